//! A house with two people, in which duties are due, and the ways out of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use app::alert::{Closed, Reaching, Signed};
use app::chance::SeededChance;
use app::clock::SetClock;
use app::site::Member;
use app::{Actor, Command, Grant, House, Role};
use domain::alert::address::Private;
use domain::alert::push::{Service, Setting, Subscription};
use domain::alert::{Alert, AlertRule, Format, MailTakes, Stage, Webhook};
use domain::directory::Site;
use domain::duty::{DutyRecord, id_of};
use domain::serving::instant;
use domain::{AccountId, AlertWayId, CommandId, DutyId, Milliseconds, SiteId};
use notify::{Mail, Network, Outbox, Ways};
use standards::{Duty, Outcome, RuleId};
use store::{Database, Durability, Options, Store};
use testbed::directory::TempDir;

/// Nine in the morning in Shanghai.
pub const NINE: Milliseconds = 1_783_299_600_000;
pub const SECOND: Milliseconds = 1_000;
pub const MINUTE: Milliseconds = 60 * SECOND;

/// A house and its clock.
pub struct Home {
    pub app: House,
    pub clock: Arc<SetClock>,
    store: Store,
    commands: AtomicU64,
    _files: TempDir,
}

pub fn bureau() -> SiteId {
    "bureau".parse().unwrap()
}

pub fn account(login: &str) -> AccountId {
    AccountId::derived(&["account", login])
}

fn reaching(private: Private) -> Reaching {
    Reaching {
        mail: true,
        private,
        push_inside: private,
        home: Some("https://yingbin.bureau.example".to_owned()),
    }
}

impl Home {
    /// A house that allows webhooks of its own machine, as tests need them.
    pub async fn open() -> Self {
        Self::led_by(&[]).await
    }

    /// The same, which these lead as well.
    pub async fn led_by(leaders: &[String]) -> Self {
        let files = testbed::directory::in_memory();
        let url = files.path().join("house.sqlite").display().to_string();
        let store = Store::open(&Options {
            url,
            durability: Durability::Off,
            connections: 4,
        })
        .unwrap();
        let clock = Arc::new(SetClock::at(NINE));
        let home = Self {
            app: House::with(store.clone(), clock.clone(), Arc::new(SeededChance::new(7)))
                .holding(app::seal::Keys::of(&[7; 32]))
                .reaching_by(reaching(Private::Allowed)),
            clock,
            store,
            commands: AtomicU64::new(1),
            _files: files,
        };
        let site = Site {
            id: bureau(),
            name: "局总部".to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 0b001_1111,
            standard_version: 1,
        };
        let people = [
            ("li", "李领班", Role::TeamLeader),
            ("wang", "王芳", Role::Attendant),
            ("chen", "陈主任", Role::OwnersManager),
        ];
        let leaders = leaders.iter();
        let leaders = leaders.map(|login| (login.as_str(), login.as_str(), Role::TeamLeader));
        let members = people.into_iter().chain(leaders);
        let members = members.map(|(login, name, role)| Member {
            login: login.to_owned(),
            name: name.to_owned(),
            password: None,
            roles: vec![role],
        });
        let standard = standards::shipped::BUREAU_HQ.to_owned();
        app::site::found_with(&home.app, site, standard, members.collect())
            .await
            .unwrap();
        home.tick().await;
        home.settle_the_day().await;
        home
    }

    /// What the day itself asks for is done, so that only what a story makes is due.
    async fn settle_the_day(&self) {
        let now = self.app.now();
        self.write(move |db| {
            for mut record in store::duty::of_day(db, &bureau(), "2026-07-06")? {
                record.duty.outcome = Some(Outcome::Done { at: instant(now) });
                store::duty::settle(db, &bureau(), &record)?;
            }
            Ok(())
        })
        .await;
    }

    /// The same house, whose machine lets no webhook lead inside.
    pub fn guarded(&self) -> House {
        House::with(
            self.store.clone(),
            self.clock.clone(),
            Arc::new(SeededChance::new(8)),
        )
        .holding(app::seal::Keys::of(&[7; 32]))
        .reaching_by(reaching(Private::Refused))
    }

    pub fn after(&self, time: Milliseconds) {
        self.clock.set(self.app.now() + time);
    }

    pub fn command(&self) -> Command {
        let number = self.commands.fetch_add(1, Ordering::Relaxed);
        Command {
            id: CommandId::derived(&[&number.to_string()]),
            at: self.app.now(),
            fingerprint: [number as u8; 32],
        }
    }

    pub fn who(login: &str) -> Actor {
        let mut actor = Actor::house();
        actor.account = Some(account(login));
        login.clone_into(&mut actor.name);
        actor.grants = vec![Grant {
            site: bureau(),
            role: match login {
                "li" => Role::TeamLeader,
                "chen" => Role::OwnersManager,
                _ => Role::Attendant,
            },
        }];
        actor
    }

    /// A webhook that is told what is late.
    pub async fn webhook(&self, name: &str, format: Format, address: &str) -> AlertWayId {
        let webhook = Webhook {
            name: name.to_owned(),
            format,
            address: address.to_owned(),
            secret: String::new(),
            stages: vec![Stage::Overdue],
            language: "zh-Hans".to_owned(),
        };
        let (li, command) = (Self::who("li"), self.command());
        let added = app::alert::add_way(&self.app, &li, &bureau(), &command, webhook).await;
        added.unwrap().subject.unwrap().parse().unwrap()
    }

