//! Rules of the house and rounds of the drill come back as they were kept.

use domain::access::Role;
use domain::drill::{Asks, Question};
use domain::house_rule::{Draft, Heading, Issuer, Version, Withdrawal, Wording};
use domain::{DrillRoundId, HouseRuleId, Uid};
use store::drill::Round;
use store::house_rule::Acknowledgement;

use crate::fixture::Fixture;
use crate::sample::{MINUTE, NINE, TURNS, account, account_id, text};

on_both! {
    rules_and_their_versions_come_back_as_they_were_kept
    rounds_come_back_as_they_were_kept_and_go
}

fn heading(turn: usize) -> Heading {
    Heading {
        title: text(turn),
        note: text(turn + 1),
        in_force: text(turn + 2),
        days: turn as i32,
        readers: match turn % 3 {
            0 => Vec::new(),
            1 => vec![Role::Guard],
            _ => vec![Role::Receptionist, Role::TeamLeader],
        },
    }
}

async fn rules_and_their_versions_come_back_as_they_were_kept(fixture: Fixture) {
    let (court, bureau) = (fixture.site("court").await, fixture.site("bureau").await);
    fixture
        .keep(move |db| {
            store::account::create(db, &account(0))?;
            for turn in 0..TURNS {
                let id = HouseRuleId::derived(&[&turn.to_string()]);
                let issuer = Issuer::ALL[turn % 2];
                store::house_rule::add(db, &court, id, issuer)?;
                let draft = |revision: i32| Draft {
                    revision,
                    at: NINE + turn as i64,
                    by: text(turn + 3),
                    wording: Wording {
                        heading: heading(turn),
                        text: text(turn + 4),
                    },
                };
                for revision in 1..=2 {
                    store::house_rule::keep_draft(db, &court, id, &draft(revision))?;
                }
                assert_eq!(store::house_rule::draft(db, &court, id)?, Some(draft(2)));
                let version = |version: i32| Version {
                    version,
                    at: NINE + i64::from(version),
                    by: text(turn + 5),
                    heading: heading(turn + version as usize),
                };
                for number in 1..=2 {
                    let body = text(turn + number as usize);
                    store::house_rule::publish(db, &court, id, &version(number), &body)?;
                }
                let read = Acknowledgement {
                    rule: id,
                    version: 1,
                    account: account_id(0),
                    at: NINE,
                };
                store::house_rule::acknowledge(db, &court, &read)?;
                let gone = Withdrawal {
                    at: NINE,
                    by: text(turn),
                };
                if turn % 2 == 1 {
                    store::house_rule::withdraw(db, &court, id, &gone)?;
                }
                let found = store::house_rule::find(db, &court, id)?.unwrap();
                assert_eq!((found.issuer, found.drafted), (issuer, 2));
                assert_eq!(found.version, Some(version(2)));
                assert_eq!(found.withdrawal, (turn % 2 == 1).then_some(gone));
                let kept = store::house_rule::versions(db, &court, id)?;
                assert_eq!(kept, [version(2), version(1)]);
                let body = store::house_rule::text(db, &court, id, 1)?;
                assert_eq!(body, Some(text(turn + 1)));
                assert_eq!(store::house_rule::acknowledged(db, &court, id)?, [read]);
                assert_eq!(store::house_rule::find(db, &bureau, id)?, None);
            }
            assert_eq!(store::house_rule::all(db, &court)?.len(), TURNS);
            assert_eq!(store::house_rule::drafts(db, &court)?.len(), TURNS);
            let own = store::house_rule::acknowledged_by(db, &court, account_id(0))?;
            assert_eq!(own.len(), TURNS);
            assert_eq!(store::house_rule::all(db, &bureau)?, []);
            Ok(())
        })
        .await;
}

async fn rounds_come_back_as_they_were_kept_and_go(fixture: Fixture) {
    let court = fixture.site("court").await;
    fixture
        .keep(move |db| {
            store::account::create(db, &account(0))?;
            let questions: Vec<Question> = (0..)
                .zip(Asks::ALL)
                .map(|(place, asks)| Question {
                    asks,
                    subject: Uid(place),
                    choices: (0..4).map(|choice| Uid(place * 4 + choice)).collect(),
                    right: place as usize % 4,
                })
                .collect();
            for (number, seed) in [(0, 0), (1, u64::MAX)] {
                let round = Round {
                    id: DrillRoundId(Uid(number)),
                    account: account_id(0),
                    begun: NINE + number as i64 * MINUTE,
                    seed,
                };
                store::drill::begin(db, &court, &round, &questions)?;
                assert_eq!(store::drill::find(db, &court, round.id)?, Some(round));
                store::drill::answer(db, &court, round.id, 2, (1, round.begun))?;
                store::drill::answer(db, &court, round.id, 3, (0, round.begun))?;
                let kept = store::drill::questions(db, &court, round.id)?;
                let asked: Vec<_> = kept.iter().map(|one| one.question.clone()).collect();
                assert_eq!(asked, questions);
                let answers: Vec<_> = kept.iter().map(|one| one.answered).collect();
                assert_eq!(
                    answers[..3],
                    [None, Some((1, round.begun)), Some((0, round.begun))]
                );
            }
            let answers = store::drill::answers_of(db, &court, account_id(0), 3)?;
            let told: Vec<_> = answers.iter().map(|one| (one.asks, one.right)).collect();
            let (second, third) = (Asks::ALL[1], Asks::ALL[2]);
            assert_eq!(told, [(third, false), (second, true), (third, false)]);
            let since = store::drill::answers_since(db, &court, NINE + 1, 10)?;
            assert_eq!(since.len(), 2);
            assert!(store::drill::keeps_before(db, &court, NINE + 1)?);
            assert_eq!(store::drill::forget(db, &court, NINE + 1)?, 1);
            assert!(!store::drill::keeps_before(db, &court, NINE + 1)?);
            let left = store::drill::rounds_of(db, &court, account_id(0), 10)?;
            assert_eq!(left.len(), 1);
            assert_eq!(store::drill::questions(db, &court, left[0].id)?.len(), 9);
            Ok(())
        })
        .await;
}
