//! The workbooks of orders and of cases say when the client knew of what, and nothing more of the client.

use app::Role;
use axum::body::{Body, to_bytes};
use axum::http::Method;
use calamine::{Reader, Xlsx};
use serde_json::json;

use crate::asking::{Client, new_id};
use crate::orders::{ORDERS, sent};
use crate::sample::{config, furnished};

const CASES: &str = "/sites/court/cases";

/// The head and the first row below it, cell by cell.
async fn first_row(client: &Client, path: &str) -> Vec<(String, String)> {
    let request = client.request(Method::GET, path).body(Body::empty());
    let answer = client.send(request.unwrap()).await;
    assert_eq!(answer.status(), 200);
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<String>> = sheet
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    let cells = rows[0].iter().cloned().zip(rows[1].iter().cloned());
    cells.collect()
}

fn cell<'row>(row: &'row [(String, String)], title: &str) -> &'row str {
    let found = row.iter().find(|(named, _)| named == title);
    found.map_or_else(
        || panic!("no {title} in {row:?}"),
        |(_, cell)| cell.as_str(),
    )
}

// B5
// B6
#[tokio::test(flavor = "multi_thread")]
async fn the_workbook_of_orders_says_which_version_the_client_confirmed_and_when_b5_b6() {
    let sample = furnished(config()).await;
    let order = sample.order("court").await;
    let agreement = format!("/o/{}/agreement", sample.order_link("court", order).await);
    let lead = sample.client("court", Role::TeamLeader).await;
    let workbook = format!("{ORDERS}/workbook?from=2026-07-06");
    let before = first_row(&lead, &workbook).await;
    for title in [
        "客户确认的版本",
        "客户确认时间",
        "更改截止",
        "客户确认或知会时间",
    ] {
        assert_eq!(cell(&before, title), "", "{title}");
    }
    let fields = [
        ("command", new_id()),
        ("revision", "1".to_owned()),
        ("name", "赵".to_owned()),
    ];
    sent(&sample.stranger(), &agreement, &fields).await.is(303);
    let row = first_row(&lead, &workbook).await;
    assert_eq!(cell(&row, "客户确认的版本"), "第 1 版");
    assert!(
        cell(&row, "客户确认时间").starts_with("2026-07-06"),
        "{row:?}"
    );
    assert_eq!(cell(&row, "摆在哪里"), "后排长桌");
    assert_eq!(cell(&row, "供应商"), "果品公司");
    assert!(!format!("{row:?}").contains("8021"), "{row:?}");
}

// B5
#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_confirms_nothing_but_its_meeting_stands_in_the_workbook_too_b5() {
    let sample = furnished(config()).await;
    let meeting = sample.meeting("court").await.to_string();
    let lead = sample.client("court", Role::TeamLeader).await;
    let order = json!({ "meeting": meeting, "client": { "name": "赵敏" }, "lines": [] });
    let orders = format!("/api/v1{ORDERS}");
    lead.command(&orders, &order).await.is(200);
    let row = first_row(&lead, &format!("{ORDERS}/workbook?from=2026-07-06")).await;
    assert_eq!(cell(&row, "进展"), "待客户确认");
    for title in ["品名", "数量", "客户确认或知会时间"] {
        assert_eq!(cell(&row, title), "", "{title}");
    }
}

// B2
// B4
#[tokio::test(flavor = "multi_thread")]
async fn the_workbook_of_cases_says_how_each_was_closed_b2_b4() {
    let sample = furnished(config()).await;
    let id = sample.case("court").await;
    let manager = sample.client("court", Role::OwnersManager).await;
    let workbook = format!("{CASES}/workbook?month=2026-07");
    let before = first_row(&manager, &workbook).await;
    for title in ["答应的时间", "告知客户时间", "结案方式"] {
        assert_eq!(cell(&before, title), "", "{title}");
    }
    manager
        .form(&format!("{CASES}/{id}/closing"), &[("words", "客户已离职")])
        .await
        .is(303);
    let row = first_row(&manager, &workbook).await;
    assert_eq!(cell(&row, "结案方式"), "说明理由结案");
    assert!(cell(&row, "结案时间").starts_with("2026-07-06"), "{row:?}");
}
