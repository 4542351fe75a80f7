//! Orders (clauses B5, B6) as programs read them. They are placed and spoken about on their pages.

use app::order::OrderView;
use axum::Json;
use axum::extract::State;
use domain::order::{Line, Progress, served_of};
use serde::Serialize;
use utoipa::ToSchema;

use crate::act::Query;
use crate::civil::place;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// An order.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    meeting: Option<String>,
    title: String,
    room: String,
    starts: i64,
    ends: i64,
    /// Changes with every change that its client is asked about.
    revision: i32,
    /// The revision that the client confirmed last; 0 for none.
    agreed_revision: i32,
    agreed_at: Option<i64>,
    plan_agreed_at: Option<i64>,
    cancelled_at: Option<i64>,
    /// `awaited`, `changed`, `agreed`, `counted`, `ready`, `done`, `closed` or `cancelled`.
    standing: &'static str,
    lines: Vec<OrderLineShape>,
}

/// A line of an order, with what was delivered and served of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderLineShape {
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
    counted: Option<u32>,
    done_at: Option<i64>,
    /// Whether it was left undone on purpose, at `done_at`.
    left_out: bool,
    answered_at: Option<i64>,
    /// `confirmed`, `told`, `wrong` or `settled`.
    how: Option<&'static str>,
    /// Whether the client should have known of it by now.
    late: bool,
}

/// The orders of a week.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderList {
    /// Those whose matter begins in the week.
    orders: Vec<OrderShape>,
    /// Those of other days of which something waits for the client's word.
    unanswered: Vec<OrderShape>,
}

fn line(one: &(Line, Progress), view: &OrderView, now: i64) -> OrderLineShape {
    let ((line, came), progress) = (one, served_of(one, &view.calls));
    OrderLineShape {
        number: line.number,
        kind: line.kind.word(),
        item: line.item.clone(),
        quantity: line.quantity,
        unit: line.unit.clone(),
        place: line.place.clone(),
        moment: line.moment.word(),
        at: line.at,
        put_out: line.put_out,
        held_back: line.held_back(),
        reason: line.reason.clone(),
        price: line.price,
        counted: came.counted,
        done_at: progress.done,
        left_out: progress.waived,
        answered_at: progress.answered,
        how: progress.how.map(domain::order::How::word),
        late: progress.is_late(now),
    }
}

fn shape(view: &OrderView, now: i64) -> OrderShape {
    let order = &view.order;
    OrderShape {
        id: order.id.to_string(),
        day: order.day.clone(),
        number: order.number,
        meeting: order.matter.meeting.map(|id| id.to_string()),
        title: order.matter.title.clone(),
        room: order.matter.room.to_string(),
        starts: order.matter.starts,
        ends: order.matter.ends,
        revision: order.revision,
        agreed_revision: order.agreed_revision,
        agreed_at: order.agreed,
        plan_agreed_at: order.plan_agreed,
        cancelled_at: order.cancelled,
        standing: view.standing.word(),
        lines: view.lines.iter().map(|one| line(one, view, now)).collect(),
    }
}

/// The orders of a week, and what waits for a client's word.
#[utoipa::path(get, path = "/api/v1/sites/{site}/orders", tag = "order",
    params(("from" = Option<String>, Query, description = "`YYYY-MM-DD`; today where absent.")),
    responses((status = 200, body = OrderList)))]
pub(crate) async fn list_orders(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<OrderList>> {
    query.only(&["from"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (_, span) = crate::pages::order::span(&query, &place, now)?;
    let found = app::order::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let shapes = |views: &[OrderView]| views.iter().map(|view| shape(view, now)).collect();
    Ok(Json(OrderList {
        orders: shapes(&found.orders),
        unanswered: shapes(&found.unanswered),
    }))
}

/// An order with its lines.
#[utoipa::path(get, path = "/api/v1/sites/{site}/orders/{order}", tag = "order",
    responses((status = 200, body = OrderShape)))]
pub(crate) async fn show_order(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<OrderShape>> {
    let found = app::order::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(shape(&found.view, web.house().now())))
}
