//! Assigned matters by their addresses: assigned, read back, confirmed, done, accepted and rated.

use app::Role;
use axum::http::Method;
use serde_json::json;

use crate::asking::{Client, new_id};
use crate::sample::{HOUR, MORNING, account, config, furnished};

const MATTERS: &str = "/sites/court/assigned-matters";

fn typed() -> Vec<(&'static str, String)> {
    vec![
        ("what", "把<b>会签稿</b>送到院办\n要签收".to_owned()),
        ("person", String::new()),
        (
            "receiver",
            format!("account:{}", account("court", Role::Attendant)),
        ),
        ("due", "0900".to_owned()),
        ("room", String::new()),
        ("urgency", "urgent".to_owned()),
    ]
}

async fn send(client: &Client, fields: &[(&'static str, String)]) -> crate::asking::Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    client.form(MATTERS, &fields).await
}

/// The revision that a form of the page decides on.
fn revision(page: &str, form: &str) -> String {
    let form = page.split(&format!("id=\"{form}\"")).nth(1).unwrap();
    let value = form.split("name=\"revision\" value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

// C5.1
#[tokio::test(flavor = "multi_thread")]
async fn a_matter_is_read_back_until_it_is_meant_over_the_pages_c5_1() {
    let sample = furnished(config()).await;
    let manager = sample.client("court", Role::OwnersManager).await;
    let ting = sample.client("court", Role::Attendant).await;
    let page = send(&manager, &typed()).await;
    let page = page.is(303).header("location").to_owned();
    let shown = ting.get(&page).await.is(200).text.clone();
    for words in ["交办事项 1 号", "待复述，07:15 前", "会签稿", "紧急"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("<b>会签稿"), "what was typed is text");
    let reading = |for_whom| {
        [
            ("note", "送<i>稿</i>"),
            ("for_whom", for_whom),
            ("by_when", "九点前"),
        ]
    };
    let lacking = ting.form(&format!("{page}/reading"), &reading("")).await;
    let text = &lacking.is(422).text;
    assert!(
        text.contains("value=\"九点前\"") && text.contains("这一项还没有填"),
        "{text}"
    );
    ting.form(&format!("{page}/reading"), &reading("院办"))
        .await
        .is(303);
    let shown = manager.get(&page).await.text;
    assert!(
        shown.contains("承办人的复述") && shown.contains("&#60;i&#62;稿"),
        "{shown}"
    );
    let old = revision(&shown, "matter-confirm");
    let wrong = [
        ("revision", old.as_str()),
        ("note", "是送到审委会"),
        ("until", ""),
    ];
    manager
        .form(&format!("{page}/correction"), &wrong)
        .await
        .is(303);
    ting.form(&format!("{page}/reading"), &reading("审委会"))
        .await
        .is(303);
    // What was confirmed is what was shown.
    let stale = manager
        .form(&format!("{page}/confirmation"), &[("revision", &old)])
        .await;
    assert!(
        stale.is(409).text.contains("刚刚有了变化"),
        "{}",
        stale.text
    );
    let now = revision(&manager.get(&page).await.text, "matter-confirm");
    manager
        .form(&format!("{page}/confirmation"), &[("revision", &now)])
        .await
        .is(303);
}

// A1.10
#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_is_reported_accepted_and_rated_over_the_pages_a1_10() {
    let sample = furnished(config()).await;
    let manager = sample.client("court", Role::OwnersManager).await;
    let ting = sample.client("court", Role::Attendant).await;
    let page = format!("{MATTERS}/{}", sample.assigned_matter("court").await);
    let nothing = ting
        .multipart(
            &format!("{page}/completion"),
            &[("note", String::new())],
            None,
        )
        .await;
    nothing.is(422);
    let done = [("note", "已送到并签收".to_owned())];
    ting.multipart(&format!("{page}/completion"), &done, None)
        .await
        .is(303);
    let shown = manager.get(&page).await.text;
    assert!(
        shown.contains("待验收，按时") && shown.contains("已送到并签收"),
        "{shown}"
    );
    let now = revision(&shown, "matter-accept");
    let unrated = manager
        .form(
            &format!("{page}/acceptance"),
            &[("revision", &now), ("note", "辛苦了")],
        )
        .await;
    let text = &unrated.is(422).text;
    assert!(
        text.contains("请选评价") && text.contains("辛苦了"),
        "{text}"
    );
    let accepted = [
        ("revision", now.as_str()),
        ("score", "5"),
        ("note", "辛苦了"),
    ];
    manager
        .form(&format!("{page}/acceptance"), &accepted)
        .await
        .is(303);
    let listed = manager.get(&format!("{MATTERS}?show=closed")).await.text;
    assert!(
        listed.contains("已办结，按时") && listed.contains("非常满意"),
        "{listed}"
    );
    let open = ting.get(MATTERS).await.text;
    assert!(open.contains("没有未办结的交办事项"), "{open}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_assignment_keeps_all_that_was_typed() {
    let sample = furnished(config()).await;
    let manager = sample.client("court", Role::OwnersManager).await;
    let rows = [
        ("due", "昨天", "agreed-unfit"),
        ("due", "", "agreed-missing"),
        ("receiver", "", "assigned-matter-receiver-missing"),
        ("receiver", "team:x", "choice-unknown"),
        ("person", "无此人", "assigned-matter-person-unknown"),
        ("what", " ", "assigned-matter-what-empty"),
        ("urgency", "now", "choice-unknown"),
    ];
    for (field, value, code) in rows {
        let mut fields = typed();
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value.to_owned()));
        let refused = send(&manager, &fields).await;
        let text = &refused.is(422).text;
        let key = format!("refusal-{code}");
        let words = words::text(words::Language::ZhHans, &key);
        let begins: String = words
            .chars()
            .take_while(|one| *one != '“' && *one != '{')
            .collect();
        assert!(text.contains(begins.trim()), "{code}: {text}");
        if field != "what" {
            assert!(text.contains("要签收</textarea>"), "{code}: {text}");
        }
        if field != "due" {
            assert!(text.contains("value=\"0900\""), "{code}: {text}");
        }
    }
    let host = sample.client("court", Role::Host).await;
    let text = send(&host, &typed()).await.is(403).text.clone();
    assert!(text.contains("只有领导本人"), "{text}");
    host.get(&format!("{MATTERS}/new")).await.is(403);
    let listed = host.get(MATTERS).await.is(200).text.clone();
    assert!(!listed.contains(&format!("{MATTERS}/new")), "{listed}");
}

// C5.3
#[tokio::test(flavor = "multi_thread")]
async fn figures_are_shown_by_assignee_team_assigner_and_month_c5_3() {
    let sample = furnished(config()).await;
    sample.assigned_matter("court").await;
    let manager = sample.client("court", Role::OwnersManager).await;
    sample.clock.set(MORNING + 3 * HOUR);
    for by in ["assignee", "team", "assigner", "month"] {
        let page = manager.get(&format!("{MATTERS}/figures?by={by}")).await;
        let text = &page.is(200).text;
        assert!(
            text.contains("0%") && text.contains("按时率"),
            "{by}: {text}"
        );
    }
    manager
        .get(&format!("{MATTERS}/figures?by=colour"))
        .await
        .is(422);
    let auditor = sample.client("court", Role::Auditor).await;
    let listed = auditor.get(MATTERS).await.is(200).text.clone();
    assert!(
        !listed.contains("会签稿") && listed.contains("内容只有"),
        "{listed}"
    );
    auditor.get(&format!("{MATTERS}/workbook")).await.is(403);
    auditor.get(&format!("{MATTERS}/figures")).await.is(200);
    let ting = sample.client("court", Role::Attendant).await;
    ting.get(&format!("{MATTERS}/figures")).await.is(403);
    let sheet = manager
        .get(&format!("{MATTERS}/workbook?month=2026-07"))
        .await;
    let named = sheet.is(200).header("content-disposition");
    assert!(named.contains("assigned-matters-2026-07.xlsx"), "{named}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_does_the_same_and_a_phone_that_sends_twice_does_it_once() {
    let sample = furnished(config()).await;
    let manager = sample.client("court", Role::OwnersManager).await;
    let ting = sample.client("court", Role::Attendant).await;
    let api = "/api/v1/sites/court/assigned-matters";
    let new = json!({
        "what": "送会签稿",
        "due": MORNING + HOUR,
        "account": account("court", Role::Attendant).to_string(),
    });
    let done = manager.command(api, &new).await;
    let id = done.is(200).json()["subject"].as_str().unwrap().to_owned();
    let shift = ting.get("/api/v1/sites/court/shift").await.json();
    let shown = &shift["assigned_matters"][0];
    assert_eq!(
        (&shown["id"], &shown["state"]),
        (&json!(id), &json!("assigned"))
    );
    let one = format!("{api}/{id}");
    let reading = json!({ "note": "送稿", "for_whom": "院办", "by_when": "八点" });
    let key = new_id();
    for _ in 0..2 {
        let path = format!("{one}/reading");
        ting.json(Method::POST, &path, &key, &reading).await.is(200);
    }
    let blind = manager
        .command(&format!("{one}/confirmation"), &json!({}))
        .await;
    assert_eq!(
        (blind.status.as_u16(), blind.code().as_str()),
        (409, "assigned-matter-changed")
    );
    let whole = manager.get(&one).await.json();
    assert_eq!(whole["steps"].as_array().unwrap().len(), 2);
    let seen = json!({ "revision": whole["matter"]["revision"] });
    manager
        .command(&format!("{one}/confirmation"), &seen)
        .await
        .is(200);
    ting.command(&format!("{one}/completion"), &json!({ "note": "送了" }))
        .await
        .is(200);
    let whole = manager.get(&one).await.json();
    let rated = json!({ "revision": whole["matter"]["revision"], "score": 9 });
    let unfit = manager.command(&format!("{one}/acceptance"), &rated).await;
    assert_eq!(unfit.code(), "assigned-matter-score-missing");
    let rated = json!({ "revision": whole["matter"]["revision"], "score": 4 });
    manager
        .command(&format!("{one}/acceptance"), &rated)
        .await
        .is(200);
    let figures = manager.get(&format!("{api}/figures?by=month")).await.json();
    assert_eq!(figures["parts"][0]["name"], "2026-07");
    assert_eq!(figures["whole"]["mean_score_tenths"], 40);
    assert_eq!(figures["whole"]["share_in_time"], 100);
    // The same id of another site is nobody's here.
    let other = sample.client("bureau", Role::OwnersManager).await;
    other
        .get(&format!("/api/v1/sites/bureau/assigned-matters/{id}"))
        .await
        .is(404);
}
