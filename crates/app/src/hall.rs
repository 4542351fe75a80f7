//! The hall (clause A2.8): tickets are taken and called, people who linger are seen to, a crowd is
//! met with the steps that are asked for.

pub mod device;
pub mod lingering;
pub mod rating;
pub mod set_up;
pub mod shown;

use std::collections::BTreeMap;

use domain::access::{Action, Actor, Object};
use domain::hall::{Matter, Priority, Ticket, TicketAct, TicketState, Window, act, next_for};
use domain::journal::Entry;
use domain::subject::{Register, Subject};
use domain::{MatterId, Milliseconds, Refusal, SiteId, TicketId, WindowId};
use standards::Start;

use crate::chance::secret;
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, begin, settle};

/// How many may wait at once; more are asked to wait at the desk.
const WAITING_MAX: usize = 500;
/// How many tickets kiosks and signs give within a minute: more than a hall has doors for.
const A_MINUTE_MAX: usize = 30;
/// How many tickets one turn of the timer looks at.
const TURN_MAX: i64 = 5_000;

/// What a ticket is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The matter.
    pub matter: MatterId,
    /// Why its holder goes before others.
    pub priority: Option<Priority>,
}

/// Takes a ticket: at the desk, at a kiosk, or by a visitor's own telephone.
///
/// # Errors
/// Refused where nobody may, there is no such matter, or too many wait.
pub async fn take(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    wanted: Wanted,
) -> Result<Answer, Error> {
    let id = TicketId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Create)?;
        let matter = matter(deed, wanted.matter)?;
        let day = deed.day_of(deed.now);
        let known = store::hall::ticket::of_day(deed.db, &deed.site.id, &day)?;
        check_unused(store::hall::ticket::find(deed.db, &deed.site.id, id)?.is_some())?;
        // The desk takes whom it sees; a sign may be asked from anywhere.
        if deed.actor.account.is_none() {
            check_room(&known, deed.now)?;
        }
        let last = store::hall::ticket::last_number(deed.db, &deed.site.id, &day, &matter.letter)?;
        let ticket = Ticket {
            id,
            day,
            matter: matter.id,
            letter: matter.letter.clone(),
            number: last + 1,
            priority: wanted.priority,
            // By the house's clock: nobody's telephone puts itself before others.
            taken: deed.now,
            waiting_since: deed.now,
            state: TicketState::Waiting,
            window: None,
            calls: 0,
            called: None,
            ended: None,
            code: secret(deed.house.chance()),
        };
        store::hall::ticket::add(deed.db, &deed.site.id, &ticket)?;
        let mut entry = entry(deed, "ticket-taken", &ticket).detail("matter", &matter.name);
        if let Some(priority) = ticket.priority {
            entry = entry.detail("priority", priority.word());
        }
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Whether a kiosk or a sign may give one more ticket.
fn check_room(known: &[Ticket], now: Milliseconds) -> Result<(), Refusal> {
    let waiting = |one: &&Ticket| one.state == TicketState::Waiting;
    let lately = |one: &&Ticket| one.taken > now - 60_000;
    if known.iter().filter(waiting).count() >= WAITING_MAX {
        return Err(Refusal::too_many("hall-full", 300));
    }
    if known.iter().filter(lately).count() >= A_MINUTE_MAX {
        return Err(Refusal::too_many("hall-full", 60));
    }
    Ok(())
}

/// Deals with a ticket: calls it, parks it, passes it on, finishes it.
///
/// # Errors
/// Refused where the ticket stands otherwise, as when another window was faster.
pub async fn deal(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: TicketId,
    with: TicketAct,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Do)?;
        let ticket = store::hall::ticket::find(deed.db, &deed.site.id, id)?
            .filter(|ticket| ticket.day == deed.day_of(deed.now))
            .ok_or_else(|| Refusal::missing("ticket-unknown"))?;
        carry_out(deed, &ticket, with)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Calls whoever is next at a window.
///
/// # Errors
/// Refused where nobody waits for what the window serves.
pub async fn call_next(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    window: WindowId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Do)?;
        let window = self::window(deed, window)?;
        let day = deed.day_of(deed.now);
        let tickets = store::hall::ticket::of_day(deed.db, &deed.site.id, &day)?;
        let next = next_for(&window, &tickets)
            .ok_or_else(|| Refusal::conflict("nobody-waits").with("window", &window.name))?;
        carry_out(deed, next, TicketAct::Call(window.id))?;
        Ok(Answer::about(next.id))
    })
    .await
}

/// A visitor gives up waiting, by the page of their ticket.
///
/// # Errors
/// Refused where there is no such ticket, or it does not wait any more.
pub async fn leave(house: &House, code: &str, command: &Command) -> Result<Answer, Error> {
    let (site, known) = shown::ticket_of_code(house, code).await?;
    let actor = Actor::with_ticket(site.clone(), &known.name());
    perform(house, &actor, &site, command, move |deed| {
        let ticket = store::hall::ticket::find(deed.db, &deed.site.id, known.id)?
            .ok_or_else(|| Refusal::missing("ticket-unknown"))?;
        carry_out(deed, &ticket, TicketAct::Leave)?;
        Ok(Answer::about(known.id))
    })
    .await
}

