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
use words::Language;

use self::words_of::row;
use super::register_months::{
    asked_list, asked_month, list_tabs, listed, month_word, months_so_far,
};
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::place;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::Cases;

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
    let shown = asked_list(&query)?;
    let found = app::case::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/cases", here.site);
    let month = month_word(first);
    let open = found.open.len();
    let views = listed(shown, found.open, found.of_span, |view| {
        view.case.state.is_closed()
    });
    let address = |page: usize| format!("{root}?show={shown}&month={month}&page={page}");
    let (views, pages) = paging::page(language, views, paging::asked(&query)?, address);
    let this = place.civil(now).date().first_of_month();
    let allowed = |action, address| here.where_may(Object::Case, action, address);
    draw(&Cases {
        frame: frame::of_site(&web, &here, language, "cases").await?,
        new: allowed(Action::Create, format!("{root}/new")),
        workbook: allowed(Action::Export, format!("{root}/workbook?month={month}")),
        figures: allowed(Action::Export, format!("{root}/figures?month={month}")),
        tabs: list_tabs(&root, shown, first, (language, "case-show-")),
        months: months_so_far(
            &format!("{root}?show={shown}&month="),
            (first, this),
            language,
        ),
        shown,
        open,
        pages,
        rows: views
            .iter()
            .map(|view| row(view, &place, language, now))
            .collect(),
    })
}
