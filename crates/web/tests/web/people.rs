//! The search of the directory as pages and programs ask it.

use app::Role;
use axum::http::Method;
use serde_json::json;

use crate::asking::new_id;
use crate::sample::{Sample, config, furnished, room};

const PERSON: &str = "/sites/bureau/directory/people";

/// The bureau's leader with a telephone that is the desk's alone, and a secretary.
async fn reached(sample: &Sample) -> String {
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let id = domain::PersonId::derived(&["bureau"]).to_string();
    let own = room("bureau", "702").to_string();
    let office = domain::DepartmentId::derived(&["bureau"]).to_string();
    let fields = [
        ("name", "王建国"),
        ("form_of_address", "王局长"),
        ("department", &*office),
        ("precedence", "1"),
        ("room", &*own),
        ("office_telephone", "８００１"),
        ("office_told_to", "colleagues"),
        ("mobile_telephone", "13805710001"),
        ("mobile_told_to", "nobody-unasked"),
        ("plates", "浙A·D1234、浙A·D5678"),
    ];
    lead.form(&format!("{PERSON}/{id}"), &fields).await.is(303);
    let secretary = [
        ("name", "崔莹"),
        ("office_telephone", "8802"),
        ("office_told_to", "everybody"),
        ("acts_for", &*id),
    ];
    lead.form(PERSON, &secretary).await.is(303);
    id
}

// A2.6
#[tokio::test(flavor = "multi_thread")]
async fn the_card_says_what_may_be_told_without_script_too_a2_6() {
    let sample = furnished(config()).await;
    let id = reached(&sample).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let list = desk.get("/sites/bureau/people?words=wjg").await;
    assert!(list.is(200).text.contains("王局长"));
    let card = format!("/sites/bureau/people?words=wjg&person={id}");
    assert!(
        list.text.contains(&card.replace('&', "&#38;")),
        "{}",
        list.text
    );
    let card = desk.get(&card).await;
    for seen in [
        "８００１",
        "只告诉本楼同事",
        "13805710001",
        "未经本人同意不得告知",
        "浙A·D5678",
        "崔莹",
        "8802",
        "可以告诉来电人",
        "七层",
        "702会议室",
    ] {
        assert!(card.is(200).text.contains(seen), "{seen}");
    }
    assert!(
        !card.text.contains("/directory/people/"),
        "the desk edits nobody"
    );
    let attendant = sample.client("bureau", Role::Attendant).await;
    let masked = attendant
        .get(&format!("/sites/bureau/people?person={id}"))
        .await;
    assert!(!masked.is(200).text.contains("13805710001") && masked.text.contains("号码不显示"));
}

