//! What somebody is told once: that a colleague was first, that a duty changed hands.

use std::collections::BTreeSet;

use anyhow::Result;
use diesel::prelude::*;
use domain::{AccountId, Milliseconds, SiteId, Uid};

use crate::Database;
use crate::connection::directly;
use crate::schema::notice;
use crate::text::{from_pairs, pairs, read};

/// A notice to one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: Uid,
    /// To whom.
    pub account: AccountId,
    /// Key of its words.
    pub words: String,
    /// Arguments of its words.
    pub details: Vec<(String, String)>,
    /// When.
    pub at: Milliseconds,
}

/// Leaves a notice; the same one again changes nothing.
pub fn leave(connection: &mut Database, site: &SiteId, new: &Notice) -> Result<()> {
    if is_left(connection, site, new.id)? {
        return Ok(());
    }
    directly!(connection, |behind| diesel::insert_into(notice::table)
        .values((
            notice::site_id.eq(site.as_str()),
            notice::id.eq(new.id.to_string()),
            notice::account_id.eq(new.account.to_string()),
            notice::words.eq(&new.words),
            notice::details.eq(pairs(&new.details)),
            notice::at.eq(new.at),
        ))
        .execute(behind))?;
    Ok(())
}

/// Whether the notice was left already, seen by now or not.
pub fn is_left(connection: &mut Database, site: &SiteId, id: Uid) -> Result<bool> {
    let known: i64 = directly!(connection, |behind| notice::table
        .find((site.as_str(), id.to_string()))
        .count()
        .get_result(behind))?;
    Ok(known > 0)
}

/// Those of the notices that were left already, seen by now or not.
pub fn left_of(connection: &mut Database, site: &SiteId, ids: &[Uid]) -> Result<BTreeSet<Uid>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<String> = directly!(connection, |behind| notice::table
        .filter(notice::site_id.eq(site.as_str()))
        .filter(notice::id.eq_any(ids))
        .select(notice::id)
        .load(behind))?;
    let left = rows.iter().map(|id| read::<Uid>("notice", "id", id));
    left.collect()
}

/// The notices an account has not seen, oldest first: the newest fifty, so that none is too many to be told.
pub fn unseen(connection: &mut Database, site: &SiteId, account: AccountId) -> Result<Vec<Notice>> {
    let rows: Vec<(String, String, String, i64)> = directly!(connection, |behind| notice::table
        .filter(notice::site_id.eq(site.as_str()))
        .filter(notice::account_id.eq(account.to_string()))
        .filter(notice::seen_at.is_null())
        .order((notice::at.desc(), notice::id.desc()))
        .limit(50)
        .select((notice::id, notice::words, notice::details, notice::at))
        .load(behind))?;
    rows.into_iter()
        .rev()
        .map(|(id, words, details, at)| {
            Ok(Notice {
                id: read("notice", "id", &id)?,
                account,
                words,
                details: from_pairs("notice", "details", &details)?,
                at,
            })
        })
        .collect()
}

/// Notes that an account has seen a notice; whether there was one unseen.
pub fn see(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    id: Uid,
    at: Milliseconds,
) -> Result<bool> {
    let seen = diesel::update(
        notice::table
            .find((site.as_str(), id.to_string()))
            .filter(notice::account_id.eq(account.to_string()))
            .filter(notice::seen_at.is_null()),
    )
    .set(notice::seen_at.eq(at))
    .execute(connection)?;
    Ok(seen == 1)
}
