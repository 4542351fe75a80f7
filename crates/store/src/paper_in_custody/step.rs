//! The steps in the chain of a paper's hands.

use anyhow::Result;
use diesel::prelude::*;
use domain::paper_in_custody::{PaperAct, PaperBefore, PaperStep, Retrieved};
use domain::{PaperInCustodyId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::paper_step;
use crate::text::{inconsistent, read, read_optional};

const TABLE: &str = "paper_step";

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = paper_step)]
struct StepRow {
    site_id: String,
    paper_id: String,
    position: i32,
    act: String,
    at: i64,
    done_by: String,
    done_by_id: Option<String>,
    said: String,
    before_title: Option<String>,
    before_number: Option<String>,
    before_classified: Option<bool>,
    before_copies: Option<i32>,
    before_leader: Option<String>,
}

impl StepRow {
    fn of(site: &SiteId, (paper, position): (PaperInCustodyId, i32), one: &PaperStep) -> Self {
        let before = one.before.as_ref();
        let retrieved = before.map(|before| &before.retrieved);
        Self {
            site_id: site.to_string(),
            paper_id: paper.to_string(),
            position,
            act: one.act.word().to_owned(),
            at: one.at,
            done_by: one.by.clone(),
            done_by_id: one.by_account.map(|id| id.to_string()),
            said: one.said.clone(),
            before_title: retrieved.map(|one| one.title.clone()),
            before_number: retrieved.map(|one| one.document_number.clone()),
            before_classified: retrieved.map(|one| one.classified),
            before_copies: retrieved.map(|one| one.copies as i32),
            before_leader: before.map(|before| before.leader_name.clone()),
        }
    }

    fn into_step(self) -> Result<(PaperInCustodyId, PaperStep)> {
        let act = PaperAct::from_word(&self.act);
        let before = self.before_title.map(|title| PaperBefore {
            retrieved: Retrieved {
                title,
                document_number: self.before_number.unwrap_or_default(),
                classified: self.before_classified.unwrap_or_default(),
                copies: self.before_copies.unwrap_or_default().unsigned_abs(),
            },
            leader_name: self.before_leader.unwrap_or_default(),
        });
        let step = PaperStep {
            act: act.ok_or_else(|| inconsistent(TABLE, "act", &self.act))?,
            at: self.at,
            by: self.done_by,
            by_account: read_optional(TABLE, "done_by_id", self.done_by_id.as_deref())?,
            said: self.said,
            before,
        };
        Ok((read(TABLE, "paper_id", &self.paper_id)?, step))
    }
}

/// How many steps a paper has.
pub fn count_steps(
    connection: &mut Database,
    site: &SiteId,
    paper: PaperInCustodyId,
) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| paper_step::table
        .filter(paper_step::site_id.eq(site.as_str()))
        .filter(paper_step::paper_id.eq(paper.to_string()))
        .select(diesel::dsl::max(paper_step::position))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// Adds a step to the chain of a paper's hands, at a position counted from 1.
pub fn add_step(
    connection: &mut Database,
    site: &SiteId,
    place: (PaperInCustodyId, i32),
    new: &PaperStep,
) -> Result<()> {
    let row = StepRow::of(site, place, new);
    directly!(connection, |behind| diesel::insert_into(paper_step::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Takes out of a paper's steps what stood there before, because it should never have been written down.
pub fn forget_before(
    connection: &mut Database,
    site: &SiteId,
    paper: PaperInCustodyId,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        paper_step::table
            .filter(paper_step::site_id.eq(site.as_str()))
            .filter(paper_step::paper_id.eq(paper.to_string()))
            .filter(paper_step::before_classified.eq(Some(false)))
    )
    .set((
        paper_step::before_title.eq(Some("")),
        paper_step::before_number.eq(Some("")),
        paper_step::said.eq(""),
    ))
    .execute(behind))?;
    Ok(())
}

/// The steps of the papers, of each in their order.
pub fn steps(
    connection: &mut Database,
    site: &SiteId,
    papers: &[PaperInCustodyId],
) -> Result<Vec<(PaperInCustodyId, PaperStep)>> {
    let papers: Vec<String> = papers.iter().map(ToString::to_string).collect();
    let rows: Vec<StepRow> = directly!(connection, |behind| paper_step::table
        .filter(paper_step::site_id.eq(site.as_str()))
        .filter(paper_step::paper_id.eq_any(papers))
        .order((paper_step::paper_id, paper_step::position))
        .select(StepRow::as_select())
        .load(behind))?;
    rows.into_iter().map(StepRow::into_step).collect()
}
