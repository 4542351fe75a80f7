//! Visits: announced, at the gate, inside, gone (clauses A1.5, A2.7, A3.2, A1.4).
//!
//! What is personal is sealed before it is kept; the journal names a visit by its day and number.

mod act;
mod answer;
mod arrival;
pub(crate) mod keeping;
mod look;
mod register;
pub(crate) mod sealed;
mod shown;
mod sweep;

pub use act::{Done, act, return_badge};
pub use answer::{answer, approve};
pub use arrival::{OwnVisit, arrive, own_visit};
pub use keeping::{KeepingView, approve_keeping, keeping, propose_keeping};
pub use look::{Revealed, look};
pub use register::{Changes, Registration, again, change, register};
pub(crate) use shown::come_before;
pub use shown::{
    Entry, Offered, VisitDay, VisitPage, VisitView, day, entry, find, of_badge, offered, own,
    standing,
};
pub(crate) use sweep::{close_days, erase, forget};

use domain::access::{Action, Object, Reach};
use domain::journal::Entry as JournalEntry;
use domain::subject::{Register, Subject};
use domain::visit::State;
use domain::{Milliseconds, Refusal, VisitId};
use standards::Start;
use store::visit::VisitRecord;

use crate::command::{About, Deed};
use crate::error::Error;
use crate::subject::{Begun, How, begin, settle};

/// How long before an announced visitor of another day comes the leader's office is told.
const AHEAD_MS: Milliseconds = 60 * 60 * 1_000;
/// How long who leads somebody at once has for it.
const LED_MS: Milliseconds = 15 * 60 * 1_000;

/// The visit as the registers of duties know it.
fn subject_of(record: &VisitRecord) -> Subject {
    Subject {
        register: Register::Visit,
        id: record.id.0,
        number: record.number,
    }
}

/// The visit, which the actor may do this to: their own where their right reaches no further.
fn load(
    deed: &mut Deed<'_>,
    id: VisitId,
    object: Object,
    action: Action,
) -> Result<VisitRecord, Error> {
    let reach = deed.reach(object, action)?;
    let record = store::visit::find(deed.db, &deed.site.id, id)?
        .ok_or_else(|| Refusal::missing("visit-unknown"))?;
    let own = record.host_account.is_some() && record.host_account == deed.actor.account;
    if reach == Reach::Own && !own {
        return Err(Refusal::missing("visit-unknown").into());
    }
    Ok(record)
}

/// The entry of an act, which tells of the visit by its day and number.
fn entry_of(deed: &Deed<'_>, act: &str, record: &VisitRecord) -> JournalEntry {
    let mut entry = deed
        .entry(act)
        .detail("day", &record.day)
        .detail("number", record.number);
    if let Some(room) = record.room {
        entry = entry.room(room);
    }
    entry.clauses = vec!["A1.5".to_owned()];
    entry
}

/// Keeps the visit as it stands now, in its next version.
fn save(deed: &mut Deed<'_>, record: &mut VisitRecord) -> Result<(), Error> {
    take_next(deed, record);
    Ok(store::visit::change(deed.db, &deed.site.id, record)?)
}

/// Keeps a visit for the first time, as it stands once somebody who is here was let in or asked to wait.
fn add(deed: &mut Deed<'_>, record: &mut VisitRecord) -> Result<(), Error> {
    take_next(deed, record);
    Ok(store::visit::add(deed.db, &deed.site.id, record)?)
}

fn take_next(deed: &Deed<'_>, record: &mut VisitRecord) {
    record.version += 1;
    if record.state == State::Held {
        record.held = record.held.or(Some(deed.at));
    }
}

/// Whether the visit's host is a leader, whose visitors are led (clause A3.2).
fn is_for_a_leader(deed: &mut Deed<'_>, record: &VisitRecord) -> Result<bool, Error> {
    match record.host_person {
        Some(person) => Ok(store::visit::leads(deed.db, &deed.site.id, person)?),
        None => Ok(false),
    }
}

