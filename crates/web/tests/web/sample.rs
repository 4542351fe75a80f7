//! The house the tests ask: two sites, everybody's role at each, a room with a meeting.

mod records;

use std::path::Path;
use std::sync::Arc;

use app::clock::SetClock;
use app::site::Member;
use app::{Command, House, Role};
use axum::Router;
use domain::directory::{Building, Department, Floor, Person, Room, Site, Team};
use domain::requirement::{BookingStatus, Requirement};
use domain::{
    AccountId, BuildingId, DepartmentId, DutyId, FloorId, MeetingId, Milliseconds, PersonId,
    RoomId, SiteId,
};
use store::{Durability, Options, Store};
use testbed::directory::TempDir;
use web::WebConfig;

use crate::asking::Client;

/// 2026-07-06, a Monday in summer, 07:00 in Shanghai.
pub const MORNING: Milliseconds = 1_783_292_400_000;
pub const MINUTE: Milliseconds = 60_000;
pub const HOUR: Milliseconds = 60 * MINUTE;
pub const PASSWORD: &str = "a long password";

/// A house with both sites.
pub struct Sample {
    pub house: House,
    pub clock: Arc<SetClock>,
    pub router: Router,
    _files: TempDir,
}

pub fn site(name: &str) -> SiteId {
    name.parse().unwrap()
}

pub fn account(site: &str, role: Role) -> AccountId {
    AccountId::derived(&["account", &login(site, role)])
}

pub fn login(site: &str, role: Role) -> String {
    format!("{site}-{}", role.word())
}

pub fn room(site: &str, number: &str) -> RoomId {
    RoomId::derived(&[site, number])
}

/// An ordinary house by loopback.
pub fn config() -> WebConfig {
    WebConfig {
        address: ([127, 0, 0, 1], 0).into(),
        demo: false,
        secure: false,
        trusted_proxy: None,
    }
}

/// The tables are brought to this version's form once in a run; each house begins with a copy.
fn open(path: &Path) -> Store {
    let options = Options {
        url: path.display().to_string(),
        durability: Durability::Off,
        connections: 4,
    };
    Store::open(&options).unwrap()
}

/// An empty house.
pub fn empty(config: WebConfig) -> Sample {
    let (files, path) = testbed::directory::with_prepared(|path| drop(open(path)));
    let store = open(&path);
    let clock = Arc::new(SetClock::at(MORNING));
    let chance = Arc::new(app::chance::SystemChance);
    let house = House::with(store, clock.clone(), chance).holding(app::seal::Keys::of(&[7; 32]));
    Sample {
        router: web::router(house.clone(), config),
        house,
        clock,
        _files: files,
    }
}

/// A house with both sites and everybody in them.
pub async fn furnished(config: WebConfig) -> Sample {
    let sample = empty(config);
    sample.found("bureau", standards::shipped::BUREAU_HQ).await;
    sample.found("court", standards::shipped::COURT_HALL).await;
    app::timer::tick(&sample.house).await.unwrap();
    sample
}

impl Sample {
    async fn found(&self, name: &str, standard: &str) {
        let members = Role::GRANTED.map(|role| Member {
            login: login(name, role),
            name: format!("{name}的{}", role.word()),
            // One who can really sign in is enough; a hash takes its time.
            password: (role == Role::TeamLeader).then(|| PASSWORD.to_owned()),
            roles: vec![role],
        });
        let new = Site {
            id: site(name),
            name: name.to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 0b001_1111,
            standard_version: 1,
        };
        app::site::found_with(&self.house, new, standard.to_owned(), members.into())
            .await
            .unwrap();
        self.build(name).await;
    }

