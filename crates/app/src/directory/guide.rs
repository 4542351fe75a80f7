//! The floor guide, and the way from the desk to any room (clause A1.8): for the desk, on paper, and
//! by a link that a visitor opens without an account.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::directions::{Directions, Place, Step};
use domain::directory::{Building, Department, Floor, Room, Site};
use domain::{Refusal, RoomId, SiteId, Uid};
use store::Database;

use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;

/// The kind of place at which the reception desk stands.
const DESK: &str = "hall-desk";
/// How many digits of a mark a link carries: enough that nobody guesses one.
const MARK_DIGITS: usize = 24;
/// How many digits the id of a room has in a link.
const ID_DIGITS: usize = 32;

/// The floor guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideView {
    /// The site.
    pub site: Site,
    /// The floors: by building, the highest first.
    pub floors: Vec<GuideFloor>,
}

/// A floor of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideFloor {
    /// The building.
    pub building: Building,
    /// The floor.
    pub floor: Floor,
    /// Its rooms by number, those of a divided room among them.
    pub rooms: Vec<GuideRoom>,
}

/// A room of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideRoom {
    /// The room.
    pub room: Room,
    /// The departments whose people sit there, by name.
    pub departments: Vec<String>,
}

/// What is said of the places of a way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceDirections {
    /// Of the building.
    pub building: Directions,
    /// Of the floor.
    pub floor: Directions,
    /// Of the room.
    pub room: Directions,
}

/// The way to a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayView {
    /// The site.
    pub site: Site,
    /// The building.
    pub building: Building,
    /// The floor.
    pub floor: Floor,
    /// The room.
    pub room: Room,
    /// The steps.
    pub steps: Vec<Step>,
    /// What is said of the places, for whoever edits it.
    pub said: PlaceDirections,
    /// The secret part of the link that a visitor is given.
    pub code: String,
}

struct Ground {
    buildings: Vec<Building>,
    floors: Vec<Floor>,
    rooms: Vec<Room>,
}

impl Ground {
    fn read(db: &mut Database, site: &SiteId) -> Result<Self> {
        Ok(Self {
            buildings: store::directory::buildings(db, site)?,
            floors: store::directory::floors(db, site)?,
            rooms: store::directory::rooms(db, site)?,
        })
    }

    fn place<'site>(&'site self, room: &'site Room) -> Option<Place<'site>> {
        let floor = self.floors.iter().find(|floor| floor.id == room.floor)?;
        let building = self.buildings.iter().find(|one| one.id == floor.building)?;
        Some(Place {
            building,
            floor,
            room,
        })
    }

    fn desk(&self) -> Option<Place<'_>> {
        let desk = self.rooms.iter().find(|room| room.kind == DESK)?;
        self.place(desk)
    }
}

