//! Assigned matters as the house meets them: assigned by the owner's office, read back on a phone,
//! confirmed, done without a network, accepted and rated.

use app::Role;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, desk, forgive_the_cut, is_kept, phone, put_away};

// C5.1, C5.3, A1.10
#[tokio::test]
async fn a_matter_is_read_back_on_a_phone_confirmed_done_and_rated_c5_1_c5_3_a1_10() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let attendant = hall.enter(&hand, hall.attendant()).await;
    is_kept(&attendant).await;
    let manager = hall.building.first(Role::OwnersManager);
    let office = hall.enter(&table, manager).await;
    office
        .go_to(&hall.url("/sites/bureau/assigned-matters"))
        .await;
    office
        .wait_for_text("#matters", "没有未办结的交办事项")
        .await;
    assign(&hall, &office).await;
    // It comes to the phone by itself; one tap opens the words.
    let card = "[data-matter-state=assigned]";
    attendant
        .wait_for_text(card, "把会签稿送到院长办公室")
        .await;
    let cards: i32 = attendant
        .evaluate("document.querySelectorAll('[data-matter]').length")
        .await;
    assert_eq!(
        cards, 1,
        "reading back and doing it are one card until it is read back"
    );
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.tap("[data-act=matter-read-back]").await;
    attendant.wait_for_element("#matter-note").await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.fill("#matter-note", "送会签稿，请院办签收").await;
    attendant.fill("#matter-for_whom", "院长").await;
    attendant.fill("#matter-by_when", "十点以前").await;
    attendant.tap("[data-act=matter-send]").await;
    put_away(&attendant).await;
    office.wait_for_text("#matter-reading", "十点以前").await;
    office.follow("[data-act=confirm] button").await;
    office.wait_for_text("#matter", "办理中，10:00 前").await;
    // Without a network it is reported all the same, and goes out by itself.
    attendant.wait_for_element("[data-act=matter-report]").await;
    is_kept(&attendant).await;
    line.cut();
    hand.go_offline().await;
    report(&attendant).await;
    line.mend();
    hand.go_online().await;
    attendant.wait_for_text("[data-sync]", "已同步").await;
    forgive_the_cut(&attendant).await;
    forgive_the_cut(&office).await;
    office.wait_for_text("#matter", "待验收，按时").await;
    office
        .wait_for_text("#matter-steps", "院办王秘书签收")
        .await;
    accept(&office).await;
    office.wait_for_text("#matter", "已办结，按时").await;
    office.wait_for_text("#matter", "非常满意").await;
    office
        .go_to(&hall.url("/sites/bureau/assigned-matters/figures"))
        .await;
    office.wait_for_text("#matter-figures", "100%").await;
    office.wait_for_text("#matter-figures", "5.0 (1)").await;
    attendant.close().await;
    office.close().await;
}

/// Assigns a matter to the first attendant with the keyboard alone: N, what, to whom, by when.
async fn assign(hall: &Hall, office: &Page) {
    office.press_and_follow("n").await;
    office.wait_for_element("#assign-what").await;
    office.assert_fits_the_screen().await;
    office
        .fill("#assign-what", "把会签稿送到院长办公室，要签收")
        .await;
    let receiver = format!("account:{}", hall.attendant().account);
    office.fill("#assign-receiver", &receiver).await;
    office.fill("#assign-due", "1000").await;
    office.press("Control+Enter").await;
    office.wait_for_text("#matter", "待复述，08:1").await;
}

/// Reports on a phone without a network what was done.
async fn report(attendant: &Page) {
    attendant.wait_for_text("[data-sync]", "离线").await;
    attendant.tap("[data-act=matter-report]").await;
    attendant.wait_for_element("#matter-note").await;
    attendant
        .fill("#matter-note", "已送到，院办王秘书签收")
        .await;
    attendant.tap("[data-act=matter-send]").await;
    put_away(attendant).await;
    attendant
        .wait_for_text("[data-sync]", "离线 · 1 待同步")
        .await;
    attendant.wait_until_gone("[data-act=matter-report]").await;
}

/// Accepts what was done and rates it, with the keyboard but for the score.
async fn accept(office: &Page) {
    office.wait_for_element("#matter-accept").await;
    office.click("#matter-accept [name=score][value='5']").await;
    office.fill("#matter-accept-note", "很及时").await;
    office.press("Control+Enter").await;
}
