//! A house that is used, left without an answer, crashed and opened again, and watched at every step.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context, Poll, Waker};

use anyhow::{Context as _, Result, bail};
use app::chance::{Chance, SeededChance};
use app::clock::{Clock, SetClock};
use app::seal::Keys;
use app::{Answer, Error, House};
use domain::Milliseconds;
use fastrand::Rng;
use store::{Options, Store};

use crate::act::{Act, Sent};
use crate::building::Building;
use crate::report::Report;
use crate::watch::Watch;

/// One in so many commands is sent again.
const REPEATED_ONE_IN: u32 = 16;
/// One in so many commands is sent again with another content.
const REUSED_ONE_IN: u32 = 48;

/// The clock of one opening of the house. Every command in the house's hands holds it; when the last
/// has let go of it, nothing of that opening can happen any more.
struct ClockOfOpening {
    clock: Arc<SetClock>,
    _held: Sender<()>,
}

impl Clock for ClockOfOpening {
    fn now(&self) -> Milliseconds {
        self.clock.now()
    }
}

/// The house while it is open.
struct Opening {
    house: House,
    /// Closes when nothing of the opening is left.
    over: Receiver<()>,
}

/// A building's house, and everything that is known of it from outside.
pub(crate) struct World {
    pub(crate) building: Arc<Building>,
    pub(crate) rng: Rng,
    pub(crate) report: Report,
    pub(crate) watch: Watch,
    clock: Arc<SetClock>,
    chance: Arc<SeededChance>,
    options: Options,
    keys: Keys,
    opening: Option<Opening>,
    count: u64,
    seed: u64,
}

impl World {
    /// Opens the house at `now`, in which nobody has lived yet.
    pub(crate) fn open(
        building: Building,
        (options, keys): (Options, Keys),
        seed: u64,
        now: Milliseconds,
    ) -> Result<Self> {
        let callers = crate::callers::Callers::read()?;
        let watch = Watch::begin(&building, [callers.generation, callers.exchange]);
        let mut world = Self {
            rng: Rng::with_seed(seed),
            report: Report::begin(building.place, seed),
            watch,
            clock: Arc::new(SetClock::at(now)),
            chance: Arc::new(SeededChance::new(seed)),
            options,
            keys,
            opening: None,
            count: 0,
            seed,
            building: Arc::new(building),
        };
        world.reopen()?;
        Ok(world)
    }

    /// The house as it is open now.
    pub(crate) fn house(&self) -> Result<&House> {
        let opening = self.opening.as_ref().context("the house is closed")?;
        Ok(&opening.house)
    }

    pub(crate) fn now(&self) -> Milliseconds {
        self.clock.now()
    }

    pub(crate) fn set(&self, now: Milliseconds) {
        self.clock.set(now);
    }

