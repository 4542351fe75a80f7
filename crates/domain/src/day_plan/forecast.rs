//! How a day will go as it stands: who gets what, and what that misses.

use super::route::{Walker, load_of};
use super::{Day, Miss, Plan, Stop, Why};
use crate::assignment::{Load, choose};

/// How the day will go: what somebody has stays theirs, also where they are not there to do it, as the house leaves
/// it; what they leave with undone and what nobody has is given out as the house will give it, in the order in
/// which it opens.
#[must_use]
pub fn forecast(day: &Day) -> Plan {
    let given = give_out(day);
    settle(day, given)
}

/// Who has or gets each task.
fn give_out(day: &Day) -> Vec<Option<usize>> {
    let mut holders: Vec<Option<usize>> = day
        .tasks
        .iter()
        .map(|task| {
            let mut people = day.people.iter();
            let held = people.position(|person| Some(person.account) == task.holder)?;
            // What is left at the end of a shift goes to who stays.
            (!day.people[held].leaves(task)).then_some(held)
        })
        .collect();
    let mut held: Vec<Vec<usize>> = (0..day.people.len()).map(|p| list(&holders, p)).collect();
    let mut ways: Vec<Vec<Stop>> = (0..day.people.len())
        .map(|person| Walker::of(day, person).way(&held[person]).0)
        .collect();
    let mut order: Vec<usize> = (0..day.tasks.len())
        .filter(|&task| holders[task].is_none() && !day.is_elsewhere(&day.tasks[task]))
        .collect();
    order.sort_by_key(|&task| {
        let task = &day.tasks[task];
        (task.opens, task.due, task.duty)
    });
    for task in order {
        let able = (0..day.people.len()).filter(|&one| day.people[one].could(&day.tasks[task]));
        let loads: Vec<Load> = able
            .map(|one| load_of(&Walker::of(day, one), &ways[one], &held[one], task))
            .collect();
        let chosen = choose(&loads);
        let place = day
            .people
            .iter()
            .position(|one| Some(one.account) == chosen);
        if let Some(person) = place {
            holders[task] = Some(person);
            held[person].push(task);
            Walker::of(day, person).insert(&mut ways[person], task);
        }
    }
    holders
}

/// The tasks of somebody.
pub(super) fn list(holders: &[Option<usize>], person: usize) -> Vec<usize> {
    let places = 0..holders.len();
    places
        .filter(|&task| holders[task] == Some(person))
        .collect()
}

/// Walks with everybody through what is theirs.
fn settle(day: &Day, holders: Vec<Option<usize>>) -> Plan {
    let people = 0..day.people.len();
    let routes: Vec<Vec<Stop>> = people
        .map(|person| Walker::of(day, person).way(&list(&holders, person)).0)
        .collect();
    Plan {
        misses: misses(day, &routes, &holders),
        routes,
        holders,
    }
}

/// What these ways miss and why, the soonest due first.
pub(super) fn misses(day: &Day, routes: &[Vec<Stop>], holders: &[Option<usize>]) -> Vec<Miss> {
    let mut is_kept = vec![false; day.tasks.len()];
    for stop in routes.iter().flatten() {
        is_kept[stop.task] = true;
    }
    let left = (0..day.tasks.len()).filter(|&task| !is_kept[task]);
    let mut found: Vec<Miss> = left
        .map(|task| Miss {
            task,
            holder: holders[task].map(|holder| day.people[holder].account),
            why: match (holders[task], day.tasks[task].team) {
                (Some(holder), _) if !day.people[holder].could(&day.tasks[task]) => {
                    Why::NobodyThere
                }
                (Some(holder), _) => why(&Walker::of(day, holder), &routes[holder], task),
                (None, None) => Why::Unserved,
                (None, Some(_)) => Why::NobodyThere,
            },
        })
        .collect();
    found.sort_by_key(|miss| {
        let task = &day.tasks[miss.task];
        (task.due, task.duty)
    });
    found
}

/// Why somebody with these stops has no time for the task.
fn why(walker: &Walker<'_>, stops: &[Stop], task: usize) -> Why {
    let wanted = &walker.tasks[task];
    let near = |stop: &&Stop| stop.until > wanted.opens && stop.from < wanted.due;
    let before = stops.iter().rev().find(|stop| stop.from < wanted.due);
    let at_once = Walker {
        on_foot: false,
        ..*walker
    };
    if at_once.place(stops, task).is_some()
        && let Some(from) = before
    {
        return Why::TooFar(from.task);
    }
    let shared = |stop: &&Stop| stop.until.min(wanted.due) - stop.from.max(wanted.opens);
    let longest = stops.iter().filter(near).max_by_key(shared);
    match longest.or(before) {
        Some(stop) => Why::Busy(stop.task),
        None => Why::NobodyThere,
    }
}
