//! Reaching people by its addresses: ways added by a plain form, one's own rule, what a phone says came there.

use app::Role;
use axum::http::Method;
use serde_json::json;

use crate::asking::new_id;
use crate::sample::{HOUR, MINUTE, MORNING, Sample, config, furnished};

const WAYS: &str = "/sites/court/alert-ways";
const OWN: &str = "/sites/court/alerts";
const API: &str = "/api/v1/sites/court";

fn fields(address: &str) -> [(&str, &str); 6] {
    [
        ("name", "值班<b>群</b>"),
        ("format", "dingtalk"),
        ("address", address),
        ("secret", "SECvery-secret"),
        ("stages", "overdue"),
        ("stages", "escalated"),
    ]
}

// C4.2.6
#[tokio::test(flavor = "multi_thread")]
async fn a_way_is_added_tried_and_removed_over_plain_forms_and_its_address_is_never_shown_c4_2_6() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let empty = lead.get(WAYS).await.is(200).text.clone();
    for words in [
        "还没有群机器人",
        "还没有设置邮件服务器",
        "三分钟没有收到的任务会告诉领班",
    ] {
        assert!(empty.contains(words), "{words}: {empty}");
    }
    let address = "https://oapi.dingtalk.com/robot/send?access_token=very-secret-too";
    lead.form(WAYS, &fields(address)).await.is(303);
    for role in [
        Role::TeamLeader,
        Role::OwnersManager,
        Role::Auditor,
        Role::SystemAdministrator,
    ] {
        let shown = sample.client("court", role).await.get(WAYS).await;
        let text = &shown.is(200).text;
        assert!(
            text.contains("值班&#60;b&#62;群") && text.contains("oapi.dingtalk.com"),
            "{text}"
        );
        assert!(!text.contains("very-secret"), "{role:?}: {text}");
        let json = sample
            .client("court", role)
            .await
            .get(&format!("{API}/alert-ways"))
            .await;
        assert!(!json.is(200).text.contains("very-secret"));
        let may = matches!(role, Role::TeamLeader | Role::SystemAdministrator);
        assert_eq!(text.contains("试发一条"), may, "{role:?}");
        assert_eq!(text.contains("form-alert-way"), may, "{role:?}");
    }
    let way = way_of(&lead.get(WAYS).await.is(200).text);
    lead.form(&format!("{WAYS}/{way}/trial"), &[]).await.is(303);
    let journal = lead.get("/sites/court/journal").await.is(200).text.clone();
    assert!(journal.contains("试发提醒：值班&#60;b&#62;群"), "{journal}");
    lead.form(&format!("{WAYS}/{way}/removal"), &[])
        .await
        .is(303);
    lead.form(&format!("{WAYS}/{way}/removal"), &[])
        .await
        .is(404);
    assert!(lead.get(WAYS).await.is(200).text.contains("还没有群机器人"));
}

// C4.2.6
#[tokio::test(flavor = "multi_thread")]
async fn a_way_is_changed_over_a_plain_form_that_neither_shows_nor_takes_its_address_c4_2_6() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let address = "https://oapi.dingtalk.com/robot/send?access_token=very-secret-too";
    lead.form(WAYS, &fields(address)).await.is(303);
    let way = way_of(&lead.get(WAYS).await.is(200).text);
    let one = format!("{WAYS}/{way}");
    let form = lead.get(&one).await.is(200).text.clone();
    assert!(form.contains("值班&#60;b&#62;群") && !form.contains("very-secret"));
    let fields = [
        ("name", "夜班群"),
        ("language", "en"),
        ("stages", "escalated"),
    ];
    lead.form(&one, &fields).await.is(303);
    let shown = lead.get(WAYS).await.is(200).text.clone();
    assert!(
        shown.contains("夜班群")
            && shown.contains("English")
            && shown.contains("oapi.dingtalk.com")
    );
    let refused = lead
        .form(&one, &[("name", "没有发哪些"), ("language", "en")])
        .await;
    assert!(
        refused.is(422).text.contains("没有发哪些"),
        "nothing typed is lost"
    );
    lead.form(
        &one,
        &[("name", "群"), ("language", "xx"), ("stages", "escalated")],
    )
    .await
    .is(422);
    let auditor = sample.client("court", Role::Auditor).await;
    auditor.get(&one).await.is(403);
    auditor.form(&one, &fields).await.is(403);
    let json = lead.get(&format!("{API}/alert-ways")).await.is(200).json();
    assert_eq!(json["webhooks"][0]["language"], "en");
}

