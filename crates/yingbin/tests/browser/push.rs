//! Web push as somebody meets it: one tap on their own page, a notice on a locked screen, and the plain word where it
//! does not work. No browser of a test reaches a push service: what it would bring is handed to the service worker.

use app::Role;
use domain::alert::push::{Service, Setting};
use serde_json::json;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, phone};

/// A push service that takes this browser, in place of one that is not there.
const TAKES: &str = "(() => {
    const keys = {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const endpoint = 'https://fcm.googleapis.com/fcm/send/browser';
    const made = { endpoint, toJSON: () => ({ endpoint, keys }), unsubscribe: async () => true };
    PushManager.prototype.subscribe = async () => made;
    PushManager.prototype.getSubscription = async () => made;
    return true;
})()";

/// The service worker's own script, in a page where a test's windows stand in for the browser's: no test taps on a locked
/// screen. What it does with them is told in order.
const CLICK: &str = "(async () => {
    const [paths, link] = /*told*/;
    const heard = {}, done = [];
    const windows = paths.map((path) => ({
        url: location.origin + path,
        focus: async () => done.push(`focus ${path}`),
    }));
    const worker = {
        location,
        addEventListener: (name, hears) => { heard[name] = hears; },
        clients: {
            matchAll: async () => windows,
            openWindow: async (address) => done.push(`open ${address.replace(location.origin, '')}`),
        },
    };
    ((self) => {
        /*script*/
    })(worker);
    let work;
    const notification = { data: link === null ? undefined : { id: '1', link }, close: () => done.push('close') };
    heard.notificationclick({ notification, waitUntil: (promise) => { work = promise; } });
    await work;
    return done.join(', ');
})()";

impl Hall {
    async fn lets_browsers_be_told(&self) {
        let owner = &self.building.first(Role::OwnersManager).actor;
        let setting = Setting {
            contact: "ops@bureau.example".to_owned(),
            services: vec![Service::Google],
        };
        let (site, command) = (&self.building.site.id, self.command());
        let on = app::alert::switch_on(&self.house, owner, site, &command, setting).await;
        on.expect("the owner's manager switches it on");
    }
}

/// What stands on the locked screen: titles and tags.
async fn wait_for_notices(page: &Page, expected: &str) {
    let shown = format!(
        "navigator.serviceWorker.getRegistration('/').then((one) => one.getNotifications())
            .then((all) => all.map((one) => `${{one.title}} ${{one.body}} ${{one.tag}} ${{one.data.link}}`).join())
            .then((all) => all === {})",
        json!(expected)
    );
    page.wait_for(&format!("await {shown}")).await;
}

// C4.2.6
#[tokio::test]
async fn one_tap_lets_a_phone_be_told_and_one_duty_is_one_notice_c4_2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.lets_browsers_be_told().await;
    let hand = phone(&browser).await;
    let origin = hall.url("");
    hand.allow_notices(&origin).await;
    let page = hall.enter(&hand, hall.attendant()).await;
    page.go_to(&hall.url("/sites/bureau/alerts")).await;
    page.wait_for_text("[data-push-on]:not([hidden])", "页面关着也提醒这部手机")
        .await;
    page.assert_fits_the_screen().await;
    page.assert_targets_are_at_least(44).await;
    // The push service of this browser is not there: it says so, and the page goes on.
    page.tap("[data-push-on]").await;
    page.wait_for_text("[data-push-case=failed]:not([hidden])", "连不上")
        .await;
    // What this browser says of a test's window, which it keeps apart from everybody's.
    page.forgive("incognito mode").await;
    page.evaluate::<bool>(TAKES).await;
    page.follow("[data-push-on]").await;
    page.wait_for_text("#own-push", "1 部手机").await;
    let told = |id: &str, title: &str| {
        json!({
            "id": id, "tag": "duty-1", "title": title, "body": "09:10 前",
            "link": "/sites/bureau/duties/1/why", "lang": "zh-Hans",
        })
        .to_string()
    };
    let opens = told("1", "现在做：党组会议室 续水 第 1 次");
    hand.push(&page, &origin, &opens).await;
    wait_for_notices(
        &page,
        "现在做：党组会议室 续水 第 1 次 09:10 前 duty-1 /sites/bureau/duties/1/why",
    )
    .await;
    // What is more urgent takes its place; what cannot be read shows nothing.
    let late = told("2", "已超时：党组会议室 续水 第 1 次");
    hand.push(&page, &origin, &late).await;
    hand.push(&page, &origin, "no word").await;
    hand.push(&page, &origin, &late).await;
    wait_for_notices(
        &page,
        "已超时：党组会议室 续水 第 1 次 09:10 前 duty-1 /sites/bureau/duties/1/why",
    )
    .await;
    page.close().await;
}

// C4.2.6
#[tokio::test]
async fn a_tapped_notice_opens_its_duty_beside_what_is_open_c4_2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let hand = phone(&browser).await;
    let page = hall.enter(&hand, hall.attendant()).await;
    let fetched = "(async () => (await fetch('/service-worker.js')).text())()";
    let script = page.evaluate::<String>(fetched).await;
    let duty = "/sites/bureau/duties/1/why";
    let asked = "/sites/bureau/duties/1/why?from=board";
    let shift = "/sites/bureau/duties";
    let rows = [
        // A page that shows it already comes to the front; one where something may be half typed stays as it is.
        (
            json!([[shift, asked], duty]),
            format!("close, focus {asked}"),
        ),
        (json!([[shift], duty]), format!("close, open {duty}")),
        (json!([[], duty]), format!("close, open {duty}")),
        // A notice that says nothing leads to the house, and none leads anywhere else.
        (json!([[shift], null]), "close, open /".to_owned()),
        (
            json!([[], "https://evil.example/sites/bureau/duties"]),
            "close".to_owned(),
        ),
    ];
    for (told, expected) in rows {
        let click = CLICK.replace("/*told*/", &told.to_string());
        let click = click.replace("/*script*/", &script);
        assert_eq!(page.evaluate::<String>(&click).await, expected, "{told}");
    }
    page.close().await;
}
