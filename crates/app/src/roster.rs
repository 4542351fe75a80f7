//! The roster 排班 (clauses A2.1, A2.2, A4.1, C1.1, C1.2): who is planned where and when. The standard's
//! rules that start with a shift become duties of the person who is planned; they are made on the day and
//! follow the shift. Leave, swaps, cycles and the sheet stand in files of their own.

mod cycle;
mod leave;
mod sheet;
mod shown;
mod sign_on;
mod swap;
mod unmanned;
mod waiting;

use domain::access::{Action, Actor, Object};
use domain::journal::Entry;
use domain::roster::strain::{AROUND_MS, Strain, WEEK_MAX_MS};
use domain::roster::{Conflict, PlannedShift, REST_MS};
use domain::{AccountId, Milliseconds, PlannedShiftId, Refusal, SiteId, TeamId};
use jiff::ToSpan;
use jiff::civil::{Date, Time};

pub use self::cycle::{CycleDay, CyclePreview, LaidCount, lay_cycle, preview_cycle};
pub(crate) use self::leave::on_leave;
pub use self::leave::{
    LeaveAsked, LeavePage, LeaveTold, LeaveView, ask_leave, decide_leave, leaves, withdraw_leave,
};
pub use self::sheet::{RosterPreview, export, import, preview};
pub use self::shown::{
    PlanPage, PostView, RosterLeave, RosterRow, RosterWeek, ShiftView, find, posts, week,
};
pub(crate) use self::sign_on::{
    begin_day, check_in, follow_duty, is_about_one, keep_for_the_register, keep_theirs, note_left,
    note_overdue, outlasts_its_day, shift_ends,
};
pub use self::swap::{
    SwapAct, SwapAsked, SwapChoices, SwapColleague, SwapPage, SwapShift, SwapView, answer_swap,
    approve_swap, ask_swap, refuse_swap, swap_choices, swaps, withdraw_swap,
};
pub(crate) use self::unmanned::follow_time;
pub use self::waiting::{RosterWaiting, waiting};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;

/// The most shifts that one copying plans.
const COPIED_MAX: usize = 500;

/// A shift that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub account: AccountId,
    /// Of which team, whose post it is.
    pub team: TeamId,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
    /// Whether the leader wants it although it is hard on the person.
    pub confirmed: bool,
}

/// Plans a shift.
///
/// # Errors
/// Refused to whoever may not, where the times are unfit, where the person is not of the team or is
/// planned elsewhere at that time, and, unless it is confirmed, where too little rest is left, no day in seven is
/// free or the week becomes too long.
pub async fn plan(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: Asked,
) -> Result<Answer, Error> {
    let id = PlannedShiftId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Roster, Action::Create)?;
        check_unused(store::planned_shift::find(deed.db, &deed.site.id, id)?.is_some())?;
        let shift = new_shift(deed, id, &asked)?;
        check(deed, &shift, asked.confirmed)?;
        store::planned_shift::add(deed.db, &deed.site.id, &shift)?;
        sign_on::follow(deed, &shift)?;
        let entry = entry(deed, "shift-planned", &shift)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Changes a shift, its person too. `revision` is the one that the planner saw.
///
/// # Errors
/// As [`plan`]; refused too when somebody changed it meanwhile, and, once its post is taken, for
/// everything but its end.
pub async fn change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (PlannedShiftId, i32),
    asked: Asked,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Roster, Action::Edit)?;
        let known = load(deed, id)?;
        if known.revision != revision {
            return Err(Refusal::conflict("shift-changed-meanwhile").into());
        }
        let mut shift = new_shift(deed, id, &asked)?;
        shift.revision = known.revision + 1;
        if shift.day == known.day {
            shift.number = known.number;
        }
        let moved =
            (known.account, known.team, known.starts) != (shift.account, shift.team, shift.starts);
        if moved {
            sign_on::check_untaken(deed, &known)?;
        }
        check(deed, &shift, asked.confirmed)?;
        store::planned_shift::change(deed.db, &deed.site.id, &shift)?;
        sign_on::follow(deed, &shift)?;
        crate::hand_over::follow(deed, &known, &shift)?;
        let entry = entry(deed, "shift-replanned", &shift)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes a shift away, and its duties with it. `revision` is the one that the planner saw.
