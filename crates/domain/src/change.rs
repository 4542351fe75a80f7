//! What differs between two versions of a booking: what the service team is shown, and the journal
//! keeps. Nothing is cancelled and created anew.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::requirement::{Attendee, Requirement};
use crate::{Milliseconds, RoomId};

/// One field that differs, in words that stand by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field; its word is `field-` and this.
    pub field: &'static str,
    /// What stood before; empty for nothing.
    pub before: String,
    /// What stands now; empty for nothing.
    pub after: String,
}

/// An instant as a civil time of the site, to the minute: `2026-07-06 09:00`.
#[must_use]
pub fn civil_text(at: Milliseconds, zone: &TimeZone) -> String {
    Timestamp::from_millisecond(at).map_or_else(
        |_| at.to_string(),
        |instant| {
            instant
                .to_zoned_datetime(zone.clone())
                .strftime("%Y-%m-%d %H:%M")
                .to_string()
        },
    )
}

fn attendee_text(attendee: &Attendee) -> String {
    let mut text = format!("{} {}", attendee.rank, attendee.name);
    if !attendee.form_of_address.is_empty() {
        text = format!("{text}（{}）", attendee.form_of_address);
    }
    if let Some(seat) = &attendee.seat {
        text.push(' ');
        text.push_str(seat);
    }
    text
}

/// The fields in which `after` differs from `before`, in the order of the form.
///
/// `room_name` gives a room's name as people say it. `yes` and `no` stand for themselves; the edge
/// finds words for them.
#[must_use]
pub fn differences(
    before: &Requirement,
    after: &Requirement,
    zone: &TimeZone,
    room_name: impl Fn(RoomId) -> String,
) -> Vec<Difference> {
    let said = |answer: bool| if answer { "yes" } else { "no" }.to_owned();
    let texts = |one: &Requirement| {
        [
            ("title", one.title.clone()),
            ("room", room_name(one.room)),
            ("starts", civil_text(one.starts, zone)),
            ("ends", civil_text(one.ends, zone)),
            ("large", said(one.large)),
            ("status", one.status.word().to_owned()),
            ("host", one.host.clone()),
            ("headcount", one.headcount.to_string()),
            ("layout", one.layout.clone()),
            ("equipment", one.equipment.join("、")),
            ("place-cards", said(one.place_cards)),
            ("secret", said(one.secret)),
            ("note", one.note.clone()),
        ]
    };
    let mut differences: Vec<Difference> = texts(before)
        .into_iter()
        .zip(texts(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| Difference {
            field,
            before,
            after,
        })
        .collect();
    differences.extend(attendee_differences(&before.attendees, &after.attendees));
    differences
}

/// Attendees are told apart by their text; who only moved shows as gone and come.
fn attendee_differences(before: &[Attendee], after: &[Attendee]) -> Option<Difference> {
    let before: Vec<String> = before.iter().map(attendee_text).collect();
    let after: Vec<String> = after.iter().map(attendee_text).collect();
    let missing = |from: &[String], within: &[String]| {
        from.iter()
            .filter(|one| !within.contains(one))
            .cloned()
            .collect::<Vec<_>>()
            .join("、")
    };
    (before != after).then(|| Difference {
        field: "attendees",
        before: missing(&before, &after),
        after: missing(&after, &before),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requirement::BookingStatus;

    fn requirement() -> Requirement {
        Requirement {
            title: "党组会".to_owned(),
            room: RoomId::derived(&["701"]),
            starts: 1_783_299_600_000,
            ends: 1_783_308_600_000,
            large: false,
            status: BookingStatus::Tentative,
            host: String::new(),
            headcount: 8,
            layout: String::new(),
            equipment: Vec::new(),
            place_cards: false,
            secret: false,
            note: String::new(),
            attendees: vec![Attendee {
                person: None,
                name: "甲".to_owned(),
                form_of_address: String::new(),
                rank: 1,
                seat: None,
            }],
        }
    }

    #[test]
    fn a_change_is_shown_as_what_differed_and_nothing_else() {
        let before = requirement();
        let mut after = before.clone();
        after.starts += 30 * 60_000;
        after.status = BookingStatus::Confirmed;
        after.place_cards = true;
        after.attendees[0].seat = Some("A1".to_owned());
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let told: Vec<String> = differences(&before, &after, &zone, |_| "701".to_owned())
            .iter()
            .map(|one| format!("{}: {} -> {}", one.field, one.before, one.after))
            .collect();
        assert_eq!(
            told,
            [
                "starts: 2026-07-06 09:00 -> 2026-07-06 09:30",
                "status: tentative -> confirmed",
                "place-cards: no -> yes",
                "attendees: 1 甲 -> 1 甲 A1",
            ]
        );
        assert!(differences(&before, &before, &zone, |_| String::new()).is_empty());
    }
}
