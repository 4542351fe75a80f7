//! What is going to happen on a working day beside serving: who books what, who comes and goes, and
//! whatever crosses the plan.

use anyhow::{Context, Result, ensure};
use app::Role;
use app::meeting::Booking;
use domain::duty::DutyRecord;
use domain::{AccountId, ClosureId, Milliseconds, Uid};
use jiff::civil::time;
use store::meeting::MeetingRecord;

use super::bureau::Errand as Business;
use super::desk::Errand;
use super::{CLOSES, Life, OPENS, clients};
use crate::act::Act;
use crate::building::Worker;
use crate::day::{MINUTE_MS, Size, Wanted, of_date, pick, requirement, weekly};

/// One thing that is going to happen.
pub(super) enum Item {
    /// Somebody wants a meeting.
    Book(Box<Wanted>),
    /// Somebody comes.
    Come(AccountId),
    /// Somebody goes.
    Go(AccountId),
    /// Somebody's phone loses its network for so long.
    LoseNetwork(AccountId, Milliseconds),
    /// Somebody notes something.
    Note,
    /// A client changes their mind about a meeting of today or tomorrow.
    Change,
    /// A room is closed for a time.
    Close,
    /// The leader looks over the board.
    LookOver,
    /// A new version of the written standard comes into force.
    Publish,
    /// Something happens at the reception desk, or is reported there.
    Desk(Errand),
    /// Something happens at the bureau beside its meetings.
    Bureau(Business),
    /// A client does something, or the team does it for them.
    Client(clients::Errand),
}

impl Life {
    /// Thinks of a day.
    pub(super) fn plan_day(&mut self) -> Result<()> {
        if self.bureau.is_lived() {
            self.plan_bureau()?;
        } else {
            self.plan_shifts();
        }
        self.plan_bookings()?;
        for _ in 0..self.world.rng.usize(2..6) {
            self.later(OPENS + 60, CLOSES - 120, Item::Note);
        }
        for _ in 0..self.world.rng.usize(3..8) {
            self.later(OPENS + 30, CLOSES - 180, Item::Change);
        }
        let stays = self.lives_on(self.date.tomorrow()?);
        if stays && self.world.rng.u8(..5) == 0 {
            self.later(OPENS + 60, OPENS + 300, Item::Close);
        }
        // Half of the buildings get a new standard in the middle of their first day.
        let is_first = self.world.report.days == 0 && self.ways.last.is_none();
        if is_first && self.world.rng.bool() {
            self.later(OPENS + 180, OPENS + 420, Item::Publish);
        }
        for hour in 9..18 {
            self.later(hour * 60, hour * 60 + 20, Item::LookOver);
        }
        self.plan_desk();
        self.plan_clients();
        Ok(())
    }

    /// Puts an item somewhere between two minutes of today.
    pub(super) fn later(&mut self, from: i64, until: i64, item: Item) {
        let minute = self.world.rng.i64(from..until);
        self.put(minute, item);
    }

    pub(super) fn put(&mut self, minute: i64, item: Item) {
        let building = &self.world.building;
        let at = building.instant(self.date, time(0, 0, 0, 0)) + minute * MINUTE_MS;
        self.put_at(at, item);
    }

    pub(super) fn put_at(&mut self, at: Milliseconds, item: Item) {
        self.items += 1;
        self.agenda.insert((at, self.items), item);
    }

    fn plan_shifts(&mut self) {
        let building = std::sync::Arc::clone(&self.world.building);
        for worker in building.workers.iter().filter(|one| one.team.is_some()) {
            let leads = worker.role == Role::TeamLeader;
            // One in eight has a day off; the leaders never do.
            if !leads && self.world.rng.u8(..8) == 0 {
                continue;
            }
            let account = worker.account;
            self.later(OPENS + 5, OPENS + 50, Item::Come(account));
            self.later(CLOSES - 90, CLOSES - 5, Item::Go(account));
            self.plan_lost_network(account);
        }
    }

    /// Somebody walks through basements today.
    pub(super) fn plan_lost_network(&mut self, account: AccountId) {
        for _ in 0..self.world.rng.usize(..3) {
            let length = self.world.rng.i64(10..80) * MINUTE_MS;
            let item = Item::LoseNetwork(account, length);
            self.later(OPENS + 60, CLOSES - 150, item);
        }
    }

