//! Spot checks (clauses A2.3, A2.4, A4.2, C1.3): the month with its figures and the trend by week, as a page
//! and as a workbook.

pub(crate) mod form;
pub(crate) mod one;

use app::spot_check::{Figures, SpotCheckRegister, SpotCheckView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::spot_check::{Score, Tally};
use jiff::civil::Date;
use words::Language;

use super::register_months::{asked_month, month_word, months_beside};
use super::{draw, frame, quality};
use crate::act::Query;
use crate::civil::{self, Place, day_title, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{SpotCheckBar, SpotCheckFigure, SpotCheckRow, SpotChecks};
use crate::workbook::{self, Sheet};

/// How wide a week is drawn, and how high a full bar.
const WEEK_WIDE: u32 = 66;
const BAR_HIGH: u32 = 96;
/// Where the bars stand.
const GROUND: u32 = 120;

/// `GET /sites/S/spot-checks?month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (first, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::spot_check::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/spot-checks", here.site);
    let allowed = |action, address| here.where_may(Object::SpotCheck, action, address);
    draw(&SpotChecks {
        frame: frame::of_site(&web, &here, language, "quality").await?,
        tabs: quality::tabs(&here, language, "spot-checks"),
        new: allowed(Action::Create, format!("{root}/new")),
        workbook: allowed(
            Action::Export,
            format!("{root}/workbook?month={}", month_word(first)),
        ),
        months: months_beside(&format!("{root}?month="), first, language),
        month: civil::month_title(language, first),
        rows: found
            .checks
            .iter()
            .map(|view| row(view, &place, language))
            .collect(),
        bars: bars(&found.weeks, language),
        figures: figures(&found),
        of_all: found.of_all,
    })
}

fn figures(found: &SpotCheckRegister) -> Vec<(&'static str, Vec<SpotCheckFigure>)> {
    let list = |figures: &Figures| -> Vec<SpotCheckFigure> {
        let figures = figures.iter().map(|(name, tally)| SpotCheckFigure {
            name: name.clone(),
            count: tally.count,
            percent: tally.percent(),
            tone: tone(*tally),
        });
        figures.collect()
    };
    let mut all = vec![("spot-check-by-item", list(&found.by_item))];
    if found.of_all {
        all.push(("spot-check-by-person", list(&found.by_person)));
        all.push(("spot-check-by-post", list(&found.by_post)));
    }
    all
}

/// The tone of a figure: what lies below six of ten is to be worked on.
fn tone(tally: Tally) -> &'static str {
    match tally.percent() {
        Some(..60) => "overdue",
        Some(60..85) => "open",
        _ => "done",
    }
}

/// The tone of a score.
fn tone_of(score: Score) -> &'static str {
    match score {
        Score::Good => "done",
        Score::ToImprove => "open",
        Score::Lacking => "overdue",
    }
}

fn percent_words(tally: Tally, language: Language) -> String {
    let percent = tally.percent().unwrap_or(0).to_string();
    words::format(language, "spot-check-percent", &[("percent", percent)])
}

/// A check as a list shows it.
fn row(view: &SpotCheckView, place: &Place, language: Language) -> SpotCheckRow {
    let check = &view.check;
    let day = day_title(language, place.civil(check.at).date());
    SpotCheckRow {
        id: check.id.to_string(),
        href: format!("/sites/{}/spot-checks/{}", place.site.id, check.id),
        number: format!("{} № {}", check.day, check.number),
        time: format!("{day} {}", place.time(check.at)),
        name: view.staff.name.clone(),
        post: view.post.clone(),
        title: view.title.clone(),
        by: check.checked_by.clone(),
        score: percent_words(check.tally(), language),
        tone: tone(check.tally()),
        answered: check.answer.is_some(),
    }
}

fn bars(weeks: &[(Date, Tally)], language: Language) -> Vec<SpotCheckBar> {
    let bars = (0..).zip(weeks).map(|(place, (monday, tally))| {
        let label = monday.strftime("%m-%d").to_string();
        let percent = tally.percent();
        // What was seen and never done is a line, what was not looked at is nothing.
        let height = percent.map_or(0, |percent| (percent * BAR_HIGH / 100).max(2));
        let told = percent.map_or_else(String::new, |percent| percent.to_string());
        let arguments = [
            ("day", label.clone()),
            ("count", tally.count.to_string()),
            ("percent", told.clone()),
        ];
        let key = if percent.is_some() {
            "spot-check-week"
        } else {
            "spot-check-week-none"
        };
        SpotCheckBar {
            title: words::format(language, key, &arguments),
            x: place * WEEK_WIDE + 8,
            y: GROUND - height,
            height,
            label,
            score: told,
        }
    });
    bars.collect()
}

/// The columns of the workbook.
const COLUMNS: [&str; 10] = [
    "spot-check-number",
    "spot-check-time",
    "spot-check-person",
    "spot-check-post",
    "spot-check-rule",
    "spot-check-item",
    "spot-check-score",
    "spot-check-note",
    "spot-check-by",
    "spot-check-answer",
];

/// `GET /sites/S/spot-checks/workbook?month=`: a line for each item.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (first, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::spot_check::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let views = found.checks.iter();
    let rows: Vec<Vec<String>> = views
        .flat_map(|view| cells(view, &place, language))
        .collect();
    let sheet = Sheet::titled(language, "page-menu-spot-checks", &COLUMNS, rows);
    workbook::give_out(sheet, &format!("spot-checks-{}.xlsx", month_word(first))).await
}

fn cells(view: &SpotCheckView, place: &Place, language: Language) -> Vec<Vec<String>> {
    let check = &view.check;
    let answer = check.answer.as_ref();
    let items = check.items.iter().map(|item| {
        let score = format!("spot-check-score-{}", item.score.word());
        vec![
            format!("{} № {}", check.day, check.number),
            place.moment(check.at),
            view.staff.name.clone(),
            view.post.clone(),
            view.title.clone(),
            item.item.clone(),
            words::text(language, &score).to_owned(),
            item.note.clone(),
            check.checked_by.clone(),
            answer.map_or_else(String::new, |answer| answer.words.clone()),
        ]
    });
    items.collect()
}
