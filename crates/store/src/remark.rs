//! What was lacking or found at items of duties.

use anyhow::Result;
use diesel::prelude::*;
use domain::{DutyId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::remark;
use crate::text::{counted, kept, read};

/// A remark on an item of a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The duty.
    pub duty: DutyId,
    /// The item's number.
    pub item: u32,
    /// What is lacking, or what was found.
    pub note: String,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
}

/// Puts a remark in place of any before it on the same item.
pub fn put(connection: &mut Database, site: &SiteId, new: &Remark) -> Result<()> {
    let item = kept("remark", "item", new.item)?;
    let place = (site.as_str(), new.duty.to_string(), item);
    directly!(connection, |behind| diesel::delete(
        remark::table.find(place)
    )
    .execute(behind))?;
    directly!(connection, |behind| diesel::insert_into(remark::table)
        .values((
            remark::site_id.eq(site.as_str()),
            remark::duty_id.eq(new.duty.to_string()),
            remark::item.eq(item),
            remark::note.eq(&new.note),
            remark::at.eq(new.at),
            remark::remarked_by.eq(&new.by),
        ))
        .execute(behind))?;
    Ok(())
}

/// Forgets the remarks on a duty.
pub fn forget(connection: &mut Database, site: &SiteId, duty: DutyId) -> Result<()> {
    let of_duty = remark::table
        .filter(remark::site_id.eq(site.as_str()))
        .filter(remark::duty_id.eq(duty.to_string()));
    directly!(connection, |behind| diesel::delete(of_duty).execute(behind))?;
    Ok(())
}

/// The remarks on duties, of each in the order of its items.
pub fn of_duties(
    connection: &mut Database,
    site: &SiteId,
    duties: &[DutyId],
) -> Result<Vec<Remark>> {
    let ids: Vec<String> = duties.iter().map(ToString::to_string).collect();
    let mut found = Vec::new();
    // A database binds only so many values in one question.
    for ids in ids.chunks(500) {
        let rows: Vec<(String, i32, String, i64, String)> =
            directly!(connection, |behind| remark::table
                .filter(remark::site_id.eq(site.as_str()))
                .filter(remark::duty_id.eq_any(ids))
                .order((remark::duty_id, remark::item))
                .select((
                    remark::duty_id,
                    remark::item,
                    remark::note,
                    remark::at,
                    remark::remarked_by,
                ))
                .load(behind))?;
        for (duty, item, note, at, by) in rows {
            found.push(Remark {
                duty: read("remark", "duty_id", &duty)?,
                item: counted("remark", "item", item)?,
                note,
                at,
                by,
            });
        }
    }
    Ok(found)
}
