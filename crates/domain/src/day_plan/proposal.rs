//! What can be done about a day that will miss windows, and what it would change.

use super::forecast::{forecast, misses};
use super::route::Walker;
use super::search::Search;
use super::{Change, Day, Person, Plan, Proposal, Stop, without};
use crate::booking::Span;
use crate::walking::Spot;
use crate::{AccountId, DutyId, MeetingId, Milliseconds, RoomId, TeamId};

/// Shifts are proposed at full half hours.
const HALF_HOUR_MS: Milliseconds = 30 * 60_000;
/// The shortest shift that is proposed: nobody comes for less.
const SHIFT_LEAST_MS: Milliseconds = 4 * HALF_HOUR_MS;
/// The longest: nobody is asked for more than a usual day.
const SHIFT_MOST_MS: Milliseconds = 9 * 2 * HALF_HOUR_MS;
/// The most proposals beside those of who does what.
const OTHERS_MAX: usize = 8;

/// Somebody who is not planned on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spare {
    /// Who.
    pub account: AccountId,
    /// The teams they are of.
    pub teams: Vec<TeamId>,
    /// Between when and when they may be planned, by their rest.
    pub may: Span,
}

/// A room in which a meeting could be held as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomChoice {
    /// The meeting.
    pub meeting: MeetingId,
    /// The room.
    pub room: RoomId,
    /// Where that is.
    pub spot: Option<Spot>,
}

/// What else can be changed than who does what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Who could be planned, whoever is asked first first.
    pub spare: Vec<Spare>,
    /// Between when and when those who are planned could be there.
    pub stretch: Vec<(AccountId, Span)>,
    /// By how much a meeting could begin later or earlier.
    pub starts: Vec<(MeetingId, Milliseconds)>,
    /// Where a meeting could be held.
    pub rooms: Vec<RoomChoice>,
}

/// Changes of who does what that keep what can be kept, to be made one after the other, and the plan once
/// they are made.
#[must_use]
pub fn gives(day: &Day, plan: Plan) -> (Vec<Proposal>, Plan) {
    Search::of(day, plan).run()
}

/// What each other change would keep of what is missed all the same. Whichever removes most comes first;
/// of two that remove as much, the smaller change.
#[must_use]
pub fn others(day: &Day, plan: &Plan, options: &Options) -> Vec<Proposal> {
    if plan.misses.is_empty() {
        return Vec::new();
    }
    let mut found = stretches(day, plan, options);
    found.extend(shifts(day, plan, options));
    found.extend(moves(day, plan, options));
    found.sort_by_key(|one| std::cmp::Reverse(one.removes.len()));
    found.truncate(OTHERS_MAX);
    found
}

/// What one more person would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The day with them, last of its people.
    pub day: Day,
    /// How it will go.
    pub plan: Plan,
    /// What would then be done in time.
    pub removes: Vec<DutyId>,
    /// What would be missed instead.
    pub adds: Vec<DutyId>,
}

/// How the day that goes as the plan says would go with one more of a team: everybody keeps what they have,
/// the newcomer takes what would be missed, and what more that makes possible is looked for.
#[must_use]
pub fn what_if(day: &Day, plan: &Plan, team: TeamId, span: Span) -> WhatIf {
    let one_more = newcomer(vec![team], span);
    let stops = relief(day, plan, &one_more);
    let mut more = day.clone();
    more.people.push(one_more);
    let mut relieved = plan.clone();
    for stop in &stops {
        relieved.holders[stop.task] = Some(day.people.len());
    }
    relieved.routes.push(stops);
    relieved.misses = misses(&more, &relieved.routes, &relieved.holders);
    let (_, after) = Search::of(&more, relieved).run();
    let (was, is) = (plan.missed(day), after.missed(&more));
    WhatIf {
        removes: without(&was, &is),
        adds: without(&is, &was),
        day: more,
        plan: after,
    }
}

