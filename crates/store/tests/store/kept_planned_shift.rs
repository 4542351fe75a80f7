//! Planned shifts come back as they were kept, until they are taken away; who was on duty is found by time.

use domain::duty::DutyRecord;
use domain::roster::PlannedShift;
use domain::subject::{Register, Subject};
use domain::{PlannedShiftId, SiteId};
use store::remark::Remark;

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{self, MINUTE, NINE, TURNS, account, account_id, duty_id, team};

on_both! {
    planned_shifts_come_back_as_they_were_kept
    who_was_on_duty_is_found_by_the_span
    shifts_are_forgotten_with_what_was_recorded_and_checks_of_those_over_are_found
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

/// The check before the shift in turn, with something recorded; not made yet.
fn check(turn: usize) -> (DutyRecord, Remark) {
    let blank = sample::duty(0);
    let mut duty = DutyRecord {
        id: duty_id(turn),
        meeting: None,
        request: None,
        subject: Some(Subject {
            register: Register::PlannedShift,
            id: shift(turn).id.0,
            number: turn as u32 + 1,
        }),
        settled: None,
        ..blank
    };
    duty.duty.outcome = None;
    let remark = Remark {
        duty: duty.id,
        item: 1_000,
        note: "工牌忘在家里".to_owned(),
        at: NINE,
        by: "王芳".to_owned(),
    };
    (duty, remark)
}

async fn shifts_are_forgotten_with_what_was_recorded_and_checks_of_those_over_are_found(
    fixture: Fixture,
) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            for turn in 0..3 {
                let (duty, remark) = check(turn);
                store::planned_shift::add(db, &court, &shift(turn))?;
                store::duty::add(db, &court, &duty)?;
                store::remark::put(db, &court, &remark)?;
            }
            let ends = shift(1).ends;
            let mut over = store::planned_shift::checks_left(db, &court, ends)?;
            let mut expected = vec![duty_id(0), duty_id(1)];
            over.sort();
            expected.sort();
            assert_eq!(over, expected);
            let none = store::planned_shift::checks_left(db, &court, NINE)?;
            assert_eq!(none, []);
            // Those that were taken away are forgotten with the others.
            store::planned_shift::remove(db, &court, shift(0).id, NINE)?;
            assert!(!store::planned_shift::keeps_before(
                db,
                &court,
                shift(0).ends
            )?);
            assert!(store::planned_shift::keeps_before(db, &court, ends)?);
            assert_eq!(store::planned_shift::forget(db, &court, ends + 1)?, 2);
            assert!(!store::planned_shift::keeps_before(db, &court, ends + 1)?);
            let span = (NINE, NINE + 60 * MINUTE);
            assert_eq!(store::planned_shift::between(db, &court, span)?, [shift(2)]);
            let ids = [duty_id(0), duty_id(1), duty_id(2)];
            let left = store::remark::of_duties(db, &court, &ids)?;
            assert_eq!(left, [check(2).1]);
            Ok(())
        })
        .await;
}
