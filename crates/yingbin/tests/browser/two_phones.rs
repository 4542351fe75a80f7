//! Two phones do the same duty: the first by time counts, the other is told.

use app::Role;
use testbed::browser::{Browser, Page, saying};

use crate::house::{Hall, ROOM, act, phone};

/// The duty of the room on this phone: a card for whoever has it, for a colleague a line to unfold.
async fn unfolded(page: &Page, title: &str) -> String {
    let script = format!(
        "[...document.querySelectorAll('[data-duty]')].find((duty) => duty.textContent.includes('{}')
            && duty.textContent.includes('{title}'))?.dataset.duty ?? ''",
        ROOM.1
    );
    page.wait_for(&format!("({script}) !== ''")).await;
    let duty: String = page.evaluate(&script).await;
    let card = format!("[data-duty='{duty}']");
    let folded = format!("{card} .fold[aria-expanded=false]");
    if page
        .evaluate::<bool>(&format!("document.querySelector(\"{folded}\") !== null"))
        .await
    {
        page.tap(folded.as_str()).await;
    }
    card
}

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

    let card = unfolded(&page, "布场检查").await;
    assert_eq!(unfolded(&late, "布场检查").await, card);
    let done = format!("{card} [data-act=complete]");
    other.go_offline().await;
    act(&page, done.as_str()).await;
    page.wait_until_gone(done.as_str()).await;
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
