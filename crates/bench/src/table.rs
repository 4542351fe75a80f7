//! The table: every work with what was measured, the limit of the same run, and its goal; medians
//! of five.

use anyhow::Result;

use crate::ground::Ground;
use crate::{
    compile, day_plan, links, live, month, page, people, phones, quality, register, search, settle,
    start, year,
};

/// How often each work is measured.
const TURNS: usize = 5;
/// How many connections finish duties.
const CONNECTIONS: usize = 64;
/// How many duties the board's day has.
const BOARD_DUTIES: u32 = 700;
/// How many commands a second are wanted where the disk allows it.
const COMMANDS_GOAL: f64 = 20_000.0;

/// How it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goals {
    /// Every goal of what was measured is met.
    Met,
    /// At least one is missed.
    Missed,
}

/// One line of the table.
struct Row {
    work: String,
    measured: String,
    /// What was measured in the same run that nothing could be faster than, in words.
    limit: String,
    /// What was measured as a part or a multiple of the limit.
    ratio: f64,
    goal: &'static str,
    /// Whether it is met; `None` for a work that is only told.
    met: Option<bool>,
}

struct Table {
    goals: Goals,
}

impl Table {
    fn add(&mut self, row: &Row) {
        if row.met == Some(false) {
            self.goals = Goals::Missed;
        }
        let verdict = match row.met {
            Some(true) => "met",
            Some(false) => "missed",
            None => "told only",
        };
        let Row {
            work,
            measured,
            limit,
            ratio,
            goal,
            ..
        } = row;
        say(&format!(
            "| {work} | {measured} | {limit} | {ratio:.2} | {goal} | {verdict} |"
        ));
    }
}

/// Measures the works whose names hold one of the wanted words; all of them where none is given.
///
/// # Errors
/// When a work cannot be measured at all; a goal that is missed is told.
pub(crate) async fn measure(wanted: &[String]) -> Result<Goals> {
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word));
    let mut table = Table { goals: Goals::Met };
    say("| work | measured | limit of this run | ratio | goal | goal is |");
    say("|---|---|---|---|---|---|");
    if asked("command") {
        table.add(&command().await?);
    }
    if asked("day-plan") {
        table.add(&planned().await?);
    }
    if asked("register") {
        table.add(&registered().await?);
    }
    if asked("page") {
        for row in rooms_page().await? {
            table.add(&row);
        }
    }
    if asked("compile") {
        table.add(&compiled()?);
    }
    if asked("month") {
        table.add(&lived().await?);
    }
    if asked("live") {
        table.add(&listeners().await?);
    }
    if asked("phones") {
        table.add(&reached().await?);
    }
    if asked("links") {
        for row in of_links().await? {
            table.add(&row);
        }
    }
    if asked("board") {
        table.add(&board().await?);
    }
    if asked("search") || asked("start") {
        for row in of_a_year().await? {
            table.add(&row);
        }
    }
    if asked("people") {
        table.add(&directory().await?);
    }
    if asked("quality") {
        table.add(&of_quality().await?);
    }
    Ok(table.goals)
}

async fn directory() -> Result<Row> {
    let ground = Ground::lay().await?;
    people::fill(&ground).await?;
    let (mut searches, mut by_id) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        by_id.push(people::by_id_p99_ms(&ground).await?);
        searches.push(people::p99_ms(&ground).await?);
    }
    let (searches, by_id) = (median(searches), median(by_id));
    Ok(Row {
        work: format!("people found while typing, {} people", people::PEOPLE),
        measured: format!("p99 {searches:.2} ms"),
        limit: format!("twelve of them read by their ids: p99 {by_id:.2} ms"),
        ratio: searches / by_id,
        goal: "p99 under 2 ms",
        met: Some(searches < 2.0),
    })
}

