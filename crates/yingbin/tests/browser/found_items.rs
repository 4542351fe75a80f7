//! Found things as an attendant and the desk meet them: found after a meeting with a photo, given back against a
//! signature drawn on the spot.

use app::serving::Word;
use testbed::browser::Browser;

use crate::hand::{DRAW, photograph};
use crate::house::{Hall, ROOM, card, desk, phone};

// C4.3.2
#[tokio::test]
async fn what_a_phone_finds_after_a_meeting_the_desk_gives_back_against_a_signature_c4_3_2() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    hall.until(10, 0, &[]).await;
    let site = &hall.building.site.id;
    let actor = &hall.leader().actor;
    for (minute, word) in [(1, Word::Started), (30, Word::Ended)] {
        hall.until(10, minute, &[]).await;
        let command = hall.command();
        let said = app::serving::say(&hall.house, actor, site, &command, meeting, word);
        said.await.expect("the meeting goes its way");
    }
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let list = hall.enter(&table, hall.receptionist()).await;
    list.go_to(&hall.url("/sites/bureau/found-items")).await;
    list.wait_for_text("#found-items", "没有拾获物品").await;
    let attendant = hall.enter(&hand, hall.attendant()).await;
    let duty = card(&attendant, ROOM.1, "检查有无遗忘物品").await;
    attendant
        .follow(format!("{duty} [data-act=found-item]").as_str())
        .await;
    // The duty fills in the room and the meeting; one tap says what it is.
    attendant.wait_for_text("#found-meeting", "党组会").await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.tap("[value=umbrella]").await;
    attendant.fill("#found-description", "黑色长柄雨伞").await;
    photograph(&attendant, (800, 600)).await;
    attendant.follow(".fault-send").await;
    attendant.wait_for_text("#found-item", "待入库").await;
    attendant.assert_fits_the_screen().await;
    attendant.fill("#found-store-shelf", "前台 2 号柜").await;
    attendant.tap("#found-store [type=submit]").await;
    attendant.wait_for_text("#found-steps", "前台 2 号柜").await;
    // It comes to the desk's list by itself; the keyboard alone leads on.
    list.wait_for_text("#found-items", "保管中").await;
    list.assert_fits_the_screen().await;
    list.follow("#found-items [data-row]").await;
    list.wait_for_text("#found-trace", "党组会").await;
    list.assert_fits_the_screen().await;
    list.press_and_follow("h").await;
    list.wait_for_element("[data-signature]").await;
    list.assert_fits_the_screen().await;
    list.fill("#taker", "张建设").await;
    list.fill("#proof", "说出伞柄刻字").await;
    let drawn: bool = list.evaluate(DRAW).await;
    assert!(drawn, "what is drawn is kept in the form");
    list.follow("#hand-back-form .main").await;
    list.wait_for_text("#found-item", "已归还").await;
    list.wait_for_element("#found-signature path").await;
    attendant.wait_for_text("#found-item", "已归还").await;
    attendant.close().await;
    list.close().await;
}
