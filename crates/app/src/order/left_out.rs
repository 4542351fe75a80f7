//! Why something of an order was left undone on purpose: its client is owed the reason, and whoever writes it
//! is told that they read it.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::SiteId;
use domain::order::Served;
use standards::{Outcome, Start};
use store::Database;

use super::Kept;
use crate::house::House;

/// The reasons of what was left undone of an order.
pub(super) fn reasons(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    kept: &Kept,
) -> Result<BTreeMap<Served, String>> {
    let mut reasons = BTreeMap::new();
    let (lines, calls) = (kept.standing_lines(), kept.calls());
    let lines = lines.iter().map(|(_, progress)| progress);
    let mut served = lines.chain(calls.iter().map(|(_, progress)| progress));
    if !served.any(|progress| progress.waived) {
        return Ok(reasons);
    }
    for duty in store::duty::of_subject(db, site, kept.subject())? {
        let Some(Outcome::Waived { reason, .. }) = &duty.duty.outcome else {
            continue;
        };
        let standard = house.standard(db, site, duty.standard_version)?;
        let rule = standard.rule(&duty.duty.rule);
        let what = match rule.map(|rule| rule.starts) {
            Some(Start::OrderCall) => Served::Call(duty.duty.round),
            Some(Start::Order | Start::OrderBefore | Start::OrderSeated | Start::OrderBreak) => {
                Served::Line(duty.duty.round)
            }
            _ => continue,
        };
        reasons.insert(what, reason.clone());
    }
    Ok(reasons)
}
