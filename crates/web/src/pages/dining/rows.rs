//! Diners and tableware in words.

use app::dining::{DinerView, DiningDay, PersonView, TablewareView};
use domain::dining::{Condition, Wish};
use words::Language;

use crate::civil::Place;
use crate::views::{DinerRow, TablewareRow, WishRow};

/// A leader in words.
pub(super) fn name_of(view: &PersonView, language: Language) -> String {
    if view.name.is_empty() {
        return words::text(language, "newspaper-addressee-gone").to_owned();
    }
    format!("{} {}", view.name, view.form_of_address)
        .trim()
        .to_owned()
}

/// A diner as the page shows them.
pub(super) fn diner_row(
    view: &DinerView,
    day: &DiningDay,
    place: &Place,
    language: Language,
) -> DinerRow {
    let diner = view.diner.as_ref();
    let (word, tone) = match diner {
        Some(one) if one.away => ("away", "waived"),
        Some(one) if one.is_served() => ("served", "done"),
        Some(one) if one.is_asked() => ("asked", "open"),
        _ => ("expected", "planned"),
    };
    let wishes = diner.map_or(&[][..], |one| one.wishes.as_slice());
    DinerRow {
        person: view.who.person.to_string(),
        name: name_of(&view.who, language),
        numbers: words::list(language, &view.numbers),
        diner: diner.map_or_else(String::new, |one| one.id.to_string()),
        word,
        tone,
        has_needs: view.has_needs,
        met: words::list(language, &view.met),
        wishes: wishes
            .iter()
            .map(|wish| wish_row(wish, (wishes, day.masked), place, language))
            .collect(),
    }
}

fn wish_row(
    wish: &Wish,
    (all, masked): (&[Wish], bool),
    place: &Place,
    language: Language,
) -> WishRow {
    let say = |key: &str| words::text(language, key).to_owned();
    WishRow {
        position: wish.position,
        words: match wish.words.as_deref() {
            Some("") => say("dining-as-the-menu"),
            Some(words) => words.to_owned(),
            None if masked => say("dining-masked"),
            None => say("dining-forgotten"),
        },
        corrects: wish.corrects.is_some(),
        served: wish
            .served
            .as_ref()
            .map_or_else(String::new, |(at, by)| format!("{} {by}", place.time(*at))),
        wrong: all.iter().any(|one| one.corrects == Some(wish.position)),
    }
}

/// A set of tableware as the page shows it.
pub(super) fn set_row(
    view: &TablewareView,
    day: &DiningDay,
    (root, place): (&str, &Place),
    language: Language,
) -> TablewareRow {
    let set = &view.set;
    let checked = set.checked.as_ref();
    let (word, tone) = match checked {
        Some(one) if one.condition != Condition::Whole => (one.condition.word(), "overdue"),
        Some(one) if view.checked_that_day => (one.condition.word(), "done"),
        _ => ("unchecked", "open"),
    };
    TablewareRow {
        id: set.id.to_string(),
        href: if day.may_edit {
            format!("{root}/tableware/{}", set.id)
        } else {
            String::new()
        },
        number: set.number.clone(),
        owner: name_of(&view.owner, language),
        contents: set.contents.clone(),
        word,
        tone,
        told: checked.map_or_else(String::new, |one| {
            let told = format!("{} {} {}", one.note, place.moment(one.at), one.by);
            told.trim().to_owned()
        }),
    }
}
