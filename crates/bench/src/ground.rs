//! What is measured on: a small house in a temporary folder, full durability.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use app::clock::{Clock, SetClock, SystemClock};
use app::site::Member;
use app::{Actor, Command, Grant, House, Role};
use domain::directory::{Building, Floor, Room, Site, Team};
use domain::duty::DutyRecord;
use domain::requirement::{BookingStatus, Requirement};
use domain::serving::instant;
use domain::{
    AccountId, BuildingId, CommandId, DutyId, FloorId, Milliseconds, RoomId, SiteId, TeamId, Uid,
};
use standards::{Duty, RuleId};
use store::{Options, Store};
use web::{Server, WebConfig};

/// 2026-07-06 00:00 in Shanghai, a working Monday.
pub(crate) const MIDNIGHT: Milliseconds = 1_783_267_200_000;

/// Where the product and its data lie when they are used as a process of its own.
pub(crate) struct Closed {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) site: SiteId,
}

impl Closed {
    /// The database's file.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("house.db")
    }
}

/// A house with one site, one team, one attendant, a leader and a receptionist.
pub(crate) struct Ground {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) house: House,
    pub(crate) site: SiteId,
    pub(crate) attendant: Actor,
    pub(crate) leader: Actor,
    pub(crate) receptionist: Actor,
    /// More people: leaders, for pages that are each asked for by somebody else, or attendants.
    pub(crate) crowd: Vec<AccountId>,
}

/// A ground that is served.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    _stop: tokio::sync::oneshot::Sender<()>,
}

impl Ground {
    /// Lays it on a working Monday at eight.
    pub(crate) async fn lay() -> Result<Self> {
        Self::lay_with_crowd(0).await
    }

    /// Lays it now.
    pub(crate) async fn lay_now() -> Result<Self> {
        Self::lay_now_with_crowd(0).await
    }

    /// Lays it now, with so many more attendants.
    pub(crate) async fn lay_now_with_crowd(crowd: usize) -> Result<Self> {
        Self::lay_with(Arc::new(SystemClock), (crowd, Role::Attendant)).await
    }

    /// Lays it on that Monday, with so many more leaders.
    pub(crate) async fn lay_with_crowd(crowd: usize) -> Result<Self> {
        let clock = Arc::new(SetClock::at(MIDNIGHT + 8 * 3_600_000));
        Self::lay_with(clock, (crowd, Role::TeamLeader)).await
    }

