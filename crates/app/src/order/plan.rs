//! What is to be done about an order, made from how it stands: each change of the order, of its
//! meeting or of a duty asks here again, and what follows twice is there once.

use std::collections::BTreeMap;

use domain::Milliseconds;
use domain::duty::{DutyRecord, id_of, outcome_at};
use domain::order::{Line, Moment, Progress, Served, WordKind};
use domain::requirement::Meeting;
use domain::serving::{What, instant};
use domain::subject::Register;
use domain::{MeetingId, OrderId, Refusal};
use standards::{Happening, Outcome, Start};

use super::revision::asks_otherwise;
use super::{Kept, cancel_one, revise, supply};
use crate::command::Deed;
use crate::error::Error;
use crate::subject::{Begun, How, Places, begin_round, settle};

/// What comes late has at least so long.
const AT_LEAST_MS: Milliseconds = 30 * 60_000;

/// A duty that is to be there: what starts it, its round, the moment it is counted from, and since when
/// it could be known.
pub(super) struct Wanted {
    pub(super) start: Start,
    pub(super) round: u32,
    pub(super) at: Milliseconds,
    pub(super) since: Option<Milliseconds>,
}

/// What of the meeting an order waits for.
#[derive(Default)]
struct Course {
    seated: Option<Milliseconds>,
    broke: Option<Milliseconds>,
    /// Whether it was called off: nothing more is served then.
    called_off: bool,
    /// Whether it is over: nobody is asked any more what it should have been.
    ended: bool,
}

/// Makes the duties of the order as it stands, moves those that changed, and takes away those that
/// nobody needs any more.
pub(super) fn follow(deed: &mut Deed<'_>, kept: &Kept) -> Result<(), Error> {
    let wanted = if kept.order().cancelled.is_some() {
        wanted_of_cancelled(kept)
    } else {
        let mut all = wanted(deed, kept)?;
        all.extend(supply::wanted(deed, kept)?);
        all
    };
    let site = deed.site.id.clone();
    let mut left: BTreeMap<domain::DutyId, DutyRecord> =
        store::duty::of_subject(deed.db, &site, kept.subject())?
            .into_iter()
            .filter(|duty| duty.duty.outcome.is_none())
            .map(|duty| (duty.id, duty))
            .collect();
    let places = Places::read(deed)?;
    for one in wanted {
        let begun = Begun {
            subject: kept.subject(),
            room: Some(kept.order().matter.room),
            at: one.at,
            agreed: None,
            assignee: None,
        };
        let least = one.since.map(|since| since + AT_LEAST_MS);
        for id in begin_round(deed, &places, (one.start, &begun), (one.round, least))? {
            left.remove(&id);
        }
    }
    let lines = kept.standing_lines();
    // Where nothing is to be served, what the meeting asked for is over with the meeting.
    let ended = lines.is_empty() && course(deed, kept)?.ended;
    let over = (is_over(&lines) || ended) && kept.order().cancelled.is_none();
    for (_, mut gone) in left {
        // What was served before its client was asked was not asked in time, and stays so.
        let at = instant(deed.now);
        let asks = matches!(
            start_of(deed, &gone)?,
            Some(Start::OrderPlaced | Start::OrderGoods | Start::OrderCounted)
        );
        gone.duty.stopped = None;
        gone.duty.outcome = Some(if over && asks {
            Outcome::Missed { at }
        } else {
            Outcome::Cancelled { at }
        });
        store::duty::settle(deed.db, &site, &gone)?;
    }
    Ok(())
}

/// Of a cancelled order nothing is done any more but to tell its client so, where they had a word on it.
fn wanted_of_cancelled(kept: &Kept) -> Vec<Wanted> {
    let words = kept.words.iter().map(|one| &one.word);
    let untold = words.filter(|word| word.progress.awaits_word());
    untold
        .filter_map(|word| {
            Some(Wanted {
                start: Start::OrderDone,
                round: Served::Call(word.position).round(),
                at: word.progress.done?,
                since: None,
            })
        })
        .collect()
}

/// Whether everything but what is called for was served: there is nothing left to agree to before.
fn is_over(lines: &[(Line, Progress)]) -> bool {
    let mut planned = lines
        .iter()
        .filter(|(line, _)| line.moment != Moment::OnCall);
    planned.clone().next().is_some() && planned.all(|(_, one)| one.done.is_some())
}

