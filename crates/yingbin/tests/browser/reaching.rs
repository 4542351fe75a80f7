//! Reaching people as they meet it: a phone says what came there, the leader learns what did not, a way that is shut
//! is said.

use std::time::Duration;

use notify::{Network, Outbox, Ways};
use testbed::browser::{Browser, Page};

use crate::alarms::only_the_meeting;
use crate::house::{Hall, desk, phone};

/// The page is out of sight, as on a phone whose screen is off.
async fn lies_dark(page: &Page) {
    let script = "(Object.defineProperty(document, 'visibilityState',
        { configurable: true, get: () => 'hidden' }), true)";
    page.evaluate::<bool>(script).await;
}

/// Whether a page says something within a few loads of it: a receipt makes no noise that it could hear.
async fn comes_to_say(page: &Page, address: &str, words: &str) -> bool {
    for _ in 0..200 {
        page.go_to(address).await;
        let text: String = page.evaluate("document.body.textContent").await;
        if text.contains(words) {
            return true;
        }
    }
    false
}

// C4.2.6
#[tokio::test]
async fn a_phone_says_what_came_there_and_the_leader_learns_what_did_not_c4_2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    hall.until(8, 50, &[]).await;
    only_the_meeting(&hall).await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let page = hall.enter(&hand, hall.attendant()).await;
    page.wait_for_element("[data-duty]").await;
    let lead = hall.enter(&table, hall.leader()).await;
    // On opening the page only what is late speaks; from the first look on all does.
    hall.until(8, 55, &[&page]).await;
    hall.until(9, 1, &[&page]).await;
    page.wait_for_text(".banner", "现在做：党组会议室").await;
    page.tap(".banner [data-act=seen]").await;
    let duty: String = page
        .evaluate("document.querySelector('.duty.open').dataset.duty")
        .await;
    let why = hall.url(&format!("/sites/bureau/duties/{duty}/why"));
    assert!(
        comes_to_say(&lead, &why, "已读").await,
        "what was seen stands on the page of the duty"
    );
    lead.go_to(&hall.url("/sites/bureau/board")).await;
    // The screen goes off: what opens then does not come there.
    lies_dark(&page).await;
    hall.until(9, 46, &[]).await;
    hall.until(9, 50, &[]).await;
    lead.wait_for_text("[data-unreceived]", "项提醒手机没有收到")
        .await;
    lead.assert_fits_the_screen().await;
    page.close().await;
    lead.close().await;
}

// C4.2.6
#[tokio::test]
async fn a_group_is_added_tried_and_said_to_be_shut_while_the_house_goes_on_c4_2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let table = desk(&browser).await;
    let lead = hall.enter(&table, hall.leader()).await;
    lead.go_to(&hall.url("/sites/bureau/alert-ways")).await;
    lead.assert_fits_the_screen().await;
    lead.fill("#alert-way-name", "前厅值班群").await;
    lead.fill("#alert-way-address", "https://192.168.0.8/hook")
        .await;
    lead.follow("#form-alert-way .main").await;
    lead.wait_for_text("[role=alert]", "地址指向内部网络").await;
    lead.forgive("422").await;
    lead.fill("#alert-way-address", "https://bot.invalid/hook?key=secret")
        .await;
    lead.follow("#form-alert-way .main").await;
    lead.wait_for_text("[data-way='前厅值班群']", "还没有发过")
        .await;
    lead.follow("[data-way='前厅值班群'] form[action$='/trial'] button")
        .await;
    let mut carrier = Outbox::of(
        hall.house.clone(),
        Ways {
            mail: None,
            network: Network::trusting_the_machine(),
            patience: Duration::from_secs(5),
        },
    );
    carrier.turn().await.expect("the trial is taken");
    while carrier.next().await {}
    // It comes to the page by itself.
    lead.wait_for_text("[data-way='前厅值班群']", "不通").await;
    lead.wait_for_text("#alert-troubles", "不再试").await;
    lead.assert_fits_the_screen().await;
    lead.go_to(&hall.url("/sites/bureau/board")).await;
    lead.wait_for_text("[data-closed-ways]", "前厅值班群").await;
    lead.close().await;
    let hand = phone(&browser).await;
    let attendant = hall.enter(&hand, hall.attendant()).await;
    attendant.go_to(&hall.url("/sites/bureau/alerts")).await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.fill("#alert-own-quiet_from", "22:00").await;
    attendant.fill("#alert-own-quiet_until", "07:00").await;
    attendant.follow("#form-alert-own .main").await;
    attendant.wait_for_text("[role=status]", "已保存").await;
    attendant.close().await;
}
