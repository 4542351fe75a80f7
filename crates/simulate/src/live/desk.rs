//! The reception desk on a working day: who comes, calls and asks when, and who sees to it. Where a
//! site has no hall, things break there all the same.

mod gate;
mod hall;
mod record;
mod told;

use anyhow::Result;
use app::{Answer, Role};
use domain::fault::Step;
use domain::{
    CallId, FaultId, InquiryId, KnowledgeId, Milliseconds, TicketId, Uid, VisitId, WindowId,
};
use jiff::civil::time;

use super::agenda::Item;
use super::{Life, OPENS};
use crate::act::{Act, DeskAct, Sent};
use crate::callers::Callers;
use crate::day::MINUTE_MS;

/// One in so many acts at the desk ends with the machine stopping before it is answered.
const CRASH_ONE_IN: u32 = 120;
/// One in so many is done by two people at once.
const SECOND_ONE_IN: u32 = 24;
/// When the desk opens its doors, in minutes of the day.
const DOORS: i64 = 8 * 60 + 30;
/// When nobody is let in any more.
pub(super) const LAST: i64 = 17 * 60;

/// How many come on a day, and from when until when.
struct Profile {
    visits: std::ops::RangeInclusive<usize>,
    calls: std::ops::RangeInclusive<usize>,
    inquiries: std::ops::RangeInclusive<usize>,
    tickets: std::ops::RangeInclusive<usize>,
    faults: std::ops::RangeInclusive<usize>,
    until: i64,
}

/// An ordinary day, small enough that fifty buildings can live through it.
const ORDINARY: Profile = Profile {
    visits: 6..=10,
    calls: 3..=5,
    inquiries: 2..=4,
    tickets: 3..=6,
    faults: 0..=1,
    until: 16 * 60,
};

/// A busy morning of the court.
const BUSY: Profile = Profile {
    visits: 200..=200,
    calls: 60..=60,
    inquiries: 40..=40,
    tickets: 60..=60,
    faults: 2..=2,
    until: 11 * 60 + 50,
};

/// One thing somebody does at the desk, at the gate or in the hall.
pub(super) enum Errand {
    SetUp,
    /// A host announces somebody for this minute of today.
    Announce(i64),
    WalkIn,
    Arrive(VisitId),
    Follow(VisitId),
    HostAnswers(VisitId),
    LetIn(VisitId),
    Refuse(VisitId),
    Leave(VisitId),
    TakeBack(VisitId),
    BadgeBack(VisitId),
    Again(VisitId),
    Call,
    Receive(CallId),
    CallBack(CallId),
    Inquire,
    AnswerInquiry(InquiryId),
    Ticket,
    Serve(WindowId),
    Deal(TicketId),
    Break,
    Repair(FaultId, Step),
    /// The desk has no network for so long.
    LoseNetwork(Milliseconds),
    Complete,
    Sign(String),
    Countersign(String),
    Amend(String),
}

/// The desk's own state.
pub(super) struct Counter {
    callers: Callers,
    pub(super) busy: bool,
    has_desk: bool,
    /// Until when it has no network.
    back: Milliseconds,
    /// What was typed since.
    queue: Vec<Sent>,
    known: Vec<KnowledgeId>,
    signed: Option<String>,
}

impl Counter {
    pub(super) fn of(building: &crate::building::Building, busy: bool) -> Result<Self> {
        Ok(Self {
            callers: Callers::read()?,
            busy,
            has_desk: building.content.hall.is_some(),
            back: 0,
            queue: Vec::new(),
            known: Vec::new(),
            signed: None,
        })
    }

    fn profile(&self) -> &'static Profile {
        if self.busy { &BUSY } else { &ORDINARY }
    }
}

impl Life {
    /// Thinks of the desk's day.
    pub(super) fn plan_desk(&mut self) {
        let profile = self.desk.profile();
        for _ in 0..self.world.rng.usize(profile.faults.clone()) {
            self.later(DOORS, profile.until, Item::Desk(Errand::Break));
        }
        if !self.desk.has_desk {
            return;
        }
        if self.world.report.days == 0 {
            self.put(OPENS, Item::Desk(Errand::SetUp));
        }
        let visits = self.world.rng.usize(profile.visits.clone());
        for place in 0..visits {
            let minute = self.world.rng.i64(DOORS..profile.until);
            if place % 3 == 0 {
                let announced = self.world.rng.i64(OPENS + 5..DOORS);
                self.put(announced, Item::Desk(Errand::Announce(minute)));
            } else {
                self.put(minute, Item::Desk(Errand::WalkIn));
            }
        }
        for _ in 0..self.world.rng.usize(profile.calls.clone()) {
            self.later(DOORS, profile.until, Item::Desk(Errand::Call));
        }
        for _ in 0..self.world.rng.usize(profile.inquiries.clone()) {
            self.later(DOORS, profile.until, Item::Desk(Errand::Inquire));
        }
        for _ in 0..self.world.rng.usize(profile.tickets.clone()) {
            self.later(DOORS, profile.until, Item::Desk(Errand::Ticket));
        }
        for _ in 0..self.world.rng.usize(..2) {
            let length = self.world.rng.i64(5..25) * MINUTE_MS;
            let lost = Item::Desk(Errand::LoseNetwork(length));
            self.later(DOORS, profile.until, lost);
        }
        self.plan_record();
    }

