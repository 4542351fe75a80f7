//! Booking a room: what a booking must be, what stands in its way, which rooms are free.

use crate::directory::{Closure, PRECEDENCE_MAX, Room};
use crate::requirement::Requirement;
use crate::{MeetingId, Milliseconds, Refusal, RoomId, text};

/// The longest meeting, in milliseconds: a day.
pub const LENGTH_MAX_MS: Milliseconds = 24 * 60 * 60 * 1_000;
/// The earliest instant that is planned: the year 2000.
pub const EARLIEST_MS: Milliseconds = 946_684_800_000;
/// The latest instant that is planned: the year 2200.
pub const LATEST_MS: Milliseconds = 7_258_118_400_000;
/// The most attendees that one meeting lists.
pub const ATTENDEES_MAX: usize = 500;

/// A room taken for a time by a meeting: from its set-up to the end of its clear-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The meeting.
    pub meeting: MeetingId,
    /// The room.
    pub room: RoomId,
    /// From when, set-up included.
    pub from: Milliseconds,
    /// Until when, clear-up included.
    pub until: Milliseconds,
}

/// From when until when.
pub type Span = (Milliseconds, Milliseconds);

/// Whether two spans share more than an edge.
#[must_use]
pub fn overlap(a: Span, b: Span) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// What a meeting takes of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taking {
    /// From when until when, set-up and clear-up included.
    pub span: Span,
    /// What of it the meeting does not hold yet, and nobody else may hold. `None` for nothing.
    pub asked: Option<Span>,
}

/// What a meeting takes of a room that is asked for at `now`: the planned span, set-up and clear-up
/// included, but nothing of the past. Nobody sets a room up before they are asked, so a meeting
/// called at no notice takes it from that moment on (clause C2.2).
///
/// `held` is what it holds of the same room. That stays its own, also where the meeting in front
/// ran over; whoever wants it from earlier on asks for all of it anew.
#[must_use]
pub fn take(planned: Span, now: Milliseconds, held: Option<Span>) -> Taking {
    let (span, asked_from) = match held {
        Some(held) if held.0 <= planned.0 => (planned, planned.0.max(held.1)),
        _ => {
            let from = planned.0.max(now);
            ((from, planned.1), from)
        }
    };
    Taking {
        span,
        asked: (asked_from < span.1).then_some((asked_from, span.1)),
    }
}

/// Checks that a time is one that can be reckoned with: its distance from any other is a number too.
///
/// # Errors
/// At `field`, where it cannot.
pub fn check_time(field: &'static str, at: Milliseconds) -> Result<(), Refusal> {
    if (EARLIEST_MS..LATEST_MS).contains(&at) {
        Ok(())
    } else {
        Err(Refusal::invalid(field, "time-impossible"))
    }
}

/// Checks that a time can be planned at all, and ends after it starts.
///
/// # Errors
/// The field that cannot be: `starts` or `ends`.
pub fn check_span(starts: Milliseconds, ends: Milliseconds) -> Result<(), Refusal> {
    check_time("starts", starts)?;
    check_time("ends", ends)?;
    if ends <= starts {
        return Err(Refusal::invalid("ends", "ends-before-starts"));
    }
    if ends - starts > LENGTH_MAX_MS {
        return Err(Refusal::invalid("ends", "meeting-too-long"));
    }
    Ok(())
}

