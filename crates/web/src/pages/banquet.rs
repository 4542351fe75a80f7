//! Banquets (clause A3.3): the month, the form, one banquet with its tables, what is printed.

pub(crate) mod form;
pub(crate) mod one;
pub(crate) mod paper;
mod rows;
mod typed;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use words::Language;

use self::rows::row;
use super::register_months::{asked_month, month_word, months_beside};
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::{self, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::Banquets;

/// `GET /sites/S/banquets?month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month", "page"])?;
    let place = place(&web, &here).await?;
    let (first, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::banquet::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/banquets", here.site);
    let allowed = |action, address| here.where_may(Object::Banquet, action, address);
    let month = month_word(first);
    let address = |page: usize| format!("{root}?month={month}&page={page}");
    let (banquets, pages) = paging::page(language, found.banquets, paging::asked(&query)?, address);
    draw(&Banquets {
        frame: frame::of_site(&web, &here, language, "banquets").await?,
        new: allowed(Action::Create, format!("{root}/new")),
        workbook: allowed(
            Action::Export,
            format!("{root}/workbook?month={}", month_word(first)),
        ),
        months: months_beside(&format!("{root}?month="), first, language),
        month: civil::month_title(language, first),
        pages,
        rows: banquets
            .iter()
            .map(|view| row(view, &place, language))
            .collect(),
    })
}
