//! Whom visitors ask for, as the directory knows them.

use anyhow::Result;
use diesel::prelude::*;
use domain::{AccountId, DepartmentId, PersonId, RoomId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::person;
use crate::text::{read, read_optional};

/// The most people who are found by one name, and by one form of address.
const FOUND_MAX: i64 = 20;

/// Somebody of the directory whom a visitor asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostFound {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their department.
    pub department: Option<DepartmentId>,
    /// Whether they come before others: a leader, whose visitors are led.
    pub leads: bool,
    /// Their own account, where the directory knows it.
    pub account: Option<AccountId>,
    /// The room they work in.
    pub room: Option<RoomId>,
}

/// The people of that name or form of address, the first of their ids first.
pub fn hosts_named(connection: &mut Database, site: &SiteId, name: &str) -> Result<Vec<HostFound>> {
    type Theirs = (Option<String>, Option<String>);
    type Row = (String, String, Option<String>, Option<i32>, Theirs);
    let columns = || {
        (
            person::id,
            person::name,
            person::department_id,
            person::precedence,
            (person::account_id, person::room_id),
        )
    };
    // Each has its index, which has their order too; for the two at once everybody would be read.
    let mut rows: Vec<Row> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::name.eq(name))
        .order(person::id)
        .limit(FOUND_MAX)
        .select(columns())
        .load(behind))?;
    let addressed: Vec<Row> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::form_of_address.eq(name))
        .order(person::id)
        .limit(FOUND_MAX)
        .select(columns())
        .load(behind))?;
    rows.extend(addressed);
    rows.sort_unstable();
    rows.dedup();
    rows.truncate(FOUND_MAX as usize);
    rows.into_iter()
        .map(|(id, name, department, precedence, (account, room))| {
            Ok(HostFound {
                person: read("person", "id", &id)?,
                name,
                department: read_optional("person", "department_id", department.as_deref())?,
                leads: precedence.is_some(),
                account: read_optional("person", "account_id", account.as_deref())?,
                room: read_optional("person", "room_id", room.as_deref())?,
            })
        })
        .collect()
}

/// Whether the person of the directory comes before others.
pub fn leads(connection: &mut Database, site: &SiteId, id: PersonId) -> Result<bool> {
    let found: Option<Option<i32>> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::id.eq(id.to_string()))
        .select(person::precedence)
        .first(behind)
        .optional())?;
    Ok(found.flatten().is_some())
}

/// The names of people of the directory with their departments, by name, `most` of them.
pub fn hosts_offered(
    connection: &mut Database,
    site: &SiteId,
    most: i64,
) -> Result<Vec<(String, Option<DepartmentId>)>> {
    let rows: Vec<(String, Option<String>)> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .order((person::name, person::id))
        .limit(most)
        .select((person::name, person::department_id))
        .load(behind))?;
    rows.into_iter()
        .map(|(name, department)| {
            let department = read_optional("person", "department_id", department.as_deref())?;
            Ok((name, department))
        })
        .collect()
}