fn wanted(deed: &mut Deed<'_>, kept: &Kept) -> Result<Vec<Wanted>, Error> {
    let (order, site) = (kept.order(), deed.site.id.clone());
    let course = course(deed, kept)?;
    let lines = kept.standing_lines();
    let starts = order.matter.starts;
    let version = store::order::version(deed.db, &site, order.id, order.revision)?;
    let revised = version.map_or(order.placed, |version| version.at);
    let over = course.called_off || is_over(&lines) || lines.is_empty() && course.ended;
    let round = order.revision.unsigned_abs();
    let mut wanted = Vec::new();
    let mut want = |start, round, at, since| {
        wanted.push(Wanted {
            start,
            round,
            at,
            since,
        });
    };
    if !order.is_agreed() && !over {
        want(Start::OrderPlaced, round, starts, Some(revised));
    }
    let counted = course.called_off || kept.is_all_there();
    if !counted {
        // What was added after everything had been counted is counted too.
        want(Start::OrderGoods, round, starts, Some(revised));
    } else if order.plan_agreed.is_none() && !over && !lines.is_empty() {
        let agreed = kept
            .words
            .iter()
            .filter(|one| one.word.kind.is_plan_agreement())
            .count() as u32;
        let last = lines.iter().filter_map(|(_, one)| one.counted_at).max();
        let since = last.unwrap_or(revised).max(revised);
        want(Start::OrderCounted, agreed + 1, starts, Some(since));
    }
    for (line, progress) in &lines {
        if let Some(done) = progress.done {
            if progress.awaits_word() {
                want(Start::OrderDone, line.number, done, None);
            }
        } else if !course.called_off
            && let Some((start, at, since)) = serving(line, &course, (starts, revised))
        {
            want(start, line.number, at, since);
        }
    }
    wanted.extend(wanted_of_words(deed, kept, &course)?);
    Ok(wanted)
}

/// What the client's words ask for: what they call for, what they say is wrong, what they want changed.
fn wanted_of_words(
    deed: &mut Deed<'_>,
    kept: &Kept,
    course: &Course,
) -> Result<Vec<Wanted>, Error> {
    let of_change = start_of_change(deed)?;
    let mut wanted = Vec::new();
    let mut want = |start, round, at| {
        wanted.push(Wanted {
            start,
            round,
            at,
            since: None,
        });
    };
    for word in kept.words.iter().map(|one| &one.word) {
        match word.kind {
            // What was wrong is seen to also then.
            WordKind::Wrong => want(Start::OrderCall, word.position, word.at),
            WordKind::Called | WordKind::PlanWrong if !course.called_off => {
                want(Start::OrderCall, word.position, word.at);
            }
            WordKind::ChangeAsked if !course.called_off && word.is_open_wish() => {
                want(of_change, word.position, word.at);
            }
            _ => {}
        }
        let brought = &word.progress;
        if let Some(done) = brought.done.filter(|_| brought.awaits_word()) {
            let round = Served::Call(word.position).round();
            want(Start::OrderDone, round, done);
        }
    }
    Ok(wanted)
}

/// What starts the duty of a change that is asked for; a standard from before it was known has somebody see to
/// it as to what is called for.
fn start_of_change(deed: &mut Deed<'_>) -> Result<Start, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut rules = standard.rules().iter();
    Ok(if rules.any(|rule| rule.starts == Start::OrderChange) {
        Start::OrderChange
    } else {
        Start::OrderCall
    })
}

/// When a line is served, as far as that is known: what starts it, at what moment, and since when.
fn serving(
    line: &Line,
    course: &Course,
    (starts, revised): (Milliseconds, Milliseconds),
) -> Option<(Start, Milliseconds, Option<Milliseconds>)> {
    match line.moment {
        Moment::Before => Some((Start::OrderBefore, starts, Some(revised))),
        Moment::AtTime => line.at.map(|at| (Start::Order, at, None)),
        Moment::Seated => course.seated.map(|at| (Start::OrderSeated, at, None)),
        Moment::Break => course.broke.map(|at| (Start::OrderBreak, at, None)),
        Moment::OnCall => None,
    }
}

