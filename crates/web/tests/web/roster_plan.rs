//! The roster by a workbook and by cycles, over their addresses: everything is looked at before it is taken in.

use app::Role;
use serde_json::json;

use crate::sample::{account, config, furnished};

const BOOK: &str = "/sites/court/roster/workbook";
const CYCLE: &str = "/sites/court/roster/cycle";

/// A sheet of texts whose first shift begins at a time of day as office programs keep one.
fn workbook(rows: &[[&str; 5]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (number, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(number, column, *cell).unwrap();
        }
    }
    let time = rust_xlsxwriter::Format::new().set_num_format("hh:mm");
    let half_past_eight = rust_xlsxwriter::ExcelDateTime::from_hms(8, 30, 0).unwrap();
    sheet
        .write_with_format(1, 3, &half_past_eight, &time)
        .unwrap();
    workbook.save_to_buffer().unwrap()
}

/// What a hidden field of the page holds.
fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = page.split(&start).nth(1).expect("the field is there");
    let value = rest.split('"').next().unwrap();
    value.replace("&#34;", "\"").replace("&quot;", "\"")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_of_the_roster_is_looked_at_and_every_bad_row_is_named() {
    let sample = furnished(config()).await;
    sample.planned_shift("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    lead.get(BOOK).await.is(200);
    let name = "court的attendant";
    let file = workbook(&[
        ["日期", "人员", "Post", "开始", "结束"],
        ["2026-07-08", name, "礼仪组", "", "17:30"],
        ["2026-07-08", name, "礼仪组", "17:00", "19:00"],
        ["2026-07-09", "<b>无名氏", "礼仪组", "08:30", "17:30"],
        ["2026-07-09", name, "无此岗位", "08:30", "17:30"],
        ["2026-07-06", name, "礼仪组", "08:30", "17:30"],
        ["2026-07-09", name, "礼仪组", "04:00", "12:00"],
    ]);
    let seen = lead.workbook(BOOK, &file).await;
    let text = &seen.is(200).text;
    for words in [
        "有问题的行 3",
        "新增 2",
        "在这段时间已经有班",
        "没有叫“&#60;b&#62;无名氏”的班组成员",
        "没有叫“无此岗位”的岗位",
        "间隔只有 10:30",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let sent = [("rows", hidden(text, "rows"))];
    let sent = sent.each_ref().map(|(name, rows)| (*name, rows.as_str()));
    let done = lead.form(&format!("{BOOK}/confirmation"), &sent).await;
    let back = done.is(303).header("location").to_owned();
    assert!(back.ends_with("added=2&changed=0&bad=3"), "{back}");
    assert!(lead.get(&back).await.text.contains("新排 2 个班"));
    let grid = lead.get("/sites/court/roster").await.text.clone();
    assert!(
        grid.contains("08:30–17:30") && grid.contains("04:00–12:00"),
        "{grid}"
    );
    for path in ["week=2026-07-08", "month=2026-07", ""] {
        lead.get(&format!("{BOOK}/file?{path}")).await.is(200);
    }
    lead.get(&format!("{BOOK}/file?month=2026-13"))
        .await
        .is(422);
    assert!(
        lead.workbook(BOOK, b"no workbook")
            .await
            .is(422)
            .text
            .contains("打不开这个文件")
    );
    let few = lead
        .workbook(BOOK, &workbook(&[["日期", "人员", "", "", ""]]))
        .await;
    few.is(422);
    let attendant = sample.client("court", Role::Attendant).await;
    attendant.get(BOOK).await.is(403);
    attendant.get(&format!("{BOOK}/file")).await.is(403);
}

/// What a row means follows from the others of its day: two shifts of one day are two, also where one is there already.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_workbook_changes_is_what_was_shown() {
    let sample = furnished(config()).await;
    sample.planned_shift("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let name = "court的attendant";
    let head = ["日期", "人员", "岗位", "开始", "结束"];
    let morning = ["2026-07-10", name, "礼仪组", "", "12:00"];
    let evening = ["2026-07-10", name, "礼仪组", "16:00", "20:00"];
    let rows: [&[[&str; 5]]; 2] = [&[head, morning], &[head, morning, evening]];
    for rows in rows {
        let seen = lead.workbook(BOOK, &workbook(rows)).await;
        let sent = hidden(&seen.is(200).text, "rows");
        let done = lead
            .form(&format!("{BOOK}/confirmation"), &[("rows", sent.as_str())])
            .await;
        let back = done.is(303).header("location").to_owned();
        assert!(back.ends_with("added=1&changed=0&bad=0"), "{back}");
    }
    let grid = lead.get("/sites/court/roster?week=2026-07-10").await;
    for hours in ["08:30–12:00", "16:00–20:00"] {
        assert!(grid.text.contains(hours), "{hours}: {}", grid.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cycle_is_looked_at_and_then_laid_over_plain_forms() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let team = domain::TeamId::derived(&["court"]).to_string();
    let who = account("court", Role::Attendant).to_string();
    let begins = format!("{who} 1");
    let page = lead.get(CYCLE).await.is(200).text.clone();
    assert!(
        page.contains(&begins) && page.contains("08:00-16:00"),
        "{page}"
    );
    let fields = |cycle| {
        [
            ("team", team.as_str()),
            ("from", "2026-07-07"),
            ("until", "2026-07-10"),
            ("cycle", cycle),
            ("people", begins.as_str()),
        ]
    };
    let preview = format!("{CYCLE}/preview");
    let unfit = lead.form(&preview, &fields("08:00-16:00\n上<b>班")).await;
    let text = &unfit.is(422).text;
    assert!(
        text.contains("第 2 行“上&#60;b&#62;班”看不懂") && text.contains("2026-07-10"),
        "{text}"
    );
    let lawful = "08:00-16:00\n16:00-24:00\n休\n休";
    let seen = lead.form(&preview, &fields(lawful)).await;
    let text = &seen.is(200).text;
    assert!(
        text.contains("会这样排") && text.contains("16:00–00:00"),
        "{text}"
    );
    assert!(
        !lead
            .get("/sites/court/roster")
            .await
            .text
            .contains("08:00–16:00")
    );
    let laid = lead.form(CYCLE, &fields(lawful)).await;
    let back = laid.is(303).header("location").to_owned();
    let grid = lead.get(&back).await.is(200).text.clone();
    assert!(
        grid.contains("轮班排了 2 个班") && grid.contains("08:00–16:00"),
        "{grid}"
    );
    let api = "/api/v1/sites/court/roster/cycles";
    let body = json!({"team": team, "from": "2026-07-11", "until": "2026-07-12",
        "days": ["06:00-14:00", "rest"], "people": [{"account": who, "begins": 1}]});
    let seen = lead.command(&format!("{api}/preview"), &body).await;
    assert_eq!(seen.is(200).json()["days"][0]["outcome"], "planned");
    let done = lead.command(api, &body).await.is(200).json();
    assert_eq!(done["subject"], "1 0 0");
    let attendant = sample.client("court", Role::Attendant).await;
    attendant.form(CYCLE, &fields(lawful)).await.is(403);
}
