//! A building lives through days: everybody does what they do, and everything is watched.

mod agenda;
mod bureau;
mod clients;
mod crew;
mod desk;
mod meetings;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::Result;
use app::seal::Keys;
use domain::{AccountId, DutyId, MeetingId, Milliseconds, RoomId};
use jiff::civil::{Date, date, time};
use store::{Durability, Options};

use crate::act::Sent;
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;
use crate::intent::Temper;
use crate::invariants;
use crate::registers;
use crate::report::{Report, Violation};
use crate::world::World;
use agenda::Item;

/// When the doors open, in minutes of the day.
const OPENS: Milliseconds = 7 * 60;
/// When everybody has gone.
const CLOSES: Milliseconds = 20 * 60 + 30;
/// When a day is proven, in minutes of it.
const PROVEN_AT: Milliseconds = 21 * 60;
/// One in so many minutes the machine stops and starts again.
const CRASH_ONE_IN: u32 = 150;

/// What is simulated.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// Which building.
    pub place: Place,
    /// How many days, working or not, 1 to 400.
    pub days: u32,
    /// Everything left to chance follows from it.
    pub seed: u64,
    /// Whether the desk has the court's busiest mornings: 200 visits, 60 calls, 40 inquiries.
    pub busy: bool,
    /// Whether the bureau lives through its whole day, its posts, offices, newspapers and lunch, or through its
    /// meetings alone.
    pub whole: bool,
    /// An empty database; without one, a SQLite file of its own that goes afterwards.
    pub database: Option<String>,
}

/// Lets the building live.
///
/// # Errors
/// The first thing that did not hold, with the seed and the step that show it again.
pub async fn run(simulation: &Simulation) -> Result<Report, Violation> {
    let Simulation { place, seed, .. } = *simulation;
    let begun = begin(simulation).map_err(|what| Violation {
        place,
        seed,
        step: 0,
        at: jiff::civil::DateTime::default(),
        what,
    })?;
    let (mut life, _directory) = begun;
    match life.live(simulation.days).await {
        Ok(()) => Ok(life.world.report),
        Err(what) => Err(Violation {
            place,
            seed,
            step: life.world.report.commands,
            at: life.world.building.civil(life.world.now()),
            what,
        }),
    }
}

/// Days on which months begin that differ: a summer, a long holiday, a change of season, a spring
/// festival.
const FIRST_DAYS: [Date; 4] = [
    date(2026, 7, 6),
    date(2026, 9, 28),
    date(2026, 10, 29),
    date(2026, 2, 12),
];

fn begin(simulation: &Simulation) -> Result<(Life, tempfile::TempDir)> {
    let building = Building::new(simulation.place)?;
    let directory = tempfile::Builder::new().prefix("yingbin-").tempdir()?;
    let path = directory.path().join("building.db").display().to_string();
    let url = simulation.database.clone().unwrap_or(path);
    let options = Options {
        url,
        // Crashes here are of the process; power cuts are proven by the tests of the store.
        durability: Durability::Off,
        connections: 1,
    };
    let first = FIRST_DAYS[(simulation.seed % FIRST_DAYS.len() as u64) as usize];
    let now = building.instant(first, time(5, 0, 0, 0));
    let desk = desk::Counter::of(&building, simulation.busy)?;
    let held = (options, crate::world::keys());
    let world = World::open(building, held, simulation.seed, now)?;
    let ways = Ways {
        whole: simulation.whole,
        ..Ways::ordinary()
    };
    let life = Life::of(world, (first, desk), ways)?;
    Ok((life, directory))
}

/// A building that is founded and lives through days until one, day by day: reliable people, and nothing left over
/// for the day after the last.
pub(crate) struct Days(Life);

impl Days {
    /// Stands before the first of the days.
    ///
    /// # Errors
    /// When the house cannot be opened.
    pub(crate) async fn begin(
        building: Building,
        held: (Options, Keys),
        (first, last): (Date, Date),
    ) -> Result<Self> {
        let now = building.instant(first, time(5, 0, 0, 0));
        let desk = desk::Counter::of(&building, false)?;
        let world = World::open(building, held, WEEK_SEED, now)?;
        let mut life = Life::of(world, (first, desk), Ways::until(last))?;
        life.world.follow().await?;
        Ok(Self(life))
    }

