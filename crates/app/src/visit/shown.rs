//! Visits as screens show them: masked, unless they are the reader's own.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::directory::{Department, Floor, Room, Site};
use domain::visit::{Details, State};
use domain::{MeetingId, Milliseconds, SiteId, VisitId, folding};
use store::Database;
use store::visit::VisitRecord;

use super::sealed;
use crate::error::Error;
use crate::house::House;
use crate::view::MeetingView;

/// How many earlier visits are told.
const EARLIER_MAX: i64 = 5;
/// How many badges of earlier days are listed; how many there are is told beside them.
const BADGES_MAX: i64 = 100;
/// How many people of the directory a form offers by itself.
const OFFERED_MAX: i64 = 300;

/// A visit as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitView {
    /// What is not personal.
    pub record: VisitRecord,
    /// What is; masked for whoever may not know it, `None` once it was erased.
    pub details: Option<Details>,
    /// Whether it is masked.
    pub masked: bool,
    /// The name of its department.
    pub department: String,
    /// The room they go to.
    pub room: Option<Room>,
    /// Its floor.
    pub floor: Option<Floor>,
    /// Whether the number of a document is kept in full.
    pub has_document: bool,
}

impl VisitView {
    /// Whether every word that is typed stands in what is shown of it, or is its number.
    #[must_use]
    pub fn is_found_by(&self, typed: &str) -> bool {
        let number = self.record.number.to_string();
        let department = folding::fold(&self.department);
        folding::words(typed).iter().all(|word| {
            let details = self.details.as_ref();
            *word == number
                || department.contains(word)
                || details.is_some_and(|details| details.show_word(word))
        })
    }
}

/// A day of visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitDay {
    /// The site.
    pub site: Site,
    /// The visits, by number.
    pub visits: Vec<VisitView>,
    /// How many badges are out, of every day.
    pub badges_out: i64,
    /// Today's meetings with guests who are expected, as the reader may know them.
    pub meetings: Vec<MeetingView>,
    /// How many guests of each meeting are registered already.
    pub guests_here: BTreeMap<MeetingId, u32>,
}

impl VisitDay {
    /// How many people are inside, those who came along among them.
    #[must_use]
    pub fn inside(&self) -> u32 {
        let inside = self.visits.iter();
        inside
            .filter(|visit| visit.record.state == State::Inside)
            .map(|visit| visit.record.companions + 1)
            .sum()
    }
}

/// One visit, and what it is told with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitPage {
    /// The site.
    pub site: Site,
    /// The visit.
    pub visit: VisitView,
    /// Earlier visits of the same telephone or document, newest first.
    pub earlier: Vec<VisitView>,
    /// Whether the reader may change it.
    pub own: bool,
}

struct Sight {
    house: House,
    site: Site,
    departments: Vec<Department>,
    rooms: Vec<Room>,
    floors: Vec<Floor>,
}

impl Sight {
    fn open(db: &mut Database, house: &House, site: &SiteId) -> Result<Option<Self>> {
        let Some(site) = store::site::find(db, site)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            house: house.clone(),
            departments: store::directory::departments(db, &site.id)?,
            rooms: store::directory::rooms(db, &site.id)?,
            floors: store::directory::floors(db, &site.id)?,
            site,
        }))
    }

    fn view(&self, actor: &Actor, record: VisitRecord) -> Result<VisitView> {
        let sealed = record.sealed.as_deref();
        let details = sealed::open(&self.house, &self.site.id, record.id, sealed)?;
        let own = record.host_account.is_some() && record.host_account == actor.account;
        let right = actor.right(&self.site.id, Object::ExpectedVisit, Action::View);
        let masked = !(own && right.is_some_and(|right| !right.masked));
        let department = self.departments.iter();
        let department = department
            .clone()
            .find(|one| Some(one.id) == record.department);
        let room = self.rooms.iter().find(|room| Some(room.id) == record.room);
        let floor = room.and_then(|room| self.floors.iter().find(|floor| floor.id == room.floor));
        Ok(VisitView {
            details: details.map(|details| if masked { details.masked() } else { details }),
            masked,
            department: department.map_or_else(String::new, |one| one.name.clone()),
            room: room.cloned(),
            floor: floor.cloned(),
            has_document: record.document_sealed.is_some(),
            record,
        })
    }

    fn views(&self, actor: &Actor, records: Vec<VisitRecord>) -> Result<Vec<VisitView>> {
        let views = records.into_iter().map(|record| self.view(actor, record));
        views.collect()
    }
}

