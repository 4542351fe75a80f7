//! What visitors say of the service with one tap (clause A2.9): by the page of their ticket, or at
//! a kiosk. A low one opens a case, and waits until somebody has seen to it.

use domain::access::{Action, Actor, Object};
use domain::hall::TicketState;
use domain::visit::State;
use domain::{RatingId, Refusal, SiteId, TicketId, VisitId};
use store::hall::rating::Rating;

use super::{device, shown};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::seal::{open_text, seal_text};

/// The place of what is sealed of a rating.
const RATING: &str = "rating";
/// The best that can be said.
pub const SCORE_MAX: u32 = 5;
/// What is said so or worse is seen to.
pub const LOW: u32 = 2;

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// From 1, very bad, to [`SCORE_MAX`].
    pub score: u32,
    /// In the visitor's words; may be empty.
    pub note: String,
}

impl Said {
    fn check(&self) -> Result<(), Refusal> {
        if !(1..=SCORE_MAX).contains(&self.score) {
            return Err(Refusal::invalid("score", "score-unfit"));
        }
        domain::text::check("note", &self.note, 200)
    }
}

/// Rates by the page of a ticket, once.
///
/// # Errors
/// Refused where there is no such ticket, or it was rated.
pub async fn by_ticket(
    house: &House,
    code: &str,
    command: &Command,
    said: Said,
) -> Result<Answer, Error> {
    let (site, ticket) = shown::ticket_of_code(house, code).await?;
    let actor = Actor::with_ticket(site.clone(), &ticket.name());
    let rating = rating(command, &said, Some(ticket.id), None);
    keep(house, &actor, &site, command, said, rating).await
}

/// Rates by the page of a visit, once, on its day.
///
/// # Errors
/// Refused where there is no such visit, where nobody came in, and where it was rated.
pub async fn by_visit(
    house: &House,
    code: &str,
    command: &Command,
    said: Said,
) -> Result<Answer, Error> {
    let own = crate::visit::own_visit(house, code).await?;
    let site = own.site.id.clone();
    let actor = Actor::with_ticket(site.clone(), &format!("№{}", own.visit.number));
    let rating = Rating {
        visit: Some(own.visit.id),
        ..rating(command, &said, None, None)
    };
    keep(house, &actor, &site, command, said, rating).await
}

/// Rates at a kiosk.
///
/// # Errors
/// Refused where there is no such kiosk.
pub async fn at_kiosk(
    house: &House,
    code: &str,
    command: &Command,
    said: Said,
) -> Result<Answer, Error> {
    let found = device::of_code(house, code).await?;
    let (site, device) = found
        .filter(|(_, device)| device.kind == "kiosk")
        .ok_or_else(|| Refusal::missing("device-unknown"))?;
    let actor = Actor::at_a_kiosk(site.clone(), &device.name);
    let rating = rating(command, &said, None, Some(device.id));
    keep(house, &actor, &site, command, said, rating).await
}

fn rating(
    command: &Command,
    said: &Said,
    ticket: Option<TicketId>,
    device: Option<domain::DeviceId>,
) -> Rating {
    Rating {
        id: RatingId(command.id.0),
        at: command.at,
        score: said.score,
        sealed: None,
        ticket,
        visit: None,
        device,
        case: None,
        settled: None,
        settled_note: String::new(),
    }
}

async fn keep(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    said: Said,
    rating: Rating,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Rating, Action::Create)?;
        said.check()?;
        check_unused(store::hall::rating::find(deed.db, &deed.site.id, rating.id)?.is_some())?;
        if let Some(ticket) = rating.ticket {
            check_served(deed, ticket)?;
        }
        if let Some(ticket) = rating.ticket
            && store::hall::rating::of_ticket(deed.db, &deed.site.id, ticket)?.is_some()
        {
            return Err(Refusal::conflict("rated-already").into());
        }
        if let Some(visit) = rating.visit {
            check_visited(deed, visit)?;
        }
        let sealed = seal_words(deed.house, &deed.site.id, rating.id, &said.note)?;
        let mut rating = Rating {
            sealed,
            ..rating.clone()
        };
        rating.case = crate::feedback::case_of_hall_rating(deed, &rating)?;
        store::hall::rating::add(deed.db, &deed.site.id, &rating)?;
        let act = if said.score <= LOW {
            "rated-low"
        } else {
            "rated"
        };
        let mut entry = deed.entry(act).detail("score", said.score);
        if let Some(case) = rating.case {
            // By this it is hidden from whom the case is about.
            entry = entry.detail(crate::case::CASE, case);
        }
        entry.clauses = vec!["A2.9".to_owned()];
        deed.write(&entry)?;
        Ok(Answer::about(rating.id))
    })
    .await
}

