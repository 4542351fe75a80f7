//! What attendants ask of the roster and what comes of it: leave of a day or of half a day, granted or not, whose
//! shifts somebody else gets or nobody, or they keep what is left of them; swaps that a colleague agrees to and the
//! leader approves. What may not be is tried, and refused.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Context, Result};
use app::roster::{Asked, LeaveAsked, SwapAsked};
use app::{Answer, Error, Role};
use domain::booking::Span;
use domain::roster::decision::Decision;
use domain::roster::leave::{Leave, LeaveKind, left_of};
use domain::roster::swap::{ShiftSwap, SwapStanding};
use domain::roster::{PlannedShift, SHIFT_MIN_MS};
use domain::{AccountId, LeaveId, ShiftSwapId};
use jiff::civil::{Date, time};

use super::Errand;
use crate::act::{BureauAct, RosterAct};
use crate::building::Building;
use crate::day::{MINUTE_MS, pick};
use crate::invariants::roster::counted_on;
use crate::live::Life;

/// How long before their shift somebody says at the latest that they are ill.
const ILL_BEFORE_MS: i64 = 60 * MINUTE_MS;
/// Where the two halves of a day meet, and where it ends, in minutes of it.
const NOON: i64 = 13 * 60;
const MIDNIGHT: i64 = 24 * 60;

/// For what of the day after somebody asks, in minutes of it: who has something to do asks for half of it.
fn part_of(kind: LeaveKind) -> (i64, i64) {
    match kind {
        LeaveKind::Annual => (0, MIDNIGHT),
        LeaveKind::Sick | LeaveKind::Other => (0, NOON),
        LeaveKind::Personal => (NOON, MIDNIGHT),
    }
}

/// Who is on leave by these.
fn away(leaves: &[Leave]) -> BTreeSet<AccountId> {
    leaves.iter().map(|leave| leave.account).collect()
}

/// The shift that leaves leave of a span; nothing where that is none any more.
pub(super) fn beside(span: Span, account: AccountId, leaves: &[Leave]) -> Option<Span> {
    let mut left = left_of(span, account, leaves).into_iter();
    left.find(|(from, until)| until - from >= SHIFT_MIN_MS)
}

/// What is asked of the roster, or seen to.
#[derive(Clone, Copy)]
pub(in crate::live) enum Asking {
    /// Somebody asks for a day of leave, or for half of it.
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
                let kind = kind.unwrap_or(LeaveKind::Other);
                let what = (kind, words);
                self.want_leave(who, what, (date, part_of(kind))).await
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

    /// The shifts that begin on a day, and the leaves of which some lies in it. Mutable, because a life is lent to
    /// one thread at a time.
    pub(super) async fn planned_on(
        &mut self,
        date: Date,
    ) -> Result<(Vec<PlannedShift>, Vec<Leave>)> {
        let building = &self.world.building;
        let midnight = |date: Date| building.instant(date, time(0, 0, 0, 0));
        let span = (midnight(date), midnight(date.tomorrow()?));
        let site = building.site.id.clone();
        let read = move |db: &mut store::Database| {
            let shifts = store::planned_shift::between(db, &site, span)?;
            anyhow::Ok((shifts, store::leave::granted(db, &site, span)?))
        };
        self.world.house()?.store().read(read).await
    }

