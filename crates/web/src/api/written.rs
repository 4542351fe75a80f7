//! Bodies of commands. Unknown fields are refused; `at` is when it was done, by the sender's clock.

use std::str::FromStr;

use domain::series::Scope;
use serde::Deserialize;
use utoipa::ToSchema;

use super::person::ParticularsBody;
use super::restocking::RestockingItem;
use crate::act::told_at;
use crate::trouble::{Answered, Trouble};

/// The id written in a field of a body.
///
/// # Errors
/// Invalid at the field when it is no such id.
pub(crate) fn id<T: FromStr>(field: &str, text: &str) -> Answered<T> {
    text.parse()
        .map_err(|_| Trouble::invalid(field, "choice-unknown"))
}

/// The ids written in a field of a body.
///
/// # Errors
/// Invalid at the field when one is no such id.
pub(crate) fn ids_of<T: FromStr>(field: &str, texts: &[String]) -> Answered<Vec<T>> {
    texts.iter().map(|text| id(field, text)).collect()
}

/// How far a change or a cancellation reaches; `one` where nothing is written.
///
/// # Errors
/// Invalid at `scope` when it is no such word.
pub(crate) fn scope_of(written: Option<&str>) -> Answered<Scope> {
    written.map_or(Ok(Scope::One), |word| {
        Scope::from_word(word).ok_or_else(|| Trouble::invalid("scope", "choice-unknown"))
    })
}