// A2.7
#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_plainly_who_is_not_of_the_building_a2_7() {
    let sample = furnished(config()).await;
    reached(&sample).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let nobody = desk
        .get("/sites/bureau/people?words=%3Cb%3E%E6%9D%8E%E5%9B%9B")
        .await;
    let told = "不是本楼人员（名录中没有）：";
    assert!(nobody.is(200).text.contains(told) && nobody.text.contains("&#60;b&#62;李四"));
    let empty = desk.get("/sites/bureau/people").await;
    let list = empty
        .is(200)
        .text
        .split("id=\"people-list\"")
        .nth(1)
        .unwrap();
    assert!(!list.split("</aside>").next().unwrap().contains(told));
    let elsewhere = domain::PersonId::derived(&["court"]);
    desk.get(&format!("/sites/bureau/people?person={elsewhere}"))
        .await
        .is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_searches_adds_how_somebody_is_reached_and_takes_them_out() {
    let sample = furnished(config()).await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let body = json!({
        "name": "单雄信",
        "particulars": {
            "office": {"number": "8021", "told_to": "everybody"},
            "room": room("bureau", "701").to_string(),
            "plates": ["浙A12345"],
        },
    });
    let added = lead.command("/api/v1/sites/bureau/people", &body).await;
    let id = added.is(200).json()["subject"].as_str().unwrap().to_owned();
    let search = "/api/v1/sites/bureau/directory/search?words=shan";
    let found = lead.get(search).await.is(200).json();
    assert_eq!(found["people"][0]["room"]["floor"], "七层");
    assert_eq!(found["people"][0]["office"]["may_be_told"], true);
    assert_eq!(found["more"], false);
    // What a change does not say stays as it is.
    let path = format!("/api/v1/sites/bureau/people/{id}");
    let changed = json!({"name": "单田芳"});
    lead.json(Method::PUT, &path, &new_id(), &changed)
        .await
        .is(200);
    assert_eq!(
        lead.get(search).await.json()["people"][0]["office"]["number"],
        "8021"
    );
    for (words, expected) in [
        (
            json!({"name": "x", "particulars": {"office": {"number": "1", "told_to": "everybody"}}}),
            "telephone-unfit",
        ),
        (
            json!({"name": "x", "particulars": {"office": {"number": "8021", "told_to": "friends"}}}),
            "choice-unknown",
        ),
        (
            json!({"name": "x", "particulars": {"secret": 1}}),
            "json-unfit",
        ),
    ] {
        let refused = lead.command("/api/v1/sites/bureau/people", &words).await;
        assert_eq!(refused.is(422).code(), expected);
    }
    for limit in ["0", "51", "x"] {
        lead.get(&format!("{search}&limit={limit}")).await.is(422);
    }
    lead.command(&format!("{path}/removal"), &json!({}))
        .await
        .is(200);
    assert_eq!(lead.get(search).await.json()["people"], json!([]));
    lead.command(&format!("{path}/removal"), &json!({}))
        .await
        .is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_refused_keeps_what_was_typed_and_one_takes_people_out() {
    let sample = furnished(config()).await;
    let id = reached(&sample).await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let path = format!("{PERSON}/{id}");
    let edit = lead.get(&path).await.is(200).text.clone();
    assert!(edit.contains("value=\"13805710001\"") && edit.contains("浙A·D1234、浙A·D5678"));
    let fields = [
        ("name", "王建国"),
        ("office_telephone", "八千"),
        ("office_told_to", "everybody"),
        ("plates", "浙A·D1234"),
    ];
    let refused = lead.form(&path, &fields).await;
    assert!(refused.is(422).text.contains("value=\"八千\""));
    assert!(refused.text.contains("不像电话号码"));
    assert!(
        refused
            .text
            .contains("<option value=\"everybody\" selected>")
    );
    lead.form(&format!("{path}/removal"), &[]).await.is(303);
    lead.get(&path).await.is(404);
    let journal = lead.get("/sites/bureau/journal").await;
    assert!(journal.text.contains("王建国移出名录") && !journal.text.contains("13805710001"));
}

fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (number, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*row) {
            sheet.write_string(number, column, *cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn draft_in(page: &str) -> String {
    let after = page
        .split("name=\"draft\" value=\"")
        .nth(1)
        .expect("a sheet waits");
    after.split('"').next().unwrap().to_owned()
}

// A2.6
#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_is_looked_at_before_it_is_taken_in_and_each_bad_row_is_named_a2_6() {
    let sample = furnished(config()).await;
    reached(&sample).await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let page = "/sites/bureau/directory/people/workbook";
    lead.get(page).await.is(200);
    let file = workbook(&[
        &[
            "姓名",
            "Department",
            "办公电话",
            "办公电话可告知",
            "为谁当秘书",
            "位次",
        ],
        &["王建国", "办公室", "8009", "可以告诉来电人", "", "1"],
        &["单雄信", "", "8021", "colleagues only", "王建国", ""],
        &["李四", "没有的处", "", "", "", ""],
        &["=1+1", "", "12", "", "", ""],
    ]);
    let shown = lead.workbook(page, &file).await.is(200).text.clone();
    for seen in [
        "<del>８００１</del>",
        "<ins>8009</ins>",
        "<del>只告诉本楼同事</del>",
        "单雄信",
        "没有“没有的处”这个部门",
        "“12”不像电话号码",
        "有问题的行 2",
        "新增 1",
        "更改 1",
        "data-key=\"4\"",
        "data-key=\"5\"",
    ] {
        assert!(shown.contains(seen), "{seen} in {shown}");
    }
    // Nothing has changed yet, and another's sheet is not one's own.
    let search = "/api/v1/sites/bureau/directory/search?words=8021";
    assert_eq!(lead.get(search).await.json()["people"], json!([]));
    let draft = draft_in(&shown);
    let confirmation = format!("{page}/confirmation");
    let manager = sample.client("bureau", Role::OwnersManager).await;
    let anothers = manager.form(&confirmation, &[("draft", &draft)]).await;
    anothers.is(404);
    let done = lead.form(&confirmation, &[("draft", &draft)]).await;
    assert!(
        done.is(303)
            .header("location")
            .contains("added=1&changed=1&bad=2")
    );
    let found = lead.get(search).await.json();
    assert_eq!(found["people"][0]["acts_for"][0]["name"], "王建国");
    assert_eq!(found["people"][0]["office"]["told_to"], "colleagues");
    lead.form(&confirmation, &[("draft", &draft)]).await.is(404);
    // The same again changes nothing.
    let again = lead.workbook(page, &file).await.text;
    assert!(
        again.contains("没有要改的") && again.contains("不变 2"),
        "{again}"
    );
    let journal = lead.get("/sites/bureau/journal").await;
    assert!(journal.text.contains("导入名录：新增 1 人，更改 1 人"));
    // A sheet waits for half an hour.
    let later = lead
        .workbook(page, &workbook(&[&["姓名"], &["新人"]]))
        .await
        .text;
    sample
        .clock
        .set(crate::sample::MORNING + 31 * crate::sample::MINUTE);
    lead.form(&confirmation, &[("draft", &draft_in(&later))])
        .await
        .is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_workbook_is_refused_with_what_mends_it() {
    let sample = furnished(config()).await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let page = "/sites/bureau/directory/people/workbook";
    let large = vec![b'x'; 11 * 1024 * 1024];
    for (file, told) in [
        (b"".to_vec(), "请选一个 Excel 文件"),
        (b"name,phone".to_vec(), "打不开这个文件"),
        (large, "文件太大：最多 10 MB"),
        (workbook(&[]), "文件里没有内容"),
        (workbook(&[&["部门"], &["办公室"]]), "没有“姓名”这一列"),
        (workbook(&[&["姓名", "工资"]]), "不认识“工资”这一列"),
        (workbook(&[&["姓名", "Name"]]), "出现了两次"),
    ] {
        let shown = lead.workbook(page, &file).await.is(422).text.clone();
        assert!(shown.contains(told), "{told} in {shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owners_manager_takes_persons_out_of_the_house_and_it_is_written_down() {
    let sample = furnished(config()).await;
    reached(&sample).await;
    let export = "/sites/bureau/directory/people/workbook/export";
    let lead = sample.client("bureau", Role::TeamLeader).await;
    lead.form(export, &[]).await.is(403);
    let manager = sample.client("bureau", Role::OwnersManager).await;
    let request = manager
        .request(Method::POST, export)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("command={}", new_id()).into());
    let response = manager.send(request.unwrap()).await;
    assert_eq!(response.status().as_u16(), 200);
    let file = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .unwrap();
    // What is taken out comes in again and changes nothing.
    let page = "/sites/bureau/directory/people/workbook";
    let shown = manager.workbook(page, &file).await.is(200).text.clone();
    assert!(
        shown.contains("没有要改的") && shown.contains("不变 2"),
        "{shown}"
    );
    let journal = manager.get("/sites/bureau/journal").await;
    assert!(journal.text.contains("导出名录：2 人"));
}

/// Fifty thousand rows, some of them bad, within what one request may take.
#[tokio::test(flavor = "multi_thread")]
async fn fifty_thousand_rows_with_bad_ones_are_taken_in_at_once() {
    let sample = furnished(config()).await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let page = "/sites/bureau/directory/people/workbook";
    let numbers: Vec<String> = (0..50_000).map(|row| format!("{row:05}")).collect();
    let names: Vec<String> = numbers.iter().map(|number| format!("张{number}")).collect();
    let mut rows: Vec<Vec<&str>> = vec![vec!["姓名", "办公电话"]];
    for (place, (name, number)) in names.iter().zip(&numbers).enumerate() {
        // One in twenty-five has a telephone number that can be one.
        let number = if place % 25 == 17 { number } else { "无" };
        rows.push(vec![name, number]);
    }
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let shown = lead
        .workbook(page, &workbook(&rows))
        .await
        .is(200)
        .text
        .clone();
    assert!(shown.contains("有问题的行 48000") && shown.contains("新增 2000"));
    let draft = draft_in(&shown);
    let done = lead
        .form(&format!("{page}/confirmation"), &[("draft", &draft)])
        .await;
    assert!(
        done.is(303)
            .header("location")
            .contains("added=2000&changed=0&bad=48000")
    );
    let search = "/api/v1/sites/bureau/directory/search?words=00042";
    assert_eq!(
        lead.get(search).await.json()["people"][0]["name"],
        "张00042"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_says_where_a_leader_is_and_the_page_says_who_should_be_back() {
    let sample = furnished(config()).await;
    let id = reached(&sample).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let page = "/sites/bureau/presence";
    assert!(desk.get(page).await.is(200).text.contains("未填写"));
    let say = format!("{page}/{id}");
    let fields = [
        ("whereabouts", "out-on-business"),
        ("back_at", "2026-07-06T08:00"),
        ("note", "去市里"),
    ];
    desk.form(&say, &fields).await.is(303);
    let shown = desk.get(page).await.is(200).text.clone();
    for seen in [
        "外出办事",
        "2026-07-06 08:00",
        "去市里",
        "bureau的receptionist",
    ] {
        assert!(shown.contains(seen), "{seen}");
    }
    let guard = sample.client("bureau", Role::Guard).await;
    let masked = guard.get(page).await.is(200).text.clone();
    assert!(
        masked.contains("外出办事")
            && !masked.contains("去市里")
            && !masked.contains("<form method=\"post\" action=\"/sites/bureau/presence")
    );
    let past = [
        ("whereabouts", "in-meeting"),
        ("back_at", "2026-07-06T06:00"),
        ("note", "还在打字"),
    ];
    let refused = desk.form(&say, &past).await;
    assert!(
        refused.is(422).text.contains("返回时间要在现在以后")
            && refused.text.contains("value=\"还在打字\"")
    );
    sample
        .clock
        .set(crate::sample::MORNING + crate::sample::HOUR);
    assert!(desk.get(page).await.text.contains("应已返回"));
    let card = desk.get(&format!("/sites/bureau/people?person={id}")).await;
    assert!(card.is(200).text.contains("应已返回"));
    let api = format!("/api/v1/sites/bureau/people/{id}/presence");
    let body = json!({"whereabouts": "at-post"});
    desk.json(Method::PUT, &api, &new_id(), &body).await.is(200);
    let told = desk.get("/api/v1/sites/bureau/presence").await.json();
    assert_eq!(told["leaders"][0]["presence"]["whereabouts"], "at-post");
    let attendant = sample.client("bureau", Role::Attendant).await;
    attendant.get(page).await.is(403);
}
