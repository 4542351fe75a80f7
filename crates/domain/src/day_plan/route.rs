//! Somebody's way through the day: stops one after another, each within its window and a shift, with the
//! walking between them.

use super::{Day, Person, Stop, Task};
use crate::Milliseconds;
use crate::assignment::Load;
use crate::walking::walk;

/// With more tasks left than that none are exchanged.
const EXCHANGED_MAX: usize = 12;

/// The tasks and the person that a way is made of.
#[derive(Clone, Copy)]
pub(super) struct Walker<'day> {
    pub(super) tasks: &'day [Task],
    pub(super) person: &'day Person,
    /// Whether walking counts; without it one learns whether it is the walking that is too much.
    pub(super) on_foot: bool,
}

impl<'day> Walker<'day> {
    pub(super) fn of(day: &'day Day, person: usize) -> Self {
        Self {
            tasks: &day.tasks,
            person: &day.people[person],
            on_foot: true,
        }
    }

    fn walk(&self, from: Option<usize>, to: usize) -> Milliseconds {
        match from {
            Some(from) if self.on_foot => walk(self.tasks[from].spot, self.tasks[to].spot),
            _ => 0,
        }
    }

    /// The stop at a task for whoever is free after `before`.
    pub(super) fn stop(&self, before: Option<&Stop>, task: usize) -> Option<Stop> {
        let wanted = &self.tasks[task];
        let walk = self.walk(before.map(|stop| stop.task), task);
        let free = before.map_or(Milliseconds::MIN, |stop| stop.until + walk);
        let from = self.person.start(wanted.opens.max(free), wanted.takes)?;
        let until = from + wanted.takes;
        (until <= wanted.due).then_some(Stop {
            task,
            from,
            until,
            walk,
        })
    }

    /// For each stop the latest start with which it and all after it are still in time.
    fn latest(&self, stops: &[Stop]) -> Vec<Milliseconds> {
        let mut latest = vec![Milliseconds::MIN; stops.len()];
        let mut next: Option<(usize, Milliseconds)> = None;
        for (place, stop) in stops.iter().enumerate().rev() {
            let task = &self.tasks[stop.task];
            let before_next = next.map_or(Milliseconds::MAX, |(next, start)| {
                start - self.walk(Some(stop.task), next) - task.takes
            });
            let last = before_next.min(task.due - task.takes);
            let last = self.person.last_start(last, task.takes);
            latest[place] = last.unwrap_or(Milliseconds::MIN);
            next = Some((stop.task, latest[place]));
        }
        latest
    }

    /// Where the task can be put between the stops so that all stay in time, and by how much longer one
    /// walks then: where that is least, the last such place. Whether it is theirs to do is not asked here.
    pub(super) fn place(&self, stops: &[Stop], task: usize) -> Option<(usize, Milliseconds)> {
        let latest = self.latest(stops);
        let mut best: Option<(usize, Milliseconds)> = None;
        let nexts = stops.iter().zip(&latest).map(Some).chain([None]);
        for (place, next) in nexts.enumerate() {
            let before = place.checked_sub(1).map(|before| &stops[before]);
            let Some(stop) = self.stop(before, task) else {
                continue;
            };
            let mut more = stop.walk;
            if let Some((next, latest)) = next {
                let moved = self.stop(Some(&stop), next.task);
                let Some(moved) = moved.filter(|moved| moved.from <= *latest) else {
                    continue;
                };
                more += moved.walk - next.walk;
            }
            if best.is_none_or(|(_, least)| more <= least) {
                best = Some((place, more));
            }
        }
        best
    }

    /// Puts the task in its place, if there is one; whether there is.
    pub(super) fn insert(&self, stops: &mut Vec<Stop>, task: usize) -> bool {
        let Some((place, _)) = self.place(stops, task) else {
            return false;
        };
        let mut order: Vec<usize> = stops.iter().map(|stop| stop.task).collect();
        order.insert(place, task);
        let Some(walked) = self.walked(&order) else {
            return false;
        };
        *stops = walked;
        true
    }

    /// The way with those stops alone that stay. Whoever has fewer stops is in time at each; where walking
    /// past one that is gone would take longer, the rest is walked by what is due first.
    pub(super) fn without(&self, stops: &[Stop], stays: impl Fn(usize) -> bool) -> Vec<Stop> {
        let order: Vec<usize> = stops
            .iter()
            .map(|stop| stop.task)
            .filter(|&task| stays(task))
            .collect();
        self.walked(&order).unwrap_or_else(|| self.way(&order).0)
    }