macro_rules! bodies {
    ($($(#[$meaning:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$meaning])*
        #[derive(Debug, Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            /// When it was done, by the sender's clock, Unix milliseconds; absent means now.
            #[serde(default)]
            pub(crate) at: Option<i64>,
            $($(#[$about])* pub(crate) $field: $kind,)*
        }

        told_at! { $name }
    )*};
}

bodies! {
    /// That something was done.
    Said {}
    /// The requirements of a meeting are confirmed as they were read.
    Agreed {
        /// The revision that was read.
        revision: i32,
        /// The `orders_changed` that was read; refused where an order changed since.
        #[serde(default)]
        orders: Option<i64>,
    }
    /// Something said of a meeting is taken back.
    Withdrawal {
        /// `start`, `seating`, `break`, `resumption` or `end`.
        what: String,
    }
    /// A ticket is taken.
    NewTicket {
        /// What for: the matter's id.
        matter: String,
        /// `elderly`, `disabled`, `infant` or `by-law`; `null` for no priority.
        #[serde(default)]
        priority: Option<String>,
    }
    /// A ticket is dealt with.
    TicketDealing {
        /// `called`, `recalled`, `transferred`, `parked`, `absent`, `returned`, `finished` or `left`.
        act: String,
        /// The window that calls it.
        #[serde(default)]
        window: Option<String>,
        /// The matter it is passed on to.
        #[serde(default)]
        matter: Option<String>,
    }
    /// A window calls whoever is next.
    NextCall {
        /// The window's id.
        window: String,
    }
    /// People linger.
    NewLingering {
        /// How many, 1 to 9999.
        people: u32,
        /// Where, 1 to 50 characters.
        place: String,
        /// What is seen, up to 200 characters; no names.
        #[serde(default)]
        note: String,
    }
    /// What became of people who lingered.
    Outcome {
        /// 1 to 200 characters.
        outcome: String,
    }
    /// A step against a crowd is taken.
    NewCrowdStep {
        /// `second-post` or `guard`.
        step: String,
    }
    /// What was done about something.
    Seen {
        /// 1 to 200 characters.
        note: String,
    }
    /// The hall's figures.
    HallLimits {
        /// The longest wait in minutes, 1 to 480.
        wait_minutes: u32,
        /// Busy from so many people on.
        busy: u32,
        /// Crowded from so many people on; more than `busy`.
        crowded: u32,
    }
    /// What people come for.
    NewMatter {
        /// A to Z, another than the others'.
        letter: String,
        /// 1 to 50 characters.
        name: String,
    }
    /// A window.
    NewWindow {
        /// 1 to 20 characters, as it is called out.
        name: String,
        /// The ids of the matters it serves; at least one.
        matters: Vec<String>,
    }
    /// A device.
    NewDevice {
        /// `kiosk`, `screen` or `sign`.
        kind: String,
        /// 1 to 50 characters.
        name: String,
    }
    /// A step was done.
    Step {
        /// Which, counted from 0.
        step: u32,
    }
    /// What is lacking at an item that is looked at, or what was found there.
    Remark {
        /// The item's number.
        step: u32,
        /// 1 to 200 characters.
        note: String,
    }
    /// What is lacking at an item that is looked at and is to be brought.
    RestockingTold {
        /// The item's number.
        step: u32,
        /// Each thing that is told of; what is not told of stands as it was.
        items: Vec<RestockingItem>,
    }
    /// What whoever goes off duty hands over.
    HandOverMade {
        /// The numbers of what was looked at, of the check items of the rule that asks for it.
        seen: Vec<u32>,
        /// To the next shift; may be empty.
        note: String,
        /// Whether the shift ends with it.
        leaves: bool,
    }
    /// Why it was not done.
    Reason {
        /// The reason, 1 to 200 characters.
        reason: String,
    }
    /// Why a meeting is cancelled, and how many of its series.
    Cancellation {
        /// The reason, 1 to 200 characters.
        reason: String,
        /// `one` or, of a series, `following`; `one` where absent.
        #[serde(default)]
        scope: Option<String>,
    }
    /// To whom a duty is given.
    Assignment {
        /// Their account; `null` for nobody.
        #[serde(default)]
        account: Option<String>,
    }
    /// Until when a meeting goes on.
    Extension {
        /// The new end, Unix milliseconds.
        ends: i64,
    }
    /// A guest was received.
    Arrival {
        /// Their index among the attendees.
        attendee: u32,
        /// Their name as the sender saw it: the list may have changed meanwhile.
        #[serde(default)]
        name: Option<String>,
    }
    /// What is asked for in a meeting.
    Request {
        /// `washroom`, `document` or `other`.
        kind: String,
        /// For a document: from whom.
        #[serde(default)]
        from: String,
        /// For a document: to whom.
        #[serde(default)]
        to: String,
        /// In the asker's words.
        #[serde(default)]
        note: String,
    }
    /// A note into the journal.
    Note {
        /// Its text, 1 to 1,000 characters.
        text: String,
        /// The meeting it is about.
        #[serde(default)]
        meeting: Option<String>,
    }
    /// A meeting to be booked.
    NewMeeting {
        /// What is booked.
        meeting: Requirement,
        /// A recurrence rule by RFC 5545, such as `FREQ=WEEKLY;COUNT=4`, for a series.
        #[serde(default)]
        recurrence: Option<String>,
        /// Days the series leaves out, `YYYY-MM-DD`.
        #[serde(default)]
        except: Vec<String>,
    }
    /// A building or a department.
    Name {
        /// Its name, 1 to 50 characters.
        name: String,
    }
    /// A floor.
    NewFloor {
        /// The building's id.
        building: String,
        /// Its name, such as 七层.
        name: String,
        /// The ground floor is 1, the first basement -1.
        level: i32,
    }
    /// A room as it is to be.
    NewRoom {
        /// The floor's id.
        floor: String,
        /// What is on its door, 1 to 20 characters.
        number: String,
        /// Its name, 1 to 50 characters.
        name: String,
        /// What kind of place it is, in the words of the standard, such as `meeting-room`.
        kind: String,
        /// How many people it seats; 0 where nobody meets.
        #[serde(default)]
        capacity: u32,
        /// The room it is a part of.
        #[serde(default)]
        whole: Option<String>,
        /// What it is equipped with.
        #[serde(default)]
        equipment: Vec<String>,
        /// Layouts it can be set to, the usual one first.
        #[serde(default)]
        layouts: Vec<String>,
    }
    /// A person of the directory.
    NewPerson {
        /// Their name, 1 to 50 characters.
        name: String,
        /// Their department's id.
        #[serde(default)]
        department: Option<String>,
        /// How they are addressed.
        #[serde(default)]
        form_of_address: String,
        /// 1 is the highest.
        #[serde(default)]
        precedence: Option<u32>,
        /// How they are reached; absent leaves it as it is.
        #[serde(default)]
        particulars: Option<ParticularsBody>,
    }
    /// Where a leader is.
    NewPresence {
        /// `at-post`, `briefly-away`, `in-meeting`, `travelling`, `out-on-business` or `on-leave`.
        whereabouts: String,
        /// When they will be back, Unix milliseconds.
        #[serde(default)]
        back_at: Option<i64>,
        /// What else is to be known, at most 100 characters.
        #[serde(default)]
        note: String,
    }
    /// A team as it is to be.
    NewTeam {
        /// Its name in the standard.
        standard_name: String,
        /// Its name, 1 to 50 characters.
        name: String,
        /// The floors it serves; with no rooms either, the whole site.
        #[serde(default)]
        floors: Vec<String>,
        /// Single rooms it serves.
        #[serde(default)]
        rooms: Vec<String>,
        /// Its members' accounts.
        #[serde(default)]
        members: Vec<String>,
    }
    /// A time during which a room is closed.
    NewClosure {
        /// The room's id.
        room: String,
        /// From when, Unix milliseconds.
        from: i64,
        /// Until when, Unix milliseconds.
        until: i64,
        /// Why, 1 to 50 characters.
        reason: String,
    }
    /// The weekly pattern.
    Weekdays {
        /// The weekdays that are worked; 1 is Monday, 7 Sunday.
        weekdays: Vec<u8>,
    }
    /// Whether a day is worked.
    Worked {
        /// `null` takes the day back to the weekly pattern.
        #[serde(default)]
        working: Option<bool>,
    }
    /// A written standard.
    StandardText {
        /// Its text, TOML.
        text: String,
    }
    /// An account to be made.
    NewAccount {
        /// What its holder will type: 2 to 32 of letters, digits, `.`, `-`, `_`.
        login: String,
        /// Their name, 1 to 50 characters.
        name: String,
        /// Their first password, 12 to 200 characters.
        password: String,
    }
    /// Whether an account may be used.
    State {
        /// If not, its sessions and tokens end at once.
        enabled: bool,
    }
    /// Another password for somebody who forgot theirs.
    Password {
        /// 12 to 200 characters.
        password: String,
    }
    /// A role.
    RoleName {
        /// Its word, such as `attendant`.
        role: String,
    }
    /// What a meeting is changed to.
    ChangedMeeting {
        /// The revision that the editor saw.
        revision: i32,
        /// What is booked.
        meeting: Requirement,
        /// `one` or, of a series, `following`; `one` where absent.
        #[serde(default)]
        scope: Option<String>,
    }
}

/// What is booked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Requirement {
    /// Title of the meeting, 1 to 100 characters.
    pub(crate) title: String,
    /// The room's id.
    pub(crate) room: String,
    /// Scheduled start, Unix milliseconds.
    pub(crate) starts: i64,
    /// Scheduled end, Unix milliseconds.
    pub(crate) ends: i64,
    /// Whether it is a large meeting (大型会议).
    #[serde(default)]
    pub(crate) large: bool,
    /// `tentative` or `confirmed`.
    pub(crate) status: String,
    /// Who is responsible for it (会议负责人).
    #[serde(default)]
    pub(crate) host: String,
    /// How many will come.
    pub(crate) headcount: u32,
    /// Layout (台型), one of the room's.
    #[serde(default)]
    pub(crate) layout: String,
    /// Equipment asked for, each one of the room's.
    #[serde(default)]
    pub(crate) equipment: Vec<String>,
    /// Whether place cards (座签) are wanted.
    #[serde(default)]
    pub(crate) place_cards: bool,
    /// Whether the host asked for secrecy (保密要求).
    #[serde(default)]
    pub(crate) secret: bool,
    /// Anything else the service team must know, up to 500 characters.
    #[serde(default)]
    pub(crate) note: String,
    /// Who attends, highest first.
    #[serde(default)]
    pub(crate) attendees: Vec<Attendee>,
}

/// Somebody who attends.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attendee {
    /// The person of the directory, if they are one.
    #[serde(default)]
    pub(crate) person: Option<String>,
    /// Their name.
    pub(crate) name: String,
    /// How they are addressed.
    #[serde(default)]
    pub(crate) form_of_address: String,
    /// Their rank in this meeting; 1 is the highest.
    pub(crate) rank: u32,
    /// Their seat, such as A1.
    #[serde(default)]
    pub(crate) seat: Option<String>,
}

