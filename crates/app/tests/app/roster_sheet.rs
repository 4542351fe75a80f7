//! The roster by a workbook's rows and by cycles: looked at first, then taken in as it stands at that moment.

use std::collections::BTreeMap;

use app::roster::{Asked, LaidCount, export, import, lay_cycle, preview, preview_cycle};
use app::sheet::Imported;
use domain::roster::cycle::{Cycle, Laying};
use domain::roster::decision::Decision;
use domain::roster::sheet::{Column, RowOutcome, SheetRow};
use domain::roster::strain::Strain;

use crate::house::{account, bureau, code, date, refusal, stories, team};
use crate::roster::asked;

pub(crate) fn row(number: u32, cells: [&str; 5]) -> SheetRow {
    let cells = Column::ALL.into_iter().zip(cells);
    SheetRow {
        number,
        cells: cells
            .map(|(column, text)| (column, text.to_owned()))
            .collect(),
    }
}

pub(crate) fn told(outcome: &RowOutcome) -> String {
    match outcome {
        RowOutcome::Added(..) => "added".to_owned(),
        RowOutcome::Changed(..) => "changed".to_owned(),
        RowOutcome::Unchanged => "unchanged".to_owned(),
        RowOutcome::Bad(column, refusal) => format!("{} {}", column.word(), refusal.code),
    }
}

fn laying(people: &[(&str, usize)], replaces: bool) -> Laying {
    Laying {
        cycle: Cycle::read("07:00-15:00\n13:00-21:00\n休\n休").unwrap(),
        team: team("七层组"),
        from: date("2026-07-07"),
        until: date("2026-07-10"),
        people: people
            .iter()
            .map(|(who, begins)| (account(who), *begins))
            .collect(),
        replaces,
    }
}

