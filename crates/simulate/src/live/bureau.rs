//! The bureau's day beside its meetings: who signs on and hands over, whose office is cleaned, what lies in it,
//! who dines and reads which paper.

mod asked;
mod lunch;
mod newspapers;
mod offices;
mod owner;
mod posts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::Result;
use app::{Answer, Role};
use domain::assigned_matter::Step;
use domain::newspaper::Addressee;
use domain::subject::Register;
use domain::{AccountId, AssignedMatterId, DutyId, NewspaperId, PersonId, RoomId, TablewareId};
use jiff::civil::Date;

use super::agenda::Item;
use super::{Life, OPENS};
use crate::act::{Act, BureauAct};
use crate::building::{Building, Place, Worker};
use crate::day::MINUTE_MS;
use crate::service::Service;
use posts::Post;

/// The rules whose duties are seen to here, and by no tap alone.
pub(super) const BY_HAND: [&str; 4] = [
    "lunch",
    "lunch-serve",
    "deliver-newspapers",
    "principal-newspapers",
];
/// One in so many acts ends with the machine stopping before it is answered.
const CRASH_ONE_IN: u32 = 400;

/// One thing somebody does.
pub(super) enum Errand {
    /// The table of newspapers and the tableware are entered.
    SetUp,
    /// The leader plans the shifts of a day.
    Plan(Date),
    SignOn(AccountId),
    HandOver(AccountId),
    /// Whoever is there takes over what was handed over.
    TakeOver,
    /// The leader scores somebody in a spot check.
    SpotCheck,
    /// Something is asked of the roster, or seen to.
    OfRoster(asked::Asking),
    /// The owner's office confirms what was asked for meetings.
    Agree,
    /// Its manager assigns a matter; it is read back, confirmed, done, accepted.
    Assign,
    MatterStep(AssignedMatterId, Step, AccountId),
    GoOut(PersonId),
    ComeBack(PersonId),
    /// Whoever has a free hand looks for offices to be cleaned.
    LookAtOffices,
    Clean(DutyId),
    GiveKey(RoomId),
    /// Papers of the day before are brought to the owner's office.
    SignFor,
    /// Newspapers are counted, chased, brought.
    Count,
    Chase,
    Round,
    Deliver(Addressee),
    EndRound,
    /// The dining room is opened and looked at, diners are asked, and served.
    Lay,
    Ask,
    Serve,
}

/// The bureau's own state.
pub(super) struct Bureau {
    is_lived: bool,
    service: Service,
    /// The shifts that are planned, by day.
    roster: BTreeMap<Date, Vec<Post>>,
    /// Leaders with an office, and the office.
    offices: Vec<(PersonId, RoomId)>,
    /// Leaders who are out.
    out: BTreeSet<PersonId>,
    /// Offices that somebody is about.
    cleaning: BTreeMap<DutyId, RoomId>,
    /// Papers and menus so far.
    papers: usize,
    menus: usize,
    sets: Vec<(TablewareId, PersonId)>,
    newspapers: Vec<(NewspaperId, u32)>,
    /// An issue of which copies are missing, and how many there should be.
    short: Option<(NewspaperId, Date, u32)>,
}

impl Bureau {
    pub(super) fn of(building: &Building, whole: bool) -> Result<Self> {
        let reached = building.content.reached.iter();
        let offices = reached.filter_map(|line| {
            let person = building.people.iter().find(|one| one.name == line.name)?;
            let room = building.room(line.room.as_ref()?)?;
            Some((person.id, room.id))
        });
        Ok(Self {
            is_lived: whole && building.place == Place::Bureau,
            service: Service::read()?,
            roster: BTreeMap::new(),
            offices: offices.collect(),
            out: BTreeSet::new(),
            cleaning: BTreeMap::new(),
            papers: 0,
            menus: 0,
            sets: Vec::new(),
            newspapers: Vec::new(),
            short: None,
        })
    }

    /// Whether this building has such days.
    pub(super) fn is_lived(&self) -> bool {
        self.is_lived
    }
}

impl Life {
    /// Thinks of the bureau's day.
    pub(super) fn plan_bureau(&mut self) -> Result<()> {
        if self.bureau.sets.is_empty() {
            self.put_errand(OPENS, Errand::SetUp);
        }
        self.plan_posts()?;
        self.plan_asking()?;
        self.plan_offices();
        for hour in [8 * 60 + 50, 9 * 60 + 5] {
            self.sometime(hour, hour + 20, Errand::SignFor);
        }
        self.sometime(9 * 60 + 12, 10 * 60 + 15, Errand::Count);
        self.sometime(14 * 60, 15 * 60, Errand::Chase);
        self.sometime(10 * 60 + 31, 10 * 60 + 36, Errand::Round);
        self.put_errand(10 * 60 + 58, Errand::EndRound);
        let late = if self.slips(8) { 20 } else { 0 };
        self.sometime(11 * 60 + 11 + late, 11 * 60 + 16 + late, Errand::Lay);
        self.sometime(10 * 60, 16 * 60, Errand::SpotCheck);
        for hour in 8..18 {
            self.sometime(hour * 60, hour * 60 + 20, Errand::Agree);
        }
        self.sometime(8 * 60 + 30, 15 * 60, Errand::Assign);
        Ok(())
    }

