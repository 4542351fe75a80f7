//! The protocol: commands and answers as JSON over a pipe, each ended by a zero byte.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::oneshot;

/// Far beyond what any command takes on a loaded machine: past it the browser hangs.
const ANSWER_DEADLINE: Duration = Duration::from_mins(1);

/// One end of the pipe to a browser, usable from all threads and runtimes of a process.
pub struct Wire {
    to_browser: Mutex<Option<ChildStdin>>,
    number: AtomicU64,
    waiting: Mutex<BTreeMap<u64, oneshot::Sender<Value>>>,
}

/// The part of the browser that a command is for, by the protocol's name of the session.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session(pub String);

/// Something that the browser tells unasked.
pub struct Event {
    /// The protocol's name of what happened.
    pub method: String,
    /// Where it happened; `None` for the browser as a whole.
    pub session: Option<Session>,
    /// The details.
    pub parameters: Value,
}

impl Wire {
    /// A wire that writes to `to_browser`; who makes it runs [`Wire::listen`] on a thread.
    pub fn new(to_browser: ChildStdin) -> Self {
        Self {
            to_browser: Mutex::new(Some(to_browser)),
            number: AtomicU64::new(1),
            waiting: Mutex::default(),
        }
    }

    /// Sends a command and returns its result, or the browser's words of refusal.
    pub async fn call(
        &self,
        session: Option<&Session>,
        method: &str,
        parameters: Value,
    ) -> Result<Value, String> {
        let (sender, receiver) = oneshot::channel();
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        lock(&self.waiting).insert(number, sender);
        self.send(number, session, method, &parameters)?;
        let answer = tokio::time::timeout(ANSWER_DEADLINE, receiver).await;
        let answer = answer
            .map_err(|_| format!("no answer to {method} in {} s", ANSWER_DEADLINE.as_secs()))?;
        let mut answer =
            answer.map_err(|_| format!("the browser ended before it answered {method}"))?;
        match answer.get("error") {
            Some(error) => Err(format!(
                "{method}: {}",
                error["message"].as_str().unwrap_or_default()
            )),
            None => Ok(answer["result"].take()),
        }
    }

    /// Sends a command whose answer nobody awaits.
    pub fn tell(&self, session: Option<&Session>, method: &str, parameters: &Value) {
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        // A browser that has ended needs to be told nothing.
        let _ = self.send(number, session, method, parameters);
    }

    /// Ends the conversation; the browser then ends by itself.
    pub fn hang_up(&self) {
        lock(&self.to_browser).take();
    }

    /// Hands out answers and `events` until the browser closes its end.
    pub fn listen(&self, from_browser: ChildStdout, mut events: impl FnMut(Event)) {
        for message in BufReader::new(from_browser).split(0).map_while(Result::ok) {
            let Ok(mut message) = serde_json::from_slice::<Value>(&message) else {
                continue;
            };
            if let Some(number) = message["id"].as_u64() {
                if let Some(sender) = lock(&self.waiting).remove(&number) {
                    let _ = sender.send(message);
                }
            } else if let Some(method) = message["method"].as_str().map(str::to_owned) {
                let session = message["sessionId"]
                    .as_str()
                    .map(|id| Session(id.to_owned()));
                events(Event {
                    method,
                    session,
                    parameters: message["params"].take(),
                });
            }
        }
        lock(&self.waiting).clear();
    }

    fn send(
        &self,
        number: u64,
        session: Option<&Session>,
        method: &str,
        parameters: &Value,
    ) -> Result<(), String> {
        let mut message = json!({ "id": number, "method": method, "params": parameters });
        if let Some(Session(id)) = session {
            message["sessionId"] = json!(id);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        let mut to_browser = lock(&self.to_browser);
        let gone = || format!("the browser ended before it was told {method}");
        to_browser
            .as_mut()
            .ok_or_else(gone)?
            .write_all(&bytes)
            .map_err(|_| gone())
    }
}

/// Locks what no panic can leave half changed.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
