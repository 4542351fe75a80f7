//! Spot checks as screens show them: the month with its figures, one check, whom and what there is to be
//! checked. Staff see their own and nobody else's.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Site;
use domain::spot_check::{SpotCheck, Tally};
use domain::{AccountId, Milliseconds, SiteId, SpotCheckId, TeamId};
use jiff::ToSpan;
use jiff::civil::Date;
use standards::Start;
use store::Database;

use crate::error::Error;
use crate::house::{House, zone};
use crate::view::{Sight, Staff, clauses_of, right_of};

/// Over how many weeks the trend goes.
pub const TREND_WEEKS: i32 = 12;

/// A spot check as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotCheckView {
    /// The check.
    pub check: SpotCheck,
    /// Who was checked.
    pub staff: Staff,
    /// Whose post it was: the name of the team.
    pub post: String,
    /// What its rule is called.
    pub title: String,
    /// The clauses that it carries out.
    pub clauses: Vec<String>,
    /// Whether the reader may answer it.
    pub may_answer: bool,
}

/// Figures by some name.
pub type Figures = Vec<(String, Tally)>;

/// The spot checks of a span with their figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotCheckRegister {
    /// The site.
    pub site: Site,
    /// Those of the span, the newest first.
    pub checks: Vec<SpotCheckView>,
    /// By what was looked at, in the order of the standard; the worst is seen by its number.
    pub by_item: Figures,
    /// By who was checked.
    pub by_person: Figures,
    /// By post.
    pub by_post: Figures,
    /// By week, up to the end of the span: each week's Monday.
    pub weeks: Vec<(Date, Tally)>,
    /// Whether the reader sees everybody's.
    pub of_all: bool,
}

/// Somebody who can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkable {
    /// Who.
    pub staff: Staff,
    /// Whether they are on duty.
    pub on_duty: bool,
    /// Their team: id and name.
    pub team: (TeamId, String),
    /// The rules of inspection of that team.
    pub rules: Vec<InspectionRule>,
}

/// A rule of inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectionRule {
    /// Its name in the standard.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is looked at.
    pub items: Vec<String>,
    /// The clauses that it carries out.
    pub clauses: Vec<String>,
}

/// Whom and what there is to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPage {
    /// The site.
    pub site: Site,
    /// The version of the standard that is in force.
    pub standard_version: i32,
    /// The people, those on duty first; nobody checks themselves.
    pub people: Vec<Checkable>,
}

fn view(
    db: &mut Database,
    sight: &mut Sight,
    actor: &Actor,
    check: SpotCheck,
) -> Result<SpotCheckView> {
    let standard = sight.standard(db, check.standard_version)?;
    let rule = standard.rule(&check.rule.as_str().into());
    let team = sight.teams.iter().find(|team| team.id == check.team);
    let own = actor.account == Some(check.account);
    let may = actor.right(&sight.site.id, Object::SpotCheck, Action::Do);
    Ok(SpotCheckView {
        staff: Staff {
            account: check.account,
            name: sight.names.get(&check.account).cloned().unwrap_or_default(),
        },
        post: team.map_or_else(String::new, |team| team.name.clone()),
        title: rule.map_or_else(String::new, |rule| rule.title.clone()),
        clauses: rule.map_or_else(Vec::new, clauses_of),
        may_answer: own && may.is_some() && check.answer.is_none(),
        check,
    })
}

