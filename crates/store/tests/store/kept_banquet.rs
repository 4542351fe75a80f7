//! Banquets and what was amended of them come back as they were kept, and are forgotten in time.

use domain::banquet::{Amendment, Banquet, Signed};
use domain::{BanquetId, PersonId, SiteId};
use store::banquet::BanquetRecord;

use crate::fixture::Fixture;
use crate::kept_directory::{places, room_of};
use crate::sample::{MINUTE, NINE, TURNS, account_id, text};

on_both! {
    banquets_come_back_as_they_were_kept
    what_is_told_of_a_banquet_goes_with_its_time
}

fn banquet(site: &SiteId, turn: usize) -> BanquetRecord {
    let even = turn.is_multiple_of(2);
    let at = NINE + turn as i64 * MINUTE;
    BanquetRecord {
        banquet: Banquet {
            id: BanquetId::derived(&["banquet", &turn.to_string()]),
            day: "2026-07-06".to_owned(),
            number: turn as i32 + 1,
            host: even.then(|| PersonId::derived(&["person"])),
            room: (!even).then(|| room_of(site, turn).id),
            starts: at,
            ends: at + 90 * MINUTE,
            guests: turn as u32 + 1,
            companions: 3,
            tables: 2,
            seats: 12,
            per_head: even.then_some(8_000 + turn as i64),
            booked_by: text(turn),
            booked_account: even.then(|| account_id(turn)),
            booked: at - 5,
            revision: turn as i32 + 1,
            signed: even.then(|| Signed {
                at: at + 1,
                by: text(turn + 1),
                guests: 7,
                companions: 2,
                total: 72_000 + turn as i64,
            }),
            cancelled: turn.is_multiple_of(3).then_some(at + 2),
        },
        letter: (turn == 1 || turn == 3).then(|| "letter".to_owned()),
        sealed: Some(vec![turn as u8, 0, 255]),
        signed_note: even.then(|| vec![9, turn as u8]),
    }
}

async fn banquets_come_back_as_they_were_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let all: Vec<_> = (0..TURNS).map(|turn| banquet(&court, turn)).collect();
            for one in &all {
                store::banquet::add(db, &court, one)?;
            }
            let span = (NINE, NINE + 60 * MINUTE);
            assert_eq!(store::banquet::between(db, &court, span, 100)?, all);
            let last = store::banquet::last_number(db, &court, "2026-07-06")?;
            assert_eq!(last, TURNS as i32);
            // The third of that letter was cancelled, and stands in nobody's way.
            let of = |db: &mut _, other| store::banquet::of_letter(db, &court, "letter", other);
            assert_eq!(of(db, all[0].banquet.id)?, Some(all[1].clone()));
            assert_eq!(of(db, all[1].banquet.id)?, None);
            let mut changed = banquet(&court, 5);
            changed.banquet.id = all[2].banquet.id;
            changed.banquet.number = all[2].banquet.number;
            store::banquet::change(db, &court, &changed)?;
            let found = store::banquet::find(db, &court, changed.banquet.id)?;
            assert_eq!(found, Some(changed));
            Ok(())
        })
        .await;
}

async fn what_is_told_of_a_banquet_goes_with_its_time(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let one = banquet(&court, 2);
            let id = one.banquet.id;
            store::banquet::add(db, &court, &one)?;
            let amendments: Vec<_> = (1..=3)
                .map(|position| {
                    let amendment = Amendment {
                        position,
                        at: NINE + i64::from(position),
                        by: text(position as usize),
                        total: (position == 2).then_some(7),
                    };
                    (amendment, Some(vec![position as u8]))
                })
                .collect();
            for (amendment, sealed) in &amendments {
                let new = (amendment, sealed.clone().unwrap());
                store::banquet::add_amendment(db, &court, id, new)?;
            }
            assert_eq!(store::banquet::amendments(db, &court, id)?, amendments);
            let ends = one.banquet.ends;
            assert!(!store::banquet::keeps_before(db, &court, ends)?);
            assert!(store::banquet::keeps_before(db, &court, ends + 1)?);
            assert_eq!(store::banquet::forget_told(db, &court, ends + 1)?, 1);
            assert!(!store::banquet::keeps_before(db, &court, ends + 1)?);
            let left = store::banquet::find(db, &court, id)?.unwrap();
            let mut expected = one.clone();
            expected.banquet.host = None;
            (expected.sealed, expected.signed_note, expected.letter) = (None, None, None);
            assert_eq!(left, expected);
            let amended = store::banquet::amendments(db, &court, id)?;
            assert!(amended.iter().all(|(_, sealed)| sealed.is_none()));
            Ok(())
        })
        .await;
}
