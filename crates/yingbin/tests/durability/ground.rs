//! A house with one site, one attendant, and as many duties to finish as a test wants.

use std::path::{Path, PathBuf};

use anyhow::Result;
use app::site::Member;
use app::{House, Role};
use domain::directory::{Site, Team};
use domain::duty::DutyRecord;
use domain::serving::instant;
use domain::{AccountId, CommandId, DutyId, SiteId, TeamId, Uid};
use standards::{Duty, RuleId};
use store::{Options, Store};

/// A standard that plans nothing by itself, so that all that is written is what the test asked for
/// and one entry for each day that begins.
pub const STANDARD: &str = r#"id = "test"
title = "测试标准"
version = "2026-11-01"

[short_notice]
at_least = "5 min"

[[season]]
name = "全年"
from = "01-01"
until = "12-31"

[[clause]]
id = "C1"
text = "条款"

[[team]]
id = "team"
title = "班组"
serves = ["room"]

[[rule]]
id = "greet"
title = "迎候"
clauses = ["C1"]
by = "team"
place = "room"
starts = "scheduled-start"
opens = "-15 min"
due = "+0 min"
"#;

pub const LOGIN: &str = "wang";
pub const PASSWORD: &str = "a good password of hers";
/// A day that never ends while a test runs.
const DAY: &str = "2999-01-01";
const YEAR_MS: i64 = 365 * 24 * 60 * 60 * 1_000;

/// A house whose file nobody holds.
pub struct Ground {
    pub file: PathBuf,
    pub site: SiteId,
    pub attendant: AccountId,
    /// The secret of a session of hers.
    pub session: String,
    /// How many duties there are.
    pub duties: u64,
}

impl Ground {
    /// Lays it in a directory, by a program that has ended before the tested one begins.
    pub async fn lay(directory: &Path, duties: u64) -> Self {
        let file = directory.join("house.db");
        let house = House::new(open(&file));
        keep_key(&house, directory).await;
        let site: SiteId = "court".parse().unwrap();
        let founded = Site {
            id: site.clone(),
            name: "法院".to_owned(),
            time_zone: "UTC".to_owned(),
            working_weekdays: 0b001_1111,
            standard_version: 1,
        };
        let member = Member {
            login: LOGIN.to_owned(),
            name: "王芳".to_owned(),
            password: Some(PASSWORD.to_owned()),
            roles: vec![Role::Attendant],
        };
        let members = vec![member];
        let accounts = app::site::found_with(&house, founded, STANDARD.to_owned(), members).await;
        let attendant = accounts.unwrap()[0];
        let (at, now) = (site.clone(), house.now());
        let furnish = move |db: &mut store::Database| -> Result<()> {
            store::directory::put_team(db, &at, &team(attendant))?;
            for number in 0..duties {
                store::duty::add(db, &at, &record(number, now))?;
            }
            Ok(())
        };
        house.store().write(None, furnish).await.unwrap();
        let session = app::session::sign_in_as(&house, attendant).await.unwrap();
        Self {
            file,
            site,
            attendant,
            session: session.secret,
            duties,
        }
    }

    /// The path at which a duty is finished.
    pub fn completion(&self, number: u64) -> String {
        let (site, duty) = (&self.site, duty_id(number));
        format!("/api/v1/sites/{site}/duties/{duty}/completion")
    }

    /// Its store, for whoever looks at what was left.
    pub fn store(&self) -> Store {
        open(&self.file)
    }
}

fn open(file: &Path) -> Store {
    Store::open(&Options::at(file.to_str().unwrap())).unwrap()
}

/// The duty with a number.
pub fn duty_id(number: u64) -> DutyId {
    DutyId(Uid((7 << 76) | (1 << 70) | u128::from(number)))
}

/// The number of the duty.
pub fn number_of(duty: DutyId) -> u64 {
    duty.0.0 as u64
}

/// The command that finishes the duty with a number: always the same, whoever sends it and however
/// often.
pub fn command_id(number: u64) -> CommandId {
    CommandId(Uid((7 << 76) | (1 << 71) | u128::from(number)))
}

/// Every duty there is.
pub fn every_duty(db: &mut store::Database, site: &SiteId) -> Result<Vec<DutyRecord>> {
    store::duty::of_day(db, site, DAY)
}

fn team(member: AccountId) -> Team {
    Team {
        id: TeamId::derived(&["team"]),
        standard_name: "team".to_owned(),
        name: "班组".to_owned(),
        floors: Vec::new(),
        rooms: Vec::new(),
        members: vec![member],
    }
}

fn record(number: u64, now: i64) -> DutyRecord {
    let rule = RuleId::from("greet");
    DutyRecord {
        id: duty_id(number),
        day: DAY.to_owned(),
        meeting: None,
        request: None,
        subject: None,
        standard_version: 1,
        team: Some(TeamId::derived(&["team"])),
        assignee: None,
        room: None,
        duty: Duty {
            rule,
            round: 1,
            cause: instant(now),
            opens: instant(now),
            due: instant(now + YEAR_MS),
            stopped: None,
            outcome: None,
        },
        settled: None,
        steps_done: Vec::new(),
        overdue_noted: None,
    }
}

/// The house knows its key, which lies beside it, so that its next start writes nothing.
async fn keep_key(house: &House, directory: &Path) {
    let secret = app::seal::new_secret();
    let taken = app::seal::take_key(house, &secret).await;
    taken.unwrap().unwrap();
    let text = domain::journal::Hash(secret).to_string();
    std::fs::write(directory.join("house.key"), text).unwrap();
}
