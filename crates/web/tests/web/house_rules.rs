//! Rules of the house and the drill by their addresses.

use app::Role;
use domain::directory::Person;
use domain::particulars::{Particulars, Telephone, ToldTo};
use domain::{DepartmentId, PersonId};
use serde_json::json;

use crate::sample::{HOUR, MORNING, Sample, config, furnished, room, site};

/// The fields of the form of a rule.
fn typed<'typed>(text: &'typed str, note: &'typed str) -> Vec<(&'typed str, &'typed str)> {
    vec![
        ("title", "考勤制度"),
        ("in_force", "2026-07-08"),
        ("days", "3"),
        ("note", note),
        ("text", text),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_is_read_to_its_end_and_acknowledged_and_who_has_not_is_listed_a1_2() {
    let sample = furnished(config()).await;
    let id = sample.house_rule("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    let home = desk.get("/sites/court/hall").await.text;
    assert!(home.contains("有 1 项规章制度要读"), "{home}");
    let shift = desk.get("/api/v1/sites/court/shift").await.json();
    assert_eq!(
        shift["unread_house_rules"],
        json!({ "count": 1, "late": 0 })
    );
    let address = format!("/sites/court/house-rules/{id}");
    let page = desk.get(&address).await.text;
    assert!(
        page.contains("<h2>第一章 总则</h2>") && page.contains("<p>八点上岗。</p>"),
        "{page}"
    );
    let (text, button) = (
        page.find("穿工装").unwrap(),
        page.find("/acknowledgement").unwrap(),
    );
    assert!(text < button, "acknowledged at the end alone");
    let acknowledgement = format!("{address}/acknowledgement");
    desk.form(&acknowledgement, &[("version", "1")])
        .await
        .is(303);
    let list = desk.get("/sites/court/house-rules").await.text;
    assert!(
        list.contains("已读并遵守") && !list.contains("/readers"),
        "{list}"
    );
    let home = desk.get("/sites/court/hall").await.text;
    assert!(!home.contains("规章制度要读"), "{home}");
    let lead = sample.client("court", Role::TeamLeader).await;
    let readers = lead.get(&format!("{address}/readers")).await.text;
    assert!(
        readers.contains("1 已确认，共 4 人")
            && readers.contains("未确认 3 人")
            && readers.contains("统计到 2026-07-06"),
        "{readers}"
    );
    assert!(readers.contains("court的guard"), "{readers}");
    sample.clock.set(MORNING + 73 * HOUR);
    let readers = lead.get(&format!("{address}/readers")).await.text;
    assert!(readers.contains("逾期未读"), "{readers}");
    desk.get(&format!("{address}/readers")).await.is(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_asks_again_and_the_earlier_one_is_not_acknowledged_for_it_a1_2() {
    let sample = furnished(config()).await;
    let id = sample.house_rule("court").await;
    let address = format!("/sites/court/house-rules/{id}");
    let guard = sample.client("court", Role::Guard).await;
    let read = format!("{address}/acknowledgement");
    guard.form(&read, &[("version", "1")]).await.is(303);
    let lead = sample.client("court", Role::TeamLeader).await;
    let draft = format!("{address}/draft");
    let mut fields = typed("第一章 总则\n<b>七点半</b>上岗。\n穿工装。", "");
    fields.push(("revision", "0"));
    lead.form(&draft, &fields).await.is(303);
    let publication = format!("{address}/publication");
    let silent = lead.form(&publication, &[("revision", "2")]).await;
    assert!(
        silent.is(422).text.contains("这一版改了什么"),
        "{}",
        silent.text
    );
    let mut fields = typed("第一章 总则\n<b>七点半</b>上岗。\n穿工装。", "上岗提前");
    fields.push(("revision", "2"));
    lead.form(&draft, &fields).await.is(303);
    let form = lead.get(&format!("{address}/edit")).await.text;
    assert!(
        form.contains("发布第 2 版") && form.contains("<del>八点上岗。</del>"),
        "{form}"
    );
    lead.form(&publication, &[("revision", "3")]).await.is(303);
    // The one with the first version open is shown what differs, and nothing is noted.
    let stale = guard.form(&read, &[("version", "1")]).await;
    stale.is(409);
    assert!(
        stale.text.contains("您读的是第 1 版，现在是第 2 版"),
        "{}",
        stale.text
    );
    let new = "<ins>&#60;b&#62;七点半&#60;/b&#62;上岗。</ins>";
    assert!(
        stale.text.contains(new) && stale.text.contains("<del>八点上岗。</del>"),
        "{}",
        stale.text
    );
    guard.form(&read, &[("version", "2")]).await.is(303);
    let first = guard.get(&format!("{address}?version=1")).await.text;
    assert!(
        first.contains("这是以前的一版") && !first.contains("/acknowledgement"),
        "{first}"
    );
    guard.get(&format!("{address}?version=9")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_draft_comes_back_with_what_was_typed() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let mut fields = typed("很长的正文\n第二段", "");
    fields.extend([("issuer", "service-centre"), ("readers", "guard")]);
    let mut unfit = fields.clone();
    unfit[2] = ("days", "一百");
    let page = lead.form("/sites/court/house-rules", &unfit).await;
    assert!(
        page.is(422).text.contains("很长的正文\n第二段"),
        "{}",
        page.text
    );
    assert!(
        page.text.contains("value=\"guard\" checked"),
        "{}",
        page.text
    );
    let mut others = fields.clone();
    others[5] = ("issuer", "owner");
    let page = lead.form("/sites/court/house-rules", &others).await;
    assert!(page.is(409).text.contains("很长的正文"), "{}", page.text);
    lead.form("/sites/court/house-rules", &fields).await.is(303);
    let list = lead.get("/sites/court/house-rules").await.text;
    assert!(list.contains("草稿"), "{list}");
    let desk = sample.client("court", Role::Receptionist).await;
    assert!(
        !desk
            .get("/sites/court/house-rules")
            .await
            .text
            .contains("考勤制度")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_writes_publishes_and_acknowledges_by_the_api() {
    let sample = furnished(config()).await;
    let manager = sample.client("court", Role::OwnersManager).await;
    let wording = json!({
        "title": "会场安静", "in_force": "2026-07-08", "days": 5, "readers": ["attendant"],
        "text": "手机静音。",
    });
    let new = json!({ "issuer": "owner", "wording": wording });
    let begun = manager
        .command("/api/v1/sites/court/house-rules", &new)
        .await;
    let id = begun.is(200).json()["subject"].as_str().unwrap().to_owned();
    let address = format!("/api/v1/sites/court/house-rules/{id}");
    let seen = json!({ "revision": 1 });
    manager
        .command(&format!("{address}/publication"), &seen)
        .await
        .is(200);
    let attendant = sample.client("court", Role::Attendant).await;
    let text = attendant.get(&address).await.json();
    assert_eq!(
        (text["text"].as_str(), &text["draft"]),
        (Some("手机静音。"), &json!(null))
    );
    let read = format!("{address}/acknowledgement");
    let other = attendant.command(&read, &json!({ "version": 2 })).await;
    assert_eq!(
        (other.status.as_u16(), other.code().as_str()),
        (409, "house-rule-superseded")
    );
    attendant
        .command(&read, &json!({ "version": 1 }))
        .await
        .is(200);
    let guard = sample.client("court", Role::Guard).await;
    assert_eq!(
        guard.command(&read, &json!({ "version": 1 })).await.code(),
        "house-rule-not-for-you"
    );
    let readers = manager.get(&format!("{address}/readers")).await.json();
    assert_eq!(readers["readers"].as_array().unwrap().len(), 1);
    assert_eq!(readers["readers"][0]["state"], "acknowledged");
    let bureau = format!("/api/v1/sites/bureau/house-rules/{id}");
    let stranger = sample.client("bureau", Role::OwnersManager).await;
    stranger.get(&bureau).await.is(404);
}

impl Sample {
    /// Eight leaders with offices and telephones, so that there is something to ask.
    async fn leaders(&self) {
        let lead = self.actor("court", Role::TeamLeader).await;
        let titles = [
            "院长",
            "副院长",
            "庭长",
            "副庭长",
            "主任",
            "处长",
            "书记",
            "主席",
        ];
        for (place, title) in (1_u32..).zip(titles) {
            let person = Person {
                id: PersonId::derived(&["leader", title]),
                name: format!("王{place}"),
                department: Some(DepartmentId::derived(&["court"])),
                form_of_address: format!("王{title}"),
                precedence: Some(place),
            };
            let particulars = Particulars {
                office: Some(Telephone {
                    number: format!("80{place}0"),
                    told_to: ToldTo::Everybody,
                }),
                room: Some(room("court", "701")),
                ..Particulars::default()
            };
            let entry = app::directory::PersonEntry {
                person,
                particulars: Some(particulars),
            };
            let (house, at) = (&self.house, site("court"));
            app::directory::add_person(house, &lead, &at, &self.command(), entry)
                .await
                .unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_of_the_drill_tells_what_is_right_after_the_answer_alone_a2_6() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let small = desk.form("/sites/court/drill", &[]).await;
    assert!(
        small.is(409).text.contains("名录里的房间、电话和领导太少"),
        "{}",
        small.text
    );
    sample.leaders().await;
    let begun = desk.form("/sites/court/drill", &[]).await;
    let address = begun.is(303).header("location").to_owned();
    let asked = desk.get(&address).await.text;
    assert!(
        asked.contains("第 1 题") && !asked.contains("正确答案"),
        "{asked}"
    );
    assert!(!asked.contains("people?person="), "{asked}");
    let api = address.replace("/sites/court/drill/", "/api/v1/sites/court/drill/rounds/");
    let round = desk.get(&api).await.json();
    assert_eq!(round["next"]["right"], json!(null));
    let answers = format!("{address}/answers");
    let given = [("position", "1"), ("choice", "2")];
    let told = desk.form(&answers, &given).await;
    let verdict = told.is(303).header("location").to_owned();
    assert_eq!(verdict, format!("{address}?answered=1"));
    let page = desk.get(&verdict).await.text;
    assert!(
        page.contains("正确答案") && page.contains("people?person="),
        "{page}"
    );
    // Whoever presses twice sees how the first press came out, and changes nothing.
    let again = desk
        .form(&answers, &[("position", "1"), ("choice", "3")])
        .await;
    assert_eq!(again.is(303).header("location"), verdict);
    let round = desk.get(&api).await.json();
    assert_eq!(
        (
            round["answered"].as_u64(),
            round["answers"][0]["chosen"].as_u64()
        ),
        (Some(1), Some(2))
    );
    let ahead = desk
        .form(&answers, &[("position", "3"), ("choice", "0")])
        .await;
    assert!(
        ahead.is(422).text.contains("现在问的不是这一题"),
        "{}",
        ahead.text
    );
    while let Some(position) = desk.get(&api).await.json()["next"]["position"].as_i64() {
        let given = json!({ "position": position, "choice": 0 });
        desk.command(&format!("{api}/answers"), &given)
            .await
            .is(200);
    }
    let result = desk.get(&address).await.text;
    assert!(result.contains("再来一轮"), "{result}");
    let own = desk.get("/sites/court/drill").await.text;
    assert!(
        own.contains("每周正确率") && !own.contains("全组成绩"),
        "{own}"
    );
    let lead = sample.client("court", Role::TeamLeader).await;
    let team = lead.get("/sites/court/drill/team").await.text;
    assert!(team.contains("court的receptionist"), "{team}");
    lead.get(&address).await.is(404);
    desk.get("/sites/court/drill/team").await.is(403);
}
