//! The register of cases (clauses B1 to B4): the list, taking a complaint, one case with its
//! investigation, its sheet, the month's figures, the client's own page.

pub(crate) mod figures;
pub(crate) mod form;
pub(crate) mod one;
mod one_forms;
mod one_laid;
pub(crate) mod public;
pub(crate) mod sheet;
mod words_of;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use jiff::civil::Date;
use words::Language;

use self::words_of::row;
use super::fault::{asked_month, month_after, month_before, month_word};
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::place;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Cases, Link};

/// `GET /sites/S/cases?show=&month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["show", "month", "page"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (first, span) = asked_month(&query, &place, now)?;
    let shown = match query.text("show") {
        "" | "open" => "open",
        "month" => "month",
        "closed" => "closed",
        _ => return Err(Trouble::invalid("show", "choice-unknown")),
    };
    let found = app::case::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/cases", here.site);
    let month = month_word(first);
    let open = found.open.len();
    let views = match shown {
        "open" => found.open,
        "month" => found.of_span,
        _ => {
            let mut closed = found.of_span;
            closed.retain(|view| view.case.state.is_closed());
            closed
        }
    };
    let address = |page: usize| format!("{root}?show={shown}&month={month}&page={page}");
    let (views, pages) = paging::page(language, views, paging::asked(&query)?, address);
    let this = place.civil(now).date().first_of_month();
    let allowed = |action, address: String| {
        if here.may(Object::Case, action) {
            address
        } else {
            String::new()
        }
    };
    draw(&Cases {
        frame: frame::of_site(&web, &here, language, "cases").await?,
        new: allowed(Action::Create, format!("{root}/new")),
        workbook: allowed(Action::Export, format!("{root}/workbook?month={month}")),
        figures: allowed(Action::Export, format!("{root}/figures?month={month}")),
        tabs: tabs(&root, shown, &month, language),
        months: months(&format!("{root}?show={shown}&"), first, this, language),
        shown,
        open,
        pages,
        rows: views
            .iter()
            .map(|view| row(view, &place, language, now))
            .collect(),
    })
}

fn tabs(root: &str, shown: &str, month: &str, language: Language) -> Vec<Link> {
    let tabs = ["open", "month", "closed"].into_iter().map(|name| Link {
        href: if name == shown {
            String::new()
        } else {
            format!("{root}?show={name}&month={month}")
        },
        title: words::text(language, &format!("case-show-{name}")).to_owned(),
    });
    tabs.collect()
}

/// The months beside the one that is shown.
fn months(address: &str, first: Date, this: Date, language: Language) -> Vec<Link> {
    let link = |date: Date, key: &str| Link {
        href: format!("{address}month={}", month_word(date)),
        title: words::text(language, key).to_owned(),
    };
    let mut links = vec![link(month_before(first), "case-month-before")];
    if first < this {
        links.push(link(month_after(first), "case-month-after"));
    }
    links
}
