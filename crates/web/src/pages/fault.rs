//! The register of faults (clauses A2.10, A2.5, A1.7, A3.4): the list, a report, one fault, its photos,
//! its work order.

pub(crate) mod one;
pub(crate) mod paper;
pub(crate) mod picture;
pub(crate) mod report;
pub(super) mod rows;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::fault::Measures;
use jiff::civil::Date;
use words::Language;

use self::rows::row;
pub(super) use self::rows::{length, short};
use super::register_months::{
    asked_list, asked_month, list_tabs, listed, month_word, months_so_far,
};
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::{self, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{FaultMeasures, Faults};

/// `GET /sites/S/faults?show=&month=&page=`.
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
    let found = app::fault::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/faults", here.site);
    let open = found.open.len();
    let views = listed(shown, found.open, found.of_span, |view| {
        view.fault.state.is_closed()
    });
    let month = month_word(first);
    let address = |page: usize| format!("{root}?show={shown}&month={month}&page={page}#faults");
    let (views, pages) = paging::page(language, views, paging::asked(&query)?, address);
    let this = place.civil(now).date().first_of_month();
    let allowed = |action, address| here.where_may(Object::Fault, action, address);
    draw(&Faults {
        frame: frame::of_site(&web, &here, language, "faults").await?,
        new: allowed(Action::Create, format!("{root}/new")),
        workbook: allowed(Action::Export, format!("{root}/workbook?month={month}")),
        tabs: list_tabs(&root, shown, first, (language, "fault-show-")),
        months: months_so_far(
            &format!("{root}?show={shown}&month="),
            (first, this),
            language,
        ),
        shown,
        open,
        measures: measures(found.measures, first, language),
        rows: views
            .iter()
            .map(|view| row(view, &place, language, now))
            .collect(),
        pages,
    })
}

fn measures(measures: Measures, first: Date, language: Language) -> FaultMeasures {
    let median = measures.median;
    let times = [
        ("report", median.report),
        ("answer", median.answer),
        ("repair", median.repair),
        ("accept", median.accept),
    ];
    let known = times
        .into_iter()
        .filter_map(|(name, time)| Some((name, length(time?, language))));
    FaultMeasures {
        month: civil::month_title(language, first),
        count: measures.count,
        late: measures.late,
        medians: known.collect(),
    }
}
