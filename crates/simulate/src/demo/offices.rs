//! The leaders' offices of the demo's bureau towards the evening: one cleaned and locked, one in the middle of
//! it, one where somebody answered, its key out. Before half past four the plan alone is there.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::duty::{Settlement, settle, tick_step};
use app::{Actor, House, Role};
use domain::presence::{Presence, Whereabouts};
use domain::{DutyId, Milliseconds, PersonId, RoomId, SiteId};

use crate::act::command;
use crate::building::Building;
use crate::day::MINUTE_MS;

/// The offices that somebody sees to, and whose they are.
const SEEN_TO: [(&str, &str); 3] = [("604", "钱卫东"), ("602", "赵立新"), ("704", "李文博")];

/// What happens at an office.
#[derive(Clone, Copy)]
enum What {
    Out,
    TakeKey,
    Tick(u32, u32),
    Finish,
    GiveKey,
    Answer,
}

/// The offices of one site while its past is told.
pub(super) struct Offices {
    site: SiteId,
    desk: Actor,
    leader: Actor,
    cleaner: Actor,
    rooms: Vec<(RoomId, PersonId)>,
    cues: Vec<(Milliseconds, usize, What)>,
}

impl Offices {
    /// The offices of the building as they will stand at `now`, telling nothing of what lay before it
    /// `begins`.
    pub(super) fn set(
        building: &Building,
        begins: Milliseconds,
        now: Milliseconds,
    ) -> Result<Self> {
        let offices = SEEN_TO.iter().map(|(number, name)| {
            let room = building.room(number).context("the office is there")?;
            let mut people = building.people.iter();
            let leader = people.find(|person| person.name == *name);
            Ok((room.id, leader.context("its leader is there")?.id))
        });
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        let mut cues = vec![
            (ago(58), 0, What::Out),
            (ago(57), 1, What::Out),
            (ago(56), 2, What::Out),
            (ago(40), 0, What::TakeKey),
            (ago(39), 0, What::Tick(0, 3)),
            (ago(32), 0, What::Tick(3, 8)),
            (ago(24), 0, What::Tick(8, 11)),
            (ago(23), 0, What::Finish),
            (ago(22), 0, What::GiveKey),
            (ago(14), 1, What::TakeKey),
            (ago(13), 1, What::Tick(0, 3)),
            (ago(7), 1, What::Tick(3, 6)),
            (ago(9), 2, What::TakeKey),
            (ago(8), 2, What::Tick(0, 1)),
            (ago(7), 2, What::Answer),
        ];
        cues.retain(|(at, ..)| *at >= begins);
        cues.sort_by_key(|(at, ..)| *at);
        Ok(Self {
            site: building.site.id.clone(),
            desk: building.first(Role::Receptionist).actor.clone(),
            leader: building.first(Role::TeamLeader).actor.clone(),
            cleaner: building.first(Role::Attendant).actor.clone(),
            rooms: offices.collect::<Result<_>>()?,
            cues,
        })
    }

    /// What happens until `at`.
    pub(super) async fn play(
        &mut self,
        house: &House,
        clock: &SetClock,
        at: Milliseconds,
    ) -> Result<()> {
        let due = self.cues.iter().take_while(|(due, ..)| *due <= at).count();
        let due: Vec<_> = self.cues.drain(..due).collect();
        for (then, office, what) in due {
            clock.set(then);
            self.happen(house, then, office, what).await?;
        }
        clock.set(at);
        Ok(())
    }

    /// The duty at an office, where it is in the plan by now.
    async fn duty(&self, house: &House, room: RoomId) -> Result<Option<DutyId>> {
        let plan = app::office::plan(house, &self.leader, &self.site).await?;
        let offices = plan.context("the demo's bureau")?.offices.into_iter();
        let mut of_room = offices.filter(|office| office.room.id == room);
        Ok(of_room.next().and_then(|office| office.duty))
    }

    async fn happen(
        &self,
        house: &House,
        at: Milliseconds,
        office: usize,
        what: What,
    ) -> Result<()> {
        let (room, leader) = self.rooms[office];
        let (site, cleaner) = (&self.site, &self.cleaner);
        let act = |what: &str| command(&["demo", "office", &room.to_string(), what], at);
        if matches!(what, What::Out) {
            let said = Presence {
                whereabouts: Whereabouts::OutOnBusiness,
                back_at: None,
                note: String::new(),
            };
            let id = act("out");
            app::directory::say_presence(house, &self.desk, site, &id, leader, said).await?;
            return Ok(());
        }
        // Before half past four, and on a day off, nobody cleans.
        let Some(duty) = self.duty(house, room).await? else {
            return Ok(());
        };
        match what {
            What::Out => {}
            What::TakeKey => {
                app::office::take_key(house, cleaner, site, &act("key"), room).await?;
            }
            What::Tick(from, until) => {
                for step in from..until {
                    let id = act(&format!("step {step}"));
                    tick_step(house, cleaner, site, &id, duty, step).await?;
                }
            }
            What::Finish => {
                let done = Settlement::Done;
                settle(house, cleaner, site, &act("finish"), duty, done).await?;
            }
            What::GiveKey => {
                app::office::give_back_key(house, cleaner, site, &act("back"), room).await?;
            }
            What::Answer => {
                let said = (room, 15);
                app::office::answer(house, cleaner, site, &act("answer"), said).await?;
            }
        }
        Ok(())
    }
}
