//! What a meeting asks for: its title, its people by precedence with their seats, its layout; and a
//! day full of such meetings, made from a seed.

use domain::directory::{Person, Room};
use domain::requirement::{Attendee, BookingStatus, Requirement};
use domain::{MeetingId, Milliseconds, RoomId};
use fastrand::Rng;
use jiff::civil::{Date, Time};

use crate::building::Building;

pub(crate) const MINUTE_MS: Milliseconds = 60_000;

/// Whether a meeting is a large one (大型会议).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A few people around a table.
    Small,
    /// Many, with cups changed in the break.
    Large,
}

/// A meeting that somebody wants.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What is to be booked.
    pub requirement: Requirement,
    /// An RFC 5545 rule, where it is to be a series.
    pub recurrence: Option<String>,
}

/// One requirement for the room and the time, everything else thrown.
#[must_use]
pub fn requirement(
    building: &Building,
    rng: &mut Rng,
    room: &Room,
    span: (Milliseconds, Milliseconds),
    size: Size,
) -> Requirement {
    let meetings = &building.content.meetings;
    let titles = match size {
        Size::Small => &meetings.small,
        Size::Large => &meetings.large,
    };
    let listed = match size {
        Size::Small => rng.u32(3..8),
        Size::Large => rng.u32(9..17),
    };
    let attendees = attendees(building, rng, listed.min(room.capacity) as usize);
    let most = match size {
        Size::Small => (room.capacity * 3 / 4).clamp(1, 20),
        Size::Large => (room.capacity * 9 / 10).max(1),
    };
    let least = (attendees.len() as u32).min(most);
    let hosts: Vec<_> = building.all(app::Role::Host).collect();
    Requirement {
        title: pick(rng, titles),
        room: room.id,
        starts: span.0,
        ends: span.1,
        large: size == Size::Large,
        status: BookingStatus::Confirmed,
        host: hosts[rng.usize(..hosts.len())].actor.name.clone(),
        headcount: rng.u32(least..=most).max(attendees.len() as u32),
        layout: room.layouts.first().cloned().unwrap_or_default(),
        equipment: room
            .equipment
            .iter()
            .filter(|_| rng.u8(..3) == 0)
            .cloned()
            .collect(),
        place_cards: size == Size::Large || rng.u8(..4) == 0,
        secret: rng.u8(..12) == 0,
        note: pick(rng, &meetings.notes),
        attendees,
    }
}

pub(crate) fn pick(rng: &mut Rng, texts: &[String]) -> String {
    match texts.len() {
        0 => String::new(),
        count => texts[rng.usize(..count)].clone(),
    }
}

/// Some of the building's people by precedence, a guest of honour before them now and then.
fn attendees(building: &Building, rng: &mut Rng, count: usize) -> Vec<Attendee> {
    let mut chosen: Vec<&Person> = building.people.iter().collect();
    rng.shuffle(&mut chosen);
    chosen.truncate(count.max(1));
    chosen.sort_by_key(|person| (person.precedence.unwrap_or(u32::MAX), person.id));
    let mut attendees = Vec::new();
    if rng.u8(..4) == 0 && chosen.len() > 1 {
        let guests = &building.content.meetings.guests;
        let (name, address, _) = guests[rng.usize(..guests.len())].parts();
        chosen.pop();
        attendees.push(Attendee {
            person: None,
            name: name.to_owned(),
            form_of_address: address.to_owned(),
            rank: 1,
            seat: Some("A1".to_owned()),
        });
    }
    for person in chosen {
        let place = attendees.len();
        attendees.push(Attendee {
            person: Some(person.id),
            name: person.name.clone(),
            form_of_address: person.form_of_address.clone(),
            rank: place as u32 + 1,
            seat: Some(seat(place)),
        });
    }
    attendees
}

/// A1 to A8, then B1 and so on: the row nearest to the head first.
fn seat(place: usize) -> String {
    let row = char::from(b'A' + (place / 8).min(25) as u8);
    format!("{row}{}", place % 8 + 1)
}

