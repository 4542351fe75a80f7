//! What a client says at the end by the link of their order: a rating with one tap, or a complaint, which
//! opens a case (clauses B1, B4). The page of the link shows how each of their cases stands.

use domain::access::{Action, Actor, Object};
use domain::case::{Channel, State, Told};
use domain::{CaseId, MeetingRatingId, Milliseconds, OrderId, Refusal, SiteId};
use store::Database;

use super::link::linked;
use super::{Kept, load};
use crate::case::{Opening, open_in};
use crate::command::{Answer, Command, Deed, perform};
use crate::error::Error;
use crate::feedback::{Rated, Said, check, keep};
use crate::house::House;

/// How many cases a link opens: what comes after is said in one of them.
const CASES_MAX: usize = 5;

/// A case that was opened from the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCaseBrief {
    /// The civil day on which it was opened.
    pub day: String,
    /// Its number of that day.
    pub number: i32,
    /// How it stands.
    pub state: State,
    /// The code of its own page; `None` once that was taken back.
    pub code: Option<String>,
}

/// What a client may say at the end, and has said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtTheEnd {
    /// Whether they may rate now.
    pub rates: bool,
    /// How they rated.
    pub rated: Option<u32>,
    /// What they complained of, the newest first.
    pub cases: Vec<OwnCaseBrief>,
}

/// What may be said at the end of an order, as its link shows it.
pub(super) fn at_the_end(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    kept: &Kept,
) -> anyhow::Result<AtTheEnd> {
    let id = kept.order().id;
    let rating = store::case::ratings_of_order(db, site, id)?;
    let rated = rating.first().map(|rating| rating.score);
    let mut cases = Vec::new();
    for record in store::case::of_order(db, site, id.0)? {
        if matches!(record.case.channel, Channel::Link | Channel::Rating) {
            cases.push(OwnCaseBrief {
                code: crate::case::code_of_page(house, site, &record)?,
                day: record.case.day,
                number: record.case.number,
                state: record.case.state,
            });
        }
    }
    Ok(AtTheEnd {
        rates: rated.is_none() && is_over(db, site, kept, house.now())?,
        rated,
        cases,
    })
}

/// Whether what was ordered for is over: its meeting ended, or its time is past.
fn is_over(
    db: &mut Database,
    site: &SiteId,
    kept: &Kept,
    now: Milliseconds,
) -> anyhow::Result<bool> {
    let order = kept.order();
    if order.cancelled.is_some() {
        return Ok(false);
    }
    let meeting = match order.matter.meeting {
        Some(id) => store::meeting::find_bare(db, site, id)?,
        None => None,
    };
    let ended = meeting.and_then(|record| record.meeting.ended);
    Ok(ended.is_some() || now >= order.matter.ends)
}

/// The order of a link that still leads to it.
fn by_mark(deed: &mut Deed<'_>, mark: &str, id: OrderId) -> Result<Kept, Error> {
    let found = store::order::order_of_mark(deed.db, mark)?;
    if found.is_none_or(|(site, order)| site != deed.site.id || order != id) {
        return Err(Refusal::missing("order-link-unknown").into());
    }
    deed.at = deed.now;
    load(deed, id)
}

/// Whoever holds the link rates what was done, once.
///
/// # Errors
/// Missing where the link leads nowhere; refused before the end, a second time, and where the score is none.
pub async fn rate_by_link(
    house: &House,
    (code, address): (&str, &str),
    command: &Command,
    said: Said,
) -> Result<Answer, Error> {
    let linked = linked(house, code, address).await?;
    let name = format!("{} № {}", linked.day, linked.number);
    let actor = Actor::with_order(linked.site.clone(), &name);
    let (order, mark) = (linked.order, linked.mark);
    let id = MeetingRatingId(command.id.0);
    perform(house, &actor, &linked.site, command, move |deed| {
        deed.reach(Object::Rating, Action::Create)?;
        let kept = by_mark(deed, &mark, order)?;
        check(deed, id, &said)?;
        let site = deed.site.id.clone();
        if !store::case::ratings_of_order(deed.db, &site, order)?.is_empty() {
            return Err(Refusal::conflict("order-rated").into());
        }
        if !is_over(deed.db, &site, &kept, deed.now)? {
            return Err(Refusal::conflict("order-rating-early").into());
        }
        let known = kept.order();
        let rated = Rated {
            meeting: known.matter.meeting,
            order: Some((order, known.day.clone(), known.number)),
            room: known.matter.room,
            duties: store::duty::of_subject(deed.db, &site, kept.subject())?,
        };
        keep(deed, id, &rated, &said)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Whoever holds the link complains: a case is opened about the order and its meeting (clause B1). The
/// answer's subject is the case.
///
/// # Errors
/// Missing where the link leads nowhere; refused where a field is unfit, and after some cases.
pub async fn complain_by_link(
    house: &House,
    (code, address): (&str, &str),
    command: &Command,
    told: Told,
) -> Result<Answer, Error> {
    let linked = linked(house, code, address).await?;
    let name = format!("{} № {}", linked.day, linked.number);
    let actor = Actor::with_order(linked.site.clone(), &name);
    let (order, mark) = (linked.order, linked.mark);
    let id = CaseId(command.id.0);
    perform(house, &actor, &linked.site, command, move |deed| {
        deed.reach(Object::Case, Action::Create)?;
        by_mark(deed, &mark, order)?;
        let known = store::case::of_order(deed.db, &deed.site.id, order.0)?;
        let theirs = known.iter().filter(|one| one.case.channel == Channel::Link);
        if theirs.count() >= CASES_MAX {
            return Err(Refusal::too_many("order-cases-many", 3_600).into());
        }
        let opening = Opening {
            order: Some(order.0),
            ..Opening::by(Channel::Link, told.clone())
        };
        let case = open_in(deed, id, &opening, None)?;
        Ok(Answer::about(case.id))
    })
    .await
}
