//! Accounts and the roles they hold.

use anyhow::Result;
use diesel::prelude::*;
use domain::access::{Grant, Role};
use domain::{AccountId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{account, role_grant};
use crate::text::{inconsistent, read, read_optional};

/// An account as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What its holder types to sign in.
    pub login: String,
    /// Their name.
    pub name: String,
    /// argon2id in its usual text form.
    pub password_hash: String,
    /// The language they chose.
    pub language: Option<String>,
    /// When it was made.
    pub created_at: Milliseconds,
    /// Since when it is disabled.
    pub disabled_at: Option<Milliseconds>,
    /// The site that made it and looks after it.
    pub home: Option<SiteId>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = account)]
struct AccountRow {
    id: String,
    login: String,
    name: String,
    password_hash: String,
    language: Option<String>,
    created_at: i64,
    disabled_at: Option<i64>,
    home_site_id: Option<String>,
}

impl AccountRow {
    fn into_account(self) -> Result<Account> {
        Ok(Account {
            id: read("account", "id", &self.id)?,
            login: self.login,
            name: self.name,
            password_hash: self.password_hash,
            language: self.language,
            created_at: self.created_at,
            disabled_at: self.disabled_at,
            home: read_optional("account", "home_site_id", self.home_site_id.as_deref())?,
        })
    }
}

/// Creates an account.
pub fn create(connection: &mut Database, new: &Account) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(account::table)
        .values(AccountRow {
            id: new.id.to_string(),
            login: new.login.clone(),
            name: new.name.clone(),
            password_hash: new.password_hash.clone(),
            language: new.language.clone(),
            created_at: new.created_at,
            disabled_at: new.disabled_at,
            home_site_id: new.home.as_ref().map(ToString::to_string),
        })
        .execute(behind))?;
    Ok(())
}

/// How many accounts there are.
pub fn count(connection: &mut Database) -> Result<i64> {
    Ok(directly!(connection, |behind| account::table
        .count()
        .get_result(behind))?)
}

/// The account with the id, which nobody else changes until the transaction ends.
pub fn find_locked(connection: &mut Database, id: AccountId) -> Result<Option<Account>> {
    crate::dialect::lock_account(connection, &id.to_string())?;
    find(connection, id)
}

/// Lets changes of people's rights follow one another until the transaction ends, of whatever sites they are.
pub fn lock_rights(connection: &mut Database) -> Result<()> {
    Ok(crate::dialect::lock_rights(connection)?)
}

/// The account with the id.
pub fn find(connection: &mut Database, id: AccountId) -> Result<Option<Account>> {
    let row: Option<AccountRow> = directly!(connection, |behind| account::table
        .find(id.to_string())
        .select(AccountRow::as_select())
        .first(behind)
        .optional())?;
    row.map(AccountRow::into_account).transpose()
}

/// The account with the login.
pub fn find_by_login(connection: &mut Database, login: &str) -> Result<Option<Account>> {
    let row: Option<AccountRow> = directly!(connection, |behind| account::table
        .filter(account::login.eq(login))
        .select(AccountRow::as_select())
        .first(behind)
        .optional())?;
    row.map(AccountRow::into_account).transpose()
}

/// Every account, by login.
pub fn all(connection: &mut Database) -> Result<Vec<Account>> {
    let rows: Vec<AccountRow> = directly!(connection, |behind| account::table
        .order(account::login)
        .select(AccountRow::as_select())
        .load(behind))?;
    rows.into_iter().map(AccountRow::into_account).collect()
}

/// The names of the accounts that hold a role at the site.
pub fn names(connection: &mut Database, site: &SiteId) -> Result<Vec<(AccountId, String)>> {
    let rows: Vec<(String, String)> = directly!(connection, |behind| account::table
        .inner_join(role_grant::table.on(role_grant::account_id.eq(account::id)))
        .filter(role_grant::site_id.eq(site.as_str()))
        .order((account::name, account::id))
        .select((account::id, account::name))
        .distinct()
        .load(behind))?;
    rows.into_iter()
        .map(|(id, name)| Ok((read("account", "id", &id)?, name)))
        .collect()
}

/// Sets the password's hash.
pub fn set_password(connection: &mut Database, id: AccountId, hash: &str) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        account::table.find(id.to_string())
    )
    .set(account::password_hash.eq(hash))
    .execute(behind))?;
    Ok(())
}

/// Sets the language.
pub fn set_language(connection: &mut Database, id: AccountId, language: &str) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        account::table.find(id.to_string())
    )
    .set(account::language.eq(language))
    .execute(behind))?;
    Ok(())
}

/// Disables the account, or enables it again.
pub fn set_disabled(
    connection: &mut Database,
    id: AccountId,
    since: Option<Milliseconds>,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        account::table.find(id.to_string())
    )
    .set(account::disabled_at.eq(since))
    .execute(behind))?;
    Ok(())
}

/// A role as it was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantRecord {
    /// Whose.
    pub account: AccountId,
    /// What and where.
    pub grant: Grant,
    /// Who granted it.
    pub granted_by: String,
    /// Their account; `None` where the house itself did, and where it is too long ago.
    pub granter: Option<AccountId>,
    /// Who approved it, once somebody did; before that it does not count.
    pub approved_by: Option<String>,
}

