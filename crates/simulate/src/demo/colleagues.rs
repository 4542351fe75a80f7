//! Colleagues who act by themselves while somebody looks at the demo.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use anyhow::Result;
use app::meeting::Calendar;
use app::request::Ask;
use app::serving::Word;
use app::{Actor, Error, House, Role};
use domain::requirement::{BookingStatus, Meeting};
use domain::{AccountId, Milliseconds};
use fastrand::Rng;

use crate::act::{Act, Sent};
use crate::building::{Building, Place};
use crate::day::{MINUTE_MS, pick};
use crate::intent::Temper;
use crate::staff::{Look, look, serving};

/// How long colleagues rest between two acts.
const REST: Duration = Duration::from_secs(4);
/// How far around now they know of meetings.
const KNOWN_MS: Milliseconds = 6 * 60 * MINUTE_MS;

/// Lets the colleagues of both sites act every few seconds until `stop`. The first attendant of the
/// bureau is the visitor: what is theirs is left to them.
///
/// # Errors
/// When the database fails. A refusal is part of the day.
pub async fn colleagues(house: &House, stop: impl Future<Output = ()>) -> Result<()> {
    let mut groups = Vec::new();
    for place in Place::ALL {
        groups.push(Colleagues::of(Building::new(place)?, house.now()));
    }
    let mut stop = pin!(stop);
    let mut rest = tokio::time::interval(REST);
    loop {
        tokio::select! {
            () = &mut stop => return Ok(()),
            _ = rest.tick() => {}
        }
        for group in &mut groups {
            if let Some(sent) = group.next(house).await? {
                match sent.send(house).await {
                    Ok(_) | Err(Error::Refused(_)) => {}
                    Err(failed) => return Err(failed.into()),
                }
            }
        }
    }
}

/// The colleagues of one site.
struct Colleagues {
    building: Building,
    visitor: Option<AccountId>,
    rng: Rng,
    count: u64,
    begun: Milliseconds,
}

impl Colleagues {
    fn of(building: Building, now: Milliseconds) -> Self {
        let visitor =
            (building.place == Place::Bureau).then(|| building.first(Role::Attendant).account);
        Self {
            rng: Rng::with_seed(now as u64 ^ building.place as u64),
            building,
            visitor,
            count: 0,
            begun: now,
        }
    }

    /// The most urgent thing somebody would do now, if there is any.
    async fn next(&mut self, house: &House) -> Result<Option<Sent>> {
        self.count += 1;
        if let Some(sent) = self.word(house).await? {
            return Ok(Some(sent));
        }
        let visitor = self.visitor;
        let seen = Look {
            building: &self.building,
            temper: Temper::DILIGENT,
            salt: self.begun as u64,
        };
        let theirs =
            |duty: &domain::duty::DutyRecord| visitor.is_some() && duty.assignee == visitor;
        let mut due = look(house, &seen, theirs).await?;
        if !due.is_empty() {
            return Ok(Some(due.swap_remove(0)));
        }
        if self.rng.u8(..12) == 0 {
            return Ok(Some(self.note(house)));
        }
        Ok(None)
    }

    /// A meeting that is to begin, to be asked something in, or to end.
    async fn word(&mut self, house: &House) -> Result<Option<Sent>> {
        let now = house.now();
        let (site, eyes) = (self.building.site.id.clone(), Actor::house());
        let (from, until) = (now - KNOWN_MS, now + KNOWN_MS);
        let known = app::meeting::calendar(house, &eyes, &site, from, until).await?;
        let Some(Calendar { meetings, .. }) = known else {
            return Ok(None);
        };
        for view in meetings {
            let meeting = view.meeting;
            let Some(act) = self.said_next(&meeting, now) else {
                continue;
            };
            let worker = serving(house, &self.building, meeting.id).await?;
            if Some(worker.account) == self.visitor {
                continue;
            }
            let number = self.count.to_string();
            let id = house.new_id().to_string();
            let parts = ["colleague", site.as_str(), &number, &id];
            return Ok(Some(Sent::new(&worker.actor, &site, now, &parts, act)));
        }
        Ok(None)
    }

    fn said_next(&mut self, meeting: &Meeting, now: Milliseconds) -> Option<Act> {
        let required = &meeting.requirement;
        let over = meeting.ended.is_some() || meeting.cancelled.is_some();
        if over || required.status != BookingStatus::Confirmed {
            return None;
        }
        let id = meeting.id;
        if meeting.seated.is_none() && now >= required.starts - MINUTE_MS {
            return Some(Act::Say(id, Word::Seated));
        }
        let Some(started) = meeting.started else {
            return (now >= required.starts).then_some(Act::Say(id, Word::Started));
        };
        if let Some(since) = meeting.break_since {
            return (now >= since + 12 * MINUTE_MS).then_some(Act::Say(id, Word::Resumed));
        }
        if now >= required.ends {
            return Some(Act::Say(id, Word::Ended));
        }
        let half = started + (required.ends - started) / 2;
        if required.large && (half..half + 2 * MINUTE_MS).contains(&now) {
            return Some(Act::Say(id, Word::Break));
        }
        // A request about every ten minutes of a meeting, at one act every four seconds.
        (self.rng.u8(..150) == 0).then(|| Act::Ask(id, self.wish()))
    }

    fn wish(&mut self) -> Ask {
        let people = &self.building.people;
        let kind = ["washroom", "document", "other"][self.rng.usize(..3)];
        let (mut from, mut to, mut note) = (String::new(), String::new(), String::new());
        match kind {
            "document" => {
                let first = self.rng.usize(..people.len());
                let second = (first + self.rng.usize(1..people.len())) % people.len();
                from.clone_from(&people[first].form_of_address);
                to.clone_from(&people[second].form_of_address);
            }
            "other" => note = pick(&mut self.rng, &self.building.content.words.requests),
            _ => {}
        }
        Ask {
            kind: kind.to_owned(),
            from,
            to,
            note,
        }
    }

    fn note(&mut self, house: &House) -> Sent {
        let visitor = self.visitor;
        let others: Vec<_> = self
            .building
            .all(Role::Attendant)
            .filter(|worker| Some(worker.account) != visitor)
            .collect();
        let worker = others[self.rng.usize(..others.len())];
        let text = pick(&mut self.rng, &self.building.content.words.notes);
        let (site, id) = (&self.building.site.id, house.new_id().to_string());
        let parts = ["colleague", "note", site.as_str(), &id];
        Sent::new(
            &worker.actor,
            site,
            house.now(),
            &parts,
            Act::Note(text, None),
        )
    }
}
