//! The house the tests ask: two sites, everybody's role at each, a room with a meeting.

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

/// An empty house.
pub fn empty(config: WebConfig) -> Sample {
    let files = testbed::directory::in_memory();
    let store = Store::open(&Options {
        url: files.path().join("house.sqlite").display().to_string(),
        durability: Durability::Off,
        connections: 4,
    });
    let clock = Arc::new(SetClock::at(MORNING));
    let chance = Arc::new(app::chance::SystemChance);
    let house =
        House::with(store.unwrap(), clock.clone(), chance).holding(app::seal::Keys::of(&[7; 32]));
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

    /// Somebody inside with a badge, and things to be carried out again.
    pub async fn visit(&self, at: &str) -> domain::VisitId {
        let desk = self.actor(at, Role::Receptionist).await;
        let registration = app::visit::Registration {
            details: domain::visit::Details {
                name: "赵敏".to_owned(),
                telephone: "13812345678".to_owned(),
                things: "投影仪一台".to_owned(),
                host: "王建国".to_owned(),
                ..domain::visit::Details::default()
            },
            ..app::visit::Registration::default()
        };
        let (at, command) = (site(at), self.command());
        let come = app::visit::register(&self.house, &desk, &at, &command, registration);
        come.await.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An entry of the watch list that waits for a second person.
    pub async fn watch_entry(&self, at: &str) -> domain::WatchEntryId {
        let manager = self.actor(at, Role::OwnersManager).await;
        let details = domain::watch::WatchDetails {
            name: "孟某".to_owned(),
            telephone: "13900000000".to_owned(),
            reason: "曾在大厅滋事".to_owned(),
            ..domain::watch::WatchDetails::default()
        };
        let (at, command) = (site(at), self.command());
        let asked = app::watch::propose(&self.house, &manager, &at, &command, details);
        asked.await.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A call that somebody is called back about by eight.
    pub async fn call(&self, at: &str) -> domain::CallId {
        let desk = self.actor(at, Role::Receptionist).await;
        let note = domain::call::Note {
            told: domain::call::Told {
                caller: "张建设".to_owned(),
                telephone: "13812345678".to_owned(),
                matter: "问开庭时间".to_owned(),
                ..domain::call::Told::default()
            },
            kind: "consultation".to_owned(),
            urgency: "ordinary".to_owned(),
            handling: domain::call::Handling::CallBack,
            to: String::new(),
            agreed: Some(MORNING + HOUR),
            assignee: None,
        };
        let taken = app::call::take(&self.house, &desk, &site(at), &self.command(), note).await;
        taken.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An inquiry that is to be answered by eight.
    pub async fn inquiry(&self, at: &str) -> domain::InquiryId {
        let desk = self.actor(at, Role::Receptionist).await;
        let note = domain::inquiry::InquiryNote {
            asked: domain::inquiry::Asked {
                question: "能给电动车充电吗".to_owned(),
                asker: "张建设".to_owned(),
                ..domain::inquiry::Asked::default()
            },
            reply: domain::inquiry::Reply::HandedOn {
                to: "办公室".to_owned(),
                agreed: MORNING + HOUR,
            },
        };
        let (at, command) = (site(at), self.command());
        let done = app::inquiry::record(&self.house, &desk, &at, &command, note, false);
        done.await.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An entry of the knowledge base.
    pub async fn knowledge(&self, at: &str) -> domain::KnowledgeId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let lesson = domain::inquiry::Lesson {
            question: "洗手间在哪里".to_owned(),
            wordings: "厕所\n卫生间".to_owned(),
            answer: "一楼东侧，电梯旁".to_owned(),
            ..domain::inquiry::Lesson::default()
        };
        let new = (lesson, None);
        let added = app::knowledge::add(&self.house, &lead, &site(at), &self.command(), new).await;
        added.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A rule of the service centre that all staff are asked to read.
    pub async fn house_rule(&self, at: &str) -> domain::HouseRuleId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let wording = domain::house_rule::Wording {
            heading: domain::house_rule::Heading {
                title: "考勤制度".to_owned(),
                note: String::new(),
                in_force: "2026-07-06".to_owned(),
                days: 3,
                readers: Vec::new(),
            },
            text: "第一章 总则\n八点上岗。\n穿工装。".to_owned(),
        };
        let (house, at) = (&self.house, site(at));
        let new = (domain::house_rule::Issuer::ServiceCentre, wording);
        let begun = app::house_rule::begin(house, &lead, &at, &self.command(), new).await;
        let id = begun.unwrap().subject.unwrap().parse().unwrap();
        app::house_rule::publish(house, &lead, &at, &self.command(), id, 1)
            .await
            .unwrap();
        id
    }

    /// A matter that the owner's manager assigned to an attendant, due in two hours; its photo has the
    /// matter's id.
    pub async fn assigned_matter(&self, at: &str) -> domain::AssignedMatterId {
        use domain::assigned_matter::{Assignment, Receiver, Said, Step, Urgency};
        let manager = self.actor(at, Role::OwnersManager).await;
        let attendant = self.actor(at, Role::Attendant).await;
        let assignment = Assignment {
            what: "把<b>会签稿</b>送到院办".to_owned(),
            person: None,
            room: Some(room(at, "702")),
            due: MORNING + 2 * HOUR,
            urgency: Urgency::Urgent,
            receiver: Receiver::Account(account(at, Role::Attendant)),
        };
        let (house, at, nobody) = (&self.house, site(at), String::new());
        let command = self.command();
        let done = app::assigned_matter::assign(house, &manager, &at, &command, assignment, nobody);
        let id = done.await.unwrap().subject.unwrap().parse().unwrap();
        let read_back = Said {
            note: "送会签稿".to_owned(),
            for_whom: "院办".to_owned(),
            by_when: "九点前".to_owned(),
            ..Said::default()
        };
        let steps = [
            (&attendant, Step::ReadBack, read_back),
            (
                &manager,
                Step::Confirm,
                Said {
                    revision: Some(2),
                    ..Said::default()
                },
            ),
        ];
        for (who, step, said) in steps {
            let command = self.command();
            app::assigned_matter::step(house, who, &at, &command, (id, step), (said, None))
                .await
                .unwrap();
        }
        id
    }

    /// A fault in 702, reported by an attendant with a photo.
    pub async fn fault(&self, at: &str) -> (domain::FaultId, domain::PhotoId) {
        let reporter = self.actor(at, Role::Attendant).await;
        let report = domain::fault::Report {
            room: room(at, "702"),
            spot: "讲台左侧".to_owned(),
            kind: domain::fault::Kind::Lighting,
            urgency: domain::fault::Urgency::Urgent,
            description: "灯管<b>闪</b>".to_owned(),
            seen: None,
            found: None,
        };
        let photo = app::photo::drawn((40, 30), |x, y| [x as u8, y as u8, 0]).unwrap();
        let (at, command) = (site(at), self.command());
        let with = (Some(Arc::new(photo)), app::fault::Twice::Separate);
        let done = app::fault::report(&self.house, &reporter, &at, &command, report, with);
        let id: domain::FaultId = done.await.unwrap().subject.unwrap().parse().unwrap();
        (id, domain::PhotoId(id.0))
    }

    /// A request of a person that waits for an answer.
    pub async fn personal_data_request(&self, at: &str) -> domain::PersonalDataRequestId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let asking = app::personal_data::Asking {
            kind: domain::personal_data::Kind::Show,
            ground: "own-request".to_owned(),
            identified: "document-seen".to_owned(),
            telephone: "13812345678".to_owned(),
            document_number: String::new(),
        };
        let (at, command) = (site(at), self.command());
        let asked = app::personal_data::ask(&self.house, &lead, &at, &command, asking);
        asked.await.unwrap().subject.unwrap().parse().unwrap()
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
