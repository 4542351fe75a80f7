//! One-time links: the one that sets an empty house up, and the one that gives a site its
//! administrators back.

use domain::access::{Actor, Role};
use domain::directory::Site;
use domain::{AccountId, CommandId, Milliseconds, Refusal, SiteId};
use store::Database;
use store::account::Account;
use store::session::Opens;

use super::{approved_grant, at_field};
use crate::chance::{secret, secret_hash};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::password;

/// How long a set-up link opens.
pub const SET_UP_MS: Milliseconds = 24 * 60 * 60 * 1_000;

/// The roles without which nobody can let anybody in.
const ADMINISTRATORS: [Role; 2] = [Role::SystemAdministrator, Role::SecurityAdministrator];

/// A new one-time link's secret when nobody has an account yet; `None` otherwise.
///
/// # Errors
/// When the database fails.
pub async fn set_up_link(house: &House) -> Result<Option<String>, Error> {
    let link = secret(house.chance());
    let (hash, now) = (secret_hash(&link), house.now());
    let make = move |db: &mut Database| -> Result<bool, Error> {
        if store::account::count(db)? > 0 {
            return Ok(false);
        }
        store::session::replace_set_up_link(db, &hash, None, now, now + SET_UP_MS)?;
        Ok(true)
    };
    Ok(house.store().write(None, make).await?.then_some(link))
}

/// Whether the set-up link opens.
///
/// # Errors
/// When the database fails.
pub async fn set_up_opens(house: &House, link: &str) -> Result<bool, Error> {
    let (hash, now) = (secret_hash(link), house.now());
    let opened = house
        .store()
        .read(move |db| store::session::opened_by(db, &hash, now));
    Ok(opened.await? == Some(Opens::House))
}

/// Whether somebody has an account already.
///
/// # Errors
/// When the database fails.
pub async fn is_set_up(house: &House) -> Result<bool, Error> {
    Ok(house.store().read(store::account::count).await? > 0)
}

/// Somebody who gets an account at set-up.
#[derive(Clone, Debug)]
pub struct Founder {
    /// What they will type.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their password.
    pub password: String,
}

/// What sets an empty house up: a site with its standard, and the two administrators who are kept
/// apart: one makes accounts, the other gives them roles.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// The site.
    pub site: Site,
    /// The text of its written standard.
    pub standard: String,
    /// 系统管理员.
    pub system: Founder,
    /// 安全管理员.
    pub security: Founder,
}

/// Sets the house up and uses the link up.
///
/// # Errors
/// Refused when the link does not open, a field is unfit, or the standard has problems.
pub async fn set_up(house: &House, link: &str, set_up: SetUp) -> Result<(), Error> {
    let id = &set_up.site.id;
    let system = founder(house, id, Role::SystemAdministrator, &set_up.system).await?;
    let security = founder(house, id, Role::SecurityAdministrator, &set_up.security).await?;
    if system.login == security.login {
        return Err(Refusal::invalid("security_login", "login-taken").into());
    }
    let founders = [
        (system, Role::SystemAdministrator),
        (security, Role::SecurityAdministrator),
    ];
    let (hash, now) = (secret_hash(link), house.now());
    let make = move |db: &mut Database| -> Result<(), Error> {
        let opened = store::session::opened_by(db, &hash, now)?;
        if opened != Some(Opens::House) || store::account::count(db)? > 0 {
            return Err(Refusal::missing("link-unknown").into());
        }
        crate::site::found(db, &set_up.site, &set_up.standard, now, &set_up.system.name)?;
        for (account, role) in &founders {
            store::account::create(db, account)?;
            approved_grant(db, account.id, &set_up.site.id, *role, &account.name, now)?;
        }
        store::session::use_set_up_link(db, &hash)?;
        Ok(())
    };
    Ok(house.store().write(None, make).await?)
}

async fn founder(
    house: &House,
    site: &SiteId,
    role: Role,
    founder: &Founder,
) -> Result<Account, Error> {
    let made = async {
        let login = crate::account::checked_login(&founder.login)?;
        password::check_for(&founder.password, &login)?;
        Ok::<Account, Error>(Account {
            id: AccountId::derived(&["account", &login]),
            login,
            name: crate::account::checked_name(&founder.name)?,
            password_hash: password::hash(&founder.password).await?,
            language: None,
            created_at: house.now(),
            disabled_at: None,
            home: Some(site.clone()),
        })
    };
    let fields = if role == Role::SystemAdministrator {
        ["system_login", "system_name", "system_password"]
    } else {
        ["security_login", "security_name", "security_password"]
    };
    made.await.map_err(|error| {
        at_field(error, |field| match field {
            "login" => fields[0],
            "name" => fields[1],
            _ => fields[2],
        })
    })
}

