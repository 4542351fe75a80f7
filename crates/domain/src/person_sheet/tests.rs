//! A sheet beside a directory.

use super::*;
use crate::particulars::ToldTo;

fn person(key: &str, name: &str, department: Option<&str>) -> Entry {
    let person = Person {
        id: PersonId::derived(&[key]),
        name: name.to_owned(),
        department: department.map(|name| DepartmentId::derived(&[name])),
        form_of_address: String::new(),
        precedence: None,
    };
    (person, Particulars::default())
}

fn directory() -> Directory {
    let mut boss = person("boss", "顾明远", None);
    boss.0.precedence = Some(1);
    boss.1.office = Some(Telephone {
        number: "8001".to_owned(),
        told_to: ToldTo::Colleagues,
    });
    Directory {
        people: vec![
            boss,
            person("zw1", "张伟", Some("财务处")),
            person("zw2", "张伟", Some("科研处")),
            person("zw3", "张伟", Some("科研处")),
        ],
        departments: ["财务处", "科研处"]
            .map(|name| Department {
                id: DepartmentId::derived(&[name]),
                name: name.to_owned(),
            })
            .to_vec(),
        rooms: Vec::new(),
    }
}

fn row(number: u32, cells: &[(Column, &str)]) -> SheetRow {
    let cells = cells.iter();
    SheetRow {
        number,
        cells: cells
            .map(|(column, text)| (*column, (*text).to_owned()))
            .collect(),
    }
}

fn new_id(row: u32) -> PersonId {
    PersonId::derived(&["row", &row.to_string()])
}

fn words_of(outcome: &RowOutcome) -> String {
    match outcome {
        RowOutcome::Added((person, reached)) => {
            format!("added {} {}", person.name, reached.acts_for.len())
        }
        RowOutcome::Changed(_, changes) => {
            let told: Vec<String> = changes
                .iter()
                .map(|one| format!("{} {}→{}", one.column.word(), one.before, one.after))
                .collect();
            told.concat()
        }
        RowOutcome::Unchanged => "unchanged".to_owned(),
        RowOutcome::Bad(column, refusal) => format!("{} {}", column.word(), refusal.code),
    }
}

#[test]
fn each_row_is_added_changed_unchanged_or_named_with_what_is_wrong() {
    use Column::{
        ActsFor, Department, Id, MobileTelephone, MobileToldTo, Name, OfficeTelephone, Precedence,
        Room,
    };
    let boss = PersonId::derived(&["boss"]).to_string();
    let rows = [
        row(2, &[(Name, "崔莹"), (ActsFor, "顾明远、新领导")]),
        row(3, &[(Name, "新领导"), (Precedence, "２"), (Department, "")]),
        row(4, &[(Name, "顾明远"), (OfficeTelephone, "8002")]),
        row(5, &[(Name, "张伟"), (Department, "财务处")]),
        row(6, &[(Name, "张伟"), (Department, "科研处")]),
        row(7, &[(Name, "张伟"), (Department, "审计处")]),
        row(8, &[(Name, " ")]),
        row(9, &[(Name, "甲"), (MobileTelephone, "=1+1")]),
        row(
            10,
            &[
                (Name, "乙"),
                (MobileTelephone, "13800138000"),
                (MobileToldTo, "friends"),
            ],
        ),
        row(11, &[(Name, "丙"), (Room, "999")]),
        row(12, &[(Name, "丁"), (ActsFor, "没有这人")]),
        row(13, &[(Name, "戊"), (Precedence, "高")]),
        row(14, &[(Name, "顾明远"), (Id, &boss)]),
        row(15, &[(Name, "己"), (Id, "x")]),
        row(16, &[(Name, "庚"), (ActsFor, "张伟")]),
    ];
    let told = compare(&directory(), &rows, new_id);
    let words: Vec<(u32, String)> = told
        .iter()
        .map(|(number, outcome)| (*number, words_of(outcome)))
        .collect();
    let expected = [
        (2, "added 崔莹 2"),
        (3, "added 新领导 0"),
        (4, "office_telephone 8001→8002"),
        (5, "unchanged"),
        (6, "name sheet-name-of-several"),
        (7, "department sheet-department-unknown"),
        (8, "name name-unfit"),
        (9, "mobile_telephone telephone-unfit"),
        (10, "mobile_told_to choice-unknown"),
        (11, "room sheet-room-unknown"),
        (12, "acts_for sheet-leader-unknown"),
        (13, "precedence number-unfit"),
        (14, "name row-repeated"),
        (15, "id sheet-id-unknown"),
        (16, "acts_for sheet-name-of-several"),
    ];
    assert_eq!(words.len(), expected.len());
    for ((number, words), (row, told)) in words.iter().zip(expected) {
        assert_eq!((*number, words.as_str()), (row, told));
    }
}

#[test]
fn what_is_exported_comes_back_unchanged() {
    let directory = directory();
    let names = directory.names();
    let rows: Vec<SheetRow> = directory
        .people
        .iter()
        .zip(2..)
        .map(|(entry, number)| SheetRow {
            number,
            cells: cells_of(entry, &names),
        })
        .collect();
    for (number, outcome) in compare(&directory, &rows, new_id) {
        assert_eq!(outcome, RowOutcome::Unchanged, "{number}");
    }
}