fn carry_out(deed: &mut Deed<'_>, ticket: &Ticket, with: TicketAct) -> Result<(), Error> {
    let mut wrote = Vec::new();
    match with {
        TicketAct::Call(id) => wrote.push(("window", window(deed, id)?.name)),
        TicketAct::Transfer(id) => wrote.push(("matter", matter(deed, id)?.name)),
        _ => {}
    }
    let next = act(ticket, with, deed.now)?;
    store::hall::ticket::change(deed.db, &deed.site.id, &next)?;
    // Whoever waits anew is looked after anew.
    if next.state == TicketState::Waiting && ticket.state != TicketState::Waiting {
        store::hall::ticket::note_over(deed.db, &deed.site.id, ticket.id, None)?;
    }
    if next.state != TicketState::Waiting {
        // Who is called need not be looked after any more.
        settle(deed, subject_of(ticket), Some(Start::WaitOver), How::Done)?;
    }
    let act = format!("ticket-{}", with.word());
    let entry = wrote
        .into_iter()
        .fold(entry(deed, &act, &next), |entry, (name, value)| {
            entry.detail(name, value)
        });
    deed.write(&entry)?;
    Ok(())
}

fn entry(deed: &Deed<'_>, act: &str, ticket: &Ticket) -> Entry {
    let mut entry = deed.entry(act).detail("ticket", ticket.name());
    entry.clauses = vec!["A2.8".to_owned()];
    entry
}

fn subject_of(ticket: &Ticket) -> Subject {
    Subject {
        register: Register::Ticket,
        id: ticket.id.0,
        number: ticket.number,
    }
}

fn matter(deed: &mut Deed<'_>, id: MatterId) -> Result<Matter, Error> {
    let matters = store::hall::matters(deed.db, &deed.site.id)?;
    let found = matters.into_iter().find(|matter| matter.id == id);
    found.ok_or_else(|| Refusal::invalid("matter", "matter-unknown").into())
}

fn window(deed: &mut Deed<'_>, id: WindowId) -> Result<Window, Error> {
    let windows = store::hall::windows(deed.db, &deed.site.id)?;
    let found = windows.into_iter().find(|window| window.id == id);
    found.ok_or_else(|| Refusal::invalid("window", "window-unknown").into())
}

/// Makes a duty of everybody who has waited past the limit, once for each wait.
///
/// # Errors
/// When the database fails.
pub(crate) async fn note_waits(house: &House, now: Milliseconds) -> Result<(), Error> {
    let read = move |db: &mut store::Database| {
        let mut over = Vec::new();
        let mut limits = BTreeMap::new();
        for (site, ticket) in store::hall::ticket::waiting_since_before(db, now, TURN_MAX)? {
            if !limits.contains_key(&site) {
                limits.insert(site.clone(), store::hall::limits(db, &site)?.wait_minutes);
            }
            if ticket.waiting_since + i64::from(limits[&site]) * 60_000 <= now {
                over.push((site, ticket.id));
            }
        }
        Ok(over)
    };
    for (site, id) in house.store().read(read).await? {
        let command = turn(house, &["wait-over", &id.to_string(), &now.to_string()]);
        let note = move |deed: &mut Deed<'_>| note_wait(deed, id);
        perform(house, &Actor::house(), &site, &command, note).await?;
    }
    Ok(())
}

fn note_wait(deed: &mut Deed<'_>, id: TicketId) -> Result<Answer, Error> {
    let found = store::hall::ticket::find(deed.db, &deed.site.id, id)?;
    let Some(ticket) = found.filter(|ticket| ticket.state == TicketState::Waiting) else {
        return Ok(Answer::default());
    };
    store::hall::ticket::note_over(deed.db, &deed.site.id, id, Some(deed.now))?;
    let begun = Begun {
        subject: subject_of(&ticket),
        room: None,
        at: deed.now,
        agreed: None,
        assignee: None,
    };
    begin(deed, Start::WaitOver, &begun)?;
    let minutes = (deed.now - ticket.waiting_since) / 60_000;
    let entry = entry(deed, "ticket-over", &ticket).detail("minutes", minutes);
    deed.write(&entry)?;
    Ok(Answer::about(id))
}

/// Ends what is left of the tickets of a day that is over: who held them has gone home.
pub(crate) fn end_day(deed: &mut Deed<'_>, day: &str) -> Result<(), Error> {
    let tickets = store::hall::ticket::of_day(deed.db, &deed.site.id, day)?;
    let mut left = 0;
    for mut ticket in tickets.into_iter().filter(|ticket| ticket.ended.is_none()) {
        ticket.state = TicketState::Left;
        ticket.ended = Some(deed.now);
        store::hall::ticket::change(deed.db, &deed.site.id, &ticket)?;
        settle(deed, subject_of(&ticket), None, How::Cancelled)?;
        left += 1;
    }
    if left > 0 {
        let entry = deed
            .entry("tickets-over")
            .detail("day", day)
            .detail("count", left);
        deed.write(&entry)?;
    }
    Ok(())
}

fn turn(house: &House, parts: &[&str]) -> Command {
    Command {
        id: domain::CommandId::derived(parts),
        at: house.now(),
        fingerprint: [0; 32],
    }
}
