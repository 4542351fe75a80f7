//! Series by the form and by program: seen, changed and cancelled from one meeting on.

use app::Role;
use axum::http::Method;
use serde_json::{Value, json};

use crate::asking::{Client, new_id};
use crate::sample::{HOUR, MINUTE, config, furnished, room};

fn typed<'form>(room: &'form str, host: &'form str) -> Vec<(&'form str, &'form str)> {
    vec![
        ("title", "周例会"),
        ("host", host),
        ("room", room),
        ("date", "2026-07-06"),
        ("starts", "09:00"),
        ("ends", "10:00"),
        ("headcount", "8"),
        ("large", "no"),
        ("layout", "课桌"),
        ("note", ""),
        ("status", "confirmed"),
        ("recurrence", ""),
        ("except", ""),
        ("attendees", ""),
    ]
}

fn mondays(room: &str) -> Vec<(&str, &str)> {
    let mut typed = typed(room, "王主任");
    typed.retain(|(name, _)| *name != "recurrence");
    typed.push(("recurrence", "FREQ=WEEKLY;BYDAY=MO;COUNT=4"));
    typed
}

/// Every meeting of the series, by program.
async fn series(client: &Client, meeting: &str) -> Value {
    let read = client.get(&format!("/api/v1{meeting}")).await;
    read.is(200).json()["series"].clone()
}

// C4.1.1
#[tokio::test(flavor = "multi_thread")]
async fn a_series_is_shown_changed_and_cancelled_from_one_meeting_on_by_plain_forms_c4_1_1() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let room = room("bureau", "701").to_string();
    let booked = leader.form("/sites/bureau/meetings", &mondays(&room)).await;
    let first = booked.is(303).header("location").to_owned();
    let seen = series(&leader, &first).await;
    let path = |index: usize| {
        let id = seen["occurrences"][index]["id"].as_str().unwrap();
        format!("/sites/bureau/meetings/{id}")
    };
    let page = leader.get(&path(2)).await;
    for words in [
        "每周一，共 4 次，这是第 3 次",
        "上一次",
        "下一次",
        "还有 1 次",
        &path(1),
    ] {
        assert!(page.is(200).text.contains(words), "{words}");
    }
    let edit = leader.get(&format!("{}/edit", path(1))).await;
    for words in ["只改这一次", "这一次及以后（还有 2 次）"] {
        assert!(edit.is(200).text.contains(words), "{words}");
    }
    let mut changed = typed(&room, "李主任");
    changed.retain(|(name, _)| *name != "date");
    changed.extend([
        ("date", "2026-07-13"),
        ("revision", "1"),
        ("scope", "following"),
    ]);
    leader.form(&path(1), &changed).await.is(303);
    for (index, host) in ["王主任", "李主任", "李主任", "李主任"].iter().enumerate() {
        let page = leader.get(&path(index)).await;
        assert!(page.is(200).text.contains(host), "{index}");
    }
    let reason = [("reason", "改为线上"), ("scope", "following")];
    let cancelled = leader
        .form(&format!("{}/cancellation", path(2)), &reason)
        .await;
    cancelled.is(303);
    let seen = series(&leader, &first).await;
    let phases: Vec<&str> = (0..4)
        .map(|index| seen["occurrences"][index]["phase"].as_str().unwrap())
        .collect();
    assert_eq!(phases, ["expected", "expected", "cancelled", "cancelled"]);
    let odd = [("reason", "改为线上"), ("scope", "all")];
    let refused = leader.form(&format!("{first}/cancellation"), &odd).await;
    refused.is(422);
    let journal = leader.get("/sites/bureau/journal").await;
    assert!(journal.is(200).text.contains("取消系列会议"));
}

// C4.1.1
#[tokio::test(flavor = "multi_thread")]
async fn a_program_says_how_far_a_change_reaches_and_one_is_meant_where_it_says_nothing_c4_1_1() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let starts = crate::sample::MORNING + 2 * HOUR;
    let meeting = |starts: i64, headcount: u32| {
        json!({
            "title": "周例会", "room": room("bureau", "701").to_string(), "starts": starts,
            "ends": starts + 30 * MINUTE, "status": "confirmed", "headcount": headcount,
        })
    };
    let new = json!({"meeting": meeting(starts, 8), "recurrence": "FREQ=DAILY;COUNT=3"});
    let booked = leader.command("/api/v1/sites/bureau/meetings", &new).await;
    let id = booked.is(200).json()["subject"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/sites/bureau/meetings/{id}");
    let api = format!("/api/v1{path}");
    let put = async |body: Value| leader.json(Method::PUT, &api, &new_id(), &body).await;
    put(json!({"revision": 1, "meeting": meeting(starts, 9)}))
        .await
        .is(200);
    let changed = |seen: &Value| {
        let all = seen["occurrences"].as_array().unwrap().clone();
        all.iter()
            .map(|one| one["changed"].as_bool().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(changed(&series(&leader, &path).await), [true, false, false]);
    put(json!({"revision": 2, "meeting": meeting(starts + HOUR, 9), "scope": "following"}))
        .await
        .is(200);
    let seen = series(&leader, &path).await;
    assert_eq!(seen["occurrences"][2]["starts"], starts + 49 * HOUR);
    assert_eq!(changed(&seen), [true, false, false]);
    let odd = put(json!({"revision": 3, "meeting": meeting(starts, 9), "scope": "all"})).await;
    assert_eq!(odd.is(422).json()["field"], "scope");
    let body = json!({"reason": "改期", "scope": "following"});
    let cancelled = leader.command(&format!("{api}/cancellation"), &body).await;
    cancelled.is(200);
    let seen = series(&leader, &path).await;
    assert_eq!(seen["occurrences"][2]["phase"], "cancelled");
}

// C4.1.1
#[tokio::test(flavor = "multi_thread")]
async fn a_series_with_one_day_taken_may_leave_that_day_out_with_one_click_c4_1_1() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let room = room("bureau", "701").to_string();
    let mut one = typed(&room, "王主任");
    one.retain(|(name, _)| *name != "date");
    one.push(("date", "2026-07-20"));
    leader.form("/sites/bureau/meetings", &one).await.is(303);
    let refused = leader.form("/sites/bureau/meetings", &mondays(&room)).await;
    for words in ["name=\"skip\" value=\"2026-07-20\"", "除去 7月20日 周一"] {
        assert!(refused.is(409).text.contains(words), "{words}");
    }
    let mut skipping = mondays(&room);
    skipping.push(("skip", "2026-07-20"));
    let booked = leader.form("/sites/bureau/meetings", &skipping).await;
    let first = booked.is(303).header("location").to_owned();
    let seen = series(&leader, &first).await;
    assert_eq!(seen["occurrences"].as_array().unwrap().len(), 3);
}
