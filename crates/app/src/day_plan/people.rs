//! Who is there on a day: by the roster, and today whoever is on duty; and who else could be.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::access::Role;
use domain::booking::Span;
use domain::day_plan::{Options, Person, Spare};
use domain::roster::leave::Leave;
use domain::roster::{PlannedShift, REST_MS, SHIFT_MAX_MS};
use domain::{AccountId, Milliseconds, TeamId};
use store::Database;

use super::Ground;
use super::tasks::Gathered;
use crate::view::Staff;

/// How long whoever is on duty without a planned shift is taken to stay, from when they came.
const USUAL_SHIFT_MS: Milliseconds = 9 * 60 * 60_000;
/// Who has been there for longer than that stays for so long.
const STAYS_MS: Milliseconds = 60 * 60_000;
/// By how much a planned shift may be made longer at either end.
const STRETCH_MS: Milliseconds = 2 * 60 * 60_000;
/// The least time for which it is worth asking somebody.
const WORTH_MS: Milliseconds = 2 * 60 * 60_000;
/// The shifts of so many days around are looked at: for the rest, and for whoever has worked least.
const AROUND_MS: Milliseconds = 8 * 24 * 60 * 60_000;

/// Somebody who is there, as a screen shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPerson {
    /// Who.
    pub staff: Staff,
    /// Their teams.
    pub teams: Vec<String>,
    /// When they are there.
    pub shifts: Vec<Span>,
    /// Whether the roster says so; else they are on duty without a planned shift.
    pub is_planned: bool,
}

/// Who is there and who could be.
pub(super) struct Crew {
    pub(super) there: Vec<Person>,
    /// In the order of who is there.
    pub(super) shown: Vec<PlannedPerson>,
    /// Whom to ask.
    pub(super) options: Options,
}

/// Looks at the roster of the day, and at who is on duty.
pub(super) fn crew(db: &mut Database, ground: &Ground, gathered: &Gathered) -> Result<Crew> {
    let site = &ground.sight.site.id;
    let wide = (ground.whole.0 - AROUND_MS, ground.whole.1 + AROUND_MS);
    // Who is on leave is neither there nor asked.
    let leaves = store::leave::granted(db, site, ground.whole)?;
    let on_leave: BTreeSet<AccountId> = leaves.iter().map(|leave| leave.account).collect();
    let planned = store::planned_shift::between(db, site, wide)?;
    let all = attended(planned, &leaves);
    let roster = Roster { all, ground };
    let mut on_duty = BTreeMap::new();
    if ground.is_today {
        on_duty.extend(store::shift::on_duty(db, site)?);
    }
    let mut crew = Crew {
        there: Vec::new(),
        shown: Vec::new(),
        options: Options::default(),
    };
    let mut asked: Vec<(Milliseconds, Spare)> = Vec::new();
    // Whoever may not come in any more is in a team's list only because nobody took them out.
    let staff = store::account::staff(db, site, &Role::SERVING)?.into_iter();
    let comes_in: BTreeSet<AccountId> = staff.map(|(account, ..)| account).collect();
    for (account, teams) in members(ground) {
        if !comes_in.contains(&account) {
            continue;
        }
        let own = roster.of(account);
        let is_away = on_leave.contains(&account);
        let shifts = there(ground, &own, on_duty.get(&account).copied());
        let may = roster.may(account, &own);
        if shifts.is_empty() {
            if own.is_empty() && !is_away && may.1 - may.0 >= WORTH_MS {
                let worked = roster.worked(account);
                asked.push((
                    worked,
                    Spare {
                        account,
                        teams,
                        may,
                    },
                ));
            }
            continue;
        }
        if !own.is_empty() && !is_away {
            crew.options.stretch.push((account, may));
        }
        crew.shown
            .push(shown(ground, account, &teams, (&shifts, !own.is_empty())));
        let served = gathered.served.iter();
        crew.there.push(Person {
            account,
            teams,
            shifts,
            worked: gathered.worked.get(&account).copied().unwrap_or(0),
            serves: served
                .filter(|(who, _)| *who == account)
                .map(|(_, meeting)| *meeting)
                .collect(),
        });
    }
    // Whoever has worked least around that day is asked first.
    asked.sort_by_key(|(worked, spare)| (*worked, spare.account));
    crew.options.spare = asked.into_iter().map(|(_, spare)| spare).collect();
    Ok(crew)
}

/// What of the shifts whoever has them is there for: of one that a leave takes some of, the rest.
fn attended(planned: Vec<PlannedShift>, leaves: &[Leave]) -> Vec<PlannedShift> {
    let attended = planned.into_iter().flat_map(|one| {
        let there = one.there(leaves).into_iter();
        there.map(move |(starts, ends)| PlannedShift {
            starts,
            ends,
            ..one.clone()
        })
    });
    attended.collect()
}

