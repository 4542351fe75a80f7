//! The journal of years, searched by two characters as its page does.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use app::journal::JournalQuestion;
use domain::Milliseconds;
use domain::journal::Entry;

use crate::ground::Ground;

/// How many searches one run makes.
const SEARCHES: usize = 1_200;
/// What the entries are about, so that some words are common and some are rare.
const WORDS: [&str; 10] = [
    "续水", "茶杯", "会场", "报告", "文件", "门禁", "签到", "投影", "座签", "话筒",
];
/// What few of them say.
const RARE: &str = "鼎新";

/// The entry with a number: one in ten says each of the words, one in a hundred thousand the rare
/// one.
pub(crate) fn note_of(number: i64, at: Milliseconds) -> Entry {
    let word = WORDS[(number % 10) as usize];
    let rare = if number % 100_003 == 7 {
        RARE
    } else {
        "例行"
    };
    Entry {
        at,
        received: at,
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
    p99_of(ground, |turn| {
        let word = WORDS[turn % 10];
        if turn.is_multiple_of(3) { RARE } else { word }
    })
    .await
}

/// The limit: the same for the newest page of the journal, with nothing that is searched.
pub(crate) async fn newest_p99_ms(ground: &Ground) -> Result<f64> {
    p99_of(ground, |_| "").await
}

async fn p99_of(ground: &Ground, word: impl Fn(usize) -> &'static str) -> Result<f64> {
    let mut times = Vec::new();
    for turn in 0..SEARCHES {
        let question = JournalQuestion {
            text: word(turn).to_owned(),
            limit: 50,
            ..JournalQuestion::default()
        };
        let begun = Instant::now();
        let found = app::journal::search(&ground.house, &ground.leader, &ground.site, question);
        let page = found.await?.context("the site is there")?;
        times.push(begun.elapsed());
        ensure!(!page.entries.is_empty(), "{} is found", word(turn));
    }
    times.sort_unstable();
    Ok(times[times.len() * 99 / 100].as_secs_f64() * 1_000.0)
}
