//! The hall as screens show it: the desk's, the hall's own, and a visitor's telephone.

use anyhow::Result;
use domain::access::Actor;
use domain::directory::Site;
use domain::hall::{Crowd, Limits, Matter, Ticket, TicketState, Window, in_order};
use domain::{Milliseconds, Refusal, SiteId};
use store::Database;
pub use store::hall::Device;
use store::hall::lingering::{Lingering, StepTaken};
use store::hall::rating::Rating;

use super::device::is_code;
use crate::command::day_of;
use crate::error::Error;
use crate::house::{House, zone};

/// How long a step against a crowd counts as taken.
pub const STEP_HOLDS_MS: Milliseconds = 60 * 60 * 1_000;
/// How many calls the hall's screen remembers.
const CALLS_SHOWN: usize = 8;

/// The hall of today.
#[derive(Clone, Debug)]
pub struct HallDay {
    /// The site.
    pub site: Site,
    /// Now.
    pub now: Milliseconds,
    /// The site's figures.
    pub limits: Limits,
    /// What people come for.
    pub matters: Vec<Matter>,
    /// The windows.
    pub windows: Vec<Window>,
    /// Every ticket of the day, in the order in which they were taken.
    pub tickets: Vec<Ticket>,
    /// Who lingers and lingered.
    pub lingering: Vec<Lingering>,
    /// How many people wait or linger.
    pub people: u32,
    /// How crowded that is.
    pub crowd: Crowd,
    /// The steps that hold, the newest first.
    pub steps: Vec<StepTaken>,
    /// What visitors said today, with their words, the newest first.
    pub ratings: Vec<(Rating, String)>,
    /// The devices.
    pub devices: Vec<Device>,
}

impl HallDay {
    /// The waiting tickets in the order in which they are called.
    #[must_use]
    pub fn waiting(&self) -> Vec<&Ticket> {
        in_order(&self.tickets)
    }

    /// Since when whoever waits longest has waited.
    #[must_use]
    pub fn longest_since(&self) -> Option<Milliseconds> {
        let waiting = self.waiting();
        waiting.iter().map(|ticket| ticket.waiting_since).min()
    }

    /// How many tickets were taken in each half hour from `from` hours on, and the longest wait until
    /// being called of those, in minutes.
    #[must_use]
    pub fn load(&self, begin: Milliseconds, halves: usize) -> Vec<(u32, i64)> {
        let mut load = vec![(0, 0); halves];
        for ticket in &self.tickets {
            let half = (ticket.taken - begin).div_euclid(30 * 60_000);
            let Some(slot) = usize::try_from(half)
                .ok()
                .and_then(|half| load.get_mut(half))
            else {
                continue;
            };
            slot.0 += 1;
            let until = ticket.called.or(ticket.ended).unwrap_or(self.now);
            slot.1 = slot.1.max((until - ticket.taken) / 60_000);
        }
        load
    }
}

