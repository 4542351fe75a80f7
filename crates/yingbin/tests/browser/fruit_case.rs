//! The fruit case as it happened: nobody asked the client, most of the fruit was held back, and the client
//! saw a bare table. It is settled as the source tells: hotline, apology, investigation, the truth, a remedy,
//! and the client's own word at the end.

use app::Role;
use app::serving::Word;
use simulate::building::Worker;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, desk, phone};

/// The leader orders fruit for the break, most of it held back; nobody asks its client.
async fn order_unasked(hall: &Hall, lead: &Page, meeting: domain::MeetingId) {
    lead.go_to(&hall.url(&format!("/sites/bureau/orders/new?meeting={meeting}")))
        .await;
    lead.wait_for_element("#item-1").await;
    lead.fill("#name", "许处长").await;
    lead.fill("#item-1", "时令果盘").await;
    lead.fill("#quantity-1", "10").await;
    lead.fill("#unit-1", "盘").await;
    choose(lead, "moment-1", "break").await;
    lead.fill("#put-out-1", "4").await;
    lead.fill("#reason-1", "保持新鲜").await;
    lead.press_and_follow("Control+Enter").await;
    lead.wait_for_text("#order", "待客户确认").await;
}

async fn choose(page: &Page, id: &str, value: &str) {
    let script = format!("(document.getElementById('{id}').value = '{value}') === '{value}'");
    page.wait_for(&script).await;
}

/// The meeting goes on to its break, and the attendant puts out what the plan says.
async fn put_out(hall: &Hall, meeting: domain::MeetingId) {
    let (site, attendant) = (&hall.building.site.id, &hall.attendant().actor);
    hall.until(10, 0, &[]).await;
    for word in [Word::Started, Word::Break] {
        app::serving::say(&hall.house, attendant, site, &hall.command(), meeting, word)
            .await
            .expect("it goes on");
    }
    settle(hall, hall.attendant(), "serve-break").await;
}

/// Somebody taps the duty of a rule that is theirs.
async fn settle(hall: &Hall, who: &Worker, rule: &str) {
    let site = &hall.building.site.id;
    let state = app::phone::state(&hall.house, &who.actor, site).await;
    let state = state.expect("it is read").expect("it is theirs");
    let duty = state.duties.iter().find(|duty| duty.rule == rule);
    let duty = duty.expect("it is to be done").id;
    let done = app::duty::Settlement::Done;
    app::duty::settle(&hall.house, &who.actor, site, &hall.command(), duty, done)
        .await
        .expect("it is theirs to do");
}

/// The hotline rings: the complaint is taken down, and is a case with one button more.
async fn ring(hall: &Hall, table: &Page) -> String {
    table.go_to(&hall.url("/sites/bureau/calls")).await;
    table.wait_for_focus("#call-form-telephone").await;
    table.type_text("138 1234 5678").await;
    table.press("Tab").await;
    table.type_text("许处长").await;
    table.press("Tab").await;
    table.type_text("桌上没有水果，要个说法").await;
    table.press("Control+Enter").await;
    table.wait_for_text("#calls-day", "138****5678").await;
    table.follow("#calls-day a").await;
    table.wait_for_element("#open-case").await;
    let chosen = "(() => {
        const field = document.querySelector('#open-case select');
        field.value = [...field.options].find((one) => one.textContent.includes('党组会')).value;
        return field.value !== '';
    })()";
    table.wait_for(chosen).await;
    table.follow("#open-case button").await;
    table.wait_for_element("#case-promise").await;
    table.assert_fits_the_screen().await;
    let case = table.path().await;
    table.fill("#case-promise-until", "11:30").await;
    table.press("Control+Enter").await;
    table.wait_for_text("#case-clocks", "调查中").await;
    case
}

