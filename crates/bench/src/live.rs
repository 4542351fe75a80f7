//! Two thousand screens listen; one thing happens.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::io::AsyncReadExt;

use crate::client::{Client, find, get};
use crate::ground::Ground;

/// How many listen.
const LISTENERS: usize = 2_000;

/// What was measured.
pub(crate) struct Told {
    /// When the last listener was told, in milliseconds after the act was answered.
    pub(crate) last_ms: f64,
    /// Memory of the process for each listener, client's side included, in kilobytes.
    pub(crate) kilobytes_each: f64,
}

/// Measures once.
pub(crate) async fn tell_all() -> Result<Told> {
    let ground = Ground::lay().await?;
    let served = ground.serve().await?;
    let account = ground
        .leader
        .account
        .unwrap_or_else(|| unreachable!("staff have accounts"));
    let secret = app::session::sign_in_as(&ground.house, account)
        .await?
        .secret;
    let before = resident_kilobytes()?;
    let mut listeners = Vec::new();
    for _ in 0..LISTENERS {
        let client = Client::connect(served.address).await?;
        let request = get(&format!("/live/{}", ground.site), &secret);
        let mut stream = client.open(&request).await?;
        let mut head = Vec::new();
        while find(&head, b"\r\n\r\n").is_none() {
            ensure!(
                stream.read_buf(&mut head).await? > 0,
                "a listener was turned away"
            );
        }
        listeners.push(stream);
    }
    let kilobytes_each = (resident_kilobytes()? - before) / LISTENERS as f64;
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for mut stream in listeners {
        tasks.push(tokio::spawn(async move {
            let mut told = Vec::new();
            while find(&told, b"event: change").is_none() {
                ensure!(
                    stream.read_buf(&mut told).await? > 0,
                    "a listener was let go"
                );
            }
            Ok::<Duration, anyhow::Error>(begun.elapsed())
        }));
    }
    let text = "开始".to_owned();
    let (house, actor, site) = (&ground.house, &ground.leader, &ground.site);
    app::journal::note(house, actor, site, &ground.command(), text, None).await?;
    let answered = begun.elapsed();
    let mut last = Duration::ZERO;
    for task in tasks {
        last = last.max(task.await??);
    }
    let last_ms = last.saturating_sub(answered).as_secs_f64() * 1_000.0;
    Ok(Told {
        last_ms,
        kilobytes_each,
    })
}

/// The resident memory of this process.
pub(crate) fn resident_kilobytes() -> Result<f64> {
    kilobytes_of("self")
}

/// The resident memory of a process by its number.
pub(crate) fn kilobytes_of(process: &str) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line
        .and_then(|line| line.split_whitespace().next())
        .context("resident memory")?;
    Ok(number.parse()?)
}
