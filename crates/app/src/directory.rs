//! The directory as far as meetings need it: buildings, floors, rooms, people, teams, closures.

use domain::access::{Action, Actor, Object};
use domain::booking::{EARLIEST_MS, LATEST_MS};
use domain::change::civil_text;
use domain::directory::{
    Building, Closure, Department, Floor, Person, Room, Site, Team, blocked_with, check_level,
    check_person, check_room, number_taken,
};
use domain::{ClosureId, Refusal, SiteId};
use store::Database;

use crate::account::checked_name;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::Staff;

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

/// Adds a building.
///
/// # Errors
/// Refused to whoever may not, or when the name is unfit.
pub async fn add_building(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    building: Building,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        checked_name(&building.name)?;
        let known = store::directory::buildings(deed.db, &deed.site.id)?;
        check_new(building.id, known.iter().map(|known| known.id))?;
        store::directory::add_building(deed.db, &deed.site.id, &building)?;
        keep(deed, "building-added", &building.name, building.id)
    })
    .await
}

/// Adds a floor.
///
/// # Errors
/// Refused when its building is not there or the name is unfit.
pub async fn add_floor(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    floor: Floor,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        checked_name(&floor.name)?;
        check_level(floor.level)?;
        let known = store::directory::floors(deed.db, &deed.site.id)?;
        check_new(floor.id, known.iter().map(|known| known.id))?;
        let buildings = store::directory::buildings(deed.db, &deed.site.id)?;
        if !buildings
            .iter()
            .any(|building| building.id == floor.building)
        {
            return Err(Refusal::invalid("building", "building-unknown").into());
        }
        store::directory::add_floor(deed.db, &deed.site.id, &floor)?;
        keep(deed, "floor-added", &floor.name, floor.id)
    })
    .await
}

/// Whether a room that is put is one that the site has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Yes,
    No,
    Either,
}

/// Adds a room, or changes the one with its id. A room keeps its request code.
///
/// # Errors
/// Refused when its floor is not there, a field is unfit, its number is on another door of the
/// building, or it would be a part of itself.
pub async fn put_room(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    room: Room,
) -> Result<Answer, Error> {
    put(house, actor, site, command, room, Known::Either).await
}

/// Adds a room.
///
/// # Errors
/// Refused like [`put_room`], and when its id is another's.
pub async fn add_room(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    room: Room,
) -> Result<Answer, Error> {
    put(house, actor, site, command, room, Known::No).await
}

/// Changes a room to what is given. It keeps its request code.
///
/// # Errors
/// Refused like [`put_room`], and when there is no such room.
pub async fn change_room(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    room: Room,
) -> Result<Answer, Error> {
    put(house, actor, site, command, room, Known::Yes).await
}

async fn put(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    room: Room,
    expected: Known,
) -> Result<Answer, Error> {
    let code = crate::chance::secret(house.chance());
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let mut room = room.clone();
        checked_name(&room.name)?;
        check_room(&room)?;
        let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
        let known = rooms.iter().find(|other| other.id == room.id);
        match (expected, known) {
            (Known::No, Some(_)) => return Err(Refusal::conflict("id-taken").into()),
            (Known::Yes, None) => return Err(Refusal::missing("room-unknown").into()),
            _ => {}
        }
        check_room_among(deed, &room, &rooms)?;
        room.request_code = known.map_or_else(|| code.clone(), |known| known.request_code.clone());
        let act = if known.is_some() {
            store::directory::change_room(deed.db, &deed.site.id, &room)?;
            "room-changed"
        } else {
            store::directory::add_room(deed.db, &deed.site.id, &room)?;
            "room-added"
        };
        if room.whole != known.and_then(|known| known.whole) {
            crate::meeting::renew_all_holds(deed)?;
        }
        let entry = deed.entry(act).room(room.id).detail("name", &room.name);
        deed.write(&entry)?;
        Ok(Answer::about(room.id))
    })
    .await
}

