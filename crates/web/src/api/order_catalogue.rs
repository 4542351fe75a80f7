//! What programs do with the catalogue of orders (clause B5), and for how long a client's link works.

use axum::extract::State;
use axum::{Extension, Json};
use domain::CatalogueItemId;
use domain::order::CatalogueItem;
use words::Language;

use super::order_act::{NewCatalogueItem, OrderActed, OrderLinkDays, kind, moment};
use super::taken::{Taken, taken};
use crate::act::Act;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::Answered;

/// Offer something.
#[utoipa::path(post, path = "/api/v1/sites/{site}/orders/catalogue", tag = "order",
    request_body = NewCatalogueItem, responses((status = 200, body = Taken)))]
pub(crate) async fn put_catalogue_item(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewCatalogueItem>,
) -> Answered<Json<Taken>> {
    let (body, command) = (act.body, &act.command);
    let item = CatalogueItem {
        id: CatalogueItemId(command.id.0),
        kind: kind(&body.kind)?,
        name: body.item.trim().to_owned(),
        unit: body.unit.trim().to_owned(),
        moment: moment(&body.moment)?,
        price: body.price,
        supplier: body.supplier.trim().to_owned(),
        removed: false,
    };
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = app::order::put_item(house, actor, site, command, item).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Offer something no longer.
#[utoipa::path(post, path = "/api/v1/sites/{site}/orders/catalogue/{item}/removal", tag = "order",
    request_body = OrderActed, responses((status = 200, body = Taken)))]
pub(crate) async fn remove_catalogue_item(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<OrderActed>,
) -> Answered<Json<Taken>> {
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = app::order::remove_item(house, actor, site, &act.command, ids.at(0)?).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Set for how many days after its matter a client's link works.
#[utoipa::path(post, path = "/api/v1/sites/{site}/orders/link-days", tag = "order",
    request_body = OrderLinkDays, responses((status = 200, body = Taken)))]
pub(crate) async fn set_order_link_days(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<OrderLinkDays>,
) -> Answered<Json<Taken>> {
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let days = act.body.days;
    let done = app::order::set_link_days(house, actor, site, &act.command, days).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
