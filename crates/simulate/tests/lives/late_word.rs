//! Word that comes after a meeting has ended may make a round that nobody knew of.

use std::sync::Arc;

use app::clock::SetClock;
use app::duty::Settlement;
use app::meeting::Booking;
use app::serving::Word;
use app::{Actor, House, Role};
use fastrand::Rng;
use jiff::civil::{date, time};
use simulate::act::{Act, Sent};
use simulate::building::{Building, Place};
use simulate::day::{Size, meeting_of, requirement};
use store::{Durability, Options, Store};

const MINUTE_MS: i64 = 60_000;

#[tokio::test]
async fn a_round_that_late_word_makes_and_misses_is_in_the_journal_c4_2_2() {
    let directory = testbed::directory::in_memory();
    let path = directory.path().join("house.sqlite3").display().to_string();
    let store = Store::open(&Options {
        durability: Durability::Off,
        ..Options::at(path)
    });
    let building = Building::new(Place::Bureau).unwrap();
    let starts = building.instant(date(2026, 7, 6), time(9, 0, 0, 0));
    let clock = Arc::new(SetClock::at(starts - 120 * MINUTE_MS));
    let chance = Arc::new(app::chance::SeededChance::new(1));
    let house =
        House::with(store.unwrap(), clock.clone(), chance).holding(app::seal::Keys::of(&[7; 32]));
    building.found(&house).await.unwrap();
    let site = building.site.id.clone();
    let send = async |minute: i64, actor: &Actor, key: &str, act: Act| {
        let at = starts + minute * MINUTE_MS;
        let sent = Sent::new(actor, &site, at, &["late", key], act);
        sent.send(&house).await.unwrap();
        sent
    };
    let host = &building.first(Role::Host).actor;
    let attendant = &building.first(Role::Attendant).actor;
    let room = building.room("701").unwrap();
    let span = (starts, starts + 90 * MINUTE_MS);
    let booking = Booking {
        requirement: requirement(&building, &mut Rng::with_seed(1), room, span, Size::Small),
        recurrence: None,
        except: Vec::new(),
    };
    let booked = send(-120, host, "book", Act::Book(Box::new(booking))).await;
    let id = meeting_of(&booked.command);
    for (minute, word) in [(0, Word::Started), (60, Word::Ended)] {
        clock.set(starts + minute * MINUTE_MS);
        send(minute, attendant, word_key(word), Act::Say(id, word)).await;
    }
    let page = app::meeting::find(&house, &Actor::house(), &site, id).await;
    let refills = refills(&page.unwrap().unwrap());
    assert_eq!(refills.len(), 1, "{refills:?}");

    // The phone that did the first round at twelve past comes back after the end.
    clock.set(starts + 70 * MINUTE_MS);
    let done = Act::Settle(refills[0].0, Settlement::Done);
    send(12, attendant, "done", done).await;
    let page = app::meeting::find(&house, &Actor::house(), &site, id).await;
    let page = page.unwrap().unwrap();
    let after = self::refills(&page);
    let outcomes: Vec<_> = after.iter().map(|(_, outcome)| *outcome).collect();
    assert_eq!(outcomes, [Some("done"), Some("missed")]);
    let told = page.entries.iter().any(|written| {
        written.entry.act == "duty-missed" && written.entry.duty == Some(after[1].0)
    });
    assert!(
        told,
        "the second round was missed, and the journal does not say so"
    );
}

fn word_key(word: Word) -> &'static str {
    match word {
        Word::Started => "started",
        _ => "ended",
    }
}

fn refills(page: &app::meeting::MeetingPage) -> Vec<(domain::DutyId, Option<&'static str>)> {
    let mut refills: Vec<_> = page
        .duties
        .iter()
        .filter(|duty| duty.rule == "refill")
        .collect();
    refills.sort_by_key(|duty| duty.round);
    refills
        .iter()
        .map(|duty| (duty.id, duty.outcome.as_ref().map(|outcome| outcome.kind)))
        .collect()
}
