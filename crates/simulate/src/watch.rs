//! What is known of the house from outside: its journal as it grows, proven entry by entry, and the
//! meetings and duties it tells of, read again whenever it does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use app::House;
use domain::duty::DutyRecord;
use domain::journal::{Entry, Hash, Proof, Written};
use domain::subject::Register;
use domain::{DutyId, MeetingId, Milliseconds};
use store::Database;
use store::meeting::MeetingRecord;

use crate::building::Building;
use crate::invariants;
use crate::invariants::bureau::Bureau;
use crate::invariants::roster::{self, Roster};
use crate::registers::{self, Registers};

/// How many entries are read at once.
const PAGE: i64 = 1_000;
/// Acts after which any duty of the day may be somebody else's.
const MOVES_DUTIES: [&str; 5] = [
    "shift-started",
    "shift-ended",
    "day-planned",
    "day-closed",
    "meeting-changed",
];
/// Acts that touch their duty and nothing else of its meeting.
const TOUCHES_ONE_DUTY: [&str; 3] = ["step-ticked", "duty-overdue", "duty-assigned"];

/// How acts begin that make or settle duties of a register without naming them.
const MOVES_REGISTER: [(&str, Register); 14] = [
    ("assigned-matter-", Register::AssignedMatter),
    ("shift-planned", Register::PlannedShift),
    ("shift-replanned", Register::PlannedShift),
    ("shift-unplanned", Register::PlannedShift),
    ("leave-", Register::PlannedShift),
    ("swap-approved", Register::PlannedShift),
    ("hand-over-asked", Register::HandOver),
    ("hand-over-made", Register::HandOver),
    ("papers-retrieved", Register::PaperInCustody),
    ("papers-handed-over", Register::PaperInCustody),
    ("paper-struck", Register::PaperInCustody),
    ("restocking-told", Register::Restocking),
    ("found-item-", Register::FoundItem),
    ("newspapers-to-chase", Register::Newspaper),
];

/// An entry, as far as it explains a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) act: Act,
    pub(crate) at: Milliseconds,
}

/// The acts that explain how a duty or a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    DutyDone,
    DutyWaived,
    DutyMissed,
    DutyOverdue,
    MeetingEnded,
    MeetingCancelled,
    OfficeGivenUp,
}

impl Act {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "duty-done" => Self::DutyDone,
            "duty-waived" => Self::DutyWaived,
            "duty-missed" => Self::DutyMissed,
            "duty-overdue" => Self::DutyOverdue,
            "meeting-ended" => Self::MeetingEnded,
            "meeting-cancelled" => Self::MeetingCancelled,
            "office-taken-off" | "office-interrupted" => Self::OfficeGivenUp,
            _ => return None,
        })
    }
}

/// What is known of the house from outside.
pub(crate) struct Watch {
    proof: Proof,
    head: i64,
    pub(crate) hash: Hash,
    /// What the journal told of each duty.
    pub(crate) told: BTreeMap<DutyId, Vec<Told>>,
    /// What it told of each meeting as a whole.
    pub(crate) told_of_meeting: BTreeMap<MeetingId, Vec<Told>>,
    /// Duties that nobody has settled.
    pub(crate) duties: BTreeMap<DutyId, DutyRecord>,
    /// Meetings that are neither over nor cancelled.
    pub(crate) meetings: BTreeMap<MeetingId, MeetingRecord>,
    /// How every duty that was ever seen stands: the word of its outcome, or `open`.
    pub(crate) outcomes: BTreeMap<DutyId, &'static str>,
    /// What is known of the desk's registers.
    pub(crate) registers: Registers,
    /// What the journal told of posts, offices, papers and meals.
    pub(crate) bureau: Bureau,
    /// The roster as the journal tells it.
    roster: Roster,
    /// How many single invariants were checked.
    pub(crate) checked: u64,
}