stories! {
    // A2.1
    async fn a_seventh_day_in_a_row_and_a_long_week_are_asked_about_wherever_they_are_planned_a2_1(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        for day in 7..13 {
            let day = format!("2026-07-{day:02}");
            let shift = asked("wang", "七层组", &format!("{day} 08:00"), &format!("{day} 16:00"));
            house.plans("li", shift).await.unwrap();
        }
        let monday = || asked("wang", "七层组", "2026-07-13 08:00", "2026-07-13 12:00");
        let seventh = refusal(house.plans("li", monday()).await);
        assert_eq!((seventh.code, seventh.field), ("shift-no-day-off", Some("confirmed")));
        assert!(seventh.arguments.contains(&("count", "7".to_owned())), "{seventh}");
        assert!(seventh.arguments.contains(&("person", "王芳".to_owned())), "{seventh}");
        house.plans("li", Asked { confirmed: true, ..monday() }).await.unwrap();
        let strain = async |who: &str, day: &str| {
            let week = house.week("li", Some(day)).await.unwrap();
            let row = week.rows.into_iter().find(|row| row.staff.name == who).unwrap();
            row.shifts.iter().map(|view| view.strain).collect::<Vec<_>>()
        };
        assert_eq!(strain("王芳", "2026-07-13").await, [Some(Strain::NoDayOff(7))]);
        assert_eq!(strain("王芳", "2026-07-06").await, [Some(Strain::NoDayOff(7)); 6]);
        // Five long days are sixty hours.
        for day in 7..12 {
            let day = format!("2026-07-{day:02}");
            let shift = asked("zhao", "七层组", &format!("{day} 08:00"), &format!("{day} 20:00"));
            house.plans("li", shift).await.unwrap();
        }
        let sunday = || asked("zhao", "七层组", "2026-07-12 09:00", "2026-07-12 10:00");
        let long = refusal(house.plans("li", sunday()).await);
        assert_eq!((long.code, long.field), ("shift-week-long", Some("confirmed")));
        for told in [("hours", "61:00"), ("most", "60"), ("person", "赵敏")] {
            assert!(long.arguments.contains(&(told.0, told.1.to_owned())), "{long}");
        }
        // A workbook says so before it is taken in.
        let lead = house.who("li").await;
        let rows = vec![row(2, ["2026-07-12", "赵敏", "七层组", "09:00", "10:00"])];
        let seen = preview(&house.app, &lead, &bureau(), rows).await.unwrap();
        let sixty_one = Strain::LongWeek(61 * 3_600_000);
        assert!(matches!(seen.outcomes[0].1, RowOutcome::Added(_, Some(strain)) if strain == sixty_one), "{seen:?}");
        house.plans("li", Asked { confirmed: true, ..sunday() }).await.unwrap();
        assert_eq!(strain("赵敏", "2026-07-06").await, [Some(sixty_one); 6]);
        // A week is copied with what is hard in it, and shows it.
        let lead = house.who("li").await;
        let next = date("2026-07-13");
        app::roster::copy_week(&house.app, &lead, &bureau(), &house.command(), next).await.unwrap();
        let copied = strain("赵敏", "2026-07-13").await;
        assert!(copied.len() == 6 && copied.iter().all(Option::is_some), "{copied:?}");
    }

    async fn a_roster_goes_out_and_comes_in_in_the_same_shape(house: House) {
        house.furnish().await;
        house.plans("li", asked("wang", "七层组", "2026-07-07 08:30", "2026-07-07 17:30")).await.unwrap();
        house.plans("li", asked("zhao", "七层组", "2026-07-08 22:00", "2026-07-09 06:00")).await.unwrap();
        let lead = house.who("li").await;
        let days = (date("2026-07-06"), date("2026-07-12"));
        let cells: Vec<BTreeMap<Column, String>> = export(&house.app, &lead, &bureau(), days).await.unwrap();
        let rows: Vec<SheetRow> = (2..).zip(cells).map(|(number, cells)| SheetRow { number, cells }).collect();
        let night = Column::ALL.map(|column| rows[1].cells[&column].as_str());
        assert_eq!(night, ["2026-07-08", "赵敏", "七层组", "22:00", "06:00"]);
        let seen = preview(&house.app, &lead, &bureau(), rows).await.unwrap();
        assert!(seen.outcomes.iter().all(|(_, outcome)| *outcome == RowOutcome::Unchanged), "{seen:?}");
        let leave = house.leave("zhao", "2026-07-11 00:00", "2026-07-12 00:00").await;
        house.decides("li", leave, Decision::Approve, "").await.unwrap();
        let rows = vec![
            row(2, ["2026-07-07", "王芳", "七层组", "09:00", "17:30"]),
            row(3, ["2026-07-07", "王芳", "七层组", "17:00", "19:00"]),
            row(4, ["2026-07-10", "王芳", "七层组", "08:30", "17:30"]),
            row(5, ["2026-07-10", "王芳", "七层组", "12:00", "19:00"]),
            row(6, ["2026-07-11", "赵敏", "七层组", "08:30", "17:30"]),
            row(7, ["2026-07-11", "王小芳", "七层组", "08:30", "17:30"]),
            row(8, ["2026-07-11", "王芳", "六层组", "08:30", "17:30"]),
            row(9, ["2026-07-08", "赵敏", "七层组", "21:00", "05:00"]),
        ];
        let seen = preview(&house.app, &lead, &bureau(), rows.clone()).await.unwrap();
        let found: Vec<String> = seen.outcomes.iter().map(|(_, outcome)| told(outcome)).collect();
        // Two rows for a day with one shift: the shift stays, and the row in its place is somebody in two places.
        let expected = [
            "starts shift-overlaps",
            "starts shift-overlaps",
            "added",
            "starts shift-overlaps",
            "day roster-sheet-on-leave",
            "account roster-sheet-person-unknown",
            "team roster-sheet-not-of-the-team",
            "changed",
        ];
        assert_eq!(found, expected);
        let command = house.command();
        let done = import(&house.app, &lead, &bureau(), &command, rows.clone()).await.unwrap();
        assert_eq!(done, Imported { added: 1, changed: 1, bad: 6 });
        let again = import(&house.app, &lead, &bureau(), &command, rows).await.unwrap();
        assert_eq!(again, done, "sent again, it is told again and done once");
        let week = house.week("li", Some("2026-07-08")).await.unwrap();
        let count: usize = week.rows.iter().map(|row| row.shifts.len()).sum();
        assert_eq!(count, 3);
        let twice = vec![
            row(2, ["2026-07-13", "王芳", "七层组", "08:30", "17:30"]),
            row(2, ["2026-07-14", "赵敏", "七层组", "08:30", "17:30"]),
        ];
        let twice = import(&house.app, &lead, &bureau(), &house.command(), twice).await;
        assert_eq!(code(twice), "workbook-row-twice");
        let attendant = house.who("wang").await;
        assert_eq!(code(export(&house.app, &attendant, &bureau(), days).await), "not-allowed");
        assert_eq!(code(preview(&house.app, &attendant, &bureau(), Vec::new()).await), "not-allowed");
    }

    async fn a_cycle_is_laid_as_it_was_looked_at_and_leaves_alone_what_cannot_be(house: House) {
        house.furnish().await;
        house.plans("li", asked("zhao", "七层组", "2026-07-08 09:00", "2026-07-08 12:00")).await.unwrap();
        let leave = house.leave("wang", "2026-07-08 00:00", "2026-07-09 00:00").await;
        house.decides("li", leave, Decision::Approve, "").await.unwrap();
        let lead = house.who("li").await;
        // Wang goes early, late, rest, rest; Zhao, from the last day of rest, rest, early, late, rest.
        let asked = || laying(&[("wang", 0), ("zhao", 3)], false);
        let seen = preview_cycle(&house.app, &lead, &bureau(), asked()).await.unwrap();
        let found: Vec<String> = seen
            .days
            .iter()
            .map(|one| format!("{} {} {}", one.staff.name, &one.laid.shift.day[8..], one.laid.outcome.word()))
            .collect();
        let expected = ["王芳 07 planned", "王芳 08 on-leave", "赵敏 08 by-hand", "赵敏 09 planned"];
        assert_eq!(found, expected);
        let done = lay_cycle(&house.app, &lead, &bureau(), &house.command(), asked()).await.unwrap();
        let count = LaidCount::read(done.subject.as_deref().unwrap());
        assert_eq!(count, LaidCount { planned: 2, left: 2, removed: 0 });
        // Said so, the cycle takes the place of what was planned by hand.
        let replacing = || laying(&[("zhao", 3)], true);
        let done = lay_cycle(&house.app, &lead, &bureau(), &house.command(), replacing()).await.unwrap();
        let count = LaidCount::read(done.subject.as_deref().unwrap());
        assert_eq!(count, LaidCount { planned: 1, left: 1, removed: 1 });
        let week = house.week("li", Some("2026-07-08")).await.unwrap();
        let zhao = week.rows.iter().find(|row| row.staff.name == "赵敏").unwrap();
        assert_eq!(zhao.shifts.len(), 2);
        let twice = laying(&[("zhao", 3), ("zhao", 0)], true);
        let twice = lay_cycle(&house.app, &lead, &bureau(), &house.command(), twice).await;
        assert_eq!(code(twice), "cycle-person-twice");
        let strangers = laying(&[("qiang", 0)], false);
        let refused = lay_cycle(&house.app, &lead, &bureau(), &house.command(), strangers).await;
        assert_eq!(code(refused), "not-of-the-team");
        let attendant = house.who("wang").await;
        let refused = lay_cycle(&house.app, &attendant, &bureau(), &house.command(), asked()).await;
        assert_eq!(code(refused), "not-allowed");
    }
}
