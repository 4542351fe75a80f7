//! Rules of the house and the directory drill, by the keyboard at the desk and by the thumb.

use domain::HouseRuleId;
use domain::house_rule::{Heading, Issuer, Wording};
use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

fn wording(text: &str, note: &str) -> Wording {
    Wording {
        heading: Heading {
            title: "上岗规定".to_owned(),
            note: note.to_owned(),
            in_force: "2026-11-24".to_owned(),
            days: 3,
            readers: Vec::new(),
        },
        text: text.to_owned(),
    }
}

async fn published(hall: &Hall) -> HouseRuleId {
    let (leader, site) = (&hall.leader().actor, &hall.building.site.id);
    let text = format!("第一章 上岗\n提前十分钟到岗。\n{}", "守则\n".repeat(60));
    let new = (Issuer::ServiceCentre, wording(&text, ""));
    let begun = app::house_rule::begin(&hall.house, leader, site, &hall.command(), new).await;
    let id = begun.expect("the leader writes").subject.expect("a rule");
    let id = id.parse().expect("an id");
    app::house_rule::publish(&hall.house, leader, site, &hall.command(), id, 1)
        .await
        .expect("the leader publishes");
    id
}

async fn published_anew(hall: &Hall, id: HouseRuleId) {
    let (leader, site) = (&hall.leader().actor, &hall.building.site.id);
    let text = format!("第一章 上岗\n提前十五分钟到岗。\n{}", "守则\n".repeat(60));
    let draft = (0, wording(&text, "到岗提前五分钟"));
    app::house_rule::write(&hall.house, leader, site, &hall.command(), id, draft)
        .await
        .expect("the leader writes");
    app::house_rule::publish(&hall.house, leader, site, &hall.command(), id, 2)
        .await
        .expect("the leader publishes");
}

// A1.2
#[tokio::test]
async fn a_rule_is_read_and_acknowledged_by_keys_and_a_new_version_asks_again_a1_2() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let id = published(&hall).await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.wait_for_text("#unread-rules", "有 1 项规章制度要读")
        .await;
    page.go_to(&hall.url("/sites/bureau/house-rules")).await;
    page.wait_for_text("#house-rules", "未读").await;
    page.press("ArrowDown").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("#text", "提前十分钟到岗").await;
    page.press("g").await;
    page.press("Tab").await;
    page.wait_for_focus("#acknowledgement button").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("#house-rules", "已读并遵守").await;
    // The list is open as the next version comes: it asks again by itself.
    published_anew(&hall, id).await;
    page.wait_for_text("#house-rules", "未读").await;
    page.press("ArrowDown").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("#since del", "提前十分钟到岗").await;
    page.wait_for_text("#since ins", "提前十五分钟到岗").await;
    page.press("g").await;
    page.press("Tab").await;
    page.wait_for_focus("#acknowledgement button").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("#house-rules", "已读并遵守").await;
    page.close().await;
}

// A1.2
#[tokio::test]
async fn a_version_superseded_while_it_was_read_on_a_phone_is_not_acknowledged_a1_2() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let id = published(&hall).await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    page.wait_for_text("[data-unread-rules]", "有 1 项规章制度要读")
        .await;
    page.go_to(&hall.url(&format!("/sites/bureau/house-rules/{id}")))
        .await;
    page.assert_fits_the_screen().await;
    page.assert_targets_are_at_least(44).await;
    published_anew(&hall, id).await;
    page.tap("#acknowledgement button").await;
    page.wait_for_text(".summary", "您读的是第 1 版，现在是第 2 版")
        .await;
    page.forgive("409").await;
    page.wait_for_text("#since ins", "提前十五分钟到岗").await;
    page.tap("#acknowledgement button").await;
    page.wait_for_text("#house-rules", "已读并遵守").await;
    page.go_to(&hall.url("/sites/bureau/duties")).await;
    page.wait_for_text("#phone", "已同步").await;
    // What the phone kept is drawn first; the house's answer takes the line away.
    page.wait_for("!document.querySelector('[data-unread-rules]')")
        .await;
    page.close().await;
}

// A2.6
#[tokio::test]
async fn a_round_of_the_drill_goes_by_keys_alone_a2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url("/sites/bureau/drill")).await;
    page.wait_for_focus("#drill-begin button").await;
    page.press_and_follow("Enter").await;
    for position in 1..=10 {
        page.wait_for_element(format!("#question[data-position='{position}'] form").as_str())
            .await;
        let key = (position % 4 + 1).to_string();
        page.press_and_follow(&key).await;
        page.wait_for_element("#verdict").await;
        page.wait_for_text("#question", "正确答案").await;
        page.press_and_follow("Enter").await;
    }
    page.wait_for_element("#result").await;
    page.wait_for_text("#drill-score", "共 10 题").await;
    // Enter begins the next round.
    page.press("Enter").await;
    page.wait_for_element("#question[data-position='1'] form")
        .await;
    page.close().await;
}

// A2.6
#[tokio::test]
async fn the_drill_is_answered_with_a_thumb_a2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url("/sites/bureau/drill")).await;
    page.assert_fits_the_screen().await;
    page.tap("#drill-begin button").await;
    page.wait_for_element("#question form").await;
    page.assert_fits_the_screen().await;
    page.assert_targets_are_at_least(44).await;
    page.tap("#question form button").await;
    page.wait_for_element("#verdict").await;
    page.assert_fits_the_screen().await;
    page.assert_targets_are_at_least(44).await;
    page.close().await;
}
