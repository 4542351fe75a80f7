//! Two phones do the same duty: the first by time counts, the other is told.

use app::Role;
use testbed::browser::{Browser, saying};

use crate::house::{Hall, ROOM, act, card, phone};

#[tokio::test]
async fn two_phones_do_the_same_duty_and_the_second_is_told() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let mut attendants = hall.building.all(Role::Attendant);
    let (first, second) = (
        attendants.next().expect("one"),
        attendants.next().expect("two"),
    );
    hall.on_duty(first).await;
    hall.book().await;
    hall.on_duty(second).await;
    hall.until(9, 5, &[]).await;
    let (device, other) = (phone(&browser).await, phone(&browser).await);
    let page = hall.enter(&device, first).await;
    let late = hall.enter(&other, second).await;

    page.wait_for_text(".duty", "布场检查").await;
    late.wait_for_text(".duty", "布场检查").await;
    let card = card(&late, ROOM.1, "布场检查").await;
    let done = format!("{card} [data-act=complete]");
    other.go_offline().await;
    act(&page, done.as_str()).await;
    page.wait_for_text("[data-sync]", "已同步").await;
    hall.until(9, 10, &[&page, &late]).await;
    act(&late, done.as_str()).await;
    late.wait_for_text("[data-sync]", "1 待同步").await;
    other.go_online().await;
    late.wait_for_text(".banner, [data-notices]", &first.actor.name)
        .await;
    late.wait_for_text("[data-sync]", "已同步").await;
    late.tap("[data-act=settled]").await;
    late.wait_for_text(saying(".settled", "布场检查"), &first.actor.name)
        .await;
    page.close().await;
    late.close().await;
}
