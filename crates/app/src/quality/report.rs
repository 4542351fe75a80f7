//! The monthly service report 服务月报: a month's figures beside the month before, what fell short and what
//! was explained of it, and the journal's head, which proves that nothing of it was written anew. It names
//! no person.

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::duty::DutyRecord;
use domain::journal::Hash;
use domain::quality::{Counts, Period, Standing};
use domain::serving::instant;
use domain::spot_check::Tally;
use domain::{DutyId, Milliseconds, SiteId};
use store::Database;
use store::quality::Deeds;

use super::duties::forget_people;
use super::ground::Ground;
use super::{By, QualityPage, QualityRow, page_of, rows_of};
use crate::board::Eyes;
use crate::error::Error;
use crate::house::House;
use crate::order::OrderFigures;
use crate::view::{DutyView, WHOLE};

/// The most duties that the lists of a report hold; how many there are is said beside.
const LISTED_MAX: usize = 2_000;

/// A duty that fell short or was waived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortDuty {
    /// The duty, without people.
    pub view: DutyView,
    /// How it stands.
    pub standing: Standing,
    /// What was remarked on it, or why it was waived.
    pub said: Vec<String>,
}

/// What a month's service did beside its duties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// What the registers hold.
    pub deeds: Deeds,
    /// How the clients of the orders came to agree and to know (clauses B5, B6).
    pub orders: OrderFigures,
    /// Complaints that became cases, those about the reader left out.
    pub cases: usize,
    /// How well what was looked at in spot checks was done.
    pub scores: Tally,
}

/// The report of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The figures by clause, with site, standard and period.
    pub page: QualityPage,
    /// The figures by team.
    pub teams: Vec<QualityRow>,
    /// All duties of the month before.
    pub before: Counts,
    /// What the month's service did.
    pub worked: Worked,
    /// What the month before did.
    pub worked_before: Worked,
    /// What fell short, as it was due.
    pub short: Vec<ShortDuty>,
    /// What was waived, as it was due.
    pub waived: Vec<ShortDuty>,
    /// The last number of the journal.
    pub head_number: i64,
    /// Its hash.
    pub head_hash: Hash,
    /// When the report was made.
    pub at: Milliseconds,
}

/// The report of a month; `None` for whoever may not take it away.
///
/// # Errors
/// When the database fails.
pub async fn report(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    month: Period,
) -> Result<Option<Report>, Error> {
    let right = actor.right(site, Object::Quality, Action::Export);
    if right.is_none_or(|right| right.reach < Reach::Site) {
        return Ok(None);
    }
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<Report>> {
        let whole = (&owned, &actor);
        let Some(mut ground) = Ground::open(db, whole, &site, month)? else {
            return Ok(None);
        };
        let Some(earlier) = Ground::open(db, whole, &site, month.month_before())? else {
            return Ok(None);
        };
        let Some(eyes) = Eyes::of(db, &actor, &ground.sight)? else {
            return Ok(None);
        };
        let mut before = Counts::default();
        for group in earlier.by_rule(db)? {
            before.add_all(&group.counts);
        }
        let groups = ground.by_person(db)?;
        let (short, waived) = listed(db, &mut ground, &eyes)?;
        let (head_number, head_hash) = store::site::head(db, &site)?;
        Ok(Some(Report {
            teams: rows_of(db, &ground, &groups, By::Team)?,
            page: page_of(db, &mut ground, By::Clause)?,
            before,
            worked: worked(db, &ground, &actor)?,
            worked_before: worked(db, &earlier, &actor)?,
            short,
            waived,
            head_number,
            head_hash,
            at: ground.now,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn worked(db: &mut Database, ground: &Ground, actor: &Actor) -> Result<Worked> {
    let site = &ground.sight.site.id;
    let (first, last) = (
        ground.period.first.to_string(),
        ground.period.last.to_string(),
    );
    let hidden = crate::case::hidden_from(db, actor, site)?;
    let cases = store::case::between(db, site, ground.span, WHOLE)?;
    let checks = store::spot_check::between(db, site, ground.span, None)?;
    let items = checks.iter().flat_map(|check| &check.items);
    Ok(Worked {
        deeds: store::quality::deeds(db, site, (&first, &last), ground.span)?,
        orders: store::order::figures(db, site, ground.span, ground.now)?,
        cases: cases
            .iter()
            .filter(|record| !hidden.contains(&record.case.id.0))
            .count(),
        scores: items.fold(Tally::default(), |tally, item| tally.with(item.score)),
    })
}

/// What fell short and what was waived, as far as the reader may see it.
fn listed(
    db: &mut Database,
    ground: &mut Ground,
    eyes: &Eyes,
) -> Result<(Vec<ShortDuty>, Vec<ShortDuty>)> {
    let site = ground.sight.site.id.clone();
    let (first, last) = (
        ground.period.first.to_string(),
        ground.period.last.to_string(),
    );
    let found = store::duty::short_or_waived(db, &site, (&first, &last), ground.now)?;
    let found = found.into_iter().filter(|record| eyes.see(record, None));
    let found: Vec<DutyRecord> = found.collect();
    let ids: Vec<DutyId> = found.iter().map(|record| record.id).collect();
    let remarks = store::remark::of_duties(db, &site, &ids)?;
    let (mut short, mut waived) = (Vec::new(), Vec::new());
    for record in found {
        let standing = Standing::of(&record.duty, instant(ground.now));
        let those = if standing.falls_short() {
            &mut short
        } else {
            &mut waived
        };
        if those.len() >= LISTED_MAX {
            continue;
        }
        let mut view = ground.sight.duty(db, &record, None, None)?;
        forget_people(&mut view);
        let reason = view
            .outcome
            .as_ref()
            .and_then(|outcome| outcome.reason.clone());
        let of_duty = remarks.iter().filter(|remark| remark.duty == record.id);
        let said = reason
            .into_iter()
            .chain(of_duty.map(|remark| remark.note.clone()));
        those.push(ShortDuty {
            said: said.collect(),
            view,
            standing,
        });
    }
    Ok((short, waived))
}
