//! Lunch in the small dining room: the room, the tableware by name and number, the menu, what each diner wishes and
//! is served; once in a while a wish that cannot be served.

use anyhow::Result;
use app::Role;
use app::dining::DinerWord;
use app::duty::Settlement;
use domain::dining::{Condition, Meal};
use domain::duty::DutyRecord;
use domain::{AccountId, DinerId};

use super::{BY_HAND, Errand};
use crate::act::{Act, BureauAct};
use crate::day::{MINUTE_MS, pick};
use crate::live::Life;
use crate::live::agenda::Item;

/// When diners come: nothing is served before.
const COME: i64 = 11 * 60 + 41;

impl Life {
    /// Today's lunch as long as it is to be prepared, and who does it.
    fn lunch(&self) -> Option<(DutyRecord, AccountId)> {
        self.meal(BY_HAND[0])
    }

    /// Today's duty of the rule as long as it is to be done, and who does it.
    fn meal(&self, rule: &str) -> Option<(DutyRecord, AccountId)> {
        let today = self.date.to_string();
        let mut duties = self.world.watch.duties.values();
        let found = duties.find(|duty| duty.duty.rule == *rule && duty.day == today);
        let leader = self.world.building.first(Role::TeamLeader).account;
        found.map(|duty| (duty.clone(), duty.assignee.unwrap_or(leader)))
    }

    /// The room is opened and looked at, each set is held against its name and number, the menu is entered.
    pub(super) async fn lay_tables(&mut self) -> Result<()> {
        let Some((duty, who)) = self.lunch() else {
            return Ok(());
        };
        let menus = &self.bureau.service.menus;
        let menu = menus[self.bureau.menus % menus.len()].clone();
        self.bureau.menus += 1;
        let act = BureauAct::EnterMenu(self.date, Meal::Lunch, menu);
        self.at_bureau(who, act).await?;
        for step in 0..2 {
            self.by(who, Act::Tick(duty.id, step)).await?;
        }
        if self.slips(6) {
            // Nothing was looked at yet.
            self.by(who, Act::Tick(duty.id, 2)).await?;
        }
        for (set, _) in self.bureau.sets.clone() {
            let (condition, note) = if self.slips(40) {
                let note = pick(&mut self.world.rng, &self.bureau.service.broken);
                (Condition::Broken, note)
            } else {
                (Condition::Whole, String::new())
            };
            let act = BureauAct::CheckTableware(set, condition, note);
            self.at_bureau(who, act).await?;
        }
        for step in 2..4 {
            self.by(who, Act::Tick(duty.id, step)).await?;
        }
        self.in_minutes(6..9, Errand::Ask);
        Ok(())
    }

    /// Each diner hears the menu and is asked; some do not come. With that all is prepared.
    pub(super) async fn ask_diners(&mut self) -> Result<()> {
        let Some((duty, who)) = self.lunch() else {
            return Ok(());
        };
        for (_, person) in self.bureau.sets.clone() {
            let word = match self.world.rng.u8(..8) {
                0..3 => DinerWord::Away,
                3..6 => DinerWord::Asked(Vec::new()),
                _ => {
                    let wish = pick(&mut self.world.rng, &self.bureau.service.wishes);
                    DinerWord::Asked(vec![wish])
                }
            };
            let act = BureauAct::TellDiner(Meal::Lunch, person, word);
            self.at_bureau(who, act).await?;
        }
        self.by(who, Act::Tick(duty.id, 4)).await?;
        let done = Act::Settle(duty.id, Settlement::Done);
        self.by(who, done).await?;
        // Whoever was late to lay the tables serves as soon as everybody is asked.
        let building = std::sync::Arc::clone(&self.world.building);
        let come = building.instant(self.date, jiff::civil::time(0, 0, 0, 0)) + COME * MINUTE_MS;
        let from = self.world.now().max(come);
        let at = from + self.world.rng.i64(1..9) * MINUTE_MS;
        self.put_at(at, Item::Bureau(Errand::Serve));
        Ok(())
    }

    /// What was wished is served, which is done with the last of it; where a wish could not be served, the leader
    /// says why.
    pub(super) async fn serve_lunch(&mut self) -> Result<()> {
        let Some((_, who)) = self.meal(BY_HAND[1]) else {
            return Ok(());
        };
        let (site, today) = (self.world.building.site.id.clone(), self.date.to_string());
        let read =
            move |db: &mut store::Database| store::dining::diners(db, &site, &today, Meal::Lunch);
        let diners = self.world.house()?.store().read(read).await?;
        let wishes = diners.iter().flat_map(|diner| {
            let unserved = diner.wishes.iter().filter(|wish| wish.served.is_none());
            unserved.map(|wish| (diner.id, wish.position))
        });
        let mut wishes: Vec<(DinerId, u32)> = wishes.collect();
        let unmet = self.slips(12) && wishes.pop().is_some();
        for (diner, wish) in wishes {
            let act = BureauAct::Serve(diner, wish);
            self.at_bureau(who, act.clone()).await?;
            if self.world.rng.u8(..20) == 0 {
                self.at_bureau(who, act).await?;
            }
        }
        // Where nobody came, nothing was served that would have settled it.
        let Some((duty, _)) = self.meal(BY_HAND[1]) else {
            return Ok(());
        };
        self.by(who, Act::Tick(duty.id, 0)).await?;
        let done = Act::Settle(duty.id, Settlement::Done);
        self.by(who, done).await?;
        if unmet {
            // The house keeps it open: the leader says why a wish was not served.
            let reason = pick(&mut self.world.rng, &self.bureau.service.unmet);
            let leader = self.world.building.first(Role::TeamLeader).account;
            let waived = Act::Settle(duty.id, Settlement::Waived(reason));
            self.by(leader, waived).await?;
        }
        Ok(())
    }
}
