//! A spot check as the leader takes it with the keyboard alone, and as whoever was checked sees it on a phone.

use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

// C1.3
#[tokio::test]
async fn a_spot_check_is_taken_with_the_keyboard_and_answered_on_the_phone_c1_3() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let who = hall.attendant();
    hall.on_duty(who).await;
    let (table, hand) = (desk(&browser).await, phone(&browser).await);
    let leader = hall.leader();
    let office = hall.enter(&table, leader).await;
    office.go_to(&hall.url("/sites/bureau/spot-checks")).await;
    office.wait_for_text("#spot-checks", "本月没有抽查").await;
    office.assert_fits_the_screen().await;
    office.press_and_follow("n").await;
    office.wait_for_text("#spot-check-people", "当班").await;
    office.assert_fits_the_screen().await;
    office.press("ArrowDown").await;
    office.press_and_follow("Enter").await;
    office
        .wait_for("document.activeElement?.name === 'score1'")
        .await;
    office.assert_fits_the_screen().await;
    office.press(" ").await;
    office.press("Tab").await;
    office.press("Tab").await;
    office
        .wait_for("document.activeElement?.name === 'score2'")
        .await;
    office.press("ArrowDown").await;
    office.press("Tab").await;
    office.type_text("声音偏小").await;
    office.press("Control+Enter").await;
    office.wait_for_text("#spot-check", "声音偏小").await;
    office.wait_for_element("[data-score='to-improve']").await;
    office.assert_fits_the_screen().await;
    let address: String = office.evaluate("location.href").await;
    let attendant = hall.enter(&hand, who).await;
    attendant
        .go_to(&hall.url("/sites/bureau/spot-checks"))
        .await;
    attendant.wait_for_text("#spot-checks-shown", "分").await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.go_to(&address).await;
    attendant.fill("#answer", "当时有来宾在打电话").await;
    attendant
        .click("#spot-check-answering [type='submit']")
        .await;
    attendant
        .wait_for_text("#spot-check-answer", "当时有来宾在打电话")
        .await;
    attendant.assert_fits_the_screen().await;
    attendant.close().await;
    office.close().await;
}