/// Tells whoever leads visitors of leaders, once for each visit.
fn announce(deed: &mut Deed<'_>, record: &VisitRecord) -> Result<(), Error> {
    if !is_for_a_leader(deed, record)? {
        return Ok(());
    }
    let subject = subject_of(record);
    let known = store::duty::of_subject(deed.db, &deed.site.id, subject)?;
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, deed.site.standard_version)?;
    let is_told = known.iter().any(|duty| {
        let rule = standard.rule(&duty.duty.rule);
        rule.is_some_and(|rule| rule.starts == Start::VisitAnnounced) && duty.duty.outcome.is_none()
    });
    if is_told {
        return Ok(());
    }
    let (at, agreed) = match record.expected.filter(|_| record.arrived.is_none()) {
        Some(expected) if record.day != deed.day_of(deed.now) => (expected - AHEAD_MS, expected),
        Some(expected) => (deed.at, expected.max(deed.at + LED_MS)),
        None => (deed.at, deed.at + LED_MS),
    };
    let begun = Begun {
        subject,
        room: record.room,
        at,
        agreed: Some(agreed),
        assignee: None,
    };
    begin(deed, Start::VisitAnnounced, &begun)?;
    Ok(())
}

/// Somebody waits at the gate: the desk sees to it (clause A1.5).
fn ask_at_the_gate(deed: &mut Deed<'_>, record: &VisitRecord) -> Result<(), Error> {
    let begun = Begun {
        subject: subject_of(record),
        room: None,
        at: deed.at,
        agreed: None,
        assignee: None,
    };
    begin(deed, Start::Entry, &begun)?;
    Ok(())
}

/// A meeting's guest is here: led to it, and who serves it is told at once (clause A1.4).
fn tell_the_meeting(deed: &mut Deed<'_>, record: &VisitRecord) -> Result<(), Error> {
    let Some(meeting) = record.meeting else {
        return Ok(());
    };
    let Some(found) = store::meeting::find_bare(deed.db, &deed.site.id, meeting)? else {
        return Ok(());
    };
    let room = found.meeting.requirement.room;
    let begun = Begun {
        subject: subject_of(record),
        room: Some(room),
        at: deed.at,
        agreed: None,
        assignee: None,
    };
    begin(deed, Start::GuestArrived, &begun)?;
    let door = deed.room(room)?.number;
    let mut told: Vec<_> = store::duty::of_meeting(deed.db, &deed.site.id, meeting)?
        .iter()
        .filter_map(|duty| duty.assignee)
        .collect();
    told.sort_unstable();
    told.dedup();
    for account in told {
        let parts = [
            "guest-arrived",
            &record.id.to_string(),
            &account.to_string(),
        ];
        let notice = store::notice::Notice {
            id: domain::Uid::derived(&parts),
            account,
            words: "guest-arrived".to_owned(),
            details: vec![
                ("room".to_owned(), door.clone()),
                ("count".to_owned(), (record.companions + 1).to_string()),
            ],
            at: deed.now,
        };
        store::notice::leave(deed.db, &deed.site.id, &notice)?;
    }
    Ok(())
}

/// What the visit's state settles of its duties.
fn settle_by_state(deed: &mut Deed<'_>, record: &VisitRecord) -> Result<(), Error> {
    let subject = subject_of(record);
    match record.state {
        State::Inside => settle(deed, subject, Some(Start::Entry), How::Done),
        State::Refused => {
            settle(deed, subject, Some(Start::Entry), How::Done)?;
            settle(deed, subject, None, How::Cancelled)
        }
        State::Cancelled | State::Absent => settle(deed, subject, None, How::Cancelled),
        State::Expected => settle(deed, subject, Some(Start::GuestArrived), How::Cancelled),
        State::Held | State::Left | State::Unseen => Ok(()),
    }
}
