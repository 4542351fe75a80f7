//! The hand-over at the end of a shift (clause C2.9). Before a planned shift ends, the standard's rules that start
//! with its end ask for it; whoever is asked goes off duty once it is made. The next shift says that it has it.

mod shown;

use domain::access::{Action, Actor, Object};
use domain::directory::Site;
use domain::duty::{DutyRecord, Settled};
use domain::hand_over::{HandOver, check_seen};
use domain::roster::PlannedShift;
use domain::roster::leave::Leave;
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{AccountId, HandOverId, Milliseconds, Refusal, SiteId};
use standards::{Moment, Outcome, Rule, Start, Timing};
use store::Database;
use store::hand_over::HandOverRecord;

use crate::command::{About, Answer, Command, Deed, Notice, perform};
use crate::duty::{Settlement, about};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, begin_those, settle};
use crate::timer::place_of_kind;

pub(crate) use self::shown::waiting_for;
pub use self::shown::{
    DayEndReview, HandOverPage, HandOverRegister, HandOverView, Important, NextDay, find, register,
    review,
};

/// What whoever goes hands over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// The numbers of what they looked at, of the items that the standard names.
    pub seen: Vec<u32>,
    /// Their note to the next shift; may be empty.
    pub note: String,
    /// Whether they go off duty with it.
    pub leaves: bool,
}

fn subject_of(one: &HandOver) -> Subject {
    Subject {
        register: Register::HandOver,
        id: one.id.0,
        number: one.number.unsigned_abs(),
    }
}

fn note_place<'id>(site: &'id SiteId, id: &'id str) -> [&'id str; 3] {
    ["hand-over", site.as_str(), id]
}

/// A duty about a hand-over is settled by handing over, never by a tap, and is its person's alone.
pub(crate) fn keep_for_the_register(duty: &DutyRecord) -> Result<(), Refusal> {
    if duty.is_about(Register::HandOver) {
        return Err(Refusal::conflict("hand-over-settles"));
    }
    Ok(())
}

/// As [`keep_for_the_register`]; a leader may let it be, with a reason.
pub(crate) fn keep_unless_waived(
    deed: &Deed<'_>,
    duty: &DutyRecord,
    settlement: &Settlement,
) -> Result<(), Error> {
    let leads = deed.reach(Object::Roster, Action::Edit).is_ok();
    if leads && matches!(settlement, Settlement::Waived(_)) {
        return Ok(());
    }
    Ok(keep_for_the_register(duty)?)
}

/// The rules of the standard in force that start with the end of a shift of these teams.
fn rules_of<'standard>(
    rules: &'standard [Rule],
    names: &'standard [String],
) -> impl Iterator<Item = &'standard Rule> {
    rules.iter().filter(|rule| {
        rule.starts == Start::ShiftEnd && names.iter().any(|name| rule.by == name.as_str())
    })
}

/// When a rule asks for the hand-over of a shift that ends then: a minute before its end at the latest, because
/// nobody is asked who has gone.
fn asks_from(rule: &Rule, ends: Milliseconds) -> Option<Milliseconds> {
    let latest = ends - 60_000;
    match rule.timing {
        Timing::Once {
            opens: Moment::Offset { minutes },
            ..
        } => Some(latest.min(ends + i64::from(minutes) * 60_000)),
        Timing::Once { .. } => Some(latest),
        _ => None,
    }
}

/// A hand-over has the shift, its person and its end: another end asks for it again.
fn id_of(site: &SiteId, shift: &PlannedShift) -> HandOverId {
    let (id, who, ends) = (
        shift.id.to_string(),
        shift.account.to_string(),
        shift.ends.to_string(),
    );
    HandOverId::derived(&["hand-over", site.as_str(), &id, &who, &ends])
}

/// A shift as long as whoever has it is there: one who goes on leave at noon hands over at noon. `None` for
/// one of which granted leaves leave nothing.
fn while_there(shift: &PlannedShift, leaves: &[Leave]) -> Option<PlannedShift> {
    let (_, ends) = shift.there(leaves).pop()?;
    Some(PlannedShift {
        ends,
        ..shift.clone()
    })
}

