//! Newspapers: the table of the year, what comes is counted, what is missing asked for, and each office gets what
//! is for it.

use std::sync::Arc;

use anyhow::{Context, Result};
use app::Role;
use app::dining::TablewareAsked;
use app::duty::Settlement;
use app::newspaper::{IssueWord, SubscriptionAsked};
use domain::newspaper::Addressee;
use domain::{NewspaperId, TablewareId};
use jiff::civil::Date;

use super::{BY_HAND, Errand};
use crate::act::{Act, BureauAct, Sent};
use crate::day::pick;
use crate::live::Life;
use crate::service::{DINERS, SET, newspapers};

impl Life {
    /// The leader enters the year's table and the tableware, once.
    pub(super) async fn furnish_service(&mut self) -> Result<()> {
        if !self.bureau.sets.is_empty() {
            return Ok(());
        }
        let building = Arc::clone(&self.world.building);
        let year = self.date.year();
        for taken in newspapers(&building)? {
            let sent = self.by_leader(BureauAct::AddNewspaper(taken.paper));
            let newspaper = NewspaperId(sent.command.id.0);
            self.world.send(&sent).await?;
            let copies = taken.lines.iter().map(|(_, copies)| copies).sum();
            self.bureau.newspapers.push((newspaper, copies));
            for (addressee, copies) in taken.lines {
                let asked = SubscriptionAsked {
                    newspaper,
                    addressee,
                    copies,
                    from: Date::new(year, 1, 1)?,
                    until: Date::new(year, 12, 31)?,
                };
                let sent = self.by_leader(BureauAct::Subscribe(asked));
                self.world.send(&sent).await?;
            }
        }
        for (place, person) in building.people.iter().take(DINERS).enumerate() {
            let asked = TablewareAsked {
                person: person.id,
                number: format!("{:02}", place + 1),
                contents: SET.to_owned(),
            };
            let sent = self.by_leader(BureauAct::AddTableware(asked));
            let tableware = TablewareId(sent.command.id.0);
            self.world.send(&sent).await?;
            self.bureau.sets.push((tableware, person.id));
        }
        Ok(())
    }

    fn by_leader(&mut self, act: BureauAct) -> Sent {
        let building = Arc::clone(&self.world.building);
        let leader = &building.first(Role::TeamLeader).actor;
        let now = self.world.now();
        self.world.sent(leader, now, Act::Bureau(act))
    }

    /// What came is counted; now and then a copy is missing. What was missing came, or is given up.
    pub(super) async fn count_newspapers(&mut self) -> Result<()> {
        let who = self.on_duty_but(&[]);
        if let Some((paper, day, total)) = self.bureau.short.take() {
            let came = self.world.rng.bool();
            let act = if came {
                BureauAct::TellIssue(paper, day, IssueWord::Arrived(total))
            } else {
                let reason = pick(&mut self.world.rng, &self.bureau.service.waits_for);
                BureauAct::TellIssue(paper, day, IssueWord::WrittenOff(reason))
            };
            let leader = self.world.building.first(Role::TeamLeader).account;
            self.at_bureau(if came { who } else { leader }, act).await?;
        }
        if self.world.rng.u8(..4) == 0
            && let Some(&(paper, total)) = self.world.rng.choice(&self.bureau.newspapers)
        {
            let few = IssueWord::Arrived(total - 1);
            let act = BureauAct::TellIssue(paper, self.date, few);
            if self.at_bureau(who, act).await?.is_some() {
                self.bureau.short = Some((paper, self.date, total));
            }
        }
        self.at_bureau(who, BureauAct::AllArrived).await?;
        Ok(())
    }

    /// The leader asks for what is missing, but for some days: then the standard wants it done the next.
    pub(super) async fn chase_newspapers(&mut self) -> Result<()> {
        if self.may_leave_over() && self.date.day() % 3 == 0 {
            return Ok(());
        }
        let building = Arc::clone(&self.world.building);
        let (leader, site) = (building.first(Role::TeamLeader), &building.site.id);
        let day = app::newspaper::day(self.world.house()?, &leader.actor, site, None).await?;
        let missing = day.context("the bureau has newspapers")?.missing;
        for view in missing {
            let act = BureauAct::TellIssue(view.newspaper, view.day, IssueWord::Chased);
            self.at_bureau(leader.account, act).await?;
        }
        Ok(())
    }

    /// Somebody sets out with the papers, from office to office.
    pub(super) async fn begin_round(&mut self) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let (leader, site) = (building.first(Role::TeamLeader), &building.site.id);
        let day = app::newspaper::day(self.world.house()?, &leader.actor, site, None).await?;
        let day = day.context("the bureau has newspapers")?;
        let late = if self.slips(12) { 26 } else { 0 };
        for (place, stop) in (1..).zip(day.stops) {
            let minutes = late + place * 2;
            self.in_minutes(minutes..minutes + 2, Errand::Deliver(stop.stop));
        }
        Ok(())
    }

    pub(super) async fn deliver(&mut self, stop: Addressee) -> Result<()> {
        let who = self.on_duty_but(&[]);
        let reason = if self.slips(20) {
            pick(&mut self.world.rng, &self.bureau.service.undelivered)
        } else {
            String::new()
        };
        let act = BureauAct::Deliver(stop, reason);
        self.at_bureau(who, act.clone()).await?;
        if self.world.rng.u8(..12) == 0 {
            let other = self.on_duty_but(&[who]);
            self.at_bureau(other, act).await?;
        }
        Ok(())
    }

    /// Where nothing was to be brought, somebody taps; where something is left, the leader lets it be.
    pub(super) async fn end_round(&mut self) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let duties = self.world.watch.duties.values();
        let left: Vec<_> = duties
            .filter(|duty| BY_HAND[2..].iter().any(|rule| duty.duty.rule == **rule))
            .filter(|duty| duty.day == self.date.to_string())
            .map(|duty| (duty.id, duty.assignee))
            .collect();
        let leader = building.first(Role::TeamLeader).account;
        for (duty, assignee) in left {
            let done = Act::Settle(duty, Settlement::Done);
            self.by(assignee.unwrap_or(leader), done).await?;
        }
        Ok(())
    }
}
