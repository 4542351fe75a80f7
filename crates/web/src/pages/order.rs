//! Orders of clients (clauses B5, B6): the register, the form, one order, the client's own page, paper.

pub(crate) mod acts;
pub(crate) mod catalogue;
pub(crate) mod client;
pub(crate) mod client_end;
pub(super) mod figures;
pub(crate) mod form;
mod meanwhile;
pub(crate) mod one;
pub(crate) mod paper;
pub(crate) mod recorded_agreement;
pub(super) mod rows;
mod typed;
pub(crate) mod version;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::Milliseconds;
use domain::access::{Action, Object};
use jiff::ToSpan;
use jiff::civil::Date;
use words::Language;

use self::rows::row;
pub(super) use self::rows::{differences, money, wishes};
pub(super) use self::typed::sum;
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::{Place, day_title, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AheadRow, Link, Orders};

/// How many days the register shows at once.
const DAYS: i32 = 7;

/// The first day that is shown, and the instants of the days from it on.
///
/// # Errors
/// Invalid at `from` when there is no such day.
pub(crate) fn span(
    query: &Fields,
    place: &Place,
    now: Milliseconds,
) -> Answered<(Date, (Milliseconds, Milliseconds))> {
    let first = place.asked_date(query, "from", now)?;
    let last = first.saturating_add((DAYS - 1).days());
    Ok((first, (place.day(first).0, place.day(last).1)))
}

/// `GET /sites/S/orders?from=&page=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["from", "page"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (first, span) = span(&query, &place, now)?;
    let found = app::order::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/orders", here.site);
    let link = |date: Date, key: &str| Link {
        href: format!("{root}?from={date}"),
        title: words::text(language, key).to_owned(),
    };
    let last = first.saturating_add((DAYS - 1).days());
    let rows = |views: &[app::order::OrderView]| {
        let rows = views.iter().map(|view| row(view, &place, language, now));
        rows.collect()
    };
    let asked = paging::asked(&query)?;
    let address = |page: usize| format!("{root}?from={first}&page={page}");
    let recorded = found.orders.iter().filter(|view| view.heard.is_some());
    let recorded = recorded.count();
    let (orders, pages) = paging::page(language, found.orders, asked, address);
    // What waits stands before the days: on the first page.
    let unanswered = match asked {
        1 => rows(&found.unanswered),
        _ => Vec::new(),
    };
    let allowed = |action, address| here.where_may(Object::Order, action, address);
    draw(&Orders {
        new: allowed(Action::Create, format!("{root}/new")),
        workbook: allowed(Action::Export, format!("{root}/workbook?from={first}")),
        catalogue: format!("{root}/catalogue"),
        days: vec![
            link(first.saturating_sub(DAYS.days()), "order-week-before"),
            link(place.civil(now).date(), "order-week-this"),
            link(first.saturating_add(DAYS.days()), "order-week-after"),
        ],
        span: format!(
            "{} – {}",
            day_title(language, first),
            day_title(language, last)
        ),
        rows: rows(&orders),
        recorded,
        pages,
        unanswered,
        frame: frame::of_site(&web, &here, language, "orders").await?,
    })
}

/// What of orders is still ahead, as rows.
pub(super) fn ahead_rows(
    ahead: &[app::order::OrderAhead],
    here: &Here,
    language: Language,
) -> Vec<AheadRow> {
    let rows = ahead.iter().map(|one| AheadRow {
        key: format!("{}-{}", one.order, one.line),
        moment: rows::say(language, "order-moment-", one.moment.word()),
        note: one.note.clone(),
        order: format!("/sites/{}/orders/{}", here.site, one.order),
    });
    rows.collect()
}

/// The orders of a meeting that the reader sees, and where another is placed; empty for who may not.
pub(crate) async fn of_meeting(
    (web, here, language): (&Web, &Here, Language),
    place: &Place,
    meeting: domain::MeetingId,
) -> Answered<(Vec<crate::views::OrderRow>, String)> {
    let found = app::order::of_meeting(web.house(), &here.actor, &here.site, meeting).await?;
    let now = web.house().now();
    let rows = found.iter().map(|view| row(view, place, language, now));
    let new = format!("/sites/{}/orders/new?meeting={meeting}", here.site);
    let new = here.where_may(Object::Order, Action::Create, new);
    Ok((rows.collect(), new))
}
