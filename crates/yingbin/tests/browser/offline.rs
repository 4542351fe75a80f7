//! No network: the phone page opens, takes taps, survives being closed, and tells what waits.

use testbed::browser::{Browser, Page};

use crate::house::{Hall, ROOM, act, card, desk, forgive_the_cut, in_database, phone_shows};

#[tokio::test]
async fn the_phone_page_works_with_no_network_and_tells_when_it_is_back() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let (line, device, page) = hall.cut_off_phone(&browser).await;
    page.reload().await;
    page.wait_for_text("[data-sync]", "离线").await;
    act(&page, button(&page, "布场检查").await.as_str()).await;
    page.wait_for_text("[data-sync]", "离线 · 1 待同步").await;
    let open_room = card(&page, ROOM.1, "打开会议室，备好茶水").await;
    // The first step may lie where the last button was; the others are ticked in a quick row.
    act(&page, format!("{open_room} [data-step='0']").as_str()).await;
    for step in 1..5 {
        page.tap(format!("{open_room} [data-step='{step}']").as_str())
            .await;
    }
    act(&page, button(&page, "打开会议室，备好茶水").await.as_str()).await;
    page.wait_for_text("[data-sync]", "离线 · 7 待同步").await;
    // What is drawn at once is kept a moment later.
    page.wait_for(&format!("await {} === 7", in_database("outbox", "count()")))
        .await;
    forgive_the_cut(&page).await;
    page.close().await;

    let page = device.open(&hall.url("/sites/bureau/duties")).await;
    page.wait_for_text("[data-sync]", "离线 · 7 待同步").await;
    phone_shows(&page, ROOM.1, &["迎候来宾 planned"]).await;
    hall.until(9, 25, &[&page]).await;
    line.mend();
    device.go_online().await;
    page.wait_for_text("[data-sync]", "已同步").await;
    phone_shows(&page, ROOM.1, &["迎候来宾 planned"]).await;

    let leader = desk(&browser).await;
    let journal = hall.enter(&leader, hall.leader()).await;
    journal
        .go_to(&hall.url("/sites/bureau/journal?q=党组"))
        .await;
    let entries = journal.texts("#entries li").await;
    let place = |words: &str| {
        let found = entries.iter().position(|entry| entry.contains(words));
        found.unwrap_or_else(|| panic!("{words} is not in {entries:?}"))
    };
    let (opened, looked_over) = (place("完成“打开会议室"), place("完成“布场检查"));
    assert!(opened < looked_over, "the newest stands first: {entries:?}");
    for entry in [&entries[opened], &entries[looked_over]] {
        assert!(
            entry.contains("09:0") && entry.contains("09:2") && entry.contains("收到"),
            "both times: {entry}"
        );
    }
    forgive_the_cut(&page).await;
    page.close().await;
    journal.close().await;
}

async fn button(page: &Page, title: &str) -> String {
    format!("{} [data-act=complete]", card(page, ROOM.1, title).await)
}
