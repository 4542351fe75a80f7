//! The roster as screens show it: a week as a grid, the posts of today, what a shift is planned from.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Site;
use domain::duty::DutyRecord;
use domain::roster::leave::Leave;
use domain::roster::strain::{AROUND_MS, Strain};
use domain::roster::{
    Conflict, ON_POST_BEFORE_MS, PlannedShift, REST_MS, SHIFT_MAX_MS, Standing, Taking,
    leaves_early, standing,
};
use domain::subject::Register;
use domain::{AccountId, DutyId, Milliseconds, PlannedShiftId, SiteId, TeamId, Uid};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use standards::Outcome;
use store::Database;

use crate::error::Error;
use crate::house::{House, zone};
use crate::view::{Sight, Staff, right_of};

/// A shift as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftView {
    /// The shift.
    pub shift: PlannedShift,
    /// Whose post it is: the name of the team.
    pub post: String,
    /// How the post stands; how a colleague came to it is told to whoever looks after the service alone,
    /// and others learn whether the post is taken.
    pub standing: Standing,
    /// The check at sign-on, on its day, for whoever may see it.
    pub duty: Option<DutyId>,
    /// Until when the post is to be taken.
    pub due: Milliseconds,
    /// What of it is hard on whoever has it.
    pub strain: Option<Strain>,
    /// What was recorded as not in order when the post was taken.
    pub remarks: Vec<String>,
    /// From when until when whoever has it is there: the whole of it, what a leave leaves of it, or never.
    pub there: Vec<(Milliseconds, Milliseconds)>,
}

impl ShiftView {
    /// Whether whoever has it is on leave for the whole of it: somebody else is to have it.
    #[must_use]
    pub fn on_leave(&self) -> bool {
        self.there.is_empty()
    }

    /// Whether a leave takes some of it and not the whole: somebody else is to have the rest.
    #[must_use]
    pub fn is_partly_on_leave(&self) -> bool {
        !self.on_leave() && self.there != [(self.shift.starts, self.shift.ends)]
    }
}

/// A leave as the roster shows it: who is away and when, and not why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterLeave {
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
    /// Whether it still waits for a leader's word.
    pub waits: bool,
}

/// A shift with who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostView {
    /// Who.
    pub staff: Staff,
    /// The shift.
    pub view: ShiftView,
}

/// Somebody's week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// Who.
    pub staff: Staff,
    /// The teams they are of: id and name. Empty for whoever has left them and is still planned.
    pub teams: Vec<(TeamId, String)>,
    /// Their shifts of the week, the first first.
    pub shifts: Vec<ShiftView>,
    /// Their leaves that reach into the week.
    pub leaves: Vec<RosterLeave>,
}

/// A week of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterWeek {
    /// The site.
    pub site: Site,
    /// Its first day, a Monday.
    pub monday: Date,
    /// The people of the service teams, and whoever else is planned, by team and name.
    pub rows: Vec<RosterRow>,
    /// Whether the reader may plan.
    pub may_plan: bool,
}

/// A shift to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPage {
    /// The site.
    pub site: Site,
    /// The shift.
    pub shift: PlannedShift,
}

/// What is known beside the planned shifts of a span.
struct Known {
    duties: BTreeMap<Uid, Vec<DutyRecord>>,
    came: Vec<(AccountId, Milliseconds, Option<Milliseconds>)>,
    remarks: BTreeMap<DutyId, Vec<String>>,
    leaves: Vec<Leave>,
}

impl Known {
    fn read(
        db: &mut Database,
        site: &SiteId,
        (first, last): (Date, Date),
        (span, told): ((Milliseconds, Milliseconds), Told),
    ) -> Result<Self> {
        // The check before a shift just after midnight belongs to the day before.
        let first = first.yesterday().unwrap_or(first);
        let (first, last) = (first.to_string(), last.to_string());
        let days = (first.as_str(), last.as_str());
        let register = Register::PlannedShift;
        let mut duties: BTreeMap<Uid, Vec<DutyRecord>> = BTreeMap::new();
        let mut ids = Vec::new();
        for duty in store::duty::of_register(db, site, register, days)? {
            if matches!(duty.duty.outcome, Some(Outcome::Cancelled { .. })) {
                continue;
            }
            ids.push(duty.id);
            if let Some(about) = duty.subject {
                duties.entry(about.id).or_default().push(duty);
            }
        }
        let mut remarks: BTreeMap<DutyId, Vec<String>> = BTreeMap::new();
        for one in store::remark::of_duties(db, site, &ids)? {
            remarks.entry(one.duty).or_default().push(one.note);
        }
        // A day of leave is a free one to the days around it.
        let around = (span.0 - AROUND_MS, span.1 + AROUND_MS);
        Ok(Self {
            duties,
            came: store::shift::between(db, site, span)?,
            leaves: super::leave::in_roster(db, site, around, (told.account, told.plans))?,
            remarks,
        })
    }

