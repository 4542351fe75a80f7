//! The journal of years: a million entries, searched by two characters.

use std::time::Instant;

use anyhow::{Result, ensure};
use domain::grams::Search;
use domain::journal::Entry;
use store::WriteError;
use store::journal::Question;

use crate::ground::{Ground, MIDNIGHT};

/// How many entries.
pub(crate) const ENTRIES: i64 = 1_000_000;
/// Entries written in one commit.
const BATCH: i64 = 10_000;
/// What the entries are about, so that some words are common and some are rare.
const WORDS: [&str; 10] = [
    "续水", "茶杯", "会场", "报告", "文件", "门禁", "签到", "投影", "座签", "话筒",
];

/// Fills the ground's journal.
pub(crate) async fn fill(ground: &Ground) -> Result<()> {
    for batch in 0..ENTRIES / BATCH {
        let site = ground.site.clone();
        let written = ground.house.store().write(Some(&ground.site), move |db| {
            for number in batch * BATCH..(batch + 1) * BATCH {
                store::journal::append(db, &site, &entry(number))?;
            }
            Ok::<(), anyhow::Error>(())
        });
        written.await.map_err(|error| match error {
            WriteError::Command(error) | WriteError::Failed(error) => error,
        })?;
    }
    Ok(())
}

fn entry(number: i64) -> Entry {
    let word = WORDS[(number % 10) as usize];
    let rare = if number % 100_003 == 7 {
        "鼎新"
    } else {
        "例行"
    };
    Entry {
        at: MIDNIGHT + number,
        received: MIDNIGHT + number,
        account: None,
        actor: "王芳".to_owned(),
        act: "note".to_owned(),
        meeting: None,
        duty: None,
        room: None,
        clauses: vec!["C2.3".to_owned()],
        details: vec![("text".to_owned(), format!("第{number}条 {word} {rare}"))],
    }
}

/// The time within which 99 of 100 searches were answered, in milliseconds.
pub(crate) async fn p99_ms(ground: &Ground) -> Result<f64> {
    let mut times = Vec::new();
    for turn in 0..300_usize {
        let word = if turn % 3 == 0 {
            "鼎新"
        } else {
            WORDS[turn % 10]
        };
        let question = Question {
            search: Search::parse(word),
            limit: 50,
            ..Question::default()
        };
        let site = ground.site.clone();
        let begun = Instant::now();
        let found = ground
            .house
            .store()
            .read(move |db| store::journal::find(db, &site, &question))
            .await?;
        times.push(begun.elapsed());
        ensure!(!found.is_empty(), "{word} is found");
    }
    times.sort_unstable();
    Ok(times[times.len() * 99 / 100].as_secs_f64() * 1_000.0)
}