/// The leader reads order, duties and journal side by side, and cites what they rest on.
async fn investigate(lead: &Page, case: &str) {
    lead.go_to(case).await;
    lead.wait_for_text("#case-laid", "时令果盘 10 盘").await;
    lead.wait_for_text("#case-laid", "没有确认记录").await;
    lead.wait_for_text("#case-laid", "已上").await;
    lead.assert_fits_the_screen().await;
    let tick = "(() => {
        const rows = [...document.querySelectorAll('#case-journal li')];
        const row = rows.find((one) => one.textContent.includes('收到委托单'));
        row.querySelector('input').click();
        return row.querySelector('input').checked;
    })()";
    lead.wait_for(tick).await;
    choose(lead, "case-find-cause", "unconfirmed").await;
    lead.click("#case-find-ours input[value='yes']").await;
    lead.fill(
        "#case-find-words",
        "水果十盘都到了，先上四盘，没有请客户确认",
    )
    .await;
    lead.press("Control+Enter").await;
    lead.wait_for_text("#case-clocks", "待告知").await;
    lead.wait_for_element("#case-own-duties").await;
    lead.click("[data-act='remedy'] summary").await;
    lead.wait_for("document.querySelector(\"[data-act='remedy']\").open")
        .await;
    lead.fill("#case-remedy-words", "马上补六盘水果").await;
    lead.press("Control+Enter").await;
    lead.wait_for_text("#case-own-duties", "马上补六盘水果")
        .await;
}

// B1
// B2
// B3
// B4
#[tokio::test]
async fn the_fruit_case_as_it_happened_is_settled_up_to_the_clients_word_b1_b2_b3_b4() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    let (office, counter, hand) = (
        desk(&browser).await,
        desk(&browser).await,
        phone(&browser).await,
    );
    let lead = hall.enter(&office, hall.leader()).await;
    order_unasked(&hall, &lead, meeting).await;
    put_out(&hall, meeting).await;
    lead.wait_for_text("#order", "办妥，待客户确认").await;
    let receptionist = hall.receptionist();
    let table = hall.enter(&counter, receptionist).await;
    let case = ring(&hall, &table).await;
    // Another attendant is there for the remedy: whom it is about does not see to it.
    let attendants: Vec<_> = hall.building.all(Role::Attendant).collect();
    hall.on_duty(attendants[1]).await;
    investigate(&lead, &hall.url(&case)).await;
    let pocket = phone(&browser).await;
    let helper = hall.enter(&pocket, attendants[1]).await;
    helper.wait_for_text(".duty[data-urgent]", "最急").await;
    helper
        .wait_for("'urgent' in document.querySelector('.duty').dataset")
        .await;
    helper.assert_fits_the_screen().await;
    settle(&hall, attendants[1], "remedy").await;
    table.reload().await;
    table.wait_for_element("#case-report").await;
    table
        .fill("#case-report-words", "水果都到了，分批上是为了保鲜")
        .await;
    table
        .fill("#case-report-apology", "没有事先请您确认，向您道歉")
        .await;
    table.press("Control+Enter").await;
    table.wait_for_text("#case-clocks", "待谅解").await;
    let link = table
        .attribute(".case-link a", "href")
        .await
        .expect("the client's own page");
    let client = hand.open(&link).await;
    client.wait_for_text("#case-public", "向您道歉").await;
    client.assert_fits_the_screen().await;
    client.assert_targets_are_at_least(44).await;
    client.follow("button[value='accept']").await;
    client.wait_for_text("#case-public", "谅解").await;
    lead.wait_for_text("#case-clocks", "已谅解").await;
    // Whom it is about finds nothing of it.
    let other = phone(&browser).await;
    let attendant = hall.enter(&other, hall.attendant()).await;
    attendant.go_to(&hall.url(&case)).await;
    attendant.forgive("403").await;
    let shown = attendant.text("body").await;
    assert!(!shown.contains("水果"), "{shown}");
    for page in [lead, table, helper, client, attendant] {
        page.close().await;
    }
}