    /// The checks of the shift as it now is: those of another day or of another person are over with it.
    fn checks(&self, shift: &PlannedShift) -> Vec<&DutyRecord> {
        let all = self.duties.get(&shift.id.0).map_or(&[][..], Vec::as_slice);
        let span = shift.starts..shift.ends;
        let of_it = |one: &&DutyRecord| {
            one.assignee == Some(shift.account) && span.contains(&one.duty.cause.as_millisecond())
        };
        all.iter().filter(of_it).collect()
    }

    /// How the post is taken by whoever is to be there in these spans.
    fn taking(&self, shift: &PlannedShift, there: &[(Milliseconds, Milliseconds)]) -> Taking {
        let comes = there.first().map_or(shift.starts, |(from, _)| *from);
        let duties = self.checks(shift);
        let opens = duties.iter().map(|one| one.duty.opens.as_millisecond());
        let due = duties.iter().map(|one| one.duty.due.as_millisecond());
        let usual = comes - ON_POST_BEFORE_MS;
        let settled = |one: &&DutyRecord| match &one.duty.outcome {
            Some(Outcome::Done { at } | Outcome::Waived { at, .. }) => Some(at.as_millisecond()),
            _ => None,
        };
        let checked: Option<Vec<Milliseconds>> = duties.iter().map(settled).collect();
        let theirs = self.came.iter().filter(|(who, ..)| *who == shift.account);
        let stays = theirs.filter(|(_, from, until)| {
            *from < shift.ends && until.is_none_or(|until| until > shift.starts)
        });
        let stays: Vec<_> = stays.map(|(_, from, until)| (*from, *until)).collect();
        let gone: Option<Vec<Milliseconds>> = stays.iter().map(|(_, until)| *until).collect();
        let left = gone.and_then(|all| all.into_iter().max());
        Taking {
            opens: opens.min().unwrap_or(usual),
            due: due.max().unwrap_or(usual),
            asked: !duties.is_empty(),
            checked: checked.and_then(|all| all.into_iter().max()),
            came: stays.first().map(|(from, _)| *from),
            left: left.filter(|left| leaves_early(there, *left)),
        }
    }

    fn view(
        &self,
        sight: &Sight,
        shift: &PlannedShift,
        all: &[PlannedShift],
        told: Told,
    ) -> ShiftView {
        let there = shift.there(&self.leaves);
        let goes = there.last().map_or(shift.ends, |(_, until)| *until);
        let taking = self.taking(shift, &there);
        let duties = self.checks(shift);
        let own = told.account == Some(shift.account);
        let stands = standing(goes, taking, sight.now());
        let team = sight.teams.iter().find(|team| team.id == shift.team);
        let remarks = duties.iter().filter_map(|one| self.remarks.get(&one.id));
        ShiftView {
            post: team.map_or_else(String::new, |team| team.name.clone()),
            standing: if told.looks_after || own {
                stands
            } else {
                stands.for_colleagues()
            },
            duty: duties
                .first()
                .filter(|_| told.looks_after || own)
                .map(|one| one.id),
            due: taking.due,
            strain: shift.conflict(all, &self.leaves).and_then(Conflict::strain),
            remarks: if told.plans || own {
                remarks.flatten().cloned().collect()
            } else {
                Vec::new()
            },
            there,
            shift: shift.clone(),
        }
    }

    /// Somebody's leaves that reach into a span.
    fn leaves_of(
        &self,
        account: AccountId,
        span: (Milliseconds, Milliseconds),
    ) -> Vec<RosterLeave> {
        let own = self.leaves.iter();
        own.filter(|leave| leave.account == account && leave.touches(span))
            .map(|leave| RosterLeave {
                starts: leave.starts,
                ends: leave.ends,
                waits: !leave.is_approved(),
            })
            .collect()
    }
}

/// What the reader is told of how others come to their posts.
#[derive(Clone, Copy)]
struct Told {
    account: Option<AccountId>,
    plans: bool,
    looks_after: bool,
}

impl Told {
    fn of(actor: &Actor, site: &SiteId) -> Self {
        let scores = right_of(actor, site, Object::SpotCheck);
        let plans = actor.right(site, Object::Roster, Action::Create).is_some();
        Self {
            account: actor.account,
            plans,
            looks_after: plans || scores.is_some_and(|right| right.reach == Reach::Site),
        }
    }
}

/// The instant at which the day begins.
fn midnight(zone: &TimeZone, date: Date) -> Milliseconds {
    standards::day::instant(zone, date, Time::midnight()).as_millisecond()
}

