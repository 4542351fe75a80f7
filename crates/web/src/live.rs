//! Live events: that something happened, by the journal's numbers, as server-sent events.
//!
//! A screen that was away goes on after the last number it saw; one that was away for too long, or
//! is too slow, is told to reload. A stream ends within seconds after the right to it ended.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use app::live::Event;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, Response};
use domain::access::Reach;
use futures_util::stream::unfold;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::watch;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

use crate::act::Query;
use crate::need::{Here, Need, still_may};
use crate::state::Web;
use crate::trouble::Answered;

/// How often a line is sent that means nothing, so that nobody on the way closes the connection.
const ALIVE: Duration = Duration::from_secs(15);
/// How often the right to listen is looked at again.
const LOOK: Duration = Duration::from_secs(3);
/// How many events a screen may have missed before it is told to reload.
const MISSED_MAX: i64 = 200;
/// How many events are sent in one piece.
const PIECE_MAX: usize = 50;

/// What a listener is told to do when the gap is too wide.
const RELOAD: &str = "event: reload\ndata: {}\n\n";

/// `GET /live/S?since=N`.
pub(crate) async fn listen(
    State(web): State<Web>,
    here: Here,
    headers: HeaderMap,
    Query(query): Query,
) -> Answered<Response<Body>> {
    // First listen, then ask what was missed: nothing falls between.
    let events = web.house().live().subscribe(&here.site);
    let (waiting, told_until) = missed(&web, &here, since(&headers, &query)?).await?;
    let need = crate::routes::live_need();
    let listener = Listener {
        closing: web.closing(),
        events,
        waiting,
        told_until,
        alive: every(ALIVE),
        look: every(LOOK),
        need,
        here,
        web,
    };
    let stream = unfold(listener, |mut listener| async {
        let piece = listener.next_piece().await?;
        Some((Ok::<_, Infallible>(Bytes::from(piece)), listener))
    });
    let mut response = Response::new(Body::from_stream(stream));
    let answer = response.headers_mut();
    answer.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    // A proxy that gathers answers would hold events back.
    answer.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// The number after which the screen goes on: what the browser saw last, else what the page knew.
fn since(headers: &HeaderMap, query: &crate::fields::Fields) -> Answered<Option<i64>> {
    let seen = headers
        .get("last-event-id")
        .and_then(|seen| seen.to_str().ok())
        .and_then(|seen| seen.parse().ok());
    if seen.is_some() {
        return Ok(seen);
    }
    match query.filled("since") {
        None => Ok(None),
        Some(_) => query.number("since").map(Some),
    }
}

/// What the screen missed since it was away, and the last number of it.
async fn missed(web: &Web, here: &Here, since: Option<i64>) -> Answered<(VecDeque<String>, i64)> {
    // The first line opens the stream, so that a screen knows that it listens.
    let mut waiting = VecDeque::from([": listening\n\n".to_owned()]);
    let mut told_until = 0;
    if let Some(since) = since {
        let missed = app::live::after(web.house(), &here.site, since, MISSED_MAX + 1).await?;
        if missed.len() > MISSED_MAX as usize {
            waiting.push_back(RELOAD.to_owned());
        } else {
            waiting.extend(missed.iter().map(|event| written(event, here.right.reach)));
        }
        told_until = missed.last().map_or(0, |event| event.number);
    }
    Ok((waiting, told_until))
}

fn every(period: Duration) -> Interval {
    let mut interval = interval_at(Instant::now() + period, period);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    interval
}

/// One open stream.
struct Listener {
    web: Web,
    here: Here,
    need: Need,
    events: Receiver<Arc<Event>>,
    waiting: VecDeque<String>,
    /// The last number told among what was missed: it may also be heard, and is not told twice.
    told_until: i64,
    alive: Interval,
    look: Interval,
    closing: watch::Receiver<bool>,
}

/// What an open stream waits for.
enum Came {
    Event(Result<Arc<Event>, RecvError>),
    Look,
    Alive,
    End,
}

impl Listener {
    /// The next piece of the stream; `None` when it is over.
    async fn next_piece(&mut self) -> Option<String> {
        if !self.waiting.is_empty() {
            return Some(self.waiting.drain(..).collect());
        }
        loop {
            // What came first; it is looked at once nothing is waited for any more.
            let came = tokio::select! {
                heard = self.events.recv() => Came::Event(heard),
                _ = self.look.tick() => Came::Look,
                _ = self.alive.tick() => Came::Alive,
                _ = self.closing.wait_for(|closing| *closing) => Came::End,
            };
            match came {
                Came::Event(Ok(event)) => return Some(self.gather(&event)),
                Came::Event(Err(RecvError::Lagged(_))) => return Some(RELOAD.to_owned()),
                Came::Alive => {
                    // Whoever sees a shift's duties listens by a phone (clause C4.2.6).
                    if self.here.right.reach == Reach::Shift {
                        crate::api::heard_of(&self.web, &self.here).await;
                    }
                    return Some(":\n\n".to_owned());
                }
                Came::Look if still_may(&self.web, &self.here, self.need).await => {}
                Came::Event(Err(RecvError::Closed)) | Came::Look | Came::End => return None,
            }
        }
    }

    /// The event and whatever follows it at once.
    fn gather(&mut self, first: &Event) -> String {
        let mut piece = self.told(first);
        for _ in 1..PIECE_MAX {
            match self.events.try_recv() {
                Ok(event) => piece.push_str(&self.told(&event)),
                Err(TryRecvError::Lagged(_)) => piece.push_str(RELOAD),
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        piece
    }

    /// The event in writing; nothing where it was missed and told already.
    fn told(&self, event: &Event) -> String {
        if event.number <= self.told_until {
            return String::new();
        }
        written(event, self.here.right.reach)
    }
}

/// An event as it goes over the wire. Whoever sees only what is theirs hears that something
/// happened, not where.
fn written(event: &Event, reach: Reach) -> String {
    let theirs = reach > Reach::Own && !event.hushed;
    let id = |id: Option<domain::Uid>| match id.filter(|_| theirs) {
        Some(id) => format!("\"{id}\""),
        None => "null".to_owned(),
    };
    let mut text = String::with_capacity(192);
    let act = if theirs { event.act.as_str() } else { "change" };
    // Acts are words of the house: letters and hyphens, nothing to escape.
    write!(
        text,
        "id: {number}\nevent: change\ndata: {{\"number\":{number},\"act\":\"{act}\",\
         \"meeting\":{},\"duty\":{},\"room\":{}}}\n\n",
        id(event.meeting.map(|id| id.0)),
        id(event.duty.map(|id| id.0)),
        id(event.room.map(|id| id.0)),
        number = event.number,
    )
    .expect("text takes text");
    text
}

#[cfg(test)]
mod tests {
    use domain::MeetingId;

    use super::*;

    #[test]
    fn an_event_is_numbered_by_the_journal_and_tells_the_host_only_that_it_was() {
        let event = Event {
            number: 7,
            act: "meeting-started".to_owned(),
            meeting: Some(MeetingId::derived(&["m"])),
            duty: None,
            room: None,
            hushed: false,
        };
        let meeting = MeetingId::derived(&["m"]);
        assert_eq!(
            written(&event, Reach::Site),
            format!(
                "id: 7\nevent: change\ndata: {{\"number\":7,\"act\":\"meeting-started\",\
                 \"meeting\":\"{meeting}\",\"duty\":null,\"room\":null}}\n\n"
            )
        );
        assert!(!written(&event, Reach::Own).contains(&meeting.to_string()));
    }
}
