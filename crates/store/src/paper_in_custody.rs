//! Papers in custody, the steps of their chain of hands, and the hand-overs that were signed for.

mod step;

use anyhow::Result;
use diesel::prelude::*;
use domain::paper_in_custody::{PaperHandOver, PaperInCustody, Retrieved};
use domain::{Milliseconds, PaperHandOverId, PaperInCustodyId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{paper_hand_over, paper_in_custody};
use crate::text::{read, read_optional};

pub use self::step::{add_step, count_steps, forget_before, steps};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = paper_in_custody, treat_none_as_null = true)]
struct PaperRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    title: String,
    document_number: String,
    classified: bool,
    copies: i32,
    leader_id: String,
    leader: String,
    room_id: String,
    retrieved_at: i64,
    retrieved_by: String,
    retrieved_by_id: Option<String>,
    due_at: Option<i64>,
    hand_over_id: Option<String>,
    holder: String,
    holder_id: Option<String>,
    struck_at: Option<i64>,
}

impl PaperRow {
    fn of(site: &SiteId, one: &PaperInCustody) -> Self {
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            title: one.retrieved.title.clone(),
            document_number: one.retrieved.document_number.clone(),
            classified: one.retrieved.classified,
            copies: one.retrieved.copies as i32,
            leader_id: one.leader.to_string(),
            leader: one.leader_name.clone(),
            room_id: one.room.to_string(),
            retrieved_at: one.at,
            retrieved_by: one.by.clone(),
            retrieved_by_id: one.by_account.map(|id| id.to_string()),
            due_at: one.due,
            hand_over_id: one.hand_over.map(|id| id.to_string()),
            holder: one.holder.clone(),
            holder_id: one.holder_account.map(|id| id.to_string()),
            struck_at: one.struck,
        }
    }

    fn into_paper(self) -> Result<PaperInCustody> {
        const TABLE: &str = "paper_in_custody";
        Ok(PaperInCustody {
            id: read(TABLE, "id", &self.id)?,
            day: self.day,
            number: self.number,
            retrieved: Retrieved {
                title: self.title,
                document_number: self.document_number,
                classified: self.classified,
                copies: self.copies.unsigned_abs(),
            },
            leader: read(TABLE, "leader_id", &self.leader_id)?,
            leader_name: self.leader,
            room: read(TABLE, "room_id", &self.room_id)?,
            at: self.retrieved_at,
            by: self.retrieved_by,
            by_account: read_optional(TABLE, "retrieved_by_id", self.retrieved_by_id.as_deref())?,
            due: self.due_at,
            hand_over: read_optional(TABLE, "hand_over_id", self.hand_over_id.as_deref())?,
            holder: self.holder,
            holder_account: read_optional(TABLE, "holder_id", self.holder_id.as_deref())?,
            struck: self.struck_at,
        })
    }
}

fn papers(rows: Vec<PaperRow>) -> Result<Vec<PaperInCustody>> {
    rows.into_iter().map(PaperRow::into_paper).collect()
}

