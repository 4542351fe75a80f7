//! What people are found by. The keys are ranges of one index, compared byte by byte.

use std::collections::BTreeSet;

use anyhow::Result;
use diesel::prelude::*;
use domain::{PersonId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::person_key;
use crate::text::{counted, kept, read};

/// A key and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The key.
    pub key: String,
    /// Whose precedence it has.
    pub precedence: u32,
    /// Whose it is.
    pub person: PersonId,
}

/// Makes the person's keys what is given, made by the rules of that number.
pub fn key_person(
    connection: &mut Database,
    site: &SiteId,
    id: PersonId,
    (keys, precedence): (&BTreeSet<String>, u32),
    rules: i32,
) -> Result<()> {
    let id = id.to_string();
    let precedence = kept("person_key", "precedence", precedence)?;
    let before: Vec<(String, i32)> = directly!(connection, |behind| person_key::table
        .filter(person_key::site_id.eq(site.as_str()))
        .filter(person_key::person_id.eq(&id))
        .select((person_key::key, person_key::precedence))
        .load(behind))?;
    let stays = |(key, rank): &(String, i32)| *rank == precedence && keys.contains(key);
    let gone = before.iter().filter(|row| !stays(row));
    for (key, rank) in gone {
        directly!(connection, |behind| diesel::delete(
            person_key::table.find((site.as_str(), key, rank, &id))
        )
        .execute(behind))?;
    }
    let known: BTreeSet<&String> = before
        .iter()
        .filter(|row| stays(row))
        .map(|(key, _)| key)
        .collect();
    let new: Vec<&String> = keys.iter().filter(|key| !known.contains(key)).collect();
    let row = |key: &String| {
        (
            person_key::site_id.eq(site.as_str().to_owned()),
            person_key::key.eq(key.clone()),
            person_key::precedence.eq(precedence),
            person_key::person_id.eq(id.clone()),
        )
    };
    match connection {
        Database::Sqlite(behind) => {
            for key in new {
                diesel::insert_into(person_key::table)
                    .values(row(key))
                    .execute(behind)?;
            }
        }
        // One way to the server and back for all of them.
        Database::Postgres(behind) => {
            let rows: Vec<_> = new.into_iter().map(row).collect();
            diesel::insert_into(person_key::table)
                .values(rows)
                .execute(behind)?;
        }
    }
    super::person::note_keyed(connection, site, &id, rules)
}

/// Forgets what a person is found by.
pub(super) fn forget_keys(connection: &mut Database, site: &SiteId, id: PersonId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        person_key::table
            .filter(person_key::site_id.eq(site.as_str()))
            .filter(person_key::person_id.eq(id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// Who has just this key, in order of precedence.
pub fn keys_like(
    connection: &mut Database,
    site: &SiteId,
    key: &str,
    most: i64,
) -> Result<Vec<KeyRow>> {
    let rows: Vec<(String, i32, String)> = directly!(connection, |behind| person_key::table
        .filter(person_key::site_id.eq(site.as_str()))
        .filter(person_key::key.eq(key))
        .order((person_key::precedence, person_key::person_id))
        .limit(most)
        .select((
            person_key::key,
            person_key::precedence,
            person_key::person_id,
        ))
        .load(behind))?;
    rows.into_iter().map(row_of).collect()
}

/// Who has a key of the range, in order of the keys, then of precedence.
pub fn keys_from(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (&str, &str),
    most: i64,
) -> Result<Vec<KeyRow>> {
    let rows: Vec<(String, i32, String)> = directly!(connection, |behind| person_key::table
        .filter(person_key::site_id.eq(site.as_str()))
        .filter(person_key::key.ge(from))
        .filter(person_key::key.lt(until))
        .order((
            person_key::key,
            person_key::precedence,
            person_key::person_id
        ))
        .limit(most)
        .select((
            person_key::key,
            person_key::precedence,
            person_key::person_id,
        ))
        .load(behind))?;
    rows.into_iter().map(row_of).collect()
}

/// Those of the people who have a key of the range.
pub fn having_key(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (&str, &str),
    people: &[PersonId],
) -> Result<BTreeSet<PersonId>> {
    let people: Vec<String> = people.iter().map(ToString::to_string).collect();
    let rows: Vec<String> = directly!(connection, |behind| person_key::table
        .filter(person_key::site_id.eq(site.as_str()))
        .filter(person_key::person_id.eq_any(people))
        .filter(person_key::key.ge(from))
        .filter(person_key::key.lt(until))
        .select(person_key::person_id)
        .distinct()
        .load(behind))?;
    let read_id = |id: &String| read("person_key", "person_id", id);
    rows.iter().map(read_id).collect()
}

fn row_of((key, precedence, id): (String, i32, String)) -> Result<KeyRow> {
    Ok(KeyRow {
        key,
        precedence: counted("person_key", "precedence", precedence)?,
        person: read("person_key", "person_id", &id)?,
    })
}
