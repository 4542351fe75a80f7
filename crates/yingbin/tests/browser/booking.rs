//! Booking a room: by keyboard alone, by thumb, and when somebody was first.

use testbed::browser::{Browser, saying};

use crate::house::{Hall, desk, phone};

#[tokio::test]
async fn a_leader_books_a_room_by_keyboard_alone_and_a_second_booking_is_told_what_is_in_the_way() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    page.press_and_follow("3").await;
    page.wait_for_path("/sites/bureau/rooms").await;
    for key in ["ArrowDown", "ArrowDown", "ArrowRight"] {
        page.press(key).await;
    }
    let span = page.text(".cursor").await;
    page.press_and_follow("b").await;
    page.wait_for_path("/sites/bureau/meetings/new").await;
    page.wait_for_focus("#title").await;
    page.type_text("青年座谈会").await;
    page.press_and_follow("Control+Enter").await;
    page.wait_for_text("h1", "青年座谈会").await;
    page.wait_for_text(".big", &span).await;

    page.press_and_follow("3").await;
    page.wait_for_text("#calendar .bar strong", "青年座谈会")
        .await;
    for key in ["ArrowDown", "ArrowDown", "ArrowRight"] {
        page.press(key).await;
    }
    page.press_and_follow("b").await;
    page.wait_for_focus("#title").await;
    page.type_text("法务专题会").await;
    page.press_and_follow("Control+Enter").await;
    page.wait_for_text("[role=alert]", "青年座谈会").await;
    page.wait_for_focus("[role=alert]").await;
    assert_eq!(page.value("#title").await, "法务专题会");
    page.forgive("409").await;
    // Another room stands ready, one key away.
    page.follow("[role=alert] button[name=instead]").await;
    page.wait_for_text("h1", "法务专题会").await;
    page.wait_for_text(".big", &span).await;
    page.close().await;
}

#[tokio::test]
async fn a_leader_books_a_room_by_tapping_a_free_gap_on_the_phone() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.book().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    page.go_to(&hall.url("/sites/bureau/rooms?date=2026-11-23"))
        .await;
    page.wait_for_text("#calendar .bar strong", "党组会").await;
    let gap = "#calendar .timeline-row[data-title*='701'] a.bar.free";
    page.follow(gap).await;
    page.wait_for_path("/sites/bureau/meetings/new").await;
    assert!(
        page.evaluate::<bool>(
            "document.querySelector('#room').selectedOptions[0].textContent.includes('701')"
        )
        .await
    );
    page.fill("#title", "工会碰头会").await;
    page.follow(saying("#meeting-form button[type=submit]", "预订"))
        .await;
    page.wait_for_text("h1", "工会碰头会").await;
    page.wait_for_text(".big", "党组会议室").await;
    page.close().await;
}
