//! The fruit case as the product is meant to be used: the client sees on a phone what is put out and what
//! is held back, confirms it, sees a change, sees what came, and confirms what was done.

use app::serving::Word;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, desk, forgive_the_cut, phone};

/// Chooses a photo as a camera would give it.
async fn photograph(page: &Page) {
    let script = "(async () => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [600, 400];
        canvas.getContext('2d').fillRect(0, 0, 300, 400);
        const taken = await new Promise((done) => canvas.toBlob(done, 'image/jpeg'));
        const files = new DataTransfer();
        files.items.add(new File([taken], 'IMG_1.jpg', { type: 'image/jpeg' }));
        const field = document.getElementById('order-photo');
        field.files = files.files;
        return field.files.length === 1;
    })()";
    page.wait_for(script).await;
}

/// The leader types an order of fruit for the break.
async fn place(lead: &Page) {
    lead.wait_for_element("#item-1").await;
    lead.fill("#name", "许处长").await;
    lead.fill("#item-1", "时令果盘").await;
    lead.fill("#quantity-1", "10").await;
    lead.fill("#unit-1", "盘").await;
    lead.wait_for("(document.getElementById('moment-1').value = 'break') === 'break'")
        .await;
    lead.fill("#put-out-1", "4").await;
    lead.fill("#reason-1", "保持新鲜").await;
    lead.press_and_follow("Control+Enter").await;
    lead.wait_for_text("#order", "待客户确认").await;
}

// B5
// B6
#[tokio::test]
async fn the_client_sees_confirms_and_is_told_of_every_step_of_the_fruit_b5_b6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    let (table, hand) = (desk(&browser).await, phone(&browser).await);
    let lead = hall.enter(&table, hall.leader()).await;
    lead.go_to(&hall.url(&format!("/sites/bureau/orders/new?meeting={meeting}")))
        .await;
    lead.assert_fits_the_screen().await;
    place(&lead).await;
    lead.follow("#order-link button").await;
    lead.wait_for_element("#order-link-code").await;
    let link: String = lead
        .evaluate("document.getElementById('order-link-code').textContent")
        .await;
    let client = hand.open(&link).await;
    client.wait_for_text("#order-lines", "保持新鲜").await;
    client.assert_fits_the_screen().await;
    client.assert_targets_are_at_least(44).await;
    // Without a network the page stays, with what was typed, and says so.
    hand.go_offline().await;
    client.fill("#client-name", "许").await;
    client.click("#order-agree .act").await;
    client.wait_for_text("[data-not-sent]", "没有送出").await;
    assert_eq!(client.value("#client-name").await, "许");
    hand.go_online().await;
    forgive_the_cut(&client).await;
    client.follow("#order-agree .act").await;
    client.wait_for_element("#order-agreed").await;
    lead.wait_for_text("#order", "客户已确认，待到货").await;
    // A change is shown as one, and asks again.
    let page: String = lead.evaluate("location.href").await;
    lead.go_to(&format!("{page}/edit")).await;
    lead.fill("#quantity-1", "12").await;
    lead.press_and_follow("Control+Enter").await;
    lead.wait_for_text("#order", "有变更").await;
    client.reload().await;
    client.wait_for_text("#order-since", "12 盘").await;
    client.follow("#order-agree .act").await;
    client.wait_for_element("#order-agreed").await;
    // What came is counted and photographed, and seen before the meeting.
    hall.until(9, 0, &[]).await;
    lead.go_to(&page).await;
    photograph(&lead).await;
    lead.follow("#order-count form[enctype] button").await;
    lead.fill("#count-1", "12").await;
    lead.follow("#order-count [data-count='1'] button").await;
    lead.wait_for_text("#order", "已到货").await;
    list_on_a_phone(&hall, &browser).await;
    client.reload().await;
    client.wait_for_text("#order-lines", "实到 12 盘").await;
    client
        .wait_for("document.querySelector('.order-photos img') !== null")
        .await;
    client.follow("#order-plan .act").await;
    client.wait_for_element("#order-plan-agreed").await;
    the_break(&hall, meeting, (&lead, &client)).await;
    client.close().await;
    lead.close().await;
}

/// The list in the longest words there are, on the narrowest screen: no state is cut off.
async fn list_on_a_phone(hall: &Hall, browser: &Browser) {
    let hand = phone(browser).await;
    let walking = hall.enter(&hand, hall.leader()).await;
    let home = hall.url("/");
    walking.take_cookie(&home, "language", "en").await;
    walking.go_to(&hall.url("/sites/bureau/orders")).await;
    walking
        .wait_for_text("#orders", "serving plan to be confirmed")
        .await;
    walking.assert_fits_the_screen().await;
    let whole = "[...document.querySelectorAll('#orders .state')].every((one) => \
        one.getBoundingClientRect().right <= one.closest('tr').getBoundingClientRect().right)";
    walking.wait_for(whole).await;
    walking.close().await;
}

/// At the break the fruit is put out; its client confirms that.
async fn the_break(hall: &Hall, meeting: domain::MeetingId, (lead, client): (&Page, &Page)) {
    let (site, attendant) = (&hall.building.site.id, &hall.attendant().actor);
    hall.until(10, 0, &[]).await;
    for word in [Word::Started, Word::Break] {
        app::serving::say(&hall.house, attendant, site, &hall.command(), meeting, word)
            .await
            .expect("it goes on");
    }
    let state = app::phone::state(&hall.house, attendant, site).await;
    let state = state.expect("it is read").expect("it is theirs");
    let duty = state.duties.iter().find(|duty| duty.rule == "serve-break");
    let duty = duty.expect("the fruit is to be put out").id;
    let done = app::duty::Settlement::Done;
    app::duty::settle(&hall.house, attendant, site, &hall.command(), duty, done)
        .await
        .expect("it is theirs to do");
    lead.wait_for_text("#order", "办妥，待客户确认").await;
    client.reload().await;
    // They want some more of what is held back, now.
    client.follow("#order-call .act").await;
    client.wait_for_text("#order-said", "办理中").await;
    let state = app::phone::state(&hall.house, attendant, site).await;
    let state = state.expect("it is read").expect("it is theirs");
    let more = state.duties.iter().find(|duty| duty.rule == "serve-call");
    let more = more.expect("more is to be brought").id;
    let done = app::duty::Settlement::Done;
    app::duty::settle(&hall.house, attendant, site, &hall.command(), more, done)
        .await
        .expect("it is theirs to do");
    client.reload().await;
    client.wait_for_text("#order-said", "已办").await;
    client.follow("#order-completion .act").await;
    client.wait_for_text("#order-lines", "客户已确认").await;
    lead.wait_for_text("#order", "已办结").await;
    at_the_end(hall, meeting, client).await;
}

/// At the end one tap says how it was.
async fn at_the_end(hall: &Hall, meeting: domain::MeetingId, client: &Page) {
    let (site, attendant) = (&hall.building.site.id, &hall.attendant().actor);
    for word in [Word::Resumed, Word::Ended] {
        app::serving::say(&hall.house, attendant, site, &hall.command(), meeting, word)
            .await
            .expect("it goes on");
    }
    client.reload().await;
    client.assert_fits_the_screen().await;
    client.assert_targets_are_at_least(44).await;
    client.follow("#order-rate button[value='5']").await;
    client.wait_for_element("#order-rated").await;
}
