//! What is to be brought, as the list, the phone and the board show it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::booking::LATEST_MS;
use domain::directory::{Room, Site};
use domain::duty::DutyRecord;
use domain::restocking::{Restocking, RestockingLine, lacking};
use domain::subject::Register;
use domain::{DutyId, Milliseconds, RestockingId, RoomId, SiteId};
use standards::Outcome;
use store::Database;

use super::{open_of, subject_of};
use crate::error::Error;
use crate::house::House;
use crate::view::{DutyView, RequestView, RoomBrief};

/// What is to be brought, and what was in a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestockingRegister {
    /// The site.
    pub site: Site,
    /// What nobody has brought yet, whenever it was told; the oldest first.
    pub open: Vec<RestockingView>,
    /// What was told in the span; the newest first.
    pub told: Vec<RestockingView>,
}

impl RestockingRegister {
    /// All that is to be brought together: each item with its unit and how much.
    #[must_use]
    pub fn to_bring(&self) -> Vec<(String, String, u32)> {
        together(self.open.iter())
    }

    /// All that was brought of what was told in the span.
    #[must_use]
    pub fn brought(&self) -> Vec<(String, String, u32)> {
        let brought = |view: &&RestockingView| view.brought.is_some();
        together(self.told.iter().filter(brought))
    }
}

fn together<'all>(all: impl Iterator<Item = &'all RestockingView>) -> Vec<(String, String, u32)> {
    let mut sums: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for line in all.flat_map(|view| &view.restocking.lines) {
        *sums.entry((&line.item, &line.unit)).or_default() += line.quantity;
    }
    let sums = sums.into_iter();
    sums.map(|((item, unit), sum)| (item.to_owned(), unit.to_owned(), sum))
        .collect()
}

/// What one cleaning found lacking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestockingView {
    /// What; of its lines those of what is lacking, or was brought.
    pub restocking: Restocking,
    /// Where it is brought to.
    pub room: Option<RoomBrief>,
    /// The duty that brings it.
    pub duty: Option<DutyId>,
    /// Until when.
    pub due: Option<Milliseconds>,
    /// Who is to bring it; empty where nobody has it.
    pub assignee: String,
    /// When it was brought, and by whom.
    pub brought: Option<(Milliseconds, String)>,
    /// Whether nobody brought it yet.
    pub open: bool,
}

/// What is to be brought, and what was told in a span of time; `None` if there is no such site.
///
/// # Errors
/// Refused to whoever may not see it.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<RestockingRegister>, Error> {
    let right = actor.right(site, Object::OfficeCleaning, Action::View);
    let right = right.ok_or_else(|| domain::Refusal::forbidden("not-allowed"))?;
    let (actor, site) = (actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<_> {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let rooms = store::directory::rooms(db, &site)?;
        let rooms: BTreeMap<RoomId, Room> = rooms.into_iter().map(|one| (one.id, one)).collect();
        let names: BTreeMap<_, _> = store::account::names(db, &site)?.into_iter().collect();
        let duties =
            store::duty::unsettled_of_register(db, &site, Register::Restocking, LATEST_MS)?;
        let ids: BTreeSet<RestockingId> = duties
            .iter()
            .filter_map(|duty| duty.subject.map(|about| RestockingId(about.id)))
            .collect();
        let ids: Vec<RestockingId> = ids.into_iter().collect();
        let open = store::restocking::of_ids(db, &site, &ids)?;
        let told = store::restocking::between(db, &site, span)?;
        let mut view = |one: Restocking| -> Result<Option<RestockingView>> {
            let room = one.room.and_then(|id| rooms.get(&id));
            let sees = match room {
                Some(room) => crate::office::reaches(db, &actor, &site, right.reach, room)?,
                None => right.reach == domain::access::Reach::Site,
            };
            let one = Restocking {
                lines: lacking(&one.lines),
                ..one
            };
            // What was taken back was never brought.
            if !sees || one.lines.is_empty() {
                return Ok(None);
            }
            let duty = store::duty::of_subject(db, &site, subject_of(&one))?;
            let duty = duty.into_iter().next();
            let assignee = duty.as_ref().and_then(|duty| duty.assignee);
            Ok(Some(RestockingView {
                room: room.map(RoomBrief::of),
                duty: duty.as_ref().map(|duty| duty.id),
                due: duty.as_ref().map(|duty| duty.duty.due.as_millisecond()),
                assignee: assignee
                    .and_then(|account| names.get(&account).cloned())
                    .unwrap_or_default(),
                brought: duty.as_ref().and_then(brought),
                open: duty.is_some_and(|duty| duty.duty.outcome.is_none()),
                restocking: one,
            }))
        };
        let mut views = |all: Vec<Restocking>| -> Result<Vec<RestockingView>> {
            let all: Result<Vec<_>> = all.into_iter().map(&mut view).collect();
            Ok(all?.into_iter().flatten().collect())
        };
        let (open, mut told) = (views(open)?, views(told)?);
        told.reverse();
        Ok(Some(RestockingRegister {
            site: found,
            open,
            told,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn brought(duty: &DutyRecord) -> Option<(Milliseconds, String)> {
    match &duty.duty.outcome {
        Some(Outcome::Done { at }) => {
            let by = duty.settled.as_ref().map(|settled| settled.by.clone());
            Some((at.as_millisecond(), by.unwrap_or_default()))
        }
        _ => None,
    }
}

/// Tells duties that bring something what it is, and check items what was told of them.
pub(crate) fn tell(db: &mut Database, site: &SiteId, duties: &mut [DutyView]) -> Result<()> {
    tell_what_to_bring(db, site, duties)?;
    let asks = |duty: &DutyView| duty.checks.iter().any(|one| !one.item.restocks.is_empty());
    let ids: Vec<DutyId> = duties
        .iter()
        .filter(|duty| asks(duty))
        .map(|duty| duty.id)
        .collect();
    if ids.is_empty() {
        return Ok(());
    }
    let found = store::restocking::of_duties(db, site, &ids)?;
    for duty in duties.iter_mut().filter(|duty| asks(duty)) {
        let own = found.iter().filter(|one| one.duty == duty.id);
        let own: Vec<Restocking> = own.cloned().collect();
        let Some((open, _)) = open_of(db, site, &own)? else {
            continue;
        };
        for check in &mut duty.checks {
            let lines = lacking(&open.lines).into_iter();
            let lines = lines.filter(|line| line.check == check.item.index);
            check.lacking = lines.collect();
        }
    }
    Ok(())
}

fn tell_what_to_bring(db: &mut Database, site: &SiteId, duties: &mut [DutyView]) -> Result<()> {
    let about = |duty: &DutyView| {
        let about = duty
            .subject
            .filter(|it| it.register == Register::Restocking);
        about.map(|about| RestockingId(about.id))
    };
    let ids: Vec<RestockingId> = duties.iter().filter_map(about).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let found = store::restocking::of_ids(db, site, &ids)?;
    for duty in duties.iter_mut() {
        let Some(one) = about(duty).and_then(|id| found.iter().find(|one| one.id == id)) else {
            continue;
        };
        let lines = lacking(&one.lines);
        let lines: Vec<String> = lines.iter().map(RestockingLine::words).collect();
        duty.request = Some(RequestView {
            kind: "restocking".to_owned(),
            from: String::new(),
            to: String::new(),
            note: lines.join(", "),
        });
    }
    Ok(())
}