/// Keeps a paper that was taken down.
pub fn add(connection: &mut Database, site: &SiteId, new: &PaperInCustody) -> Result<()> {
    let row = PaperRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(
        paper_in_custody::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Keeps a paper as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &PaperInCustody) -> Result<()> {
    let row = PaperRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        paper_in_custody::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The paper, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: PaperInCustodyId,
) -> Result<Option<PaperInCustody>> {
    let row: Option<PaperRow> = directly!(connection, |behind| paper_in_custody::table
        .find((site.as_str(), id.to_string()))
        .select(PaperRow::as_select())
        .first(behind)
        .optional())?;
    row.map(PaperRow::into_paper).transpose()
}

/// The last number of a day; 0 where nothing was taken down.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| paper_in_custody::table
        .filter(paper_in_custody::site_id.eq(site.as_str()))
        .filter(paper_in_custody::day.eq(day))
        .select(diesel::dsl::max(paper_in_custody::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The papers that nobody signed for yet and that were not struck out, the oldest first.
pub fn in_hand(connection: &mut Database, site: &SiteId) -> Result<Vec<PaperInCustody>> {
    let rows: Vec<PaperRow> = directly!(connection, |behind| paper_in_custody::table
        .filter(paper_in_custody::site_id.eq(site.as_str()))
        .filter(paper_in_custody::hand_over_id.is_null())
        .filter(paper_in_custody::struck_at.is_null())
        .order((
            paper_in_custody::retrieved_at,
            paper_in_custody::day,
            paper_in_custody::number,
        ))
        .select(PaperRow::as_select())
        .load(behind))?;
    papers(rows)
}

/// The papers that were taken down in a span of time, the newest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<PaperInCustody>> {
    let rows: Vec<PaperRow> = directly!(connection, |behind| paper_in_custody::table
        .filter(paper_in_custody::site_id.eq(site.as_str()))
        .filter(paper_in_custody::retrieved_at.ge(from))
        .filter(paper_in_custody::retrieved_at.lt(until))
        .order((
            paper_in_custody::retrieved_at.desc(),
            paper_in_custody::day.desc(),
            paper_in_custody::number.desc(),
        ))
        .select(PaperRow::as_select())
        .load(behind))?;
    papers(rows)
}

/// The papers of a hand-over, in the order in which they were taken down.
pub fn of_hand_over(
    connection: &mut Database,
    site: &SiteId,
    id: PaperHandOverId,
) -> Result<Vec<PaperInCustody>> {
    let rows: Vec<PaperRow> = directly!(connection, |behind| paper_in_custody::table
        .filter(paper_in_custody::site_id.eq(site.as_str()))
        .filter(paper_in_custody::hand_over_id.eq(id.to_string()))
        .order((
            paper_in_custody::retrieved_at,
            paper_in_custody::day,
            paper_in_custody::number,
        ))
        .select(PaperRow::as_select())
        .load(behind))?;
    papers(rows)
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = paper_hand_over)]
struct HandOverRow {
    site_id: String,
    id: String,
    at: i64,
    handed_by: String,
    handed_by_id: Option<String>,
    receiver_id: String,
    receiver: String,
    reason: String,
    signature: Option<Vec<u8>>,
}

/// Keeps a hand-over with its sealed signature, and that it took these papers, which nobody had signed
/// for; how many that were.
pub fn hand_over(
    connection: &mut Database,
    site: &SiteId,
    (one, signature): (&PaperHandOver, Option<Vec<u8>>),
    papers: &[PaperInCustodyId],
) -> Result<usize> {
    let row = HandOverRow {
        site_id: site.to_string(),
        id: one.id.to_string(),
        at: one.at,
        handed_by: one.by.clone(),
        handed_by_id: one.by_account.map(|id| id.to_string()),
        receiver_id: one.receiver.to_string(),
        receiver: one.receiver_name.clone(),
        reason: one.reason.clone(),
        signature,
    };
    directly!(connection, |behind| diesel::insert_into(
        paper_hand_over::table
    )
    .values(row)
    .execute(behind))?;
    let papers: Vec<String> = papers.iter().map(ToString::to_string).collect();
    let taken = directly!(connection, |behind| diesel::update(
        paper_in_custody::table
            .filter(paper_in_custody::site_id.eq(site.as_str()))
            .filter(paper_in_custody::id.eq_any(papers))
            .filter(paper_in_custody::hand_over_id.is_null())
            .filter(paper_in_custody::struck_at.is_null())
    )
    .set(paper_in_custody::hand_over_id.eq(Some(one.id.to_string())))
    .execute(behind))?;
    Ok(taken)
}

/// The hand-overs of the ids with their sealed signatures, in no order.
pub fn hand_overs(
    connection: &mut Database,
    site: &SiteId,
    ids: &[PaperHandOverId],
) -> Result<Vec<(PaperHandOver, Option<Vec<u8>>)>> {
    const TABLE: &str = "paper_hand_over";
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<HandOverRow> = directly!(connection, |behind| paper_hand_over::table
        .filter(paper_hand_over::site_id.eq(site.as_str()))
        .filter(paper_hand_over::id.eq_any(ids))
        .select(HandOverRow::as_select())
        .load(behind))?;
    rows.into_iter()
        .map(|row| {
            let one = PaperHandOver {
                id: read(TABLE, "id", &row.id)?,
                at: row.at,
                by: row.handed_by,
                by_account: read_optional(TABLE, "handed_by_id", row.handed_by_id.as_deref())?,
                receiver: read(TABLE, "receiver_id", &row.receiver_id)?,
                receiver_name: row.receiver,
                reason: row.reason,
            };
            Ok((one, row.signature))
        })
        .collect()
}
