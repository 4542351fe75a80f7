//! The offices of leaders: whose leader is out comes into the plan of cleaning, whose leader comes back goes off
//! it (clause C2.8); somebody who answers the knocking is left alone (clause C3.1).

mod expected;
mod ground;
mod key;
mod shown;

use std::collections::BTreeSet;

use domain::access::{Action, Actor, Object, Reach};
use domain::check::is_check;
use domain::directory::Room;
use domain::duty::DutyRecord;
use domain::journal::Entry;
use domain::office::{Change, OfficeCleaning};
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{AccountId, Milliseconds, OfficeCleaningId, Refusal, RoomId, SiteId, Uid};
use standards::{Outcome, Rule, Start};
use store::Database;

use crate::command::{About, Answer, Command, Deed, perform};
use crate::duty::{Settlement, about};
use crate::error::Error;
use crate::giving::choose_among;
use crate::house::House;
use crate::subject::{Begun, begin_those};

pub(crate) use self::expected::expected;
use self::ground::{Ground, Office, window};
pub(crate) use self::key::keys_of;
pub use self::key::{give_back_key, take_key};
pub(crate) use self::shown::tell;
pub use self::shown::{KeyView, LeaderView, OfficePlan, OfficeView, PhoneOffice, PlanDay, plan};

/// What the cleaning of an office is to its duty.
fn subject_of(one: &OfficeCleaning) -> Subject {
    Subject {
        register: Register::OfficeCleaning,
        id: one.id.0,
        number: one.number.unsigned_abs(),
    }
}

/// The id of the cleaning of an office on a day.
fn cleaning_id(site: &SiteId, day: &str, room: RoomId) -> OfficeCleaningId {
    OfficeCleaningId::derived(&["office-cleaning", site.as_str(), day, &room.to_string()])
}

/// Whether the duty is the cleaning of an office.
fn is_cleaning(duty: &DutyRecord) -> bool {
    duty.is_about(Register::OfficeCleaning)
}

/// A cleaning that was begun does not end with an open door: before its last step, which locks it, it is left out by
/// whoever leads alone (clause C3.4).
pub(crate) fn keep_for_the_register(
    deed: &Deed<'_>,
    duty: &DutyRecord,
    rule: &Rule,
    settlement: &Settlement,
) -> Result<(), Error> {
    let is_waived = matches!(settlement, Settlement::Waived(_));
    let last = (rule.steps.len() as u32).checked_sub(1);
    let (Some(last), true) = (last, is_waived && is_cleaning(duty)) else {
        return Ok(());
    };
    let is_begun = duty.steps_done.iter().any(|step| !is_check(*step));
    let leads = deed.reach(Object::Roster, Action::Edit).is_ok();
    if !is_begun || leads || duty.steps_done.contains(&last) {
        return Ok(());
    }
    Err(Refusal::conflict("office-not-locked")
        .with("step", &rule.steps[last as usize])
        .into())
}

/// Does what follows from where leaders are by now.
pub(crate) fn follow(deed: &mut Deed<'_>) -> Result<(), Error> {
    let site = deed.site.clone();
    let Some(ground) = Ground::read(deed.db, deed.house, &site, deed.now)? else {
        return Ok(());
    };
    let mut number = store::office::last_number(deed.db, &site.id, &ground.day)?;
    for office in &ground.offices {
        match ground.change(office) {
            Change::Stay => {}
            Change::Add => number = add(deed, &ground, office, number)?,
            Change::TakeOff => take_off(deed, office)?,
            Change::Interrupt => interrupt(deed, office)?,
        }
    }
    Ok(())
}

/// Follows by the time alone: the window opens, somebody should be back, and a key should.
pub(crate) async fn follow_time(house: &House, site: &SiteId) -> Result<(), Error> {
    key::follow(house, site).await?;
    let (owned, asked, now) = (house.clone(), site.clone(), house.now());
    // A turn that changes nothing must write nothing: it comes every second.
    let read = move |db: &mut Database| -> anyhow::Result<bool> {
        let Some(site) = store::site::find(db, &asked)? else {
            return Ok(false);
        };
        Ground::wants_change(db, &owned, &site, now)
    };
    if !house.store().read(read).await? {
        return Ok(());
    }
    let command = Command {
        id: domain::CommandId::derived(&["offices", site.as_str(), &now.to_string()]),
        at: now,
        fingerprint: [0; 32],
    };
    let carry = move |deed: &mut Deed<'_>| {
        follow(deed)?;
        Ok(Answer::default())
    };
    perform(house, &Actor::house(), site, &command, carry).await?;
    Ok(())
}