    async fn build(&self, name: &str) {
        let lead = self.actor(name, Role::TeamLeader).await;
        let (house, at) = (&self.house, site(name));
        let building = Building {
            id: BuildingId::derived(&[name]),
            name: "主楼".to_owned(),
        };
        let floor = Floor {
            id: FloorId::derived(&[name]),
            building: building.id,
            name: "七层".to_owned(),
            level: 7,
        };
        let floor_id = floor.id;
        app::directory::add_building(house, &lead, &at, &self.command(), building)
            .await
            .unwrap();
        app::directory::add_floor(house, &lead, &at, &self.command(), floor)
            .await
            .unwrap();
        self.people(name, &lead).await;
        for (number, capacity) in [("701", 20), ("702", 12)] {
            let new = Room {
                id: room(name, number),
                floor: floor_id,
                number: number.to_owned(),
                name: format!("{number}会议室"),
                kind: "meeting-room".to_owned(),
                capacity,
                whole: None,
                equipment: vec!["投影".to_owned()],
                layouts: vec!["课桌".to_owned()],
                request_code: String::new(),
            };
            app::directory::add_room(house, &lead, &at, &self.command(), new)
                .await
                .unwrap();
        }
        let team = Team {
            id: domain::TeamId::derived(&[name]),
            standard_name: if name == "court" {
                "conference"
            } else {
                "etiquette"
            }
            .to_owned(),
            name: "礼仪组".to_owned(),
            floors: Vec::new(),
            rooms: Vec::new(),
            members: vec![account(name, Role::Attendant)],
        };
        app::directory::put_team(house, &lead, &at, &self.command(), team)
            .await
            .unwrap();
    }

    async fn people(&self, name: &str, lead: &app::Actor) {
        let (house, at) = (&self.house, site(name));
        let department = Department {
            id: DepartmentId::derived(&[name]),
            name: "办公室".to_owned(),
        };
        let person = Person {
            id: PersonId::derived(&[name]),
            name: "王建国".to_owned(),
            department: Some(department.id),
            form_of_address: "王局长".to_owned(),
            precedence: Some(1),
        };
        app::directory::add_department(house, lead, &at, &self.command(), department)
            .await
            .unwrap();
        app::directory::add_person(house, lead, &at, &self.command(), person)
            .await
            .unwrap();
    }

    pub async fn actor(&self, site: &str, role: Role) -> app::Actor {
        let signed_in = app::session::sign_in_as(&self.house, account(site, role)).await;
        signed_in.unwrap().actor
    }

    pub fn command(&self) -> Command {
        Command {
            id: domain::CommandId(self.house.new_id()),
            at: self.house.now(),
            fingerprint: [0; 32],
        }
    }

    /// Somebody with this role, signed in.
    pub async fn client(&self, site: &str, role: Role) -> Client {
        let signed_in = app::session::sign_in_as(&self.house, account(site, role)).await;
        self.stranger()
            .with_cookie("session", &signed_in.unwrap().secret)
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// A meeting in 701 from 09:00 to 10:30, booked by the leader.
    pub async fn meeting(&self, at: &str) -> MeetingId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let booking = app::meeting::Booking {
            requirement: requirement(at, MORNING + 2 * HOUR),
            recurrence: None,
            except: Vec::new(),
        };
        let booked =
            app::meeting::book(&self.house, &lead, &site(at), &self.command(), booking).await;
        booked.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A duty of the meeting.
    pub async fn duty(&self, at: &str, meeting: MeetingId) -> DutyId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let page = app::meeting::find(&self.house, &lead, &site(at), meeting).await;
        page.unwrap().unwrap().duties[0].id
    }
}

pub fn requirement(at: &str, starts: Milliseconds) -> Requirement {
    Requirement {
        title: "党组会".to_owned(),
        room: room(at, "701"),
        starts,
        ends: starts + 90 * MINUTE,
        large: false,
        status: BookingStatus::Tentative,
        host: "王主任".to_owned(),
        headcount: 8,
        layout: "课桌".to_owned(),
        equipment: Vec::new(),
        place_cards: false,
        secret: false,
        note: String::new(),
        attendees: Vec::new(),
    }
}
