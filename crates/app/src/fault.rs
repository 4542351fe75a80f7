//! The register of faults (clauses A2.10, A2.5, A1.7, A3.4): reported from wherever one stands, taken
//! on, repaired, found good. The standard says within which time; each thing that is waited for is a
//! duty, settled here and nowhere else, so that the register and the duties never say different
//! things. Entries name a fault by its number, its kind and its place, never by what was typed.

pub(crate) mod shown;

use domain::access::{Action, Actor, Object, Reach};
use domain::duty::DutyRecord;
use domain::fault::{
    Done, Fault, Found, PHOTOS_MAX, Part, Report, Said, Standing, State, Step, Urgency,
};
use domain::journal::Entry;
use domain::subject::{Register, Subject};
use domain::{DutyId, FaultId, Milliseconds, PhotoId, Refusal, RoomId, SiteId};
use standards::Start;
use store::Database;

use crate::command::{About, Answer, Command, Deed, Notice, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::photo::Taken;
use crate::subject::{Begun, How, begin, settle};

pub use self::shown::{
    FaultPage, FaultRegister, FaultView, ReportPage, find, known_at, photo, register, report_page,
};

/// What is done where the place has an open fault of the kind already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Twice {
    /// The reporter is shown the one that is known, and decides.
    #[default]
    Ask,
    /// It is the same: it counts once more.
    Join,
    /// It is another one.
    Separate,
}