fn entry(deed: &Deed<'_>, act: &str, room: &Room, duty: Option<&DutyRecord>) -> Entry {
    let mut entry = deed
        .entry(act)
        .room(room.id)
        .detail("number", &room.number)
        .detail("name", &room.name);
    entry.duty = duty.map(|duty| duty.id);
    entry
}

/// Brings an office into the plan, for the first time today or again.
fn add(deed: &mut Deed<'_>, ground: &Ground, office: &Office, number: i32) -> Result<i32, Error> {
    let mut one = office.cleaning.clone();
    let mut number = number;
    if one.is_none() {
        number += 1;
        let new = OfficeCleaning {
            id: cleaning_id(&deed.site.id, &ground.day, office.room.id),
            day: ground.day.clone(),
            number,
            room: office.room.id,
            begun: None,
            begun_by: String::new(),
            begun_account: None,
            answered: None,
            again: None,
            answers: 0,
            interrupted: None,
        };
        store::office::add(deed.db, &deed.site.id, &new)?;
        one = Some(new);
    }
    let Some(mut one) = one else {
        return Ok(number);
    };
    let duty = if let Some(duty) = office.duty.clone() {
        Some(reopened(deed, duty)?)
    } else {
        let begun = Begun {
            subject: subject_of(&one),
            room: Some(office.room.id),
            at: deed.now,
            agreed: None,
            assignee: None,
        };
        let kind = office.room.kind.clone();
        let wanted = move |rule: &Rule| rule.place == kind.as_str();
        let made = begin_those(deed, Start::OfficeFree, &begun, &wanted)?;
        made.into_iter().next()
    };
    one.take_up();
    store::office::change(deed.db, &deed.site.id, &one)?;
    let entry = by_the_house(entry(deed, "office-planned", &office.room, duty.as_ref()));
    deed.write(&entry)?;
    Ok(number)
}

/// Opens a duty again that was cancelled. Whoever had it and went off duty since has it no more.
fn reopened(deed: &mut Deed<'_>, mut duty: DutyRecord) -> Result<DutyRecord, Error> {
    duty.duty.outcome = None;
    duty.settled = None;
    duty.steps_done = Vec::new();
    duty.overdue_noted = None;
    store::alert::forget_of(deed.db, &deed.site.id, duty.id)?;
    let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
    let is_there = on_duty.iter().any(|(who, _)| Some(*who) == duty.assignee);
    if !is_there {
        let teams = store::directory::teams(deed.db, &deed.site.id)?;
        duty.assignee = match teams.iter().find(|team| Some(team.id) == duty.team) {
            Some(team) => choose_among(deed, &team.members, &duty, None)?,
            None => None,
        };
    }
    store::duty::change(deed.db, &deed.site.id, &duty)?;
    Ok(duty)
}

/// What follows from where a leader is, the house does itself, when it learns of it.
fn by_the_house(mut entry: Entry) -> Entry {
    entry.at = entry.received;
    entry.account = None;
    entry.actor = Actor::house().name;
    entry
}

/// Takes an office off the plan in which nobody has begun.
fn take_off(deed: &mut Deed<'_>, office: &Office) -> Result<(), Error> {
    let Some(duty) = cancelled(deed, office)? else {
        return Ok(());
    };
    let entry = by_the_house(entry(deed, "office-taken-off", &office.room, Some(&duty)))
        .detail("reason", office.occupancy.word());
    deed.write(&entry)?;
    Ok(())
}

/// The leader is back while somebody cleans: whoever began and whoever has the duty are told at once, and the
/// office is put back.
fn interrupt(deed: &mut Deed<'_>, office: &Office) -> Result<(), Error> {
    let Some(mut one) = office.cleaning.clone() else {
        return Ok(());
    };
    let Some(duty) = cancelled(deed, office)? else {
        return Ok(());
    };
    // Whoever began may not be the one who has the duty: either may stand in the room.
    let told: BTreeSet<AccountId> = one.begun_account.into_iter().chain(duty.assignee).collect();
    one.interrupt(deed.now);
    store::office::change(deed.db, &deed.site.id, &one)?;
    for account in told {
        let leader = office.leaders.first();
        let (id, who, now) = (
            one.id.to_string(),
            account.to_string(),
            deed.now.to_string(),
        );
        let notice = store::notice::Notice {
            id: Uid::derived(&["office", &id, &who, &now]),
            account,
            words: "office-interrupted".to_owned(),
            details: vec![
                ("place".to_owned(), office.room.name.clone()),
                (
                    "leader".to_owned(),
                    leader.map_or_else(String::new, |leader| leader.form_of_address.clone()),
                ),
            ],
            at: deed.now,
        };
        store::notice::leave(deed.db, &deed.site.id, &notice)?;
    }
    let entry = by_the_house(entry(deed, "office-interrupted", &office.room, Some(&duty)));
    deed.write(&entry)?;
    Ok(())
}

