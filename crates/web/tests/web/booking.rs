//! Booking by the form: plain posts, with no script.

use app::Role;
use domain::directory::Room;
use domain::{FloorId, RoomId};
use serde_json::json;

use crate::sample::{MINUTE, MORNING, Sample, config, furnished, room, site};

fn typed<'form>(room: &'form str, title: &'form str) -> Vec<(&'form str, &'form str)> {
    vec![
        ("title", title),
        ("host", "王主任"),
        ("room", room),
        ("date", "2026-07-06"),
        ("starts", "09:00"),
        ("ends", "１０：３０"),
        ("headcount", "8"),
        ("large", "no"),
        ("layout", "课桌"),
        ("equipment", "投影"),
        ("note", ""),
        ("status", "tentative"),
        ("recurrence", ""),
        ("except", ""),
        ("attendees", "甲|甲局长|A1\n乙||A2"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_booked_confirmed_changed_extended_and_cancelled() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let room = room("bureau", "701").to_string();
    leader.get("/sites/bureau/meetings/new").await.is(200);
    let booked = leader
        .form("/sites/bureau/meetings", &typed(&room, "预算会"))
        .await;
    let meeting = booked.is(303).header("location").to_owned();
    let page = leader.get(&meeting).await;
    for seen in ["预算会", "09:00–10:30", "甲局长", "A1"] {
        assert!(page.is(200).text.contains(seen), "{seen}");
    }
    leader
        .form(&format!("{meeting}/confirmation"), &[])
        .await
        .is(303);
    let edit = leader.get(&format!("{meeting}/edit")).await;
    assert!(edit.is(200).text.contains("甲|甲局长|A1\n乙||A2"));
    let mut changed = typed(&room, "预算会（续）");
    changed.push(("revision", "2"));
    leader.form(&meeting, &changed).await.is(303);
    // Who opened the form before that is shown what differs, and may save with that seen.
    let mut stale = typed(&room, "预算会（再续）");
    stale.push(("revision", "2"));
    let late = leader.form(&meeting, &stale).await;
    for shown in [
        "有人刚改过这个会议",
        "<del>预算会</del> <ins>预算会（续）</ins>",
        "value=\"预算会（再续）\"",
        "name=\"revision\" value=\"3\"",
    ] {
        assert!(late.is(409).text.contains(shown), "{shown}");
    }
    stale.pop();
    stale.push(("revision", "3"));
    leader.form(&meeting, &stale).await.is(303);
    let slip = [("ends", "08:45")];
    let refused = leader.form(&format!("{meeting}/extension"), &slip).await;
    assert!(refused.is(422).text.contains("跨夜的会议最长十二小时"));
    let ends = [("ends", "10:45")];
    leader
        .form(&format!("{meeting}/extension"), &ends)
        .await
        .is(303);
    let no_reason = leader
        .form(&format!("{meeting}/cancellation"), &[("reason", " ")])
        .await;
    assert!(no_reason.is(422).text.contains("请写明原因"));
    let reason = [("reason", "改期")];
    leader
        .form(&format!("{meeting}/cancellation"), &reason)
        .await
        .is(303);
    let page = leader.get(&meeting).await;
    assert!(page.is(200).text.contains("10:45"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_survives_a_refusal_and_free_rooms_are_offered() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let room_id = room("bureau", "701").to_string();
    sample.meeting("bureau").await;
    let refused = leader
        .form("/sites/bureau/meetings", &typed(&room_id, "冲突的会"))
        .await;
    refused.is(409);
    let free = room("bureau", "702").to_string();
    for seen in ["冲突的会", "已被“党组会”占用", "name=\"instead\"", &free] {
        assert!(refused.text.contains(seen), "{seen}");
    }
    let mut instead = typed(&room_id, "冲突的会");
    instead.push(("instead", &free));
    leader
        .form("/sites/bureau/meetings", &instead)
        .await
        .is(303);
    let mut bad = typed(&room_id, "坏的会");
    bad.retain(|(name, _)| !["headcount", "date"].contains(name));
    bad.extend([("headcount", "好多"), ("date", "2026-07-06")]);
    let refused = leader.form("/sites/bureau/meetings", &bad).await;
    for seen in ["坏的会", "好多", "不是合适的数"] {
        assert!(refused.is(422).text.contains(seen), "{seen}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_shows_a_booking_at_once_though_its_page_is_kept() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let day = "/sites/bureau/rooms?date=2026-07-06";
    let before = leader.get(day).await;
    assert_eq!(before.is(200).text, leader.get(day).await.text);
    let room = room("bureau", "701").to_string();
    leader
        .form("/sites/bureau/meetings", &typed(&room, "新的会"))
        .await
        .is(303);
    assert!(leader.get(day).await.text.contains("新的会"));
    for view in ["week", "month"] {
        let path = format!("/sites/bureau/rooms?view={view}&date=2026-07-06&room={room}");
        assert!(
            leader.get(&path).await.is(200).text.contains("新的会"),
            "{view}"
        );
    }
    leader
        .get("/sites/bureau/rooms?date=2026-02-30")
        .await
        .is(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_week_names_the_room_that_it_shows() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let week = leader.get("/sites/bureau/rooms?view=week&date=2026-07-06");
    let week = week.await.is(200).text.clone();
    assert_eq!(week.matches("\" selected>701").count(), 1);
    assert!(!week.contains("全部会议室"));
    let month = leader.get("/sites/bureau/rooms?view=month&date=2026-07-06");
    assert!(month.await.is(200).text.contains("全部会议室"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_secret_is_shown_as_taken_time_to_whoever_may_not_know() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let room = room("bureau", "701").to_string();
    let mut secret = typed(&room, "绝密的会");
    secret.push(("secret", "yes"));
    let booked = leader.form("/sites/bureau/meetings", &secret).await;
    let meeting = booked.is(303).header("location").to_owned();
    for path in [
        "/sites/bureau/rooms?date=2026-07-06",
        "/sites/bureau/board",
        &meeting,
    ] {
        assert!(
            leader.get(path).await.is(200).text.contains("绝密的会"),
            "{path}"
        );
        assert!(
            !desk.get(path).await.is(200).text.contains("绝密的会"),
            "{path}"
        );
    }
    let listed = desk
        .get("/api/v1/sites/bureau/meetings?date=2026-07-06")
        .await;
    assert_eq!(listed.is(200).json()["meetings"][0]["title"], json!(""));
}

/// The form with something else in some of its fields.
fn retyped<'form>(
    room: &'form str,
    title: &'form str,
    other: &[(&'form str, &'form str)],
) -> Vec<(&'form str, &'form str)> {
    let mut fields = typed(room, title);
    fields.retain(|(name, _)| other.iter().all(|(changed, _)| changed != name));
    fields.extend(other);
    fields
}

/// A hall that is divided in two.
async fn put_hall(sample: &Sample) {
    let lead = sample.actor("bureau", Role::TeamLeader).await;
    for (number, whole) in [
        ("大厅", None),
        ("东厅", Some("大厅")),
        ("西厅", Some("大厅")),
    ] {
        let new = Room {
            id: room("bureau", number),
            floor: FloorId::derived(&["bureau"]),
            number: number.to_owned(),
            name: number.to_owned(),
            kind: "meeting-room".to_owned(),
            capacity: 80,
            whole: whole.map(|whole| room("bureau", whole)),
            equipment: vec!["投影".to_owned()],
            layouts: vec!["课桌".to_owned()],
            request_code: String::new(),
        };
        let command = sample.command();
        app::directory::add_room(&sample.house, &lead, &site("bureau"), &command, new)
            .await
            .unwrap();
    }
}

// C4.1.1
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_names_what_is_in_the_way_and_mends_it_with_one_click_c4_1_1() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let host = sample.client("bureau", Role::Host).await;
    let room_id = room("bureau", "701").to_string();
    let first = leader
        .form("/sites/bureau/meetings", &typed(&room_id, "预算会"))
        .await;
    let held = first.is(303).header("location").to_owned();
    let refused = leader
        .form("/sites/bureau/meetings", &typed(&room_id, "冲突的会"))
        .await;
    let link = format!("<a href=\"{held}\">预算会</a> · 王主任");
    for words in [&link, "2026-07-06 09:00–10:30", "2026-07-06 08:00–11:00"] {
        assert!(refused.is(409).text.contains(words), "{words}");
    }
    let refused = host
        .form("/sites/bureau/meetings", &typed(&room_id, "冲突的会"))
        .await;
    assert!(
        refused
            .is(409)
            .text
            .contains("已占用 · <span class=\"nowrap\">2026-07-06 08:00–11:00")
    );
    assert!(!refused.text.contains("预算会") && !refused.text.contains(&held));
    // Set-up takes an hour: noon is the first start after the clear-up that ends at eleven.
    let noon = (MORNING + 300 * MINUTE).to_string();
    let button = format!("name=\"at\" value=\"{noon}\">12:00–13:30");
    assert!(refused.text.contains(&button), "{}", refused.text);
    let mended = retyped(&room_id, "冲突的会", &[("at", &noon)]);
    let booked = host.form("/sites/bureau/meetings", &mended).await;
    let page = host.get(booked.is(303).header("location")).await;
    for words in ["冲突的会", "12:00–13:30", "甲局长"] {
        assert!(page.is(200).text.contains(words), "{words}");
    }
    for (name, odd) in [("at", "noon"), ("instead", "x"), ("skip", "sunday")] {
        let odd = retyped(&room_id, "坏的会", &[(name, odd)]);
        let refused = host.form("/sites/bureau/meetings", &odd).await;
        assert!(refused.is(422).text.contains("坏的会"), "{name}");
    }
}

// C4.1.1
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_names_the_part_of_a_divided_hall_and_the_calendar_lays_both_out_c4_1_1() {
    let sample = furnished(config()).await;
    put_hall(&sample).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let id = |number: &str| -> RoomId { room("bureau", number) };
    let both = [("东厅", "东边的会", "09:00"), ("西厅", "西边的会", "09:30")];
    for (number, title, starts) in both {
        let room = id(number).to_string();
        let wanted = retyped(&room, title, &[("starts", starts)]);
        leader.form("/sites/bureau/meetings", &wanted).await.is(303);
    }
    let hall = id("大厅").to_string();
    let refused = leader
        .form("/sites/bureau/meetings", &typed(&hall, "全体大会"))
        .await;
    assert!(
        refused
            .is(409)
            .text
            .contains("合并使用的东厅已被“东边的会”占用")
    );
    let day = leader.get("/sites/bureau/rooms?date=2026-07-06").await;
    let row = day
        .is(200)
        .text
        .split("<section")
        .find(|row| row.contains(&hall));
    let row = row.unwrap();
    assert!(
        row.contains("class=\"track l2\""),
        "two at once lie in two lanes"
    );
    for lane in ["n0\"", "n1\""] {
        let blocked = row
            .split("<a ")
            .find(|bar| bar.contains("bar blocked") && bar.contains(lane));
        assert!(blocked.is_some(), "{lane} {row}");
    }
    assert!(row.contains("东厅") && row.contains("西厅"));
    let single = day
        .text
        .split("<section")
        .find(|row| row.contains(&id("东厅").to_string()));
    assert!(
        single.unwrap().contains("class=\"track l1\""),
        "a meeting and its set-up lie in one"
    );
}

// C4.1.1: longer or shorter while it runs, by who leads and by who booked it.
#[tokio::test(flavor = "multi_thread")]
async fn a_running_meeting_is_extended_and_ended_early_and_told_what_is_in_the_way_c4_1_1() {
    let sample = furnished(config()).await;
    let host = sample.client("bureau", Role::Host).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let room_id = room("bureau", "701").to_string();
    let booked = host
        .form("/sites/bureau/meetings", &typed(&room_id, "预算会"))
        .await;
    let meeting = booked.is(303).header("location").to_owned();
    let next = retyped(
        &room_id,
        "下一个会",
        &[("starts", "13:00"), ("ends", "14:00")],
    );
    let next = leader.form("/sites/bureau/meetings", &next).await;
    let next = next.is(303).header("location").to_owned();
    sample.clock.set(MORNING + 125 * MINUTE);
    let api = format!("/api/v1{meeting}");
    for word in ["start", "break"] {
        let said = leader.command(&format!("{api}/{word}"), &json!({})).await;
        said.is(200);
        sample.clock.set(sample.house.now() + 5 * MINUTE);
    }
    for (client, knows) in [(&host, false), (&leader, true)] {
        let page = client.get(&meeting).await;
        for words in [
            "09:05 会议开始",
            "09:10 休会",
            "提前结束",
            "09:30（−60 分）",
            "10:45（+15 分）",
        ] {
            assert!(page.is(200).text.contains(words), "{words}");
        }
        let extension = format!("{meeting}/extension");
        let longer = client.form(&extension, &[("ends", "11:45")]).await;
        assert!(longer.is(409).text.contains("已占用") || longer.text.contains("占用"));
        let named = longer.text.contains("下一个会") && longer.text.contains(&next);
        assert_eq!(named, knows, "only who may know is told");
        client.form(&extension, &[("ends", "11:15")]).await.is(303);
        client.form(&extension, &[("ends", "10:30")]).await.is(303);
    }
    let early = host
        .form(&format!("{meeting}/extension"), &[("ends", "09:30")])
        .await;
    early.is(303);
    assert!(host.get(&meeting).await.text.contains("09:00–09:30"));
}

// A4.8
#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_in_a_room_not_cleared_up_says_so_on_its_page_and_by_program_a4_8() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let first = sample.meeting("bureau").await;
    let room_id = room("bureau", "701").to_string();
    let next = retyped(
        &room_id,
        "下一个会",
        &[("starts", "12:30"), ("ends", "13:00")],
    );
    let next = leader.form("/sites/bureau/meetings", &next).await;
    let next = next.is(303).header("location").to_owned();
    for (minute, word) in [(120, "start"), (200, "end")] {
        sample.clock.set(MORNING + minute * MINUTE);
        let path = format!("/api/v1/sites/bureau/meetings/{first}/{word}");
        leader.command(&path, &json!({})).await.is(200);
    }
    let words = "会后清理未完成";
    assert!(!leader.get(&next).await.is(200).text.contains(words));
    sample.clock.set(MORNING + 320 * MINUTE);
    let started = leader
        .command(&format!("/api/v1{next}/start"), &json!({}))
        .await;
    started.is(200);
    assert!(leader.get(&next).await.is(200).text.contains(words));
    let read = leader.get(&format!("/api/v1{next}")).await;
    assert_eq!(read.is(200).json()["meeting"]["room_not_cleared"], true);
}
