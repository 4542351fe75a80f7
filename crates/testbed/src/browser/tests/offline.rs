//! A phone without a network.

use super::site::{serve, show};
use crate::browser::{Browser, Screen};
use crate::network::Line;

const BY_PAGE: &str = "await fetch('/data').then((answer) => answer.text(), () => '页面离线')";
const BY_WORKER: &str = "await fetch('/asked-by-worker').then((answer) => answer.text())";

#[tokio::test]
async fn a_phone_offline_is_so_in_its_pages_and_in_its_service_worker() {
    let Some((_browser, phone, page)) = show(Screen::phone(), "/shell").await else {
        return;
    };
    page.wait_for("navigator.serviceWorker.controller").await;
    assert_eq!(page.evaluate::<String>(BY_WORKER).await, "网络");
    phone.go_offline().await;
    page.wait_for_text("p", "离线").await;
    assert_eq!(page.evaluate::<String>(BY_WORKER).await, "工人离线");
    assert_eq!(page.evaluate::<String>(BY_PAGE).await, "页面离线");
    page.forgive("ERR_FAILED").await;
    let url = page.url().await;
    page.close().await;
    let opened_again = phone.open(&url).await;
    assert_eq!(opened_again.evaluate::<String>(BY_WORKER).await, "工人离线");
    phone.go_online().await;
    opened_again.wait_for_text("p", "在线").await;
    assert_eq!(opened_again.evaluate::<String>(BY_WORKER).await, "网络");
    assert_eq!(opened_again.evaluate::<String>(BY_PAGE).await, "网络");
    opened_again.close().await;
}

#[tokio::test]
async fn a_cut_line_ends_an_event_stream_too() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let line = Line::to(serve().await).await;
    let phone = browser.device(Screen::phone()).await;
    let page = phone
        .open(&format!("http://{}/shell", line.address()))
        .await;
    page.wait_for_text("p", "连接").await;
    page.wait_for("navigator.serviceWorker.controller").await;
    line.cut();
    page.wait_for_text("p", "断开").await;
    line.mend();
    page.wait_for_text("p", "断开 连接").await;
    page.close().await;
}

#[tokio::test]
async fn a_browser_let_go_has_gone() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let process = browser.process();
    drop(browser);
    assert!(!std::path::Path::new(&format!("/proc/{process}")).exists());
}
