//! Found and lost things by their addresses: plain forms, JSON, paper and workbook; who took one masked where it is.

use app::Role;
use axum::body::{Body, to_bytes};
use axum::http::Method;
use calamine::{Reader, Xlsx};
use serde_json::json;

use crate::asking::Client;
use crate::sample::{HOUR, MORNING, config, furnished, room};

const FOUND: &str = "/sites/bureau/found-items";
const LOST: &str = "/sites/bureau/lost-reports";
const API: &str = "/api/v1/sites/bureau/found-items";
const DRAWN: &str = "10,10 40,20 80,30 120,40;200,50 240,60 280,70 320,80";
/// A picture of two pixels.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00\x7b\x40\xe8\xdd\x00\x00\x00\x0d\x49\x44\x41\x54\x78\x9c\x63\xf8\xcf\x00\x04\xff\x01\x07\x00\x01\xff\xe2\x23\x9e\x59\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// What is typed for an umbrella in 702.
fn umbrella() -> Vec<(&'static str, String)> {
    vec![
        ("kind", "umbrella".to_owned()),
        ("description", "黑色<b>长柄</b>雨伞".to_owned()),
        ("room", room("bureau", "702").to_string()),
        ("spot", "靠窗".to_owned()),
        ("day", "2026-07-06".to_owned()),
        ("time", "06:50".to_owned()),
        ("after", "last".to_owned()),
    ]
}

fn changed(name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let mut typed = umbrella();
    typed.retain(|(known, _)| *known != name);
    typed.push((name, value.to_owned()));
    typed
}

async fn found(client: &Client) -> String {
    let done = client.multipart(FOUND, &umbrella(), Some(PNG)).await;
    done.is(303).header("location").to_owned()
}

const TAKEN: [(&str, &str); 3] = [
    ("whom", "张建设"),
    ("telephone", "13812345678"),
    ("proof", "说出伞柄刻字"),
];

// C4.3.2
#[tokio::test(flavor = "multi_thread")]
async fn a_thing_is_found_with_a_photo_put_away_and_given_back_once_by_plain_forms_c4_3_2() {
    let sample = furnished(config()).await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let form = attendant.get(&format!("{FOUND}/new")).await;
    assert!(form.is(200).text.contains("不要写证件号码"));
    let page = found(&attendant).await;
    let shown = attendant.get(&page).await.is(200).text.clone();
    assert!(!shown.contains("<b>长柄"), "what was typed is text");
    assert!(
        shown.contains("待入库") && shown.contains("/small\""),
        "{shown}"
    );
    assert!(!shown.contains("/hand-back\""), "the desk gives back");
    let lacking = attendant.form(&format!("{page}/storing"), &[]).await;
    assert!(lacking.is(422).text.contains("请写明存放在哪里"));
    let shelf = [("shelf", "前台 2 号柜")];
    attendant
        .form(&format!("{page}/storing"), &shelf)
        .await
        .is(303);
    attendant.form(&format!("{page}/owner"), &[]).await.is(403);
    let told = [("whom", "王主任"), ("note", "电话告知")];
    desk.form(&format!("{page}/owner"), &told).await.is(303);
    let back = format!("{page}/hand-back");
    let form = desk.get(&back).await;
    assert!(form.is(200).text.contains("data-signature=\"signature\""));
    // Nobody takes a thing without a signature or a reason, and nothing that was typed is lost.
    let unsigned = desk.form(&back, &TAKEN).await;
    assert!(unsigned.is(422).text.contains("请领取人手写签名"));
    assert!(unsigned.text.contains("value=\"张建设\""));
    let hostile = [TAKEN.as_slice(), &[("signature", "\"><script>")]].concat();
    let refused = desk.form(&back, &hostile).await;
    assert!(!refused.is(422).text.contains("\"><script>"));
    let signed = [TAKEN.as_slice(), &[("signature", DRAWN)]].concat();
    desk.form(&back, &signed).await.is(303);
    let twice = desk.form(&back, &signed).await;
    assert!(twice.is(409).text.contains("已归还"), "{}", twice.text);
    desk.get(&back).await.is(409);
    let shown = desk.get(&page).await.is(200).text.clone();
    assert!(shown.contains("张建设") && shown.contains("d=\"M10 10L40 20"));
    let receipt = desk.get(&format!("{page}/receipt")).await;
    assert!(receipt.is(200).text.contains("遗失物品领取单"));
    assert!(receipt.text.contains("说出伞柄刻字"));
    // The owner's office and the auditor know that it went, and not to whom.
    for role in [Role::OwnersManager, Role::Auditor] {
        let client = sample.client("bureau", role).await;
        let shown = client.get(&page).await.is(200).text.clone();
        assert!(
            !shown.contains("张建设") && !shown.contains("M10 10L"),
            "{role:?}"
        );
        client.get(&format!("{page}/receipt")).await.is(403);
        client.get(&format!("{FOUND}/new")).await.is(403);
    }
}

