//! Spot checks come back with their scores and their answer, and are forgotten in time.

use domain::spot_check::{Answered, Score, Scored, SpotCheck};
use domain::{SiteId, SpotCheckId};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account, account_id, team, text};

on_both! {
    spot_checks_come_back_as_they_were_kept
    spot_checks_go_with_their_time
}

fn check(turn: usize) -> SpotCheck {
    let items = (0..=turn % 3).map(|item| Scored {
        item: text(turn + item),
        score: Score::ALL[(turn + item) % 3],
        note: text(turn),
    });
    SpotCheck {
        id: SpotCheckId::derived(&["spot", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        number: turn as i32 + 1,
        at: NINE + turn as i64 * MINUTE,
        account: account_id(turn % 2),
        team: team(0).id,
        standard_version: 1,
        rule: text(turn),
        checked_by: text(turn + 1),
        checker: turn.is_multiple_of(2).then(|| account_id(turn)),
        items: items.collect(),
        answer: None,
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

async fn spot_checks_come_back_as_they_were_kept(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            let mut all: Vec<_> = (0..TURNS).map(check).collect();
            for one in &all {
                store::spot_check::add(db, &court, one)?;
            }
            let answered = Answered {
                at: NINE + 1,
                words: text(3),
            };
            store::spot_check::answer(db, &court, all[1].id, &answered)?;
            all[1].answer = Some(answered);
            let found = store::spot_check::find(db, &court, all[1].id)?;
            assert_eq!(found.as_ref(), Some(&all[1]));
            // The newest first.
            all.reverse();
            let span = (NINE, NINE + 60 * MINUTE);
            assert_eq!(store::spot_check::between(db, &court, span, None)?, all);
            all.retain(|one| one.account == account_id(1));
            let theirs = store::spot_check::between(db, &court, span, Some(account_id(1)))?;
            assert_eq!(theirs, all);
            let last = store::spot_check::last_number(db, &court, "2026-07-06")?;
            assert_eq!(last, TURNS as i32);
            Ok(())
        })
        .await;
}

async fn spot_checks_go_with_their_time(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            for turn in 0..3 {
                store::spot_check::add(db, &court, &check(turn))?;
            }
            assert!(!store::spot_check::keeps_before(db, &court, NINE)?);
            assert!(store::spot_check::keeps_before(db, &court, NINE + 1)?);
            assert_eq!(store::spot_check::forget(db, &court, NINE + 2 * MINUTE)?, 2);
            let span = (0, NINE + 60 * MINUTE);
            let left = store::spot_check::between(db, &court, span, None)?;
            assert_eq!(left, [check(2)]);
            Ok(())
        })
        .await;
}
