//! How long it takes from one place of the house to another: a simple model that is stated, and the same
//! for whoever gets a duty and for the plan of a day.

use crate::directory::{Floor, Room};
use crate::{BuildingId, FloorId, Milliseconds, RoomId};

/// From door to door on one floor.
pub const SAME_FLOOR_MS: Milliseconds = 60_000;
/// To the stairs or the lift, and from them to the door.
pub const FLOOR_CHANGE_MS: Milliseconds = 2 * 60_000;
/// For each level between.
pub const LEVEL_MS: Milliseconds = 30_000;
/// From one building to the next, from entrance to entrance.
pub const BUILDING_MS: Milliseconds = 5 * 60_000;

/// A place of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The room.
    pub room: RoomId,
    /// Its floor.
    pub floor: FloorId,
    /// The level of that floor; the ground floor is 1, and there is no 0.
    pub level: i32,
    /// Its building.
    pub building: BuildingId,
}

impl Spot {
    /// The place of a room; `None` where its floor is not known.
    #[must_use]
    pub fn of(room: &Room, floors: &[Floor]) -> Option<Self> {
        let floor = floors.iter().find(|floor| floor.id == room.floor)?;
        Some(Self {
            room: room.id,
            floor: floor.id,
            level: floor.level,
            building: floor.building,
        })
    }

    /// How far up it is: the ground floor is 0.
    fn height(self) -> i32 {
        if self.level > 0 {
            self.level - 1
        } else {
            self.level
        }
    }
}

/// How long one walks between two places. From where nobody knows, one is there at once.
#[must_use]
pub fn walk(from: Option<Spot>, to: Option<Spot>) -> Milliseconds {
    let (Some(from), Some(to)) = (from, to) else {
        return 0;
    };
    if from.room == to.room {
        0
    } else if from.building != to.building {
        climb(from.height()) + BUILDING_MS + climb(to.height())
    } else if from.floor == to.floor {
        SAME_FLOOR_MS
    } else {
        climb(from.height() - to.height())
    }
}

/// What a change of so many levels takes; none for who stays on the level.
fn climb(levels: i32) -> Milliseconds {
    if levels == 0 {
        return SAME_FLOOR_MS;
    }
    FLOOR_CHANGE_MS + LEVEL_MS * Milliseconds::from(levels.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(building: &str, level: i32, room: &str) -> Spot {
        Spot {
            room: RoomId::derived(&[building, room]),
            floor: FloorId::derived(&[building, &level.to_string()]),
            level,
            building: BuildingId::derived(&[building]),
        }
    }

    // C0
    #[test]
    fn what_is_farther_takes_longer_and_both_ways_take_the_same_c0() {
        let rows = [
            ("where one is", spot("a", 7, "701"), spot("a", 7, "701"), 0),
            (
                "the next door",
                spot("a", 7, "701"),
                spot("a", 7, "702"),
                60,
            ),
            (
                "a floor down",
                spot("a", 7, "701"),
                spot("a", 6, "601"),
                150,
            ),
            ("six floors", spot("a", 7, "701"), spot("a", 1, "101"), 300),
            ("the cellar", spot("a", 1, "101"), spot("a", -1, "b1"), 150),
            ("across", spot("a", 1, "101"), spot("b", 1, "102"), 420),
            ("across, up", spot("a", 1, "101"), spot("b", 3, "302"), 540),
        ];
        for (name, from, to, seconds) in rows {
            let (from, to) = (Some(from), Some(to));
            assert_eq!(walk(from, to), seconds * 1_000, "{name}");
            assert_eq!(walk(to, from), seconds * 1_000, "{name}, back");
            assert_eq!(walk(None, to), 0, "from where nobody knows");
        }
    }
}
