//! The house the tests live in: two sites under the shipped standards, their rooms and people, a
//! clock that stands until it is set, chance that follows from a seed. The same story is told on
//! SQLite and on PostgreSQL.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use app::chance::SeededChance;
use app::clock::SetClock;
use app::site::Member;
use app::{Actor, Role};
use domain::directory::{Building, Floor, Room, Site, Team};
use domain::{BuildingId, FloorId, RoomId, SiteId};
use store::{Durability, Options, Store};
use testbed::directory::TempDir;

pub use crate::telling::*;

/// Who works at the bureau: login, name, role.
const BUREAU_STAFF: [(&str, &str, Role); 13] = [
    ("li", "李领班", Role::TeamLeader),
    ("wang", "王芳", Role::Attendant),
    ("zhao", "赵敏", Role::Attendant),
    ("qiang", "李强", Role::Attendant),
    ("sun", "孙处长", Role::Host),
    ("zhou", "周科长", Role::Host),
    ("chen", "陈主任", Role::OwnersManager),
    ("qian", "钱前台", Role::Receptionist),
    ("bao", "包保安", Role::Guard),
    ("shen", "沈审计", Role::Auditor),
    ("xi", "席系统", Role::SystemAdministrator),
    ("an", "安安全", Role::SecurityAdministrator),
    ("duo", "多面手", Role::TeamLeader),
];

/// Who works at the court.
const COURT_STAFF: [(&str, &str, Role); 5] = [
    ("court-lead", "何领班", Role::TeamLeader),
    ("court-ting", "庭小庭", Role::Attendant),
    ("court-desk", "立小案", Role::Receptionist),
    ("court-xi", "法系统", Role::SystemAdministrator),
    ("court-an", "法安全", Role::SecurityAdministrator),
];

/// A house with its people, at 07:00 of [`TODAY`].
pub struct House {
    pub app: app::House,
    pub clock: Arc<SetClock>,
    pub commands: AtomicU64,
    files: Option<TempDir>,
}

/// Tells a story on SQLite.
pub fn on_sqlite<T: Future<Output = ()>>(story: impl FnOnce(House) -> T) {
    let empty = |path: &Path| drop(open(&path.display().to_string()));
    let (files, path) = testbed::directory::with_prepared(empty);
    tell(&path.display().to_string(), Some(files), story);
}

/// Tells a story on SQLite in a file that the test looks into.
pub fn on_a_file<T: Future<Output = ()>>(url: &str, story: impl FnOnce(House) -> T) {
    tell(url, None, story);
}

/// Tells a story on PostgreSQL.
pub fn on_postgresql<T: Future<Output = ()>>(story: impl FnOnce(House) -> T) {
    if let Some(url) = testbed::postgres::prepared_database(|url| drop(open(url))) {
        tell(&url, None, story);
    }
}

/// The tables are brought to this version's form once in a run; each story begins with a copy.
fn open(url: &str) -> Store {
    let options = Options {
        url: url.to_owned(),
        durability: Durability::Off,
        connections: 4,
    };
    Store::open(&options).unwrap()
}

fn tell<T: Future<Output = ()>>(url: &str, files: Option<TempDir>, story: impl FnOnce(House) -> T) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .unwrap();
    runtime.block_on(async { story(House::new(url, files)).await });
}

