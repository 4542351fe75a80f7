//! The text of a made-up site, as the files in `sites/` have it.

use anyhow::{Context, Result};
use serde::Deserialize;

const COURT: &str = include_str!("../sites/court.toml");
const BUREAU: &str = include_str!("../sites/bureau.toml");

/// One of the made-up sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A court with a hall where cases are filed.
    Court,
    /// A bureau's headquarters.
    Bureau,
}

impl Place {
    /// Both, in the order in which they are founded.
    pub const ALL: [Self; 2] = [Self::Court, Self::Bureau];

    /// Its word on the command line, which is also the id of its site.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Court => "court",
            Self::Bureau => "bureau",
        }
    }

    /// The place of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.word() == word)
    }

    /// What the file of the site says.
    ///
    /// # Errors
    /// When the file cannot be read; a test reads both.
    pub(crate) fn content(self) -> Result<Content> {
        let text = match self {
            Self::Court => COURT,
            Self::Bureau => BUREAU,
        };
        toml::from_str(text).with_context(|| format!("the made-up site {}", self.word()))
    }

    /// The text of its written standard.
    pub(crate) fn standard(self) -> &'static str {
        match self {
            Self::Court => standards::shipped::COURT_HALL,
            Self::Bureau => standards::shipped::BUREAU_HQ,
        }
    }

    /// The text that some simulations publish in the middle of a day: every window of the day and
    /// every last round has a minute more.
    pub(crate) fn revised_standard(self) -> String {
        let lines = self.standard().lines().map(|line| {
            let windows = line.starts_with("windows = ") || line.starts_with("due = \"");
            if windows {
                a_minute_more(line)
            } else {
                line.to_owned()
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The line with the minute at its end one later: `13-17 min` or `08:10-08:25`. Any other stays.
fn a_minute_more(line: &str) -> String {
    let text = line.trim_end_matches([']', '"']).trim_end_matches(" min");
    let start = text.trim_end_matches(|one: char| one.is_ascii_digit());
    let end = &text[start.len()..];
    let is_end = start.ends_with(['-', ':']);
    match end.parse::<u32>() {
        Ok(minute) if is_end && minute < 59 => {
            let rest = &line[start.len() + end.len()..];
            format!("{start}{:02}{rest}", minute + 1)
        }
        _ => line.to_owned(),
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Content {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) time_zone: String,
    pub(crate) building: String,
    pub(crate) floors: Vec<FloorLine>,
    #[serde(rename = "room")]
    pub(crate) rooms: Vec<RoomLine>,
    #[serde(rename = "department")]
    pub(crate) departments: Vec<DepartmentLine>,
    /// How some of the people are reached.
    #[serde(rename = "reached", default)]
    pub(crate) reached: Vec<ReachedLine>,
    #[serde(rename = "team")]
    pub(crate) teams: Vec<TeamLine>,
    pub(crate) staff: Vec<StaffLine>,
    pub(crate) meetings: Meetings,
    pub(crate) words: Words,
    #[serde(default)]
    pub(crate) hall: Option<HallContent>,
    pub(crate) demo: DemoRooms,
    #[serde(default)]
    pub(crate) visits: Vec<VisitLine>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FloorLine {
    pub(crate) level: i32,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) way: String,
    #[serde(default)]
    pub(crate) step_free: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoomLine {
    pub(crate) number: String,
    #[serde(default)]
    pub(crate) way: String,
    pub(crate) name: String,
    pub(crate) floor: i32,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) capacity: u32,
    pub(crate) part_of: Option<String>,
    #[serde(default)]
    pub(crate) equipment: Vec<String>,
    #[serde(default)]
    pub(crate) layouts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DepartmentLine {
    pub(crate) name: String,
    pub(crate) people: Vec<PersonLine>,
}

/// Name, form of address, and precedence where somebody has one.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum PersonLine {
    Ranked(String, String, u32),
    Plain(String, String),
}

impl PersonLine {
    pub(crate) fn parts(&self) -> (&str, &str, Option<u32>) {
        match self {
            Self::Ranked(name, address, rank) => (name, address, Some(*rank)),
            Self::Plain(name, address) => (name, address, None),
        }
    }
}

/// How a person is reached: a telephone is its number and who may be told it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReachedLine {
    pub(crate) name: String,
    pub(crate) room: Option<String>,
    pub(crate) office: Option<(String, String)>,
    pub(crate) mobile: Option<(String, String)>,
    #[serde(default)]
    pub(crate) plates: Vec<String>,
    #[serde(default)]
    pub(crate) acts_for: Vec<String>,
    pub(crate) login: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TeamLine {
    pub(crate) standard: String,
    pub(crate) name: String,
    pub(crate) floors: Vec<i32>,
    #[serde(default)]
    pub(crate) rooms: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StaffLine {
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) team: Option<String>,
    /// The telephone they carry: colleagues may be told it, and the note at the door says it.
    pub(crate) mobile: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Meetings {
    pub(crate) guests: Vec<PersonLine>,
    pub(crate) small: Vec<String>,
    pub(crate) large: Vec<String>,
    pub(crate) series: String,
    pub(crate) notes: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) waive: Vec<String>,
    pub(crate) cancel: Vec<String>,
    pub(crate) notes: Vec<String>,
    pub(crate) requests: Vec<String>,
    pub(crate) overdue_request: String,
    pub(crate) maintenance: String,
}

/// The hall of a site that has one: what is set up, and what happens in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HallContent {
    /// Letter and name.
    pub(crate) matters: Vec<[String; 2]>,
    /// Name, and the names of the matters it serves.
    pub(crate) windows: Vec<[String; 2]>,
    /// Kind and name.
    pub(crate) devices: Vec<[String; 2]>,
    /// How many, where, what is seen, what becomes of it.
    pub(crate) lingering: Vec<[String; 4]>,
    pub(crate) praise: Vec<String>,
    pub(crate) complaint: String,
}

/// The numbers of the rooms in which the demo's meetings are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DemoRooms {
    pub(crate) soon: String,
    pub(crate) late: String,
    pub(crate) running: String,
    pub(crate) on_break: String,
    pub(crate) ended: String,
    pub(crate) tentative: String,
}

/// Somebody who comes while the demo's past is told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VisitLine {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) organisation: String,
    #[serde(default)]
    pub(crate) telephone: String,
    #[serde(default)]
    pub(crate) document: String,
    #[serde(default)]
    pub(crate) host: String,
    #[serde(default)]
    pub(crate) purpose: String,
    #[serde(default)]
    pub(crate) things: String,
    #[serde(default)]
    pub(crate) plate: String,
    #[serde(default)]
    pub(crate) room: String,
    #[serde(default)]
    pub(crate) companions: u32,
    /// How many minutes before now they came; absent for somebody who is only expected.
    pub(crate) came: Option<i64>,
    /// How many minutes after now they are expected.
    pub(crate) expected: Option<i64>,
    /// How many minutes before now they left.
    pub(crate) left: Option<i64>,
}
