//! Sites, buildings, floors, rooms, people, teams: enough of the directory to serve a meeting.

use std::ops::RangeInclusive;

use crate::{
    AccountId, BuildingId, ClosureId, DepartmentId, FloorId, Milliseconds, PersonId, Refusal,
    RoomId, SiteId, TeamId, text,
};

/// The most people a room seats.
pub const CAPACITY_MAX: u32 = 20_000;
/// The lowest precedence, and the lowest rank in a meeting; 1 is the highest.
pub const PRECEDENCE_MAX: u32 = 9_999;
/// The deepest and the highest level of a floor.
pub const LEVELS: RangeInclusive<i32> = -20..=200;
/// The most pieces of equipment, or layouts, of a room.
pub const LISTED_MAX: usize = 50;
/// The longest text of the directory, in characters.
const TEXT_MAX: usize = 50;

/// A site: one institution's building or group of buildings, with one written standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Its short name in addresses.
    pub id: SiteId,
    /// Its name as people say it.
    pub name: String,
    /// IANA name of its time zone, such as `Asia/Shanghai`.
    pub time_zone: String,
    /// Its working weekdays; bit 0 is Monday, bit 6 Sunday.
    pub working_weekdays: u8,
    /// The version of its standard that new plans are compiled from, counted from 1.
    pub standard_version: i32,
}

/// A building.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Building {
    /// Its id.
    pub id: BuildingId,
    /// Its name.
    pub name: String,
}

/// A floor of a building.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// Its id.
    pub id: FloorId,
    /// The building it is in.
    pub building: BuildingId,
    /// Its name, such as 七层.
    pub name: String,
    /// Its level; the ground floor is 1, the first basement -1.
    pub level: i32,
}

/// A room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// The floor it is on.
    pub floor: FloorId,
    /// What is on its door, such as 701.
    pub number: String,
    /// Its name, such as 七层第一会议室.
    pub name: String,
    /// What kind of place it is, in the words of the standard: `meeting-room`, `team-office` ...
    pub kind: String,
    /// How many people it seats; 0 where nobody meets.
    pub capacity: u32,
    /// The room it is a part of, if that one can be divided.
    pub whole: Option<RoomId>,
    /// What it is equipped with, in the site's words, in order.
    pub equipment: Vec<String>,
    /// Layouts it can be set to, the usual one first.
    pub layouts: Vec<String>,
    /// The secret part of the address behind the QR code on its wall.
    pub request_code: String,
}

/// A room as people say it: what is on its door and its name, and the name alone where that says both.
#[must_use]
pub fn room_title(number: &str, name: &str) -> String {
    if name.contains(number) {
        name.to_owned()
    } else {
        format!("{number} {name}")
    }
}

/// A time during which a room is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// Its id.
    pub id: ClosureId,
    /// The room.
    pub room: RoomId,
    /// From when.
    pub from: Milliseconds,
    /// Until when.
    pub until: Milliseconds,
    /// Why, such as 维护.
    pub reason: String,
}

/// A department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
}

/// A person of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name, 1 to 50 characters.
    pub name: String,
    /// Their department.
    pub department: Option<DepartmentId>,
    /// How they are addressed (称谓), such as 王局长.
    pub form_of_address: String,
    /// Their precedence (位次): 1 is the highest; `None` for those without.
    pub precedence: Option<u32>,
}

/// A team and what it serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name in the written standard's file (`team` or `post`), by which rules name it.
    pub standard_name: String,
    /// Its name as people say it.
    pub name: String,
    /// The floors it serves; empty means every floor.
    pub floors: Vec<FloorId>,
    /// Single rooms it serves beside those floors.
    pub rooms: Vec<RoomId>,
    /// Its members.
    pub members: Vec<AccountId>,
}

impl Team {
    /// Whether the team's scope holds the room (clause C0).
    #[must_use]
    pub fn serves(&self, room: &Room) -> bool {
        let everywhere = self.floors.is_empty() && self.rooms.is_empty();
        everywhere || self.floors.contains(&room.floor) || self.rooms.contains(&room.id)
    }
}

/// Checks a room's own fields, its name apart.
///
/// # Errors
/// The first field that cannot be, named.
pub fn check_room(room: &Room) -> Result<(), Refusal> {
    if !(1..=20).contains(&text::length(&room.number)) || !text::is_plain(&room.number) {
        return Err(Refusal::invalid("number", "number-on-door-unfit"));
    }
    text::check("kind", &room.kind, TEXT_MAX)?;
    if room.capacity > CAPACITY_MAX {
        return Err(Refusal::invalid("capacity", "capacity-unfit").with("most", CAPACITY_MAX));
    }
    check_list("equipment", &room.equipment)?;
    check_list("layouts", &room.layouts)
}

/// A short list of texts, each there once.
fn check_list(field: &'static str, list: &[String]) -> Result<(), Refusal> {
    if list.len() > LISTED_MAX {
        return Err(Refusal::invalid(field, "list-too-long")
            .with("most", LISTED_MAX)
            .with("count", list.len()));
    }
    for (index, one) in list.iter().enumerate() {
        text::check(field, one, TEXT_MAX)?;
        if text::is_blank(one) {
            return Err(Refusal::invalid(field, "name-unfit").with("name", one));
        }
        if list[..index].iter().any(|other| other.trim() == one.trim()) {
            return Err(Refusal::invalid(field, "name-taken").with("name", one));
        }
    }
    Ok(())
}

