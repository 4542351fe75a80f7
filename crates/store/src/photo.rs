//! Photos of records of the registers. What they show is sealed by whoever hands it over here.

use anyhow::Result;
use diesel::prelude::*;
use domain::subject::Register;
use domain::{AccountId, Milliseconds, PhotoId, SiteId, Uid};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::{fault, photo};
use crate::text::{counted, inconsistent, kept, read, read_optional};

/// A photo without what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoBrief {
    /// Its id.
    pub id: PhotoId,
    /// The register.
    pub register: Register,
    /// The record it belongs to.
    pub subject: Uid,
    /// When it was added.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// Their account.
    pub account: Option<AccountId>,
    /// The hash of what it shows, in hexadecimal.
    pub sha: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// What a photo shows, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedPhoto {
    /// As large as it is kept.
    pub large: Vec<u8>,
    /// As a list shows it.
    pub small: Vec<u8>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = photo)]
struct BriefRow {
    id: String,
    register: String,
    subject_id: String,
    added_at: i64,
    added_by: String,
    added_by_id: Option<String>,
    sha: String,
    width: i32,
    height: i32,
}

impl BriefRow {
    fn into_brief(self) -> Result<PhotoBrief> {
        let register = Register::from_word(&self.register);
        Ok(PhotoBrief {
            id: read("photo", "id", &self.id)?,
            register: register.ok_or_else(|| inconsistent("photo", "register", &self.register))?,
            subject: read("photo", "subject_id", &self.subject_id)?,
            at: self.added_at,
            by: self.added_by,
            account: read_optional("photo", "added_by_id", self.added_by_id.as_deref())?,
            sha: self.sha,
            width: counted("photo", "width", self.width)?,
            height: counted("photo", "height", self.height)?,
        })
    }
}

/// Keeps a photo.
pub fn add(
    connection: &mut Database,
    site: &SiteId,
    new: &PhotoBrief,
    sealed: &SealedPhoto,
) -> Result<()> {
    let row = (
        photo::site_id.eq(site.to_string()),
        photo::id.eq(new.id.to_string()),
        photo::register.eq(new.register.word()),
        photo::subject_id.eq(new.subject.to_string()),
        photo::added_at.eq(new.at),
        photo::added_by.eq(&new.by),
        photo::added_by_id.eq(new.account.map(|id| id.to_string())),
        photo::sha.eq(&new.sha),
        photo::width.eq(kept("photo", "width", new.width)?),
        photo::height.eq(kept("photo", "height", new.height)?),
        photo::sealed.eq(&sealed.large),
        photo::small_sealed.eq(&sealed.small),
    );
    directly!(connection, |behind| diesel::insert_into(photo::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// The photos of records of a register, in the order in which they were added.
pub fn of_subjects(
    connection: &mut Database,
    site: &SiteId,
    register: Register,
    subjects: &[Uid],
) -> Result<Vec<PhotoBrief>> {
    let subjects: Vec<String> = subjects.iter().map(ToString::to_string).collect();
    let rows: Vec<BriefRow> = photo::table
        .filter(photo::site_id.eq(site.as_str()))
        .filter(photo::register.eq(register.word()))
        .filter(photo::subject_id.eq_any(subjects))
        .order((photo::added_at, photo::id))
        .select(BriefRow::as_select())
        .load(connection)?;
    rows.into_iter().map(BriefRow::into_brief).collect()
}

/// What a photo shows, large or small, sealed; with what is known of it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: PhotoId,
    small: bool,
) -> Result<Option<(PhotoBrief, Vec<u8>)>> {
    let asked = photo::table.find((site.to_string(), id.to_string()));
    let row: Option<(BriefRow, Vec<u8>)> = if small {
        directly!(connection, |behind| asked
            .select((BriefRow::as_select(), photo::small_sealed))
            .first(behind)
            .optional())?
    } else {
        directly!(connection, |behind| asked
            .select((BriefRow::as_select(), photo::sealed))
            .first(behind)
            .optional())?
    };
    row.map(|(row, sealed)| Ok((row.into_brief()?, sealed)))
        .transpose()
}

/// Whether a photo is kept of a fault that was closed before `before`.
pub fn keeps_of_faults_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let closed = fault::table
        .filter(fault::site_id.eq(site.as_str()))
        .filter(fault::closed_at.lt(before))
        .select(fault::id);
    let kept = photo::table
        .filter(photo::site_id.eq(site.as_str()))
        .filter(photo::register.eq(Register::Fault.word()))
        .filter(photo::subject_id.eq_any(closed));
    Ok(finds_any!(connection, kept)?)
}

/// Forgets the photos of faults that were closed before `before`; how many that were.
pub fn forget_of_faults(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let closed = fault::table
        .filter(fault::site_id.eq(site.as_str()))
        .filter(fault::closed_at.lt(before))
        .select(fault::id);
    let forgotten = diesel::delete(
        photo::table
            .filter(photo::site_id.eq(site.as_str()))
            .filter(photo::register.eq(Register::Fault.word()))
            .filter(photo::subject_id.eq_any(closed)),
    );
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}

/// Whether a photo of a duty is kept that was added before `before`.
pub fn keeps_of_duties_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = photo::table
        .filter(photo::site_id.eq(site.as_str()))
        .filter(photo::register.eq(Register::Duty.word()))
        .filter(photo::added_at.lt(before));
    Ok(finds_any!(connection, kept)?)
}

/// Forgets the photos of duties that were added before `before`; how many that were.
pub fn forget_of_duties(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let forgotten = diesel::delete(
        photo::table
            .filter(photo::site_id.eq(site.as_str()))
            .filter(photo::register.eq(Register::Duty.word()))
            .filter(photo::added_at.lt(before)),
    );
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}

/// Forgets the photos of one record of a register.
pub fn forget_of(
    connection: &mut Database,
    site: &SiteId,
    (register, subject): (Register, &str),
) -> Result<usize> {
    let forgotten = diesel::delete(
        photo::table
            .filter(photo::site_id.eq(site.as_str()))
            .filter(photo::register.eq(register.word()))
            .filter(photo::subject_id.eq(subject)),
    );
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}
