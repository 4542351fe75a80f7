//! A durable command: a duty is finished, over HTTP and without it.

use std::io::Write as _;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Result, ensure};
use app::duty::Settlement;
use domain::DutyId;

use crate::client::{Client, post};
use crate::ground::Ground;

/// How many duties one run finishes.
const COUNT: u32 = 20_000;
/// How often the bare disk is asked to sync.
const SYNCS: usize = 300;
/// What one finished duty adds to the log, about.
const ROW_BYTES: usize = 2_048;

/// Duties finished in a second by so many clients at once, through the application and its writer,
/// with no HTTP.
pub(crate) async fn without_http(clients: usize) -> Result<f64> {
    let ground = Arc::new(Ground::lay().await?);
    let duties = ground.open_duties(COUNT, 1).await?;
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for chunk in duties.chunks(duties.len().div_ceil(clients)) {
        let (ground, chunk): (_, Vec<DutyId>) = (Arc::clone(&ground), chunk.to_vec());
        tasks.push(tokio::spawn(async move {
            for duty in chunk {
                let (house, actor, site) = (&ground.house, &ground.attendant, &ground.site);
                let command = ground.command();
                app::duty::settle(house, actor, site, &command, duty, Settlement::Done).await?;
            }
            Ok::<(), app::Error>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    Ok(f64::from(COUNT) / begun.elapsed().as_secs_f64())
}

/// The same over HTTP, a connection for each client.
pub(crate) async fn over_http(clients: usize) -> Result<f64> {
    let ground = Ground::lay().await?;
    let duties = ground.open_duties(COUNT, 1).await?;
    let served = ground.serve().await?;
    let secret = ground.session(ground.attendant.account).await?;
    let mut tasks = Vec::new();
    let mut connections = Vec::new();
    for chunk in duties.chunks(duties.len().div_ceil(clients)) {
        let requests: Vec<Vec<u8>> = chunk
            .iter()
            .map(|duty| {
                let path = format!("/api/v1/sites/{}/duties/{duty}/completion", ground.site);
                post(&path, &secret, &ground.house.new_id().to_string(), "{}")
            })
            .collect();
        connections.push((Client::connect(served.address).await?, requests));
    }
    let begun = Instant::now();
    for (mut client, requests) in connections {
        tasks.push(tokio::spawn(async move {
            for request in requests {
                let status = client.ask(&request).await?;
                ensure!(status == 200, "a duty was answered with {status}");
            }
            Ok::<(), anyhow::Error>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    Ok(f64::from(COUNT) / begun.elapsed().as_secs_f64())
}

/// What the disk itself takes: rows in a second where so many share one write and one sync.
pub(crate) fn rows_the_disk_takes(together: usize) -> Result<f64> {
    let mut file = tempfile::tempfile()?;
    let batch = vec![7; ROW_BYTES * together];
    let begun = Instant::now();
    for _ in 0..SYNCS {
        file.write_all(&batch)?;
        file.sync_data()?;
    }
    Ok((SYNCS * together) as f64 / begun.elapsed().as_secs_f64())
}
