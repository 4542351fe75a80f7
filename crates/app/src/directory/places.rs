//! Buildings, their floors, and the rooms on them.

use domain::access::{Action, Actor, Object};
use domain::directory::{
    Building, Floor, Room, blocked_with, check_level, check_room, number_taken,
};
use domain::{Refusal, SiteId};

use super::{check_free, check_new, keep};
use crate::account::checked_name;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

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
    check_level(floor.level)?;
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

/// Whether a room that is put is one that the site has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Yes,
    No,
}

/// Adds a room, with a request code of its own.
///
/// # Errors
/// Refused when its id is another's, its floor is not there, a field is unfit, its number is on
/// another door of the building, or it would be a part of itself.
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
/// Refused like [`add_room`] for a field, when there is no such room, and when the meetings booked
/// would hold one room at once.
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
            let people = store::directory::people_in_room(deed.db, &deed.site.id, room.id)?;
            super::person::key_people(deed.db, &deed.site.id, &people)?;
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
