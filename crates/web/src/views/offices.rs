//! The plan of leaders' offices.

use askama::Template;

use super::frame::Frame;

/// `GET /sites/S/offices`.
///
/// An office posts to `/sites/S/offices/R/answer`: `command`, `minutes`; its key to
/// `/sites/S/offices/R/key`: `command`, `way` (`out` or `in`).
#[derive(Template)]
#[template(path = "offices.html")]
pub struct Offices {
    /// The frame, with the site.
    pub frame: Frame,
    /// The day in words.
    pub day: String,
    /// What is to be known of the day: its window, that nobody works, that no rule is there.
    pub told: String,
    /// How many are cleaned, of how many in the plan; empty where none is.
    pub counted: String,
    /// How many keys are missing, in words; empty for none.
    pub missing: String,
    /// When the day's plan changes by the time alone, Unix milliseconds; 0 for never.
    pub turns: i64,
    /// Whether there is an office at all.
    pub any: bool,
    /// The plan, floor by floor in the order in which one walks.
    pub floors: Vec<OfficeFloor>,
    /// What is not in the plan.
    pub apart: Vec<OfficeRow>,
    /// The minutes after which one may come again.
    pub minutes: Vec<i64>,
    /// What was refused, in words.
    pub problem: Option<String>,
}

/// A floor of the plan.
pub struct OfficeFloor {
    /// Its name.
    pub name: String,
    /// Its offices.
    pub rows: Vec<OfficeRow>,
}

/// An office.
pub struct OfficeRow {
    /// Its id.
    pub id: String,
    /// Its place in the walk, from 1; empty outside the plan.
    pub order: String,
    /// What is on its door.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The name of its floor.
    pub floor: String,
    /// Whose it is.
    pub leaders: String,
    /// A word of `office-standing-`.
    pub word: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// What else is to be known of its state.
    pub told: String,
    /// Who cleans or is to clean it.
    pub by: String,
    /// The page of its duty; empty for none.
    pub duty: String,
    /// Whether the reader may say that somebody answered.
    pub may_answer: bool,
    /// Its key.
    pub key: Option<OfficeKeyShown>,
    /// Whether the reader may book its key out.
    pub may_take: bool,
}

/// A key that is out.
pub struct OfficeKeyShown {
    /// Who has it.
    pub holder: String,
    /// Since when.
    pub since: String,
    /// Whether it should have been booked in.
    pub missing: bool,
    /// Whether the reader may book it in.
    pub may_give: bool,
}
