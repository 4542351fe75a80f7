//! The directory as far as meetings need it: buildings, floors, rooms, people, teams, closures.

mod account;
mod guide;
mod people;
mod person;
mod places;
mod presence;
mod search;
mod sheet;

use domain::access::{Action, Actor, Object};
use domain::booking::{EARLIEST_MS, LATEST_MS};
use domain::change::civil_text;
use domain::directory::{Building, Closure, Department, Floor, Person, Room, Site, Team};
use domain::{ClosureId, Refusal, SiteId};
use store::Database;

use crate::account::checked_name;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::Staff;

pub(crate) use self::account::{account_named, account_of};
pub(crate) use self::guide::way_code;
pub use self::guide::{
    GuideFloor, GuideRoom, GuideView, PlaceDirections, WayView, guide, public_way, set_directions,
    way,
};
pub use self::people::{add_department, change_department, put_team};
pub use self::person::{
    PersonEntry, add_person, change_person, key_those_without, particulars, remove_person,
};
pub use self::places::{
    add_building, add_floor, add_room, change_building, change_floor, change_room,
};
pub(crate) use self::presence::spoken_for;
pub use self::presence::{
    LeaderPresence, PresenceBoard, ShownPresence, presence_board, say_presence,
};
pub(crate) use self::search::found_people;
pub use self::search::{
    FOUND_MAX, Found, FoundPerson, FoundRoom, Named, ShownTelephone, found_person, search,
};
pub use self::sheet::{DRAFT_KEPT_MS, Preview, export, import, preview};

/// The directory as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryView {
    /// The site.
    pub site: Site,
    /// Its buildings.
    pub buildings: Vec<Building>,
    /// Its floors, the highest first.
    pub floors: Vec<Floor>,
    /// Its rooms, by number.
    pub rooms: Vec<Room>,
    /// Its departments.
    pub departments: Vec<Department>,
    /// Its people, those with precedence first.
    pub people: Vec<Person>,
    /// Its service teams.
    pub teams: Vec<Team>,
    /// Closures from yesterday on.
    pub closures: Vec<Closure>,
    /// People with accounts at the site.
    pub accounts: Vec<Staff>,
}

/// The site's directory.
///
/// # Errors
/// When the database fails.
pub async fn view(house: &House, site: &SiteId) -> Result<Option<DirectoryView>, Error> {
    let (site, now) = (site.clone(), house.now());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let day = 24 * 60 * 60 * 1_000;
        Ok(Some(DirectoryView {
            site: found,
            buildings: store::directory::buildings(db, &site)?,
            floors: store::directory::floors(db, &site)?,
            rooms: store::directory::rooms(db, &site)?,
            departments: store::directory::departments(db, &site)?,
            people: store::directory::people(db, &site)?,
            teams: store::directory::teams(db, &site)?,
            closures: store::directory::closures(db, &site, now - day, now + 3_650 * day)?,
            accounts: store::account::names(db, &site)?
                .into_iter()
                .map(|(account, name)| Staff { account, name })
                .collect(),
        }))
    };
    Ok(house.store().read(read).await?)
}

fn keep(
    deed: &mut Deed<'_>,
    act: &str,
    name: &str,
    subject: impl std::fmt::Display,
) -> Result<Answer, Error> {
    let entry = deed.entry(act).detail("name", name);
    deed.write(&entry)?;
    Ok(Answer::about(subject))
}

/// What is added is new: a client that gives an id a second time is told.
fn check_new<Id: Copy + PartialEq>(
    id: Id,
    known: impl IntoIterator<Item = Id>,
) -> Result<(), Refusal> {
    if known.into_iter().any(|other| other == id) {
        return Err(Refusal::conflict("id-taken"));
    }
    Ok(())
}

/// Nothing beside it goes by the same name: two of one name are told apart by nobody.
fn check_free<'known>(
    field: &'static str,
    name: &str,
    mut others: impl Iterator<Item = &'known str>,
) -> Result<(), Refusal> {
    let name = name.trim();
    if others.any(|other| other.trim() == name) {
        return Err(Refusal::conflict("name-taken").at(field).with("name", name));
    }
    Ok(())
}

/// Closes a room for a time.
///
/// # Errors
/// Refused when the times cannot be, or a meeting holds the room then.
pub async fn close_room(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    closure: Closure,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let room = deed.room(closure.room)?;
        for (field, at) in [("from", closure.from), ("until", closure.until)] {
            if !(EARLIEST_MS..LATEST_MS).contains(&at) {
                return Err(Refusal::invalid(field, "time-impossible").into());
            }
        }
        if closure.until <= closure.from {
            return Err(Refusal::invalid("until", "ends-before-starts").into());
        }
        let known = store::directory::closures(deed.db, &deed.site.id, EARLIEST_MS, LATEST_MS)?;
        check_new(closure.id, known.iter().map(|known| known.id))?;
        checked_name(&closure.reason).map_err(|_| Refusal::invalid("reason", "reason-empty"))?;
        // A hold lists every room it blocks, so the room itself is all that need be asked for.
        let holds = store::meeting::holds(deed.db, &deed.site.id, closure.from, closure.until)?;
        if let Some(hold) = holds.iter().find(|hold| hold.room == closure.room) {
            return Err(Refusal::conflict("room-held")
                .at("room")
                .with("room", &room.name)
                .with("day", deed.day_of(hold.from))
                .with("from", civil_text(hold.from, &deed.zone))
                .with("until", civil_text(hold.until, &deed.zone))
                .into());
        }
        store::directory::add_closure(deed.db, &deed.site.id, &closure)?;
        let entry = deed
            .entry("room-closed")
            .room(room.id)
            .detail("room", &room.name)
            .detail("reason", &closure.reason)
            .detail("starts", civil_text(closure.from, &deed.zone))
            .detail("ends", civil_text(closure.until, &deed.zone));
        deed.write(&entry)?;
        Ok(Answer::about(closure.id))
    })
    .await
}

/// Opens a closed room again.
///
/// # Errors
/// Refused when there is no such closure.
pub async fn reopen_room(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: ClosureId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let known = store::directory::closures(deed.db, &deed.site.id, EARLIEST_MS, LATEST_MS)?;
        let Some(closure) = known.into_iter().find(|known| known.id == id) else {
            return Err(Refusal::missing("closure-unknown").into());
        };
        store::directory::remove_closure(deed.db, &deed.site.id, id)?;
        let room = deed.room(closure.room)?;
        let entry = deed
            .entry("room-reopened")
            .room(room.id)
            .detail("room", &room.name)
            .detail("starts", civil_text(closure.from, &deed.zone))
            .detail("ends", civil_text(closure.until, &deed.zone));
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}
