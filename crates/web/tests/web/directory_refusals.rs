//! What cannot be entered into the directory: said at its field, with the mend, and nothing typed
//! is lost.

use app::Role;

use crate::asking::new_id;
use crate::sample::{Sample, config, furnished, room};

const ROOT: &str = "/sites/bureau/directory";

/// A form, what is typed into it, the field that is wrong, and a piece of its mend.
type Wrong<'row> = (
    &'row str,
    &'row [(&'row str, &'row str)],
    &'row str,
    &'row str,
);

async fn refused_at_their_fields(sample: &Sample, rows: &[Wrong<'_>]) {
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let before = app::journal::verify(&sample.house, &crate::sample::site("bureau")).await;
    for (path, fields, id, mend) in rows {
        let answer = leader.form(&format!("{ROOT}{path}"), fields).await;
        let page = &answer.text;
        let status = answer.status.as_u16();
        let asked = format!("{path} {fields:?}: {status}");
        assert!([409, 422].contains(&status), "{asked}\n{page}");
        assert!(
            page.contains(&format!("id=\"{id}-problem\"")),
            "{asked} at {id}\n{page}"
        );
        assert!(
            page.contains(&format!("<a href=\"#{id}\">")),
            "{asked} in the summary"
        );
        assert!(page.contains(mend), "{asked}: {mend}\n{page}");
        for (name, value) in *fields {
            let is_text = ["name", "number", "reason", "level", "equipment"].contains(name);
            if is_text && !value.is_empty() && !value.contains('<') {
                assert!(
                    page.contains(&format!("value=\"{value}\"")),
                    "{asked} loses {name}"
                );
            }
        }
    }
    let after = app::journal::verify(&sample.house, &crate::sample::site("bureau")).await;
    assert_eq!(
        after.unwrap(),
        before.unwrap(),
        "what is refused is not written"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_building_or_a_floor_is_said_at_its_field() {
    let sample = furnished(config()).await;
    let building = domain::BuildingId::derived(&["bureau"]).to_string();
    let long = "长".repeat(51);
    let floor = |level| [("building", &*building), ("name", "顶层"), ("level", level)];
    let nowhere = [("building", ""), ("name", "顶层"), ("level", "9")];
    let again = [("building", &*building), ("name", "七层"), ("level", "7")];
    let rows: [Wrong<'_>; 7] = [
        (
            "/buildings",
            &[("name", " ")],
            "building-name",
            "请填这一项",
        ),
        (
            "/buildings",
            &[("name", "主楼")],
            "building-name",
            "请换一个名称",
        ),
        (
            "/buildings",
            &[("name", &long)],
            "building-name",
            "1 到 50 个看得见的字",
        ),
        ("/floors", &floor("九"), "floor-level", "请填整数"),
        ("/floors", &floor("900"), "floor-level", "-20 到 200"),
        ("/floors", &nowhere, "floor-building", "没有这座楼"),
        ("/floors", &again, "floor-name", "请换一个名称"),
    ];
    refused_at_their_fields(&sample, &rows).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_room_is_said_at_its_field() {
    let sample = furnished(config()).await;
    let floor = domain::FloorId::derived(&["bureau"]).to_string();
    let court = domain::FloorId::derived(&["court"]).to_string();
    let own = room("bureau", "701").to_string();
    let change = format!("/rooms/{own}");
    let many: Vec<String> = (0..51).map(|number| format!("设备{number}")).collect();
    let many = many.join("、");
    let named = [("name", "新会议室"), ("kind", "meeting-room")];
    let here = [("number", "703"), ("floor", &*floor)];
    let row = |fields: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        let typed = named.iter().chain(fields);
        typed
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect()
    };
    let with = |field: &'static str, value: &str| row(&[here[0], here[1], (field, value)]);
    let rows = [
        (
            "/rooms",
            row(&[("number", "")]),
            "room-number",
            "请填这一项",
        ),
        (
            "/rooms",
            row(&[("number", "703"), ("floor", &court)]),
            "room-floor",
            "没有这一层",
        ),
        (
            "/rooms",
            row(&[("number", "701"), ("floor", &floor)]),
            "room-number",
            "已经有“701”了",
        ),
        (
            "/rooms",
            with("capacity", "很多"),
            "room-capacity",
            "请填整数",
        ),
        (
            "/rooms",
            with("capacity", "4000000000"),
            "room-capacity",
            "最多 20000 人",
        ),
        (
            "/rooms",
            with("whole", "x"),
            "room-whole",
            "请从列出的里面选",
        ),
        (
            "/rooms",
            with("equipment", &many),
            "room-equipment",
            "最多 50 样",
        ),
        (&change, with("whole", &own), "room-whole", "自己的一部分"),
    ];
    for (path, fields, id, mend) in &rows {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, &**b)).collect();
        refused_at_their_fields(&sample, &[(path, &fields, id, mend)]).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_person_or_a_team_is_said_at_its_field() {
    let sample = furnished(config()).await;
    let outsider = crate::sample::account("court", Role::Attendant).to_string();
    let person = |field, value| [("name", "赵六"), (field, value)];
    let team = |kind, members| [("name", "甲组"), ("standard_name", kind), members];
    let nobody = ("members", "x");
    let rows: [Wrong<'_>; 7] = [
        ("/people", &[("name", "")], "person-name", "请填这一项"),
        (
            "/people",
            &person("precedence", "0"),
            "person-precedence",
            "1 最高",
        ),
        (
            "/people",
            &person("department", "x"),
            "person-department",
            "请从列出的里面选",
        ),
        (
            "/departments",
            &[("name", "办公室")],
            "department-name",
            "请换一个名称",
        ),
        (
            "/teams",
            &team("etiquette", nobody),
            "team-members",
            "请从列出的里面选",
        ),
        (
            "/teams",
            &team("etiquette", ("members", &outsider)),
            "team-members",
            "没有这个账号",
        ),
        (
            "/teams",
            &[("name", "甲组"), ("standard_name", "nobody")],
            "team-standard_name",
            "没有这个班组",
        ),
    ];
    refused_at_their_fields(&sample, &rows).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_closure_or_a_day_is_said_at_its_field() {
    let sample = furnished(config()).await;
    sample.meeting("bureau").await;
    let held = room("bureau", "701").to_string();
    let court = room("court", "701").to_string();
    let (nine, ten) = ("2026-07-06T09:00", "2026-07-06T10:00");
    let closure = |room, from, until| {
        [
            ("room", room),
            ("from", from),
            ("until", until),
            ("reason", "维修"),
        ]
    };
    let rows: [Wrong<'_>; 6] = [
        (
            "/closures",
            &closure(&held, nine, ten),
            "closure-room",
            "已被占用",
        ),
        (
            "/closures",
            &closure(&held, ten, nine),
            "closure-until",
            "结束要在开始之后",
        ),
        (
            "/closures",
            &closure(&court, nine, ten),
            "closure-room",
            "没有这个房间",
        ),
        (
            "/closures",
            &closure(&held, "明天", ten),
            "closure-from",
            "没有这个时间",
        ),
        (
            "/working-days",
            &[("day", "2026-02-30"), ("working", "no")],
            "day-day",
            "没有这一天",
        ),
        ("/working-days/week", &[], "week-weekday", "至少选一天"),
    ];
    refused_at_their_fields(&sample, &rows).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_text_and_never_markup() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let name = "\"><script>alert(1)</script>";
    let path = format!("{ROOT}/floors");
    let refused = leader.form(&path, &[("name", name), ("level", "x")]).await;
    assert!(!refused.is(422).text.contains("<script>alert"));
    let path = format!("{ROOT}/buildings");
    leader.form(&path, &[("name", name)]).await.is(303);
    let shown = leader.get(&format!("{ROOT}/floors")).await;
    assert!(!shown.is(200).text.contains("<script>alert"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_is_carried_out_once() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let body = format!("command={}&name=%E8%A5%BF%E6%A5%BC", new_id());
    let path = format!("{ROOT}/buildings");
    for _ in 0..2 {
        leader.bare_form(&path, &body).await.is(303);
    }
    let page = leader.get(&format!("{ROOT}/floors")).await;
    assert_eq!(page.text.matches("西楼</a></th>").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_the_sites_cannot_be_opened_or_changed() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let floor = domain::FloorId::derived(&["bureau"]).to_string();
    let own = [
        ("number", "701"),
        ("name", "夺来的"),
        ("kind", "meeting-room"),
        ("floor", &*floor),
    ];
    let path = format!("{ROOT}/rooms/{}", room("court", "701"));
    leader.get(&path).await.is(404);
    leader.form(&path, &own).await.is(404);
    let path = format!("{ROOT}/teams/{}", domain::TeamId::derived(&["court"]));
    let team = [("name", "夺来的"), ("standard_name", "etiquette")];
    leader.form(&path, &team).await.is(404);
    let path = format!("{ROOT}/people/{}", domain::PersonId::derived(&["court"]));
    leader.form(&path, &[("name", "夺来的")]).await.is(404);
    let rooms = leader.get(&format!("{ROOT}/rooms")).await;
    assert!(!rooms.is(200).text.contains("夺来的"));
}
