//! Orders (clauses B5, B6) and their catalogue as programs read them.

use app::order::{OrderAhead, OrderPage, OrderView, WordView};
use axum::Json;
use axum::extract::State;
use domain::order::{CatalogueItem, Heard, Line, Needs, Progress, counted_last, served_of};
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::Duty;
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
    /// Whom it is for; `null` where that is not the asker's to know.
    client: Option<OrderClientShape>,
    /// What else is to be known; empty where that is not the asker's to know.
    note: String,
    /// What its meeting asks for, confirmed with the order; `null` of an order by itself.
    needs: Option<OrderNeedsShape>,
    /// Whether the asker may not know what it is for.
    masked: bool,
    /// Changes with every change and every wish of its client; sent with the next change.
    version: i32,
    /// Changes with every change that its client is asked about.
    revision: i32,
    /// The revision that the client confirmed last; 0 for none.
    agreed_revision: i32,
    agreed_at: Option<i64>,
    /// `paper` or `telephone` where the team wrote down that the client agrees to the revision that stands;
    /// `null` where they said so themselves, and where nobody did.
    agreed_heard: Option<&'static str>,
    plan_agreed_at: Option<i64>,
    /// When something of it was counted last, as its client says that what came is right; 0 before that.
    counted_at: i64,
    cancelled_at: Option<i64>,
    /// `change-asked`, `awaited`, `changed`, `agreed`, `counted`, `ready`, `done`, `called`, `closed` or `cancelled`.
    standing: &'static str,
    lines: Vec<OrderLineShape>,
}

/// What the meeting of an order asks for.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderNeedsShape {
    headcount: u32,
    layout: String,
    equipment: Vec<String>,
    large: bool,
    place_cards: bool,
    /// Empty where that is not the asker's to know.
    note: String,
}

/// Who commissions an order.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderClientShape {
    name: String,
    department: String,
    telephone: String,
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
    /// In hundredths.
    budget: Option<i64>,
    /// Empty for the house itself.
    supplier: String,
    /// Until when it may be changed.
    cut_off: Option<i64>,
    counted: Option<u32>,
    done_at: Option<i64>,
    /// Whether it was left undone on purpose, at `done_at`.
    left_out: bool,
    /// Why it was, which its client reads too; `null` where it was not.
    left_out_because: Option<String>,
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

/// An order with what was said of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderWhole {
    #[serde(flatten)]
    order: OrderShape,
    /// Its duties that the asker sees.
    duties: Vec<Duty>,
    /// What of it is still ahead.
    ahead: Vec<OrderAheadShape>,
    /// What was said, in order.
    said: Vec<OrderWordShape>,
    /// Addresses of its photos.
    photos: Vec<String>,
    /// The path of its client's link, for who may make one or is to ask its client; `null` where there is none.
    link: Option<String>,
    /// Until when a link works.
    link_ends: i64,
}

/// A line of an order whose moment is still ahead.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderAheadShape {
    order: String,
    line: u32,
    /// `seated` or `break`.
    moment: &'static str,
    /// How much of what, where, and why not all.
    note: String,
}

impl From<&OrderAhead> for OrderAheadShape {
    fn from(one: &OrderAhead) -> Self {
        Self {
            order: one.order.to_string(),
            line: one.line,
            moment: one.moment.word(),
            note: one.note.clone(),
        }
    }
}

/// Something that was said of an order.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderWordShape {
    /// Its place, by which a change that was asked for is answered.
    position: u32,
    /// What its client's knowing of it is named by: `call-2`; `null` for what is neither a call nor that the order
    /// is cancelled.
    what: Option<String>,
    /// `agreed`, `change-asked`, `change-answered`, `agreed-paper`, `agreed-telephone`, `plan-agreed`,
    /// `plan-agreed-paper`, `plan-agreed-telephone`, `plan-wrong`,
    /// `confirmed`, `wrong`, `called`, `told`, `settled`, `cancelled` or `ordered`.
    kind: &'static str,
    /// `link`, `account` or `team`.
    voice: &'static str,
    /// The name of the account, or how whoever confirmed called themselves.
    by: String,
    at: i64,
    /// The revision that was before them.
    revision: i32,
    line: Option<u32>,
    words: String,
    /// When what was called for was brought.
    done_at: Option<i64>,
    /// When the client's word on that came, or a change that was asked for was made or answered.
    answered_at: Option<i64>,
    /// `confirmed`, `told`, `wrong` or `settled`.
    how: Option<&'static str>,
}

