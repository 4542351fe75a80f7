//! What is said of meetings and orders with one tap.

use anyhow::Result;
use diesel::prelude::*;
use domain::{CaseId, MeetingId, MeetingRatingId, Milliseconds, OrderId, SiteId, TeamId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::meeting_rating;
use crate::text::{counted, kept, read, read_optional};

/// A rating of a meeting, of an order, or of an order of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRating {
    /// Its id.
    pub id: MeetingRatingId,
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// The order by whose link it was said.
    pub order: Option<OrderId>,
    /// The team that served it.
    pub team: Option<TeamId>,
    /// When.
    pub at: Milliseconds,
    /// From 1, very bad, to 5, very good.
    pub score: u32,
    /// What was said with it, sealed; `None` where nothing was, or it was erased.
    pub sealed: Option<String>,
    /// The case that it opened.
    pub case: Option<CaseId>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = meeting_rating, treat_none_as_null = true)]
struct RatingRow {
    site_id: String,
    id: String,
    meeting_id: Option<String>,
    order_id: Option<String>,
    team_id: Option<String>,
    at: i64,
    score: i32,
    sealed: Option<String>,
    case_id: Option<String>,
}

impl RatingRow {
    fn of(site: &SiteId, one: &MeetingRating) -> Result<Self> {
        Ok(Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            meeting_id: one.meeting.map(|id| id.to_string()),
            order_id: one.order.map(|id| id.to_string()),
            team_id: one.team.map(|id| id.to_string()),
            at: one.at,
            score: kept("meeting_rating", "score", one.score)?,
            sealed: one.sealed.clone(),
            case_id: one.case.map(|id| id.to_string()),
        })
    }

    fn into_rating(self) -> Result<MeetingRating> {
        Ok(MeetingRating {
            id: read("meeting_rating", "id", &self.id)?,
            meeting: read_optional("meeting_rating", "meeting_id", self.meeting_id.as_deref())?,
            order: read_optional("meeting_rating", "order_id", self.order_id.as_deref())?,
            team: read_optional("meeting_rating", "team_id", self.team_id.as_deref())?,
            at: self.at,
            score: counted("meeting_rating", "score", self.score)?,
            sealed: self.sealed,
            case: read_optional("meeting_rating", "case_id", self.case_id.as_deref())?,
        })
    }
}

/// Keeps a rating.
pub fn add_rating(connection: &mut Database, site: &SiteId, new: &MeetingRating) -> Result<()> {
    let row = RatingRow::of(site, new)?;
    directly!(connection, |behind| diesel::insert_into(
        meeting_rating::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Keeps a rating as it now stands.
pub fn change_rating(
    connection: &mut Database,
    site: &SiteId,
    changed: &MeetingRating,
) -> Result<()> {
    let row = RatingRow::of(site, changed)?;
    directly!(connection, |behind| diesel::update(
        meeting_rating::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The rating, if the site has it.
pub fn find_rating(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingRatingId,
) -> Result<Option<MeetingRating>> {
    let row: Option<RatingRow> = directly!(connection, |behind| meeting_rating::table
        .find((site.as_str(), id.to_string()))
        .select(RatingRow::as_select())
        .first(behind)
        .optional())?;
    row.map(RatingRow::into_rating).transpose()
}

/// What was said of a meeting, the newest first.
pub fn of_meeting(
    connection: &mut Database,
    site: &SiteId,
    meeting: MeetingId,
) -> Result<Vec<MeetingRating>> {
    let rows: Vec<RatingRow> = directly!(connection, |behind| meeting_rating::table
        .filter(meeting_rating::site_id.eq(site.as_str()))
        .filter(meeting_rating::meeting_id.eq(meeting.to_string()))
        .order((meeting_rating::at.desc(), meeting_rating::id))
        .select(RatingRow::as_select())
        .load(behind))?;
    rows.into_iter().map(RatingRow::into_rating).collect()
}

/// What was said by the link of an order, the newest first.
pub fn of_order(
    connection: &mut Database,
    site: &SiteId,
    order: OrderId,
) -> Result<Vec<MeetingRating>> {
    let rows: Vec<RatingRow> = directly!(connection, |behind| meeting_rating::table
        .filter(meeting_rating::site_id.eq(site.as_str()))
        .filter(meeting_rating::order_id.eq(order.to_string()))
        .order((meeting_rating::at.desc(), meeting_rating::id))
        .select(RatingRow::as_select())
        .load(behind))?;
    rows.into_iter().map(RatingRow::into_rating).collect()
}

/// The ratings that a case is about, in the order in which they were given.
pub fn of_case(
    connection: &mut Database,
    site: &SiteId,
    case: CaseId,
) -> Result<Vec<MeetingRating>> {
    let rows: Vec<RatingRow> = directly!(connection, |behind| meeting_rating::table
        .filter(meeting_rating::site_id.eq(site.as_str()))
        .filter(meeting_rating::case_id.eq(case.to_string()))
        .order((meeting_rating::at, meeting_rating::id))
        .select(RatingRow::as_select())
        .load(behind))?;
    rows.into_iter().map(RatingRow::into_rating).collect()
}

/// What was said in a span of time, the newest first.
pub fn ratings_between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<MeetingRating>> {
    let rows: Vec<RatingRow> = directly!(connection, |behind| meeting_rating::table
        .filter(meeting_rating::site_id.eq(site.as_str()))
        .filter(meeting_rating::at.ge(from))
        .filter(meeting_rating::at.lt(until))
        .order((meeting_rating::at.desc(), meeting_rating::id))
        .limit(limit)
        .select(RatingRow::as_select())
        .load(behind))?;
    rows.into_iter().map(RatingRow::into_rating).collect()
}

/// Whether words that were said before `before` are still kept.
pub fn keeps_ratings_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = meeting_rating::table
        .filter(meeting_rating::site_id.eq(site.as_str()))
        .filter(meeting_rating::at.lt(before))
        .filter(meeting_rating::sealed.is_not_null());
    Ok(finds_any!(connection, kept)?)
}

/// Forgets the words that were said before `before`; of how many ratings. They stay, and are counted.
pub fn forget_ratings(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let forgotten = diesel::update(
        meeting_rating::table
            .filter(meeting_rating::site_id.eq(site.as_str()))
            .filter(meeting_rating::at.lt(before))
            .filter(meeting_rating::sealed.is_not_null()),
    )
    .set(meeting_rating::sealed.eq(None::<String>));
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}
