//! A booking as it was typed into the form, and as the house takes it.

use app::meeting::Booking;
use domain::Milliseconds;
use domain::requirement::{Attendee, BookingStatus, Requirement};
use jiff::civil::Date;

use super::meeting::end_after;
use crate::civil::Place;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};

/// The fields of the form.
const FIELDS: [&str; 22] = [
    "title",
    "host",
    "room",
    "instead",
    "at",
    "skip",
    "scope",
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

/// What was typed, with what was chosen to mend it put in place: a free room (`instead`), a free
/// time (`at`), a day that the series leaves out (`skip`).
///
/// # Errors
/// Invalid at a field that the form does not have, or where what was chosen cannot be.
pub(super) fn mended(typed: &Fields, place: &Place) -> Answered<Fields> {
    typed.only(&FIELDS)?;
    let at: Option<Milliseconds> = typed.chosen("at")?;
    let mut chosen: Vec<(&str, String)> = Vec::new();
    if let Some(at) = at {
        let starts = typed.date("date")?.to_datetime(typed.time("starts")?);
        let ends = end_after(starts, typed.time("ends")?)?;
        let length = place.instant(ends) - place.instant(starts);
        chosen.push(("date", place.civil(at).date().to_string()));
        chosen.push(("starts", place.time(at)));
        chosen.push(("ends", place.time(at.saturating_add(length))));
    }
    if let Some(instead) = typed.filled("instead") {
        chosen.push(("room", instead.to_owned()));
    }
    if let Some(skip) = typed.filled("skip") {
        let except = format!("{} {skip}", typed.text("except"));
        chosen.push(("except", except.trim().to_owned()));
    }
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for name in FIELDS {
        if ["instead", "at", "skip"].contains(&name) {
            continue;
        }
        match chosen.iter().find(|(known, _)| *known == name) {
            Some((name, value)) => pairs.push((name, value)),
            None => pairs.extend(typed.many(name).into_iter().map(|value| (name, value))),
        }
    }
    Ok(Fields::from_pairs(&pairs))
}

/// The booking that was typed.
///
/// # Errors
/// Invalid at the first field that cannot be read.
pub(super) fn booking(fields: &Fields, place: &Place) -> Answered<Booking> {
    let starts = fields.date("date")?.to_datetime(fields.time("starts")?);
    let ends = end_after(starts, fields.time("ends")?)?;
    let room = fields.chosen("room")?;
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
