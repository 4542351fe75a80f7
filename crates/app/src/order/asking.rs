//! Who is to ask the client of an order something (clauses B5, B6): they have to know who that is, and to
//! have the link at hand, as long as the question is open and no longer.

use anyhow::Result;
use domain::SiteId;
use domain::access::Actor;
use domain::subject::Subject;
use standards::Start;
use store::Database;

use super::is_theirs;
use crate::house::House;

/// Whether the actor, or a team of theirs, has to ask the order's client for a word that is still open.
pub(super) fn is_asking(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    (site, subject): (&SiteId, Subject),
) -> Result<bool> {
    let Some(account) = actor.account else {
        return Ok(false);
    };
    let teams = store::directory::teams(db, site)?;
    for duty in store::duty::of_subject(db, site, subject)? {
        if duty.duty.outcome.is_some() || !is_theirs(&duty, account, &teams) {
            continue;
        }
        let standard = house.standard(db, site, duty.standard_version)?;
        let starts = standard.rule(&duty.duty.rule).map(|rule| rule.starts);
        if matches!(
            starts,
            Some(Start::OrderPlaced | Start::OrderCounted | Start::OrderDone)
        ) {
            return Ok(true);
        }
    }
    Ok(false)
}
