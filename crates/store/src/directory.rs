//! Buildings, floors, rooms, closures, departments, people, teams.

mod directions;
mod office;
mod people_sheet;
mod person;
mod person_key;
mod presence;

use anyhow::Result;
use diesel::prelude::*;
use domain::directory::{Building, Closure, Department, Floor, Room, Team};
use domain::{AccountId, ClosureId, Milliseconds, RoomId, SiteId, TeamId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{building, closure, department, floor, room, team, team_member, team_scope};
use crate::text::{counted, from_list, inconsistent, kept, list, read, read_optional};

pub use self::directions::{all_directions, departments_in_rooms, put_directions};
pub use self::office::{OfficeRow, leaders_in};
pub use self::people_sheet::{draft, forget_draft, forget_drafts, keep_draft};
pub use self::person::{
    PersonRow, PlaceRow, RoomPlace, add_person, all_persons, change_particulars, change_person,
    count_people, key_later, people, people_in_room, people_of_department, people_without_keys,
    person_of_account, persons, places_of, remove_person, secretaries_of,
};
pub use self::person_key::{KeyRow, having_key, key_person, keys_from, keys_like};
pub use self::presence::{PresenceRow, presences, put_presence};

/// Adds a building.
pub fn add_building(connection: &mut Database, site: &SiteId, new: &Building) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(building::table)
        .values((
            building::site_id.eq(site.as_str()),
            building::id.eq(new.id.to_string()),
            building::name.eq(&new.name),
        ))
        .execute(behind))?;
    Ok(())
}

/// Gives a building another name.
pub fn change_building(connection: &mut Database, site: &SiteId, changed: &Building) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        building::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(building::name.eq(&changed.name))
    .execute(behind))?;
    Ok(())
}

/// The site's buildings by name.
pub fn buildings(connection: &mut Database, site: &SiteId) -> Result<Vec<Building>> {
    let rows: Vec<(String, String)> = directly!(connection, |behind| building::table
        .filter(building::site_id.eq(site.as_str()))
        .order(building::name)
        .select((building::id, building::name))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, name)| {
            Ok(Building {
                id: read("building", "id", &id)?,
                name,
            })
        })
        .collect()
}

/// Adds a floor.
pub fn add_floor(connection: &mut Database, site: &SiteId, new: &Floor) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(floor::table)
        .values((
            floor::site_id.eq(site.as_str()),
            floor::id.eq(new.id.to_string()),
            floor::building_id.eq(new.building.to_string()),
            floor::name.eq(&new.name),
            floor::level.eq(new.level),
        ))
        .execute(behind))?;
    Ok(())
}

/// Changes a floor to what is given.
pub fn change_floor(connection: &mut Database, site: &SiteId, changed: &Floor) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        floor::table.find((site.as_str(), changed.id.to_string()))
    )
    .set((
        floor::building_id.eq(changed.building.to_string()),
        floor::name.eq(&changed.name),
        floor::level.eq(changed.level),
    ))
    .execute(behind))?;
    Ok(())
}

/// The site's floors, the highest first.
pub fn floors(connection: &mut Database, site: &SiteId) -> Result<Vec<Floor>> {
    let rows: Vec<(String, String, String, i32)> = directly!(connection, |behind| floor::table
        .filter(floor::site_id.eq(site.as_str()))
        .order((floor::level.desc(), floor::id))
        .select((floor::id, floor::building_id, floor::name, floor::level))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, building, name, level)| {
            Ok(Floor {
                id: read("floor", "id", &id)?,
                building: read("floor", "building_id", &building)?,
                name,
                level,
            })
        })
        .collect()
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = room, treat_none_as_null = true)]
struct RoomRow {
    site_id: String,
    id: String,
    floor_id: String,
    number: String,
    name: String,
    kind: String,
    capacity: i32,
    whole_id: Option<String>,
    equipment: String,
    layouts: String,
    request_code: String,
}

impl RoomRow {
    fn of(site: &SiteId, room: &Room) -> Result<Self> {
        Ok(Self {
            site_id: site.to_string(),
            id: room.id.to_string(),
            floor_id: room.floor.to_string(),
            number: room.number.clone(),
            name: room.name.clone(),
            kind: room.kind.clone(),
            capacity: kept("room", "capacity", room.capacity)?,
            whole_id: room.whole.map(|whole| whole.to_string()),
            equipment: list(&room.equipment),
            layouts: list(&room.layouts),
            request_code: room.request_code.clone(),
        })
    }

