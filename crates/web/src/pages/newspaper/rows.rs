//! Issues and offices in words.

use app::newspaper::{AddresseeView, IssueView, ItemView, NewspaperDay, StopView};
use domain::newspaper::IssueState;
use jiff::civil::Date;
use words::{Arg, Language};

use crate::civil::{Place, day_title};
use crate::views::{IssueRow, NewspaperFloor, PaperOfStop, StopRow};

/// An issue as a list shows it.
pub(super) fn issue_row(
    view: &IssueView,
    day: &NewspaperDay,
    place: &Place,
    language: Language,
) -> IssueRow {
    let said =
        |key: &str, count: i64| words::format(language, key, &[("count", Arg::Number(count))]);
    let lacking = match view.state {
        IssueState::Missing(count) | IssueState::WrittenOff(count) => {
            said("newspaper-lacking", i64::from(count))
        }
        _ => String::new(),
    };
    let chased = view.said.as_ref().and_then(|said| said.chased.as_ref());
    IssueRow {
        key: format!("{} {}", view.newspaper, view.day),
        newspaper: view.newspaper.to_string(),
        name: view.name.clone(),
        day: view.day.to_string(),
        day_title: day_title(language, view.day),
        expected: view.expected,
        arrived: view
            .arrived
            .map_or_else(String::new, |arrived| arrived.to_string()),
        word: view.state.word(),
        tone: match view.state {
            IssueState::Awaited if day.date < day.today => "overdue",
            IssueState::Awaited => "open",
            IssueState::Arrived => "done",
            IssueState::Missing(_) => "overdue",
            IssueState::WrittenOff(_) => "waived",
        },
        lacking,
        age: if view.age_days > 0 {
            said("newspaper-age", i64::from(view.age_days))
        } else {
            words::text(language, "newspaper-age-today").to_owned()
        },
        chased: chased.map_or_else(String::new, |chased| {
            let arguments = [
                ("count", chased.count.to_string()),
                ("at", place.moment(chased.at)),
            ];
            words::format(language, "newspaper-chased-times", &arguments)
        }),
        told: issue_told(view, place, language),
    }
}

/// Who said last what of it.
fn issue_told(view: &IssueView, place: &Place, language: Language) -> String {
    let Some(said) = &view.said else {
        return String::new();
    };
    if let Some(one) = &said.written_off {
        let arguments = [
            ("by", one.by.clone()),
            ("at", place.moment(one.at)),
            ("reason", one.reason.clone()),
        ];
        return words::format(language, "newspaper-written-off-told", &arguments);
    }
    said.arrivals.last().map_or_else(String::new, |last| {
        format!("{} {}", place.moment(last.at), last.by)
    })
}

/// The offices floor by floor.
pub(super) fn floors(day: &NewspaperDay, place: &Place, language: Language) -> Vec<NewspaperFloor> {
    let mut floors: Vec<NewspaperFloor> = Vec::new();
    for (order, stop) in (1..).zip(&day.stops) {
        let row = stop_row(day, (order, stop), place, language);
        let name = if stop.floor.is_empty() {
            words::text(language, "newspaper-no-office").to_owned()
        } else {
            stop.floor.clone()
        };
        match floors.last_mut() {
            Some(floor) if floor.name == name => floor.stops.push(row),
            _ => floors.push(NewspaperFloor {
                name,
                stops: vec![row],
            }),
        }
    }
    floors
}

fn stop_row(
    day: &NewspaperDay,
    (order, stop): (usize, &StopView),
    place: &Place,
    language: Language,
) -> StopRow {
    let is_today = day.date == day.today;
    let (word, tone, told) = match &stop.delivery {
        // Copies that came after the tick are still to be brought.
        Some(one) if one.is_made() && stop.copies > one.copies => ("left", "open", String::new()),
        Some(one) if one.is_made() => (
            "delivered",
            "done",
            format!("{} {}", place.time(one.at), one.by),
        ),
        Some(one) => (
            "not-delivered",
            "overdue",
            format!("{} {} · {}", place.time(one.at), one.by, one.reason),
        ),
        None if stop.copies == 0 => ("nothing", "waived", String::new()),
        None => ("left", "open", String::new()),
    };
    let mut names: Vec<String> = Vec::new();
    for item in &stop.items {
        let name = name_of(&item.addressee, language);
        if !names.contains(&name) && !name.starts_with(&stop.place) {
            names.push(name);
        }
    }
    let may = day.may_do && is_today && stop.copies > 0;
    StopRow {
        id: stop.stop.to_string(),
        order,
        place: stop.place.clone(),
        names: words::list(language, &names),
        papers: papers(stop.items.iter(), day.date, language),
        copies: stop.copies,
        word,
        tone,
        told,
        may_tick: may && word != "delivered",
        may_miss: may,
    }
}

/// Who takes a paper, in words.
pub(super) fn name_of(view: &AddresseeView, language: Language) -> String {
    if view.name.is_empty() {
        return words::text(language, "newspaper-addressee-gone").to_owned();
    }
    format!("{} {}", view.name, view.form_of_address)
        .trim()
        .to_owned()
}

/// The papers of an office, or of somebody; the same issue of several people is one.
pub(super) fn papers<'items>(
    items: impl Iterator<Item = &'items ItemView>,
    date: Date,
    language: Language,
) -> Vec<PaperOfStop> {
    let mut found: Vec<(String, bool, u32, u32)> = Vec::new();
    for item in items {
        let title = if item.day == date {
            item.title.clone()
        } else {
            format!("{} {}", item.title, day_title(language, item.day))
        };
        let lacking = item.wanted.saturating_sub(item.given);
        let mut known = found.iter_mut();
        match known.find(|one| one.0 == title && one.1 == item.late) {
            Some(one) => {
                one.2 += item.given;
                one.3 += lacking;
            }
            None => found.push((title, item.late, item.given, lacking)),
        }
    }
    let rows = found.into_iter().map(|(title, late, copies, lacking)| {
        let count = [("count", Arg::Number(i64::from(lacking)))];
        PaperOfStop {
            title,
            copies,
            lacking: if lacking == 0 {
                String::new()
            } else {
                words::format(language, "newspaper-lacking", &count)
            },
            late,
        }
    });
    rows.collect()
}
