//! What a meeting will ask for as it goes on, told ahead, so that a phone without a network can go
//! on by itself: the rules that its happenings start, and who would get their duties.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Actor, Object, Reach};
use domain::assignment::team_for;
use domain::check::{CheckItem, check_items};
use domain::directory::Team;
use domain::serving::instant;
use domain::{AccountId, MeetingId, Milliseconds, SiteId, TeamId};
use standards::{Blocks, Seating, StepOrder};
use store::Database;

use crate::hands::Hands;
use crate::house::{House, zone};
use crate::plan::size_of;
use crate::view::{MeetingView, SeatView, Sight, Staff, clauses_of, right_of, seats_of};

/// What a meeting will ask of whoever serves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Seats in the order of serving.
    pub seats: Vec<SeatView>,
    /// The rules, each start's in the order of the standard.
    pub rules: Vec<CourseRule>,
}

/// A rule that something in the meeting starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseRule {
    /// Its name.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// What starts it: `started`, `seated`, `break`, `resumed`, `ended` or `request`.
    pub starts: &'static str,
    /// The clauses it carries out.
    pub clauses: Vec<String>,
    /// The words to say.
    pub wording: Option<String>,
    /// What is to be done, one after another.
    pub steps: Vec<String>,
    /// Whether the order of the steps matters.
    pub order: StepOrder,
    /// What is to be looked at.
    pub checks: Vec<CheckItem>,
    /// Whether it goes from seat to seat.
    pub seats: Seating,
    /// What is not free until it is settled.
    pub blocks: Blocks,
    /// Whether it comes in rounds, whose clock a break stops.
    pub is_round: bool,
    /// The window of each round in minutes from its cause; the last one repeats.
    pub windows: Vec<(i32, i32)>,
    /// The first round that the house has not made yet.
    pub next_round: u32,
    /// The team that would serve it: its name.
    pub team: Option<String>,
    /// Who would get it, as the house would choose now.
    pub assignee: Option<Staff>,
}

/// The courses of the meetings that are not over, as far as the duties would be the reader's to
/// see. `now` says which day it is.
pub(crate) fn courses(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    meetings: &[MeetingView],
    now: Milliseconds,
) -> Result<BTreeMap<MeetingId, Course>> {
    let Some(mut sight) = Sight::open(db, house, site)? else {
        return Ok(BTreeMap::new());
    };
    let crew = Crew::of(db, &sight, actor, now)?;
    let mut courses = BTreeMap::new();
    for view in meetings {
        if matches!(view.phase(), "ended" | "cancelled") {
            continue;
        }
        let course = course_of(db, &mut sight, &crew, view)?;
        courses.insert(view.meeting.id, course);
    }
    Ok(courses)
}

/// Who is there to serve, and how much they have today.
struct Crew {
    /// The teams whose duties the reader sees; `None` for all.
    teams: Option<Vec<TeamId>>,
    hands: Hands,
    now: Milliseconds,
}

impl Crew {
    fn of(db: &mut Database, sight: &Sight, actor: &Actor, now: Milliseconds) -> Result<Self> {
        let site = &sight.site.id;
        let reach = right_of(actor, site, Object::Duty).map(|right| right.reach);
        let zone = zone(&sight.site.time_zone)?;
        let today = crate::command::day_of(now, &zone);
        Ok(Self {
            teams: (reach != Some(Reach::Site))
                .then(|| sight.teams_of(actor).map(|team| team.id).collect()),
            hands: Hands::look(db, sight.house(), site, &today, now)?,
            now,
        })
    }

    fn sees(&self, team: Option<&Team>) -> bool {
        match &self.teams {
            None => true,
            Some(teams) => team.is_some_and(|team| teams.contains(&team.id)),
        }
    }

    /// Whom the house would choose of a team for something that happens now, given who serves the meeting
    /// already.
    fn choice(
        &self,
        team: Option<&Team>,
        view: &MeetingView,
        serving: &[AccountId],
    ) -> Option<AccountId> {
        let (team, meeting) = (team?, &view.meeting);
        let window = (self.now, self.now + AHEAD_MS);
        let room = Some(meeting.requirement.room);
        let task = self.hands.wanted(meeting.id, room, window);
        self.hands.choose(&team.members, &task, serving)
    }
}

/// Within so long what a meeting starts is to be done, or begun: near enough to say who would get it.
const AHEAD_MS: Milliseconds = 15 * 60_000;

fn course_of(
    db: &mut Database,
    sight: &mut Sight,
    crew: &Crew,
    view: &MeetingView,
) -> Result<Course> {
    let meeting = &view.meeting;
    let standard = sight.standard(db, meeting.standard_version)?;
    let known = store::duty::of_meeting(db, &sight.site.id, meeting.id)?;
    let serving: Vec<AccountId> = known.iter().filter_map(|duty| duty.assignee).collect();
    let room = sight.rooms.get(&meeting.requirement.room);
    let engine = standards::Meeting {
        starts: instant(meeting.requirement.starts),
        ends: instant(meeting.requirement.ends),
        size: size_of(meeting),
    };
    let zone = zone(&sight.site.time_zone)?;
    let mut rules = Vec::new();
    for standards::CourseRule { rule, windows } in standards::course(&standard, &zone, &engine) {
        let team = team_for(&sight.teams, rule.by.as_str(), room);
        if !crew.sees(team) {
            continue;
        }
        let rounds = known.iter().filter(|duty| duty.duty.rule == rule.id);
        let last_round = rounds.map(|duty| duty.duty.round).max().unwrap_or(0);
        rules.push(CourseRule {
            rule: rule.id.to_string(),
            title: rule.title.clone(),
            starts: rule.starts.word(),
            clauses: clauses_of(rule),
            wording: rule.wording.clone(),
            steps: rule.steps.clone(),
            order: rule.step_order,
            checks: check_items(rule, None),
            seats: rule.seats,
            blocks: rule.blocks,
            is_round: rule.comes_in_rounds(),
            windows: windows
                .iter()
                .map(|window| (window.opens_minutes, window.due_minutes))
                .collect(),
            next_round: last_round + 1,
            team: team.map(|team| team.name.clone()),
            assignee: crew.choice(team, view, &serving).map(|account| Staff {
                account,
                name: sight.names.get(&account).cloned().unwrap_or_default(),
            }),
        });
    }
    Ok(Course {
        seats: seats_of(view),
        rules,
    })
}