    /// Somebody gives their address.
    pub async fn mails(&self, login: &str, mail: &str, mail_takes: MailTakes) {
        let rule = AlertRule {
            mail: mail.to_owned(),
            mail_takes,
            quiet: None,
        };
        let (who, command) = (Self::who(login), self.command());
        let set = app::alert::set_own(&self.app, &who, &bureau(), &command, rule).await;
        set.unwrap();
    }

    /// So many refills of 王芳, each due within its own moment of the next ten minutes.
    pub async fn duties(&self, count: u32) -> Vec<DutyId> {
        let now = self.app.now();
        let records: Vec<DutyRecord> = (1..=count).map(|round| duty(round, now)).collect();
        let ids = records.iter().map(|record| record.id).collect();
        self.write(move |db| {
            for record in &records {
                store::duty::add(db, &bureau(), record)?;
            }
            Ok(())
        })
        .await;
        ids
    }

    /// A duty is done by somebody.
    pub async fn done(&self, id: DutyId) {
        let now = self.app.now();
        self.write(move |db| {
            let mut record = store::duty::find(db, &bureau(), id)?.unwrap();
            record.duty.outcome = Some(Outcome::Done { at: instant(now) });
            store::duty::settle(db, &bureau(), &record)
        })
        .await;
    }

    async fn write(&self, write: impl FnMut(&mut Database) -> anyhow::Result<()> + Send + 'static) {
        let written = self.store.write(Some(&bureau()), write).await;
        assert!(written.is_ok(), "{:?}", written.err());
    }

    pub async fn tick(&self) {
        app::timer::tick(&self.app).await.unwrap();
    }

    /// What was told of a duty by webhooks and mail, its name and how it stands.
    pub async fn told(&self, duty: DutyId) -> Vec<(String, Alert)> {
        let told = app::alert::of_duty(&self.app, &bureau(), duty)
            .await
            .unwrap();
        let told = told.into_iter().filter(|one| one.alert.to.way() != "phone");
        told.map(|one| (one.name, one.alert)).collect()
    }

    /// The ways that are shut: of mail an empty name.
    pub async fn closed(&self) -> Vec<String> {
        let closed = app::alert::closed(&self.app, &bureau()).await.unwrap();
        let names = closed.into_iter().map(|way| match way {
            Closed::Mail => String::new(),
            Closed::Push(name) => format!("push {name}"),
            Closed::Webhook(name) => name,
        });
        names.collect()
    }

    /// The owner's manager lets browsers be told.
    pub async fn lets_browsers_be_told(&self) {
        let setting = Setting {
            contact: "ops@bureau.example".to_owned(),
            services: vec![Service::Google],
        };
        let (chen, command) = (Self::who("chen"), self.command());
        let on = app::alert::switch_on(&self.app, &chen, &bureau(), &command, setting).await;
        on.unwrap();
    }

    /// A browser of somebody's is to be told.
    pub async fn subscribes(&self, login: &str, subscription: Subscription) {
        let (who, command) = (Self::who(login), self.command());
        let signed = Signed {
            language: "zh-Hans".to_owned(),
            session_hash: String::new(),
        };
        let new = (subscription, signed);
        let done = app::alert::subscribe(&self.app, &who, &bureau(), &command, new).await;
        done.unwrap();
    }

    /// How many browsers of somebody's are told.
    pub async fn browsers_of(&self, login: &str) -> usize {
        let own = app::alert::own(&self.app, &Self::who(login), &bureau()).await;
        own.unwrap().unwrap().push.unwrap().browsers.len()
    }

    /// How often an act stands in the journal.
    pub async fn acts(&self, act: &str) -> usize {
        let (site, act) = (bureau(), act.to_owned());
        let entries = self
            .store
            .read(move |db| store::journal::after(db, &site, 0, 10_000));
        let entries = entries.await.unwrap();
        entries.iter().filter(|one| one.entry.act == act).count()
    }
}

fn duty(round: u32, now: Milliseconds) -> DutyRecord {
    let due = now + 10 * MINUTE + i64::from(round);
    let at = now - MINUTE;
    DutyRecord {
        id: id_of(&bureau(), "many", "refill", round),
        day: "2026-07-06".to_owned(),
        meeting: None,
        request: None,
        subject: None,
        standard_version: 1,
        team: None,
        assignee: Some(account("wang")),
        room: None,
        duty: Duty {
            rule: RuleId::from("refill"),
            round,
            cause: instant(at),
            opens: instant(at),
            due: instant(due),
            stopped: None,
            outcome: None,
        },
        settled: None,
        steps_done: Vec::new(),
        overdue_noted: None,
    }
}

/// What carries out of a house; without a server, mail is shut.
pub fn outbox(house: &House, mail: Option<&str>) -> Outbox {
    let mail = mail.map(|server| Mail::by(server, "迎宾 <yingbin@bureau.example>").unwrap());
    let ways = Ways {
        mail,
        network: Network::trusting_the_machine(),
        patience: Duration::from_secs(2),
    };
    Outbox::of(house.clone(), ways)
}

/// Sends what waits, and waits until each parcel has fared.
pub async fn send(outbox: &mut Outbox) -> usize {
    let count = outbox.turn().await.unwrap();
    while outbox.next().await {}
    count
}
