//! The page of a day of rooms: twenty rooms, a hundred meetings; and an answer that does nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use app::meeting::Booking;
use domain::AccountId;

use crate::client::{Client, get};
use crate::ground::{Ground, MIDNIGHT, requirement};

/// How many connections ask at once.
const CLIENTS: usize = 16;
/// How long one run lasts.
const LENGTH: Duration = Duration::from_secs(2);

/// What was measured of an address.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rate {
    /// Answers in a second.
    pub(crate) per_second: f64,
    /// The time within which 99 of 100 answers came, in milliseconds.
    pub(crate) p99_ms: f64,
}

/// How many people ask for pages that are drawn anew: more than pages are kept, so that each page
/// is let go before its asker comes again.
const CROWD: usize = 600;

/// A ground with a full day: five meetings in each of twenty rooms.
pub(crate) async fn full_day() -> Result<Ground> {
    let ground = Ground::lay_with_crowd(CROWD).await?;
    for room in 1..=20 {
        for slot in 0..5_i64 {
            let starts = MIDNIGHT + 9 * 3_600_000 + slot * 7_200_000;
            let requirement = requirement((slot, room), starts, 1_800_000);
            let booking = Booking {
                requirement,
                recurrence: None,
                except: Vec::new(),
            };
            let (house, actor, site) = (&ground.house, &ground.leader, &ground.site);
            app::meeting::book(house, actor, site, &ground.command(), booking).await?;
        }
    }
    Ok(ground)
}

/// The rate of a path on a ground, for its leader: a page may be kept from the request before.
pub(crate) async fn rate(ground: &Ground, path: &str) -> Result<Rate> {
    let secret = ground.session(ground.leader.account).await?;
    rate_of(ground, vec![get(path, &secret)]).await
}

/// The same where every request comes from somebody else of a crowd: the page is drawn each time.
pub(crate) async fn rate_anew(ground: &Ground, path: &str) -> Result<Rate> {
    let mut requests = Vec::new();
    for account in &ground.crowd {
        let secret = ground.session(Some(*account)).await?;
        requests.push(get(path, &secret));
    }
    rate_of(ground, requests).await
}

/// The median time of a path drawn anew for each of these people, one after the other, in milliseconds.
pub(crate) async fn drawn_ms(ground: &Ground, path: &str, people: &[AccountId]) -> Result<f64> {
    let served = ground.serve().await?;
    let mut client = Client::connect(served.address).await?;
    let mut times = Vec::new();
    for account in people {
        let request = get(path, &ground.session(Some(*account)).await?);
        let asked = Instant::now();
        let status = client.ask(&request).await?;
        ensure!(status == 200, "the page was answered with {status}");
        times.push(asked.elapsed());
    }
    times.sort_unstable();
    Ok(times[times.len() / 2].as_secs_f64() * 1_000.0)
}

/// The rate at which these requests are answered, one after the other and again from the first.
pub(crate) async fn rate_of(ground: &Ground, requests: Vec<Vec<u8>>) -> Result<Rate> {
    let served = ground.serve().await?;
    let requests = Arc::new((AtomicUsize::new(0), requests));
    let mut tasks = Vec::new();
    let begun = Instant::now();
    for _ in 0..CLIENTS {
        let (requests, address) = (Arc::clone(&requests), served.address);
        tasks.push(tokio::spawn(async move {
            let (next, requests) = requests.as_ref();
            let mut client = Client::connect(address).await?;
            let mut times = Vec::new();
            while begun.elapsed() < LENGTH {
                let request = &requests[next.fetch_add(1, Ordering::Relaxed) % requests.len()];
                let asked = Instant::now();
                let status = client.ask(request).await?;
                ensure!(status == 200, "the page was answered with {status}");
                times.push(asked.elapsed());
            }
            Ok(times)
        }));
    }
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    times.sort_unstable();
    let p99 = times[times.len() * 99 / 100];
    Ok(Rate {
        per_second: times.len() as f64 / begun.elapsed().as_secs_f64(),
        p99_ms: p99.as_secs_f64() * 1_000.0,
    })
}
