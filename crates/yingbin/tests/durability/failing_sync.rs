//! T4: when the disk does not take what was written, nothing more is acknowledged.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use testbed::count;
use testbed::http::Client;
use testbed::syscall::{Failing, SYNCS, can_fail, failing};

use crate::audit::audit;
use crate::crew::finish;
use crate::ground::Ground;
use crate::server::{Server, program};

/// Within this, whoever watches the machine sees it.
const RED_MAX: Duration = Duration::from_secs(5);
/// How many more commands are tried on a house whose disk has failed.
const MORE: u64 = 10;

#[tokio::test]
async fn after_a_failed_sync_health_is_red_and_nothing_is_acknowledged_until_the_next_start() {
    if !can_fail("failing fsync") {
        return;
    }
    // The first one or two are the house's own, when it plans the day.
    let all: Vec<u64> = (1..=count(0, 200)).collect();
    let chosen = if all.is_empty() {
        vec![1, 2, 7, 30]
    } else {
        all
    };
    for k in chosen {
        fail(k).await;
    }
}

async fn fail(k: u64) {
    let directory = testbed::directory::temporary();
    let ground = Ground::lay(directory.path(), k + MORE).await;
    let kth = k.to_string();
    let kth = Failing {
        calls: SYNCS,
        error: "EIO",
        when: &kth,
        path: &directory.path().join("house.db-wal"),
    };
    let server = Server::start_by(failing(program().get_program(), &kth), &ground).await;
    let mut acknowledged = BTreeMap::new();
    let mut client = Client::of(server.address);
    let mut next = 0;
    // One after the other, so that each is a commit and a sync of its own.
    let refused = loop {
        assert!(
            next < k,
            "sync {k} did not fail: {} answers",
            acknowledged.len()
        );
        let answer = client.ask(&finish(&ground, next)).await;
        let answer = answer.expect("what failed is answered, too");
        if answer.status != 200 {
            break answer;
        }
        acknowledged.insert(next, answer.body);
        next += 1;
    };
    let failed = Instant::now();
    assert_eq!(refused.status, 503, "sync {k}: {refused:?}");
    while server.is_green().await {
        assert!(
            failed.elapsed() < RED_MAX,
            "sync {k}: health is green still"
        );
    }
    for number in next..next + MORE {
        let answer = client.ask(&finish(&ground, number)).await.unwrap();
        assert_eq!(answer.status, 503, "sync {k}: {answer:?}");
    }
    server.kill();
    let done = audit(&ground, &acknowledged).await;
    // Nobody knows whether the one that failed reached the disk; nothing after it was tried.
    assert!(
        done.iter().all(|number| *number <= next),
        "sync {k}: {done:?}"
    );
    // After a new start it goes on, and what was refused is sent again.
    let server = Server::start(&ground).await;
    assert!(server.is_green().await);
    for number in 0..next + MORE {
        let answer = server.ask(&finish(&ground, number)).await;
        assert_eq!(answer.status, 200, "sync {k}: {answer:?}");
        let first = acknowledged.entry(number).or_insert(answer.body.clone());
        assert_eq!(*first, answer.body);
    }
    server.kill();
    assert_eq!(
        audit(&ground, &acknowledged).await.len(),
        acknowledged.len()
    );
}
