//! Posts: shifts are planned, signed on to after the check, handed over and taken over; late, without the check,
//! or not at all now and then.

use std::sync::Arc;

use anyhow::{Context, Result};
use app::Role;
use app::duty::Settlement;
use app::hand_over::Handed;
use app::roster::Asked;
use domain::AccountId;
use domain::check::{check_items, number_of};
use domain::duty::DutyRecord;
use domain::spot_check::Score;
use domain::subject::Register;
use jiff::civil::{Date, time};
use standards::Start;

use super::Errand;
use super::asked::beside;
use crate::act::{Act, BureauAct};
use crate::day::{MINUTE_MS, pick};
use crate::live::agenda::Item;
use crate::live::{Life, OPENS};

/// The two shifts of an attendant and the one of the leader, in minutes of the day.
const EARLY: (i64, i64) = (7 * 60 + 30, 16 * 60 + 30);
const LATE: (i64, i64) = (11 * 60 + 30, 20 * 60);
const LEADS: (i64, i64) = (8 * 60, 18 * 60);

/// How long before their shift somebody comes at the earliest.
const COMES_MS: i64 = 15 * MINUTE_MS;

/// Somebody's post on a day: from when until when, in minutes of it.
#[derive(Clone, Copy)]
pub(super) struct Post {
    account: AccountId,
    span: (i64, i64),
    leads: bool,
}

impl Life {
    /// Whoever is planned for today comes; the next day is planned.
    pub(super) fn plan_posts(&mut self) -> Result<()> {
        let today = self.date;
        match self.bureau.roster.remove(&today) {
            Some(posts) => self.plan_coming(&posts),
            None => self.put_errand(OPENS, Errand::Plan(today)),
        }
        let next = self.world.building.calendar.next_working_day(today);
        let next = next.context("a calendar with a working day")?;
        if self.lives_on(next) {
            self.sometime(15 * 60, 16 * 60, Errand::Plan(next));
        }
        for minute in [EARLY.0 + 15, EARLY.1 + 20, LATE.1 - 40] {
            self.sometime(minute, minute + 20, Errand::TakeOver);
        }
        Ok(())
    }

    fn plan_coming(&mut self, posts: &[Post]) {
        for post in posts {
            if !post.leads && self.slips(30) {
                // Nobody knows where they are.
                continue;
            }
            let (from, until) = post.span;
            let comes = if self.slips(9) {
                from + self.world.rng.i64(3..25)
            } else {
                from - self.world.rng.i64(8..14)
            };
            self.put_errand(comes, Errand::SignOn(post.account));
            self.sometime(until - 22, until - 2, Errand::HandOver(post.account));
            self.plan_lost_network(post.account);
        }
    }

