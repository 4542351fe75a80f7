//! Accounts, roles, sessions, tokens, shifts and notices come back as they were kept.

use std::collections::BTreeSet;

use domain::access::{Grant, Role};
use domain::{SiteId, Uid};
use store::account::{self, GrantRecord};
use store::notice::{self, Notice};
use store::session::{self, Token};
use store::shift;

use crate::fixture::Fixture;
use crate::sample::{self, NINE, TURNS, account_id, text};

on_both! {
    an_account_comes_back_as_it_was_created_and_changed
    a_role_counts_once_approved_and_is_gone_once_revoked
    a_session_ends_at_its_time_or_when_it_is_ended
    a_token_opens_until_it_is_revoked
    a_set_up_link_stands_alone_and_is_used_up
    a_shift_is_seen_until_it_ends
    a_notice_is_told_once
}

async fn accounts(fixture: &Fixture, count: usize) {
    fixture
        .keep(move |db| (0..count).try_for_each(|turn| account::create(db, &sample::account(turn))))
        .await;
}

async fn an_account_comes_back_as_it_was_created_and_changed(fixture: Fixture) {
    accounts(&fixture, TURNS).await;
    for turn in 0..TURNS {
        let expected = sample::account(turn);
        let login = expected.login.clone();
        let found = fixture
            .look(move |db| {
                let by_login = account::find_by_login(db, &login)?;
                Ok((account::find(db, account_id(turn))?, by_login))
            })
            .await;
        assert_eq!(found, (Some(expected.clone()), Some(expected)));
    }
    let mut expected = sample::account(1);
    expected.password_hash = text(3);
    expected.language = Some("en".to_owned());
    expected.disabled_at = Some(NINE);
    fixture
        .keep(|db| {
            account::set_password(db, account_id(1), &text(3))?;
            account::set_language(db, account_id(1), "en")?;
            account::set_disabled(db, account_id(0), None)?;
            account::set_disabled(db, account_id(1), Some(NINE))
        })
        .await;
    let (first, second, count, all) = fixture
        .look(|db| {
            Ok((
                account::find(db, account_id(0))?.unwrap(),
                account::find(db, account_id(1))?.unwrap(),
                account::count(db)?,
                account::all(db)?,
            ))
        })
        .await;
    assert_eq!(first.disabled_at, None);
    assert_eq!(second, expected);
    assert_eq!((count, all.len()), (TURNS as i64, TURNS));
    let mut same_login = sample::account(TURNS);
    same_login.login = sample::account(0).login;
    fixture
        .refused(move |db| account::create(db, &same_login))
        .await;
}

pub fn granted(turn: usize, site: &SiteId, role: Role, approved_by: Option<String>) -> GrantRecord {
    GrantRecord {
        account: account_id(turn),
        grant: Grant {
            site: site.clone(),
            role,
        },
        granted_by: text(turn),
        granter: turn.is_multiple_of(2).then(|| account_id(turn + 1)),
        approved_by,
    }
}

async fn a_role_counts_once_approved_and_is_gone_once_revoked(fixture: Fixture) {
    let (court, bureau) = (fixture.site("court").await, fixture.site("bureau").await);
    accounts(&fixture, 2).await;
    let mut all: Vec<GrantRecord> = Role::GRANTED
        .into_iter()
        .map(|role| granted(0, &court, role, None))
        .collect();
    all.push(granted(0, &bureau, Role::Auditor, Some(text(2))));
    let kept = all.clone();
    fixture
        .keep(move |db| {
            kept.iter()
                .try_for_each(|one| account::grant(db, one, NINE))
        })
        .await;
    let (auditor, guard) = (
        granted(0, &court, Role::Auditor, Some(text(3))),
        granted(0, &court, Role::Guard, None),
    );
    let (approved, revoked) = (auditor.grant.clone(), guard.grant.clone());
    let answers = fixture
        .keep(move |db| {
            Ok([
                account::approve(db, account_id(0), &approved, &text(3), NINE)?,
                account::approve(db, account_id(1), &approved, &text(3), NINE)?,
                account::revoke(db, account_id(0), &revoked)?,
                account::revoke(db, account_id(0), &revoked)?,
            ])
        })
        .await;
    assert_eq!(answers, [true, false, true, false]);
    let id = court.clone();
    let (own, at_court, names) = fixture
        .look(move |db| {
            let at_court = account::grants_at(db, &id)?;
            let names = account::names(db, &id)?;
            Ok((account::grants_of(db, account_id(0))?, at_court, names))
        })
        .await;
    assert_eq!(own.len(), Role::GRANTED.len());
    assert_eq!(at_court.len(), Role::GRANTED.len() - 1);
    assert!(at_court.contains(&auditor) && own.contains(&auditor));
    assert!(!own.iter().any(|one| one.grant == guard.grant));
    assert_eq!(names, [(account_id(0), sample::account(0).name)]);
    fixture
        .refused(move |db| account::grant(db, &auditor, NINE))
        .await;
}

async fn a_session_ends_at_its_time_or_when_it_is_ended(fixture: Fixture) {
    accounts(&fixture, 2).await;
    fixture
        .keep(|db| {
            session::begin(db, "one", account_id(0), NINE, NINE + 10)?;
            session::begin(db, "two", account_id(0), NINE, NINE + 20)?;
            session::begin(db, "three", account_id(1), NINE, NINE + 20)?;
            session::begin(db, "four", account_id(1), NINE, NINE + 20)?;
            session::end(db, "four")
        })
        .await;
    let holders = async |now| {
        fixture
            .look(move |db| {
                ["one", "two", "three", "four", "%"]
                    .into_iter()
                    .map(|secret| session::holder(db, secret, now))
                    .collect::<Result<Vec<_>, _>>()
            })
            .await
    };
    let (first, second) = (Some(account_id(0)), Some(account_id(1)));
    assert_eq!(holders(NINE + 9).await, [first, first, second, None, None]);
    assert_eq!(holders(NINE + 10).await, [None, first, second, None, None]);
    fixture
        .keep(|db| {
            session::sweep(db, NINE + 10)?;
            session::end_all(db, account_id(1))
        })
        .await;
    assert_eq!(holders(NINE).await, [None, first, None, None, None]);
}

