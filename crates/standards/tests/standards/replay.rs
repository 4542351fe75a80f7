//! Replaying a meeting from a script.

use serde_json::{Value, json};
use standards::replay::{Line, ScriptError, read, read_bytes, replay};
use words::{Language, format};

use super::table::bureau;

/// The script of the manual.
pub const SCRIPT: &str = r#"{
  "timezone": "Asia/Shanghai",
  "meeting": {
    "id": "m1", "title": "党组会", "room": "701",
    "starts": "2026-07-06T09:00:00", "ends": "2026-07-06T11:30:00", "size": "large",
    "guests": [
      {"name": "甲", "seat": "A2", "rank": 2},
      {"name": "乙", "seat": "A1", "rank": 1},
      {"name": "丙", "seat": "B1", "rank": 2}
    ]
  },
  "happenings": [
    {"at": "2026-07-06T08:20:00", "what": "done", "rule": "open-room"},
    {"at": "2026-07-06T09:01:00", "what": "started"},
    {"at": "2026-07-06T09:02:30", "what": "seated"},
    {"at": "2026-07-06T09:12:00", "what": "done", "rule": "refill"},
    {"at": "2026-07-06T09:20:00", "what": "break"},
    {"at": "2026-07-06T09:40:00", "what": "resumed"},
    {"at": "2026-07-06T09:58:00", "what": "waived", "rule": "refill", "reason": "领导示意"},
    {"at": "2026-07-06T10:00:00", "what": "moved",
     "starts": "2026-07-06T09:00:00", "ends": "2026-07-06T12:00:00"},
    {"at": "2026-07-06T11:00:00", "what": "ended"}
  ],
  "until": "2026-07-06T10:10:00"
}"#;

fn played(script: &Value) -> Result<Vec<Line>, ScriptError> {
    replay(&bureau(), &read(&script.to_string())?)
}

fn script() -> Value {
    serde_json::from_str(SCRIPT).unwrap()
}

fn json_lines(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .map(|line| serde_json::to_string(line).unwrap())
        .collect()
}

