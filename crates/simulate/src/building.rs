//! A believable building: a made-up site with its rooms, people, teams and accounts, founded
//! through the application. Every id follows from the names, so two runs make the same building.

mod said;

use anyhow::{Context, Result, anyhow};
use app::directory::PlaceDirections;
use app::site::Member;
use app::{Actor, Error, Grant, House, Role};
use domain::directory::{Building as Block, Department, Floor, Person, Room, Site, Team};
use domain::requirement::Meeting;
use domain::{
    AccountId, BuildingId, DepartmentId, FloorId, Milliseconds, PersonId, RoomId, SiteId, TeamId,
};
use jiff::tz::TimeZone;
use standards::{Calendar, Standard};

use crate::act::command;
use crate::content::{Content, RoomLine};

pub use crate::content::Place;

/// Monday to Friday.
const WORKING_WEEKDAYS: u8 = 0b0001_1111;

/// Somebody with an account.
#[derive(Clone, Debug)]
pub struct Worker {
    /// As the house knows them.
    pub actor: Actor,
    /// Their account.
    pub account: AccountId,
    /// What they would type to sign in.
    pub login: String,
    /// Their role.
    pub role: Role,
    /// Their team, by name.
    pub team: Option<String>,
}

/// A made-up site.
#[derive(Debug)]
pub struct Building {
    /// Which one.
    pub place: Place,
    /// Its site.
    pub site: Site,
    /// Its time zone.
    pub zone: TimeZone,
    /// Its written standard, as it is founded with.
    pub standard: Standard,
    /// The version after it, which some simulations publish.
    revised: Standard,
    /// Its working days.
    pub(crate) calendar: Calendar,
    /// Everybody with an account, in the order of the file: the first of a team comes first.
    pub workers: Vec<Worker>,
    /// Its rooms.
    pub rooms: Vec<Room>,
    /// Its people, in the order of the file: the highest first.
    pub people: Vec<Person>,
    pub(crate) content: Content,
    pub(crate) teams: Vec<Team>,
    floors: Vec<Floor>,
    departments: Vec<Department>,
}

impl Building {
    /// The building as its file describes it. Nothing is written.
    ///
    /// # Errors
    /// When the file is wrong; a test reads both.
    pub fn new(place: Place) -> Result<Self> {
        let content = place.content()?;
        let site = Site {
            id: content
                .id
                .parse()
                .map_err(|_| anyhow!("an unfit site id"))?,
            name: content.name.clone(),
            time_zone: content.time_zone.clone(),
            working_weekdays: WORKING_WEEKDAYS,
            standard_version: 1,
        };
        let zone = TimeZone::get(&site.time_zone).context("the zone of a made-up site")?;
        let standard = standards::read(place.standard()).standard;
        let standard = standard.context("the standard of a made-up site")?;
        let revised = standards::read(&place.revised_standard()).standard;
        let revised = revised.context("the revised standard of a made-up site")?;
        let shipped = standards::read_holidays(standards::shipped::HOLIDAYS_CN_2026);
        let holidays = shipped.holidays.context("the table of holidays")?;
        let calendar = Calendar::with(Calendar::default().week, &[holidays]);
        let workers = workers(&content, &site.id)?;
        let floors = floors(&content);
        let rooms = rooms(&content)?;
        let (departments, people) = people(&content);
        let teams = teams(&content, &workers, &rooms)?;
        Ok(Self {
            place,
            site,
            zone,
            standard,
            revised,
            calendar,
            workers,
            rooms,
            people,
            content,
            teams,
            floors,
            departments,
        })
    }

    /// Founds the site with its people and fills its directory, in the name of the owner's manager.
    ///
    /// # Errors
    /// When the house refuses, for instance because the site is there already.
    pub async fn found(&self, house: &House) -> Result<()> {
        let members = self.workers.iter().map(|worker| Member {
            login: worker.login.clone(),
            name: worker.actor.name.clone(),
            password: None,
            roles: vec![worker.role],
        });
        let standard = self.place.standard().to_owned();
        let accounts =
            app::site::found_with(house, self.site.clone(), standard, members.collect()).await?;
        let expected = self.workers.iter().map(|worker| worker.account);
        anyhow::ensure!(
            expected.eq(accounts),
            "an account's id no longer follows from its login"
        );
        self.furnish(house).await.map_err(Into::into)
    }

