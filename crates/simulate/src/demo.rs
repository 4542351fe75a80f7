//! The demo: both sites furnished with a past, a present in which something is due, and a future.
//!
//! Furnishing uses the real application with a clock that is moved from the morning to now, so that
//! the journal tells a true story. Afterwards the database is opened with the machine's clock.

mod agreements;
mod banquets;
mod busy;
mod cases;
mod colleagues;
mod desk;
mod dining;
mod faults;
mod found;
mod hall;
mod matters;
mod newspapers;
mod offices;
mod orders;
mod papers;
mod personal_data;
mod presence;
mod roster;
mod rules;
mod scene;
mod script;
mod spot_checks;
mod visitors;
mod week;

use std::sync::Arc;

use anyhow::{Context, Result};
use app::alert::Receipt;
use app::clock::SetClock;
use app::seal::Keys;
use app::{Actor, Grant, House, Role};
use domain::access::{Action, Object};
use domain::alert::{RECEIPTS_MAX, Stage, stage_at};
use domain::{AccountId, Milliseconds, SiteId};
use store::{Durability, Options, Store};
use tempfile::TempDir;

use crate::building::{Building, Place};
use crate::day::MINUTE_MS;

pub use colleagues::colleagues;

/// How long before now the sites were founded.
const FOUNDED_BEFORE_MS: Milliseconds = (rules::DAYS + 1) * 24 * 60 * MINUTE_MS;
const HOUR_MS: Milliseconds = 60 * MINUTE_MS;
/// How long before the scene begins it is booked.
const EVENING_MS: Milliseconds = 16 * HOUR_MS;
/// How often the staff looks at the phone while the past is told.
const LOOK_MS: Milliseconds = 90_000;

/// Somebody whom the demo's sign-in page offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    /// The site they belong to.
    pub site: SiteId,
    /// Its name.
    pub site_name: String,
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// What they would type.
    pub login: String,
    /// Their role there.
    pub role: Role,
}

/// Everybody whom the demo's sign-in page offers: the visitor's attendant first.
pub type DemoPeople = Vec<DemoPerson>;

/// What is asked of a demo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The court has its busiest morning behind it.
    pub busy: bool,
    /// The bureau has lived through the week before today.
    pub week: bool,
}

/// What lies behind the sites when the demo begins.
#[derive(Default)]
pub struct Past {
    /// The court's busiest morning.
    pub busy: bool,
    /// A week of the bureau, lived in the house that is opened so, whatever it takes.
    pub week: Option<Options>,
}

/// A furnished house in a directory of its own, which goes with it.
pub struct Demo {
    /// The house, living by the machine's clock.
    pub house: House,
    /// Whom the sign-in page offers.
    pub people: DemoPeople,
    _directory: TempDir,
}

impl Demo {
    /// Furnishes a new house as it stands now. Nothing of it reaches a disk for sure: it is gone with the process
    /// anyway.
    ///
    /// # Errors
    /// When there is no room for it.
    pub async fn open(asked: Asked) -> Result<Self> {
        let directory = tempfile::Builder::new()
            .prefix("yingbin-demo-")
            .tempdir()
            .context("a directory for the demo")?;
        let path = directory.path().join("building.db");
        let options = Options {
            durability: Durability::Off,
            ..Options::at(path.display().to_string())
        };
        let store = Store::open(&options)?;
        let keys = Keys::of(&app::seal::new_secret());
        let house = House::new(store.clone()).holding(keys.clone());
        let past = Past {
            busy: asked.busy,
            week: asked.week.then_some(options),
        };
        let people = furnish(&store, keys, house.now(), past).await?;
        Ok(Self {
            house,
            people,
            _directory: directory,
        })
    }
}

