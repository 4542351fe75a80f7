//! What is proven of the registers again when a day ends, and when the next one has begun.

use anyhow::{Context, Result, ensure};
use domain::subject::Register;
use domain::visit::State;
use domain::{Milliseconds, SiteId, Uid};
use store::Database;

use crate::building::Building;

/// The records of a register on a day, each with what it is called.
pub(super) fn of_day(
    db: &mut Database,
    site: &SiteId,
    register: Register,
    day: &str,
) -> Result<Vec<(String, Uid)>> {
    Ok(match register {
        Register::Visit => store::visit::of_day(db, site, day)?
            .into_iter()
            .map(|one| (one.number.to_string(), one.id.0))
            .collect(),
        Register::Call => store::call::of_day(db, site, day)?
            .into_iter()
            .map(|one| (one.call.number.to_string(), one.call.id.0))
            .collect(),
        Register::Inquiry => store::inquiry::of_day(db, site, day)?
            .into_iter()
            .map(|one| (one.inquiry.number.to_string(), one.inquiry.id.0))
            .collect(),
        Register::Ticket => store::hall::ticket::of_day(db, site, day)?
            .into_iter()
            .map(|one| (one.name(), one.id.0))
            .collect(),
        Register::Fault => store::fault::between(db, site, span_of_all(), 10_000)?
            .into_iter()
            .filter(|one| one.day == day)
            .map(|one| (one.number.to_string(), one.id.0))
            .collect(),
        Register::AwayNote => store::away::of_day(db, site, day)?
            .into_iter()
            .map(|one| (one.number.to_string(), one.id.0))
            .collect(),
        Register::Order => store::order::between(db, site, span_of_all(), 10_000)?
            .into_iter()
            .map(|one| one.order)
            .filter(|one| one.day == day)
            .map(|one| (one.number.to_string(), one.id.0))
            .collect(),
        Register::Case => store::case::between(db, site, span_of_all(), 10_000)?
            .into_iter()
            .map(|one| one.case)
            .filter(|one| one.day == day)
            .map(|one| (one.number.to_string(), one.id.0))
            .collect(),
        // Simulated staff let nobody linger and assign no matters, and their clients dine with nobody; nobody
        // says where their leaders are, no paper comes out of an office, nothing is left behind, and no newspaper is
        // missing.
        Register::Lingering
        | Register::AssignedMatter
        | Register::Banquet
        | Register::PlannedShift
        | Register::OfficeCleaning
        | Register::PaperInCustody
        | Register::Restocking
        | Register::HandOver
        | Register::TakeOver
        | Register::FoundItem
        | Register::Newspaper
        | Register::Duty => Vec::new(),
    })
}

fn span_of_all() -> (Milliseconds, Milliseconds) {
    (0, Milliseconds::MAX >> 1)
}

/// At the end of a day: each register's numbers go from 1 without a gap, and as many are inside as the
/// journal told.
pub(crate) fn ended(db: &mut Database, building: &Building, day: &str, inside: i64) -> Result<u64> {
    let site = &building.site.id;
    let mut proven = 1;
    for register in [
        Register::Visit,
        Register::Call,
        Register::Inquiry,
        Register::Fault,
    ] {
        let mut numbers = Vec::new();
        for (called, _) in of_day(db, site, register, day)? {
            numbers.push(called.parse::<usize>()?);
        }
        numbers.sort_unstable();
        let gapless = numbers.iter().copied().eq(1..=numbers.len());
        ensure!(gapless, "{} of {day} are {numbers:?}", register.word());
        proven += 1;
    }
    let visits = store::visit::of_day(db, site, day)?;
    let kept = visits.iter().filter(|one| one.state == State::Inside);
    let kept = kept.count() as i64;
    ensure!(
        kept == inside,
        "{inside} came in and did not leave, {kept} are kept as inside"
    );
    Ok(proven)
}

/// When a day has begun: what the days before left open was settled, and nobody is inside of whom
/// it is not said that they were not seen leaving.
pub(crate) fn begun(db: &mut Database, building: &Building, day: &str) -> Result<u64> {
    let site = &building.site.id;
    let open = store::visit::open_before(db, site, day, 10)?;
    ensure!(
        open.is_empty(),
        "visits of the days before are open: {open:?}"
    );
    let before = day.parse::<jiff::civil::Date>()?.yesterday()?.to_string();
    let visits = store::visit::of_day(db, site, &before)?;
    for one in &visits {
        let gone = one.left.is_some() || one.state == State::Unseen;
        ensure!(
            one.arrived.is_none() || gone,
            "visit {} of {before} came in and nothing is said of its leaving",
            one.number
        );
    }
    let tickets = store::hall::ticket::of_day(db, site, &before)?;
    let left = tickets.iter().find(|one| one.ended.is_none());
    let left = left.map(domain::hall::Ticket::name);
    ensure!(left.is_none(), "ticket {left:?} of {before} has not ended");
    Ok(visits.len() as u64 + tickets.len() as u64 + 1)
}

/// The signed records of a day.
pub(crate) fn record(
    db: &mut Database,
    building: &Building,
    day: &str,
    keys: &app::seal::Keys,
) -> Result<u64> {
    super::record::check(db, &building.site.id, day, keys)
        .with_context(|| format!("the record of {day}"))
}