/// When the guests sat down and when the first break began. Where the meeting ended without, what was
/// to be served then is to be seen to at its end: nothing is forgotten in silence.
fn course(deed: &mut Deed<'_>, kept: &Kept) -> Result<Course, Error> {
    let Some(id) = kept.order().matter.meeting else {
        return Ok(Course::default());
    };
    let Some(record) = store::meeting::find_bare(deed.db, &deed.site.id, id)? else {
        return Ok(Course::default());
    };
    let meeting: &Meeting = &record.meeting;
    let known = store::meeting::happenings(deed.db, &deed.site.id, id)?;
    let broke = known
        .iter()
        .find(|one| one.what == What::Happened(Happening::Break))
        .map(|one| one.at);
    Ok(Course {
        seated: meeting.seated.or(meeting.ended),
        broke: broke.or(meeting.ended),
        called_off: meeting.cancelled.is_some(),
        ended: meeting.ended.is_some(),
    })
}

/// Lets the orders of a meeting follow it: its place and time, where it was seated, broke, ended or was
/// cancelled.
pub(crate) fn follow_meeting(deed: &mut Deed<'_>, id: MeetingId) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let orders = store::order::of_meeting(deed.db, &site, id)?;
    if orders.is_empty() {
        return Ok(());
    }
    let Some(record) = store::meeting::find_bare(deed.db, &site, id)? else {
        return Ok(());
    };
    let meeting = &record.meeting;
    for found in orders {
        if found.order.cancelled.is_some() {
            continue;
        }
        let Some(mut kept) = Kept::read(deed.db, &site, found.order.id)? else {
            continue;
        };
        let served = kept.is_served(None);
        if meeting.cancelled.is_some() && !served {
            cancel_one(deed, &mut kept)?;
            continue;
        }
        // Of a meeting that is cancelled nothing more is served; what was, still waits for a word.
        if meeting.cancelled.is_some() {
            let numbers = kept.lines.iter().map(|one| one.line.number);
            let served: Vec<u32> = numbers.filter(|one| kept.is_served(Some(*one))).collect();
            for line in &mut kept.lines {
                if !served.contains(&line.line.number) && !line.removed {
                    line.removed = true;
                    store::order::put_line(deed.db, &site, line)?;
                }
            }
        }
        let required = &meeting.requirement;
        let mut matter = kept.order().matter.clone();
        matter.title.clone_from(&required.title);
        (matter.room, matter.starts, matter.ends) = (required.room, required.starts, required.ends);
        if matter == kept.order().matter && !asks_otherwise(deed, &kept, required)? {
            follow(deed, &kept)?;
            continue;
        }
        // What is served at a time moves with the meeting, and stays within it.
        let moved = matter.starts - kept.order().matter.starts;
        for line in &mut kept.lines {
            if let Some(at) = line.line.at.filter(|_| line.progress.done.is_none()) {
                line.line.at = Some((at + moved).clamp(matter.starts, matter.ends));
                store::order::put_line(deed.db, &site, line)?;
            }
        }
        kept.record.order.matter = matter;
        revise(deed, &mut kept, "order-changed")?;
    }
    Ok(())
}

/// What a person does with a tap, and what the register settles: only what is served is done with one.
fn is_served(start: Start) -> bool {
    matches!(
        start,
        Start::Order
            | Start::OrderBefore
            | Start::OrderSeated
            | Start::OrderBreak
            | Start::OrderCall
    )
}

