//! The duties behind a row of figures, some days a page.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::SiteId;
use domain::access::Actor;
use domain::directory::Site;
use domain::duty::DutyRecord;
use domain::quality::{Counts, Period, Standing};
use domain::serving::instant;
use standards::RuleId;
use store::Database;
use store::duty::Wanted;
use store::quality::OfPerson;

use super::ground::Ground;
use super::{By, NOBODY, Posts, Seen, key_of};
use crate::board::Eyes;
use crate::error::Error;
use crate::house::House;
use crate::view::DutyView;

/// With so many duties a page is full; it ends with its day.
const PAGE: u32 = 100;

/// Which duties are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutiesAsked {
    /// Of which period.
    pub period: Period,
    /// Of which kind of row.
    pub by: By,
    /// Of which row; empty for all duties of the period.
    pub key: String,
    /// How they stand; any that the row counts where absent.
    pub standing: Option<Standing>,
    /// Which page, from 1.
    pub page: usize,
}

/// The duties behind a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyList {
    /// The site.
    pub site: Site,
    /// What the row is called.
    pub name: String,
    /// The words of the clause, where it is one.
    pub wording: String,
    /// How all duties of the row stand.
    pub counts: Counts,
    /// The duties of the page, as they were due.
    pub duties: Vec<ListedDuty>,
    /// The page.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// Whose duties the reader sees; people are named to whoever sees everybody.
    pub seen: Seen,
}

/// A duty of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDuty {
    /// The duty.
    pub view: DutyView,
    /// How it stands.
    pub standing: Standing,
}

/// What belongs to a row: how much on each day, and how a duty is told from others.
struct Row {
    name: String,
    wording: String,
    counts: Counts,
    days: BTreeMap<String, Counts>,
    is_of: Box<dyn Fn(&DutyRecord) -> bool>,
    wanted: Wanted,
}

/// The duties behind a row; `None` for whoever may see none, and where there is no such row.
///
/// # Errors
/// When the database fails.
pub async fn list(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    asked: DutiesAsked,
) -> Result<Option<DutyList>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<DutyList>> {
        let Some(mut ground) = Ground::open(db, (&owned, &actor), &site, asked.period)? else {
            return Ok(None);
        };
        if asked.by == By::Person {
            ground.keep_to_oneself(&actor);
        }
        let Some(eyes) = Eyes::of(db, &actor, &ground.sight)? else {
            return Ok(None);
        };
        let found = match asked.by {
            _ if asked.key.is_empty() => Some(whole(db, &ground)?),
            By::Clause => clause(db, &mut ground, &asked.key)?,
            By::Team | By::Post | By::Person => group(db, &ground, &asked)?,
        };
        found
            .map(|row| page(db, &mut ground, &eyes, row, &asked))
            .transpose()
    };
    Ok(house.store().read(read).await?)
}

/// All that the reader sees of the period.
fn whole(db: &mut Database, ground: &Ground) -> Result<Row> {
    let mut counts = Counts::default();
    let mut days: BTreeMap<String, Counts> = BTreeMap::new();
    for group in ground.by_rule(db)? {
        counts.add_all(&group.counts);
        days.entry(group.day).or_default().add_all(&group.counts);
    }
    Ok(Row {
        name: String::new(),
        wording: String::new(),
        counts,
        days,
        is_of: Box::new(|_| true),
        wanted: Wanted::default(),
    })
}

/// What belongs to a clause.
fn clause(db: &mut Database, ground: &mut Ground, key: &str) -> Result<Option<Row>> {
    let groups = ground.by_rule(db)?;
    let rows = super::clause::rows(db, ground, &groups)?;
    let Some(found) = rows.into_iter().find(|row| row.key == key) else {
        return Ok(None);
    };
    let mut rules: BTreeSet<(i32, String)> = BTreeSet::new();
    let mut days: BTreeMap<String, Counts> = BTreeMap::new();
    for group in groups {
        let standard = ground.sight.standard(db, group.version)?;
        let rule = standard.rule(&RuleId::from(group.rule.as_str()));
        if rule.is_some_and(|rule| rule.clauses.iter().any(|id| *id == *key)) {
            days.entry(group.day).or_default().add_all(&group.counts);
            rules.insert((group.version, group.rule));
        }
    }
    let names: BTreeSet<String> = rules.iter().map(|(_, rule)| rule.clone()).collect();
    let wanted = Wanted {
        rules: Some(names.into_iter().collect()),
        ..Wanted::default()
    };
    let is_of = move |duty: &DutyRecord| {
        rules.contains(&(duty.standard_version, duty.duty.rule.to_string()))
    };
    Ok(Some(Row {
        name: found.name,
        wording: found.proof.map_or_else(String::new, |proof| proof.wording),
        counts: found.counts,
        days,
        is_of: Box::new(is_of),
        wanted,
    }))
}

