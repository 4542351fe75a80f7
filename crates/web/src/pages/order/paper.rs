//! What is printed and exported: the order sheet 会议服务单, the confirmation sheet, the orders of some
//! days as a workbook.

use app::order::OrderView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::Milliseconds;
use domain::order::{Line, Order, Progress, served_of};
use words::Language;

use super::one::{facts, found};
use super::rows::{moment, money, row, say, shown};
use crate::act::Query;
use crate::civil::{Place, place};
use crate::need::Here;
use crate::pages::{draw, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, OrderSheet};
use crate::workbook::{self, Sheet};

/// `GET /sites/S/orders/O/sheet`.
pub(crate) async fn sheet(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    paper(&web, &here, &ids, language, false).await
}

/// `GET /sites/S/orders/O/confirmation-sheet`.
pub(crate) async fn confirmation(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    paper(&web, &here, &ids, language, true).await
}

async fn paper(
    web: &Web,
    here: &Here,
    ids: &Ids,
    language: Language,
    confirmation: bool,
) -> Answered<Response> {
    let found = found(web, here, ids.at(0)?).await?;
    let place = Place::of(found.site.clone())?;
    let root = format!("/sites/{}/orders/{}", here.site, found.view.order.id);
    let photos = format!("{root}/photos");
    let mut order = shown(&found, &place, language, web.house().now(), (&photos, ""));
    // Paper outlives the year.
    let matter = &found.view.order.matter;
    order.time = format!(
        "{}–{}",
        place.moment(matter.starts),
        place.time(matter.ends)
    );
    draw(&OrderSheet {
        frame: frame::of_site(web, here, language, "orders").await?,
        back: Link {
            href: root,
            title: words::text(language, "page-back").to_owned(),
        },
        site: found.site.name.clone(),
        confirmation,
        order,
        facts: facts(&found, &place),
    })
}

/// The columns of the workbook.
const COLUMNS: [&str; 24] = [
    "order-number",
    "order-time",
    "order-matter",
    "order-room",
    "order-standing",
    "order-heard",
    "order-revision-agreed",
    "order-agreed-time",
    "order-kind",
    "order-item",
    "order-quantity",
    "order-unit",
    "order-moment",
    "order-place",
    "order-put-out",
    "order-held-back",
    "order-reason",
    "order-price",
    "order-supplier",
    "order-cut-off",
    "order-counted",
    "order-done",
    "order-how",
    "order-answered",
];

/// When something was served; of what was left undone, that it was.
fn when_done(progress: &Progress, time: String, language: Language) -> String {
    if !progress.waived {
        return time;
    }
    format!("{} {time}", words::text(language, "order-left-out"))
}

/// The version that the client confirmed; empty before they confirmed any.
fn agreed_revision(order: &Order, language: Language) -> String {
    let revision = order.agreed_revision;
    if revision == 0 {
        return String::new();
    }
    let revision = [("revision", revision.to_string())];
    words::format(language, "order-revision-of", &revision)
}

fn moment_of(at: Option<Milliseconds>, place: &Place) -> String {
    at.map_or_else(String::new, |at| place.moment(at))
}

/// `GET /sites/S/orders/workbook?from=`.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["from"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (first, span) = super::span(&query, &place, now)?;
    let found = app::order::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let rows: Vec<Vec<String>> = found
        .orders
        .iter()
        .flat_map(|view| rows_of(view, &place, language))
        .collect();
    let sheet = Sheet::titled(language, "page-menu-orders", &COLUMNS, rows);
    workbook::give_out(sheet, &format!("orders-{first}.xlsx")).await
}

/// A row of each line; one of the order alone where nothing but its meeting is commissioned.
fn rows_of(view: &OrderView, place: &Place, language: Language) -> Vec<Vec<String>> {
    let mut head = head(view, place, language);
    if view.lines.is_empty() {
        head.resize(COLUMNS.len(), String::new());
        return vec![head];
    }
    let rows = view.lines.iter().map(|one| {
        let mut cells = head.clone();
        cells.extend(of_line(view, one, place, language));
        cells
    });
    rows.collect()
}

/// What is the same of every line.
fn head(view: &OrderView, place: &Place, language: Language) -> Vec<String> {
    let (order, row) = (&view.order, row(view, place, language, 0));
    let heard = view
        .heard
        .map(|heard| say(language, "order-heard-", heard.word()));
    vec![
        row.number,
        row.time,
        row.title,
        row.room,
        say(language, "order-standing-", row.standing),
        heard.unwrap_or_default(),
        agreed_revision(order, language),
        moment_of(order.agreed, place),
    ]
}

fn of_line(
    view: &OrderView,
    one: &(Line, Progress),
    place: &Place,
    language: Language,
) -> Vec<String> {
    let ((line, came), progress) = (one, served_of(one, &view.calls));
    let how = progress
        .how
        .map(|how| say(language, "order-how-", how.word()));
    vec![
        say(language, "order-kind-", line.kind.word()),
        line.item.clone(),
        line.quantity.to_string(),
        line.unit.clone(),
        moment(line, place, language),
        line.place.clone(),
        line.put_out.to_string(),
        line.held_back().to_string(),
        line.reason.clone(),
        money(line.price),
        line.supplier.clone(),
        moment_of(line.cut_off, place),
        came.counted
            .map_or_else(String::new, |came| came.to_string()),
        progress.done.map_or_else(String::new, |done| {
            when_done(progress, place.moment(done), language)
        }),
        how.unwrap_or_default(),
        moment_of(progress.answered, place),
    ]
}