    /// The way through the tasks in this order; `None` where one of them is not in time.
    fn walked(&self, order: &[usize]) -> Option<Vec<Stop>> {
        let mut stops: Vec<Stop> = Vec::with_capacity(order.len());
        for &task in order {
            stops.push(self.stop(stops.last(), task)?);
        }
        Some(stops)
    }

    /// A way through the tasks and those for which there is no time: by what is due first, or by what
    /// opens first where that keeps more.
    pub(super) fn way(&self, tasks: &[usize]) -> (Vec<Stop>, Vec<usize>) {
        let by_due = self.in_order(tasks, |task| (task.due, task.opens));
        if by_due.1.is_empty() {
            return by_due;
        }
        let by_opening = self.in_order(tasks, |task| (task.opens, task.due));
        let (mut stops, mut left) = if by_opening.1.len() < by_due.1.len() {
            by_opening
        } else {
            by_due
        };
        // Where so much is left that a few more would not help, nothing is exchanged.
        while left.len() <= EXCHANGED_MAX && self.exchange(&mut stops, &mut left) {}
        (stops, left)
    }

    /// Leaves one stop out where that makes room for two of those that are left; whether it did. Each time
    /// there is one stop more, so it ends.
    fn exchange(&self, stops: &mut Vec<Stop>, left: &mut Vec<usize>) -> bool {
        for place in 0..left.len() {
            let wanted = &self.tasks[left[place]];
            let near = |stop: &Stop| stop.until > wanted.opens && stop.from < wanted.due;
            for out in (0..stops.len()).filter(|&out| near(&stops[out])) {
                let mut order: Vec<usize> = stops.iter().map(|stop| stop.task).collect();
                let gone = order.remove(out);
                let Some(mut tried) = self.walked(&order) else {
                    continue;
                };
                if !self.insert(&mut tried, left[place]) {
                    continue;
                }
                let others = left.iter().filter(|&&task| task != left[place]);
                let second = others.copied().find(|&task| self.insert(&mut tried, task));
                if let Some(second) = second {
                    let first = left[place];
                    left.retain(|&task| task != first && task != second);
                    left.push(gone);
                    *stops = tried;
                    return true;
                }
            }
        }
        false
    }

    fn in_order(
        &self,
        tasks: &[usize],
        key: impl Fn(&Task) -> (Milliseconds, Milliseconds),
    ) -> (Vec<Stop>, Vec<usize>) {
        let mut order = tasks.to_vec();
        order.sort_by_key(|&task| (key(&self.tasks[task]), self.tasks[task].duty));
        let (mut stops, mut left) = (Vec::with_capacity(order.len()), Vec::new());
        for task in order {
            if !self.insert(&mut stops, task) {
                left.push(task);
            }
        }
        (stops, left)
    }
}

/// What one more task would mean for somebody who has these: the same for the plan of a day and for
/// whoever gets a duty now.
#[must_use]
pub fn load(person: &Person, held: &[Task], task: &Task) -> Load {
    let mut tasks = held.to_vec();
    tasks.push(task.clone());
    let walker = Walker {
        tasks: &tasks,
        person,
        on_foot: true,
    };
    let own: Vec<usize> = (0..held.len()).collect();
    let (stops, _) = walker.way(&own);
    load_of(&walker, &stops, &own, held.len())
}

/// As [`load`], for who has a way through the day already; `held` is all that is theirs.
pub(super) fn load_of(walker: &Walker<'_>, stops: &[Stop], held: &[usize], task: usize) -> Load {
    let (tasks, person) = (walker.tasks, walker.person);
    let wanted = &tasks[task];
    let place = walker.place(stops, task);
    // Whoever has no time for it comes from where they were last.
    let last = stops.iter().rev().find(|stop| stop.from <= wanted.opens);
    let from_last = || walker.walk(last.map(|stop| stop.task), task);
    let work = held.iter().map(|&one| tasks[one].takes);
    let serves = |meeting| {
        let mut held = held.iter();
        person.serves.contains(&meeting) || held.any(|&one| tasks[one].meeting == Some(meeting))
    };
    Load {
        account: person.account,
        busy: person.worked + work.sum::<Milliseconds>(),
        walk: place.map_or_else(from_last, |(_, more)| more.max(0)),
        fits: place.is_some(),
        serves_this_meeting: wanted.meeting.is_some_and(serves),
    }
}
