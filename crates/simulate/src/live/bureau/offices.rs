//! Leaders go out and come back, their offices are cleaned step by step with a key that is booked out and in,
//! what is lacking is told, papers come out of them and are signed for the next morning.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use app::Role;
use app::duty::Settlement;
use app::paper_in_custody::{HandOver as Signing, Onward, Retrieval};
use domain::check::{CheckItem, check_items};
use domain::duty::DutyRecord;
use domain::presence::{Presence, Whereabouts};
use domain::subject::Register;
use domain::{AccountId, DutyId, PaperInCustodyId, PersonId, RoomId};
use standards::Rule;

use super::Errand;
use crate::act::{Act, BureauAct};
use crate::day::{MINUTE_MS, pick};
use crate::live::Life;
use crate::live::agenda::Item;
use crate::service::{RECEIVER, SIGNATURE};

/// When offices may be cleaned, in minutes of the day, and how often somebody looks for one.
const CLEANED: (i64, i64) = (16 * 60 + 31, 18 * 60 + 15);
const LOOKED_EVERY: usize = 8;
/// Where papers lie until they are brought.
const CABINET: &str = "文件柜";

impl Life {
    /// Most leaders are out by the evening, some of them for a short time; in the morning they are back.
    pub(super) fn plan_offices(&mut self) {
        for leader in self.bureau.out.clone() {
            self.sometime(7 * 60 + 40, 8 * 60 + 25, Errand::ComeBack(leader));
        }
        for (leader, _) in self.bureau.offices.clone() {
            if self.world.rng.u8(..5) == 0 {
                continue;
            }
            let out = self.world.rng.i64(15 * 60 + 30..17 * 60 + 10);
            self.put_errand(out, Errand::GoOut(leader));
            if self.world.rng.u8(..7) == 0 {
                let back = self.world.rng.i64(17 * 60..17 * 60 + 40).max(out + 15);
                self.put_errand(back, Errand::ComeBack(leader));
                self.put_errand(back + 15, Errand::GoOut(leader));
            }
        }
        for minute in (CLEANED.0..CLEANED.1).step_by(LOOKED_EVERY) {
            self.put_errand(minute, Errand::LookAtOffices);
        }
    }

    /// The desk hears that a leader is out, or back.
    pub(super) async fn say_out(&mut self, leader: PersonId, out: bool) -> Result<()> {
        let whereabouts = if out {
            self.bureau.out.insert(leader);
            [Whereabouts::OutOnBusiness, Whereabouts::InMeeting][self.world.rng.usize(..2)]
        } else {
            self.bureau.out.remove(&leader);
            Whereabouts::AtPost
        };
        let said = Presence {
            whereabouts,
            back_at: None,
            note: String::new(),
        };
        let desk = self.world.building.first(Role::Receptionist).account;
        let act = BureauAct::SayPresence(leader, said);
        self.at_bureau(desk, act).await?;
        Ok(())
    }

    /// Whoever has no office in hand begins with the next one that is theirs.
    pub(super) async fn look_at_offices(&mut self) -> Result<()> {
        self.world.tick().await?;
        let now = self.world.now();
        let open = self.open_of(Register::OfficeCleaning);
        let begun = open
            .iter()
            .filter(|duty| self.bureau.cleaning.contains_key(&duty.id));
        let mut at_work: Vec<AccountId> = begun.filter_map(|duty| duty.assignee).collect();
        for duty in open {
            let (Some(account), Some(room)) = (duty.assignee, duty.room) else {
                continue;
            };
            let opens = duty.duty.opens.as_millisecond();
            let is_begun = self.bureau.cleaning.contains_key(&duty.id);
            if is_begun || at_work.contains(&account) || opens > now {
                continue;
            }
            at_work.push(account);
            self.bureau.cleaning.insert(duty.id, room);
            self.in_minutes(1..3, Errand::Clean(duty.id));
        }
        Ok(())
    }

    /// The next steps at an office.
    pub(super) async fn clean(&mut self, id: DutyId) -> Result<()> {
        let Some(&room) = self.bureau.cleaning.get(&id) else {
            return Ok(());
        };
        let known = self.world.watch.duties.get(&id).cloned();
        let known = known.and_then(|duty| duty.assignee.map(|account| (duty, account)));
        let Some((duty, account)) = known else {
            // Its leader came back, or nobody is there to clean it.
            self.leave_office(id, room);
            return Ok(());
        };
        if let Some(phone) = self.phones.get(&account) {
            let back = phone.back + MINUTE_MS;
            self.put_at(back, Item::Bureau(Errand::Clean(id)));
            return Ok(());
        }
        let building = Arc::clone(&self.world.building);
        let standard = building.standard_of(duty.standard_version);
        let rule = standard.rule(&duty.duty.rule).context("an office's rule")?;
        let steps = rule.steps.len() as u32;
        let done = (0..steps).take_while(|step| duty.steps_done.contains(step));
        let next = done.count() as u32;
        if next == 0 {
            self.by(account, Act::Tick(id, 0)).await?;
            if self.world.rng.u8(..10) == 0 {
                let minutes = domain::office::AGAIN_MINUTES[self.world.rng.usize(..2)];
                let act = BureauAct::Answered(room, minutes);
                self.at_bureau(account, act).await?;
                self.leave_office(id, room);
                return Ok(());
            }
        } else if next + 1 < steps {
            if next == 1 {
                self.take_key(account, room).await?;
            }
            if self.slips(20) {
                // Nothing is left out: the house keeps the order.
                self.by(account, Act::Tick(id, next + 1)).await?;
            }
            for step in next..(next + 2).min(steps - 1) {
                self.by(account, Act::Tick(id, step)).await?;
            }
        } else {
            self.look_around(account, &duty, rule).await?;
            return self.lock(account, (&duty, room), steps).await;
        }
        self.in_minutes(1..3, Errand::Clean(id));
        Ok(())
    }

