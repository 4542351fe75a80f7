//! Looks for least changes of who does what: each keeps at least one more window than it costs.

use std::collections::BTreeSet;

use super::forecast::{list, misses};
use super::route::Walker;
use super::{Change, Day, Plan, Proposal, Stop, without};
use crate::{DutyId, Milliseconds};

/// The most moves that one search tries, and for how many of them ways are walked anew where putting tasks
/// between others is not enough: it stays well under a second.
const TRIES_MAX: usize = 6_000;
const ANEW_MAX: usize = 400;
/// The most changes that are proposed one after the other.
const STEPS_MAX: usize = 40;

/// A move of tasks to other people, as places in the day's lists.
type Moves = Vec<(usize, usize)>;
/// Moves that are tried, with what they are called.
type Tried = Vec<(Moves, Vec<Change>)>;

/// What a move comes to.
struct Outcome {
    /// How many more windows are kept.
    gain: usize,
    walking: Milliseconds,
    holders: Vec<Option<usize>>,
    /// The new way of everybody whom it touches.
    ways: Vec<(usize, Vec<Stop>)>,
    change: Vec<Change>,
}

/// The day as it is changed step by step.
pub(super) struct Search<'day> {
    day: &'day Day,
    plan: Plan,
    tries: usize,
    anew: usize,
}

impl<'day> Search<'day> {
    pub(super) fn of(day: &'day Day, plan: Plan) -> Self {
        Self {
            day,
            plan,
            tries: 0,
            anew: 0,
        }
    }

    /// The changes that keep what can be kept, one after the other, and the plan after them all.
    pub(super) fn run(mut self) -> (Vec<Proposal>, Plan) {
        let mut steps = Vec::new();
        while steps.len() < STEPS_MAX {
            let Some(found) = self.step() else {
                break;
            };
            let before: Vec<DutyId> = self.plan.missed(self.day);
            let walked = self.plan.walking();
            self.plan.holders = found.holders;
            for (person, stops) in found.ways {
                self.plan.routes[person] = stops;
            }
            self.plan.misses = misses(self.day, &self.plan.routes, &self.plan.holders);
            let after = self.plan.missed(self.day);
            steps.push(Proposal {
                changes: found.change,
                removes: without(&before, &after),
                adds: without(&after, &before),
                walking: self.plan.walking() - walked,
            });
        }
        (steps, self.plan)
    }

    /// The first missed task that a change keeps, with the best of the least changes for it.
    fn step(&mut self) -> Option<Outcome> {
        let missed: Vec<usize> = self.plan.misses.iter().map(|miss| miss.task).collect();
        let single = missed.iter().find_map(|&task| {
            let tried = self.singles(task);
            self.best(tried)
        });
        single.or_else(|| {
            missed.iter().find_map(|&task| {
                let tried = self.doubles(task);
                self.best(tried)
            })
        })
    }

    fn best(&mut self, tried: Tried) -> Option<Outcome> {
        let mut best: Option<Outcome> = None;
        for (moves, change) in tried {
            let Some(found) = self.judge(&moves, change) else {
                continue;
            };
            let key = |one: &Outcome| (std::cmp::Reverse(one.gain), one.walking);
            if best.as_ref().is_none_or(|known| key(&found) < key(known)) {
                best = Some(found);
            }
        }
        best
    }

    /// Who else could do the task, in the order of the people.
    fn others(&self, task: usize) -> Vec<usize> {
        let people = 0..self.day.people.len();
        let could = |&person: &usize| {
            self.plan.holders[task] != Some(person)
                && self.day.people[person].could(&self.day.tasks[task])
        };
        people.filter(could).collect()
    }

    /// One change for a missed task: its whole meeting to somebody, the task alone, or what is in its way.
    fn singles(&self, task: usize) -> Tried {
        let mut tried = Vec::new();
        let own = &self.day.tasks[task];
        for to in self.others(task) {
            let account = self.day.people[to].account;
            if let Some(meeting) = own.meeting {
                let moves: Moves = (0..self.day.tasks.len())
                    .filter(|&one| self.day.tasks[one].meeting == Some(meeting))
                    .filter(|&one| self.day.people[to].could(&self.day.tasks[one]))
                    .filter(|&one| self.plan.holders[one] != Some(to))
                    .map(|one| (one, to))
                    .collect();
                // What is carried out gives them all of the meeting that is their team's: it is proposed only
                // where that is what was judged.
                let person = &self.day.people[to];
                let mut all = self.day.tasks.iter();
                let could_all = all.all(|one| {
                    one.meeting != Some(meeting) || !person.may(one) || person.could(one)
                });
                if moves.len() > 1 && could_all {
                    let change = Change::GiveMeeting {
                        meeting,
                        to: account,
                    };
                    tried.push((moves, vec![change]));
                }
            }
            tried.push((vec![(task, to)], vec![self.give(task, to)]));
        }
        for stop in self.in_the_way(task) {
            for to in self.others(stop) {
                tried.push((vec![(stop, to)], vec![self.give(stop, to)]));
            }
        }
        tried
    }

