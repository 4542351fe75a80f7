//! The lists of the registers of calls and inquiries: a page of the day, and above it the first of what still has
//! to be done. Each list has an address, and none is longer than a page.

use words::{Arg, Language};

use super::paging;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, Pages};

/// So many of what still has to be done stand above each page; a link leads to all of them.
const AHEAD_MAX: usize = 20;

/// Which list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The day.
    Day,
    /// What of the day still has to be done.
    Open,
    /// What of other days still has to be done.
    Left,
}

impl Which {
    /// What the address asks for: `state`.
    fn asked(query: &Fields) -> Answered<Self> {
        match query.filled("state") {
            None => Ok(Self::Day),
            Some("open") => Ok(Self::Open),
            Some("left") => Ok(Self::Left),
            Some(_) => Err(Trouble::invalid("state", "choice-unknown")),
        }
    }

    /// The same in an address.
    fn query(self) -> &'static str {
        match self {
            Self::Day => "",
            Self::Open => "&state=open",
            Self::Left => "&state=left",
        }
    }

    /// What the list is called; `left` is the key of what is left of other days. Nothing for the day.
    pub(super) fn title(self, language: Language, left: &str) -> String {
        match self {
            Self::Day => String::new(),
            Self::Open => words::text(language, "register-open").to_owned(),
            Self::Left => words::text(language, left).to_owned(),
        }
    }
}

/// Where the lists stand.
pub(super) struct At<'list> {
    /// The reader's language.
    pub(super) language: Language,
    /// What the address asks for: `state`, `page`.
    pub(super) query: &'list Fields,
    /// The address of the day.
    pub(super) address: String,
    /// Where in the page the list stands.
    pub(super) part: &'static str,
}

/// What is shown of a register.
pub(super) struct Lists<'view, V> {
    /// Which list this is.
    pub(super) which: Which,
    /// Its page that is shown.
    pub(super) shown: Vec<&'view V>,
    /// The other pages, where there are some.
    pub(super) pages: Option<Pages>,
    /// What of the day still has to be done and stands on other pages, or the first of it.
    pub(super) ahead: Vec<&'view V>,
    /// All of that, where there is more.
    pub(super) ahead_more: Option<Link>,
    /// What of other days still has to be done, or the first of it.
    pub(super) left: Vec<&'view V>,
    /// All of that, where there is more.
    pub(super) left_more: Option<Link>,
}

impl At<'_> {
    /// The lists of a day's records, and of those of other days that still have to be done.
    pub(super) fn lists<'view, V: PartialEq>(
        &self,
        of_day: &'view [V],
        left: &'view [V],
        is_open: impl Fn(&V) -> bool,
    ) -> Answered<Lists<'view, V>> {
        let which = Which::asked(self.query)?;
        let open: Vec<&V> = of_day.iter().filter(|view| is_open(view)).collect();
        let rows = match which {
            Which::Day => of_day.iter().collect(),
            Which::Open => open.clone(),
            Which::Left => left.iter().collect(),
        };
        let asked = paging::asked(self.query)?;
        let address = |page| self.address_of(which, page);
        let (shown, pages) = paging::page(self.language, rows, asked, address);
        let (mut ahead, mut left) = match which {
            Which::Day => (open, left.iter().collect()),
            Which::Open | Which::Left => (Vec::new(), Vec::new()),
        };
        ahead.retain(|view| !shown.contains(view));
        Ok(Lists {
            which,
            shown,
            pages,
            ahead_more: self.more(&mut ahead, Which::Open),
            ahead,
            left_more: self.more(&mut left, Which::Left),
            left,
        })
    }

    fn address_of(&self, which: Which, page: usize) -> String {
        let Self { address, part, .. } = self;
        format!("{address}{}&page={page}#{part}", which.query())
    }

    /// Leaves the first of the rows there; where the others are, and how many.
    fn more<V>(&self, rows: &mut Vec<&V>, which: Which) -> Option<Link> {
        let more = rows.len().saturating_sub(AHEAD_MAX);
        rows.truncate(AHEAD_MAX);
        let count = Arg::Number(i64::try_from(more).unwrap_or(i64::MAX));
        (more > 0).then(|| Link {
            href: self.address_of(which, 1),
            title: words::format(self.language, "register-more", &[("count", count)]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_stands_above_each_page_as_far_as_there_is_room_and_is_listed_whole_elsewhere() {
        let of_day: Vec<usize> = (0..500).collect();
        let left: Vec<usize> = (1_000..1_030).collect();
        let shown = |pairs: &[(&str, &str)]| {
            let query = Fields::from_pairs(pairs);
            let at = At {
                language: Language::default(),
                query: &query,
                address: "/calls?day=2026-07-06".to_owned(),
                part: "calls",
            };
            let lists = at.lists(&of_day, &left, |one| one % 2 == 0).ok()?;
            let more = lists.ahead_more.map(|link| link.href);
            Some((
                (lists.shown.len(), lists.ahead.len(), lists.left.len()),
                lists.pages.map_or(0, |pages| pages.links.len()),
                more.unwrap_or_default(),
            ))
        };
        let all = "/calls?day=2026-07-06&state=open&page=1#calls".to_owned();
        assert_eq!(shown(&[]), Some(((50, 20, 20), 10, all)));
        let none = String::new();
        let open = shown(&[("state", "open"), ("page", "5")]);
        assert_eq!(open, Some(((50, 0, 0), 5, none.clone())));
        assert_eq!(shown(&[("state", "left")]), Some(((30, 0, 0), 0, none)));
        assert_eq!(shown(&[("state", "drunk")]), None);
    }
}