/// The floor guide; `None` for whoever may not see the directory.
///
/// # Errors
/// When the database fails.
pub async fn guide(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<GuideView>, Error> {
    if actor.right(site, Object::Directory, Action::View).is_none() {
        return Ok(None);
    }
    let site = site.clone();
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let ground = Ground::read(db, &site)?;
        let departments = store::directory::departments(db, &site)?;
        let mut sitting: BTreeMap<RoomId, Vec<String>> = BTreeMap::new();
        for (room, department) in store::directory::departments_in_rooms(db, &site)? {
            let known = departments
                .iter()
                .find(|one: &&Department| one.id == department);
            sitting
                .entry(room)
                .or_default()
                .extend(known.map(|one| one.name.clone()));
        }
        let mut floors: Vec<GuideFloor> = Vec::new();
        for building in &ground.buildings {
            let of_it = ground
                .floors
                .iter()
                .filter(|one| one.building == building.id);
            for floor in of_it {
                let rooms = ground.rooms.iter().filter(|room| room.floor == floor.id);
                let rooms = rooms.map(|room| {
                    let mut departments = sitting.remove(&room.id).unwrap_or_default();
                    departments.sort();
                    GuideRoom {
                        room: room.clone(),
                        departments,
                    }
                });
                floors.push(GuideFloor {
                    building: building.clone(),
                    floor: floor.clone(),
                    rooms: rooms.collect(),
                });
            }
        }
        Ok(Some(GuideView {
            site: found,
            floors,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The way to a room; `None` where there is no such room or the actor may not see the directory.
///
/// # Errors
/// When the database fails.
pub async fn way(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    room: RoomId,
    step_free: bool,
) -> Result<Option<WayView>, Error> {
    if actor.right(site, Object::Directory, Action::View).is_none() {
        return Ok(None);
    }
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut Database| view(db, &owned, &site, room, step_free);
    Ok(house.store().read(read).await?)
}

/// The way that a link leads to; `None` where nobody gave out such a link.
///
/// # Errors
/// When the database fails.
pub async fn public_way(
    house: &House,
    code: &str,
    step_free: bool,
) -> Result<Option<WayView>, Error> {
    let is_code =
        code.len() == ID_DIGITS + MARK_DIGITS && code.bytes().all(|one| one.is_ascii_hexdigit());
    if !is_code {
        return Ok(None);
    }
    let Ok(id) = u128::from_str_radix(&code[..ID_DIGITS], 16) else {
        return Ok(None);
    };
    let (room, code) = (RoomId(Uid(id)), code.to_owned());
    let owned = house.clone();
    let read = move |db: &mut Database| {
        for site in store::site::all(db)? {
            if way_code(&owned, &site.id, room)? == code {
                return view(db, &owned, &site.id, room, step_free);
            }
        }
        Ok(None)
    };
    Ok(house.store().read(read).await?)
}

/// The secret part of the link to a room: the room, and a mark that only the house can make.
pub(crate) fn way_code(house: &House, site: &SiteId, room: RoomId) -> Result<String> {
    let id = format!("{:032x}", room.0.0);
    let mark = house.keys()?.mark(&["way", site.as_str()], &id);
    let mark: String = mark.chars().take(MARK_DIGITS).collect();
    Ok(format!("{id}{mark}"))
}

fn view(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    room: RoomId,
    step_free: bool,
) -> Result<Option<WayView>> {
    let Some(found) = store::site::find(db, site)? else {
        return Ok(None);
    };
    let ground = Ground::read(db, site)?;
    let wanted = ground.rooms.iter().find(|one| one.id == room);
    let Some(place) = wanted.and_then(|room| ground.place(room)) else {
        return Ok(None);
    };
    let directions = store::directory::all_directions(db, site)?;
    let said = |id: Uid| directions.get(&id).cloned().unwrap_or_default();
    Ok(Some(WayView {
        steps: domain::directions::way(ground.desk(), place, step_free, said),
        said: PlaceDirections {
            building: said(place.building.id.0),
            floor: said(place.floor.id.0),
            room: said(place.room.id.0),
        },
        code: way_code(house, site, room)?,
        site: found,
        building: place.building.clone(),
        floor: place.floor.clone(),
        room: place.room.clone(),
    }))
}

/// The fields of the form for each place.
const FIELDS: [[&str; 2]; 3] = [
    ["building_plain", "building_step_free"],
    ["floor_plain", "floor_step_free"],
    ["room_plain", "room_step_free"],
];

/// Says the way to a room: to its building, to its floor, to the room itself. `stood` is what whoever
/// says it read before, where they did.
///
/// # Errors
/// Refused to whoever may not, where there is no such room, when a text is unfit, and when somebody
/// else said it otherwise meanwhile.
pub async fn set_directions(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    room: RoomId,
    (said, stood): (PlaceDirections, Option<PlaceDirections>),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let site = deed.site.id.clone();
        let ground = Ground::read(deed.db, &site)?;
        let wanted = ground.rooms.iter().find(|one| one.id == room);
        let place = wanted.and_then(|room| ground.place(room));
        let place = place.ok_or_else(|| Refusal::missing("room-unknown"))?;
        let stood = stood.as_ref();
        let pieces = [
            (
                (place.building.id.0, &place.building.name),
                (&said.building, stood.map(|stood| &stood.building)),
            ),
            (
                (place.floor.id.0, &place.floor.name),
                (&said.floor, stood.map(|stood| &stood.floor)),
            ),
            (
                (place.room.id.0, &place.room.number),
                (&said.room, stood.map(|stood| &stood.room)),
            ),
        ];
        let standing = store::directory::all_directions(deed.db, &site)?;
        let mut told = Vec::new();
        for (((id, name), (said, stood)), fields) in pieces.into_iter().zip(FIELDS) {
            let directions = said.clone().tidied();
            directions.check(fields)?;
            let stands = standing.get(&id).cloned().unwrap_or_default();
            // A piece leads to every room behind it: what somebody did not touch stays a colleague's.
            if directions == stands || stood == Some(&directions) {
                continue;
            }
            if stood.is_some_and(|stood| *stood != stands) {
                return Err(Refusal::conflict("directions-changed")
                    .at(fields[0])
                    .with("stands", &stands.plain)
                    .into());
            }
            store::directory::put_directions(deed.db, &site, id, &directions)?;
            told.push(name.clone());
        }
        if told.is_empty() {
            return Ok(Answer::about(room));
        }
        let entry = deed
            .entry("directions-set")
            .detail("room", told.join("、"))
            .room(room);
        deed.write(&entry)?;
        Ok(Answer::about(room))
    })
    .await
}
