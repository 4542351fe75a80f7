//! What a meeting will ask for as it goes on, told ahead, so that a phone without a network can go
//! on by itself: the rules that its happenings start, and who would get their duties.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Actor, Object, Reach};
use domain::assignment::team_for;
use domain::check::{CheckItem, check_items};
use domain::directory::Team;
use domain::duty::{DutyRecord, id_of};
use domain::serving::instant;
use domain::subject::Subject;
use domain::{AccountId, MeetingId, Milliseconds, SiteId, TeamId};
use standards::{Blocks, Outcome, RuleId, Seating, Start, StepOrder};
use store::Database;

use crate::hands::Hands;
use crate::house::{House, zone};
use crate::order::LineAhead;
use crate::plan::size_of;
use crate::view::{MeetingView, SeatView, Sight, Staff, clauses_of, right_of, seats_of};

/// What a meeting will ask of whoever serves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Seats in the order of serving.
    pub seats: Vec<SeatView>,
    /// The rules, each start's in the order of the standard.
    pub rules: Vec<CourseRule>,
    /// What was ordered for when the guests sit down, or for the first break.
    pub lines: Vec<CourseLine>,
}

/// A line of an order that is served at a moment of the meeting; where the meeting ends without that
/// moment, it is seen to then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseLine {
    /// The rule by which it is served; started by `seated` or `break`.
    pub rule: CourseRule,
    /// The order.
    pub subject: Subject,
    /// The line's number: the round of its duty.
    pub round: u32,
    /// How much of what, and where.
    pub note: String,
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
    for course in standards::course(&standard, &zone, &engine) {
        let team = team_for(&sight.teams, course.rule.by.as_str(), room);
        if !crew.sees(team) {
            continue;
        }
        let rounds = known.iter().filter(|duty| duty.duty.rule == course.rule.id);
        let last_round = rounds.map(|duty| duty.duty.round).max().unwrap_or(0);
        let assignee = crew.choice(team, view, &serving);
        rules.push(told(sight, &course, last_round + 1, (team, assignee)));
    }
    Ok(Course {
        seats: seats_of(view),
        rules,
        lines: lines(db, sight, crew, view)?,
    })
}

/// The rule as it is told, with who would get its next duty.
fn told(
    sight: &Sight,
    course: &standards::CourseRule<'_>,
    next_round: u32,
    (team, assignee): (Option<&Team>, Option<AccountId>),
) -> CourseRule {
    let rule = course.rule;
    let windows = course.windows.iter();
    CourseRule {
        rule: rule.id.to_string(),
        title: rule.title.clone(),
        starts: match rule.starts {
            Start::OrderSeated => Start::Seated.word(),
            Start::OrderBreak => Start::Break.word(),
            start => start.word(),
        },
        clauses: clauses_of(rule),
        wording: rule.wording.clone(),
        steps: rule.steps.clone(),
        order: rule.step_order,
        checks: check_items(rule, None),
        seats: rule.seats,
        blocks: rule.blocks,
        is_round: rule.comes_in_rounds(),
        windows: windows
            .map(|window| (window.opens_minutes, window.due_minutes))
            .collect(),
        next_round,
        team: team.map(|team| team.name.clone()),
        assignee: assignee.map(|account| Staff {
            account,
            name: sight.names.get(&account).cloned().unwrap_or_default(),
        }),
    }
}

/// What was ordered for a moment of the meeting, as far as the house has not made its duty.
fn lines(
    db: &mut Database,
    sight: &mut Sight,
    crew: &Crew,
    view: &MeetingView,
) -> Result<Vec<CourseLine>> {
    let ahead = crate::order::lines_ahead(db, &sight.site.id, view.meeting.id)?;
    if ahead.is_empty() {
        return Ok(Vec::new());
    }
    // Duties of orders are made by the standard in force, as the house makes them.
    let standard = sight.standard(db, sight.site.standard_version)?;
    let room = sight.rooms.get(&view.meeting.requirement.room);
    let mut lines = Vec::new();
    for course in standards::order_course(&standard) {
        let by = course.rule.by.as_str();
        let team = team_for(&sight.teams, by, room).or_else(|| team_for(&sight.teams, by, None));
        if !crew.sees(team) {
            continue;
        }
        for line in ahead.iter().filter(|line| line.start == course.rule.starts) {
            if !is_made(db, &sight.site.id, line, &course.rule.id)? {
                let assignee = crew.choice(team, view, &[]);
                lines.push(CourseLine {
                    rule: told(sight, &course, line.number, (team, assignee)),
                    subject: line.subject,
                    round: line.number,
                    note: line.note.clone(),
                });
            }
        }
    }
    Ok(lines)
}

/// Whether the house has made the duty of the line; one that it gave up, it makes again.
fn is_made(db: &mut Database, site: &SiteId, line: &LineAhead, rule: &RuleId) -> Result<bool> {
    let matter = format!("{} {}", line.subject.register.word(), line.subject.id);
    let id = id_of(site, &matter, rule.as_str(), line.number);
    let known = store::duty::find(db, site, id)?;
    let given_up = |duty: &DutyRecord| matches!(duty.duty.outcome, Some(Outcome::Cancelled { .. }));
    Ok(known.is_some_and(|duty| !given_up(&duty)))
}