    async fn furnish(&self, house: &House) -> Result<(), Error> {
        let (site, at) = (&self.site.id, house.now());
        let manager = &self.first(Role::OwnersManager).actor;
        let named = |kind: &str, name: &str| command(&["found", site.as_str(), kind, name], at);
        let block = Block {
            id: block_id(&self.content),
            name: self.content.building.clone(),
        };
        let id = named("building", &block.name);
        app::directory::add_building(house, manager, site, &id, block).await?;
        for floor in &self.floors {
            let id = named("floor", &floor.name);
            app::directory::add_floor(house, manager, site, &id, floor.clone()).await?;
        }
        for room in &self.rooms {
            let id = named("room", &room.number);
            app::directory::add_room(house, manager, site, &id, room.clone()).await?;
        }
        for room in &self.rooms {
            let said = self.directions(room);
            if said != PlaceDirections::default() {
                let id = named("directions", &room.number);
                app::directory::set_directions(house, manager, site, &id, room.id, (said, None))
                    .await?;
            }
        }
        for department in &self.departments {
            let id = named("department", &department.name);
            app::directory::add_department(house, manager, site, &id, department.clone()).await?;
        }
        for person in &self.people {
            let id = named("person", &person.name);
            app::directory::add_person(house, manager, site, &id, person.clone()).await?;
        }
        for line in &self.content.reached {
            let entry = self.reached(line)?;
            let id = named("reached", &line.name);
            app::directory::change_person(house, manager, site, &id, entry).await?;
        }
        for (login, entry) in self.carrying() {
            let id = named("staff", login);
            app::directory::add_person(house, manager, site, &id, entry).await?;
        }
        for team in &self.teams {
            let id = named("team", &team.name);
            app::directory::put_team(house, manager, site, &id, team.clone()).await?;
        }
        Ok(())
    }

    /// The first worker with the role: both sites have somebody for each that an account can hold.
    ///
    /// # Panics
    /// For a role that no account can hold.
    #[must_use]
    pub fn first(&self, role: Role) -> &Worker {
        let found = self.workers.iter().find(|worker| worker.role == role);
        found.expect("a made-up site has somebody for every role of an account; a test counts them")
    }

    /// Everybody with the role.
    pub fn all(&self, role: Role) -> impl Iterator<Item = &Worker> {
        self.workers
            .iter()
            .filter(move |worker| worker.role == role)
    }

    /// Whoever has the account.
    #[must_use]
    pub fn worker(&self, account: AccountId) -> Option<&Worker> {
        self.workers.iter().find(|worker| worker.account == account)
    }

    /// The rooms where people meet.
    pub fn meeting_rooms(&self) -> impl Iterator<Item = &Room> {
        self.rooms.iter().filter(|room| room.capacity > 0)
    }

    /// The room with the number on its door.
    #[must_use]
    pub fn room(&self, number: &str) -> Option<&Room> {
        self.rooms.iter().find(|room| room.number == number)
    }

    /// A civil time of a day at the site.
    #[must_use]
    pub fn instant(&self, date: jiff::civil::Date, time: jiff::civil::Time) -> Milliseconds {
        standards::day::instant(&self.zone, date, time).as_millisecond()
    }

    /// The standard of a version.
    #[must_use]
    pub(crate) fn standard_of(&self, version: i32) -> &Standard {
        if version == self.site.standard_version {
            &self.standard
        } else {
            &self.revised
        }
    }

    /// From when until when a meeting of the span takes its room, set-up and clear-up included.
    #[must_use]
    pub fn occupied(&self, span: (Milliseconds, Milliseconds)) -> (Milliseconds, Milliseconds) {
        occupied_under(&self.standard, span)
    }