/// Checks what was entered against the room it is for (clauses C4.1.1, C4.1.2).
///
/// # Errors
/// The first field that cannot be, named, with what would mend it.
pub fn check(requirement: &Requirement, room: &Room) -> Result<(), Refusal> {
    if text::is_blank(&requirement.title) {
        return Err(Refusal::invalid("title", "title-empty"));
    }
    text::check("title", &requirement.title, 100)?;
    text::check("host", &requirement.host, 100)?;
    text::check("layout", &requirement.layout, 50)?;
    text::check_lines("note", &requirement.note, 500)?;
    check_span(requirement.starts, requirement.ends)?;
    if room.capacity == 0 {
        return Err(Refusal::invalid("room", "room-not-for-meetings").with("room", &room.name));
    }
    if requirement.headcount == 0 {
        return Err(Refusal::invalid("headcount", "headcount-zero"));
    }
    let people = requirement
        .headcount
        .max(requirement.attendees.len() as u32);
    if people > room.capacity {
        return Err(Refusal::invalid("headcount", "room-too-small")
            .with("room", &room.name)
            .with("capacity", room.capacity)
            .with("headcount", people));
    }
    if !requirement.layout.is_empty() && !room.layouts.contains(&requirement.layout) {
        return Err(Refusal::invalid("layout", "layout-unknown")
            .with("layout", &requirement.layout)
            .with("layouts", room.layouts.join("、")));
    }
    let mut asked = std::collections::BTreeSet::new();
    if let Some(twice) = requirement.equipment.iter().find(|one| !asked.insert(*one)) {
        return Err(Refusal::invalid("equipment", "name-taken").with("name", twice));
    }
    if let Some(absent) = requirement
        .equipment
        .iter()
        .find(|one| !room.equipment.contains(one))
    {
        return Err(Refusal::invalid("equipment", "equipment-absent")
            .with("equipment", absent)
            .with("room", &room.name));
    }
    check_attendees(requirement)
}

fn check_attendees(requirement: &Requirement) -> Result<(), Refusal> {
    if requirement.attendees.len() > ATTENDEES_MAX {
        return Err(Refusal::invalid("attendees", "attendees-too-many").with("most", ATTENDEES_MAX));
    }
    let mut seats = std::collections::BTreeMap::new();
    for attendee in &requirement.attendees {
        let length = text::length(&attendee.name);
        if length == 0 || length > 50 || !text::is_plain(&attendee.name) {
            return Err(Refusal::invalid("attendees", "name-unfit").with("name", &attendee.name));
        }
        let address = &attendee.form_of_address;
        if address.chars().count() > 50 || !text::is_plain(address) {
            return Err(Refusal::invalid("attendees", "name-unfit").with("name", address));
        }
        if attendee.rank == 0 {
            return Err(Refusal::invalid("attendees", "rank-zero").with("name", &attendee.name));
        }
        if attendee.rank > PRECEDENCE_MAX {
            return Err(Refusal::invalid("attendees", "rank-unfit")
                .with("name", &attendee.name)
                .with("most", PRECEDENCE_MAX));
        }
        let Some(seat) = &attendee.seat else { continue };
        if text::is_blank(seat) || seat.chars().count() > 10 || !text::is_plain(seat) {
            return Err(Refusal::invalid("attendees", "seat-unfit").with("seat", seat));
        }
        if let Some(other) = seats.insert(seat.as_str(), attendee.name.as_str()) {
            return Err(Refusal::invalid("attendees", "seat-taken")
                .with("seat", seat)
                .with("name", &attendee.name)
                .with("other", other));
        }
    }
    Ok(())
}

/// What stands in the way of a booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Another meeting holds the room, or one that shares its walls.
    Held(Hold),
    /// The room is closed.
    Closed(Closure),
}

/// The first thing that stands in the way of using `rooms` (the room and all it is blocked with)
/// during the span, other than the meeting itself.
#[must_use]
pub fn obstacle(
    rooms: &[RoomId],
    span: Span,
    own: Option<MeetingId>,
    holds: &[Hold],
    closures: &[Closure],
) -> Option<Obstacle> {
    let held = holds
        .iter()
        .filter(|hold| Some(hold.meeting) != own && rooms.contains(&hold.room))
        .filter(|hold| overlap(span, (hold.from, hold.until)))
        .min_by_key(|hold| (hold.from, hold.meeting));
    let closed = closures
        .iter()
        .filter(|closure| rooms.contains(&closure.room))
        .filter(|closure| overlap(span, (closure.from, closure.until)))
        .min_by_key(|closure| (closure.from, closure.id));
    match (held, closed) {
        (Some(held), Some(closed)) if closed.from < held.from => {
            Some(Obstacle::Closed(closed.clone()))
        }
        (Some(held), _) => Some(Obstacle::Held(*held)),
        (None, Some(closed)) => Some(Obstacle::Closed(closed.clone())),
        (None, None) => None,
    }
}

/// What a proposal of rooms is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How many will come.
    pub headcount: u32,
    /// What the room must have.
    pub equipment: Vec<String>,
}