    /// The leader plans a day: half of the team early, half of it late, some free; of whom one comes all the same. Who
    /// is on leave for half of it is planned for the other half.
    pub(super) async fn plan_roster(&mut self, date: Date) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let midnight = building.instant(date, time(0, 0, 0, 0));
        let leader = building.first(Role::TeamLeader).account;
        let turn = usize::from(date.day().unsigned_abs());
        let (_, leaves) = self.planned_on(date).await?;
        let mut posts = Vec::new();
        for (place, worker) in building.workers.iter().enumerate() {
            let name = worker.team.as_ref();
            let Some(team) = building.teams.iter().find(|team| Some(&team.name) == name) else {
                continue;
            };
            let leads = worker.role == Role::TeamLeader;
            let span = match (leads, (place + turn) % 2) {
                (true, _) => LEADS,
                (false, 0) => EARLY,
                (false, _) => LATE,
            };
            let (account, free) = (worker.account, !leads && self.world.rng.u8(..8) == 0);
            if free && self.world.rng.u8(..3) > 0 {
                continue;
            }
            let whole = (midnight + span.0 * MINUTE_MS, midnight + span.1 * MINUTE_MS);
            let left = beside(whole, account, &leaves);
            let is_away = left.is_none();
            let (starts, ends) = left.unwrap_or(whole);
            let span = (
                (starts - midnight) / MINUTE_MS,
                (ends - midnight) / MINUTE_MS,
            );
            // Now and then the leader forgets that somebody is on leave, and the house says so.
            if is_away && self.world.rng.u8(..3) > 0 {
                continue;
            }
            if !is_away {
                posts.push(Post {
                    account,
                    span,
                    leads,
                });
            }
            if free {
                continue;
            }
            let asked = Asked {
                account,
                team: team.id,
                starts,
                ends,
                confirmed: true,
            };
            self.at_bureau(leader, BureauAct::Plan(asked)).await?;
        }
        if date == self.date {
            self.plan_coming(&posts);
        } else {
            self.bureau.roster.insert(date, posts);
        }
        Ok(())
    }

    /// What one of the two comes for on a day ahead is the other's now, and the other way round.
    pub(super) fn hand_post(&mut self, date: Date, (one, other): (AccountId, AccountId)) {
        let posts = self.bureau.roster.get_mut(&date);
        for post in posts.into_iter().flatten() {
            if post.account == one {
                post.account = other;
            } else if post.account == other {
                post.account = one;
            }
        }
    }

    /// Somebody comes and makes the check; or forgets it at first. Who was granted leave stays away, and comes for
    /// what that leaves of their shift.
    pub(super) async fn sign_on(&mut self, account: AccountId) -> Result<()> {
        if let Some(left) = self.left_today(account).await? {
            let (Some((comes, _)), Some((_, goes))) = (left.first(), left.last()) else {
                return Ok(());
            };
            if self.world.now() < comes - COMES_MS {
                let at = comes - self.world.rng.i64(8..14) * MINUTE_MS;
                self.put_at(at, Item::Bureau(Errand::SignOn(account)));
                return Ok(());
            }
            let at = goes - self.world.rng.i64(3..20) * MINUTE_MS;
            self.put_at(at, Item::Bureau(Errand::HandOver(account)));
        }
        let mut checks = self.open_of(Register::PlannedShift);
        checks.retain(|duty| duty.assignee == Some(account));
        if checks.is_empty() {
            return self.by(account, Act::GoOn).await;
        }
        if self.world.rng.u8(..8) == 0 {
            self.by(account, Act::GoOn).await?;
        }
        let building = Arc::clone(&self.world.building);
        for duty in checks {
            let standard = building.standard_of(duty.standard_version);
            let rule = standard.rule(&duty.duty.rule).context("a check's rule")?;
            if self.world.rng.u8(..12) == 0 {
                // A colleague may not make it for them.
                let other = self.on_duty_but(&[account]);
                let done = Act::Settle(duty.id, Settlement::Done);
                self.by(other, done).await?;
            }
            for item in check_items(rule, None) {
                if duty.steps_done.contains(&item.index) {
                    continue;
                }
                let act = if self.world.rng.u8(..40) == 0 {
                    let note = pick(&mut self.world.rng, &self.bureau.service.remarks);
                    Act::Bureau(BureauAct::Remark(duty.id, item.index, note))
                } else {
                    Act::Tick(duty.id, item.index)
                };
                self.by(account, act).await?;
            }
            let done = Act::Settle(duty.id, Settlement::Done);
            self.send_of_bureau(account, done).await?;
        }
        Ok(())
    }

    /// Somebody looks at the day, hands over and goes; or tries to go without.
    pub(super) async fn hand_shift_over(&mut self, account: AccountId) -> Result<()> {
        if !self.is_on_duty(account) {
            return Ok(());
        }
        if let Some(phone) = self.phones.get_mut(&account) {
            phone.back = self.world.now();
        }
        self.come_back().await?;
        let keys = self.world.watch.bureau.keys.iter();
        let held: Vec<_> = keys
            .filter(|(_, holder)| **holder == account)
            .map(|(room, _)| *room)
            .collect();
        for room in held {
            self.give_key(room).await?;
        }
        // The house asks when the time has come.
        self.world.tick().await?;
        if self.slips(6) {
            self.by(account, Act::GoOff).await?;
            if !self.is_on_duty(account) {
                return Ok(());
            }
        }
        let building = Arc::clone(&self.world.building);
        let worker = building.worker(account).context("a worker")?;
        let site = &building.site.id;
        let review = app::hand_over::review(self.world.house()?, &worker.actor, site).await?;
        review.context("whoever goes sees the day")?;
        let mut rules = building.standard.rules().iter();
        let rule = rules.find(|rule| rule.starts == Start::ShiftEnd);
        let seen: Vec<u32> = (0..rule.map_or(0, |rule| rule.checks.len()))
            .map(number_of)
            .collect();
        if self.slips(8) {
            let some = seen.iter().skip(1).copied().collect();
            self.hand_over_with(account, some, false).await?;
        }
        let leaves = self.world.rng.u8(..4) > 0;
        self.hand_over_with(account, seen, leaves).await?;
        if self.is_on_duty(account) {
            self.by(account, Act::GoOff).await?;
        }
        // Who of the next shift is there already reads what was handed to them, well before it is late.
        self.in_minutes(2..9, Errand::TakeOver);
        Ok(())
    }

    fn is_on_duty(&self, account: AccountId) -> bool {
        self.world.watch.bureau.on_duty.contains(&account)
    }

    async fn hand_over_with(&mut self, who: AccountId, seen: Vec<u32>, leaves: bool) -> Result<()> {
        let note = pick(&mut self.world.rng, &self.bureau.service.handed);
        let handed = Handed { seen, note, leaves };
        self.at_bureau(who, BureauAct::HandOver(handed)).await?;
        Ok(())
    }

    /// Whoever is there says that they have what was handed over.
    pub(in crate::live) async fn take_over(&mut self) -> Result<()> {
        let (site, now) = (self.world.building.site.id.clone(), self.world.now());
        let from = now - domain::hand_over::WAITS_MS;
        let read = move |db: &mut store::Database| store::hand_over::waiting(db, &site, from);
        let waiting = self.world.house()?.store().read(read).await?;
        // Whoever was asked says so; else anybody who is there.
        let asked = self.open_of(Register::TakeOver);
        for record in waiting {
            let one = record.hand_over;
            let of_it = |duty: &&DutyRecord| duty.subject.is_some_and(|it| it.id == one.id.0);
            let who = match asked.iter().find(of_it).and_then(|duty| duty.assignee) {
                Some(who) => who,
                None => self.on_duty_but(&[one.account]),
            };
            if who == one.account || !self.is_on_duty(who) {
                continue;
            }
            let act = BureauAct::TakeOver(one.id);
            self.at_bureau(who, act.clone()).await?;
            if self.world.rng.u8(..6) == 0 {
                let other = self.on_duty_but(&[one.account, who]);
                self.at_bureau(other, act).await?;
            }
        }
        Ok(())
    }

    /// In the evening leaders read what they were told.
    pub(in crate::live) async fn see_notices(&mut self) -> Result<()> {
        if !self.bureau.is_lived() {
            return Ok(());
        }
        let building = Arc::clone(&self.world.building);
        let leaders = building.all(Role::TeamLeader);
        for account in leaders.map(|one| one.account).collect::<Vec<_>>() {
            let site = building.site.id.clone();
            let read = move |db: &mut store::Database| store::notice::unseen(db, &site, account);
            for notice in self.world.house()?.store().read(read).await? {
                let act = BureauAct::SeeNotice(notice.id);
                self.by(account, Act::Bureau(act)).await?;
            }
        }
        Ok(())
    }

    /// The leader looks at somebody who is on duty.
    pub(super) async fn check_on_the_spot(&mut self) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let leader = building.first(Role::TeamLeader);
        let site = &building.site.id;
        let page = app::spot_check::new_page(self.world.house()?, &leader.actor, site).await?;
        let page = page.context("a leader may check")?;
        let there: Vec<_> = page.people.iter().filter(|one| one.on_duty).collect();
        let Some(person) = self.world.rng.choice(there) else {
            return Ok(());
        };
        let Some(rule) = self.world.rng.choice(&person.rules) else {
            return Ok(());
        };
        let notes = building.content.words.notes.clone();
        let mut items = Vec::new();
        for _ in &rule.items {
            items.push(if self.slips(6) {
                (Some(Score::ToImprove), pick(&mut self.world.rng, &notes))
            } else {
                (Some(Score::Good), String::new())
            });
        }
        let asked = app::spot_check::Asked {
            account: person.staff.account,
            team: person.team.0,
            standard_version: page.standard_version,
            rule: rule.id.clone(),
            items,
        };
        let act = BureauAct::SpotCheck(Box::new(asked));
        self.at_bureau(leader.account, act).await?;
        Ok(())
    }
}
