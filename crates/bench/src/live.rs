//! Two thousand screens listen to the product; one thing happens.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::child::Served;
use crate::client::{Client, find, get, post};
use crate::ground::Ground;

/// How many listen.
const LISTENERS: usize = 2_000;
/// What every event of a change begins with.
const CHANGE: &[u8] = b"event: change";

/// What was measured.
pub(crate) struct Told {
    /// When the last listener was told, in milliseconds after the act was answered.
    pub(crate) last_ms: f64,
    /// Memory of the server for each listener, in kilobytes.
    pub(crate) kilobytes_each: f64,
}

/// Measures once.
pub(crate) async fn tell_all() -> Result<Told> {
    let ground = Ground::lay_now().await?;
    let secret = ground.session(ground.leader.account).await?;
    let command = ground.house.new_id().to_string();
    let ground = ground.close();
    let served = Served::start(&ground.file()).await?;
    let mut clerk = Client::connect(served.address).await?;
    let before = served.resident_kilobytes()?;
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
    let kilobytes_each = (served.resident_kilobytes()? - before) / LISTENERS as f64;
    let path = format!("/api/v1/sites/{}/notes", ground.site);
    let note = post(&path, &secret, &command, "{\"text\":\"开始\"}");
    let begun = Instant::now();
    let told = listen(listeners, begun);
    let status = clerk.ask(&note).await?;
    ensure!(status == 200, "the note was answered with {status}");
    let answered = begun.elapsed();
    Ok(Told {
        last_ms: milliseconds(last(told).await?.saturating_sub(answered)),
        kilobytes_each,
    })
}

/// The limit: the same bytes written to as many sockets by a loop that does nothing else, until the
/// last of them was read, in milliseconds.
pub(crate) async fn bare_round() -> Result<f64> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for _ in 0..LISTENERS {
        let (connected, accepted) = tokio::join!(TcpStream::connect(address), listener.accept());
        there.push(connected?);
        here.push(accepted?.0);
    }
    let begun = Instant::now();
    let told = listen(there, begun);
    let event = [
        CHANGE,
        b"\nid: 1\ndata: {\"number\":1,\"act\":\"note\"}\n\n",
    ]
    .concat();
    for stream in &mut here {
        stream.write_all(&event).await?;
    }
    Ok(milliseconds(last(told).await?))
}

fn listen(streams: Vec<TcpStream>, begun: Instant) -> Vec<JoinHandle<Result<Duration>>> {
    let listening = streams.into_iter().map(|mut stream| {
        tokio::spawn(async move {
            let mut told = Vec::new();
            while find(&told, CHANGE).is_none() {
                ensure!(
                    stream.read_buf(&mut told).await? > 0,
                    "a listener was let go"
                );
            }
            Ok(begun.elapsed())
        })
    });
    listening.collect()
}

async fn last(told: Vec<JoinHandle<Result<Duration>>>) -> Result<Duration> {
    let mut last = Duration::ZERO;
    for one in told {
        last = last.max(one.await??);
    }
    Ok(last)
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
