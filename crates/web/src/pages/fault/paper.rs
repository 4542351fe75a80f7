//! What is printed and exported: the work order that whoever repairs carries, the month as a workbook.

use app::fault::FaultView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::super::register_months::{asked_month, month_word};
use super::super::{draw, frame};
use super::one::{done_row, facts, found};
use super::rows::{row, say, where_it_is};
use crate::act::Query;
use crate::civil::{Place, place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{FaultOrder, Link};
use crate::workbook::{self, Sheet};

/// `GET /sites/S/faults/F/order`: 派工单.
pub(crate) async fn order(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = found(&web, &here, ids.at(0)?).await?;
    let place = Place::of(found.site.clone())?;
    let now = web.house().now();
    let steps = found.steps.iter();
    draw(&FaultOrder {
        frame: frame::of_site(&web, &here, language, "faults").await?,
        back: Link {
            href: format!("/sites/{}/faults/{}", here.site, found.view.fault.id),
            title: words::text(language, "page-back").to_owned(),
        },
        site: found.site.name.clone(),
        day: found.view.fault.day.clone(),
        fault: row(&found.view, &place, language, now),
        facts: facts(&found, &place, language),
        steps: steps
            .map(|done| done_row(done, &place, language, now))
            .collect(),
    })
}

/// The columns of the workbook: the key of each title.
const COLUMNS: [&str; 12] = [
    "register-field-number",
    "fault-reported",
    "fault-place",
    "fault-kind",
    "fault-description",
    "fault-urgency",
    "fault-reporter",
    "fault-state",
    "fault-repairer",
    "fault-sheet-answered",
    "fault-sheet-repaired",
    "fault-sheet-closed",
];
/// The measured times, in minutes, stand at the end.
const TIMES: [&str; 4] = [
    "fault-time-report",
    "fault-time-answer",
    "fault-time-repair",
    "fault-time-accept",
];

/// `GET /sites/S/faults/workbook?month=`: what was reported in the month.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (first, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::fault::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let minutes = TIMES.map(|key| {
        let field = words::text(language, key).to_owned();
        words::format(language, "fault-sheet-minutes", &[("field", field)])
    });
    let rows: Vec<Vec<String>> = found
        .of_span
        .iter()
        .map(|view| cells(view, &place, language))
        .collect();
    let mut sheet = Sheet::titled(language, "fault-sheet-name", &COLUMNS, rows);
    sheet.head.extend(minutes);
    workbook::give_out(sheet, &format!("faults-{}.xlsx", month_word(first))).await
}

fn cells(view: &FaultView, place: &Place, language: Language) -> Vec<String> {
    let one = &view.fault;
    let moment = |at: Option<i64>| at.map_or_else(String::new, |at| place.moment(at));
    let minutes = |time: Option<i64>| time.map_or_else(String::new, |it| (it / 60_000).to_string());
    let times = one.times();
    vec![
        format!("{} {}", one.day, one.number),
        place.moment(one.reported),
        where_it_is(view),
        say(language, "fault-kind-", one.kind.word()),
        one.description.clone(),
        say(language, "fault-urgency-", one.urgency.word()),
        one.reporter.clone(),
        say(language, "fault-state-", one.state.word()),
        one.repairer.clone(),
        moment(one.answered),
        moment(one.repaired),
        moment(one.closed),
        minutes(times.report),
        minutes(times.answer),
        minutes(times.repair),
        minutes(times.accept),
    ]
}