/// The shifts whose hand-over is to be asked for now, each as long as its person is there: of those who are on
/// duty, once each.
fn to_ask(
    db: &mut Database,
    house: &House,
    site: &Site,
    now: Milliseconds,
) -> anyhow::Result<Vec<PlannedShift>> {
    let standard = house.standard(db, &site.id, site.standard_version)?;
    let mut rules = standard.rules().iter();
    if !rules.any(|rule| rule.starts == Start::ShiftEnd) {
        return Ok(Vec::new());
    }
    let shifts = store::planned_shift::under_way(db, &site.id, now)?;
    if shifts.is_empty() {
        return Ok(shifts);
    }
    let teams = store::directory::teams(db, &site.id)?;
    let on_duty = store::shift::on_duty(db, &site.id)?;
    let first = shifts.iter().map(|shift| shift.starts).min();
    let last = shifts.iter().map(|shift| shift.ends).max();
    let span = (first.unwrap_or(now), last.unwrap_or(now));
    let leaves = store::leave::granted(db, &site.id, span)?;
    let mut asked = Vec::new();
    for shift in shifts.iter().filter_map(|one| while_there(one, &leaves)) {
        let team = teams.iter().find(|team| team.id == shift.team);
        let names: Vec<String> = team
            .map(|team| team.standard_name.clone())
            .into_iter()
            .collect();
        let due = rules_of(standard.rules(), &names)
            .filter_map(|rule| asks_from(rule, shift.ends))
            .any(|from| from <= now);
        let is_there = on_duty.iter().any(|(who, _)| *who == shift.account);
        let id = id_of(&site.id, &shift);
        if due && is_there && store::hand_over::find(db, &site.id, id)?.is_none() {
            asked.push(shift);
        }
    }
    Ok(asked)
}

/// Asks for the hand-overs of the shifts that are about to end.
pub(crate) async fn follow_time(house: &House, site: &SiteId) -> Result<(), Error> {
    let (owned, asked, now) = (house.clone(), site.clone(), house.now());
    // A turn that changes nothing must write nothing: it comes every second.
    let read = move |db: &mut Database| -> anyhow::Result<bool> {
        let Some(site) = store::site::find(db, &asked)? else {
            return Ok(false);
        };
        Ok(!to_ask(db, &owned, &site, now)?.is_empty())
    };
    if !house.store().read(read).await? {
        return Ok(());
    }
    let command = Command {
        id: domain::CommandId::derived(&["hand-overs", site.as_str(), &now.to_string()]),
        at: now,
        fingerprint: [0; 32],
    };
    let carry = move |deed: &mut Deed<'_>| {
        let site = deed.site.clone();
        for shift in to_ask(deed.db, deed.house, &site, deed.now)? {
            ask(deed, &shift)?;
        }
        Ok(Answer::default())
    };
    perform(house, &Actor::house(), site, &command, carry).await?;
    Ok(())
}

fn ask(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    let names = store::account::names(deed.db, &deed.site.id)?;
    let name = names.into_iter().find(|(who, _)| *who == shift.account);
    let day = deed.day_of(deed.now);
    let record = HandOverRecord {
        asked: deed.now,
        note: String::new(),
        hand_over: HandOver {
            id: id_of(&deed.site.id, shift),
            number: store::hand_over::last_number(deed.db, &deed.site.id, &day)? + 1,
            day,
            account: shift.account,
            name: name.map(|(_, name)| name).unwrap_or_default(),
            team: Some(shift.team),
            due: Some(shift.ends),
            made: None,
            acknowledged: None,
        },
    };
    store::hand_over::add(deed.db, &deed.site.id, &record)?;
    let begun = Begun {
        subject: subject_of(&record.hand_over),
        room: None,
        at: shift.ends,
        agreed: Some(shift.ends),
        assignee: Some(shift.account),
    };
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    let team = teams.iter().find(|team| team.id == shift.team);
    let name = team.map_or_else(String::new, |team| team.standard_name.clone());
    let wanted = move |rule: &Rule| rule.by == name.as_str();
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut clauses = Vec::new();
    for mut duty in begin_those(deed, Start::ShiftEnd, &begun, &wanted)? {
        // It is handed to their own team, where another of its kind may serve less of the house.
        let rule = standard.rule(&duty.duty.rule);
        let room = team
            .zip(rule)
            .and_then(|(team, rule)| place_of_kind(team, &rooms, rule));
        duty.team = Some(shift.team);
        duty.room = room.map(|room| room.id);
        store::duty::change(deed.db, &deed.site.id, &duty)?;
        clauses.extend(rule.map_or_else(Vec::new, crate::view::clauses_of));
    }
    let mut entry = entry(deed, "hand-over-asked", &record.hand_over);
    entry.clauses = clauses;
    deed.write(&entry)?;
    Ok(())
}

