//! The register of a month on paper and as a workbook.

use app::paper_in_custody::PaperView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::rows::row;
use crate::act::Query;
use crate::civil::{Place, month_title, place};
use crate::need::Here;
use crate::pages::register_months::{asked_month, month_word};
use crate::pages::{draw, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{PaperRow, PaperSheet};
use crate::workbook::{self, Sheet};

/// The columns, on paper and in the workbook.
const COLUMNS: [&str; 11] = [
    "paper-number",
    "paper-title",
    "paper-document-number",
    "paper-copies",
    "paper-leader",
    "paper-office",
    "paper-retrieved",
    "paper-due",
    "paper-chain",
    "paper-handed",
    "paper-state",
];

/// What was taken down in the month, the oldest first.
async fn of_month(
    web: &Web,
    here: &Here,
    query: &crate::fields::Fields,
) -> Answered<(jiff::civil::Date, Place, Vec<PaperView>)> {
    query.only(&["month"])?;
    let place = place(web, here).await?;
    let (first, span) = asked_month(query, &place, web.house().now())?;
    let asked = (span, String::new());
    let found =
        app::paper_in_custody::register(web.house(), &here.actor, &here.site, asked).await?;
    let mut views = found.ok_or_else(Trouble::not_found)?.found;
    views.reverse();
    Ok((first, place, views))
}

/// `GET /sites/S/papers/sheet?month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let (first, place, views) = of_month(&web, &here, &query).await?;
    draw(&PaperSheet {
        frame: frame::of_site(&web, &here, language, "papers").await?,
        back: format!("/sites/{}/papers?month={}", here.site, month_word(first)),
        month: month_title(language, first),
        rows: views
            .iter()
            .map(|view| row(view, &place, language))
            .collect(),
        site: place.site.name.clone(),
    })
}

/// `GET /sites/S/papers/workbook?month=`.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let (first, place, views) = of_month(&web, &here, &query).await?;
    let rows = views.iter().map(|view| row(view, &place, language));
    let rows: Vec<Vec<String>> = rows.map(|row| cells(row, language)).collect();
    let sheet = Sheet::titled(language, "page-menu-papers", &COLUMNS, rows);
    workbook::give_out(sheet, &format!("papers-{}.xlsx", month_word(first))).await
}

fn cells(row: PaperRow, language: Language) -> Vec<String> {
    let state = words::text(language, &format!("paper-state-{}", row.state)).to_owned();
    vec![
        row.number,
        row.title,
        row.document_number,
        row.copies,
        row.leader,
        row.office,
        row.retrieved,
        row.due,
        row.chain.join("\n"),
        row.handed,
        state,
    ]
}
