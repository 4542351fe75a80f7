//! Whose hands are free: who is on duty and what each of them has of a day. A duty that is given now and
//! the plan of a day are weighed by the same rule ([`domain::day_plan::load`]).

use std::collections::BTreeMap;

use anyhow::Result;
use domain::assignment::{Load, choose};
use domain::booking::LATEST_MS;
use domain::day_plan::{Person, Task, load};
use domain::duty::DutyRecord;
use domain::roster::SHIFT_MAX_MS;
use domain::walking::Spot;
use domain::{AccountId, DutyId, MeetingId, Milliseconds, RoomId, SiteId};
use standards::{Outcome, Rule};
use store::Database;

use crate::house::House;

/// Where the rooms of a site are.
pub(crate) struct Spots(BTreeMap<RoomId, Spot>);

impl Spots {
    /// Looks them up.
    pub(crate) fn look(db: &mut Database, site: &SiteId) -> Result<Self> {
        let floors = store::directory::floors(db, site)?;
        let rooms = store::directory::rooms(db, site)?;
        let spots = rooms.iter();
        let spots = spots.filter_map(|room| Some((room.id, Spot::of(room, &floors)?)));
        Ok(Self(spots.collect()))
    }

    /// Where the room is.
    pub(crate) fn of(&self, room: Option<RoomId>) -> Option<Spot> {
        room.and_then(|room| self.0.get(&room).copied())
    }
}

/// How long the rule keeps somebody busy.
pub(crate) fn busy_ms(rule: Option<&Rule>) -> Milliseconds {
    let minutes = rule.map_or(standards::TAKES_USUAL_MINUTES, Rule::busy_minutes);
    Milliseconds::from(minutes) * 60_000
}

/// The duty as the plan of a day has it at `now`. No window is missed because it is short alone: what takes
/// longer than it lasts is hurried, and what is open already is half done by now, or done in half the time
/// that is left.
pub(crate) fn task_of(
    record: &DutyRecord,
    rule: Option<&Rule>,
    spots: &Spots,
    now: Milliseconds,
) -> Task {
    let was_open = record.duty.opens.as_millisecond() < now;
    let opens = record.duty.opens.as_millisecond().max(now);
    let due = record.duty.due.as_millisecond();
    let left = (due - opens).max(0);
    Task {
        duty: record.id,
        meeting: record.meeting,
        team: record.team,
        spot: spots.of(record.room),
        opens: opens.min(due.max(now)),
        due,
        takes: busy_ms(rule).min(if was_open { left / 2 } else { left }),
        holder: record.assignee,
        barred: Vec::new(),
    }
}

/// Somebody on duty with what they have.
struct Hand {
    person: Person,
    held: Vec<Task>,
}

/// Everybody on duty with what they have of a day.
pub(crate) struct Hands {
    of_all: Vec<Hand>,
    spots: Spots,
    now: Milliseconds,
}

impl Hands {
    /// Looks at who is on duty and what they have of the day.
    pub(crate) fn look(
        db: &mut Database,
        house: &House,
        site: &SiteId,
        day: &str,
        now: Milliseconds,
    ) -> Result<Self> {
        let mut hands = Self {
            of_all: on_duty(db, site, now)?,
            spots: Spots::look(db, site)?,
            now,
        };
        for record in store::duty::of_day(db, site, day)? {
            let Some(account) = record.assignee else {
                continue;
            };
            let standard = house.standard(db, site, record.standard_version)?;
            let rule = standard.rule(&record.duty.rule);
            let task = task_of(&record, rule, &hands.spots, now);
            let Some(hand) = hands.of(account) else {
                continue;
            };
            hand.person.serves.extend(record.meeting);
            match record.duty.outcome {
                None => hand.held.push(task),
                Some(Outcome::Cancelled { .. }) => {}
                Some(_) => hand.person.worked += busy_ms(rule),
            }
        }
        Ok(hands)
    }

    fn of(&mut self, account: AccountId) -> Option<&mut Hand> {
        let mut hands = self.of_all.iter_mut();
        hands.find(|hand| hand.person.account == account)
    }

    /// Who of the members on duty gets the duty of the rule; whoever is `serving` serves its meeting
    /// already.
    pub(crate) fn choose(
        &self,
        members: &[AccountId],
        task: &Task,
        serving: &[AccountId],
    ) -> Option<AccountId> {
        let among = self.of_all.iter();
        let loads = among
            .filter(|hand| members.contains(&hand.person.account))
            .map(|hand| {
                let load = load(&hand.person, &hand.held, task);
                Load {
                    serves_this_meeting: load.serves_this_meeting
                        || serving.contains(&load.account),
                    ..load
                }
            });
        choose(&loads.collect::<Vec<_>>())
    }

    /// The duty as it would be given now.
    pub(crate) fn task(&self, record: &DutyRecord, rule: Option<&Rule>) -> Task {
        task_of(record, rule, &self.spots, self.now)
    }

    /// Something that a meeting will ask for within a window.
    pub(crate) fn wanted(
        &self,
        meeting: MeetingId,
        room: Option<RoomId>,
        (opens, due): (Milliseconds, Milliseconds),
    ) -> Task {
        Task {
            duty: DutyId(meeting.0),
            meeting: Some(meeting),
            team: None,
            spot: self.spots.of(room),
            opens,
            due,
            takes: busy_ms(None).min(due - opens),
            holder: None,
            barred: Vec::new(),
        }
    }

    /// Notes that somebody has it from now on.
    pub(crate) fn give(&mut self, account: AccountId, task: Task) {
        if let Some(hand) = self.of(account) {
            hand.held.push(task);
        }
    }
}

/// Everybody on duty, until their planned shift ends.
fn on_duty(db: &mut Database, site: &SiteId, now: Milliseconds) -> Result<Vec<Hand>> {
    let planned = store::planned_shift::between(db, site, (now - SHIFT_MAX_MS, now + 1))?;
    let until = |account: AccountId| {
        let theirs = planned.iter().filter(|one| one.account == account);
        let ends = theirs.map(|one| one.ends).filter(|ends| *ends > now).max();
        ends.unwrap_or(LATEST_MS)
    };
    let people = store::shift::on_duty(db, site)?;
    Ok(people
        .into_iter()
        .map(|(account, _)| Hand {
            person: Person {
                account,
                teams: Vec::new(),
                shifts: vec![(now, until(account))],
                worked: 0,
                serves: Vec::new(),
            },
            held: Vec::new(),
        })
        .collect())
}
