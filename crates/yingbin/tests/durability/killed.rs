//! T1: killed under load, nothing that was acknowledged is lost, nothing is doubled, and it is soon
//! ready again.

use std::sync::Arc;
use std::time::Duration;

use testbed::count;
use tokio::sync::Mutex;

use crate::audit::audit;
use crate::crew::{Log, work};
use crate::ground::Ground;
use crate::server::Server;

/// Within this it is ready again, 99 times of a hundred.
const READY_MAX: Duration = Duration::from_secs(2);
/// The longest that a server lives here.
const LIFE_MAX_MS: u64 = 1_500;

/// A throw below `most`, the same in every run.
fn thrown(dice: &mut u64, most: u64) -> u64 {
    *dice = dice
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*dice >> 33) % most
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_9_under_load_loses_nothing_and_doubles_nothing() {
    let mut ready = Vec::new();
    // The auditor reads a house whole after each kill: many small ones rather than one large.
    for house in 0..count(1, 100) {
        kill_often(count(5, 10), house, &mut ready).await;
    }
    ready.sort_unstable();
    let p99 = ready[(ready.len() * 99 / 100).min(ready.len() - 1)];
    println!("{} kills, ready again within {p99:?}", ready.len());
    assert!(p99 <= READY_MAX, "ready again after {p99:?}");
}

async fn kill_often(kills: u64, seed: u64, ready: &mut Vec<Duration>) {
    let directory = testbed::directory::temporary();
    let ground = Arc::new(Ground::lay(directory.path(), count(6_000, 40_000)).await);
    let log = Arc::new(Mutex::new(Log::default()));
    let mut dice = 0x9e37_79b9 + seed;
    let mut acknowledged = 0;
    for kill in 1..=kills {
        let server = Server::start(&ground).await;
        ready.push(server.ready_after);
        // The moment is by the clock, so that it may fall anywhere into a commit.
        let life = Duration::from_millis(thrown(&mut dice, LIFE_MAX_MS));
        let working = {
            let (ground, log, address) = (Arc::clone(&ground), Arc::clone(&log), server.address);
            tokio::spawn(async move { work(&ground, address, &log).await })
        };
        let mut working = working;
        let _over_early = tokio::time::timeout(life, &mut working).await;
        server.kill();
        if !working.is_finished() {
            working.await.unwrap();
        }
        let log = log.lock().await;
        let done = audit(&ground, &log.acknowledged).await;
        let sent = log.acknowledged.len() + log.unanswered.len();
        assert!(
            done.len() <= sent,
            "kill {kill}: more was done than asked for"
        );
        acknowledged = log.acknowledged.len();
    }
    assert!(acknowledged > 100, "{acknowledged} is no load");
}