    /// The same of a meeting as it is booked, under the version it was booked under.
    #[must_use]
    pub(crate) fn promised_to(&self, meeting: &Meeting) -> (Milliseconds, Milliseconds) {
        let required = &meeting.requirement;
        let standard = self.standard_of(meeting.standard_version);
        occupied_under(standard, (required.starts, required.ends))
    }

    /// The civil time at the site.
    #[must_use]
    pub fn civil(&self, at: Milliseconds) -> jiff::civil::DateTime {
        domain::serving::instant(at)
            .to_zoned_datetime(self.zone.clone())
            .datetime()
    }
}

fn occupied_under(
    standard: &Standard,
    span: (Milliseconds, Milliseconds),
) -> (Milliseconds, Milliseconds) {
    let instant = domain::serving::instant;
    let (from, until) = standards::occupation(standard, instant(span.0), instant(span.1));
    (from.as_millisecond(), until.as_millisecond())
}

fn workers(content: &Content, site: &SiteId) -> Result<Vec<Worker>> {
    let mut workers = Vec::new();
    for line in &content.staff {
        let role = Role::from_word(&line.role)
            .with_context(|| format!("{} has no known role", line.name))?;
        let account = AccountId::derived(&["account", &line.login]);
        let actor = Actor {
            account: Some(account),
            name: line.name.clone(),
            language: None,
            grants: vec![Grant {
                site: site.clone(),
                role,
            }],
        };
        workers.push(Worker {
            actor,
            account,
            login: line.login.clone(),
            role,
            team: line.team.clone(),
        });
    }
    Ok(workers)
}

fn block_id(content: &Content) -> BuildingId {
    BuildingId::derived(&["building", &content.id, &content.building])
}

fn floor_id(content: &Content, level: i32) -> FloorId {
    FloorId::derived(&["floor", &content.id, &level.to_string()])
}

fn room_id(content: &Content, number: &str) -> RoomId {
    RoomId::derived(&["room", &content.id, number])
}

fn floors(content: &Content) -> Vec<Floor> {
    let floor = |line: &crate::content::FloorLine| Floor {
        id: floor_id(content, line.level),
        building: block_id(content),
        name: line.name.clone(),
        level: line.level,
    };
    content.floors.iter().map(floor).collect()
}

fn rooms(content: &Content) -> Result<Vec<Room>> {
    let room = |line: &RoomLine| {
        let has = |number: &String| content.rooms.iter().any(|other| other.number == *number);
        if let Some(whole) = &line.part_of
            && !has(whole)
        {
            return Err(anyhow!("{} is a part of no room", line.name));
        }
        Ok(Room {
            id: room_id(content, &line.number),
            floor: floor_id(content, line.floor),
            number: line.number.clone(),
            name: line.name.clone(),
            kind: line.kind.clone(),
            capacity: line.capacity,
            whole: line.part_of.as_ref().map(|whole| room_id(content, whole)),
            equipment: line.equipment.clone(),
            layouts: line.layouts.clone(),
            // The application gives every room its code.
            request_code: String::new(),
        })
    };
    content.rooms.iter().map(room).collect()
}

fn people(content: &Content) -> (Vec<Department>, Vec<Person>) {
    let (mut departments, mut people) = (Vec::new(), Vec::new());
    for line in &content.departments {
        let id = DepartmentId::derived(&["department", &content.id, &line.name]);
        departments.push(Department {
            id,
            name: line.name.clone(),
        });
        for person in &line.people {
            let (name, address, precedence) = person.parts();
            people.push(Person {
                id: PersonId::derived(&["person", &content.id, name]),
                name: name.to_owned(),
                department: Some(id),
                form_of_address: address.to_owned(),
                precedence,
            });
        }
    }
    (departments, people)
}

