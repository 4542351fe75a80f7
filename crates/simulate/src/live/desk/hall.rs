//! The hall and the house: tickets are taken and called, something breaks and is repaired.

use anyhow::Result;
use app::Role;
use app::hall::Wanted;
use domain::fault::{Said, Step};
use domain::hall::{Matter, Priority, TicketAct, Window};
use domain::inquiry::Lesson;
use domain::{FaultId, KnowledgeId, MatterId, TicketId, WindowId};

use super::Errand;
use crate::act::DeskAct;
use crate::content::HallContent;
use crate::day::{MINUTE_MS, pick};
use crate::live::Life;

fn matter_id(name: &str) -> MatterId {
    MatterId::derived(&["simulated", name])
}

fn window_id(name: &str) -> WindowId {
    WindowId::derived(&["simulated", name])
}

impl Life {
    fn hall(&self) -> Option<HallContent> {
        self.world.building.content.hall.clone()
    }

    /// The first day begins with matters, windows and a base of knowledge.
    pub(super) async fn set_the_hall_up(&mut self) -> Result<()> {
        let Some(hall) = self.hall() else {
            return Ok(());
        };
        for [letter, name] in &hall.matters {
            let matter = Matter {
                id: matter_id(name),
                letter: letter.clone(),
                name: name.clone(),
            };
            self.at_desk(Role::TeamLeader, DeskAct::PutMatter(matter))
                .await?;
        }
        for [name, matters] in &hall.windows {
            let window = Window {
                id: window_id(name),
                name: name.clone(),
                matters: matters.split(' ').map(matter_id).collect(),
            };
            self.at_desk(Role::TeamLeader, DeskAct::PutWindow(window))
                .await?;
        }
        for _ in 0..4 {
            let asked = self.desk.callers.asked(&mut self.world.rng);
            let lesson = Lesson {
                question: asked.question,
                answer: asked.answer,
                ..Lesson::default()
            };
            let act = DeskAct::Teach(Box::new(lesson));
            let id = KnowledgeId(self.write_down(Role::TeamLeader, act).await?);
            self.desk.known.push(id);
        }
        Ok(())
    }

    pub(super) async fn take_ticket(&mut self) -> Result<()> {
        let Some(hall) = self.hall() else {
            return Ok(());
        };
        let [_, matter] = &hall.matters[self.world.rng.usize(..hall.matters.len())];
        let wanted = Wanted {
            matter: matter_id(matter),
            priority: (self.world.rng.u8(..8) == 0).then_some(Priority::Elderly),
        };
        self.at_desk(Role::Receptionist, DeskAct::TakeTicket(wanted))
            .await?;
        let serving = hall.windows.iter();
        let mut serving = serving.filter(|[_, matters]| matters.contains(matter.as_str()));
        if let Some([window, _]) = serving.next() {
            self.soon(2..30, Errand::Serve(window_id(window)));
        }
        Ok(())
    }

    pub(super) async fn serve(&mut self, window: WindowId) -> Result<()> {
        let act = DeskAct::CallNext(window);
        let called = self.at_desk(Role::Receptionist, act).await?;
        let ticket = called.and_then(|answer| answer.subject?.parse().ok());
        if let Some(ticket) = ticket {
            self.soon(4..12, Errand::Deal(ticket));
        }
        Ok(())
    }

    pub(super) async fn deal(&mut self, ticket: TicketId) -> Result<()> {
        let Some(hall) = self.hall() else {
            return Ok(());
        };
        let act = match self.world.rng.u8(..12) {
            0 => TicketAct::NoShow,
            1 => TicketAct::Park,
            2 => TicketAct::Recall,
            3 => {
                let place = self.world.rng.usize(..hall.matters.len());
                TicketAct::Transfer(matter_id(&hall.matters[place][1]))
            }
            4 => TicketAct::Return,
            _ => TicketAct::Finish,
        };
        self.at_desk(Role::Receptionist, DeskAct::Deal(ticket, act))
            .await?;
        match act {
            TicketAct::Park | TicketAct::Recall | TicketAct::NoShow => {
                self.soon(3..10, Errand::Deal(ticket));
            }
            TicketAct::Transfer(_) | TicketAct::Return => {
                let place = self.world.rng.usize(..hall.windows.len());
                self.soon(3..10, Errand::Serve(window_id(&hall.windows[place][0])));
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) async fn something_breaks(&mut self) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let report = self.desk.callers.fault(&mut self.world.rng, &building);
        let role = match self.world.rng.u8(..2) {
            0 => Role::Attendant,
            _ => Role::Receptionist,
        };
        let act = DeskAct::ReportFault(Box::new(report));
        let id = FaultId(self.write_down(role, act).await?);
        self.soon(5..60, Errand::Repair(id, Step::Answer));
        Ok(())
    }

    pub(super) async fn repair(&mut self, id: FaultId, step: Step) -> Result<()> {
        if self.waits_for_network(Errand::Repair(id, step)) {
            return Ok(());
        }
        let agreed = self.world.now() + self.world.rng.i64(30..240) * MINUTE_MS;
        let promises = matches!(step, Step::Answer | Step::Postpone);
        let said = Said {
            repairer: pick(&mut self.world.rng, &self.desk.callers.repairers),
            note: pick(&mut self.world.rng, &self.desk.callers.repairs),
            agreed: promises.then_some(agreed),
            ..Said::default()
        };
        let role = match step {
            Step::Accept | Step::Return => Role::TeamLeader,
            _ => Role::Receptionist,
        };
        self.at_desk(role, DeskAct::FaultStep(id, step, Box::new(said)))
            .await?;
        let next = match (step, self.world.rng.u8(..6)) {
            (Step::Answer | Step::Postpone, _) => Step::Arrive,
            (Step::Arrive, 0) => Step::Postpone,
            (Step::Arrive, _) => Step::Repair,
            (Step::Repair, 0) => Step::Return,
            (Step::Repair, _) => Step::Accept,
            (Step::Return, _) => Step::Answer,
            _ => return Ok(()),
        };
        self.soon(10..90, Errand::Repair(id, next));
        Ok(())
    }
}
