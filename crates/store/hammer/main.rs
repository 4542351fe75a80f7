//! Writes commands and says which were acknowledged, until it is done or killed.
//!
//! `store-hammer DATABASE full|normal FIRST COUNT TASKS` sends the commands with the ids FIRST and
//! following, COUNT of them, from TASKS tasks at once. For each it prints `ok ID` once it is
//! acknowledged, or `no ID REASON`; at the end `healthy true|false`. A command writes one journal
//! entry and keeps its answer; sent again, it returns that answer and writes nothing, as the
//! product does. Whoever started it holds what it printed against what it left: see
//! `tests/store/hammer.rs`.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, bail};
use domain::directory::Site;
use domain::journal::Entry;
use domain::{CommandId, SiteId, Uid};
use store::command::{self, Answered};
use store::{Database, Durability, Options, Store, WriteError, journal, site};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [database, durability, first, count, tasks] = arguments.as_slice() else {
        bail!("usage: store-hammer DATABASE full|normal FIRST COUNT TASKS");
    };
    let options = Options {
        durability: match durability.as_str() {
            "full" => Durability::Full,
            "normal" => Durability::Normal,
            other => bail!("durability is full or normal, not {other}"),
        },
        connections: 1,
        ..Options::at(database)
    };
    let store = Store::open(&options)?;
    let first: u64 = first.parse().context("FIRST")?;
    let end = first + count.parse::<u64>().context("COUNT")?;
    let next = Arc::new(AtomicU64::new(first));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()?;
    runtime.block_on(async {
        create_site(&store).await?;
        let mut running = Vec::new();
        for _ in 0..tasks.parse::<u32>().context("TASKS")? {
            running.push(tokio::spawn(send(store.clone(), Arc::clone(&next), end)));
        }
        for task in running {
            task.await??;
        }
        say(&format!("healthy {}", store.is_healthy()))
    })
}

/// Creates the one site that is written at, unless a hammer before did.
async fn create_site(store: &Store) -> Result<()> {
    let court = Site {
        id: "court".parse()?,
        name: "法院".to_owned(),
        time_zone: "Asia/Shanghai".to_owned(),
        working_weekdays: 0b001_1111,
        standard_version: 1,
    };
    let id = court.id.clone();
    if store.read(move |db| site::find(db, &id)).await?.is_some() {
        return Ok(());
    }
    match store.write(None, move |db| site::create(db, &court)).await {
        Ok(()) => Ok(()),
        Err(WriteError::Command(error) | WriteError::Failed(error)) => Err(error),
    }
}

/// Sends one command after the other until none is left.
async fn send(store: Store, next: Arc<AtomicU64>, end: u64) -> Result<()> {
    let court: SiteId = "court".parse()?;
    loop {
        let id = next.fetch_add(1, Ordering::Relaxed);
        if id >= end {
            return Ok(());
        }
        let site = court.clone();
        let answer = store.write(Some(&court), move |db| perform(db, &site, id));
        match answer.await {
            Ok(()) => say(&format!("ok {id}"))?,
            Err(WriteError::Command(error) | WriteError::Failed(error)) => {
                say(&format!("no {id} {error:#}"))?;
            }
        }
    }
}

fn perform(db: &mut Database, site: &SiteId, id: u64) -> Result<()> {
    let command = CommandId(Uid(u128::from(id)));
    if command::find(db, "hammer", command)?.is_some() {
        return Ok(());
    }
    let entry = Entry {
        at: id as i64,
        received: id as i64,
        account: None,
        actor: "hammer".to_owned(),
        act: "note".to_owned(),
        meeting: None,
        duty: None,
        room: None,
        clauses: Vec::new(),
        details: vec![("id".to_owned(), id.to_string())],
    };
    let number = journal::append(db, site, &entry)?;
    let answered = Answered {
        fingerprint: id.to_string(),
        answer: number.to_string(),
    };
    command::keep(db, "hammer", command, &answered, id as i64)
}

/// One line at a time, whole and at once: whoever reads it may kill us at any moment.
fn say(line: &str) -> Result<()> {
    let mut output = std::io::stdout().lock();
    output.write_all(format!("{}\n", line.replace('\n', " ")).as_bytes())?;
    output.flush()?;
    Ok(())
}
