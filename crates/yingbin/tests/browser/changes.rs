//! What is seen of a meeting on the phone's first tab: what was changed or cancelled, who has not
//! come, and what is observed with one tap.

use app::meeting::MeetingPage;
use domain::MeetingId;
use domain::requirement::Requirement;
use testbed::browser::Browser;

use crate::house::{Hall, act, desk, phone, put_away};

async fn told(hall: &Hall, meeting: MeetingId) -> MeetingPage {
    let site = &hall.building.site.id;
    let page = app::meeting::find(&hall.house, &hall.leader().actor, site, meeting).await;
    page.expect("it is read").expect("it is there")
}

/// Changes the meeting as its leader, from the revision that was booked.
async fn change(hall: &Hall, meeting: MeetingId, wished: Requirement) {
    let (site, leader, command) = (&hall.building.site.id, &hall.leader().actor, hall.command());
    let changed = app::meeting::change(&hall.house, leader, site, &command, meeting, 1, wished);
    changed.await.expect("it may be changed");
}

// C4.1.1
#[tokio::test]
async fn a_change_of_any_meeting_of_the_shift_stands_above_what_comes_until_it_is_seen_c4_1_1() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    page.wait_for_element("#planned-title").await;
    assert_eq!(page.count(".change").await, 0);

    let (site, leader) = (&hall.building.site.id, &hall.leader().actor);
    let mut wished = told(&hall, meeting).await.view.meeting.requirement;
    wished.headcount = 12;
    change(&hall, meeting, wished).await;
    page.wait_for_texts(".meeting .change dt", &["人数"]).await;
    page.wait_for_texts(".meeting .change dd", &["3 12"]).await;
    let above = "document.querySelector('[data-changed]').compareDocumentPosition(
        document.querySelector('#planned-title')) === Node.DOCUMENT_POSITION_FOLLOWING";
    page.wait_for(above).await;
    act(&page, "[data-act=acknowledge]").await;
    page.wait_until_gone(".change").await;

    let reason = "领导出差".to_owned();
    let command = hall.command();
    let cancelled = app::meeting::cancel(&hall.house, leader, site, &command, meeting, reason);
    cancelled.await.expect("it may be cancelled");
    page.wait_for_texts(".meeting .change dt", &["预订状态", "原因"])
        .await;
    page.wait_for_texts(".meeting .change dd", &["已确认 已取消", "领导出差"])
        .await;
    page.wait_for_text("[data-changed] .state", "已取消").await;
    act(&page, "[data-act=acknowledge]").await;
    page.wait_until_gone(".change").await;
    page.wait_for_text("[data-sync]", "已同步").await;
    let changes = told(&hall, meeting).await.view.changes;
    assert!(
        changes
            .iter()
            .all(|change| change.acknowledged_by.is_some()),
        "{changes:?}"
    );
    page.close().await;
}

// A4.4, A4.6, C2.3
#[tokio::test]
async fn latecomers_stand_apart_with_their_number_and_what_is_seen_is_noted_with_one_tap_a4_4() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    hall.until(9, 59, &[]).await;
    let (device, wide) = (phone(&browser).await, desk(&browser).await);
    let page = hall.enter(&device, hall.attendant()).await;
    let board = hall.enter(&wide, hall.leader()).await;
    board
        .go_to(&hall.url(&format!("/sites/bureau/meetings/{meeting}")))
        .await;
    page.wait_for_element(".meeting [data-act=start]").await;
    assert_eq!(
        page.count("[data-absent]").await,
        0,
        "nobody is late before it starts"
    );
    assert_eq!(page.count("[data-observe]").await, 0);

    // Nobody is left out of the plan, though this layout has no such seat.
    board.wait_for_text("[data-seat=B2]", "丙").await;
    // What the leader is typing outlives what happens meanwhile.
    let early = "#meeting-acts [data-key^=early-]";
    assert_eq!(board.count(early).await, 0, "it has not begun");
    board.click("#meeting-acts summary").await;
    board.fill("#reason", "改到下周").await;

    hall.until(10, 0, &[&page, &board]).await;
    act(&page, ".meeting [data-act=start]").await;
    page.wait_for_text("[data-absent] h3", "未到 3").await;
    board.wait_for_text("[data-absent]", "未到 3").await;
    board.wait_for_element(early).await;
    let typed: String = board
        .evaluate("document.querySelector('#reason').value")
        .await;
    assert_eq!(typed, "改到下周");
    act(&page, "[data-absent] [data-arrival='0']").await;
    page.wait_for_text("[data-absent] h3", "未到 2").await;
    page.wait_for_texts("[data-absent] .arrival strong", &["乙局长", "丙局长"])
        .await;
    board.wait_for_text("[data-absent]", "未到 2").await;
    board
        .wait_for_texts("[data-absent] li", &["乙局长 乙", "丙局长 丙"])
        .await;

    page.tap("[data-observe=cold]").await;
    put_away(&page).await;
    page.wait_for_text("[data-sync]", "已同步").await;
    let entries = told(&hall, meeting).await.entries;
    let note = entries.iter().find(|written| written.entry.act == "note");
    let note = &note.expect("it is in the journal of the meeting").entry;
    assert!(
        note.details.iter().any(|(_, words)| words == "空调偏凉"),
        "{:?}",
        note.details
    );
    board.close().await;
    page.close().await;
}

// A4.4
#[tokio::test]
async fn a_guest_received_without_a_network_is_found_in_a_list_that_was_changed_a4_4() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    hall.until(9, 59, &[]).await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    crate::house::is_kept(&page).await;
    line.cut();
    device.go_offline().await;
    page.tap("[data-tab=meetings]").await;
    act(&page, "[data-arrival='0']").await;
    page.wait_for_text("[data-sync]", "离线 · 1 待同步").await;
    let mut wished = told(&hall, meeting).await.view.meeting.requirement;
    wished.attendees.swap(0, 2);
    for (rank, guest) in (1..).zip(&mut wished.attendees) {
        guest.rank = rank;
    }
    change(&hall, meeting, wished).await;
    line.mend();
    device.go_online().await;
    page.wait_for_text("[data-sync]", "已同步").await;
    let received: Vec<String> = told(&hall, meeting)
        .await
        .view
        .attendees
        .into_iter()
        .filter(|one| one.received.is_some())
        .map(|one| one.attendee.name)
        .collect();
    assert_eq!(received, ["甲"]);
    crate::house::forgive_the_cut(&page).await;
    page.close().await;
}
