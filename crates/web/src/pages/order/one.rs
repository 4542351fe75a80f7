//! One order as the team sees it, and as its client with an account does.

use app::order::{OrderPage, Seen};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::order::Line;
use domain::{OrderId, Refusal};
use words::Language;

use super::ahead_rows;
use super::rows::shown;
use super::version::lead_to;
use crate::civil::Place;
use crate::code_picture::CodePicture;
use crate::need::Here;
use crate::pages::directory::room_codes::home_address;
use crate::pages::meeting::duty_row;
use crate::pages::{draw, frame, photo};
use crate::path::{Ids, IsSmall};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AheadRow, DutyRow, Link, OrderRecorded, OrderShown, OrderTeam};

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
    let asked = (ids.at(0)?, None);
    draw(&page((&web, &here, language), asked, &headers, None).await?)
}

pub(super) async fn page(
    (web, here, language): (&Web, &Here, Language),
    (id, looked): (OrderId, Option<Seen>),
    headers: &HeaderMap,
    trouble: Option<&Trouble>,
) -> Answered<OrderTeam> {
    let found = match looked {
        Some(seen) => {
            let (house, actor, seen) = (web.house(), &here.actor, (id, seen));
            let found = app::order::find_since(house, actor, &here.site, seen).await?;
            found.ok_or_else(|| Refusal::missing("order-unknown"))?
        }
        None => found(web, here, id).await?,
    };
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
    let mut order = shown(&found, &place, language, now, (&photos, &root));
    lead_to(&mut order, &root, |_| true);
    let duties = found.duties.iter().map(|duty| DutyRow {
        order: String::new(),
        ..duty_row(duty, &place, here, language, now)
    });
    let ahead = ahead_rows(&found.ahead, here, language).into_iter();
    let ahead = ahead.map(|row| AheadRow {
        order: String::new(),
        ..row
    });
    let records = records(&found, &order);
    Ok(OrderTeam {
        duties: duties.collect(),
        ahead: ahead.collect(),
        to_order: found
            .to_order
            .iter()
            .map(|line| (line.number, to_order(line, &place, language)))
            .collect(),
        frame: frame::of_site(web, here, language, "orders").await?,
        order,
        facts: facts(&found, &place),
        meeting,
        may_edit: found.may.edit,
        may_deliver: found.may.deliver,
        may_tell: found.may.tell,
        may_settle: found.may.settle,
        may_link: found.may.link,
        may_ask: found.may.ask,
        records,
        picture: (!link.is_empty()).then(|| CodePicture::of(&link)).flatten(),
        link,
        complaint: complaint(here, id),
        link_ends: place.moment(found.link_ends),
        problem: trouble.map(|trouble| trouble.say(language)),
        root,
    })
}

/// What the reader may write down that its client confirmed.
fn records(found: &OrderPage, order: &OrderShown) -> Vec<OrderRecorded> {
    let recorded = |what, counted| OrderRecorded {
        what,
        counted,
        revision: order.revision.to_string(),
        ..OrderRecorded::default()
    };
    let of_order = found
        .may
        .record
        .then(|| recorded("order-record", String::new()));
    let of_plan = found.may.record_plan.then(|| {
        let counted = order.counted_last.to_string();
        recorded("order-record-plan", counted)
    });
    of_order.into_iter().chain(of_plan).collect()
}

/// What is to be ordered, from whom, and until when that may be changed.
fn to_order(line: &Line, place: &Place, language: Language) -> String {
    let mut parts = vec![format!("{} {} {}", line.item, line.quantity, line.unit)];
    if !line.supplier.is_empty() {
        parts.push(line.supplier.clone());
    }
    if let Some(at) = line.cut_off {
        let until = words::text(language, "order-cut-off");
        parts.push(format!("{until} {}", place.moment(at)));
    }
    parts.join(" · ")
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

/// `GET /sites/S/orders/O/photos/P` and `…/small`.
pub(crate) async fn photo_shown(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    IsSmall(small): IsSmall,
) -> Answered<Response> {
    let named = (ids.at(0)?, ids.at(1)?);
    let found = app::order::photo(web.house(), &here.actor, &here.site, named, small).await?;
    photo::shown(found)
}