    /// Two changes for a missed task: somebody gets it and gives up what is in its way.
    fn doubles(&self, task: usize) -> Tried {
        let mut tried = Vec::new();
        for to in self.others(task) {
            for stop in overlapping(self.day, &self.plan.routes[to], task) {
                for third in self.others(stop) {
                    let changes = vec![self.give(task, to), self.give(stop, third)];
                    tried.push((vec![(task, to), (stop, third)], changes));
                }
            }
        }
        tried
    }

    fn give(&self, task: usize, to: usize) -> Change {
        Change::GiveDuty {
            duty: self.day.tasks[task].duty,
            to: self.day.people[to].account,
        }
    }

    /// What whoever has the task does at that time.
    fn in_the_way(&self, task: usize) -> Vec<usize> {
        let holder = self.plan.holders[task];
        holder.map_or_else(Vec::new, |holder| {
            overlapping(self.day, &self.plan.routes[holder], task)
        })
    }

    /// What the moves come to; `None` where they keep no more than is kept, or the search has gone on
    /// for too long.
    fn judge(&mut self, moves: &Moves, change: Vec<Change>) -> Option<Outcome> {
        if self.tries >= TRIES_MAX {
            return None;
        }
        self.tries += 1;
        let mut holders = self.plan.holders.clone();
        let mut touched = BTreeSet::new();
        for &(task, to) in moves {
            touched.extend(holders[task].into_iter().chain([to]));
            holders[task] = Some(to);
        }
        let kept = |ways: &[(usize, Vec<Stop>)]| -> usize {
            ways.iter().map(|(_, stops)| stops.len()).sum()
        };
        let before: usize = touched.iter().map(|&one| self.plan.routes[one].len()).sum();
        let mut ways = self.put_between(&holders, &touched);
        if kept(&ways) <= before && self.anew < ANEW_MAX {
            self.anew += 1;
            ways = touched
                .iter()
                .map(|&one| (one, Walker::of(self.day, one).way(&list(&holders, one)).0))
                .collect();
        }
        let walked = |stops: &[Stop]| stops.iter().map(|stop| stop.walk).sum::<Milliseconds>();
        let more = ways.iter();
        let more = more.map(|(one, stops)| walked(stops) - walked(&self.plan.routes[*one]));
        let walking: Milliseconds = more.sum();
        (kept(&ways) > before).then(|| Outcome {
            gain: kept(&ways) - before,
            walking,
            holders,
            ways,
            change,
        })
    }

    /// The ways of whoever is touched: what is theirs no more is left out, and what is new to them, or was
    /// missed, is put between the rest.
    fn put_between(
        &self,
        holders: &[Option<usize>],
        touched: &BTreeSet<usize>,
    ) -> Vec<(usize, Vec<Stop>)> {
        let ways = touched.iter().map(|&person| {
            let walker = Walker::of(self.day, person);
            let mut stops = walker.without(&self.plan.routes[person], |task| {
                holders[task] == Some(person)
            });
            let mut left = list(holders, person);
            left.retain(|&task| !stops.iter().any(|stop| stop.task == task));
            left.sort_by_key(|&task| {
                let task = &self.day.tasks[task];
                (task.due, task.duty)
            });
            for task in left {
                walker.insert(&mut stops, task);
            }
            (person, stops)
        });
        ways.collect()
    }
}

/// The tasks of a way that lie in another's window.
fn overlapping(day: &Day, stops: &[Stop], task: usize) -> Vec<usize> {
    let wanted = &day.tasks[task];
    let near =
        |stop: &&Stop| stop.until > wanted.opens - NEAR_MS && stop.from < wanted.due + NEAR_MS;
    stops.iter().filter(near).map(|stop| stop.task).collect()
}

/// What lies so near before or after a window may be in its way by the walking between.
const NEAR_MS: Milliseconds = 10 * 60_000;