    /// From when until when somebody who is on leave today is there all the same, by what that leaves of their
    /// shifts; `None` where they are on no leave.
    pub(super) async fn left_today(&mut self, account: AccountId) -> Result<Option<Vec<Span>>> {
        let (shifts, leaves) = self.planned_on(self.date).await?;
        if !away(&leaves).contains(&account) {
            return Ok(None);
        }
        let theirs = shifts.iter().filter(|shift| shift.account == account);
        Ok(Some(
            theirs.flat_map(|shift| shift.there(&leaves)).collect(),
        ))
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
                self.want_leave(who, what, (today, (0, MIDNIGHT))).await
            }
            None => Ok(()),
        }
    }

    /// Somebody asks for leave between two minutes of a day; now and then twice, or as if it were theirs to grant,
    /// or takes it back.
    async fn want_leave(
        &mut self,
        who: AccountId,
        (kind, words): (LeaveKind, String),
        (date, (from, until)): (Date, (i64, i64)),
    ) -> Result<()> {
        let midnight = self.world.building.instant(date, time(0, 0, 0, 0));
        let asked = LeaveAsked {
            kind,
            starts: midnight + from * MINUTE_MS,
            ends: midnight + until * MINUTE_MS,
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
        let (_, leaves) = self.planned_on(date).await?;
        if !leaves.is_empty() || self.world.rng.u8(..5) == 0 {
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

    /// The shift of whoever is granted leave goes to somebody who is free, or is taken away; or it is forgotten. Of
    /// half a day they mostly keep the other half.
    async fn see_to_their_shift(&mut self, id: LeaveId, date: Date) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let site = building.site.id.clone();
        let read = move |db: &mut store::Database| store::leave::find(db, &site, id);
        let found = self.world.house()?.store().read(read).await?;
        let leave = found.map(|record| record.leave).filter(Leave::is_approved);
        let Some(leave) = leave else {
            return Ok(());
        };
        let (shifts, leaves) = self.planned_on(date).await?;
        let theirs = shifts.iter().find(|shift| shift.account == leave.account);
        let Some(shift) = theirs else {
            return Ok(());
        };
        let leader = building.first(Role::TeamLeader).account;
        let is_part = !shift.there(&leaves).is_empty();
        let free = free(&building, &shifts, &away(&leaves));
        let other = self.world.rng.choice(free);
        // Nobody is called in who has the day off.
        let other = other.filter(|_| date > self.date);
        match (self.world.rng.u8(..6), other) {
            (0, _) => {}
            (1..5, _) if is_part => {}
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
        let (shifts, leaves) = self.planned_on(date).await?;
        let away = away(&leaves);
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

    /// Nobody is counted on in the plan of a day for what of it they are on leave, unless they are there all the same.
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
            let (shifts, leaves) = self.planned_on(date).await?;
            let there = &self.world.watch.bureau.on_duty;
            for person in &plan.people {
                let account = person.staff.account;
                if !there.contains(&account) {
                    counted_on(account, &person.shifts, &leaves)
                        .with_context(|| format!("{} on {date}", person.staff.name))?;
                }
            }
            self.world.report.checked += plan.people.len() as u64;
            if date == self.date {
                let partly = |shift: &&PlannedShift| {
                    let there = shift.there(&leaves);
                    !there.is_empty() && there != [(shift.starts, shift.ends)]
                };
                let partly = shifts.iter().filter(partly).count() as u64;
                *self
                    .world
                    .watch
                    .bureau
                    .counts
                    .entry("half-leave")
                    .or_default() += partly;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use domain::roster::Decided;
    use domain::roster::leave::LeaveStanding;

    use super::*;

    #[test]
    fn what_half_a_day_of_leave_leaves_is_the_other_half() {
        let (wang, li) = (AccountId::derived(&["wang"]), AccountId::derived(&["li"]));
        let minutes = |(from, until): Span| (from * MINUTE_MS, until * MINUTE_MS);
        let early = minutes((450, 990));
        let rows = [
            (wang, (0, MIDNIGHT), None),
            (wang, (0, NOON), Some((NOON, 990))),
            (wang, (NOON, MIDNIGHT), Some((450, NOON))),
            (wang, (470, MIDNIGHT), None),
            (wang, (990, MIDNIGHT), Some((450, 990))),
            (li, (0, MIDNIGHT), Some((450, 990))),
        ];
        for (who, asked, expected) in rows {
            let (starts, ends) = minutes(asked);
            let leave = Leave {
                id: LeaveId::derived(&["leave"]),
                account: who,
                starts,
                ends,
                asked: 0,
                standing: LeaveStanding::Approved(Decided {
                    at: 0,
                    by: "li".to_owned(),
                    account: None,
                }),
            };
            let left = beside(early, wang, &[leave]);
            assert_eq!(left, expected.map(minutes), "{asked:?}");
        }
    }
}
