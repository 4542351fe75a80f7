//! The note at the door of a team's office: an attendant says on the phone that they go out, the screen at the door
//! shows it in large letters, and it is gone when they are back.

use testbed::browser::{Browser, saying};

use crate::house::{Hall, desk, phone, put_away};

// C4.2.5
#[tokio::test]
async fn the_screen_at_the_door_shows_the_note_while_all_are_away_c4_2_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let who = hall.attendant();
    hall.on_duty(who).await;
    let (table, hand, wall) = (
        desk(&browser).await,
        phone(&browser).await,
        desk(&browser).await,
    );
    // The leader puts a screen at the door.
    let office = hall.enter(&table, hall.leader()).await;
    office.go_to(&hall.url("/sites/bureau/away-notes")).await;
    office.wait_for_element("[data-team='in']").await;
    office.assert_fits_the_screen().await;
    office.click(".away-screens > summary").await;
    office
        .fill(".away-screens input[name=name]", "门口屏")
        .await;
    office.follow("[data-add-screen]").await;
    let address = office.attribute("a[data-door]", "href").await;
    let address = address.expect("an address");
    let door = wall.open(&address).await;
    door.wait_for_element("#door[data-team='in']").await;
    door.wait_for_text("#door", "办公室有人，请进").await;
    door.assert_fits_the_screen().await;
    // One tap on the phone: out, and back in half an hour.
    let attendant = hall.enter(&hand, who).await;
    attendant.tap("[data-tab=me]").await;
    attendant.tap("[data-act=go-out]").await;
    attendant.wait_for_element("[data-minutes='30']").await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.tap("[data-place='away-place-property']").await;
    attendant.tap("[data-minutes='30']").await;
    put_away(&attendant).await;
    attendant.wait_for_text("[data-out]", "物业办公室").await;
    door.wait_for_element("#door[data-team='away']").await;
    door.wait_for_text(".door-note", "物业办公室").await;
    door.wait_for_text(".door-note", who.actor.name.as_str())
        .await;
    door.wait_for_text("#door", "Nobody is in the office now")
        .await;
    door.assert_fits_the_screen().await;
    office.wait_for_element("[data-team='away']").await;
    office.assert_fits_the_screen().await;
    // The paper is one sheet.
    office.follow(saying(".away-team a", "打印留言条")).await;
    office.wait_for_text("#away-paper", "物业办公室").await;
    office.assert_fits_the_screen().await;
    assert_eq!(office.sheets().await.len(), 1);
    attendant.touch("h1").await;
    attendant.tap("[data-act=come-back]").await;
    attendant.wait_for_element("[data-act=go-out]").await;
    door.wait_for_element("#door[data-team='in']").await;
    door.wait_until_gone(".door-note").await;
    // A revoked screen shows nothing of it any more.
    office.go_to(&hall.url("/sites/bureau/away-notes")).await;
    office.click(".away-screens > summary").await;
    office.follow(saying(".away-screen button", "停用")).await;
    door.wait_for_element("body.lost").await;
    door.wait_until_gone("#door header").await;
    // Elsewhere it asks no more, and has complained of all that it will.
    door.go_to(&hall.url("/sign-in")).await;
    door.forgive("404").await;
    door.close().await;
    attendant.close().await;
    office.close().await;
}
