//! The key for web push and the browsers that are told come back as they were kept, and go with whoever signs out there.

use domain::access::Role;
use domain::alert::{Recipient, Stage, id_of};
use domain::{PushSubscriptionId, SiteId};
use store::alert::push::{self as kept, Browser, PushKey};
use store::session;

use crate::fixture::Fixture;
use crate::kept_account::granted;
use crate::kept_directory::places;
use crate::sample::{NINE, TURNS, account, account_id, duty_id, text};

on_both! {
    browsers_come_back_as_they_were_kept
    the_key_is_kept_once
    a_browser_goes_with_its_own_sign_out_and_with_no_other
    a_browser_goes_on_with_whoever_signs_in_there_anew
    only_browsers_of_whoever_may_come_in_are_told
    what_is_pushed_comes_back_as_it_was_kept
}

fn browser(turn: usize, holder: usize) -> Browser {
    Browser {
        id: PushSubscriptionId::derived(&["browser", &turn.to_string()]),
        account: account_id(holder),
        host: text(turn),
        sealed: text(turn + 1),
        language: text(turn + 2),
        session_hash: format!("session {turn}"),
        added: NINE + turn as i64,
    }
}

async fn with_accounts(fixture: &Fixture, many: usize) -> SiteId {
    let court = places(fixture, "court").await;
    fixture
        .keep(move |db| (0..many).try_for_each(|turn| store::account::create(db, &account(turn))))
        .await;
    court
}

async fn browsers_come_back_as_they_were_kept(fixture: Fixture) {
    let court = with_accounts(&fixture, 2).await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            for turn in 0..TURNS {
                kept::put(db, &court, &browser(turn, 0))?;
            }
            let all: Vec<Browser> = (0..TURNS).map(|turn| browser(turn, 0)).collect();
            assert_eq!(kept::of_account(db, &court, account_id(0))?, all);
            assert_eq!(kept::of_account(db, &bureau, account_id(0))?, []);
            // A shared phone goes to another.
            let others = Browser {
                account: account_id(1),
                ..browser(1, 0)
            };
            kept::put(db, &court, &others)?;
            assert_eq!(kept::of_account(db, &court, account_id(1))?, [others]);
            assert_eq!(
                kept::of_account(db, &court, account_id(0))?.len(),
                TURNS - 1
            );
            assert!(kept::remove(db, &court, browser(2, 0).id)?);
            assert!(!kept::remove(db, &court, browser(2, 0).id)?);
            kept::forget_site(db, &bureau)?;
            assert_eq!(
                kept::of_account(db, &court, account_id(0))?.len(),
                TURNS - 2
            );
            kept::forget_site(db, &court)?;
            assert_eq!(kept::of_account(db, &court, account_id(0))?, []);
            Ok(())
        })
        .await;
}

async fn the_key_is_kept_once(fixture: Fixture) {
    fixture
        .keep(|db| {
            let key = |turn: usize| PushKey {
                public: text(turn),
                sealed: text(turn + 1),
                made: NINE,
            };
            assert_eq!(kept::key(db)?, None);
            assert!(kept::keep_key(db, &key(1))?);
            assert!(!kept::keep_key(db, &key(2))?);
            assert_eq!(kept::key(db)?, Some(key(1)));
            Ok(())
        })
        .await;
}

async fn a_browser_goes_with_its_own_sign_out_and_with_no_other(fixture: Fixture) {
    let court = with_accounts(&fixture, 2).await;
    fixture
        .keep(move |db| {
            for turn in 0..4 {
                let holder = usize::from(turn == 3);
                kept::put(db, &court, &browser(turn, holder))?;
                let secret = browser(turn, holder).session_hash;
                session::begin(db, &secret, account_id(holder), NINE, NINE + turn as i64)?;
            }
            let left = |db: &mut store::Database, holder| -> anyhow::Result<Vec<Browser>> {
                kept::of_account(db, &court, account_id(holder))
            };
            // The time of a session goes by, and its browser is told all the same.
            session::sweep(db, NINE)?;
            assert_eq!(left(db, 0)?.len(), 3);
            session::end(db, &browser(1, 0).session_hash)?;
            assert_eq!(left(db, 0)?, [browser(0, 0), browser(2, 0)]);
            assert_eq!(left(db, 1)?, [browser(3, 1)], "another's stays");
            // Signed out where the session had lapsed, it goes as well.
            session::end(db, &browser(0, 0).session_hash)?;
            assert_eq!(left(db, 0)?, [browser(2, 0)]);
            session::end(db, "nobody's")?;
            assert_eq!(left(db, 0)?.len(), 1);
            session::end_all(db, account_id(0))?;
            assert_eq!(left(db, 0)?, []);
            assert_eq!(left(db, 1)?.len(), 1);
            Ok(())
        })
        .await;
}

async fn a_browser_goes_on_with_whoever_signs_in_there_anew(fixture: Fixture) {
    let court = with_accounts(&fixture, 2).await;
    fixture
        .keep(move |db| {
            for turn in 0..3 {
                kept::put(db, &court, &browser(turn, 0))?;
            }
            let left = |db: &mut store::Database| kept::of_account(db, &court, account_id(0));
            let (first, second) = (browser(0, 0), browser(1, 0));
            let hashes = (first.session_hash.as_str(), "anew");
            kept::take_over(db, hashes, account_id(0), NINE + 9)?;
            let anew = Browser {
                session_hash: "anew".to_owned(),
                added: NINE + 9,
                ..first.clone()
            };
            assert_eq!(left(db)?, [second.clone(), browser(2, 0), anew.clone()]);
            // Somebody else signs in at the second one.
            let hashes = (second.session_hash.as_str(), "another's");
            kept::take_over(db, hashes, account_id(1), NINE + 9)?;
            assert_eq!(left(db)?, [browser(2, 0), anew.clone()]);
            assert_eq!(kept::of_account(db, &court, account_id(1))?, []);
            // Nobody signed in at the third one for long.
            kept::forget_unsigned(db, NINE + 8)?;
            assert_eq!(left(db)?, [anew]);
            Ok(())
        })
        .await;
}

/// Of account 3 the sample says that it is shut.
async fn only_browsers_of_whoever_may_come_in_are_told(fixture: Fixture) {
    let court = with_accounts(&fixture, 4).await;
    fixture
        .keep(move |db| {
            for (turn, approver) in [(1, Some(text(0))), (2, None), (3, Some(text(0)))] {
                kept::put(db, &court, &browser(turn, turn))?;
                let grant = granted(turn, &court, Role::Guard, approver);
                store::account::grant(db, &grant, NINE)?;
            }
            assert_eq!(kept::list(db, &court)?, [browser(1, 1)]);
            Ok(())
        })
        .await;
}

async fn what_is_pushed_comes_back_as_it_was_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let to = Recipient::Push(account_id(1));
            let alert = domain::alert::Alert {
                id: id_of(duty_id(1), Stage::Opens, to),
                duty: Some(duty_id(1)),
                stage: Stage::Opens,
                to,
                due: NINE + 9,
                written: NINE,
                next: Some(NINE + 1),
                tries: 0,
                received: None,
                read: None,
                unreached: None,
                failure: String::new(),
                end: None,
            };
            assert!(store::alert::add(db, &court, &alert)?);
            assert_eq!(
                store::alert::find(db, &court, alert.id)?,
                Some(alert.clone())
            );
            assert_eq!(store::alert::waiting(db, &court, NINE, 9)?, []);
            assert_eq!(store::alert::waiting(db, &court, NINE + 1, 9)?, [alert]);
            Ok(())
        })
        .await;
}
