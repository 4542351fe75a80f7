//! What was shown of orders, what was said about them, and the links of their clients.

use anyhow::Result;
use diesel::prelude::*;
use domain::order::{How, Progress, Voice, Word, WordKind};
use domain::{Milliseconds, OrderId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{order_link, order_version, order_word};
use crate::text::{counted, inconsistent, kept, read};

/// A version of an order as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its number.
    pub revision: i32,
    /// Since when.
    pub at: Milliseconds,
    /// By whom.
    pub changed_by: String,
    /// The hash of the exact text.
    pub fingerprint: String,
    /// The exact text, sealed; `None` where it is erased.
    pub sealed: Option<Vec<u8>>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = order_version)]
struct VersionRow {
    site_id: String,
    order_id: String,
    revision: i32,
    at: i64,
    changed_by: String,
    fingerprint: String,
    sealed: Option<Vec<u8>>,
}

impl VersionRow {
    fn into_version(self) -> KeptVersion {
        KeptVersion {
            revision: self.revision,
            at: self.at,
            changed_by: self.changed_by,
            fingerprint: self.fingerprint,
            sealed: self.sealed,
        }
    }
}

/// Keeps a version.
pub fn add_version(
    connection: &mut Database,
    site: &SiteId,
    order: OrderId,
    new: &KeptVersion,
) -> Result<()> {
    let row = VersionRow {
        site_id: site.to_string(),
        order_id: order.to_string(),
        revision: new.revision,
        at: new.at,
        changed_by: new.changed_by.clone(),
        fingerprint: new.fingerprint.clone(),
        sealed: new.sealed.clone(),
    };
    directly!(connection, |behind| diesel::insert_into(
        order_version::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// A version, if the order has it.
pub fn version(
    connection: &mut Database,
    site: &SiteId,
    order: OrderId,
    revision: i32,
) -> Result<Option<KeptVersion>> {
    let row: Option<VersionRow> = directly!(connection, |behind| order_version::table
        .find((site.as_str(), order.to_string(), revision))
        .select(VersionRow::as_select())
        .first(behind)
        .optional())?;
    Ok(row.map(VersionRow::into_version))
}

/// The version that an order had at a time; `None` where it was placed later.
pub fn version_at(
    connection: &mut Database,
    site: &SiteId,
    order: OrderId,
    at: Milliseconds,
) -> Result<Option<KeptVersion>> {
    let row: Option<VersionRow> = directly!(connection, |behind| order_version::table
        .filter(order_version::site_id.eq(site.as_str()))
        .filter(order_version::order_id.eq(order.to_string()))
        .filter(order_version::at.le(at))
        .order(order_version::revision.desc())
        .select(VersionRow::as_select())
        .first(behind)
        .optional())?;
    Ok(row.map(VersionRow::into_version))
}

/// Something that was said, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptWord {
    /// What was said.
    pub word: Word,
    /// The speaker's own words and name, sealed; `None` for none.
    pub sealed: Option<Vec<u8>>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = order_word)]
struct WordRow {
    site_id: String,
    order_id: String,
    position: i32,
    kind: String,
    voice: String,
    said_by: String,
    at: i64,
    revision: i32,
    line: Option<i32>,
    sealed: Option<Vec<u8>>,
    #[diesel(embed)]
    progress: BroughtRow,
}

/// What was brought of what was called for.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = order_word, treat_none_as_null = true)]
struct BroughtRow {
    done_at: Option<i64>,
    done_by: String,
    waived: bool,
    answer_due_at: Option<i64>,
    answered_at: Option<i64>,
    how: Option<String>,
}

impl BroughtRow {
    fn of(progress: &Progress) -> Self {
        Self {
            done_at: progress.done,
            done_by: progress.done_by.clone(),
            waived: progress.waived,
            answer_due_at: progress.answer_due,
            answered_at: progress.answered,
            how: progress.how.map(|how| how.word().to_owned()),
        }
    }

    fn into_progress(self) -> Result<Progress> {
        let how = self.how.as_deref().map(|word| {
            How::from_word(word).ok_or_else(|| inconsistent("order_word", "how", word))
        });
        Ok(Progress {
            done: self.done_at,
            done_by: self.done_by,
            waived: self.waived,
            answer_due: self.answer_due_at,
            answered: self.answered_at,
            how: how.transpose()?,
            ..Progress::default()
        })
    }
}

impl WordRow {
    fn into_word(self) -> Result<KeptWord> {
        let unfit = |column: &str, word: &str| inconsistent("order_word", column, word);
        let line = self.line.map(|line| counted("order_word", "line", line));
        Ok(KeptWord {
            word: Word {
                position: counted("order_word", "position", self.position)?,
                kind: WordKind::from_word(&self.kind).ok_or_else(|| unfit("kind", &self.kind))?,
                voice: Voice::from_word(&self.voice).ok_or_else(|| unfit("voice", &self.voice))?,
                by: self.said_by,
                at: self.at,
                revision: self.revision,
                line: line.transpose()?,
                progress: self.progress.into_progress()?,
            },
            sealed: self.sealed,
        })
    }
}

/// Keeps something that was said.
pub fn add_word(
    connection: &mut Database,
    site: &SiteId,
    order: OrderId,
    new: &KeptWord,
) -> Result<()> {
    let word = &new.word;
    let line = word.line.map(|line| kept("order_word", "line", line));
    let row = WordRow {
        site_id: site.to_string(),
        order_id: order.to_string(),
        position: kept("order_word", "position", word.position)?,
        kind: word.kind.word().to_owned(),
        voice: word.voice.word().to_owned(),
        said_by: word.by.clone(),
        at: word.at,
        revision: word.revision,
        line: line.transpose()?,
        sealed: new.sealed.clone(),
        progress: BroughtRow::of(&word.progress),
    };
    directly!(connection, |behind| diesel::insert_into(order_word::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps what was brought of what was called for, and what its client said of that.
pub fn put_brought(
    connection: &mut Database,
    site: &SiteId,
    order: OrderId,
    word: &Word,
) -> Result<()> {
    let position = kept("order_word", "position", word.position)?;
    directly!(connection, |behind| diesel::update(
        order_word::table.find((site.as_str(), order.to_string(), position))
    )
    .set(BroughtRow::of(&word.progress))
    .execute(behind))?;
    Ok(())
}

/// What was said about an order, in order.
pub fn words(connection: &mut Database, site: &SiteId, order: OrderId) -> Result<Vec<KeptWord>> {
    let rows: Vec<WordRow> = directly!(connection, |behind| order_word::table
        .filter(order_word::site_id.eq(site.as_str()))
        .filter(order_word::order_id.eq(order.to_string()))
        .order(order_word::position)
        .select(WordRow::as_select())
        .load(behind))?;
    rows.into_iter().map(WordRow::into_word).collect()
}

/// A link of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The mark by which it is found.
    pub mark: String,
    /// When it was made.
    pub made: Milliseconds,
    /// By whom.
    pub made_by: String,
    /// Its code, sealed.
    pub sealed: Vec<u8>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = order_link)]
struct LinkRow {
    site_id: String,
    order_id: String,
    mark: String,
    made_at: i64,
    made_by: String,
    ended_at: Option<i64>,
    sealed: Vec<u8>,
}

/// Keeps a link.
pub fn add_link(
    connection: &mut Database,
    site: &SiteId,
    order: OrderId,
    new: &Link,
) -> Result<()> {
    let row = LinkRow {
        site_id: site.to_string(),
        order_id: order.to_string(),
        mark: new.mark.clone(),
        made_at: new.made,
        made_by: new.made_by.clone(),
        ended_at: None,
        sealed: new.sealed.clone(),
    };
    directly!(connection, |behind| diesel::insert_into(order_link::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Ends the links of an order; how many that were.
pub fn end_links(
    connection: &mut Database,
    site: &SiteId,
    order: OrderId,
    at: Milliseconds,
) -> Result<usize> {
    Ok(directly!(connection, |behind| diesel::update(
        order_link::table
            .filter(order_link::site_id.eq(site.as_str()))
            .filter(order_link::order_id.eq(order.to_string()))
            .filter(order_link::ended_at.is_null()),
    )
    .set(order_link::ended_at.eq(at))
    .execute(behind))?)
}

/// The link of an order that was not ended.
pub fn link_of(connection: &mut Database, site: &SiteId, order: OrderId) -> Result<Option<Link>> {
    let row: Option<LinkRow> = directly!(connection, |behind| order_link::table
        .filter(order_link::site_id.eq(site.as_str()))
        .filter(order_link::order_id.eq(order.to_string()))
        .filter(order_link::ended_at.is_null())
        .select(LinkRow::as_select())
        .first(behind)
        .optional())?;
    Ok(row.map(|row| Link {
        mark: row.mark,
        made: row.made_at,
        made_by: row.made_by,
        sealed: row.sealed,
    }))
}

/// The order that a link's mark leads to, with its site; `None` where it was ended.
pub fn order_of_mark(connection: &mut Database, mark: &str) -> Result<Option<(SiteId, OrderId)>> {
    let row: Option<LinkRow> = directly!(connection, |behind| order_link::table
        .filter(order_link::mark.eq(mark))
        .filter(order_link::ended_at.is_null())
        .select(LinkRow::as_select())
        .first(behind)
        .optional())?;
    let found = row.map(|row| {
        Ok((
            read("order_link", "site_id", &row.site_id)?,
            read("order_link", "order_id", &row.order_id)?,
        ))
    });
    found.transpose()
}
