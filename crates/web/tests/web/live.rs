//! Live events: heard, resumed, ended with the right.

use app::Role;
use axum::body::Body;
use axum::http::Method;
use futures_util::StreamExt;
use serde_json::json;

use crate::asking::Client;
use crate::sample::{account, config, furnished};

/// An open stream, read as text.
struct Stream {
    body: axum::body::BodyDataStream,
    text: String,
}

async fn listen(client: &Client, path: &str) -> Stream {
    let request = client.request(Method::GET, path).body(Body::empty());
    let response = client.send(request.unwrap()).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    Stream {
        body: response.into_body().into_data_stream(),
        text: String::new(),
    }
}

impl Stream {
    /// Reads on until the words have come.
    async fn hear(&mut self, words: &str) {
        while !self.text.contains(words) {
            let piece = self.body.next().await;
            let piece = piece.unwrap_or_else(|| panic!("{words} never came: {}", self.text));
            self.text
                .push_str(std::str::from_utf8(&piece.unwrap()).unwrap());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_is_heard_and_a_listener_goes_on_where_it_stopped() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let mut stream = listen(&leader, "/live/bureau").await;
    stream.hear(": listening").await;
    let note = |text| {
        let leader = leader.clone();
        async move {
            let body = json!({"text": text});
            let noted = leader.command("/api/v1/sites/bureau/notes", &body).await;
            noted.is(200).json()["journal_number"].as_i64().unwrap()
        }
    };
    let first = note("一").await;
    stream.hear(&format!("id: {first}\nevent: change\n")).await;
    drop(stream);
    let second = note("二").await;
    let again = leader.clone().with("last-event-id", &first.to_string());
    let mut stream = listen(&again, "/live/bureau?since=0").await;
    stream.hear(&format!("id: {second}\n")).await;
    assert!(
        !stream.text.contains(&format!("id: {first}\n")),
        "told once"
    );
}

/// The first number after `words` in a page.
fn number_after(page: &str, words: &str) -> i64 {
    let (_, after) = page.split_once(words).expect(words);
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().expect("it is a number")
}

// A page that said it knew of more than it shows would never be told of the rest.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_drawn_while_things_happen_listens_from_what_it_shows() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let actor = sample.actor("bureau", Role::TeamLeader).await;
    let (house, site) = (&sample.house, crate::sample::site("bureau"));
    let notes = async {
        for _ in 0..400 {
            let (command, text) = (sample.command(), "记".to_owned());
            let noted = app::journal::note(house, &actor, &site, &command, text, None).await;
            noted.unwrap();
        }
    };
    let pages = async {
        for _ in 0..20 {
            let page = leader.get("/sites/bureau/journal").await;
            let page = &page.is(200).text;
            let knows = number_after(page, "data-head=\"");
            let shows = number_after(page, "data-key=\"entry-");
            assert!(knows <= shows, "it shows {shows} and knows of {knows}");
        }
    };
    tokio::join!(notes, pages);
}

// A part that comes and goes could not be drawn into a page that was opened without it.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_drawn_live_has_its_place_also_while_there_is_nothing_in_it() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    for (page, place) in [("visits", "guests"), ("hall", "hall-ratings")] {
        let page = desk.get(&format!("/sites/court/{page}")).await;
        let empty = format!("id=\"{place}\" data-live");
        assert!(page.is(200).text.contains(&empty), "{place}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_away_for_too_long_reloads() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let actor = sample.actor("bureau", Role::TeamLeader).await;
    for _ in 0..201 {
        let (house, command) = (&sample.house, sample.command());
        let site = crate::sample::site("bureau");
        app::journal::note(house, &actor, &site, &command, "记".to_owned(), None)
            .await
            .unwrap();
    }
    let mut stream = listen(&leader, "/live/bureau?since=0").await;
    stream.hear("event: reload").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_with_the_right_to_it() {
    let sample = furnished(config()).await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let security = sample.client("bureau", Role::SecurityAdministrator).await;
    let mut stream = listen(&attendant, "/live/bureau").await;
    let roles = format!(
        "/sites/bureau/accounts/{}/roles",
        account("bureau", Role::Attendant)
    );
    let taken = [("act", "revoke"), ("role", "attendant")];
    security.form(&roles, &taken).await.is(303);
    while stream.body.next().await.is_some() {}
}
