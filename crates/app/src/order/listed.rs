//! The orders of some days, those of a meeting, and what an order is made from.

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Site;
use domain::order::CatalogueItem;
use domain::{MeetingId, Milliseconds, OrderId, SiteId};
use store::Database;

use super::Kept;
use super::shown::{OrderView, Reader};
use crate::error::Error;
use crate::house::House;
use crate::meeting::{Sees, sees};
use crate::view::{MASKED, RoomBrief, Sight, WHOLE};

/// The orders of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRegister {
    /// The site.
    pub site: Site,
    /// Those whose matter begins in the span.
    pub orders: Vec<OrderView>,
    /// Those of other days of which something waits for the client's word.
    pub unanswered: Vec<OrderView>,
}

/// What an order is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacePage {
    /// The site.
    pub site: Site,
    /// The places.
    pub rooms: Vec<RoomBrief>,
    /// The meetings that it may be for: id, title, place, start.
    pub meetings: Vec<(MeetingId, String, String, Milliseconds)>,
    /// What is offered.
    pub items: Vec<CatalogueItem>,
}

/// The orders whose matter begins in the span, and what else waits for a client's word; `None` for
/// whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<OrderRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::open(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let found = store::order::between(db, &site, span, WHOLE)?;
        let mut orders = Vec::new();
        for record in found {
            orders.extend(seen_view(db, &reader, record.order.id)?);
        }
        let mut unanswered = Vec::new();
        for id in store::order::unanswered(db, &site, WHOLE)? {
            if !orders.iter().any(|view: &OrderView| view.order.id == id) {
                unanswered.extend(seen_view(db, &reader, id)?);
            }
        }
        Ok(Some(OrderRegister {
            orders,
            unanswered,
            site: reader.sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn seen_view(db: &mut Database, reader: &Reader, id: OrderId) -> Result<Option<OrderView>> {
    let Some(kept) = Kept::read(db, &reader.sight.site.id, id)? else {
        return Ok(None);
    };
    if !reader.sees(db, &kept)? {
        return Ok(None);
    }
    reader.view(db, &kept).map(Some)
}

/// The orders of a meeting that the reader sees.
///
/// # Errors
/// When the database fails.
pub async fn of_meeting(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    meeting: MeetingId,
) -> Result<Vec<OrderView>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::open(db, &owned, &actor, &site)? else {
            return Ok(Vec::new());
        };
        let mut views = Vec::new();
        for record in store::order::of_meeting(db, &site, meeting)? {
            views.extend(seen_view(db, &reader, record.order.id)?);
        }
        Ok(views)
    };
    Ok(house.store().read(read).await?)
}

/// How far ahead meetings are offered for an order.
const AHEAD_MS: Milliseconds = 60 * 24 * 60 * 60 * 1_000;

/// What an order is made from; `None` for whoever may place none.
///
/// # Errors
/// When the database fails.
pub async fn place_page(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<PlacePage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let create = actor.right(&site, Object::Order, Action::Create);
        let (Some(create), Some(sight)) = (create, Sight::open(db, &owned, &site)?) else {
            return Ok(None);
        };
        let now = owned.now();
        let mut meetings = Vec::new();
        for record in store::meeting::between(db, &site, now, now + AHEAD_MS)? {
            let meeting = &record.meeting;
            let own = record.booked_by.is_some() && record.booked_by == actor.account;
            let over = meeting.cancelled.is_some() || meeting.ended.is_some();
            if over || create.reach < Reach::Site && !own {
                continue;
            }
            let seen = sees(&sight, &actor, &record) == Sees::All;
            let title = if seen {
                meeting.requirement.title.clone()
            } else {
                MASKED.to_owned()
            };
            let room = sight.room(meeting.requirement.room).name;
            meetings.push((meeting.id, title, room, meeting.requirement.starts));
        }
        let mut rooms: Vec<RoomBrief> = sight.rooms.values().map(RoomBrief::of).collect();
        rooms.sort_by(|one, other| one.number.cmp(&other.number).then(one.id.cmp(&other.id)));
        let mut items = store::order::catalogue(db, &site)?;
        items.retain(|one| !one.removed);
        Ok(Some(PlacePage {
            rooms,
            meetings,
            items,
            site: sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}