/// The meetings of one working day, 15 to 25 of them where the rooms suffice, in the order in which
/// they start; `taken` are the rooms already promised, from set-up to
/// clear-up.
#[must_use]
pub fn of_date(
    building: &Building,
    rng: &mut Rng,
    date: Date,
    taken: &mut Vec<(RoomId, Milliseconds, Milliseconds)>,
) -> Vec<Wanted> {
    let wished = rng.usize(15..=25);
    let mut rooms: Vec<&Room> = building.meeting_rooms().collect();
    let mut wanted = Vec::new();
    for try_again in 0..wished * 3 {
        if wanted.len() == wished {
            break;
        }
        if try_again % rooms.len() == 0 {
            rng.shuffle(&mut rooms);
        }
        let room = rooms[try_again % rooms.len()];
        let size = if room.capacity >= 24 && rng.u8(..3) == 0 {
            Size::Large
        } else {
            Size::Small
        };
        let morning = rng.bool();
        let (from, until) = if morning {
            (8 * 60 + 30, 660)
        } else {
            (810, 990)
        };
        let minute = rng.i64(from / 15..=until / 15) * 15;
        let length = match size {
            Size::Small => rng.i64(2..=6) * 15,
            Size::Large => rng.i64(5..=9) * 15,
        };
        let starts = building.instant(date, Time::midnight()) + minute * MINUTE_MS;
        let span = (starts, starts + length * MINUTE_MS);
        if promise(building, room, span, taken) {
            let mut requirement = requirement(building, rng, room, span, size);
            if rng.u8(..6) == 0 {
                requirement.status = BookingStatus::Tentative;
            }
            wanted.push(Wanted {
                requirement,
                recurrence: None,
            });
        }
    }
    wanted.sort_by_key(|one| (one.requirement.starts, one.requirement.room));
    wanted
}

/// Promises the room for the span if nothing near stands in the way.
pub(crate) fn promise(
    building: &Building,
    room: &Room,
    span: (Milliseconds, Milliseconds),
    taken: &mut Vec<(RoomId, Milliseconds, Milliseconds)>,
) -> bool {
    let blocked = domain::directory::blocked_with(room.id, &building.rooms);
    let occupied = building.occupied(span);
    let free = taken.iter().all(|(other, from, until)| {
        !blocked.contains(other) || !domain::booking::overlap(occupied, (*from, *until))
    });
    if free {
        taken.push((room.id, occupied.0, occupied.1));
    }
    free
}

/// The weekly meeting of the leaders: a series of `count` from the day on.
#[must_use]
pub fn weekly(building: &Building, rng: &mut Rng, date: Date, count: u32) -> Wanted {
    let room = building
        .room(&building.content.demo.soon)
        .unwrap_or(&building.rooms[0]);
    let starts = building.instant(date, jiff::civil::time(8, 30, 0, 0));
    let span = (starts, starts + 75 * MINUTE_MS);
    let mut requirement = requirement(building, rng, room, span, Size::Small);
    requirement
        .title
        .clone_from(&building.content.meetings.series);
    Wanted {
        requirement,
        recurrence: Some(format!("FREQ=WEEKLY;COUNT={count}")),
    }
}

/// The id a booking's meeting has: the one of the command that booked it.
#[must_use]
pub fn meeting_of(command: &app::Command) -> MeetingId {
    MeetingId(command.id.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::building::Place;

    #[test]
    fn a_day_is_full_of_bookings_that_can_be() {
        for place in Place::ALL {
            let building = Building::new(place).unwrap();
            for seed in 0..20 {
                let mut rng = Rng::with_seed(seed);
                let date = jiff::civil::date(2026, 7, 6);
                let wanted = of_date(&building, &mut rng, date, &mut Vec::new());
                assert!((12..=25).contains(&wanted.len()), "{}", wanted.len());
                for one in &wanted {
                    let asked = &one.requirement;
                    let room = building.rooms.iter().find(|room| room.id == asked.room);
                    domain::booking::check(asked, room.unwrap()).unwrap();
                    assert!(asked.attendees.iter().any(|guest| guest.rank == 1));
                }
            }
        }
    }
}
