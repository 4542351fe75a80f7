//! Newspapers by their addresses: plain forms, JSON, the list on paper, the table by a workbook.

use app::Role;
use axum::body::{Body, to_bytes};
use axum::http::Method;
use calamine::{Reader, Xlsx};
use domain::PersonId;
use serde_json::json;

use crate::sample::{HOUR, Sample, config, furnished};

const PAPERS: &str = "/sites/bureau/newspapers";
const API: &str = "/api/v1/sites/bureau/newspapers";
/// The leader of the sample, who has no office.
fn stop() -> String {
    format!("leader-{}", PersonId::derived(&["bureau"]))
}

fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (number, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*row) {
            sheet.write_string(number, column, *cell).unwrap();
        }
    }
    // A day as office programs keep one.
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let july = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 7, 1).unwrap();
    sheet.write_with_format(1, 3, &july, &day).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// What a hidden field of the page holds.
fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = page.split(&start).nth(1).expect("the field is there");
    let value = rest.split('"').next().unwrap();
    value.replace("&#34;", "\"").replace("&quot;", "\"")
}

// C2.5
#[tokio::test(flavor = "multi_thread")]
async fn papers_are_counted_and_ticked_by_plain_forms_c2_5() {
    let sample = furnished(config()).await;
    let (newspaper, _) = sample.newspaper("bureau").await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let shown = attendant.get(PAPERS).await.is(200).text.clone();
    assert!(!shown.contains("<b>日报"), "what was typed is text");
    for seen in ["未登记", "其余全部到齐", "没有登记办公室", "待送"] {
        assert!(shown.contains(seen), "{seen}");
    }
    let newspaper = newspaper.to_string();
    let said = |word, copies, reason| {
        vec![
            ("newspaper", newspaper.as_str()),
            ("day", "2026-07-06"),
            ("word", word),
            ("copies", copies),
            ("reason", reason),
        ]
    };
    let issues = format!("{PAPERS}/issues");
    let refused = attendant.form(&issues, &said("arrived", "x", "")).await;
    assert!(refused.is(422).text.contains("role=\"alert\""));
    attendant
        .form(&issues, &said("arrived", "１", ""))
        .await
        .is(303);
    attendant
        .form(&issues, &said("chased", "", ""))
        .await
        .is(303);
    attendant
        .form(&issues, &said("written-off", "", "邮局说明"))
        .await
        .is(403);
    let shown = attendant.get(PAPERS).await.is(200).text.clone();
    assert!(shown.contains("缺 1 份") && shown.contains("1 次，最近"));
    let all = format!("{issues}/all");
    // Those of the days off before it.
    attendant.form(&all, &[]).await.is(303);
    assert!(
        attendant
            .form(&all, &[])
            .await
            .is(409)
            .text
            .contains("都登记过了")
    );
    let tick = format!("{PAPERS}/stops/{}/delivery", stop());
    attendant.form(&tick, &[("reason", "")]).await.is(303);
    let twice = attendant.form(&tick, &[("reason", "")]).await;
    assert!(twice.is(409).text.contains("已经勾过了"));
    let lead = sample.client("bureau", Role::TeamLeader).await;
    lead.form(&issues, &said("written-off", "", "邮局说明"))
        .await
        .is(303);
    let list = lead
        .get(&format!("{PAPERS}/list?day=2026-07-06"))
        .await
        .is(200)
        .text
        .clone();
    assert!(
        list.contains("2026年7月6日") && list.contains("王建国 王局长") && list.contains("07:00")
    );
    attendant
        .get(&format!("{PAPERS}/stops/x/delivery"))
        .await
        .is(303);
    attendant
        .form(&format!("{PAPERS}/stops/x/delivery"), &[])
        .await
        .is(404);
}

