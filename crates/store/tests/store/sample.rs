//! What is kept in tests: every field filled, with texts that have broken other houses.

use domain::booking::Hold;
use domain::directory::{Building, Closure, Department, Floor, Person, Room, Team};
use domain::duty::{DutyRecord, Settled};
use domain::journal::Entry;
use domain::requirement::{Attendee, BookingStatus, Meeting, Requirement};
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{
    AccountId, BuildingId, ClosureId, DepartmentId, DutyId, FloorId, MeetingId, PersonId,
    RequestId, RoomId, SeriesId, TeamId,
};
use standards::{Duty, Outcome, RuleId};
use store::account::Account;
use store::meeting::MeetingRecord;

/// Characters beyond the basic plane, quotes, line ends, wildcards, nothing, much, right to left.
const TEXTS: [&str; 12] = [
    "党组会",
    "𠮷野 𫖯 𰻝𰻝面",
    "O'Brien \"引\" `号` ;--",
    "第一行\n第二行\r\n第三行\t末",
    "",
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
    "100%_\\%\\\\",
    "'); DROP TABLE site;--",
    " 前后有空 ",
    "👩‍👩‍👧 e\u{301} ﷺ",
    "\u{202e}倒\u{202c}",
    "[\"a\",\"b\"]{}null",
];
/// One turn for each text; every field of a sample meets every text.
pub const TURNS: usize = TEXTS.len();

/// 6 July 2026, 09:00 in Shanghai.
pub const NINE: i64 = 1_783_299_600_000;
pub const MINUTE: i64 = 60_000;

pub fn text(turn: usize) -> String {
    TEXTS[turn % TURNS].to_owned()
}

/// No item, one, or several.
pub fn list(turn: usize) -> Vec<String> {
    (0..turn % 4).map(|item| text(turn + item)).collect()
}

fn name(kind: &str, turn: usize) -> [String; 2] {
    [kind.to_owned(), turn.to_string()]
}

macro_rules! id {
    ($type:ident, $kind:expr, $turn:expr) => {{
        let parts = name($kind, $turn);
        $type::derived(&[&parts[0], &parts[1]])
    }};
}

pub fn account_id(turn: usize) -> AccountId {
    id!(AccountId, "account", turn)
}

pub fn room_id(turn: usize) -> RoomId {
    id!(RoomId, "room", turn)
}

pub fn meeting_id(turn: usize) -> MeetingId {
    id!(MeetingId, "meeting", turn)
}

pub fn duty_id(turn: usize) -> DutyId {
    id!(DutyId, "duty", turn)
}

pub fn account(turn: usize) -> Account {
    Account {
        id: account_id(turn),
        login: format!("{turn} {}", text(turn)),
        name: text(turn + 1),
        password_hash: text(turn + 2),
        language: turn.is_multiple_of(2).then(|| "zh-Hant".to_owned()),
        created_at: NINE + turn as i64,
        disabled_at: turn.is_multiple_of(3).then_some(NINE),
        home: None,
    }
}

pub fn building(turn: usize) -> Building {
    Building {
        id: id!(BuildingId, "building", turn),
        name: text(turn),
    }
}

pub fn floor(turn: usize) -> Floor {
    Floor {
        id: id!(FloorId, "floor", turn),
        building: id!(BuildingId, "building", turn),
        name: text(turn + 1),
        level: turn as i32 - 3,
    }
}

pub fn room(turn: usize) -> Room {
    Room {
        id: room_id(turn),
        floor: id!(FloorId, "floor", turn),
        number: format!("{:02}", turn + 1),
        name: text(turn),
        kind: text(turn + 1),
        capacity: 10 * turn as u32,
        whole: (turn % 2 == 1).then(|| room_id(turn - 1)),
        equipment: list(turn),
        layouts: list(turn + 1),
        request_code: format!("code of {turn}"),
    }
}

pub fn closure(turn: usize) -> Closure {
    Closure {
        id: id!(ClosureId, "closure", turn),
        room: room_id(turn),
        from: NINE + turn as i64 * MINUTE,
        until: NINE + (turn as i64 + 30) * MINUTE,
        reason: text(turn),
    }
}

pub fn department(turn: usize) -> Department {
    Department {
        id: id!(DepartmentId, "department", turn),
        name: format!("{turn:02} {}", text(turn)),
    }
}

/// Their precedence follows the turn, so that they come back in the order of turns.
pub fn person(turn: usize) -> Person {
    Person {
        id: id!(PersonId, "person", turn),
        name: text(turn),
        department: turn.is_multiple_of(2).then(|| department(turn).id),
        form_of_address: text(turn + 1),
        precedence: Some(turn as u32 + 1),
    }
}

pub fn team(turn: usize) -> Team {
    Team {
        id: id!(TeamId, "team", turn),
        standard_name: text(turn),
        name: format!("{turn:02} {}", text(turn + 1)),
        floors: (0..turn % 3).map(|which| floor(which).id).collect(),
        rooms: (0..turn % 2).map(room_id).collect(),
        members: (0..turn % 4).map(account_id).collect(),
    }
}