/// Whether the reader sees every visit of the site.
fn sees_all(actor: &Actor, site: &SiteId) -> bool {
    let right = actor.right(site, Object::Visit, Action::View);
    right.is_some_and(|right| right.reach == Reach::Site)
}

/// The visits of a day, `YYYY-MM-DD`; `None` for whoever may not see them all.
///
/// # Errors
/// When the database fails.
pub async fn day(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    day: &str,
) -> Result<Option<VisitDay>, Error> {
    if !sees_all(actor, site) {
        return Ok(None);
    }
    let (owned, actor, site, day) = (house.clone(), actor.clone(), site.clone(), day.to_owned());
    let read = move |db: &mut Database| {
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let visits = store::visit::of_day(db, &site, &day)?;
        let mut guests_here = BTreeMap::new();
        for visit in visits.iter().filter(|visit| visit.arrived.is_some()) {
            if let Some(meeting) = visit.meeting {
                *guests_here.entry(meeting).or_insert(0) += visit.companions + 1;
            }
        }
        Ok(Some(VisitDay {
            visits: sight.views(&actor, visits)?,
            badges_out: store::visit::badges_out(db, &site)?,
            meetings: meetings(db, &owned, &actor, &site, &day)?,
            guests_here,
            site: sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The day's meetings that are not over and have guests.
fn meetings(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    day: &str,
) -> Result<Vec<MeetingView>> {
    let Some(mut sight) = crate::view::Sight::open(db, house, site)? else {
        return Ok(Vec::new());
    };
    let (Some(date), zone) = (
        domain::day::parse(day),
        crate::house::zone(&sight.site.time_zone)?,
    ) else {
        return Ok(Vec::new());
    };
    let midnight = |date: jiff::civil::Date| {
        standards::day::instant(&zone, date, jiff::civil::Time::midnight()).as_millisecond()
    };
    let (from, until) = (midnight(date), midnight(date.tomorrow().unwrap_or(date)));
    let mut records = store::meeting::between(db, site, from, until)?;
    records.retain(|record| {
        record.meeting.cancelled.is_none()
            && record.meeting.ended.is_none()
            && !record.meeting.requirement.attendees.is_empty()
    });
    crate::meeting::views_of(db, &mut sight, actor, records)
}

/// The visits of the day of an instant that had come in by then; none to whoever may not see them all.
pub(crate) fn come_before(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    (site, at): (&SiteId, Milliseconds),
) -> Result<Vec<VisitView>> {
    if !sees_all(actor, site) {
        return Ok(Vec::new());
    }
    let Some(sight) = Sight::open(db, house, site)? else {
        return Ok(Vec::new());
    };
    let zone = crate::house::zone(&sight.site.time_zone)?;
    let day = crate::command::day_of(at, &zone);
    let mut come = store::visit::of_day(db, site, &day)?;
    come.retain(|visit| visit.arrived.is_some_and(|arrived| arrived <= at));
    sight.views(actor, come)
}

/// Who is inside and who is to come, for the desk and the guards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day's visits.
    pub day: VisitDay,
    /// Of earlier days: whose badge is still out, the oldest of them.
    pub badges: Vec<VisitView>,
    /// How many badges of earlier days are out.
    pub badges_before: usize,
    /// When it was read.
    pub at: Milliseconds,
}

/// What entry control shows; `None` for whoever may not see every visit.
///
/// # Errors
/// When the database fails.
pub async fn entry(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    today: &str,
) -> Result<Option<Entry>, Error> {
    let Some(day) = day(house, actor, site, today).await? else {
        return Ok(None);
    };
    let (owned, actor, site, today) =
        (house.clone(), actor.clone(), site.clone(), today.to_owned());
    let read = move |db: &mut Database| {
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(Vec::new());
        };
        let out = store::visit::with_badge_out(db, &site, &today, BADGES_MAX)?;
        sight.views(&actor, out)
    };
    let is_out = |visit: &&VisitView| {
        let record = &visit.record;
        record.arrived.is_some() && record.badge_code.is_some() && record.badge_back.is_none()
    };
    let of_today = day.visits.iter().filter(is_out).count();
    let all = usize::try_from(day.badges_out).unwrap_or(0);
    Ok(Some(Entry {
        badges: house.store().read(read).await?,
        badges_before: all.saturating_sub(of_today),
        day,
        at: house.now(),
    }))
}

/// The visits whose host the reader is, from a day on.
///
/// # Errors
/// When the database fails.
pub async fn own(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    since: &str,
) -> Result<Option<(Site, Vec<VisitView>)>, Error> {
    let (owned, actor, site, since) =
        (house.clone(), actor.clone(), site.clone(), since.to_owned());
    let read = move |db: &mut Database| {
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let records = match actor.account {
            Some(account) => store::visit::of_host(db, &site, account, &since)?,
            None => Vec::new(),
        };
        let views = sight.views(&actor, records)?;
        Ok(Some((sight.site, views)))
    };
    Ok(house.store().read(read).await?)
}

/// The day of one visit and how it stands; `None` where there is none or it is not the reader's to know of.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: VisitId,
) -> Result<Option<(String, State)>, Error> {
    let (account, all, site) = (actor.account, sees_all(actor, site), site.clone());
    let read = move |db: &mut Database| store::visit::find(db, &site, id);
    let found = house.store().read(read).await?;
    let own =
        |record: &VisitRecord| record.host_account.is_some() && record.host_account == account;
    let known = found.filter(|record| all || own(record));
    Ok(known.map(|record| (record.day, record.state)))
}

/// One visit; `None` where there is none or it is not the reader's to know of.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: VisitId,
) -> Result<Option<VisitPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let Some(record) = store::visit::find(db, &site, id)? else {
            return Ok(None);
        };
        page(db, sight, &actor, record)
    };
    Ok(house.store().read(read).await?)
}

