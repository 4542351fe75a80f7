//! The crew: duties done in their windows, or late, or not at all; on phones that lose their network
//! and deliver later, in any order and more than once; by two people at the same time.

use std::collections::BTreeSet;

use anyhow::Result;
use app::Role;
use app::duty::Settlement;
use domain::duty::DutyRecord;
use domain::subject::Register;
use domain::{AccountId, Milliseconds};
use standards::StepOrder;

use super::{Life, Phone, Waiting};
use crate::act::{Act, Sent};
use crate::building::Worker;
use crate::day::{MINUTE_MS, pick};
use crate::intent::{How, dice, intend};

/// How long somebody waits before they try again what was refused.
const TRY_AGAIN_MS: Milliseconds = 15 * MINUTE_MS;
/// One in so many duties is tapped by a second person too.
const SECOND_ONE_IN: u32 = 14;
/// One in so many acts reaches the server a second after its time and more.
const LATE_WORD_ONE_IN: u32 = 10;

/// Whether whoever has the duty says so on their phone: what belongs to a call or an inquiry is mostly
/// settled at the desk, and what belongs to a fault is settled there alone; and whoever signs on, cleans an
/// office, serves a meal or brings papers goes their own way.
fn is_tapped(duty: &DutyRecord, by_hand: bool) -> bool {
    if by_hand
        && super::bureau::BY_HAND
            .iter()
            .any(|rule| duty.duty.rule == *rule)
    {
        return false;
    }
    match duty.subject.map(|about| about.register) {
        Some(Register::Call | Register::Inquiry) => duty.id.0.0.is_multiple_of(6),
        Some(
            Register::Fault
            | Register::AssignedMatter
            | Register::PlannedShift
            | Register::OfficeCleaning
            | Register::PaperInCustody
            | Register::HandOver
            | Register::TakeOver
            | Register::FoundItem
            | Register::Newspaper,
        ) => false,
        Some(Register::Order | Register::Case) => {
            let rule = duty.duty.rule.as_str();
            rule.starts_with("serve-") || rule == "remedy"
        }
        _ => true,
    }
}

impl Life {
    /// What those with network would tap now, for each duty in the order of its taps.
    pub(super) fn duties_due(&mut self) -> Vec<Vec<Sent>> {
        let by_hand = self.bureau.is_lived();
        let (now, salt, temper) = (self.world.now(), self.world.salt(), self.ways.temper);
        let mut due: Vec<(Milliseconds, DutyRecord)> = self
            .world
            .watch
            .duties
            .values()
            .filter(|duty| duty.duty.stopped.is_none() && duty.assignee.is_some())
            .filter_map(|duty| {
                let intent = intend(duty, temper, salt);
                let wanted = intent.at <= now && intent.how != How::Forget;
                wanted.then(|| (intent.at, duty.clone()))
            })
            .filter(|(_, duty)| is_tapped(duty, by_hand))
            .filter(|(_, duty)| !self.pending.contains(&Waiting::Duty(duty.id)))
            .filter(|(_, duty)| {
                let tried = self.tried.get(&duty.id).copied();
                tried.is_none_or(|tried| now >= tried + TRY_AGAIN_MS)
            })
            .collect();
        due.sort_by_key(|(at, duty)| (*at, duty.id));
        let mut taps = Vec::new();
        for (_, duty) in due {
            let Some(account) = duty.assignee else {
                continue;
            };
            self.tried.insert(duty.id, now);
            match self
                .phones
                .get(&account)
                .map(|phone| phone.shows.contains(&duty.id))
            {
                // Without network they can only tap what the phone shows.
                Some(false) => {}
                Some(true) => {
                    let queued = self.taps(account, &duty, now);
                    self.pending.insert(Waiting::Duty(duty.id));
                    if let Some(phone) = self.phones.get_mut(&account) {
                        phone.queue.extend(queued);
                    }
                }
                None => taps.push(self.taps(account, &duty, now)),
            }
        }
        taps
    }

    /// Everybody does what is due on their phone.
    pub(super) async fn do_duties(&mut self) -> Result<()> {
        for taps in self.duties_due() {
            for sent in &taps {
                self.world.send(sent).await?;
            }
            if self.world.rng.u32(..SECOND_ONE_IN) == 0
                && let Some(done) = taps.last()
            {
                self.second_phone(done).await?;
            }
        }
        Ok(())
    }

    fn taps(&mut self, account: AccountId, duty: &DutyRecord, now: Milliseconds) -> Vec<Sent> {
        let building = std::sync::Arc::clone(&self.world.building);
        let Some(worker) = building.worker(account) else {
            return Vec::new();
        };
        let mut at = now;
        if self.world.rng.u32(..LATE_WORD_ONE_IN) == 0 {
            at -= self.world.rng.i64(1..40) * 1_000;
        }
        let salt = self.world.salt();
        if intend(duty, self.ways.temper, salt).how == How::Waive {
            let reason = pick(&mut dice(duty, salt), &building.content.words.waive);
            let act = Act::Settle(duty.id, Settlement::Waived(reason));
            return vec![self.world.sent(&worker.actor, at, act)];
        }
        let rule = building.standard.rule(&duty.duty.rule);
        let ordered = rule.filter(|rule| rule.step_order == StepOrder::Kept);
        let steps = ordered.map_or(0, |rule| rule.steps.len() as u32);
        let mut taps = Vec::new();
        for step in (0..steps).filter(|step| !duty.steps_done.contains(step)) {
            taps.push(self.world.sent(&worker.actor, at, Act::Tick(duty.id, step)));
        }
        let act = Act::Settle(duty.id, Settlement::Done);
        taps.push(self.world.sent(&worker.actor, at, act));
        taps
    }

