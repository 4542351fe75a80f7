//! The demo is furnished so that something is due right now, whenever that is.

use std::collections::{BTreeMap, BTreeSet};

use app::{Actor, House};
use domain::Milliseconds;
use domain::requirement::BookingStatus;
use jiff::civil::date;
use jiff::tz::TimeZone;
use simulate::building::{Building, Place};
use simulate::demo::{Past, furnish};
use store::{Durability, Options, Store};

fn shanghai(month: i8, day: i8, hour: i8, minute: i8) -> Milliseconds {
    let zone = TimeZone::get("Asia/Shanghai").expect("a zone");
    let civil = date(2026, month, day).at(hour, minute, 13, 0);
    let instant = zone
        .to_ambiguous_timestamp(civil)
        .compatible()
        .expect("a time");
    instant.as_millisecond()
}

fn open(directory: &testbed::directory::TempDir) -> Store {
    let path = directory.path().join("demo.sqlite3");
    Store::open(&Options {
        durability: Durability::Off,
        ..Options::at(path.display().to_string())
    })
    .expect("a new database")
}

/// The state of each rule's duties of today and yesterday, as many words as there are duties.
async fn states(
    house: &House,
    place: Place,
    now: Milliseconds,
) -> BTreeMap<String, Vec<&'static str>> {
    let building = Building::new(place).expect("a made-up site");
    let eyes = Actor::house();
    let day = app::board::day(house, &eyes, &building.site.id, None);
    let board = day.await.expect("a read").expect("the site");
    let clock = domain::serving::instant(now);
    let mut states: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    let site = building.site.id.clone();
    let date = building.civil(now).date();
    let days = [
        date.yesterday().expect("a day before").to_string(),
        date.to_string(),
    ];
    let read = move |db: &mut store::Database| {
        let mut all = Vec::new();
        for day in &days {
            all.extend(store::duty::of_day(db, &site, day)?);
        }
        Ok(all)
    };
    for duty in house.store().read(read).await.expect("a read") {
        let word = duty.duty.state(clock).word();
        states
            .entry(duty.duty.rule.to_string())
            .or_default()
            .push(word);
    }
    assert!(board.people.iter().any(|one| one.on_duty_since.is_some()));
    assert!(board.people.iter().any(|one| one.on_duty_since.is_none()));
    states
}

#[tokio::test]
async fn something_is_due_right_now_at_both_sites_by_day_by_night_and_at_midnight() {
    let moments = [
        shanghai(11, 24, 10, 42),
        shanghai(7, 6, 15, 7),
        shanghai(7, 7, 8, 31),
        shanghai(7, 8, 3, 4),
        shanghai(7, 9, 0, 20),
        shanghai(7, 11, 23, 40),
    ];
    for now in moments {
        let directory = testbed::directory::in_memory();
        let store = open(&directory);
        let keys = app::seal::Keys::of(&[7; 32]);
        let busy = now == moments[0];
        let past = Past { busy, week: None };
        let people = furnish(&store, keys.clone(), now, past).await.unwrap();
        assert_eq!(people[0].name, "王芳");
        let clock = std::sync::Arc::new(app::clock::SetClock::at(now));
        let chance = std::sync::Arc::new(app::chance::SystemChance);
        let house = House::with(store, clock, chance).holding(keys);
        for place in Place::ALL {
            let states = states(&house, place, now).await;
            let eyes = Actor::house();
            let at = format!("{place:?} {}", domain::serving::instant(now));
            for rule in [
                "open-room",
                "greet",
                "refill",
                "request",
                "cup-change",
                "send-off",
                "left-items",
                "clear-up",
            ] {
                // In the last hour of a day the room to be opened is one of tomorrow's.
                if rule == "open-room" && now == moments[5] {
                    continue;
                }
                let open = states
                    .get(rule)
                    .is_some_and(|words| words.contains(&"open"));
                assert!(open, "{at}: {rule} {:?}", states.get(rule));
            }
            assert!(states["venue-check"].contains(&"overdue"), "{at}");
            assert!(states["refill"].contains(&"done"), "{at}");
            let site = place.word().parse().unwrap();
            let page = app::journal::search(
                &house,
                &eyes,
                &site,
                app::journal::JournalQuestion {
                    limit: 200,
                    ..Default::default()
                },
            );
            let page = page.await.unwrap().unwrap();
            assert!(page.head_number > 100, "{at}: {}", page.head_number);
            let proven = app::journal::verify(&house, &site).await.unwrap().unwrap();
            assert!(proven.is_ok());
            let from = now;
            let known = app::meeting::calendar(&house, &eyes, &site, from, from + 6 * 3_600_000);
            let calendar = known.await.unwrap().unwrap();
            assert!(
                calendar
                    .meetings
                    .iter()
                    .any(|view| { view.meeting.requirement.status == BookingStatus::Tentative })
            );
        }
    }
}

/// The acts that a site's journal tells of, and everything that a search of it looks through.
async fn told(house: &House, place: Place) -> (BTreeSet<String>, String) {
    let site: domain::SiteId = place.word().parse().expect("a site");
    let read = move |db: &mut store::Database| store::journal::after(db, &site, 0, 100_000);
    let entries = house.store().read(read).await.expect("a read");
    let acts = entries.iter().map(|written| written.entry.act.clone());
    let texts = entries.iter().map(|written| written.entry.searched_text());
    (acts.collect(), texts.collect::<Vec<_>>().join("\n"))
}

#[tokio::test]
async fn every_register_tells_of_something_at_both_sites_and_of_no_place_that_the_site_has_not() {
    let now = shanghai(11, 24, 10, 42);
    let directory = testbed::directory::in_memory();
    let store = open(&directory);
    let keys = app::seal::Keys::of(&[7; 32]);
    let past = Past {
        busy: false,
        week: None,
    };
    furnish(&store, keys.clone(), now, past).await.unwrap();
    let clock = std::sync::Arc::new(app::clock::SetClock::at(now));
    let chance = std::sync::Arc::new(app::chance::SystemChance);
    let house = House::with(store, clock, chance).holding(keys);
    let elsewhere = [
        (
            Place::Bureau,
            &["八层", "省高院", "立案", "审委会", "法官", "庭长"][..],
        ),
        (
            Place::Court,
            &["七层", "四层", "党组会议室", "小餐厅", "大桥"][..],
        ),
    ];
    for (place, others) in elsewhere {
        let (acts, text) = told(&house, place).await;
        for act in [
            "visit-registered",
            "visit-left",
            "call-taken",
            "call-received",
            "inquiry-answered-at-once",
            "knowledge-added",
            "fault-repaired",
            "assigned-matter-done",
            "order-placed",
            "order-ordered",
            "case-reported",
            "banquet-booked",
            "found-item-stored",
            "lost-report-taken-down",
            "personal-data-asked",
            "leave-asked",
            "leave-approved",
        ] {
            assert!(acts.contains(act), "{place:?}: {act}");
        }
        for other in others {
            assert!(!text.contains(other), "{place:?}: {other}");
        }
    }
}