pub(super) fn start_of(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<Option<Start>, Error> {
    let is_order = duty
        .subject
        .is_some_and(|about| about.register == Register::Order);
    if !is_order {
        return Ok(None);
    }
    let version = duty.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    Ok(standard.rule(&duty.duty.rule).map(|rule| rule.starts))
}

/// What waits for the client's word or for a count is settled by that, never by a tap.
pub(crate) fn keep_for_the_register(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    match (start_of(deed, duty)?, duty.subject) {
        (Some(start), Some(about)) if !is_served(start) => {
            let refusal = Refusal::conflict("order-settles").with("number", about.number);
            Err(refusal.into())
        }
        _ => Ok(()),
    }
}

/// Lets the order follow a duty that was done, waived or taken back: what was served waits for the
/// client's word. So does what was left undone on purpose.
pub(crate) fn follow_duty(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let (Some(start), Some(about)) = (start_of(deed, duty)?, duty.subject) else {
        return Ok(());
    };
    let site = deed.site.id.clone();
    let Some(mut kept) = Kept::read(deed.db, &site, OrderId(about.id))? else {
        return Ok(());
    };
    let served = served_by(&kept, start, duty.duty.round);
    let Some(what) = served.filter(|what| kept.progress_mut(*what).is_ok()) else {
        return Ok(());
    };
    let by = duty.settled.as_ref().map(|settled| settled.by.clone());
    let progress = kept.progress_mut(what)?;
    let news = match &duty.duty.outcome {
        Some(outcome @ Outcome::Done { .. }) => {
            progress.serve(outcome_at(outcome), by.unwrap_or_default(), false)
        }
        Some(outcome @ Outcome::Waived { .. }) => {
            progress.serve(outcome_at(outcome), by.unwrap_or_default(), true)
        }
        None => progress.take_back(),
        Some(_) => false,
    };
    if !news {
        return Ok(());
    }
    kept.keep_progress(deed.db, &site, what)?;
    follow_word(deed, &mut kept, what)
}

/// Makes what follows from something that its client has to know of, and notes until when they do.
pub(super) fn follow_word(deed: &mut Deed<'_>, kept: &mut Kept, what: Served) -> Result<(), Error> {
    follow(deed, kept)?;
    note_due(deed, kept, what)
}

/// What such a duty serves: a line, or what somebody called for. Who says that something is wrong is
/// seen to, and says themselves whether it is right then.
fn served_by(kept: &Kept, start: Start, round: u32) -> Option<Served> {
    if start != Start::OrderCall {
        return Some(Served::Line(round));
    }
    let mut words = kept.words.iter().map(|one| &one.word);
    let called = words.any(|word| word.position == round && word.kind == WordKind::Called);
    called.then_some(Served::Call(round))
}

/// Notes until when the client has to know of what was done.
fn note_due(deed: &mut Deed<'_>, kept: &mut Kept, what: Served) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &site, version)?;
    let subject = kept.subject();
    let matter = format!("{} {}", subject.register.word(), subject.id);
    let mut due = None;
    for rule in standard.rules() {
        if rule.starts == Start::OrderDone {
            let id = id_of(&site, &matter, rule.id.as_str(), what.round());
            let duty = store::duty::find(deed.db, &site, id)?;
            due = duty.map(|duty| duty.duty.due.as_millisecond());
        }
    }
    let progress = kept.progress_mut(what)?;
    if progress.done.is_some() {
        progress.answer_due = due;
        kept.keep_progress(deed.db, &site, what)?;
    }
    Ok(())
}

/// Settles what waited for the client's word or for a count, and makes what follows.
pub(super) fn settle_and_follow(
    deed: &mut Deed<'_>,
    kept: &Kept,
    start: Start,
) -> Result<(), Error> {
    settle(deed, kept.subject(), Some(start), How::Done)?;
    follow(deed, kept)
}

/// Settles that what was served is known to the client.
pub(super) fn settle_word(deed: &mut Deed<'_>, kept: &Kept, what: Served) -> Result<(), Error> {
    settle_round(deed, kept, what.round(), &[Start::OrderDone])
}

/// Settles that what the client wants changed was changed or answered.
pub(super) fn settle_wish(deed: &mut Deed<'_>, kept: &Kept, position: u32) -> Result<(), Error> {
    let starts = [Start::OrderChange, Start::OrderCall];
    settle_round(deed, kept, position, &starts)
}

fn settle_round(
    deed: &mut Deed<'_>,
    kept: &Kept,
    round: u32,
    starts: &[Start],
) -> Result<(), Error> {
    for duty in store::duty::of_subject(deed.db, &deed.site.id, kept.subject())? {
        let unsettled = duty.duty.outcome.is_none() && duty.duty.round == round;
        let started = start_of(deed, &duty)?;
        if unsettled && started.is_some_and(|start| starts.contains(&start)) {
            let mut duty = duty;
            duty.duty.outcome = Some(Outcome::Done {
                at: instant(deed.now),
            });
            duty.settled = Some(domain::duty::Settled {
                by: deed.actor.name.clone(),
                received: deed.now,
            });
            store::duty::settle(deed.db, &deed.site.id, &duty)?;
        }
    }
    Ok(())
}
