//! What must hold at every moment: proven after each step of what the step touched, and at the end
//! of each day of all of it.
//!
//! An invariant says nothing of how the application works: it compares what was kept with what the
//! pure engine makes of the same happenings, and with what the journal tells.

pub(crate) mod bureau;
pub(crate) mod roster;

use anyhow::{Context, Result, ensure};
use domain::Milliseconds;
use domain::booking::{Hold, overlap};
use domain::duty::{DutyRecord, outcome_at, outcome_word};
use domain::requirement::Meeting;
use domain::serving::play;
use domain::subject::Register;
use standards::{Outcome, Size};
use store::Database;
use store::meeting::MeetingRecord;

use crate::building::Building;
use crate::watch::{Act, Told, Watch};

/// A meeting that was touched, with its duties.
pub(crate) fn meeting(
    watch: &mut Watch,
    record: &MeetingRecord,
    duties: &[DutyRecord],
) -> Result<()> {
    watch.checked += 1;
    let cancelled = record.meeting.cancelled.is_some();
    for known in duties {
        let open = known.duty.outcome.is_none();
        ensure!(
            !(cancelled && open),
            "{} is open in a cancelled meeting",
            name(known)
        );
        duty(watch, known)?;
    }
    Ok(())
}

/// A duty is in one state, and the journal explains it.
pub(crate) fn duty(watch: &mut Watch, known: &DutyRecord) -> Result<()> {
    watch.checked += 1;
    let by_somebody = matches!(
        known.duty.outcome,
        Some(Outcome::Done { .. } | Outcome::Waived { .. })
    );
    ensure!(
        known.settled.is_some() == by_somebody,
        "{} is {} and settled by {:?}",
        name(known),
        known.duty.outcome.as_ref().map_or("open", outcome_word),
        known.settled
    );
    let none = Vec::new();
    let told = watch.told.get(&known.id).unwrap_or(&none);
    let is_told = |act| told.iter().any(|one| one.act == act);
    let settlings = told
        .iter()
        .filter(|one| matches!(one.act, Act::DutyDone | Act::DutyWaived));
    ensure!(
        by_somebody || settlings.clone().next().is_none(),
        "{} is {:?}, but the journal tells of somebody who settled it: {told:?}",
        name(known),
        known.duty.outcome
    );
    ensure!(
        is_explained(watch, known, told),
        "nothing explains {} {:?}: {told:?}",
        name(known),
        known.duty.outcome
    );
    if let Some(outcome) = &known.duty.outcome
        && by_somebody
    {
        let first = settlings.map(|one| one.at).min();
        ensure!(
            is_settled_by(known, first, outcome_at(outcome)),
            "{} was settled first at {first:?}, but stands as {outcome:?}",
            name(known)
        );
    }
    ensure!(
        known.overdue_noted.is_none() || is_told(Act::DutyOverdue),
        "{} was noted as overdue, but not in the journal",
        name(known)
    );
    Ok(())
}

/// Whether the journal tells why the duty stands as it does. What belongs to a record of a register is settled there,
/// too, and is missed only where it ends by itself.
fn is_explained(watch: &Watch, known: &DutyRecord, told: &[Told]) -> bool {
    let told_at = |act, at: &jiff::Timestamp| {
        let at = at.as_millisecond();
        told.iter().any(|one| one.act == act && one.at == at)
    };
    let of_register = |at: &jiff::Timestamp| {
        let (subject, at) = (known.subject, at.as_millisecond());
        subject
            .is_some_and(|one| watch.registers.told_at(one, at) || watch.bureau.settled_at(one, at))
    };
    match &known.duty.outcome {
        None => true,
        Some(Outcome::Done { at }) => told_at(Act::DutyDone, at) || of_register(at),
        Some(Outcome::Waived { at, .. }) => told_at(Act::DutyWaived, at),
        Some(Outcome::Missed { at }) => {
            let register = known.subject.map(|one| one.register);
            // What was served before its client was asked was not asked in time, and stays so.
            if register == Some(Register::Order) {
                return of_register(at);
            }
            let is_told = told.iter().any(|one| one.act == Act::DutyMissed);
            is_told && register.is_none_or(ends_by_itself)
        }
        Some(Outcome::Cancelled { at }) if known.subject.is_some() => {
            of_register(at) || told_at(Act::OfficeGivenUp, at)
        }
        Some(Outcome::Cancelled { .. }) => known.meeting.is_some_and(|id| {
            let of_meeting = watch.told_of_meeting.get(&id);
            of_meeting.is_some_and(|told| {
                told.iter()
                    .any(|one| matches!(one.act, Act::MeetingEnded | Act::MeetingCancelled))
            })
        }),
    }
}

