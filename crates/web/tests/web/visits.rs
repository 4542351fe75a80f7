//! The register of visits and entry control by HTTP: what a page shows, what it never shows.

use app::Role;
use serde_json::json;

use crate::sample::{HOUR, MORNING, Sample, config, furnished};

const VISITS: &str = "/sites/bureau/visits";

async fn sample() -> Sample {
    furnished(config()).await
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_is_registered_by_a_plain_form_and_shown_masked_a1_5() {
    let sample = sample().await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let fields = [
        ("name", "赵敏"),
        ("organisation", "<b>律所</b>"),
        ("telephone", "138-1234-5678"),
        ("host", "王建国"),
        ("purpose", "送材料"),
    ];
    let answer = desk.form(VISITS, &fields).await;
    answer.is(303);
    let shown = desk.get(answer.header("location")).await;
    shown.is(200);
    for there in [
        "赵*",
        "138****5678",
        "&#60;b&#62;律所",
        "办公室",
        "打印访客证",
        "/static/visits.",
    ] {
        assert!(shown.text.contains(there), "{there}");
    }
    for absent in ["赵敏", "13812345678", "<b>"] {
        assert!(!shown.text.contains(absent), "{absent}");
    }
    let badge = answer.header("location").split("visit=").nth(1).unwrap();
    let badge = badge.split('&').next().unwrap();
    let page = desk.get(&format!("{VISITS}/{badge}/badge")).await;
    page.is(200);
    assert!(page.text.contains("<path class=\"dark\"") && page.text.contains("赵*"));
    assert!(!page.text.contains("赵敏"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_comes_back_with_what_was_typed() {
    let sample = sample().await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let fields = [("name", "赵敏"), ("telephone", "12"), ("purpose", "送材料")];
    let refused = desk.form(VISITS, &fields).await;
    refused.is(422);
    assert!(refused.text.contains("value=\"赵敏\"") && refused.text.contains("value=\"送材料\""));
    assert!(refused.text.contains("visit-telephone-problem"));
    desk.form(VISITS, &[("name", "赵敏"), ("state", "left")])
        .await
        .is(422);
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn what_is_masked_is_shown_once_for_a_reason_a1_5() {
    let sample = sample().await;
    let visit = sample.visit("bureau").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let look = format!("{VISITS}/{visit}/look");
    let refused = desk.form(&look, &[("reason", "")]).await;
    refused.is(422);
    assert!(!refused.text.contains("赵敏"));
    let shown = desk.form(&look, &[("reason", "核对电话")]).await;
    shown.is(200);
    assert!(shown.text.contains("赵敏") && shown.text.contains("13812345678"));
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let journal = lead.get("/sites/bureau/journal").await;
    assert!(journal.text.contains("核对电话") && !journal.text.contains("赵敏"));
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn of_two_desks_the_later_sees_what_stands_and_what_it_typed_a1_5() {
    let sample = sample().await;
    let visit = sample.visit("bureau").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let path = format!("{VISITS}/{visit}");
    let page = desk.get(&format!("{VISITS}?visit={visit}&edit=yes")).await;
    page.is(200);
    assert!(page.text.contains("现为 赵*") && !page.text.contains("赵敏"));
    let version = page.text.split("name=\"version\" value=\"").nth(1).unwrap();
    let version = version.split('"').next().unwrap();
    let edit = |purpose: &'static str, version: &str| {
        let (desk, path, version) = (desk.clone(), path.clone(), version.to_owned());
        async move {
            desk.form(
                &path,
                &[
                    ("version", &version),
                    ("purpose", purpose),
                    ("host", "王建国"),
                ],
            )
            .await
        }
    };
    edit("领取文书", version).await.is(303);
    // What is refused for another reason tells nothing of what stands, so it goes on saying what was seen.
    let unfit = [
        ("version", version),
        ("companions", "几个"),
        ("host", "王建国"),
    ];
    let refused = desk.form(&path, &unfit).await;
    assert!(
        refused
            .is(422)
            .text
            .contains(&format!("name=\"version\" value=\"{version}\""))
    );
    let later = edit("开会", version).await;
    later.is(409);
    assert!(
        later.text.contains("id=\"meanwhile\""),
        "the difference is shown"
    );
    assert!(later.text.contains("领取文书") && later.text.contains("<ins>开会</ins>"));
    let next = later
        .text
        .split("name=\"version\" value=\"")
        .nth(1)
        .unwrap();
    edit("开会", next.split('"').next().unwrap()).await.is(303);
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn a_guard_scans_a_badge_and_sees_the_visitor_off_a1_5() {
    let sample = sample().await;
    let visit = sample.visit("bureau").await;
    let guard = sample.client("bureau", Role::Guard).await;
    let entry = guard.get("/sites/bureau/entry").await;
    entry.is(200);
    assert!(entry.text.contains("赵*") && !entry.text.contains("赵敏"));
    let badge = guard.get(&format!("{VISITS}/{visit}/badge")).await;
    let code = badge.text.split("badge-code\">").nth(1).unwrap();
    let code = code.split('<').next().unwrap();
    let scanned = guard
        .get(&format!("/sites/bureau/entry?badge={code}"))
        .await;
    assert!(scanned.text.contains("id=\"found\""));
    let missed = guard
        .get("/sites/bureau/entry?badge=javascript:alert(1)")
        .await;
    missed.is(200);
    assert!(missed.text.contains("没有这张访客证") && !missed.text.contains("id=\"found\""));
    let left = format!("{VISITS}/{visit}/departure");
    let answer = guard.form(&left, &[("from", "entry")]).await;
    answer.is(303);
    assert_eq!(answer.header("location"), "/sites/bureau/entry");
    let again = guard.form(&left, &[("from", "entry")]).await;
    again.is(409);
    assert!(again.text.contains("来访人已经离开"));
    let list = guard.get("/sites/bureau/entry/evacuation").await;
    list.is(200);
    assert!(list.text.contains("楼内没有来访人"));
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn the_desk_is_told_no_more_than_to_wait_for_the_leader_a1_5() {
    let sample = sample().await;
    let entry = sample.watch_entry("bureau").await;
    let mut other = sample.actor("bureau", Role::OwnersManager).await;
    other.account = Some(domain::AccountId::derived(&["another"]));
    app::watch::agree(
        &sample.house,
        &other,
        &crate::sample::site("bureau"),
        &sample.command(),
        entry,
    )
    .await
    .unwrap();
    let desk = sample.client("bureau", Role::Receptionist).await;
    let fields = [("name", "孟某"), ("telephone", "13900000000")];
    let answer = desk.form(VISITS, &fields).await;
    let shown = desk.get(answer.header("location")).await;
    assert!(shown.text.contains("请稍候，联系领班"));
    assert!(!shown.text.contains("滋事"));
    let guard = sample.client("bureau", Role::Guard).await;
    assert!(guard.get("/sites/bureau/watch").await.text.contains("滋事"));
    let auditor = sample.client("bureau", Role::Auditor).await;
    let list = auditor.get("/sites/bureau/watch").await;
    assert!(list.text.contains("***") && !list.text.contains("孟某"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_registers_sees_and_lets_out_by_the_api() {
    let sample = sample().await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let visits = "/api/v1/sites/bureau/visits";
    let answer = desk
        .command(visits, &json!({ "name": "刘洋", "companions": 2 }))
        .await;
    answer.is(200);
    let id = answer.json()["subject"].as_str().unwrap().to_owned();
    let day = desk.get(visits).await.json();
    assert_eq!(
        (day["inside"].as_i64(), day["visits"][0]["state"].as_str()),
        (Some(3), Some("inside"))
    );
    assert_eq!(day["visits"][0]["visitor"]["name"], "刘*");
    let one = desk.get(&format!("{visits}/{id}")).await.json();
    assert_eq!(
        (&one["number"], &one["badge_out"]),
        (&json!(1), &json!(true))
    );
    let refusal = desk
        .command(&format!("{visits}/{id}/refusal"), &json!({ "reason": "x" }))
        .await;
    assert_eq!(
        (refusal.status.as_u16(), refusal.code().as_str()),
        (409, "visit-is-inside")
    );
    let gone = json!({ "badge_back": true });
    desk.command(&format!("{visits}/{id}/departure"), &gone)
        .await
        .is(200);
    desk.command(&format!("{visits}/{id}/undoing"), &json!({}))
        .await
        .is(200);
    let unknown = desk
        .command(visits, &json!({ "name": "刘洋", "registered_by": "我" }))
        .await;
    unknown.is(422);
    let host = sample.client("bureau", Role::Host).await;
    assert_eq!(host.get(visits).await.status.as_u16(), 403);
    let here = host.command(visits, &json!({ "name": "刘洋" })).await;
    assert_eq!(
        (here.status.as_u16(), here.code().as_str()),
        (403, "not-allowed")
    );
}

// A3.2
#[tokio::test(flavor = "multi_thread")]
async fn a_host_announces_and_answers_on_a_page_of_their_own_a3_2() {
    let sample = sample().await;
    let host = sample.client("bureau", Role::Host).await;
    let page = host.get("/sites/bureau/guests").await;
    page.is(200);
    let without = host.form("/sites/bureau/guests", &[("name", "田芳")]).await;
    without.is(422);
    let fields = [
        ("name", "田芳"),
        ("expected", "2026-07-06T09:30"),
        ("purpose", "洽谈"),
    ];
    host.form("/sites/bureau/guests", &fields).await.is(303);
    let page = host.get("/sites/bureau/guests").await;
    assert!(page.text.contains("田芳"), "a host knows who comes to them");
    let desk = sample.client("bureau", Role::Receptionist).await;
    let list = desk.get(VISITS).await;
    assert!(list.text.contains("田*") && !list.text.contains("田芳"));
    let id = page
        .text
        .split("/visits/")
        .nth(1)
        .unwrap()
        .split('/')
        .next()
        .unwrap();
    let answer = [("from", "guests"), ("answer", "wait")];
    let answered = host.form(&format!("{VISITS}/{id}/answer"), &answer).await;
    assert_eq!(answered.header("location"), "/sites/bureau/guests");
    assert!(desk.get(VISITS).await.text.contains("请等候"));
}

#[tokio::test(flavor = "multi_thread")]
async fn how_long_visits_are_kept_is_proposed_by_one_and_approved_by_another() {
    let sample = sample().await;
    let (keeping, approval) = ("/sites/bureau/keeping", "/sites/bureau/keeping/approval");
    let proposer = sample.client("bureau", Role::SecurityAdministrator).await;
    let numbers = |days: &'static str| {
        [
            ("days", days),
            ("document_days", "0"),
            ("looks_an_hour", "20"),
            ("call_days", "180"),
            ("inquiry_days", "90"),
            ("rating_days", "90"),
        ]
    };
    proposer.form(keeping, &numbers("0")).await.is(422);
    proposer.form(keeping, &numbers("30")).await.is(303);
    let manager = sample.client("bureau", Role::OwnersManager).await;
    assert!(manager.get(keeping).await.text.contains("id=\"proposed\""));
    manager.form(approval, &[("number", "1")]).await.is(303);
    manager.form(approval, &[("number", "1")]).await.is(409);
    let desk = sample.client("bureau", Role::Receptionist).await;
    let notice = desk.get("/sites/bureau/visits/notice").await;
    assert!(
        notice.text.contains("保留 30 天"),
        "the notice says what is in force"
    );
}

/// A morning of so many visits at the bureau: most are gone, the last five are inside.
async fn busy(sample: &Sample, many: usize) {
    let desk = sample.actor("bureau", Role::Receptionist).await;
    for turn in 0..many {
        let id = sample.visit("bureau").await;
        sample
            .clock
            .set(MORNING + i64::try_from(turn).unwrap() * 1_000);
        if turn + 5 >= many {
            continue;
        }
        let left = app::visit::Done {
            act: domain::visit::Act::Leave,
            reason: String::new(),
            badge_back: true,
        };
        let (at, command) = (crate::sample::site("bureau"), sample.command());
        let done = app::visit::act(&sample.house, &desk, &at, &command, id, left).await;
        done.unwrap();
    }
}

/// Somebody who is expected in an hour.
async fn expected(sample: &Sample, name: &str) {
    let desk = sample.actor("bureau", Role::Receptionist).await;
    let registration = app::visit::Registration {
        details: domain::visit::Details {
            name: name.to_owned(),
            organisation: "市司法局".to_owned(),
            host: "王建国".to_owned(),
            ..domain::visit::Details::default()
        },
        expected: Some(MORNING + HOUR),
        ..app::visit::Registration::default()
    };
    let (at, command) = (crate::sample::site("bureau"), sample.command());
    let come = app::visit::register(&sample.house, &desk, &at, &command, registration).await;
    come.unwrap();
}

fn rows(page: &str) -> usize {
    page.matches("<tr data-key=").count()
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn a_busy_day_has_pages_and_who_is_expected_stands_on_each_of_them_a1_5() {
    let sample = sample().await;
    busy(&sample, 120).await;
    expected(&sample, "钱多多").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let mut numbers = std::collections::BTreeSet::new();
    for number in 1..=3 {
        let page = desk.get(&format!("{VISITS}?page={number}")).await;
        page.is(200);
        let text = &page.text;
        assert!(text.contains("钱*"), "who is expected, on page {number}");
        // The counts are of the day, whatever page is read.
        for count in [
            "data-visits=\"121\"",
            "data-inside=\"5\"",
            "全部 121",
            "已结束 115",
        ] {
            assert!(text.contains(count), "{count} on page {number}");
        }
        let shown = format!(
            "第 {}–{} 条，共 120 条",
            number * 50 - 49,
            (number * 50).min(120)
        );
        assert!(text.contains(&shown), "{shown}");
        assert_eq!(rows(text), if number == 3 { 21 } else { 51 });
        let links = text.split("#visit-detail\">").skip(1);
        numbers.extend(links.map(|link| link.split('<').next().unwrap().to_owned()));
    }
    assert_eq!(numbers.len(), 121, "each of them stands somewhere");
    let first = desk.get(VISITS).await.text;
    // On paper the day stands with its year.
    assert!(first.contains("class=\"on-paper\">2026年7月6日 周一<"));
    let inside = first.find("data-key=\"group-inside\"").unwrap();
    assert!(first.find("data-key=\"group-expected\"").unwrap() < inside);
    assert!(inside < first.find("data-key=\"group-over\"").unwrap());
    // Past the end stands the last page; what is no page is refused.
    let last = desk.get(&format!("{VISITS}?page=99")).await;
    assert_eq!(rows(&last.is(200).text), 21);
    desk.get(&format!("{VISITS}?page=zwei")).await.is(422);
    desk.get(&format!("{VISITS}?state=drunk")).await.is(422);
    let over = desk.get(&format!("{VISITS}?state=over&page=3")).await;
    assert_eq!(rows(&over.is(200).text), 15);
    assert!(!over.text.contains("group-expected"));
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_found_in_the_day_and_never_behind_its_mask_a1_5() {
    let sample = sample().await;
    busy(&sample, 60).await;
    expected(&sample, "钱多多").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let search = format!("{VISITS}/search");
    let find = async |typed: &str| {
        desk.form(&search, &[("find", typed)])
            .await
            .is(200)
            .text
            .clone()
    };
    let found = find("司法局").await;
    assert!(found.contains("找到 1 条") && found.contains("钱*") && rows(&found) == 1);
    assert!(!found.contains("钱多多"));
    assert_eq!(rows(&find("钱四").await), 1, "whoever is masked alike");
    assert_eq!(rows(&find("多多").await), 0, "nothing behind the mask");
    assert_eq!(rows(&find("王建国 ６１").await), 1, "by number");
    let many = find("赵敏").await;
    assert!(many.contains("找到 60 条") && many.contains("只列出前 50 条") && rows(&many) == 50);
    assert!(
        many.contains("data-visits=\"61\""),
        "the counts are of the day"
    );
    assert!(find("<b>").await.contains("value=\"&#60;b&#62;\""));
    let guard = sample.client("bureau", Role::Attendant).await;
    guard.form(&search, &[("find", "钱")]).await.is(403);
    desk.form(&search, &[("find", &"长".repeat(101))])
        .await
        .is(422);
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn badges_of_days_before_are_counted_whole_and_a_cut_list_says_so_a1_5() {
    let sample = sample().await;
    for _ in 0..105 {
        sample.visit("bureau").await;
    }
    sample.clock.set(MORNING + 24 * HOUR);
    app::timer::tick(&sample.house).await.unwrap();
    sample.visit("bureau").await;
    let guard = sample.client("bureau", Role::Guard).await;
    let entry = guard.get("/sites/bureau/entry").await;
    let badges = entry.is(200).text.split("id=\"badges\"").nth(1).unwrap();
    assert!(
        badges.contains("<span class=\"quiet\">105</span>"),
        "{badges}"
    );
    assert!(badges.contains("只列出最早的 100 张"));
    assert_eq!(rows(badges), 100);
}
