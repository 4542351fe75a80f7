//! The few places where the two databases need different words.

use anyhow::Result;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable, Text};
use domain::SiteId;
use domain::grams::Search;

use crate::Database;
use crate::schema::journal_gram;

/// Sites share one index of grams in SQLite: the row's id is the site's ordinal above this many
/// bits of journal number.
const NUMBER_BITS: u32 = 40;

/// Locks the site's row for the rest of the transaction. SQLite has one writer and needs no lock.
pub(crate) fn lock_site(connection: &mut Database, site: &str) -> QueryResult<()> {
    match connection {
        Database::Sqlite(_) => Ok(()),
        Database::Postgres(connection) => {
            diesel::sql_query("SELECT id FROM site WHERE id = $1 FOR UPDATE")
                .bind::<Text, _>(site)
                .execute(connection)
                .map(drop)
        }
    }
}

/// Locks the account's row for the rest of the transaction. SQLite has one writer and needs no lock.
pub(crate) fn lock_account(connection: &mut Database, account: &str) -> QueryResult<()> {
    match connection {
        Database::Sqlite(_) => Ok(()),
        Database::Postgres(connection) => {
            diesel::sql_query("SELECT id FROM account WHERE id = $1 FOR UPDATE")
                .bind::<Text, _>(account)
                .execute(connection)
                .map(drop)
        }
    }
}

/// Lets changes of people's rights follow one another, whichever sites they are of, until the transaction ends: what
/// nobody may hold beside something else, and what somebody has to hold, is looked at over all sites. SQLite has one
/// writer and needs no lock.
pub(crate) fn lock_rights(connection: &mut Database) -> QueryResult<()> {
    const RIGHTS: i64 = 0x7269_6768_7473;
    match connection {
        Database::Sqlite(_) => Ok(()),
        Database::Postgres(connection) => diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
            .bind::<BigInt, _>(RIGHTS)
            .execute(connection)
            .map(drop),
    }
}

/// Indexes the grams of a journal entry.
pub(crate) fn index_grams(
    connection: &mut Database,
    site: &SiteId,
    ordinal: i64,
    number: i64,
    grams: &[String],
) -> Result<()> {
    match connection {
        Database::Sqlite(connection) => {
            // Through the query builder, because its statement is prepared once and kept.
            diesel::insert_into(journal_gram::table)
                .values((
                    journal_gram::rowid.eq((ordinal << NUMBER_BITS) | number),
                    journal_gram::grams.eq(grams.join(" ")),
                ))
                .execute(connection)?;
        }
        Database::Postgres(connection) => {
            diesel::sql_query(
                "INSERT INTO journal_gram (site_id, number, grams) VALUES ($1, $2, $3)",
            )
            .bind::<Text, _>(site.as_str())
            .bind::<BigInt, _>(number)
            .bind::<Array<Text>, _>(grams)
            .execute(connection)?;
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Numbers of the entries that hold every gram of the search, newest first, below `before`.
pub(crate) fn find_grams(
    connection: &mut Database,
    site: &SiteId,
    ordinal: i64,
    search: &Search,
    before: i64,
    limit: i64,
) -> Result<Vec<i64>> {
    let numbers: Vec<Number> = match connection {
        Database::Sqlite(connection) => {
            // Grams hold letters and digits alone; quoted, none of them is an operator.
            let all: Vec<String> = search
                .grams
                .iter()
                .map(|gram| format!("\"{gram}\""))
                .collect();
            let base = ordinal << NUMBER_BITS;
            diesel::sql_query(
                "SELECT rowid - $1 AS number FROM journal_gram \
                 WHERE journal_gram MATCH $2 AND rowid > $1 AND rowid < $3 \
                 ORDER BY rowid DESC LIMIT $4",
            )
            .bind::<BigInt, _>(base)
            .bind::<Text, _>(all.join(" AND "))
            .bind::<BigInt, _>(base + before.clamp(0, (1 << NUMBER_BITS) - 1))
            .bind::<BigInt, _>(limit)
            .load(connection)?
        }
        Database::Postgres(connection) => diesel::sql_query(
            "SELECT number FROM journal_gram \
             WHERE site_id = $1 AND grams @> $2 AND number < $3 \
             ORDER BY number DESC LIMIT $4",
        )
        .bind::<Text, _>(site.as_str())
        .bind::<Array<Text>, _>(search.grams.iter().cloned().collect::<Vec<_>>())
        .bind::<BigInt, _>(before)
        .bind::<BigInt, _>(limit)
        .load(connection)?,
    };
    Ok(numbers.into_iter().map(|row| row.number).collect())
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    absent: Option<String>,
}

/// Every column as `table.column kind [null]`, in order, the index of grams and the migrations'
/// own table left out.
pub(crate) fn columns(connection: &mut Database) -> Result<Vec<String>> {
    let columns: Vec<Column> = match connection {
        Database::Sqlite(connection) => diesel::sql_query(
            "SELECT m.name || '.' || p.name AS place, lower(p.type) AS kind, \
                    CASE WHEN p.\"notnull\" = 0 THEN 'null' END AS absent \
             FROM sqlite_schema m JOIN pragma_table_info(m.name) p \
             WHERE m.type = 'table' AND m.name NOT LIKE 'journal_gram%' \
               AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite%' \
             ORDER BY m.name, p.cid",
        )
        .load(connection)?,
        Database::Postgres(connection) => diesel::sql_query(
            "SELECT (table_name || '.' || column_name)::text AS place, \
                    (CASE data_type WHEN 'bytea' THEN 'blob' ELSE data_type END)::text AS kind, \
                    CASE WHEN is_nullable = 'YES' THEN 'null' END AS absent \
             FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name <> 'journal_gram' \
               AND table_name NOT LIKE '\\_\\_%' \
             ORDER BY table_name COLLATE \"C\", ordinal_position",
        )
        .load(connection)?,
    };
    Ok(columns
        .into_iter()
        .map(|column| {
            let absent = column
                .absent
                .map_or(String::new(), |word| format!(" {word}"));
            format!("{} {}{absent}", column.place, column.kind)
        })
        .collect())
}

/// What is wrong with the database's file, in its own words; `None` when it is sound. PostgreSQL
/// looks after its files itself.
///
/// # Errors
/// When the file cannot even be asked.
pub fn file_fault(connection: &mut Database) -> Result<Option<String>> {
    let Database::Sqlite(connection) = connection else {
        return Ok(None);
    };
    let faults = diesel::dsl::sql::<Text>(
        "(SELECT group_concat(integrity_check) FROM pragma_integrity_check)",
    );
    let faults: String = diesel::select(faults).get_result(connection)?;
    Ok((faults != "ok").then_some(faults))
}
