//! The key that browsers know the house by, and the browsers that are told something while their page is shut.

use std::collections::BTreeSet;

use anyhow::Result;
use diesel::prelude::*;
use domain::access::Role;
use domain::{AccountId, Milliseconds, PushSubscriptionId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{push_key, push_subscription};
use crate::text::read;

const TABLE: &str = "push_subscription";
/// The one row of the table of keys.
const ONLY: &str = "house";

/// The house's key for web push.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushKey {
    /// The public half, as browsers take it.
    pub public: String,
    /// The private half, sealed.
    pub sealed: String,
    /// When it was made.
    pub made: Milliseconds,
}

/// A browser as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Its id.
    pub id: PushSubscriptionId,
    /// Whose it is.
    pub account: AccountId,
    /// Where it leads, without what is secret.
    pub host: String,
    /// Its endpoint and its keys, sealed.
    pub sealed: String,
    /// The language in which it is told, by its tag.
    pub language: String,
    /// The hash of the session that added it, or of the last that began in it; empty where none did.
    pub session_hash: String,
    /// When it was added, or its holder last signed in there.
    pub added: Milliseconds,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = push_subscription)]
struct BrowserRow {
    site_id: String,
    id: String,
    account_id: String,
    host: String,
    sealed: String,
    language: String,
    session_hash: String,
    added_at: i64,
}

impl BrowserRow {
    fn of(site: &SiteId, one: &Browser) -> Self {
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            account_id: one.account.to_string(),
            host: one.host.clone(),
            sealed: one.sealed.clone(),
            language: one.language.clone(),
            session_hash: one.session_hash.clone(),
            added_at: one.added,
        }
    }

    fn into_browser(self) -> Result<Browser> {
        Ok(Browser {
            id: read(TABLE, "id", &self.id)?,
            account: read(TABLE, "account_id", &self.account_id)?,
            host: self.host,
            sealed: self.sealed,
            language: self.language,
            session_hash: self.session_hash,
            added: self.added_at,
        })
    }
}

/// The key, if it was made already.
pub fn key(connection: &mut Database) -> Result<Option<PushKey>> {
    let row: Option<(String, String, i64)> = directly!(connection, |behind| push_key::table
        .find(ONLY)
        .select((push_key::public, push_key::sealed, push_key::made_at))
        .first(behind)
        .optional())?;
    Ok(row.map(|(public, sealed, made)| PushKey {
        public,
        sealed,
        made,
    }))
}

/// Keeps the key, once: browsers that know one take no other. Whether there was none yet.
pub fn keep_key(connection: &mut Database, new: &PushKey) -> Result<bool> {
    let kept = directly!(connection, |behind| diesel::insert_into(push_key::table)
        .values((
            push_key::id.eq(ONLY),
            push_key::public.eq(&new.public),
            push_key::sealed.eq(&new.sealed),
            push_key::made_at.eq(new.made),
        ))
        .on_conflict_do_nothing()
        .execute(behind))?;
    Ok(kept == 1)
}

/// The browsers of a site whose holders may come in, the oldest first.
pub fn list(connection: &mut Database, site: &SiteId) -> Result<Vec<Browser>> {
    let staff = crate::account::staff(connection, site, &Role::GRANTED)?.into_iter();
    let comes_in: BTreeSet<AccountId> = staff.map(|(account, ..)| account).collect();
    let mut all = of_site(connection, site)?;
    all.retain(|one| comes_in.contains(&one.account));
    Ok(all)
}

fn of_site(connection: &mut Database, site: &SiteId) -> Result<Vec<Browser>> {
    let rows: Vec<BrowserRow> = directly!(connection, |behind| push_subscription::table
        .filter(push_subscription::site_id.eq(site.as_str()))
        .order((push_subscription::added_at, push_subscription::id))
        .select(BrowserRow::as_select())
        .load(behind))?;
    rows.into_iter().map(BrowserRow::into_browser).collect()
}

/// The browsers of an account at a site, the oldest first.
pub fn of_account(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> Result<Vec<Browser>> {
    let mut all = of_site(connection, site)?;
    all.retain(|one| one.account == account);
    Ok(all)
}

/// Keeps a browser, new or known; whose it was before is told nothing there any more.
pub fn put(connection: &mut Database, site: &SiteId, one: &Browser) -> Result<()> {
    let known = directly!(connection, |behind| diesel::update(
        push_subscription::table.find((site.as_str(), one.id.to_string()))
    )
    .set(BrowserRow::of(site, one))
    .execute(behind))?;
    if known == 0 {
        directly!(connection, |behind| diesel::insert_into(
            push_subscription::table
        )
        .values(BrowserRow::of(site, one))
        .execute(behind))?;
    }
    Ok(())
}

/// Forgets a browser; whether the site had it.
pub fn remove(connection: &mut Database, site: &SiteId, id: PushSubscriptionId) -> Result<bool> {
    let gone = directly!(connection, |behind| diesel::delete(
        push_subscription::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(gone > 0)
}

/// Forgets every browser of a site.
pub fn forget_site(connection: &mut Database, site: &SiteId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        push_subscription::table.filter(push_subscription::site_id.eq(site.as_str()))
    )
    .execute(behind))?;
    Ok(())
}

/// Forgets every browser of an account, wherever it works.
pub(crate) fn forget_account(connection: &mut Database, account: AccountId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        push_subscription::table.filter(push_subscription::account_id.eq(account.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// Forgets the browser in which a session was begun, at every site.
pub(crate) fn forget_session(connection: &mut Database, secret_hash: &str) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        push_subscription::table.filter(push_subscription::session_hash.eq(secret_hash))
    )
    .execute(behind))?;
    Ok(())
}

/// Somebody signed in anew in the browser of a session: what was theirs goes on with the new one, what was another's
/// is forgotten.
pub fn take_over(
    connection: &mut Database,
    (before, after): (&str, &str),
    account: AccountId,
    now: Milliseconds,
) -> Result<()> {
    let account = account.to_string();
    directly!(connection, |behind| diesel::delete(
        push_subscription::table
            .filter(push_subscription::session_hash.eq(before))
            .filter(push_subscription::account_id.ne(&account))
    )
    .execute(behind))?;
    directly!(connection, |behind| diesel::update(
        push_subscription::table.filter(push_subscription::session_hash.eq(before))
    )
    .set((
        push_subscription::session_hash.eq(after),
        push_subscription::added_at.eq(now),
    ))
    .execute(behind))?;
    Ok(())
}

/// Forgets the browsers that were added by then and in which nobody signed in since.
pub fn forget_unsigned(connection: &mut Database, by: Milliseconds) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        push_subscription::table.filter(push_subscription::added_at.le(by))
    )
    .execute(behind))?;
    Ok(())
}