// C2.5
#[tokio::test(flavor = "multi_thread")]
async fn the_table_is_edited_line_by_line_and_nothing_typed_is_lost_c2_5() {
    let sample = furnished(config()).await;
    let (newspaper, line) = sample.newspaper("bureau").await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let newspaper = newspaper.to_string();
    let typed = |copies, until| {
        vec![
            ("newspaper", newspaper.as_str()),
            ("addressee", "office-00000000-0000-0000-0000-000000000000"),
            ("copies", copies),
            ("from", "2026-03-01"),
            ("until", until),
            ("year", "2026"),
        ]
    };
    let lines = format!("{PAPERS}/subscriptions");
    let refused = lead.form(&lines, &typed("3", "2026-02-01")).await;
    let shown = refused.is(422).text.clone();
    assert!(shown.contains("没有这位领导或办公室") && shown.contains("value=\"2026-02-01\""));
    let own = format!("{lines}/{line}");
    lead.get(&format!("{own}?year=2026")).await.is(200);
    let kept = [
        ("newspaper", newspaper.as_str()),
        ("addressee", &stop()),
        ("copies", "3"),
        ("from", "2026-01-01"),
        ("until", "2026-06-30"),
        ("year", "2026"),
        ("revision", "1"),
    ];
    lead.form(&own, &kept).await.is(303);
    assert!(
        lead.form(&own, &kept)
            .await
            .is(409)
            .text
            .contains("刚才有人改过它")
    );
    let table = lead.get(&format!("{PAPERS}/table?year=2026")).await;
    let table = table.is(200).text.clone();
    assert!(table.contains("2026-01-01 – 2026-06-30") && table.contains("×3"));
    lead.form(&format!("{own}/removal"), &[("revision", "2")])
        .await
        .is(303);
    lead.get(&own).await.is(404);
    let titles = format!("{PAPERS}/titles");
    let nameless = lead
        .form(&titles, &[("name", " "), ("weekdays", "0")])
        .await;
    assert!(nameless.is(422).text.contains("请填报刊名称"));
    lead.form(
        &titles,
        &[("name", "参考消息"), ("weekdays", "0"), ("weekdays", "6")],
    )
    .await
    .is(303);
    lead.get(&format!("{titles}/new")).await.is(200);
    lead.get(&format!("{titles}/{newspaper}")).await.is(200);
    lead.get(&format!("{PAPERS}/table?year=x")).await.is(422);
    // Whoever supervises reads the table, and changes nothing in it.
    for role in [Role::Auditor, Role::OwnersManager, Role::Attendant] {
        let client = sample.client("bureau", role).await;
        client.get(&format!("{PAPERS}/table")).await.is(200);
        client.get(&format!("{lines}/new")).await.is(403);
        client
            .form(&titles, &[("name", "x"), ("weekdays", "0")])
            .await
            .is(403);
    }
}

// C2.5
#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_of_the_table_is_looked_at_before_it_is_taken_in_c2_5() {
    let sample = furnished(config()).await;
    sample.newspaper("bureau").await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let page = format!("{PAPERS}/workbook?year=2026");
    lead.get(&page).await.is(200);
    let file = workbook(&[
        &[
            "报刊名称",
            "Leader or office",
            "份数",
            "从",
            "出报日",
            "节假日停刊",
        ],
        &["参考消息", "王建国", "2", "", "周一至周六", "否"],
        &["参考消息", "无名氏", "1", "", "", ""],
        &["参考消息", "702", "x", "", "", ""],
    ]);
    let shown = lead.workbook(&page, &file).await.is(200).text.clone();
    for seen in [
        "有问题的行 2",
        "新增 1",
        "名录里没有这位领导或办公室：无名氏",
        "参考消息 无名氏",
    ] {
        assert!(shown.contains(seen), "{seen}: {shown}");
    }
    let table = format!("{PAPERS}/table?year=2026");
    assert!(!lead.get(&table).await.is(200).text.contains("参考消息"));
    let rows = hidden(&shown, "rows");
    let confirmation = format!("{PAPERS}/workbook/confirmation");
    let sent = [("year", "2026"), ("rows", rows.as_str())];
    let done = lead.form(&confirmation, &sent).await;
    assert!(
        done.is(303)
            .header("location")
            .contains("added=1&changed=0&bad=0")
    );
    let shown = lead.get(&table).await.is(200).text.clone();
    assert!(shown.contains("参考消息") && shown.contains("2026-07-01 – 2026-12-31"));
    for (file, said) in [
        (workbook(&[&["姓名"]]), "不认识"),
        (workbook(&[&["份数"], &["1"]]), "订阅人或办公室"),
        (b"no workbook".to_vec(), "打不开这个文件"),
    ] {
        let shown = lead.workbook(&page, &file).await.is(422).text.clone();
        assert!(shown.contains(said), "{said}: {shown}");
    }
    lead.form(&confirmation, &[("year", "2026"), ("rows", "{")])
        .await
        .is(422);
    let request = lead.request(Method::GET, &format!("{PAPERS}/workbook/file?year=2026"));
    let answer = lead.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), 200);
    let book = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(book.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!((range.height(), range.width()), (3, 8));
    lead.get(&format!("{PAPERS}/workbook/template"))
        .await
        .is(200);
    let attendant = sample.client("bureau", Role::Attendant).await;
    attendant
        .get(&format!("{PAPERS}/workbook/file"))
        .await
        .is(403);
}

