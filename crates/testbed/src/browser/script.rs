//! Scripts that run inside a page: sent, awaited, and sent again when the page went on to another
//! document meanwhile.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::complaint::exception;
use super::wire::{Session, Wire};

/// How long a wish may take. Only what fails ever waits this long, so it is generous to a machine
/// under load.
pub const DEADLINE: Duration = Duration::from_secs(30);

const IN_PAGE: &str = include_str!("in_page.js");

/// The browser's words for a script whose document went away.
const DOCUMENT_GONE: [&str; 5] = [
    "Execution context was destroyed",
    "Cannot find context",
    "Cannot find default execution context",
    "Inspected target navigated or closed",
    "Promise was collected",
];

/// Runs the body of an async function, which may use what `in_page.js` has, and gives what it
/// returns.
///
/// An error is the script's own, in its words, or that there was no document for it up to the
/// deadline.
pub async fn run(wire: &Wire, session: &Session, body: &str) -> Result<Value, String> {
    let expression = format!("(async () => {{\n{IN_PAGE}\n{body}\n}})()");
    let parameters = json!({
        "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
    });
    let begun = Instant::now();
    loop {
        match wire
            .call(Some(session), "Runtime.evaluate", parameters.clone())
            .await
        {
            Ok(mut answer) => match answer.get("exceptionDetails") {
                Some(details) => return Err(exception(details)),
                None => return Ok(answer["result"]["value"].take()),
            },
            Err(refusal) => {
                let is_gone = DOCUMENT_GONE.iter().any(|words| refusal.contains(words));
                if !is_gone || begun.elapsed() > DEADLINE {
                    return Err(refusal);
                }
                tokio::task::yield_now().await;
            }
        }
    }
}

/// Waits until the body of an async function, run at each change of the page, gives something, and
/// gives that.
///
/// An error says why it has not, as far as the script noted it.
pub async fn wait(wire: &Wire, session: &Session, body: &str) -> Result<Value, String> {
    let deadline_ms = DEADLINE.as_millis();
    let mut outcome = run(
        wire,
        session,
        &format!("return until({deadline_ms}, async () => {{ {body} }});"),
    )
    .await?;
    match outcome.get("why") {
        Some(why) => Err(why.as_str().unwrap_or_default().to_owned()),
        None => Ok(outcome["value"].take()),
    }
}