async fn of_quality() -> Result<Row> {
    let ground = Ground::lay().await?;
    quality::fill(&ground).await?;
    let (mut clauses, mut people, mut empty) = (Vec::new(), Vec::new(), Vec::new());
    let year = "from=2026-01-01&until=2026-12-31";
    for _ in 0..TURNS {
        empty.push(quality::page_ms(&ground, "from=2025-01-01&until=2025-12-31").await?);
        clauses.push(quality::page_ms(&ground, year).await?);
        people.push(quality::page_ms(&ground, &format!("{year}&by=person")).await?);
    }
    let (clauses, people, empty) = (median(clauses), median(people), median(empty));
    Ok(Row {
        work: format!(
            "the quality page of a year of one building, {} duties",
            quality::DUTIES
        ),
        measured: format!("{clauses:.0} ms by clause, {people:.0} ms by person"),
        limit: format!("the same page of a year without a duty: {empty:.1} ms"),
        ratio: clauses / empty,
        goal: "under 200 ms",
        met: Some(clauses < 200.0 && people < 200.0),
    })
}

async fn command() -> Result<Row> {
    let (mut with, mut without, mut disk) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        disk.push(settle::rows_the_disk_takes(CONNECTIONS)?);
        without.push(settle::without_http(CONNECTIONS).await?);
        with.push(settle::over_http(CONNECTIONS).await?);
    }
    let (with, without, disk) = (median(with), median(without), median(disk));
    let ratio = with / without;
    let fast_enough = with >= COMMANDS_GOAL || disk < COMMANDS_GOAL;
    Ok(Row {
        work: format!("durable command over HTTP, {CONNECTIONS} connections"),
        measured: format!("{with:.0}/s"),
        limit: format!(
            "the same through the same writer with no HTTP: {without:.0}/s; \
             the bare disk would take {disk:.0}/s, {CONNECTIONS} a sync"
        ),
        ratio,
        goal: "0.6, and 20,000/s where the disk allows",
        met: Some(ratio >= 0.6 && fast_enough),
    })
}

async fn registered() -> Result<Row> {
    let (mut visitors, mut commands) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        commands.push(settle::over_http(CONNECTIONS).await?);
        visitors.push(register::over_http(CONNECTIONS).await?);
    }
    let (visitors, commands) = (median(visitors), median(commands));
    let ratio = visitors / commands;
    Ok(Row {
        work: format!("register a visitor over HTTP, {CONNECTIONS} desks"),
        measured: format!("{visitors:.0}/s"),
        limit: format!("a duty finished over HTTP: {commands:.0}/s"),
        ratio,
        goal: "the rate of the durable command",
        met: Some(ratio >= 1.0),
    })
}

async fn rooms_page() -> Result<[Row; 2]> {
    let ground = page::full_day().await?;
    let path = format!("/sites/{}/rooms?date=2026-07-06", ground.site);
    let (mut empty, mut kept, mut anew) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        empty.push(page::rate(&ground, "/health").await?);
        kept.push(page::rate(&ground, &path).await?);
        anew.push(page::rate_anew(&ground, &path).await?);
    }
    let per_second = |rates: &[page::Rate]| median(rates.iter().map(|rate| rate.per_second));
    let p99 = |rates: &[page::Rate]| median(rates.iter().map(|rate| rate.p99_ms));
    let empty = per_second(&empty);
    let row = |what: &str, rates: &[page::Rate], goal, met| Row {
        work: format!("the room-day page, 20 rooms, 100 meetings, 16 connections, {what}"),
        measured: format!("{:.0}/s, p99 {:.1} ms", per_second(rates), p99(rates)),
        limit: format!("an empty answer of the same server: {empty:.0}/s"),
        ratio: per_second(rates) / empty,
        goal,
        met,
    };
    let met =
        (per_second(&kept) >= 5_000.0 || per_second(&kept) / empty >= 0.3) && p99(&kept) < 10.0;
    Ok([
        row(
            "as it is kept while nothing happens",
            &kept,
            "5,000/s or 0.3, p99 under 10 ms",
            Some(met),
        ),
        row("drawn anew, each for somebody else", &anew, "none", None),
    ])
}

