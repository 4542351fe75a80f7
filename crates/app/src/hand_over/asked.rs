//! When a hand-over is asked for, and when that is given up.

use domain::access::Actor;
use domain::directory::Site;
use domain::duty::DutyRecord;
use domain::hand_over::HandOver;
use domain::roster::leave::Leave;
use domain::roster::{PlannedShift, SHIFT_MAX_MS};
use domain::subject::Register;
use domain::{AccountId, HandOverId, Milliseconds, SiteId};
use standards::{Moment, Outcome, Rule, Start, Timing};
use store::Database;
use store::hand_over::HandOverRecord;

use super::{entry, rules_of, subject_of};
use crate::command::{Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, begin_those, settle};
use crate::timer::place_of_kind;

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
        if due && is_there && !is_asked(db, &site.id, &shift)? {
            asked.push(shift);
        }
    }
    Ok(asked)
}

/// Whether the hand-over of a shift was asked for, and that was not given up since.
fn is_asked(db: &mut Database, site: &SiteId, shift: &PlannedShift) -> anyhow::Result<bool> {
    let Some(record) = store::hand_over::find(db, site, id_of(site, shift))? else {
        return Ok(false);
    };
    let duties = store::duty::of_subject(db, site, subject_of(&record.hand_over))?;
    let given_up = |duty: &DutyRecord| matches!(duty.duty.outcome, Some(Outcome::Cancelled { .. }));
    Ok(record.hand_over.made.is_some() || !duties.iter().all(given_up))
}

/// Whether somebody on duty goes from a shift that is under way before the house asks for its hand-over, and has not
/// made one since it began. Whoever goes early hands over as whoever goes at the end does. A tap that comes late, made
/// under an earlier shift of theirs, goes from that one, whose hand-over the house asked for.
pub(super) fn goes_unasked(deed: &mut Deed<'_>, account: AccountId) -> anyhow::Result<bool> {
    let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
    let Some((_, since)) = on_duty.into_iter().find(|(who, _)| *who == account) else {
        return Ok(false);
    };
    let mut shifts = store::planned_shift::under_way(deed.db, &deed.site.id, deed.now)?;
    // A shift that was over before they came is not the one they go from.
    let before = (since.max(deed.at - SHIFT_MAX_MS), deed.at);
    let earlier = store::planned_shift::of_account(deed.db, &deed.site.id, account, before)?;
    let is_later = |shift: &PlannedShift| !earlier.is_empty() && deed.at < shift.starts;
    shifts.retain(|shift| shift.account == account && !is_later(shift));
    for shift in shifts {
        let span = (shift.starts, shift.ends);
        let leaves = store::leave::granted(deed.db, &deed.site.id, span)?;
        let there = shift.there(&leaves);
        let is_meant = there
            .iter()
            .any(|(from, until)| *from <= deed.now && deed.now < *until);
        let Some(theirs) = while_there(&shift, &leaves).filter(|_| is_meant) else {
            continue;
        };
        if !is_handed_over(deed, &shift)? || is_asked(deed.db, &deed.site.id, &theirs)? {
            continue;
        }
        let since = (shift.starts, deed.now + 1);
        let made = store::hand_over::between(deed.db, &deed.site.id, since)?;
        let own = |one: &HandOver| one.account == account && one.made.is_some();
        if !made.iter().any(|record| own(&record.hand_over)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the standard in force wants a shift to be handed over.
fn is_handed_over(deed: &mut Deed<'_>, shift: &PlannedShift) -> anyhow::Result<bool> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.into_iter().find(|team| team.id == shift.team);
    let names: Vec<String> = team.map(|team| team.standard_name).into_iter().collect();
    Ok(rules_of(standard.rules(), &names).next().is_some())
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
    let id = id_of(&deed.site.id, shift);
    let record = match store::hand_over::find(deed.db, &deed.site.id, id)? {
        // The shift may be another team's by now.
        Some(mut given_up) => {
            given_up.hand_over.team = Some(shift.team);
            store::hand_over::change(deed.db, &deed.site.id, &given_up)?;
            given_up
        }
        None => begin(deed, id, shift)?,
    };
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

/// Begins the hand-over of a shift.
fn begin(
    deed: &mut Deed<'_>,
    id: HandOverId,
    shift: &PlannedShift,
) -> Result<HandOverRecord, Error> {
    let names = store::account::names(deed.db, &deed.site.id)?;
    let name = names.into_iter().find(|(who, _)| *who == shift.account);
    let day = deed.day_of(deed.now);
    let record = HandOverRecord {
        asked: deed.now,
        note: String::new(),
        hand_over: HandOver {
            id,
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
    Ok(record)
}

/// Nobody is asked any more for the hand-over of a shift that is taken away, or that is another's now.
pub(crate) fn give_up(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    give_up_unless(deed, shift, |_| false)
}

/// Sees to it that nobody is asked for a hand-over at a time at which they are gone already, or stay: the shift that
/// was `known` is as long as `now`, and leave may take its end or give it back.
pub(crate) fn follow(
    deed: &mut Deed<'_>,
    known: &PlannedShift,
    now: &PlannedShift,
) -> Result<(), Error> {
    if (known.account, known.team) != (now.account, now.team) {
        return give_up(deed, known);
    }
    let leaves = store::leave::granted(deed.db, &deed.site.id, (now.starts, now.ends))?;
    let until = while_there(now, &leaves).map(|shift| shift.ends);
    give_up_unless(deed, known, |due| due == until)
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
