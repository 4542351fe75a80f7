//! Visitors: announced, at the gate, inside, gone.

use anyhow::Result;
use app::Role;
use app::visit::Done;
use domain::VisitId;
use domain::visit::{Act as GateAct, Answer as HostAnswer, Approval, State};
use jiff::civil::time;
use store::visit::VisitRecord;

use super::Errand;
use crate::act::DeskAct;
use crate::day::{MINUTE_MS, pick};
use crate::live::Life;
use crate::live::agenda::Item;

fn done(act: GateAct) -> Done {
    Done {
        act,
        reason: String::new(),
        badge_back: true,
    }
}

impl Life {
    async fn visit(&mut self, id: VisitId) -> Result<Option<VisitRecord>> {
        let site = self.world.building.site.id.clone();
        let read = move |db: &mut store::Database| store::visit::find(db, &site, id);
        self.world.house()?.store().read(read).await
    }

    pub(super) async fn announce(&mut self, minute: i64) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let midnight = building.instant(self.date, time(0, 0, 0, 0));
        let expected = midnight + minute * MINUTE_MS;
        let mut visitor = self
            .desk
            .callers
            .visitor(&mut self.world.rng, &building, false);
        visitor.expected = Some(expected);
        let role = match self.world.rng.u8(..3) {
            0 => Role::Receptionist,
            _ => Role::Host,
        };
        let act = DeskAct::Register(Box::new(visitor));
        let id = VisitId(self.write_down(role, act).await?);
        let early = self.world.rng.i64(-15..20) * MINUTE_MS;
        // Now and then nobody comes.
        if self.desk.busy || self.world.rng.u8(..12) > 0 {
            self.put_at(expected + early, Item::Desk(Errand::Arrive(id)));
        }
        Ok(())
    }

    pub(super) async fn walk_in(&mut self) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let visitor = self
            .desk
            .callers
            .visitor(&mut self.world.rng, &building, true);
        let act = DeskAct::Register(Box::new(visitor));
        let id = VisitId(self.write_down(Role::Receptionist, act).await?);
        self.soon(1..3, Errand::Follow(id));
        Ok(())
    }

    pub(super) async fn arrive(&mut self, id: VisitId) -> Result<()> {
        if self.waits_for_network(Errand::Arrive(id)) {
            return Ok(());
        }
        let role = match self.world.rng.u8(..3) {
            0 => Role::Guard,
            _ => Role::Receptionist,
        };
        match self.world.rng.u8(..20) {
            0 => return self.refuse(id).await,
            1..6 => {
                let act = DeskAct::AtTheGate(id, done(GateAct::Hold));
                self.at_desk(role, act).await?;
                self.soon(1..6, Errand::HostAnswers(id));
            }
            _ => {
                let act = DeskAct::AtTheGate(id, done(GateAct::Admit));
                self.at_desk(role, act).await?;
                self.soon(1..3, Errand::Follow(id));
            }
        }
        Ok(())
    }

    /// What comes next for somebody who was let in, or asked to wait.
    pub(super) async fn follow_visit(&mut self, id: VisitId) -> Result<()> {
        if self.waits_for_network(Errand::Follow(id)) {
            return Ok(());
        }
        let Some(record) = self.visit(id).await? else {
            return Ok(());
        };
        match record.state {
            // Some forget to say that they go.
            State::Inside if self.world.rng.u8(..16) == 0 => {}
            State::Inside => self.soon(10..90, Errand::Leave(id)),
            State::Held => {
                let asked = record.approval.map(|one| one.approval);
                match asked {
                    Some(Approval::Asked) => {
                        let given = self.world.rng.u8(..5) > 0;
                        let act = DeskAct::Approve(id, given);
                        self.at_desk(Role::TeamLeader, act).await?;
                        self.soon(1..4, Errand::LetIn(id));
                    }
                    Some(Approval::Denied) => self.refuse(id).await?,
                    _ => self.soon(1..4, Errand::HostAnswers(id)),
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) async fn host_answers(&mut self, id: VisitId) -> Result<()> {
        if self.waits_for_network(Errand::HostAnswers(id)) {
            return Ok(());
        }
        let said = match self.world.rng.u8(..10) {
            0 => HostAnswer::Refuse,
            1..4 => HostAnswer::Wait,
            _ => HostAnswer::Receive,
        };
        // By themselves, where it is their visitor and they have an account; else the desk heard it.
        let own = match self.visit(id).await?.and_then(|record| record.host_account) {
            Some(host) => self.world.building.worker(host).map(|one| one.account),
            None => None,
        };
        let act = DeskAct::HostAnswers(id, said);
        match own {
            Some(account) => self.by(account, crate::act::Act::Desk(act)).await?,
            None => {
                self.at_desk(Role::Receptionist, act).await?;
            }
        }
        match said {
            HostAnswer::Receive => self.soon(1..4, Errand::LetIn(id)),
            HostAnswer::Wait if self.is_late() => {}
            HostAnswer::Wait => self.soon(5..20, Errand::HostAnswers(id)),
            HostAnswer::Refuse => self.soon(1..3, Errand::Refuse(id)),
        }
        Ok(())
    }

    pub(super) async fn let_in(&mut self, id: VisitId) -> Result<()> {
        if self.waits_for_network(Errand::LetIn(id)) {
            return Ok(());
        }
        let act = DeskAct::AtTheGate(id, done(GateAct::Admit));
        self.at_desk(Role::Receptionist, act).await?;
        if !self.is_late() {
            self.soon(1..3, Errand::Follow(id));
        }
        Ok(())
    }

    pub(super) async fn refuse(&mut self, id: VisitId) -> Result<()> {
        let reason = pick(&mut self.world.rng, &self.desk.callers.reasons);
        let refused = Done {
            reason,
            ..done(GateAct::Refuse)
        };
        self.at_desk(Role::Guard, DeskAct::AtTheGate(id, refused))
            .await?;
        if self.world.rng.u8(..6) == 0 {
            self.soon(1..3, Errand::TakeBack(id));
        }
        Ok(())
    }

    pub(super) async fn leave(&mut self, id: VisitId) -> Result<()> {
        if self.waits_for_network(Errand::Leave(id)) {
            return Ok(());
        }
        let gone = Done {
            badge_back: self.world.rng.u8(..12) > 0,
            ..done(GateAct::Leave)
        };
        let forgotten = !gone.badge_back;
        let role = match self.world.rng.u8(..4) {
            0 => Role::Guard,
            _ => Role::Receptionist,
        };
        self.at_desk(role, DeskAct::AtTheGate(id, gone)).await?;
        match self.world.rng.u8(..24) {
            0 => self.soon(1..3, Errand::TakeBack(id)),
            1..3 if !self.is_late() => self.soon(20..60, Errand::Again(id)),
            _ if forgotten => self.soon(20..400, Errand::BadgeBack(id)),
            _ => {}
        }
        Ok(())
    }

    /// It was a mistake: the last act is taken back, and what follows follows anew.
    pub(super) async fn take_back(&mut self, id: VisitId) -> Result<()> {
        let act = DeskAct::AtTheGate(id, done(GateAct::Undo));
        self.at_desk(Role::Receptionist, act).await?;
        if !self.is_late() {
            self.soon(2..10, Errand::Follow(id));
        }
        Ok(())
    }

    pub(super) async fn badge_back(&mut self, id: VisitId) -> Result<()> {
        self.at_desk(Role::Receptionist, DeskAct::ReturnBadge(id))
            .await?;
        Ok(())
    }

    pub(super) async fn come_again(&mut self, id: VisitId) -> Result<()> {
        if self.is_late() {
            return Ok(());
        }
        let again = self
            .write_down(Role::Receptionist, DeskAct::Again(id))
            .await?;
        self.soon(1..3, Errand::Follow(VisitId(again)));
        Ok(())
    }
}
