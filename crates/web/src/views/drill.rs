//! The drill of the directory: its start with one's own results, a round, the team's results.

use askama::Template;
use domain::drill::Kind;

use super::frame::{Frame, Link};

/// `GET /sites/S/drill`.
#[derive(Template)]
#[template(path = "drill.html")]
pub struct DrillPage {
    /// The frame, with the site.
    pub frame: Frame,
    /// Other pages about the people and places of the building.
    pub beside: Vec<Link>,
    /// Why no round began, in words.
    pub problem: Option<String>,
    /// Whether a round waits to be gone on with.
    pub open: bool,
    /// The team's results, for its leader.
    pub team: Option<String>,
    /// The last thirty days: a word of `drill-kind-`, the share, and the answers in words.
    pub kinds: Vec<(&'static str, String, String)>,
    /// The chart of the weeks.
    pub bars: Vec<DrillBar>,
    /// The weeks, the newest first.
    pub weeks: Vec<DrillWeek>,
    /// The last rounds, the newest first.
    pub rounds: Vec<DrillRoundRow>,
}

/// A bar of the chart: the share of right answers of one kind in one week.
pub struct DrillBar {
    /// What it says to who points at it.
    pub title: String,
    /// A word of `drill-kind-`.
    pub kind: &'static str,
    /// Where it begins from the left.
    pub x: u32,
    /// Where it begins from above.
    pub y: u32,
    /// How high it is.
    pub height: u32,
    /// The day below; empty for none.
    pub label: String,
}

/// A week in figures.
pub struct DrillWeek {
    /// Its Monday.
    pub monday: String,
    /// The shares by kind, in the order of the columns: a word of `drill-kind-` and the share.
    pub shares: Vec<(&'static str, String)>,
}

/// A round in a list.
pub struct DrillRoundRow {
    /// Its page.
    pub href: String,
    /// When it began.
    pub when: String,
    /// How it went, in words.
    pub score: String,
}

/// `GET /sites/S/drill/R`.
#[derive(Template)]
#[template(path = "drill_round.html")]
pub struct DrillRoundPage {
    /// The frame, with the site.
    pub frame: Frame,
    /// The round's address.
    pub href: String,
    /// How many questions it has.
    pub size: usize,
    /// How it goes, in words.
    pub score: String,
    /// Why an answer was not taken, in words.
    pub problem: Option<String>,
    /// The question that is shown: the next one, or the one just answered; `None` at the end.
    pub question: Option<DrillQuestion>,
    /// Whether another question follows the one just answered.
    pub goes_on: bool,
    /// At the end: what was wrong.
    pub wrong: Vec<DrillWrong>,
}

/// A question on the screen.
pub struct DrillQuestion {
    /// Its place in the round, from 1.
    pub position: i32,
    /// What is asked, in words.
    pub words: String,
    /// What is offered.
    pub choices: Vec<DrillChoice>,
    /// Whether it was answered, and rightly.
    pub right: Option<bool>,
    /// Where the directory tells of it, for who has answered.
    pub directory: Option<Link>,
}

/// A choice on the screen.
pub struct DrillChoice {
    /// Its place from 0, as it is sent.
    pub value: usize,
    /// Its key, from 1.
    pub key: usize,
    /// What it says.
    pub words: String,
    /// Whether it is right, for who has answered.
    pub right: bool,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// A question that was answered wrongly.
pub struct DrillWrong {
    /// What was asked.
    pub words: String,
    /// What is right.
    pub right: String,
    /// What was chosen.
    pub chosen: String,
    /// Where the directory tells of it.
    pub directory: Option<Link>,
}

/// `GET /sites/S/drill/team`.
#[derive(Template)]
#[template(path = "drill_team.html")]
pub struct DrillTeam {
    /// The frame, with the site.
    pub frame: Frame,
    /// Other pages about the people and places of the building.
    pub beside: Vec<Link>,
    /// The staff, by name.
    pub people: Vec<DrillPerson>,
    /// What is wrong most often.
    pub hard: Vec<DrillHard>,
}

/// One of the team.
pub struct DrillPerson {
    /// Their account.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The share of the last thirty days; empty for none.
    pub share: String,
    /// How many they answered.
    pub answered: u32,
    /// The shares by kind: a word of `drill-kind-` and the share.
    pub kinds: Vec<(&'static str, String)>,
    /// A word of `drill-trend-`.
    pub trend: &'static str,
    /// When they answered last; empty for never.
    pub last: String,
}

impl DrillPerson {
    /// The sign of which way it goes.
    #[must_use]
    pub fn sign(&self) -> &'static str {
        match self.trend {
            "up" => "▲",
            "down" => "▼",
            "level" => "＝",
            _ => "",
        }
    }
}

/// An entry of the directory that is often wrong.
pub struct DrillHard {
    /// What it is called.
    pub name: String,
    /// Where the directory tells of it.
    pub href: String,
    /// A word of `drill-topic-`.
    pub topic: &'static str,
    /// How often it was wrong, in words.
    pub wrong: String,
}
