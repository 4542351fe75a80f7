//! Signing in.

use app::Role;
use testbed::browser::Browser;

use crate::house::{Hall, desk};

const PASSWORD: &str = "green-tea-at-eight";

#[tokio::test]
async fn somebody_signs_in_with_a_password_and_lands_on_the_page_of_their_role() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let rows = [
        (Role::Attendant, "/sites/bureau/duties"),
        (Role::TeamLeader, "/sites/bureau/board"),
        (Role::Host, "/sites/bureau/rooms"),
        (Role::OwnersManager, "/sites/bureau/board"),
        (Role::Auditor, "/sites/bureau/journal"),
        (Role::SystemAdministrator, "/sites/bureau/accounts"),
    ];
    for (role, path) in rows {
        let who = hall.building.first(role);
        hall.give_password(who, PASSWORD).await;
        let device = desk(&browser).await;
        let page = device.open(&hall.url("/")).await;
        page.wait_for_path("/sign-in").await;
        page.fill("#name", &who.login).await;
        page.fill("#password", PASSWORD).await;
        page.press_and_follow("Enter").await;
        page.wait_for_path(path).await;
        page.close().await;
    }
}

#[tokio::test]
async fn a_wrong_password_says_so_and_keeps_the_name() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let who = hall.leader();
    hall.give_password(who, PASSWORD).await;
    let device = desk(&browser).await;
    let page = device
        .open(&hall.url("/sign-in?next=/sites/bureau/journal"))
        .await;
    page.fill("#name", &who.login).await;
    page.fill("#password", "green-tea-at-nine").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("[role=alert]", "密码").await;
    assert_eq!(page.value("#name").await, who.login);
    assert_eq!(page.value("#password").await, "");
    page.fill("#password", PASSWORD).await;
    page.press_and_follow("Enter").await;
    page.wait_for_path("/sites/bureau/journal").await;
    page.forgive("422").await;
    page.close().await;
}
