//! What must hold at every moment, and what is proven again at the end of each day.
//!
//! An invariant says nothing of how the application works: it compares what was kept with what the
//! pure engine makes of the same happenings, and with what the journal tells.

use anyhow::{Context, Result, ensure};
use domain::booking::{Hold, overlap};
use domain::duty::{DutyRecord, outcome_at, outcome_word};
use domain::serving::play;
use domain::{Milliseconds, SiteId};
use standards::{Outcome, Size};
use store::Database;
use store::meeting::MeetingRecord;

use crate::building::Building;
use crate::watch::{Act, Watch};

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
    let told_at = |act, at| told.iter().any(|one| one.act == act && one.at == at);
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
    let explained = match &known.duty.outcome {
        None => true,
        Some(Outcome::Done { at }) => told_at(Act::DutyDone, at.as_millisecond()),
        Some(Outcome::Waived { at, .. }) => told_at(Act::DutyWaived, at.as_millisecond()),
        Some(Outcome::Missed { .. }) => is_told(Act::DutyMissed),
        Some(Outcome::Cancelled { .. }) => known.meeting.is_some_and(|id| {
            let of_meeting = watch.told_of_meeting.get(&id);
            of_meeting.is_some_and(|told| {
                told.iter()
                    .any(|one| matches!(one.act, Act::MeetingEnded | Act::MeetingCancelled))
            })
        }),
    };
    ensure!(
        explained,
        "nothing explains {} {:?}: {told:?}",
        name(known),
        known.duty.outcome
    );
    if let Some(outcome) = &known.duty.outcome
        && by_somebody
    {
        let first = settlings.map(|one| one.at).min();
        ensure!(
            first == Some(outcome_at(outcome)),
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

fn name(known: &DutyRecord) -> String {
    format!(
        "duty {} {} of {}",
        known.duty.rule, known.duty.round, known.day
    )
}

/// What is proven again at the end of a day. Gives how many single things were proven.
pub(crate) fn day(
    db: &mut Database,
    building: &Building,
    span: (Milliseconds, Milliseconds),
    now: Milliseconds,
) -> Result<u64> {
    let site = &building.site.id;
    let mut proven = 0;
    for record in store::meeting::between(db, site, span.0, span.1)? {
        proven += replayed(db, building, &record)
            .with_context(|| format!("meeting {}", record.meeting.requirement.title))?;
    }
    proven += holds(db, site, building, span.0)?;
    let unnoted = store::duty::overdue(db, now, 10)?;
    ensure!(
        unnoted.is_empty(),
        "windows passed and were not noted: {unnoted:?}"
    );
    Ok(proven + 1)
}

/// What the engine makes of the meeting's happenings is what was kept: no duty is lost, none is in
/// another state, and none is there that nothing made.
fn replayed(db: &mut Database, building: &Building, record: &MeetingRecord) -> Result<u64> {
    let id = record.meeting.id;
    let happenings = store::meeting::happenings(db, &building.site.id, id)?;
    let kept = store::duty::of_meeting(db, &building.site.id, id)?;
    let size = if record.meeting.requirement.large {
        Size::Large
    } else {
        Size::Small
    };
    let played = play(&building.standard, &building.zone, size, &happenings);
    let played = played.map_err(|(place, unlawful)| {
        anyhow::anyhow!("happening {place} is unlawful: {unlawful:?}")
    })?;
    for planned in played.run.duties() {
        let found = kept
            .iter()
            .find(|one| one.duty.rule == planned.rule && one.duty.round == planned.round)
            .with_context(|| format!("{} {} is lost", planned.rule, planned.round))?;
        ensure!(
            found.duty == *planned,
            "{} is kept as {:?}, the engine says {planned:?}",
            name(found),
            found.duty
        );
    }
    for one in &kept {
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
    }
    Ok(kept.len() as u64)
}

/// No room is promised twice. A meeting that runs over its time takes what it takes; what was
/// promised is what was booked.
fn holds(db: &mut Database, site: &SiteId, building: &Building, from: Milliseconds) -> Result<u64> {
    let far = from + 400 * 24 * 60 * 60_000;
    let mut booked = std::collections::BTreeMap::new();
    for record in store::meeting::between(db, site, from - 24 * 60 * 60_000, far)? {
        let required = &record.meeting.requirement;
        let span = building.occupied((required.starts, required.ends));
        booked.insert(record.meeting.id, span);
    }
    let promised = |hold: &Hold| {
        let span = booked.get(&hold.meeting).copied();
        let (from, until) = span.unwrap_or((hold.from, hold.until));
        (hold.from.max(from), hold.until.min(until))
    };
    let holds = store::meeting::holds(db, site, from, far)?;
    let mut proven = 0;
    for (place, one) in holds.iter().enumerate() {
        for other in holds.iter().skip(place + 1) {
            // Two parts of one hall both name the whole; only the room somebody sits in counts
            // twice, and each of them names that one too.
            if one.room != other.room || one.meeting == other.meeting {
                continue;
            }
            proven += 1;
            let both_sit = overlap(promised(one), promised(other));
            ensure!(
                !both_sit || is_shared(&holds, one, other),
                "{one:?} and {other:?} are at once"
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