fn teams(content: &Content, workers: &[Worker], rooms: &[Room]) -> Result<Vec<Team>> {
    let mut teams = Vec::new();
    for line in &content.teams {
        let numbered = |number: &String| {
            let found = rooms.iter().find(|room| room.number == *number);
            found
                .map(|room| room.id)
                .with_context(|| format!("{} serves no room {number}", line.name))
        };
        let of_team = |worker: &&Worker| worker.team.as_ref() == Some(&line.name);
        teams.push(Team {
            id: TeamId::derived(&["team", &content.id, &line.name]),
            standard_name: line.standard.clone(),
            name: line.name.clone(),
            floors: line
                .floors
                .iter()
                .map(|level| floor_id(content, *level))
                .collect(),
            rooms: line.rooms.iter().map(numbered).collect::<Result<_>>()?,
            members: workers
                .iter()
                .filter(of_team)
                .map(|worker| worker.account)
                .collect(),
        });
    }
    Ok(teams)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attendant_carries_a_telephone_of_their_own_that_is_nobodys() {
        let mut known = std::collections::BTreeSet::new();
        for place in Place::ALL {
            let building = Building::new(place).unwrap();
            let carrying = building.carrying();
            assert_eq!(carrying.len(), building.all(Role::Attendant).count());
            for (login, entry) in carrying {
                let mobile = entry.particulars.unwrap().mobile.unwrap().number;
                assert!(mobile.starts_with("1380000"), "{login}: {mobile}");
                assert!(known.insert(mobile), "{login}");
            }
        }
    }

    #[test]
    fn both_buildings_have_somebody_for_every_role_and_rooms_for_every_meeting() {
        for place in Place::ALL {
            let building = Building::new(place).unwrap();
            for role in Role::GRANTED {
                assert!(building.all(role).next().is_some(), "{place:?} {role:?}");
            }
            assert!(building.meeting_rooms().count() >= 10);
            assert!((30..=60).contains(&building.people.len()));
            let demo = &building.content.demo;
            for number in [
                &demo.soon,
                &demo.late,
                &demo.running,
                &demo.on_break,
                &demo.ended,
                &demo.tentative,
            ] {
                assert!(building.room(number).is_some(), "{place:?} {number}");
            }
        }
    }

    #[test]
    fn the_revised_standard_differs_in_windows_of_the_day_and_in_rounds() {
        for place in Place::ALL {
            let building = Building::new(place).unwrap();
            let timings = |standard: &Standard| -> Vec<String> {
                let all = standard.rules().iter();
                all.map(|rule| format!("{} {:?}", rule.id, rule.timing))
                    .collect()
            };
            let (first, second) = (timings(&building.standard), timings(&building.revised));
            let changed: Vec<_> = first.iter().filter(|one| !second.contains(one)).collect();
            assert!(changed.len() >= 3, "{place:?} {changed:?}");
            assert!(
                changed.iter().any(|one| one.contains("Daily")),
                "{changed:?}"
            );
            assert!(
                changed.iter().any(|one| one.starts_with("refill ")),
                "{changed:?}"
            );
        }
    }

    #[test]
    fn names_are_as_long_as_names_are() {
        let mut lengths = Vec::new();
        for place in Place::ALL {
            let building = Building::new(place).unwrap();
            lengths.extend(building.people.iter().map(|one| one.name.chars().count()));
        }
        for length in [2, 3, 4, 12] {
            assert!(lengths.contains(&length), "nobody has a name of {length}");
        }
    }

    #[test]
    fn every_team_of_the_standard_has_somebody_and_a_divided_hall_has_two_parts() {
        for place in Place::ALL {
            let building = Building::new(place).unwrap();
            for team in building.standard.teams() {
                let staffed = building.teams.iter().any(|known| {
                    team.id == known.standard_name.as_str() && known.members.len() >= 2
                });
                assert!(staffed, "{place:?} {}", team.id);
            }
        }
        let bureau = Building::new(Place::Bureau).unwrap();
        let hall = bureau.room("301").unwrap().id;
        let parts = bureau.rooms.iter().filter(|room| room.whole == Some(hall));
        assert_eq!(parts.count(), 2);
    }
}
