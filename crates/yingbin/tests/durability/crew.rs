//! Those who finish duties, and remember what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use testbed::http::{Answer, Client, Request};
use tokio::sync::Mutex;

use crate::ground::{Ground, command_id};

/// The request that finishes the duty with a number.
pub fn finish(ground: &Ground, number: u64) -> Request {
    finish_with(ground, number, "{}")
}

/// The same command with a body of one's own.
pub fn finish_with(ground: &Ground, number: u64, body: &str) -> Request {
    Request::post(&ground.completion(number), "application/json", body)
        .with("cookie", &format!("session={}", ground.session))
        .with("idempotency-key", &command_id(number).to_string())
}

/// What the clients know when their server is gone.
#[derive(Default)]
pub struct Log {
    /// The answer to each duty's command that was acknowledged: the first that came.
    pub acknowledged: BTreeMap<u64, String>,
    /// Sent, and never answered so far.
    pub unanswered: BTreeSet<u64>,
}

impl Log {
    fn note(&mut self, number: u64, answer: Option<&Answer>) {
        match answer {
            Some(answer) if answer.status == 200 => {
                self.unanswered.remove(&number);
                let first = self
                    .acknowledged
                    .entry(number)
                    .or_insert(answer.body.clone());
                assert_eq!(
                    *first, answer.body,
                    "duty {number} was answered twice, differently"
                );
            }
            Some(answer) => panic!("duty {number} was answered {answer:?}"),
            None => {
                if !self.acknowledged.contains_key(&number) {
                    self.unanswered.insert(number);
                }
            }
        }
    }
}

/// Eight clients at a server. Each first sends again what was never answered, and now and then
/// something that was; then it goes on until the server is gone or no duty is left.
pub async fn work(ground: &Arc<Ground>, server: SocketAddr, log: &Arc<Mutex<Log>>) {
    let (again, next) = {
        let log = log.lock().await;
        let last = log
            .acknowledged
            .last_key_value()
            .map_or(0, |(last, _)| *last);
        let tried = log.unanswered.last().copied().unwrap_or(0).max(last);
        let some = log.acknowledged.keys().rev().take(20).copied();
        let again: Vec<u64> = log.unanswered.iter().copied().chain(some).collect();
        (again, tried + 1)
    };
    let again = Arc::new(Mutex::new(again));
    let next = Arc::new(AtomicU64::new(next));
    let clients = (0..8).map(|_| {
        let (ground, log) = (Arc::clone(ground), Arc::clone(log));
        let (again, next) = (Arc::clone(&again), Arc::clone(&next));
        tokio::spawn(async move {
            let mut client = Client::of(server);
            loop {
                let again = again.lock().await.pop();
                let number = again.unwrap_or_else(|| next.fetch_add(1, Ordering::Relaxed));
                if number >= ground.duties {
                    break;
                }
                let answer = client.ask(&finish(&ground, number)).await;
                log.lock().await.note(number, answer.as_ref());
                if answer.is_none() {
                    break;
                }
            }
        })
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.unwrap();
    }
}
