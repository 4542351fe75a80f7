//! Faults as a screen shows them.

use std::collections::BTreeMap;

use domain::access::{Action, Actor, Object, Reach};
use domain::check::check_items;
use domain::directory::Site;
use domain::fault::{Done, Fault, Kind, Measures, PHOTOS_MAX, Step, measured};
use domain::subject::Register;
use domain::{DutyId, FaultId, Milliseconds, PhotoId, RoomId, SiteId, Uid};
use store::Database;

use super::{is_theirs, own_rooms, standing};
use crate::command::day_of;
use crate::error::Error;
use crate::house::{House, zone};
use crate::photo::PhotoBrief;
use crate::view::{RoomBrief, WHOLE};

/// A fault as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultView {
    /// The fault.
    pub fault: Fault,
    /// The place; `None` where the directory no longer has it.
    pub room: Option<RoomBrief>,
    /// Whether the next thing to be done is late.
    pub late: bool,
    /// Its photos.
    pub photos: Vec<PhotoBrief>,
}

/// The register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultRegister {
    /// The site.
    pub site: Site,
    /// What is still to be done something about, whenever it was reported: the late ones first, then
    /// the oldest.
    pub open: Vec<FaultView>,
    /// What was reported in the span, the newest first.
    pub of_span: Vec<FaultView>,
    /// What the span shows.
    pub measures: Measures,
}

/// The page of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultPage {
    /// The site.
    pub site: Site,
    /// The fault.
    pub view: FaultView,
    /// What was done about it, in order.
    pub steps: Vec<Done>,
    /// The steps that the reader may take now.
    pub may: Vec<Step>,
    /// Whether the reader may add a photo.
    pub may_add_photo: bool,
}

/// What a report is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPage {
    /// The site.
    pub site: Site,
    /// The places that the reader may report for.
    pub rooms: Vec<RoomBrief>,
    /// The place that is proposed: where the duty is, else where the reader was last.
    pub place: Option<RoomId>,
    /// The item at which it was found; empty for none.
    pub item: String,
    /// The duty's title; empty for none.
    pub duty: String,
    /// What is known of each place and still to be repaired.
    pub open: Vec<FaultView>,
}

/// What one reader may see of the faults of a site.
struct Reader {
    site: Site,
    reach: Reach,
    now: Milliseconds,
    rooms: BTreeMap<RoomId, RoomBrief>,
}

impl Reader {
    fn of(
        db: &mut Database,
        house: &House,
        actor: &Actor,
        site: &SiteId,
        action: Action,
    ) -> anyhow::Result<Option<Self>> {
        let Some(right) = actor.right(site, Object::Fault, action) else {
            return Ok(None);
        };
        let Some(found) = store::site::find(db, site)? else {
            return Ok(None);
        };
        let rooms = store::directory::rooms(db, site)?;
        Ok(Some(Self {
            site: found,
            reach: right.reach,
            now: house.now(),
            rooms: rooms
                .iter()
                .map(|room| (room.id, RoomBrief::of(room)))
                .collect(),
        }))
    }

    fn views(&self, db: &mut Database, faults: Vec<Fault>) -> anyhow::Result<Vec<FaultView>> {
        let ids: Vec<Uid> = faults.iter().map(|one| one.id.0).collect();
        let mut photos = BTreeMap::<Uid, Vec<PhotoBrief>>::new();
        for photo in crate::photo::of_subjects(db, &self.site.id, Register::Fault, &ids)? {
            photos.entry(photo.subject).or_default().push(photo);
        }
        let views = faults.into_iter().map(|fault| FaultView {
            room: self.rooms.get(&fault.room).cloned(),
            late: fault.is_late(self.now),
            photos: photos.remove(&fault.id.0).unwrap_or_default(),
            fault,
        });
        Ok(views.collect())
    }

    fn open(&self, db: &mut Database, actor: &Actor) -> anyhow::Result<Vec<FaultView>> {
        let mut open = store::fault::open(db, &self.site.id, WHOLE)?;
        if self.reach < Reach::Site {
            open.retain(|one| is_theirs(actor, one));
        }
        let mut views = self.views(db, open)?;
        views.sort_by_key(|view| (!view.late, view.fault.reported, view.fault.id));
        Ok(views)
    }
}

