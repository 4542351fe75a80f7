//! The register of inquiries and the knowledge base by their addresses.

use app::Role;
use serde_json::json;

use crate::sample::{HOUR, MINUTE, MORNING, config, furnished};

#[tokio::test(flavor = "multi_thread")]
async fn a_proposed_answer_records_the_inquiry_in_one_act_a1_6() {
    let sample = furnished(config()).await;
    let known = sample.knowledge("court").await.to_string();
    let desk = sample.client("court", Role::Receptionist).await;
    let typed = [("question", "厕所")];
    let proposed = desk.form("/sites/court/inquiries/proposals", &typed).await;
    assert!(
        proposed.is(200).text.contains("一楼东侧，电梯旁"),
        "{}",
        proposed.text
    );
    assert!(proposed.text.contains(&known), "{}", proposed.text);
    let chosen = [
        ("question", "厕所"),
        ("handling", "answered"),
        ("knowledge", &known),
    ];
    desk.form("/sites/court/inquiries", &chosen).await.is(303);
    let page = desk.get("/sites/court/inquiries").await.text;
    assert!(page.contains("已答复") && page.contains("Alt+1"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inquiry_handed_on_turns_overdue_is_answered_and_proposed_for_the_base_a1_6() {
    let sample = furnished(config()).await;
    let inquiry = sample.inquiry("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    sample.clock.set(MORNING + HOUR + MINUTE);
    let page = desk.get("/sites/court/inquiries").await.text;
    assert!(
        page.contains("未答复，已超时 08:00") && page.contains("张*"),
        "{page}"
    );
    let address = format!("/sites/court/inquiries/{inquiry}/answer");
    let silent = desk.form(&address, &[("answer", "")]).await;
    assert!(
        silent.is(422).text.contains("答复还没有填"),
        "{}",
        silent.text
    );
    let said = [("answer", "西门车棚可以充电"), ("propose", "yes")];
    desk.form(&address, &said).await.is(303);
    let lead = sample.client("court", Role::TeamLeader).await;
    let base = lead.get("/sites/court/knowledge").await.text;
    assert!(
        base.contains("建议收入的答复") && base.contains("西门车棚可以充电"),
        "{base}"
    );
    assert!(base.contains("能给电动车充电吗"), "asked in vain: {base}");
    let read = desk.get("/sites/court/knowledge").await.text;
    assert!(!read.contains("能给电动车充电吗"), "{read}");
    let adopting = format!("/sites/court/knowledge?proposal={inquiry}");
    let form = lead.get(&adopting).await.text;
    assert!(form.contains("value=\"能给电动车充电吗\""), "{form}");
    let id = inquiry.to_string();
    let new = [
        ("question", "能给电动车充电吗"),
        ("answer", "西门车棚可以充电"),
        ("proposal", id.as_str()),
    ];
    lead.form("/sites/court/knowledge", &new).await.is(303);
    let base = lead.get("/sites/court/knowledge").await.text;
    assert!(!base.contains("建议收入的答复"), "{base}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_entry_of_the_base_comes_back_with_what_was_typed() {
    let sample = furnished(config()).await;
    let known = sample.knowledge("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let typed = [
        ("question", "开放时间"),
        ("answer", "九点"),
        ("valid_until", "明年"),
    ];
    let refused = lead.form("/sites/court/knowledge", &typed).await;
    let page = &refused.is(422).text;
    assert!(
        page.contains("value=\"开放时间\"") && page.contains("没有这一天"),
        "{page}"
    );
    let address = format!("/sites/court/knowledge/{known}");
    let both = |answer: &'static str| {
        [
            ("question", "洗手间在哪里"),
            ("answer", answer),
            ("revision", "1"),
        ]
    };
    lead.form(&address, &both("二楼")).await.is(303);
    let late = lead.form(&address, &both("三楼")).await;
    assert!(
        late.is(409).text.contains("刚改过这一条（第 2 版）"),
        "{}",
        late.text
    );
    assert!(late.text.contains("三楼") && late.text.contains("name=\"revision\" value=\"2\""));
    let turned = lead
        .get("/sites/court/knowledge?from=2026-07-06&until=2026-07-01")
        .await;
    assert!(turned.is(200).text.contains("起止日期颠倒了"));
    lead.form(&format!("{address}/removal"), &[]).await.is(303);
    lead.get(&address).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_writes_the_base_and_records_inquiries() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let entry = json!({ "question": "几点开门", "answer": "八点半" });
    let api = "/api/v1/sites/court";
    let added = lead.command(&format!("{api}/knowledge"), &entry).await;
    let id = added.is(200).json()["subject"].as_str().unwrap().to_owned();
    desk.command(&format!("{api}/knowledge"), &entry)
        .await
        .is(403);
    let known = json!({ "asked": {}, "knowledge": id });
    desk.command(&format!("{api}/inquiries"), &known)
        .await
        .is(200);
    let handed = json!({
        "asked": { "question": "有盲道吗" }, "to": "办公室", "agreed": MORNING + HOUR,
    });
    let taken = desk.command(&format!("{api}/inquiries"), &handed).await;
    let inquiry = taken.is(200).json()["subject"].as_str().unwrap().to_owned();
    let said = json!({ "answer": "有" });
    let answer = format!("{api}/inquiries/{inquiry}/answer");
    desk.command(&answer, &said).await.is(200);
    assert_eq!(
        desk.command(&answer, &said).await.is(409).code(),
        "inquiry-answered"
    );
    let base = lead.get(&format!("{api}/knowledge")).await.json();
    assert_eq!(
        (&base["entries"][0]["uses"], &base["in_vain"][0]["count"]),
        (&json!(1), &json!(1))
    );
    let list = desk.get(&format!("{api}/inquiries")).await.json();
    assert_eq!(list["inquiries"][0]["state"], "settled");
}

// A1.6
#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_many_inquiries_has_pages_and_what_waits_stands_on_each_a1_6() {
    let sample = furnished(config()).await;
    for _ in 0..75 {
        sample.inquiry("court").await;
    }
    let desk = sample.client("court", Role::Receptionist).await;
    let rows = |text: &str| text.matches("data-row ").count();
    let first = desk
        .get("/sites/court/inquiries")
        .await
        .is(200)
        .text
        .clone();
    assert!(first.contains("共 75 次") && first.contains("第 1–50 条，共 75 条"));
    // What is printed has its day with the year.
    assert!(first.contains("<span>2026年7月6日 周一</span>"));
    // Each of them waits for an answer: the first stand above the page, and all of them a link away.
    assert_eq!(rows(&first), 70);
    assert!(first.contains("另有 5 条，全部列出"), "{first}");
    let open = desk
        .get("/sites/court/inquiries?state=open&page=2")
        .await
        .is(200)
        .text
        .clone();
    assert!(open.contains("当天待办") && open.contains("第 51–75 条，共 75 条"));
    assert_eq!(rows(&open), 25);
    let none = desk.get("/sites/court/inquiries?state=left").await;
    assert!(none.is(200).text.contains("没有待办的了"));
    desk.get("/sites/court/inquiries?state=drunk").await.is(422);
    let last = desk
        .get("/sites/court/inquiries?page=2")
        .await
        .is(200)
        .text
        .clone();
    assert!(last.contains("第 51–75 条，共 75 条"));
}