// C2.5
#[tokio::test(flavor = "multi_thread")]
async fn programs_count_papers_and_tick_each_office_once_c2_5() {
    let sample = furnished(config()).await;
    let (newspaper, _) = sample.newspaper("bureau").await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let day = attendant.get(API).await.is(200).json();
    assert_eq!(day["issues"][2]["state"], "awaited");
    assert_eq!(day["stops"][0]["stop"], stop());
    let issue = |word: &str, copies: Option<u32>| json!({"newspaper": newspaper.to_string(), "day": "2026-07-06", "word": word, "copies": copies});
    let issues = format!("{API}/issues");
    attendant
        .command(&issues, &issue("lost", None))
        .await
        .is(422);
    attendant
        .command(&issues, &issue("arrived", None))
        .await
        .is(422);
    attendant
        .command(&issues, &issue("arrived", Some(2)))
        .await
        .is(200);
    attendant
        .command(&format!("{issues}/all"), &json!({}))
        .await
        .is(200);
    let shift = attendant
        .get("/api/v1/sites/bureau/shift")
        .await
        .is(200)
        .json();
    let stops = shift["newspapers"]["stops"].as_array().unwrap();
    assert_eq!(stops.len(), 1, "{shift}");
    assert_eq!(stops[0]["papers"][0]["copies"], 2);
    let tick = format!("{API}/stops/{}/delivery", stop());
    sample
        .clock
        .set(crate::sample::MORNING + 4 * HOUR - HOUR / 2);
    attendant.command(&tick, &json!({})).await.is(200);
    attendant.command(&tick, &json!({})).await.is(409);
    let day = attendant.get(API).await.is(200).json();
    assert!(day["stops"][0]["at"].is_number());
}

// C2.5
#[tokio::test(flavor = "multi_thread")]
async fn programs_keep_the_table_c2_5() {
    let sample = furnished(config()).await;
    sample.newspaper("bureau").await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let title = json!({"name": "参考消息", "weekdays": [1, 7], "off_on_holidays": true});
    let made = lead
        .command(&format!("{API}/titles"), &title)
        .await
        .is(200)
        .json();
    let id = made["subject"].as_str().unwrap();
    let again = json!({"name": "参考消息报", "weekdays": [1], "revision": 1});
    lead.command(&format!("{API}/titles/{id}"), &again)
        .await
        .is(200);
    lead.command(&format!("{API}/titles/{id}"), &again)
        .await
        .is(409);
    let line = json!({"newspaper": id, "addressee": stop(), "copies": 1, "from": "2026-01-01", "until": "2026-12-31"});
    let made = lead
        .command(&format!("{API}/subscriptions"), &line)
        .await
        .is(200)
        .json();
    let own = format!("{API}/subscriptions/{}", made["subject"].as_str().unwrap());
    lead.command(&own, &line).await.is(422);
    lead.command(&format!("{own}/removal"), &json!({"revision": 1}))
        .await
        .is(200);
    let table = lead
        .get(&format!("{API}/table?year=2026"))
        .await
        .is(200)
        .json();
    assert_eq!(table["newspapers"].as_array().unwrap().len(), 2);
}

impl Sample {
    /// A daily paper with hostile words that the leader takes twice.
    pub async fn newspaper(&self, at: &str) -> (domain::NewspaperId, domain::SubscriptionId) {
        let lead = self.actor(at, Role::TeamLeader).await;
        let (name, command) = (crate::sample::site(at), self.command());
        let id = domain::NewspaperId(command.id.0);
        let asked = app::newspaper::NewspaperAsked {
            name: "人民<b>日报".to_owned(),
            postal_code: "1-1".to_owned(),
            weekdays: 0b111_1111,
            off_on_holidays: false,
        };
        app::newspaper::add_newspaper(&self.house, &lead, &name, &command, asked)
            .await
            .unwrap();
        let command = self.command();
        let asked = app::newspaper::SubscriptionAsked {
            newspaper: id,
            addressee: domain::newspaper::Addressee::Leader(PersonId::derived(&[at])),
            copies: 2,
            from: "2026-01-01".parse().unwrap(),
            until: "2026-12-31".parse().unwrap(),
        };
        app::newspaper::subscribe(&self.house, &lead, &name, &command, asked)
            .await
            .unwrap();
        (id, domain::SubscriptionId(command.id.0))
    }
}
