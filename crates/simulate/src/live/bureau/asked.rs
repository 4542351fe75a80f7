//! What attendants ask of the roster and what comes of it: leave, granted or not, whose shifts somebody else gets
//! or nobody; swaps that a colleague agrees to and the leader approves. What may not be is tried, and refused.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use app::roster::{Asked, LeaveAsked, SwapAsked};
use app::{Answer, Error, Role};
use domain::roster::PlannedShift;
use domain::roster::decision::Decision;
use domain::roster::leave::{Leave, LeaveKind};
use domain::roster::swap::{ShiftSwap, SwapStanding};
use domain::{AccountId, LeaveId, ShiftSwapId};
use jiff::civil::{Date, time};

use super::Errand;
use crate::act::{BureauAct, RosterAct};
use crate::building::Building;
use crate::day::{MINUTE_MS, pick};
use crate::live::Life;

/// How long before their shift somebody says at the latest that they are ill.
const ILL_BEFORE_MS: i64 = 60 * MINUTE_MS;

/// What is asked of the roster, or seen to.
#[derive(Clone, Copy)]
pub(in crate::live) enum Asking {
    /// Somebody asks for a day of leave.
    Leave(Date),
    /// Somebody who is to come later today is ill.
    Ill,
    /// The leader decides a leave of a day.
    DecideLeave(LeaveId, Date),
    /// Whoever asked takes it back.
    TakeBack(LeaveId, AccountId),
    /// Somebody asks a colleague to swap their shifts of a day.
    Swap(Date),
    /// The colleague answers.
    Answer(ShiftSwapId, Date),
    /// The leader decides.
    DecideSwap(ShiftSwapId, Date),
}

/// Who of the attendants is neither planned nor away.
fn free(
    building: &Building,
    shifts: &[PlannedShift],
    away: &BTreeSet<AccountId>,
) -> Vec<AccountId> {
    let all = building.all(Role::Attendant).map(|one| one.account);
    let is_free = |account: &AccountId| {
        let planned = shifts.iter().any(|shift| shift.account == *account);
        !planned && !away.contains(account)
    };
    all.filter(is_free).collect()
}

impl Life {
    /// What is going to be asked today. Reliable people ask more rarely, and nobody for the day after the last.
    pub(super) fn plan_asking(&mut self) -> Result<()> {
        let next = self.world.building.calendar.next_working_day(self.date);
        let next = next.context("a calendar with a working day")?;
        if self.ways.last.is_some() && self.world.rng.u8(..3) > 0 {
            return Ok(());
        }
        if self.world.rng.bool() {
            self.sometime(8 * 60 + 40, 10 * 60, Errand::OfRoster(Asking::Ill));
        }
        if !self.lives_on(next) {
            return Ok(());
        }
        // Before the leader plans the day, or after it.
        let leave = Errand::OfRoster(Asking::Leave(next));
        if self.world.rng.bool() {
            self.sometime(9 * 60, 14 * 60, leave);
        } else {
            self.sometime(16 * 60 + 5, 17 * 60, leave);
        }
        for _ in 0..self.world.rng.usize(1..3) {
            let swap = Errand::OfRoster(Asking::Swap(next));
            self.sometime(16 * 60 + 5, 17 * 60 + 15, swap);
        }
        Ok(())
    }

    /// Lets it happen.
    pub(super) async fn see_to_roster(&mut self, asking: Asking) -> Result<()> {
        match asking {
            Asking::Leave(date) => {
                let who = self.anybody(Role::Attendant);
                let kind = self.world.rng.choice(LeaveKind::ALL);
                let words = pick(&mut self.world.rng, &self.bureau.service.leave_words);
                let what = (kind.unwrap_or(LeaveKind::Other), words);
                self.want_leave(who, what, date).await
            }
            Asking::Ill => self.fall_ill().await,
            Asking::DecideLeave(id, date) => self.decide_leave(id, date).await,
            Asking::TakeBack(id, who) => {
                self.of_roster(who, RosterAct::WithdrawLeave(id)).await?;
                Ok(())
            }
            Asking::Swap(date) => self.want_swap(date).await,
            Asking::Answer(id, date) => self.answer_swap(id, date).await,
            Asking::DecideSwap(id, date) => self.decide_swap(id, date).await,
        }
    }

    async fn of_roster(&mut self, who: AccountId, act: RosterAct) -> Result<Option<Answer>> {
        self.at_bureau(who, BureauAct::Roster(act)).await
    }

    /// The shifts that begin on a day, and who is on leave that day. Mutable, because a life is lent to one thread
    /// at a time.
    async fn planned_on(&mut self, date: Date) -> Result<(Vec<PlannedShift>, BTreeSet<AccountId>)> {
        let building = &self.world.building;
        let midnight = |date: Date| building.instant(date, time(0, 0, 0, 0));
        let span = (midnight(date), midnight(date.tomorrow()?));
        let site = building.site.id.clone();
        let read = move |db: &mut store::Database| {
            let shifts = store::planned_shift::between(db, &site, span)?;
            let leaves = store::leave::granted(db, &site, span)?;
            let away: BTreeSet<AccountId> = leaves.iter().map(|leave| leave.account).collect();
            anyhow::Ok((shifts, away))
        };
        self.world.house()?.store().read(read).await
    }

