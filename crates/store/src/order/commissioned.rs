//! When what is commissioned for meetings was placed, changed and called off.

use std::collections::BTreeMap;

use anyhow::Result;
use diesel::prelude::*;
use domain::agreement::Commissioned;
use domain::{MeetingId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{client_order, order_version};
use crate::text::read;

/// The orders of the meetings, cancelled ones too, with when they were placed, changed and called off.
pub fn commissioned(
    connection: &mut Database,
    site: &SiteId,
    meetings: &[MeetingId],
) -> Result<Vec<(MeetingId, Commissioned)>> {
    let meetings: Vec<String> = meetings.iter().map(ToString::to_string).collect();
    let orders: Vec<(String, Option<String>, i64, Option<i64>)> =
        directly!(connection, |behind| client_order::table
            .filter(client_order::site_id.eq(site.as_str()))
            .filter(client_order::meeting_id.eq_any(meetings))
            .order((client_order::placed_at, client_order::id))
            .select((
                client_order::id,
                client_order::meeting_id,
                client_order::placed_at,
                client_order::cancelled_at,
            ))
            .load(behind))?;
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<String> = orders.iter().map(|(id, ..)| id.clone()).collect();
    let versions: Vec<(String, i64)> = directly!(connection, |behind| order_version::table
        .filter(order_version::site_id.eq(site.as_str()))
        .filter(order_version::order_id.eq_any(ids))
        .order((order_version::order_id, order_version::revision))
        .select((order_version::order_id, order_version::at))
        .load(behind))?;
    let revised: BTreeMap<String, i64> = versions.into_iter().collect();
    let mut found = Vec::with_capacity(orders.len());
    for (id, meeting, placed, cancelled) in orders {
        let Some(meeting) = meeting else {
            continue;
        };
        let order = Commissioned {
            placed,
            revised: revised.get(&id).copied().unwrap_or(placed),
            cancelled,
        };
        found.push((read("client_order", "meeting_id", &meeting)?, order));
    }
    Ok(found)
}
