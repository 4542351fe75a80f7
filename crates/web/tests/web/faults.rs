//! Faults by their addresses: reported with a photo, taken on, repaired, found good.

use std::io::Cursor;

use app::Role;
use axum::body::{Body, to_bytes};
use axum::http::Method;
use calamine::{Reader, Xlsx};
use serde_json::json;

use crate::asking::{Client, new_id};
use crate::sample::{HOUR, MINUTE, MORNING, config, furnished, room, site};

const FAULTS: &str = "/sites/court/faults";
/// A picture of two pixels.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00\x7b\x40\xe8\xdd\x00\x00\x00\x0d\x49\x44\x41\x54\x78\x9c\x63\xf8\xcf\x00\x04\xff\x01\x07\x00\x01\xff\xe2\x23\x9e\x59\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// What is typed for a lamp in 702.
fn lamp() -> Vec<(&'static str, String)> {
    vec![
        ("room", room("court", "702").to_string()),
        ("kind", "lighting".to_owned()),
        ("urgency", "ordinary".to_owned()),
        ("description", "灯管<b>闪</b>".to_owned()),
        ("opened", (MORNING - MINUTE).to_string()),
        ("twice", String::new()),
    ]
}

fn changed(name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let mut typed = lamp();
    typed.retain(|(known, _)| *known != name);
    typed.push((name, value.to_owned()));
    typed
}

async fn reported(client: &Client) -> String {
    let done = client.multipart(FAULTS, &lamp(), Some(PNG)).await;
    done.is(303).header("location").to_owned()
}

