//! Starting on a year of data: the binary itself, until it answers; and its memory when idle.

use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::client::{Client, get};
use crate::ground::Ground;
use crate::live::kilobytes_of;

/// What was measured.
pub(crate) struct Started {
    /// Until the first answer, in milliseconds.
    pub(crate) answer_ms: f64,
    /// Resident memory a second later, in megabytes.
    pub(crate) megabytes: f64,
}

/// Starts the binary on the ground's database.
pub(crate) async fn start(ground: &Ground) -> Result<Started> {
    let binary = std::env::current_exe()?.with_file_name("yingbin");
    ensure!(
        binary.exists(),
        "build the product first: cargo build --release"
    );
    let free = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let begun = Instant::now();
    let mut process = Command::new(binary)
        .arg("serve")
        .arg("--database")
        .arg(ground.folder.path().join("house.db"))
        .arg("--address")
        .arg(free.to_string())
        .stdout(Stdio::null())
        .spawn()
        .context("starting the product")?;
    let answered = first_answer(free, begun).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let megabytes = kilobytes_of(&process.id().to_string());
    process.kill()?;
    process.wait()?;
    Ok(Started {
        answer_ms: answered?.as_secs_f64() * 1_000.0,
        megabytes: megabytes? / 1_024.0,
    })
}

async fn first_answer(address: SocketAddr, begun: Instant) -> Result<Duration> {
    let request = get("/health", "");
    while begun.elapsed() < Duration::from_secs(30) {
        if let Ok(mut client) = Client::connect(address).await {
            let status = client.ask(&request).await?;
            ensure!(status == 200, "health was answered with {status}");
            return Ok(begun.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    anyhow::bail!("the product did not answer within half a minute")
}
