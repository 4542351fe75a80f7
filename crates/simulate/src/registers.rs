//! What is known of the desk's registers from outside: what the journal told of each record, and the
//! records it tells of, read again whenever it does. Nothing here asks the application anything.

pub(crate) mod client;
pub(crate) mod day;
mod promise;
pub(crate) mod record;
mod visit;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use domain::duty::DutyRecord;
use domain::journal::{Entry, Written};
use domain::subject::{Register, Subject};
use domain::{CallId, FaultId, InquiryId, Milliseconds, SiteId, TicketId, Uid, VisitId};
use store::Database;
use store::call::{CallAttempt, CallRecord};
use store::inquiry::InquiryRecord;
use store::visit::VisitRecord;

use crate::building::Building;

/// A record of a register, and what it is called on its day.
pub(crate) type Name = (Register, String, String);
/// The ids of the records by their names.
type Ids = Arc<Mutex<BTreeMap<Name, Uid>>>;

/// What the journal told of the registers.
pub(crate) struct Registers {
    ids: Ids,
    /// When it told something of each record.
    pub(crate) told: BTreeMap<(Register, Uid), Vec<Milliseconds>>,
    /// How each visit stands by its entries alone.
    visits: BTreeMap<VisitId, visit::Told>,
    /// Which visit had which badge, ever.
    badges: BTreeMap<String, VisitId>,
    /// The last number of each register on each day; of tickets, of each letter.
    last: BTreeMap<(Register, String, String), u32>,
    /// When a day's end settled what its tickets had left.
    tickets_over: Vec<Milliseconds>,
    /// How many came in and did not leave, by what the journal told.
    inside: i64,
    /// How often records of days were signed, and how many of these were amendments.
    pub(crate) signed: u64,
    pub(crate) amended: u64,
    /// What no entry may hold.
    unsaid: [String; 2],
}

/// A record that the journal told of, as it stands, with its duties.
pub(crate) struct Touched {
    name: Name,
    id: Uid,
    what: What,
    pub(crate) duties: Vec<DutyRecord>,
}

enum What {
    Visit(Box<VisitRecord>),
    Call(Box<CallRecord>, Vec<CallAttempt>),
    Inquiry(Box<InquiryRecord>),
    /// When it was seen, where that is known.
    Fault(Option<Milliseconds>),
    Other,
}

/// What one look brought of the registers.
#[derive(Default)]
pub(crate) struct Seen {
    /// Of each entry, by its number, the record it tells of.
    about: BTreeMap<i64, (Name, Uid)>,
    /// Of each entry, by its number, the orders that it moves without naming them.
    moved: BTreeMap<i64, Vec<Uid>>,
    touched: Vec<Touched>,
}

impl Seen {
    pub(crate) fn duties(&self) -> impl Iterator<Item = &DutyRecord> {
        self.touched.iter().flat_map(|one| &one.duties)
    }
}

/// The record that an entry tells of.
fn name_of(building: &Building, entry: &Entry) -> Option<Name> {
    let detail = |name: &str| {
        let found = entry.details.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone())
    };
    let (register, _) = entry.act.split_once('-')?;
    let register = Register::from_word(register)?;
    if register == Register::Ticket {
        let day = building.civil(entry.received).date().to_string();
        return Some((register, day, detail("ticket")?));
    }
    Some((register, detail("day")?, detail("number")?))
}

/// Reads the records that the entries tell of.
pub(crate) fn look(
    db: &mut Database,
    building: &Building,
    ids: &Ids,
    entries: &[Written],
) -> Result<Seen> {
    let site = &building.site.id;
    let mut seen = Seen::default();
    let mut touched: BTreeMap<(Register, Uid), Name> = BTreeMap::new();
    for written in entries {
        for order in client::moved_by(db, site, written)? {
            let id = order.order.id.0;
            touched.insert((Register::Order, id), client::name_of(&order));
            seen.moved.entry(written.number).or_default().push(id);
        }
        let Some(name) = name_of(building, &written.entry) else {
            continue;
        };
        let id = id_of(db, site, ids, &name)?;
        touched.insert((name.0, id), name.clone());
        seen.about.insert(written.number, (name, id));
    }
    for ((register, id), name) in touched {
        let what = read(db, site, register, id)?;
        let what = what.with_context(|| format!("{name:?} is lost"))?;
        let subject = Subject {
            register,
            id,
            number: 0,
        };
        let duties = store::duty::of_subject(db, site, subject)?;
        seen.touched.push(Touched {
            name,
            id,
            what,
            duties,
        });
    }
    Ok(seen)
}

fn read(db: &mut Database, site: &SiteId, register: Register, id: Uid) -> Result<Option<What>> {
    Ok(match register {
        Register::Visit => {
            let found = store::visit::find(db, site, VisitId(id))?;
            found.map(|record| What::Visit(Box::new(record)))
        }
        Register::Call => {
            let attempts = store::call::attempts(db, site, CallId(id))?;
            let found = store::call::find(db, site, CallId(id))?;
            found.map(|record| What::Call(Box::new(record), attempts))
        }
        Register::Inquiry => {
            let found = store::inquiry::find(db, site, InquiryId(id))?;
            found.map(|record| What::Inquiry(Box::new(record)))
        }
        Register::Ticket => store::hall::ticket::find(db, site, TicketId(id))?.map(|_| What::Other),
        Register::Fault => {
            store::fault::find(db, site, FaultId(id))?.map(|fault| What::Fault(fault.seen))
        }
        Register::Lingering
        | Register::AssignedMatter
        | Register::Order
        | Register::Case
        | Register::Banquet
        | Register::PlannedShift
        | Register::OfficeCleaning
        | Register::PaperInCustody
        | Register::Restocking
        | Register::HandOver
        | Register::TakeOver
        | Register::AwayNote
        | Register::FoundItem
        | Register::Newspaper
        | Register::Duty => Some(What::Other),
    })
}

