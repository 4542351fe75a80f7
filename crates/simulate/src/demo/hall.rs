//! The demo's hall on a busy morning: people take tickets, windows call them, some linger.

use anyhow::{Context, Result};
use app::hall::lingering::{self, Noticed};
use app::hall::rating::{self, Said};
use app::hall::{Wanted, device, set_up};
use app::{Actor, Answer, Command, Error, House, Role};
use domain::hall::{Limits, Matter, Priority, TicketAct, Window};
use domain::{CommandId, MatterId, Milliseconds, TicketId, WindowId};
use fastrand::Rng;

use crate::building::Building;
use crate::content::HallContent;
use crate::day::MINUTE_MS;

/// How long the hall was open before the demo's present minute.
const OPEN_MS: Milliseconds = 150 * MINUTE_MS;
/// When who lingers was noticed, before now.
const LINGERING_MS: [Milliseconds; 2] = [38 * MINUTE_MS, 4 * MINUTE_MS];

/// Somebody who comes for something.
struct Arrival {
    at: Milliseconds,
    wanted: Wanted,
}

/// A window with whom it serves.
struct Post {
    id: WindowId,
    busy_until: Milliseconds,
    ticket: Option<TicketId>,
}

/// The hall of a site while its morning is told.
pub(super) struct Hall {
    content: HallContent,
    desk: Actor,
    leader: Actor,
    site: domain::SiteId,
    now: Milliseconds,
    arrivals: Vec<Arrival>,
    posts: Vec<Post>,
    lingering: usize,
    rated: u32,
    rng: Rng,
    count: u32,
}

impl Hall {
    /// The hall of the building as it will be at `now`; `None` where it has none.
    pub(super) fn of(building: &Building, now: Milliseconds) -> Option<Self> {
        let content = building.content.hall.clone()?;
        let mut rng = Rng::with_seed(7_026);
        let arrivals = arrivals(&content, now, &mut rng);
        let actor = |role| building.first(role).actor.clone();
        Some(Self {
            posts: content
                .windows
                .iter()
                .map(|window| Post {
                    id: WindowId::derived(&["demo", &window[0]]),
                    busy_until: 0,
                    ticket: None,
                })
                .collect(),
            desk: actor(Role::Receptionist),
            leader: actor(Role::TeamLeader),
            site: building.site.id.clone(),
            lingering: 0,
            rated: 0,
            count: 0,
            now,
            arrivals,
            content,
            rng,
        })
    }

    fn command(&mut self, at: Milliseconds) -> Command {
        self.count += 1;
        let number = self.count.to_string();
        Command {
            id: CommandId::derived(&["demo", "hall", self.site.as_str(), &number]),
            at,
            fingerprint: [0; 32],
        }
    }

    /// Sets the hall up.
    pub(super) async fn set_up(&mut self, house: &House) -> Result<()> {
        let (leader, site, content) =
            (self.leader.clone(), self.site.clone(), self.content.clone());
        for [letter, name] in &content.matters {
            let matter = Matter {
                id: MatterId::derived(&["demo", name]),
                letter: letter.clone(),
                name: name.clone(),
            };
            let command = self.command(house.now());
            set_up::put_matter(house, &leader, &site, &command, matter).await?;
        }
        for [name, matters] in &content.windows {
            let matters = matters
                .split(' ')
                .map(|one| MatterId::derived(&["demo", one]));
            let window = Window {
                id: WindowId::derived(&["demo", name]),
                name: name.clone(),
                matters: matters.collect(),
            };
            let command = self.command(house.now());
            set_up::put_window(house, &leader, &site, &command, window).await?;
        }
        let limits = Limits {
            wait_minutes: 20,
            busy: 8,
            crowded: 20,
        };
        let command = self.command(house.now());
        set_up::set_limits(house, &leader, &site, &command, limits).await?;
        for [kind, name] in &content.devices {
            let (kind, name) = (kind.clone(), name.clone());
            let command = self.command(house.now());
            device::add(house, &leader, &site, &command, kind, name).await?;
        }
        Ok(())
    }

    /// Lets everything happen that is to have happened by `at`.
    pub(super) async fn play(&mut self, house: &House, at: Milliseconds) -> Result<()> {
        let due = self.arrivals.partition_point(|arrival| arrival.at <= at);
        let arrived: Vec<Arrival> = self.arrivals.drain(..due).collect();
        for arrival in arrived {
            let (command, wanted) = (self.command(arrival.at), arrival.wanted);
            let (desk, site) = (&self.desk, &self.site);
            kindly(app::hall::take(house, desk, site, &command, wanted).await)?;
        }
        for place in 0..self.posts.len() {
            self.serve(house, place, at).await?;
        }
        self.linger(house, at).await
    }

