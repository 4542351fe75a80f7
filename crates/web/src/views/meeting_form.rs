//! Booking a meeting and changing one: the same form.

use askama::Template;

use super::frame::{Choice, Frame, Link};
use super::meeting::ChangeRow;

/// `GET /sites/S/meetings/new` and `GET /sites/S/meetings/M/edit`, and again after a refusal, with
/// what was typed.
///
/// Posts `title`, `host`, `room`, `instead` (a proposed room that replaces `room`), `at` (a proposed
/// start that replaces day and times), `skip` (a day that joins `except`), `scope` (`one` or
/// `following`), `date`
/// (`YYYY-MM-DD`), `starts` and `ends` (`HH:MM`), `headcount`, `large` (`yes` or `no`), `layout`,
/// `equipment` (repeated), `place_cards` and `secret` (`yes` when ticked), `note`, `status`,
/// `recurrence` (an RFC 5545 RRULE, or empty), `except` (days, separated by spaces), `attendees` (a
/// line each, highest first: name, form of address and seat, separated by `|`), `revision` when it
/// changes a meeting, and `command`.
#[derive(Template)]
#[template(path = "meeting_form.html")]
pub struct MeetingForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// The address to post to.
    pub action: String,
    /// The meeting that is changed; `None` for a new one.
    pub meeting: Option<Link>,
    /// The revision that the person saw, where a meeting is changed.
    pub revision: Option<i32>,
    /// IANA name of the site's time zone, for the look at free rooms.
    pub time_zone: String,
    /// The title.
    pub title: Field,
    /// Who is responsible.
    pub host: Field,
    /// Refusals at the room; the choice itself is in `rooms`.
    pub room: Field,
    /// The rooms to choose from.
    pub rooms: Vec<RoomChoice>,
    /// The day.
    pub date: Field,
    /// The start.
    pub starts: Field,
    /// The end.
    pub ends: Field,
    /// How many will come.
    pub headcount: Field,
    /// Whether it is a large meeting.
    pub large: bool,
    /// The layout.
    pub layout: Field,
    /// Refusals at the equipment; the choices are in `equipment_choices`.
    pub equipment: Field,
    /// All equipment of the site's rooms.
    pub equipment_choices: Vec<Choice>,
    /// Whether place cards are wanted.
    pub place_cards: bool,
    /// Whether it is confidential.
    pub secret: bool,
    /// Anything else.
    pub note: Field,
    /// `tentative` and `confirmed`, with words.
    pub statuses: Vec<Choice>,
    /// The recurrence.
    pub recurrence: Field,
    /// The days excepted.
    pub except: Field,
    /// The attendees, a line each.
    pub attendees: Field,
    /// People of the directory: the value is the name, the title the form of address.
    pub people: Vec<Choice>,
    /// What others changed since the person opened the form, where that is why it was not taken.
    pub meanwhile: Vec<ChangeRow>,
    /// What stands in the way, where something does.
    pub obstacle: Option<Obstacle>,
    /// Free rooms at that time.
    pub proposals: Vec<Proposal>,
    /// The nearest times at which the room is free: the value is the start, Unix milliseconds.
    pub times: Vec<Choice>,
    /// The day that a series could leave out instead: the value is the date.
    pub skip: Option<Choice>,
    /// How far the change may reach (`scope`), where the meeting is of a series and others follow.
    pub scopes: Vec<Choice>,
    /// A refusal that belongs to no field, in words.
    pub problem: Option<String>,
}

/// A field with what was typed and what is wrong with it.
#[derive(Clone, Default)]
pub struct Field {
    /// What was typed.
    pub value: String,
    /// What is wrong with it, in words.
    pub problem: Option<String>,
}

/// A room to choose.
pub struct RoomChoice {
    /// Its id.
    pub id: String,
    /// Its name as people say it.
    pub title: String,
    /// How many it seats.
    pub capacity: u32,
    /// Its layouts, separated by `|`.
    pub layouts: String,
    /// Whether it is the one chosen.
    pub chosen: bool,
}

/// What stands in the way of a booking.
pub struct Obstacle {
    /// The meeting, that the room is taken, or the reason of the closure.
    pub title: String,
    /// Who is responsible for the meeting; empty where it is not told.
    pub host: String,
    /// The part of a divided hall, or the whole, that it is in; empty where it is the room itself.
    pub part: String,
    /// From to.
    pub time: String,
    /// From to with set-up and clear-up, where that is told apart.
    pub held: String,
    /// The meeting's page, for whoever may know of it.
    pub href: Option<String>,
}

/// A room that is free at that time.
pub struct Proposal {
    /// Its id.
    pub id: String,
    /// Its name as people say it.
    pub title: String,
    /// How many it seats.
    pub capacity: u32,
}

impl MeetingForm {
    /// The fields that were refused, in the order of the form: the field's id, and why.
    #[must_use]
    pub fn problems(&self) -> Vec<(&'static str, &str)> {
        let fields = [
            ("title", &self.title),
            ("host", &self.host),
            ("date", &self.date),
            ("starts", &self.starts),
            ("ends", &self.ends),
            ("headcount", &self.headcount),
            ("equipment", &self.equipment),
            ("room", &self.room),
            ("layout", &self.layout),
            ("note", &self.note),
            ("attendees", &self.attendees),
            ("recurrence", &self.recurrence),
            ("except", &self.except),
        ];
        fields
            .into_iter()
            .filter_map(|(name, field)| Some((name, field.problem.as_deref()?)))
            .collect()
    }
}