fn compiled() -> Result<Row> {
    let (mut all, mut copies) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let compiled = compile::day_of_meetings()?;
        all.push(compiled.all_ms);
        copies.push(compiled.copy_ms);
    }
    let (all, copies) = (median(all), median(copies));
    Ok(Row {
        work: "compile a day of 500 meetings into duties".to_owned(),
        measured: format!("{all:.2} ms"),
        limit: format!("copying as many duties: {copies:.2} ms"),
        ratio: all / copies,
        goal: "under 10 ms",
        met: Some(all < 10.0),
    })
}

async fn planned() -> Result<Row> {
    let ground = day_plan::full_day().await?;
    let (mut answers, mut boards) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        boards.push(day_plan::board_ms(&ground).await?);
        answers.push(day_plan::answer_ms(&ground).await?);
    }
    let (answers, boards) = (median(answers), median(boards));
    Ok(Row {
        work: "a day ahead with what one more would change, 60 meetings, 12 attendants".to_owned(),
        measured: format!("{answers:.0} ms"),
        limit: format!("the same day read for the board: {boards:.0} ms"),
        ratio: answers / boards,
        goal: "under 1 s",
        met: Some(answers < 1_000.0),
    })
}

async fn lived() -> Result<Row> {
    let (mut seconds, mut entries, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        bare.push(month::bare_entries_per_second().await?);
        let lived = month::month().await?;
        seconds.push(lived.seconds);
        entries.push(lived.entries_per_second);
    }
    let (seconds, entries, bare) = (median(seconds), median(entries), median(bare));
    Ok(Row {
        work: "a simulated building-month on the real application, checked at each step".to_owned(),
        measured: format!("{seconds:.1} s, {entries:.0} entries/s"),
        limit: format!("bare entries through the same writer, one by one: {bare:.0}/s"),
        ratio: entries / bare,
        goal: "under 10 s",
        met: Some(seconds < 10.0),
    })
}

async fn listeners() -> Result<Row> {
    let (mut last, mut each, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        bare.push(live::bare_round().await?);
        let told = live::tell_all().await?;
        last.push(told.last_ms);
        each.push(told.kilobytes_each);
    }
    let (last, each, bare) = (median(last), median(each), median(bare));
    Ok(Row {
        work: "a live event to 2,000 subscribers; the server's memory for each".to_owned(),
        measured: format!("{last:.0} ms, {each:.1} KB"),
        limit: format!("the same bytes to as many bare sockets: {bare:.0} ms"),
        ratio: last / bare,
        goal: "all within 200 ms, under 20 KB each",
        met: Some(last < 200.0 && each < 20.0),
    })
}

async fn reached() -> Result<Row> {
    let (mut last, mut round) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let reached = phones::reach_all().await?;
        last.push(reached.last_ms);
        round.push(reached.round_ms);
    }
    let (last, round) = (median(last), median(round));
    Ok(Row {
        work: format!(
            "{} duties turn late at once, until the last of {} phones has read it",
            phones::DUTIES,
            phones::PHONES
        ),
        measured: format!("{last:.0} ms after they were due"),
        limit: format!("every phone reads its shift once, one after the other: {round:.0} ms"),
        ratio: last / round,
        goal: "under 2 s",
        met: Some(last < 2_000.0),
    })
}

