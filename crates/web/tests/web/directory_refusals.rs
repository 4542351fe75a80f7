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
async fn what_is_wrong_with_a_building_a_floor_or_a_room_is_said_at_its_field() {
    let sample = furnished(config()).await;
    let (building, floor) = (
        domain::BuildingId::derived(&["bureau"]).to_string(),
        domain::FloorId::derived(&["bureau"]).to_string(),
    );
    let long = "长".repeat(51);
    let own = room("bureau", "701").to_string();
    let court = domain::FloorId::derived(&["court"]).to_string();
    let base = [
        ("number", "703"),
        ("name", "新会议室"),
        ("kind", "meeting-room"),
    ];
    let with = |more: &[(&'static str, &str)]| -> Vec<(String, String)> {
        base.iter()
            .chain(more)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    };
    let many: Vec<String> = (0..51).map(|number| format!("设备{number}")).collect();
    let rooms = [
        (with(&[("floor", "")]), "room-floor", "没有这一层"),
        (with(&[("floor", &court)]), "room-floor", "没有这一层"),
        (
            with(&[("floor", &floor), ("capacity", "很多")]),
            "room-capacity",
            "请填整数",
        ),
        (
            with(&[("floor", &floor), ("capacity", "4000000000")]),
            "room-capacity",
            "最多 20000 人",
        ),
        (
            with(&[("floor", &floor), ("whole", "x")]),
            "room-whole",
            "请从列出的里面选",
        ),
        (
            with(&[("floor", &floor), ("equipment", &many.join("、"))]),
            "room-equipment",
            "最多 50 样",
        ),
    ];
    for (fields, id, mend) in &rooms {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&**a, &**b)).collect();
        refused_at_their_fields(&sample, &[("/rooms", &fields, id, mend)]).await;
    }
    let taken = [
        ("number", "701"),
        ("name", "又一间"),
        ("kind", "meeting-room"),
        ("floor", &*floor),
    ];
    let itself = [
        ("number", "701"),
        ("name", "自己"),
        ("kind", "meeting-room"),
        ("floor", &*floor),
        ("whole", &*own),
    ];
    let path = format!("/rooms/{own}");
    let rows: [Wrong<'_>; 9] = [
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
            "1 到 50 个字",
        ),
        (
            "/floors",
            &[("building", &building), ("name", "顶层"), ("level", "九")],
            "floor-level",
            "请填整数",
        ),
        (
            "/floors",
            &[("building", &building), ("name", "顶层"), ("level", "900")],
            "floor-level",
            "-20 到 200",
        ),
        (
            "/floors",
            &[("building", ""), ("name", "顶层"), ("level", "9")],
            "floor-building",
            "没有这座楼",
        ),
        ("/rooms", &taken, "room-number", "已经有“701”了"),
        (&path, &itself, "room-whole", "自己的一部分"),
        (
            "/rooms",
            &[("number", ""), ("name", "无门牌")],
            "room-number",
            "请填这一项",
        ),
    ];
    refused_at_their_fields(&sample, &rows).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_person_a_team_a_closure_or_a_day_is_said_at_its_field() {
    let sample = furnished(config()).await;
    sample.meeting("bureau").await;
    let held = room("bureau", "701").to_string();
    let court = room("court", "701").to_string();
    let outsider = crate::sample::account("court", Role::Attendant).to_string();
    let nine = "2026-07-06T09:00";
    let ten = "2026-07-06T10:00";
    let rows: [Wrong<'_>; 12] = [
        ("/people", &[("name", "")], "person-name", "请填这一项"),
        (
            "/people",
            &[("name", "赵六"), ("precedence", "0")],
            "person-precedence",
            "1 最高",
        ),
        (
            "/people",
            &[("name", "赵六"), ("department", "x")],
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
            &[("name", "甲组"), ("standard_name", "nobody")],
            "team-standard_name",
            "没有这个班组",
        ),
        (
            "/teams",
            &[
                ("name", "甲组"),
                ("standard_name", "etiquette"),
                ("members", &outsider),
            ],
            "team-members",
            "没有这个账号",
        ),
        (
            "/closures",
            &[
                ("room", &held),
                ("from", nine),
                ("until", ten),
                ("reason", "维修"),
            ],
            "closure-room",
            "已被占用",
        ),
        (
            "/closures",
            &[
                ("room", &held),
                ("from", ten),
                ("until", nine),
                ("reason", "维修"),
            ],
            "closure-until",
            "结束要在开始之后",
        ),
        (
            "/closures",
            &[
                ("room", &court),
                ("from", nine),
                ("until", ten),
                ("reason", "维修"),
            ],
            "closure-room",
            "没有这个房间",
        ),
        (
            "/closures",
            &[
                ("room", &held),
                ("from", "明天"),
                ("until", ten),
                ("reason", "维修"),
            ],
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