    /// Lives through the next day; gives when it is over.
    ///
    /// # Errors
    /// The first thing that did not hold.
    pub(crate) async fn live_one(&mut self) -> Result<Milliseconds> {
        let life = &mut self.0;
        // Somebody else may have written in the journal since.
        life.world.follow().await?;
        life.one_day().await?;
        life.world.report.days += 1;
        life.date = life.date.tomorrow()?;
        Ok(life.world.now())
    }

    /// Proves everything once more.
    ///
    /// # Errors
    /// What did not hold.
    pub(crate) async fn end(mut self) -> Result<()> {
        self.0.world.follow().await?;
        self.0.conclude().await
    }
}

/// What the demo's lived days follow from.
const WEEK_SEED: u64 = 2_026;

/// How a building lives.
#[derive(Clone, Copy)]
struct Ways {
    temper: Temper,
    /// The day after which somebody else lives on: nothing is planned beyond it, and nothing of it is left.
    last: Option<Date>,
    /// Whether the bureau lives through its whole day.
    whole: bool,
}

impl Ways {
    /// As people are, for as long as it goes on.
    fn ordinary() -> Self {
        Self {
            temper: Temper::HUMAN,
            last: None,
            whole: true,
        }
    }

    /// Reliable people, until a day.
    fn until(last: Date) -> Self {
        Self {
            temper: Temper::RELIABLE,
            last: Some(last),
            whole: true,
        }
    }
}

/// A phone that has no network.
struct Phone {
    /// When it has network again.
    back: Milliseconds,
    /// The duties it showed when it lost it.
    shows: BTreeSet<DutyId>,
    /// What was tapped since.
    queue: Vec<Sent>,
}

/// A building that lives.
struct Life {
    world: World,
    date: Date,
    /// What is going to happen, by instant and order.
    agenda: BTreeMap<(Milliseconds, u64), Item>,
    /// Phones without network.
    phones: BTreeMap<AccountId, Phone>,
    /// What waits in a phone's queue, so that nobody taps it twice on the same phone.
    pending: BTreeSet<Waiting>,
    /// When somebody last tried to settle a duty and was refused.
    tried: BTreeMap<DutyId, Milliseconds>,
    /// Rooms promised by those who plan.
    taken: Vec<(RoomId, Milliseconds, Milliseconds)>,
    items: u64,
    desk: desk::Counter,
    bureau: bureau::Bureau,
    ways: Ways,
    clients: clients::Clients,
}

/// What waits in a phone's queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Waiting {
    Duty(DutyId),
    Word(MeetingId, u8),
}

impl Life {
    fn of(world: World, (date, desk): (Date, desk::Counter), ways: Ways) -> Result<Self> {
        let bureau = bureau::Bureau::of(&world.building, ways.whole)?;
        Ok(Self {
            world,
            date,
            agenda: BTreeMap::new(),
            phones: BTreeMap::new(),
            pending: BTreeSet::new(),
            tried: BTreeMap::new(),
            taken: Vec::new(),
            items: 0,
            desk,
            clients: clients::Clients::default(),
            bureau,
            ways,
        })
    }

    /// Whether a day is one that this life still lives through.
    fn lives_on(&self, date: Date) -> bool {
        self.ways.last.is_none_or(|last| date <= last)
    }

    async fn live(&mut self, days: u32) -> Result<()> {
        self.world.building.found(self.world.house()?).await?;
        self.world.follow().await?;
        for _ in 0..days {
            self.one_day().await?;
            self.world.report.days += 1;
            self.date = self.date.tomorrow()?;
        }
        self.conclude().await
    }

