//! How the stories say things: times, rooms and people by their names, duties in short, refusals.

use std::fmt::Debug;

use app::meeting::Booking;
use app::request::Ask;
use app::view::DutyView;
use app::{Answer, Error};
use domain::requirement::{Attendee, BookingStatus, Requirement};
use domain::{AccountId, FloorId, MeetingId, Milliseconds, Refusal, RoomId, SiteId, TeamId};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// The day on which the stories play: a Monday in summer.
pub const TODAY: &str = "2026-07-06";

pub fn bureau() -> SiteId {
    "bureau".parse().unwrap()
}

pub fn court() -> SiteId {
    "court".parse().unwrap()
}

/// `09:00` or `09:00:30` of [`TODAY`], or `2026-07-07 09:00`, in Shanghai.
pub fn at(text: &str) -> Milliseconds {
    let text = match text.split_once(' ') {
        Some((day, time)) => format!("{day}T{time}"),
        None => format!("{TODAY}T{text}"),
    };
    let civil: DateTime = text.parse().unwrap();
    shanghai()
        .to_ambiguous_timestamp(civil)
        .unambiguous()
        .unwrap()
        .as_millisecond()
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn shanghai() -> TimeZone {
    TimeZone::get("Asia/Shanghai").unwrap()
}

/// An instant as `09:00`, with seconds where there are any.
pub fn clock(at: Milliseconds) -> String {
    let zoned = domain::serving::instant(at).to_zoned_datetime(shanghai());
    let form = if zoned.second() == 0 {
        "%H:%M"
    } else {
        "%H:%M:%S"
    };
    zoned.strftime(form).to_string()
}

/// A duty in short: `09:10-09:15 done 09:12 on_time 王芳`.
pub fn told(duty: &DutyView) -> String {
    let mut text = format!("{}-{}", clock(duty.opens), clock(duty.due));
    if let Some(stopped) = duty.stopped {
        text = format!("{text} stopped {}", clock(stopped));
    }
    if let Some(outcome) = &duty.outcome {
        text = format!("{text} {} {}", outcome.kind, clock(outcome.at));
        if let Some(punctuality) = outcome.punctuality {
            text = format!("{text} {}", punctuality.word());
        }
        if let Some(by) = outcome.by.as_ref().filter(|_| outcome.kind == "done") {
            text = format!("{text} {by}");
        }
    }
    text
}

/// The refusal that something must have been.
#[track_caller]
pub fn refusal<T: Debug>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        Err(Error::Failed(failure)) => panic!("it failed instead of being refused: {failure:#}"),
        Ok(done) => panic!("it was done instead of being refused: {done:?}"),
    }
}

/// The code of the refusal that something must have been.
#[track_caller]
pub fn code<T: Debug>(outcome: Result<T, Error>) -> &'static str {
    refusal(outcome).code
}

pub fn room(number: &str) -> RoomId {
    RoomId::derived(&["bureau", number])
}

pub fn court_room(number: &str) -> RoomId {
    RoomId::derived(&["court", number])
}

pub fn floor(level: i32) -> FloorId {
    FloorId::derived(&["bureau", &level.to_string()])
}

pub fn account(login: &str) -> AccountId {
    AccountId::derived(&["account", login])
}

pub fn team(name: &str) -> TeamId {
    TeamId::derived(&[name])
}

pub fn attendee(name: &str, rank: u32, seat: &str) -> Attendee {
    Attendee {
        person: None,
        name: name.to_owned(),
        form_of_address: format!("{name}局长"),
        rank,
        seat: (!seat.is_empty()).then(|| seat.to_owned()),
    }
}

/// What is asked for a plain meeting in a room of the bureau.
pub fn meeting_in(room: RoomId, starts: &str, ends: &str) -> Requirement {
    Requirement {
        title: "党组会".to_owned(),
        room,
        starts: at(starts),
        ends: at(ends),
        large: false,
        status: BookingStatus::Confirmed,
        host: "孙处长".to_owned(),
        headcount: 8,
        layout: String::new(),
        equipment: Vec::new(),
        place_cards: false,
        secret: false,
        note: String::new(),
        attendees: vec![attendee("甲", 1, "A1"), attendee("乙", 2, "A2")],
    }
}

pub fn once(requirement: Requirement) -> Booking {
    Booking {
        requirement,
        recurrence: None,
        except: Vec::new(),
    }
}

pub fn washroom() -> Ask {
    Ask {
        kind: "washroom".to_owned(),
        from: String::new(),
        to: String::new(),
        note: String::new(),
    }
}

/// The meeting an answer is about.
pub fn subject(answer: &Answer) -> MeetingId {
    answer.subject.as_deref().unwrap().parse().unwrap()
}

pub fn site_of(login: &str) -> SiteId {
    if login.starts_with("court") {
        court()
    } else {
        bureau()
    }
}

pub fn lead_of(site: &SiteId) -> &'static str {
    if *site == court() { "court-lead" } else { "li" }
}
