//! A booking as it was typed into the form, and as the house takes it.

use app::meeting::Booking;
use domain::requirement::{Attendee, BookingStatus, Requirement};
use jiff::civil::Date;

use super::meeting::end_after;
use crate::civil::Place;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};

/// The fields of the form.
const FIELDS: [&str; 19] = [
    "title",
    "host",
    "room",
    "instead",
    "date",
    "starts",
    "ends",
    "headcount",
    "large",
    "layout",
    "equipment",
    "place_cards",
    "secret",
    "note",
    "status",
    "recurrence",
    "except",
    "attendees",
    "revision",
];

/// The booking that was typed.
///
/// # Errors
/// Invalid at the first field that cannot be read.
pub(super) fn booking(fields: &Fields, place: &Place) -> Answered<Booking> {
    fields.only(&FIELDS)?;
    let starts = fields.date("date")?.to_datetime(fields.time("starts")?);
    let ends = end_after(starts, fields.time("ends")?);
    let room = match fields.chosen("instead")? {
        Some(instead) => Some(instead),
        None => fields.chosen("room")?,
    };
    let text = |name: &str| fields.text(name).trim().to_owned();
    Ok(Booking {
        requirement: Requirement {
            title: text("title"),
            room: room.ok_or_else(|| Trouble::invalid("room", "room-unknown"))?,
            starts: place.instant(starts),
            ends: place.instant(ends),
            large: fields.text("large") == "yes",
            status: BookingStatus::from_word(fields.text("status"))
                .ok_or_else(|| Trouble::invalid("status", "choice-unknown"))?,
            host: text("host"),
            headcount: fields.number("headcount")?,
            layout: text("layout"),
            equipment: equipment(fields),
            place_cards: fields.ticked("place_cards"),
            secret: fields.ticked("secret"),
            note: text("note").replace("\r\n", "\n"),
            attendees: attendees(fields.text("attendees")),
        },
        recurrence: fields.filled("recurrence").map(str::to_owned),
        except: except(fields)?,
    })
}

fn equipment(fields: &Fields) -> Vec<String> {
    let ticked = fields.many("equipment").into_iter();
    ticked
        .filter(|one| !one.is_empty())
        .map(str::to_owned)
        .collect()
}

fn except(fields: &Fields) -> Answered<Vec<Date>> {
    let days = fields
        .text("except")
        .split([' ', ',', '，', '、', '\u{3000}']);
    days.filter(|day| !day.is_empty())
        .map(|day| Fields::of("except", day).date("except"))
        .collect()
}

/// A line for each, highest first: name, form of address and seat, separated by `|`.
fn attendees(lines: &str) -> Vec<Attendee> {
    lines
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .zip(1..)
        .map(|(line, rank)| {
            let mut parts = line.split(['|', '｜']).map(str::trim);
            let mut next = || parts.next().unwrap_or("").to_owned();
            let (name, form_of_address, seat) = (next(), next(), next());
            Attendee {
                person: None,
                name,
                form_of_address,
                rank,
                seat: (!seat.is_empty()).then_some(seat),
            }
        })
        .collect()
}

/// The attendees as lines of the form.
pub(super) fn lines(attendees: &[Attendee]) -> String {
    let mut in_order: Vec<&Attendee> = attendees.iter().collect();
    in_order.sort_by_key(|attendee| attendee.rank);
    let lines: Vec<String> = in_order
        .into_iter()
        .map(|attendee| {
            let seat = attendee.seat.as_deref().unwrap_or("");
            let line = [&attendee.name, attendee.form_of_address.as_str(), seat].join("|");
            line.trim_end_matches('|').to_owned()
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attendees_are_lines_highest_first_and_come_back_as_they_were_typed() {
        let typed = "王局长|王局长|A1\n李四||A2\n\n 赵六 ";
        let read = attendees(typed);
        let rows: Vec<(&str, u32, Option<&str>)> = read
            .iter()
            .map(|one| (one.name.as_str(), one.rank, one.seat.as_deref()))
            .collect();
        let expected = [
            ("王局长", 1, Some("A1")),
            ("李四", 2, Some("A2")),
            ("赵六", 3, None),
        ];
        assert_eq!(rows, expected);
        assert_eq!(lines(&read), "王局长|王局长|A1\n李四||A2\n赵六");
    }

    #[test]
    fn days_left_out_are_separated_as_people_separate_them() {
        let fields = Fields::of("except", "2026-10-05，2026-10-12 2026-10-19");
        assert_eq!(except(&fields).unwrap().len(), 3);
        assert!(except(&Fields::of("except", "tomorrow")).is_err());
    }
}