// C4.3.2
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_finding_says_why_and_keeps_what_was_typed_c4_3_2() {
    let sample = furnished(config()).await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let rows: [(&'static str, &str, Option<&[u8]>, &str); 7] = [
        ("kind", "", None, "请选拾到什么"),
        ("kind", "gold", None, ""),
        ("description", " ", None, ""),
        ("day", "2026-07-07", None, "拾获时间应在现在以前"),
        ("day", "2026-02-30", None, ""),
        ("time", "25:00", None, ""),
        ("photo", "", Some(b"<html>"), "这不是可用的照片"),
    ];
    for (field, value, photo, words) in rows {
        let typed = if field == "photo" {
            umbrella()
        } else {
            changed(field, value)
        };
        let answer = attendant.multipart(FOUND, &typed, photo).await;
        let text = &answer.is(422).text;
        assert!(text.contains(words), "{field} {value}: {text}");
        assert!(text.contains("value=\"靠窗\""), "{field} {value}: {text}");
    }
    let mut nowhere = changed("room", "");
    nowhere.retain(|(name, _)| *name != "spot");
    let answer = attendant.multipart(FOUND, &nowhere, None).await;
    assert!(answer.is(422).text.contains("请选房间，或者写明地点"));
}

// C4.3.2
#[tokio::test(flavor = "multi_thread")]
async fn the_notice_tells_nothing_by_which_a_stranger_could_claim_a_thing_c4_3_2() {
    let sample = furnished(config()).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let page = found(&desk).await;
    let notice = format!("{FOUND}/notice");
    let shown = desk.get(&notice).await.is(200).text.clone();
    assert!(shown.contains("702") && shown.contains("雨伞"), "{shown}");
    for told in ["长柄", "靠窗", "黑色"] {
        assert!(!shown.contains(told), "{told}");
    }
    for day in ["2026-07-07", "2026-07-05", "2026-02-30", ""] {
        let refused = desk.form(&notice, &[("notice", day)]).await;
        let status = refused.status.as_u16();
        assert!([409, 422].contains(&status), "{day}: {status}");
    }
    desk.form(&notice, &[("notice", "2026-07-06")])
        .await
        .is(303);
    let shown = desk.get(&page).await.text;
    assert!(shown.contains("2027-07-06"), "a year from its notice");
    // What leaves the house in another way is the leader's to say, and not before its time.
    desk.form(&format!("{page}/disposal"), &[("note", "占地方")])
        .await
        .is(403);
    let early = lead
        .form(&format!("{page}/disposal"), &[("note", "占地方")])
        .await;
    assert!(early.is(409).text.contains("2027-07-06"), "{}", early.text);
    desk.form(&format!("{FOUND}/limit"), &[("days", "10")])
        .await
        .is(403);
    let unfit = lead.form(&format!("{FOUND}/limit"), &[("days", "0")]).await;
    assert!(unfit.is(422).text.contains("天数请填 1 到 365"));
    lead.form(&format!("{FOUND}/limit"), &[("days", "10")])
        .await
        .is(303);
    sample.clock.set(MORNING + 11 * 24 * HOUR);
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let list = lead.get(FOUND).await.is(200).text.clone();
    assert!(list.contains("1 件物品超过期限无人认领"), "{list}");
    let over = [("whom", "城东派出所"), ("note", "2026-88")];
    lead.form(&format!("{page}/hand-over"), &over).await.is(303);
    let list = lead.get(FOUND).await.is(200).text.clone();
    assert!(list.contains("没有拾获物品"), "{list}");
    let all = lead
        .get(&format!("{FOUND}?show=all&words=%E9%95%BF%E6%9F%84"))
        .await;
    assert!(all.is(200).text.contains("已移交"));
    let none = lead
        .get(&format!("{FOUND}?show=all&words=%E9%92%A5%E5%8C%99"))
        .await;
    assert!(none.is(200).text.contains("没有找到"));
    lead.get(&format!("{FOUND}?show=some")).await.is(422);
    let request = lead.request(Method::GET, &format!("{FOUND}/workbook?month=2026-07"));
    let answer = lead.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), 200);
    let book = to_bytes(answer.into_body(), usize::MAX).await;
    let book = book.unwrap().to_vec();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(book)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!((range.height(), range.width()), (2, 11));
}

