//! One order as the team sees it, and as its client with an account does.

use app::order::OrderPage;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::{OrderId, Refusal};
use words::Language;

use super::rows::shown;
use crate::civil::Place;
use crate::code_picture::CodePicture;
use crate::need::Here;
use crate::pages::directory::room_codes::home_address;
use crate::pages::{draw, frame, photo};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, OrderTeam};

/// The order; the one that is not there and the one that is not the reader's look alike.
pub(super) async fn found(web: &Web, here: &Here, id: OrderId) -> Answered<OrderPage> {
    let found = app::order::find(web.house(), &here.actor, &here.site, id).await?;
    found.ok_or_else(|| Refusal::missing("order-unknown").into())
}

/// `GET /sites/S/orders/O`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
) -> Answered<Response> {
    draw(&page((&web, &here, language), ids.at(0)?, &headers, None).await?)
}

pub(super) async fn page(
    (web, here, language): (&Web, &Here, Language),
    id: OrderId,
    headers: &HeaderMap,
    trouble: Option<&Trouble>,
) -> Answered<OrderTeam> {
    let found = found(web, here, id).await?;
    let place = Place::of(found.site.clone())?;
    let now = web.house().now();
    let root = format!("/sites/{}/orders/{id}", here.site);
    let photos = format!("{root}/photos");
    let link = match &found.link {
        Some(code) => format!("{}/o/{code}", home_address(headers, web.way())?),
        None => String::new(),
    };
    let meeting = found.view.order.matter.meeting.map(|meeting| Link {
        href: format!("/sites/{}/meetings/{meeting}", here.site),
        title: words::text(language, "order-meeting").to_owned(),
    });
    Ok(OrderTeam {
        frame: frame::of_site(web, here, language, "orders").await?,
        order: shown(&found, &place, language, now, (&photos, &root)),
        facts: facts(&found, &place),
        meeting,
        may_edit: found.may.edit,
        may_deliver: found.may.deliver,
        may_settle: found.may.settle,
        may_link: found.may.link,
        picture: (!link.is_empty()).then(|| CodePicture::of(&link)).flatten(),
        link,
        complaint: complaint(here, id),
        link_ends: place.moment(found.link_ends),
        problem: trouble.map(|trouble| trouble.say(language)),
        root,
    })
}

/// Where whoever may take down complaints, or make them, does so about the order.
fn complaint(here: &Here, id: OrderId) -> String {
    let right = here.actor.right(&here.site, Object::Case, Action::Create);
    right.map_or_else(String::new, |_| {
        format!("/sites/{}/cases/new?order={id}", here.site)
    })
}

/// What is known of an order beside its lines.
pub(super) fn facts(found: &OrderPage, place: &Place) -> Vec<(&'static str, String)> {
    let order = &found.view.order;
    let client = found.view.client.clone().unwrap_or_default();
    let mut facts = vec![
        ("order-client", client.name),
        ("order-department", client.department),
        ("order-telephone", client.telephone),
        (
            "order-placed",
            format!("{} {}", place.moment(order.placed), order.placed_by),
        ),
        ("order-revision", order.revision.to_string()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// `GET /sites/S/orders/O/photos/P`.
pub(crate) async fn large(State(web): State<Web>, here: Here, ids: Ids) -> Answered<Response> {
    photo(&web, &here, &ids, false).await
}

/// `GET /sites/S/orders/O/photos/P/small`.
pub(crate) async fn small(State(web): State<Web>, here: Here, ids: Ids) -> Answered<Response> {
    photo(&web, &here, &ids, true).await
}

async fn photo(web: &Web, here: &Here, ids: &Ids, small: bool) -> Answered<Response> {
    let named = (ids.at(0)?, ids.at(1)?);
    let found = app::order::photo(web.house(), &here.actor, &here.site, named, small).await?;
    photo::shown(found)
}