    fn into_room(self) -> Result<Room> {
        Ok(Room {
            id: read("room", "id", &self.id)?,
            floor: read("room", "floor_id", &self.floor_id)?,
            number: self.number,
            name: self.name,
            kind: self.kind,
            capacity: counted("room", "capacity", self.capacity)?,
            whole: read_optional("room", "whole_id", self.whole_id.as_deref())?,
            equipment: from_list("room", "equipment", &self.equipment)?,
            layouts: from_list("room", "layouts", &self.layouts)?,
            request_code: self.request_code,
        })
    }
}

/// Adds a room.
pub fn add_room(connection: &mut Database, site: &SiteId, new: &Room) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(room::table)
        .values(RoomRow::of(site, new)?)
        .execute(behind))?;
    Ok(())
}

/// Changes a room to what is given.
pub fn change_room(connection: &mut Database, site: &SiteId, changed: &Room) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        room::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(RoomRow::of(site, changed)?)
    .execute(behind))?;
    Ok(())
}

/// The site's rooms, in the order of their numbers.
pub fn rooms(connection: &mut Database, site: &SiteId) -> Result<Vec<Room>> {
    let rows: Vec<RoomRow> = directly!(connection, |behind| room::table
        .filter(room::site_id.eq(site.as_str()))
        .order((room::number, room::id))
        .select(RoomRow::as_select())
        .load(behind))?;
    rows.into_iter().map(RoomRow::into_room).collect()
}

/// The site and the room behind a request code.
pub fn room_of_code(connection: &mut Database, code: &str) -> Result<Option<(SiteId, Room)>> {
    let row: Option<RoomRow> = directly!(connection, |behind| room::table
        .filter(room::request_code.eq(code))
        .select(RoomRow::as_select())
        .first(behind)
        .optional())?;
    row.map(|row| Ok((read("room", "site_id", &row.site_id)?, row.into_room()?)))
        .transpose()
}

/// Closes a room for a time.
pub fn add_closure(connection: &mut Database, site: &SiteId, new: &Closure) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(closure::table)
        .values((
            closure::site_id.eq(site.as_str()),
            closure::id.eq(new.id.to_string()),
            closure::room_id.eq(new.room.to_string()),
            closure::from_at.eq(new.from),
            closure::until_at.eq(new.until),
            closure::reason.eq(&new.reason),
        ))
        .execute(behind))?;
    Ok(())
}

/// Takes a closure back; whether there was one.
pub fn remove_closure(connection: &mut Database, site: &SiteId, id: ClosureId) -> Result<bool> {
    let removed = directly!(connection, |behind| diesel::delete(
        closure::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(removed == 1)
}

/// The closures that touch the span, in order.
pub fn closures(
    connection: &mut Database,
    site: &SiteId,
    from: Milliseconds,
    until: Milliseconds,
) -> Result<Vec<Closure>> {
    let rows: Vec<(String, String, i64, i64, String)> =
        directly!(connection, |behind| closure::table
            .filter(closure::site_id.eq(site.as_str()))
            .filter(closure::from_at.lt(until))
            .filter(closure::until_at.gt(from))
            .order((closure::from_at, closure::id))
            .select((
                closure::id,
                closure::room_id,
                closure::from_at,
                closure::until_at,
                closure::reason,
            ))
            .load(behind))?;
    rows.into_iter()
        .map(|(id, room, from, until, reason)| {
            Ok(Closure {
                id: read("closure", "id", &id)?,
                room: read("closure", "room_id", &room)?,
                from,
                until,
                reason,
            })
        })
        .collect()
}

/// Adds a department.
pub fn add_department(connection: &mut Database, site: &SiteId, new: &Department) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(department::table)
        .values((
            department::site_id.eq(site.as_str()),
            department::id.eq(new.id.to_string()),
            department::name.eq(&new.name),
        ))
        .execute(behind))?;
    Ok(())
}

/// Gives a department another name.
pub fn change_department(
    connection: &mut Database,
    site: &SiteId,
    changed: &Department,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        department::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(department::name.eq(&changed.name))
    .execute(behind))?;
    Ok(())
}