/// The register with what was reported in the span; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<FaultRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::of(db, &owned, &actor, &site, Action::View)? else {
            return Ok(None);
        };
        let of_span = match (reader.reach, actor.account) {
            (Reach::Site, _) => store::fault::between(db, &site, span, WHOLE)?,
            (_, Some(account)) => {
                let mut own = store::fault::of_reporter(db, &site, account, WHOLE)?;
                own.retain(|one| (span.0..span.1).contains(&one.reported));
                own
            }
            (_, None) => Vec::new(),
        };
        Ok(Some(FaultRegister {
            open: reader.open(db, &actor)?,
            measures: measured(&of_span, reader.now),
            of_span: reader.views(db, of_span)?,
            site: reader.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The page of a fault; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: FaultId,
) -> Result<Option<FaultPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some((reader, fault)) = seen(db, &owned, &actor, &site, id)? else {
            return Ok(None);
        };
        let stands = standing(&actor, &site, &fault);
        let may = Step::ALL.iter().copied().filter(|step| {
            *step != Step::Report && fault.state.after(*step).is_ok() && stands.check(*step).is_ok()
        });
        let may: Vec<Step> = may.collect();
        let closed = fault.state.is_closed();
        let mut views = reader.views(db, vec![fault])?;
        let Some(view) = views.pop() else {
            return Ok(None);
        };
        Ok(Some(FaultPage {
            steps: store::fault::steps(db, &site, id)?,
            may,
            may_add_photo: stands.check(Step::Join).is_ok()
                && !closed
                && view.photos.len() < PHOTOS_MAX,
            view,
            site: reader.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn seen(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: FaultId,
) -> anyhow::Result<Option<(Reader, Fault)>> {
    let Some(reader) = Reader::of(db, house, actor, site, Action::View)? else {
        return Ok(None);
    };
    let fault = store::fault::find(db, site, id)?;
    let fault = fault.filter(|one| reader.reach == Reach::Site || is_theirs(actor, one));
    Ok(fault.map(|fault| (reader, fault)))
}

/// The faults of a room that were reported in a span, with their photos, as far as the actor sees them.
///
/// # Errors
/// When the database fails.
pub(crate) fn of_room_on(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (room, from, until): (RoomId, Milliseconds, Milliseconds),
) -> anyhow::Result<Vec<FaultView>> {
    let Some(reader) = Reader::of(db, house, actor, site, Action::View)? else {
        return Ok(Vec::new());
    };
    let mut faults = store::fault::between(db, site, (from, until), WHOLE)?;
    faults.retain(|one| one.room == room && (reader.reach == Reach::Site || is_theirs(actor, one)));
    reader.views(db, faults)
}

/// What a photo of a fault shows, a JPEG; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (id, photo): (FaultId, PhotoId),
    small: bool,
) -> Result<Option<Vec<u8>>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        if seen(db, &owned, &actor, &site, id)?.is_none() {
            return Ok(None);
        }
        let of_fault = (Register::Fault, id.0);
        crate::photo::open(db, &owned, &site, (of_fault, photo), small)
    };
    Ok(house.store().read(read).await?)
}

/// The open fault of the kind at the place, for whoever reports there; `None` where there is none, or
/// none for the actor to see.
///
/// # Errors
/// When the database fails.
pub async fn known_at(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (room, kind): (RoomId, Kind),
) -> Result<Option<FaultView>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(known) = store::fault::open_at(db, &site, room, kind)? else {
            return Ok(None);
        };
        let Some((reader, fault)) = seen(db, &owned, &actor, &site, known.id)? else {
            return Ok(None);
        };
        Ok(reader.views(db, vec![fault])?.pop())
    };
    Ok(house.store().read(read).await?)
}

/// What a report is made from, from a duty's item where it was found there; `None` for whoever may not
/// report.
///
/// # Errors
/// When the database fails.
pub async fn report_page(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    found: Option<(DutyId, u32)>,
) -> Result<Option<ReportPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::of(db, &owned, &actor, &site, Action::Create)? else {
            return Ok(None);
        };
        let mut rooms: Vec<RoomBrief> = reader.rooms.values().cloned().collect();
        if reader.reach < Reach::Site {
            let own = own_rooms(db, &actor, &site, reader.now)?;
            rooms.retain(|room| own.contains(&room.id));
        }
        rooms.sort_by(|one, other| one.number.cmp(&other.number).then(one.id.cmp(&other.id)));
        let does_duties = actor.right(&site, Object::Duty, Action::Do).is_some();
        let (duty, item, place) = match found.filter(|_| does_duties) {
            Some(found) => found_at(db, &owned, &site, found)?,
            None => (String::new(), String::new(), None),
        };
        let place = match place {
            Some(place) => Some(place),
            None => last_place(db, &actor, &reader)?,
        };
        let place = place.filter(|place| rooms.iter().any(|room| room.id == *place));
        let mut open = reader.open(db, &actor)?;
        open.retain(|view| view.fault.state != domain::fault::State::Repaired);
        Ok(Some(ReportPage {
            rooms,
            place,
            item,
            duty,
            open,
            site: reader.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The duty's title, the item's text and the duty's place. An item of a client's order has no text
/// here, as the fault will have none.
fn found_at(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (duty, step): (DutyId, u32),
) -> anyhow::Result<(String, String, Option<RoomId>)> {
    let Some(record) = store::duty::find(db, site, duty)? else {
        return Ok((String::new(), String::new(), None));
    };
    let standard = house.standard(db, site, record.standard_version)?;
    let Some(rule) = standard.rule(&record.duty.rule) else {
        return Ok((String::new(), String::new(), record.room));
    };
    let items = check_items(rule, None);
    let item = items.iter().find(|item| item.index == step);
    let item = item.map(|item| item.text.clone());
    let item = item.or_else(|| rule.steps.get(step as usize).cloned());
    Ok((rule.title.clone(), item.unwrap_or_default(), record.room))
}

/// Where the reader's latest duty of the day is that has begun.
fn last_place(db: &mut Database, actor: &Actor, reader: &Reader) -> anyhow::Result<Option<RoomId>> {
    let Some(account) = actor.account else {
        return Ok(None);
    };
    let day = day_of(reader.now, &zone(&reader.site.time_zone)?);
    let duties = store::duty::of_day(db, &reader.site.id, &day)?;
    let begun = duties.iter().filter(|duty| {
        let opens = duty.duty.opens.as_millisecond();
        duty.assignee == Some(account) && duty.room.is_some() && opens <= reader.now
    });
    Ok(begun
        .max_by_key(|duty| duty.duty.opens)
        .and_then(|duty| duty.room))
}
