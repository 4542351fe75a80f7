//! The register of inquiries. What an asker told is sealed by whoever hands it over here.

use anyhow::Result;
use diesel::prelude::*;
use domain::inquiry::Inquiry;
use domain::{InquiryId, KnowledgeId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::inquiry;
use crate::text::{from_hex, hex, read, read_optional};

/// An inquiry as the database keeps it: what was told stands beside it, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InquiryRecord {
    /// The inquiry, without what was told.
    pub inquiry: Inquiry,
    /// What was told, sealed; `None` once its time is over.
    pub sealed: Option<Vec<u8>>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = inquiry, treat_none_as_null = true)]
struct InquiryRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    at: i64,
    owner: String,
    owner_id: Option<String>,
    sealed: Option<String>,
    knowledge_id: Option<String>,
    to_whom: String,
    to_id: Option<String>,
    due_at: Option<i64>,
    answered_at: Option<i64>,
    answered_by: String,
    proposed: bool,
}

impl InquiryRow {
    fn of(site: &SiteId, record: &InquiryRecord) -> Self {
        let one = &record.inquiry;
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            at: one.at,
            owner: one.owner.clone(),
            owner_id: one.owner_account.map(|id| id.to_string()),
            sealed: record.sealed.as_deref().map(hex),
            knowledge_id: one.knowledge.map(|id| id.to_string()),
            to_whom: one.to.clone(),
            to_id: one.to_account.map(|id| id.to_string()),
            due_at: one.due,
            answered_at: one.answered,
            answered_by: one.answered_by.clone(),
            proposed: one.proposed,
        }
    }

    fn into_record(self) -> Result<InquiryRecord> {
        let sealed = self.sealed.as_deref();
        let sealed = sealed.map(|text| from_hex("inquiry", "sealed", text));
        Ok(InquiryRecord {
            sealed: sealed.transpose()?,
            inquiry: Inquiry {
                id: read("inquiry", "id", &self.id)?,
                day: self.day,
                number: self.number,
                at: self.at,
                owner: self.owner,
                owner_account: read_optional("inquiry", "owner_id", self.owner_id.as_deref())?,
                asked: None,
                knowledge: read_optional("inquiry", "knowledge_id", self.knowledge_id.as_deref())?,
                to: self.to_whom,
                to_account: read_optional("inquiry", "to_id", self.to_id.as_deref())?,
                due: self.due_at,
                answered: self.answered_at,
                answered_by: self.answered_by,
                proposed: self.proposed,
            },
        })
    }
}

fn records(rows: Vec<InquiryRow>) -> Result<Vec<InquiryRecord>> {
    rows.into_iter().map(InquiryRow::into_record).collect()
}

/// Keeps a new inquiry.
pub fn add(connection: &mut Database, site: &SiteId, new: &InquiryRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(inquiry::table)
        .values(InquiryRow::of(site, new))
        .execute(behind))?;
    Ok(())
}

/// Keeps an inquiry as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &InquiryRecord) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        inquiry::table.find((site.as_str(), changed.inquiry.id.to_string()))
    )
    .set(InquiryRow::of(site, changed))
    .execute(behind))?;
    Ok(())
}

/// The inquiry, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: InquiryId,
) -> Result<Option<InquiryRecord>> {
    let row: Option<InquiryRow> = directly!(connection, |behind| inquiry::table
        .find((site.as_str(), id.to_string()))
        .select(InquiryRow::as_select())
        .first(behind)
        .optional())?;
    row.map(InquiryRow::into_record).transpose()
}

