//! Faults as the house meets them: reported by a thumb with a photo, from a round without a network,
//! taken on at the desk, found good by whoever reported them.

use testbed::browser::Browser;

use crate::hand::photograph;
use crate::house::{Hall, ROOM, card, desk, forgive_the_cut, is_kept, phone, put_away};

// A2.10
#[tokio::test]
async fn a_fault_with_a_photo_takes_a_few_taps_and_is_seen_through_to_its_end_a2_10() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let attendant = hall.enter(&hand, hall.attendant()).await;
    let lead = hall.enter(&table, hall.leader()).await;
    lead.go_to(&hall.url("/sites/bureau/faults")).await;
    lead.wait_for_text("#faults", "没有未办结的报修").await;
    let room = hall.building.room(ROOM.0).unwrap().id;
    let address = format!("/sites/bureau/faults/new?room={room}");
    attendant.go_to(&hall.url(&address)).await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    // One tap says what, one sends; the place is there already, the photo is the camera's.
    attendant.tap("[value=projection]").await;
    photograph(&attendant, (1_200, 900)).await;
    attendant.follow(".fault-send").await;
    attendant.wait_for_text("h1", "报修 1 号").await;
    attendant.wait_for_text("#fault", "待受理").await;
    attendant
        .wait_for_text("#fault-times", "从看到到报修")
        .await;
    attendant
        .wait_for("document.querySelector('.fault-photos img').naturalWidth === 320")
        .await;
    attendant.assert_fits_the_screen().await;
    // The leader's list shows it by itself; the keyboard alone leads on.
    lead.wait_for_text("#faults-shown", "投影与视频").await;
    lead.press("ArrowDown").await;
    lead.press_and_follow("Enter").await;
    lead.wait_for_text("h1", "报修 1 号").await;
    lead.assert_fits_the_screen().await;
    lead.fill("#fault-answer-repairer", "弱电班李师傅").await;
    lead.fill("#fault-answer-agreed", "+60").await;
    lead.press_and_follow("Control+Enter").await;
    lead.wait_for_text("#fault", "已受理，09:0").await;
    attendant.wait_for_text("#fault", "弱电班李师傅").await;
    hall.until(8, 40, &[]).await;
    lead.wait_for_element("#fault-repair-note").await;
    lead.fill("#fault-repair-note", "换了投影灯泡").await;
    lead.fill("#fault-repair-material", "灯泡 1 只").await;
    lead.press_and_follow("Control+Enter").await;
    lead.wait_for_text("#fault", "待验收").await;
    // Whoever said that it is repaired has nothing to accept.
    lead.wait_until_gone("[data-act=accept]").await;
    attendant.wait_for_element("[data-act=accept]").await;
    attendant.follow("[data-act=accept] button").await;
    attendant.wait_for_text("#fault", "已验收").await;
    // From soon after eight, when the house opened, to soon after twenty to nine.
    attendant
        .wait_for("/(3[5-9]|40) 分/.test(document.querySelector('#fault-times').innerText)")
        .await;
    attendant
        .wait_for_text("#fault-steps", "换了投影灯泡 · 灯泡 1 只")
        .await;
    lead.go_to(&hall.url("/sites/bureau/faults?show=month"))
        .await;
    lead.wait_for_text("#faults-shown", "已验收").await;
    lead.wait_for_text("#fault-measures", "从报修到修复").await;
    attendant.close().await;
    lead.close().await;
}

// A2.10, A3.4
#[tokio::test]
async fn an_item_that_fails_is_reported_without_a_network_and_goes_out_by_itself_a2_10_a3_4() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    hall.until(9, 5, &[]).await;
    let hand = phone(&browser).await;
    let page = hall.enter(&hand, hall.attendant()).await;
    is_kept(&page).await;
    let duty = card(&page, ROOM.1, "布场检查").await;
    line.cut();
    hand.go_offline().await;
    page.reload().await;
    page.wait_for_text("[data-sync]", "离线").await;
    page.tap(format!("{duty} [data-fault]").as_str()).await;
    page.wait_for_text("dialog", "附照片要等有网络").await;
    page.assert_targets_are_at_least(44).await;
    page.tap("dialog [value=air-conditioning]").await;
    let chosen: String = page
        .evaluate("document.getElementById('fault-room').selectedOptions[0].textContent")
        .await;
    assert_eq!(chosen, ROOM.1, "the duty's place is proposed");
    page.tap("[data-act=fault-send]").await;
    put_away(&page).await;
    page.wait_for_text("[data-sync]", "离线 · 1 待同步").await;
    page.wait_for_text(duty.as_str(), "已报障：空调").await;
    line.mend();
    hand.go_online().await;
    page.wait_for_text("[data-sync]", "已同步").await;
    forgive_the_cut(&page).await;
    let table = desk(&browser).await;
    let list = hall.enter(&table, hall.receptionist()).await;
    list.go_to(&hall.url("/sites/bureau/faults")).await;
    list.wait_for_text("#faults-shown", "空调").await;
    list.follow("#faults-shown [data-row]").await;
    list.wait_for_text("#fault", ROOM.1).await;
    page.close().await;
    list.close().await;
}
