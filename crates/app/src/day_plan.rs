//! The plan of a day (clauses C0, C2.7, C4.2): the rest of today, or a day ahead, with what will be missed
//! and what can be done about it. Nothing of it is kept: it follows from the bookings, the duties, the
//! roster and the standard, and whoever looks again sees it anew.

mod people;
mod tasks;
mod ways;

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::booking::Span;
use domain::day_plan::{Day, Plan, Proposal, WhatIf, forecast, gives, others, what_if};
use domain::directory::{Room, Site};
use domain::duty::DutyRecord;
use domain::{AccountId, DutyId, MeetingId, Milliseconds, Refusal, RoomId, SiteId, TeamId};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use store::Database;

pub use self::people::PlannedPerson;
pub use self::tasks::{PlannedMeeting, PlannedTask};
use crate::board::Eyes;
use crate::command::{Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::{House, zone};
use crate::view::{RoomBrief, Sight, right_of};

/// How many days ahead a day is looked at; later much is still to be booked.
pub const DAYS_AHEAD: i32 = 14;
/// The most changes that are carried out at once.
const GIVES_MAX: usize = 20;

/// One more of a team, from when until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneMore {
    /// The team.
    pub team: TeamId,
    /// From when until when.
    pub span: Span,
}

/// A day looked at ahead. Tasks and people stand in the order of the plan's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayPlan {
    /// The site.
    pub site: Site,
    /// The day.
    pub date: Date,
    /// Now, by the server.
    pub now: Milliseconds,
    /// What is looked at: from now, or from midnight, to the next.
    pub span: Span,
    /// What is to be done and who is there.
    pub day: Day,
    /// How it will go.
    pub plan: Plan,
    /// Each task as a screen shows it.
    pub tasks: Vec<PlannedTask>,
    /// Everybody who is there.
    pub people: Vec<PlannedPerson>,
    /// Changes of who does what, to be made one after the other.
    pub gives: Vec<Proposal>,
    /// How many windows would be missed once they are made.
    pub left: usize,
    /// What else could be done about those.
    pub others: Vec<Proposal>,
    /// What was asked, and what it comes to once those changes of who does what are made.
    pub what_if: Option<(OneMore, WhatIf)>,
    /// The meetings of the day.
    pub meetings: BTreeMap<MeetingId, PlannedMeeting>,
    /// The teams: their ids and names.
    pub teams: Vec<(TeamId, String)>,
    /// The names of everybody who may be proposed.
    pub names: BTreeMap<AccountId, String>,
    /// The rooms that may be proposed.
    pub rooms: BTreeMap<RoomId, RoomBrief>,
}

/// What a day is put together from.
struct Ground {
    sight: Sight,
    zone: jiff::tz::TimeZone,
    date: Date,
    /// Whether it is the day that goes on.
    is_today: bool,
    /// The day's first and last instant.
    whole: Span,
    /// From when on it is looked at: the day's first instant, or now.
    from: Milliseconds,
    /// Whether the reader may know what every meeting is about.
    shows_titles: bool,
}

impl Ground {
    fn of(
        sight: Sight,
        date: Option<Date>,
        actor: &Actor,
    ) -> Result<std::result::Result<Self, Refusal>> {
        let zone = zone(&sight.site.time_zone)?;
        let now = sight.now();
        let today = domain::serving::instant(now)
            .to_zoned_datetime(zone.clone())
            .date();
        let date = date.unwrap_or(today);
        if date < today || date > today.saturating_add(DAYS_AHEAD.days()) {
            let refusal = Refusal::invalid("day", "day-plan-not-ahead").with("days", DAYS_AHEAD);
            return Ok(Err(refusal));
        }
        let midnight =
            |date: Date| standards::day::instant(&zone, date, Time::midnight()).as_millisecond();
        let whole = (midnight(date), midnight(date.tomorrow().unwrap_or(date)));
        Ok(Ok(Self {
            is_today: date == today,
            from: whole.0.max(now),
            shows_titles: tasks::shows_titles(actor, &sight.site.id),
            whole,
            sight,
            zone,
            date,
        }))
    }
}

/// A plan, or why there is none.
type Looked = Result<Option<std::result::Result<DayPlan, Refusal>>>;

