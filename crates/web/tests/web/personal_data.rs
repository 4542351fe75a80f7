//! Requests about personal data by their addresses: made, answered by another, fetched once.

use std::io::Cursor;

use app::Role;
use calamine::{Data, Reader, Xlsx};
use serde_json::json;

use crate::asking::Client;
use crate::sample::{HOUR, MORNING, Sample, config, furnished};

const REQUESTS: &str = "/sites/court/personal-data-requests";

/// What is typed for whoever is found by the telephone of the sample.
fn typed(kind: &'static str, ground: &'static str) -> [(&'static str, &'static str); 5] {
    [
        ("telephone", "138 1234 5678"),
        ("document_number", ""),
        ("kind", kind),
        ("ground", ground),
        ("identified", "document-seen"),
    ]
}

async fn people(sample: &Sample) -> (Client, Client) {
    let lead = sample.client("court", Role::TeamLeader).await;
    (lead, sample.client("court", Role::OwnersManager).await)
}

/// The address of the newest request's answer, as the manager's page has it.
async fn newest(manager: &Client) -> String {
    let page = manager.get(REQUESTS).await.is(200).text.clone();
    let (before, _) = page.split_once("/approval\"").expect("something is asked");
    before.rsplit('"').next().unwrap().to_owned()
}

fn texts(bytes: Vec<u8>, sheet: usize) -> Vec<String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = workbook.worksheet_range_at(sheet).unwrap().unwrap();
    let cells = sheet.rows().flatten().map(|cell| match cell {
        Data::String(text) => text.clone(),
        other => other.to_string(),
    });
    cells.collect()
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_of_a_person_is_on_a_sheet_that_is_shown_once_a1_5() {
    let sample = furnished(config()).await;
    sample.visit("court").await;
    let (lead, manager) = people(&sample).await;
    // She calls too, and goes by her title there.
    let desk = sample.client("court", Role::Receptionist).await;
    let call = [
        ("caller", "赵律师"),
        ("telephone", "13812345678"),
        ("matter", "问开庭时间"),
        ("kind", "consultation"),
        ("urgency", "ordinary"),
        ("handling", "answered"),
    ];
    desk.form("/sites/court/calls", &call).await.is(303);
    let done = lead.form(REQUESTS, &typed("show", "own-request")).await;
    assert_eq!(
        done.is(303).header("location"),
        format!("{REQUESTS}?saved=asked")
    );
    let page = lead.get(REQUESTS).await.is(200).text.clone();
    for words in ["来访 1 件", "来电 1 件", "待答复"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(
        !page.contains("赵敏") && !page.contains("13812345678"),
        "counts alone: {page}"
    );
    assert!(!page.contains("/approval\""), "nobody approves their own");
    let request = newest(&manager).await;
    lead.form(&format!("{request}/sheet"), &[]).await.is(409);
    manager
        .form(&format!("{request}/approval"), &[])
        .await
        .is(303);
    let sheet = lead
        .form(&format!("{request}/sheet"), &[])
        .await
        .is(200)
        .text
        .clone();
    for words in [
        "个人信息告知单",
        "赵敏",
        "13812345678",
        "赵律师",
        "问开庭时间",
        "请求 1 号 · court的team-leader",
    ] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    let again = lead.form(&format!("{request}/sheet"), &[]).await;
    assert!(
        again.is(409).text.contains("已经取过一次"),
        "{}",
        again.text
    );
    assert!(!again.text.contains("赵敏"));
    manager.form(&format!("{request}/sheet"), &[]).await.is(200);
    assert!(lead.get(REQUESTS).await.text.contains("已办结"));
    let auditor = sample.client("court", Role::Auditor).await;
    auditor.get(REQUESTS).await.is(200);
    auditor.form(&format!("{request}/sheet"), &[]).await.is(409);
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn whoever_shares_a_telephone_with_others_says_their_name_too_a1_5() {
    let sample = furnished(config()).await;
    sample.visit("court").await;
    sample.call("court").await;
    let (lead, _) = people(&sample).await;
    let unnamed = lead.form(REQUESTS, &typed("show", "own-request")).await;
    let page = &unnamed.is(422).text;
    assert!(page.contains("personal-data-name-problem"), "{page}");
    assert!(!page.contains("张建设") && !page.contains("张*"), "{page}");
    let mut named = typed("show", "own-request").to_vec();
    named.push(("name", "赵敏"));
    lead.form(REQUESTS, &named).await.is(303);
    let page = lead.get(REQUESTS).await.is(200).text.clone();
    assert!(
        page.contains("来访 1 件") && !page.contains("来电 1 件"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_a_workbook_that_says_whose_it_is() {
    let sample = furnished(config()).await;
    sample.visit("court").await;
    let (lead, manager) = people(&sample).await;
    lead.form(REQUESTS, &typed("export", "representative"))
        .await
        .is(303);
    let request = newest(&manager).await;
    manager
        .form(&format!("{request}/approval"), &[])
        .await
        .is(303);
    let found = texts(lead.file(&format!("{request}/workbook")).await, 0);
    assert!(
        found[0].contains("请求 1 号 · court的team-leader"),
        "{found:?}"
    );
    assert!(found.iter().any(|text| text == "赵敏"), "{found:?}");
    lead.form(&format!("{request}/workbook"), &[]).await.is(409);
    // What the request shows on a sheet it was not asked for.
    lead.form(&format!("{request}/sheet"), &[]).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_waits_for_who_is_inside_and_then_leaves_nobody() {
    let sample = furnished(config()).await;
    let visit = sample.visit("court").await;
    let (lead, manager) = people(&sample).await;
    lead.form(REQUESTS, &typed("erase", "consent-withdrawn"))
        .await
        .is(303);
    let page = manager.get(REQUESTS).await.text;
    assert!(
        page.contains("尚未办结 1 件")
            && page.contains("不能恢复")
            && page.contains("如有投诉还没有办结"),
        "{page}"
    );
    let request = newest(&manager).await;
    let early = manager.form(&format!("{request}/approval"), &[]).await;
    assert!(
        early.is(409).text.contains("还有 1 件没有办结"),
        "{}",
        early.text
    );
    let who = sample.actor("court", Role::Receptionist).await;
    let (site, command) = (crate::sample::site("court"), sample.command());
    let left = app::visit::Done {
        act: domain::visit::Act::Leave,
        reason: String::new(),
        badge_back: true,
    };
    app::visit::act(&sample.house, &who, &site, &command, visit, left)
        .await
        .unwrap();
    manager
        .form(&format!("{request}/approval"), &[])
        .await
        .is(303);
    lead.form(REQUESTS, &typed("show", "own-request"))
        .await
        .is(303);
    assert!(lead.get(REQUESTS).await.text.contains("没有查到"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_with_names_is_given_once_with_the_asker_s_name_on_every_sheet() {
    let sample = furnished(config()).await;
    sample.visit("court").await;
    sample.call("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let auditor = sample.client("court", Role::Auditor).await;
    let exports = "/sites/court/register-exports";
    let days = |until| {
        [
            ("from", "2026-07-01"),
            ("until", until),
            ("ground", "inspection"),
        ]
    };
    let refused = lead.form(exports, &days("2026-08-06")).await;
    assert!(
        refused.is(422).text.contains("value=\"2026-08-06\""),
        "{}",
        refused.text
    );
    lead.form(exports, &days("2026-07-06")).await.is(303);
    let request = newest(&auditor).await;
    auditor
        .form(&format!("{request}/approval"), &[])
        .await
        .is(303);
    auditor
        .form(&format!("{request}/workbook"), &[])
        .await
        .is(409);
    let bytes = lead.file(&format!("{request}/workbook")).await;
    for (sheet, name) in [(0, "赵敏"), (1, "张建设")] {
        let found = texts(bytes.clone(), sheet);
        assert!(found[0].contains("court的team-leader"), "{found:?}");
        assert!(found.iter().any(|text| text == name), "{found:?}");
    }
    lead.form(&format!("{request}/workbook"), &[]).await.is(409);
    lead.form(exports, &days("2026-07-06")).await.is(303);
    let request = newest(&auditor).await;
    auditor
        .form(&format!("{request}/approval"), &[])
        .await
        .is(303);
    sample.clock.set(MORNING + 24 * HOUR);
    let late = lead.form(&format!("{request}/workbook"), &[]).await;
    assert!(late.is(409).text.contains("已过期"), "{}", late.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_refused_keeps_what_was_typed_and_says_what_to_mend() {
    let sample = furnished(config()).await;
    sample.visit("court").await;
    let (lead, manager) = people(&sample).await;
    let mut unfit = typed("show", "own-request");
    unfit[1].1 = "E1<b>";
    for (fields, words) in [
        (unfit, "document_number-problem"),
        (typed("show", "unlawful"), "ground-problem"),
        (
            [
                ("telephone", ""),
                ("document_number", ""),
                ("kind", "show"),
                ("ground", "own-request"),
                ("identified", "called-back"),
            ],
            "telephone-problem",
        ),
    ] {
        let page = lead.form(REQUESTS, &fields).await;
        assert!(page.is(422).text.contains(words), "{words}: {}", page.text);
        assert!(
            page.text.contains(&format!("value=\"{}\"", fields[0].1)),
            "{}",
            page.text
        );
        assert!(!page.text.contains("<b>"), "what was typed is text");
    }
    // Somebody else has the telephone: that is told to nobody, and the question is on record like any other.
    let mut named = typed("show", "own-request").to_vec();
    named.push(("name", "鹓鶵"));
    lead.form(REQUESTS, &named).await.is(303);
    let page = lead.get(REQUESTS).await.is(200).text.clone();
    assert!(!page.contains("来访 1 件"), "{page}");
    lead.form(REQUESTS, &typed("show", "own-request"))
        .await
        .is(303);
    let request = newest(&manager).await;
    manager
        .form(&format!("{request}/refusal"), &[("reason", "因为")])
        .await
        .is(422);
    manager
        .form(
            &format!("{request}/refusal"),
            &[("reason", "not-identified")],
        )
        .await
        .is(303);
    let page = lead.get(REQUESTS).await.text;
    assert!(
        page.contains("未批准") && page.contains("身份未核实"),
        "{page}"
    );
    lead.form(REQUESTS, &typed("show", "own-request"))
        .await
        .is(303);
    let request = newest(&manager).await;
    lead.form(&format!("{request}/withdrawal"), &[])
        .await
        .is(303);
    manager
        .form(&format!("{request}/approval"), &[])
        .await
        .is(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_ask_and_answer_too() {
    let sample = furnished(config()).await;
    sample.visit("court").await;
    let (lead, manager) = people(&sample).await;
    let requests = "/api/v1/sites/court/personal-data-requests";
    let asking = json!({
        "kind": "show", "ground": "own-request", "identified": "called-back",
        "telephone": "+86 13812345678",
    });
    let made = lead.command(requests, &asking).await;
    let id = made.is(200).json()["subject"].as_str().unwrap().to_owned();
    let listed = manager.get(requests).await.is(200).json();
    assert_eq!(listed["requests"][0]["found"]["visits"], 1);
    assert_eq!(listed["requests"][0]["may_answer"], true);
    let one = format!("{requests}/{id}");
    manager
        .command(&format!("{one}/approval"), &json!({}))
        .await
        .is(200);
    let shown = lead.command(&format!("{one}/sheet"), &json!({})).await;
    assert!(shown.is(200).text.contains("赵敏"), "{}", shown.text);
    lead.command(&format!("{one}/sheet"), &json!({}))
        .await
        .is(409);
    let export = json!({"from": "2026-07-06", "until": "2026-07-06", "ground": "audit"});
    let unfit = lead
        .command("/api/v1/sites/court/register-exports", &export)
        .await;
    assert_eq!(unfit.is(422).code(), "choice-unknown");
    let desk = sample.client("court", Role::Receptionist).await;
    desk.command(requests, &asking).await.is(403);
    desk.get(REQUESTS).await.is(403);
}
