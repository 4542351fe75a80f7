//! The directory filled by a program: from an empty site to a room that can be booked.

use app::Role;
use axum::http::Method;
use serde_json::{Value, json};

use crate::asking::{Answer, Client, new_id};
use crate::sample::{config, furnished};

const API: &str = "/api/v1/sites/bureau";

async fn made(client: &Client, what: &str, body: &Value) -> String {
    let answer = client.command(&format!("{API}/{what}"), body).await;
    answer.is(200).json()["subject"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn put(client: &Client, what: &str, body: &Value) -> Answer {
    let path = format!("{API}/{what}");
    client.json(Method::PUT, &path, &new_id(), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_building_its_floor_its_rooms_and_its_team_are_made() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let building = made(&leader, "buildings", &json!({"name": "西楼"})).await;
    let floor = json!({"building": building, "name": "八层", "level": 8});
    let floor = made(&leader, "floors", &floor).await;
    let mut room = json!({
        "floor": floor, "number": "801", "name": "八层大会议室", "kind": "meeting-room",
        "capacity": 60, "equipment": ["投影"], "layouts": ["课桌"],
    });
    let whole = made(&leader, "rooms", &room).await;
    room["capacity"] = json!(64);
    put(&leader, &format!("rooms/{whole}"), &room).await.is(200);
    room["whole"] = json!(whole);
    put(&leader, &format!("rooms/{whole}"), &room).await.is(422);
    let member = crate::sample::account("bureau", Role::Attendant).to_string();
    let team = json!({
        "standard_name": "etiquette", "name": "八层组", "floors": [floor], "members": [member],
    });
    put(&leader, &format!("teams/{}", new_id()), &team)
        .await
        .is(200);
    let department = made(&leader, "departments", &json!({"name": "财务处"})).await;
    let person = json!({"name": "赵六", "department": department, "precedence": 3});
    made(&leader, "people", &person).await;
    put(&leader, "holidays/2026-07-08", &json!({"working": false}))
        .await
        .is(200);
    put(&leader, "working-weekdays", &json!({"weekdays": [1, 8]}))
        .await
        .is(422);
    put(&leader, "working-weekdays", &json!({"weekdays": [1, 2, 3]}))
        .await
        .is(200);
    let directory = leader.get(&format!("{API}/directory")).await.is(200).json();
    let rooms = directory["rooms"].as_array().unwrap();
    let seen = rooms.iter().find(|room| room["number"] == "801").unwrap();
    assert_eq!(seen["capacity"], 64);
    assert_eq!(directory["teams"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_is_closed_and_opened_again() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let closure = json!({
        "room": crate::sample::room("bureau", "702").to_string(), "reason": "维护",
        "from": crate::sample::MORNING, "until": crate::sample::MORNING + crate::sample::HOUR,
    });
    let closed = made(&leader, "closures", &closure).await;
    let path = format!("{API}/closures/{closed}/reopening");
    leader.command(&path, &json!({})).await.is(200);
    leader.command(&path, &json!({})).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standard_with_problems_is_not_taken_and_says_where_they_are() {
    let sample = furnished(config()).await;
    let owner = sample.client("bureau", Role::OwnersManager).await;
    let path = format!("{API}/standard");
    let broken = owner.command(&path, &json!({"text": "title = 7"})).await;
    assert_eq!(broken.is(422).code(), "standard-has-problems");
    let problems = broken.json()["arguments"]["problems"].clone();
    assert!(problems.as_str().unwrap().starts_with("1:"), "{problems}");
    let sound = json!({"text": standards::shipped::BUREAU_HQ});
    owner.command(&path, &sound).await.is(200);
    assert_eq!(owner.get(&path).await.is(200).json()["version"], 2);
}