/// The rooms that fit the wish, the closest fit in size first.
///
/// Whether they are free is asked of [`obstacle`]; a room nobody meets in is never proposed.
#[must_use]
pub fn fitting<'room>(rooms: &'room [Room], wish: &Wish) -> Vec<&'room Room> {
    let mut fitting: Vec<&Room> = rooms
        .iter()
        .filter(|room| room.capacity > 0 && room.capacity >= wish.headcount)
        .filter(|room| {
            wish.equipment
                .iter()
                .all(|one| room.equipment.contains(one))
        })
        .collect();
    fitting.sort_by(|a, b| (a.capacity, &a.number).cmp(&(b.capacity, &b.number)));
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requirement::{Attendee, BookingStatus};
    use crate::{ClosureId, FloorId};

    fn room(number: &str, capacity: u32, equipment: &[&str]) -> Room {
        Room {
            id: RoomId::derived(&[number]),
            floor: FloorId::derived(&["7"]),
            number: number.to_owned(),
            name: format!("{number}会议室"),
            kind: "meeting-room".to_owned(),
            capacity,
            whole: None,
            equipment: equipment.iter().map(|&one| one.to_owned()).collect(),
            layouts: vec!["课桌".to_owned(), "U形".to_owned()],
            request_code: String::new(),
        }
    }

    fn attendee(name: &str, rank: u32, seat: &str) -> Attendee {
        Attendee {
            person: None,
            name: name.to_owned(),
            form_of_address: String::new(),
            rank,
            seat: (!seat.is_empty()).then(|| seat.to_owned()),
        }
    }

    fn requirement() -> Requirement {
        Requirement {
            title: "党组会".to_owned(),
            room: RoomId::derived(&["701"]),
            starts: 1_783_299_600_000,
            ends: 1_783_308_600_000,
            large: false,
            status: BookingStatus::Confirmed,
            host: "王主任".to_owned(),
            headcount: 8,
            layout: "课桌".to_owned(),
            equipment: vec!["投影".to_owned()],
            place_cards: false,
            secret: false,
            note: String::new(),
            attendees: vec![attendee("甲", 1, "A1"), attendee("乙", 2, "A2")],
        }
    }

    #[test]
    fn a_booking_that_can_be_is_accepted_c4_1_2() {
        assert_eq!(check(&requirement(), &room("701", 10, &["投影"])), Ok(()));
    }

    #[test]
    fn whatever_cannot_be_is_refused_with_the_field_that_mends_it_c4_1_2() {
        type Spoil = fn(&mut Requirement);
        let rows: [(Spoil, &str, &str); 18] = [
            (|r| r.title = "  ".to_owned(), "title", "title-empty"),
            (|r| r.title = "会".repeat(101), "title", "text-unfit"),
            (|r| r.title = "a\u{0}b".to_owned(), "title", "text-unfit"),
            (|r| r.ends = r.starts, "ends", "ends-before-starts"),
            (|r| r.starts = i64::MIN, "starts", "time-impossible"),
            (|r| r.ends = i64::MAX, "ends", "time-impossible"),
            (
                |r| r.attendees[0].form_of_address = "甲\u{0}".to_owned(),
                "attendees",
                "name-unfit",
            ),
            (
                |r| r.attendees[0].seat = Some("A\n1".to_owned()),
                "attendees",
                "seat-unfit",
            ),
            (
                |r| r.ends = r.starts + LENGTH_MAX_MS + 1,
                "ends",
                "meeting-too-long",
            ),
            (|r| r.headcount = 0, "headcount", "headcount-zero"),
            (|r| r.headcount = 11, "headcount", "room-too-small"),
            (|r| r.layout = "剧院".to_owned(), "layout", "layout-unknown"),
            (
                |r| r.equipment = vec!["视频".to_owned()],
                "equipment",
                "equipment-absent",
            ),
            (
                |r| r.attendees[0].name = String::new(),
                "attendees",
                "name-unfit",
            ),
            (|r| r.attendees[0].rank = 0, "attendees", "rank-zero"),
            (
                |r| r.attendees[1].seat = Some("A1".to_owned()),
                "attendees",
                "seat-taken",
            ),
            (
                |r| r.attendees[1].seat = Some(String::new()),
                "attendees",
                "seat-unfit",
            ),
            (|r| r.note = "长".repeat(501), "note", "text-unfit"),
        ];
        for (spoil, field, code) in rows {
            let mut spoilt = requirement();
            spoil(&mut spoilt);
            let refusal = check(&spoilt, &room("701", 10, &["投影"])).unwrap_err();
            assert_eq!((refusal.field, refusal.code), (Some(field), code));
        }
    }

    // C2.2
    #[test]
    fn a_room_is_taken_from_its_set_up_on_but_never_from_before_it_was_asked_for_c2_2() {
        // Planned, now, held of the same room; taken, and what of it is asked of the others.
        let rows = [
            ((60, 200), 0, None, (60, 200), Some((60, 200))),
            ((60, 200), 100, None, (100, 200), Some((100, 200))),
            ((60, 200), 100, Some((60, 200)), (60, 200), None),
            ((60, 250), 100, Some((60, 200)), (60, 250), Some((200, 250))),
            ((60, 150), 100, Some((60, 200)), (60, 150), None),
            ((80, 200), 100, Some((60, 200)), (80, 200), None),
            (
                (40, 200),
                100,
                Some((60, 200)),
                (100, 200),
                Some((100, 200)),
            ),
            ((40, 200), 50, Some((60, 200)), (50, 200), Some((50, 200))),
            (
                (210, 300),
                100,
                Some((60, 200)),
                (210, 300),
                Some((210, 300)),
            ),
        ];
        for (planned, now, held, span, asked) in rows {
            let taken = take(planned, now, held);
            assert_eq!(
                taken,
                Taking { span, asked },
                "{planned:?} at {now}, held {held:?}"
            );
        }
    }

    #[test]
    fn a_room_is_never_given_twice_c4_1_1() {
        let (room, sister) = (RoomId::derived(&["701"]), RoomId::derived(&["702"]));
        let (own, other) = (MeetingId::derived(&["own"]), MeetingId::derived(&["other"]));
        let hold = Hold {
            meeting: other,
            room,
            from: 100,
            until: 200,
        };
        let closure = Closure {
            id: ClosureId::derived(&["works"]),
            room,
            from: 300,
            until: 400,
            reason: "维护".to_owned(),
        };
        let found = |rooms: &[RoomId], span, own| match obstacle(
            rooms,
            span,
            own,
            &[hold],
            std::slice::from_ref(&closure),
        ) {
            None => "free",
            Some(Obstacle::Held(_)) => "held",
            Some(Obstacle::Closed(_)) => "closed",
        };
        assert_eq!(found(&[room], (50, 100), Some(own)), "free");
        assert_eq!(found(&[room], (50, 101), Some(own)), "held");
        assert_eq!(found(&[room], (199, 300), Some(own)), "held");
        assert_eq!(found(&[room], (200, 300), Some(own)), "free");
        assert_eq!(found(&[room], (200, 301), Some(own)), "closed");
        assert_eq!(found(&[room], (100, 200), Some(other)), "free");
        assert_eq!(found(&[sister], (100, 200), Some(own)), "free");
        assert_eq!(found(&[sister, room], (100, 200), None), "held");
    }

    #[test]
    fn free_rooms_are_proposed_by_size_and_equipment_c4_1_1() {
        let rooms = [
            room("报告厅", 300, &["投影", "视频"]),
            room("701", 20, &["投影"]),
            room("702", 12, &["投影", "视频"]),
            room("办公室", 0, &["投影"]),
        ];
        let proposed = |headcount, equipment: &[&str]| {
            let equipment = equipment.iter().map(|&one| one.to_owned()).collect();
            fitting(
                &rooms,
                &Wish {
                    headcount,
                    equipment,
                },
            )
            .into_iter()
            .map(|room| room.number.clone())
            .collect::<Vec<_>>()
        };
        assert_eq!(proposed(10, &[]), ["702", "701", "报告厅"]);
        assert_eq!(proposed(10, &["视频"]), ["702", "报告厅"]);
        assert_eq!(proposed(301, &[]), Vec::<String>::new());
    }
}
