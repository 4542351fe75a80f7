//! Buildings, their floors, and the rooms on them.

use domain::access::{Action, Actor, Object};
use domain::directory::{Building, Floor, Room, blocked_with};
use domain::{Refusal, SiteId};

use super::{check_free, check_new, checked_text, keep};
use crate::account::checked_name;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// The deepest and the highest level that a floor may have.
const LEVELS: std::ops::RangeInclusive<i32> = -20..=200;
/// The most people a room seats.
const CAPACITY_MAX: u32 = 20_000;
/// The most pieces of equipment, or layouts, of a room.
const LIST_MAX: usize = 50;

/// Adds a building.
///
/// # Errors
/// Refused to whoever may not, or when the name is unfit or another's.
pub async fn add_building(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    building: Building,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let known = store::directory::buildings(deed.db, &deed.site.id)?;
        check_new(building.id, known.iter().map(|known| known.id))?;
        check_building(&building, &known)?;
        store::directory::add_building(deed.db, &deed.site.id, &building)?;
        keep(deed, "building-added", &building.name, building.id)
    })
    .await
}

/// Gives a building another name.
///
/// # Errors
/// Refused when there is no such building, or the name is unfit or another's.
pub async fn change_building(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    building: Building,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let known = store::directory::buildings(deed.db, &deed.site.id)?;
        if !known.iter().any(|known| known.id == building.id) {
            return Err(Refusal::missing("building-unknown").into());
        }
        check_building(&building, &known)?;
        store::directory::change_building(deed.db, &deed.site.id, &building)?;
        keep(deed, "building-changed", &building.name, building.id)
    })
    .await
}

fn check_building(building: &Building, known: &[Building]) -> Result<(), Refusal> {
    checked_name(&building.name)?;
    let others = known.iter().filter(|other| other.id != building.id);
    check_free("name", &building.name, others.map(|other| &*other.name))
}

/// Adds a floor.
///
/// # Errors
/// Refused when its building is not there, or the name is unfit or another floor's.
pub async fn add_floor(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    floor: Floor,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let known = store::directory::floors(deed.db, &deed.site.id)?;
        check_new(floor.id, known.iter().map(|known| known.id))?;
        check_floor(deed, &floor, &known)?;
        store::directory::add_floor(deed.db, &deed.site.id, &floor)?;
        keep(deed, "floor-added", &floor.name, floor.id)
    })
    .await
}

/// Changes a floor to what is given; its rooms go with it.
///
/// # Errors
/// Refused when there is no such floor or building, or the name is unfit or another floor's.
pub async fn change_floor(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    floor: Floor,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let known = store::directory::floors(deed.db, &deed.site.id)?;
        if !known.iter().any(|known| known.id == floor.id) {
            return Err(Refusal::missing("floor-unknown").into());
        }
        check_floor(deed, &floor, &known)?;
        store::directory::change_floor(deed.db, &deed.site.id, &floor)?;
        keep(deed, "floor-changed", &floor.name, floor.id)
    })
    .await
}

fn check_floor(deed: &mut Deed<'_>, floor: &Floor, known: &[Floor]) -> Result<(), Error> {
    checked_name(&floor.name)?;
    if !LEVELS.contains(&floor.level) {
        return Err(Refusal::invalid("level", "level-unfit").into());
    }
    let buildings = store::directory::buildings(deed.db, &deed.site.id)?;
    if !buildings
        .iter()
        .any(|building| building.id == floor.building)
    {
        return Err(Refusal::invalid("building", "building-unknown").into());
    }
    let beside = known
        .iter()
        .filter(|other| other.building == floor.building && other.id != floor.id);
    Ok(check_free(
        "name",
        &floor.name,
        beside.map(|other| &*other.name),
    )?)
}

fn check_room(room: &Room) -> Result<(), Refusal> {
    checked_name(&room.name)?;
    let number = room.number.trim().chars().count();
    if !(1..=20).contains(&number) || room.number.chars().any(char::is_control) {
        return Err(Refusal::invalid("number", "number-on-door-unfit"));
    }
    if room.capacity > CAPACITY_MAX {
        return Err(Refusal::invalid("capacity", "capacity-unfit").with("most", CAPACITY_MAX));
    }
    checked_text("kind", &room.kind)?;
    for (field, list) in [("equipment", &room.equipment), ("layouts", &room.layouts)] {
        if list.len() > LIST_MAX {
            return Err(Refusal::invalid(field, "list-too-long")
                .with("most", LIST_MAX)
                .with("count", list.len()));
        }
        for one in list {
            checked_text(field, one)?;
        }
    }
    Ok(())
}

/// The room's floor and whole are there, and its number is nobody else's on the floor.
fn check_room_among(deed: &mut Deed<'_>, room: &Room, rooms: &[Room]) -> Result<(), Error> {
    let floors = store::directory::floors(deed.db, &deed.site.id)?;
    if !floors.iter().any(|floor| floor.id == room.floor) {
        return Err(Refusal::invalid("floor", "floor-unknown").into());
    }
    let beside = rooms
        .iter()
        .filter(|other| other.floor == room.floor && other.id != room.id);
    check_free("number", &room.number, beside.map(|other| &*other.number))?;
    if let Some(whole) = room.whole {
        if !rooms.iter().any(|other| other.id == whole) {
            return Err(Refusal::invalid("whole", "room-unknown").into());
        }
        // Seen with this room as asked for: a whole may not be inside its own part.
        let others: Vec<Room> = rooms
            .iter()
            .filter(|other| other.id != room.id)
            .cloned()
            .collect();
        if whole == room.id || blocked_with(room.id, &others).contains(&whole) {
            return Err(Refusal::invalid("whole", "room-part-of-itself").into());
        }
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
        let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
        check_room_among(deed, &room, &rooms)?;
        let known = rooms.iter().find(|other| other.id == room.id);
        room.request_code = known.map_or_else(|| code.clone(), |known| known.request_code.clone());
        let act = if known.is_some() {
            store::directory::change_room(deed.db, &deed.site.id, &room)?;
            "room-changed"
        } else {
            store::directory::add_room(deed.db, &deed.site.id, &room)?;
            "room-added"
        };
        let entry = deed.entry(act).room(room.id).detail("name", &room.name);
        deed.write(&entry)?;
        Ok(Answer::about(room.id))
    })
    .await
}