/// The plan of a day, today's rest where none is given, with an answer to what one more would change.
/// `None` for whoever may not see what their colleagues have to do.
///
/// # Errors
/// Refused for a day that is over or too far ahead, and for a team that is not there; and when the
/// database fails.
pub async fn look(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    date: Option<Date>,
    one_more: Option<OneMore>,
) -> Result<Option<DayPlan>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Looked {
        if right_of(&actor, &site, Object::DayPlan).is_none() {
            return Ok(None);
        }
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let ground = match Ground::of(sight, date, &actor)? {
            Ok(ground) => ground,
            Err(refusal) => return Ok(Some(Err(refusal))),
        };
        if let Some(more) = &one_more
            && !ground.sight.teams.iter().any(|team| team.id == more.team)
        {
            return Ok(Some(Err(Refusal::invalid("team", "team-unknown"))));
        }
        Ok(Some(Ok(plan(db, &actor, ground, one_more)?)))
    };
    match house.store().read(read).await? {
        None => Ok(None),
        Some(Ok(plan)) => Ok(Some(plan)),
        Some(Err(refusal)) => Err(refusal.into()),
    }
}

fn plan(
    db: &mut Database,
    actor: &Actor,
    mut ground: Ground,
    one_more: Option<OneMore>,
) -> Result<DayPlan> {
    let eyes = Eyes::of(db, actor, &ground.sight)?;
    let gathered = tasks::gather(db, &mut ground, eyes.as_ref())?;
    let crew = people::crew(db, &ground, &gathered)?;
    let day = Day {
        tasks: gathered.tasks,
        people: crew.there,
    };
    let plan = forecast(&day);
    let (gives, after) = gives(&day, plan.clone());
    let options = ways::options(
        db,
        &ground,
        (&day, &after),
        (&gathered.booked, crew.options),
    )?;
    let others = others(&day, &after, &options.0);
    let what_if = one_more.map(|more| (more, what_if(&day, &after, more.team, more.span)));
    let teams = ground.sight.teams.iter();
    Ok(DayPlan {
        date: ground.date,
        now: ground.sight.now(),
        span: (ground.from, ground.whole.1),
        left: after.misses.len(),
        tasks: gathered.shown,
        people: crew.shown,
        meetings: gathered.meetings,
        teams: teams.map(|team| (team.id, team.name.clone())).collect(),
        rooms: brief(&options.1),
        names: ground.sight.names,
        site: ground.sight.site,
        day,
        plan,
        gives,
        others,
        what_if,
    })
}

fn brief(rooms: &[Room]) -> BTreeMap<RoomId, RoomBrief> {
    let rooms = rooms.iter();
    rooms.map(|room| (room.id, RoomBrief::of(room))).collect()
}

/// What of a proposal is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    /// A duty to somebody.
    Duty(DutyId, AccountId),
    /// All that is left of a meeting to somebody, as far as it is their team's.
    Meeting(MeetingId, AccountId),
}

/// Carries out the changes of a proposal, all or none of them.
///
/// # Errors
/// As [`crate::duty::assign`]; refused too where nothing of a meeting is left to be given.
pub async fn give(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    gives: Vec<Give>,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Duty, Action::Approve)?;
        if gives.is_empty() || gives.len() > GIVES_MAX {
            return Err(Refusal::invalid("give", "choice-unknown").into());
        }
        let mut count = 0;
        for one in &gives {
            count += match *one {
                Give::Duty(duty, to) => {
                    let record = store::duty::find(deed.db, &deed.site.id, duty)?
                        .ok_or_else(|| Refusal::missing("duty-unknown"))?;
                    crate::duty::give(deed, record, Some(to))?;
                    1
                }
                Give::Meeting(meeting, to) => give_meeting(deed, meeting, to)?,
            };
        }
        Ok(Answer::about(count.to_string()))
    })
    .await
}

/// Gives what is left of a meeting; how many duties that was.
fn give_meeting(deed: &mut Deed<'_>, meeting: MeetingId, to: AccountId) -> Result<usize, Error> {
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let theirs = |duty: &DutyRecord| {
        let team = teams.iter().find(|team| Some(team.id) == duty.team);
        team.is_some_and(|team| team.members.contains(&to))
    };
    let duties = store::duty::of_meeting(deed.db, &deed.site.id, meeting)?;
    let left: Vec<DutyRecord> = duties
        .into_iter()
        .filter(|duty| duty.duty.outcome.is_none() && theirs(duty))
        .collect();
    if left.is_empty() {
        return Err(Refusal::conflict("day-plan-nothing-left").into());
    }
    let count = left.len();
    for record in left {
        crate::duty::give(deed, record, Some(to))?;
    }
    Ok(count)
}
