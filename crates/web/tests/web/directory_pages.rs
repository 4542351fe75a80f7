//! The directory by hand: every thing is added, changed and found again by plain forms.

use app::Role;

use crate::asking::Client;
use crate::sample::{Sample, account, config, furnished, room};

const ROOT: &str = "/sites/bureau/directory";

async fn leader(sample: &Sample) -> Client {
    sample.client("bureau", Role::TeamLeader).await
}

/// The id that stands in the page's row that says `words`.
fn key_of(page: &str, words: &str) -> String {
    let row = page
        .split("<tr data-key=\"")
        .skip(1)
        .find(|row| row.contains(words))
        .unwrap_or_else(|| panic!("no row says {words}"));
    row.split('"').next().unwrap().to_owned()
}

async fn send(client: &Client, path: &str, fields: &[(&str, &str)]) {
    client.form(&format!("{ROOT}{path}"), fields).await.is(303);
}

async fn page(client: &Client, path: &str) -> String {
    client
        .get(&format!("{ROOT}{path}"))
        .await
        .is(200)
        .text
        .clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_building_and_its_floor_are_added_and_go_by_other_names_afterwards() {
    let sample = furnished(config()).await;
    let leader = leader(&sample).await;
    send(&leader, "/buildings", &[("name", "西楼")]).await;
    let building = key_of(&page(&leader, "/floors").await, "西楼");
    let floor = [("building", &*building), ("name", "二层"), ("level", "２")];
    send(&leader, "/floors", &floor).await;
    let floor = key_of(&page(&leader, "/floors").await, "二层");
    let path = format!("/buildings/{building}");
    assert!(page(&leader, &path).await.contains("value=\"西楼\""));
    send(&leader, &path, &[("name", "西配楼")]).await;
    let path = format!("/floors/{floor}");
    let changed = [("building", &*building), ("name", "三层"), ("level", "3")];
    send(&leader, &path, &changed).await;
    let shown = page(&leader, "/floors").await;
    assert!(shown.contains("西配楼") && shown.contains("三层") && !shown.contains("二层"));
    let journal = leader.get("/sites/bureau/journal").await;
    for seen in ["新增楼宇“西楼”", "楼宇改名为“西配楼”", "更改楼层“三层”"]
    {
        assert!(journal.is(200).text.contains(seen), "{seen}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hall_and_its_parts_are_added_one_after_the_other_and_changed() {
    let sample = furnished(config()).await;
    let leader = leader(&sample).await;
    let new = page(&leader, "/rooms/new").await;
    // Kinds are those that the bureau's standard names, in words.
    assert!(new.contains("小餐厅") && !new.contains("大厅服务台"));
    let floor = domain::FloorId::derived(&["bureau"]).to_string();
    let hall = [
        ("number", "800"),
        ("name", "多功能厅"),
        ("floor", &*floor),
        ("kind", "meeting-room"),
        ("capacity", "１２０"),
        ("whole", ""),
        ("equipment", "投影、话筒，视频会议, 投影"),
        ("layouts", "课桌\n回字"),
        ("again", "yes"),
    ];
    let added = leader.form(&format!("{ROOT}/rooms"), &hall).await;
    let next = added.is(303).header("location").to_owned();
    assert!(next.contains("/rooms/new?saved=room"), "{next}");
    let next = leader.get(&next).await;
    assert!(next.is(200).text.contains("已保存"));
    let rooms = page(&leader, "/rooms").await;
    assert!(rooms.contains("投影、话筒、视频会议") && rooms.contains("课桌、回字"));
    let english = leader.clone().with("accept-language", "en");
    assert!(
        page(&english, "/rooms")
            .await
            .contains("投影, 话筒, 视频会议")
    );
    let whole = key_of(&rooms, "多功能厅");
    let part = [
        ("number", "801"),
        ("name", "多功能厅东"),
        ("floor", &*floor),
        ("kind", "meeting-room"),
        ("capacity", "60"),
        ("whole", &*whole),
    ];
    send(&leader, "/rooms", &part).await;
    let part = key_of(&page(&leader, "/rooms").await, "多功能厅东");
    let edit = page(&leader, &format!("/rooms/{part}")).await;
    assert!(edit.contains(&format!("<option value=\"{whole}\" selected>")));
    let changed = [
        ("number", "801"),
        ("name", "东厅"),
        ("floor", &*floor),
        ("kind", "small-dining-room"),
        ("capacity", ""),
        ("whole", ""),
    ];
    send(&leader, &format!("/rooms/{part}"), &changed).await;
    let found = page(&leader, "/rooms?search=小餐厅").await;
    assert!(found.contains("东厅") && !found.contains("702会议室"));
    assert!(found.contains("找到 1 个，共 4 个"), "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_and_departments_are_added_changed_and_found() {
    let sample = furnished(config()).await;
    let leader = leader(&sample).await;
    send(&leader, "/departments", &[("name", "财务处")]).await;
    let department = key_of(&page(&leader, "/people").await, "财务处");
    let person = [
        ("name", "买买提·阿卜杜热西提"),
        ("department", &*department),
        ("form_of_address", ""),
        ("precedence", ""),
    ];
    send(&leader, "/people", &person).await;
    let id = key_of(&page(&leader, "/people").await, "买买提");
    let changed = [
        ("name", "买买提·阿卜杜热西提"),
        ("department", ""),
        ("form_of_address", "买处长"),
        ("precedence", "7"),
    ];
    send(&leader, &format!("/people/{id}"), &changed).await;
    let path = format!("/departments/{department}");
    send(&leader, &path, &[("name", "财务审计处")]).await;
    let found = page(&leader, "/people?search=买处长").await;
    let list = found.split("<tbody>").nth(1).unwrap();
    assert!(list.contains("买买提") && !list.contains("王建国"));
    assert!(found.contains("财务审计处"));
    let none = page(&leader, "/people?search=查无此人").await;
    assert!(none.contains("没有符合的") && none.contains("财务审计处"));
    let journal = leader.get("/sites/bureau/journal").await;
    for seen in ["更改人员买买提", "部门改名为“财务审计处”"] {
        assert!(journal.is(200).text.contains(seen), "{seen}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_gets_its_kind_its_scope_and_its_members_by_ticking_them() {
    let sample = furnished(config()).await;
    let leader = leader(&sample).await;
    let attendant = account("bureau", Role::Attendant).to_string();
    let (one, two) = (room("bureau", "701"), room("bureau", "702"));
    let (one, two) = (one.to_string(), two.to_string());
    let team = [
        ("standard_name", "etiquette"),
        ("name", "七层组"),
        ("rooms", &*one),
        ("rooms", &*two),
        ("members", &*attendant),
    ];
    send(&leader, "/teams", &team).await;
    let teams = page(&leader, "/teams").await;
    assert!(teams.contains("701会议室、702会议室") && teams.contains("bureau的attendant"));
    let id = key_of(&teams, "七层组");
    let edit = page(&leader, &format!("/teams/{id}")).await;
    for ticked in [&one, &two, &attendant] {
        let box_of = format!("value=\"{ticked}\" checked");
        assert!(edit.contains(&box_of), "{ticked}");
    }
    let nobody = [("standard_name", "etiquette"), ("name", "七层组")];
    send(&leader, &format!("/teams/{id}"), &nobody).await;
    let overview = page(&leader, "").await;
    assert!(overview.contains("班组还没有成员：七层组"));
    assert!(overview.contains("服务标准里的场所还没有登记"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_is_closed_and_opened_again_by_hand() {
    let sample = furnished(config()).await;
    let leader = leader(&sample).await;
    let closed = room("bureau", "702").to_string();
    let closure = [
        ("room", &*closed),
        ("from", "2026-07-06T14:00"),
        ("until", "2026-07-06T18:00"),
        ("reason", "维护空调"),
    ];
    send(&leader, "/closures", &closure).await;
    let calendar = "/sites/bureau/rooms?date=2026-07-06";
    assert!(leader.get(calendar).await.is(200).text.contains("维护空调"));
    let id = key_of(&page(&leader, "/closures").await, "维护空调");
    let reopening = format!("/closures/{id}/reopening");
    send(&leader, &reopening, &[]).await;
    assert!(!leader.get(calendar).await.is(200).text.contains("维护空调"));
    leader
        .form(&format!("{ROOT}{reopening}"), &[])
        .await
        .is(404);
    let journal = leader.get("/sites/bureau/journal").await;
    let said = "702会议室 恢复使用";
    assert!(journal.is(200).text.contains(said));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_week_and_the_days_unlike_it_are_set_and_the_shipped_table_loaded() {
    let sample = furnished(config()).await;
    let leader = leader(&sample).await;
    let days = "/working-days";
    send(&leader, days, &[("day", "2026-07-08"), ("working", "no")]).await;
    assert!(page(&leader, days).await.contains("2026-07-08"));
    send(&leader, days, &[("day", "2026-07-08"), ("working", "")]).await;
    assert!(
        !page(&leader, days)
            .await
            .contains("<tr data-key=\"2026-07-08\"")
    );
    // Somebody took the national day back to the week; the table says it anew.
    send(&leader, days, &[("day", "2026-10-01"), ("working", "")]).await;
    assert!(!page(&leader, days).await.contains("2026-10-01"));
    send(&leader, "/working-days/tables/cn-2026", &[]).await;
    assert!(page(&leader, days).await.contains("2026-10-01"));
    let week = [("weekday", "1"), ("weekday", "6")];
    send(&leader, "/working-days/week", &week).await;
    assert!(page(&leader, days).await.contains("周一、周六"));
    let absent = format!("{ROOT}/working-days/tables/cn-1926");
    leader.form(&absent, &[]).await.is(404);
    let journal = leader.get("/sites/bureau/journal").await;
    assert!(
        journal
            .is(200)
            .text
            .contains("载入“中国大陆 2026 年节假日安排”")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_edit_sees_the_lists_and_no_form() {
    let sample = furnished(config()).await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    for path in [
        "",
        "/floors",
        "/rooms",
        "/people",
        "/teams",
        "/closures",
        "/working-days",
    ] {
        let page = page(&attendant, path).await;
        let forms = page.matches("method=\"post\"").count();
        assert_eq!(forms, 1, "only the sign-out is left on {path}");
        assert!(!page.contains("/r/"), "no code of a room on {path}");
    }
    let edit = format!("{ROOT}/rooms/{}", room("bureau", "701"));
    attendant.get(&edit).await.is(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_rooms_are_listed_and_one_is_found() {
    let sample = furnished(config()).await;
    let lead = sample.actor("bureau", Role::TeamLeader).await;
    for number in 1_000..1_500 {
        let new = domain::directory::Room {
            id: room("bureau", &number.to_string()),
            floor: domain::FloorId::derived(&["bureau"]),
            number: number.to_string(),
            name: format!("多功能会议与培训中心{number}"),
            kind: "meeting-room".to_owned(),
            capacity: 20,
            whole: None,
            equipment: vec!["投影".to_owned(), "视频会议".to_owned()],
            layouts: vec!["课桌".to_owned()],
            request_code: String::new(),
        };
        let site = crate::sample::site("bureau");
        let command = sample.command();
        let put = app::directory::add_room(&sample.house, &lead, &site, &command, new);
        put.await.unwrap();
    }
    let leader = leader(&sample).await;
    let all = page(&leader, "/rooms").await;
    assert_eq!(all.matches("<tr data-key").count(), 502);
    let one = page(&leader, "/rooms?search=1234").await;
    assert_eq!(one.matches("<tr data-key").count(), 1);
    assert!(one.contains("找到 1 个，共 502 个"));
    let team = page(&leader, "/teams/new").await;
    assert_eq!(team.matches("name=\"rooms\"").count(), 502);
}