/// What one look into the house brought.
struct Seen {
    entries: Vec<Written>,
    head: (i64, Hash),
    meetings: Vec<(MeetingRecord, Vec<DutyRecord>)>,
    duties: Vec<DutyRecord>,
    registers: registers::Seen,
    /// The roster, where an entry tells of it.
    roster: Option<roster::Seen>,
    /// How many single things were proven on the way.
    proven: u64,
}

impl Watch {
    /// Stands before the first entry of an empty house.
    pub(crate) fn begin(building: &Building, unsaid: [String; 2]) -> Self {
        let site = &building.site.id;
        Self {
            proof: Proof::begin(site),
            hash: Hash::origin(site),
            head: 0,
            told: BTreeMap::new(),
            told_of_meeting: BTreeMap::new(),
            duties: BTreeMap::new(),
            meetings: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            registers: Registers::begin(unsaid),
            bureau: Bureau::default(),
            roster: Roster::default(),
            checked: 0,
        }
    }

    /// The number of the last entry.
    pub(crate) fn head(&self) -> i64 {
        self.head
    }

    /// Reads on from where it was, and checks what is new.
    pub(crate) async fn follow(&mut self, house: &House, building: &Arc<Building>) -> Result<()> {
        loop {
            let known = Arc::clone(building);
            let (building, after) = (Arc::clone(building), self.head);
            let ids = self.registers.ids();
            let read = move |db: &mut Database| {
                let mut seen = look(db, &building, after)?;
                seen.registers = registers::look(db, &building, &ids, &seen.entries)?;
                seen.roster = roster::look(db, &building.site.id, &seen.entries)?;
                seen.proven += records(db, &building, &seen.entries)?;
                Ok(seen)
            };
            let seen = house.store().read(read).await?;
            let more = seen.entries.len() as i64 == PAGE;
            self.take(&known, seen)?;
            if !more {
                break;
            }
        }
        Ok(())
    }

    fn take(&mut self, building: &Building, seen: Seen) -> Result<()> {
        for written in &seen.entries {
            if let Err(fault) = self.proof.take(written) {
                bail!("the chain is broken: {fault:?}");
            }
            self.checked += 1;
            self.head = written.number;
            self.hash = written.hash;
            let entry = &written.entry;
            self.bureau
                .hear(building, entry)
                .with_context(|| format!("entry {} {}", written.number, entry.act))?;
            if let Some(act) = Act::of(&entry.act) {
                let told = Told { act, at: entry.at };
                if let Some(duty) = entry.duty {
                    self.told.entry(duty).or_default().push(told);
                } else if let Some(meeting) = entry.meeting {
                    self.told_of_meeting.entry(meeting).or_default().push(told);
                }
            }
        }
        if (seen.entries.len() as i64) < PAGE {
            let here = (self.head, self.hash);
            ensure!(
                seen.head == here,
                "the head is {:?}, the last entry {here:?}",
                seen.head
            );
        }
        if let Some(roster) = seen.roster {
            self.checked += self.roster.take(building, &seen.entries, roster)?;
        }
        self.checked += seen.proven;
        self.checked += self.registers.take(&seen.entries, &seen.registers)?;
        for (record, duties) in seen.meetings {
            invariants::meeting(self, &record, &duties)?;
            let over = record.meeting.ended.is_some() || record.meeting.cancelled.is_some();
            if over {
                self.meetings.remove(&record.meeting.id);
            } else {
                self.meetings.insert(record.meeting.id, record);
            }
            for duty in duties {
                self.keep(duty);
            }
        }
        let of_registers = seen.registers.duties().cloned();
        for duty in seen.duties.into_iter().chain(of_registers) {
            invariants::duty(self, &duty)?;
            self.keep(duty);
        }
        Ok(())
    }

    /// Whether the timer would find something to do: a window that passed and is not noted.
    pub(crate) fn is_overdue(&self, now: Milliseconds) -> bool {
        self.duties.values().any(|duty| {
            duty.duty.stopped.is_none()
                && duty.overdue_noted.is_none()
                && duty.duty.due.as_millisecond() < now
        })
    }

