//! The rules of newspapers, as tables.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use standards::Calendar;

use super::sheet::{Column, RowOutcome, SheetRow, Table, weekdays_text, year_of};
use super::*;
use crate::FloorId;
use crate::directory::{Person, Room};

fn daily(name: &str, weekdays: u8, off_on_holidays: bool) -> Newspaper {
    Newspaper {
        id: NewspaperId::derived(&[name]),
        name: name.to_owned(),
        postal_code: String::new(),
        weekdays,
        off_on_holidays,
        revision: 1,
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn line(name: &str, leader: &str, from: &str, until: &str) -> Subscription {
    Subscription {
        id: SubscriptionId::derived(&[name, leader, from]),
        newspaper: NewspaperId::derived(&[name]),
        addressee: Addressee::Leader(PersonId::derived(&[leader])),
        copies: 1,
        from: day(from),
        until: day(until),
        revision: 1,
    }
}

fn issue(expected: u32) -> Issue {
    Issue {
        newspaper: NewspaperId::derived(&["人民日报"]),
        day: date(2026, 7, 5),
        brought: date(2026, 7, 6),
        expected,
        arrivals: Vec::new(),
        chased: None,
        written_off: None,
    }
}

fn said(total: u32, on: &str) -> ArrivalSaid {
    ArrivalSaid {
        at: 0,
        by: "王芳".to_owned(),
        day: day(on),
        total,
    }
}

// C2.5: a paper comes out on its weekdays, and on holidays only where it does then too.
#[test]
fn a_paper_comes_out_on_its_weekdays_and_not_on_holidays_c2_5() {
    let mut calendar = Calendar::default();
    calendar.off.insert(date(2026, 10, 1));
    let working = daily("中国建设报", 0b001_1111, true);
    let always = daily("人民日报", 0b111_1111, false);
    for (on, of_week, of_all) in [
        ("2026-07-06", true, true),
        ("2026-07-11", false, true),
        ("2026-07-12", false, true),
        ("2026-10-01", false, true),
    ] {
        assert_eq!(working.is_published(day(on), &calendar), of_week, "{on}");
        assert_eq!(always.is_published(day(on), &calendar), of_all, "{on}");
    }
    for (weekdays, name, code) in [
        (0, "人民日报", "newspaper-weekdays-missing"),
        (0b1000_0000, "人民日报", "newspaper-weekdays-missing"),
        (1, " ", "newspaper-name-missing"),
    ] {
        assert_eq!(
            daily(name, weekdays, true).checked().unwrap_err().code,
            code
        );
    }
}

// C2.5: what came out while nobody worked is brought on the next working day.
#[test]
fn what_came_out_on_days_off_is_brought_with_the_next_working_day_c2_5() {
    let mut calendar = Calendar::default();
    for day in 1..=7 {
        calendar.off.insert(date(2026, 10, day));
    }
    for (on, first, count) in [
        ("2026-07-07", "2026-07-07", 1),
        ("2026-07-06", "2026-07-04", 3),
        ("2026-07-05", "2026-07-05", 1),
        ("2026-10-08", "2026-10-01", 8),
    ] {
        let days = days_brought(day(on), &calendar);
        assert_eq!((days[0], days.len()), (day(first), count), "{on}");
        assert_eq!(days.last(), Some(&day(on)));
    }
}

// C2.5
#[test]
fn nobody_takes_the_same_paper_twice_at_once_c2_5() {
    let half = line("人民日报", "陈国栋", "2026-01-01", "2026-06-30");
    let others = [half.clone()];
    assert_eq!(half.check(&others), Ok(()), "a line is no other of itself");
    for (name, leader, from, until, code) in [
        ("人民日报", "陈国栋", "2026-07-01", "2026-12-31", ""),
        ("人民日报", "李文博", "2026-01-01", "2026-12-31", ""),
        ("参考消息", "陈国栋", "2026-01-01", "2026-12-31", ""),
        (
            "人民日报",
            "陈国栋",
            "2026-06-30",
            "2026-12-31",
            "newspaper-taken-already",
        ),
        (
            "参考消息",
            "陈国栋",
            "2026-07-01",
            "2026-06-30",
            "newspaper-period-backwards",
        ),
        (
            "参考消息",
            "陈国栋",
            "2026-07-01",
            "2027-06-30",
            "newspaper-period-of-two-years",
        ),
    ] {
        let found = line(name, leader, from, until).check(&others);
        let found = found.err().map_or("", |refusal| refusal.code);
        assert_eq!(found, code, "{name} {leader} {from}");
    }
    let mut many = half;
    many.copies = 100;
    assert_eq!(many.check(&[]).unwrap_err().code, "newspaper-copies-unfit");
}

// C2.5: where copies are missing, the highest leaders have theirs first.
#[test]
fn what_came_is_shared_from_the_first_on_c2_5() {
    for (wanted, arrived, given) in [
        (vec![2, 1, 1], 4, vec![2, 1, 1]),
        (vec![2, 1, 1], 3, vec![2, 1, 0]),
        (vec![2, 1, 1], 1, vec![1, 0, 0]),
        (vec![2, 1, 1], 0, vec![0, 0, 0]),
        (vec![1], 9, vec![1]),
    ] {
        assert_eq!(shared(&wanted, arrived), given);
    }
}

// C2.5: a missing issue stays open until it comes or is written off with a reason.
#[test]
fn a_missing_issue_stays_open_until_it_comes_or_is_written_off_c2_5() {
    let today = date(2026, 7, 6);
    let mut one = issue(3);
    assert_eq!(one.state(today), IssueState::Awaited);
    let silent = one.chase(1, "王芳", today).unwrap_err();
    assert_eq!(silent.code, "newspaper-issue-not-missing");
    // Of what nobody said anything on its day, all of it is missing.
    assert_eq!(one.state(date(2026, 7, 7)), IssueState::Missing(3));
    one.arrive(said(1, "2026-07-06")).unwrap();
    assert_eq!(one.state(today), IssueState::Missing(2));
    assert_eq!(one.chase(1, "王芳", today), Ok(1));
    assert_eq!(one.chase(2, "王芳", today), Ok(2));
    assert_eq!(
        one.arrive(said(1, "2026-07-06")).unwrap_err().code,
        "newspaper-arrival-known"
    );
    assert_eq!(
        one.arrive(said(10_000, "2026-07-06")).unwrap_err().code,
        "newspaper-arrived-unfit"
    );
    assert_eq!(one.age_days(date(2026, 7, 9)), 3);
    // The rest comes late, and is brought on the day on which it came.
    one.arrive(said(2, "2026-07-08")).unwrap();
    assert_eq!(one.late_on(date(2026, 7, 8)), Some((1, 2)));
    assert_eq!(one.late_on(date(2026, 7, 7)), None);
    assert_eq!(one.late_on(today), None);
    let written = |reason: &str| WrittenOff {
        at: 3,
        by: "李领班".to_owned(),
        reason: reason.to_owned(),
    };
    let blank = one.write_off(written(" "), today).unwrap_err();
    assert_eq!(blank.code, "reason-empty");
    one.write_off(written("邮局确认已售完"), date(2026, 7, 9))
        .unwrap();
    assert_eq!(one.state(date(2026, 7, 9)), IssueState::WrittenOff(1));
    for refused in [
        one.arrive(said(3, "2026-07-10")).unwrap_err(),
        one.write_off(written("x"), today).unwrap_err(),
        one.chase(4, "王芳", today).unwrap_err(),
    ] {
        assert_eq!(refused.code, "newspaper-issue-written-off");
    }
    let mut whole = issue(2);
    whole.arrive(said(3, "2026-07-06")).unwrap();
    assert_eq!(whole.state(today), IssueState::Arrived);
}

// C2.5
#[test]
fn an_office_is_ticked_once_and_a_mistake_is_set_right_c2_5() {
    let tick = |at, reason: &str| Delivery {
        day: date(2026, 7, 6),
        stop: Addressee::Office(RoomId::derived(&["702"])),
        place: "局长办公室".to_owned(),
        copies: 2,
        at,
        by: "王芳".to_owned(),
        by_account: None,
        reason: reason.to_owned(),
    };
    assert_eq!(tick(10, "").check(None), Ok(()));
    let twice = tick(11, "").check(Some(&tick(10, ""))).unwrap_err();
    assert_eq!(twice.code, "newspapers-delivered");
    for (new, before) in [
        (tick(9, ""), tick(10, "")),
        (tick(11, "门锁着"), tick(10, "")),
        (tick(11, ""), tick(10, "门锁着")),
    ] {
        assert_eq!(new.check(Some(&before)), Ok(()));
    }
    // What is told late says nothing against what was told of a later moment.
    for (new, before) in [
        (tick(9, "门锁着"), tick(10, "")),
        (tick(9, ""), tick(10, "门锁着")),
    ] {
        let late = new.check(Some(&before)).unwrap_err();
        assert_eq!(late.code, "newspapers-told-later");
    }
    // Copies that came after the tick are brought with another.
    let more = Delivery {
        copies: 3,
        ..tick(11, "")
    };
    assert_eq!(more.check(Some(&tick(10, ""))), Ok(()));
}

#[test]
fn whom_it_is_brought_to_is_read_as_it_is_written() {
    for one in [
        Addressee::Leader(PersonId::derived(&["a"])),
        Addressee::Office(RoomId::derived(&["b"])),
    ] {
        assert_eq!(one.to_string().parse(), Ok(one));
    }
    for bad in ["", "leader", "leader-x", "desk-0", "leader-"] {
        assert!(bad.parse::<Addressee>().is_err(), "{bad}");
    }
}

fn table() -> Table {
    let leader = |name: &str| Person {
        id: PersonId::derived(&[name]),
        name: name.to_owned(),
        department: None,
        form_of_address: String::new(),
        precedence: Some(1),
    };
    let mut leaders: Vec<Person> = ["陈国栋", "李文博", "张伟"].map(leader).to_vec();
    leaders.push(Person {
        id: PersonId::derived(&["another"]),
        ..leader("张伟")
    });
    Table {
        year: 2026,
        newspapers: vec![daily("人民日报", 0b111_1111, false)],
        subscriptions: vec![line("人民日报", "陈国栋", "2026-01-01", "2026-12-31")],
        leaders,
        rooms: vec![Room {
            id: RoomId::derived(&["702"]),
            floor: FloorId::derived(&["7"]),
            number: "702".to_owned(),
            name: "局长办公室".to_owned(),
            kind: String::new(),
            capacity: 0,
            whole: None,
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        }],
    }
}

/// A row of name, addressee, copies, from, until, weekdays.
fn row(number: u32, cells: [&str; 6]) -> SheetRow {
    let columns = [
        Column::Name,
        Column::Addressee,
        Column::Copies,
        Column::From,
        Column::Until,
        Column::Weekdays,
    ];
    let cells = columns.into_iter().zip(cells.map(str::to_owned));
    SheetRow {
        number,
        cells: cells.collect::<BTreeMap<_, _>>(),
    }
}

fn told(outcome: &RowOutcome) -> String {
    match outcome {
        RowOutcome::Added(write) => format!("added {}", write.newspaper.is_some()),
        RowOutcome::Changed(_, changes) => {
            let changes = changes
                .iter()
                .map(|one| format!("{} {}>{}", one.column.word(), one.before, one.after));
            changes.collect::<Vec<_>>().join(", ")
        }
        RowOutcome::Unchanged => "unchanged".to_owned(),
        RowOutcome::Bad(column, refusal) => format!("{} {}", column.word(), refusal.code),
    }
}

/// Rows of the sheet, and what each comes to.
const ROWS: [([&str; 6], &str); 17] = [
    (["人民日报", "陈国栋", "1", "", "", ""], "unchanged"),
    (["人民日报", "陈国栋", "2", "", "", ""], "name row-repeated"),
    (["人民日报", "李文博", "2", "", "", ""], "added false"),
    (
        [
            "参考消息",
            "702",
            "",
            "2026/7/1",
            "2026年12月31日",
            "周一至周六",
        ],
        "added true",
    ),
    (["参考消息", "李文博", "1", "", "", ""], "added false"),
    (
        ["参考消息", "陈国栋", "1", "", "", "一"],
        "weekdays newspaper-told-otherwise",
    ),
    (
        ["人民日报", "无名氏", "1", "", "", ""],
        "addressee newspaper-leader-unknown",
    ),
    (
        ["人民日报", "张伟", "1", "", "", ""],
        "addressee newspaper-leader-ambiguous",
    ),
    (
        ["人民日报", "", "1", "", "", ""],
        "addressee newspaper-addressee-missing",
    ),
    (
        ["", "陈国栋", "1", "", "", ""],
        "name newspaper-name-missing",
    ),
    (
        ["新报", "陈国栋", "1", "", "", ""],
        "weekdays newspaper-weekdays-missing",
    ),
    (
        ["新报", "陈国栋", "1", "", "", "周八"],
        "weekdays newspaper-weekdays-unfit",
    ),
    (["人民日报", "702", "x", "", "", ""], "copies number-unfit"),
    (
        ["人民日报", "702", "0", "", "", ""],
        "copies newspaper-copies-unfit",
    ),
    (["人民日报", "702", "1", "昨天", "", ""], "from day-unknown"),
    (
        ["人民日报", "702", "1", "2027-01-01", "", ""],
        "from newspaper-period-of-other-year",
    ),
    (
        ["参考消息", "702", "1", "2026-09-01", "", ""],
        "from newspaper-taken-already",
    ),
];

// C2.5: each row of the table says what it would change, or what is wrong with it, by row and name.
#[test]
fn a_sheet_is_compared_row_by_row_c2_5() {
    let sheet: Vec<SheetRow> = (2..)
        .zip(&ROWS)
        .map(|(number, (cells, _))| row(number, *cells))
        .collect();
    let new_id = |parts: &[&str]| Uid::derived(parts);
    let outcomes = table().compare(&sheet, &new_id);
    for ((number, outcome), (cells, expected)) in outcomes.iter().zip(&ROWS) {
        assert_eq!(told(outcome), *expected, "row {number} {cells:?}");
    }
    let unknown = outcomes.iter().find_map(|(number, outcome)| match outcome {
        RowOutcome::Bad(_, no) if no.code == "newspaper-leader-unknown" => {
            Some((*number, no.arguments[0].1.clone()))
        }
        _ => None,
    });
    assert_eq!(unknown, Some((8, "无名氏".to_owned())));
    let changed = [row(
        2,
        ["人民日报", "陈国栋", "3", "2026-02-01", "", "一二三四五"],
    )];
    let outcomes = table().compare(&changed, &new_id);
    assert_eq!(
        told(&outcomes[0].1),
        "copies 1>3, from 2026-01-01>2026-02-01, weekdays 一二三四五六日>一二三四五"
    );
}

#[test]
fn weekdays_are_read_as_people_write_them() {
    let rows = [
        ("一二三四五", "一二三四五"),
        ("周一至周五", "一二三四五"),
        ("週一至週五", "一二三四五"),
        ("星期一、星期三，星期天", "一三日"),
        ("1-5", "一二三四五"),
        ("135", "一三五"),
        ("每日", "一二三四五六日"),
        ("周五到周日", "五六日"),
    ];
    for (typed, expected) in rows {
        let sheet = [row(2, ["新报", "陈国栋", "1", "", "", typed])];
        let outcomes = table().compare(&sheet, &|parts| Uid::derived(parts));
        let RowOutcome::Added(write) = &outcomes[0].1 else {
            panic!("{typed}: {outcomes:?}");
        };
        let newspaper = write.newspaper.as_ref().map(|(one, _)| one.weekdays);
        assert_eq!(weekdays_text(newspaper.unwrap_or(0)), expected, "{typed}");
    }
    for typed in ["五至一", "至五", "一至", "周", "x"] {
        let sheet = [row(2, ["新报", "陈国栋", "1", "", "", typed])];
        let outcomes = table().compare(&sheet, &|parts| Uid::derived(parts));
        assert_eq!(
            told(&outcomes[0].1),
            "weekdays newspaper-weekdays-unfit",
            "{typed}"
        );
    }
    assert_eq!(
        (year_of("2026"), year_of("26"), year_of("x")),
        (Some(2026), None, None)
    );
}

// C2.5
#[test]
fn how_many_came_is_not_said_without_end_c2_5() {
    let mut one = issue(9);
    for turn in 0..ARRIVALS_MAX as u32 {
        one.arrive(said(turn % 2, "2026-07-06")).unwrap();
    }
    let refused = one.arrive(said(3, "2026-07-06")).unwrap_err();
    assert_eq!(refused.code, "newspaper-arrivals-many");
    assert_eq!(one.arrivals.len(), ARRIVALS_MAX);
}

// C2.5
#[test]
fn what_is_missing_is_to_be_asked_for_and_after_days_again_c2_5() {
    let (today, later) = (date(2026, 7, 6), date(2026, 7, 10));
    let mut one = issue(3);
    assert!(!one.is_to_be_chased(today, 0), "it may still come today");
    assert!(one.is_to_be_chased(later, 0));
    one.chase(1_000, "王芳", later).unwrap();
    for (now, expected) in [
        (1_000, false),
        (999 + CHASED_AGAIN_MS, false),
        (1_000 + CHASED_AGAIN_MS, true),
    ] {
        assert_eq!(one.is_to_be_chased(later, now), expected, "{now}");
    }
    one.arrive(said(3, "2026-07-10")).unwrap();
    assert!(!one.is_to_be_chased(later, 2 * CHASED_AGAIN_MS));
}
