//! Entries come back as they were written, numbered without gaps, and the whole is proven.

use domain::journal::{Hash, Written};
use store::{journal, site};

use crate::fixture::Fixture;
use crate::sample::{self, NINE, TURNS, account_id, duty_id, meeting_id, room_id};

on_both! {
    an_entry_comes_back_as_it_was_written_and_the_chain_is_proven_c2_3
    a_refused_command_takes_no_number
    entries_are_found_by_what_they_belong_to
    a_page_ends_where_the_next_begins
}

async fn an_entry_comes_back_as_it_was_written_and_the_chain_is_proven_c2_3(fixture: Fixture) {
    let court = fixture.site("court").await;
    let id = court.clone();
    assert_eq!(
        fixture.look(move |db| journal::verify(db, &id)).await,
        Ok(0)
    );
    let id = court.clone();
    let numbers = fixture
        .keep_at(&court, move |db| {
            (0..2 * TURNS)
                .map(|turn| journal::append(db, &id, &sample::entry(turn)))
                .collect::<Result<Vec<_>, _>>()
        })
        .await;
    let mut before = Hash::origin(&court);
    let expected: Vec<Written> = (0..2 * TURNS)
        .map(|turn| {
            let (number, entry) = (turn as i64 + 1, sample::entry(turn));
            before = entry.hash(number, before);
            Written {
                number,
                entry,
                hash: before,
            }
        })
        .collect();
    assert!(numbers.into_iter().eq(1..=2 * TURNS as i64));
    fixture
        .look(move |db| {
            assert_eq!(journal::after(db, &court, 0, 1_000)?, expected);
            assert_eq!(journal::after(db, &court, 3, 2)?, expected[3..5]);
            assert_eq!(journal::verify(db, &court)?, Ok(2 * TURNS as i64));
            assert_eq!(site::head(db, &court)?, (2 * TURNS as i64, before));
            Ok(())
        })
        .await;
}

async fn a_refused_command_takes_no_number(fixture: Fixture) {
    let court = fixture.site("court").await;
    for turn in 0..6 {
        let id = court.clone();
        let written = fixture.store.write(Some(&court), move |db| {
            let number = journal::append(db, &id, &sample::entry(turn))?;
            anyhow::ensure!(turn % 2 == 0, "the house says no");
            Ok(number)
        });
        assert_eq!(
            written.await.ok(),
            (turn % 2 == 0).then_some(turn as i64 / 2 + 1)
        );
    }
    assert_eq!(
        fixture.look(move |db| journal::verify(db, &court)).await,
        Ok(3)
    );
}

async fn entries_are_found_by_what_they_belong_to(fixture: Fixture) {
    let court = fixture.site("court").await;
    let id = court.clone();
    fixture
        .keep_at(&court, move |db| {
            (0..12).try_for_each(|turn| journal::append(db, &id, &sample::entry(turn)).map(drop))
        })
        .await;
    let mut questions = vec![journal::Question::default(); 7];
    questions[0].account = Some(account_id(4));
    questions[1].meeting = Some(meeting_id(6));
    questions[2].duty = Some(duty_id(7));
    questions[3].room = Some(room_id(5));
    questions[4].from = Some(sample::entry(10).at);
    questions[5].until = Some(sample::entry(2).at);
    questions[6].account = Some(account_id(4));
    questions[6].room = Some(room_id(5));
    let expected: [&[i64]; 7] = [&[5], &[7], &[8], &[6], &[12, 11], &[2, 1], &[]];
    for (mut question, expected) in questions.into_iter().zip(expected) {
        let id = court.clone();
        question.limit = 10;
        let asked = question.clone();
        let found = fixture.look(move |db| journal::find(db, &id, &asked)).await;
        let numbers: Vec<i64> = found.iter().map(|written| written.number).collect();
        assert_eq!(numbers, expected, "{question:?}");
    }
}

async fn a_page_ends_where_the_next_begins(fixture: Fixture) {
    let court = fixture.site("court").await;
    let id = court.clone();
    fixture
        .keep_at(&court, move |db| {
            (0..25).try_for_each(|turn| {
                let mut entry = sample::note(&format!("续水 第{turn}次"));
                entry.at = NINE + turn;
                journal::append(db, &id, &entry).map(drop)
            })
        })
        .await;
    for words in ["", "续水", "水"] {
        let mut before = None;
        let mut all = Vec::new();
        for expected in [10, 10, 5, 0] {
            let question = journal::Question {
                search: domain::grams::Search::parse(words),
                before,
                limit: 10,
                ..journal::Question::default()
            };
            let id = court.clone();
            let page = fixture
                .look(move |db| journal::find(db, &id, &question))
                .await;
            assert_eq!(page.len(), expected, "{words:?}");
            before = page.last().map(|written| written.number).or(before);
            all.extend(page.into_iter().map(|written| written.number));
        }
        assert!(all.into_iter().eq((1..=25).rev()), "{words:?}");
    }
}