    fn plan_record(&mut self) {
        let today = self.date.to_string();
        if let Some(before) = self.desk.signed.take() {
            self.put(OPENS + 60, Item::Desk(Errand::Amend(before)));
        }
        self.put(LAST + 30, Item::Desk(Errand::Complete));
        self.put(LAST + 40, Item::Desk(Errand::Sign(today.clone())));
        self.put(LAST + 60, Item::Desk(Errand::Countersign(today.clone())));
        if self.world.rng.u8(..3) == 0 && !self.desk.busy {
            self.put(LAST + 50, Item::Desk(Errand::Call));
            self.put(LAST + 80, Item::Desk(Errand::Amend(today.clone())));
        }
        self.desk.signed = Some(today);
    }

    /// Lets it happen.
    pub(super) async fn run_errand(&mut self, errand: Errand) -> Result<()> {
        match errand {
            Errand::SetUp => self.set_the_hall_up().await,
            Errand::Announce(minute) => self.announce(minute).await,
            Errand::WalkIn => self.walk_in().await,
            Errand::Arrive(id) => self.arrive(id).await,
            Errand::Follow(id) => self.follow_visit(id).await,
            Errand::HostAnswers(id) => self.host_answers(id).await,
            Errand::LetIn(id) => self.let_in(id).await,
            Errand::Refuse(id) => self.refuse(id).await,
            Errand::Leave(id) => self.leave(id).await,
            Errand::TakeBack(id) => self.take_back(id).await,
            Errand::BadgeBack(id) => self.badge_back(id).await,
            Errand::Again(id) => self.come_again(id).await,
            Errand::Call => self.call_comes_in().await,
            Errand::Receive(id) => self.receive_call(id).await,
            Errand::CallBack(id) => self.call_back(id).await,
            Errand::Inquire => self.inquire().await,
            Errand::AnswerInquiry(id) => self.answer_inquiry(id).await,
            Errand::Ticket => self.take_ticket().await,
            Errand::Serve(window) => self.serve(window).await,
            Errand::Deal(ticket) => self.deal(ticket).await,
            Errand::Break => self.something_breaks().await,
            Errand::Repair(id, step) => self.repair(id, step).await,
            Errand::LoseNetwork(length) => {
                self.desk.back = self.world.now() + length;
                Ok(())
            }
            Errand::Complete => self.complete_record().await,
            Errand::Sign(day) => self.sign_record(day).await,
            Errand::Countersign(day) => self.countersign(day).await,
            Errand::Amend(day) => self.amend(day).await,
        }
    }

    /// Something to be done in so many minutes from now, at the earliest.
    fn soon(&mut self, minutes: std::ops::Range<i64>, errand: Errand) {
        let at = self.world.now() + self.world.rng.i64(minutes) * MINUTE_MS;
        self.put_at(at, Item::Desk(errand));
    }

    /// Whether the day has got so far that nobody comes in any more.
    fn is_late(&self) -> bool {
        let building = &self.world.building;
        let midnight = building.instant(self.date, time(0, 0, 0, 0));
        self.world.now() >= midnight + LAST * MINUTE_MS
    }

    /// Somebody with the role acts: at once, with the machine stopping in between, or with a
    /// colleague who does the same.
    async fn at_desk(&mut self, role: Role, act: DeskAct) -> Result<Option<Answer>> {
        let building = std::sync::Arc::clone(&self.world.building);
        let account = self.anybody(role);
        let Some(worker) = building.worker(account) else {
            return Ok(None);
        };
        let now = self.world.now();
        let sent = self.world.sent(&worker.actor, now, Act::Desk(act.clone()));
        if self.world.rng.u32(..CRASH_ONE_IN) == 0 {
            self.world.crash(std::slice::from_ref(&sent)).await?;
            return Ok(None);
        }
        let given = self.world.send(&sent).await?;
        if self.world.rng.u32(..SECOND_ONE_IN) == 0 {
            let other = self.anybody(role);
            self.by(other, Act::Desk(act)).await?;
        }
        Ok(given)
    }

    /// A new record, whose id is the command's: written down at once, or kept at a desk without
    /// network until it has it again.
    async fn write_down(&mut self, role: Role, act: DeskAct) -> Result<Uid> {
        let building = std::sync::Arc::clone(&self.world.building);
        let account = self.anybody(role);
        let worker = building.worker(account).unwrap_or(building.first(role));
        let now = self.world.now();
        let sent = self.world.sent(&worker.actor, now, Act::Desk(act));
        let id = sent.command.id.0;
        if now < self.desk.back {
            self.desk.queue.push(sent);
        } else if self.world.rng.u32(..CRASH_ONE_IN) == 0 {
            self.world.crash(&[sent]).await?;
        } else {
            self.world.send(&sent).await?;
        }
        Ok(id)
    }

    /// Whether the desk has no network; the errand waits until it has.
    fn waits_for_network(&mut self, errand: Errand) -> bool {
        let waits = self.world.now() < self.desk.back;
        if waits {
            let back = self.desk.back + MINUTE_MS;
            self.put_at(back, Item::Desk(errand));
        }
        waits
    }

    /// The desk has network again: what was typed meanwhile is sent, some of it twice.
    pub(super) async fn desk_comes_back(&mut self) -> Result<()> {
        if self.desk.queue.is_empty() || self.world.now() < self.desk.back {
            return Ok(());
        }
        self.world.report.deliveries += 1;
        for sent in std::mem::take(&mut self.desk.queue) {
            let given = self.world.send(&sent).await?;
            if let Some(answer) = given
                && self.world.rng.bool()
            {
                self.world.again(&sent, &answer).await?;
            }
        }
        Ok(())
    }
}
