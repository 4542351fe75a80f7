//! How long visits are kept: one proposes, another approves.

use domain::access::{Action, Actor, Object};
use domain::journal::Entry;
use domain::visit::Keeping;
use domain::{Refusal, SiteId};
use store::Database;
use store::visit::KeepingRecord;

use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;

/// What is in force, and what waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepingView {
    /// What is in force.
    pub in_force: Keeping,
    /// Who approved it; `None` for what a site begins with.
    pub approved_by: Option<String>,
    /// What was proposed since.
    pub proposed: Option<KeepingRecord>,
}

/// What is in force at the site.
pub(crate) fn in_force(db: &mut Database, site: &SiteId) -> anyhow::Result<Keeping> {
    let known = store::visit::keepings(db, site)?;
    let approved = known.iter().find(|one| one.approved.is_some());
    Ok(approved.map_or_else(Keeping::default, |one| one.keeping))
}

/// How long visits are kept at the site.
///
/// # Errors
/// When the database fails.
pub async fn keeping(house: &House, site: &SiteId) -> Result<KeepingView, Error> {
    let site = site.clone();
    let known = house
        .store()
        .read(move |db| store::visit::keepings(db, &site))
        .await?;
    let approved = known.iter().find(|one| one.approved.is_some());
    let newest = known.first().filter(|one| one.approved.is_none());
    Ok(KeepingView {
        in_force: approved.map_or_else(Keeping::default, |one| one.keeping),
        approved_by: approved.and_then(|one| Some(one.approved.as_ref()?.0.clone())),
        proposed: newest.cloned(),
    })
}

/// Proposes how long visits are kept.
///
/// # Errors
/// Refused to whoever may not, and where a number cannot be.
pub async fn propose_keeping(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    keeping: Keeping,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::VisitKeeping, Action::Configure)?;
        keeping.check()?;
        let known = store::visit::keepings(deed.db, &deed.site.id)?;
        let number = known.first().map_or(1, |last| last.number + 1);
        let record = KeepingRecord {
            number,
            keeping,
            proposed_by: deed.actor.name.clone(),
            proposed_by_account: deed.actor.account,
            proposed: deed.now,
            approved: None,
        };
        store::visit::add_keeping(deed.db, &deed.site.id, &record)?;
        let entry = told(deed.entry("keeping-proposed"), keeping);
        deed.write(&entry)?;
        Ok(Answer::about(number))
    })
    .await
}

fn told(entry: Entry, keeping: Keeping) -> Entry {
    entry
        .detail("days", keeping.days)
        .detail("document_days", keeping.document_days)
        .detail("looks", keeping.looks_an_hour)
        .detail("calls", keeping.call_days)
        .detail("inquiries", keeping.inquiry_days)
        .detail("ratings", keeping.rating_days)
}

/// Approves what was proposed last.
///
/// # Errors
/// Refused to whoever may not or proposed it, and where another was proposed since it was read.
pub async fn approve_keeping(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    number: i32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::VisitKeeping, Action::Approve)?;
        let known = store::visit::keepings(deed.db, &deed.site.id)?;
        let proposed = known
            .first()
            .filter(|one| one.number == number && one.approved.is_none())
            .ok_or_else(|| Refusal::conflict("visit-keeping-not-proposed"))?;
        if proposed.proposed_by_account == deed.actor.account {
            return Err(Refusal::conflict("watch-second-person").into());
        }
        let (name, now) = (deed.actor.name.clone(), deed.now);
        store::visit::approve_keeping(deed.db, &deed.site.id, number, &name, now)?;
        let entry = told(deed.entry("keeping-approved"), proposed.keeping);
        deed.write(&entry)?;
        Ok(Answer::about(number))
    })
    .await
}
