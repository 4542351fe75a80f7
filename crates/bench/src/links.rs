//! A thousand clients hold the links of their orders open, with no account: how soon each hears of a change,
//! how fast the page of a link is drawn, and how fast what they confirm is durable.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use domain::order::{Asked, Client as Orderer, Kind, Line, Matter, Moment};
use domain::{OrderId, RoomId};

use crate::client::{Client, find, get};
use crate::ground::{Ground, MIDNIGHT};
use crate::page::{Rate, rate_of};

/// How many links are open at once.
pub(crate) const LINKS: usize = 1_000;
/// How often the page of a link asks whether something happened, as `order_client.js` has it.
pub(crate) const WAIT_MS: u64 = 5_000;
/// Orders are called off in another order than the links were opened in: a step that has no part in common
/// with their number.
const STEP: usize = 379;
const HOUR_MS: i64 = 3_600_000;

/// Orders of tomorrow, each with its link.
pub(crate) struct Linked {
    ground: Ground,
    orders: Vec<(OrderId, String)>,
}

/// When the clients heard of a change of theirs, in milliseconds after it was durable.
pub(crate) struct Heard {
    pub(crate) median_ms: f64,
    pub(crate) last_ms: f64,
}

impl Linked {
    /// Places the orders and makes their links.
    pub(crate) async fn lay() -> Result<Self> {
        let ground = Ground::lay().await?;
        let mut orders = Vec::new();
        for number in 0..LINKS {
            let (house, actor, site) = (&ground.house, &ground.leader, &ground.site);
            let placed =
                app::order::place(house, actor, site, &ground.command(), asked(number)).await?;
            let id = placed.subject.context("an order has an id")?;
            let id: OrderId = id.parse().map_err(|_| anyhow!("the id of an order"))?;
            app::order::make_link(house, actor, site, &ground.command(), id).await?;
            let page = app::order::find(house, actor, site, id).await?;
            let code = page.and_then(|page| page.link).context("a link")?;
            orders.push((id, format!("/o/{code}")));
        }
        Ok(Self { ground, orders })
    }

    /// The limit of the page: an empty answer of the same server.
    pub(crate) async fn empty_rate(&self) -> Result<Rate> {
        rate_of(&self.ground, vec![get("/health", "")]).await
    }

    /// The rate of the pages of the links, one after the other.
    pub(crate) async fn page_rate(&self) -> Result<Rate> {
        let requests = self.orders.iter().map(|(_, path)| get(path, ""));
        rate_of(&self.ground, requests.collect()).await
    }

    /// Orders confirmed in a second through their links, by so many phones at once. Each is confirmed once.
    pub(crate) async fn confirmed_per_second(&self, phones: usize) -> Result<f64> {
        let served = self.ground.serve().await?;
        let mut connections = Vec::new();
        for chunk in self.orders.chunks(LINKS.div_ceil(phones)) {
            let requests = chunk.iter().map(|(_, path)| {
                let command = self.ground.house.new_id();
                agreement(
                    path,
                    &format!("command={command}&revision=1&name=%E8%B5%B5"),
                )
            });
            let requests: Vec<Vec<u8>> = requests.collect();
            connections.push((Client::connect(served.address).await?, requests));
        }
        let begun = Instant::now();
        let mut tasks = Vec::new();
        for (mut client, requests) in connections {
            tasks.push(tokio::spawn(async move {
                for request in requests {
                    let status = client.ask(&request).await?;
                    ensure!(status == 303, "a confirmation was answered with {status}");
                }
                Ok::<(), anyhow::Error>(())
            }));
        }
        for task in tasks {
            task.await??;
        }
        Ok(LINKS as f64 / begun.elapsed().as_secs_f64())
    }

    /// Opens every link, each with a connection of its own that asks as its page does; then calls the orders
    /// off one by one.
    pub(crate) async fn hear(&self) -> Result<Heard> {
        let served = self.ground.serve().await?;
        let mut phones = Vec::new();
        for (_, path) in &self.orders {
            phones.push(Phone::open(Client::connect(served.address).await?, path).await?);
        }
        // They were not all opened at the same instant.
        let first = |place: usize| Duration::from_millis(WAIT_MS) * place as u32 / LINKS as u32;
        let listening = phones.into_iter().enumerate();
        let listening: Vec<_> = listening
            .map(|(place, phone)| tokio::spawn(phone.hear(first(place))))
            .collect();
        let mut changed = vec![Instant::now(); LINKS];
        for turn in 0..LINKS {
            let place = turn * STEP % LINKS;
            let (house, actor, site) = (&self.ground.house, &self.ground.leader, &self.ground.site);
            let (id, _) = self.orders[place];
            app::order::cancel(house, actor, site, &self.ground.command(), id).await?;
            changed[place] = Instant::now();
        }
        let mut times = Vec::new();
        for (task, changed) in listening.into_iter().zip(changed) {
            let heard = task.await??;
            times.push(heard.saturating_duration_since(changed));
        }
        times.sort_unstable();
        let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
        Ok(Heard {
            median_ms: milliseconds(times[LINKS / 2]),
            last_ms: milliseconds(times[LINKS - 1]),
        })
    }
}

/// A telephone with the page of a link open.
struct Phone {
    client: Client,
    request: Vec<u8>,
}

impl Phone {
    /// Reads what is there now.
    async fn open(mut client: Client, path: &str) -> Result<Self> {
        let state = format!("{path}/state");
        let status = client.ask(&get(&state, "")).await?;
        ensure!(status == 200, "a link was answered with {status}");
        let answer = client.answer();
        let begins = find(answer, b"\r\n\r\n").context("a head")? + 4;
        let tag = std::str::from_utf8(&answer[begins..])?;
        let head = format!("GET {state} HTTP/1.1\r\nhost: 127.0.0.1\r\nif-none-match: \"{tag}\"");
        Ok(Self {
            client,
            request: format!("{head}\r\n\r\n").into_bytes(),
        })
    }

    /// Asks again and again, the first time after `first`, until something is another; gives when.
    async fn hear(mut self, first: Duration) -> Result<Instant> {
        tokio::time::sleep(first).await;
        loop {
            match self.client.ask(&self.request).await? {
                200 => return Ok(Instant::now()),
                304 => tokio::time::sleep(Duration::from_millis(WAIT_MS)).await,
                status => bail!("an open link was answered with {status}"),
            }
        }
    }
}

/// The form that confirms an order.
fn agreement(path: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path}/agreement HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Fruit for tomorrow.
fn asked(number: usize) -> Asked {
    let starts = MIDNIGHT + 33 * HOUR_MS;
    Asked {
        matter: Matter {
            meeting: None,
            title: format!("第{number}次党员活动"),
            room: RoomId::derived(&["room", &(number % 20 + 1).to_string()]),
            starts,
            ends: starts + 2 * HOUR_MS,
        },
        client: Orderer {
            name: "赵敏".to_owned(),
            department: "办公室".to_owned(),
            telephone: format!("139{number:08}"),
        },
        note: String::new(),
        lines: vec![Line {
            number: 0,
            kind: Kind::Fruit,
            item: "时令果盘".to_owned(),
            quantity: 10,
            unit: "盘".to_owned(),
            place: "后排长桌".to_owned(),
            moment: Moment::Before,
            at: None,
            put_out: 4,
            reason: "保持新鲜".to_owned(),
            price: None,
            budget: None,
            supplier: String::new(),
            cut_off: None,
        }],
    }
}