    fn leave_office(&mut self, id: DutyId, room: RoomId) {
        self.bureau.cleaning.remove(&id);
        if self.world.watch.bureau.keys.contains_key(&room) {
            self.in_minutes(1..4, Errand::GiveKey(room));
        }
    }

    async fn take_key(&mut self, account: AccountId, room: RoomId) -> Result<()> {
        self.at_bureau(account, BureauAct::TakeKey(room)).await?;
        if self.world.rng.u8(..8) == 0 {
            let other = self.on_duty_but(&[account]);
            self.at_bureau(other, BureauAct::TakeKey(room)).await?;
        }
        Ok(())
    }

    pub(super) async fn give_key(&mut self, room: RoomId) -> Result<()> {
        let holder = self.world.watch.bureau.keys.get(&room).copied();
        if let Some(holder) = holder {
            let act = BureauAct::GiveKey(room);
            self.at_bureau(holder, act.clone()).await?;
            if self.world.rng.u8(..8) == 0 {
                self.at_bureau(holder, act).await?;
            }
        }
        Ok(())
    }

    /// What is lacking is told, papers are taken along, the rest is ticked.
    async fn look_around(&mut self, who: AccountId, duty: &DutyRecord, rule: &Rule) -> Result<()> {
        for item in check_items(rule, None) {
            if duty.steps_done.contains(&item.index) {
                continue;
            }
            let act = if item.brings_back && self.may_leave_over() && self.world.rng.u8(..3) == 0 {
                self.papers_at(duty, &item)
            } else if !item.restocks.is_empty()
                && self.may_leave_over()
                && self.world.rng.u8(..5) == 0
            {
                let lines = vec![(item.restocks[0].0.clone(), self.world.rng.u32(1..4))];
                Some(BureauAct::Restock(duty.id, item.index, lines))
            } else {
                None
            };
            match act {
                Some(act) => self.at_bureau(who, act).await.map(drop)?,
                None => self.by(who, Act::Tick(duty.id, item.index)).await?,
            }
        }
        Ok(())
    }

    fn papers_at(&mut self, duty: &DutyRecord, item: &CheckItem) -> Option<BureauAct> {
        let room = duty.room?;
        let mut offices = self.bureau.offices.iter();
        let (leader, _) = *offices.find(|(_, office)| *office == room)?;
        let count = self.world.rng.usize(1..3);
        let from = self.bureau.papers;
        self.bureau.papers += count;
        let papers = (from..from + count).map(|place| self.bureau.service.paper(place));
        Some(BureauAct::Retrieve(Retrieval {
            leader,
            room,
            papers: papers.collect(),
            asked_at: Some((duty.id, item.index)),
        }))
    }

    async fn lock(
        &mut self,
        account: AccountId,
        (duty, room): (&DutyRecord, RoomId),
        steps: u32,
    ) -> Result<()> {
        let done = Act::Settle(duty.id, Settlement::Done);
        if self.slips(10) {
            // An office that is not locked is not finished.
            self.by(account, done.clone()).await?;
        }
        self.by(account, Act::Tick(duty.id, steps - 1)).await?;
        self.send_of_bureau(account, done).await?;
        self.leave_office(duty.id, room);
        Ok(())
    }

    async fn put_paper_away(&mut self) -> Result<()> {
        let site = self.world.building.site.id.clone();
        let read = move |db: &mut store::Database| store::paper_in_custody::in_hand(db, &site);
        let in_hand = self.world.house()?.store().read(read).await?;
        if let Some(paper) = in_hand.first() {
            let act = BureauAct::PassOn(paper.id, Onward::Place(CABINET.to_owned()));
            let who = self.on_duty_but(&[]);
            self.at_bureau(who, act).await?;
        }
        Ok(())
    }

    /// What came out of offices the day before is brought to the owner's office, against a signature.
    pub(super) async fn bring_papers(&mut self) -> Result<()> {
        if self.slips(6) {
            // Something came between: meanwhile the first of them lies in the cabinet.
            self.put_paper_away().await?;
            self.in_minutes(25..50, Errand::SignFor);
            return Ok(());
        }
        let building = Arc::clone(&self.world.building);
        let site = building.site.id.clone();
        let read = move |db: &mut store::Database| store::paper_in_custody::in_hand(db, &site);
        let mut by_day: BTreeMap<String, Vec<PaperInCustodyId>> = BTreeMap::new();
        for paper in self.world.house()?.store().read(read).await? {
            by_day.entry(paper.day).or_default().push(paper.id);
        }
        let Some((_, papers)) = by_day.pop_first() else {
            return Ok(());
        };
        let mut people = building.people.iter();
        let receiver = people.find(|person| person.name == RECEIVER);
        let receiver = receiver.context("whoever signs is there")?.id;
        let draws = self.world.rng.u8(..6) > 0;
        let signing = Signing {
            papers,
            receiver,
            signature: if draws { SIGNATURE } else { "" }.to_owned(),
            reason: if draws {
                String::new()
            } else {
                pick(&mut self.world.rng, &self.bureau.service.unsigned)
            },
        };
        let who = self.on_duty_but(&[]);
        let act = BureauAct::SignFor(signing);
        self.at_bureau(who, act.clone()).await?;
        if self.world.rng.u8(..4) == 0 {
            let other = self.on_duty_but(&[who]);
            self.at_bureau(other, act).await?;
        }
        if !by_day.is_empty() {
            self.in_minutes(1..3, Errand::SignFor);
        }
        Ok(())
    }
}