    async fn lay_with(clock: Arc<dyn Clock>, (crowd, role): (usize, Role)) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("house.db");
        let options = Options::at(path.to_str().context("a path of text")?);
        let store = Store::open(&options)?;
        let chance = Arc::new(app::chance::SystemChance);
        let house = House::with(store, clock, chance).holding(app::seal::Keys::of(&[7; 32]));
        let site: SiteId = "bureau".parse().map_err(|_| anyhow!("a lawful name"))?;
        let founded = Site {
            id: site.clone(),
            name: "局总部".to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 0b001_1111,
            standard_version: 1,
        };
        let mut members = vec![
            member("wang", "王芳", Role::Attendant),
            member("li", "李强", Role::TeamLeader),
            member("zhou", "周静", Role::Receptionist),
        ];
        let more = (0..crowd).map(|one| member(&format!("crowd{one}"), "赵敏", role));
        members.extend(more);
        let text = standards::shipped::BUREAU_HQ.to_owned();
        let accounts = app::site::found_with(&house, founded, text, members).await?;
        let actor = |account: AccountId, name: &str, role| Actor {
            account: Some(account),
            name: name.to_owned(),
            language: None,
            grants: vec![Grant {
                site: site.clone(),
                role,
            }],
        };
        let attendant = actor(accounts[0], "王芳", Role::Attendant);
        let leader = actor(accounts[1], "李强", Role::TeamLeader);
        let receptionist = actor(accounts[2], "周静", Role::Receptionist);
        let ground = Self {
            folder,
            house,
            site,
            attendant,
            leader,
            receptionist,
            crowd: accounts[3..].to_vec(),
        };
        ground.build(&accounts[..2]).await?;
        Ok(ground)
    }

    /// Closes the house, so that a process of its own can have it.
    pub(crate) fn close(self) -> Closed {
        let Self { folder, site, .. } = self;
        Closed { folder, site }
    }

    /// The secret of a new session of an account.
    pub(crate) async fn session(&self, account: Option<AccountId>) -> Result<String> {
        let account = account.context("staff have accounts")?;
        let signed_in = app::session::sign_in_as(&self.house, account).await?;
        Ok(signed_in.secret)
    }

    /// Writes by functions of the store alone: what the product would have written one by one.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        write: impl FnMut(&mut store::Database) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let written = self.house.store().write(Some(&self.site), write).await;
        written.map_err(|error| match error {
            store::WriteError::Command(error) | store::WriteError::Failed(error) => error,
        })
    }

    /// A rule of the standard whose duties are done with one tap.
    pub(crate) async fn simple_rule(&self) -> Result<RuleId> {
        let standard = app::site::standard(&self.house, &self.site).await?;
        let standard = standard.context("the site's standard")?.standard;
        let mut simple = standard
            .rules()
            .iter()
            .filter(|rule| rule.steps.is_empty() && !rule.comes_in_rounds());
        Ok(simple.next().context("a rule without steps")?.id.clone())
    }

    async fn build(&self, members: &[AccountId]) -> Result<()> {
        let (house, actor, site) = (&self.house, &self.leader, &self.site);
        let building = Building {
            id: BuildingId::derived(&["b"]),
            name: "主楼".to_owned(),
        };
        let floor = Floor {
            id: FloorId::derived(&["7"]),
            building: building.id,
            name: "七层".to_owned(),
            level: 7,
        };
        app::directory::add_building(house, actor, site, &self.command(), building).await?;
        app::directory::add_floor(house, actor, site, &self.command(), floor.clone()).await?;
        for number in 1..=20 {
            let room = room(&floor, number);
            app::directory::add_room(house, actor, site, &self.command(), room).await?;
        }
        let standard = app::site::standard(house, site)
            .await?
            .context("the site's standard")?;
        let named = standard
            .standard
            .teams()
            .first()
            .context("a team")?
            .id
            .to_string();
        let team = Team {
            id: TeamId::derived(&["team"]),
            standard_name: named,
            name: "礼仪接待组".to_owned(),
            floors: Vec::new(),
            rooms: Vec::new(),
            members: members.to_vec(),
        };
        app::directory::put_team(house, actor, site, &self.command(), team).await?;
        Ok(())
    }

    /// Serves it on a free port until what is given is dropped.
    pub(crate) async fn serve(&self) -> Result<Served> {
        let config = WebConfig {
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            demo: false,
            secure: false,
            trusted_proxy: None,
        };
        // Live pages are kept by where the journal stands; the timer says so in the product.
        app::timer::tick(&self.house).await?;
        let server = Server::bind(self.house.clone(), config).await?;
        let address = server.address()?;
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        tokio::spawn(server.run(async move {
            let _dropped = stopped.await;
        }));
        Ok(Served {
            address,
            _stop: stop,
        })
    }

    /// A fresh command at the house's now.
    pub(crate) fn command(&self) -> Command {
        Command {
            id: CommandId(self.house.new_id()),
            at: self.house.now(),
            fingerprint: [0; 32],
        }
    }

    /// Duties of the day, one row each, all open now and nobody's in particular.
    pub(crate) async fn open_duties(&self, count: u32, series: u32) -> Result<Vec<DutyId>> {
        let rule = self.simple_rule().await?;
        let (site, now) = (self.site.clone(), self.house.now());
        self.write(move |db| {
            (0..count)
                .map(|number| {
                    let duty = record(&rule, series, number, now);
                    store::duty::add(db, &site, &duty).map(|()| duty.id)
                })
                .collect()
        })
        .await
    }
}

/// The room with a number, for people to meet in.
fn room(floor: &Floor, number: u32) -> Room {
    Room {
        id: RoomId::derived(&["room", &number.to_string()]),
        floor: floor.id,
        number: format!("7{number:02}"),
        name: format!("七层第{number}会议室"),
        kind: "meeting-room".to_owned(),
        capacity: 20,
        whole: None,
        equipment: vec!["投影".to_owned()],
        layouts: vec!["课桌".to_owned()],
        request_code: String::new(),
    }
}

/// What is asked for when a meeting of eight people is booked in one of the rooms.
pub(crate) fn requirement(
    (number, room): (i64, i64),
    starts: Milliseconds,
    lasts: Milliseconds,
) -> Requirement {
    Requirement {
        title: format!("第{number}次工作会议"),
        room: RoomId::derived(&["room", &room.to_string()]),
        starts,
        ends: starts + lasts,
        large: false,
        status: BookingStatus::Confirmed,
        host: "王主任".to_owned(),
        headcount: 8,
        layout: String::new(),
        equipment: Vec::new(),
        place_cards: false,
        secret: false,
        note: String::new(),
        attendees: Vec::new(),
    }
}

fn member(login: &str, name: &str, role: Role) -> Member {
    Member {
        login: login.to_owned(),
        name: name.to_owned(),
        password: None,
        roles: vec![role],
    }
}

/// A duty of the day that opens now.
pub(crate) fn record(rule: &RuleId, series: u32, number: u32, now: Milliseconds) -> DutyRecord {
    let id = Uid((u128::from(series) << 64) | (u128::from(number) + 1));
    DutyRecord {
        id: DutyId(id),
        day: "2026-07-06".to_owned(),
        meeting: None,
        request: None,
        subject: None,
        standard_version: 1,
        team: Some(TeamId::derived(&["team"])),
        assignee: None,
        room: Some(RoomId::derived(&["room", "1"])),
        duty: Duty {
            rule: rule.clone(),
            round: 1,
            cause: instant(now),
            opens: instant(now),
            due: instant(now + 600_000),
            stopped: None,
            outcome: None,
        },
        settled: None,
        steps_done: Vec::new(),
        overdue_noted: None,
    }
}
