//! What a meeting will ask for as it goes on, as a phone keeps it to go on without a network.

use app::course::{self, Course as Told};
use domain::AccountId;
use serde::Serialize;
use standards::{Blocks, Seating, StepOrder};
use utoipa::ToSchema;

use super::shape::{Check, Meeting, ServedSeat, Staff};
use super::subject::SubjectShape;

/// A meeting of the shift, with what it will ask for.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftMeeting {
    #[serde(flatten)]
    meeting: Meeting,
    /// What it will ask for as it goes on; `null` once it is over.
    course: Option<Course>,
}

/// What a meeting will ask for: the rules that its happenings start.
#[derive(Serialize, ToSchema)]
pub(crate) struct Course {
    /// Seats in the order of serving.
    seats: Vec<ServedSeat>,
    rules: Vec<CourseRule>,
    /// What was ordered for when the guests sit down, or for the first break; where the meeting ends without
    /// that, it is seen to at its end.
    lines: Vec<CourseLine>,
}

/// A line of an order that is served at a moment of the meeting.
#[derive(Serialize, ToSchema)]
pub(crate) struct CourseLine {
    /// The rule by which it is served; started by `seated` or `break`.
    #[serde(flatten)]
    rule: CourseRule,
    subject: SubjectShape,
    /// The round of its duty.
    round: u32,
    /// How much of what, and where.
    note: String,
}

/// A rule that something in the meeting starts.
#[derive(Serialize, ToSchema)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "programs read yes and no as such"
)]
pub(crate) struct CourseRule {
    /// Its name in the standard.
    #[schema(example = "refill")]
    rule: String,
    title: String,
    /// What starts it: `started`, `seated`, `break`, `resumed`, `ended` or `request`.
    starts: &'static str,
    /// The clauses it carries out.
    clauses: Vec<String>,
    /// What to say, in the words of the standard.
    wording: Option<String>,
    steps: Vec<String>,
    /// Whether the order of the steps matters.
    ordered: bool,
    /// What is to be looked at.
    checks: Vec<Check>,
    /// Whether it goes from seat to seat.
    by_precedence: bool,
    /// Whether the room is not free until it is settled.
    blocks_room: bool,
    /// Whether it comes in rounds: each counts from the one before as it was really settled, and a
    /// break stops their clock.
    is_round: bool,
    /// Of each round, the minutes from its cause until it opens and until it is due; the last
    /// repeats.
    windows: Vec<[i32; 2]>,
    /// The first round that the house has not made yet.
    next_round: u32,
    /// The team that would serve it.
    team: Option<String>,
    /// Who would likely get it.
    assignee: Option<Staff>,
    /// Whether that is the reader.
    mine: bool,
}

impl ShiftMeeting {
    /// The meeting with its course, as `reader` gets it.
    pub(crate) fn of(meeting: Meeting, course: Option<&Told>, reader: Option<AccountId>) -> Self {
        Self {
            meeting,
            course: course.map(|course| Course {
                seats: course.seats.iter().map(ServedSeat::from).collect(),
                rules: course
                    .rules
                    .iter()
                    .map(|rule| CourseRule::of(rule, reader))
                    .collect(),
                lines: course
                    .lines
                    .iter()
                    .map(|line| CourseLine {
                        rule: CourseRule::of(&line.rule, reader),
                        subject: SubjectShape::from(&line.subject),
                        round: line.round,
                        note: line.note.clone(),
                    })
                    .collect(),
            }),
        }
    }
}

impl CourseRule {
    fn of(rule: &course::CourseRule, reader: Option<AccountId>) -> Self {
        let assignee = rule.assignee.as_ref();
        Self {
            rule: rule.rule.clone(),
            title: rule.title.clone(),
            starts: rule.starts,
            clauses: rule.clauses.clone(),
            wording: rule.wording.clone(),
            steps: rule.steps.clone(),
            ordered: rule.order == StepOrder::Kept,
            checks: rule.checks.iter().map(Check::from).collect(),
            by_precedence: rule.seats == Seating::ByPrecedence,
            blocks_room: rule.blocks == Blocks::Room,
            is_round: rule.is_round,
            windows: rule
                .windows
                .iter()
                .map(|(opens, due)| [*opens, *due])
                .collect(),
            next_round: rule.next_round,
            team: rule.team.clone(),
            mine: reader.is_some() && assignee.map(|staff| staff.account) == reader,
            assignee: assignee.map(Staff::from),
        }
    }
}