/// The id of the record of the name; read once with all others of its day.
fn id_of(db: &mut Database, site: &SiteId, ids: &Ids, name: &Name) -> Result<Uid> {
    let mut known = ids.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(id) = known.get(name) {
        return Ok(*id);
    }
    for (called, id) in day::of_day(db, site, name.0, &name.1)? {
        known.insert((name.0, name.1.clone(), called), id);
    }
    let found = known.get(name).copied();
    found.with_context(|| format!("the journal tells of {name:?}, which is in no register"))
}

impl Registers {
    pub(crate) fn begin(unsaid: [String; 2]) -> Self {
        Self {
            ids: Ids::default(),
            told: BTreeMap::new(),
            visits: BTreeMap::new(),
            badges: BTreeMap::new(),
            last: BTreeMap::new(),
            tickets_over: Vec::new(),
            inside: 0,
            signed: 0,
            amended: 0,
            unsaid,
        }
    }

    pub(crate) fn ids(&self) -> Ids {
        Arc::clone(&self.ids)
    }

    /// How many are inside, by what the journal told.
    pub(crate) fn inside(&self) -> i64 {
        self.inside
    }

    /// How many records each register has.
    pub(crate) fn counts(&self) -> BTreeMap<&'static str, u64> {
        let mut counts = BTreeMap::new();
        for (register, _) in self.told.keys() {
            *counts.entry(register.word()).or_insert(0) += 1;
        }
        counts
    }

    /// Takes what entries told, and checks the records as they stand after all of them.
    pub(crate) fn take(&mut self, entries: &[Written], seen: &Seen) -> Result<u64> {
        for written in entries {
            self.hear(written, seen)
                .with_context(|| format!("entry {} {}", written.number, written.entry.act))?;
        }
        let mut proven = entries.len() as u64;
        for touched in &seen.touched {
            proven += self
                .check(touched)
                .with_context(|| format!("{:?}", touched.name))?;
        }
        let by_state = self.visits.values().filter(|told| told.is_inside());
        let by_state = by_state.count() as i64;
        ensure!(
            self.inside == by_state,
            "{} came in and did not leave, {by_state} are inside",
            self.inside
        );
        Ok(proven + 1)
    }

    fn hear(&mut self, written: &Written, seen: &Seen) -> Result<()> {
        let entry = &written.entry;
        let text = entry.searched_text();
        for unsaid in &self.unsaid {
            ensure!(
                !text.contains(unsaid.as_str()),
                "{unsaid} stands in an entry: {text}"
            );
        }
        match entry.act.as_str() {
            "tickets-over" => self.tickets_over.push(entry.at),
            "reception-record-signed" => self.signed += 1,
            "reception-record-amended" => {
                self.signed += 1;
                self.amended += 1;
            }
            _ => {}
        }
        // What an order waits for is made and taken away when the house hears of it.
        for order in seen.moved.get(&written.number).into_iter().flatten() {
            if let Some(told) = self.told.get_mut(&(Register::Order, *order)) {
                told.extend([entry.at, entry.received]);
            }
        }
        let Some((name, id)) = seen.about.get(&written.number) else {
            return Ok(());
        };
        let known = self.told.entry((name.0, *id)).or_default();
        let is_new = known.is_empty();
        known.push(entry.at);
        if name.0 == Register::Order {
            known.push(entry.received);
        }
        if is_new {
            self.number(name)?;
        }
        if name.0 == Register::Visit {
            self.inside += visit::hear(&mut self.visits, VisitId(*id), entry)?;
        }
        Ok(())
    }

    /// Numbers of a register on a day follow on each other from 1.
    fn number(&mut self, (register, day, called): &Name) -> Result<()> {
        let letters = called.trim_end_matches(|one: char| one.is_ascii_digit());
        let number: u32 = called[letters.len()..].parse()?;
        let key = (*register, day.clone(), letters.to_owned());
        let last = self.last.entry(key).or_default();
        ensure!(number == *last + 1, "{called} follows on {last}");
        *last = number;
        Ok(())
    }

    fn check(&mut self, touched: &Touched) -> Result<u64> {
        match &touched.what {
            What::Visit(record) => {
                let told = self.visits.get(&record.id);
                visit::check(record, *told.context("a visit that nothing is told of")?)?;
                visit::check_badge(&mut self.badges, record)?;
            }
            What::Call(record, attempts) => promise::call(record, attempts, &touched.duties)?,
            What::Inquiry(record) => promise::inquiry(record, &touched.duties)?,
            // What was typed without a network was reported when it was typed, the record says.
            What::Fault(seen) => {
                let known = self.told.entry((touched.name.0, touched.id)).or_default();
                known.extend(*seen);
            }
            What::Other => {}
        }
        let told = self.told.get(&(touched.name.0, touched.id));
        ensure!(told.is_some(), "nothing is told of it");
        Ok(touched.duties.len() as u64 + 2)
    }

    /// Whether the journal told something of the record at that time.
    pub(crate) fn told_at(&self, subject: Subject, at: Milliseconds) -> bool {
        let told = self.told.get(&(subject.register, subject.id));
        let of_its_day = subject.register == Register::Ticket && self.tickets_over.contains(&at);
        of_its_day || told.is_some_and(|told| told.contains(&at))
    }
}