/// The spot checks of a span; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<SpotCheckRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<SpotCheckRegister>> {
        let Some(right) = right_of(&actor, &site, Object::SpotCheck) else {
            return Ok(None);
        };
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let of_all = right.reach == Reach::Site;
        let whose = actor.account.filter(|_| !of_all);
        if whose.is_none() && !of_all {
            return Ok(None);
        }
        let zone = zone(&sight.site.time_zone)?;
        let civil = |at: Milliseconds| {
            let moment = domain::serving::instant(at).to_zoned_datetime(zone.clone());
            moment.date()
        };
        let last = monday(civil(span.1 - 1));
        let first = last.saturating_sub((7 * (TREND_WEEKS - 1)).days());
        let begins = standards::day::instant(&zone, first, jiff::civil::Time::midnight());
        let wide = (begins.as_millisecond().min(span.0), span.1);
        let all = store::spot_check::between(db, &site, wide, whose)?;
        let mut weeks: Vec<(Date, Tally)> = (0..TREND_WEEKS)
            .map(|week| (first.saturating_add((7 * week).days()), Tally::default()))
            .collect();
        let mut checks = Vec::new();
        for check in all {
            let of_week = monday(civil(check.at));
            if let Some((_, tally)) = weeks.iter_mut().find(|(day, _)| *day == of_week) {
                *tally = check
                    .items
                    .iter()
                    .fold(*tally, |tally, item| tally.with(item.score));
            }
            if check.at >= span.0 {
                checks.push(view(db, &mut sight, &actor, check)?);
            }
        }
        Ok(Some(SpotCheckRegister {
            by_item: figures(&checks, |view| {
                let items = view.check.items.iter();
                items
                    .map(|item| ((item.item.clone(), String::new()), item.score))
                    .collect()
            }),
            by_person: figures(&checks, |view| {
                named(view, &view.staff.name, &view.check.account.to_string())
            }),
            by_post: figures(&checks, |view| {
                named(view, &view.post, &view.check.team.to_string())
            }),
            site: sight.site,
            checks,
            weeks,
            of_all,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn monday(day: Date) -> Date {
    day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
}

type Named = Vec<((String, String), domain::spot_check::Score)>;

/// Under a name and what tells its namesakes apart.
fn named(view: &SpotCheckView, name: &str, whose: &str) -> Named {
    let items = view.check.items.iter();
    let name = (name.to_owned(), whose.to_owned());
    items.map(|item| (name.clone(), item.score)).collect()
}

/// The scores put together by name, the worst first.
fn figures(checks: &[SpotCheckView], by: impl Fn(&SpotCheckView) -> Named) -> Figures {
    let mut found: BTreeMap<(String, String), Tally> = BTreeMap::new();
    for (name, score) in checks.iter().flat_map(by) {
        let tally = found.entry(name).or_default();
        *tally = tally.with(score);
    }
    let found = found.into_iter().map(|((name, _), tally)| (name, tally));
    let mut figures: Figures = found.collect();
    figures.sort_by_key(|(_, tally)| tally.percent());
    figures
}

/// A spot check; `None` where it is not the reader's to see.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: SpotCheckId,
) -> Result<Option<(Site, SpotCheckView)>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<(Site, SpotCheckView)>> {
        let Some(right) = right_of(&actor, &site, Object::SpotCheck) else {
            return Ok(None);
        };
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let found = store::spot_check::find(db, &site, id)?;
        let own = |check: &SpotCheck| actor.account == Some(check.account);
        let Some(check) = found.filter(|check| right.reach == Reach::Site || own(check)) else {
            return Ok(None);
        };
        let view = view(db, &mut sight, &actor, check)?;
        Ok(Some((sight.site, view)))
    };
    Ok(house.store().read(read).await?)
}

/// Whom and what there is to be checked; `None` for whoever may not check.
///
/// # Errors
/// When the database fails.
pub async fn new_page(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<NewPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<NewPage>> {
        if actor
            .right(&site, Object::SpotCheck, Action::Create)
            .is_none()
        {
            return Ok(None);
        }
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let version = sight.site.standard_version;
        let standard = sight.standard(db, version)?;
        let on_duty: Vec<AccountId> = store::shift::on_duty(db, &site)?
            .into_iter()
            .map(|(account, _)| account)
            .collect();
        let mut people = Vec::new();
        for team in &sight.teams {
            let of_team = standard.rules().iter().filter(|rule| {
                rule.starts == Start::Inspection && rule.by == team.standard_name.as_str()
            });
            let rules: Vec<InspectionRule> = of_team
                .map(|rule| InspectionRule {
                    id: rule.id.to_string(),
                    title: rule.title.clone(),
                    items: rule.checks.clone(),
                    clauses: clauses_of(rule),
                })
                .collect();
            let others = team
                .members
                .iter()
                .filter(|one| Some(**one) != actor.account);
            people.extend(others.map(|account| Checkable {
                staff: Staff {
                    account: *account,
                    name: sight.names.get(account).cloned().unwrap_or_default(),
                },
                on_duty: on_duty.contains(account),
                team: (team.id, team.name.clone()),
                rules: rules.clone(),
            }));
        }
        people.retain(|one| !one.rules.is_empty());
        people.sort_by(|one, other| {
            let key = |one: &Checkable| (!one.on_duty, one.team.1.clone(), one.staff.name.clone());
            key(one).cmp(&key(other))
        });
        Ok(Some(NewPage {
            site: sight.site,
            standard_version: version,
            people,
        }))
    };
    Ok(house.store().read(read).await?)
}