/// The last number of a day; 0 where nobody asked.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| inquiry::table
        .filter(inquiry::site_id.eq(site.as_str()))
        .filter(inquiry::day.eq(day))
        .select(diesel::dsl::max(inquiry::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The inquiries of a day, the newest first.
pub fn of_day(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<InquiryRecord>> {
    let rows: Vec<InquiryRow> = directly!(connection, |behind| inquiry::table
        .filter(inquiry::site_id.eq(site.as_str()))
        .filter(inquiry::day.eq(day))
        .order(inquiry::number.desc())
        .select(InquiryRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Inquiries of any day that wait for an answer, the oldest first.
pub fn open(connection: &mut Database, site: &SiteId) -> Result<Vec<InquiryRecord>> {
    let rows: Vec<InquiryRow> = directly!(connection, |behind| inquiry::table
        .filter(inquiry::site_id.eq(site.as_str()))
        .filter(inquiry::answered_at.is_null())
        .order((inquiry::at, inquiry::id))
        .select(InquiryRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Inquiries whose answers are proposed to become entries of the base, the oldest first.
pub fn proposed(connection: &mut Database, site: &SiteId) -> Result<Vec<InquiryRecord>> {
    let rows: Vec<InquiryRow> = directly!(connection, |behind| inquiry::table
        .filter(inquiry::site_id.eq(site.as_str()))
        .filter(inquiry::proposed.eq(true))
        .order((inquiry::at, inquiry::id))
        .select(InquiryRow::as_select())
        .load(behind))?;
    records(rows)
}

/// How often each entry of the base was the answer in the span.
pub fn uses(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<(KnowledgeId, i64)>> {
    let rows: Vec<(Option<String>, i64)> = directly!(connection, |behind| inquiry::table
        .filter(inquiry::site_id.eq(site.as_str()))
        .filter(inquiry::at.ge(from))
        .filter(inquiry::at.lt(until))
        .filter(inquiry::knowledge_id.is_not_null())
        .group_by(inquiry::knowledge_id)
        .select((inquiry::knowledge_id, diesel::dsl::count_star()))
        .load(behind))?;
    rows.into_iter()
        .filter_map(|(id, count)| id.map(|id| (id, count)))
        .map(|(id, count)| Ok((read("inquiry", "knowledge_id", &id)?, count)))
        .collect()
}

/// The inquiries of the span that no entry of the base answered, the newest first.
pub fn in_vain(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<InquiryRecord>> {
    let rows: Vec<InquiryRow> = directly!(connection, |behind| inquiry::table
        .filter(inquiry::site_id.eq(site.as_str()))
        .filter(inquiry::at.ge(from))
        .filter(inquiry::at.lt(until))
        .filter(inquiry::knowledge_id.is_null())
        .order((inquiry::at.desc(), inquiry::id))
        .limit(limit)
        .select(InquiryRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Whether something told before `before` is still kept.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = inquiry::table
        .filter(inquiry::site_id.eq(site.as_str()))
        .filter(inquiry::at.lt(before))
        .filter(inquiry::sealed.is_not_null());
    Ok(finds_any!(connection, kept)?)
}

/// Forgets what was told before `before`; how many inquiries that were. They stay, and are counted.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let forgotten = diesel::update(
        inquiry::table
            .filter(inquiry::site_id.eq(site.as_str()))
            .filter(inquiry::at.lt(before))
            .filter(inquiry::sealed.is_not_null()),
    )
    .set((
        inquiry::sealed.eq(None::<String>),
        inquiry::proposed.eq(false),
    ))
    .execute(connection)?;
    Ok(forgotten)
}

/// Inquiries of which what was told is kept, in the order of their ids after `after`.
pub fn told(
    connection: &mut Database,
    site: &SiteId,
    after: Option<InquiryId>,
    most: i64,
) -> Result<Vec<InquiryRecord>> {
    let after = after.map_or_else(String::new, |id| id.to_string());
    let rows: Vec<InquiryRow> = directly!(connection, |behind| inquiry::table
        .filter(inquiry::site_id.eq(site.as_str()))
        .filter(inquiry::sealed.is_not_null())
        .filter(inquiry::id.gt(&after))
        .order(inquiry::id)
        .limit(most)
        .select(InquiryRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Forgets what was told in one inquiry.
pub fn forget_one(connection: &mut Database, site: &SiteId, id: InquiryId) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        inquiry::table.find((site.as_str(), id.to_string()))
    )
    .set((
        inquiry::sealed.eq(None::<String>),
        inquiry::proposed.eq(false),
    ))
    .execute(behind))?;
    Ok(())
}