fn way_of(page: &str) -> String {
    let (_, rest) = page.split_once("/alert-ways/").unwrap();
    rest.split('/').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_leads_inside_or_nowhere_is_refused_at_its_field_and_nothing_typed_is_lost()
{
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let rows = [
        ("https://127.0.0.1/x", "地址指向内部网络"),
        (
            "https://169.254.169.254/latest/meta-data",
            "地址指向内部网络",
        ),
        ("https://[::1]:8080/", "地址指向内部网络"),
        ("http://oapi.dingtalk.com/x", "地址要以 https:// 开头"),
        ("javascript:alert(1)", "这不是一个可用的地址"),
        ("", "这不是一个可用的地址"),
    ];
    for (address, words) in rows {
        let refused = lead.form(WAYS, &fields(address)).await;
        let text = &refused.is(422).text;
        assert!(text.contains(words), "{address}: {text}");
        assert!(text.contains("href=\"#alert-way-address\""), "{text}");
        for kept in [
            "值班&#60;b&#62;群&#60;/b&#62;",
            "value=\"dingtalk\" selected",
            "value=\"overdue\" checked",
        ] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
    }
    let mut unknown = fields("https://bot.example/x");
    unknown[4].1 = "loud";
    lead.form(WAYS, &unknown).await.is(422);
    unknown[4].1 = "overdue";
    unknown[1].1 = "pigeon";
    lead.form(WAYS, &unknown).await.is(422);
    let body = json!({ "name": "群", "format": "plain", "address": "https://10.0.0.1/", "stages": ["overdue"] });
    let refused = lead.command(&format!("{API}/alert-ways"), &body).await;
    assert_eq!(refused.is(422).json()["code"], "alert-address-private");
}

// C4.2.6
#[tokio::test(flavor = "multi_thread")]
async fn everybody_sets_their_own_rule_and_a_half_of_a_quiet_time_is_asked_for_c4_2_6() {
    let sample = furnished(config()).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let own = attendant.get(OWN).await.is(200).text.clone();
    assert!(
        own.contains("这里还没有设置邮件服务器") && own.contains("安静时间"),
        "{own}"
    );
    let mut fields = [
        ("mail", "wang@court.example"),
        ("mail_takes", "everything"),
        ("quiet_from", "22:00"),
        ("quiet_until", ""),
    ];
    let half = attendant.form(OWN, &fields).await;
    let text = &half.is(422).text;
    assert!(
        text.contains("安静时间的起止请都填") && text.contains("value=\"22:00\""),
        "{text}"
    );
    fields[3].1 = "07:00";
    fields[0].1 = "nobody";
    let unfit = attendant.form(OWN, &fields).await;
    assert!(unfit.is(422).text.contains("邮件地址不对"));
    fields[0].1 = "wang@court.example";
    attendant.form(OWN, &fields).await.is(303);
    let saved = attendant
        .get(&format!("{OWN}?saved"))
        .await
        .is(200)
        .text
        .clone();
    for kept in [
        "wang@court.example",
        "value=\"22:00\"",
        "value=\"07:00\"",
        "value=\"everything\" selected",
    ] {
        assert!(saved.contains(kept), "{kept}: {saved}");
    }
    let rule = attendant.get(&format!("{API}/alert-rule")).await;
    assert_eq!(rule.is(200).json()["quiet_until"], "07:00");
    let body = json!({ "mail": "", "mail_takes": "nothing", "quiet": null });
    let put = attendant
        .json(Method::PUT, &format!("{API}/alert-rule"), &new_id(), &body)
        .await;
    put.is(200);
    let rule = attendant.get(&format!("{API}/alert-rule")).await;
    assert_eq!(rule.is(200).json()["mail"], "");
    sample
        .client("court", Role::Host)
        .await
        .get(OWN)
        .await
        .is(403);
}

async fn refill(sample: &Sample) -> String {
    let meeting = sample.meeting("court").await;
    sample.duty("court", meeting).await.to_string()
}

// C4.2.6
#[tokio::test(flavor = "multi_thread")]
async fn what_a_phone_says_came_there_stands_on_the_page_of_the_duty_c4_2_6() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let duty = refill(&sample).await;
    let who = crate::sample::account("court", Role::Attendant).to_string();
    let given = lead
        .form(
            &format!("/sites/court/duties/{duty}/assignment"),
            &[("account", &who)],
        )
        .await;
    given.is(303);
    sample.clock.set(MORNING + 3 * HOUR);
    let now = MORNING + 3 * HOUR;
    let receipts = |stage: &str| json!({ "now": now, "receipts": [{ "duty": duty, "stage": stage, "at": now - MINUTE, "read": true }] });
    let path = format!("{API}/shift/receipts");
    attendant.command(&path, &receipts("opens")).await.is(204);
    attendant.command(&path, &receipts("opens")).await.is(204);
    let why = lead.get(&format!("/sites/court/duties/{duty}/why")).await;
    let text = &why.is(200).text;
    assert!(text.contains("09:59 送达 · 09:59 已读"), "{text}");
    let refused = attendant.command(&path, &receipts("escalated")).await;
    assert_eq!(refused.is(422).json()["code"], "alert-stage-unknown");
    let host = sample.client("court", Role::Host).await;
    host.command(&path, &receipts("opens")).await.is(403);
}
