//! Pointing, tapping, typing.

use super::site::show;
use crate::browser::{Screen, saying};

#[tokio::test]
async fn a_click_waits_until_its_target_takes_it() {
    let Some((_browser, _device, page)) = show(Screen::desk(), "/form").await else {
        return;
    };
    page.click(saying("button", "稍候")).await;
    page.wait_for_text("#log", "mouse").await;
    page.close().await;
}

#[tokio::test]
async fn a_tap_is_a_finger() {
    let Some((_browser, _device, page)) = show(Screen::phone(), "/form").await else {
        return;
    };
    page.tap("#late").await;
    page.wait_for_text("#log", "touch").await;
    page.close().await;
}

#[tokio::test]
async fn what_moves_away_between_look_and_touch_is_aimed_at_again_and_nothing_else_is_touched() {
    for screen in [Screen::desk(), Screen::phone()] {
        let Some((_browser, _device, page)) = show(screen, "/moving").await else {
            return;
        };
        page.touch("#meant").await;
        page.wait_for_text("#log", "meant").await;
        assert_eq!(page.text("#log").await, "meant");
        page.close().await;
    }
}

#[tokio::test]
async fn a_form_is_filled_sent_and_followed() {
    let Some((_browser, _device, page)) = show(Screen::desk(), "/form").await else {
        return;
    };
    page.fill("[name=title]", "党组会").await;
    page.fill("[name=title]", "预算会").await;
    page.fill("[name=day]", "2026-07-06").await;
    page.fill("[name=room]", "702").await;
    assert_eq!(page.value("[name=title]").await, "预算会");
    assert_eq!(page.value("[name=room]").await, "r2");
    page.wait_for_text("#log", "title=预算会 day=2026-07-06 room=r2")
        .await;
    page.follow(saying("button", "保存")).await;
    assert_eq!(page.text("h1").await, "已保存");
    assert!(page.path().await.starts_with("/next?title=%E9%A2%84"));
    page.close().await;
}

#[tokio::test]
async fn keys_chords_and_an_input_method_arrive_as_such() {
    let Some((_browser, _device, page)) = show(Screen::desk(), "/form").await else {
        return;
    };
    page.press("n").await;
    page.press("Control+Enter").await;
    page.press("ArrowDown").await;
    page.wait_for_text("#log", "n Control ^Enter ArrowDown")
        .await;
    page.click("[name=title]").await;
    assert!(page.has_focus("form").await && !page.has_focus("#to").await);
    page.compose("huiyi").await;
    page.press("Enter").await;
    page.wait_for_text("#log", "Enter…").await;
    page.type_text("会议 7?").await;
    assert_eq!(page.value("[name=title]").await, "会议 7");
    assert_eq!(page.path().await, "/form");
    page.press_and_follow("Enter").await;
    page.wait_for_path("/next").await;
    page.close().await;
}

#[tokio::test]
async fn what_is_dragged_is_gripped_and_dropped() {
    let Some((_browser, _device, page)) = show(Screen::desk(), "/form").await else {
        return;
    };
    page.drag("#from", "#to").await;
    page.wait_for_text("#log", "gripped dropped").await;
    page.close().await;
}

#[tokio::test]
async fn a_page_is_loaded_anew() {
    let Some((_browser, _device, page)) = show(Screen::desk(), "/form").await else {
        return;
    };
    page.fill("[name=title]", "甲").await;
    page.reload().await;
    assert_eq!(page.value("[name=title]").await, "");
    page.close().await;
}
