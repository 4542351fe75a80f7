//! T13: half of the answers are lost on their way; the clients send again, and everything happens
//! once.

use std::collections::BTreeMap;
use std::sync::Arc;

use testbed::count;
use testbed::http::Client;
use testbed::network::Line;

use crate::audit::audit;
use crate::crew::{finish, finish_with};
use crate::ground::Ground;
use crate::server::Server;

/// How often one command is sent at most; half of the answers come.
const TRIES_MAX: u32 = 60;
const CLIENTS: u64 = 8;

/// What became of one client's commands.
#[derive(Default)]
struct Outcome {
    answers: BTreeMap<u64, String>,
    requests: u64,
    lost: u64,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_whose_answer_was_lost_is_sent_again_and_happens_once() {
    let wanted = count(400, 100_000);
    // One half of the requests is in vain, and each command is sent once more in the end.
    let duties = wanted / 3;
    let directory = testbed::directory::temporary();
    let ground = Arc::new(Ground::lay(directory.path(), duties).await);
    let server = Server::start(&ground).await;
    let line = Arc::new(Line::to(server.address).await);
    line.lose_half_of_the_answers();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|first| {
            let (ground, line) = (Arc::clone(&ground), Arc::clone(&line));
            tokio::spawn(async move { insist(&ground, &line, first).await })
        })
        .collect();
    let mut all = Outcome::default();
    for client in clients {
        let one = client.await.unwrap();
        all.answers.extend(one.answers);
        all.requests += one.requests;
        all.lost += one.lost;
    }
    println!("{} requests, {} answers lost", all.requests, all.lost);
    assert!(all.requests >= wanted * 9 / 10, "{} requests", all.requests);
    assert!(all.lost * 4 > all.requests, "{} lost", all.lost);
    server.kill();
    let done = audit(&ground, &all.answers).await;
    assert_eq!(done.len() as u64, duties);
}

/// Finishes every eighth duty, each until the answer comes.
async fn insist(ground: &Ground, line: &Line, first: u64) -> Outcome {
    let mut outcome = Outcome::default();
    let mut client = Client::of(line.address());
    for number in (first..ground.duties).step_by(CLIENTS as usize) {
        let request = finish(ground, number);
        let mut answers = Vec::new();
        // Twice the answer comes; between the two it may be lost again.
        for _ in 0..TRIES_MAX {
            outcome.requests += 1;
            let Some(answer) = client.ask(&request).await else {
                outcome.lost += 1;
                continue;
            };
            assert_eq!(answer.status, 200, "{answer:?}");
            answers.push(answer.body);
            if answers.len() == 2 {
                break;
            }
        }
        assert_eq!(
            answers[0], answers[1],
            "the retry of {number} is answered anew"
        );
        outcome.answers.insert(number, answers.swap_remove(0));
    }
    outcome
}

#[tokio::test]
async fn the_same_command_with_another_body_is_refused_and_changes_nothing() {
    let directory = testbed::directory::temporary();
    let ground = Ground::lay(directory.path(), 2).await;
    let server = Server::start(&ground).await;
    let first = server.ask(&finish(&ground, 0)).await;
    assert_eq!(first.status, 200, "{first:?}");
    let other = server.ask(&finish_with(&ground, 0, "{\"at\":1}")).await;
    assert_eq!(other.status, 422, "{other:?}");
    let again = server.ask(&finish(&ground, 0)).await;
    assert_eq!(again.body, first.body);
    server.kill();
    let done = audit(&ground, &[(0, first.body)].into()).await;
    assert_eq!(done, [0].into());
}
