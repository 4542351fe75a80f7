//! Seeing, measuring, complaining.

use std::panic::AssertUnwindSafe;

use super::site::show;
use crate::browser::{Screen, saying};
use crate::directory;

/// The words with which `wish` fails.
async fn refusal(wish: impl Future<Output = ()>) -> String {
    let mut wish = Box::pin(wish);
    let caught = std::future::poll_fn(|context| {
        match std::panic::catch_unwind(AssertUnwindSafe(|| wish.as_mut().poll(context))) {
            Ok(std::task::Poll::Pending) => std::task::Poll::Pending,
            Ok(std::task::Poll::Ready(())) => std::task::Poll::Ready("it was granted".to_owned()),
            Err(panic) => std::task::Poll::Ready(*panic.downcast::<String>().unwrap()),
        }
    });
    caught.await
}

#[tokio::test]
async fn what_is_seen_has_its_words_order_and_number() {
    let Some((_browser, _device, page)) = show(Screen::desk(), "/list").await else {
        return;
    };
    page.wait_for_texts("li", &["续水 第2次", "送客", "清场"])
        .await;
    assert_eq!(page.texts(saying("li", "客")).await, ["送客"]);
    assert_eq!(
        (page.count("li").await, page.text("li").await.as_str()),
        (3, "续水 第2次")
    );
    assert_eq!(
        page.attribute("html", "lang").await.as_deref(),
        Some("zh-Hans")
    );
    assert_eq!(page.attribute("html", "dir").await, None);
    page.wait_for("document.querySelectorAll('li').length === 4")
        .await;
    page.wait_for_count("li", 3).await;
    page.wait_until_gone(saying("li", "不见")).await;
    page.wait_for_element(saying("button", "完成")).await;
    assert_eq!(page.evaluate::<Vec<u32>>("[await 1, 2]").await, [1, 2]);
    page.close().await;
}

#[tokio::test]
async fn a_screen_is_a_size_a_finger_a_colour_and_a_language() {
    let Some((browser, _device, page)) = show(Screen::phone().dark().reading("en"), "/list").await
    else {
        return;
    };
    let phone = "[innerWidth, innerHeight, navigator.maxTouchPoints]";
    assert_eq!(page.evaluate::<Vec<u32>>(phone).await, [390, 844, 5]);
    assert_eq!(page.evaluate::<String>("navigator.language").await, "en");
    assert!(
        page.evaluate::<bool>("matchMedia('(prefers-color-scheme: dark)').matches")
            .await
    );
    let desk = browser.device(Screen::desk()).await;
    let beside = desk.open(&page.url().await).await;
    assert_eq!(beside.evaluate::<Vec<u32>>(phone).await, [1440, 900, 0]);
    assert_eq!(
        beside.evaluate::<String>("navigator.language").await,
        "zh-CN"
    );
    assert!(
        !beside
            .evaluate::<bool>("matchMedia('(prefers-color-scheme: dark)').matches")
            .await
    );
    assert!(
        beside
            .evaluate::<bool>("document.hasFocus() && document.visibilityState === 'visible'")
            .await
    );
    beside.close().await;
    page.close().await;
}

#[tokio::test]
async fn two_devices_share_no_cookie() {
    let Some((browser, device, page)) = show(Screen::desk(), "/list").await else {
        return;
    };
    page.evaluate::<String>("document.cookie = 'who=wang'")
        .await;
    let own = device.open(&page.url().await).await;
    assert_eq!(own.evaluate::<String>("document.cookie").await, "who=wang");
    let other_device = browser.device(Screen::desk()).await;
    let other = other_device.open(&page.url().await).await;
    assert_eq!(other.evaluate::<String>("document.cookie").await, "");
}

#[tokio::test]
async fn a_page_that_fits_is_let_pass_and_one_that_does_not_is_named() {
    let Some((browser, _device, page)) = show(Screen::phone(), "/list").await else {
        return;
    };
    page.assert_fits_the_screen().await;
    page.assert_targets_are_at_least(44).await;
    let device = browser.device(Screen::phone()).await;
    let bad = device
        .open(&page.url().await.replace("/list", "/bad"))
        .await;
    let wide = refusal(bad.assert_fits_the_screen()).await;
    assert!(
        wide.contains("scrolls sideways") && wide.contains("<p.wide> “太宽”"),
        "{wide}"
    );
    let small = refusal(bad.assert_targets_are_at_least(44)).await;
    assert!(
        small.contains("<button.small> “小” is 20 × 20 px"),
        "{small}"
    );
    bad.forgive("").await;
}

#[tokio::test]
async fn a_page_that_complains_does_not_close() {
    let Some((browser, _device, page)) = show(Screen::desk(), "/list").await else {
        return;
    };
    let device = browser.device(Screen::desk()).await;
    let bad = device
        .open(&page.url().await.replace("/list", "/bad"))
        .await;
    bad.wait_for("document.readyState === 'complete'").await;
    let complaints = bad.complaints().await.join("\n");
    for expected in [
        "console.error: 坏 1",
        "uncaught: ReferenceError: missing",
        "Content Security Policy",
    ] {
        assert!(complaints.contains(expected), "{complaints}");
    }
    bad.forgive("missing").await;
    let told = refusal(bad.close()).await;
    assert!(told.contains("坏") && !told.contains("missing"), "{told}");
    assert!(
        refusal(page.forgive("坏"))
            .await
            .contains("nobody complained")
    );
    page.close().await;
}

#[tokio::test]
async fn a_picture_shows_the_screen() {
    let Some((_browser, _device, page)) = show(Screen::phone(), "/list").await else {
        return;
    };
    let directory = directory::in_memory();
    let path = directory.path().join("list.png");
    page.screenshot(&path).await;
    let bytes = std::fs::read(path).unwrap();
    let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!((&bytes[1..4], size(16), size(20)), (&b"PNG"[..], 780, 1688));
    page.close().await;
}