// clause: C4.2.1
#[test]
fn the_duties_come_in_order_with_the_state_at_until() {
    let lines = json_lines(&played(&script()).unwrap());
    let day = "2026-07-06T";
    let expected = [
        format!(
            r#"{{"rule":"open-room","round":1,"clauses":["C4.1.6"],"opens":"{day}08:00:00","due":"{day}08:30:00","state":"done","punctuality":"on_time","done_at":"{day}08:20:00","seats":[]}}"#
        ),
        format!(
            r#"{{"rule":"venue-check","round":1,"clauses":["C4.1.3"],"opens":"{day}08:00:00","due":"{day}08:30:00","state":"overdue","punctuality":null,"done_at":null,"seats":[]}}"#
        ),
        format!(
            r#"{{"rule":"greet","round":1,"clauses":["C1.3"],"opens":"{day}08:45:00","due":"{day}09:00:00","state":"overdue","punctuality":null,"done_at":null,"seats":["A1","A2","B1"]}}"#
        ),
        format!(
            r#"{{"rule":"tea","round":1,"clauses":["C4.2.1"],"opens":"{day}09:02:30","due":"{day}09:07:30","state":"overdue","punctuality":null,"done_at":null,"seats":["A1","A2","B1"]}}"#
        ),
        format!(
            r#"{{"rule":"refill","round":1,"clauses":["C4.2.2"],"opens":"{day}09:11:00","due":"{day}09:16:00","state":"done","punctuality":"on_time","done_at":"{day}09:12:00","seats":["A1","A2","B1"]}}"#
        ),
        format!(
            r#"{{"rule":"cup-change","round":1,"clauses":["C4.2.4"],"opens":"{day}09:20:00","due":"{day}09:30:00","state":"overdue","punctuality":null,"done_at":null,"seats":["A1","A2","B1"]}}"#
        ),
        format!(
            r#"{{"rule":"refill","round":2,"clauses":["C4.2.2"],"opens":"{day}09:47:00","due":"{day}09:52:00","state":"waived","punctuality":null,"done_at":null,"seats":["A1","A2","B1"]}}"#
        ),
        format!(
            r#"{{"rule":"refill","round":3,"clauses":["C4.2.2"],"opens":"{day}10:23:00","due":"{day}10:28:00","state":"planned","punctuality":null,"done_at":null,"seats":["A1","A2","B1"]}}"#
        ),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_happening_at_until_counts_and_a_later_one_is_only_held_to_the_law() {
    let mut at_the_end = script();
    at_the_end["until"] = json!("2026-07-06T11:00:00");
    let lines = played(&at_the_end).unwrap();
    assert!(
        lines
            .iter()
            .any(|line| line.rule == "clear-up" && line.state == "open")
    );

    let mut unlawful_later = script();
    let happenings = unlawful_later["happenings"].as_array_mut().unwrap();
    happenings.push(json!({"at": "2026-07-06T11:00:00", "what": "ended"}));
    assert_eq!(
        refused(&unlawful_later),
        "happenings[9].what unlawful-meeting-is-over"
    );
}

/// Where the script is broken, the JSON that stands there instead, and the error that follows.
const BROKEN: &[(&str, &str, &str)] = &[
    (
        "/timezone",
        r#""Asia/Shangai""#,
        "timezone script-unknown-zone",
    ),
    ("/timezone", "8", "timezone script-no-text"),
    ("/meeting", "[]", "meeting script-no-object"),
    (
        "/meeting/size",
        r#""huge""#,
        "meeting.size script-unknown-word",
    ),
    ("/meeting/title", r#"" ""#, "meeting.title script-empty"),
    (
        "/meeting/ends",
        r#""2026-07-06T09:00:00""#,
        "meeting.ends script-ends-before-start",
    ),
    (
        "/meeting/starts",
        r#""2026-02-30T09:00:00""#,
        "meeting.starts script-bad-time",
    ),
    (
        "/meeting/starts",
        r#""2026-07-06T24:00:00""#,
        "meeting.starts script-bad-time",
    ),
    (
        "/meeting/starts",
        r#""2026-07-06 09:00:00""#,
        "meeting.starts script-bad-time",
    ),
    (
        "/meeting/starts",
        r#""2026-07-06T09:00:00Z""#,
        "meeting.starts script-bad-time",
    ),
    (
        "/meeting/starts",
        r#""二〇二六年七月六日九点整""#,
        "meeting.starts script-bad-time",
    ),
    (
        "/meeting/starts",
        r#""2026-07-06T09:00:00+09:00""#,
        "meeting.starts script-wrong-offset",
    ),
    ("/meeting/guests", "{}", "meeting.guests script-no-list"),
    (
        "/meeting/guests/1/seat",
        r#""A2""#,
        "meeting.guests[1].seat script-seat-twice",
    ),
    (
        "/meeting/guests/1/rank",
        "0",
        "meeting.guests[1].rank script-no-number",
    ),
    (
        "/meeting/guests/1/rank",
        "1.5",
        "meeting.guests[1].rank script-no-number",
    ),
    ("/happenings", r#""none""#, "happenings script-no-list"),
    ("/happenings/3", "null", "happenings[3] script-no-object"),
    (
        "/happenings/3/at",
        r#""2026-07-06T9:12:00""#,
        "happenings[3].at script-bad-time",
    ),
    (
        "/happenings/3/what",
        r#""finished""#,
        "happenings[3].what script-unknown-word",
    ),
    (
        "/happenings/3/rule",
        r#""refil""#,
        "happenings[3].rule unlawful-unknown-rule",
    ),
    (
        "/happenings/3/at",
        r#""2026-07-06T09:02:29""#,
        "happenings[3].at unlawful-time-runs-backwards",
    ),
    (
        "/happenings/5/what",
        r#""break""#,
        "happenings[5].what unlawful-break-in-break",
    ),
    (
        "/happenings/4/what",
        r#""started""#,
        "happenings[4].what unlawful-started-before",
    ),
    (
        "/happenings/4/what",
        r#""resumed""#,
        "happenings[4].what unlawful-no-break",
    ),
    (
        "/happenings/6/reason",
        r#""""#,
        "happenings[6].reason script-empty",
    ),
    (
        "/happenings/7/starts",
        r#""2026-07-06T09:30:00""#,
        "happenings[7].starts unlawful-start-is-past",
    ),
    (
        "/happenings/7/ends",
        r#""2026-07-06T09:00:00""#,
        "happenings[7].ends unlawful-ends-before-start",
    ),
    ("/until", "20260706", "until script-no-text"),
];

#[test]
fn whatever_is_wrong_in_a_script_is_named_with_its_item() {
    for (pointer, instead, expected) in BROKEN {
        let instead = serde_json::from_str(instead).unwrap();
        assert_eq!(refused(&with(pointer, instead)), *expected, "{pointer}");
    }
}

#[test]
fn what_is_too_long_in_a_script_is_named_with_its_item() {
    let long = with("/meeting/room", json!("长".repeat(2001)));
    assert_eq!(refused(&long), "meeting.room script-too-long");
    let many = with("/happenings", json!(vec![0; 10_001]));
    assert_eq!(refused(&many), "happenings script-too-many");
}

/// The script of the manual with something else at one place.
fn with(pointer: &str, instead: Value) -> Value {
    let mut script = script();
    *script.pointer_mut(pointer).unwrap() = instead;
    script
}

#[test]
fn whatever_is_missing_in_a_script_is_named() {
    for (parent, key) in [
        ("", "timezone"),
        ("", "meeting"),
        ("", "happenings"),
        ("", "until"),
        ("/meeting", "id"),
        ("/meeting", "starts"),
        ("/meeting", "ends"),
        ("/meeting", "size"),
        ("/meeting/guests/0", "seat"),
        ("/happenings/0", "at"),
        ("/happenings/0", "what"),
        ("/happenings/0", "rule"),
        ("/happenings/6", "reason"),
        ("/happenings/7", "ends"),
    ] {
        let mut script = script();
        script
            .pointer_mut(parent)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(key);
        let path = [parent.trim_start_matches('/'), key].join(".");
        let path = path.trim_start_matches('.').replace("/0", "[0]");
        let path = path
            .replace("/6", "[6]")
            .replace("/7", "[7]")
            .replace('/', ".");
        assert_eq!(refused(&script), format!("{path} script-missing"));
    }
}

#[test]
fn a_key_that_belongs_elsewhere_is_named() {
    for (parent, key, expected) in [
        ("", "untill", "untill script-unknown-key-nearest"),
        ("", "公司", "公司 script-unknown-key"),
        (
            "/meeting",
            "tittle",
            "meeting.tittle script-unknown-key-nearest",
        ),
        (
            "/meeting/guests/0",
            "rang",
            "meeting.guests[0].rang script-unknown-key-nearest",
        ),
        (
            "/happenings/1",
            "rule",
            "happenings[1].rule script-unknown-key",
        ),
        (
            "/happenings/0",
            "reason",
            "happenings[0].reason script-unknown-key",
        ),
    ] {
        let mut script = script();
        script.pointer_mut(parent).unwrap()[key] = json!("x");
        assert_eq!(refused(&script), expected);
    }
}

#[test]
fn what_is_no_script_at_all_is_refused() {
    let key = |text: &str| read(text).unwrap_err().key();
    assert_eq!(key(""), "script-cut-off");
    assert_eq!(key("{\"timezone\": "), "script-cut-off");
    assert_eq!(key("{\"timezone\": }"), "script-not-json");
    assert_eq!(key("{} {}"), "script-not-json");
    assert_eq!(key("[]"), "script-no-object");
    assert_eq!(key(&"[".repeat(100_000)), "script-not-json");
    assert_eq!(
        key(&" ".repeat(standards::replay::SCRIPT_BYTES_MAX + 1)),
        "script-too-large"
    );
    assert_eq!(
        read_bytes(b"{\n\xff}").unwrap_err().key(),
        "script-not-utf8"
    );
    assert!(
        read(&format!("\u{feff}{SCRIPT}")).is_ok(),
        "a byte order mark does no harm"
    );
}

#[test]
fn a_key_that_stands_twice_is_named_with_its_item() {
    for (written, instead, path) in [
        (
            "\"until\":",
            "\"until\": \"2026-07-06T10:10:00\", \"until\":",
            "until",
        ),
        (
            "\"size\":",
            "\"size\": \"small\", \"size\":",
            "meeting.size",
        ),
        (
            "\"seat\": \"A1\"",
            "\"seat\": \"A1\", \"seat\": \"A1\"",
            "meeting.guests[1].seat",
        ),
        (
            "\"what\": \"done\"",
            "\"what\": \"started\", \"what\": \"done\"",
            "happenings[0].what",
        ),
        (
            "\"what\": \"done\"",
            "\"\\u0061t\": 1, \"what\": \"done\"",
            "happenings[0].at",
        ),
    ] {
        let script = SCRIPT.replacen(written, instead, 1);
        assert_ne!(script, SCRIPT, "{written}");
        let error = read(&script).unwrap_err();
        assert_eq!(
            (error.path.as_str(), error.key()),
            (path, "script-key-twice")
        );
    }
}

#[test]
fn a_zone_that_means_nobody_knows_is_none() {
    let unknown = with("/timezone", json!("Etc/Unknown"));
    assert_eq!(refused(&unknown), "timezone script-unknown-zone");
}

/// A script in Berlin whose only happening is the start.
fn in_berlin(starts: &str, ends: &str) -> Value {
    json!({
        "timezone": "Europe/Berlin",
        "meeting": {"id": "m", "title": "会", "room": "1", "starts": starts, "ends": ends,
                    "size": "small"},
        "happenings": [{"at": starts, "what": "started"}],
        "until": ends
    })
}

#[test]
fn a_time_that_the_clocks_leave_out_is_refused() {
    let script = in_berlin("2026-03-29T02:30:00", "2026-03-29T04:00:00");
    assert_eq!(refused(&script), "meeting.starts script-time-left-out");
}

#[test]
fn a_time_that_the_clocks_show_twice_says_which_by_its_offset() {
    let script = in_berlin("2026-10-25T02:30:00", "2026-10-25T04:00:00");
    assert_eq!(refused(&script), "meeting.starts script-time-twice");
    let error = read(&script.to_string()).unwrap_err();
    let said = format(Language::En, error.key(), &error.arguments());
    assert!(
        said.contains("2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00"),
        "{said}"
    );

    let refill = |starts: &str| {
        let lines = played(&in_berlin(starts, "2026-10-25T04:00:00")).unwrap();
        lines
            .into_iter()
            .find(|line| line.rule == "refill")
            .unwrap()
            .opens
    };
    assert_eq!(
        refill("2026-10-25T02:30:00+02:00"),
        "2026-10-25T02:40:00+02:00"
    );
    assert_eq!(
        refill("2026-10-25T02:30:00+01:00"),
        "2026-10-25T02:40:00+01:00"
    );
    assert_eq!(refill("2026-10-25T02:55:00+01:00"), "2026-10-25T03:05:00");
    let wrong = in_berlin("2026-10-25T02:30:00+03:00", "2026-10-25T04:00:00");
    assert_eq!(refused(&wrong), "meeting.starts script-wrong-offset");
}

#[test]
fn the_ends_of_time_break_nothing() {
    for (starts, ends) in [
        ("0001-01-01T00:00:00", "0001-01-01T00:00:01"),
        ("9999-12-30T21:59:58", "9999-12-30T21:59:59"),
    ] {
        let mut script = in_berlin(starts, ends);
        script["timezone"] = json!("UTC");
        assert!(played(&script).is_ok(), "{starts}");
    }
    let mut beyond = in_berlin("9999-12-31T23:59:58", "9999-12-31T23:59:59");
    beyond["timezone"] = json!("America/Sao_Paulo");
    assert_eq!(refused(&beyond), "meeting.starts script-bad-time");
}

/// The error as the tables write it; on the way it is said in every language.
#[track_caller]
fn refused(script: &Value) -> String {
    let error = played(script).expect_err("the script is broken");
    for language in Language::ALL {
        let said = format(language, error.key(), &error.arguments());
        assert!(
            said != error.key() && !said.contains('{'),
            "{}: {said}",
            language.tag()
        );
    }
    format!("{} {}", error.path, error.key())
}