/// Reports a fault, with a photo where there is one.
///
/// # Errors
/// Refused to whoever may not, when a field is unfit, and with `fault-known` where the place has an open
/// fault of the kind and nobody said whether it is the same.
pub async fn report(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    report: Report,
    (photo, twice): (Option<Taken>, Twice),
) -> Result<Answer, Error> {
    let id = FaultId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let reach = deed.reach(Object::Fault, Action::Create)?;
        let report = report.clone().tidied();
        report.check(deed.now)?;
        let room = deed.room(report.room)?;
        if reach < Reach::Site
            && !own_rooms(deed.db, deed.actor, &deed.site.id, deed.now)?.contains(&room.id)
        {
            return Err(Refusal::invalid("room", "fault-room-not-yours").into());
        }
        check_unused(store::fault::find(deed.db, &deed.site.id, id)?.is_some())?;
        if twice != Twice::Separate
            && let Some(known) =
                store::fault::open_at(deed.db, &deed.site.id, room.id, report.kind)?
            && (twice == Twice::Ask || is_same(&known, &report))
        {
            if twice == Twice::Ask {
                return Err(Refusal::conflict("fault-known")
                    .with("number", known.number)
                    .with("day", &known.day)
                    .into());
            }
            return join(deed, known, &report.description, photo.as_ref());
        }
        let fault = reported(deed, id, &report)?;
        if let Some(photo) = &photo {
            let photo_id = PhotoId(id.0);
            crate::photo::add(deed, (subject(&fault), photo_id), photo, PHOTOS_MAX)?;
        }
        let mut entry = entry(deed, "fault-reported", &fault)?
            .detail("kind", fault.kind.word())
            .detail("urgency", fault.urgency.word())
            .detail("place", &room.name);
        entry.duty = fault.found.as_ref().map(|found| found.duty);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Whether nobody has to be asked that it is the same: things of no kind may be different ones, and
/// what is more urgent than what is known wants its own time.
fn is_same(known: &Fault, report: &Report) -> bool {
    report.kind != domain::fault::Kind::Other && report.urgency.weight() <= known.urgency.weight()
}

/// Keeps a new fault, with the duty of having reported it and that of taking it on.
fn reported(deed: &mut Deed<'_>, id: FaultId, report: &Report) -> Result<Fault, Error> {
    let day = deed.day_of(deed.now);
    // What a phone sends later was seen when it was tapped, at the latest.
    let seen = report.seen.map(|seen| seen.min(deed.at));
    let seen = seen.or_else(|| (deed.at < deed.now).then_some(deed.at));
    let mut fault = Fault {
        id,
        number: store::fault::last_number(deed.db, &deed.site.id, &day)? + 1,
        day,
        room: report.room,
        spot: report.spot.clone(),
        kind: report.kind,
        urgency: report.urgency,
        description: report.description.clone(),
        found: found(deed, report.found)?,
        seen,
        reported: deed.now,
        reporter: deed.actor.name.clone(),
        reporter_account: deed.actor.account,
        state: State::Reported,
        joined: 0,
        sent_back: 0,
        answer_due: None,
        answered: None,
        repairer: String::new(),
        agreed: None,
        repaired: None,
        repaired_by: String::new(),
        repaired_account: None,
        accept_due: None,
        late: false,
        closed: None,
        closed_by: String::new(),
    };
    if let Some(seen) = seen {
        let begun = begun(&fault, seen);
        let reporter = deed.actor.account;
        let begun = Begun {
            assignee: reporter,
            ..begun
        };
        begin(deed, Start::Fault, &begun)?;
        settle(deed, subject(&fault), Some(Start::Fault), How::Done)?;
    }
    fault.answer_due = ask_for_answer(deed, &fault)?;
    store::fault::add(deed.db, &deed.site.id, &fault)?;
    note(deed, &fault, Step::Report, Said::default())?;
    Ok(fault)
}

/// Where it was found: a duty that is the reporter's to do, and one of its items. What a client's order
/// added to the items is not repeated here: the fault is seen by more people than the meeting.
fn found(deed: &mut Deed<'_>, found: Option<(DutyId, u32)>) -> Result<Option<Found>, Error> {
    let Some((duty, step)) = found else {
        return Ok(None);
    };
    let record = crate::duty::load_theirs(deed, duty)?;
    let version = record.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let rule = standard.rule(&record.duty.rule);
    let rule = rule.ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
    let item = if domain::check::is_check(step) {
        let item = crate::check::item_of(deed, &record, rule, step)?;
        item.field.map_or(item.text, |_| String::new())
    } else {
        let text = rule.steps.get(step as usize).cloned();
        text.ok_or_else(|| {
            Refusal::invalid("step", "step-unknown").with("count", rule.steps.len())
        })?
    };
    Ok(Some(Found { duty, step, item }))
}

/// The same fault once more.
fn join(
    deed: &mut Deed<'_>,
    mut known: Fault,
    description: &str,
    photo: Option<&Taken>,
) -> Result<Answer, Error> {
    known.state = known.state.after(Step::Join)?;
    known.joined += 1;
    store::fault::change(deed.db, &deed.site.id, &known)?;
    let said = Said {
        note: description.to_owned(),
        ..Said::default()
    };
    note(deed, &known, Step::Join, said)?;
    if let Some(photo) = photo {
        let photo_id = PhotoId(deed.house.new_id());
        crate::photo::add(deed, (subject(&known), photo_id), photo, PHOTOS_MAX)?;
    }
    let entry = entry(deed, "fault-joined", &known)?;
    deed.write(&entry)?;
    Ok(Answer {
        notice: Some(Notice {
            key: "fault-joined".to_owned(),
            arguments: vec![("number".to_owned(), known.number.to_string())],
        }),
        ..Answer::about(known.id)
    })
}

/// Takes a step about a fault: joining it, answering, arriving, postponing, repairing, accepting,
/// sending back, withdrawing.
///
/// # Errors
/// Refused where there is no such fault for the actor, where the step is not theirs, does not follow on
/// how the fault stands, or lacks something.
pub async fn step(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, step): (FaultId, Step),
    said: Said,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        // What is said of a fault counts from when the house learns of it: times are measured by it.
        deed.at = deed.now;
        let fault = seen(deed, id)?;
        standing(deed.actor, &deed.site.id, &fault).check(step)?;
        let after = fault.state.after(step)?;
        let said = said.clone().tidied(step);
        said.check(step, deed.now)?;
        if step == Step::Join {
            return join(deed, fault, &said.note, None);
        }
        let before = fault.state;
        let mut fault = Fault {
            state: after,
            ..fault
        };
        follow(deed, &mut fault, before, step, &said)?;
        store::fault::change(deed.db, &deed.site.id, &fault)?;
        note(deed, &fault, step, said)?;
        let act = act_of(step);
        let entry = entry(deed, act, &fault)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn act_of(step: Step) -> &'static str {
    match step {
        Step::Report => "fault-reported",
        Step::Join => "fault-joined",
        Step::Answer => "fault-answered",
        Step::Arrive => "fault-arrived",
        Step::Postpone => "fault-postponed",
        Step::Repair => "fault-repaired",
        Step::Accept => "fault-accepted",
        Step::Return => "fault-returned",
        Step::Withdraw => "fault-withdrawn",
    }
}

