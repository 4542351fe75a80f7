//! The standards shipped with the product.

use jiff::Timestamp;
use standards::{
    Blocks, ClauseId, Moment, Rule, RuleId, Seating, Standard, Start, StepOrder, Timing,
    occupation, read, read_holidays, shipped,
};

use super::table::{bureau, court};

#[test]
fn the_shipped_files_have_no_problem() {
    for (name, text) in [
        ("court-hall", shipped::COURT_HALL),
        ("bureau-hq", shipped::BUREAU_HQ),
    ] {
        let reading = read(text);
        assert_eq!(reading.problems, [], "{name}");
        assert_eq!(reading.standard.expect("no problem").id(), name);
    }
    assert_eq!(read_holidays(shipped::HOLIDAYS_CN_2026).problems, []);
}

#[test]
fn an_editor_may_leave_its_marks_and_line_ends() {
    let edited = format!("\u{feff}{}", shipped::BUREAU_HQ.replace('\n', "\r\n"));
    assert_eq!(read(&edited).problems, []);
}

#[test]
fn both_have_the_same_rules_of_a_meeting() {
    for standard in [bureau(), court()] {
        for (id, starts) in [
            ("open-room", Start::ScheduledStart),
            ("venue-check", Start::ScheduledStart),
            ("greet", Start::ScheduledStart),
            ("tea", Start::Seated),
            ("refill", Start::Started),
            ("request", Start::Request),
            ("cup-change", Start::Break),
            ("send-off", Start::Ended),
            ("left-items", Start::Ended),
            ("clear-up", Start::Ended),
        ] {
            let rule = standard.rule(&RuleId::from(id)).expect(id);
            assert_eq!(rule.starts, starts, "{id}");
        }
        let in_meeting = standard
            .rules()
            .iter()
            .filter(|rule| rule.starts.is_in_meeting());
        assert_eq!(in_meeting.count(), 10, "and no others");
    }
}

/// Each clause of the court with the rule or team that carries it out.
const COURT: &[(&str, &str)] = &[
    ("B1", "apologise"),
    ("B2", "apologise"),
    ("B3", "investigate"),
    ("B4", "return-call"),
    ("B5", "serve-break"),
    ("B6", "confirm-done"),
    ("A1.1", "team reception"),
    ("A1.2", "house-rules"),
    ("A1.3", "call-back"),
    ("A1.4", "escort-guests"),
    ("A1.5", "entry-control"),
    ("A1.6", "answer-inquiry"),
    ("A1.7", "desk-cleaning"),
    ("A1.8", "know-the-house"),
    ("A1.9", "daily-record"),
    ("A1.10", "hall-matter"),
    ("A2.1", "sign-on"),
    ("A2.2", "sign-on"),
    ("A2.3", "bearing"),
    ("A2.4", "bearing"),
    ("A2.5", "counter-check"),
    ("A2.6", "know-the-house"),
    ("A2.7", "entry-control"),
    ("A2.8", "hall-order"),
    ("A2.9", "answer-inquiry"),
    ("A2.10", "hall-round"),
    ("A3.1", "team conference"),
    ("A3.2", "leader-visitor"),
    ("A3.3", "banquet"),
    ("A3.4", "conference-cleaning"),
    ("A3.5", "conference-matter"),
    ("A4.1", "conference-sign-on"),
    ("A4.2", "conference-bearing"),
    ("A4.3", "venue-check"),
    ("A4.4", "greet"),
    ("A4.5", "tea"),
    ("A4.6", "refill"),
    ("A4.7", "send-off"),
    ("A4.8", "clear-up"),
];

