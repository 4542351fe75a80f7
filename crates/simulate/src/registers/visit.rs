//! A visit stands as its entries tell: they are told over again here, by rules of their own.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use domain::VisitId;
use domain::journal::Entry;
use domain::visit::State;
use store::visit::VisitRecord;

/// How a visit stands by its entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    state: State,
    /// Who is registered comes in with that, unless the same command asks the leader on duty first.
    just_registered: bool,
}

impl Told {
    pub(super) fn is_inside(self) -> bool {
        self.state == State::Inside
    }
}

/// Tells a visit's next entry; by how many more are inside after it.
pub(super) fn hear(
    visits: &mut BTreeMap<VisitId, Told>,
    id: VisitId,
    entry: &Entry,
) -> Result<i64> {
    let told = visits.get(&id);
    let before = told.map(|told| told.state);
    let just_registered = told.is_some_and(|told| told.just_registered);
    let detail = || {
        let found = entry.details.iter().find(|(name, _)| name == "state");
        found.and_then(|(_, word)| State::from_word(word))
    };
    let waited = matches!(before, Some(State::Expected | State::Held));
    let (may, state) = match entry.act.as_str() {
        "visit-announced" => (before.is_none(), State::Expected),
        "visit-registered" | "visit-again" => (before.is_none(), State::Inside),
        // Nobody is let in who is inside already.
        "visit-admitted" => (waited, State::Inside),
        "visit-held" => (waited, State::Held),
        "visit-approval-asked" => (waited || just_registered, State::Held),
        "visit-refused" => (waited, State::Refused),
        "visit-cancelled" => (waited, State::Cancelled),
        "visit-left" => (before == Some(State::Inside), State::Left),
        "visit-closed" => match before {
            Some(State::Inside) => (detail() == Some(State::Unseen), State::Unseen),
            _ => (waited && detail() == Some(State::Absent), State::Absent),
        },
        "visit-undone" => {
            let back = match before {
                Some(State::Left) => State::Inside,
                Some(State::Refused) => State::Held,
                Some(State::Inside | State::Cancelled) => State::Expected,
                _ => bail!("{before:?} is taken back"),
            };
            (detail() == before, back)
        }
        "visit-changed" | "visit-answered" | "visit-approved" | "visit-badge-returned" => {
            let state = before.context("something is told of a visit that is not there yet")?;
            (true, state)
        }
        other => bail!("{other} is nothing that happens to a visit here"),
    };
    ensure!(may, "{} follows on {before:?}", entry.act);
    let just_registered = matches!(entry.act.as_str(), "visit-registered" | "visit-again");
    visits.insert(
        id,
        Told {
            state,
            just_registered,
        },
    );
    let inside = |state: Option<State>| i64::from(state == Some(State::Inside));
    Ok(inside(Some(state)) - inside(before))
}

/// The visit is kept as its entries tell it.
pub(super) fn check(record: &VisitRecord, told: Told) -> Result<()> {
    ensure!(
        record.state == told.state,
        "it is kept as {:?}, its entries tell {:?}",
        record.state,
        told.state
    );
    let is_inside = record.state == State::Inside;
    let was_inside = matches!(record.state, State::Inside | State::Left | State::Unseen);
    ensure!(
        record.arrived.is_some() == was_inside,
        "{:?}, and came in at {:?}",
        record.state,
        record.arrived
    );
    ensure!(
        record.left.is_some() == (record.state == State::Left),
        "{:?}, and left at {:?}",
        record.state,
        record.left
    );
    ensure!(
        !(is_inside && record.badge_back.is_some()),
        "inside, and the badge is back"
    );
    ensure!(record.sealed.is_some(), "what was told is not kept sealed");
    Ok(())
}

/// A badge belongs to one visit, and whoever is or was inside has one.
pub(super) fn check_badge(
    badges: &mut BTreeMap<String, VisitId>,
    record: &VisitRecord,
) -> Result<()> {
    ensure!(
        record.badge_code.is_some() == record.arrived.is_some(),
        "came in at {:?}, with a badge: {}",
        record.arrived,
        record.badge_code.is_some()
    );
    if let Some(code) = &record.badge_code {
        let holder = badges.entry(code.clone()).or_insert(record.id);
        ensure!(*holder == record.id, "its badge is visit {holder}'s too");
    }
    Ok(())
}
