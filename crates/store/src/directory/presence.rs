//! Where leaders are, as it was said last.

use anyhow::Result;
use diesel::prelude::*;
use domain::presence::{Presence, Whereabouts};
use domain::{Milliseconds, PersonId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::presence;
use crate::text::{inconsistent, read};

/// What was said of where somebody is, when and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresenceRow {
    /// Of whom.
    pub person: PersonId,
    /// What.
    pub presence: Presence,
    /// When.
    pub said_at: Milliseconds,
    /// By whom.
    pub said_by: String,
}

/// Keeps what is said in place of what was said before.
pub fn put_presence(connection: &mut Database, site: &SiteId, said: &PresenceRow) -> Result<()> {
    forget_presence(connection, site, said.person)?;
    directly!(connection, |behind| diesel::insert_into(presence::table)
        .values((
            presence::site_id.eq(site.as_str()),
            presence::person_id.eq(said.person.to_string()),
            presence::whereabouts.eq(said.presence.whereabouts.word()),
            presence::back_at.eq(said.presence.back_at),
            presence::note.eq(&said.presence.note),
            presence::said_at.eq(said.said_at),
            presence::said_by.eq(&said.said_by),
        ))
        .execute(behind))?;
    Ok(())
}

/// Forgets what was said.
pub(super) fn forget_presence(
    connection: &mut Database,
    site: &SiteId,
    person: PersonId,
) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        presence::table.find((site.as_str(), person.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// What was said of those of the people of whom anything was.
pub fn presences(
    connection: &mut Database,
    site: &SiteId,
    people: &[PersonId],
) -> Result<Vec<PresenceRow>> {
    type Row = (String, String, Option<i64>, String, i64, String);
    let people: Vec<String> = people.iter().map(ToString::to_string).collect();
    let rows: Vec<Row> = directly!(connection, |behind| presence::table
        .filter(presence::site_id.eq(site.as_str()))
        .filter(presence::person_id.eq_any(people))
        .select((
            presence::person_id,
            presence::whereabouts,
            presence::back_at,
            presence::note,
            presence::said_at,
            presence::said_by,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(person, word, back_at, note, said_at, said_by)| {
            let whereabouts = Whereabouts::from_word(&word)
                .ok_or_else(|| inconsistent("presence", "whereabouts", &word))?;
            Ok(PresenceRow {
                person: read("presence", "person_id", &person)?,
                presence: Presence {
                    whereabouts,
                    back_at,
                    note,
                },
                said_at,
                said_by,
            })
        })
        .collect()
}
