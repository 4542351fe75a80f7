//! Sites: their written standard in versions, their working days.

use std::sync::Arc;

use domain::access::{Action, Actor, HOUSE, Object};
use domain::directory::Site;
use domain::{AccountId, Milliseconds, Refusal, SiteId};
use jiff::civil::Date;
use standards::{Calendar, Holidays, Problem, Standard};
use store::Database;
use store::site::StandardVersion;

use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::{House, zone};

/// Founds a site: its row, its standard as version 1, the holidays shipped for its country.
pub(crate) fn found(
    db: &mut Database,
    site: &Site,
    standard: &str,
    now: Milliseconds,
    by: &str,
) -> Result<(), Error> {
    if standards::read(standard).standard.is_none() {
        return Err(Refusal::invalid("standard", "standard-has-problems").into());
    }
    if zone(&site.time_zone).is_err() {
        return Err(Refusal::invalid("time_zone", "time-zone-unknown").into());
    }
    if !(1..=50).contains(&domain::text::length(&site.name)) || !domain::text::is_plain(&site.name)
    {
        return Err(Refusal::invalid("site_name", "name-unfit")
            .with("name", &site.name)
            .into());
    }
    if store::site::find(db, &site.id)?.is_some() {
        return Err(Refusal::conflict("site-taken").at("site").into());
    }
    store::site::create(db, site)?;
    store::site::publish_standard(db, &site.id, 1, standard, now, by)?;
    if site.time_zone == "Asia/Shanghai" {
        for table in HolidayTable::ALL {
            load(db, &site.id, &table.days()?)?;
        }
    }
    Ok(())
}

/// A table of holidays and make-up working days that the product ships.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayTable {
    /// Mainland China, 2026.
    Cn2026,
}

impl HolidayTable {
    /// Every table.
    pub const ALL: [Self; 1] = [Self::Cn2026];

    /// Its word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Cn2026 => "cn-2026",
        }
    }

    /// The table of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.word() == word)
    }

    /// Its days.
    ///
    /// # Errors
    /// Never, unless the table shipped has problems.
    pub fn days(self) -> anyhow::Result<Holidays> {
        let text = match self {
            Self::Cn2026 => standards::shipped::HOLIDAYS_CN_2026,
        };
        standards::read_holidays(text)
            .holidays
            .ok_or_else(|| anyhow::anyhow!("the table of holidays shipped has problems"))
    }
}

/// Keeps a table's days in place of what was said of them before.
fn load(db: &mut Database, site: &SiteId, table: &Holidays) -> anyhow::Result<()> {
    for (days, working) in [(&table.off, false), (&table.work, true)] {
        for day in days {
            store::site::set_holiday(db, site, &day.to_string(), Some(working))?;
        }
    }
    Ok(())
}

/// Loads a shipped table: its days are said anew, others stay as they are.
///
/// # Errors
/// Refused to whoever may not.
pub async fn load_holidays(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    table: HolidayTable,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let days = table.days()?;
        load(deed.db, &deed.site.id, &days)?;
        let entry = deed.entry("holidays-loaded").detail("table", &days.title);
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await
}

/// Somebody a site is founded with.
#[derive(Clone, Debug)]
pub struct Member {
    /// What they type to sign in.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their password; without one they can only be signed in by the demo.
    pub password: Option<String>,
    /// Their roles.
    pub roles: Vec<domain::access::Role>,
}

/// Founds a site with its people in one go: for the demo and for simulated buildings, where nobody
/// sits in front of a set-up page. Gives the accounts in the order of the members.
///
/// # Errors
/// Refused when a name is unfit or taken, or the standard has problems.
pub async fn found_with(
    house: &House,
    site: Site,
    standard: String,
    members: Vec<Member>,
) -> Result<Vec<AccountId>, Error> {
    let now = house.now();
    let mut accounts = Vec::new();
    for member in members {
        let login = crate::account::checked_login(&member.login)?;
        let password_hash = match &member.password {
            Some(password) => crate::password::hash(password).await?,
            None => String::new(),
        };
        let account = store::account::Account {
            id: AccountId::derived(&["account", &login]),
            name: crate::account::checked_name(&member.name)?,
            login,
            password_hash,
            language: None,
            created_at: now,
            disabled_at: None,
            home: Some(site.id.clone()),
        };
        accounts.push((account, member.roles));
    }
    let make = move |db: &mut Database| -> Result<Vec<AccountId>, Error> {
        found(db, &site, &standard, now, HOUSE)?;
        for (account, roles) in &accounts {
            if store::account::find(db, account.id)?.is_none() {
                store::account::create(db, account)?;
            }
            for role in roles {
                crate::session::approved_grant(db, account.id, &site.id, *role, HOUSE, now)?;
            }
        }
        Ok(accounts.iter().map(|(account, _)| account.id).collect())
    };
    Ok(house.store().write(None, make).await?)
}