/// The room's floor and whole are there, and its number is on no other door of the building.
fn check_room_among(deed: &mut Deed<'_>, room: &Room, rooms: &[Room]) -> Result<(), Error> {
    let floors = store::directory::floors(deed.db, &deed.site.id)?;
    if !floors.iter().any(|floor| floor.id == room.floor) {
        return Err(Refusal::invalid("floor", "floor-unknown").into());
    }
    if number_taken(room, rooms, &floors) {
        return Err(Refusal::conflict("name-taken")
            .at("number")
            .with("name", &room.number)
            .into());
    }
    let Some(whole) = room.whole else {
        return Ok(());
    };
    if !rooms.iter().any(|other| other.id == whole) {
        return Err(Refusal::invalid("whole", "room-unknown").into());
    }
    // Seen with this room as asked for: a whole may not be inside its own part.
    let others = rooms.iter().filter(|other| other.id != room.id);
    let others: Vec<Room> = others.cloned().collect();
    if whole == room.id || blocked_with(room.id, &others).contains(&whole) {
        return Err(Refusal::invalid("whole", "room-part-of-itself").into());
    }
    Ok(())
}

/// Adds a department.
///
/// # Errors
/// Refused to whoever may not, or when the name is unfit.
pub async fn add_department(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    department: Department,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        checked_name(&department.name)?;
        let known = store::directory::departments(deed.db, &deed.site.id)?;
        check_new(department.id, known.iter().map(|known| known.id))?;
        store::directory::add_department(deed.db, &deed.site.id, &department)?;
        keep(deed, "department-added", &department.name, department.id)
    })
    .await
}

/// Adds a person.
///
/// # Errors
/// Refused to whoever may not, or when the name is unfit.
pub async fn add_person(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    person: Person,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        checked_name(&person.name)?;
        check_person(&person)?;
        let departments = store::directory::departments(deed.db, &deed.site.id)?;
        if let Some(id) = person.department
            && !departments.iter().any(|known| known.id == id)
        {
            return Err(Refusal::invalid("department", "department-unknown").into());
        }
        let known = store::directory::people(deed.db, &deed.site.id)?;
        check_new(person.id, known.iter().map(|known| known.id))?;
        store::directory::add_person(deed.db, &deed.site.id, &person)?;
        keep(deed, "person-added", &person.name, person.id)
    })
    .await
}

/// Puts a team in place of the one with its id: its scope and its members (clause C0).
///
/// # Errors
/// Refused when the site's standard has no such team, or a place or member is not the site's.
pub async fn put_team(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    team: Team,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let mut team = team.clone();
        // Somebody named twice is a member once.
        team.floors.sort_unstable();
        team.floors.dedup();
        team.rooms.sort_unstable();
        team.rooms.dedup();
        team.members.sort_unstable();
        team.members.dedup();
        checked_name(&team.name)?;
        let version = deed.site.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        if !standard
            .teams()
            .iter()
            .any(|known| known.id == team.standard_name.as_str())
        {
            return Err(Refusal::invalid("standard_name", "team-not-in-standard").into());
        }
        let floors = store::directory::floors(deed.db, &deed.site.id)?;
        if !team
            .floors
            .iter()
            .all(|id| floors.iter().any(|floor| floor.id == *id))
        {
            return Err(Refusal::invalid("floors", "floor-unknown").into());
        }
        let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
        if !team
            .rooms
            .iter()
            .all(|id| rooms.iter().any(|room| room.id == *id))
        {
            return Err(Refusal::invalid("rooms", "room-unknown").into());
        }
        let names = store::account::names(deed.db, &deed.site.id)?;
        if !team
            .members
            .iter()
            .all(|id| names.iter().any(|(known, _)| known == id))
        {
            return Err(Refusal::invalid("members", "account-unknown").into());
        }
        store::directory::put_team(deed.db, &deed.site.id, &team)?;
        keep(deed, "team-set", &team.name, team.id)
    })
    .await
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
        if !store::directory::remove_closure(deed.db, &deed.site.id, id)? {
            return Err(Refusal::missing("closure-unknown").into());
        }
        let entry = deed.entry("room-reopened");
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}
