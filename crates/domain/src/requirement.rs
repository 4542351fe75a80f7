//! What a meeting is: its place and time, its people, what the client asks for it.

use crate::{MeetingId, Milliseconds, PersonId, RoomId, SeriesId};

/// Whether the booking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookingStatus {
    /// 待确认: holds the room, may fall away.
    Tentative,
    /// 已确认.
    Confirmed,
    /// 已取消: holds nothing; the record stays.
    Cancelled,
}

impl BookingStatus {
    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tentative => "tentative",
            Self::Confirmed => "confirmed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Tentative, Self::Confirmed, Self::Cancelled]
            .into_iter()
            .find(|status| status.word() == word)
    }
}

/// Somebody who attends, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// The person of the directory, if they are one.
    pub person: Option<PersonId>,
    /// Their name as shown.
    pub name: String,
    /// How they are addressed.
    pub form_of_address: String,
    /// Their rank in this meeting: 1 is the highest leader or the guest of honour.
    pub rank: u32,
    /// Their seat on the plan, such as A1.
    pub seat: Option<String>,
}

/// What is booked, in full. A change compares two of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Title of the meeting, 1 to 100 characters.
    pub title: String,
    /// The room.
    pub room: RoomId,
    /// Scheduled start.
    pub starts: Milliseconds,
    /// Scheduled end.
    pub ends: Milliseconds,
    /// Whether it is a large meeting (大型会议): cups are changed in its breaks.
    pub large: bool,
    /// Whether the booking stands.
    pub status: BookingStatus,
    /// Who is responsible for it (会议负责人), as text.
    pub host: String,
    /// How many will come.
    pub headcount: u32,
    /// Layout (台型), one of the room's.
    pub layout: String,
    /// Equipment asked for, each one of the room's.
    pub equipment: Vec<String>,
    /// Whether place cards (座签) are wanted.
    pub place_cards: bool,
    /// Whether the host asked for secrecy (保密要求). What is secret is never entered.
    pub secret: bool,
    /// Anything else the service team must know, up to 500 characters.
    pub note: String,
    /// Who attends, highest first.
    pub attendees: Vec<Attendee>,
}

/// A meeting as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The series it came from.
    pub series: Option<SeriesId>,
    /// What is booked.
    pub requirement: Requirement,
    /// How often it was changed; the one who edits says which revision they saw.
    pub revision: i32,
    /// The version of the standard its plan was compiled from.
    pub standard_version: i32,
    /// When it really started.
    pub started: Option<Milliseconds>,
    /// When the guests were seated.
    pub seated: Option<Milliseconds>,
    /// Since when it is in a break.
    pub break_since: Option<Milliseconds>,
    /// When it really ended.
    pub ended: Option<Milliseconds>,
    /// When it was cancelled.
    pub cancelled: Option<Milliseconds>,
}