/// Furnishes an empty database with both sites as they stand at `now`, with what lies behind them.
///
/// # Errors
/// When the database fails or holds one of the sites already, and where something of a lived week did not hold.
pub async fn furnish(
    store: &Store,
    keys: Keys,
    now: Milliseconds,
    past: Past,
) -> Result<DemoPeople> {
    let clock = Arc::new(SetClock::at(now - FOUNDED_BEFORE_MS));
    let house = House::with(
        store.clone(),
        Arc::clone(&clock) as Arc<dyn app::clock::Clock>,
        Arc::new(app::chance::SystemChance),
    )
    .holding(keys.clone());
    let busy = past.busy;
    let (mut stages, evening) = match past.week {
        Some(options) => week::lived(&house, &clock, (options, keys), now).await?,
        None => unlived(&house, &clock, now).await?,
    };
    let begins = stages.iter().map(scene::Stage::begins).min().unwrap_or(now);
    let mut booked = evening;
    for (place, stage) in (0..).zip(&mut stages) {
        clock.set(evening + place * MINUTE_MS);
        stage.book(&house, &clock).await?;
        booked = booked.max(house.now());
    }
    // What follows is heard of after everything that was booked, at either site.
    clock.set(booked);
    let mut players = Players::set(&house, &clock, stages, (begins, now), (evening, busy)).await?;
    for stage in &players.stages {
        agreements::agree(&house, stage.building(), now).await?;
    }
    let mut at = begins;
    while at < now {
        clock.set(at);
        app::timer::tick(&house).await?;
        if at == begins {
            for stage in &players.stages {
                roster::sign_on(&house, stage.building()).await?;
            }
        }
        players.play(&house, &clock, at).await?;
        at = (at + LOOK_MS).min(now.max(at + 1));
    }
    clock.set(now);
    for stage in &players.stages {
        presence::say(&house, stage.building()).await?;
        personal_data::tell(&house, stage.building()).await?;
        if stage.building().place == Place::Bureau {
            dining::tell(&house, stage.building()).await?;
        }
        roster::ask(&house, stage.building()).await?;
    }
    players.play(&house, &clock, now).await?;
    for order in &players.orders {
        order.finish(&house).await?;
    }
    app::timer::tick(&house).await?;
    let offered = players.stages.iter().map(|stage| people(stage.building()));
    Ok(offered.flatten().collect())
}

/// Whatever happens at both sites, part by part.
struct Players {
    stages: Vec<scene::Stage>,
    halls: Vec<hall::Hall>,
    orders: Vec<orders::Orders>,
    parts: Vec<Parts>,
    crowd: busy::Busy,
    offices: offices::Offices,
    papers: papers::Papers,
    newspapers: newspapers::Newspapers,
}

/// What happens at each of the sites.
struct Parts {
    desk: desk::Desk,
    faults: faults::Faults,
    matters: matters::Matters,
    banquets: banquets::Banquets,
    cases: cases::Cases,
}

impl Parts {
    fn set(building: &Building, begins: Milliseconds, now: Milliseconds) -> Result<Self> {
        Ok(Self {
            desk: desk::Desk::set(building, begins, now)?,
            faults: faults::Faults::set(building, begins, now)?,
            matters: matters::Matters::set(building, begins, now),
            banquets: banquets::Banquets::set(building, begins, now),
            cases: cases::Cases::set(building, now),
        })
    }

    /// What happens until `at`.
    async fn play(&mut self, house: &House, clock: &SetClock, at: Milliseconds) -> Result<()> {
        self.desk.play(house, clock, at).await?;
        self.faults.play(house, clock, at).await?;
        self.cases.play(house, clock, at).await?;
        self.matters.play(house, clock, at).await?;
        self.banquets.play(house, clock, at).await
    }
}

impl Players {
    /// Everybody in place before the first thing happens.
    async fn set(
        house: &House,
        clock: &SetClock,
        stages: Vec<scene::Stage>,
        (begins, now): (Milliseconds, Milliseconds),
        (evening, busy): (Milliseconds, bool),
    ) -> Result<Self> {
        let halls = halls(house, &stages, now).await?;
        let buildings = stages.iter().map(scene::Stage::building);
        let orders: Vec<orders::Orders> = buildings
            .map(|building| orders::Orders::of(building, now))
            .collect();
        for order in &orders {
            order.place(house, clock).await?;
        }
        for stage in &stages {
            roster::plan(house, stage.building(), (begins, now)).await?;
        }
        let mut parts = Vec::new();
        for stage in &stages {
            let part = Parts::set(stage.building(), begins, now)?;
            part.desk.write(house).await?;
            parts.push(part);
        }
        let mut buildings = stages.iter().map(scene::Stage::building);
        let bureau = buildings
            .clone()
            .find(|building| building.place == Place::Bureau)
            .context("the bureau is one of the sites")?;
        let court = buildings
            .find(|building| building.place == Place::Court)
            .context("the court is one of the sites")?;
        // After everything was booked; what came out of the offices the day before comes first.
        let mut papers = papers::Papers::set(bureau, evening + 2 * HOUR_MS, now)?;
        papers.play(house, clock, begins).await?;
        for building in [bureau, court] {
            found::tell(house, clock, building, evening + 5 * HOUR_MS / 2).await?;
        }
        clock.set(begins);
        let newspapers = newspapers::Newspapers::set(house, bureau, (begins, now)).await?;
        Ok(Self {
            halls,
            orders,
            parts,
            crowd: busy::Busy::set(court, (begins, now), busy)?,
            offices: offices::Offices::set(bureau, begins, now)?,
            papers,
            newspapers,
            stages,
        })
    }