/// Checks a floor's level.
///
/// # Errors
/// `level-unfit` at the level.
pub fn check_level(level: i32) -> Result<(), Refusal> {
    if LEVELS.contains(&level) {
        Ok(())
    } else {
        Err(Refusal::invalid("level", "level-unfit"))
    }
}

/// Checks a person's form of address and precedence.
///
/// # Errors
/// The first field that cannot be, named.
pub fn check_person(person: &Person) -> Result<(), Refusal> {
    text::check("form_of_address", &person.form_of_address, TEXT_MAX)?;
    if person
        .precedence
        .is_some_and(|rank| !(1..=PRECEDENCE_MAX).contains(&rank))
    {
        return Err(Refusal::invalid("precedence", "precedence-unfit").with("most", PRECEDENCE_MAX));
    }
    Ok(())
}

/// Whether another room of the building has the same number on its door.
#[must_use]
pub fn number_taken(room: &Room, rooms: &[Room], floors: &[Floor]) -> bool {
    let building = |floor: FloorId| {
        let found = floors.iter().find(|known| known.id == floor);
        found.map(|floor| floor.building)
    };
    let own = building(room.floor);
    rooms.iter().any(|other| {
        other.id != room.id
            && other.number.trim() == room.number.trim()
            && building(other.floor) == own
    })
}

/// The rooms that cannot be used while `room` is: itself, its parts, and the whole it is part of.
///
/// Two parts of one whole do not block each other.
#[must_use]
pub fn blocked_with(room: RoomId, rooms: &[Room]) -> Vec<RoomId> {
    let mut blocked = vec![room];
    let mut index = 0;
    // Parts of parts, downwards.
    while index < blocked.len() {
        let parent = blocked[index];
        for part in rooms.iter().filter(|part| part.whole == Some(parent)) {
            if !blocked.contains(&part.id) {
                blocked.push(part.id);
            }
        }
        index += 1;
    }
    // The wholes above, upwards; never their other parts.
    let mut above = rooms
        .iter()
        .find(|candidate| candidate.id == room)
        .and_then(|own| own.whole);
    while let Some(whole) = above {
        if blocked.contains(&whole) {
            break;
        }
        blocked.push(whole);
        above = rooms
            .iter()
            .find(|candidate| candidate.id == whole)
            .and_then(|own| own.whole);
    }
    blocked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(name: &str, whole: Option<&str>) -> Room {
        Room {
            id: RoomId::derived(&[name]),
            floor: FloorId::derived(&["7"]),
            number: name.to_owned(),
            name: name.to_owned(),
            kind: "meeting-room".to_owned(),
            capacity: 10,
            whole: whole.map(|whole| RoomId::derived(&[whole])),
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        }
    }

    fn names(room_name: &str, rooms: &[Room]) -> Vec<String> {
        let blocked = blocked_with(RoomId::derived(&[room_name]), rooms);
        let mut names: Vec<String> = rooms
            .iter()
            .filter(|room| blocked.contains(&room.id))
            .map(|room| room.number.clone())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_room_is_called_by_its_number_and_its_name_and_neither_is_said_twice() {
        let table = [
            ("701", "第一会议室", "701 第一会议室"),
            ("701", "701室", "701室"),
            ("大厅", "大厅", "大厅"),
            ("70", "701室", "701室"),
            ("701", "70室", "701 70室"),
            ("", "门厅", "门厅"),
        ];
        for (number, name, title) in table {
            assert_eq!(room_title(number, name), title, "{number:?} {name:?}");
        }
    }

    #[test]
    fn a_dividable_room_blocks_its_parts_and_a_part_blocks_its_whole_but_not_its_sister() {
        let rooms = [
            room("hall", None),
            room("east", Some("hall")),
            room("west", Some("hall")),
            room("west-1", Some("west")),
            room("other", None),
        ];
        assert_eq!(names("hall", &rooms), ["east", "hall", "west", "west-1"]);
        assert_eq!(names("east", &rooms), ["east", "hall"]);
        assert_eq!(names("west-1", &rooms), ["hall", "west", "west-1"]);
        assert_eq!(names("other", &rooms), ["other"]);
    }

    #[test]
    fn a_team_serves_the_floors_and_rooms_of_its_scope_c0() {
        let inside = room("701", None);
        let mut team = Team {
            id: TeamId::derived(&["etiquette"]),
            standard_name: "etiquette-team".to_owned(),
            name: "礼仪接待组".to_owned(),
            floors: vec![inside.floor],
            rooms: Vec::new(),
            members: Vec::new(),
        };
        assert!(team.serves(&inside));
        team.floors = vec![FloorId::derived(&["6"])];
        assert!(!team.serves(&inside));
        team.rooms = vec![inside.id];
        assert!(team.serves(&inside));
    }
}
