//! What visitors say of the service with one tap.

use anyhow::Result;
use diesel::prelude::*;
use domain::{CaseId, DeviceId, Milliseconds, RatingId, SiteId, TicketId, VisitId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::rating;
use crate::text::{counted, kept, read, read_optional};

/// A rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Its id.
    pub id: RatingId,
    /// When.
    pub at: Milliseconds,
    /// From 1, very bad, to 5, very good.
    pub score: u32,
    /// What was said with it, sealed; `None` where nothing was, or it was erased.
    pub sealed: Option<String>,
    /// The ticket it is about.
    pub ticket: Option<TicketId>,
    /// The visit it is about.
    pub visit: Option<VisitId>,
    /// The device it came from.
    pub device: Option<DeviceId>,
    /// The case that a low one opened, or joined.
    pub case: Option<CaseId>,
    /// When somebody saw to it, and who.
    pub settled: Option<(Milliseconds, String)>,
    /// What was done about it.
    pub settled_note: String,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = rating, treat_none_as_null = true)]
struct RatingRow {
    site_id: String,
    id: String,
    at: i64,
    score: i32,
    sealed: Option<String>,
    ticket_id: Option<String>,
    device_id: Option<String>,
    settled_at: Option<i64>,
    settled_by: Option<String>,
    settled_note: String,
    visit_id: Option<String>,
    case_id: Option<String>,
}

impl RatingRow {
    fn of(site: &SiteId, one: &Rating) -> Result<Self> {
        let (settled_at, settled_by) = one.settled.clone().unzip();
        Ok(Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            at: one.at,
            score: kept("rating", "score", one.score)?,
            sealed: one.sealed.clone(),
            ticket_id: one.ticket.map(|id| id.to_string()),
            device_id: one.device.map(|id| id.to_string()),
            settled_at,
            settled_by,
            settled_note: one.settled_note.clone(),
            visit_id: one.visit.map(|id| id.to_string()),
            case_id: one.case.map(|id| id.to_string()),
        })
    }

    fn into_rating(self) -> Result<Rating> {
        Ok(Rating {
            id: read("rating", "id", &self.id)?,
            at: self.at,
            score: counted("rating", "score", self.score)?,
            sealed: self.sealed,
            ticket: read_optional("rating", "ticket_id", self.ticket_id.as_deref())?,
            visit: read_optional("rating", "visit_id", self.visit_id.as_deref())?,
            device: read_optional("rating", "device_id", self.device_id.as_deref())?,
            case: read_optional("rating", "case_id", self.case_id.as_deref())?,
            settled: self.settled_at.zip(self.settled_by),
            settled_note: self.settled_note,
        })
    }
}

/// Keeps a rating.
pub fn add(connection: &mut Database, site: &SiteId, new: &Rating) -> Result<()> {
    let row = RatingRow::of(site, new)?;
    directly!(connection, |behind| diesel::insert_into(rating::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a rating as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &Rating) -> Result<()> {
    let row = RatingRow::of(site, changed)?;
    directly!(connection, |behind| diesel::update(
        rating::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The rating, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: RatingId) -> Result<Option<Rating>> {
    let row: Option<RatingRow> = directly!(connection, |behind| rating::table
        .find((site.as_str(), id.to_string()))
        .select(RatingRow::as_select())
        .first(behind)
        .optional())?;
    row.map(RatingRow::into_rating).transpose()
}

/// The rating of a ticket.
pub fn of_ticket(
    connection: &mut Database,
    site: &SiteId,
    ticket: TicketId,
) -> Result<Option<Rating>> {
    let row: Option<RatingRow> = directly!(connection, |behind| rating::table
        .filter(rating::site_id.eq(site.as_str()))
        .filter(rating::ticket_id.eq(ticket.to_string()))
        .select(RatingRow::as_select())
        .first(behind)
        .optional())?;
    row.map(RatingRow::into_rating).transpose()
}

/// The rating of a visit.
pub fn of_visit(
    connection: &mut Database,
    site: &SiteId,
    visit: VisitId,
) -> Result<Option<Rating>> {
    let row: Option<RatingRow> = directly!(connection, |behind| rating::table
        .filter(rating::site_id.eq(site.as_str()))
        .filter(rating::visit_id.eq(visit.to_string()))
        .select(RatingRow::as_select())
        .first(behind)
        .optional())?;
    row.map(RatingRow::into_rating).transpose()
}

/// The ratings since an instant, the newest first.
pub fn since(connection: &mut Database, site: &SiteId, since: Milliseconds) -> Result<Vec<Rating>> {
    let rows: Vec<RatingRow> = directly!(connection, |behind| rating::table
        .filter(rating::site_id.eq(site.as_str()))
        .filter(rating::at.ge(since))
        .order((rating::at.desc(), rating::id))
        .select(RatingRow::as_select())
        .load(behind))?;
    rows.into_iter().map(RatingRow::into_rating).collect()
}

/// The cases that the low ratings of a device, or those of none, opened or joined since an instant.
pub fn cases_since(
    connection: &mut Database,
    site: &SiteId,
    device: Option<DeviceId>,
    since: Milliseconds,
) -> Result<Vec<CaseId>> {
    let rows: Vec<(Option<String>, Option<String>)> =
        directly!(connection, |behind| rating::table
            .filter(rating::site_id.eq(site.as_str()))
            .filter(rating::at.ge(since))
            .filter(rating::case_id.is_not_null())
            .select((rating::device_id, rating::case_id))
            .distinct()
            .load(behind))?;
    let device = device.map(|id| id.to_string());
    let own = rows.iter().filter(|(from, _)| *from == device);
    let cases = own.filter_map(|(_, case)| case.as_deref());
    cases.map(|id| read("rating", "case_id", id)).collect()
}

/// The ratings that a case is about, the first ones first.
pub fn of_case(
    connection: &mut Database,
    site: &SiteId,
    case: CaseId,
    limit: i64,
) -> Result<Vec<Rating>> {
    let rows: Vec<RatingRow> = directly!(connection, |behind| rating::table
        .filter(rating::site_id.eq(site.as_str()))
        .filter(rating::case_id.eq(case.to_string()))
        .order((rating::at, rating::id))
        .limit(limit)
        .select(RatingRow::as_select())
        .load(behind))?;
    rows.into_iter().map(RatingRow::into_rating).collect()
}

/// Whether words that were said before `before` are still kept.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = rating::table
        .filter(rating::site_id.eq(site.as_str()))
        .filter(rating::at.lt(before))
        .filter(rating::sealed.is_not_null());
    Ok(finds_any!(connection, kept)?)
}

/// Forgets the words that were said before `before`; of how many ratings. They stay, and are counted.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let forgotten = diesel::update(
        rating::table
            .filter(rating::site_id.eq(site.as_str()))
            .filter(rating::at.lt(before))
            .filter(rating::sealed.is_not_null()),
    )
    .set(rating::sealed.eq(None::<String>));
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}