/// Only who was called today can say how it was.
fn check_served(deed: &mut Deed<'_>, id: TicketId) -> Result<(), Error> {
    let ticket = store::hall::ticket::find(deed.db, &deed.site.id, id)?;
    let today = deed.day_of(deed.now);
    let served = ticket.is_some_and(|ticket| {
        ticket.day == today && matches!(ticket.state, TicketState::Called | TicketState::Done)
    });
    if served {
        Ok(())
    } else {
        Err(Refusal::conflict("rated-unserved").into())
    }
}

/// Only who came in today can say how it was, and once.
fn check_visited(deed: &mut Deed<'_>, id: VisitId) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let visit = store::visit::find(deed.db, &site, id)?;
    let today = deed.day_of(deed.now);
    let was_there = visit.is_some_and(|visit| {
        visit.day == today && matches!(visit.state, State::Inside | State::Left)
    });
    if !was_there {
        return Err(Refusal::conflict("rated-unserved").into());
    }
    if store::hall::rating::of_visit(deed.db, &site, id)?.is_some() {
        return Err(Refusal::conflict("rated-already").into());
    }
    Ok(())
}

/// What somebody says of themselves while they rate is nobody's but the leader's.
fn seal_words(
    house: &House,
    site: &SiteId,
    id: RatingId,
    words: &str,
) -> anyhow::Result<Option<String>> {
    let place = [RATING, site.as_str(), &id.to_string()];
    let said = !domain::text::is_blank(words);
    said.then(|| seal_text(house, &place, words.as_bytes()))
        .transpose()
}

/// The words that were said with a rating; empty where there were none, or they were erased.
pub(crate) fn words_of(house: &House, site: &SiteId, rating: &Rating) -> anyhow::Result<String> {
    let Some(sealed) = &rating.sealed else {
        return Ok(String::new());
    };
    let place = [RATING, site.as_str(), &rating.id.to_string()];
    Ok(String::from_utf8(open_text(house, &place, sealed)?)?)
}

/// A rating as whoever acts may see it: of one whose case is about them there is none.
pub(crate) fn seen(deed: &mut Deed<'_>, id: RatingId) -> Result<Rating, Error> {
    let found = store::hall::rating::find(deed.db, &deed.site.id, id)?;
    let rating = found.ok_or_else(|| Refusal::missing("rating-unknown"))?;
    let hidden = crate::case::hidden_from(deed.db, deed.actor, &deed.site.id)?;
    if rating.case.is_some_and(|case| hidden.contains(&case.0)) {
        return Err(Refusal::missing("rating-unknown").into());
    }
    Ok(rating)
}

/// Somebody has seen to a low rating.
///
/// # Errors
/// Refused where nothing is said of what was done, or it was seen to before.
pub async fn settle(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: RatingId,
    note: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Rating, Action::Do)?;
        let mut rating = seen(deed, id)?;
        if rating.settled.is_some() {
            return Err(Refusal::conflict("rating-settled").into());
        }
        domain::text::check_filled("note", &note, 200)?;
        rating.settled = Some((deed.at, deed.actor.name.clone()));
        rating.settled_note.clone_from(&note);
        store::hall::rating::change(deed.db, &deed.site.id, &rating)?;
        let mut entry = deed
            .entry("rating-settled")
            .detail("score", rating.score)
            .detail("note", &note);
        entry.clauses = vec!["A2.9".to_owned()];
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}
