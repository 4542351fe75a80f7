//! What goes wrong for clients, and what whoever may do so does about it.

use std::sync::Arc;

use anyhow::Result;
use app::{Actor, Role};
use domain::case::{self, Cause, Step, Told};
use domain::{AccountId, CaseId, OrderId};

use super::Errand;
use crate::act::{Act, ClientAct};
use crate::day::MINUTE_MS;
use crate::live::Life;
use crate::live::agenda::Item;

impl Life {
    pub(super) async fn complain(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        let told = Told {
            words: self.words_where(true),
            ..Told::default()
        };
        let answer = self
            .by_link(&page, |code| ClientAct::Complain(code, told))
            .await?;
        let case = answer.and_then(|answer| answer.subject?.parse().ok());
        let Some(case) = case else {
            return Ok(());
        };
        let now = self.world.now();
        let end = match self.world.rng.u8(..4) {
            0 => None,
            1 => Some(Step::Close),
            _ => Some(Step::Accept),
        };
        let steps = [
            Some(Step::Promise),
            Some(Step::Find),
            Some(Step::Report),
            end,
        ];
        for (turn, step) in (0..).zip(steps) {
            let at = now + (4 + 9 * turn) * MINUTE_MS;
            if let Some(step) = step {
                self.put_at(at, Item::Client(Errand::Case(case, step)));
            }
        }
        Ok(())
    }

    /// Whoever may takes the step: a leader whom the case is not about, else the owner's manager.
    pub(super) async fn handle_case(&mut self, id: CaseId, step: Step) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let leaders = building.all(Role::TeamLeader);
        let managers = building.all(Role::OwnersManager);
        let handlers: Vec<AccountId> = leaders.chain(managers).map(|one| one.account).collect();
        for account in handlers {
            let Some(worker) = building.worker(account) else {
                continue;
            };
            let Some(said) = self.said_of_case(&worker.actor, id).await? else {
                continue;
            };
            let now = self.world.now();
            let act = Act::Client(ClientAct::Case(id, step, Box::new(said)));
            let sent = self.world.sent(&worker.actor, now, act);
            if self.world.send(&sent).await?.is_some() {
                break;
            }
        }
        Ok(())
    }

    async fn said_of_case(&mut self, actor: &Actor, id: CaseId) -> Result<Option<case::Said>> {
        let site = self.world.building.site.id.clone();
        let page = app::case::find(self.world.house()?, actor, &site, id).await?;
        let Some(page) = page else {
            return Ok(None);
        };
        let words = self.words_where(true);
        let ours = self.world.rng.bool();
        Ok(Some(case::Said {
            apology: words.clone(),
            words,
            until: Some(self.world.now() + 60 * MINUTE_MS),
            cites: page.entries.iter().take(1).map(|one| one.number).collect(),
            cause: Some(Cause::Unconfirmed),
            ours,
            ..case::Said::default()
        }))
    }
}
