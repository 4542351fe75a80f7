//! Sessions, API tokens and set-up links. Only hashes of their secrets are kept.

use anyhow::Result;
use diesel::prelude::*;
use domain::{AccountId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{session, set_up_link, token};
use crate::text::read;

/// Begins a session.
pub fn begin(
    connection: &mut Database,
    secret_hash: &str,
    account: AccountId,
    at: Milliseconds,
    expires: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(session::table)
        .values((
            session::secret_hash.eq(secret_hash),
            session::account_id.eq(account.to_string()),
            session::created_at.eq(at),
            session::seen_at.eq(at),
            session::expires_at.eq(expires),
        ))
        .execute(behind))?;
    Ok(())
}

/// Whose session it is, if it is still running.
pub fn holder(
    connection: &mut Database,
    secret_hash: &str,
    now: Milliseconds,
) -> Result<Option<AccountId>> {
    let account: Option<String> = directly!(connection, |behind| session::table
        .find(secret_hash)
        .filter(session::expires_at.gt(now))
        .select(session::account_id)
        .first(behind)
        .optional())?;
    account
        .map(|account| read("session", "account_id", &account))
        .transpose()
}

/// Ends one session, also one whose time is over. Its browser is told nothing from now on, and others go on.
pub fn end(connection: &mut Database, secret_hash: &str) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        session::table.find(secret_hash)
    )
    .execute(behind))?;
    crate::alert::push::forget_session(connection, secret_hash)
}

/// Ends every session of an account, and tells its browsers nothing any more.
pub fn end_all(connection: &mut Database, account: AccountId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        session::table.filter(session::account_id.eq(account.to_string()))
    )
    .execute(behind))?;
    crate::alert::push::forget_account(connection, account)
}

/// Forgets sessions, tokens and links whose time is over.
pub fn sweep(connection: &mut Database, now: Milliseconds) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        session::table.filter(session::expires_at.le(now))
    )
    .execute(behind))?;
    directly!(connection, |behind| diesel::delete(
        token::table.filter(token::expires_at.le(now))
    )
    .execute(behind))?;
    directly!(connection, |behind| diesel::delete(
        set_up_link::table.filter(set_up_link::expires_at.le(now))
    )
    .execute(behind))?;
    Ok(())
}

/// An API token without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Token {
    /// Its id.
    pub id: String,
    /// What its holder called it.
    pub name: String,
    /// When it was made.
    pub created_at: Milliseconds,
    /// Until when it opens.
    pub expires_at: Milliseconds,
}

/// Keeps a new token of an account.
pub fn add_token(
    connection: &mut Database,
    secret_hash: &str,
    account: AccountId,
    new: &Token,
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(token::table)
        .values((
            token::secret_hash.eq(secret_hash),
            token::id.eq(&new.id),
            token::account_id.eq(account.to_string()),
            token::name.eq(&new.name),
            token::created_at.eq(new.created_at),
            token::expires_at.eq(new.expires_at),
        ))
        .execute(behind))?;
    Ok(())
}

/// Whether there is a token of the id.
pub fn is_token(connection: &mut Database, id: &str) -> Result<bool> {
    let known: i64 = directly!(connection, |behind| token::table
        .filter(token::id.eq(id))
        .count()
        .get_result(behind))?;
    Ok(known > 0)
}

/// Whose token it is, if it still opens.
pub fn token_holder(
    connection: &mut Database,
    secret_hash: &str,
    now: Milliseconds,
) -> Result<Option<AccountId>> {
    let account: Option<String> = directly!(connection, |behind| token::table
        .find(secret_hash)
        .filter(token::expires_at.gt(now))
        .select(token::account_id)
        .first(behind)
        .optional())?;
    account
        .map(|account| read("token", "account_id", &account))
        .transpose()
}

/// The tokens of an account, newest first.
pub fn tokens_of(connection: &mut Database, account: AccountId) -> Result<Vec<Token>> {
    Ok(directly!(connection, |behind| token::table
        .filter(token::account_id.eq(account.to_string()))
        .order(token::created_at.desc())
        .select((token::id, token::name, token::created_at, token::expires_at))
        .load(behind))?)
}

/// Revokes a token of an account; whether there was one.
pub fn revoke_token(connection: &mut Database, account: AccountId, id: &str) -> Result<bool> {
    let revoked = diesel::delete(
        token::table
            .filter(token::account_id.eq(account.to_string()))
            .filter(token::id.eq(id)),
    )
    .execute(connection)?;
    Ok(revoked == 1)
}

/// Revokes every token of an account.
pub fn revoke_tokens(connection: &mut Database, account: AccountId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        token::table.filter(token::account_id.eq(account.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// Puts a new set-up link in place of any before it: for the administrators of a site, or for an
/// empty house.
pub fn replace_set_up_link(
    connection: &mut Database,
    secret_hash: &str,
    site: Option<&SiteId>,
    at: Milliseconds,
    expires: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::delete(set_up_link::table)
        .execute(behind))?;
    directly!(connection, |behind| diesel::insert_into(set_up_link::table)
        .values((
            set_up_link::secret_hash.eq(secret_hash),
            set_up_link::created_at.eq(at),
            set_up_link::expires_at.eq(expires),
            set_up_link::site_id.eq(site.map(SiteId::as_str)),
        ))
        .execute(behind))?;
    Ok(())
}

/// What a link opens: the administrators of a site, or an empty house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// The whole house, which is empty.
    House,
    /// The administrators of a site.
    Site(SiteId),
}

/// What the link opens, if it still does.
pub fn opened_by(
    connection: &mut Database,
    secret_hash: &str,
    now: Milliseconds,
) -> Result<Option<Opens>> {
    let site: Option<Option<String>> = directly!(connection, |behind| set_up_link::table
        .find(secret_hash)
        .filter(set_up_link::expires_at.gt(now))
        .select(set_up_link::site_id)
        .first(behind)
        .optional())?;
    match site {
        None => Ok(None),
        Some(None) => Ok(Some(Opens::House)),
        Some(Some(site)) => Ok(Some(Opens::Site(read("set_up_link", "site_id", &site)?))),
    }
}

/// Uses the link up.
pub fn use_set_up_link(connection: &mut Database, secret_hash: &str) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        set_up_link::table.find(secret_hash)
    )
    .execute(behind))?;
    Ok(())
}