    /// A colleague has done the same duty, a little earlier or later.
    async fn second_phone(&mut self, done: &Sent) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let first = building
            .workers
            .iter()
            .find(|worker| Some(worker.account) == done.actor.account);
        let team = first.and_then(|worker| worker.team.clone());
        // Where people sign on, whoever is off duty does nothing more.
        let (signs_on, there) = (self.bureau.is_lived(), &self.world.watch.bureau.on_duty);
        let others: Vec<&Worker> = building
            .workers
            .iter()
            .filter(|worker| worker.team == team && Some(worker.account) != done.actor.account)
            .filter(|worker| !signs_on || there.contains(&worker.account))
            .collect();
        if others.is_empty() {
            return Ok(());
        }
        let other = others[self.world.rng.usize(..others.len())].actor.clone();
        let at = done.command.at + self.world.rng.i64(-150..=0) * 1_000;
        let second = self.world.sent(&other, at, done.act.clone());
        self.world.send(&second).await?;
        Ok(())
    }

    /// Somebody's phone has no network from now on; it keeps showing what it showed.
    pub(super) fn lose_network(&mut self, account: AccountId, length: Milliseconds) {
        let shows: BTreeSet<_> = self.world.watch.duties.keys().copied().collect();
        let phone = Phone {
            back: self.world.now() + length,
            shows,
            queue: Vec::new(),
        };
        self.phones.entry(account).or_insert(phone);
    }

    /// Phones that have network again deliver what was tapped meanwhile: in its order or in any
    /// other, and some of it more than once.
    pub(super) async fn come_back(&mut self) -> Result<()> {
        let now = self.world.now();
        let back: Vec<AccountId> = self
            .phones
            .iter()
            .filter(|(_, phone)| phone.back <= now)
            .map(|(account, _)| *account)
            .collect();
        for account in back {
            let Some(mut phone) = self.phones.remove(&account) else {
                continue;
            };
            if phone.queue.is_empty() {
                continue;
            }
            self.world.report.deliveries += 1;
            if self.world.rng.bool() {
                self.world.rng.shuffle(&mut phone.queue);
            }
            for sent in &phone.queue {
                let given = self.world.send(sent).await?;
                if let Some(answer) = given
                    && self.world.rng.u8(..4) == 0
                {
                    self.world.again(sent, &answer).await?;
                }
                match &sent.act {
                    Act::Settle(id, _) => self.pending.remove(&Waiting::Duty(*id)),
                    Act::Say(id, word) => self.pending.remove(&Waiting::Word(*id, *word as u8)),
                    _ => false,
                };
            }
        }
        Ok(())
    }

    /// The leader gives what nobody has to somebody, and tells that changes are known.
    pub(super) async fn look_over(&mut self) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let now = self.world.now();
        let nobodys: Vec<_> = self
            .world
            .watch
            .duties
            .values()
            .filter(|duty| duty.assignee.is_none() && duty.duty.opens.as_millisecond() <= now)
            .map(|duty| duty.id)
            .collect();
        for duty in nobodys {
            let who = self.anybody(Role::Attendant);
            let leader = building.first(Role::TeamLeader).account;
            self.by(leader, Act::Assign(duty, Some(who))).await?;
        }
        let some: Vec<_> = self.world.watch.duties.keys().copied().collect();
        if let Some(duty) = self.world.rng.choice(some) {
            let who = self.anybody(Role::Attendant);
            let leader = self.anybody(Role::TeamLeader);
            self.by(leader, Act::Assign(duty, Some(who))).await?;
        }
        Ok(())
    }

    /// The day is over: meetings nobody ended are ended, and the leader settles most of what is left.
    pub(super) async fn evening(&mut self) -> Result<()> {
        for phone in self.phones.values_mut() {
            phone.back = 0;
        }
        self.come_back().await?;
        self.end_everything().await?;
        let building = std::sync::Arc::clone(&self.world.building);
        let now = self.world.now();
        let left: Vec<_> = self
            .world
            .watch
            .duties
            .values()
            .filter(|duty| duty.meeting.is_some() && duty.duty.opens.as_millisecond() <= now)
            .map(|duty| duty.id)
            .collect();
        for duty in left {
            if self.ways.last.is_none() && self.world.rng.u8(..10) == 0 {
                continue;
            }
            let reason = pick(&mut self.world.rng, &building.content.words.waive);
            let leader = building.first(Role::TeamLeader).account;
            let act = Act::Settle(duty, Settlement::Waived(reason));
            self.by(leader, act).await?;
        }
        self.tried.clear();
        Ok(())
    }
}
