//! Booking by the form: plain posts, with no script.

use app::Role;
use serde_json::json;

use crate::sample::{config, furnished, room};

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
    let late = leader.form(&meeting, &changed).await;
    assert!(late.is(409).text.contains("有人刚改过这个会议"));
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
    for seen in ["冲突的会", "已被占用", "name=\"instead\"", &free] {
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
