//! A thousand duties turn late at the same moment; three hundred phones listen and read anew.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use app::clock::{Clock, SystemClock};
use domain::serving::instant;
use domain::{AccountId, Milliseconds};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::child::Served;
use crate::client::{Client, find, get};
use crate::ground::{Closed, Ground, record};

/// How many phones are connected.
pub(crate) const PHONES: usize = 300;
/// How many duties turn late at once.
pub(crate) const DUTIES: u32 = 1_000;
/// How long before that the duties are written down: until then the program has started and every phone listens.
const BEFORE_MS: Milliseconds = 8_000;
const MINUTE_MS: Milliseconds = 60_000;

/// What was measured.
pub(crate) struct Reached {
    /// When the last phone held all that is late, in milliseconds after it was due.
    pub(crate) last_ms: f64,
    /// How long all phones take to read their shifts while nothing happens, in milliseconds.
    pub(crate) round_ms: f64,
}

/// Measures once.
pub(crate) async fn reach_all() -> Result<Reached> {
    let ground = Ground::lay_now_with_crowd(PHONES).await?;
    let mut secrets = Vec::new();
    for account in &ground.crowd {
        secrets.push(ground.session(Some(*account)).await?);
    }
    let due = ground.house.now() + BEFORE_MS;
    give_out(&ground, due).await?;
    let Closed { folder, site } = ground.close();
    let served = Served::start(&folder.path().join("house.db")).await?;
    let mut phones = Vec::new();
    for secret in secrets {
        phones.push(Phone::connect(&served, site.as_str(), &secret).await?);
    }
    let round = Instant::now();
    let mut head = 0;
    for phone in &mut phones {
        head = head.max(phone.read().await?);
    }
    let round_ms = round.elapsed().as_secs_f64() * 1_000.0;
    let left = due - SystemClock.now();
    ensure!(
        left > 0,
        "the phones were not ready when the duties turned late"
    );
    let begun = Instant::now() + Duration::from_millis(left as u64);
    let wanted = head + i64::from(DUTIES);
    let listening = phones.into_iter();
    let listening: Vec<_> = listening
        .map(|phone| tokio::spawn(phone.until(wanted)))
        .collect();
    for one in listening {
        one.await??;
    }
    Ok(Reached {
        last_ms: begun.elapsed().as_secs_f64() * 1_000.0,
        round_ms,
    })
}

/// Puts everybody on duty and writes down what each has to do, all of it due at the same instant.
async fn give_out(ground: &Ground, due: Milliseconds) -> Result<()> {
    let rule = ground.simple_rule().await?;
    let (site, crowd): (_, Vec<AccountId>) = (ground.site.clone(), ground.crowd.clone());
    let day = instant(due).in_tz("Asia/Shanghai")?.date().to_string();
    let write = move |db: &mut store::Database| {
        for account in &crowd {
            store::shift::start(db, &site, *account, due - 60 * MINUTE_MS)?;
        }
        for number in 0..DUTIES {
            let mut duty = record(&rule, 21, number, due - 10 * MINUTE_MS);
            duty.day.clone_from(&day);
            duty.duty.due = instant(due);
            duty.assignee = Some(crowd[number as usize % crowd.len()]);
            store::duty::add(db, &site, &duty)?;
        }
        Ok(())
    };
    ground.write(write).await
}

/// A phone: what it hears, and what it reads then.
struct Phone {
    hears: TcpStream,
    reads: TcpStream,
    request: Vec<u8>,
    buffer: Vec<u8>,
}

impl Phone {
    async fn connect(served: &Served, site: &str, secret: &str) -> Result<Self> {
        let client = Client::connect(served.address).await?;
        let mut hears = client.open(&get(&format!("/live/{site}"), secret)).await?;
        let mut head = Vec::new();
        while find(&head, b"\r\n\r\n").is_none() {
            ensure!(
                hears.read_buf(&mut head).await? > 0,
                "a phone was turned away"
            );
        }
        Ok(Self {
            hears,
            reads: TcpStream::connect(served.address).await?,
            request: get(&format!("/api/v1/sites/{site}/shift"), secret),
            buffer: Vec::new(),
        })
    }

    /// Reads its shift; gives the number of the entry that it is as new as.
    async fn read(&mut self) -> Result<i64> {
        self.reads.write_all(&self.request).await?;
        self.buffer.clear();
        let (begins, length) = loop {
            ensure!(
                self.reads.read_buf(&mut self.buffer).await? > 0,
                "a phone was let go"
            );
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break (end + 4, length_of(&self.buffer[..end])?);
            }
        };
        while self.buffer.len() < begins + length {
            ensure!(
                self.reads.read_buf(&mut self.buffer).await? > 0,
                "a phone was let go"
            );
        }
        let shift: serde_json::Value = serde_json::from_slice(&self.buffer[begins..])?;
        let duties = shift["duties"]
            .as_array()
            .context("the duties of a shift")?;
        let mine = duties.iter().filter(|duty| duty["mine"] == true).count();
        ensure!(
            mine >= DUTIES as usize / PHONES,
            "a phone shows {mine} duties"
        );
        shift["head"].as_i64().context("the number of an entry")
    }

    /// Hears and reads as the phone's page does, one reading at a time, until it is as new as the entry.
    async fn until(mut self, wanted: i64) -> Result<()> {
        let mut heard = Vec::new();
        loop {
            heard.clear();
            while find(&heard, b"event: ").is_none() {
                ensure!(
                    self.hears.read_buf(&mut heard).await? > 0,
                    "a phone was let go"
                );
            }
            if self.read().await? >= wanted {
                return Ok(());
            }
        }
    }
}

fn length_of(head: &[u8]) -> Result<usize> {
    let text = std::str::from_utf8(head)?;
    ensure!(
        text.starts_with("HTTP/1.1 200"),
        "a phone was answered {text}"
    );
    let mut lines = text.lines();
    let length = lines.find_map(|line| line.strip_prefix("content-length: "));
    Ok(length
        .context("an answer with its length")?
        .trim()
        .parse()?)
}
