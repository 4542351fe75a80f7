//! How meetings go: they begin early or late, break, run over; their hosts confirm, move, extend and
//! cancel them; and in the middle somebody wants something.

use std::sync::Arc;

use anyhow::Result;
use app::Role;
use app::request::Ask;
use app::serving::Word;
use domain::requirement::BookingStatus;
use domain::{AccountId, MeetingId, Milliseconds};
use fastrand::Rng;
use store::meeting::MeetingRecord;

use super::{Life, Waiting};
use crate::act::Act;
use crate::day::{MINUTE_MS, pick};

/// One in so many minutes of a meeting somebody in it wants something.
const REQUEST_ONE_IN: u32 = 45;
/// One in so many minutes near its end it is extended.
const EXTENSION_ONE_IN: u32 = 40;

/// How a meeting goes; it follows from its id and the salt.
struct Course {
    seated: Milliseconds,
    started: Milliseconds,
    breaks: bool,
    break_length: Milliseconds,
    ended: Milliseconds,
    happens: bool,
}

impl Course {
    fn of(record: &MeetingRecord, salt: u64) -> Self {
        let mut dice = Rng::with_seed((record.meeting.id.0.0 as u64) ^ salt);
        Self {
            seated: dice.i64(-7..3) * MINUTE_MS,
            started: dice.i64(-4..9) * MINUTE_MS,
            breaks: dice.u8(..if record.meeting.requirement.large {
                2
            } else {
                8
            }) == 0,
            break_length: dice.i64(6..18) * MINUTE_MS,
            ended: dice.i64(-20..15) * MINUTE_MS,
            happens: dice.u8(..30) > 0,
        }
    }
}

impl Life {
    /// Whoever serves says how far meetings are, and hosts ask for things.
    pub(super) async fn say_words(&mut self) -> Result<()> {
        let (now, salt) = (self.world.now(), self.world.salt());
        let near: Vec<MeetingRecord> = self
            .world
            .watch
            .meetings
            .values()
            .filter(|record| record.meeting.requirement.starts <= now + 30 * MINUTE_MS)
            .cloned()
            .collect();
        for record in near {
            let course = Course::of(&record, salt);
            if let Some(word) = next_word(&record, &course, now) {
                self.say(record.meeting.id, word).await?;
            } else if record.meeting.started.is_some() {
                self.in_the_middle(&record, now).await?;
            } else {
                self.before(&record, &course, now).await?;
            }
        }
        Ok(())
    }

    async fn say(&mut self, meeting: MeetingId, word: Word) -> Result<()> {
        let waiting = Waiting::Word(meeting, word as u8);
        if self.pending.contains(&waiting) {
            return Ok(());
        }
        let account = self.serving(meeting);
        let shown = self.phones.get(&account).map(|phone| {
            let duties = self.world.watch.duties.values();
            let mut of_meeting = duties.filter(|duty| duty.meeting == Some(meeting));
            of_meeting.any(|duty| phone.shows.contains(&duty.id))
        });
        let building = Arc::clone(&self.world.building);
        match shown {
            Some(true) => {
                let Some(worker) = building.worker(account) else {
                    return Ok(());
                };
                let now = self.world.now();
                let sent = self.world.sent(&worker.actor, now, Act::Say(meeting, word));
                self.pending.insert(waiting);
                if let Some(phone) = self.phones.get_mut(&account) {
                    phone.queue.push(sent);
                }
                Ok(())
            }
            // A phone that does not know the meeting cannot speak of it: the leader does.
            Some(false) => {
                let leader = building.first(Role::TeamLeader).account;
                self.by(leader, Act::Say(meeting, word)).await
            }
            None => self.by(account, Act::Say(meeting, word)).await,
        }
    }

    /// Who has a duty in the meeting, else the leader.
    fn serving(&self, meeting: MeetingId) -> AccountId {
        let duties = self.world.watch.duties.values();
        let assigned = duties
            .filter(|duty| duty.meeting == Some(meeting))
            .find_map(|duty| duty.assignee);
        assigned.unwrap_or_else(|| self.world.building.first(Role::TeamLeader).account)
    }

    async fn before(&mut self, record: &MeetingRecord, course: &Course, now: i64) -> Result<()> {
        let required = &record.meeting.requirement;
        let id = record.meeting.id;
        if !course.happens && now >= required.starts - 10 * MINUTE_MS {
            return self.cancel(id).await;
        }
        if required.status == BookingStatus::Tentative && now >= required.starts - 25 * MINUTE_MS {
            let leader = self.anybody(Role::TeamLeader);
            return self.by(leader, Act::Confirm(id)).await;
        }
        let guests = 3_u32;
        if now >= required.starts - 12 * MINUTE_MS && self.world.rng.u8(..6) == 0 {
            let place = self.world.rng.u32(..guests);
            let who = self.serving(id);
            return self.by(who, Act::Receive(id, place)).await;
        }
        Ok(())
    }

