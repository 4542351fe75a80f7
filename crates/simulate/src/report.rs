//! What came of a simulation, as it is told at its end.

use std::collections::BTreeMap;
use std::fmt;

use domain::journal::Hash;

use crate::building::Place;

/// What came of a simulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which building.
    pub place: Place,
    /// Its seed.
    pub seed: u64,
    /// How many days it lived through, working or not.
    pub days: u32,
    /// How many meetings were booked.
    pub meetings: u64,
    /// Duties by how they came out; those nobody settled by `open`.
    pub duties: BTreeMap<&'static str, u64>,
    /// How many commands were sent.
    pub commands: u64,
    /// How many of them were refused, by the refusal's code.
    pub refusals: BTreeMap<&'static str, u64>,
    /// How many commands were sent again to see whether anything changes.
    pub repeated: u64,
    /// How often the house was crashed and opened again.
    pub crashes: u64,
    /// How often phones came back with what they had queued.
    pub deliveries: u64,
    /// How often a new version of the standard was published.
    pub published: u64,
    /// Records of the desk's registers, by register.
    pub registers: BTreeMap<&'static str, u64>,
    /// How often a day's record was signed for the desk.
    pub signed: u64,
    /// How many of these were amendments.
    pub amended: u64,
    /// How many single invariants were checked.
    pub checked: u64,
    /// The number of the last journal entry.
    pub head_number: i64,
    /// Its hash: the same for the same seed.
    pub head_hash: Hash,
}

impl Report {
    pub(crate) fn begin(place: Place, seed: u64) -> Self {
        Self {
            place,
            seed,
            days: 0,
            meetings: 0,
            duties: BTreeMap::new(),
            commands: 0,
            refusals: BTreeMap::new(),
            repeated: 0,
            crashes: 0,
            deliveries: 0,
            published: 0,
            registers: BTreeMap::new(),
            signed: 0,
            amended: 0,
            checked: 0,
            head_number: 0,
            head_hash: Hash([0; 32]),
        }
    }

    pub(crate) fn refused(&mut self, code: &'static str) {
        *self.refusals.entry(code).or_insert(0) += 1;
    }
}

/// Something that must always hold and did not.
#[derive(Debug)]
pub struct Violation {
    /// Which building.
    pub place: Place,
    /// The seed that shows it again.
    pub seed: u64,
    /// At which command, counted from 1.
    pub step: u64,
    /// When, by the building's clock, in its civil time.
    pub at: jiff::civil::DateTime,
    /// What did not hold.
    pub what: anyhow::Error,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            seed,
            step,
            at,
            what,
        } = self;
        let site = place.word();
        write!(
            formatter,
            "site {site}, seed {seed}, step {step}, {at}: {what:#}"
        )
    }
}

impl std::error::Error for Violation {}
