//! A simulated week of the bureau: posts, offices, keys, papers, newspapers and meals beside its meetings.

use simulate::building::Place;
use simulate::{Report, Simulation, run};

async fn live(days: u32, seed: u64) -> Report {
    let simulation = Simulation {
        place: Place::Bureau,
        days,
        seed,
        busy: false,
        whole: true,
        database: None,
    };
    match Box::pin(run(&simulation)).await {
        Ok(report) => report,
        Err(violation) => panic!("{violation}"),
    }
}

// C1.1, C2.4, C2.5, C2.6, C2.8, C2.9, C3.1 to C3.4, C4.1.4, C5.3; and what may not be is tried, and refused.
#[tokio::test]
async fn everything_that_the_bureau_does_beside_its_meetings_happens_in_a_week() {
    let report = live(7, 10).await;
    for what in [
        "planned-shift",
        "hand-over",
        "taken-over",
        "office-cleaning",
        "key",
        "restocking",
        "paper-in-custody",
        "paper-signed-for",
        "newspapers",
        "meal",
        "lunch",
        "lunch-served",
        "spot-check",
        "agreement",
        "assigned-matter",
        "leave-asked",
        "leave",
        "half-leave",
        "swap",
    ] {
        let count = report.registers.get(what).copied().unwrap_or(0);
        assert!(count > 0, "{what}: {report:?}");
    }
    // Whatever of it chance leaves out in one week, it does not leave out much.
    let tried = [
        "sign-on-item-left",
        "sign-on-is-theirs",
        "hand-over-first",
        "hand-over-unseen",
        "key-is-out",
        "step-out-of-order",
        "paper-handed-over",
        "dining-served",
        "dining-tableware-unchecked",
        "newspapers-delivered",
    ];
    let refused = tried.iter();
    let refused = refused.filter(|code| report.refusals.contains_key(*code));
    assert!(refused.count() >= 8, "{report:?}");
}