    async fn in_the_middle(&mut self, record: &MeetingRecord, now: Milliseconds) -> Result<()> {
        let (id, ends) = (record.meeting.id, record.meeting.requirement.ends);
        if self.world.rng.u32(..REQUEST_ONE_IN) == 0 {
            let (who, ask) = (self.serving(id), self.wish());
            return self.by(who, Act::Ask(id, ask)).await;
        }
        if now > ends - 15 * MINUTE_MS && self.world.rng.u32(..EXTENSION_ONE_IN) == 0 {
            let longer = ends + self.world.rng.i64(1..4) * 15 * MINUTE_MS;
            let leader = self.anybody(Role::TeamLeader);
            return self.by(leader, Act::SetEnd(id, longer)).await;
        }
        Ok(())
    }

    fn wish(&mut self) -> Ask {
        let building = Arc::clone(&self.world.building);
        let kind = ["washroom", "document", "other"][self.world.rng.usize(..3)];
        let mut ask = Ask {
            kind: kind.to_owned(),
            from: String::new(),
            to: String::new(),
            note: String::new(),
        };
        match kind {
            "document" => {
                ask.from.clone_from(&building.people[0].form_of_address);
                ask.to.clone_from(&building.people[3].form_of_address);
            }
            "other" => {
                ask.note = pick(&mut self.world.rng, &building.content.words.requests);
            }
            _ => {}
        }
        ask
    }

    pub(super) async fn cancel(&mut self, id: MeetingId) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let reason = pick(&mut self.world.rng, &building.content.words.cancel);
        let leader = self.anybody(Role::TeamLeader);
        self.by(leader, Act::Cancel(id, reason)).await
    }

    /// A client changes their mind: another time, another room, more people; now and then with an
    /// old form in front of them.
    pub(super) async fn change_something(&mut self) -> Result<()> {
        let now = self.world.now();
        let ahead: Vec<MeetingId> = self
            .world
            .watch
            .meetings
            .values()
            .filter(|record| record.meeting.requirement.starts > now + 5 * MINUTE_MS)
            .map(|record| record.meeting.id)
            .collect();
        let Some(id) = self.world.rng.choice(ahead) else {
            return Ok(());
        };
        if self.world.rng.u8(..6) == 0 {
            return self.cancel(id).await;
        }
        let site = self.world.building.site.id.clone();
        let read = move |db: &mut store::Database| store::meeting::find(db, &site, id);
        let Some(record) = self.world.house()?.store().read(read).await? else {
            return Ok(());
        };
        let mut wished = record.meeting.requirement;
        match self.world.rng.u8(..5) {
            0 => {
                let by = self.world.rng.i64(-4..9) * 15 * MINUTE_MS;
                wished.starts += by;
                wished.ends += by;
            }
            1 => {
                let building = Arc::clone(&self.world.building);
                let rooms: Vec<_> = building.meeting_rooms().collect();
                let room = rooms[self.world.rng.usize(..rooms.len())];
                wished.room = room.id;
                wished.layout = room.layouts.first().cloned().unwrap_or_default();
                wished.equipment.clear();
            }
            2 => wished.large = !wished.large,
            3 => wished.headcount += 1,
            _ => wished.attendees.truncate(2),
        }
        let stale = i32::from(self.world.rng.u8(..8) == 0);
        let revision = record.meeting.revision - stale;
        let leader = self.anybody(Role::TeamLeader);
        self.by(leader, Act::Change(id, revision, Box::new(wished)))
            .await?;
        let after = self.world.watch.meetings.get(&id);
        if let Some(revision) = after.map(|record| record.meeting.revision)
            && self.world.rng.bool()
        {
            let who = self.serving(id);
            self.by(who, Act::Acknowledge(id, revision)).await?;
        }
        Ok(())
    }

    /// At the end of the day no meeting is left that should have ended.
    pub(super) async fn end_everything(&mut self) -> Result<()> {
        let now = self.world.now();
        let left: Vec<_> = self
            .world
            .watch
            .meetings
            .values()
            .filter(|record| record.meeting.requirement.starts < now)
            .map(|record| (record.meeting.id, record.meeting.started.is_some()))
            .collect();
        for (id, started) in left {
            if started {
                let leader = self.anybody(Role::TeamLeader);
                self.by(leader, Act::Say(id, Word::Ended)).await?;
            } else {
                self.cancel(id).await?;
            }
        }
        Ok(())
    }
}

/// What is to be said next of the meeting, if it is time.
fn next_word(record: &MeetingRecord, course: &Course, now: Milliseconds) -> Option<Word> {
    let meeting = &record.meeting;
    let required = &meeting.requirement;
    if required.status != BookingStatus::Confirmed || !course.happens {
        return None;
    }
    if meeting.seated.is_none() && now >= required.starts + course.seated {
        return Some(Word::Seated);
    }
    let Some(started) = meeting.started else {
        return (now >= required.starts + course.started).then_some(Word::Started);
    };
    if let Some(since) = meeting.break_since {
        return (now >= since + course.break_length).then_some(Word::Resumed);
    }
    if now >= (required.ends + course.ended).max(started + 10 * MINUTE_MS) {
        return Some(Word::Ended);
    }
    let half = started + (required.ends - started) / 2;
    let in_half = (half..half + 3 * MINUTE_MS).contains(&now);
    (course.breaks && in_half).then_some(Word::Break)
}
