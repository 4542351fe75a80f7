//! The JSON API: what phones send, once, twice and wrong.

use app::Role;
use axum::http::Method;
use serde_json::{Value, json};

use crate::asking::new_id;
use crate::sample::{HOUR, MINUTE, MORNING, config, furnished, room};

fn meeting(starts: i64) -> Value {
    json!({
        "title": "预算会", "room": room("bureau", "701").to_string(), "starts": starts,
        "ends": starts + HOUR, "status": "confirmed", "headcount": 8,
        "attendees": [{"name": "甲", "rank": 1, "seat": "A1"}],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_booked_served_and_found_in_the_journal() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let api = "/api/v1/sites/bureau";
    attendant
        .command(&format!("{api}/shift/start"), &json!({"at": MORNING}))
        .await
        .is(200);
    let new = json!({"meeting": meeting(MORNING + 2 * HOUR)});
    let booked = leader.command(&format!("{api}/meetings"), &new).await;
    let id = booked.is(200).json()["subject"]
        .as_str()
        .unwrap()
        .to_owned();
    sample.clock.set(MORNING + HOUR);
    let shift = attendant.get(&format!("{api}/shift")).await.json();
    let duties = shift["duties"].as_array().unwrap();
    let open_room = duties
        .iter()
        .find(|duty| duty["rule"] == "open-room")
        .unwrap();
    assert_eq!(open_room["mine"], true);
    assert_eq!(open_room["meeting"]["id"], id.as_str());
    let path = format!(
        "{api}/duties/{}/completion",
        open_room["id"].as_str().unwrap()
    );
    let done = attendant
        .command(&path, &json!({"at": MORNING + HOUR}))
        .await;
    assert!(done.is(200).json()["journal_number"].as_i64().unwrap() > 0);
    for word in ["start", "seating", "break", "resumption", "end"] {
        let path = format!("{api}/meetings/{id}/{word}");
        attendant.command(&path, &json!({})).await.is(200);
    }
    let journal = leader
        .get(&format!("{api}/journal?meeting={id}"))
        .await
        .json();
    let acts: Vec<&str> = journal["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["act"].as_str().unwrap())
        .collect();
    for act in [
        "meeting-booked",
        "duty-done",
        "meeting-started",
        "meeting-ended",
    ] {
        assert!(acts.contains(&act), "{act} in {acts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_command_again_gets_the_first_answer_and_another_content_is_refused() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let (path, key) = ("/api/v1/sites/bureau/notes", new_id());
    let body = json!({"text": "一"});
    let first = leader.json(Method::POST, path, &key, &body).await;
    let again = leader.json(Method::POST, path, &key, &body).await;
    assert_eq!(first.is(200).json(), again.is(200).json());
    let other = leader
        .json(Method::POST, path, &key, &json!({"text": "二"}))
        .await;
    assert_eq!(other.is(422).code(), "command-reused");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_clock_that_is_off_is_corrected_and_told() {
    let sample = furnished(config()).await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let fast = attendant.with("phone-time", &(MORNING + 10 * MINUTE).to_string());
    let path = "/api/v1/sites/bureau/shift/start";
    let started = fast
        .command(path, &json!({"at": MORNING + 9 * MINUTE}))
        .await;
    assert_eq!(started.is(200).json()["clock_off_ms"], -10 * MINUTE);
    let shift = fast.get("/api/v1/sites/bureau/shift").await.json();
    assert_eq!(shift["on_duty_since"], MORNING - MINUTE);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_with_the_field_that_mends_it() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let path = "/api/v1/sites/bureau/meetings";
    let changed = |field: &str, value: Value| {
        let mut meeting = meeting(MORNING + 2 * HOUR);
        meeting[field] = value;
        json!({"meeting": meeting})
    };
    let rows = [
        (
            changed("title", json!("")),
            422,
            "title-empty",
            json!("title"),
        ),
        (
            changed("ends", json!(MORNING)),
            422,
            "ends-before-starts",
            json!("ends"),
        ),
        (
            changed("headcount", json!("many")),
            422,
            "json-unfit",
            json!("meeting.headcount"),
        ),
        (
            changed("room", json!("701")),
            422,
            "choice-unknown",
            json!("meeting.room"),
        ),
        (
            changed("role", json!("host")),
            422,
            "json-unfit",
            json!("meeting.role"),
        ),
        (
            changed("starts", json!(i64::MAX)),
            422,
            "time-impossible",
            json!("starts"),
        ),
        (
            json!({"meeting": meeting(0), "booked_by": "me"}),
            422,
            "json-unfit",
            json!("booked_by"),
        ),
        (json!([]), 422, "json-unfit", json!("")),
    ];
    for (body, status, code, field) in rows {
        let refused = leader.command(path, &body).await;
        assert_eq!(refused.is(status).code(), code, "{body}");
        assert_eq!(refused.json()["field"], field, "{body}");
        assert_eq!(refused.header("content-type"), "application/problem+json");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_in_the_way_is_a_conflict_with_its_times() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let new = json!({"meeting": meeting(MORNING + 2 * HOUR)});
    leader
        .command("/api/v1/sites/bureau/meetings", &new)
        .await
        .is(200);
    let english = leader.with("accept-language", "en");
    let refused = english.command("/api/v1/sites/bureau/meetings", &new).await;
    assert_eq!(refused.is(409).code(), "room-held");
    assert!(
        refused.json()["detail"]
            .as_str()
            .unwrap()
            .contains("is taken by “")
    );
    let path = format!(
        "/api/v1/sites/bureau/proposals?starts={}&ends={}&headcount=8",
        MORNING + 2 * HOUR,
        MORNING + 3 * HOUR
    );
    let proposals = english.get(&path).await.is(200).json();
    let numbers: Vec<(&str, bool)> = proposals["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["room"]["number"].as_str().unwrap(), one["free"] == true))
        .collect();
    assert_eq!(numbers, [("702", true), ("701", false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_changed_from_the_revision_that_was_seen() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let id = sample.meeting("bureau").await;
    let path = format!("/api/v1/sites/bureau/meetings/{id}");
    let change = |revision: i32, title: &str| {
        let mut meeting = meeting(MORNING + 2 * HOUR);
        meeting["title"] = json!(title);
        json!({"revision": revision, "meeting": meeting})
    };
    leader
        .json(Method::PUT, &path, &new_id(), &change(1, "改名"))
        .await
        .is(200);
    let late = leader
        .json(Method::PUT, &path, &new_id(), &change(1, "也改名"))
        .await;
    assert_eq!(late.is(409).code(), "meeting-changed-meanwhile");
    let seen = leader.get(&path).await.json();
    assert_eq!(seen["meeting"]["title"], "改名");
    assert_eq!(
        seen["meeting"]["changes"][0]["differences"][0]["field"],
        "title"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_without_a_fit_id_is_refused() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let path = "/api/v1/sites/bureau/notes";
    let body = json!({"text": "一"});
    for (key, status) in [
        ("", 422),
        ("x", 422),
        ("0192f3a4-b5c6-4d8e-9fa0-b1c2d3e4f506", 422),
    ] {
        leader.json(Method::POST, path, key, &body).await.is(status);
    }
    let plain = leader.bare_form(path, "text=x").await;
    assert_eq!(plain.is(400).code(), "command-absent");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_of_the_api_is_served() {
    let sample = furnished(config()).await;
    let described = sample.stranger().get("/api/v1/openapi.json").await;
    let described = described.is(200).json();
    let done = &described["paths"]["/api/v1/sites/{site}/duties/{duty}/completion"]["post"];
    let names: Vec<&str> = done["parameters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["site", "duty", "Idempotency-Key", "Phone-Time"]);
    assert!(done["responses"]["default"].is_object());
}
