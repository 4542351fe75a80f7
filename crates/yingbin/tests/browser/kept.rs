//! What a phone keeps: sealed, gone at sign-out, at revocation and after a day; never an act that
//! was not sent.

use app::Role;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, ROOM, act, card, desk, forgive_the_cut, in_database, is_kept, phone};

/// The words of everything that lies in the phone's stores, as far as it can be read.
async fn in_the_clear(page: &Page) -> String {
    let read = |store: &str| format!("...await {}", in_database(store, "getAll()"));
    let script = format!(
        "(async () => {{
            const kept = [{}, {}, {}];
            const words = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
                ? new TextDecoder().decode(value)
                : value && typeof value === 'object' ? Object.entries(value).flat().map(words).join(' ') : String(value);
            return kept.map(words).join(' ');
        }})()",
        read("state"), read("outbox"), read("refused"),
    );
    page.evaluate(&script).await
}

async fn count_in(page: &Page, store: &str) -> usize {
    page.evaluate(&format!("await {}", in_database(store, "count()")))
        .await
}

/// The phone of the attendant at 9:05 with the shift kept, without a network, and one act waiting.
async fn one_act_waits(page: &Page) {
    let venue = card(page, ROOM.1, "布场检查").await;
    act(page, format!("{venue} [data-act=complete]").as_str()).await;
    page.wait_for_text("[data-sync]", "离线 · 1 待同步").await;
    // It is drawn before it is kept.
    page.wait_for(&format!("await {} === 1", in_database("outbox", "count()")))
        .await;
}

#[tokio::test]
async fn what_a_phone_keeps_cannot_be_read_where_it_lies() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let (_line, _device, page) = hall.cut_off_phone(&browser).await;
    one_act_waits(&page).await;
    let words = in_the_clear(&page).await;
    for secret in [
        "党组会",
        "局长",
        "布场检查",
        "completion",
        &hall.attendant().actor.name,
    ] {
        assert!(!words.contains(secret), "{secret} can be read");
    }
    let hidden = format!(
        "(await {}).every((key) => key instanceof CryptoKey && !key.extractable)",
        in_database("keys", "getAll()")
    );
    assert!(
        page.evaluate::<bool>(&hidden).await,
        "no script reads a key"
    );
    forgive_the_cut(&page).await;
    page.close().await;
}

#[tokio::test]
async fn where_nothing_can_be_sealed_nothing_is_kept() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    page.wait_for_text("[data-sync]", "已同步").await;
    // As an address without HTTPS is to the page's own module.
    let script = "(async () => {
        const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
        const { openKeep } = await import(loaded.find((name) => /\\/static\\/keep\\./.test(name)));
        const sealing = (await openKeep()).lasting;
        Object.defineProperty(globalThis, 'isSecureContext', { value: false });
        const keep = await openKeep();
        await keep.keepState('elsewhere', { title: '党组会' });
        return [sealing, keep.lasting, await keep.state('elsewhere')];
    })()";
    let (sealing, lasting, kept): (bool, bool, Option<String>) = page.evaluate(script).await;
    assert_eq!((sealing, lasting, kept), (true, false, None));
    let found = in_database("state", "count('elsewhere')");
    assert_eq!(page.evaluate::<u32>(&format!("await {found}")).await, 0);
    page.close().await;
}

#[tokio::test]
async fn a_shift_is_kept_for_a_day_and_an_act_until_it_is_sent() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let (line, device, page) = hall.cut_off_phone(&browser).await;
    one_act_waits(&page).await;
    let age = format!(
        "(async () => {{ const kept = await {};
            kept.kept_at -= 24 * 60 * 60 * 1000 + 1;
            globalThis.aged = kept;
            await {}; return true; }})()",
        in_database("state", "get('bureau')"),
        in_database("state", "put(globalThis.aged, 'bureau')"),
    );
    assert!(page.evaluate::<bool>(&age).await);
    forgive_the_cut(&page).await;
    page.close().await;

    let page = device.open(&hall.url("/sites/bureau/duties")).await;
    page.wait_for_text(".empty", "现在取不到任务").await;
    page.wait_for_text("[data-sync]", "离线 · 1 待同步").await;
    assert_eq!(page.count("[data-duty], [data-meeting]").await, 0);
    assert_eq!(
        (
            count_in(&page, "state").await,
            count_in(&page, "outbox").await
        ),
        (0, 1)
    );
    line.mend();
    device.go_online().await;
    page.wait_for_text("[data-sync]", "已同步").await;
    page.tap("[data-act=settled]").await;
    page.wait_for_text(".settled", "布场检查").await;
    forgive_the_cut(&page).await;
    page.close().await;
}

#[tokio::test]
async fn signing_out_leaves_nothing_on_the_phone() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    is_kept(&page).await;
    page.tap("[data-tab=me]").await;
    page.follow("[data-act=sign-out]").await;
    page.wait_for_path("/sign-in").await;
    page.wait_for("(await indexedDB.databases()).length + (await caches.keys()).length === 0")
        .await;
    // What it asked for between being signed out and being left was refused.
    forgive_refusals(&page).await;
    page.close().await;
}

#[tokio::test]
async fn whoever_may_no_longer_come_in_finds_nothing_kept_but_their_acts_stay() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    hall.until(9, 5, &[]).await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    is_kept(&page).await;
    device.go_offline().await;
    one_act_waits(&page).await;
    let wide = desk(&browser).await;
    let administrator = hall.building.first(Role::SystemAdministrator);
    let accounts = hall.enter(&wide, administrator).await;
    accounts.go_to(&hall.url("/sites/bureau/accounts")).await;
    let who = hall.attendant().account;
    let disable = format!("form[action$='/accounts/{who}/state'] button[value=disable]");
    accounts.follow(disable.as_str()).await;
    accounts.close().await;
    device.go_online().await;
    page.wait_for_text("[data-sync]", "需要登录").await;
    page.wait_until_gone("[data-duty], [data-meeting]").await;
    page.wait_for(&format!("await {} === 0", in_database("state", "count()")))
        .await;
    assert_eq!(
        count_in(&page, "outbox").await,
        1,
        "what was done is not lost"
    );
    // Elsewhere it asks no more, and has complained of all that it will.
    page.go_to(&hall.url("/sign-in")).await;
    page.forgive("401").await;
    page.close().await;
}

/// Forgives, where there are any, the complaints of whoever is signed out already.
async fn forgive_refusals(page: &Page) {
    let complaints = page.complaints().await;
    if complaints.iter().any(|words| words.contains("401")) {
        page.forgive("401").await;
    }
}
