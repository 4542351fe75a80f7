//! What a client confirmed on paper or by telephone, as the team writes it down.

use app::Role;

use crate::asking::{Client, new_id};
use crate::orders::{ORDERS, sent, twelve_plates};
use crate::sample::{config, furnished};

// B5
#[tokio::test(flavor = "multi_thread")]
async fn a_serving_plan_confirmed_by_telephone_is_written_down_of_what_was_counted_last_b5() {
    let sample = furnished(config()).await;
    let (order, link) = sample.linked_order("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = format!("{ORDERS}/{order}");
    let shown = lead.get(&page).await.is(200).text.clone();
    assert!(shown.contains("id=\"order-record\"") && !shown.contains("id=\"order-record-plan\""));
    let count = |count: &str| {
        [
            ("command", new_id()),
            ("line", "1".to_owned()),
            ("count", count.to_owned()),
        ]
    };
    sent(&lead, &format!("{page}/count"), &count("10"))
        .await
        .is(303);
    let shown = lead.get(&page).await.is(200).text.clone();
    let counted = |shown: &str| {
        let (_, form) = shown.split_once("id=\"order-record-plan\"").unwrap();
        let (_, mark) = form.split_once("name=\"counted\" value=\"").unwrap();
        mark.split_once('"').unwrap().0.to_owned()
    };
    let before = counted(&shown);
    let fields = |counted: &str, said: &str| {
        [
            ("command", new_id()),
            ("revision", "1".to_owned()),
            ("counted", counted.to_owned()),
            ("heard", "telephone".to_owned()),
            ("name", "赵敏".to_owned()),
            ("said", said.to_owned()),
        ]
    };
    // What is counted while they telephone is not what was confirmed; what was typed stays.
    sent(&lead, &format!("{page}/count"), &count("9"))
        .await
        .is(303);
    let recorded = format!("{page}/recorded-agreement");
    let refused = sent(&lead, &recorded, &fields(&before, "soon")).await;
    assert_eq!(
        counted(&refused.is(422).text),
        before,
        "it goes on saying what was seen"
    );
    let refused = sent(&lead, &recorded, &fields(&before, "")).await;
    let shown = &refused.is(409).text;
    assert!(shown.contains("id=\"order-record-plan\" open") && shown.contains("value=\"赵敏\""));
    let now = counted(shown);
    assert_ne!(now, before);
    sent(&lead, &recorded, &fields(&now, "")).await.is(303);
    let shown = lead.get(&page).await.is(200).text.clone();
    assert!(shown.contains("data-said=\"plan-agreed-telephone\""));
    assert!(!shown.contains("id=\"order-record-plan\""));
    let client = Client::new(sample.router.clone());
    let seen = client.get(&link).await.is(200).text.clone();
    assert!(seen.contains("电话确认上台安排（会务代记）"), "{seen}");
}

// B6
#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_on_paper_is_written_down_keeps_what_was_typed_and_is_counted_apart_b6() {
    let sample = furnished(config()).await;
    let (order, link) = sample.linked_order("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    let page = format!("{ORDERS}/{order}");
    let recorded = format!("{page}/recorded-agreement");
    // What changed since the client said so is not what they confirmed, and is shown.
    let lead = sample.client("court", Role::TeamLeader).await;
    sent(&lead, &page, &twelve_plates()).await.is(303);
    let stale = [
        ("command", new_id()),
        ("revision", "1".to_owned()),
        ("heard", "telephone".to_owned()),
        ("name", "赵敏".to_owned()),
        ("said", String::new()),
    ];
    let refused = sent(&desk, &recorded, &stale).await;
    let shown = &refused.is(409).text;
    assert!(
        shown.contains("id=\"order-since\"") && shown.contains("12 盘"),
        "{shown}"
    );
    let fields = |name: &str, said: &str| {
        [
            ("command", new_id()),
            ("revision", "2".to_owned()),
            ("heard", "paper".to_owned()),
            ("name", name.to_owned()),
            ("said", said.to_owned()),
        ]
    };
    let refused = sent(&desk, &recorded, &fields("赵敏", "2026-08-01T09:00")).await;
    let shown = &refused.is(422).text;
    for words in [
        "id=\"order-record\" open",
        "value=\"赵敏\"",
        "value=\"paper\" required checked",
        "value=\"2026-08-01T09:00\"",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    sent(&desk, &recorded, &fields("赵敏", "")).await.is(303);
    let shown = desk.get(&page).await.is(200).text.clone();
    assert!(shown.contains("data-said=\"agreed-paper\"") && shown.contains("客户：赵敏"));
    assert!(!shown.contains("id=\"order-record\""));
    let client = Client::new(sample.router.clone());
    let seen = client.get(&link).await.is(200).text.clone();
    assert!(
        seen.contains("会务已记下您于") && seen.contains("书面确认"),
        "{seen}"
    );
    let register = desk.get(&format!("{ORDERS}?from=2026-07-06")).await;
    assert!(register.is(200).text.contains("id=\"orders-recorded\""));
    let attendant = sample.client("court", Role::Attendant).await;
    sent(&attendant, &recorded, &fields("赵敏", ""))
        .await
        .is(403);
}
