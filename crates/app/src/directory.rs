//! The directory as far as meetings need it: buildings, floors, rooms, people, teams, closures.

use domain::access::{Action, Actor, Object};
use domain::booking::{EARLIEST_MS, LATEST_MS};
use domain::change::civil_text;
use domain::directory::{
    Building, Closure, Department, Floor, Person, Room, Site, Team, blocked_with,
};
use domain::{ClosureId, Refusal, SiteId};
use store::Database;

use crate::account::checked_name;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::Staff;

/// The longest text, in characters.
const TEXT_MAX: usize = 50;

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

/// A text of the directory: short, and nothing in it that no screen can show.
fn checked_text(field: &'static str, text: &str) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length > TEXT_MAX || text.chars().any(char::is_control) {
        return Err(Refusal::invalid(field, "text-unfit")
            .with("most", TEXT_MAX)
            .with("length", length));
    }
    Ok(())
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

fn check_room(room: &Room) -> Result<(), Refusal> {
    checked_name(&room.name)?;
    let number = room.number.trim().chars().count();
    if !(1..=20).contains(&number) || room.number.chars().any(char::is_control) {
        return Err(Refusal::invalid("number", "number-unfit"));
    }
    checked_text("kind", &room.kind)?;
    for one in &room.equipment {
        checked_text("equipment", one)?;
    }
    for one in &room.layouts {
        checked_text("layouts", one)?;
    }
    Ok(())
}

/// Adds a room, or changes the one with its id. A room keeps its request code.
///
/// # Errors
/// Refused when its floor is not there, a name is unfit, or it would be a part of itself.
pub async fn put_room(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    room: Room,
) -> Result<Answer, Error> {
    let code = crate::chance::secret(house.chance());
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let mut room = room.clone();
        check_room(&room)?;
        let floors = store::directory::floors(deed.db, &deed.site.id)?;
        if !floors.iter().any(|floor| floor.id == room.floor) {
            return Err(Refusal::invalid("floor", "floor-unknown").into());
        }
        let mut rooms = store::directory::rooms(deed.db, &deed.site.id)?;
        let known = rooms.iter().find(|other| other.id == room.id).cloned();
        if let Some(whole) = room.whole {
            if !rooms.iter().any(|other| other.id == whole) {
                return Err(Refusal::invalid("whole", "room-unknown").into());
            }
            // Seen with this room as asked for: a whole may not be inside its own part.
            rooms.retain(|other| other.id != room.id);
            let parts = blocked_with(room.id, &rooms);
            if whole == room.id || parts.contains(&whole) {
                return Err(Refusal::invalid("whole", "room-part-of-itself").into());
            }
        }
        room.request_code = known
            .as_ref()
            .map_or_else(|| code.clone(), |known| known.request_code.clone());
        if known.is_some() {
            store::directory::change_room(deed.db, &deed.site.id, &room)?;
        } else {
            store::directory::add_room(deed.db, &deed.site.id, &room)?;
        }
        let act = if known.is_some() {
            "room-changed"
        } else {
            "room-added"
        };
        let entry = deed.entry(act).room(room.id).detail("name", &room.name);
        deed.write(&entry)?;
        Ok(Answer::about(room.id))
    })
    .await
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
        checked_text("form_of_address", &person.form_of_address)?;
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