///
/// # Errors
/// Refused to whoever may not, when somebody changed it meanwhile, and once its post is taken.
pub async fn remove(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (PlannedShiftId, i32),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Roster, Action::Edit)?;
        let known = load(deed, id)?;
        if known.revision != revision {
            return Err(Refusal::conflict("shift-changed-meanwhile").into());
        }
        sign_on::check_untaken(deed, &known)?;
        store::planned_shift::remove(deed.db, &deed.site.id, id, deed.now)?;
        sign_on::give_up(deed, &known)?;
        crate::hand_over::give_up(deed, &known)?;
        let entry = entry(deed, "shift-unplanned", &known)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Plans the week that begins on `monday` as the week before it was. What cannot be is left out: people
/// who are planned already or have left the team, days that are over. The answer is about how many were
/// planned and how many left out, as `12 2`.
///
/// # Errors
/// Refused to whoever may not, and where the week before is empty.
pub async fn copy_week(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    monday: Date,
) -> Result<Answer, Error> {
    let copies = command.made_by(actor);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Roster, Action::Create)?;
        let before = monday.checked_sub(7.days());
        let before = before.map_err(|_| Refusal::invalid("week", "choice-unknown"))?;
        let span = (midnight(deed, before), midnight(deed, monday));
        let shifts = store::planned_shift::between(deed.db, &deed.site.id, span)?;
        if shifts.is_empty() {
            return Err(Refusal::conflict("roster-nothing-to-copy").into());
        }
        let (mut planned, mut left) = (0, 0);
        for (place, one) in shifts.iter().enumerate().take(COPIED_MAX) {
            let id = PlannedShiftId::derived(&["copy", &copies, &place.to_string()]);
            if copy(deed, id, one)? {
                planned += 1;
            } else {
                left += 1;
            }
        }
        left += shifts.len().saturating_sub(COPIED_MAX);
        let entry = deed
            .entry("roster-copied")
            .detail("day", monday)
            .detail("count", planned);
        deed.write(&entry)?;
        Ok(Answer::about(format!("{planned} {left}")))
    })
    .await
}

/// Plans the shift once more a week later; whether that could be.
fn copy(deed: &mut Deed<'_>, id: PlannedShiftId, one: &PlannedShift) -> Result<bool, Error> {
    let asked = Asked {
        account: one.account,
        team: one.team,
        starts: week_later(deed, one.starts),
        ends: week_later(deed, one.ends),
        confirmed: true,
    };
    let shift = new_shift(deed, id, &asked)?;
    match check(deed, &shift, true) {
        Ok(()) => {}
        Err(Error::Refused(_)) => return Ok(false),
        Err(failure) => return Err(failure),
    }
    store::planned_shift::add(deed.db, &deed.site.id, &shift)?;
    sign_on::follow(deed, &shift)?;
    Ok(true)
}

/// The same time of day a week later, also where clocks are set in between.
fn week_later(deed: &Deed<'_>, at: Milliseconds) -> Milliseconds {
    let civil = domain::serving::instant(at)
        .to_zoned_datetime(deed.zone.clone())
        .datetime();
    let date = civil.date().saturating_add(7.days());
    standards::day::instant(&deed.zone, date, civil.time()).as_millisecond()
}

fn midnight(deed: &Deed<'_>, date: Date) -> Milliseconds {
    standards::day::instant(&deed.zone, date, Time::midnight()).as_millisecond()
}

fn new_shift(
    deed: &mut Deed<'_>,
    id: PlannedShiftId,
    asked: &Asked,
) -> Result<PlannedShift, Error> {
    let day = deed.day_of(asked.starts);
    Ok(PlannedShift {
        id,
        number: store::planned_shift::last_number(deed.db, &deed.site.id, &day)? + 1,
        day,
        account: asked.account,
        team: asked.team,
        starts: asked.starts,
        ends: asked.ends,
        revision: 1,
    })
}

fn load(deed: &mut Deed<'_>, id: PlannedShiftId) -> Result<PlannedShift, Error> {
    let found = store::planned_shift::find(deed.db, &deed.site.id, id)?;
    found.ok_or_else(|| Refusal::missing("shift-unknown").into())
}

fn check(deed: &mut Deed<'_>, shift: &PlannedShift, confirmed: bool) -> Result<(), Error> {
    check_without(deed, shift, confirmed, &[])
}