    /// Who is on leave on a day.
    pub(super) async fn away_on(&mut self, date: Date) -> Result<BTreeSet<AccountId>> {
        let (_, away) = self.planned_on(date).await?;
        Ok(away)
    }

    /// Somebody who is to come later today says that they are ill.
    async fn fall_ill(&mut self) -> Result<()> {
        let (today, from) = (self.date, self.world.now() + ILL_BEFORE_MS);
        let (shifts, _) = self.planned_on(today).await?;
        let there = &self.world.watch.bureau.on_duty;
        let later = shifts
            .iter()
            .filter(|shift| shift.starts > from && !there.contains(&shift.account));
        let later: Vec<AccountId> = later.map(|shift| shift.account).collect();
        match self.world.rng.choice(later) {
            Some(who) => {
                let what = (LeaveKind::Sick, String::new());
                self.want_leave(who, what, today).await
            }
            None => Ok(()),
        }
    }

    /// Somebody asks for a day of leave; now and then twice, or as if it were theirs to grant, or takes it back.
    async fn want_leave(
        &mut self,
        who: AccountId,
        (kind, words): (LeaveKind, String),
        date: Date,
    ) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let midnight = |date: Date| building.instant(date, time(0, 0, 0, 0));
        let asked = LeaveAsked {
            kind,
            starts: midnight(date),
            ends: midnight(date.tomorrow()?),
            words,
        };
        let act = RosterAct::AskLeave(asked.clone());
        let given = self.of_roster(who, act).await?;
        let Some(id) = given.and_then(|answer| answer.subject) else {
            return Ok(());
        };
        let id: LeaveId = id.parse()?;
        match self.world.rng.u8(..8) {
            0 => {
                self.of_roster(who, RosterAct::AskLeave(asked)).await?;
            }
            1 => {
                let act = RosterAct::DecideLeave(id, Decision::Approve, String::new());
                self.of_roster(who, act).await?;
            }
            2 => self.in_minutes(2..50, Errand::OfRoster(Asking::TakeBack(id, who))),
            _ => {}
        }
        self.in_minutes(5..25, Errand::OfRoster(Asking::DecideLeave(id, date)));
        Ok(())
    }

    /// The leader grants it, unless somebody is away that day already, or there is too much to do.
    async fn decide_leave(&mut self, id: LeaveId, date: Date) -> Result<()> {
        let leader = self.world.building.first(Role::TeamLeader).account;
        let away = self.away_on(date).await?;
        if !away.is_empty() || self.world.rng.u8(..5) == 0 {
            if self.world.rng.u8(..4) == 0 {
                let unsaid = RosterAct::DecideLeave(id, Decision::Refuse, String::new());
                self.of_roster(leader, unsaid).await?;
            }
            let reason = pick(&mut self.world.rng, &self.bureau.service.leave_refused);
            let act = RosterAct::DecideLeave(id, Decision::Refuse, reason);
            self.of_roster(leader, act).await?;
            return Ok(());
        }
        let act = RosterAct::DecideLeave(id, Decision::Approve, String::new());
        self.of_roster(leader, act).await?;
        self.see_to_their_shift(id, date).await
    }

    /// The shift of whoever is granted leave goes to somebody who is free, or is taken away; or it is forgotten.
    async fn see_to_their_shift(&mut self, id: LeaveId, date: Date) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let site = building.site.id.clone();
        let read = move |db: &mut store::Database| store::leave::find(db, &site, id);
        let found = self.world.house()?.store().read(read).await?;
        let leave = found.map(|record| record.leave).filter(Leave::is_approved);
        let Some(leave) = leave else {
            return Ok(());
        };
        let (shifts, away) = self.planned_on(date).await?;
        let theirs = shifts.iter().find(|shift| shift.account == leave.account);
        let Some(shift) = theirs else {
            return Ok(());
        };
        let leader = building.first(Role::TeamLeader).account;
        let other = self.world.rng.choice(free(&building, &shifts, &away));
        // Nobody is called in who has the day off.
        let other = other.filter(|_| date > self.date);
        match (self.world.rng.u8(..6), other) {
            (0, _) => {}
            (_, Some(account)) => {
                let asked = Asked {
                    account,
                    team: shift.team,
                    starts: shift.starts,
                    ends: shift.ends,
                    confirmed: true,
                };
                let act = RosterAct::Replan(shift.id, shift.revision, asked);
                if self.of_roster(leader, act).await?.is_some() {
                    self.hand_post(date, (leave.account, account));
                }
            }
            (_, None) => {
                let act = RosterAct::Unplan(shift.id, shift.revision);
                self.of_roster(leader, act).await?;
            }
        }
        Ok(())
    }

    /// Somebody asks a colleague to take their shift: for the colleague's own of that day, or for nothing whoever
    /// is free.
    async fn want_swap(&mut self, date: Date) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let (shifts, away) = self.planned_on(date).await?;
        let attends = |shift: &&PlannedShift| {
            let worker = building.worker(shift.account);
            worker.is_some_and(|one| one.role == Role::Attendant)
        };
        let theirs: Vec<&PlannedShift> = shifts.iter().filter(attends).collect();
        let Some(given) = self.world.rng.choice(theirs.iter().copied()) else {
            return Ok(());
        };
        let others = theirs.iter().copied();
        let others: Vec<&PlannedShift> = others.filter(|one| one.starts != given.starts).collect();
        let other = self.world.rng.choice(others);
        let nobody = self.world.rng.choice(free(&building, &shifts, &away));
        let for_nothing = nobody.filter(|_| other.is_none() || self.world.rng.u8(..3) == 0);
        let (colleague, taken) = match (for_nothing, other) {
            (Some(account), _) => (account, None),
            (None, Some(other)) => (other.account, Some(other.id)),
            (None, None) => return Ok(()),
        };
        let asked = SwapAsked {
            given: given.id,
            colleague,
            taken,
            words: pick(&mut self.world.rng, &self.bureau.service.swap_words),
        };
        if self.world.rng.u8(..8) == 0 {
            let with_oneself = SwapAsked {
                colleague: given.account,
                ..asked.clone()
            };
            let act = RosterAct::AskSwap(with_oneself);
            self.of_roster(given.account, act).await?;
        }
        let act = RosterAct::AskSwap(asked);
        let answer = self.of_roster(given.account, act).await?;
        let Some(id) = answer.and_then(|answer| answer.subject) else {
            return Ok(());
        };
        let answers = Asking::Answer(id.parse()?, date);
        self.in_minutes(4..20, Errand::OfRoster(answers));
        Ok(())
    }

    async fn swap(&mut self, id: ShiftSwapId) -> Result<ShiftSwap> {
        let site = self.world.building.site.id.clone();
        let read = move |db: &mut store::Database| store::shift_swap::find(db, &site, id);
        let found = self.world.house()?.store().read(read).await?;
        Ok(found.context("a swap that was asked for is lost")?.swap)
    }

    /// The colleague agrees, mostly; the leader tries to be faster, or whoever asked takes it back.
    async fn answer_swap(&mut self, id: ShiftSwapId, date: Date) -> Result<()> {
        let swap = self.swap(id).await?;
        let leader = self.world.building.first(Role::TeamLeader).account;
        match self.world.rng.u8(..10) {
            0 => {
                self.of_roster(leader, RosterAct::ApproveSwap(id)).await?;
            }
            1 => {
                let act = RosterAct::WithdrawSwap(id);
                self.of_roster(swap.asker, act).await?;
            }
            _ => {}
        }
        let agrees = self.world.rng.u8(..6) > 0;
        let act = RosterAct::AnswerSwap(id, agrees);
        let answered = self.of_roster(swap.colleague, act).await?;
        if agrees && answered.is_some() {
            self.in_minutes(4..15, Errand::OfRoster(Asking::DecideSwap(id, date)));
        }
        Ok(())
    }

    /// The leader approves it, mostly, and whoever has a shift now comes for it.
    async fn decide_swap(&mut self, id: ShiftSwapId, date: Date) -> Result<()> {
        let leader = self.world.building.first(Role::TeamLeader).account;
        let act = if self.world.rng.u8(..6) == 0 {
            let reason = pick(&mut self.world.rng, &self.bureau.service.swap_refused);
            RosterAct::RefuseSwap(id, reason)
        } else {
            RosterAct::ApproveSwap(id)
        };
        self.of_roster(leader, act).await?;
        let swap = self.swap(id).await?;
        if matches!(swap.standing, SwapStanding::Approved(_)) {
            self.hand_post(date, (swap.asker, swap.colleague));
        }
        Ok(())
    }

    /// Nobody who is on leave is counted on in the plan of a day, unless they are there all the same.
    pub(in crate::live) async fn prove_forecast(&mut self) -> Result<()> {
        if !self.bureau.is_lived() {
            return Ok(());
        }
        let building = Arc::clone(&self.world.building);
        let (leader, site) = (&building.first(Role::TeamLeader).actor, &building.site.id);
        let next = building.calendar.next_working_day(self.date);
        let next = next.context("a calendar with a working day")?;
        for date in [self.date, next] {
            let house = self.world.house()?;
            let plan = app::day_plan::look(house, leader, site, Some(date), None);
            let plan = match plan.await {
                Ok(plan) => plan.context("a leader looks ahead")?,
                // Too far ahead to be looked at.
                Err(Error::Refused(_)) => continue,
                Err(failed) => return Err(failed.into()),
            };
            let away = self.away_on(date).await?;
            let there = &self.world.watch.bureau.on_duty;
            for person in &plan.people {
                let account = person.staff.account;
                ensure!(
                    !away.contains(&account) || there.contains(&account),
                    "{} is on leave on {date}, and the forecast counts on them",
                    person.staff.name
                );
            }
            self.world.report.checked += plan.people.len() as u64;
        }
        Ok(())
    }
}
