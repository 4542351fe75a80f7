//! The notes at the doors of teams' offices: the page, the paper, the screen.

use askama::Template;

use super::directory::PostButton;
use super::frame::Frame;

/// `GET /sites/S/away-notes`.
///
/// Who goes out posts `place` and `back` to `/sites/S/away-notes/out`, who comes back nothing to `/back`; a screen
/// is added by `team` and `name` at `/screens`.
#[derive(Template)]
#[template(path = "away_notes.html")]
pub struct AwayNotes {
    /// The frame, with the site.
    pub frame: Frame,
    /// The teams that have an office.
    pub teams: Vec<AwayTeamCard>,
    /// Whether the reader is on duty.
    pub on_duty: bool,
    /// Whether the reader may say where they are.
    pub may_say: bool,
    /// Whether the reader may set up screens.
    pub may_set_up: bool,
    /// Where the reader said to be, and back when; `None` where they did not, or are back.
    pub own: Option<(String, String)>,
    /// The place that was typed.
    pub place: String,
    /// The time that was typed, or the usual one.
    pub back: String,
    /// The places that are offered.
    pub places: Vec<String>,
    /// When the page says something else by the time alone, Unix milliseconds; 0 for never.
    pub turns: i64,
    /// What was refused, in words.
    pub problem: Option<String>,
}

/// A team.
pub struct AwayTeamCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is on the door of its office.
    pub office: String,
    /// `in`, `away` or `off-duty`.
    pub word: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// Since when all are away, or when the next shift begins, in words; empty for neither.
    pub told: String,
    /// Its people on duty.
    pub lines: Vec<AwayLine>,
    /// Whose number the directory does not have, in words; empty for nobody's.
    pub lacking: String,
    /// The page of the note on paper.
    pub sheet: String,
    /// The page of the duty to put the note out; empty for none.
    pub duty: String,
    /// Whether the note is still to be put out.
    pub waits: bool,
    /// Whether a screen at the door shows it.
    pub shown: bool,
    /// The screens at its door.
    pub screens: Vec<DoorScreenRow>,
}

/// Somebody on a note.
pub struct AwayLine {
    /// Their account.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether they are out.
    pub out: bool,
    /// Where they are, in words.
    pub place: String,
    /// The same in the other languages, where it is other words.
    pub others: Vec<String>,
    /// Since when.
    pub since: String,
    /// Back when.
    pub back: String,
    /// Their mobile telephone; empty for none, and while somebody is in.
    pub mobile: String,
}

/// A screen at a door.
pub struct DoorScreenRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Since when and by whom, in words.
    pub added: String,
    /// When it asked last; empty for never.
    pub asked: String,
    /// Whether it shows the note by now.
    pub alive: bool,
    /// Its address.
    pub address: String,
    /// Takes it away.
    pub revoke: PostButton,
}

/// `GET /sites/S/away-notes/sheets/T`: the note for the desk.
#[derive(Template)]
#[template(path = "away_sheet.html")]
pub struct AwaySheet {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the notes.
    pub back: String,
    /// The team.
    pub team: String,
    /// What is on the door of its office; empty where it has none.
    pub office: String,
    /// `in`, `away` or `off-duty`.
    pub word: &'static str,
    /// Since when all are away, or when the next shift begins, in words.
    pub told: String,
    /// Its people on duty.
    pub lines: Vec<AwayLine>,
    /// When the note was written.
    pub written: String,
}

/// `GET /door/{code}`: the screen at the door of a team's office, legible from the corridor.
#[derive(Template)]
#[template(path = "door.html")]
pub struct DoorPage {
    /// The frame, without a site.
    pub frame: Frame,
    /// The team.
    pub team: String,
    /// What is on the door of its office; empty where it has none.
    pub office: String,
    /// `in`, `away` or `off-duty`.
    pub word: &'static str,
    /// What stands above all else, by the tag of its language, the page's own first.
    pub heads: Vec<(&'static str, String)>,
    /// When the next shift begins, or since when all are away, in words.
    pub told: String,
    /// Who is where; empty while somebody is in.
    pub lines: Vec<AwayLine>,
    /// What the columns are, in every language.
    pub labels: [String; 4],
    /// The time at which it was written.
    pub written: String,
    /// Where the script asks for it again.
    pub source: String,
}
