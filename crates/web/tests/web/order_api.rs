//! Orders by JSON (clauses B5, B6): what the pages do, a program does too.

use app::Role;
use axum::http::Method;
use serde_json::{Value, json};

use crate::asking::{Client, new_id};
use crate::sample::{HOUR, MORNING, config, furnished, room};

const ORDERS: &str = "/api/v1/sites/court/orders";

fn fruit(quantity: u32) -> Value {
    json!({
        "number": 0, "kind": "fruit", "item": "时令果盘", "quantity": quantity, "unit": "盘",
        "place": "后排长桌", "moment": "before", "put_out": 4, "reason": "保持新鲜",
        "supplier": "果品公司",
    })
}

fn order(lines: &[Value]) -> Value {
    json!({
        "matter": {
            "title": "党员活动", "room": room("court", "702").to_string(),
            "starts": MORNING + 2 * HOUR, "ends": MORNING + 4 * HOUR,
        },
        "client": {"name": "赵敏", "department": "办公室", "telephone": "8021"},
        "lines": lines,
    })
}

/// The order as it is read.
async fn read(client: &Client, id: &str) -> Value {
    client.get(&format!("{ORDERS}/{id}")).await.is(200).json()
}

// B5
#[tokio::test(flavor = "multi_thread")]
async fn a_program_places_an_order_once_and_its_client_agrees_to_what_was_changed_b5() {
    let sample = furnished(config()).await;
    let host = sample.client("court", Role::Host).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let (key, body) = (new_id(), order(&[fruit(10)]));
    let first = host.json(Method::POST, ORDERS, &key, &body).await;
    let id = first.is(200).json()["subject"].as_str().unwrap().to_owned();
    let again = host.json(Method::POST, ORDERS, &key, &body).await;
    assert_eq!(
        again.is(200).json()["subject"],
        id.as_str(),
        "carried out once"
    );
    let whole = read(&host, &id).await;
    assert_eq!(
        (&whole["version"], &whole["standing"]),
        (&json!(1), &json!("awaited"))
    );
    assert_eq!(whole["client"]["telephone"], "8021");
    let more = json!({
        "version": 1,
        "client": {"name": "赵敏"},
        "lines": [{
            "number": 1, "kind": "fruit", "item": "时令果盘", "quantity": 12, "unit": "盘",
            "moment": "before",
        }],
    });
    let one = format!("{ORDERS}/{id}");
    host.command(&one, &more).await.is(403);
    lead.command(&one, &more).await.is(200);
    let later = lead.command(&one, &more).await;
    assert_eq!(
        (later.is(409).code(), later.json()["field"].clone()),
        ("order-changed-meanwhile".to_owned(), json!("version"))
    );
    let whole = read(&lead, &id).await;
    assert_eq!(whole["title"], "党员活动", "what it is for was kept");
    assert_eq!(
        (&whole["version"], &whole["revision"]),
        (&json!(2), &json!(2))
    );
    let agree = |revision: i32| json!({"revision": revision, "name": "赵"});
    let agreement = format!("{one}/agreement");
    assert_eq!(
        host.command(&agreement, &agree(1)).await.is(409).code(),
        "order-changed-since"
    );
    host.command(&agreement, &agree(2)).await.is(200);
    // Whoever serves does not confirm; their client does.
    assert_eq!(
        lead.command(&agreement, &agree(2)).await.is(404).code(),
        "order-unknown"
    );
    let said = read(&lead, &id).await["said"].clone();
    assert_eq!(
        (&said[0]["kind"], &said[0]["by"]),
        (&json!("agreed"), &json!("赵"))
    );
}

// B5
#[tokio::test(flavor = "multi_thread")]
async fn a_program_asks_for_a_change_and_answers_one_b5() {
    let sample = furnished(config()).await;
    let host = sample.client("court", Role::Host).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let placed = host.command(ORDERS, &order(&[fruit(10)])).await;
    let id = placed.is(200).json()["subject"]
        .as_str()
        .unwrap()
        .to_owned();
    let one = format!("{ORDERS}/{id}");
    let wish = json!({"revision": 1, "words": "要十二盘"});
    let request = format!("{one}/change-request");
    host.command(&request, &wish).await.is(200);
    assert_eq!(
        lead.command(&request, &wish).await.is(404).code(),
        "order-unknown"
    );
    let whole = read(&lead, &id).await;
    assert_eq!(
        (&whole["standing"], &whole["said"][0]["kind"]),
        (&json!("change-asked"), &json!("change-asked"))
    );
    let answer = json!({"position": whole["said"][0]["position"].clone(), "words": "只有十盘"});
    let answers = format!("{one}/change-answer");
    host.command(&answers, &answer).await.is(404);
    lead.command(&answers, &answer).await.is(200);
    assert_eq!(
        lead.command(&answers, &answer).await.is(409).code(),
        "order-nothing-asked"
    );
    assert_eq!(read(&host, &id).await["standing"], "awaited");
}