/// What orders are made from at a site.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderCatalogueShape {
    items: Vec<OrderCatalogueItem>,
    /// For how many days after its matter a client's link works.
    link_days: u32,
}

/// An item of the catalogue.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderCatalogueItem {
    id: String,
    kind: &'static str,
    item: String,
    unit: String,
    moment: &'static str,
    /// In hundredths.
    price: Option<i64>,
    supplier: String,
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
        budget: line.budget,
        supplier: line.supplier.clone(),
        cut_off: line.cut_off,
        counted: came.counted,
        done_at: progress.done,
        left_out: progress.waived,
        left_out_because: view
            .reasons
            .get(&domain::order::Served::Line(line.number))
            .filter(|_| progress.waived)
            .cloned(),
        answered_at: progress.answered,
        how: progress.how.map(domain::order::How::word),
        late: progress.is_late(now),
    }
}

pub(super) fn needs_shape(needs: Needs) -> OrderNeedsShape {
    OrderNeedsShape {
        headcount: needs.headcount,
        layout: needs.layout,
        equipment: needs.equipment,
        large: needs.large,
        place_cards: needs.place_cards,
        note: needs.note,
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
        client: view.client.as_ref().map(|client| OrderClientShape {
            name: client.name.clone(),
            department: client.department.clone(),
            telephone: client.telephone.clone(),
        }),
        note: view.note.clone(),
        needs: view.needs.clone().map(needs_shape),
        masked: view.masked,
        version: order.version,
        revision: order.revision,
        agreed_revision: order.agreed_revision,
        agreed_at: order.agreed,
        agreed_heard: view.heard.map(Heard::word),
        plan_agreed_at: order.plan_agreed,
        counted_at: counted_last(&view.lines),
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

fn word(one: &WordView) -> OrderWordShape {
    let (said, brought) = (&one.word, &one.word.progress);
    let call = said.kind.is_told_of().then_some(said.position);
    OrderWordShape {
        position: said.position,
        what: call.map(|position| domain::order::Served::Call(position).to_string()),
        kind: said.kind.word(),
        voice: said.voice.word(),
        by: if one.name.is_empty() {
            said.by.clone()
        } else {
            one.name.clone()
        },
        at: said.at,
        revision: said.revision,
        line: said.line,
        words: one.words.clone(),
        done_at: brought.done,
        answered_at: brought.answered,
        how: brought.how.map(domain::order::How::word),
    }
}

fn whole(page: &OrderPage, here: &Here, now: i64) -> OrderWhole {
    let (id, site) = (page.view.order.id, &here.site);
    let duties = page.duties.iter();
    let photos = page.photos.iter().map(|photo| photo.id);
    OrderWhole {
        order: shape(&page.view, now),
        duties: duties
            .map(|duty| Duty::of(duty, here.actor.account, None))
            .collect(),
        ahead: page.ahead.iter().map(OrderAheadShape::from).collect(),
        said: page.words.iter().map(word).collect(),
        photos: photos
            .map(|photo| format!("/sites/{site}/orders/{id}/photos/{photo}"))
            .collect(),
        link: page.link.as_ref().map(|code| format!("/o/{code}")),
        link_ends: page.link_ends,
    }
}

/// An order with its lines and what was said of it.
#[utoipa::path(get, path = "/api/v1/sites/{site}/orders/{order}", tag = "order",
    responses((status = 200, body = OrderWhole)))]
pub(crate) async fn show_order(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<OrderWhole>> {
    let found = app::order::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(whole(&found, &here, web.house().now())))
}

/// What orders are made from.
#[utoipa::path(get, path = "/api/v1/sites/{site}/orders/catalogue", tag = "order",
    responses((status = 200, body = OrderCatalogueShape)))]
pub(crate) async fn show_order_catalogue(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<OrderCatalogueShape>> {
    let found = app::order::catalogue(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let item = |one: &CatalogueItem| OrderCatalogueItem {
        id: one.id.to_string(),
        kind: one.kind.word(),
        item: one.name.clone(),
        unit: one.unit.clone(),
        moment: one.moment.word(),
        price: one.price,
        supplier: one.supplier.clone(),
    };
    Ok(Json(OrderCatalogueShape {
        items: found.items.iter().map(item).collect(),
        link_days: found.link_days,
    }))
}