/// Whether the house closes a duty of the register that nobody sees to: with its day, or long after the shift.
fn ends_by_itself(register: Register) -> bool {
    register.ends_with_its_day() || matches!(register, Register::HandOver | Register::TakeOver)
}

/// Whether the first tap is what settled it; a register may have done so before, or alone.
fn is_settled_by(known: &DutyRecord, first: Option<Milliseconds>, at: Milliseconds) -> bool {
    match (first, known.subject) {
        (Some(first), None) => first == at,
        (Some(first), Some(_)) => at <= first,
        (None, subject) => subject.is_some(),
    }
}

fn name(known: &DutyRecord) -> String {
    format!(
        "duty {} {} of {}",
        known.duty.rule, known.duty.round, known.day
    )
}

/// What is proven again at the end of a day, of all of it. Gives how many single things were proven.
pub(crate) fn day(
    db: &mut Database,
    building: &Building,
    span: (Milliseconds, Milliseconds),
    now: Milliseconds,
    (inside, told): (i64, &bureau::Bureau),
) -> Result<u64> {
    let site = &building.site.id;
    let mut proven = 0;
    for record in store::meeting::between(db, site, span.0, span.1)? {
        let kept = store::duty::of_meeting(db, site, record.meeting.id)?;
        proven += replayed(db, building, &record, &kept)
            .and_then(|proven| Ok(proven + room(db, building, &record.meeting)?))
            .with_context(|| format!("meeting {}", record.meeting.requirement.title))?;
    }
    let day = building.civil(span.0).date().to_string();
    let duties = store::duty::of_day(db, site, &day)?;
    proven += plan_of_day(db, building, &day, &duties)?;
    proven += bureau::day(db, building, (span, now), (told, &duties))?;
    proven += crate::registers::day::ended(db, building, &day, inside)?;
    proven += crate::registers::day::record(db, building, &day, &crate::world::keys())?;
    proven += crate::registers::client::proven(db, building)?;
    let unnoted = store::duty::overdue(db, now, 10)?;
    ensure!(
        unnoted.is_empty(),
        "windows passed and were not noted: {unnoted:?}"
    );
    Ok(proven + 1)
}

/// What the engine makes of the meeting's happenings is what was kept: no duty is lost, none is in
/// another state, and none is there that nothing made.
pub(crate) fn replayed(
    db: &mut Database,
    building: &Building,
    record: &MeetingRecord,
    kept: &[DutyRecord],
) -> Result<u64> {
    let meeting = &record.meeting;
    let happenings = store::meeting::happenings(db, &building.site.id, meeting.id)?;
    let size = if meeting.requirement.large {
        Size::Large
    } else {
        Size::Small
    };
    let standard = building.standard_of(meeting.standard_version);
    let played = play(standard, &building.zone, size, &happenings);
    let played = played.map_err(|(place, unlawful)| {
        anyhow::anyhow!("happening {place} is unlawful: {unlawful:?}")
    })?;
    for planned in played.run.duties() {
        let found = kept
            .iter()
            .find(|one| one.duty.rule == planned.rule && one.duty.round == planned.round)
            .with_context(|| format!("{} {} is lost", planned.rule, planned.round))?;
        ensure!(
            found.duty == *planned || is_forgotten(&found.duty, planned),
            "{} is kept as {:?}, the engine says {planned:?}",
            name(found),
            found.duty
        );
    }
    for one in kept {
        let planned = played
            .run
            .duties()
            .iter()
            .any(|duty| duty.rule == one.duty.rule && duty.round == one.duty.round);
        let gone = matches!(one.duty.outcome, Some(Outcome::Cancelled { .. }));
        ensure!(
            planned || gone,
            "{} is kept, and nothing made it",
            name(one)
        );
        ensure!(
            one.standard_version == meeting.standard_version,
            "{} is of version {}, its meeting of {}",
            name(one),
            one.standard_version,
            meeting.standard_version
        );
    }
    Ok(kept.len() as u64)
}

