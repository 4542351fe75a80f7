//! Assigned matters (clauses C5.1, C5.2, C5.3, A1.10, A3.5): the list, an assignment, one matter, its
//! photos, the figures.

pub(crate) mod figures;
pub(crate) mod form;
pub(crate) mod one;
pub(crate) mod picture;
mod rows;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object, Reach};
use words::Language;

use self::rows::{row, summed};
use super::register_months::{
    asked_list, asked_month, list_tabs, listed, month_word, months_so_far,
};
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::{self, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::AssignedMatters;

/// `GET /sites/S/assigned-matters?show=&month=&page=`.
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
    let found = app::assigned_matter::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/assigned-matters", here.site);
    let open = found.open.len();
    let views = listed(shown, found.open, found.of_span, |view| {
        view.matter.state.is_closed()
    });
    let month = month_word(first);
    let address = |page: usize| format!("{root}?show={shown}&month={month}&page={page}#matters");
    let (views, pages) = paging::page(language, views, paging::asked(&query)?, address);
    let this = place.civil(now).date().first_of_month();
    let view = here
        .actor
        .right(&here.site, Object::AssignedMatter, Action::View);
    let sees_all = view.is_some_and(|right| right.reach == Reach::Site);
    let allowed = |allowed: bool, address: String| if allowed { address } else { String::new() };
    draw(&AssignedMatters {
        frame: frame::of_site(&web, &here, language, "assigned-matters").await?,
        new: allowed(found.may_assign, format!("{root}/new")),
        figures: allowed(
            sees_all,
            format!("{root}/figures?month={}", month_word(first)),
        ),
        tabs: list_tabs(&root, shown, first, (language, "assigned-matter-show-")),
        months: months_so_far(
            &format!("{root}?show={shown}&month="),
            (first, this),
            language,
        ),
        shown,
        open,
        month: civil::month_title(language, first),
        summed: summed(&found.figures, language),
        rows: views
            .iter()
            .map(|view| row(view, &place, language, now))
            .collect(),
        pages,
    })
}
