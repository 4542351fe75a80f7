//! Series of meetings: the rule they came from, and the meetings themselves.

use anyhow::Result;
use diesel::prelude::*;
use domain::{SeriesId, SiteId};

use super::{MeetingRecord, MeetingRow, with_attendees};
use crate::Database;
use crate::connection::directly;
use crate::schema::{meeting, series};
use crate::text::{from_list, list};

/// A series as storage keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesRecord {
    /// Its rule, by RFC 5545.
    pub recurrence: String,
    /// The days that were left out when it was booked.
    pub except_days: Vec<String>,
}

/// Keeps a series.
pub fn add_series(
    connection: &mut Database,
    site: &SiteId,
    id: SeriesId,
    recurrence: &str,
    except_days: &[String],
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(series::table)
        .values((
            series::site_id.eq(site.as_str()),
            series::id.eq(id.to_string()),
            series::recurrence.eq(recurrence),
            series::except_days.eq(list(except_days)),
        ))
        .execute(behind))?;
    Ok(())
}

/// The meetings of a series, in the order of their starts.
pub fn of_series(
    connection: &mut Database,
    site: &SiteId,
    id: SeriesId,
) -> Result<Vec<MeetingRecord>> {
    let rows: Vec<MeetingRow> = directly!(connection, |behind| meeting::table
        .filter(meeting::site_id.eq(site.as_str()))
        .filter(meeting::series_id.eq(id.to_string()))
        .order((meeting::starts_at, meeting::id))
        .select(MeetingRow::as_select())
        .load(behind))?;
    with_attendees(connection, site, rows)
}

/// The series, if the site has it.
pub fn find_series(
    connection: &mut Database,
    site: &SiteId,
    id: SeriesId,
) -> Result<Option<SeriesRecord>> {
    let row: Option<(String, String)> = directly!(connection, |behind| series::table
        .find((site.as_str(), id.to_string()))
        .select((series::recurrence, series::except_days))
        .first(behind)
        .optional())?;
    row.map(|(recurrence, except_days)| {
        Ok(SeriesRecord {
            recurrence,
            except_days: from_list("series", "except_days", &except_days)?,
        })
    })
    .transpose()
}