    async fn serve(&mut self, house: &House, place: usize, at: Milliseconds) -> Result<()> {
        let (id, busy_until, ticket) = {
            let post = &self.posts[place];
            (post.id, post.busy_until, post.ticket)
        };
        if busy_until > at {
            return Ok(());
        }
        let (desk, site) = (self.desk.clone(), self.site.clone());
        if let Some(ticket) = ticket {
            let act = match self.rng.u32(0..14) {
                0 => TicketAct::NoShow,
                1 => TicketAct::Park,
                _ => TicketAct::Finish,
            };
            let command = self.command(at);
            // A ticket that was called before midnight has ended with its day.
            let dealt = app::hall::deal(house, &desk, &site, &command, ticket, act).await;
            if kindly(dealt)?.is_some() && act == TicketAct::Finish {
                self.rate(house, ticket, at).await?;
            }
        }
        let command = self.command(at);
        let called = kindly(app::hall::call_next(house, &desk, &site, &command, id).await)?;
        self.posts[place].ticket = called.and_then(|answer| answer.subject?.parse().ok());
        self.posts[place].busy_until = at + self.rng.i64(7..16) * MINUTE_MS;
        Ok(())
    }

    /// Every third visitor says something; one of them was not content.
    async fn rate(&mut self, house: &House, ticket: TicketId, at: Milliseconds) -> Result<()> {
        if self.rng.u32(0..3) > 0 {
            return Ok(());
        }
        self.rated += 1;
        let praise = &self.content.praise;
        let said = match self.rated {
            4 => Said {
                score: 2,
                note: self.content.complaint.clone(),
            },
            number => Said {
                score: 4 + number % 2,
                note: praise[number as usize % praise.len()].clone(),
            },
        };
        let day = app::hall::shown::day(house, &self.site).await?;
        let tickets = day.context("the demo's hall")?.tickets;
        let address = tickets.iter().find(|one| one.id == ticket);
        let address = address.context("a ticket of the demo")?.code.clone();
        let command = self.command(at);
        kindly(rating::by_ticket(house, &address, &command, said).await)?;
        Ok(())
    }

    async fn linger(&mut self, house: &House, at: Milliseconds) -> Result<()> {
        let Some(before) = LINGERING_MS.get(self.lingering) else {
            return Ok(());
        };
        if at < self.now - before {
            return Ok(());
        }
        let [people, place, note, outcome] = self.content.lingering[self.lingering].clone();
        self.lingering += 1;
        let (desk, site) = (self.desk.clone(), self.site.clone());
        let noticed = Noticed {
            people: people.parse().context("a number of people")?,
            place,
            note,
        };
        let command = self.command(at);
        let noted = kindly(lingering::note(house, &desk, &site, &command, noticed).await)?;
        let id = noted.and_then(|answer| answer.subject?.parse().ok());
        if let Some(id) = id.filter(|_| !outcome.is_empty()) {
            let command = self.command(at);
            kindly(lingering::settle(house, &desk, &site, &command, id, outcome).await)?;
        }
        Ok(())
    }
}

/// Who comes: more and more until now, most of them to file something.
fn arrivals(content: &HallContent, now: Milliseconds, rng: &mut Rng) -> Vec<Arrival> {
    let mut arrivals = Vec::new();
    let mut at = now - OPEN_MS;
    while at < now {
        let matter = match rng.u32(0..10) {
            0..5 => 0,
            5..8 => 1,
            8 => 2,
            _ => 3,
        };
        let priority = (rng.u32(0..9) == 0).then_some(Priority::Elderly);
        arrivals.push(Arrival {
            at,
            wanted: Wanted {
                matter: MatterId::derived(&["demo", &content.matters[matter][1]]),
                priority,
            },
        });
        at += rng.i64(80..260) * 1_000;
    }
    arrivals
}

/// A refusal is part of a morning: nobody waits, or somebody was faster. A failure is not.
fn kindly(answer: Result<Answer, Error>) -> Result<Option<Answer>> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(Error::Refused(_)) => Ok(None),
        Err(failed) => Err(failed.into()),
    }
}