async fn a_token_opens_until_it_is_revoked(fixture: Fixture) {
    accounts(&fixture, 2).await;
    let token = |turn: usize| Token {
        id: format!("token {turn}"),
        name: text(turn),
        created_at: NINE + turn as i64,
        expires_at: NINE + 100,
    };
    fixture
        .keep(move |db| {
            (0..TURNS).try_for_each(|turn| {
                session::add_token(db, &format!("hash {turn}"), account_id(0), &token(turn))
            })
        })
        .await;
    let expected: Vec<Token> = (0..TURNS).rev().map(token).collect();
    assert_eq!(
        fixture
            .look(|db| session::tokens_of(db, account_id(0)))
            .await,
        expected
    );
    let revoked = fixture
        .keep(|db| {
            Ok([
                session::revoke_token(db, account_id(1), "token 1")?,
                session::revoke_token(db, account_id(0), "token 0")?,
                session::revoke_token(db, account_id(0), "token 0")?,
            ])
        })
        .await;
    assert_eq!(revoked, [false, true, false]);
    let holders = async || {
        fixture
            .look(|db| {
                Ok([
                    session::token_holder(db, "hash 0", NINE)?,
                    session::token_holder(db, "hash 1", NINE)?,
                    session::token_holder(db, "hash 1", NINE + 100)?,
                ])
            })
            .await
    };
    assert_eq!(holders().await, [None, Some(account_id(0)), None]);
    fixture
        .keep(|db| session::revoke_tokens(db, account_id(0)))
        .await;
    assert_eq!(holders().await, [None, None, None]);
}

async fn a_set_up_link_stands_alone_and_is_used_up(fixture: Fixture) {
    let court = fixture.site("court").await;
    let opens = async |secret: &'static str, now| {
        fixture
            .look(move |db| session::opened_by(db, secret, now))
            .await
    };
    fixture
        .keep(|db| {
            session::replace_set_up_link(db, "old", None, NINE, NINE + 10)?;
            session::replace_set_up_link(db, "new", None, NINE, NINE + 10)
        })
        .await;
    assert_eq!(opens("old", NINE).await, None);
    assert_eq!(opens("new", NINE).await, Some(session::Opens::House));
    assert_eq!(opens("new", NINE + 10).await, None);
    fixture.keep(|db| session::use_set_up_link(db, "new")).await;
    assert_eq!(opens("new", NINE).await, None);
    let site = court.clone();
    fixture
        .keep(move |db| session::replace_set_up_link(db, "of one", Some(&site), NINE, NINE + 10))
        .await;
    assert_eq!(
        opens("of one", NINE).await,
        Some(session::Opens::Site(court))
    );
}

async fn a_shift_is_seen_until_it_ends(fixture: Fixture) {
    let court = fixture.site("court").await;
    accounts(&fixture, 2).await;
    let id = court.clone();
    let ended = fixture
        .keep(move |db| {
            shift::start(db, &id, account_id(0), NINE)?;
            shift::start(db, &id, account_id(1), NINE + 1)?;
            let first = shift::end(db, &id, account_id(0), NINE + 2)?;
            let again = shift::end(db, &id, account_id(0), NINE + 3)?;
            shift::start(db, &id, account_id(0), NINE + 4)?;
            Ok([first, again])
        })
        .await;
    assert_eq!(ended, [true, false]);
    let seen: BTreeSet<_> = fixture
        .look(move |db| shift::on_duty(db, &court))
        .await
        .into_iter()
        .collect();
    let expected = [(account_id(0), NINE + 4), (account_id(1), NINE + 1)];
    assert_eq!(seen, expected.into());
}

async fn a_notice_is_told_once(fixture: Fixture) {
    let court = fixture.site("court").await;
    accounts(&fixture, 2).await;
    let notices: Vec<Notice> = (0..TURNS)
        .map(|turn| Notice {
            id: Uid(turn as u128),
            account: account_id(0),
            words: text(turn),
            details: (0..turn % 3)
                .map(|which| (text(turn + which), text(turn)))
                .collect(),
            at: NINE + turn as i64,
        })
        .collect();
    let (id, kept) = (court.clone(), notices.clone());
    fixture
        .keep(move |db| {
            for one in kept.iter().chain(&kept) {
                notice::leave(db, &id, one)?;
            }
            Ok(())
        })
        .await;
    let id = court.clone();
    let seen = fixture
        .keep(move |db| {
            Ok([
                notice::see(db, &id, account_id(1), Uid(0), NINE)?,
                notice::see(db, &id, account_id(0), Uid(0), NINE)?,
                notice::see(db, &id, account_id(0), Uid(0), NINE)?,
            ])
        })
        .await;
    assert_eq!(seen, [false, true, false]);
    let id = court.clone();
    let told = fixture
        .look(move |db| notice::left_of(db, &id, &[Uid(0), Uid(1), Uid(99)]))
        .await;
    let told: Vec<Uid> = told.into_iter().collect();
    assert_eq!(told, [Uid(0), Uid(1)], "seen or not");
    let left = fixture
        .look(move |db| notice::unseen(db, &court, account_id(0)))
        .await;
    assert_eq!(left, notices[1..]);
}