impl Requirement {
    /// The requirement in the words of the house.
    ///
    /// # Errors
    /// Invalid where an id or a word is none.
    pub(crate) fn into_domain(self) -> Answered<domain::requirement::Requirement> {
        let status = domain::requirement::BookingStatus::from_word(&self.status)
            .ok_or_else(|| Trouble::invalid("meeting.status", "choice-unknown"))?;
        Ok(domain::requirement::Requirement {
            room: id("meeting.room", &self.room)?,
            title: self.title,
            starts: self.starts,
            ends: self.ends,
            large: self.large,
            status,
            host: self.host,
            headcount: self.headcount,
            layout: self.layout,
            equipment: self.equipment,
            place_cards: self.place_cards,
            secret: self.secret,
            note: self.note,
            attendees: self
                .attendees
                .into_iter()
                .map(Attendee::into_domain)
                .collect::<Answered<_>>()?,
        })
    }
}

impl Attendee {
    fn into_domain(self) -> Answered<domain::requirement::Attendee> {
        let person = self.person.as_deref();
        Ok(domain::requirement::Attendee {
            person: person
                .map(|person| id("meeting.attendees.person", person))
                .transpose()?,
            name: self.name,
            form_of_address: self.form_of_address,
            rank: self.rank,
            seat: self.seat.filter(|seat| !seat.is_empty()),
        })
    }
}
