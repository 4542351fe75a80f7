//! The list of a day: who waits or is expected stands at the top of every page, then who is inside,
//! then who is gone. A busy day has pages; each page, and each state, has an address.

use app::visit::{VisitDay, VisitView};
use domain::VisitId;
use domain::visit::State;
use jiff::civil::Date;

use super::words_of::{Words, row};
use crate::fields::Fields;
use crate::pages::paging;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, Pages, Tab, VisitGroup, VisitList, VisitRow};

/// So many of those who wait or are expected stand above each page; a link leads to all of them.
const AHEAD_MAX: usize = 20;
/// The longest text that is looked for.
const TYPED_MAX: usize = 100;

/// Which part of the day is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::pages) struct Part {
    of: Option<Group>,
    page: usize,
    /// What is looked for; `None` where the list is not searched.
    typed: Option<String>,
}

/// Visits that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Held,
    Expected,
    Inside,
    Over,
}

impl Group {
    /// Every group, in the order of the list.
    const ALL: [Self; 4] = [Self::Held, Self::Expected, Self::Inside, Self::Over];
    /// Those who somebody at the desk has to do something about.
    const AHEAD: [Self; 2] = [Self::Held, Self::Expected];
    /// The others.
    const REST: [Self; 2] = [Self::Inside, Self::Over];

    fn of(state: State) -> Self {
        match state {
            State::Held => Self::Held,
            State::Expected => Self::Expected,
            State::Inside => Self::Inside,
            State::Refused | State::Left | State::Unseen | State::Absent | State::Cancelled => {
                Self::Over
            }
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Expected => "expected",
            Self::Inside => "inside",
            Self::Over => "over",
        }
    }

    /// What comes first: who waits longest, who is expected next; of the others who came or went last.
    fn sort(self, visits: &mut [&VisitView]) {
        let came = |visit: &VisitView| {
            let record = &visit.record;
            record.arrived.or(record.held).unwrap_or(record.registered)
        };
        visits.sort_by_key(|visit| {
            let record = &visit.record;
            let newest_first = -i64::from(record.number);
            match self {
                Self::Held => (record.held.unwrap_or(record.registered), newest_first),
                Self::Expected => (record.expected.unwrap_or(record.registered), newest_first),
                Self::Inside => (-came(visit), newest_first),
                Self::Over => (-record.left.unwrap_or_else(|| came(visit)), newest_first),
            }
        });
    }
}

impl Part {
    /// The fields that a form sends it along in.
    pub(super) const FIELDS: [&'static str; 3] = ["state", "page", "find"];

    /// What the address asks for: `state`, `page`; a form that stands under what was looked for sends `find` too.
    pub(super) fn asked(query: &Fields) -> Answered<Self> {
        let of = match query.filled("state") {
            None => None,
            Some(word) => {
                let mut groups = Group::ALL.into_iter();
                let group = groups.find(|group| group.word() == word);
                Some(group.ok_or_else(|| Trouble::invalid("state", "choice-unknown"))?)
            }
        };
        let typed = query.text("find").trim();
        domain::text::check("find", typed, TYPED_MAX)?;
        Ok(Self {
            of,
            page: paging::asked(query)?,
            typed: (!typed.is_empty()).then(|| typed.to_owned()),
        })
    }

    /// Whether it is what was found. What is looked for comes in a body, also with what is done there: an address
    /// is logged.
    pub(super) fn is_found(&self) -> bool {
        self.typed.is_some()
    }

    /// The part that a form sends along, taken out of what was typed.
    pub(super) fn taken(fields: &mut Fields) -> Answered<Self> {
        let part = Self::asked(fields)?;
        for name in Self::FIELDS {
            fields.take(name);
        }
        Ok(part)
    }

    /// What a form sends along to come back to this part.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let typed = self.typed.iter().map(|typed| ("find", typed.clone()));
        self.addressed().chain(typed).collect()
    }

    /// What of it stands in addresses.
    fn addressed(&self) -> impl Iterator<Item = (&'static str, String)> {
        let of = self.of.map(|group| ("state", group.word().to_owned()));
        let page = (self.page > 1).then(|| ("page", self.page.to_string()));
        of.into_iter().chain(page)
    }

    /// The same behind an address.
    pub(super) fn query(&self) -> String {
        self.addressed()
            .fold(String::new(), |query, (name, value)| {
                format!("{query}&{name}={value}")
            })
    }

    fn address(&self, words: &Words<'_>, day: Date, page: usize) -> String {
        let of_page = Self {
            page,
            ..self.clone()
        };
        let address = super::address(words.here, &day.to_string(), None, "");
        format!("{address}{}", of_page.query())
    }
}

/// The visits of each group, in the order of the list.
struct Sorted<'day>([Vec<&'day VisitView>; 4]);

impl<'day> Sorted<'day> {
    fn of(visits: impl Iterator<Item = &'day VisitView>) -> Self {
        let mut sorted = Self(Default::default());
        for visit in visits {
            sorted.0[Group::of(visit.record.state) as usize].push(visit);
        }
        for group in Group::ALL {
            group.sort(&mut sorted.0[group as usize]);
        }
        sorted
    }

    fn count(&self, group: Group) -> usize {
        self.0[group as usize].len()
    }