/// Somebody who is not there yet, with nothing to do.
fn newcomer(teams: Vec<TeamId>, span: Span) -> Person {
    Person {
        account: AccountId::derived(&["one-more"]),
        teams,
        shifts: vec![span],
        worked: 0,
        serves: Vec::new(),
    }
}

/// The way of somebody with nothing to do through what is missed.
fn relief(day: &Day, plan: &Plan, person: &Person) -> Vec<Stop> {
    let walker = Walker {
        tasks: &day.tasks,
        person,
        on_foot: true,
    };
    let missed = plan.misses.iter().map(|miss| miss.task);
    let theirs = missed.filter(|&task| person.could(&day.tasks[task]));
    walker.way(&theirs.collect::<Vec<_>>()).0
}

/// The span of full half hours around the stops, at least so long and within another.
fn around(stops: &[Stop], within: Span, least: Milliseconds) -> Option<Span> {
    let from = stops.iter().map(|stop| stop.from - stop.walk).min()?;
    let until = stops.iter().map(|stop| stop.until).max()?;
    let from = from.div_euclid(HALF_HOUR_MS) * HALF_HOUR_MS;
    let until = -(-until).div_euclid(HALF_HOUR_MS) * HALF_HOUR_MS;
    let from = from.max(within.0);
    let until = until.max(from + least).min(within.1);
    Some((from.min(until - least).max(within.0), until))
}

fn duties(day: &Day, stops: &[Stop]) -> Vec<DutyId> {
    stops.iter().map(|stop| day.tasks[stop.task].duty).collect()
}

fn walked(stops: &[Stop]) -> Milliseconds {
    stops.iter().map(|stop| stop.walk).sum()
}

/// Somebody planned who comes earlier or stays longer.
fn stretches(day: &Day, plan: &Plan, options: &Options) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (account, may) in &options.stretch {
        let known = day.people.iter().position(|one| one.account == *account);
        let Some(person) = known else {
            continue;
        };
        let mut longer = day.people[person].clone();
        let (Some(first), Some(last)) = (longer.shifts.first(), longer.shifts.last()) else {
            continue;
        };
        let hull = (first.0, last.1);
        if let Some(first) = longer.shifts.first_mut() {
            first.0 = first.0.min(may.0);
        }
        if let Some(last) = longer.shifts.last_mut() {
            last.1 = last.1.max(may.1);
        }
        let walker = Walker {
            tasks: &day.tasks,
            person: &longer,
            on_foot: true,
        };
        // What is theirs stays theirs; what is missed finds its place beside it.
        let mut stops = plan.routes[person].clone();
        let missed = plan.misses.iter().map(|miss| miss.task);
        let kept: Vec<usize> = missed
            .filter(|&task| walker.insert(&mut stops, task))
            .collect();
        let new: Vec<Stop> = stops
            .iter()
            .copied()
            .filter(|one| kept.contains(&one.task))
            .collect();
        let Some(span) = around(&new, *may, 0) else {
            continue;
        };
        found.push(Proposal {
            changes: vec![Change::Stretch {
                account: *account,
                span: (span.0.min(hull.0), span.1.max(hull.1)),
            }],
            removes: duties(day, &new),
            adds: Vec::new(),
            walking: walked(&stops) - walked(&plan.routes[person]),
        });
    }
    best_first(&mut found);
    found.truncate(2);
    found
}

fn best_first(found: &mut [Proposal]) {
    found.sort_by_key(|one| (std::cmp::Reverse(one.removes.len()), one.walking));
}