/// Writes each story as two tests: `name::on_sqlite` and `name::on_postgresql`.
macro_rules! stories {
    ($($(#[$about:meta])* async fn $name:ident($house:ident: House) $body:block)*) => {$(
        $(#[$about])*
        async fn $name($house: crate::house::House) $body

        mod $name {
            #[test]
            fn on_sqlite() {
                crate::house::on_sqlite(super::$name);
            }

            #[test]
            fn on_postgresql() {
                crate::house::on_postgresql(super::$name);
            }
        }
    )*};
}
pub(crate) use stories;

impl House {
    fn new(url: &str, files: Option<TempDir>) -> Self {
        let store = open(url);
        let clock = Arc::new(SetClock::at(at("07:00")));
        Self {
            app: app::House::with(store, clock.clone(), Arc::new(SeededChance::new(7)))
                .holding(app::seal::Keys::of(&[7; 32])),
            clock,
            commands: AtomicU64::new(1),
            files,
        }
    }

    /// Everything that the embedded database wrote into its folder; `None` for the other one.
    pub fn written(&self) -> Option<Vec<u8>> {
        let files = std::fs::read_dir(self.files.as_ref()?.path()).unwrap();
        let bytes = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        Some(bytes.flatten().collect())
    }

    /// Both sites with their rooms, teams and people.
    pub async fn furnish(&self) {
        self.furnish_bureau().await;
        self.furnish_court().await;
    }

    async fn furnish_bureau(&self) {
        let (site, lead) = (bureau(), self.found("bureau").await);
        let building = BuildingId::derived(&["bureau"]);
        self.add_building(&site, &lead, building).await;
        for level in [7, 6, 4, 3] {
            self.add_floor(&site, &lead, building, floor(level), level)
                .await;
        }
        let rooms = [
            ("701", 7, "meeting-room", 20, None),
            ("702", 7, "meeting-room", 12, None),
            ("705", 7, "team-office", 0, None),
            ("601", 6, "meeting-room", 10, None),
            ("大厅", 3, "meeting-room", 200, None),
            ("东厅", 3, "meeting-room", 80, Some("大厅")),
            ("西厅", 3, "meeting-room", 80, Some("大厅")),
        ];
        for (number, level, kind, capacity, whole) in rooms {
            let mut new = Self::room(room(number), floor(level), number, kind, capacity);
            new.whole = whole.map(room);
            if number == "702" {
                new.equipment.push("视频".to_owned());
            }
            self.put_room(&site, &lead, new).await;
        }
        let floors = [("七层组", vec![7]), ("六层组", vec![6, 4, 3])];
        let members = [vec!["wang", "zhao"], vec!["qiang"]];
        for ((name, floors), members) in floors.into_iter().zip(members) {
            let team = Team {
                id: team(name),
                standard_name: "etiquette".to_owned(),
                name: name.to_owned(),
                floors: floors.into_iter().map(floor).collect(),
                rooms: Vec::new(),
                members: members.into_iter().map(account).collect(),
            };
            self.put_team(&site, &lead, team).await;
        }
    }

    async fn furnish_court(&self) {
        let (site, lead) = (court(), self.found("court").await);
        let building = BuildingId::derived(&["court"]);
        let ground = FloorId::derived(&["court", "1"]);
        self.add_building(&site, &lead, building).await;
        self.add_floor(&site, &lead, building, ground, 1).await;
        for (number, kind, capacity) in [("101", "meeting-room", 30), ("服务台", "hall-desk", 0)]
        {
            let new = Self::room(court_room(number), ground, number, kind, capacity);
            self.put_room(&site, &lead, new).await;
        }
        for (standard_name, member) in [("conference", "court-ting"), ("reception", "court-desk")] {
            let team = Team {
                id: team(standard_name),
                standard_name: standard_name.to_owned(),
                name: standard_name.to_owned(),
                floors: Vec::new(),
                rooms: Vec::new(),
                members: vec![account(member)],
            };
            self.put_team(&site, &lead, team).await;
        }
    }

    async fn found(&self, name: &str) -> Actor {
        let (title, standard, staff, lead) = if name == "bureau" {
            let standard = standards::shipped::BUREAU_HQ;
            ("局总部", standard, BUREAU_STAFF.as_slice(), "li")
        } else {
            let standard = standards::shipped::COURT_HALL;
            ("法院", standard, COURT_STAFF.as_slice(), "court-lead")
        };
        let site = Site {
            id: name.parse().unwrap(),
            name: title.to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 0b001_1111,
            standard_version: 1,
        };
        let members = staff.iter().map(|(login, name, role)| Member {
            login: (*login).to_owned(),
            name: (*name).to_owned(),
            password: None,
            roles: vec![*role],
        });
        app::site::found_with(&self.app, site, standard.to_owned(), members.collect())
            .await
            .unwrap();
        self.who(lead).await
    }

    async fn add_building(&self, site: &SiteId, lead: &Actor, id: BuildingId) {
        let building = Building {
            id,
            name: "主楼".to_owned(),
        };
        app::directory::add_building(&self.app, lead, site, &self.command(), building)
            .await
            .unwrap();
    }

    async fn add_floor(
        &self,
        site: &SiteId,
        lead: &Actor,
        building: BuildingId,
        id: FloorId,
        level: i32,
    ) {
        let floor = Floor {
            id,
            building,
            name: format!("{level}层"),
            level,
        };
        app::directory::add_floor(&self.app, lead, site, &self.command(), floor)
            .await
            .unwrap();
    }

    fn room(id: RoomId, floor: FloorId, number: &str, kind: &str, capacity: u32) -> Room {
        Room {
            id,
            floor,
            number: number.to_owned(),
            name: format!("{number}室"),
            kind: kind.to_owned(),
            capacity,
            whole: None,
            equipment: vec!["投影".to_owned()],
            layouts: vec!["课桌".to_owned(), "U形".to_owned()],
            request_code: String::new(),
        }
    }

    pub async fn put_room(&self, site: &SiteId, lead: &Actor, room: Room) {
        app::directory::add_room(&self.app, lead, site, &self.command(), room)
            .await
            .unwrap();
    }

    pub async fn put_team(&self, site: &SiteId, lead: &Actor, team: Team) {
        app::directory::put_team(&self.app, lead, site, &self.command(), team)
            .await
            .unwrap();
    }
}
