//! The hand-over at the end of a shift (clause C2.9). Before a planned shift ends, the standard's rules that start
//! with its end ask for it; whoever is asked goes off duty once it is made. The next shift says that it has it.

mod asked;
mod shown;
mod take_over;

use domain::access::{Action, Actor, Object};
use domain::duty::{DutyRecord, Settled};
use domain::hand_over::{HandOver, check_seen};
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{AccountId, HandOverId, Refusal, SiteId};
use standards::{Outcome, Rule, Start};
use store::hand_over::HandOverRecord;

use crate::command::{About, Answer, Command, Deed, Notice, check_unused, perform};
use crate::duty::{Settlement, about};
use crate::error::Error;
use crate::house::House;

pub(crate) use self::asked::{follow, follow_time, give_up};
pub(crate) use self::shown::waiting_for;
pub use self::shown::{
    DayEndReview, HandOverPage, HandOverRegister, HandOverView, Important, NextDay, find, register,
    review,
};
pub(crate) use self::take_over::{ask_whoever_comes, fit_to_take_over};

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

/// A duty about a hand-over is settled by handing over, never by a tap, and is its person's alone; so is one to take
/// over, which is settled by saying so.
pub(crate) fn keep_for_the_register(duty: &DutyRecord) -> Result<(), Refusal> {
    if duty.is_about(Register::HandOver) {
        return Err(Refusal::conflict("hand-over-settles"));
    }
    if duty.is_about(Register::TakeOver) {
        return Err(Refusal::conflict("take-over-settles"));
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

/// Entries name a hand-over by its day and number; its words are on its page alone.
fn entry(deed: &Deed<'_>, act: &str, one: &HandOver) -> domain::journal::Entry {
    deed.entry(act)
        .detail("day", &one.day)
        .detail("number", one.number)
        .detail("person", &one.name)
}

/// Refuses to go off duty to whoever was asked for their hand-over and has not made it, and to whoever goes from a
/// planned shift before they are asked. By the house's clock: a phone's own is no way around it, and no more
/// than tells under which of their shifts a tap was made that comes late.
pub(crate) fn check_made(deed: &mut Deed<'_>, account: AccountId) -> Result<(), Error> {
    let unsettled = store::duty::unsettled_of(deed.db, &deed.site.id, account)?;
    let now = instant(deed.now);
    let asked = |duty: &DutyRecord| duty.is_about(Register::HandOver) && duty.duty.opens <= now;
    if unsettled.iter().any(asked) || asked::goes_unasked(deed, account)? {
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
        take_over::ask_whoever_stays(deed, &record.hand_over)?;
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
    check_unused(store::hand_over::find(deed.db, &deed.site.id, id)?.is_some())?;
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
        let mut entry = entry(deed, "hand-over-acknowledged", &record.hand_over);
        if let Some(duty) = take_over::note_had(deed, &record.hand_over)? {
            let version = duty.standard_version;
            let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
            let rule = standard.rule(&duty.duty.rule);
            entry.clauses = rule.map_or_else(Vec::new, crate::view::clauses_of);
            entry.duty = Some(duty.id);
        }
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}
