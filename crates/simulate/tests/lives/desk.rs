//! The reception desk of a simulated court: an ordinary day, and the busiest morning.

use simulate::building::Place;
use simulate::{Report, Simulation, run};

async fn live(days: u32, seed: u64, busy: bool) -> Report {
    let simulation = Simulation {
        place: Place::Court,
        days,
        seed,
        busy,
        whole: true,
        database: None,
    };
    match Box::pin(run(&simulation)).await {
        Ok(report) => report,
        Err(violation) => panic!("{violation}"),
    }
}

#[tokio::test]
async fn everything_that_a_reception_desk_does_happens_in_a_few_days() {
    let report = live(5, 4, false).await;
    for register in ["visit", "call", "inquiry", "ticket", "fault"] {
        assert!(report.registers[register] > 0, "{register}: {report:?}");
    }
    assert!(report.signed > 4 && report.amended > 0, "{report:?}");
}

// A1.9
#[tokio::test]
async fn a_busy_morning_of_the_court_is_recorded_whole_a1_9() {
    let report = live(1, 0, true).await;
    assert!(report.registers["visit"] >= 200, "{report:?}");
    assert!(report.registers["call"] >= 60, "{report:?}");
    assert!(report.registers["inquiry"] >= 40, "{report:?}");
}
