//! The one-time link that sets an empty house up.

use domain::access::Role;
use domain::directory::Site;
use domain::{AccountId, Milliseconds, Refusal};
use store::Database;
use store::account::Account;

use super::{approved_grant, at_field, hash_password};
use crate::chance::{secret, secret_hash};
use crate::error::Error;
use crate::house::House;

/// How long a set-up link opens.
pub const SET_UP_MS: Milliseconds = 24 * 60 * 60 * 1_000;

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
        store::session::replace_set_up_link(db, &hash, now, now + SET_UP_MS)?;
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
    Ok(house
        .store()
        .read(move |db| store::session::set_up_link_opens(db, &hash, now))
        .await?)
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
    if set_up.system.login.trim().to_lowercase() == set_up.security.login.trim().to_lowercase() {
        return Err(Refusal::invalid("security_login", "login-taken").into());
    }
    let system = founder(house, &set_up.system).map_err(|error| {
        at_field(error, |field| match field {
            "login" => "system_login",
            "name" => "system_name",
            _ => "system_password",
        })
    })?;
    let security = founder(house, &set_up.security).map_err(|error| {
        at_field(error, |field| match field {
            "login" => "security_login",
            "name" => "security_name",
            _ => "security_password",
        })
    })?;
    let founders = [
        (system, Role::SystemAdministrator),
        (security, Role::SecurityAdministrator),
    ];
    let (hash, now) = (secret_hash(link), house.now());
    let make = move |db: &mut Database| -> Result<(), Error> {
        if !store::session::set_up_link_opens(db, &hash, now)? || store::account::count(db)? > 0 {
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

fn founder(house: &House, founder: &Founder) -> Result<Account, Error> {
    let login = crate::account::checked_login(&founder.login)?;
    Ok(Account {
        id: AccountId::derived(&["account", &login]),
        login,
        name: crate::account::checked_name(&founder.name)?,
        password_hash: hash_password(&founder.password)?,
        language: None,
        created_at: house.now(),
        disabled_at: None,
    })
}