/// What belongs to a team, a post or a person.
fn group(db: &mut Database, ground: &Ground, asked: &DutiesAsked) -> Result<Option<Row>> {
    let (by, key) = (asked.by, asked.key.clone());
    let posts: Posts = ground.posts(db, by)?;
    let name = ground.name_of(by, &key);
    if name.is_empty() && key != NOBODY {
        return Ok(None);
    }
    let mut days: BTreeMap<String, Counts> = BTreeMap::new();
    let mut counts = Counts::default();
    for group in ground.by_person(db)? {
        if key_of(&group, by, &posts) == key {
            counts.add_all(&group.counts);
            days.entry(group.day).or_default().add_all(&group.counts);
        }
    }
    let wanted = Wanted {
        team: key.parse().ok().filter(|_| by == By::Team),
        assignee: key.parse().ok().filter(|_| by == By::Person),
        ..Wanted::default()
    };
    let is_of = move |duty: &DutyRecord| {
        let of_duty = OfPerson {
            day: duty.day.clone(),
            team: duty.team,
            assignee: duty.assignee,
            counts: Counts::default(),
        };
        key_of(&of_duty, by, &posts) == key
    };
    Ok(Some(Row {
        name,
        wording: String::new(),
        counts,
        days,
        is_of: Box::new(is_of),
        wanted,
    }))
}

/// Whether a list shows what stands so: what figures count, or what was asked for.
fn shows(asked: Option<Standing>, standing: Standing) -> bool {
    let counted = !matches!(standing, Standing::Ahead | Standing::Cancelled);
    asked.map_or(counted, |asked| asked == standing)
}

/// The days of each page: a page is full with so many duties, and ends with its day.
fn pages(days: &BTreeMap<String, Counts>, asked: Option<Standing>) -> Vec<Vec<String>> {
    let mut pages: Vec<Vec<String>> = Vec::new();
    let mut on_page = PAGE;
    for (day, counts) in days {
        let shown = Standing::ALL.into_iter().filter(|one| shows(asked, *one));
        let shown: u32 = shown.map(|one| counts.of(one)).sum();
        if shown == 0 {
            continue;
        }
        if on_page >= PAGE {
            pages.push(Vec::new());
            on_page = 0;
        }
        on_page += shown;
        if let Some(page) = pages.last_mut() {
            page.push(day.clone());
        }
    }
    pages
}

fn page(
    db: &mut Database,
    ground: &mut Ground,
    eyes: &Eyes,
    mut row: Row,
    asked: &DutiesAsked,
) -> Result<DutyList> {
    let mut pages = pages(&row.days, asked.standing);
    let last = pages.len();
    // A page past the end is the last: duties may have come out otherwise while somebody was reading.
    let number = asked.page.clamp(1, last.max(1));
    row.wanted.days = pages
        .get_mut(number - 1)
        .map(std::mem::take)
        .unwrap_or_default();
    let site = ground.sight.site.id.clone();
    let names_people = ground.seen() != Seen::Teams;
    let mut duties = Vec::new();
    for record in store::duty::wanted(db, &site, &row.wanted)? {
        let standing = Standing::of(&record.duty, instant(ground.now));
        let seen = ground.holds(&record) && eyes.see(&record, None);
        if !seen || !shows(asked.standing, standing) || !(row.is_of)(&record) {
            continue;
        }
        let mut view = ground.sight.duty(db, &record, None, None)?;
        if !names_people {
            forget_people(&mut view);
        }
        duties.push(ListedDuty { view, standing });
    }
    Ok(DutyList {
        site: ground.sight.site.clone(),
        name: row.name,
        wording: row.wording,
        counts: row.counts,
        duties,
        page: number,
        pages: last,
        seen: ground.seen(),
    })
}

/// Figures without people name nobody.
pub(super) fn forget_people(view: &mut DutyView) {
    view.assignee = None;
    if let Some(outcome) = &mut view.outcome {
        outcome.by = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_full_with_a_hundred_duties_and_ends_with_its_day() {
        let days = [
            ("01", 60, 1),
            ("02", 60, 0),
            ("03", 5, 0),
            ("04", 100, 1),
            ("05", 1, 0),
        ];
        let days: BTreeMap<String, Counts> = days
            .into_iter()
            .map(|(day, on_time, late)| {
                let mut counts = Counts::default();
                counts.add(Standing::OnTime, on_time);
                counts.add(Standing::Late, late);
                counts.add(Standing::Ahead, 500);
                (day.to_owned(), counts)
            })
            .collect();
        assert_eq!(
            pages(&days, None),
            [vec!["01", "02"], vec!["03", "04"], vec!["05"]]
        );
        assert_eq!(pages(&days, Some(Standing::Late)), [vec!["01", "04"]]);
        assert_eq!(pages(&days, Some(Standing::Missed)), [] as [Vec<&str>; 0]);
    }
}
