//! The knowledge base: each entry in versions, with who wrote each and when.

use anyhow::Result;
use diesel::prelude::*;
use domain::inquiry::{Knowledge, Lesson};
use domain::{KnowledgeId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{knowledge, knowledge_version};
use crate::text::read;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = knowledge_version)]
struct VersionRow {
    site_id: String,
    knowledge_id: String,
    revision: i32,
    at: i64,
    written_by: String,
    question: String,
    wordings: String,
    answer: String,
    department: String,
    valid_until: String,
}

impl VersionRow {
    fn of(site: &SiteId, entry: &Knowledge) -> Self {
        let lesson = entry.lesson.clone();
        Self {
            site_id: site.to_string(),
            knowledge_id: entry.id.to_string(),
            revision: entry.revision,
            at: entry.at,
            written_by: entry.by.clone(),
            question: lesson.question,
            wordings: lesson.wordings,
            answer: lesson.answer,
            department: lesson.department,
            valid_until: lesson.valid_until,
        }
    }

    fn into_entry(self) -> Result<Knowledge> {
        Ok(Knowledge {
            id: read("knowledge_version", "knowledge_id", &self.knowledge_id)?,
            lesson: Lesson {
                question: self.question,
                wordings: self.wordings,
                answer: self.answer,
                department: self.department,
                valid_until: self.valid_until,
            },
            revision: self.revision,
            at: self.at,
            by: self.written_by,
        })
    }
}

fn add_version(connection: &mut Database, site: &SiteId, entry: &Knowledge) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(
        knowledge_version::table
    )
    .values(VersionRow::of(site, entry))
    .execute(behind))?;
    Ok(())
}

/// Adds an entry.
pub fn add(connection: &mut Database, site: &SiteId, entry: &Knowledge) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(knowledge::table)
        .values((
            knowledge::site_id.eq(site.as_str()),
            knowledge::id.eq(entry.id.to_string()),
            knowledge::revision.eq(entry.revision),
            knowledge::removed.eq(false),
        ))
        .execute(behind))?;
    add_version(connection, site, entry)
}

/// Keeps an entry's next version.
pub fn change(connection: &mut Database, site: &SiteId, entry: &Knowledge) -> Result<()> {
    add_version(connection, site, entry)?;
    directly!(connection, |behind| diesel::update(
        knowledge::table.find((site.as_str(), entry.id.to_string()))
    )
    .set(knowledge::revision.eq(entry.revision))
    .execute(behind))?;
    Ok(())
}

/// Takes an entry out of the base; what it answered stays counted.
pub fn remove(connection: &mut Database, site: &SiteId, id: KnowledgeId) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        knowledge::table.find((site.as_str(), id.to_string()))
    )
    .set(knowledge::removed.eq(true))
    .execute(behind))?;
    Ok(())
}

/// The entries of the base as they stand, by question.
pub fn all(connection: &mut Database, site: &SiteId) -> Result<Vec<Knowledge>> {
    let rows: Vec<VersionRow> = directly!(connection, |behind| knowledge::table
        .inner_join(
            knowledge_version::table.on(knowledge_version::site_id
                .eq(knowledge::site_id)
                .and(knowledge_version::knowledge_id.eq(knowledge::id))
                .and(knowledge_version::revision.eq(knowledge::revision)))
        )
        .filter(knowledge::site_id.eq(site.as_str()))
        .filter(knowledge::removed.eq(false))
        .order((knowledge_version::question, knowledge::id))
        .select(VersionRow::as_select())
        .load(behind))?;
    rows.into_iter().map(VersionRow::into_entry).collect()
}

/// The versions of an entry, the oldest first; none where there is no such entry.
pub fn versions(
    connection: &mut Database,
    site: &SiteId,
    id: KnowledgeId,
) -> Result<Vec<Knowledge>> {
    let rows: Vec<VersionRow> = directly!(connection, |behind| knowledge_version::table
        .filter(knowledge_version::site_id.eq(site.as_str()))
        .filter(knowledge_version::knowledge_id.eq(id.to_string()))
        .order(knowledge_version::revision)
        .select(VersionRow::as_select())
        .load(behind))?;
    rows.into_iter().map(VersionRow::into_entry).collect()
}