    /// The first day is booked in its early morning, every other on the working day before.
    fn plan_bookings(&mut self) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        if self.world.report.meetings == 0 {
            let first = of_date(&building, &mut self.world.rng, self.date, &mut self.taken);
            for wanted in first {
                self.later(OPENS, OPENS + 30, Item::Book(Box::new(wanted)));
            }
            let tomorrow = self.date.tomorrow()?;
            if self.ways.last.is_none() {
                let series = weekly(&building, &mut self.world.rng, tomorrow, 5);
                self.put(OPENS, Item::Book(Box::new(series)));
            }
        }
        let next = building.calendar.next_working_day(self.date);
        let next = next.context("a calendar with a working day")?;
        if self.lives_on(next) {
            for wanted in of_date(&building, &mut self.world.rng, next, &mut self.taken) {
                self.later(OPENS + 240, CLOSES - 120, Item::Book(Box::new(wanted)));
            }
        }
        // Some come at no notice, and some ask for a room that is not free.
        for _ in 0..self.world.rng.usize(1..4) {
            let minute = self.world.rng.i64(OPENS + 90..OPENS + 540);
            let rooms: Vec<_> = building.meeting_rooms().collect();
            let room = rooms[self.world.rng.usize(..rooms.len())];
            let midnight = building.instant(self.date, time(0, 0, 0, 0));
            let starts = midnight + (minute + self.world.rng.i64(5..60)) * MINUTE_MS;
            let span = (starts, starts + 45 * MINUTE_MS);
            let wanted = Wanted {
                requirement: requirement(&building, &mut self.world.rng, room, span, Size::Small),
                recurrence: None,
            };
            self.put(minute, Item::Book(Box::new(wanted)));
        }
        Ok(())
    }

    /// Lets a thing happen.
    pub(super) async fn carry_out(&mut self, item: Item) -> Result<()> {
        match item {
            Item::Book(wanted) => self.book(*wanted).await,
            Item::Come(account) => self.by(account, Act::GoOn).await,
            Item::Go(account) => {
                // Nobody goes home with a phone that holds something back.
                if let Some(phone) = self.phones.get_mut(&account) {
                    phone.back = self.world.now();
                }
                self.come_back().await?;
                self.by(account, Act::GoOff).await
            }
            Item::LoseNetwork(account, length) => {
                self.lose_network(account, length);
                Ok(())
            }
            Item::Note => {
                let building = std::sync::Arc::clone(&self.world.building);
                let text = pick(&mut self.world.rng, &building.content.words.notes);
                let worker = self.anybody(Role::Attendant);
                self.by(worker, Act::Note(text, None)).await
            }
            Item::Change => self.change_something().await,
            Item::Close => self.close_a_room().await,
            Item::LookOver => self.look_over().await,
            Item::Publish => self.publish().await,
            Item::Desk(errand) => Box::pin(self.run_errand(errand)).await,
            Item::Bureau(business) => Box::pin(self.go_about(business)).await,
            Item::Client(errand) => Box::pin(self.run_client(errand)).await,
        }
    }

    /// Somebody acts now, over the network.
    pub(super) async fn by(&mut self, account: AccountId, act: Act) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        if let Some(worker) = building.worker(account) {
            let now = self.world.now();
            let sent = self.world.sent(&worker.actor, now, act);
            self.world.send(&sent).await?;
        }
        Ok(())
    }

    /// Anybody with the role.
    pub(super) fn anybody(&mut self, role: Role) -> AccountId {
        let building = std::sync::Arc::clone(&self.world.building);
        let all: Vec<&Worker> = building.all(role).collect();
        all[self.world.rng.usize(..all.len())].account
    }

    async fn book(&mut self, wanted: Wanted) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let host = building
            .all(Role::Host)
            .find(|worker| worker.actor.name == wanted.requirement.host)
            .unwrap_or_else(|| building.first(Role::Host));
        let booking = Box::new(Booking {
            requirement: wanted.requirement,
            recurrence: wanted.recurrence,
            except: Vec::new(),
        });
        let now = self.world.now();
        let sent = self.world.sent(&host.actor, now, Act::Book(booking));
        let before = self.world.watch.meetings.len();
        if self.world.send(&sent).await?.is_some() {
            let after = self.world.watch.meetings.len();
            self.world.report.meetings += after.saturating_sub(before) as u64;
        }
        Ok(())
    }

    /// What was planned and done under the old version stays as it is.
    async fn publish(&mut self) -> Result<()> {
        let before = self.everything().await?;
        let manager = self.world.building.first(Role::OwnersManager).account;
        let text = self.world.building.place.revised_standard();
        self.by(manager, Act::Publish(text)).await?;
        let after = self.everything().await?;
        ensure!(before == after, "a new standard changed what was planned");
        self.world.report.published += 1;
        Ok(())
    }

    /// Every meeting with its duties, and the duties of today.
    async fn everything(&mut self) -> Result<(Vec<MeetingRecord>, Vec<DutyRecord>)> {
        let (site, day) = (self.world.building.site.id.clone(), self.date.to_string());
        let read = move |db: &mut store::Database| {
            let meetings = store::meeting::between(db, &site, 0, Milliseconds::MAX >> 1)?;
            let mut duties = store::duty::of_day(db, &site, &day)?;
            for record in &meetings {
                duties.extend(store::duty::of_meeting(db, &site, record.meeting.id)?);
            }
            Ok((meetings, duties))
        };
        self.world.house()?.store().read(read).await
    }

    async fn close_a_room(&mut self) -> Result<()> {
        let building = std::sync::Arc::clone(&self.world.building);
        let rooms: Vec<_> = building.meeting_rooms().collect();
        let room = rooms[self.world.rng.usize(..rooms.len())].id;
        let from = self.world.now() + self.world.rng.i64(30..600) * MINUTE_MS;
        let closure = domain::directory::Closure {
            id: ClosureId(Uid::derived(&[
                "closure",
                &self.world.salt().to_string(),
                &from.to_string(),
            ])),
            room,
            from,
            until: from + self.world.rng.i64(60..600) * MINUTE_MS,
            reason: building.content.words.maintenance.clone(),
        };
        let id = closure.id;
        let leader = self.anybody(Role::TeamLeader);
        self.by(leader, Act::CloseRoom(closure)).await?;
        if self.world.rng.bool() {
            self.by(leader, Act::ReopenRoom(id)).await?;
        }
        Ok(())
    }
}
