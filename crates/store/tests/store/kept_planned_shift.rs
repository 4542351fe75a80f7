//! Planned shifts come back as they were kept, until they are taken away; who was on duty is found by time.

use domain::roster::PlannedShift;
use domain::{PlannedShiftId, SiteId};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account, account_id, team};

on_both! {
    planned_shifts_come_back_as_they_were_kept
    who_was_on_duty_is_found_by_the_span
}

fn shift(turn: usize) -> PlannedShift {
    let starts = NINE + turn as i64 * MINUTE;
    PlannedShift {
        id: PlannedShiftId::derived(&["shift", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        number: turn as i32 + 1,
        account: account_id(turn % 2),
        team: team(0).id,
        starts,
        ends: starts + 30 * MINUTE,
        revision: turn as i32 + 1,
    }
}

async fn furnished(fixture: &Fixture) -> SiteId {
    let court = places(fixture, "court").await;
    let site = court.clone();
    fixture
        .keep(move |db| {
            for turn in 0..2 {
                store::account::create(db, &account(turn))?;
            }
            store::directory::put_team(db, &site, &team(0))
        })
        .await;
    court
}

async fn planned_shifts_come_back_as_they_were_kept(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            let all: Vec<_> = (0..TURNS).map(shift).collect();
            for one in &all {
                store::planned_shift::add(db, &court, one)?;
            }
            let span = (NINE, NINE + 60 * MINUTE);
            assert_eq!(store::planned_shift::between(db, &court, span)?, all);
            let theirs: Vec<_> = all
                .iter()
                .filter(|one| one.account == account_id(1))
                .cloned()
                .collect();
            let touching = (NINE + 30 * MINUTE, NINE + 60 * MINUTE);
            let found = store::planned_shift::of_account(db, &court, account_id(1), touching)?;
            assert_eq!(found, theirs);
            let mut changed = shift(5);
            (changed.id, changed.number) = (all[2].id, all[2].number);
            changed.starts -= MINUTE;
            store::planned_shift::change(db, &court, &changed)?;
            let found = store::planned_shift::find(db, &court, changed.id)?;
            assert_eq!(found, Some(changed.clone()));
            store::planned_shift::remove(db, &court, changed.id, NINE)?;
            assert_eq!(store::planned_shift::find(db, &court, changed.id)?, None);
            let left = store::planned_shift::between(db, &court, span)?;
            assert_eq!(left.len(), TURNS - 1);
            // A number is not given again.
            let last = shift(TURNS - 1);
            store::planned_shift::remove(db, &court, last.id, NINE)?;
            let number = store::planned_shift::last_number(db, &court, "2026-07-06")?;
            assert_eq!(number, TURNS as i32);
            Ok(())
        })
        .await;
}

async fn who_was_on_duty_is_found_by_the_span(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            store::shift::start(db, &court, account_id(0), NINE)?;
            store::shift::end(db, &court, account_id(0), NINE + 10)?;
            store::shift::start(db, &court, account_id(1), NINE + 5)?;
            let mut found = |from, until| store::shift::between(db, &court, (from, until));
            let first = (account_id(0), NINE, Some(NINE + 10));
            let second = (account_id(1), NINE + 5, None);
            assert_eq!(found(NINE, NINE + 1)?, [first]);
            assert_eq!(found(NINE + 9, NINE + 10)?, [first, second]);
            assert_eq!(found(NINE + 10, NINE + 20)?, [second]);
            assert_eq!(found(NINE - 5, NINE)?, []);
            Ok(())
        })
        .await;
}
