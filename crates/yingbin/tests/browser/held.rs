//! What was opened and is to stand open for a while, as the phone and the board tell of it.

use testbed::browser::Browser;

use crate::house::{Hall, act, card, desk, forgive_the_cut, phone};

// C2.1: the door is opened in time, and is kept open until ten past nine.
#[tokio::test]
async fn a_door_that_stands_open_is_shown_until_it_may_be_shut_c2_1() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    hall.until(8, 43, &[]).await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let page = hall.enter(&hand, hall.attendant()).await;
    let title = "打开礼仪接待组办公室门";
    let door = card(&page, "礼仪接待组办公室", title).await;
    act(&page, format!("{door} [data-act=complete]").as_str()).await;
    page.wait_for_text("[data-sync]", "已同步").await;
    page.wait_for_text("[data-held]", "保持敞开到 09:10").await;
    page.assert_fits_the_screen().await;
    let board = hall.enter(&table, hall.leader()).await;
    board.go_to(&hall.url("/sites/bureau/board")).await;
    board
        .wait_for_element(".chip[data-state=done][title*='保持敞开到 09:10']")
        .await;
    board.close().await;
    // It needs no network, and goes by itself.
    line.cut();
    hand.go_offline().await;
    page.wait_for_text("[data-sync]", "离线").await;
    hall.until(9, 9, &[&page]).await;
    page.wait_for_text("[data-held]", "保持敞开到 09:10").await;
    hall.until(9, 11, &[&page]).await;
    page.wait_until_gone("[data-held]").await;
    forgive_the_cut(&page).await;
    page.close().await;
}
