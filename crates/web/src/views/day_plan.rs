//! The plan of a day: what will be missed, what can be done about it, and everybody's way through the day.

use askama::Template;

use super::board::hour_marks;
use super::frame::{Choice, Frame, Link};
use super::timeline::Span;

/// `GET /sites/S/day-plan`.
#[derive(Template)]
#[template(path = "day_plan.html")]
pub struct DayPlanPage {
    /// The frame, with the site.
    pub frame: Frame,
    /// The day in words.
    pub date_title: String,
    /// The day, as `YYYY-MM-DD`.
    pub date: String,
    /// The day before, today and the day after; `None` where no plan is made.
    pub days: [Option<Link>; 3],
    /// How many are there and how much is to be done, in words.
    pub counts: String,
    /// How many windows will be missed.
    pub missed: usize,
    /// When they are missed and why.
    pub misses: Vec<DayPlanMiss>,
    /// Changes of who does what.
    pub gives: Vec<DayPlanProposal>,
    /// What is missed once they are made, in words.
    pub after: String,
    /// What else can be done.
    pub others: Vec<DayPlanProposal>,
    /// The question what one more would change.
    pub what_if: DayPlanWhatIf,
    /// What was carried out, or why it was not; in words.
    pub told: String,
    /// Whether that is a refusal.
    pub refused: bool,
    /// The first hour shown, 0 to 23.
    pub first_hour: u32,
    /// How many hours are shown, 1 to 24.
    pub hours: u32,
    /// Now, in steps from the first hour, where the day shown is today.
    pub now_step: Option<u32>,
    /// Everybody who is there, and last what is nobody's.
    pub people: Vec<DayPlanPerson>,
}

/// How many rows of a list are shown before the rest is folded away.
const SHOWN: usize = 8;

/// The rows that are shown at once, and those that are folded away. A single one is not worth folding.
fn folded<Row>(rows: &[Row]) -> (&[Row], &[Row]) {
    let shown = if rows.len() == SHOWN + 1 {
        rows.len()
    } else {
        rows.len().min(SHOWN)
    };
    rows.split_at(shown)
}

impl DayPlanPage {
    /// The windows that will be missed first.
    #[must_use]
    pub fn first_misses(&self) -> &[DayPlanMiss] {
        folded(&self.misses).0
    }

    /// The other windows that will be missed.
    #[must_use]
    pub fn more_misses(&self) -> &[DayPlanMiss] {
        folded(&self.misses).1
    }

    /// The changes of who does what that are made first.
    #[must_use]
    pub fn first_gives(&self) -> &[DayPlanProposal] {
        folded(&self.gives).0
    }

    /// The changes that are made after them.
    #[must_use]
    pub fn more_gives(&self) -> &[DayPlanProposal] {
        folded(&self.gives).1
    }

    /// The hours with the step at which each begins.
    #[must_use]
    pub fn hour_marks(&self) -> Vec<(u32, String)> {
        hour_marks(self.first_hour, self.hours)
    }
}

/// A window that will be missed.
pub struct DayPlanMiss {
    /// The duty.
    pub duty: String,
    /// Its window.
    pub time: String,
    /// What to do.
    pub title: String,
    /// Where.
    pub place: String,
    /// Who has it or would get it; empty for nobody.
    pub who: String,
    /// Why it will be missed, in words.
    pub why: String,
    /// The page that says why it is there at all; empty for what is only expected.
    pub href: String,
}

/// A proposal.
pub struct DayPlanProposal {
    /// What is changed, in words, one after the other.
    pub changes: Vec<String>,
    /// What it keeps, in words.
    pub removes: String,
    /// What would be missed instead, in words; empty for nothing.
    pub adds: String,
    /// What it costs, in words.
    pub costs: String,
    /// What is done about it.
    pub act: DayPlanAct,
}

/// What is done about a proposal.
pub enum DayPlanAct {
    /// It is carried out by a form with these fields, under this word.
    Form {
        /// Where it posts to.
        action: String,
        /// Its fields.
        fields: Vec<(&'static str, String)>,
        /// What the button says.
        title: String,
    },
    /// It is done elsewhere.
    Go(Link),
    /// It cannot be done yet, in words.
    Wait(String),
}

/// The fields of a form, by name.
type FormFields = Vec<(&'static str, String)>;

impl DayPlanAct {
    /// Where the form posts to, its fields, and what its button says.
    #[must_use]
    pub fn form(&self) -> Option<(&String, &FormFields, &String)> {
        match self {
            Self::Form {
                action,
                fields,
                title,
            } => Some((action, fields, title)),
            Self::Go(_) | Self::Wait(_) => None,
        }
    }

    /// Where it is done.
    #[must_use]
    pub fn link(&self) -> Option<&Link> {
        match self {
            Self::Go(link) => Some(link),
            Self::Form { .. } | Self::Wait(_) => None,
        }
    }

    /// Why it cannot be done yet.
    #[must_use]
    pub fn words(&self) -> Option<&String> {
        match self {
            Self::Wait(words) => Some(words),
            Self::Form { .. } | Self::Go(_) => None,
        }
    }
}

/// The question what one more would change.
pub struct DayPlanWhatIf {
    /// The teams.
    pub teams: Vec<Choice>,
    /// From when.
    pub from: String,
    /// Until when.
    pub until: String,
    /// What is wrong with the question; empty for nothing.
    pub problem: String,
    /// The field that is wrong.
    pub wrong: String,
    /// The answer, where somebody asked.
    pub answer: Option<DayPlanAnswer>,
}

/// What one more would change.
pub struct DayPlanAnswer {
    /// In words.
    pub words: String,
    /// Whether fewer windows are missed then.
    pub helps: bool,
    /// What is kept, in words; empty for nothing.
    pub keeps: String,
}

/// Somebody's day.
pub struct DayPlanPerson {
    /// Their account; empty for what is nobody's.
    pub key: String,
    /// Their name.
    pub name: String,
    /// Their teams and when they are there, in words.
    pub about: String,
    /// How long they are busy and walk, in words.
    pub busy: String,
    /// How many lanes their bars take.
    pub lanes: u32,
    /// What they serve, each meeting at a stretch.
    pub bars: Vec<DayPlanBar>,
    /// When they do what, and what is missed.
    pub ticks: Vec<DayPlanTick>,
    /// The same as a list.
    pub stops: Vec<DayPlanStop>,
}

/// What somebody serves, at a stretch.
pub struct DayPlanBar {
    /// Where it is drawn.
    pub span: Span,
    /// Its lane.
    pub lane: u32,
    /// The room and what it is.
    pub title: String,
    /// When, and how many duties, in words.
    pub words: String,
    /// Its page; empty where there is none.
    pub href: String,
    /// Whether something of it will be missed.
    pub misses: bool,
}

/// A duty within a bar.
pub struct DayPlanTick {
    /// Where it is drawn.
    pub span: Span,
    /// Its lane.
    pub lane: u32,
    /// Whether it will be missed.
    pub missed: bool,
}

/// A duty in somebody's list.
pub struct DayPlanStop {
    /// From when until when.
    pub time: String,
    /// What to do.
    pub title: String,
    /// Where.
    pub place: String,
    /// The walk there, in words; empty for none.
    pub walk: String,
    /// Whether it will be missed.
    pub missed: bool,
}