fn page(
    db: &mut Database,
    sight: Sight,
    actor: &Actor,
    record: VisitRecord,
) -> Result<Option<VisitPage>> {
    let own = record.host_account.is_some() && record.host_account == actor.account;
    if !own && !sees_all(actor, &sight.site.id) {
        return Ok(None);
    }
    let marks = (
        record.telephone_mark.as_deref(),
        record.document_mark.as_deref(),
    );
    let mut earlier = store::visit::earlier(db, &sight.site.id, marks.0, marks.1, EARLIER_MAX + 1)?;
    earlier.retain(|other| (&other.day, other.number) < (&record.day, record.number));
    Ok(Some(VisitPage {
        earlier: sight.views(actor, earlier)?,
        visit: sight.view(actor, record)?,
        own,
        site: sight.site,
    }))
}

/// The visit of a badge; `None` where nobody has such a badge.
///
/// # Errors
/// When the database fails.
pub async fn of_badge(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    code: &str,
) -> Result<Option<VisitPage>, Error> {
    // What no code can be is not asked for.
    let lawful = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_');
    if code.is_empty() || code.len() > 64 || !code.chars().all(lawful) {
        return Ok(None);
    }
    let (owned, actor, site, code) = (house.clone(), actor.clone(), site.clone(), code.to_owned());
    let read = move |db: &mut Database| {
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let Some(record) = store::visit::of_badge(db, &site, &code)? else {
            return Ok(None);
        };
        page(db, sight, &actor, record)
    };
    Ok(house.store().read(read).await?)
}

/// What the form offers of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// People with their departments, then the departments: each as it is typed.
    pub hosts: Vec<String>,
    /// The numbers of rooms.
    pub rooms: Vec<String>,
}

/// What the form offers of the directory: of many people, the first by name.
///
/// # Errors
/// When the database fails.
pub async fn offered(house: &House, actor: &Actor, site: &SiteId) -> Result<Offered, Error> {
    if actor.right(site, Object::Directory, Action::View).is_none() {
        return Ok(Offered::default());
    }
    let site = site.clone();
    let read = move |db: &mut Database| {
        let departments = store::directory::departments(db, &site)?;
        let people = store::visit::hosts_offered(db, &site, OFFERED_MAX)?;
        let rooms = store::directory::rooms(db, &site)?;
        let people = people.into_iter().map(|(name, department)| {
            let of = departments.iter().find(|one| Some(one.id) == department);
            of.map_or(name.clone(), |of| format!("{name} {}", of.name))
        });
        let offices = departments.iter().map(|one| one.name.clone());
        Ok(Offered {
            hosts: people.chain(offices).collect(),
            rooms: rooms.into_iter().map(|room| room.number).collect(),
        })
    };
    Ok(house.store().read(read).await?)
}
