//! The month's figures: complaints by cause, how long they took, how many clients accepted, and what
//! was said of meetings.

use app::case::CaseRegister;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::super::fault::asked_month;
use super::super::{draw, frame};
use super::months;
use super::words_of::{length_of, say};
use crate::act::Query;
use crate::civil::{self, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{CaseFigures, Link};

/// `GET /sites/S/cases/figures?month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (first, span) = asked_month(&query, &place, now)?;
    let found = app::case::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}", here.site);
    let this = place.civil(now).date().first_of_month();
    let most = found.figures.causes.first().map_or(1, |(_, count)| *count);
    let causes = found.figures.causes.iter().map(|(cause, count)| {
        let word = say(language, "case-cause-", cause.word());
        (word, *count, count * 100 / most.max(1))
    });
    let text = |key: &str| words::text(language, key).to_owned();
    let named = |name: &str, without: &str| match name {
        "" => text(without),
        name => name.to_owned(),
    };
    let teams = found
        .satisfaction
        .teams
        .iter()
        .map(|(name, count, content)| {
            let name = named(name, "case-no-team");
            (
                name,
                times(*count, language),
                percent(Some(*content), language),
            )
        });
    let meetings = found
        .satisfaction
        .meetings
        .iter()
        .map(|(id, title, count, mean)| {
            let link = Link {
                href: format!("{root}/meetings/{id}"),
                title: named(title, "case-secret-meeting"),
            };
            let parts = [("whole", mean / 10), ("tenth", mean % 10)];
            let parts = parts.map(|(name, value)| (name, value.to_string()));
            (
                link,
                times(*count, language),
                words::format(language, "case-mean", &parts),
            )
        });
    draw(&CaseFigures {
        frame: frame::of_site(&web, &here, language, "cases").await?,
        month: civil::month_title(language, first),
        months: months(&format!("{root}/cases/figures?"), first, this, language),
        figures: figures(&found, language),
        causes: causes.collect(),
        teams: teams.collect(),
        meetings: meetings.collect(),
        proposals: found
            .proposals
            .iter()
            .map(|(id, words)| Link {
                href: format!("{root}/cases/{id}"),
                title: words.clone(),
            })
            .collect(),
        back: format!("{root}/cases"),
    })
}

fn times(count: usize, language: Language) -> String {
    words::format(language, "case-count", &[("count", count.to_string())])
}

fn percent(of: Option<usize>, language: Language) -> String {
    of.map_or_else(
        || "—".to_owned(),
        |of| words::format(language, "case-percent", &[("count", of.to_string())]),
    )
}

fn figures(found: &CaseRegister, language: Language) -> Vec<(&'static str, String)> {
    let one = &found.figures;
    vec![
        ("case-figure-opened", one.opened.to_string()),
        ("case-figure-open", one.open.to_string()),
        ("case-figure-late", one.late.to_string()),
        ("case-figure-answer", length_of(one.answer, language)),
        ("case-figure-close", length_of(one.close, language)),
        ("case-figure-accepted", one.accepted.to_string()),
        (
            "case-figure-acceptance",
            percent(one.acceptance(), language),
        ),
        ("case-figure-reasoned", one.reasoned.to_string()),
        ("case-figure-ratings", found.satisfaction.count.to_string()),
        (
            "case-figure-content",
            percent(found.satisfaction.content, language),
        ),
    ]
}
