//! The journal: found by two characters, added to by one key, and every duty says why.

use testbed::browser::Browser;

use crate::house::{Hall, desk};

#[tokio::test]
async fn the_journal_finds_by_two_characters_and_takes_a_note_by_one_key() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    page.go_to(&hall.url("/sites/bureau/journal")).await;
    page.press("n").await;
    page.wait_for_focus("#text").await;
    page.type_text("七楼走廊灯已报修").await;
    page.press_and_follow("Control+Enter").await;
    page.wait_for_text("#entries li:first-child .what", "七楼走廊灯已报修")
        .await;
    page.press("/").await;
    page.wait_for_focus("#q").await;
    page.type_text("报修").await;
    page.press_and_follow("Enter").await;
    page.wait_for_count("#entries li", 1).await;
    page.wait_for_text("#entries li .what", "七楼走廊灯已报修")
        .await;
    page.close().await;
}

#[tokio::test]
async fn a_key_pressed_while_a_word_is_being_composed_is_part_of_the_word() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    page.go_to(&hall.url("/sites/bureau/journal")).await;
    page.press("n").await;
    page.compose("huiyi").await;
    page.type_text("会议").await;
    assert_eq!(page.value("#text").await, "会议");
    page.wait_for_path("/sites/bureau/journal").await;
    page.close().await;
}

#[tokio::test]
async fn why_leads_from_a_duty_to_its_clause_and_its_rule() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    let why = page.attribute("a.chip[title*='打开会议室']", "href").await;
    page.go_to(&hall.url(&why.expect("a chip leads to why")))
        .await;
    page.wait_for_text("#clause-C4\\.1\\.6", "茶叶").await;
    page.follow("a[href$='#rule-open-room']").await;
    page.wait_for_path("/sites/bureau/standard").await;
    page.wait_for_text("#rule-open-room", "C4.1.6").await;
    page.close().await;
}
