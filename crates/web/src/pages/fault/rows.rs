//! Faults in words.

use app::fault::FaultView;
use domain::Milliseconds;
use domain::fault::{Fault, State, Times};
use words::{Arg, Language};

use crate::civil::Place;
use crate::views::{FaultPhoto, FaultRow};

/// A word of a kind of words: `fault-kind-lighting`.
pub(super) fn say(language: Language, beginning: &str, word: &str) -> String {
    words::text(language, &format!("{beginning}{word}")).to_owned()
}

/// A fault as a list shows it.
pub(super) fn row(
    view: &FaultView,
    place: &Place,
    language: Language,
    now: Milliseconds,
) -> FaultRow {
    let one = &view.fault;
    let href = format!("/sites/{}/faults/{}", place.site.id, one.id);
    FaultRow {
        id: one.id.to_string(),
        number: one.number,
        time: short(place, one.reported, now),
        place: where_it_is(view),
        kind: say(language, "fault-kind-", one.kind.word()),
        description: said(one),
        urgency: one.urgency.word(),
        repairer: one.repairer.clone(),
        joined: one.joined,
        tone: tone(view),
        state: state(view, place, language, now),
        turns: one.due().filter(|_| !view.late),
        photo: view.photos.first().map(|photo| FaultPhoto {
            href: format!("{href}/photos/{}", photo.id),
            width: photo.width,
            height: photo.height,
            words: photo_words(view, place, language, 0),
        }),
        href,
    }
}

/// The photos of a fault.
pub(super) fn photos(view: &FaultView, place: &Place, language: Language) -> Vec<FaultPhoto> {
    let root = format!("/sites/{}/faults/{}", place.site.id, view.fault.id);
    let numbered = view.photos.iter().enumerate();
    let photos = numbered.map(|(index, photo)| FaultPhoto {
        href: format!("{root}/photos/{}", photo.id),
        width: photo.width,
        height: photo.height,
        words: photo_words(view, place, language, index),
    });
    photos.collect()
}

fn photo_words(view: &FaultView, place: &Place, language: Language, index: usize) -> String {
    let photo = &view.photos[index];
    let arguments = [("by", photo.by.clone()), ("at", place.moment(photo.at))];
    words::format(language, "fault-photo-of", &arguments)
}

/// What was seen: in words, else by the item at which it was found.
fn said(one: &Fault) -> String {
    match &one.found {
        Some(found) if one.description.is_empty() => found.item.clone(),
        _ => one.description.clone(),
    }
}

/// The place with the spot in it.
pub(super) fn where_it_is(view: &FaultView) -> String {
    let name = view.room.as_ref().map_or("", |room| room.name.as_str());
    format!("{name} {}", view.fault.spot).trim().to_owned()
}

/// The tone in which a state is shown.
pub(super) fn tone(view: &FaultView) -> &'static str {
    match view.fault.state {
        _ if view.late => "overdue",
        State::Reported | State::Returned | State::Repaired => "open",
        State::Answered | State::Arrived => "planned",
        State::Waiting => "waiting",
        State::Accepted => "done",
        State::Withdrawn => "cancelled",
    }
}

/// How it stands: 待受理，09:15 前; 已受理，已超时，应于 10:00.
pub(super) fn state(
    view: &FaultView,
    place: &Place,
    language: Language,
    now: Milliseconds,
) -> String {
    let one = &view.fault;
    let word = say(language, "fault-state-", one.state.word());
    let Some(due) = one.due() else {
        return word;
    };
    let key = if view.late {
        "fault-late"
    } else {
        "fault-until"
    };
    let arguments = [("state", word), ("time", short(place, due, now))];
    words::format(language, key, &arguments)
}

/// The time of today, or the day with it.
pub(in crate::pages) fn short(place: &Place, at: Milliseconds, now: Milliseconds) -> String {
    if place.civil(at).date() == place.civil(now).date() {
        place.time(at)
    } else {
        place.civil(at).strftime("%m-%d %H:%M").to_string()
    }
}

/// A length as people say it.
pub(in crate::pages) fn length(milliseconds: Milliseconds, language: Language) -> String {
    let seconds = milliseconds.max(0) / 1_000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    let numbers = [
        ("seconds", Arg::Number(seconds)),
        (
            "minutes",
            Arg::Number(if hours > 0 { minutes % 60 } else { minutes }),
        ),
        (
            "hours",
            Arg::Number(if days > 0 { hours % 24 } else { hours }),
        ),
        ("days", Arg::Number(days)),
    ];
    let key = match (days, hours, minutes) {
        (1.., ..) => "fault-length-days",
        (_, 1.., _) => "fault-length-hours",
        (_, _, 1..) => "fault-length-minutes",
        _ => "fault-length-seconds",
    };
    words::format(language, key, &numbers)
}

/// The measured times that are known, each with its word.
pub(super) fn times(times: Times, language: Language) -> Vec<(&'static str, String)> {
    let all = [
        ("report", times.report),
        ("answer", times.answer),
        ("repair", times.repair),
        ("accept", times.accept),
    ];
    let known = all
        .into_iter()
        .filter_map(|(name, time)| Some((name, length(time?, language))));
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_said_in_the_two_units_that_matter() {
        let rows = [
            (0, "0 秒"),
            (59_999, "59 秒"),
            (60_000, "1 分"),
            (3_599_000, "59 分"),
            (3_660_000, "1 小时 1 分"),
            (90_000_000, "1 天 1 小时"),
        ];
        for (milliseconds, expected) in rows {
            assert_eq!(length(milliseconds, Language::ZhHans), expected);
        }
    }
}