/// Each clause of the bureau with the rule, team or season that carries it out.
const BUREAU: &[(&str, &str)] = &[
    ("B1", "apologise"),
    ("B2", "apologise"),
    ("B3", "investigate"),
    ("B4", "return-call"),
    ("B5", "serve-break"),
    ("B6", "confirm-done"),
    ("C0", "team etiquette"),
    ("C1.1", "sign-on"),
    ("C1.2", "sign-on"),
    ("C1.3", "bearing"),
    ("C2.1", "open-office"),
    ("C2.2", "two-kettles"),
    ("C2.3", "work-notes"),
    ("C2.4", "hand-over-papers"),
    ("C2.5", "deliver-newspapers"),
    ("C2.6", "lunch"),
    ("C2.7", "afternoon-standby"),
    ("C2.8", "clean-leader-office"),
    ("C2.9", "day-end-review"),
    ("C3.1", "clean-leader-office"),
    ("C3.2a", "clean-principal-office"),
    ("C3.2b", "clean-leader-office"),
    ("C3.3", "clean-principal-office"),
    ("C3.4", "clean-principal-office"),
    ("C4.1.1", "agree-requirements"),
    ("C4.1.2", "agree-requirements"),
    ("C4.1.3", "venue-check"),
    ("C4.1.4", "agree-requirements"),
    ("C4.1.5", "season 夏季"),
    ("C4.1.6", "open-room"),
    ("C4.2.1", "tea"),
    ("C4.2.2", "refill"),
    ("C4.2.3", "request"),
    ("C4.2.4", "cup-change"),
    ("C4.2.5", "away-note"),
    ("C4.2.6", "phone-at-hand"),
    ("C4.3.1", "send-off"),
    ("C4.3.2", "left-items"),
    ("C4.3.3", "clear-up"),
    ("C5.1", "read-back"),
    ("C5.2", "finish-matter"),
    ("C5.3", "finish-matter"),
];

#[test]
fn every_clause_is_carried_by_what_it_asks_for() {
    for (standard, table) in [(court(), COURT), (bureau(), BUREAU)] {
        let written: Vec<_> = standard
            .clauses()
            .iter()
            .map(|clause| clause.id.as_str())
            .collect();
        let listed: Vec<_> = table.iter().map(|(clause, _)| *clause).collect();
        assert_eq!(written, listed);
        for (clause, carrier) in table {
            let cited = citations(&standard, carrier);
            assert!(
                cited.iter().any(|cited| cited == clause),
                "{clause} by {carrier}"
            );
        }
    }
}

fn citations(standard: &Standard, carrier: &str) -> Vec<ClauseId> {
    if let Some(team) = carrier.strip_prefix("team ") {
        return standard.team(&team.into()).expect(carrier).clauses.clone();
    }
    if let Some(name) = carrier.strip_prefix("season ") {
        let season = standard.seasons().iter().find(|season| season.name == name);
        return season.expect(carrier).clauses.clone();
    }
    standard
        .rule(&carrier.into())
        .expect(carrier)
        .clauses
        .clone()
}

// clause: C4.2.1
// clause: A4.4
#[test]
fn what_goes_from_seat_to_seat_begins_with_the_highest_guest() {
    for standard in [bureau(), court()] {
        for id in ["greet", "tea", "refill", "cup-change"] {
            assert_eq!(
                standard.rule(&id.into()).unwrap().seats,
                Seating::ByPrecedence,
                "{id}"
            );
        }
    }
}

// clause: A4.7
// clause: C3.1
// clause: C4.3.2
#[test]
fn wording_is_carried_by_the_rule() {
    let wording = |standard: &Standard, id: &str| {
        standard
            .rule(&id.into())
            .unwrap()
            .wording
            .clone()
            .unwrap_or_default()
    };
    assert_eq!(wording(&court(), "send-off"), "请拿好您的物品，请走好");
    assert!(wording(&bureau(), "left-items").starts_with("待人员走完"));
    assert_eq!(wording(&bureau(), "clean-principal-office"), "**总：您好！");
    assert!(wording(&bureau(), "send-off").contains("物品"));
}

// clause: C2.6
// clause: C3.2a
// clause: C3.2b
// clause: C3.4
#[test]
fn where_the_order_matters_the_steps_keep_it() {
    let bureau = bureau();
    for (id, count, last) in [
        ("lunch", 5, "将饭菜花样告知用餐领导，征询个人要求"),
        ("lunch-serve", 1, "按个人要求确保无误送到"),
        ("clean-principal-office", 11, "锁好房门"),
        ("clean-leader-office", 11, "锁好房门"),
    ] {
        let rule = bureau.rule(&id.into()).unwrap();
        assert_eq!(rule.step_order, StepOrder::Kept, "{id}");
        assert_eq!(rule.steps.len(), count, "{id}");
        assert_eq!(rule.steps.last().map(String::as_str), Some(last), "{id}");
    }
}

// clause: C3.1
#[test]
fn a_leaders_office_is_entered_by_knocking_unlocking_greeting_and_then_going_in() {
    let bureau = bureau();
    let words = [
        "握紧拳头用中指轻轻敲动",
        "用钥匙开门",
        "如无反应，才方可进入",
        "茶杯",
    ];
    for id in ["clean-principal-office", "clean-leader-office"] {
        let steps = &bureau.rule(&id.into()).unwrap().steps;
        for (step, words) in steps.iter().zip(words) {
            assert!(step.contains(words), "{id}: {step}");
        }
    }
}