/// Nobody is asked any more for the hand-over of a shift that is taken away, or that ends at another time.
pub(crate) fn give_up(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    give_up_unless(deed, shift, |_| false)
}

/// Sees to it that nobody is asked for a hand-over at a time at which leave has taken them away already, or has
/// given them back.
pub(crate) fn follow_leave(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    let span = (shift.starts, shift.ends);
    let leaves = store::leave::granted(deed.db, &deed.site.id, span)?;
    let until = while_there(shift, &leaves).map(|shift| shift.ends);
    give_up_unless(deed, shift, |due| due == until)
}

/// Gives up what was asked for of a shift and is not made yet, but for what is `wanted` by its due time.
fn give_up_unless(
    deed: &mut Deed<'_>,
    shift: &PlannedShift,
    wanted: impl Fn(Option<Milliseconds>) -> bool,
) -> Result<(), Error> {
    let of_shift = |one: &HandOver| {
        let within = |due: Milliseconds| shift.starts < due && due <= shift.ends;
        one.team == Some(shift.team) && one.due.is_some_and(within)
    };
    for duty in store::duty::unsettled_of(deed.db, &deed.site.id, shift.account)? {
        let Some(subject) = duty.subject.filter(|_| duty.is_about(Register::HandOver)) else {
            continue;
        };
        let found = store::hand_over::find(deed.db, &deed.site.id, HandOverId(subject.id))?;
        let given_up = |one: &HandOver| of_shift(one) && !wanted(one.due);
        if found.is_some_and(|record| given_up(&record.hand_over)) {
            settle(deed, subject, None, How::Cancelled)?;
        }
    }
    Ok(())
}

/// Entries name a hand-over by its day and number; its words are on its page alone.
fn entry(deed: &Deed<'_>, act: &str, one: &HandOver) -> domain::journal::Entry {
    deed.entry(act)
        .detail("day", &one.day)
        .detail("number", one.number)
        .detail("person", &one.name)
}

/// Refuses to go off duty to whoever was asked for their hand-over and has not made it. By the house's clock: a
/// phone's own is no way around it.
pub(crate) fn check_made(deed: &mut Deed<'_>, account: AccountId) -> Result<(), Error> {
    let unsettled = store::duty::unsettled_of(deed.db, &deed.site.id, account)?;
    let now = instant(deed.now);
    let asked = |duty: &DutyRecord| duty.is_about(Register::HandOver) && duty.duty.opens <= now;
    if unsettled.iter().any(asked) {
        return Err(Refusal::conflict("hand-over-first").into());
    }
    Ok(())
}

/// Hands over: what was asked for, or without being asked whenever somebody goes.
///
/// # Errors
/// Refused where something was not looked at that the standard names, and where the note is unfit.
pub async fn make(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    handed: Handed,
) -> Result<Answer, Error> {
    let unasked = HandOverId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        // What was looked at when is read from the house's clock.
        deed.at = deed.now;
        deed.reach(Object::HandOver, Action::Create)?;
        let Some(account) = deed.actor.account else {
            return Ok(Answer::default());
        };
        let mut duties = store::duty::unsettled_of(deed.db, &deed.site.id, account)?;
        duties.retain(|duty| duty.is_about(Register::HandOver));
        let mut asked = Vec::new();
        for about in duties.iter().filter_map(|duty| duty.subject) {
            let found = store::hand_over::find(deed.db, &deed.site.id, HandOverId(about.id))?;
            asked.extend(found);
        }
        asked.sort_by_key(|record| record.hand_over.due);
        asked.dedup_by_key(|record| record.hand_over.id);
        let clauses = look(deed, &duties, &handed.seen)?;
        let is_asked = !asked.is_empty();
        let mut record = match asked.pop() {
            Some(last) => last,
            None => unasked_of(deed, account, unasked)?,
        };
        // One look at the day is what every shift of it that was not handed over yet asks for.
        for mut earlier in asked {
            earlier.hand_over.make("", deed.now)?;
            store::hand_over::change(deed.db, &deed.site.id, &earlier)?;
        }
        record.hand_over.make(handed.note.trim(), deed.now)?;
        record.note = sealed_note(deed, &record.hand_over, handed.note.trim())?;
        if is_asked {
            store::hand_over::change(deed.db, &deed.site.id, &record)?;
        } else {
            store::hand_over::add(deed.db, &deed.site.id, &record)?;
        }
        let mut entry = entry(deed, "hand-over-made", &record.hand_over);
        entry.clauses = clauses;
        deed.write(&entry)?;
        if handed.leaves {
            crate::shift::leave(deed, account)?;
        }
        Ok(Answer::about(record.hand_over.id))
    })
    .await
}

