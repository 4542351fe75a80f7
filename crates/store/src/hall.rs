//! The hall as it is set up: its limits, what people come for, its windows, its devices.

pub mod lingering;
pub mod rating;
pub mod ticket;

use anyhow::Result;
use diesel::prelude::*;
use domain::hall::{Limits, Matter, Window};
use domain::{DeviceId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{hall, hall_device, hall_matter, hall_window};
use crate::text::{counted, kept, read};

/// The site's figures; the usual ones where it has set none.
pub fn limits(connection: &mut Database, site: &SiteId) -> Result<Limits> {
    let row: Option<(i32, i32, i32)> = directly!(connection, |behind| hall::table
        .find(site.as_str())
        .select((hall::wait_minutes, hall::busy, hall::crowded))
        .first(behind)
        .optional())?;
    let Some((wait, busy, crowded)) = row else {
        return Ok(Limits::default());
    };
    Ok(Limits {
        wait_minutes: counted("hall", "wait_minutes", wait)?,
        busy: counted("hall", "busy", busy)?,
        crowded: counted("hall", "crowded", crowded)?,
    })
}

/// Keeps the site's figures.
pub fn set_limits(connection: &mut Database, site: &SiteId, limits: &Limits) -> Result<()> {
    let values = (
        hall::wait_minutes.eq(kept("hall", "wait_minutes", limits.wait_minutes)?),
        hall::busy.eq(kept("hall", "busy", limits.busy)?),
        hall::crowded.eq(kept("hall", "crowded", limits.crowded)?),
    );
    directly!(connection, |behind| {
        let changed = diesel::update(hall::table.find(site.as_str()))
            .set(values)
            .execute(behind)?;
        if changed == 0 {
            diesel::insert_into(hall::table)
                .values((hall::site_id.eq(site.as_str()), values))
                .execute(behind)?;
        }
        Ok::<_, diesel::result::Error>(())
    })?;
    Ok(())
}

/// What people come for, by letter.
pub fn matters(connection: &mut Database, site: &SiteId) -> Result<Vec<Matter>> {
    let rows: Vec<(String, String, String)> = directly!(connection, |behind| hall_matter::table
        .filter(hall_matter::site_id.eq(site.as_str()))
        .order((hall_matter::letter, hall_matter::id))
        .select((hall_matter::id, hall_matter::letter, hall_matter::name))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, letter, name)| {
            Ok(Matter {
                id: read("hall_matter", "id", &id)?,
                letter,
                name,
            })
        })
        .collect()
}

/// Keeps a matter, new or changed.
pub fn put_matter(connection: &mut Database, site: &SiteId, matter: &Matter) -> Result<()> {
    let values = (
        hall_matter::letter.eq(&matter.letter),
        hall_matter::name.eq(&matter.name),
    );
    let id = matter.id.to_string();
    directly!(connection, |behind| {
        let changed = diesel::update(hall_matter::table.find((site.as_str(), &id)))
            .set(values)
            .execute(behind)?;
        if changed == 0 {
            diesel::insert_into(hall_matter::table)
                .values((
                    hall_matter::site_id.eq(site.as_str()),
                    hall_matter::id.eq(&id),
                    values,
                ))
                .execute(behind)?;
        }
        Ok::<_, diesel::result::Error>(())
    })?;
    Ok(())
}

/// The windows, by name.
pub fn windows(connection: &mut Database, site: &SiteId) -> Result<Vec<Window>> {
    let rows: Vec<(String, String, String)> = directly!(connection, |behind| hall_window::table
        .filter(hall_window::site_id.eq(site.as_str()))
        .order((hall_window::name, hall_window::id))
        .select((hall_window::id, hall_window::name, hall_window::matters))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, name, matters)| {
            let matters = matters.split_whitespace();
            Ok(Window {
                id: read("hall_window", "id", &id)?,
                name,
                matters: matters
                    .map(|id| read("hall_window", "matters", id))
                    .collect::<Result<_>>()?,
            })
        })
        .collect()
}

