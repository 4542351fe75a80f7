//! The daily reception record: signed at the desk by keys alone, signed by the leader on a phone.

use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

async fn asked(hall: &Hall, question: &str) {
    let desk = &hall.receptionist().actor;
    let note = domain::inquiry::InquiryNote {
        asked: domain::inquiry::Asked {
            question: question.to_owned(),
            asker: "欧阳长风万里".to_owned(),
            answer: "一楼东侧".to_owned(),
            ..domain::inquiry::Asked::default()
        },
        reply: domain::inquiry::Reply::Own,
    };
    let (site, command) = (&hall.building.site.id, hall.command());
    let done = app::inquiry::record(&hall.house, desk, site, &command, note, false).await;
    done.expect("the desk answers");
}

// A1.9
#[tokio::test]
async fn the_day_s_record_is_signed_by_keys_alone_and_a_late_line_becomes_an_amendment_a1_9() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    asked(&hall, "几点下班").await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url("/sites/bureau/reception-records"))
        .await;
    page.follow("#reception-records th a").await;
    page.wait_for_text("#lines", "几点下班").await;
    page.wait_for_text("#lines", "欧*").await;
    page.press("s").await;
    page.wait_for_focus("#note").await;
    page.type_text("今日登记齐全").await;
    // A line that comes while the note is typed is shown, and the note stays.
    asked(&hall, "饮水机在哪里").await;
    page.wait_for_text("#lines", "饮水机在哪里").await;
    assert_eq!(page.value("#note").await, "今日登记齐全");
    // Without a network nothing is lost, and the page says so.
    device.go_offline().await;
    page.press("Control+Enter").await;
    page.wait_for_text("[data-toasts]", "没有送出").await;
    assert_eq!(page.value("#note").await, "今日登记齐全");
    device.go_online().await;
    // It came while they wrote: they are asked to look at it before they sign for it.
    page.press_and_follow("Control+Enter").await;
    page.wait_for_text("[role=alert]", "登记刚有变动").await;
    page.forgive("409").await;
    assert_eq!(page.value("#note").await, "今日登记齐全");
    page.press("s").await;
    page.wait_for_focus("#note").await;
    page.press_and_follow("Control+Enter").await;
    page.wait_for_text("#reception-record", "待领班签字").await;
    asked(&hall, "有盲道吗").await;
    page.wait_for_text("#reception-record", "签字之后的改动")
        .await;
    // An amendment without a reason is refused; what happens meanwhile is shown all the same, and the
    // page may be loaded again.
    page.press("s").await;
    page.press_and_follow("Control+Enter").await;
    page.wait_for_text("#signing .problem", "请").await;
    page.forgive("422").await;
    asked(&hall, "几楼办证").await;
    page.wait_for_text("#reception-record", "几楼办证").await;
    page.reload().await;
    page.press("s").await;
    page.type_text("签字后又有人问询").await;
    page.press_and_follow("Control+Enter").await;
    page.wait_for_text("#reception-record", "第 2 版").await;
    page.wait_for_text("#lines", "有盲道吗").await;
    let pocket = phone(&browser).await;
    let leader = hall.enter(&pocket, hall.leader()).await;
    leader
        .go_to(&hall.url("/sites/bureau/reception-records"))
        .await;
    leader
        .wait_for_text("#reception-records", "待领班签字")
        .await;
    leader.assert_fits_the_screen().await;
    leader.follow("#reception-records th a").await;
    leader.assert_fits_the_screen().await;
    leader.follow("#answering .button.main").await;
    leader.wait_for_text("#reception-record", "已归档").await;
    page.wait_for_text("#reception-record", "已归档").await;
    page.close().await;
    leader.close().await;
}

// A1.9
#[tokio::test]
async fn a_line_that_lacks_something_is_one_key_away_a1_9() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    asked(&hall, "几点下班").await;
    let receptionist = hall.receptionist();
    let visitor = app::visit::Registration {
        details: domain::visit::Details {
            name: "赵敏".to_owned(),
            host: "办公室".to_owned(),
            document_kind: "id-card".to_owned(),
            ..domain::visit::Details::default()
        },
        ..app::visit::Registration::default()
    };
    let (site, command) = (&hall.building.site.id, hall.command());
    let came = app::visit::register(&hall.house, &receptionist.actor, site, &command, visitor);
    came.await.expect("the desk registers");
    asked(&hall, "饮水机在哪里").await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, receptionist).await;
    page.go_to(&hall.url("/sites/bureau/reception-records"))
        .await;
    page.press("ArrowDown").await;
    page.follow("#reception-records th a:focus").await;
    page.press("g").await;
    page.wait_for_focus("#lines [data-lacking] a").await;
    page.press("ArrowUp").await;
    page.wait_for_focus("#lines tbody tr:first-child a").await;
    page.press("g").await;
    page.wait_for_focus("#lines [data-lacking] a").await;
    page.follow("#lines [data-lacking] a:focus").await;
    // The page of the line leads on by the same key: to the next that lacks something, here to none, and so back.
    page.wait_for_element("#gaps [data-key-act=g]").await;
    page.press("g").await;
    page.wait_for_element("#reception-record").await;
    page.close().await;
}
