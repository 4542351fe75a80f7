//! What the house says of the ways through it.

use std::collections::BTreeMap;

use anyhow::Result;
use diesel::prelude::*;
use domain::directions::Directions;
use domain::{DepartmentId, RoomId, SiteId, Uid};

use crate::Database;
use crate::connection::directly;
use crate::schema::{directions, person};
use crate::text::read;

/// What is said of the site's places, by their ids.
pub fn all_directions(
    connection: &mut Database,
    site: &SiteId,
) -> Result<BTreeMap<Uid, Directions>> {
    let rows: Vec<(String, String, String)> = directly!(connection, |behind| directions::table
        .filter(directions::site_id.eq(site.as_str()))
        .select((
            directions::place_id,
            directions::plain,
            directions::step_free
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(place, plain, step_free)| {
            let place = read("directions", "place_id", &place)?;
            Ok((place, Directions { plain, step_free }))
        })
        .collect()
}

/// Keeps what is said of a place; nothing said is nothing kept.
pub fn put_directions(
    connection: &mut Database,
    site: &SiteId,
    place: Uid,
    said: &Directions,
) -> Result<()> {
    let found = directions::table.find((site.as_str(), place.to_string()));
    directly!(connection, |behind| diesel::delete(found).execute(behind))?;
    if *said == Directions::default() {
        return Ok(());
    }
    directly!(connection, |behind| diesel::insert_into(directions::table)
        .values((
            directions::site_id.eq(site.as_str()),
            directions::place_id.eq(place.to_string()),
            directions::plain.eq(&said.plain),
            directions::step_free.eq(&said.step_free),
        ))
        .execute(behind))?;
    Ok(())
}

/// Which departments sit in which rooms, as far as their people have one.
pub fn departments_in_rooms(
    connection: &mut Database,
    site: &SiteId,
) -> Result<Vec<(RoomId, DepartmentId)>> {
    let rows: Vec<(Option<String>, Option<String>)> =
        directly!(connection, |behind| person::table
            .filter(person::site_id.eq(site.as_str()))
            .filter(person::room_id.is_not_null())
            .filter(person::department_id.is_not_null())
            .select((person::room_id, person::department_id))
            .distinct()
            .load(behind))?;
    rows.into_iter()
        .filter_map(|(room, department)| room.zip(department))
        .map(|(room, department)| {
            Ok((
                read("person", "room_id", &room)?,
                read("person", "department_id", &department)?,
            ))
        })
        .collect()
}
