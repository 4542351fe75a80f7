//! The day's end, and the end of the time for which visits are kept.

use domain::access::Actor;
use domain::subject::Register;
use domain::visit::{Act, next};
use domain::{CommandId, SiteId};
use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::{entry_of, save, settle_by_state};
use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::{House, zone};
use crate::retention::DAY_MS;

/// How many visits are settled or erased in one turn.
const MOST: i64 = 200;

/// Settles what the days before left open: whom nobody saw leave, and who never came in.
pub(crate) async fn close_days(house: &House, site: &SiteId, today: Date) -> Result<(), Error> {
    let (asked, day) = (site.clone(), today.to_string());
    let of_day = day.clone();
    let open = house
        .store()
        .read(move |db| store::visit::open_before(db, &asked, &of_day, MOST))
        .await?;
    let Some(first) = open.first() else {
        return Ok(());
    };
    let parts = ["close-visits", site.as_str(), &first.id.to_string()];
    let command = command(house, &parts);
    let close = move |deed: &mut crate::command::Deed<'_>| {
        for mut record in store::visit::open_before(deed.db, &deed.site.id, &day, MOST)? {
            record.state = next(record.state, Act::Close)?;
            save(deed, &mut record)?;
            settle_by_state(deed, &record)?;
            let entry =
                entry_of(deed, "visit-closed", &record).detail("state", record.state.word());
            deed.write(&entry)?;
        }
        Ok(Answer::default())
    };
    perform(house, &Actor::house(), site, &command, close).await?;
    Ok(())
}

/// Erases at every site what is personal of visits whose time is over; what is counted stays.
pub(crate) async fn forget(house: &House) -> Result<(), Error> {
    for site in crate::site::all(house).await? {
        let today = domain::serving::instant(house.now())
            .to_zoned_datetime(zone(&site.time_zone)?)
            .date();
        while forget_some(house, &site.id, today).await? {}
    }
    let before = house.now() - DAY_MS;
    let looks = move |db: &mut store::Database| -> Result<(), Error> {
        Ok(store::visit::forget_looks(db, before)?)
    };
    Ok(house.store().write(None, looks).await?)
}

/// Erases what is personal of a visit: what it says, what it is found by, whom it was to. Its number,
/// its times and how many came stay.
pub(crate) fn erase(
    deed: &mut crate::command::Deed<'_>,
    mut record: store::visit::VisitRecord,
) -> Result<(), Error> {
    (record.sealed, record.document_sealed) = (None, None);
    (record.telephone_mark, record.document_mark) = (None, None);
    (record.host_person, record.host_account) = (None, None);
    (record.link_code, record.arrival_code) = (None, None);
    save(deed, &mut record)
}

/// Whether there may be more.
async fn forget_some(house: &House, site: &SiteId, today: Date) -> Result<bool, Error> {
    let keeping = super::keeping(house, site).await?.in_force;
    let back = |days: u32| {
        let earlier = today.checked_sub(i64::from(days).days());
        earlier.unwrap_or(Date::MIN).to_string()
    };
    let (kept_from, documents_from) = (back(keeping.days), back(keeping.document_days));
    let (asked, of_days, of_documents) = (site.clone(), kept_from.clone(), documents_from.clone());
    let due = house
        .store()
        .read(move |db| {
            let mut due = store::visit::personal_before(db, &asked, &of_days, 1)?;
            due.extend(store::visit::documents_before(
                db,
                &asked,
                &of_documents,
                1,
            )?);
            Ok(due)
        })
        .await?;
    let Some(first) = due.first() else {
        return Ok(false);
    };
    let parts = [
        "forget-visits",
        site.as_str(),
        &first.id.to_string(),
        &first.version.to_string(),
    ];
    let command = command(house, &parts);
    let forget = move |deed: &mut crate::command::Deed<'_>| {
        let site = deed.site.id.clone();
        let over = store::visit::personal_before(deed.db, &site, &kept_from, MOST)?;
        let erased = over.len();
        for record in over {
            erase(deed, record)?;
        }
        if let Some(from) = domain::day::parse(&kept_from) {
            let from = standards::day::instant(&deed.zone, from, Time::midnight());
            let before = from.as_millisecond();
            store::reception_record::forget_lines(deed.db, &site, Register::Visit, before)?;
        }
        let numbers = store::visit::documents_before(deed.db, &site, &documents_from, MOST)?;
        let documents = numbers.len();
        for mut record in numbers {
            record.document_sealed = None;
            save(deed, &mut record)?;
        }
        let entry = deed
            .entry("visits-erased")
            .detail("count", erased)
            .detail("documents", documents);
        deed.write(&entry)?;
        Ok(Answer::default())
    };
    perform(house, &Actor::house(), site, &command, forget).await?;
    Ok(true)
}

fn command(house: &House, parts: &[&str]) -> Command {
    Command {
        id: CommandId::derived(parts),
        at: house.now(),
        fingerprint: [0; 32],
    }
}