/// For each team that misses something: one of the roster, and one more whoever that is.
fn shifts(day: &Day, plan: &Plan, options: &Options) -> Vec<Proposal> {
    let mut teams: Vec<TeamId> = Vec::new();
    for miss in &plan.misses {
        teams.extend(
            day.tasks[miss.task]
                .team
                .filter(|team| !teams.contains(team)),
        );
    }
    let mut found = Vec::new();
    for team in teams {
        let mut of_roster: Vec<Proposal> = Vec::new();
        for spare in options.spare.iter().filter(|one| one.teams.contains(&team)) {
            let person = Person {
                account: spare.account,
                ..newcomer(vec![team], spare.may)
            };
            of_roster.extend(shift(day, plan, &person, |span| Change::Plan {
                account: spare.account,
                team,
                span,
            }));
        }
        best_first(&mut of_roster);
        found.extend(of_roster.into_iter().next());
        let whoever = newcomer(vec![team], WHENEVER);
        let one_more = |span| Change::OneMore { team, span };
        found.extend(shift(day, plan, &whoever, one_more));
    }
    found
}

/// A shift of somebody with nothing to do yet, around what they would keep of what is missed.
fn shift(
    day: &Day,
    plan: &Plan,
    person: &Person,
    change: impl Fn(Span) -> Change,
) -> Option<Proposal> {
    let within = person.shifts.first().copied()?;
    let mut stops = relief(day, plan, person);
    let mut span = around(&stops, within, SHIFT_LEAST_MS)?;
    if span.1 - span.0 > SHIFT_MOST_MS {
        span.1 = span.0 + SHIFT_MOST_MS;
        let shorter = Person {
            shifts: vec![span],
            ..person.clone()
        };
        stops = relief(day, plan, &shorter);
    }
    Some(Proposal {
        changes: vec![change(span)],
        removes: duties(day, &stops),
        adds: Vec::new(),
        walking: walked(&stops),
    })
}

/// Whoever is still to be found comes at any time.
const WHENEVER: Span = (0, crate::booking::LATEST_MS);

/// Another time or another room for a meeting that misses something: the best for each.
fn moves(day: &Day, plan: &Plan, options: &Options) -> Vec<Proposal> {
    let mut meetings: Vec<MeetingId> = Vec::new();
    for miss in &plan.misses {
        let meeting = day.tasks[miss.task].meeting;
        meetings.extend(meeting.filter(|one| !meetings.contains(one)));
    }
    let mut found = Vec::new();
    for meeting in meetings {
        let mut tried = Vec::new();
        for (_, by) in options.starts.iter().filter(|one| one.0 == meeting) {
            let moved = changed(day, plan, meeting, |task| {
                task.opens += by;
                task.due += by;
            });
            let change = Change::MoveStart { meeting, by: *by };
            tried.extend(judged(day, plan, &moved, change));
        }
        for choice in options.rooms.iter().filter(|one| one.meeting == meeting) {
            let moved = changed(day, plan, meeting, |task| task.spot = choice.spot);
            let room = choice.room;
            tried.extend(judged(
                day,
                plan,
                &moved,
                Change::MoveRoom { meeting, room },
            ));
        }
        best_first(&mut tried);
        found.extend(tried.into_iter().next());
    }
    found
}

/// The day with the tasks of a meeting changed; everybody keeps what they have.
fn changed(day: &Day, plan: &Plan, meeting: MeetingId, change: impl Fn(&mut super::Task)) -> Day {
    let mut moved = day.clone();
    for (place, task) in moved.tasks.iter_mut().enumerate() {
        if !day.is_elsewhere(task) {
            task.holder = plan.holders[place].map(|holder| day.people[holder].account);
        }
        if task.meeting == Some(meeting) {
            change(task);
        }
    }
    moved
}

/// What the change keeps; `None` where that is nothing more, or something else is missed by it: whoever
/// moves a meeting asks many people, and does so for no exchange.
fn judged(day: &Day, plan: &Plan, moved: &Day, change: Change) -> Option<Proposal> {
    let after = forecast(moved);
    let (was, missed) = (plan.missed(day), after.missed(moved));
    let (removes, adds) = (without(&was, &missed), without(&missed, &was));
    (adds.is_empty() && !removes.is_empty()).then(|| Proposal {
        changes: vec![change],
        removes,
        adds,
        walking: after.walking() - plan.walking(),
    })
}