    fn all(&self, groups: &[Group]) -> Vec<(Group, &'day VisitView)> {
        let of = |group: &Group| {
            let group = *group;
            self.0[group as usize]
                .iter()
                .map(move |visit| (group, *visit))
        };
        groups.iter().flat_map(of).collect()
    }
}

/// What a list is drawn by.
struct Drawing<'list> {
    words: &'list Words<'list>,
    day: Date,
    part: &'list Part,
    page: usize,
    selected: Option<VisitId>,
}

impl Drawing<'_> {
    fn row(&self, visit: &VisitView) -> VisitRow {
        let address = self.part.address(self.words, self.day, self.page);
        let mut drawn = row(self.words, visit, self.selected);
        drawn.href = format!("{address}&visit={}#visit-detail", visit.record.id);
        for act in &mut drawn.acts {
            act.fields.extend(self.part.fields());
        }
        drawn
    }

    fn group(&self, group: Group, sorted: &Sorted<'_>, rows: Vec<&VisitView>) -> VisitGroup {
        VisitGroup {
            word: group.word(),
            title: self.words.word("visit-group-", group.word()),
            count: sorted.count(group),
            rows: rows.into_iter().map(|visit| self.row(visit)).collect(),
            more: None,
        }
    }

    /// Those who stand above every page, as far as there is room for them.
    fn ahead(&self, group: Group, sorted: &Sorted<'_>) -> VisitGroup {
        let mut rows = sorted.0[group as usize].clone();
        let more = rows.len().saturating_sub(AHEAD_MAX);
        rows.truncate(AHEAD_MAX);
        let title = || {
            self.words
                .fill("visit-group-more", "count", &more.to_string())
        };
        VisitGroup {
            more: (more > 0).then(|| Link {
                href: state_address(self.words, self.day, Some(group)),
                title: title(),
            }),
            ..self.group(group, sorted, rows)
        }
    }
}

/// The list as the part of the day shows it.
pub(super) fn list(
    words: &Words<'_>,
    of: &VisitDay,
    (day, part): (Date, &Part),
    selected: Option<VisitId>,
) -> VisitList {
    let of_day = Sorted::of(of.visits.iter());
    let typed = part.typed.as_deref();
    let found = typed.map(|typed| {
        let visits = of.visits.iter();
        Sorted::of(visits.filter(|visit| visit.is_found_by(typed)))
    });
    let sorted = found.as_ref().unwrap_or(&of_day);
    let (ahead, rest): (&[Group], &[Group]) = match (&part.of, typed) {
        (Some(group), _) => (&[], std::slice::from_ref(group)),
        (None, Some(_)) => (&[], &Group::ALL),
        (None, None) => (&Group::AHEAD, &Group::REST),
    };
    let all = sorted.all(rest);
    let matching = all.len();
    // What is looked for has no address of its own: of many the first are shown, and the count of all.
    let (shown, pages) = match typed {
        Some(_) => (all.into_iter().take(paging::ROWS).collect(), None),
        None => paging::page(words.language, all, part.page, |page| {
            format!("{}#visit-list", part.address(words, day, page))
        }),
    };
    let drawing = Drawing {
        words,
        day,
        part,
        page: pages.as_ref().map_or(1, Pages::current),
        selected,
    };
    let ahead = ahead.iter().map(|group| drawing.ahead(*group, sorted));
    let rest = rest.iter().map(|group| {
        let of_page = shown.iter().filter(|(of, _)| of == group);
        let rows = of_page.map(|(_, visit)| *visit).collect();
        drawing.group(*group, sorted, rows)
    });
    let groups = ahead.chain(rest).filter(|group| !group.rows.is_empty());
    VisitList {
        typed: typed.unwrap_or_default().to_owned(),
        search: format!("/sites/{}/visits/search", words.here.site),
        day: day.to_string(),
        address: super::address(words.here, &day.to_string(), None, ""),
        found: typed.map(|_| found_words(words, matching)),
        tabs: tabs(words, day, &of_day, part),
        groups: groups.collect(),
        pages,
    }
}

/// How many were found, and how many of them are shown.
fn found_words(words: &Words<'_>, matching: usize) -> String {
    let found = words.count("visit-found", u32::try_from(matching).unwrap_or(u32::MAX));
    if matching <= paging::ROWS {
        return found;
    }
    let first = words.count(
        "visit-found-first",
        u32::try_from(paging::ROWS).unwrap_or(u32::MAX),
    );
    format!("{found} {first}")
}

fn state_address(words: &Words<'_>, day: Date, of: Option<Group>) -> String {
    let part = Part {
        of,
        ..Part::default()
    };
    part.address(words, day, 1)
}

/// Every state with its number, whatever is shown of it.
fn tabs(words: &Words<'_>, day: Date, of_day: &Sorted<'_>, part: &Part) -> Vec<Tab> {
    let searched = part.typed.is_some();
    let tab = |of: Option<Group>, title: String, count: usize| Tab {
        href: state_address(words, day, of),
        title: format!("{title} {count}"),
        current: !searched && part.of == of,
    };
    let every = Group::ALL.map(|group| of_day.count(group)).iter().sum();
    let mut tabs = vec![tab(None, words.say("visit-group-all"), every)];
    for group in Group::ALL {
        let title = words.word("visit-group-", group.word());
        tabs.push(tab(Some(group), title, of_day.count(group)));
    }
    tabs
}