    /// Salt of the staff's decisions.
    pub(crate) fn salt(&self) -> u64 {
        self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// An act of somebody done at `at`, as a command with an id of its own.
    pub(crate) fn sent(&mut self, actor: &app::Actor, at: Milliseconds, act: Act) -> Sent {
        self.count += 1;
        let (seed, count) = (self.seed.to_string(), self.count.to_string());
        let parts = ["simulated", &seed, &count];
        Sent::new(actor, &self.building.site.id, at, &parts, act)
    }

    /// Sends a command and checks what followed. `None` where the house said no.
    pub(crate) async fn send(&mut self, sent: &Sent) -> Result<Option<Answer>> {
        let given = self.once(sent).await?;
        if let Some(answer) = &given {
            if self.rng.u32(..REPEATED_ONE_IN) == 0 {
                self.again(sent, answer).await?;
            }
            if self.rng.u32(..REUSED_ONE_IN) == 0 {
                self.reuse(sent).await?;
            }
        }
        Ok(given)
    }

    async fn once(&mut self, sent: &Sent) -> Result<Option<Answer>> {
        let before = self.watch.head();
        self.report.commands += 1;
        let given = match sent.send(self.house()?).await {
            Ok(answer) => Some(answer),
            Err(Error::Refused(refusal)) => {
                self.report.refused(refusal.code);
                None
            }
            Err(Error::Failed(failure)) => return Err(failure.context("a command failed")),
        };
        self.follow().await?;
        let head = self.watch.head();
        let told = given.as_ref().map_or(0, |answer| answer.journal_number);
        let wrote = if head > before { head } else { 0 };
        if told != wrote {
            bail!(
                "{:?} was answered with entry {told}; the journal went from {before} to {head}",
                sent.act
            );
        }
        Ok(given)
    }

    /// The same command again: the same answer, and nothing changed.
    pub(crate) async fn again(&mut self, sent: &Sent, answer: &Answer) -> Result<()> {
        let before = self.watch.head();
        self.report.repeated += 1;
        match sent.send(self.house()?).await {
            Ok(second) if second == *answer => {}
            other => bail!(
                "{:?} was answered {answer:?} and, repeated, {other:?}",
                sent.act
            ),
        }
        self.unchanged(before, sent).await
    }

    /// The same id with another content: refused, and nothing changed.
    async fn reuse(&mut self, sent: &Sent) -> Result<()> {
        let before = self.watch.head();
        let mut other = sent.clone();
        other.act = Act::Note(self.building.site.name.clone(), None);
        other.command.fingerprint[0] ^= 1;
        match other.send(self.house()?).await {
            Err(Error::Refused(refusal)) if refusal.code == "command-reused" => {}
            given => bail!(
                "the id of {:?} with another content was answered {given:?}",
                sent.act
            ),
        }
        self.unchanged(before, sent).await
    }

    async fn unchanged(&mut self, before: i64, sent: &Sent) -> Result<()> {
        self.follow().await?;
        let head = self.watch.head();
        if head != before {
            bail!("a repeat of {:?} wrote {} entries", sent.act, head - before);
        }
        Ok(())
    }

    /// Reads what is new in the journal and in what it tells of, and checks it.
    pub(crate) async fn follow(&mut self) -> Result<()> {
        let house = self.house()?.clone();
        self.watch.follow(&house, &self.building).await
    }

    /// Lets the house do what is due by the time alone.
    pub(crate) async fn tick(&mut self) -> Result<()> {
        app::timer::tick(self.house()?).await?;
        self.follow().await
    }

    /// Sends commands whose answers never arrive, crashes, opens the house again and repeats them.
    ///
    /// Whether a command was carried out before the crash or by its repeat makes no difference.
    pub(crate) async fn crash(&mut self, unanswered: &[Sent]) -> Result<()> {
        self.report.crashes += 1;
        for sent in unanswered {
            self.leave_unanswered(sent)?;
        }
        if let Some(Opening { house, over }) = self.opening.take() {
            drop(house);
            // Ends with an error when the last of the opening is gone; nothing is ever sent.
            let _over = over.recv();
        }
        self.reopen()?;
        for sent in unanswered {
            let before = self.watch.head();
            let given = sent.send(self.house()?).await;
            self.report.commands += 1;
            if let Err(Error::Failed(failure)) = given {
                return Err(failure.context("a command failed after a crash"));
            }
            self.follow().await?;
            debug_assert!(self.watch.head() >= before);
            if let Ok(answer) = given {
                self.again(sent, &answer).await?;
            }
        }
        self.follow().await
    }

    /// Hands a command over and never listens for the answer.
    fn leave_unanswered(&mut self, sent: &Sent) -> Result<()> {
        if self.options.url.starts_with("postgres") {
            // There each command is a transaction of its own: one after the other keeps the order.
            let (house, over) = self.opened_house(self.house()?.store().clone());
            poll_once(sent.send(&house));
            drop(house);
            let _over = over.recv();
        } else {
            poll_once(sent.send(self.house()?));
        }
        Ok(())
    }

    fn reopen(&mut self) -> Result<()> {
        let store = Store::open(&self.options).context("opening the house")?;
        let (house, over) = self.opened_house(store);
        self.opening = Some(Opening { house, over });
        Ok(())
    }

    fn opened_house(&self, store: Store) -> (House, Receiver<()>) {
        let (held, over) = channel();
        let clock = ClockOfOpening {
            clock: Arc::clone(&self.clock),
            _held: held,
        };
        let chance = Arc::clone(&self.chance) as Arc<dyn Chance>;
        (
            House::with(store, Arc::new(clock), chance).holding(self.keys.clone()),
            over,
        )
    }
}

/// What the house seals with, for whoever opens what it sealed.
pub(crate) fn keys() -> Keys {
    Keys::of(&[7; 32])
}

/// Begins the future, which is enough to hand a command over, and lets it go.
fn poll_once<T>(future: impl Future<Output = T>) {
    let mut context = Context::from_waker(Waker::noop());
    let begun = pin!(tokio::task::unconstrained(future)).poll(&mut context);
    debug_assert!(matches!(begun, Poll::Pending | Poll::Ready(_)));
}