/// A hand-over that nobody asked for.
fn unasked_of(
    deed: &mut Deed<'_>,
    account: AccountId,
    id: HandOverId,
) -> Result<HandOverRecord, Error> {
    if store::hand_over::find(deed.db, &deed.site.id, id)?.is_some() {
        return Err(Refusal::invalid("command", "command-reused").into());
    }
    let team = deed.own_teams()?.into_iter().next().map(|team| team.id);
    let day = deed.day_of(deed.now);
    Ok(HandOverRecord {
        asked: deed.now,
        note: String::new(),
        hand_over: HandOver {
            id,
            number: store::hand_over::last_number(deed.db, &deed.site.id, &day)? + 1,
            day,
            account,
            name: deed.actor.name.clone(),
            team,
            due: None,
            made: None,
            acknowledged: None,
        },
    })
}

/// Sees to it that everything was looked at that the standard names, and settles the duties that asked for it;
/// gives the clauses.
fn look(deed: &mut Deed<'_>, duties: &[DutyRecord], seen: &[u32]) -> Result<Vec<String>, Error> {
    let mut clauses = Vec::new();
    if duties.is_empty() {
        let teams = deed.own_teams()?;
        let names: Vec<String> = teams.into_iter().map(|team| team.standard_name).collect();
        let version = deed.site.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        for rule in rules_of(standard.rules(), &names) {
            check_seen(rule, seen)?;
            clauses.extend(crate::view::clauses_of(rule));
        }
        return Ok(clauses);
    }
    for duty in duties {
        let version = duty.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let Some(rule) = standard.rule(&duty.duty.rule) else {
            continue;
        };
        let mut done = duty.clone();
        done.steps_done = check_seen(rule, seen)?;
        done.duty.stopped = None;
        done.duty.outcome = Some(Outcome::Done {
            at: instant(deed.at),
        });
        done.settled = Some(Settled {
            by: deed.actor.name.clone(),
            received: deed.now,
        });
        store::duty::change(deed.db, &deed.site.id, &done)?;
        store::duty::settle(deed.db, &deed.site.id, &done)?;
        clauses.extend(about(deed.entry(""), &done, rule).clauses);
    }
    Ok(clauses)
}

fn sealed_note(deed: &Deed<'_>, one: &HandOver, note: &str) -> Result<String, Error> {
    if note.is_empty() {
        return Ok(String::new());
    }
    let id = one.id.to_string();
    let place = note_place(&deed.site.id, &id);
    Ok(crate::seal::seal_text(deed.house, &place, note.as_bytes())?)
}

/// Somebody of the next shift has what was handed over.
///
/// # Errors
/// Refused as long as it is not handed over, and for whoever handed it over.
pub async fn acknowledge(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: HandOverId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let reach = deed.reach(Object::HandOver, Action::Do)?;
        let found = store::hand_over::find(deed.db, &deed.site.id, id)?;
        let teams = store::directory::teams(deed.db, &deed.site.id)?;
        let sees = |one: &HandOver| shown::sees(reach, deed.actor.account, &teams, one);
        let found = found.filter(|record| sees(&record.hand_over));
        let mut record = found.ok_or_else(|| Refusal::missing("hand-over-unknown"))?;
        let Some(account) = deed.actor.account else {
            return Ok(Answer::default());
        };
        let (by, at) = (deed.actor.name.clone(), deed.at);
        let at = record.hand_over.made.map_or(at, |made| at.max(made));
        deed.at = at;
        if !record.hand_over.acknowledge(account, &by, at)? {
            let had = record.hand_over.acknowledged.as_ref();
            let arguments = had.map(|had| ("by".to_owned(), had.by.clone()));
            let notice = Notice {
                key: "hand-over-had".to_owned(),
                arguments: arguments.into_iter().collect(),
            };
            return Ok(Answer {
                notice: Some(notice),
                ..Answer::about(id)
            });
        }
        store::hand_over::change(deed.db, &deed.site.id, &record)?;
        let entry = entry(deed, "hand-over-acknowledged", &record.hand_over);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}
