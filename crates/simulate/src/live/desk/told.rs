//! Calls and inquiries: taken down, passed on, promised and kept, late now and then.

use anyhow::Result;
use app::Role;
use domain::call::Handling;
use domain::inquiry::{InquiryNote, Reply};
use domain::{CallId, InquiryId};
use store::call::CallRecord;
use store::inquiry::InquiryRecord;

use super::Errand;
use crate::act::DeskAct;
use crate::day::{MINUTE_MS, pick};
use crate::live::Life;
use crate::live::agenda::Item;

impl Life {
    async fn call(&mut self, id: CallId) -> Result<Option<CallRecord>> {
        let site = self.world.building.site.id.clone();
        let read = move |db: &mut store::Database| store::call::find(db, &site, id);
        self.world.house()?.store().read(read).await
    }

    async fn inquiry(&mut self, id: InquiryId) -> Result<Option<InquiryRecord>> {
        let site = self.world.building.site.id.clone();
        let read = move |db: &mut store::Database| store::inquiry::find(db, &site, id);
        self.world.house()?.store().read(read).await
    }

    pub(super) async fn call_comes_in(&mut self) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let now = self.world.now();
        let note = self.desk.callers.call(&mut self.world.rng, &building, now);
        let (handling, agreed) = (note.handling, note.agreed.unwrap_or(now));
        let act = DeskAct::TakeCall(Box::new(note));
        let id = CallId(self.write_down(Role::Receptionist, act).await?);
        match handling {
            Handling::Answered => {}
            Handling::Transferred | Handling::Message => self.soon(2..30, Errand::Receive(id)),
            Handling::CallBack => {
                // Before its time, after it, or not until the record is completed.
                if self.world.rng.u8(..10) > 0 {
                    let at = agreed + self.world.rng.i64(-15..25) * MINUTE_MS;
                    self.put_at(at, Item::Desk(Errand::CallBack(id)));
                }
            }
        }
        Ok(())
    }

    pub(super) async fn receive_call(&mut self, id: CallId) -> Result<()> {
        if self.waits_for_network(Errand::Receive(id)) {
            return Ok(());
        }
        let departments = &self.world.building.content.departments;
        let place = self.world.rng.usize(..departments.len());
        let by = departments[place].people[0].parts().0.to_owned();
        self.at_desk(Role::Receptionist, DeskAct::Receive(id, by))
            .await?;
        Ok(())
    }

    pub(super) async fn call_back(&mut self, id: CallId) -> Result<()> {
        if self.waits_for_network(Errand::CallBack(id)) {
            return Ok(());
        }
        let open = self.call(id).await?;
        if open.is_none_or(|record| record.call.settled.is_some()) {
            return Ok(());
        }
        let reached = self.is_late() || self.world.rng.u8(..5) > 0;
        let next = self.world.now() + self.world.rng.i64(10..40) * MINUTE_MS;
        let act = DeskAct::CallBack(id, reached, (!reached).then_some(next));
        self.at_desk(Role::Receptionist, act).await?;
        if !reached {
            let at = next + self.world.rng.i64(-5..10) * MINUTE_MS;
            self.put_at(at, Item::Desk(Errand::CallBack(id)));
        }
        Ok(())
    }

    pub(super) async fn inquire(&mut self) -> Result<()> {
        let mut asked = self.desk.callers.asked(&mut self.world.rng);
        let departments = &self.world.building.content.departments;
        let to = departments[self.world.rng.usize(..departments.len())]
            .name
            .clone();
        let agreed = self.world.now() + self.world.rng.i64(20..120) * MINUTE_MS;
        let known = self.world.rng.choice(self.desk.known.clone());
        let reply = match (self.world.rng.u8(..10), known) {
            (0..5, Some(known)) => {
                asked.answer.clear();
                Reply::Known(known)
            }
            (5..7, _) => Reply::HandedOn { to, agreed },
            _ => Reply::Own,
        };
        let handed_on = matches!(reply, Reply::HandedOn { .. });
        let act = DeskAct::Inquire(Box::new(InquiryNote { asked, reply }));
        let id = InquiryId(self.write_down(Role::Receptionist, act).await?);
        if handed_on {
            self.soon(10..150, Errand::AnswerInquiry(id));
        }
        Ok(())
    }

    pub(super) async fn answer_inquiry(&mut self, id: InquiryId) -> Result<()> {
        if self.waits_for_network(Errand::AnswerInquiry(id)) {
            return Ok(());
        }
        let open = self.inquiry(id).await?;
        if open.is_none_or(|record| record.inquiry.answered.is_some()) {
            return Ok(());
        }
        let said = pick(&mut self.world.rng, &self.desk.callers.answers);
        self.at_desk(Role::Receptionist, DeskAct::AnswerInquiry(id, said))
            .await?;
        Ok(())
    }
}
