//! The watch list, sealed as it comes.

use anyhow::Result;
use diesel::prelude::*;
use domain::watch::WatchState;
use domain::{AccountId, Milliseconds, SiteId, WatchEntryId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::watch_entry;
use crate::text::{inconsistent, read};

/// An entry as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchRecord {
    /// Its id.
    pub id: WatchEntryId,
    /// How it stands.
    pub state: WatchState,
    /// Whom it is about and why, sealed.
    pub sealed: String,
    /// By which name and telephone together are found.
    pub telephone_mark: Option<String>,
    /// By which the document is found.
    pub document_mark: Option<String>,
    /// Who asked for it, or for its end.
    pub asked_by: String,
    /// Their account.
    pub asked_by_account: AccountId,
    /// When.
    pub asked: Milliseconds,
    /// Who agreed, and when.
    pub agreed: Option<(String, Milliseconds)>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = watch_entry, treat_none_as_null = true)]
struct WatchRow {
    site_id: String,
    id: String,
    state: String,
    sealed: String,
    telephone_mark: Option<String>,
    document_mark: Option<String>,
    asked_by: String,
    asked_by_account: String,
    asked_at: i64,
    agreed_by: Option<String>,
    agreed_at: Option<i64>,
}

impl WatchRow {
    fn of(site: &SiteId, record: &WatchRecord) -> Self {
        Self {
            site_id: site.to_string(),
            id: record.id.to_string(),
            state: record.state.word().to_owned(),
            sealed: record.sealed.clone(),
            telephone_mark: record.telephone_mark.clone(),
            document_mark: record.document_mark.clone(),
            asked_by: record.asked_by.clone(),
            asked_by_account: record.asked_by_account.to_string(),
            asked_at: record.asked,
            agreed_by: record.agreed.as_ref().map(|(by, _)| by.clone()),
            agreed_at: record.agreed.as_ref().map(|(_, at)| *at),
        }
    }

    fn into_record(self) -> Result<WatchRecord> {
        Ok(WatchRecord {
            id: read("watch_entry", "id", &self.id)?,
            state: WatchState::from_word(&self.state)
                .ok_or_else(|| inconsistent("watch_entry", "state", &self.state))?,
            sealed: self.sealed,
            telephone_mark: self.telephone_mark,
            document_mark: self.document_mark,
            asked_by: self.asked_by,
            asked_by_account: read("watch_entry", "asked_by_account", &self.asked_by_account)?,
            asked: self.asked_at,
            agreed: self.agreed_by.zip(self.agreed_at),
        })
    }
}

/// Keeps a new entry.
pub fn add(connection: &mut Database, site: &SiteId, record: &WatchRecord) -> Result<()> {
    let row = WatchRow::of(site, record);
    directly!(connection, |behind| diesel::insert_into(watch_entry::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps an entry as it stands now.
pub fn change(connection: &mut Database, site: &SiteId, record: &WatchRecord) -> Result<()> {
    let row = WatchRow::of(site, record);
    let place = (site.as_str(), record.id.to_string());
    directly!(connection, |behind| diesel::update(
        watch_entry::table.find(place)
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// Takes an entry that ended out, and all that was known of whom it was about.
pub fn remove(connection: &mut Database, site: &SiteId, id: WatchEntryId) -> Result<()> {
    let place = (site.as_str(), id.to_string());
    directly!(connection, |behind| diesel::delete(
        watch_entry::table.find(place)
    )
    .execute(behind))?;
    Ok(())
}

/// The entry of the id.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: WatchEntryId,
) -> Result<Option<WatchRecord>> {
    let row: Option<WatchRow> = directly!(connection, |behind| watch_entry::table
        .find((site.as_str(), id.to_string()))
        .select(WatchRow::as_select())
        .first(behind)
        .optional())?;
    row.map(WatchRow::into_record).transpose()
}

/// Every entry of the site, newest first.
pub fn list(connection: &mut Database, site: &SiteId) -> Result<Vec<WatchRecord>> {
    let rows: Vec<WatchRow> = directly!(connection, |behind| watch_entry::table
        .filter(watch_entry::site_id.eq(site.as_str()))
        .order((watch_entry::asked_at.desc(), watch_entry::id))
        .select(WatchRow::as_select())
        .load(behind))?;
    rows.into_iter().map(WatchRow::into_record).collect()
}

/// Whether somebody with one of the marks is looked for.
pub fn is_watched(
    connection: &mut Database,
    site: &SiteId,
    telephone: Option<&str>,
    document: Option<&str>,
) -> Result<bool> {
    // Not as a list: Diesel prepares a statement with one anew each time, and everybody who comes is looked up.
    let in_force = || {
        let approved = watch_entry::state.eq("approved");
        approved.or(watch_entry::state.eq("ending"))
    };
    if let Some(mark) = telephone {
        let named = watch_entry::table
            .filter(watch_entry::site_id.eq(site.as_str()))
            .filter(watch_entry::telephone_mark.eq(mark))
            .filter(in_force());
        let is_named: bool = finds_any!(connection, named)?;
        if is_named {
            return Ok(true);
        }
    }
    let Some(mark) = document else {
        return Ok(false);
    };
    let shown = watch_entry::table
        .filter(watch_entry::site_id.eq(site.as_str()))
        .filter(watch_entry::document_mark.eq(mark))
        .filter(in_force());
    Ok(finds_any!(connection, shown)?)
}