async fn of_links() -> Result<[Row; 3]> {
    let (mut empty, mut pages, mut commands, mut confirmed, mut heard) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let linked = links::Linked::lay().await?;
        empty.push(linked.empty_rate().await?.per_second);
        pages.push(linked.page_rate().await?);
        commands.push(settle::over_http(CONNECTIONS).await?);
        confirmed.push(linked.confirmed_per_second(CONNECTIONS).await?);
        heard.push(linked.hear().await?);
    }
    let (empty, commands, confirmed) = (median(empty), median(commands), median(confirmed));
    let per_second = median(pages.iter().map(|rate| rate.per_second));
    let p99 = median(pages.iter().map(|rate| rate.p99_ms));
    let middle = median(heard.iter().map(|heard| heard.median_ms));
    let last = median(heard.iter().map(|heard| heard.last_ms));
    let page = Row {
        work: "the page of an order's link, drawn anew, 16 connections".to_owned(),
        measured: format!("{per_second:.0}/s, p99 {p99:.1} ms"),
        limit: format!("an empty answer of the same server: {empty:.0}/s"),
        ratio: per_second / empty,
        goal: "p99 under 100 ms of the 300 that a phone has",
        met: Some(p99 < 100.0),
    };
    let confirmed = Row {
        work: format!("an order confirmed through its link, {CONNECTIONS} phones"),
        measured: format!("{confirmed:.0}/s"),
        limit: format!("a duty finished over HTTP: {commands:.0}/s"),
        ratio: confirmed / commands,
        goal: "the rate of the durable command",
        met: Some(confirmed >= commands),
    };
    let limit = links::WAIT_MS as f64;
    let heard = Row {
        work: format!(
            "{} links open at once, until each has heard of its order's change",
            links::LINKS
        ),
        measured: format!("median {middle:.0} ms, the last {last:.0} ms"),
        limit: format!("a page asks every {limit:.0} ms"),
        ratio: last / limit,
        goal: "all within 6 s",
        met: Some(last < 6_000.0),
    };
    Ok([page, confirmed, heard])
}

async fn board() -> Result<Row> {
    // A page that was drawn for somebody is kept for them: each turn is of other people.
    const EACH: usize = 20;
    let ground = Ground::lay_with_crowd(EACH * (TURNS + 1)).await?;
    let path = format!("/sites/{}/board", ground.site);
    let mut people = ground.crowd.chunks(EACH);
    let mut next = || people.next().unwrap_or_default();
    let empty = page::drawn_ms(&ground, &path, next()).await?;
    ground.open_duties(BOARD_DUTIES, 22).await?;
    let mut full = Vec::new();
    for _ in 0..TURNS {
        full.push(page::drawn_ms(&ground, &path, next()).await?);
    }
    let full = median(full);
    Ok(Row {
        work: format!("the board of a day of {BOARD_DUTIES} duties, drawn anew"),
        measured: format!("{full:.1} ms"),
        limit: format!("the board of a day without any: {empty:.1} ms"),
        ratio: full / empty,
        goal: "under 50 ms",
        met: Some(full < 50.0),
    })
}

async fn of_a_year() -> Result<[Row; 2]> {
    let ground = Ground::lay_now().await?;
    year::fill(&ground).await?;
    let (mut searches, mut newest) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        newest.push(search::newest_p99_ms(&ground).await?);
        searches.push(search::p99_ms(&ground).await?);
    }
    let (searches, newest) = (median(searches), median(newest));
    let found = Row {
        work: format!(
            "journal search, two characters, {} entries",
            year::ALL_ENTRIES
        ),
        measured: format!("p99 {searches:.2} ms"),
        limit: format!("the newest page, nothing found: p99 {newest:.2} ms"),
        ratio: searches / newest,
        goal: "p99 under 5 ms",
        met: Some(searches < 5.0),
    };
    let (full, empty) = (ground.close(), Ground::lay_now().await?.close());
    let (mut answers, mut memory, mut on_empty) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        on_empty.push(start::start(&empty.file()).await?.answer_ms);
        let started = start::start(&full.file()).await?;
        answers.push(started.answer_ms);
        memory.push(started.megabytes);
    }
    let (answers, memory, on_empty) = (median(answers), median(memory), median(on_empty));
    let started = Row {
        work: "start on a year of one building; idle memory".to_owned(),
        measured: format!("{answers:.0} ms, {memory:.0} MB"),
        limit: format!("start on a building founded a moment ago: {on_empty:.0} ms"),
        ratio: answers / on_empty,
        goal: "under 300 ms, under 80 MB",
        met: Some(answers < 300.0 && memory < 80.0),
    };
    Ok([found, started])
}

fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[expect(clippy::print_stdout, reason = "the table is what was asked for")]
fn say(line: &str) {
    println!("{line}");
}