/// Grants a role. It counts once it is approved.
pub fn grant(connection: &mut Database, new: &GrantRecord, at: Milliseconds) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(role_grant::table)
        .values((
            role_grant::site_id.eq(new.grant.site.as_str()),
            role_grant::account_id.eq(new.account.to_string()),
            role_grant::role.eq(new.grant.role.word()),
            role_grant::granted_by.eq(&new.granted_by),
            role_grant::granted_at.eq(at),
            role_grant::approved_by.eq(&new.approved_by),
            role_grant::approved_at.eq(new.approved_by.as_ref().map(|_| at)),
            role_grant::granted_by_account.eq(new.granter.map(|id| id.to_string())),
        ))
        .execute(behind))?;
    Ok(())
}

/// Approves a role; whether there was one to approve.
pub fn approve(
    connection: &mut Database,
    id: AccountId,
    grant: &Grant,
    by: &str,
    at: Milliseconds,
) -> Result<bool> {
    let key = (grant.site.as_str(), id.to_string(), grant.role.word());
    let approved = directly!(connection, |behind| diesel::update(
        role_grant::table.find(key)
    )
    .set((
        role_grant::approved_by.eq(by),
        role_grant::approved_at.eq(at),
    ))
    .execute(behind))?;
    Ok(approved == 1)
}

/// Takes a role back; whether it was held.
pub fn revoke(connection: &mut Database, id: AccountId, grant: &Grant) -> Result<bool> {
    let key = (grant.site.as_str(), id.to_string(), grant.role.word());
    Ok(directly!(connection, |behind| diesel::delete(
        role_grant::table.find(key)
    )
    .execute(behind))?
        == 1)
}

type GrantRow = (
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
);

fn into_record(row: GrantRow) -> Result<GrantRecord> {
    let (site, account, role, granted_by, approved_by, granter) = row;
    Ok(GrantRecord {
        account: read("role_grant", "account_id", &account)?,
        grant: Grant {
            site: read("role_grant", "site_id", &site)?,
            role: Role::from_word(&role)
                .ok_or_else(|| inconsistent("role_grant", "role", &role))?,
        },
        granted_by,
        granter: read_optional("role_grant", "granted_by_account", granter.as_deref())?,
        approved_by,
    })
}

/// The roles of one account, approved or not.
pub fn grants_of(connection: &mut Database, id: AccountId) -> Result<Vec<GrantRecord>> {
    let rows: Vec<GrantRow> = directly!(connection, |behind| role_grant::table
        .filter(role_grant::account_id.eq(id.to_string()))
        .order((role_grant::site_id, role_grant::role))
        .select((
            role_grant::site_id,
            role_grant::account_id,
            role_grant::role,
            role_grant::granted_by,
            role_grant::approved_by,
            role_grant::granted_by_account,
        ))
        .load(behind))?;
    rows.into_iter().map(into_record).collect()
}

/// The roles held at a site, approved or not.
pub fn grants_at(connection: &mut Database, site: &SiteId) -> Result<Vec<GrantRecord>> {
    let rows: Vec<GrantRow> = directly!(connection, |behind| role_grant::table
        .filter(role_grant::site_id.eq(site.as_str()))
        .order((role_grant::account_id, role_grant::role))
        .select((
            role_grant::site_id,
            role_grant::account_id,
            role_grant::role,
            role_grant::granted_by,
            role_grant::approved_by,
            role_grant::granted_by_account,
        ))
        .load(behind))?;
    rows.into_iter().map(into_record).collect()
}

/// Who may act in a role at a site: it is approved, and their account is not disabled.
pub fn holders(connection: &mut Database, site: &SiteId, role: Role) -> Result<Vec<AccountId>> {
    let ids: Vec<String> = directly!(connection, |behind| role_grant::table
        .inner_join(account::table.on(role_grant::account_id.eq(account::id)))
        .filter(role_grant::site_id.eq(site.as_str()))
        .filter(role_grant::role.eq(role.word()))
        .filter(role_grant::approved_by.is_not_null())
        .filter(account::disabled_at.is_null())
        .order(account::id)
        .select(account::id)
        .load(behind))?;
    ids.iter().map(|id| read("account", "id", id)).collect()
}

/// Who works at a site: each approved role among `roles` of accounts that are not disabled, by name,
/// with since when it counts.
pub fn staff(
    connection: &mut Database,
    site: &SiteId,
    roles: &[Role],
) -> Result<Vec<(AccountId, String, Role, Milliseconds)>> {
    let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
    let rows: Vec<(String, String, String, Option<i64>)> =
        directly!(connection, |behind| role_grant::table
            .inner_join(account::table.on(role_grant::account_id.eq(account::id)))
            .filter(role_grant::site_id.eq(site.as_str()))
            .filter(role_grant::role.eq_any(words))
            .filter(role_grant::approved_by.is_not_null())
            .filter(account::disabled_at.is_null())
            .order((account::name, account::id, role_grant::role))
            .select((
                account::id,
                account::name,
                role_grant::role,
                role_grant::approved_at,
            ))
            .load(behind))?;
    rows.into_iter()
        .map(|(id, name, word, since)| {
            let role = Role::from_word(&word);
            let role = role.ok_or_else(|| inconsistent("role_grant", "role", &word))?;
            Ok((read("account", "id", &id)?, name, role, since.unwrap_or(0)))
        })
        .collect()
}