/// The hall of today as somebody sees it: without the ratings of a case that is about them.
///
/// # Errors
/// When the database fails.
pub async fn day_seen_by(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<HallDay>, Error> {
    let (reader, of) = (actor.clone(), site.clone());
    let hidden = house
        .store()
        .read(move |db| crate::case::hidden_from(db, &reader, &of))
        .await?;
    let mut found = day(house, site).await?;
    if let Some(day) = &mut found {
        let is_seen = |case: domain::CaseId| !hidden.contains(&case.0);
        day.ratings
            .retain(|(rating, _)| rating.case.is_none_or(is_seen));
    }
    Ok(found)
}

/// The hall of today; `None` where there is no such site.
///
/// # Errors
/// When the database fails.
pub async fn day(house: &House, site: &SiteId) -> Result<Option<HallDay>, Error> {
    let (owned, site, now) = (house.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let zone = zone(&found.time_zone)?;
        let today = day_of(now, &zone);
        let limits = store::hall::limits(db, &site)?;
        let tickets = store::hall::ticket::of_day(db, &site, &today)?;
        let lingering = store::hall::lingering::of_day(db, &site, &today)?;
        let people = people(&tickets, &lingering);
        let midnight = domain::day::parse(&today).map_or(now, |date| {
            standards::day::instant(&zone, date, jiff::civil::Time::midnight()).as_millisecond()
        });
        let ratings = store::hall::rating::since(db, &site, midnight)?;
        let ratings = ratings.into_iter().map(|rating| {
            let words = super::rating::words_of(&owned, &site, &rating)?;
            Ok((rating, words))
        });
        Ok(Some(HallDay {
            site: found,
            now,
            limits,
            matters: store::hall::matters(db, &site)?,
            windows: store::hall::windows(db, &site)?,
            people,
            crowd: Crowd::of(people, &limits),
            steps: store::hall::lingering::steps_since(db, &site, now - STEP_HOLDS_MS)?,
            ratings: ratings.collect::<Result<_>>()?,
            devices: store::hall::devices(db, &site)?,
            tickets,
            lingering,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// How many people wait or linger on a day.
pub(super) fn people_in_the_hall(db: &mut Database, site: &SiteId, day: &str) -> Result<u32> {
    let tickets = store::hall::ticket::of_day(db, site, day)?;
    let lingering = store::hall::lingering::of_day(db, site, day)?;
    Ok(people(&tickets, &lingering))
}

fn people(tickets: &[Ticket], lingering: &[Lingering]) -> u32 {
    let waiting = tickets
        .iter()
        .filter(|ticket| ticket.state == TicketState::Waiting)
        .count() as u32;
    let open = lingering.iter().filter(|one| one.settled.is_none());
    open.fold(waiting, |sum, one| sum.saturating_add(one.people))
}

/// A call as the hall's screen shows and speaks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The ticket: A012.
    pub ticket: String,
    /// The window: 3号窗口.
    pub window: String,
    /// How often it was called; a higher number is spoken again.
    pub calls: u32,
    /// When.
    pub at: Milliseconds,
}

/// The hall's screen.
#[derive(Clone, Debug)]
pub struct Screen {
    /// The site.
    pub site: Site,
    /// The last calls, the newest first.
    pub calls: Vec<Call>,
    /// How many wait for each matter: its name, the number.
    pub waiting: Vec<(String, u32)>,
}

/// The hall's screen of an address; `None` where nobody has such an address.
///
/// # Errors
/// When the database fails.
pub async fn screen(house: &House, code: &str) -> Result<Option<Screen>, Error> {
    let found = super::device::of_code(house, code).await?;
    let Some((site, _)) = found.filter(|(_, device)| device.kind == "screen") else {
        return Ok(None);
    };
    Ok(day(house, &site).await?.map(|day| screen_of(&day)))
}

fn screen_of(day: &HallDay) -> Screen {
    let window_of = |ticket: &Ticket| {
        let id = ticket.window?;
        day.windows.iter().find(|window| window.id == id)
    };
    let mut calls: Vec<Call> = day
        .tickets
        .iter()
        .filter(|ticket| matches!(ticket.state, TicketState::Called | TicketState::Done))
        .filter_map(|ticket| {
            Some(Call {
                ticket: ticket.name(),
                window: window_of(ticket)?.name.clone(),
                calls: ticket.calls,
                at: ticket.called?,
            })
        })
        .collect();
    calls.sort_by_key(|call| std::cmp::Reverse(call.at));
    calls.truncate(CALLS_SHOWN);
    let waiting = day.waiting();
    let count = |matter: &Matter| {
        let of_it = waiting.iter().filter(|ticket| ticket.matter == matter.id);
        of_it.count() as u32
    };
    Screen {
        site: day.site.clone(),
        calls,
        waiting: day
            .matters
            .iter()
            .map(|matter| (matter.name.clone(), count(matter)))
            .collect(),
    }
}

/// A visitor's ticket on their own telephone.
#[derive(Clone, Debug)]
pub struct OwnTicket {
    /// The site.
    pub site: Site,
    /// The ticket.
    pub ticket: Ticket,
    /// What for.
    pub matter: String,
    /// The window that called it.
    pub window: String,
    /// How many are called before.
    pub before: u32,
    /// Whether it was rated.
    pub rated: bool,
    /// Whether it is of another day.
    pub expired: bool,
}

/// The ticket of an address, with its site.
///
/// # Errors
/// Refused where nobody has such an address.
pub(super) async fn ticket_of_code(house: &House, code: &str) -> Result<(SiteId, Ticket), Error> {
    let unknown = || Refusal::missing("ticket-unknown");
    if !is_code(code) {
        return Err(unknown().into());
    }
    let code = code.to_owned();
    let read = move |db: &mut Database| store::hall::ticket::of_code(db, &code);
    let found = house.store().read(read).await?;
    Ok(found.ok_or_else(unknown)?)
}

/// The page of a ticket.
///
/// # Errors
/// Refused where nobody has such an address.
pub async fn own_ticket(house: &House, code: &str) -> Result<OwnTicket, Error> {
    let (site, ticket) = ticket_of_code(house, code).await?;
    let day = day(house, &site).await?;
    let day = day.ok_or_else(|| Refusal::missing("ticket-unknown"))?;
    let asked = (site.clone(), ticket.id);
    let rated = house
        .store()
        .read(move |db| store::hall::rating::of_ticket(db, &asked.0, asked.1))
        .await?;
    let matter = day.matters.iter().find(|one| one.id == ticket.matter);
    let window = day.windows.iter().find(|one| Some(one.id) == ticket.window);
    let before = day
        .waiting()
        .iter()
        .take_while(|other| other.id != ticket.id)
        .filter(|other| other.matter == ticket.matter)
        .count();
    let today = day_of(day.now, &zone(&day.site.time_zone)?);
    Ok(OwnTicket {
        matter: matter.map_or_else(String::new, |matter| matter.name.clone()),
        window: window.map_or_else(String::new, |window| window.name.clone()),
        before: before as u32,
        rated: rated.is_some(),
        expired: ticket.day != today,
        site: day.site,
        ticket,
    })
}
