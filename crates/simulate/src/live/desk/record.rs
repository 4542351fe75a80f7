//! The daily reception record: completed, signed by the desk, signed by a leader, amended.

use anyhow::{Context, Result};
use app::Role;
use app::reception_record::{LineView, RecordDay, Signing, Word};
use app::visit::{Changes, Done, Registration};
use domain::reception_record::{Gap, Standing};
use domain::subject::Register;
use domain::visit::{Act as GateAct, Details};
use domain::{CallId, InquiryId, VisitId};

use super::Errand;
use crate::act::DeskAct;
use crate::day::pick;
use crate::live::Life;

impl Life {
    /// The record as whoever is at the desk sees it.
    async fn record(&mut self, day: &str) -> Result<RecordDay> {
        let building = std::sync::Arc::clone(&self.world.building);
        let desk = &building.first(Role::Receptionist).actor;
        let house = self.world.house()?;
        let found = app::reception_record::day(house, desk, &building.site.id, day).await?;
        found.context("the desk sees no record of the day")
    }

    /// Before it is signed, what is missing is completed: all of it by careful people, most by others.
    pub(super) async fn complete_record(&mut self) -> Result<()> {
        if self.waits_for_network(Errand::Complete) {
            return Ok(());
        }
        let day = self.date.to_string();
        let lines: Vec<LineView> = self.record(&day).await?.lines;
        for view in lines {
            for gap in view.gaps {
                if self.desk.busy || self.world.rng.u8(..5) > 0 {
                    self.complete(view.line.register, view.line.id, gap).await?;
                }
            }
        }
        Ok(())
    }

    async fn complete(&mut self, register: Register, id: domain::Uid, gap: Gap) -> Result<()> {
        let visit = VisitId(id);
        let done = |act| Done {
            act,
            reason: String::new(),
            badge_back: true,
        };
        let act = match (gap, register) {
            (Gap::StillInside, _) => DeskAct::AtTheGate(visit, done(GateAct::Leave)),
            (Gap::StillWaiting, _) => DeskAct::AtTheGate(visit, done(GateAct::Cancel)),
            (Gap::BadgeOut, _) => DeskAct::ReturnBadge(visit),
            (Gap::NoMatter | Gap::NoHost, Register::Visit) => {
                return self.fill_in(visit).await;
            }
            (Gap::Overdue, Register::Call) => {
                return self.settle_call(CallId(id)).await;
            }
            (Gap::Overdue, Register::Inquiry) => {
                return self.answer_inquiry(InquiryId(id)).await;
            }
            _ => return Ok(()),
        };
        // The desk settles what the record shows it, once and for certain.
        let desk = self.anybody(Role::Receptionist);
        self.by(desk, crate::act::Act::Desk(act)).await
    }

    async fn settle_call(&mut self, id: CallId) -> Result<()> {
        self.call_back(id).await?;
        self.receive_call(id).await
    }

    /// What was left out is written down; what is masked stays as it is.
    async fn fill_in(&mut self, id: VisitId) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let desk = &building.first(Role::Receptionist).actor;
        let found = app::visit::find(self.world.house()?, desk, &building.site.id, id).await?;
        let Some(page) = found else {
            return Ok(());
        };
        let known = page.visit.details.unwrap_or_default();
        let details = Details {
            name: String::new(),
            telephone: String::new(),
            plate: String::new(),
            members: String::new(),
            purpose: self.desk.callers.purpose(&mut self.world.rng),
            ..known
        };
        let changes = Changes {
            registration: Registration {
                details,
                companions: page.visit.record.companions,
                ..Registration::default()
            },
            keep_masked: true,
        };
        let version = page.visit.record.version;
        let act = DeskAct::Correct(id, version, Box::new(changes));
        let account = building.first(Role::Receptionist).account;
        self.by(account, crate::act::Act::Desk(act)).await
    }

    pub(super) async fn sign_record(&mut self, day: String) -> Result<()> {
        if self.waits_for_network(Errand::Sign(day.clone())) {
            return Ok(());
        }
        let record = self.record(&day).await?;
        let note = match record.missing {
            0 => String::new(),
            _ => pick(&mut self.world.rng, &self.desk.callers.explanations),
        };
        self.sign(day, record, note).await
    }

    /// Signs what the record shows, also while somebody is inside still: careful people say so.
    async fn sign(&mut self, day: String, record: RecordDay, note: String) -> Result<()> {
        let act = DeskAct::Sign(Signing {
            day,
            seen: record.mark,
            note,
            while_inside: record.inside > 0,
        });
        self.at_desk(Role::Receptionist, act).await?;
        Ok(())
    }

    /// A leader signs too; or sends it back, and it is signed anew.
    pub(super) async fn countersign(&mut self, day: String) -> Result<()> {
        let record = self.record(&day).await?;
        let Some(last) = record.editions.last() else {
            return Ok(());
        };
        let number = last.edition.number;
        let returns = !self.desk.busy && self.world.rng.u8(..8) == 0;
        let word = if returns {
            Word::Returned(pick(&mut self.world.rng, &self.desk.callers.returned))
        } else {
            Word::Countersigned
        };
        let act = DeskAct::AnswerRecord(day.clone(), number, word);
        self.at_desk(Role::TeamLeader, act).await?;
        if returns {
            self.soon(5..15, Errand::Sign(day.clone()));
            self.soon(20..30, Errand::Countersign(day));
        }
        Ok(())
    }

    /// What changed since it was signed becomes an amendment.
    pub(super) async fn amend(&mut self, day: String) -> Result<()> {
        let record = self.record(&day).await?;
        let signed = matches!(record.standing, Standing::Signed | Standing::Countersigned);
        if !signed || record.changes.is_empty() {
            return Ok(());
        }
        let reason = pick(&mut self.world.rng, &self.desk.callers.amendments);
        self.sign(day.clone(), record, reason).await?;
        self.soon(5..40, Errand::Countersign(day));
        Ok(())
    }
}