/// The site's departments by name.
pub fn departments(connection: &mut Database, site: &SiteId) -> Result<Vec<Department>> {
    let rows: Vec<(String, String)> = directly!(connection, |behind| department::table
        .filter(department::site_id.eq(site.as_str()))
        .order(department::name)
        .select((department::id, department::name))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, name)| {
            Ok(Department {
                id: read("department", "id", &id)?,
                name,
            })
        })
        .collect()
}

/// Puts a team in place of the one with its id, scope and members included.
pub fn put_team(connection: &mut Database, site: &SiteId, new: &Team) -> Result<()> {
    let id = new.id.to_string();
    diesel::delete(
        team_member::table
            .filter(team_member::site_id.eq(site.as_str()))
            .filter(team_member::team_id.eq(&id)),
    )
    .execute(connection)?;
    diesel::delete(
        team_scope::table
            .filter(team_scope::site_id.eq(site.as_str()))
            .filter(team_scope::team_id.eq(&id)),
    )
    .execute(connection)?;
    directly!(connection, |behind| diesel::delete(
        team::table.find((site.as_str(), &id))
    )
    .execute(behind))?;
    directly!(connection, |behind| diesel::insert_into(team::table)
        .values((
            team::site_id.eq(site.as_str()),
            team::id.eq(&id),
            team::standard_name.eq(&new.standard_name),
            team::name.eq(&new.name),
        ))
        .execute(behind))?;
    let floors = new.floors.iter().map(|floor| ("floor", floor.to_string()));
    let rooms = new.rooms.iter().map(|room| ("room", room.to_string()));
    for (kind, place) in floors.chain(rooms) {
        directly!(connection, |behind| diesel::insert_into(team_scope::table)
            .values((
                team_scope::site_id.eq(site.as_str()),
                team_scope::team_id.eq(&id),
                team_scope::kind.eq(kind),
                team_scope::place_id.eq(place),
            ))
            .execute(behind))?;
    }
    for member in &new.members {
        directly!(connection, |behind| diesel::insert_into(team_member::table)
            .values((
                team_member::site_id.eq(site.as_str()),
                team_member::team_id.eq(&id),
                team_member::account_id.eq(member.to_string()),
            ))
            .execute(behind))?;
    }
    Ok(())
}

/// The site's teams by name, with scopes and members.
pub fn teams(connection: &mut Database, site: &SiteId) -> Result<Vec<Team>> {
    let rows: Vec<(String, String, String)> = directly!(connection, |behind| team::table
        .filter(team::site_id.eq(site.as_str()))
        .order((team::name, team::id))
        .select((team::id, team::standard_name, team::name))
        .load(behind))?;
    let scopes: Vec<(String, String, String)> = directly!(connection, |behind| team_scope::table
        .filter(team_scope::site_id.eq(site.as_str()))
        .order((team_scope::kind, team_scope::place_id))
        .select((team_scope::team_id, team_scope::kind, team_scope::place_id))
        .load(behind))?;
    let members: Vec<(String, String)> = directly!(connection, |behind| team_member::table
        .filter(team_member::site_id.eq(site.as_str()))
        .order(team_member::account_id)
        .select((team_member::team_id, team_member::account_id))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, standard_name, name)| {
            let mut team = Team {
                id: read::<TeamId>("team", "id", &id)?,
                standard_name,
                name,
                floors: Vec::new(),
                rooms: Vec::new(),
                members: Vec::new(),
            };
            for (_, kind, place) in scopes.iter().filter(|(owner, ..)| *owner == id) {
                match kind.as_str() {
                    "floor" => team.floors.push(read("team_scope", "place_id", place)?),
                    "room" => team
                        .rooms
                        .push(read::<RoomId>("team_scope", "place_id", place)?),
                    _ => return Err(inconsistent("team_scope", "kind", kind)),
                }
            }
            for (_, member) in members.iter().filter(|(owner, _)| *owner == id) {
                team.members
                    .push(read::<AccountId>("team_member", "account_id", member)?);
            }
            Ok(team)
        })
        .collect()
}

/// Whether the account is a member of the team.
pub fn is_member(
    connection: &mut Database,
    site: &SiteId,
    team: TeamId,
    account: AccountId,
) -> Result<bool> {
    let member = (site.as_str(), team.to_string(), account.to_string());
    let found: Option<String> = directly!(connection, |behind| team_member::table
        .find(member)
        .select(team_member::account_id)
        .first(behind)
        .optional()?);
    Ok(found.is_some())
}