/// Keeps a window, new or changed.
pub fn put_window(connection: &mut Database, site: &SiteId, window: &Window) -> Result<()> {
    let matters: Vec<String> = window.matters.iter().map(ToString::to_string).collect();
    let (id, matters) = (window.id.to_string(), matters.join(" "));
    let values = (
        hall_window::name.eq(&window.name),
        hall_window::matters.eq(&matters),
    );
    directly!(connection, |behind| {
        let changed = diesel::update(hall_window::table.find((site.as_str(), &id)))
            .set(values)
            .execute(behind)?;
        if changed == 0 {
            diesel::insert_into(hall_window::table)
                .values((
                    hall_window::site_id.eq(site.as_str()),
                    hall_window::id.eq(&id),
                    values,
                ))
                .execute(behind)?;
        }
        Ok::<_, diesel::result::Error>(())
    })?;
    Ok(())
}

/// A device of the hall: it may do little, and nothing once it is revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// `kiosk`, `screen` or `sign`.
    pub kind: String,
    /// Its name, as the journal writes it.
    pub name: String,
    /// The end of its address.
    pub code: String,
    /// When it was added.
    pub added: Milliseconds,
    /// By whom.
    pub added_by: String,
}

type DeviceRow = (String, String, String, String, i64, String);

fn device((id, kind, name, code, added, added_by): DeviceRow) -> Result<Device> {
    Ok(Device {
        id: read("hall_device", "id", &id)?,
        kind,
        name,
        code,
        added,
        added_by,
    })
}

/// The devices that are not revoked, the oldest first.
pub fn devices(connection: &mut Database, site: &SiteId) -> Result<Vec<Device>> {
    let rows: Vec<DeviceRow> = directly!(connection, |behind| hall_device::table
        .filter(hall_device::site_id.eq(site.as_str()))
        .filter(hall_device::revoked_at.is_null())
        .order((hall_device::added_at, hall_device::id))
        .select((
            hall_device::id,
            hall_device::kind,
            hall_device::name,
            hall_device::code,
            hall_device::added_at,
            hall_device::added_by,
        ))
        .load(behind))?;
    rows.into_iter().map(device).collect()
}

/// Adds a device.
pub fn add_device(connection: &mut Database, site: &SiteId, new: &Device) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(hall_device::table)
        .values((
            hall_device::site_id.eq(site.as_str()),
            hall_device::id.eq(new.id.to_string()),
            hall_device::kind.eq(&new.kind),
            hall_device::name.eq(&new.name),
            hall_device::code.eq(&new.code),
            hall_device::added_at.eq(new.added),
            hall_device::added_by.eq(&new.added_by),
        ))
        .execute(behind))?;
    Ok(())
}

/// Revokes a device; whether there was one.
pub fn revoke_device(
    connection: &mut Database,
    site: &SiteId,
    id: DeviceId,
    at: Milliseconds,
) -> Result<bool> {
    let revoked = directly!(connection, |behind| diesel::update(
        hall_device::table
            .find((site.as_str(), id.to_string()))
            .filter(hall_device::revoked_at.is_null())
    )
    .set(hall_device::revoked_at.eq(at))
    .execute(behind))?;
    Ok(revoked == 1)
}

/// The device of an address, with its site.
pub fn device_of_code(connection: &mut Database, code: &str) -> Result<Option<(SiteId, Device)>> {
    let row: Option<(String, DeviceRow)> = directly!(connection, |behind| hall_device::table
        .filter(hall_device::code.eq(code))
        .filter(hall_device::revoked_at.is_null())
        .select((
            hall_device::site_id,
            (
                hall_device::id,
                hall_device::kind,
                hall_device::name,
                hall_device::code,
                hall_device::added_at,
                hall_device::added_by,
            )
        ))
        .first(behind)
        .optional())?;
    row.map(|(site, row)| Ok((read("hall_device", "site_id", &site)?, device(row)?)))
        .transpose()
}
