//! The month's figures: complaints by cause, how long they took, how many clients accepted, and what
//! was said of meetings.

use app::case::CaseRegister;
use app::feedback::Satisfaction;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::super::order::figures::figures as figures_of_orders;
use super::super::register_months::{asked_month, months_so_far};
use super::super::{draw, frame};
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
    let orders = found.satisfaction.orders.iter().map(|(id, name, score)| {
        let link = Link {
            href: format!("{root}/orders/{id}"),
            title: words::format(language, "case-order-number", &[("number", name.clone())]),
        };
        (link, say(language, "hall-score-", &score.to_string()))
    });
    draw(&CaseFigures {
        frame: frame::of_site(&web, &here, language, "cases").await?,
        month: civil::month_title(language, first),
        months: months_so_far(
            &format!("{root}/cases/figures?month="),
            (first, this),
            language,
        ),
        figures: figures(&found, language),
        worked: Vec::from(figures_of_orders(&found.orders)),
        causes: causes.collect(),
        teams: teams(&found.satisfaction, language),
        meetings: meetings(&found.satisfaction, &root, language),
        orders: orders.collect(),
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

/// What it is called; what stands for it where that is empty.
fn named(name: &str, without: &str, language: Language) -> String {
    match name {
        "" => words::text(language, without).to_owned(),
        name => name.to_owned(),
    }
}

/// What was said by team.
fn teams(said: &Satisfaction, language: Language) -> Vec<(String, String, String)> {
    let teams = said.teams.iter().map(|(name, count, content)| {
        let name = named(name, "case-no-team", language);
        (
            name,
            times(*count, language),
            percent(Some(*content), language),
        )
    });
    teams.collect()
}

/// What was said by meeting.
fn meetings(said: &Satisfaction, root: &str, language: Language) -> Vec<(Link, String, String)> {
    let meetings = said.meetings.iter().map(|(id, title, count, mean)| {
        let link = Link {
            href: format!("{root}/meetings/{id}"),
            title: named(title, "case-secret-meeting", language),
        };
        let parts = [("whole", mean / 10), ("tenth", mean % 10)];
        let parts = parts.map(|(name, value)| (name, value.to_string()));
        (
            link,
            times(*count, language),
            words::format(language, "case-mean", &parts),
        )
    });
    meetings.collect()
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