/// The administrators that a site lacks: nobody who may sign in holds the role.
fn lacking(db: &mut Database, site: &SiteId) -> anyhow::Result<Vec<Role>> {
    let mut lacking = Vec::new();
    for role in ADMINISTRATORS {
        if store::account::holders(db, site, role)?.is_empty() {
            lacking.push(role);
        }
    }
    Ok(lacking)
}

/// A new one-time link's secret for the administrators of a site, where nobody is left who could
/// let anybody in; `None` where somebody is. Whoever holds the terminal holds the house.
///
/// # Errors
/// Refused when there is no such site.
pub async fn administrators_link(house: &House, site: &SiteId) -> Result<Option<String>, Error> {
    let link = secret(house.chance());
    let hash = secret_hash(&link);
    let expires = house.now() + SET_UP_MS;
    let make = move |deed: &mut Deed<'_>| -> Result<Answer, Error> {
        if lacking(deed.db, &deed.site.id)?.is_empty() {
            return Ok(Answer::default());
        }
        let site = deed.site.id.clone();
        store::session::replace_set_up_link(deed.db, &hash, Some(&site), deed.now, expires)?;
        let entry = deed.entry("administrators-link-made");
        deed.write(&entry)?;
        Ok(Answer::about(site))
    };
    let (terminal, command) = (Actor::house(), of_the_house(house));
    let answer = perform(house, &terminal, site, &command, make).await?;
    Ok(answer.subject.map(|_| link))
}

fn of_the_house(house: &House) -> Command {
    Command {
        id: CommandId(house.new_id()),
        at: house.now(),
        fingerprint: [0; 32],
    }
}

/// What a link for administrators opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The site.
    pub site: Site,
    /// The roles that nobody holds there.
    pub roles: Vec<Role>,
}

/// Which administrators of which site the link gives back; `None` where it does not open.
///
/// # Errors
/// When the database fails.
pub async fn administrators_lacking(house: &House, link: &str) -> Result<Option<Lacking>, Error> {
    let (hash, now) = (secret_hash(link), house.now());
    let read = move |db: &mut Database| {
        let Some(Opens::Site(site)) = store::session::opened_by(db, &hash, now)? else {
            return Ok(None);
        };
        let roles = lacking(db, &site)?;
        let site = store::site::find(db, &site)?.filter(|_| !roles.is_empty());
        Ok(site.map(|site| Lacking { site, roles }))
    };
    Ok(house.store().read(read).await?)
}

/// Gives a site the administrators it lacks, as new accounts, and uses the link up.
///
/// # Errors
/// Refused when the link does not open, a field is unfit, or one person would be both.
pub async fn restore_administrators(
    house: &House,
    link: &str,
    founders: Vec<(Role, Founder)>,
) -> Result<(), Error> {
    let lack = administrators_lacking(house, link).await?;
    let lack = lack.ok_or_else(|| Refusal::missing("link-unknown"))?;
    let mut accounts = Vec::new();
    for (role, one) in &founders {
        accounts.push((*role, founder(house, &lack.site.id, *role, one).await?));
    }
    let hash = secret_hash(link);
    let restore = move |deed: &mut Deed<'_>| -> Result<Answer, Error> {
        let opened = store::session::opened_by(deed.db, &hash, deed.now)?;
        let lacking = lacking(deed.db, &deed.site.id)?;
        let roles: Vec<Role> = accounts.iter().map(|(role, _)| *role).collect();
        if opened != Some(Opens::Site(deed.site.id.clone())) || lacking != roles {
            return Err(Refusal::missing("link-unknown").into());
        }
        for (role, account) in &accounts {
            restore_one(deed, *role, account)?;
        }
        store::session::use_set_up_link(deed.db, &hash)?;
        Ok(Answer::default())
    };
    let (terminal, command) = (Actor::house(), of_the_house(house));
    perform(house, &terminal, &lack.site.id, &command, restore).await?;
    Ok(())
}

fn restore_one(deed: &mut Deed<'_>, role: Role, account: &Account) -> Result<(), Error> {
    if store::account::find_by_login(deed.db, &account.login)?.is_some() {
        let field = if role == Role::SystemAdministrator {
            "system_login"
        } else {
            "security_login"
        };
        return Err(Refusal::conflict("login-taken").at(field).into());
    }
    store::account::create(deed.db, account)?;
    let by = deed.actor.name.clone();
    approved_grant(deed.db, account.id, &deed.site.id, role, &by, deed.now)?;
    let entry = deed
        .entry("account-created")
        .detail("person", &account.name)
        .detail("login", &account.login);
    deed.write(&entry)?;
    let entry = deed
        .entry("role-granted")
        .detail("person", &account.name)
        .detail("role", role.word());
    deed.write(&entry)?;
    Ok(())
}
