//! A hall that can be divided: two parts may be used at once, the whole and a part never.

use std::sync::Arc;

use app::clock::SetClock;
use app::meeting::Booking;
use app::{Error, House, Role};
use fastrand::Rng;
use jiff::civil::{date, time};
use simulate::act::{Act, Sent};
use simulate::building::{Building, Place};
use simulate::day::{Size, requirement};
use store::{Durability, Options, Store};

#[tokio::test]
async fn two_parts_of_a_hall_are_booked_side_by_side_but_never_with_the_whole() {
    let directory = testbed::directory::in_memory();
    let path = directory.path().join("house.sqlite3").display().to_string();
    let store = Store::open(&Options {
        durability: Durability::Off,
        ..Options::at(path)
    });
    let building = Building::new(Place::Bureau).unwrap();
    let day = date(2026, 7, 6);
    let clock = SetClock::at(building.instant(day, time(8, 0, 0, 0)));
    let chance = Arc::new(app::chance::SeededChance::new(1));
    let house =
        House::with(store.unwrap(), Arc::new(clock), chance).holding(app::seal::Keys::of(&[7; 32]));
    building.found(&house).await.unwrap();
    let host = &building.first(Role::Host).actor;
    let span = |from, until| {
        let at = |hour| building.instant(day, time(hour, 0, 0, 0));
        (at(from), at(until))
    };
    let book = async |place: usize, number: &str, from, until| {
        let room = building.room(number).unwrap();
        let mut rng = Rng::with_seed(7);
        let requirement = requirement(&building, &mut rng, room, span(from, until), Size::Small);
        let booking = Booking {
            requirement,
            recurrence: None,
            except: Vec::new(),
        };
        let parts = ["book", &place.to_string()];
        let act = Act::Book(Box::new(booking));
        let sent = Sent::new(host, &building.site.id, house.now(), &parts, act);
        match sent.send(&house).await {
            Ok(_) => "booked",
            Err(Error::Refused(refusal)) => refusal.code,
            Err(failed) => panic!("{failed}"),
        }
    };
    let rows = [
        ("301A", 10, 11, "booked"),
        ("301B", 10, 11, "booked"),
        ("301A", 10, 11, "room-held"),
        ("301", 9, 12, "room-held"),
        ("301", 15, 16, "booked"),
        ("301A", 15, 16, "room-held"),
        ("301B", 14, 17, "room-held"),
    ];
    for (place, (number, from, until, answer)) in rows.into_iter().enumerate() {
        let given = book(place, number, from, until).await;
        assert_eq!(given, answer, "{number} at {from}");
    }
    let wish = domain::booking::Wish {
        headcount: 5,
        equipment: Vec::new(),
    };
    let (starts, ends) = span(18, 19);
    assert_eq!(book(rows.len(), "301A", 18, 19).await, "booked");
    let proposals =
        app::meeting::proposals(&house, &building.site.id, starts, ends, wish, None).await;
    let proposals = proposals.unwrap().unwrap();
    let is_free = |number: &str| {
        let found = proposals.iter().find(|one| one.room.number == number);
        found.unwrap().obstacle.is_none()
    };
    assert!(is_free("301B"), "the sister of a part that is taken");
    assert!(!is_free("301A") && !is_free("301"));
}
