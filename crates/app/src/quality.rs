//! Quality 服务质量: for any period, how the duties came out, clause by clause, by team, post and person,
//! and what proves each clause of the standard (parts A and C). Whoever leads or looks after the service
//! sees everybody; a receptionist sees the counts of their teams; whoever is given duties sees their own.
//! Nobody's figures tell of duties of a case that is about them.

mod clause;
mod duties;
mod ground;
mod report;

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::Actor;
use domain::directory::Site;
use domain::quality::{Counts, Judgement, Period};
use domain::{SiteId, TeamId};
use jiff::civil::Date;
use store::Database;
use store::quality::OfPerson;

pub use self::clause::Source;
pub use self::duties::{DutiesAsked, DutyList, ListedDuty, list};
use self::ground::Ground;
pub use self::report::{Report, ShortDuty, Worked, report};
use crate::error::Error;
use crate::house::House;

/// The key of the row of what belongs to nobody.
pub const NOBODY: &str = "none";

/// What the figures are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The clauses that a duty carries out.
    Clause,
    /// The team whose duty it is.
    Team,
    /// The post at which whoever it was given to was planned; where nobody planned it, the duty's team.
    Post,
    /// To whom it was given.
    Person,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Clause, Self::Team, Self::Post, Self::Person];

    /// Its word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Team => "team",
            Self::Post => "post",
            Self::Person => "person",
        }
    }

    /// What has the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Whose duties the reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Everybody's.
    Site,
    /// Those of their teams, and nobody's name.
    Teams,
    /// Their own.
    Own,
}

impl Seen {
    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Teams => "teams",
            Self::Own => "own",
        }
    }
}

/// The figures of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityPage {
    /// The site.
    pub site: Site,
    /// The name of the standard in force.
    pub standard: String,
    /// Its version at the site.
    pub version: i32,
    /// The period.
    pub period: Period,
    /// What they are put together by.
    pub by: By,
    /// Whose duties they count.
    pub seen: Seen,
    /// All duties of the period, each once.
    pub total: Counts,
    /// By day, or by week in a long period.
    pub steps: Vec<(Date, Counts)>,
    /// The rows.
    pub rows: Vec<QualityRow>,
}

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityRow {
    /// What names it in addresses: the clause, or an id; [`NOBODY`] for what belongs to nobody.
    pub key: String,
    /// What it is called; empty for what belongs to nobody.
    pub name: String,
    /// How its duties stand.
    pub counts: Counts,
    /// What proves it, where it is a clause.
    pub proof: Option<ClauseProof>,
}

/// What proves a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseProof {
    /// The words of the clause.
    pub wording: String,
    /// What its proof rests on.
    pub sources: Vec<Source>,
    /// What the period says of it.
    pub judgement: Judgement,
}

/// The figures of a period; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn page(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    period: Period,
    by: By,
) -> Result<Option<QualityPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<QualityPage>> {
        let Some(mut ground) = Ground::open(db, (&owned, &actor), &site, period)? else {
            return Ok(None);
        };
        if by == By::Person {
            ground.keep_to_oneself(&actor);
        }
        page_of(db, &mut ground, by).map(Some)
    };
    Ok(house.store().read(read).await?)
}

fn page_of(db: &mut Database, ground: &mut Ground, by: By) -> Result<QualityPage> {
    let version = ground.sight.site.standard_version;
    let standard = ground.sight.standard(db, version)?.title().to_owned();
    let (rows, days) = if by == By::Clause {
        let groups = ground.by_rule(db)?;
        let days = groups
            .iter()
            .map(|group| (group.day.as_str(), &group.counts));
        let days = by_step(ground.period, days);
        (clause::rows(db, ground, &groups)?, days)
    } else {
        let groups = ground.by_person(db)?;
        let days = groups
            .iter()
            .map(|group| (group.day.as_str(), &group.counts));
        let days = by_step(ground.period, days);
        (rows_of(db, ground, &groups, by)?, days)
    };
    let mut total = Counts::default();
    for (_, counts) in &days {
        total.add_all(counts);
    }
    Ok(QualityPage {
        site: ground.sight.site.clone(),
        standard,
        version,
        period: ground.period,
        by,
        seen: ground.seen(),
        total,
        steps: days,
        rows,
    })
}

/// The counts of each bar of a chart.
fn by_step<'group>(
    period: Period,
    groups: impl Iterator<Item = (&'group str, &'group Counts)>,
) -> Vec<(Date, Counts)> {
    let mut of_day: BTreeMap<&str, Counts> = BTreeMap::new();
    for (day, counts) in groups {
        of_day.entry(day).or_default().add_all(counts);
    }
    let steps = period.steps().into_iter();
    let mut steps: BTreeMap<Date, Counts> = steps.map(|day| (day, Counts::default())).collect();
    for (day, counts) in of_day {
        if let Some(day) = domain::day::parse(day) {
            let step = steps.entry(period.step_of(day)).or_default();
            step.add_all(&counts);
        }
    }
    steps.into_iter().collect()
}

/// The rows by team, post or person, by name; what belongs to nobody comes last.
fn rows_of(
    db: &mut Database,
    ground: &Ground,
    groups: &[OfPerson],
    by: By,
) -> Result<Vec<QualityRow>> {
    let posts = ground.posts(db, by)?;
    let mut found: BTreeMap<String, Counts> = BTreeMap::new();
    for group in groups {
        let key = key_of(group, by, &posts);
        found.entry(key).or_default().add_all(&group.counts);
    }
    let mut rows: Vec<QualityRow> = found
        .into_iter()
        .map(|(key, counts)| QualityRow {
            name: ground.name_of(by, &key),
            key,
            counts,
            proof: None,
        })
        .collect();
    rows.sort_by(|one, other| {
        let place = |row: &QualityRow| (row.key == NOBODY, row.name.clone(), row.key.clone());
        place(one).cmp(&place(other))
    });
    Ok(rows)
}

/// At which posts somebody was planned on a day, the first first.
type Posts = BTreeMap<(String, domain::AccountId), Vec<TeamId>>;

/// The key of the row to which a group belongs.
fn key_of(group: &OfPerson, by: By, posts: &Posts) -> String {
    let key = match by {
        By::Person => group.assignee.map(|account| account.to_string()),
        By::Post => post_of(group, posts).map(|team| team.to_string()),
        By::Clause | By::Team => group.team.map(|team| team.to_string()),
    };
    key.unwrap_or_else(|| NOBODY.to_owned())
}

/// The post at which the person of a group was planned: the duty's own where they were planned there,
/// else the first of the day.
fn post_of(group: &OfPerson, posts: &Posts) -> Option<TeamId> {
    let planned = group
        .assignee
        .and_then(|account| posts.get(&(group.day.clone(), account)));
    let own = |planned: &&Vec<TeamId>| group.team.is_none_or(|team| !planned.contains(&team));
    let elsewhere = planned.filter(own).and_then(|planned| planned.first());
    elsewhere.copied().or(group.team)
}
