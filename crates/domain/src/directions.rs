//! The way from the reception desk to any room (clause A1.8): what the house says of its buildings,
//! floors and rooms, put together; where it says nothing, their names lead.

use crate::directory::{Building, Floor, Room};
use crate::{Refusal, Uid, text};

/// The longest piece of a way, in characters.
pub const PIECE_MAX: usize = 200;

/// What is said of the way to a place from the one before it: to a building from the hall, to a
/// floor from the entrance of its building, to a room from where one comes onto its floor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directions {
    /// The way as most people go.
    pub plain: String,
    /// The way without steps, for wheelchairs, prams and whoever cannot climb stairs; empty where it
    /// is not known.
    pub step_free: String,
}

impl Directions {
    /// The directions with the blanks around them gone.
    #[must_use]
    pub fn tidied(self) -> Self {
        Self {
            plain: self.plain.trim().to_owned(),
            step_free: self.step_free.trim().to_owned(),
        }
    }

    /// Checks them; `fields` are the names of the two in the form.
    ///
    /// # Errors
    /// Refused at the first that is unfit.
    pub fn check(&self, fields: [&'static str; 2]) -> Result<(), Refusal> {
        text::check(fields[0], &self.plain, PIECE_MAX)?;
        text::check(fields[1], &self.step_free, PIECE_MAX)
    }
}

/// A step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// As the house says it.
    Said(String),
    /// To a building, by its name.
    ToBuilding(String),
    /// To a floor, by its name.
    ToFloor(String),
    /// To a room, by its number and name.
    ToRoom(String, String),
    /// Nobody has said how to get there without steps: the desk is asked.
    AskTheDesk,
}

/// Where something is.
#[derive(Clone, Copy, Debug)]
pub struct Place<'site> {
    /// The building.
    pub building: &'site Building,
    /// The floor.
    pub floor: &'site Floor,
    /// The room.
    pub room: &'site Room,
}

/// The way from the desk to a place; without a desk, from the entrance of the building.
#[must_use]
pub fn way(
    desk: Option<Place<'_>>,
    to: Place<'_>,
    step_free: bool,
    said: impl Fn(Uid) -> Directions,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut add = |directions: Directions, by_name: Step, climbs: bool| {
        let step = match (step_free, directions.step_free.is_empty()) {
            (true, false) => Step::Said(directions.step_free),
            // What was said for everybody may lead over steps.
            (true, true) if climbs || !directions.plain.is_empty() => Step::AskTheDesk,
            _ if directions.plain.is_empty() => by_name,
            _ => Step::Said(directions.plain),
        };
        steps.push(step);
    };
    let elsewhere = desk.is_some_and(|desk| desk.building.id != to.building.id);
    if elsewhere {
        let name = Step::ToBuilding(to.building.name.clone());
        add(said(to.building.id.0), name, false);
    }
    // Who comes in from outside stands on the ground floor.
    let level = match desk {
        Some(desk) if !elsewhere => desk.floor.level,
        _ => 1,
    };
    let is_there = match desk {
        Some(desk) if !elsewhere => desk.floor.id == to.floor.id,
        _ => to.floor.level == 1,
    };
    if !is_there {
        let climbs = level != to.floor.level;
        let name = Step::ToFloor(to.floor.name.clone());
        add(said(to.floor.id.0), name, climbs);
    }
    let name = Step::ToRoom(to.room.number.clone(), to.room.name.clone());
    add(said(to.room.id.0), name, false);
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BuildingId, FloorId, RoomId};

    fn building(name: &str) -> Building {
        Building {
            id: BuildingId::derived(&[name]),
            name: name.to_owned(),
        }
    }

    fn floor(building: &Building, level: i32) -> Floor {
        let name = format!("{level}层");
        Floor {
            id: FloorId::derived(&[&building.name, &name]),
            building: building.id,
            name,
            level,
        }
    }

    fn room(floor: &Floor, number: &str) -> Room {
        Room {
            id: RoomId::derived(&[number]),
            floor: floor.id,
            number: number.to_owned(),
            name: format!("{number}室"),
            kind: "office".to_owned(),
            capacity: 0,
            whole: None,
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        }
    }

    fn place<'site>(
        building: &'site Building,
        floor: &'site Floor,
        room: &'site Room,
    ) -> Place<'site> {
        Place {
            building,
            floor,
            room,
        }
    }

    #[test]
    fn the_way_leads_by_what_the_house_says_and_else_by_names_a1_8() {
        let (main, annex) = (building("主楼"), building("附楼"));
        let (ground, third, other) = (floor(&main, 1), floor(&main, 3), floor(&annex, 2));
        let (desk, near, up, far) = (
            room(&ground, "101"),
            room(&ground, "105"),
            room(&third, "305"),
            room(&other, "B201"),
        );
        let hall = place(&main, &ground, &desk);
        let says = |id: Uid| {
            if id == third.id.0 {
                Directions {
                    plain: "走中央楼梯到三层".to_owned(),
                    step_free: "乘东侧电梯到三层".to_owned(),
                }
            } else if id == annex.id.0 {
                Directions {
                    plain: "出后门穿过连廊".to_owned(),
                    ..Directions::default()
                }
            } else {
                Directions::default()
            }
        };
        let said = |text: &str| Step::Said(text.to_owned());
        let to_room = |number: &str| Step::ToRoom(number.to_owned(), format!("{number}室"));
        let rows = [
            (
                "on the floor of the desk",
                place(&main, &ground, &near),
                false,
                vec![to_room("105")],
            ),
            (
                "up the stairs",
                place(&main, &third, &up),
                false,
                vec![said("走中央楼梯到三层"), to_room("305")],
            ),
            (
                "without steps",
                place(&main, &third, &up),
                true,
                vec![said("乘东侧电梯到三层"), to_room("305")],
            ),
            (
                "in another building",
                place(&annex, &other, &far),
                false,
                vec![
                    said("出后门穿过连廊"),
                    Step::ToFloor("2层".to_owned()),
                    to_room("B201"),
                ],
            ),
            (
                "nobody knows how without steps",
                place(&annex, &other, &far),
                true,
                vec![Step::AskTheDesk, Step::AskTheDesk, to_room("B201")],
            ),
        ];
        for (name, to, step_free, expected) in rows {
            assert_eq!(way(Some(hall), to, step_free, says), expected, "{name}");
        }
        let from_the_door = way(None, place(&main, &ground, &near), false, says);
        assert_eq!(from_the_door, [to_room("105")]);
    }
}