/// Everybody of the teams, with their teams, in the order of their names.
fn members(ground: &Ground) -> Vec<(AccountId, Vec<TeamId>)> {
    let mut members: BTreeMap<(String, AccountId), Vec<TeamId>> = BTreeMap::new();
    for team in &ground.sight.teams {
        for account in &team.members {
            let name = ground.sight.names.get(account).cloned().unwrap_or_default();
            members.entry((name, *account)).or_default().push(team.id);
        }
    }
    let members = members.into_iter();
    members
        .map(|((_, account), teams)| (account, teams))
        .collect()
}

fn shown(
    ground: &Ground,
    account: AccountId,
    teams: &[TeamId],
    (shifts, is_planned): (&[Span], bool),
) -> PlannedPerson {
    let names = ground.sight.teams.iter();
    let names = names.filter(|team| teams.contains(&team.id));
    PlannedPerson {
        staff: Staff {
            account,
            name: ground
                .sight
                .names
                .get(&account)
                .cloned()
                .unwrap_or_default(),
        },
        teams: names.map(|team| team.name.clone()).collect(),
        shifts: shifts.to_vec(),
        is_planned,
    }
}

/// When somebody is there of what is looked at: by their planned shifts, and from now on if they are on
/// duty since `on_duty`.
fn there(ground: &Ground, own: &[&PlannedShift], on_duty: Option<Milliseconds>) -> Vec<Span> {
    let mut spans: Vec<Span> = own.iter().map(|one| (one.starts, one.ends)).collect();
    if let Some(since) = on_duty {
        let now = ground.from;
        let goes_on = spans.iter().find(|span| span.0 <= now && now < span.1);
        // Whoever came early for a planned shift is there until its end.
        let next = spans
            .iter()
            .map(|span| span.0)
            .filter(|starts| *starts > now)
            .min();
        let until = match (goes_on, next) {
            (Some(span), _) => span.1,
            (None, Some(next)) => next,
            (None, None) => (since + USUAL_SHIFT_MS).max(now + STAYS_MS),
        };
        spans.push((now, until));
    }
    let clipped = spans
        .into_iter()
        .map(|span| (span.0.max(ground.from), span.1))
        .filter(|span| span.0 < span.1);
    let mut clipped: Vec<Span> = clipped.collect();
    clipped.sort_unstable();
    let mut apart: Vec<Span> = Vec::new();
    for span in clipped {
        match apart.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => apart.push(span),
        }
    }
    apart
}

/// The roster around the day.
struct Roster<'ground> {
    all: Vec<PlannedShift>,
    ground: &'ground Ground,
}

impl Roster<'_> {
    fn theirs(&self, account: AccountId) -> impl Iterator<Item = &PlannedShift> {
        self.all.iter().filter(move |one| one.account == account)
    }

    /// Somebody's shifts that touch the day.
    fn of(&self, account: AccountId) -> Vec<&PlannedShift> {
        let whole = self.ground.whole;
        let touching = |one: &&PlannedShift| one.starts < whole.1 && one.ends > whole.0;
        self.theirs(account).filter(touching).collect()
    }

    /// How long somebody is planned around the day.
    fn worked(&self, account: AccountId) -> Milliseconds {
        self.theirs(account).map(|one| one.ends - one.starts).sum()
    }

    /// Between when and when somebody may be planned that day, by the rest between the days and by how long
    /// a shift may be; not before now.
    fn may(&self, account: AccountId, own: &[&PlannedShift]) -> Span {
        let whole = self.ground.whole;
        let (first, last) = (own.first(), own.last());
        let (starts, ends) = match (first, last) {
            (Some(first), Some(last)) => (
                first.starts - STRETCH_MS,
                (last.ends + STRETCH_MS)
                    .min(first.starts + SHIFT_MAX_MS)
                    .max(last.ends),
            ),
            _ => whole,
        };
        let others = || self.theirs(account).filter(|one| !own.contains(one));
        let before = others()
            .map(|one| one.ends)
            .filter(|end| *end <= whole.0.max(starts));
        let after = others()
            .map(|one| one.starts)
            .filter(|start| *start >= whole.1.min(ends));
        let from = before.max().map_or(starts, |end| starts.max(end + REST_MS));
        let until = after.min().map_or(ends, |start| ends.min(start - REST_MS));
        let from = from.max(self.ground.from);
        // Who is planned with little rest already is planned as they are.
        match (first, last) {
            (Some(first), Some(last)) => (
                from.min(first.starts.max(self.ground.from)),
                until.max(last.ends),
            ),
            _ => (from, until),
        }
    }
}
