//! The demo's bureau with a week behind it: every clause of the written standards says what proves it.

use std::sync::Arc;

use app::quality::{By, QualityRow, Source};
use app::{House, Role};
use domain::quality::{Judgement, Period};
use domain::{Milliseconds, SiteId};
use jiff::ToSpan;
use jiff::civil::date;
use simulate::building::{Building, Place};
use simulate::demo::{Past, furnish};
use store::{Durability, Options, Store};

/// Every clause of part A of the written standard, the hall of a court.
const PART_A: [&str; 33] = [
    "A1.1", "A1.2", "A1.3", "A1.4", "A1.5", "A1.6", "A1.7", "A1.8", "A1.9", "A1.10", "A2.1",
    "A2.2", "A2.3", "A2.4", "A2.5", "A2.6", "A2.7", "A2.8", "A2.9", "A2.10", "A3.1", "A3.2",
    "A3.3", "A3.4", "A3.5", "A4.1", "A4.2", "A4.3", "A4.4", "A4.5", "A4.6", "A4.7", "A4.8",
];
/// Every clause of part C, the service of a bureau's headquarters.
const PART_C: [&str; 36] = [
    "C0", "C1.1", "C1.2", "C1.3", "C2.1", "C2.2", "C2.3", "C2.4", "C2.5", "C2.6", "C2.7", "C2.8",
    "C2.9", "C3.1", "C3.2a", "C3.2b", "C3.3", "C3.4", "C4.1.1", "C4.1.2", "C4.1.3", "C4.1.4",
    "C4.1.5", "C4.1.6", "C4.2.1", "C4.2.2", "C4.2.3", "C4.2.4", "C4.2.5", "C4.2.6", "C4.3.1",
    "C4.3.2", "C4.3.3", "C5.1", "C5.2", "C5.3",
];

/// A Tuesday morning in winter.
fn now(building: &Building) -> Milliseconds {
    building.instant(date(2026, 11, 24), jiff::civil::time(10, 42, 0, 0))
}

async fn furnished(building: &Building, directory: &testbed::directory::TempDir) -> House {
    let path = directory.path().join("demo.sqlite3");
    let options = Options {
        durability: Durability::Off,
        ..Options::at(path.display().to_string())
    };
    let store = Store::open(&options).expect("a new database");
    let (now, keys) = (now(building), app::seal::Keys::of(&[7; 32]));
    let past = Past {
        busy: false,
        week: Some(options),
    };
    furnish(&store, keys.clone(), now, past)
        .await
        .expect("everything holds");
    let clock = Arc::new(app::clock::SetClock::at(now));
    House::with(store, clock, Arc::new(app::chance::SystemChance)).holding(keys)
}

/// The clauses of a site over the week before today.
async fn clauses(house: &House, place: Place) -> Vec<QualityRow> {
    let building = Building::new(place).expect("a made-up site");
    let manager = &building.first(Role::OwnersManager).actor;
    let today = building.civil(now(&building)).date();
    let week = Period {
        first: today.saturating_sub(7.days()),
        last: today,
    };
    let page = app::quality::page(house, manager, &building.site.id, week, By::Clause);
    page.await.expect("a read").expect("a manager sees it").rows
}

/// That each of these clauses is there, and says what proves it, also where it had no occasion.
fn check(part: &[&str], rows: &[QualityRow]) {
    for id in part {
        let row = rows.iter().find(|row| row.key == *id);
        let row = row.unwrap_or_else(|| panic!("{id} is on no page of quality"));
        let proof = row.proof.as_ref().expect("a clause has its proof");
        assert!(!proof.wording.is_empty(), "{id}");
        assert!(!proof.sources.is_empty(), "nothing proves {id}");
        for source in &proof.sources {
            if let Source::Duties(titles) = source {
                assert!(!titles.is_empty(), "{id}");
            }
        }
    }
}

// The written standard, parts A and C: each clause is on the quality page with what proves it.
#[tokio::test]
async fn every_clause_of_parts_a_and_c_says_what_proves_it_after_a_week_of_the_bureau() {
    let building = Building::new(Place::Bureau).expect("a made-up site");
    let directory = testbed::directory::in_memory();
    let house = furnished(&building, &directory).await;
    check(&PART_A, &clauses(&house, Place::Court).await);
    let bureau = clauses(&house, Place::Bureau).await;
    check(&PART_C, &bureau);
    // What a week brings an occasion for was judged by it.
    let judged = |row: &&QualityRow| {
        let proof = row.proof.as_ref();
        proof.is_some_and(|proof| proof.judgement != Judgement::NotProven)
    };
    let in_c = |row: &&QualityRow| row.key.starts_with('C');
    let open: Vec<&str> = bureau
        .iter()
        .filter(in_c)
        .filter(|row| !judged(row))
        .map(|row| row.key.as_str())
        .collect();
    assert!(open.len() <= 2, "without an occasion in a week: {open:?}");
    let site: SiteId = Place::Bureau.word().parse().expect("a site");
    let proven = app::journal::verify(&house, &site).await;
    proven
        .expect("a read")
        .expect("the site")
        .expect("the chain holds");
    in_the_order_of_their_times(&house, &site).await;
}

/// The entries of the lived week stand in the order in which the house heard of them. Those of today are furnished:
/// there each part of the scene goes through the same minute and a half for itself.
async fn in_the_order_of_their_times(house: &House, site: &SiteId) {
    const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
    const EAST_MS: i64 = 8 * 60 * 60 * 1_000;
    let asked = site.clone();
    let read = move |db: &mut store::Database| store::journal::after(db, &asked, 0, 100_000);
    let entries = house.store().read(read).await.expect("a read");
    assert!(entries.len() > 3_000, "{}", entries.len());
    let midnight = (house.now() + EAST_MS) / DAY_MS * DAY_MS - EAST_MS;
    let mut last = 0;
    let lived = |written: &&domain::journal::Written| written.entry.received < midnight;
    for written in entries.iter().filter(lived) {
        let entry = &written.entry;
        assert!(
            entry.received >= last,
            "{} {} was heard of before the one before it",
            written.number,
            entry.act
        );
        last = entry.received;
    }
}
