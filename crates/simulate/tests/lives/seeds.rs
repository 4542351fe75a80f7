//! Simulated buildings: fifty seeds, and the same seed twice.

use simulate::building::Place;
use simulate::{Report, Simulation, run};

const SEEDS: u64 = 50;

async fn live(place: Place, days: u32, seed: u64, database: Option<String>) -> Report {
    let simulation = Simulation {
        place,
        days,
        seed,
        busy: false,
        // Every other building lives through its whole day.
        whole: seed % 4 < 2,
        database,
    };
    match Box::pin(run(&simulation)).await {
        Ok(report) => report,
        Err(violation) => panic!("{violation}"),
    }
}

fn place_of(seed: u64) -> Place {
    Place::ALL[(seed / 4 % 2) as usize]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_buildings_live_through_two_days_and_everything_holds() {
    let lives = [0, 1].map(|half| {
        tokio::spawn(async move {
            let mut published = 0;
            for seed in (0..SEEDS).filter(|seed| seed % 2 == half) {
                let report = live(place_of(seed), 2, seed, None).await;
                assert_eq!(report.days, 2);
                assert!(report.meetings >= 10, "seed {seed}: {report:?}");
                assert!(report.head_number > 200, "seed {seed}: {report:?}");
                published += report.published;
            }
            assert!(
                published >= 5,
                "{published} new standards in the middle of a day"
            );
        })
    });
    for half in lives {
        half.await.unwrap();
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_journal_head() {
    let first = live(Place::Bureau, 2, 101, None).await;
    let second = live(Place::Bureau, 2, 101, None).await;
    assert_eq!(first, second);
    let other = live(Place::Bureau, 2, 105, None).await;
    assert_ne!(first.head_hash, other.head_hash);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_journal_head_on_the_other_database() {
    let Some(url) = testbed::postgres::fresh_database() else {
        return;
    };
    let here = live(Place::Court, 1, 202, None).await;
    let there = live(Place::Court, 1, 202, Some(url)).await;
    assert_eq!(here, there);
}

#[tokio::test]
async fn everything_that_people_do_happens_in_a_few_days() {
    let report = live(Place::Bureau, 4, 3, None).await;
    for outcome in ["done", "waived", "missed", "cancelled"] {
        assert!(report.duties.contains_key(outcome), "{outcome}: {report:?}");
    }
    assert!(report.crashes > 0 && report.deliveries > 0 && report.repeated > 0);
    assert!(report.refusals.contains_key("room-held"), "{report:?}");
    for register in ["order", "case"] {
        let kept = report.registers.get(register);
        assert!(
            kept.is_some_and(|count| *count > 0),
            "{register}: {report:?}"
        );
    }
}
