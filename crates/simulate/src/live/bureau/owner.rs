//! The owner's office: it confirms what was asked for meetings, and assigns what comes up.

use std::sync::Arc;

use anyhow::{Context, Result};
use app::Role;
use domain::assigned_matter::{Assignment, Receiver, Said, Step, Urgency};
use domain::{AccountId, AssignedMatterId, MeetingId};

use super::Errand;
use crate::act::BureauAct;
use crate::day::{MINUTE_MS, pick};
use crate::live::Life;

/// How long before a meeting its requirements are read at the latest.
const READ_AHEAD_MS: i64 = 26 * 60 * MINUTE_MS;
/// What a round of applause is worth.
const SCORES: [i32; 4] = [5, 5, 4, 3];

impl Life {
    /// Whoever manages for the owner confirms what waits; one that was changed meanwhile waits for the next time.
    pub(super) async fn agree_requirements(&mut self) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let (manager, site) = (building.first(Role::OwnersManager), &building.site.id);
        let read = app::agreement::awaited(self.world.house()?, &manager.actor, site);
        let awaited = read.await?.context("the owner's office sees what waits")?;
        let until = self.world.now() + READ_AHEAD_MS;
        let waiting = awaited.meetings.into_iter().map(|view| view.meeting);
        let waiting = waiting.filter(|meeting| meeting.requirement.starts < until);
        let waiting: Vec<(MeetingId, i32)> = waiting.map(|one| (one.id, one.revision)).collect();
        for (meeting, revision) in waiting {
            if self.slips(12) {
                continue;
            }
            let act = BureauAct::Agree(meeting, revision);
            self.at_bureau(manager.account, act).await?;
        }
        Ok(())
    }

    /// Something comes up, and somebody is asked to see to it.
    pub(super) async fn assign_matter(&mut self) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let manager = building.first(Role::OwnersManager);
        let who = self.on_duty_but(&[]);
        let now = self.world.now();
        let asked = Assignment {
            what: pick(&mut self.world.rng, &self.bureau.service.matters),
            person: None,
            room: None,
            due: now + self.world.rng.i64(60..180) * MINUTE_MS,
            urgency: Urgency::Ordinary,
            receiver: Receiver::Account(who),
        };
        let act = BureauAct::Assign(Box::new(asked));
        let given = self.at_bureau(manager.account, act).await?;
        let Some(id) = given.and_then(|answer| answer.subject) else {
            return Ok(());
        };
        let read_back = Errand::MatterStep(id.parse()?, Step::ReadBack, who);
        self.in_minutes(2..12, read_back);
        Ok(())
    }

    /// The next step about a matter: read back, confirmed, done, accepted.
    pub(super) async fn step_of_matter(
        &mut self,
        id: AssignedMatterId,
        step: Step,
        who: AccountId,
    ) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let manager = building.first(Role::OwnersManager);
        let decides = matches!(step, Step::Confirm | Step::Accept);
        let actor = if decides { manager.account } else { who };
        let (house, site) = (self.world.house()?, &building.site.id);
        let found = app::assigned_matter::find(house, &manager.actor, site, id).await?;
        let Some(page) = found else {
            return Ok(());
        };
        let matter = page.view.matter;
        let mut said = Said {
            revision: Some(matter.revision),
            ..Said::default()
        };
        match step {
            Step::ReadBack => {
                said.note.clone_from(&matter.what);
                said.for_whom = manager.actor.name.clone();
                said.by_when = pick(&mut self.world.rng, &self.bureau.service.by_when);
            }
            Step::Finish => said.note = pick(&mut self.world.rng, &self.bureau.service.finished),
            Step::Accept => said.score = self.world.rng.choice(SCORES),
            _ => {}
        }
        let act = BureauAct::MatterStep(id, step, Box::new(said));
        self.at_bureau(actor, act).await?;
        let next = match step {
            Step::ReadBack => (Step::Confirm, 2..15),
            Step::Confirm => (Step::Finish, 20..50),
            Step::Finish => (Step::Accept, 5..60),
            _ => return Ok(()),
        };
        self.in_minutes(next.1, Errand::MatterStep(id, next.0, who));
        Ok(())
    }
}
