//! The floor guide and the way to a room: at the desk, and on a visitor's own telephone.

use app::Role;
use serde_json::json;

use crate::sample::{config, furnished};

fn between<'page>(page: &'page str, from: &str, until: &str) -> &'page str {
    let (_, rest) = page.split_once(from).expect("the beginning");
    rest.split_once(until).expect("the end").0
}

// A1.8
#[tokio::test(flavor = "multi_thread")]
async fn the_desk_shows_the_way_to_any_room_and_a_visitor_takes_it_along_a1_8() {
    let sample = furnished(config()).await;
    let room = crate::sample::room("court", "702");
    let page = format!("/sites/court/directory/guide/{room}");
    let desk = sample.client("court", Role::Receptionist).await;
    let guide = desk.get("/sites/court/directory/guide").await;
    assert!(guide.is(200).text.contains(&page), "{}", guide.text);
    let by_name = desk.get(&page).await;
    assert!(by_name.is(200).text.contains("找"), "{}", by_name.text);
    let said = [
        ("floor_plain", "走中央楼梯上楼"),
        ("room_plain", "右转第二间"),
    ];
    desk.form(&page, &said).await.is(403);
    let lead = sample.client("court", Role::TeamLeader).await;
    let long = "直".repeat(201);
    let refused = lead
        .form(&page, &[("floor_plain", &long), ("room_plain", "右转")])
        .await;
    assert!(
        refused.is(422).text.contains("value=\"右转\""),
        "what was typed comes back: {}",
        refused.text
    );
    lead.form(&page, &said).await.is(303);
    let shown = desk.get(&page).await.text;
    let link = between(&shown, "/way/", "\"").to_owned();
    let nobody = sample.stranger();
    let way = nobody.get(&format!("/way/{link}")).await;
    assert!(way.is(200).text.contains("右转第二间"), "{}", way.text);
    let other = nobody
        .get("/way/0192f3a4b5c67d8e9fa0b1c2d3e4f506aaaaaaaaaaaaaaaaaaaaaaaa")
        .await;
    other.is(404);
    let foreign = format!("/way/{}{}", &link[..32], "0".repeat(24));
    nobody.get(&foreign).await.is(404);
    nobody.get("/way/%F0%9F%98%80").await.is(404);
    let json = desk
        .get(&format!("/api/v1/sites/court/guide/{room}"))
        .await
        .json();
    assert_eq!(json["said"]["room"]["plain"], json!("右转第二间"));
    assert_eq!(json["link"], json!(format!("/way/{link}")));
}

// A1.8
#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_noted_the_way_without_steps_the_desk_leads_a1_8() {
    let sample = furnished(config()).await;
    let room = crate::sample::room("court", "702");
    let desk = sample.client("court", Role::Receptionist).await;
    let page = format!("/sites/court/directory/guide/{room}?step_free=yes");
    let shown = desk.get(&page).await;
    assert!(
        shown.is(200).text.contains("请大厅接待人员带路"),
        "{}",
        shown.text
    );
}

// A1.8
#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_note_a_way_the_later_is_told_and_what_they_left_alone_stays_a1_8() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = |room| format!("/sites/court/directory/guide/{room}");
    let first = page(crate::sample::room("court", "702"));
    let second = page(crate::sample::room("court", "701"));
    // Both forms were drawn while nothing stood there.
    let stood = [
        ("building_plain_stood", ""),
        ("floor_plain_stood", ""),
        ("room_plain_stood", ""),
    ];
    let with = |typed: &[(&'static str, &'static str)]| [typed, stood.as_slice()].concat();
    lead.form(&first, &with(&[("floor_plain", "走中央楼梯")]))
        .await
        .is(303);
    lead.form(&second, &with(&[("room_plain", "左转")]))
        .await
        .is(303);
    let shown = lead.get(&second).await.text;
    assert!(
        shown.contains("走中央楼梯") && shown.contains("左转"),
        "{shown}"
    );
    let late = lead
        .form(&second, &with(&[("floor_plain", "乘电梯")]))
        .await;
    assert!(
        late.is(409).text.contains("走中央楼梯") && late.text.contains("value=\"乘电梯\""),
        "{}",
        late.text
    );
}
