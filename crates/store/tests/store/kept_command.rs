//! Answers to commands come back as they were first given.

use domain::{CommandId, Uid};
use store::command::{self, Answered};

use crate::fixture::Fixture;
use crate::sample::{NINE, TURNS, text};

on_both! {
    the_first_answer_comes_back_to_whoever_asked
    old_answers_are_forgotten
}

fn answered(turn: usize) -> Answered {
    Answered {
        fingerprint: text(turn),
        answer: text(turn + 1),
    }
}

fn id(turn: usize) -> CommandId {
    CommandId(Uid(turn as u128))
}

async fn the_first_answer_comes_back_to_whoever_asked(fixture: Fixture) {
    fixture
        .keep(|db| {
            (0..TURNS).try_for_each(|turn| {
                command::keep(db, &text(turn), id(turn), &answered(turn), NINE)
            })
        })
        .await;
    for turn in 0..TURNS {
        let found = fixture
            .look(move |db| {
                Ok((
                    command::find(db, &text(turn), id(turn))?,
                    command::find(db, &text(turn + 1), id(turn))?,
                ))
            })
            .await;
        assert_eq!(found, (Some(answered(turn)), None));
    }
    fixture
        .refused(|db| command::keep(db, &text(0), id(0), &answered(1), NINE))
        .await;
}

async fn old_answers_are_forgotten(fixture: Fixture) {
    let forgotten = fixture
        .keep(|db| {
            (0..10).try_for_each(|turn| {
                command::keep(db, "desk", id(turn), &answered(turn), NINE + turn as i64)
            })?;
            command::forget(db, NINE + 4)
        })
        .await;
    assert_eq!(forgotten, 4);
    assert_eq!(fixture.look(command::count).await, 6);
    let left = fixture.look(|db| command::find(db, "desk", id(4))).await;
    assert_eq!(left, Some(answered(4)));
}
