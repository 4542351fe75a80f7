//! Quality by its addresses: every clause on the page, figures as far as somebody's right reaches, a period
//! that cannot be, the duties behind a row, the monthly report on paper, as a workbook and for programs.

use app::Role;
use axum::body::{Body, to_bytes};
use axum::http::Method;
use calamine::{Reader, Xlsx};

use crate::sample::{HOUR, MORNING, Sample, account, config, furnished, site};

const QUALITY: &str = "/sites/bureau/quality";

/// The evening of the first day: what was to be done by then is done, late or overdue.
async fn in_the_evening() -> Sample {
    let sample = furnished(config()).await;
    for hour in [1, 3, 12] {
        sample.clock.set(MORNING + hour * HOUR);
        app::timer::tick(&sample.house).await.unwrap();
    }
    sample
}

/// The journal's last number and its hash.
async fn head(sample: &Sample) -> (i64, domain::journal::Hash) {
    let read = |db: &mut store::Database| store::site::head(db, &site("bureau"));
    sample.house.store().read(read).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_clause_of_parts_a_and_c_stands_on_the_page_with_what_proves_it() {
    let sample = in_the_evening().await;
    for (name, part) in [("court", "A"), ("bureau", "C")] {
        let lead = sample.client(name, Role::TeamLeader).await;
        let page = lead
            .get(&format!("/sites/{name}/quality"))
            .await
            .is(200)
            .text
            .clone();
        let known = app::site::standard(&sample.house, &site(name))
            .await
            .unwrap()
            .unwrap();
        let mut of_part = 0;
        let mut rest = page.as_str();
        for clause in known.standard.clauses() {
            // In the order of the standard: each stands after the one before.
            let row = format!("id=\"row-{}\"", clause.id);
            let at = rest.find(&row).unwrap_or_else(|| panic!("{row} of {name}"));
            rest = &rest[at..];
            let end = rest.find("</tr>").unwrap();
            let shown = &rest[..end];
            for part in ["lang=\"zh-Hans\">", "data-judgement=", "data-source="] {
                assert!(shown.contains(part), "{part} of {}: {shown}", clause.id);
            }
            let wording = clause
                .text
                .split(['"', '\'', '<', '>', '&'])
                .next()
                .unwrap();
            assert!(shown.contains(wording), "{wording}: {shown}");
            of_part += usize::from(clause.id.as_str().starts_with(part));
        }
        assert_eq!(of_part, if part == "A" { 33 } else { 36 });
        assert!(page.contains("达到 95% 为已证明"), "the threshold is said");
        assert!(page.contains("<svg class=\"quality-chart\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_shown_as_far_as_a_right_reaches() {
    let sample = in_the_evening().await;
    let people = format!("{QUALITY}?by=person");
    for role in [Role::TeamLeader, Role::OwnersManager, Role::Auditor] {
        let client = sample.client("bureau", role).await;
        let page = client.get(&people).await.is(200).text.clone();
        // The paper of these figures is the report of their month; one key leads there.
        let report = format!("href=\"{QUALITY}/report?month=2026-07\" data-key-act=\"p\"");
        assert!(page.contains(&report), "{role:?}");
        client.get(&format!("{QUALITY}/report")).await.is(200);
        client
            .get(&format!("{QUALITY}/report/workbook"))
            .await
            .is(200);
    }
    for (role, told) in [
        (Role::Attendant, "只统计分派给您本人的任务"),
        (Role::Guard, "只统计分派给您本人的任务"),
        (Role::Receptionist, "只统计您所在班组的任务"),
    ] {
        let client = sample.client("bureau", role).await;
        let page = client.get(QUALITY).await.is(200).text.clone();
        assert!(page.contains(told), "{role:?}");
        assert!(!page.contains("/quality/report"), "{role:?}");
        client.get(&format!("{QUALITY}/report")).await.is(403);
        client
            .get(&format!("/api/v1{QUALITY}/report"))
            .await
            .is(403);
    }
    for role in [
        Role::Host,
        Role::SystemAdministrator,
        Role::SecurityAdministrator,
    ] {
        let client = sample.client("bureau", role).await;
        client.get(QUALITY).await.is(403);
        client.get(&format!("/api/v1{QUALITY}")).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_that_cannot_be_is_told_by_its_field_and_what_was_typed_stays() {
    let sample = furnished(config()).await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    for (typed, field, words) in [
        (
            "from=2026-07-06&until=2026-07-05",
            "until",
            "结束的一天在开始之前",
        ),
        ("from=2026-07-06&until=", "until", "只填了一头"),
        ("from=&until=2026-07-06", "from", "只填了一头"),
        ("from=2025-07-01&until=2026-07-06", "until", "最多 366 天"),
        ("from=2026-02-30&until=2026-07-06", "from", "2026-02-30"),
    ] {
        let page = lead
            .get(&format!("{QUALITY}?{typed}"))
            .await
            .is(422)
            .text
            .clone();
        let wrong = format!("class=\"field wrong\"><label for=\"{field}\"");
        assert!(
            page.contains(&wrong) && page.contains(words),
            "{typed}: {page}"
        );
        for value in typed.split('&').filter_map(|pair| pair.split_once('=')) {
            let kept = format!("name=\"{}\" value=\"{}\"", value.0, value.1);
            assert!(page.contains(&kept), "{kept}: {page}");
        }
        let refused = lead.get(&format!("/api/v1{QUALITY}?{typed}")).await;
        assert_eq!(
            refused.is(422).json()["field"].as_str(),
            Some(field),
            "{typed}"
        );
    }
    for unknown in ["period=ever", "by=weather", "periode=this-month"] {
        lead.get(&format!("{QUALITY}?{unknown}")).await.is(422);
    }
    for period in ["this-month", "last-month", "this-quarter", "this-year"] {
        for by in ["clause", "team", "post", "person"] {
            lead.get(&format!("{QUALITY}?period={period}&by={by}"))
                .await
                .is(200);
        }
    }
}

// C2.1
#[tokio::test(flavor = "multi_thread")]
async fn a_row_leads_to_its_duties_and_each_of_them_to_why_it_is_there_c2_1() {
    let sample = in_the_evening().await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let page = lead.get(QUALITY).await.is(200).text.clone();
    let list = format!("{QUALITY}/duties?from=2026-07-01&until=2026-07-31&by=clause&key=C2.1");
    assert!(page.contains(&list.replace('&', "&#38;")), "{page}");
    let duties = lead.get(&list).await.is(200).text.clone();
    assert!(
        duties.contains("打开礼仪接待组办公室门") && duties.contains("data-standing="),
        "{duties}"
    );
    let why = duties
        .split("href=\"")
        .find(|part| part.contains("/why\""))
        .unwrap();
    let why = &why[..why.find('"').unwrap()];
    let shown = lead.get(why).await.is(200).text.clone();
    assert!(shown.contains("C2.1"), "{shown}");
    for (wrong, status) in [
        ("by=clause&key=C9.9", 404),
        ("by=team&key=zzz", 404),
        ("by=clause&key=C2.1&standing=good", 422),
        ("by=clause&key=C2.1&page=x", 422),
        ("by=clause&key=%3Cb%3E", 404),
    ] {
        lead.get(&format!("{QUALITY}/duties?{wrong}"))
            .await
            .is(status);
    }
    let json = lead.get(&format!("/api/v1{list}")).await.json();
    assert_eq!(json["duties"][0]["rule"].as_str(), Some("open-office"));
    assert!(json["counts"]["duties"].as_u64() >= Some(1));
    let all = lead
        .get(&format!("{QUALITY}/duties?period=this-month"))
        .await;
    assert!(all.is(200).text.contains("全部任务"));
    let attendant = sample.client("bureau", Role::Attendant).await;
    let own = attendant.get(&format!("/api/v1{list}")).await.json();
    assert_eq!(
        own["duties"].as_array().map(Vec::len),
        Some(0),
        "given to nobody, so not hers"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_monthly_report_makes_sense_by_itself_and_names_nobody() {
    let sample = in_the_evening().await;
    let manager = sample.client("bureau", Role::OwnersManager).await;
    let report = manager
        .get(&format!("{QUALITY}/report?month=2026-07"))
        .await
        .is(200)
        .text
        .clone();
    let (head, hash) = head(&sample).await;
    for words in [
        "bureau服务月报",
        "2026年7月",
        "本报告说明bureau2026年7月按照《局总部礼仪接待组服务标准》提供前厅接待和会议服务的情况",
        "应做任务",
        "与上月相比",
        "开始前经客户确认的委托单",
        "其中由领班说明结清",
        "逐条说明",
        "未达标的任务",
        "免做的任务",
        &format!("№ {head}"),
        &hash.to_string(),
        "服务单位",
        "业主单位",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
    // People are not named, in no table of it.
    let attendant = format!("bureau的{}", Role::Attendant.word());
    assert!(!report.contains(&attendant));
    for month in ["2026-13", "x", "2026-7"] {
        manager
            .get(&format!("{QUALITY}/report?month={month}"))
            .await
            .is(422);
    }
    let empty = manager
        .get(&format!("{QUALITY}/report?month=2026-01"))
        .await;
    let empty = &empty.is(200).text;
    assert!(empty.contains("本月没有未达标的任务") && empty.contains("未证明"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_goes_out_as_a_workbook_without_formulas_and_to_programs() {
    let sample = in_the_evening().await;
    let manager = sample.client("bureau", Role::OwnersManager).await;
    let attendant = format!("bureau的{}", Role::Attendant.word());
    let (head, hash) = head(&sample).await;
    let address = format!("{QUALITY}/report/workbook?month=2026-07");
    let request = manager.request(Method::GET, &address);
    let answer = manager.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), 200);
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let bytes = bytes.to_vec();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(
        names,
        [
            "概要",
            "与上月相比",
            "按条款",
            "按班组",
            "未达标的任务",
            "免做的任务"
        ]
    );
    let rows = |book: &mut Xlsx<_>, sheet: usize| -> Vec<Vec<String>> {
        let range = book.worksheet_range_at(sheet).unwrap().unwrap();
        let rows = range.rows();
        rows.map(|row| row.iter().map(ToString::to_string).collect())
            .collect()
    };
    let summary = rows(&mut book, 0);
    assert!(summary[0][0].contains(&hash.to_string()), "{summary:?}");
    let compared = format!("{:?}", rows(&mut book, 1));
    assert!(compared.contains("其中仅知会客户"), "{compared}");
    let clauses = rows(&mut book, 2);
    assert_eq!(clauses.len(), 2 + 6 + 36, "a mark, a head, parts B and C");
    let short = rows(&mut book, 4);
    assert!(short.len() > 2 && short[2][6] == "没有说明", "{short:?}");
    assert!(!format!("{short:?}").contains(&attendant));
    let json = manager
        .get(&format!("/api/v1{QUALITY}/report?month=2026-07"))
        .await
        .json();
    assert_eq!(json["head_number"].as_i64(), Some(head));
    assert_eq!(
        json["figures"]["rows"].as_array().map(Vec::len),
        Some(6 + 36)
    );
    assert_eq!(
        json["short"].as_array().map(Vec::len),
        Some(short.len() - 2)
    );
    assert!(json["short"][0]["assignee"].is_null());
    assert_eq!(json["deeds"]["completions_settled"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn spot_checks_are_a_page_of_quality_and_the_menu_leads_there() {
    let sample = furnished(config()).await;
    for role in [
        Role::TeamLeader,
        Role::Attendant,
        Role::Receptionist,
        Role::Auditor,
    ] {
        let client = sample.client("bureau", role).await;
        let page = client
            .get("/sites/bureau/spot-checks")
            .await
            .is(200)
            .text
            .clone();
        let menu = "class=\"item\" href=\"/sites/bureau/quality\" aria-current=\"page\"";
        assert!(page.contains(menu), "{role:?}: {page}");
        let tab = "href=\"/sites/bureau/spot-checks\" aria-current=\"page\"";
        assert!(page.contains(tab), "{role:?}: {page}");
        assert!(
            page.contains("href=\"/sites/bureau/quality\">服务质量</a>"),
            "{role:?}"
        );
    }
    let json = sample.client("bureau", Role::Auditor).await;
    let json = json
        .get(&format!("/api/v1{QUALITY}?by=person"))
        .await
        .json();
    assert_eq!(
        (json["seen"].as_str(), json["kept_percent"].as_u64()),
        (Some("site"), Some(95))
    );
    let attendant = sample.client("bureau", Role::Attendant).await;
    let own = attendant
        .get(&format!("/api/v1{QUALITY}?by=person"))
        .await
        .json();
    let id = account("bureau", Role::Attendant).to_string();
    let rows = own["rows"].as_array().unwrap();
    assert!(
        rows.iter().all(|row| row["key"].as_str() == Some(&id)),
        "{own}"
    );
}