    /// What happens until `at`.
    async fn play(&mut self, house: &House, clock: &SetClock, at: Milliseconds) -> Result<()> {
        for stage in &mut self.stages {
            stage.play(house, clock, at).await?;
        }
        for hall in &mut self.halls {
            hall.play(house, at).await?;
        }
        for order in &mut self.orders {
            order.play(house, clock, at).await?;
        }
        for part in &mut self.parts {
            part.play(house, clock, at).await?;
        }
        self.crowd.play(house, clock, at).await?;
        self.offices.play(house, clock, at).await?;
        self.papers.play(house, clock, at).await?;
        self.newspapers.play(house, clock, at).await
    }
}

/// Both sites with the weeks before the scene, in which people learned and nobody met; and the evening on which
/// the scene is booked.
async fn unlived(
    house: &House,
    clock: &SetClock,
    now: Milliseconds,
) -> Result<(Vec<scene::Stage>, Milliseconds)> {
    let mut stages = Vec::new();
    for place in [Place::Bureau, Place::Court] {
        stages.push(founded(house, place, now).await?);
    }
    let begins = stages.iter().map(scene::Stage::begins).min().unwrap_or(now);
    let buildings: Vec<&Building> = stages.iter().map(scene::Stage::building).collect();
    rules::tell(house, clock, &buildings, (begins, now), 1..=rules::DAYS).await?;
    Ok((stages, begins - EVENING_MS))
}

/// A site, founded, with what happens at it set for `now`.
async fn founded(house: &House, place: Place, now: Milliseconds) -> Result<scene::Stage> {
    let building = Building::new(place)?;
    building
        .found(house)
        .await
        .with_context(|| format!("founding {}", building.site.name))?;
    Ok(scene::Stage::set(building, now))
}

/// The halls of the sites that have one, set up.
async fn halls(
    house: &House,
    stages: &[scene::Stage],
    now: Milliseconds,
) -> Result<Vec<hall::Hall>> {
    let halls = stages
        .iter()
        .map(|stage| hall::Hall::of(stage.building(), now));
    let mut halls: Vec<hall::Hall> = halls.flatten().collect();
    for hall in &mut halls {
        hall.set_up(house).await?;
    }
    Ok(halls)
}

/// The phones that the staff carry, heard of as real ones are, for as long as it is awaited. The last
/// attendant of each site left theirs in a drawer, for the leader to see (clause C4.2.6).
///
/// # Errors
/// When the database fails.
pub async fn phones(house: &House, people: &[DemoPerson]) -> Result<(), app::Error> {
    let mut turn = tokio::time::interval(std::time::Duration::from_secs(30));
    loop {
        turn.tick().await;
        let carriers = people.iter().enumerate().filter(|(index, person)| {
            let mut after = people[index + 1..].iter();
            person.role != Role::Attendant
                || after.any(|other| other.site == person.site && other.role == Role::Attendant)
        });
        for (_, person) in carriers {
            let mut actor = Actor::house();
            actor.account = Some(person.account);
            actor.grants = vec![Grant {
                site: person.site.clone(),
                role: person.role,
            }];
            // What came there is said before anybody waits for it.
            receive(house, &actor, &person.site).await?;
            app::contact::heard_of(house, &actor, &person.site).await?;
        }
    }
}

/// Says what came to a phone, as the phone page does.
async fn receive(house: &House, actor: &Actor, site: &SiteId) -> Result<(), app::Error> {
    if actor.right(site, Object::Shift, Action::Do).is_none() {
        return Ok(());
    }
    let Some(shift) = app::phone::state(house, actor, site).await? else {
        return Ok(());
    };
    let mut receipts = Vec::new();
    for duty in &shift.duties {
        let is_theirs = duty.assignee.as_ref().map(|staff| staff.account) == actor.account;
        let stage = match duty.state(shift.now) {
            "open" => stage_at(duty.opens, duty.due, shift.now),
            "overdue" => Some(Stage::Overdue),
            _ => None,
        };
        if let (Some(stage), true) = (stage, is_theirs) {
            receipts.push(Receipt {
                duty: duty.id,
                stage,
                at: shift.now,
                read: false,
            });
        }
    }
    receipts.truncate(RECEIPTS_MAX);
    app::alert::receive(house, actor, site, receipts).await
}

/// Everybody of a building who has an account.
#[must_use]
pub fn people(building: &Building) -> DemoPeople {
    let person = |worker: &crate::building::Worker| DemoPerson {
        site: building.site.id.clone(),
        site_name: building.site.name.clone(),
        account: worker.account,
        name: worker.actor.name.clone(),
        login: worker.login.clone(),
        role: worker.role,
    };
    building.workers.iter().map(person).collect()
}