/// What a step changes of the fault and of what is waited for.
fn follow(
    deed: &mut Deed<'_>,
    fault: &mut Fault,
    before: State,
    step: Step,
    said: &Said,
) -> Result<(), Error> {
    let about = subject(fault);
    if !matches!(step, Step::Arrive) {
        let due = Fault {
            state: before,
            ..fault.clone()
        };
        fault.late |= due.is_late(deed.now);
    }
    match step {
        Step::Answer | Step::Postpone => {
            if before.awaits_answer() {
                for start in [Start::FaultUrgent, Start::FaultOrdinary] {
                    settle(deed, about, Some(start), How::Done)?;
                }
            }
            if step == Step::Answer {
                fault.answered = fault.answered.or(Some(deed.now));
                fault.repairer.clone_from(&said.repairer);
            }
            fault.agreed = said.agreed;
            settle(deed, about, Some(Start::FaultAnswered), How::Cancelled)?;
            let begun = Begun {
                agreed: fault.agreed,
                ..begun(fault, deed.now)
            };
            begin(deed, Start::FaultAnswered, &begun)?;
        }
        Step::Repair => {
            fault.repaired = Some(deed.now);
            fault.repaired_by.clone_from(&deed.actor.name);
            fault.repaired_account = deed.actor.account;
            settle(deed, about, Some(Start::FaultAnswered), How::Done)?;
            fault.accept_due = ask_for_look(deed, fault)?;
        }
        Step::Accept => {
            close(deed, fault);
            settle(deed, about, Some(Start::FaultRepaired), How::Done)?;
        }
        Step::Return => {
            fault.sent_back += 1;
            fault.accept_due = None;
            settle(deed, about, Some(Start::FaultRepaired), How::Done)?;
            fault.answer_due = ask_for_answer(deed, fault)?;
        }
        Step::Withdraw => {
            close(deed, fault);
            settle(deed, about, None, How::Cancelled)?;
        }
        Step::Report | Step::Join | Step::Arrive => {}
    }
    Ok(())
}

fn close(deed: &Deed<'_>, fault: &mut Fault) {
    fault.closed = Some(deed.now);
    fault.closed_by.clone_from(&deed.actor.name);
}

/// Somebody has to take it on; until when, where the standard says so.
fn ask_for_answer(deed: &mut Deed<'_>, fault: &Fault) -> Result<Option<Milliseconds>, Error> {
    let start = match fault.urgency {
        Urgency::Urgent => Start::FaultUrgent,
        Urgency::Ordinary | Urgency::Planned => Start::FaultOrdinary,
    };
    let made = begin(deed, start, &begun(fault, deed.now))?;
    Ok(due_of(&made))
}

/// Whoever reported it looks at the repair, where they have duties at all and did not repair it
/// themselves; else somebody of the team that follows repairs up.
fn ask_for_look(deed: &mut Deed<'_>, fault: &Fault) -> Result<Option<Milliseconds>, Error> {
    let reporter = fault.reporter_account;
    let mut looks = reporter.filter(|_| reporter != fault.repaired_account);
    if let Some(account) = looks {
        let grants = store::account::grants_at(deed.db, &deed.site.id)?;
        let has_duties = grants.iter().any(|held| {
            held.account == account
                && domain::access::right(held.grant.role, Object::Duty, Action::Do).is_some()
        });
        looks = looks.filter(|_| has_duties);
    }
    let begun = Begun {
        assignee: looks,
        ..begun(fault, deed.now)
    };
    let made = begin(deed, Start::FaultRepaired, &begun)?;
    Ok(due_of(&made))
}

fn due_of(made: &[DutyRecord]) -> Option<Milliseconds> {
    made.iter().map(|duty| duty.duty.due.as_millisecond()).min()
}

fn begun(fault: &Fault, at: Milliseconds) -> Begun {
    Begun {
        subject: subject(fault),
        room: Some(fault.room),
        at,
        agreed: None,
        assignee: None,
    }
}