// clause: C2.5
#[test]
fn newspapers_go_to_the_offices_of_all_leaders() {
    let bureau = bureau();
    let places = ["deliver-newspapers", "principal-newspapers"]
        .map(|id| bureau.rule(&id.into()).unwrap().place.to_string());
    assert_eq!(places, ["leader-office", "principal-leader-office"]);
}

// clause: C2.2
// clause: C2.7
#[test]
fn who_has_no_meeting_is_in_the_office() {
    let bureau = bureau();
    let standby = bureau.rule(&"standby".into()).unwrap();
    assert_eq!(standby.title, "无会议通知就在办公室坐班");
    let afternoon = bureau.rule(&"afternoon-standby".into()).unwrap();
    assert!(afternoon.checks[1].contains("办公室等待"));
}

// clause: A4.5
// clause: A4.6
// clause: C4.2.3
// clause: C4.2.4
#[test]
fn what_a_meeting_asks_for_says_what_its_clause_says() {
    for standard in [bureau(), court()] {
        let in_meeting = |rule: &&Rule| rule.starts.is_in_meeting();
        for rule in standard.rules().iter().filter(in_meeting) {
            let says = !rule.checks.is_empty() || !rule.steps.is_empty() || rule.wording.is_some();
            assert!(says, "{} of {}", rule.id, standard.id());
        }
    }
    let court = court();
    let refill = &court.rule(&"refill".into()).unwrap().checks;
    assert_eq!(*refill, ["站在合适的位置", "悉心观察会场状况"]);
}

// clause: A2.2
#[test]
fn a_court_post_is_taken_ten_minutes_before_the_shift() {
    let court = court();
    let rule = court.rule(&"sign-on".into()).unwrap();
    assert_eq!(rule.starts, Start::Shift);
    let Timing::Once { due, .. } = rule.timing else {
        panic!("{:?}", rule.timing)
    };
    assert_eq!(due, Moment::Offset { minutes: -10 });
}

// clause: C2.1
#[test]
fn the_office_door_is_kept_open_until_ten_past_nine() {
    let bureau = bureau();
    let rule = bureau.rule(&"open-office".into()).unwrap();
    assert_eq!(rule.hold_until, Some(jiff::civil::time(9, 10, 0, 0)));
    // What is kept afterwards is no step to tick before a quarter to nine.
    assert_eq!(rule.steps, ["打开七楼礼仪接待组办公室门"]);
}

// clause: C2.4
#[test]
fn papers_are_handed_over_by_half_past_nine_of_the_next_working_day() {
    let bureau = bureau();
    let rule = bureau.rule(&"hand-over-papers".into()).unwrap();
    let Timing::Once { due, .. } = rule.timing else {
        panic!("{:?}", rule.timing)
    };
    assert_eq!(due, Moment::NextWorkday(jiff::civil::time(9, 30, 0, 0)));
}

// clause: A4.8
// clause: C4.3.3
#[test]
fn a_room_is_occupied_by_what_prepares_it_and_by_its_clear_up() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let (starts, ends) = (at("2026-07-06T09:00:00Z"), at("2026-07-06T11:00:00Z"));
    for (standard, from, until) in [
        (bureau(), "2026-07-06T08:00:00Z", "2026-07-06T11:30:00Z"),
        (court(), "2026-07-06T08:15:00Z", "2026-07-06T11:20:00Z"),
    ] {
        assert_eq!(occupation(&standard, starts, ends), (at(from), at(until)));
        assert_eq!(
            standard.rule(&"clear-up".into()).unwrap().blocks,
            Blocks::Room
        );
    }
}

#[test]
fn a_duty_that_does_not_need_the_room_to_itself_does_not_occupy_it() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let (starts, ends) = (at("2026-07-06T09:00:00Z"), at("2026-07-06T11:00:00Z"));
    let earlier = shipped::BUREAU_HQ.replacen("opens = \"-15 min\"", "opens = \"-90 min\"", 1);
    let later = earlier.replacen("due = \"+15 min\"", "due = \"+90 min\"", 1);
    assert_ne!(later, earlier);
    let standard = read(&later).standard.unwrap();
    let expected = (at("2026-07-06T08:00:00Z"), at("2026-07-06T11:30:00Z"));
    assert_eq!(occupation(&standard, starts, ends), expected);
}
