//! The page of a day of rooms: twenty rooms, a hundred meetings; and an answer that does nothing.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use app::meeting::Booking;
use domain::RoomId;
use domain::requirement::{BookingStatus, Requirement};

use crate::client::{Client, get};
use crate::ground::{Ground, MIDNIGHT};

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

/// A ground with a full day: five meetings in each of twenty rooms.
pub(crate) async fn full_day() -> Result<Ground> {
    let ground = Ground::lay().await?;
    for room in 1..=20 {
        for slot in 0..5_i64 {
            let starts = MIDNIGHT + 9 * 3_600_000 + slot * 7_200_000;
            let requirement = Requirement {
                title: format!("第{slot}次工作会议"),
                room: RoomId::derived(&["room", &room.to_string()]),
                starts,
                ends: starts + 1_800_000,
                large: false,
                status: BookingStatus::Confirmed,
                host: "王主任".to_owned(),
                headcount: 8,
                layout: String::new(),
                equipment: Vec::new(),
                place_cards: false,
                secret: false,
                note: String::new(),
                attendees: Vec::new(),
            };
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

/// The rate of a path on a ground, for its leader.
pub(crate) async fn rate(ground: &Ground, path: &str) -> Result<Rate> {
    let served = ground.serve().await?;
    let account = ground
        .leader
        .account
        .unwrap_or_else(|| unreachable!("staff have accounts"));
    let secret = app::session::sign_in_as(&ground.house, account)
        .await?
        .secret;
    let mut tasks = Vec::new();
    let begun = Instant::now();
    for _ in 0..CLIENTS {
        let (request, address) = (get(path, &secret), served.address);
        tasks.push(tokio::spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut times = Vec::new();
            while begun.elapsed() < LENGTH {
                let asked = Instant::now();
                let status = client.ask(&request).await?;
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