// C4.3.2
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_thing_is_taken_down_and_held_against_what_was_found_c4_3_2() {
    let sample = furnished(config()).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let item = found(&desk).await;
    desk.get(&format!("{LOST}/new")).await.is(200);
    let place = room("bureau", "702").to_string();
    let typed = [
        ("kind", "umbrella"),
        ("description", "长柄雨伞"),
        ("name", "张建设"),
        ("telephone", "13812345678"),
        ("day", "2026-07-06"),
        ("from", "06:30"),
        ("until", "06:40"),
        ("room", place.as_str()),
        ("spot", ""),
    ];
    let mut without = typed;
    without[3] = ("telephone", "");
    let refused = desk.form(LOST, &without).await;
    assert!(refused.is(422).text.contains("请填联系电话"));
    assert!(refused.text.contains("value=\"张建设\""));
    let mut turned = typed;
    turned[5] = ("from", "06:50");
    let refused = desk.form(LOST, &turned).await;
    assert!(refused.is(422).text.contains("最晚时间应在最早时间以后"));
    let mut tomorrow = typed;
    tomorrow[4] = ("day", "2026-07-07");
    desk.form(LOST, &tomorrow).await.is(422);
    let page = desk.form(LOST, &typed).await;
    let page = page.is(303).header("location").to_owned();
    let shown = desk.get(&page).await.is(200).text.clone();
    let id = item.rsplit('/').next().unwrap();
    assert!(
        shown.contains("13812345678") && shown.contains(id),
        "{shown}"
    );
    let listed = desk.get(LOST).await.is(200).text.clone();
    assert!(listed.contains("张*") && !listed.contains("13812345678"));
    assert!(desk.get(&item).await.text.contains("可能的报失"));
    // Attendants have nothing to do with who looks for something; whoever supervises sees the mask.
    let attendant = sample.client("bureau", Role::Attendant).await;
    attendant.get(LOST).await.is(403);
    let auditor = sample.client("bureau", Role::Auditor).await;
    let masked = auditor.get(&page).await;
    assert!(!masked.is(200).text.contains("13812345678"));
    let closing = format!("{page}/closing");
    auditor.form(&closing, &[("item", id)]).await.is(403);
    desk.form(&closing, &[("item", id)]).await.is(303);
    desk.form(&closing, &[]).await.is(409);
    assert!(desk.get(&page).await.text.contains("已找到"));
    let all = desk.get(&format!("{LOST}?show=all")).await;
    assert!(all.is(200).text.contains("已找到"));
}

// C4.3.2
#[tokio::test(flavor = "multi_thread")]
async fn programs_take_things_down_and_give_them_back_once_c4_3_2() {
    let sample = furnished(config()).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let new = json!({"kind": "keys", "description": "一串钥匙", "room": room("bureau", "702").to_string()});
    let done = desk.command(API, &new).await.is(200).json();
    let item = format!("{API}/{}", done["subject"].as_str().unwrap());
    desk.command(API, &json!({"kind": "gold", "description": "金"}))
        .await
        .is(422);
    desk.command(API, &json!({"kind": "keys", "description": "钥匙"}))
        .await
        .is(422);
    let shelf = json!({"shelf": "前台"});
    desk.command(&format!("{item}/storing"), &shelf)
        .await
        .is(200);
    let back = json!({"whom": "张建设", "proof": "开门", "signature": DRAWN});
    desk.command(
        &format!("{item}/hand-back"),
        &json!({"whom": "张建设", "proof": "开门"}),
    )
    .await
    .is(422);
    desk.command(&format!("{item}/hand-back"), &back)
        .await
        .is(200);
    desk.command(&format!("{item}/hand-back"), &back)
        .await
        .is(409);
    let shown = desk.get(&item).await.is(200).json();
    assert_eq!(shown["item"]["state"], "handed-back");
    assert_eq!(shown["steps"][1]["whom"], "张建设");
    let manager = sample.client("bureau", Role::OwnersManager).await;
    let shown = manager.get(&item).await.is(200).json();
    assert_eq!(shown["steps"][1]["whom"], "张*");
    assert!(shown["signature"].is_null());
    let list = manager.get(&format!("{API}?show=all")).await.is(200).json();
    assert_eq!(
        (list["items"].as_array().unwrap().len(), &list["open"]),
        (1, &json!(0))
    );
    let reports = "/api/v1/sites/bureau/lost-reports";
    let told = json!({"kind": "keys", "description": "钥匙", "name": "张建设", "telephone": "8021",
        "lost_from": MORNING - HOUR, "lost_until": MORNING});
    let done = desk.command(reports, &told).await.is(200).json();
    let report = format!("{reports}/{}", done["subject"].as_str().unwrap());
    let shown = desk.get(&report).await.is(200).json();
    assert_eq!(shown["report"]["telephone"], "8021");
    desk.command(&format!("{report}/closing"), &json!({}))
        .await
        .is(200);
    desk.command(&format!("{report}/closing"), &json!({}))
        .await
        .is(409);
}