    /// Lets it happen.
    pub(super) async fn go_about(&mut self, errand: Errand) -> Result<()> {
        match errand {
            Errand::SetUp => self.furnish_service().await,
            Errand::Plan(date) => self.plan_roster(date).await,
            Errand::SignOn(account) => {
                self.sign_on(account).await?;
                // Whoever comes reads what waits for them, well before it is late.
                self.in_minutes(2..9, Errand::TakeOver);
                Ok(())
            }
            Errand::HandOver(account) => self.hand_shift_over(account).await,
            Errand::TakeOver => self.take_over().await,
            Errand::SpotCheck => self.check_on_the_spot().await,
            Errand::OfRoster(asking) => Box::pin(self.see_to_roster(asking)).await,
            Errand::Agree => self.agree_requirements().await,
            Errand::Assign => self.assign_matter().await,
            Errand::MatterStep(id, step, who) => self.step_of_matter(id, step, who).await,
            Errand::GoOut(leader) => self.say_out(leader, true).await,
            Errand::ComeBack(leader) => self.say_out(leader, false).await,
            Errand::LookAtOffices => self.look_at_offices().await,
            Errand::Clean(duty) => self.clean(duty).await,
            Errand::GiveKey(room) => self.give_key(room).await,
            Errand::SignFor => self.bring_papers().await,
            Errand::Count => self.count_newspapers().await,
            Errand::Chase => self.chase_newspapers().await,
            Errand::Round => self.begin_round().await,
            Errand::Deliver(stop) => self.deliver(stop).await,
            Errand::EndRound => self.end_round().await,
            Errand::Lay => self.lay_tables().await,
            Errand::Ask => self.ask_diners().await,
            Errand::Serve => self.serve_lunch().await,
        }
    }

    fn put_errand(&mut self, minute: i64, errand: Errand) {
        self.put(minute, Item::Bureau(errand));
    }

    fn sometime(&mut self, from: i64, until: i64, errand: Errand) {
        self.later(from, until, Item::Bureau(errand));
    }

    /// Something to be done in so many minutes from now, at the earliest.
    fn in_minutes(&mut self, minutes: std::ops::Range<i64>, errand: Errand) {
        let at = self.world.now() + self.world.rng.i64(minutes) * MINUTE_MS;
        self.put_at(at, Item::Bureau(errand));
    }

    /// Whether something goes wrong that goes wrong once in so many times; with reliable people it does so four
    /// times as rarely.
    fn slips(&mut self, one_in: u32) -> bool {
        let one_in = match self.ways.last {
            Some(_) => one_in * 4,
            None => one_in,
        };
        self.world.rng.u32(..one_in) == 0
    }

    /// Whether the day after is still lived through, so that something may be left for it.
    fn may_leave_over(&self) -> bool {
        let next = self.world.building.calendar.next_working_day(self.date);
        next.is_some_and(|next| self.lives_on(next))
    }

    /// Somebody acts: at once, or with the machine stopping in between.
    async fn at_bureau(&mut self, account: AccountId, act: BureauAct) -> Result<Option<Answer>> {
        self.send_of_bureau(account, Act::Bureau(act)).await
    }

    async fn send_of_bureau(&mut self, account: AccountId, act: Act) -> Result<Option<Answer>> {
        let building = Arc::clone(&self.world.building);
        let Some(worker) = building.worker(account) else {
            return Ok(None);
        };
        let now = self.world.now();
        let sent = self.world.sent(&worker.actor, now, act);
        if self.world.rng.u32(..CRASH_ONE_IN) == 0 {
            self.world.crash(std::slice::from_ref(&sent)).await?;
            return Ok(None);
        }
        self.world.send(&sent).await
    }

    /// Somebody of the team who is on duty, other than those; else its leader.
    fn on_duty_but(&mut self, others: &[AccountId]) -> AccountId {
        let building = Arc::clone(&self.world.building);
        let there = &self.world.watch.bureau.on_duty;
        let free = building.all(Role::Attendant);
        let free: Vec<&Worker> = free
            .filter(|one| there.contains(&one.account) && !others.contains(&one.account))
            .collect();
        match free.len() {
            0 => building.first(Role::TeamLeader).account,
            count => free[self.world.rng.usize(..count)].account,
        }
    }

    /// The open duties of today about a register.
    fn open_of(&self, register: Register) -> Vec<domain::duty::DutyRecord> {
        let duties = self.world.watch.duties.values();
        let open = duties.filter(|duty| duty.is_about(register));
        open.cloned().collect()
    }
}
