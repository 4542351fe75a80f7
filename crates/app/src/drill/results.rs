//! How well the drill goes: for oneself over the weeks, and of the team for its leader.

use std::collections::BTreeMap;

use domain::access::{Action, Actor, Object};
use domain::directory::Site;
use domain::drill::{Answered, Asks, Entry, Kind, Score, Trend, of_kinds, trend};
use domain::house_rule::STAFF;
use domain::serving::instant;
use domain::{AccountId, DrillRoundId, Milliseconds, SiteId, Uid};
use jiff::civil::{Date, Weekday};
use store::Database;
use store::drill::CountedAnswer;

use super::{REMEMBERED, ground, open_round, score};
use crate::error::Error;
use crate::house::{House, zone};

/// How many weeks are shown.
const WEEKS: usize = 8;
/// How many rounds are listed.
const ROUNDS: i64 = 10;
const DAY_MS: Milliseconds = 24 * 60 * 60 * 1_000;
/// What counts as now; what lies before it as long is what it is compared with.
const NOW_MS: Milliseconds = 30 * DAY_MS;
/// The most answers of a team that are counted.
const TEAM_MAX: i64 = 50_000;
/// How many entries are listed that are often wrong, and from how many wrong answers on.
const HARD: usize = 10;
const HARD_FROM: u32 = 2;

/// How well somebody knows the directory, for themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnResults {
    /// The site.
    pub site: Site,
    /// The round that is not finished.
    pub open: Option<DrillRoundId>,
    /// The last thirty days by kind.
    pub kinds: [(Kind, Score); 3],
    /// The last weeks, the oldest first.
    pub weeks: Vec<Week>,
    /// The last rounds, the newest first.
    pub rounds: Vec<RoundResult>,
}

/// A week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// How it went by kind.
    pub kinds: [(Kind, Score); 3],
}

/// A round in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundResult {
    /// Which.
    pub id: DrillRoundId,
    /// When it began.
    pub begun: Milliseconds,
    /// How it went.
    pub score: Score,
}

/// How well the team knows the directory, for its leader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamResults {
    /// The site.
    pub site: Site,
    /// The staff, by name.
    pub people: Vec<PersonResult>,
    /// What is wrong most often.
    pub hard: Vec<Hard>,
}

/// One of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonResult {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The last thirty days.
    pub now: Score,
    /// The same by kind.
    pub kinds: [(Kind, Score); 3],
    /// Which way it goes against the thirty days before.
    pub trend: Trend,
    /// When they answered last, within sixty days.
    pub last: Option<Milliseconds>,
}

/// An entry of the directory that is often wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hard {
    /// What is asked.
    pub asks: Asks,
    /// What the entry is.
    pub entry: Entry,
    /// Which it is.
    pub subject: Uid,
    /// What it is called.
    pub name: String,
    /// How often it was asked in the last sixty days, and how often right.
    pub score: Score,
}

fn answered(one: &CountedAnswer) -> Answered {
    Answered {
        kind: one.asks.kind(),
        right: one.right,
    }
}

fn by_kind<'answer>(answers: impl Iterator<Item = &'answer CountedAnswer>) -> [(Kind, Score); 3] {
    let answers: Vec<Answered> = answers.map(answered).collect();
    of_kinds(&answers)
}

