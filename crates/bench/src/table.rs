//! The table: every work with its goal and what was measured, medians of five.

use anyhow::Result;

use crate::ground::Ground;
use crate::{compile, live, month, page, search, settle, start};

/// How often each work is measured.
const TURNS: usize = 5;

/// Measures the works whose names hold one of the wanted words; all of them where none is given.
///
/// # Errors
/// When a work cannot be measured at all; a goal that is missed is only said.
pub(crate) async fn measure(wanted: &[String]) -> Result<()> {
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word));
    say("| work | measured | limit of this run | ratio | goal |");
    say("|---|---|---|---|---|");
    if asked("command") {
        command().await?;
    }
    if asked("page") {
        rooms_page().await?;
    }
    if asked("compile") {
        let times = (0..TURNS)
            .map(|_| compile::day_of_meetings())
            .collect::<Result<Vec<_>>>()?;
        row(
            "compile a day of 500 meetings",
            &format!("{:.2} ms", median(times)),
            "",
            "",
            "under 10 ms",
        );
    }
    if asked("month") {
        let mut times = Vec::new();
        for _ in 0..TURNS {
            times.push(month::seconds().await?);
        }
        row(
            "a simulated building-month",
            &format!("{:.1} s", median(times)),
            "",
            "",
            "under 10 s",
        );
    }
    if asked("live") {
        listeners().await?;
    }
    if asked("search") || asked("start") {
        years().await?;
    }
    Ok(())
}

async fn command() -> Result<()> {
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        without.push(settle::without_http(64).await?);
        with.push(settle::over_http(64).await?);
    }
    let (with, without) = (median(with), median(without));
    row(
        "durable command over HTTP, 64 connections",
        &format!("{with:.0}/s"),
        &format!("{without:.0}/s without HTTP"),
        &format!("{:.2}", with / without),
        "0.6, and 20,000/s where the disk allows",
    );
    Ok(())
}

async fn rooms_page() -> Result<()> {
    let ground = page::full_day().await?;
    let path = format!("/sites/{}/rooms?date=2026-07-06", ground.site);
    let (mut pages, mut empty, mut p99) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        empty.push(page::rate(&ground, "/health").await?.per_second);
        let rate = page::rate(&ground, &path).await?;
        pages.push(rate.per_second);
        p99.push(rate.p99_ms);
    }
    let (pages, empty) = (median(pages), median(empty));
    row(
        "the room-day page, 20 rooms, 100 meetings",
        &format!("{pages:.0}/s, p99 {:.1} ms", median(p99)),
        &format!("{empty:.0}/s for an empty answer"),
        &format!("{:.2}", pages / empty),
        "5,000/s or 0.3, p99 under 10 ms",
    );
    Ok(())
}

async fn listeners() -> Result<()> {
    let (mut last, mut each) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let told = live::tell_all().await?;
        last.push(told.last_ms);
        each.push(told.kilobytes_each);
    }
    row(
        "a live event to 2,000 subscribers",
        &format!("{:.0} ms, {:.1} KB each", median(last), median(each)),
        "",
        "",
        "all within 200 ms, under 20 KB each",
    );
    Ok(())
}

async fn years() -> Result<()> {
    let ground = Ground::lay().await?;
    search::fill(&ground).await?;
    let mut times = Vec::new();
    for _ in 0..TURNS {
        times.push(search::p99_ms(&ground).await?);
    }
    let entries = search::ENTRIES;
    row(
        &format!("journal search, two characters, {entries} entries"),
        &format!("p99 {:.2} ms", median(times)),
        "",
        "",
        "p99 under 5 ms",
    );
    let (mut answers, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let started = start::start(&ground).await?;
        answers.push(started.answer_ms);
        memory.push(started.megabytes);
    }
    row(
        "start on a year of data; idle memory",
        &format!("{:.0} ms, {:.0} MB", median(answers), median(memory)),
        "",
        "",
        "under 300 ms, under 80 MB",
    );
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn row(work: &str, measured: &str, limit: &str, ratio: &str, goal: &str) {
    say(&format!(
        "| {work} | {measured} | {limit} | {ratio} | {goal} |"
    ));
}

#[expect(clippy::print_stdout, reason = "the table is what was asked for")]
fn say(line: &str) {
    println!("{line}");
}
