//! A version of an order as its client was shown it (clause B5), as programs read it.

use axum::Json;
use axum::extract::State;
use domain::order::Line;
use serde::Serialize;
use utoipa::ToSchema;

use super::order::{OrderNeedsShape, needs_shape};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A version of an order.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderVersionShape {
    /// From 1.
    revision: i32,
    /// Since when it was shown.
    at: i64,
    changed_by: String,
    /// When the client confirmed it; `null` where they did not.
    agreed_at: Option<i64>,
    /// The hash of the exact text.
    fingerprint: String,
    title: String,
    /// The name of the room.
    room: String,
    starts: i64,
    ends: i64,
    /// What its meeting asked for; `null` of an order by itself.
    needs: Option<OrderNeedsShape>,
    /// The order's note; empty where that is not the asker's to know.
    note: String,
    lines: Vec<OrderVersionLine>,
}

/// A line of an order, with nothing but what its client was shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderVersionLine {
    number: u32,
    /// `fruit`, `tea-break`, `flowers`, `place-cards`, `banners`, `printing`, `purchase`, `equipment`,
    /// `banquet` or `other`.
    kind: &'static str,
    item: String,
    quantity: u32,
    unit: String,
    place: String,
    /// `before`, `seated`, `break`, `at-time` or `on-call`.
    moment: &'static str,
    at: Option<i64>,
    put_out: u32,
    held_back: u32,
    reason: String,
    /// In hundredths.
    price: Option<i64>,
}

fn line(line: Line) -> OrderVersionLine {
    OrderVersionLine {
        number: line.number,
        kind: line.kind.word(),
        held_back: line.held_back(),
        item: line.item,
        quantity: line.quantity,
        unit: line.unit,
        place: line.place,
        moment: line.moment.word(),
        at: line.at,
        put_out: line.put_out,
        reason: line.reason,
        price: line.price,
    }
}

/// A version of an order as its client was shown it.
#[utoipa::path(get, path = "/api/v1/sites/{site}/orders/{order}/versions/{revision}", tag = "order",
    responses((status = 200, body = OrderVersionShape)))]
pub(crate) async fn show_order_version(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<OrderVersionShape>> {
    let asked = (ids.at(0)?, ids.at(1)?);
    let found = app::order::version(web.house(), &here.actor, &here.site, asked).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(OrderVersionShape {
        revision: found.revision,
        at: found.at,
        changed_by: found.changed_by,
        agreed_at: found.agreed,
        fingerprint: found.fingerprint,
        title: found.title,
        room: found.room,
        starts: found.time.0,
        ends: found.time.1,
        needs: found.needs.map(needs_shape),
        note: found.note,
        lines: found.lines.into_iter().map(line).collect(),
    }))
}