// B6
#[tokio::test(flavor = "multi_thread")]
async fn a_program_counts_what_came_and_has_it_confirmed_b6() {
    let sample = furnished(config()).await;
    let host = sample.client("court", Role::Host).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let placed = host.command(ORDERS, &order(&[fruit(10)])).await;
    let id = placed.is(200).json()["subject"]
        .as_str()
        .unwrap()
        .to_owned();
    let one = format!("{ORDERS}/{id}");
    let count = json!({"line": 1, "count": 9});
    host.command(&format!("{one}/count"), &count).await.is(404);
    lead.command(&format!("{one}/count"), &count).await.is(200);
    let whole = read(&host, &id).await;
    assert_eq!(whole["lines"][0]["counted"], 9);
    let plan = json!({"revision": 1, "counted": whole["counted_at"], "right": true});
    host.command(&format!("{one}/plan"), &plan).await.is(200);
    let call = json!({"line": 1, "words": "再上两盘"});
    host.command(&format!("{one}/call"), &call).await.is(409);
    sample.clock.set(MORNING + 2 * HOUR);
    host.command(&format!("{one}/call"), &call).await.is(200);
    assert_eq!(read(&host, &id).await["said"][1]["what"], "call-2");
    let told = json!({"what": "1", "words": "电话告诉赵敏"});
    let early = lead.command(&format!("{one}/notice"), &told).await;
    assert_eq!(early.is(409).code(), "order-nothing-waits");
    let early = lead.command(&format!("{one}/settlement"), &told).await;
    assert_eq!(early.is(409).code(), "order-nothing-waits");
    let done = json!({"what": ["soon"], "right": true});
    let unknown = host.command(&format!("{one}/completion"), &done).await;
    assert_eq!(unknown.is(422).json()["field"], "what");
    lead.command(&format!("{one}/link"), &json!({}))
        .await
        .is(200);
    let link = read(&lead, &id).await["link"].as_str().unwrap().to_owned();
    Client::new(sample.router.clone()).get(&link).await.is(200);
    lead.command(&format!("{one}/link/revocation"), &json!({}))
        .await
        .is(200);
    assert_eq!(read(&lead, &id).await["link"], Value::Null);
    lead.command(&format!("{one}/cancellation"), &json!({}))
        .await
        .is(200);
    assert_eq!(read(&lead, &id).await["standing"], "cancelled");
}

// B5
#[tokio::test(flavor = "multi_thread")]
async fn what_is_unfit_is_named_with_its_line_and_the_catalogue_is_its_keepers_alone_b5() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let mut much = fruit(3);
    much["put_out"] = json!(4);
    let refused = desk.command(ORDERS, &order(&[fruit(10), much])).await;
    let problem = refused.is(422).json();
    assert_eq!(
        (&problem["code"], &problem["field"]),
        (&json!("order-put-out-many"), &json!("put_out"))
    );
    assert_eq!(problem["arguments"]["line"], "2");
    let nothing = json!({"client": {"name": "赵敏"}, "lines": [fruit(10)]});
    assert_eq!(
        desk.command(ORDERS, &nothing).await.is(422).code(),
        "order-matter-missing"
    );
    let mut both = order(&[fruit(10)]);
    both["meeting"] = json!("0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506");
    assert_eq!(
        desk.command(ORDERS, &both).await.is(422).code(),
        "order-matter-of-meeting"
    );
    let items = format!("{ORDERS}/catalogue");
    let item = json!({"kind": "tea-break", "item": "红茶", "unit": "份", "moment": "break", "price": 1_500});
    desk.command(&items, &item).await.is(403);
    let put = lead.command(&items, &item).await;
    let id = put.is(200).json()["subject"].as_str().unwrap().to_owned();
    let offered = async || desk.get(&items).await.is(200).json()["items"].clone();
    let teas = |items: &Value| {
        items
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["item"] == "红茶")
            .count()
    };
    assert_eq!(teas(&offered().await), 1);
    lead.command(&format!("{items}/{id}/removal"), &json!({}))
        .await
        .is(200);
    assert_eq!(teas(&offered().await), 0);
    lead.command(&format!("{ORDERS}/link-days"), &json!({"days": 14}))
        .await
        .is(200);
    assert_eq!(desk.get(&items).await.json()["link_days"], 14);
}
