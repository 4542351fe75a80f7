//! Who works in an office.

use anyhow::Result;
use diesel::prelude::*;
use domain::{PersonId, RoomId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::person;
use crate::text::read;

/// A leader and the room they work in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeRow {
    /// The room.
    pub room: RoomId,
    /// The leader.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// How they are addressed.
    pub form_of_address: String,
}

/// The leaders who work in any of the rooms, by precedence.
pub fn leaders_in(
    connection: &mut Database,
    site: &SiteId,
    rooms: &[RoomId],
) -> Result<Vec<OfficeRow>> {
    type Row = (Option<String>, String, String, String);
    let rooms: Vec<String> = rooms.iter().map(ToString::to_string).collect();
    let rows: Vec<Row> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::room_id.eq_any(rooms))
        .filter(person::precedence.is_not_null())
        .order((person::precedence, person::name, person::id))
        .select((
            person::room_id,
            person::id,
            person::name,
            person::form_of_address,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(room, id, name, form_of_address)| {
            Ok(OfficeRow {
                room: read("person", "room_id", &room.unwrap_or_default())?,
                person: read("person", "id", &id)?,
                name,
                form_of_address,
            })
        })
        .collect()
}
