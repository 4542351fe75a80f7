//! What is printed and exported: the complaint sheet 投诉处理单, and the month as a masked workbook.

use app::case::CaseView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::super::register_months::{asked_month, month_word};
use super::super::{draw, frame};
use super::one::found;
use super::words_of::{done_row, facts, row, say};
use crate::act::Query;
use crate::civil::{Place, place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{CaseSheet, Link};
use crate::workbook::{self, Sheet};

/// `GET /sites/S/cases/C/sheet`.
pub(crate) async fn sheet(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = found(&web, &here, ids.at(0)?).await?;
    let place = Place::of(found.site.clone())?;
    let steps = found.steps.iter();
    draw(&CaseSheet {
        frame: frame::of_site(&web, &here, language, "cases").await?,
        back: Link {
            href: format!("/sites/{}/cases/{}", here.site, found.view.case.id),
            title: words::text(language, "page-back").to_owned(),
        },
        site: found.site.name.clone(),
        case: row(&found.view, &place, language, web.house().now()),
        facts: facts(&found, &place, language),
        steps: steps.map(|done| done_row(done, &place, language)).collect(),
    })
}

/// The columns of the workbook: the key of each title.
const COLUMNS: [&str; 18] = [
    "register-field-number",
    "case-opened-at",
    "case-channel",
    "case-field-name",
    "case-field-organisation",
    "case-field-telephone",
    "case-matter",
    "case-category",
    "case-severity",
    "case-owner",
    "case-state",
    "case-answered-at",
    "case-clock-promise",
    "case-cause",
    "case-reported-at",
    "case-closed-at",
    "case-closed-how",
    "case-return-called-at",
];

/// `GET /sites/S/cases/workbook?month=`: what was opened in the month, masked.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (first, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::case::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let rows: Vec<Vec<String>> = found
        .of_span
        .iter()
        .map(|view| cells(view, &place, language))
        .collect();
    let sheet = Sheet::titled(language, "case-sheet-name", &COLUMNS, rows);
    workbook::give_out(sheet, &format!("cases-{}.xlsx", month_word(first))).await
}

fn cells(view: &CaseView, place: &Place, language: Language) -> Vec<String> {
    let one = &view.case;
    let told = view.told.clone().unwrap_or_default();
    let moment = |at: Option<i64>| at.map_or_else(String::new, |at| place.moment(at));
    let cause = one
        .cause
        .map(|cause| say(language, "case-cause-", cause.word()));
    let closing = one
        .closing
        .map(|how| say(language, "case-closed-", how.word()));
    vec![
        format!("{} {}", one.day, one.number),
        place.moment(one.opened),
        say(language, "case-channel-", one.channel.word()),
        told.name,
        told.organisation,
        told.telephone,
        view.meeting.clone(),
        say(language, "case-category-", one.category.word()),
        say(language, "case-severity-", one.severity.word()),
        one.owner.clone(),
        say(language, "case-state-", one.state.word()),
        moment(one.answered),
        moment(one.promised),
        cause.unwrap_or_default(),
        moment(one.reported),
        moment(one.closed),
        closing.unwrap_or_default(),
        moment(one.return_called),
    ]
}
