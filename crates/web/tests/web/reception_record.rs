//! The daily reception record by its addresses.

use std::io::Cursor;

use app::Role;
use calamine::{Data, Reader, Xlsx};
use serde_json::json;

use crate::sample::{HOUR, MORNING, config, furnished};

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let beginning = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&beginning).expect("the field");
    rest.split('"').next().unwrap().to_owned()
}

const DAY: &str = "/sites/court/reception-records/2026-07-06";

// A1.9
#[tokio::test(flavor = "multi_thread")]
async fn the_desk_signs_the_day_and_a_leader_signs_too_a1_9() {
    let sample = furnished(config()).await;
    sample.call("court").await;
    sample.inquiry("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    sample.clock.set(MORNING + 2 * HOUR);
    let page = desk.get(DAY).await.is(200).text.clone();
    assert!(page.contains("未签字") && page.contains("缺 "), "{page}");
    assert!(page.contains("逾期未办"), "{page}");
    let seen = hidden(&page, "seen");
    let signature = format!("{DAY}/signature");
    let silent = desk
        .form(&signature, &[("seen", &seen), ("note", "")])
        .await;
    assert!(
        silent.is(422).text.contains("补不齐的原因"),
        "{}",
        silent.text
    );
    let changed = desk
        .form(&signature, &[("seen", "other"), ("note", "电话已转告")])
        .await;
    assert!(
        changed.is(409).text.contains("电话已转告"),
        "what was typed comes back: {}",
        changed.text
    );
    let typed = [("seen", seen.as_str()), ("note", "电话已转告")];
    desk.form(&signature, &typed).await.is(303);
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = lead.get(DAY).await.is(200).text.clone();
    assert!(
        page.contains("待领班签字") && page.contains("电话已转告"),
        "{page}"
    );
    let edition = hidden(&page, "edition");
    let back = [("edition", edition.as_str()), ("reason", "")];
    lead.form(&format!("{DAY}/return"), &back).await.is(422);
    lead.form(&format!("{DAY}/countersignature"), &[("edition", &edition)])
        .await
        .is(303);
    let list = desk
        .get("/sites/court/reception-records?month=2026-07")
        .await;
    assert!(list.is(200).text.contains("已归档"), "{}", list.text);
    let month = desk.get("/sites/court/reception-records?month=13").await;
    month.is(422);
    desk.get("/sites/court/reception-records/2026-07-07")
        .await
        .is(404);
    let json = desk
        .get("/api/v1/sites/court/reception-records/2026-07-06")
        .await;
    let shape: serde_json::Value = serde_json::from_str(&json.is(200).text).unwrap();
    assert_eq!(shape["state"], json!("countersigned"));
    assert_eq!(
        shape["editions"][0]["signed"]["at"],
        json!(MORNING + 2 * HOUR)
    );
}

// A1.9
#[tokio::test(flavor = "multi_thread")]
async fn a_day_with_somebody_inside_is_complete_and_is_signed_with_a_tick_alone_a1_9() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let visitor = [("name", "赵敏"), ("host", "周明"), ("purpose", "送材料")];
    desk.form("/sites/court/visits", &visitor).await.is(303);
    let page = desk.get(DAY).await.is(200).text.clone();
    assert!(
        page.contains("登记齐全") && page.contains("还在楼内 1 批"),
        "{page}"
    );
    let seen = hidden(&page, "seen");
    let signature = format!("{DAY}/signature");
    let typed = [("seen", seen.as_str()), ("note", "客人在三楼开会")];
    let refused = desk.form(&signature, &typed).await;
    assert!(
        refused.is(422).text.contains("还有 1 批来访人在楼内")
            && refused.text.contains("客人在三楼开会"),
        "{}",
        refused.text
    );
    let ticked = [typed.as_slice(), &[("while_inside", "yes")]].concat();
    desk.form(&signature, &ticked).await.is(303);
    let json = desk
        .get("/api/v1/sites/court/reception-records/2026-07-06")
        .await;
    let shape: serde_json::Value = serde_json::from_str(&json.is(200).text).unwrap();
    assert_eq!(
        (&shape["state"], &shape["inside"], &shape["missing"]),
        (&json!("signed"), &json!(1), &json!(0))
    );
}

// A1.9
#[tokio::test(flavor = "multi_thread")]
async fn paper_has_the_record_in_full_and_a_workbook_has_it_masked_a1_9() {
    let sample = furnished(config()).await;
    sample.call("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = lead.get(DAY).await.text;
    assert!(!page.contains("张建设"), "{page}");
    let paper = format!("{DAY}/paper");
    lead.form(&paper, &[("purpose", "other")]).await.is(422);
    let sheet = lead.form(&paper, &[("purpose", "archive")]).await;
    assert!(sheet.is(200).text.contains("张建设"), "{}", sheet.text);
    assert!(sheet.text.contains("用途：签字归档"), "{}", sheet.text);
    // A sheet is filed for years, and each of its pages tells of which day it is.
    let head = sheet.text.split("<thead>").nth(1).unwrap();
    let head = head.split("</thead>").next().unwrap();
    assert!(head.contains("2026年7月6日 周一"), "{head}");
    let manager = sample.client("court", Role::OwnersManager).await;
    manager
        .form(&paper, &[("purpose", "archive")])
        .await
        .is(403);
    let shown = manager.get(DAY).await;
    assert!(
        !shown.is(200).text.contains("开庭"),
        "who only supervises learns nobody's matter: {}",
        shown.text
    );
    let bytes = lead.file(&format!("{DAY}/workbook")).await;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    let texts: Vec<String> = sheet
        .rows()
        .flatten()
        .map(|cell| match cell {
            Data::String(text) => text.clone(),
            other => other.to_string(),
        })
        .collect();
    assert!(texts.iter().any(|text| text == "张*"), "{texts:?}");
    assert!(texts.iter().any(|text| text == "来电"), "{texts:?}");
    assert!(
        !texts.iter().any(|text| text.contains("张建设")),
        "{texts:?}"
    );
}
