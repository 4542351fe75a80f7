//! No room is ever given twice: whatever is booked, moved, extended, ended early, cleared up or
//! cancelled, at random, what meetings hold of a room and of its whole or parts never overlaps.

use std::collections::BTreeMap;

use app::duty::Settlement;
use app::meeting::{calendar, cancel, change, set_end};
use app::serving::Word;
use app::view::MeetingView;
use app::{Actor, Answer, Error};
use domain::booking::overlap;
use domain::{Milliseconds, RoomId};

use crate::house::{House, at, bureau, clock, meeting_in, room, stories};

const MINUTE: Milliseconds = 60_000;
const ROOMS: [&str; 5] = ["701", "702", "大厅", "东厅", "西厅"];
/// How many things happen in a day.
const STEPS: u64 = 240;

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn pick<'all, T>(&mut self, all: &'all [T]) -> Option<&'all T> {
        let sides = u64::try_from(all.len()).unwrap();
        (sides > 0).then(|| &all[usize::try_from(self.roll(sides)).unwrap()])
    }

    fn minutes(&mut self, least: i64, most: i64) -> Milliseconds {
        let sides = u64::try_from(most - least + 1).unwrap();
        (least + i64::try_from(self.roll(sides)).unwrap()) * MINUTE
    }

    fn room(&mut self) -> RoomId {
        room(self.pick(&ROOMS).unwrap())
    }
}

/// How often each thing was done.
type Tally = BTreeMap<&'static str, u32>;

fn count(tally: &mut Tally, what: &'static str, outcome: Result<Answer, Error>) {
    match outcome {
        Ok(_) => *tally.entry(what).or_default() += 1,
        Err(Error::Refused(_)) => *tally.entry("refused").or_default() += 1,
        Err(Error::Failed(failure)) => panic!("{what} failed: {failure:#}"),
    }
}

async fn all(house: &House, lead: &Actor) -> Vec<MeetingView> {
    let (from, until) = (at("00:00"), at("2026-07-08 00:00"));
    let shown = calendar(&house.app, lead, &bureau(), from, until).await;
    shown.unwrap().unwrap().meetings
}

/// Whether two rooms share walls: they are one, or one is a part of the other.
fn share(one: RoomId, other: RoomId) -> bool {
    let whole = room("大厅");
    let part = |id| id == room("东厅") || id == room("西厅");
    one == other || one == whole && part(other) || other == whole && part(one)
}

fn check(meetings: &[MeetingView], step: u64) {
    let holding: Vec<&MeetingView> = meetings
        .iter()
        .filter(|view| view.phase() != "cancelled")
        .collect();
    for (place, one) in holding.iter().enumerate() {
        for other in &holding[place + 1..] {
            let (mine, theirs) = (
                (one.held_from, one.held_until),
                (other.held_from, other.held_until),
            );
            let told = |view: &MeetingView| {
                let (from, until) = (clock(view.held_from), clock(view.held_until));
                format!("{} {from}-{until} {}", view.room.number, view.phase())
            };
            assert!(
                !share(one.room.id, other.room.id) || !overlap(mine, theirs),
                "step {step}: {} and {}",
                told(one),
                told(other)
            );
        }
    }
}

/// Lets time pass. Whatever runs is ended before its time is over: who runs over takes what is
/// another's, and no booking can forbid it.
async fn pass(house: &House, lead: &Actor, by: Milliseconds, tally: &mut Tally) {
    let now = house.app.now() + by;
    for view in all(house, lead).await {
        let runs = matches!(view.phase(), "running" | "on_break");
        if runs && view.meeting.requirement.ends < now {
            let command = house.command();
            let said = house.try_say("li", view.meeting.id, Word::Ended, &command);
            count(tally, "ended", said.await);
        }
    }
    house.set_ms(now);
}

async fn step(house: &House, lead: &Actor, dice: &mut Dice, tally: &mut Tally) {
    let (app, site, now) = (&house.app, bureau(), house.app.now());
    let meetings = all(house, lead).await;
    let what = dice.roll(10);
    if what < 4 {
        let mut wanted = meeting_in(dice.room(), "09:00", "10:00");
        wanted.starts = now + dice.minutes(-10, 240);
        wanted.ends = wanted.starts + dice.minutes(15, 90);
        count(tally, "booked", house.try_book(wanted).await);
        return;
    }
    let Some(view) = dice.pick(&meetings) else {
        return;
    };
    let (id, command) = (view.meeting.id, house.command());
    match what {
        4 => {
            let mut wanted = view.meeting.requirement.clone();
            wanted.room = dice.room();
            wanted.starts += dice.minutes(-60, 60);
            wanted.ends = wanted.starts + dice.minutes(15, 90);
            let revision = view.meeting.revision;
            let changed = change(app, lead, &site, &command, id, revision, wanted);
            count(tally, "moved", changed.await);
        }
        5 => {
            let ends = view.meeting.requirement.ends + dice.minutes(-30, 45);
            let set = set_end(app, lead, &site, &command, id, ends).await;
            count(tally, "set to another end", set);
        }
        6 if dice.roll(3) == 0 => {
            let cancelled = cancel(app, lead, &site, &command, id, "改期".to_owned());
            count(tally, "cancelled", cancelled.await);
        }
        7 => {
            let due = meetings.iter().find(|view| {
                let required = &view.meeting.requirement;
                view.phase() == "expected" && required.starts <= now && now < required.ends
            });
            if let Some(due) = due {
                let said = house.try_say("li", due.meeting.id, Word::Started, &command);
                count(tally, "started", said.await);
            }
        }
        8 => {
            let running = meetings.iter().find(|view| view.phase() == "running");
            if let Some(running) = running {
                let said = house.try_say("li", running.meeting.id, Word::Ended, &command);
                count(tally, "ended", said.await);
            }
        }
        _ => clear_up(house, &meetings, tally).await,
    }
}

/// Settles whatever is left of the meetings that are over, one duty at a time.
async fn clear_up(house: &House, meetings: &[MeetingView], tally: &mut Tally) {
    for view in meetings.iter().filter(|view| view.phase() == "ended") {
        let duties = house.page(&bureau(), view.meeting.id).await.duties;
        if let Some(left) = duties.iter().find(|duty| duty.outcome.is_none()) {
            let waived = Settlement::Waived("下一场同组".to_owned());
            let command = house.command();
            let settled = house.try_settle("li", left.id, waived, &command);
            count(tally, "cleared", settled.await);
            return;
        }
    }
}

stories! {
    // C4.1.1, A4.8, C2.2
    async fn whatever_is_booked_moved_extended_ended_and_cancelled_no_room_is_given_twice_c4_1_1(house: House) {
        house.furnish().await;
        let lead = house.who("li").await;
        let mut tally = Tally::new();
        let mut dice = Dice(20_260_706);
        for number in 0..STEPS {
            let by = dice.minutes(0, 6);
            pass(&house, &lead, by, &mut tally).await;
            step(&house, &lead, &mut dice, &mut tally).await;
            check(&all(&house, &lead).await, number);
        }
        let done = ["booked", "moved", "set to another end", "cancelled", "started", "ended", "cleared", "refused"];
        assert!(done.iter().all(|what| tally.contains_key(what)), "{tally:?}");
        assert!(tally["booked"] >= 20, "{tally:?}");
    }
}
