//! Registers by the month: the month that is asked for, the lists of what is open and of what the month has, and the
//! months beside the one that is shown.

use domain::Milliseconds;
use jiff::civil::{Date, Time};
use words::Language;

use crate::civil::Place;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};
use crate::views::Link;

/// The month asked for, by its first day, with its first and last instants; this month where none is.
///
/// # Errors
/// Invalid at `month` when there is no such month.
pub(crate) fn asked_month(
    query: &Fields,
    place: &Place,
    now: Milliseconds,
) -> Answered<(Date, (Milliseconds, Milliseconds))> {
    let first = match query.filled("month") {
        None => place.civil(now).date().first_of_month(),
        Some(month) => month_named(month)?,
    };
    let next = month_after(first);
    let midnight = |date: Date| place.instant(date.to_datetime(Time::midnight()));
    Ok((first, (midnight(first), midnight(next))))
}

/// The month that is written so, by its first day; [`month_word`] turned round.
///
/// # Errors
/// Invalid at `month` when there is no such month.
pub(super) fn month_named(word: &str) -> Answered<Date> {
    let first = domain::day::parse(&format!("{word}-01"));
    first.ok_or_else(|| Trouble::invalid("month", "month-unknown").with("typed", word))
}

pub(super) fn month_after(first: Date) -> Date {
    first.last_of_month().tomorrow().unwrap_or(Date::MAX)
}

fn month_before(first: Date) -> Date {
    first.yesterday().unwrap_or(Date::MIN).first_of_month()
}

pub(super) fn month_word(first: Date) -> String {
    first.strftime("%Y-%m").to_string()
}

/// The lists of a register: what is open, the month, what of it is closed.
const LISTS: [&str; 3] = ["open", "month", "closed"];

/// Which list the address asks for: `show`; what is open where it says nothing.
pub(super) fn asked_list(query: &Fields) -> Answered<&'static str> {
    let show = match query.text("show") {
        "" => "open",
        show => show,
    };
    let asked = LISTS.into_iter().find(|name| *name == show);
    asked.ok_or_else(|| Trouble::invalid("show", "choice-unknown"))
}

/// What is on the list.
pub(super) fn listed<V>(
    list: &str,
    open: Vec<V>,
    mut of_month: Vec<V>,
    is_closed: impl Fn(&V) -> bool,
) -> Vec<V> {
    match list {
        "open" => return open,
        "month" => {}
        _ => of_month.retain(is_closed),
    }
    of_month
}

/// The lists in the month that begins so; the one that is shown has no address. Their titles begin with `beginning`.
pub(super) fn list_tabs(
    root: &str,
    shown: &str,
    first: Date,
    (language, beginning): (Language, &str),
) -> Vec<Link> {
    let month = month_word(first);
    let tabs = LISTS.into_iter().map(|name| Link {
        href: if name == shown {
            String::new()
        } else {
            format!("{root}?show={name}&month={month}")
        },
        title: words::text(language, &format!("{beginning}{name}")).to_owned(),
    });
    tabs.collect()
}

/// The months before and after the one that begins so; `address` ends where the month stands in it.
pub(super) fn months_beside(address: &str, first: Date, language: Language) -> Vec<Link> {
    vec![
        link(address, month_before(first), (language, "before")),
        link(address, month_after(first), (language, "after")),
    ]
}

/// The same without months that are still to come; this month begins with `this`.
pub(super) fn months_so_far(
    address: &str,
    (first, this): (Date, Date),
    language: Language,
) -> Vec<Link> {
    let mut links = months_beside(address, first, language);
    links.truncate(if first < this { 2 } else { 1 });
    links
}

fn link(address: &str, date: Date, (language, which): (Language, &str)) -> Link {
    Link {
        href: format!("{address}{}", month_word(date)),
        title: words::text(language, &format!("fault-month-{which}")).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn no_month_that_is_still_to_come_is_offered() {
        let this = date(2026, 7, 1);
        let offered = |first: Date| {
            let links = months_so_far("/faults?month=", (first, this), Language::ZhHans);
            let offered = links.into_iter().map(|link| (link.title, link.href));
            offered.collect::<Vec<_>>()
        };
        let link = |title: &str, href: &str| (title.to_owned(), href.to_owned());
        let before = link("上个月", "/faults?month=2026-06");
        assert_eq!(offered(this), [before]);
        let both = [
            link("上个月", "/faults?month=2026-05"),
            link("下个月", "/faults?month=2026-07"),
        ];
        assert_eq!(offered(date(2026, 6, 1)), both);
    }
}