    async fn one_day(&mut self) -> Result<()> {
        let midnight = self.world.building.instant(self.date, time(0, 0, 0, 0));
        self.world.set(midnight + (OPENS - 10) * MINUTE_MS);
        self.world.tick().await?;
        self.prove_morning().await?;
        if self.world.building.calendar.is_working(self.date) {
            self.plan_day()?;
            for minute in OPENS..CLOSES {
                let second = self.world.rng.i64(0..60) * 1_000;
                self.world.set(midnight + minute * MINUTE_MS + second);
                // The timer turns every second; where it would find nothing, it may rest.
                if minute % 60 == 0 || self.world.watch.is_overdue(self.world.now()) {
                    self.world.tick().await?;
                }
                self.one_minute().await?;
            }
            self.evening().await?;
        } else {
            self.holiday().await?;
        }
        self.prove_day(midnight).await
    }

    async fn one_minute(&mut self) -> Result<()> {
        self.come_back().await?;
        self.desk_comes_back().await?;
        let now = self.world.now();
        while let Some(entry) = self.agenda.first_entry() {
            if entry.key().0 > now {
                break;
            }
            let item = entry.remove();
            self.carry_out(item).await?;
        }
        self.say_words().await?;
        if self.world.rng.u32(..CRASH_ONE_IN) == 0 {
            let due = self.duties_due();
            let most = self.world.rng.usize(..4);
            let unanswered: Vec<Sent> = due.into_iter().flatten().take(most).collect();
            self.world.crash(&unanswered).await?;
        }
        self.do_duties().await
    }

    /// Nobody meets on a holiday; what a series put there is cancelled.
    async fn holiday(&mut self) -> Result<()> {
        let today = self.date;
        let meetings: Vec<MeetingId> = self
            .world
            .watch
            .meetings
            .values()
            .filter(|record| {
                let starts = record.meeting.requirement.starts;
                self.world.building.civil(starts).date() == today
            })
            .map(|record| record.meeting.id)
            .collect();
        for id in meetings {
            self.cancel(id).await?;
        }
        Ok(())
    }

    /// What the night left of the day before.
    async fn prove_morning(&mut self) -> Result<()> {
        let (building, day) = (Arc::clone(&self.world.building), self.date.to_string());
        let read = move |db: &mut store::Database| registers::day::begun(db, &building, &day);
        let proven = self.world.house()?.store().read(read).await?;
        self.world.report.checked += proven;
        Ok(())
    }

    async fn prove_day(&mut self, midnight: Milliseconds) -> Result<()> {
        let last = midnight + PROVEN_AT * MINUTE_MS;
        self.world.set(last);
        self.world.tick().await?;
        let building = Arc::clone(&self.world.building);
        let span = (midnight, midnight + 24 * 60 * MINUTE_MS);
        let inside = self.world.watch.registers.inside();
        let told = self.world.watch.bureau.clone();
        let read = move |db: &mut store::Database| {
            invariants::day(db, &building, span, last, (inside, &told))
        };
        let proven = self.world.house()?.store().read(read).await?;
        self.world.report.checked += proven;
        self.prove_forecast().await?;
        self.see_notices().await?;
        self.taken.retain(|(_, _, until)| *until > last);
        Ok(())
    }

    /// Counts everything, proves the whole chain, and tells how the journal ended.
    async fn conclude(&mut self) -> Result<()> {
        let site = self.world.building.site.id.clone();
        let read = move |db: &mut store::Database| {
            let proven = store::journal::verify(db, &site)?;
            anyhow::Ok((proven, store::site::head(db, &site)?))
        };
        let (proven, head) = self.world.house()?.store().read(read).await?;
        let proven = proven.map_err(|fault| anyhow::anyhow!("the chain is broken: {fault:?}"))?;
        let report = &mut self.world.report;
        anyhow::ensure!(
            proven == head.0,
            "{proven} entries are proven, the head is {head:?}"
        );
        report.checked += self.world.watch.checked + proven as u64;
        (report.head_number, report.head_hash) = head;
        let registers = &self.world.watch.registers;
        report.registers = registers.counts();
        report
            .registers
            .extend(self.world.watch.bureau.counts.clone());
        (report.signed, report.amended) = (registers.signed, registers.amended);
        for word in self.world.watch.outcomes.values() {
            *report.duties.entry(word).or_insert(0) += 1;
        }
        Ok(())
    }
}
