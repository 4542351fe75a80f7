//! A sheet of the roster, row by row.

use super::*;
use crate::roster::Decided;
use crate::roster::leave::LeaveStanding;
use crate::{LeaveId, TeamId};

fn instant(moment: DateTime) -> Milliseconds {
    let utc = jiff::tz::TimeZone::UTC;
    standards::day::instant(&utc, moment.date(), moment.time()).as_millisecond()
}

fn clock(at: Milliseconds) -> String {
    let minutes = at / 60_000 % 1_440;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn at(day: i8, hour: i8) -> Milliseconds {
    instant(Date::constant(2026, 7, day).at(hour, 0, 0, 0))
}

fn who(key: &str) -> AccountId {
    AccountId::derived(&[key])
}

fn team(name: &str, members: &[&str]) -> Team {
    Team {
        id: TeamId::derived(&[name]),
        standard_name: "etiquette".to_owned(),
        name: name.to_owned(),
        floors: Vec::new(),
        rooms: Vec::new(),
        members: members.iter().map(|key| who(key)).collect(),
    }
}

fn known(key: &str, day: i8, (from, to): (i8, i8)) -> PlannedShift {
    PlannedShift {
        id: PlannedShiftId::derived(&[key, &day.to_string()]),
        day: Date::constant(2026, 7, day).to_string(),
        number: 4,
        account: who(key),
        team: TeamId::derived(&["七层组"]),
        starts: at(day, from),
        ends: at(day, to),
        revision: 2,
    }
}

fn table() -> Table<'static> {
    let names = [
        ("wang", "王芳"),
        ("zhao", "赵敏"),
        ("wei", "张伟"),
        ("other", "张伟"),
        ("third", "李强"),
        ("fourth", "李强"),
    ];
    Table {
        people: names.map(|(key, name)| (who(key), name.to_owned())).into(),
        teams: vec![
            team("七层组", &["wang", "zhao", "wei", "third", "fourth"]),
            team("六层组", &["other"]),
        ],
        shifts: vec![known("wang", 7, (8, 17)), known("zhao", 6, (8, 17))],
        leaves: vec![Leave {
            id: LeaveId::derived(&["a"]),
            account: who("zhao"),
            starts: at(9, 0),
            ends: at(10, 0),
            asked: 0,
            standing: LeaveStanding::Approved(Decided {
                at: 0,
                by: String::new(),
                account: None,
            }),
        }],
        now: at(6, 9),
        instant: &instant,
        clock: &clock,
        new_id: &|number| PlannedShiftId::derived(&["row", &number.to_string()]),
    }
}

fn row(number: u32, cells: [&str; 5]) -> SheetRow {
    let cells = Column::ALL.into_iter().zip(cells);
    SheetRow {
        number,
        cells: cells
            .map(|(column, text)| (column, text.to_owned()))
            .collect(),
    }
}

fn told(rows: &[[&str; 5]]) -> Vec<String> {
    let rows = (2..).zip(rows).map(|(number, cells)| row(number, *cells));
    let rows: Vec<SheetRow> = rows.collect();
    let outcomes = table().compare(&rows).into_iter();
    let told = outcomes.map(|(_, outcome)| match outcome {
        RowOutcome::Added(_, None) => "added".to_owned(),
        RowOutcome::Added(_, Some(Strain::ShortRest(rest))) => {
            format!("added rest {}", rest / 3_600_000)
        }
        RowOutcome::Added(_, Some(strain)) => format!("added {}", strain.word()),
        RowOutcome::Changed(shift, changes, _) => {
            let columns: Vec<&str> = changes.iter().map(|one| one.column.word()).collect();
            format!("changed {} {}", shift.revision, columns.join(" "))
        }
        RowOutcome::Unchanged => "unchanged".to_owned(),
        RowOutcome::Bad(column, refusal) => format!("{} {}", column.word(), refusal.code),
    });
    told.collect()
}

#[test]
fn a_night_that_reaches_into_a_leave_is_named() {
    let cells = ["2026-07-08", "赵敏", "七层组", "20:00", "04:00"];
    assert_eq!(told(&[cells]), ["day roster-sheet-on-leave"]);
}

#[test]
fn every_row_is_compared_and_every_bad_one_is_named() {
    let rows = [
        (
            ["2026-07-07", "王芳", "七层组", "08:00", "17:00"],
            "unchanged",
        ),
        (
            ["2026/7/7", "王芳", "七层组", "8:30", "17:00"],
            "changed 3 starts",
        ),
        (
            ["2026年7月8日", "王芳", "七层组", "08:30", "17:30"],
            "added",
        ),
        (
            ["2026-07-08", "王芳", "七层组", "02:00", "09:00"],
            "added rest 9",
        ),
        (
            ["2026-07-08", "王小芳", "七层组", "08:30", "17:30"],
            "account roster-sheet-person-unknown",
        ),
        (
            ["2026-07-08", "李强", "七层组", "08:30", "17:30"],
            "account roster-sheet-person-ambiguous",
        ),
        (["2026-07-08", "张伟", "六层组", "08:30", "17:30"], "added"),
        (
            ["2026-07-08", "王芳", "八层组", "08:30", "17:30"],
            "team roster-sheet-post-unknown",
        ),
        (
            ["2026-07-08", "王芳", "六层组", "08:30", "17:30"],
            "team roster-sheet-not-of-the-team",
        ),
        (
            ["2026-07-09", "赵敏", "七层组", "08:30", "17:30"],
            "day roster-sheet-on-leave",
        ),
        (
            ["2026-07-32", "赵敏", "七层组", "08:30", "17:30"],
            "day day-unknown",
        ),
        (
            ["2026-07-08", "赵敏", "七层组", "25:30", "17:30"],
            "starts time-unknown",
        ),
        (
            ["2026-07-08", "赵敏", "七层组", "08:30", ""],
            "ends field-empty",
        ),
        (
            ["2026-07-08", "赵敏", "七层组", "08:30", "08:00"],
            "ends shift-length-unfit",
        ),
        (
            ["2026-07-05", "赵敏", "七层组", "08:30", "17:30"],
            "ends shift-over",
        ),
        (
            ["2026-07-06", "赵敏", "七层组", "08:30", "17:30"],
            "day shift-taken",
        ),
        (["2026-07-07", "赵敏", "七层组", "20:00", "04:00"], "added"),
    ];
    for (cells, expected) in rows {
        assert_eq!(told(&[cells]), [expected], "{cells:?}");
    }
}

#[test]
fn a_person_in_two_places_is_named_within_the_sheet_too() {
    let found = told(&[
        ["2026-07-08", "王芳", "七层组", "08:00", "12:00"],
        ["2026-07-08", "王芳", "七层组", "11:00", "15:00"],
        ["2026-07-08", "王芳", "七层组", "12:00", "15:00"],
        ["2026-07-08", "王芳", "七层组", "08:00", "12:00"],
        // Two rows for a day with one shift: it stays, and they stand beside it or are named.
        ["2026-07-07", "王芳", "七层组", "09:00", "17:00"],
        ["2026-07-07", "王芳", "七层组", "17:00", "18:00"],
    ]);
    let expected = [
        "added",
        "starts shift-overlaps",
        "added",
        "unchanged",
        "starts shift-overlaps",
        "added",
    ];
    assert_eq!(found, expected);
}