/// The actor's own results; `None` for whoever is not drilled.
///
/// # Errors
/// When the database fails.
pub async fn own(house: &House, actor: &Actor, site: &SiteId) -> Result<Option<OwnResults>, Error> {
    let (actor, site, now) = (actor.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| {
        let right = actor.right(&site, Object::Drill, Action::Do);
        let (Some(found), Some(account)) = (
            store::site::find(db, &site)?.filter(|_| right.is_some()),
            actor.account,
        ) else {
            return Ok(None);
        };
        let zone = zone(&found.time_zone)?;
        let monday = |at: Milliseconds| {
            let date = instant(at).to_zoned_datetime(zone.clone()).date();
            let since = date.weekday().since(Weekday::Monday);
            date.saturating_sub(jiff::Span::new().days(i64::from(since)))
        };
        let answers = store::drill::answers_of(db, &site, account, REMEMBERED)?;
        let this = monday(now);
        let weeks = (0..WEEKS).rev().map(|back| {
            let days = i64::try_from(back * 7).unwrap_or(0);
            let of_week = this.saturating_sub(jiff::Span::new().days(days));
            let own = answers.iter().filter(|one| monday(one.at) == of_week);
            Week {
                monday: of_week,
                kinds: by_kind(own),
            }
        });
        let weeks = weeks.collect();
        let lately = answers.iter().filter(|one| one.at > now - NOW_MS);
        let mut rounds = Vec::new();
        for round in store::drill::rounds_of(db, &site, account, ROUNDS)? {
            let score = score(&store::drill::questions(db, &site, round.id)?);
            rounds.push(RoundResult {
                id: round.id,
                begun: round.begun,
                score,
            });
        }
        Ok(Some(OwnResults {
            site: found,
            open: open_round(db, &site, account, now)?,
            kinds: by_kind(lately),
            weeks,
            rounds,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The results of the staff; `None` for whoever may not see them.
///
/// # Errors
/// When the database fails.
pub async fn team(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<TeamResults>, Error> {
    let (actor, site, now) = (actor.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| {
        let right = actor.right(&site, Object::Drill, Action::Export);
        let Some(found) = store::site::find(db, &site)?.filter(|_| right.is_some()) else {
            return Ok(None);
        };
        let since = now - 2 * NOW_MS;
        let answers = store::drill::answers_since(db, &site, since, TEAM_MAX)?;
        let mut people: Vec<PersonResult> = Vec::new();
        for (account, name, ..) in store::account::staff(db, &site, &STAFF)? {
            if people.last().is_none_or(|last| last.account != account) {
                people.push(person(account, name, &answers, now));
            }
        }
        Ok(Some(TeamResults {
            people,
            hard: hard(db, &site, &answers)?,
            site: found,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn person(
    account: AccountId,
    name: String,
    answers: &[CountedAnswer],
    now: Milliseconds,
) -> PersonResult {
    let own: Vec<&CountedAnswer> = answers
        .iter()
        .filter(|one| one.account == account)
        .collect();
    let is_now = |one: &CountedAnswer| one.at > now - NOW_MS;
    let score = |lately: bool| {
        let of_time = own.iter().filter(|one| is_now(one) == lately);
        Score::of(of_time.map(|one| one.right))
    };
    PersonResult {
        account,
        name,
        now: score(true),
        kinds: by_kind(own.iter().copied().filter(|one| is_now(one))),
        trend: trend(score(false), score(true)),
        last: own.iter().map(|one| one.at).max(),
    }
}

fn hard(
    db: &mut Database,
    site: &SiteId,
    answers: &[CountedAnswer],
) -> Result<Vec<Hard>, anyhow::Error> {
    let mut counts: BTreeMap<(Asks, Uid), Score> = BTreeMap::new();
    for one in answers {
        let score = counts.entry((one.asks, one.subject)).or_default();
        score.answered += 1;
        score.right += u32::from(one.right);
    }
    let wrong = |score: &Score| score.answered - score.right;
    let mut often: Vec<((Asks, Uid), Score)> = counts
        .into_iter()
        .filter(|(_, score)| wrong(score) >= HARD_FROM)
        .collect();
    often.sort_by_key(|(pair, score)| (std::cmp::Reverse(wrong(score)), *pair));
    let ids: Vec<Uid> = often.iter().map(|((_, subject), _)| *subject).collect();
    let people = store::drill::people_of(db, site, &ids)?;
    let ground = ground(db, site, people)?;
    let named = often.into_iter().filter_map(|((asks, subject), score)| {
        Some(Hard {
            asks,
            entry: asks.subject(),
            subject,
            name: ground.name(asks.subject(), subject)?,
            score,
        })
    });
    Ok(named.take(HARD).collect())
}