    fn keep(&mut self, duty: DutyRecord) {
        let outcome = duty.duty.outcome.as_ref();
        let word = outcome.map_or("open", domain::duty::outcome_word);
        self.outcomes.insert(duty.id, word);
        if duty.duty.outcome.is_none() {
            self.duties.insert(duty.id, duty);
        } else {
            self.duties.remove(&duty.id);
        }
    }
}

/// The records of days of which the entries tell: signed, signed by a leader, sent back, amended.
fn records(db: &mut Database, building: &Building, entries: &[Written]) -> Result<u64> {
    let told = entries
        .iter()
        .filter(|written| written.entry.act.starts_with("reception-record-"));
    let days: BTreeSet<&String> = told
        .flat_map(|written| &written.entry.details)
        .filter(|(name, _)| name == "day")
        .map(|(_, day)| day)
        .collect();
    let keys = crate::world::keys();
    let mut proven = 0;
    for day in days {
        proven += registers::day::record(db, building, day, &keys)?;
    }
    Ok(proven)
}

/// The register and the days whose duties an act may have made or settled.
fn moved(building: &Building, entry: &Entry) -> Vec<(Register, String)> {
    let acts = MOVES_REGISTER.iter();
    let registers = acts.filter(|(act, _)| entry.act.starts_with(act));
    let mut days = vec![building.civil(entry.received).date().to_string()];
    let named = entry.details.iter().filter(|(name, _)| name == "day");
    days.extend(named.flat_map(|(_, days)| days.split(", ").map(str::to_owned)));
    registers
        .flat_map(|(_, register)| days.iter().map(|day| (*register, day.clone())))
        .collect()
}

/// Reads what is new, and checks at once what needs the database for it: that no duty of a meeting
/// is lost, that no room is promised twice, that the day's own duties are those of the plan.
fn look(db: &mut Database, building: &Building, after: i64) -> Result<Seen> {
    let site = &building.site.id;
    let head = store::site::head(db, site)?;
    let entries = if head.0 == after {
        Vec::new()
    } else {
        store::journal::after(db, site, after, PAGE)?
    };
    let mut meetings = BTreeSet::new();
    let mut single = BTreeSet::new();
    let mut days = BTreeSet::new();
    let mut registers = BTreeSet::new();
    for written in &entries {
        let entry = &written.entry;
        registers.extend(moved(building, entry));
        if entry.meeting.is_none() || TOUCHES_ONE_DUTY.contains(&entry.act.as_str()) {
            single.extend(entry.duty);
        } else {
            meetings.extend(entry.meeting);
        }
        if MOVES_DUTIES.contains(&entry.act.as_str()) {
            days.insert(building.civil(entry.received).date().to_string());
        }
        if entry.act == "day-closed" {
            let closed = entry.details.iter().find(|(name, _)| name == "day");
            days.extend(closed.map(|(_, day)| day.clone()));
        }
    }
    let mut seen = Seen {
        head,
        entries,
        meetings: Vec::new(),
        duties: Vec::new(),
        registers: registers::Seen::default(),
        roster: None,
        proven: 0,
    };
    for id in meetings {
        let record = store::meeting::find_bare(db, site, id)?;
        let record = record.with_context(|| format!("meeting {id} is lost"))?;
        let duties = store::duty::of_meeting(db, site, id)?;
        seen.proven += invariants::replayed(db, building, &record, &duties)
            .and_then(|proven| Ok(proven + invariants::room(db, building, &record.meeting)?))
            .with_context(|| format!("meeting {}", record.meeting.requirement.title))?;
        seen.meetings.push((record, duties));
    }
    for id in single {
        let found = store::duty::find(db, site, id)?;
        seen.duties
            .push(found.with_context(|| format!("duty {id} is lost"))?);
    }
    for (register, day) in registers {
        let of_day = store::duty::of_register(db, site, register, (&day, &day))?;
        seen.duties.extend(of_day);
    }
    for day in days {
        let duties = store::duty::of_day(db, site, &day)?;
        seen.proven += invariants::plan_of_day(db, building, &day, &duties)?;
        seen.duties.extend(duties);
    }
    Ok(seen)
}