/// The working days of a site, from its pattern and its table.
pub(crate) fn calendar(db: &mut Database, site: &Site) -> anyhow::Result<Calendar> {
    let mut calendar = Calendar::default();
    for (index, works) in calendar.week.works.iter_mut().enumerate() {
        *works = site.working_weekdays & (1 << index) != 0;
    }
    for (day, working) in store::site::holidays(db, &site.id)? {
        let Ok(date) = day.parse::<Date>() else {
            continue;
        };
        if working {
            calendar.work.insert(date);
        } else {
            calendar.off.insert(date);
        }
    }
    Ok(calendar)
}

/// The sites the actor has to do with.
///
/// # Errors
/// When the database fails.
pub async fn list(house: &House, actor: &Actor) -> Result<Vec<Site>, Error> {
    let sites = house.store().read(store::site::all).await?;
    Ok(sites
        .into_iter()
        .filter(|site| actor.knows(&site.id))
        .collect())
}

/// Every site of the cell: for the house's own work.
///
/// # Errors
/// When the database fails.
pub async fn all(house: &House) -> Result<Vec<Site>, Error> {
    Ok(house.store().read(store::site::all).await?)
}

/// The site.
///
/// # Errors
/// When the database fails.
pub async fn find(house: &House, site: &SiteId) -> Result<Option<Site>, Error> {
    let site = site.clone();
    Ok(house
        .store()
        .read(move |db| store::site::find(db, &site))
        .await?)
}

/// A site's standard as a screen shows it.
#[derive(Clone, Debug)]
pub struct StandardView {
    /// The site.
    pub site: Site,
    /// The version in force.
    pub version: i32,
    /// Its text.
    pub body: String,
    /// As it was read.
    pub standard: Arc<Standard>,
    /// Every version, newest first.
    pub versions: Vec<StandardVersion>,
}

/// The site's standard in force.
///
/// # Errors
/// When the database fails.
pub async fn standard(house: &House, site: &SiteId) -> Result<Option<StandardView>, Error> {
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let version = found.standard_version;
        let body = store::site::standard_body(db, &site, version)?.unwrap_or_default();
        let standard = owned.standard(db, &site, version)?;
        let versions = store::site::standard_versions(db, &site)?;
        Ok(Some(StandardView {
            site: found,
            version,
            body,
            standard,
            versions,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// Publishes a new version of the site's standard. What was planned keeps its version.
///
/// Gives the problems instead, with their places, when the text has any.
///
/// # Errors
/// Refused to whoever may not.
pub async fn publish_standard(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    body: String,
) -> Result<Result<Answer, Vec<Problem>>, Error> {
    let reading = standards::read(&body);
    if reading.standard.is_none() {
        return Ok(Err(reading.problems));
    }
    let answer = perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Standard, Action::Configure)?;
        let version = deed.site.standard_version + 1;
        let (id, by) = (deed.site.id.clone(), deed.actor.name.clone());
        store::site::publish_standard(deed.db, &id, version, &body, deed.now, &by)?;
        deed.house.forget_standard(&id, version);
        let entry = deed.entry("standard-published").detail("version", version);
        deed.write(&entry)?;
        Ok(Answer::about(version))
    });
    answer.await.map(Ok)
}

/// The site's weekly pattern (bit 0 is Monday) and the days that differ from it.
///
/// # Errors
/// When the database fails.
pub async fn working_days(
    house: &House,
    site: &SiteId,
) -> Result<Option<(u8, Vec<(String, bool)>)>, Error> {
    let site = site.clone();
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        Ok(Some((
            found.working_weekdays,
            store::site::holidays(db, &site)?,
        )))
    };
    Ok(house.store().read(read).await?)
}

/// Sets the weekly pattern; bit 0 is Monday.
///
/// # Errors
/// Refused to whoever may not.
pub async fn set_working_weekdays(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    weekdays: u8,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let weekdays = weekdays & 0x7f;
        store::site::set_working_weekdays(deed.db, &deed.site.id, weekdays)?;
        let days: Vec<String> = (0..7)
            .filter(|day| weekdays & (1 << day) != 0)
            .map(|day| (day + 1).to_string())
            .collect();
        let entry = deed
            .entry("working-days-set")
            .detail("weekdays", days.join(" "));
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await
}

/// Says of a day whether it is worked, against the pattern; `None` takes it back to the pattern.
///
/// # Errors
/// Refused when there is no such day.
pub async fn set_holiday(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    day: String,
    working: Option<bool>,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let date =
            domain::day::parse(&day).ok_or_else(|| Refusal::invalid("day", "day-unknown"))?;
        store::site::set_holiday(deed.db, &deed.site.id, &date.to_string(), working)?;
        let word = match working {
            Some(true) => "working",
            Some(false) => "off",
            None => "pattern",
        };
        let entry = deed
            .entry("holiday-set")
            .detail("day", date)
            .detail("working", word);
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await
}