fn cancelled(deed: &mut Deed<'_>, office: &Office) -> Result<Option<DutyRecord>, Error> {
    let Some(mut duty) = office.duty.clone() else {
        return Ok(None);
    };
    duty.duty.outcome = Some(Outcome::Cancelled {
        at: instant(deed.now),
    });
    duty.steps_done = Vec::new();
    store::duty::change(deed.db, &deed.site.id, &duty)?;
    Ok(Some(duty))
}

/// Notes who cleans: whoever does the first step.
pub(crate) fn follow_step(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let Some(about) = duty.subject.filter(|_| is_cleaning(duty)) else {
        return Ok(());
    };
    let id = OfficeCleaningId(about.id);
    let Some(mut one) = store::office::find(deed.db, &deed.site.id, id)? else {
        return Ok(());
    };
    if one.begun.is_none() {
        one.begun = Some(deed.at);
        one.begun_by.clone_from(&deed.actor.name);
        one.begun_account = deed.actor.account;
        store::office::change(deed.db, &deed.site.id, &one)?;
    }
    Ok(())
}

/// Somebody answered the knocking, or came while it was cleaned: nobody goes on, and one comes again in so
/// many minutes. Told late, it is written down, and what others did at that door since stands.
///
/// # Errors
/// Refused when the office is not in today's plan, when its cleaning is over, and when it is not the actor's.
pub async fn answer(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (room, minutes): (RoomId, i64),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::OfficeCleaning, Action::Do)?;
        let (mut one, known) = of_today(deed, room)?;
        let mut duty = crate::duty::load_to_do(deed, known.id)?;
        let went_on = one.went_on_after(deed.at, deed.now);
        if duty.duty.outcome.is_some() && !went_on {
            return Err(Refusal::conflict("office-not-in-plan").into());
        }
        let again = one.answer(minutes, deed.at)?;
        let version = duty.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let rule = standard.rule(&duty.duty.rule);
        if !went_on {
            store::office::change(deed.db, &deed.site.id, &one)?;
            duty.steps_done = Vec::new();
            duty.duty.opens = instant(opens_again(deed, rule, again)).min(duty.duty.due);
            store::duty::change(deed.db, &deed.site.id, &duty)?;
        }
        let place = deed.room(room)?;
        let mut entry = entry(deed, "office-answered", &place, Some(&duty)).detail("at", again);
        if let Some(rule) = rule {
            entry.clauses = about(deed.entry(""), &duty, rule).clauses;
        }
        deed.write(&entry)?;
        Ok(Answer::about(room))
    })
    .await
}

/// From when on an office is to be cleaned at which one comes again: never before its window, whatever a phone's
/// clock says.
fn opens_again(deed: &Deed<'_>, rule: Option<&Rule>, again: Milliseconds) -> Milliseconds {
    let date = instant(deed.at).to_zoned_datetime(deed.zone.clone()).date();
    let window = rule.and_then(|rule| window(rule, &deed.zone, date));
    window.map_or(again, |(opens, _)| again.max(opens))
}

/// The cleaning of an office in today's plan, and its duty.
fn of_today(deed: &mut Deed<'_>, room: RoomId) -> Result<(OfficeCleaning, DutyRecord), Error> {
    let unknown = || Refusal::missing("office-not-planned");
    let day = deed.day_of(deed.at);
    let cleanings = store::office::of_day(deed.db, &deed.site.id, &day)?;
    let one = cleanings.into_iter().find(|one| one.room == room);
    let one = one.ok_or_else(unknown)?;
    let duties = store::duty::of_subject(deed.db, &deed.site.id, subject_of(&one))?;
    let duty = duties.into_iter().next().ok_or_else(unknown)?;
    Ok((one, duty))
}

/// Whether an actor who may see the offices of their shift alone sees this one.
pub(crate) fn reaches(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
    reach: Reach,
    room: &Room,
) -> anyhow::Result<bool> {
    if reach == Reach::Site {
        return Ok(true);
    }
    let Some(account) = actor.account else {
        return Ok(false);
    };
    let teams = store::directory::teams(db, site)?;
    let mut own = teams.iter().filter(|team| team.members.contains(&account));
    Ok(own.any(|team| team.serves(room)))
}

/// The window of a cleaning on a day: when it opens, and when it is due.
type Window = (Milliseconds, Milliseconds);