/// The day's own duties are those that the standard plans for it, each once for every team that
/// carries it: none is lost, none is there that was not planned.
pub(crate) fn plan_of_day(
    db: &mut Database,
    building: &Building,
    day: &str,
    kept: &[DutyRecord],
) -> Result<u64> {
    let site = &building.site.id;
    if !store::site::is_planned(db, site, day)? {
        return Ok(0);
    }
    let own: Vec<&DutyRecord> = kept
        .iter()
        .filter(|one| one.meeting.is_none() && one.subject.is_none())
        .collect();
    let version = own.first().map(|one| one.standard_version);
    let standard = building.standard_of(version.unwrap_or(building.site.standard_version));
    let date = day.parse()?;
    let plan = standards::day::plan(standard, &building.zone, &building.calendar, date);
    let mut expected = 0;
    for planned in &plan {
        let rule = standard.rule(&planned.rule).context("a planned rule")?;
        let carried = building.teams.iter();
        let carried = carried.filter(|team| rule.by == team.standard_name.as_str());
        let teams = carried.count().max(1);
        let found = own.iter().filter(|one| {
            let (kept, planned) = (&one.duty, planned);
            kept.rule == planned.rule
                && (kept.round, kept.opens, kept.due) == (planned.round, planned.opens, planned.due)
        });
        let found = found.count();
        ensure!(
            found == teams,
            "{} {} of {day} is there {found} times for {teams} teams",
            planned.rule,
            planned.round
        );
        expected += teams;
    }
    ensure!(
        own.len() == expected,
        "{day} has {} duties of its own, {expected} are planned",
        own.len()
    );
    Ok(expected as u64)
}

/// The meeting has its room, and nobody else was promised it then. A meeting that runs over its
/// time takes what it takes; what was promised is what was booked.
pub(crate) fn room(db: &mut Database, building: &Building, meeting: &Meeting) -> Result<u64> {
    if meeting.cancelled.is_some() {
        return Ok(0);
    }
    let site = &building.site.id;
    let (from, until) = building.promised_to(meeting);
    let holds = store::meeting::holds(db, site, from, until)?;
    let is_held = holds
        .iter()
        .any(|hold| hold.meeting == meeting.id && hold.room == meeting.requirement.room);
    ensure!(
        is_held || meeting.ended.is_some(),
        "its room is not held for it"
    );
    let promised = |hold: &Hold, span: (Milliseconds, Milliseconds)| {
        (hold.from.max(span.0), hold.until.min(span.1))
    };
    let mut proven = 0;
    for mine in holds.iter().filter(|hold| hold.meeting == meeting.id) {
        // Two parts of one hall both name the whole; only the room somebody sits in counts twice,
        // and each of them names that one too.
        let others = holds
            .iter()
            .filter(|hold| hold.room == mine.room && hold.meeting != meeting.id);
        for theirs in others {
            proven += 1;
            if is_shared(&holds, mine, theirs) {
                continue;
            }
            let other = store::meeting::find_bare(db, site, theirs.meeting)?;
            let other = other.context("a hold of a meeting that is not there")?;
            let theirs = promised(theirs, building.promised_to(&other.meeting));
            ensure!(
                !overlap(promised(mine, (from, until)), theirs),
                "{mine:?} and one of {} are at once",
                other.meeting.requirement.title
            );
        }
    }
    Ok(proven)
}

/// Whether the two meetings only name a whole hall together and sit in different parts of it.
fn is_shared(holds: &[Hold], one: &Hold, other: &Hold) -> bool {
    let rooms = |hold: &Hold| {
        holds
            .iter()
            .filter(|any| any.meeting == hold.meeting)
            .map(|any| any.room)
            .collect::<Vec<_>>()
    };
    let (mine, theirs) = (rooms(one), rooms(other));
    // The one who sits in the whole names every room the other one names.
    !mine.iter().all(|room| theirs.contains(room)) && !theirs.iter().all(|room| mine.contains(room))
}

/// Whether the house closed a duty as missed that nobody settled for half a day after it was due:
/// of that the meeting's own happenings tell nothing.
fn is_forgotten(kept: &standards::Duty, planned: &standards::Duty) -> bool {
    let Some(Outcome::Missed { at }) = kept.outcome else {
        return false;
    };
    let open = standards::Duty {
        outcome: planned.outcome.clone(),
        stopped: planned.stopped,
        ..kept.clone()
    };
    let half_a_day = jiff::SignedDuration::from_hours(12);
    planned.outcome.is_none() && open == *planned && at.duration_since(kept.due) >= half_a_day
}