pub fn attendee(turn: usize) -> Attendee {
    Attendee {
        person: turn.is_multiple_of(2).then(|| person(turn).id),
        name: text(turn),
        form_of_address: text(turn + 1),
        rank: turn as u32 + 1,
        seat: (turn % 3 != 1).then(|| text(turn + 2)),
    }
}

/// A meeting in room 0; turn 0 is booked and no more, later ones have come further.
pub fn meeting(turn: usize) -> MeetingRecord {
    let starts = NINE + turn as i64 * MINUTE;
    let reached = |stage: usize| (turn % 6 >= stage).then_some(starts + stage as i64 * MINUTE);
    let status = match turn % 3 {
        0 => BookingStatus::Tentative,
        1 => BookingStatus::Confirmed,
        _ => BookingStatus::Cancelled,
    };
    let requirement = Requirement {
        title: text(turn),
        room: room_id(0),
        starts,
        ends: starts + 150 * MINUTE,
        large: turn.is_multiple_of(2),
        status,
        host: text(turn + 1),
        headcount: turn as u32,
        layout: text(turn + 2),
        equipment: list(turn),
        place_cards: turn % 2 == 1,
        secret: turn % 3 == 1,
        note: text(turn + 3),
        attendees: (0..turn % 5).map(attendee).collect(),
    };
    MeetingRecord {
        meeting: Meeting {
            id: meeting_id(turn),
            series: turn
                .is_multiple_of(2)
                .then(|| id!(SeriesId, "series", turn / 4)),
            requirement,
            revision: turn as i32,
            standard_version: 1,
            started: reached(1),
            seated: reached(2),
            break_since: reached(3),
            ended: reached(4),
            cancelled: reached(5),
        },
        booked_by: (turn % 2 == 1).then(|| account_id(turn)),
        last_happening: starts,
    }
}

pub fn hold(turn: usize, room: usize) -> Hold {
    let from = NINE + turn as i64 * MINUTE;
    Hold {
        meeting: meeting_id(turn),
        room: room_id(room),
        from: from - 30 * MINUTE,
        until: from + 180 * MINUTE,
    }
}

/// A duty of the day in turn; every outcome comes up, and none.
pub fn duty(turn: usize) -> DutyRecord {
    let at = instant(NINE + turn as i64);
    let outcome = match turn % 5 {
        0 => None,
        1 => Some(Outcome::Done { at }),
        2 => Some(Outcome::Missed { at }),
        3 => Some(Outcome::Cancelled { at }),
        _ => Some(Outcome::Waived {
            at,
            reason: text(turn),
        }),
    };
    DutyRecord {
        id: duty_id(turn),
        day: "2026-07-06".to_owned(),
        meeting: turn.is_multiple_of(2).then(|| meeting_id(turn)),
        request: turn
            .is_multiple_of(3)
            .then(|| id!(RequestId, "request", turn)),
        subject: (turn % 4 == 1).then(|| Subject {
            register: Register::ALL[turn % 6],
            id: domain::Uid::derived(&["subject", &turn.to_string()]),
            number: turn as u32 + 1,
        }),
        standard_version: 2,
        team: (turn % 3 == 1).then(|| team(turn).id),
        assignee: (turn % 2 == 1).then(|| account_id(turn)),
        room: turn.is_multiple_of(2).then(|| room_id(turn)),
        duty: Duty {
            rule: RuleId::from("refill"),
            round: turn as u32 + 1,
            cause: instant(NINE),
            opens: instant(NINE + turn as i64 * MINUTE),
            due: instant(NINE + (turn as i64 + 5) * MINUTE),
            stopped: turn.is_multiple_of(4).then_some(at),
            outcome: outcome.clone(),
        },
        settled: outcome.map(|_| Settled {
            by: text(turn + 1),
            received: NINE + MINUTE,
        }),
        steps_done: (0..turn as u32 % 4).rev().collect(),
        overdue_noted: (turn % 3 == 2).then_some(NINE + 2 * MINUTE),
    }
}

pub fn request_id(turn: usize) -> RequestId {
    id!(RequestId, "request", turn)
}

pub fn series_id(turn: usize) -> SeriesId {
    id!(SeriesId, "series", turn)
}

/// An entry with nothing but its words.
pub fn note(words: &str) -> Entry {
    Entry {
        at: NINE,
        received: NINE,
        account: None,
        actor: "王芳".to_owned(),
        act: "note".to_owned(),
        meeting: None,
        duty: None,
        room: None,
        clauses: Vec::new(),
        details: vec![("text".to_owned(), words.to_owned())],
    }
}

/// An entry with every field filled.
pub fn entry(turn: usize) -> Entry {
    Entry {
        at: NINE + turn as i64 * MINUTE,
        received: NINE + turn as i64 * MINUTE + 1,
        account: turn.is_multiple_of(2).then(|| account_id(turn)),
        actor: text(turn),
        act: "duty-done".to_owned(),
        meeting: turn.is_multiple_of(3).then(|| meeting_id(turn)),
        duty: (turn % 3 == 1).then(|| duty_id(turn)),
        room: (turn % 2 == 1).then(|| room_id(turn)),
        clauses: (0..turn % 3).map(|which| format!("C4.2.{which}")).collect(),
        details: (0..turn % 4)
            .map(|which| (text(turn + which), text(turn + which + 1)))
            .collect(),
    }
}