/// Refuses a shift that cannot be, as if those of `without` were not there: they change hands with it.
fn check_without(
    deed: &mut Deed<'_>,
    shift: &PlannedShift,
    confirmed: bool,
    without: &[PlannedShiftId],
) -> Result<(), Error> {
    shift.check_span(deed.now)?;
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.iter().find(|team| team.id == shift.team);
    let team = team.ok_or_else(|| Refusal::invalid("team", "team-unknown"))?;
    if !team.members.contains(&shift.account) {
        return Err(Refusal::invalid("team", "not-of-the-team").into());
    }
    leave::check_present(deed, shift)?;
    let near = (shift.starts - AROUND_MS, shift.ends + AROUND_MS);
    let mut others = store::planned_shift::of_account(deed.db, &deed.site.id, shift.account, near)?;
    others.retain(|one| !without.contains(&one.id));
    let leaves = store::leave::granted(deed.db, &deed.site.id, near)?;
    let told = |deed: &mut Deed<'_>, refusal: Refusal, other: &PlannedShift| {
        let team = teams.iter().find(|team| team.id == other.team);
        let name = name_of(deed, other.account)?;
        let (from, to) = (clock(deed, other.starts), clock(deed, other.ends));
        Ok::<_, Error>(
            refusal
                .with("person", name)
                .with("day", &other.day)
                .with("from", from)
                .with("to", to)
                .with("post", team.map_or("", |team| &team.name)),
        )
    };
    match shift.conflict(&others, &leaves) {
        Some(Conflict::Overlap(other)) => {
            let refusal = Refusal::invalid("starts", "shift-overlaps");
            Err(told(deed, refusal, other)?.into())
        }
        Some(Conflict::ShortRest(other, rest)) if !confirmed => {
            let refusal = Refusal::invalid("confirmed", "shift-rest-short")
                .with("hours", hours(rest))
                .with("least", REST_MS / 3_600_000);
            Err(told(deed, refusal, other)?.into())
        }
        Some(against) if !confirmed => Err(strained(deed, shift, against.strain())?),
        _ => Ok(()),
    }
}

/// The refusal by which a leader is asked whether somebody is to work so much all the same.
fn strained(
    deed: &mut Deed<'_>,
    shift: &PlannedShift,
    strain: Option<Strain>,
) -> Result<Error, Error> {
    let person = name_of(deed, shift.account)?;
    let refusal = match strain {
        Some(Strain::NoDayOff(days)) => {
            Refusal::invalid("confirmed", "shift-no-day-off").with("count", days)
        }
        Some(Strain::LongWeek(length)) => Refusal::invalid("confirmed", "shift-week-long")
            .with("hours", hours(length))
            .with("most", WEEK_MAX_MS / 3_600_000),
        Some(Strain::ShortRest(_)) | None => Refusal::invalid("confirmed", "shift-rest-short"),
    };
    Ok(refusal.with("person", person).into())
}

/// Hours and minutes as `9:30`.
fn hours(length: Milliseconds) -> String {
    let minutes = length / 60_000;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// The time of day at the site, `08:30`.
fn clock(deed: &Deed<'_>, at: Milliseconds) -> String {
    let civil = domain::serving::instant(at).to_zoned_datetime(deed.zone.clone());
    civil.strftime("%H:%M").to_string()
}

fn name_of(deed: &mut Deed<'_>, account: AccountId) -> Result<String, Error> {
    let names = store::account::names(deed.db, &deed.site.id)?;
    let found = names.into_iter().find(|(who, _)| *who == account);
    Ok(found.map(|(_, name)| name).unwrap_or_default())
}

/// An entry about a shift: who, which post, when.
fn entry(deed: &mut Deed<'_>, act: &str, shift: &PlannedShift) -> Result<Entry, Error> {
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.into_iter().find(|team| team.id == shift.team);
    let person = name_of(deed, shift.account)?;
    let (from, to) = (clock(deed, shift.starts), clock(deed, shift.ends));
    Ok(deed
        .entry(act)
        .detail("person", person)
        .detail("post", team.map_or_else(String::new, |team| team.name))
        .detail("day", &shift.day)
        .detail("from", from)
        .detail("to", to))
}
