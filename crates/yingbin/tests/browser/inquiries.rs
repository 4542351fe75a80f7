//! Inquiries at the desk: answers proposed while the question is typed, taken with one key.

use domain::inquiry::Lesson;
use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

async fn known(hall: &Hall, question: &str, wordings: &str, answer: &str) {
    let lesson = Lesson {
        question: question.to_owned(),
        wordings: wordings.to_owned(),
        answer: answer.to_owned(),
        ..Lesson::default()
    };
    let (leader, site) = (&hall.leader().actor, &hall.building.site.id);
    let command = hall.command();
    let added = app::knowledge::add(&hall.house, leader, site, &command, (lesson, None));
    added.await.expect("the leader writes the base");
}

// A1.6, A2.9
#[tokio::test]
async fn an_inquiry_is_answered_from_the_base_with_two_keys_and_again_with_one_a1_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    known(&hall, "洗手间在哪里", "厕所\n卫生间", "一楼东侧，电梯旁").await;
    known(&hall, "在哪里停车", "停车场", "西门地面车位").await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url("/sites/bureau/inquiries")).await;
    page.wait_for_focus("#inquiry-form-question").await;
    page.type_text("厕所").await;
    page.wait_for_text("#proposals", "一楼东侧，电梯旁").await;
    page.press("ArrowDown").await;
    page.press("Enter").await;
    page.wait_for_text("#inquiries-day", "洗手间在哪里").await;
    page.wait_for_text("#inquiries-day", "已答复").await;
    page.wait_for_focus("#inquiry-form-question").await;
    assert_eq!(page.value("#inquiry-form-question").await, "");
    // What was asked is frequent now, and has a key of its own.
    page.reload().await;
    page.wait_for_text("#proposals", "Alt+1").await;
    page.press("Alt+1").await;
    // The count is drawn anew by the event, and the form by the answer: either may be first.
    page.wait_until_gone("#inquiry-form[data-sent]").await;
    page.wait_for_text("#inquiries-count", "共 2 次").await;
    // Nobody at the desk knows: it is handed on, and turns overdue.
    page.type_text("能给电动车充电吗").await;
    page.wait_for_text("#proposals", "没有相近的问题").await;
    page.press("Escape").await;
    page.press("h").await;
    page.type_text("后勤处").await;
    page.press("Tab").await;
    page.type_text("0900").await;
    page.press("Control+Enter").await;
    page.wait_for_text("#inquiries-day", "待答复 09:00").await;
    hall.until(9, 1, &[&page]).await;
    page.wait_for_text("#inquiries-day", "未答复，已超时").await;
    page.close().await;
}

// A1.6
#[tokio::test]
async fn a_leader_adopts_an_answer_into_the_base_on_a_phone_a1_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let desk = &hall.receptionist().actor;
    let note = domain::inquiry::InquiryNote {
        asked: domain::inquiry::Asked {
            question: "能给电动车充电吗".to_owned(),
            answer: "西门车棚可以充电".to_owned(),
            ..domain::inquiry::Asked::default()
        },
        reply: domain::inquiry::Reply::Own,
    };
    let (site, command) = (&hall.building.site.id, hall.command());
    let done = app::inquiry::record(&hall.house, desk, site, &command, note, true).await;
    done.expect("the desk answers");
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    page.go_to(&hall.url("/sites/bureau/knowledge")).await;
    page.wait_for_text("#proposed", "西门车棚可以充电").await;
    page.wait_for_text("#in-vain", "能给电动车充电吗").await;
    page.assert_fits_the_screen().await;
    page.follow("#proposed a.button.main").await;
    page.wait_for_element("#knowledge-form").await;
    assert_eq!(
        page.value("#knowledge-form-answer").await,
        "西门车棚可以充电"
    );
    page.tap("#knowledge-form button[type=submit]").await;
    page.wait_for_text("#entries", "能给电动车充电吗").await;
    page.go_to(&hall.url("/sites/bureau/inquiries")).await;
    page.assert_fits_the_screen().await;
    page.close().await;
}
