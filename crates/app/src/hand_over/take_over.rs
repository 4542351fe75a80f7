//! The duty to say that a shift has what was handed over to it: who of it is there already is asked, or whoever comes
//! first, and what nobody says becomes late as any duty does.

use domain::duty::DutyRecord;
use domain::hand_over::{HandOver, WAITS_MS};
use domain::roster::{COMES_BEFORE_MS, PlannedShift};
use domain::subject::{Register, Subject};
use domain::{AccountId, HandOverId};
use standards::{Outcome, Rule, Start};

use crate::command::Deed;
use crate::error::Error;
use crate::subject::{Begun, How, begin_those, settle};
use crate::timer::place_of_kind;

fn subject_of(one: &HandOver) -> Subject {
    Subject {
        register: Register::TakeOver,
        ..super::subject_of(one)
    }
}

/// Asks whoever comes on duty to say that they have what waits for their team, of others than themselves; once of
/// each hand-over, and again where nobody said so for long.
pub(crate) fn ask_whoever_comes(deed: &mut Deed<'_>, account: AccountId) -> Result<(), Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut rules = standard.rules().iter();
    if !rules.any(|rule| rule.starts == Start::TakeOver) {
        return Ok(());
    }
    let waiting = store::hand_over::waiting(deed.db, &deed.site.id, deed.now - WAITS_MS)?;
    if waiting.is_empty() {
        return Ok(());
    }
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    for one in waiting.into_iter().map(|record| record.hand_over) {
        let mut theirs = teams.iter().filter(|team| team.members.contains(&account));
        let team = theirs.find(|team| Some(team.id) == one.team);
        let Some(team) = team.filter(|_| one.account != account) else {
            continue;
        };
        let known = store::duty::of_subject(deed.db, &deed.site.id, subject_of(&one))?;
        let stands =
            |duty: &DutyRecord| matches!(duty.duty.outcome, None | Some(Outcome::Waived { .. }));
        if known.iter().any(stands) {
            continue;
        }
        let begun = Begun {
            subject: subject_of(&one),
            room: None,
            at: deed.now,
            agreed: None,
            assignee: Some(account),
        };
        let by = team.standard_name.clone();
        let wanted = move |rule: &Rule| rule.by == by.as_str();
        for mut duty in begin_those(deed, Start::TakeOver, &begun, &wanted)? {
            // It waits for their own team, where another of its kind may serve less of the house.
            let rule = standard.rule(&duty.duty.rule);
            let room = rule.and_then(|rule| place_of_kind(team, &rooms, rule));
            duty.team = Some(team.id);
            duty.room = room.map(|room| room.id);
            store::duty::change(deed.db, &deed.site.id, &duty)?;
        }
    }
    Ok(())
}

/// Asks who of the next shift is there already as the last one hands over: of its team, on duty, with a shift that
/// goes on once the other is over. Where a team ends together nobody stays, and whoever comes first is asked.
pub(super) fn ask_whoever_stays(deed: &mut Deed<'_>, one: &HandOver) -> Result<(), Error> {
    let now = deed.now;
    let mut shifts = store::planned_shift::under_way(deed.db, &deed.site.id, now)?;
    let own = shifts.iter().filter(|shift| shift.account == one.account);
    let planned = own.map(|shift| shift.ends).max();
    let until = one.due.or(planned).unwrap_or(now);
    let soon = (now, now + COMES_BEFORE_MS);
    shifts.extend(store::planned_shift::between(deed.db, &deed.site.id, soon)?);
    let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
    let is_there = |shift: &PlannedShift| on_duty.iter().any(|(who, _)| *who == shift.account);
    let next = shifts.iter().find(|shift| {
        let is_other = shift.account != one.account && Some(shift.team) == one.team;
        is_other && shift.ends > until && is_there(shift)
    });
    match next {
        Some(next) => ask_whoever_comes(deed, next.account),
        None => Ok(()),
    }
}

/// Who of the members may take over what a duty is about: nobody does so from themselves.
pub(crate) fn fit_to_take_over(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    mut members: Vec<AccountId>,
) -> Result<Vec<AccountId>, Error> {
    let about = duty.subject.filter(|_| duty.is_about(Register::TakeOver));
    if let Some(about) = about {
        let found = store::hand_over::find(deed.db, &deed.site.id, HandOverId(about.id))?;
        let by = found.map(|record| record.hand_over.account);
        members.retain(|who| Some(*who) != by);
    }
    Ok(members)
}

/// Somebody said so: the duty that asked for it is done; gives it.
pub(super) fn note_had(deed: &mut Deed<'_>, one: &HandOver) -> Result<Option<DutyRecord>, Error> {
    let mut known = store::duty::of_subject(deed.db, &deed.site.id, subject_of(one))?;
    known.retain(|duty| duty.duty.outcome.is_none());
    settle(deed, subject_of(one), None, How::Done)?;
    Ok(known.pop())
}
