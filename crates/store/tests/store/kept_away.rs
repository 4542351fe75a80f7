//! The notes at doors come back as they were kept, a word takes the place of the one before, and a screen is found
//! by its address alone.

use domain::away::{AwayNote, AwayWord, Said};
use domain::{AwayNoteId, DeviceId, SiteId};
use store::away::DoorScreen;

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{self, MINUTE, NINE, account, account_id, team, text};

on_both! {
    notes_come_back_as_they_were_kept_and_go_with_their_time
    the_last_word_of_somebody_is_kept
    a_screen_is_found_by_its_address_until_it_is_revoked
    meetings_that_go_on_are_those_that_began_or_soon_begin
}

fn note(turn: usize) -> AwayNote {
    AwayNote {
        id: AwayNoteId::derived(&["away", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        number: turn as i32 + 1,
        team: team(turn).id,
        begun: NINE + turn as i64 * MINUTE,
        last: account_id(turn % 2),
        over: None,
    }
}

async fn furnished(fixture: &Fixture) -> SiteId {
    let court = places(fixture, "court").await;
    let site = court.clone();
    fixture
        .keep(move |db| {
            for turn in 0..3 {
                store::account::create(db, &account(turn))?;
                store::directory::put_team(db, &site, &team(turn))?;
            }
            Ok(())
        })
        .await;
    court
}

async fn notes_come_back_as_they_were_kept_and_go_with_their_time(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            let mut all: Vec<_> = (0..3).map(note).collect();
            for one in &all {
                store::away::add(db, &court, one)?;
            }
            assert_eq!(store::away::going_on(db, &court)?, all);
            store::away::end(db, &court, all[1].id, NINE + 9 * MINUTE)?;
            all[1].over = Some(NINE + 9 * MINUTE);
            assert_eq!(store::away::of_day(db, &court, "2026-07-06")?, all);
            assert_eq!(store::away::of_day(db, &court, "2026-07-07")?, []);
            let left = store::away::going_on(db, &court)?;
            assert_eq!(left, [all[0].clone(), all[2].clone()]);
            let last = store::away::last_number(db, &court, "2026-07-06")?;
            assert_eq!(
                (last, store::away::last_number(db, &court, "2026-07-07")?),
                (3, 0)
            );
            // One that is not over is kept however old it is.
            let late = NINE + 60 * MINUTE;
            assert!(!store::away::keeps_before(db, &court, NINE + 9 * MINUTE)?);
            assert!(store::away::keeps_before(db, &court, late)?);
            assert_eq!(store::away::forget(db, &court, late)?, 1);
            assert_eq!(store::away::of_day(db, &court, "2026-07-06")?, left);
            Ok(())
        })
        .await;
}

async fn the_last_word_of_somebody_is_kept(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            let word = |turn: usize, said: Said| AwayWord {
                account: account_id(turn),
                at: NINE + turn as i64,
                said,
            };
            let out = |turn: usize| Said::Out {
                place: text(turn),
                back: NINE + MINUTE,
            };
            for turn in 0..2 {
                store::away::put_word(db, &court, &word(turn, out(turn)))?;
            }
            store::away::put_word(db, &court, &word(1, Said::In))?;
            let mut expected = vec![word(0, out(0)), word(1, Said::In)];
            expected.sort_by_key(|word| word.account.to_string());
            assert_eq!(store::away::words(db, &court)?, expected);
            store::away::forget_word(db, &court, account_id(0))?;
            assert_eq!(store::away::words(db, &court)?, [word(1, Said::In)]);
            Ok(())
        })
        .await;
}

async fn a_screen_is_found_by_its_address_until_it_is_revoked(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            let mut screen = DoorScreen {
                id: DeviceId::derived(&["door"]),
                team: team(1).id,
                name: text(1),
                code: "code-of-one-door".to_owned(),
                added: NINE,
                added_by: text(2),
                asked: None,
            };
            store::away::add_screen(db, &court, &screen)?;
            store::away::note_asked(db, &court, screen.id, NINE + 1)?;
            screen.asked = Some(NINE + 1);
            assert_eq!(store::away::screens(db, &court)?, [screen.clone()]);
            let found = store::away::screen_of_code(db, "code-of-one-door")?;
            assert_eq!(found, Some((court.clone(), screen.clone())));
            assert_eq!(store::away::screen_of_code(db, "code")?, None);
            store::away::revoke_screen(db, &court, screen.id, NINE + 2)?;
            assert_eq!(store::away::screens(db, &court)?, []);
            assert_eq!(store::away::screen_of_code(db, "code-of-one-door")?, None);
            Ok(())
        })
        .await;
}

async fn meetings_that_go_on_are_those_that_began_or_soon_begin(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            // They begin minute by minute; the fifth has ended, the sixth was cancelled.
            for turn in 0..7 {
                store::meeting::add(db, &court, &sample::meeting(turn))?;
            }
            let mut found = |now: i64, soon: i64| -> anyhow::Result<Vec<_>> {
                let span = (NINE + now * MINUTE, NINE + soon * MINUTE);
                let records = store::meeting::going_on(db, &court, span)?;
                Ok(records.into_iter().map(|one| one.meeting.id).collect())
            };
            let ids = |turns: &[usize]| -> Vec<_> {
                turns
                    .iter()
                    .map(|turn| sample::meeting(*turn).meeting.id)
                    .collect()
            };
            assert_eq!(found(0, 3)?, ids(&[0, 1, 2]));
            assert_eq!(found(0, 60)?, ids(&[0, 1, 2, 3, 6]));
            assert_eq!(found(25 * 60, 26 * 60)?, []);
            Ok(())
        })
        .await;
}
