//! What somebody looks for 报失 (clause C4.3.2): the register, a report as it is taken down, one of them beside what
//! was found.

pub(crate) mod form;
pub(crate) mod one;

use app::found_item::lost::LostReportView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use words::Language;

use super::found_item::rows::say;
use super::found_item::tabs;
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::Place;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{LostReportRow, LostReports};

/// `GET /sites/S/lost-reports?show=&page=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["show", "page"])?;
    let (show, span) = match query.text("show") {
        "" | "open" => ("open", None),
        "all" => ("all", Some((0, i64::MAX))),
        _ => return Err(Trouble::invalid("show", "choice-unknown")),
    };
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::found_item::lost::list(house, actor, site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site)?;
    let root = format!("/sites/{site}/lost-reports");
    let address = |page: usize| format!("{root}?show={show}&page={page}#lost-reports");
    let (views, pages) = paging::page(language, found.reports, paging::asked(&query)?, address);
    draw(&LostReports {
        frame: frame::of_site(&web, &here, language, "found-items").await?,
        back: format!("/sites/{site}/found-items"),
        new: here.where_may(Object::FoundItem, Action::Create, format!("{root}/new")),
        tabs: tabs(&root, show, "lost-report-show-", language),
        rows: views
            .iter()
            .map(|view| row(view, &place, language))
            .collect(),
        pages,
    })
}

/// A report as a list shows it.
fn row(view: &LostReportView, place: &Place, language: Language) -> LostReportRow {
    let one = &view.report;
    let (state, tone) = match (one.closed, one.item) {
        (None, _) => ("open", "open"),
        (Some(_), Some(_)) => ("found", "done"),
        (Some(_), None) => ("in-vain", "cancelled"),
    };
    let told = one.told.clone();
    let erased = told.is_none();
    let told = told.unwrap_or_default();
    LostReportRow {
        id: one.id.to_string(),
        href: format!("/sites/{}/lost-reports/{}", place.site.id, one.id),
        number: format!("{} № {}", one.day, one.number),
        kind: say(language, "found-item-kind-", one.kind.word()),
        description: if erased {
            words::text(language, "found-item-erased").to_owned()
        } else {
            told.description
        },
        place: view.place(),
        lost: format!("{} – {}", place.moment(one.from), place.moment(one.until)),
        who: format!("{} {}", told.name, told.telephone)
            .trim()
            .to_owned(),
        state,
        tone,
    }
}
