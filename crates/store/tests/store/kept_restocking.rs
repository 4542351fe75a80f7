//! What is to be brought to rooms comes back as it was kept.

use domain::restocking::{Restocking, RestockingLine};
use domain::{DutyId, RestockingId};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account_id, room_id, text};

on_both! {
    what_is_to_be_brought_comes_back_as_it_was_kept
}

fn duty(turn: usize) -> DutyId {
    DutyId::derived(&["cleaning", &turn.to_string()])
}

fn restocking(turn: usize) -> Restocking {
    let even = turn.is_multiple_of(2);
    let line = |place: usize| RestockingLine {
        check: 1_000 + place as u32,
        item: format!("{} {place}", text(turn)),
        unit: "包".to_owned(),
        quantity: (turn + place) as u32 + 1,
        told: NINE + place as i64 * MINUTE,
    };
    Restocking {
        id: RestockingId::derived(&["restocking", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        number: turn as i32 + 1,
        room: even.then(|| room_id(turn)),
        duty: duty(turn / 2),
        at: NINE + turn as i64 * MINUTE,
        by: text(turn),
        by_account: even.then(|| account_id(turn)),
        lines: (0..turn % 3).map(line).collect(),
    }
}

async fn what_is_to_be_brought_comes_back_as_it_was_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::restocking as kept;
            let mut all: Vec<_> = (0..TURNS).map(restocking).collect();
            for one in &all {
                kept::add(db, &court, one)?;
            }
            assert_eq!(kept::last_number(db, &court, "2026-07-06")?, TURNS as i32);
            assert_eq!(kept::last_number(db, &court, "2026-07-07")?, 0);
            assert_eq!(kept::of_duties(db, &court, &[duty(1)])?, all[2..4]);
            assert_eq!(kept::of_duties(db, &bureau, &[duty(1)])?, []);
            all[1].lines = restocking(5).lines;
            kept::put_lines(db, &court, all[1].id, &all[1].lines)?;
            all[2].lines = Vec::new();
            kept::put_lines(db, &court, all[2].id, &[])?;
            let ids: Vec<_> = all.iter().map(|one| one.id).collect();
            assert_eq!(kept::of_ids(db, &court, &ids)?, all);
            assert_eq!(kept::of_ids(db, &bureau, &ids)?, []);
            let span = (all[1].at, all[3].at);
            assert_eq!(kept::between(db, &court, span)?, all[1..3]);
            Ok(())
        })
        .await;
}
