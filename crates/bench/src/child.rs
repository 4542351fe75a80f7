//! The product as a process of its own, so that its start and its memory are its own.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::client::{Client, get};

/// A running `yingbin serve`; it ends with this value.
pub(crate) struct Served {
    process: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// From its start to its first answer, in milliseconds.
    pub(crate) answered_ms: f64,
}

impl Served {
    /// Serves the database's file by the program that was built beside this one.
    pub(crate) async fn start(file: &Path) -> Result<Self> {
        let program = std::env::current_exe()?.with_file_name("yingbin");
        ensure!(
            program.exists(),
            "{} is not there: `cargo xtask bench` builds it first",
            program.display()
        );
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let begun = Instant::now();
        let process = Command::new(program)
            .arg("serve")
            .arg("--database")
            .arg(file)
            .arg("--address")
            .arg(address.to_string())
            .stdout(Stdio::null())
            .spawn()
            .context("starting the product")?;
        let mut served = Self {
            process,
            address,
            answered_ms: 0.0,
        };
        let answered = first_answer(address, begun).await?;
        served.answered_ms = answered.as_secs_f64() * 1_000.0;
        Ok(served)
    }

    /// Its resident memory in kilobytes.
    pub(crate) fn resident_kilobytes(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line
            .and_then(|line| line.split_whitespace().next())
            .context("resident memory")?;
        Ok(number.parse()?)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _already_ended = self.process.kill();
        let _already_waited_for = self.process.wait();
    }
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
    bail!("the product did not answer within half a minute")
}
