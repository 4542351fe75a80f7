//! Registers by the month: the lists of what is open and of what the month has, and the months beside the one that
//! is shown.

use jiff::civil::Date;
use words::Language;

use super::fault::{month_after, month_before, month_word};
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};
use crate::views::Link;

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
        link(
            address,
            month_before(first),
            (language, "fault-month-before"),
        ),
        link(address, month_after(first), (language, "fault-month-after")),
    ]
}

/// The same without months that are still to come; this month begins with `this`, and the titles with `beginning`.
pub(super) fn months_so_far(
    address: &str,
    (first, this): (Date, Date),
    (language, beginning): (Language, &str),
) -> Vec<Link> {
    let link = |date: Date, end: &str| {
        let key = format!("{beginning}{end}");
        link(address, date, (language, &key))
    };
    let mut links = vec![link(month_before(first), "before")];
    if first < this {
        links.push(link(month_after(first), "after"));
    }
    links
}

fn link(address: &str, date: Date, (language, key): (Language, &str)) -> Link {
    Link {
        href: format!("{address}{}", month_word(date)),
        title: words::text(language, key).to_owned(),
    }
}
