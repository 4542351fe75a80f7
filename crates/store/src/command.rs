//! Commands already answered, so that a repeated one returns the first answer.

use anyhow::Result;
use diesel::prelude::*;
use domain::{CommandId, Milliseconds};

use crate::Database;
use crate::connection::directly;
use crate::schema::command;

/// A command's first answer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Answered {
    /// Fingerprint of its content.
    pub fingerprint: String,
    /// The answer as it was given.
    pub answer: String,
}

/// The first answer to a command of `who`, if it was answered before.
pub fn find(connection: &mut Database, who: &str, id: CommandId) -> Result<Option<Answered>> {
    let id = id.to_string();
    Ok(directly!(connection, |behind| command::table
        .find((who, id))
        .select((command::fingerprint, command::answer))
        .first(behind)
        .optional()?))
}

/// Keeps the answer to a command of `who`.
pub fn keep(
    connection: &mut Database,
    who: &str,
    id: CommandId,
    answered: &Answered,
    at: Milliseconds,
) -> Result<()> {
    let row = (
        command::account_id.eq(who),
        command::id.eq(id.to_string()),
        command::fingerprint.eq(&answered.fingerprint),
        command::answer.eq(&answered.answer),
        command::at.eq(at),
    );
    let insert = diesel::insert_into(command::table).values(row);
    directly!(connection, |behind| insert.execute(behind))?;
    Ok(())
}

/// Forgets answers given before `before`; how many.
pub fn forget(connection: &mut Database, before: Milliseconds) -> Result<usize> {
    Ok(directly!(connection, |behind| diesel::delete(
        command::table.filter(command::at.lt(before))
    )
    .execute(behind))?)
}

/// Forgets the answers to commands of one id, whoever gave them.
pub fn forget_answer(connection: &mut Database, id: CommandId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        command::table.filter(command::id.eq(id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// How many commands are remembered.
pub fn count(connection: &mut Database) -> Result<i64> {
    Ok(directly!(connection, |behind| command::table
        .count()
        .get_result(behind))?)
}