// A2.10
#[tokio::test(flavor = "multi_thread")]
async fn a_fault_goes_its_way_over_the_pages_and_its_times_are_shown_a2_10() {
    let sample = furnished(config()).await;
    let ting = sample.client("court", Role::Attendant).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let page = reported(&ting).await;
    let shown = ting.get(&page).await.is(200).text.clone();
    for words in [
        "702会议室",
        "照明",
        "灯管",
        "待受理，09:00 前",
        "从看到到报修",
        "1 分",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("<b>闪</b>"), "what was typed is text");
    assert!(
        !shown.contains("data-act=\"answer\""),
        "the desk takes it on"
    );
    let listed = desk.get(FAULTS).await.text;
    assert!(
        listed.contains("未办结 1 件") && listed.contains("/small\""),
        "{listed}"
    );
    let lacking = desk
        .form(&format!("{page}/answer"), &[("repairer", "张师傅")])
        .await;
    let text = &lacking.is(422).text;
    assert!(
        text.contains("value=\"张师傅\"") && text.contains("约"),
        "{text}"
    );
    let answer = [("repairer", "水电班张师傅"), ("agreed", "0800")];
    desk.form(&format!("{page}/answer"), &answer).await.is(303);
    sample.clock.set(MORNING + HOUR + MINUTE);
    let late = desk.get(FAULTS).await.text;
    assert!(
        late.contains("已受理，已超时，应于 08:00") && late.contains("state overdue"),
        "{late}"
    );
    desk.form(&format!("{page}/arrival"), &[]).await.is(303);
    let done = [("note", "换了灯管"), ("material", "灯管 1 根")];
    desk.form(&format!("{page}/repair"), &done).await.is(303);
    desk.form(&format!("{page}/acceptance"), &[]).await.is(403);
    let order = desk
        .get(&format!("{page}/order"))
        .await
        .is(200)
        .text
        .clone();
    assert!(
        order.contains("派工单") && order.contains("换了灯管 · 灯管 1 根"),
        "{order}"
    );
    ting.form(&format!("{page}/acceptance"), &[]).await.is(303);
    let again = ting.form(&format!("{page}/acceptance"), &[]).await;
    assert!(again.is(409).text.contains("已验收"), "{}", again.text);
    let shown = ting.get(&page).await.text;
    assert!(
        shown.contains("从修复到验收") && shown.contains("1 小时 1 分"),
        "{shown}"
    );
    let none = desk.get(FAULTS).await.text;
    assert!(
        none.contains("没有未办结的报修") && none.contains("超时 1 件"),
        "{none}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_closed_is_found_in_its_month_and_no_other_month_is_made_up() {
    let sample = furnished(config()).await;
    let ting = sample.client("court", Role::Attendant).await;
    let page = reported(&ting).await;
    let mistake = [("note", "看错了")];
    ting.form(&format!("{page}/withdrawal"), &mistake)
        .await
        .is(303);
    let listed = |show: &str| format!("{FAULTS}?show={show}&month=2026-07");
    let closed = ting.get(&listed("closed")).await.text;
    assert!(closed.contains("已撤回"), "{closed}");
    let other = ting
        .get(&format!("{FAULTS}?show=closed&month=2026-06"))
        .await
        .text;
    assert!(other.contains("这个月没有报修"), "{other}");
    let none = ting.get(&format!("{FAULTS}?month=2026-13")).await;
    assert!(
        none.is(422).text.contains("按 2026-07 的样子填"),
        "{}",
        none.text
    );
    ting.get(&format!("{FAULTS}?show=all")).await.is(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_is_shown_to_whoever_sees_the_fault_and_is_nothing_but_a_picture() {
    let sample = furnished(config()).await;
    let ting = sample.client("court", Role::Attendant).await;
    let page = reported(&ting).await;
    let id = page.rsplit('/').next().unwrap();
    for size in ["", "/small"] {
        let photo = ting.get(&format!("{page}/photos/{id}{size}")).await;
        photo.is(200);
        assert_eq!(photo.header("content-type"), "image/jpeg");
        assert_eq!(photo.header("x-content-type-options"), "nosniff");
        assert_eq!(photo.header("cache-control"), "no-store");
    }
    let host = sample.client("court", Role::Host).await;
    host.get(&format!("{page}/photos/{id}")).await.is(404);
    host.get(&page).await.is(404);
    let other = sample.client("bureau", Role::TeamLeader).await;
    other.get(&format!("{page}/photos/{id}")).await.is(404);
    sample
        .stranger()
        .get(&format!("{page}/photos/{id}"))
        .await
        .is(303);
    let none = ting.multipart(&format!("{page}/photos"), &[], None).await;
    assert!(none.is(422).text.contains("请先选照片"), "{}", none.text);
    let mut grey = PNG.to_vec();
    grey.truncate(40);
    let cut = ting
        .multipart(&format!("{page}/photos"), &[], Some(&grey))
        .await;
    assert!(cut.is(422).text.contains("照片打不开"), "{}", cut.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_report_says_why_beside_the_field_and_keeps_what_was_typed() {
    let sample = furnished(config()).await;
    let ting = sample.client("court", Role::Attendant).await;
    let rows: [(&'static str, &str, Option<&[u8]>, &str); 7] = [
        ("kind", "", None, "请选什么坏了"),
        ("kind", "other", None, ""),
        ("room", "", None, "请选地点"),
        (
            "photo",
            "",
            Some(b"GIF89a\x01\0\x01\0\0\0\0;"),
            "这不是可用的照片",
        ),
        (
            "photo",
            "",
            Some(b"<html><script>x()</script></html>"),
            "这不是可用的照片",
        ),
        ("description", "a\u{202e}b", None, "看不见"),
        ("seen", "23:59", None, "看到的时间应在现在以前"),
    ];
    for (field, value, photo, words) in rows {
        let typed = if field == "photo" {
            lamp()
        } else {
            changed(field, value)
        };
        let answer = ting.multipart(FAULTS, &typed, photo).await;
        if words.is_empty() {
            // The kind “other” asks for words, and there are some.
            answer.is(303);
            continue;
        }
        let text = &answer.is(422).text;
        assert!(text.contains(words) || words == "看不见", "{field}: {text}");
        assert!(
            text.contains("name=\"opened\" value=\"1783292340000\""),
            "{field}: {text}"
        );
        if field != "description" {
            assert!(text.contains("灯管&#60;b&#62;闪"), "{field}: {text}");
        }
        if field == "photo" {
            assert!(text.contains("照片请再选一次"), "{text}");
        }
    }
    let other = changed("kind", "other");
    let mut bare = other.clone();
    bare.retain(|(name, _)| *name != "description");
    let asked = ting.multipart(FAULTS, &bare, None).await;
    assert!(
        asked.is(422).text.contains("请写明是什么坏了"),
        "{}",
        asked.text
    );
    let strange = ting
        .multipart(FAULTS, &changed("room", "nowhere"), None)
        .await;
    strange.is(422);
    let broken = ting.bare_multipart(FAULTS, b"--b\r\nno head").await;
    broken.is(400);
    ting.bare_form(FAULTS, "kind=lighting").await.is(415);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_fault_is_shown_and_joined_and_a_form_sent_twice_files_once() {
    let sample = furnished(config()).await;
    let ting = sample.client("court", Role::Attendant).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let mut once = lamp();
    once.push(("command", new_id()));
    let first = ting.multipart(FAULTS, &once, Some(PNG)).await;
    let again = ting.multipart_by("other", FAULTS, &once, Some(PNG)).await;
    assert_eq!(
        first.is(303).header("location"),
        again.is(303).header("location")
    );
    let known = desk.multipart(FAULTS, &lamp(), None).await;
    let text = &known.is(409).text;
    assert!(
        text.contains("这里已经报过同样的故障（2026-07-06 第 1 号）"),
        "{text}"
    );
    assert!(
        text.contains("value=\"join\"") && text.contains("1 号 · 07:00 · 待受理"),
        "{text}"
    );
    let joined = desk
        .multipart(FAULTS, &changed("twice", "join"), None)
        .await;
    assert_eq!(joined.is(303).header("location"), first.header("location"));
    let page = desk.get(first.header("location")).await.text;
    assert!(page.contains("另有 1 人报过"), "{page}");
    desk.multipart(FAULTS, &changed("twice", "separate"), None)
        .await
        .is(303);
    let listed = desk.get(FAULTS).await.text;
    assert!(listed.contains("未办结 2 件"), "{listed}");
}

// A2.5, A1.7, A3.4
#[tokio::test(flavor = "multi_thread")]
async fn an_item_of_a_duty_leads_to_a_report_with_its_place_and_kind_a2_5_a1_7_a3_4() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let meeting = sample.meeting("court").await;
    let (leader, court) = (sample.actor("court", Role::TeamLeader).await, site("court"));
    let page = app::meeting::find(&sample.house, &leader, &court, meeting).await;
    let page = page.unwrap().unwrap();
    let duty = page
        .duties
        .iter()
        .find(|duty| duty.rule == "venue-check")
        .unwrap();
    let why = lead
        .get(&format!("/sites/court/duties/{}/why", duty.id))
        .await
        .text;
    let check = &duty.checks[0].item;
    let address = format!("{FAULTS}/new?duty={}&#38;step={}", duty.id, check.index);
    assert!(why.contains(&address), "{why}");
    let form = lead
        .get(&address.replace("&#38;", "&"))
        .await
        .is(200)
        .text
        .clone();
    assert!(form.contains(&check.text), "{form}");
    let chosen = format!("value=\"{}\" selected", room("court", "701"));
    assert!(
        form.contains(&chosen),
        "the duty's place is proposed: {form}"
    );
    let mut typed = changed("room", &room("court", "701").to_string());
    typed.push(("duty", duty.id.to_string()));
    typed.push(("step", check.index.to_string()));
    let done = lead.multipart(FAULTS, &typed, None).await;
    let shown = lead.get(done.is(303).header("location")).await.text;
    assert!(
        shown.contains(&format!("/duties/{}/why", duty.id)),
        "{shown}"
    );
    // A stranger's duty is none.
    let strange = format!("{FAULTS}/new?duty={}&step=1", new_id());
    lead.get(&strange).await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_reports_and_sees_a_fault_through() {
    let sample = furnished(config()).await;
    let ting = sample.client("court", Role::Attendant).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let api = "/api/v1/sites/court/faults";
    let new = json!({
        "room": room("court", "702").to_string(), "kind": "lift", "urgency": "urgent",
        "seen_at": MORNING - MINUTE, "twice": "join",
    });
    let key = new_id();
    let taken = ting.json(Method::POST, api, &key, &new).await;
    let id = taken.is(200).json()["subject"].as_str().unwrap().to_owned();
    let joined = desk.command(api, &new).await.is(200).json();
    assert_eq!(
        (joined["subject"].as_str(), &joined["notice"]["key"]),
        (Some(id.as_str()), &json!("fault-joined"))
    );
    let other = json!({ "room": room("court", "702").to_string(), "kind": "lift" });
    assert_eq!(
        desk.command(api, &other).await.is(409).code(),
        "fault-known"
    );
    let unfit = json!({ "room": room("court", "702").to_string(), "kind": "ghost" });
    assert_eq!(
        desk.command(api, &unfit).await.is(422).code(),
        "choice-unknown"
    );
    let one = format!("{api}/{id}");
    let shown = desk.get(&one).await.is(200).json();
    assert_eq!(shown["fault"]["times"]["report"], json!(MINUTE));
    assert_eq!(shown["fault"]["due"], json!(MORNING + 15 * MINUTE));
    assert_eq!(shown["may"], json!(["join", "answer"]));
    let answer = json!({ "repairer": "电梯公司", "agreed": MORNING + HOUR });
    desk.command(&format!("{one}/answer"), &answer)
        .await
        .is(200);
    let waits = json!({ "note": "等配件", "agreed": MORNING + 2 * HOUR });
    desk.command(&format!("{one}/postponement"), &waits)
        .await
        .is(200);
    desk.command(&format!("{one}/arrival"), &json!({}))
        .await
        .is(200);
    desk.command(&format!("{one}/repair"), &json!({ "note": "换了按钮" }))
        .await
        .is(200);
    let refused = desk.command(&format!("{one}/acceptance"), &json!({})).await;
    assert_eq!(refused.is(403).code(), "not-allowed");
    ting.command(&format!("{one}/return"), &json!({ "note": "还是停" }))
        .await
        .is(200);
    ting.command(&format!("{one}/withdrawal"), &json!({ "note": "好了" }))
        .await
        .is(200);
    let list = desk.get(api).await.is(200).json();
    assert_eq!((&list["open"], &list["count"]), (&json!([]), &json!(0)));
    assert_eq!(list["faults"][0]["state"], "withdrawn");
    desk.get(&format!("{api}/{}", new_id())).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_month_is_exported_and_no_cell_of_it_is_a_formula() {
    let sample = furnished(config()).await;
    let ting = sample.client("court", Role::Attendant).await;
    let formula = changed("description", "=1+1");
    ting.multipart(FAULTS, &formula, None).await.is(303);
    let lead = sample.client("court", Role::TeamLeader).await;
    let sheet = lead.get(&format!("{FAULTS}/workbook?month=2026-07")).await;
    sheet.is(200);
    assert!(sheet.header("content-type").contains("spreadsheetml"));
    assert!(
        sheet
            .header("content-disposition")
            .contains("faults-2026-07.xlsx")
    );
    ting.get(&format!("{FAULTS}/workbook")).await.is(403);
}

// A2.10
#[tokio::test(flavor = "multi_thread")]
async fn a_month_of_many_faults_has_pages_and_its_workbook_is_whole_a2_10() {
    let sample = furnished(config()).await;
    let ting = sample.client("court", Role::Attendant).await;
    let first = reported(&ting).await;
    let first: domain::FaultId = first.rsplit('/').next().unwrap().parse().unwrap();
    let repeat = move |db: &mut store::Database| {
        for turn in 1..520 {
            let mut other = store::fault::find(db, &site("court"), first)?.unwrap();
            other.id = domain::FaultId::derived(&["whole", &turn.to_string()]);
            other.number += turn;
            store::fault::add(db, &site("court"), &other)?;
        }
        Ok(())
    };
    let written = sample
        .house
        .store()
        .write::<(), anyhow::Error>(None, repeat);
    written.await.unwrap();
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = lead.get(&format!("{FAULTS}?show=month&page=11")).await;
    assert!(page.is(200).text.contains("第 501–520 条，共 520 条"));
    assert_eq!(page.text.matches("data-row ").count(), 20);
    let workbook = lead.request(Method::GET, &format!("{FAULTS}/workbook?month=2026-07"));
    let workbook = lead.send(workbook.body(Body::empty()).unwrap()).await;
    let bytes = to_bytes(workbook.into_body(), usize::MAX).await.unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(sheet.rows().count(), 521, "with its head");
}