/// Adds a photo to a fault that is not closed.
///
/// # Errors
/// Refused where there is no such fault for the actor, where it is closed or has its photos already.
pub async fn add_photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: FaultId,
    photo: Taken,
) -> Result<Answer, Error> {
    let photo_id = PhotoId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let fault = seen(deed, id)?;
        deed.reach(Object::Fault, Action::Create)?;
        if fault.state.is_closed() {
            return Err(Refusal::conflict("fault-state")
                .with("state", fault.state.word())
                .into());
        }
        if crate::photo::add(deed, (subject(&fault), photo_id), &photo, PHOTOS_MAX)? {
            let entry = entry(deed, "fault-photo-added", &fault)?;
            deed.write(&entry)?;
        }
        Ok(Answer::about(id))
    })
    .await
}

/// The fault, if the actor may see it.
fn seen(deed: &mut Deed<'_>, id: FaultId) -> Result<Fault, Error> {
    let missing = || Refusal::missing("fault-unknown");
    let fault = store::fault::find(deed.db, &deed.site.id, id)?.ok_or_else(missing)?;
    let reach = deed.reach(Object::Fault, Action::View)?;
    if reach < Reach::Site && !is_theirs(deed.actor, &fault) {
        return Err(missing().into());
    }
    Ok(fault)
}

fn is_theirs(actor: &Actor, fault: &Fault) -> bool {
    fault.reporter_account.is_some() && fault.reporter_account == actor.account
}

/// How somebody stands to a fault.
fn standing(actor: &Actor, site: &SiteId, fault: &Fault) -> Standing {
    let may = |action| actor.right(site, Object::Fault, action).is_some();
    let is_house = actor.account.is_none() && actor.grants.is_empty();
    let part = match (may(Action::Do), may(Action::Approve)) {
        _ if is_house => Part::Leads,
        (true, true) => Part::Leads,
        (true, false) => Part::Notes,
        (false, true) => Part::Supervises,
        (false, false) if may(Action::Create) => Part::Reports,
        (false, false) => Part::Watches,
    };
    Standing {
        part,
        reported: is_theirs(actor, fault),
        repaired: fault.repaired_account.is_some() && fault.repaired_account == actor.account,
    }
}

/// How long before now and after it a meeting gives its host a word about its room.
const OWN_MS: Milliseconds = 7 * 24 * 60 * 60 * 1_000;

/// The rooms of the meetings that the actor booked for about now.
fn own_rooms(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
    now: Milliseconds,
) -> anyhow::Result<Vec<RoomId>> {
    let meetings = store::meeting::between(db, site, now - OWN_MS, now + OWN_MS)?;
    let own = meetings
        .iter()
        .filter(|record| record.booked_by.is_some() && record.booked_by == actor.account);
    Ok(own.map(|record| record.meeting.requirement.room).collect())
}

fn subject(fault: &Fault) -> Subject {
    Subject {
        register: Register::Fault,
        id: fault.id.0,
        number: fault.number.unsigned_abs(),
    }
}

/// Adds a step to what was done about the fault.
fn note(deed: &mut Deed<'_>, fault: &Fault, step: Step, said: Said) -> Result<(), Error> {
    let done = Done {
        step,
        at: deed.now,
        by: deed.actor.name.clone(),
        said,
    };
    store::fault::add_step(deed.db, &deed.site.id, fault.id, &done)?;
    Ok(())
}

/// An entry about a fault: by its number, never by what was typed.
fn entry(deed: &mut Deed<'_>, act: &str, fault: &Fault) -> Result<Entry, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut rules = standard.rules().iter();
    let rule = rules.find(|rule| rule.starts == Start::Fault);
    let mut entry = deed.entry(act).room(fault.room);
    entry.at = deed.now;
    entry.clauses = rule.map(crate::view::clauses_of).unwrap_or_default();
    Ok(entry
        .detail("day", &fault.day)
        .detail("number", fault.number))
}

/// A duty about a fault is settled by what is said of the fault, never by a tap: who repairs it and
/// when, what was done, whether it is good.
pub(crate) fn keep_for_the_register(duty: &DutyRecord) -> Result<(), Refusal> {
    match duty.subject {
        Some(about) if about.register == Register::Fault => {
            Err(Refusal::conflict("fault-settles").with("number", about.number))
        }
        _ => Ok(()),
    }
}
