//! The cleaning of offices and their keys come back as they were kept.

use domain::office::{OfficeCleaning, OfficeKey};
use domain::{OfficeCleaningId, Uid};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account_id, room_id, text};

on_both! {
    cleanings_come_back_as_they_were_kept
    a_key_is_out_once_until_it_is_back
}

fn cleaning(turn: usize) -> OfficeCleaning {
    let even = turn.is_multiple_of(2);
    let at = NINE + turn as i64 * MINUTE;
    OfficeCleaning {
        id: OfficeCleaningId::derived(&["cleaning", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        number: turn as i32 + 1,
        room: room_id(turn),
        begun: even.then_some(at),
        begun_by: text(turn),
        begun_account: even.then(|| account_id(turn)),
        answered: (!even).then_some(at + 1),
        again: (!even).then_some(at + 2),
        answers: turn as i32,
        interrupted: turn.is_multiple_of(3).then_some(at + 3),
    }
}

async fn cleanings_come_back_as_they_were_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::office as kept;
            let mut all: Vec<_> = (0..TURNS).map(cleaning).collect();
            for one in &all {
                kept::add(db, &court, one)?;
            }
            assert_eq!(kept::of_day(db, &court, "2026-07-06")?, all);
            assert_eq!(kept::of_day(db, &court, "2026-07-07")?, []);
            assert_eq!(kept::last_number(db, &court, "2026-07-06")?, TURNS as i32);
            assert_eq!(kept::last_number(db, &court, "2026-07-07")?, 0);
            assert_eq!(kept::of_day(db, &bureau, "2026-07-06")?, []);
            let changed = OfficeCleaning {
                id: all[3].id,
                number: all[3].number,
                room: all[3].room,
                ..cleaning(8)
            };
            kept::change(db, &court, &changed)?;
            assert_eq!(kept::find(db, &court, changed.id)?, Some(changed.clone()));
            assert_eq!(kept::find(db, &bureau, changed.id)?, None);
            all[3] = changed;
            assert_eq!(kept::of_day(db, &court, "2026-07-06")?, all);
            Ok(())
        })
        .await;
}

fn key(turn: usize) -> OfficeKey {
    let at = NINE + turn as i64 * MINUTE;
    OfficeKey {
        id: Uid::derived(&["key", &turn.to_string()]),
        room: room_id(turn % 3),
        holder: text(turn),
        holder_account: turn.is_multiple_of(2).then(|| account_id(turn)),
        out: at,
        back: None,
        back_by: String::new(),
        missed: (turn == 1).then_some(at + MINUTE),
    }
}

async fn a_key_is_out_once_until_it_is_back(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            use store::office as kept;
            let mut all: Vec<_> = (0..3).map(key).collect();
            for one in &all {
                kept::take_key(db, &court, one)?;
            }
            assert_eq!(kept::keys_out(db, &court)?, all);
            assert_eq!(kept::find_key(db, &court, key(1).id)?, Some(key(1)));
            assert_eq!(kept::find_key(db, &court, key(7).id)?, None);
            all[1].back = Some(NINE + 60 * MINUTE);
            all[1].back_by = text(5);
            kept::change_key(db, &court, &all[1])?;
            assert_eq!(
                kept::keys_out(db, &court)?,
                [all[0].clone(), all[2].clone()]
            );
            kept::take_key(db, &court, &key(4))?;
            let of = kept::keys_of(db, &court, room_id(1), 10)?;
            assert_eq!(of, [key(4), all[1].clone()]);
            assert_eq!(kept::keys_of(db, &court, room_id(1), 1)?, [key(4)]);
            assert_eq!(kept::keys_out(db, &court)?.len(), 3);
            Ok(())
        })
        .await;
}