/// The week of the day; this week where none is given. `None` for whoever may see none. What was not in
/// order with somebody is told to leaders and to themselves; how they came to whoever looks after the
/// service too.
///
/// # Errors
/// When the database fails.
pub async fn week(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    day: Option<Date>,
) -> Result<Option<RosterWeek>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<RosterWeek>> {
        if right_of(&actor, &site, Object::Roster).is_none() {
            return Ok(None);
        }
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let zone = zone(&sight.site.time_zone)?;
        let today = domain::serving::instant(sight.now()).to_zoned_datetime(zone.clone());
        let day = day.unwrap_or(today.date());
        let monday = day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days());
        let after = monday.saturating_add(7.days());
        let span = (midnight(&zone, monday), midnight(&zone, after));
        // How somebody came, and what is hard on them, is looked at over the week's ends too.
        let wide = (span.0 - 2 * REST_MS, span.1 + 2 * REST_MS);
        let around = (span.0 - AROUND_MS, span.1 + AROUND_MS);
        let all = store::planned_shift::between(db, &site, around)?;
        let of_each = of_each(&all);
        let told = Told::of(&actor, &site);
        let known = Known::read(db, &site, (monday, after), (wide, told))?;
        let mut rows = people(&sight);
        for shift in all
            .iter()
            .filter(|one| span.0 <= one.starts && one.starts < span.1)
        {
            let theirs = of_each.get(&shift.account).map_or(&[][..], Vec::as_slice);
            let view = known.view(&sight, shift, theirs, told);
            match rows
                .iter_mut()
                .find(|row| row.staff.account == shift.account)
            {
                Some(row) => row.shifts.push(view),
                None => rows.push(RosterRow {
                    staff: staff(&sight, shift.account),
                    teams: Vec::new(),
                    shifts: vec![view],
                    leaves: Vec::new(),
                }),
            }
        }
        for row in &mut rows {
            row.leaves = known.leaves_of(row.staff.account, span);
        }
        Ok(Some(RosterWeek {
            site: sight.site,
            monday,
            rows,
            may_plan: told.plans,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The shifts of each person: what stands against one is looked for among their own.
fn of_each(all: &[PlannedShift]) -> BTreeMap<AccountId, Vec<PlannedShift>> {
    let mut of_each: BTreeMap<AccountId, Vec<PlannedShift>> = BTreeMap::new();
    for shift in all {
        let theirs = of_each.entry(shift.account).or_default();
        theirs.push(shift.clone());
    }
    of_each
}

pub(super) fn staff(sight: &Sight, account: AccountId) -> Staff {
    Staff {
        account,
        name: sight.names.get(&account).cloned().unwrap_or_default(),
    }
}

/// Everybody of the service teams, by their first team and name.
fn people(sight: &Sight) -> Vec<RosterRow> {
    let mut rows: Vec<RosterRow> = Vec::new();
    for team in &sight.teams {
        for account in &team.members {
            let of_team = (team.id, team.name.clone());
            match rows.iter_mut().find(|row| row.staff.account == *account) {
                Some(row) => row.teams.push(of_team),
                None => rows.push(RosterRow {
                    staff: staff(sight, *account),
                    teams: vec![of_team],
                    shifts: Vec::new(),
                    leaves: Vec::new(),
                }),
            }
        }
    }
    rows.sort_by(|one, other| {
        let key = |row: &RosterRow| {
            let team = row
                .teams
                .first()
                .map_or_else(String::new, |team| team.1.clone());
            (team, row.staff.name.clone(), row.staff.account)
        };
        key(one).cmp(&key(other))
    });
    rows
}

/// The posts of today, the first first, and those of the night before whose shift goes on; `None` for
/// whoever may see no roster.
///
/// # Errors
/// When the database fails.
pub async fn posts(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<Vec<PostView>>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<Vec<PostView>>> {
        if right_of(&actor, &site, Object::Roster).is_none() {
            return Ok(None);
        }
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let zone = zone(&sight.site.time_zone)?;
        let today = domain::serving::instant(sight.now())
            .to_zoned_datetime(zone.clone())
            .date();
        let tomorrow = today.tomorrow().unwrap_or(today);
        let begins = midnight(&zone, today);
        let span = (begins - SHIFT_MAX_MS, midnight(&zone, tomorrow));
        let all = store::planned_shift::between(db, &site, span)?;
        let yesterday = today.yesterday().unwrap_or(today);
        let told = Told::of(&actor, &site);
        let known = Known::read(db, &site, (yesterday, today), (span, told))?;
        let of_today = |one: &&PlannedShift| one.starts >= begins || one.ends > sight.now();
        let posts = all.iter().filter(of_today).map(|shift| PostView {
            staff: staff(&sight, shift.account),
            view: known.view(&sight, shift, &all, told),
        });
        Ok(Some(posts.collect()))
    };
    Ok(house.store().read(read).await?)
}

/// The shift, for whoever may see the roster.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: PlannedShiftId,
) -> Result<Option<PlanPage>, Error> {
    let (actor, site) = (actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<PlanPage>> {
        if right_of(&actor, &site, Object::Roster).is_none() {
            return Ok(None);
        }
        let shift = store::planned_shift::find(db, &site, id)?;
        let site = store::site::find(db, &site)?;
        Ok(shift
            .zip(site)
            .map(|(shift, site)| PlanPage { site, shift }))
    };
    Ok(house.store().read(read).await?)
}
