//! The monthly service report 服务月报 as it is printed: it must make sense to somebody who has never seen
//! the product.

use app::quality::{Report, ShortDuty, Worked};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::quality::{Counts, Judgement, KEPT_PERCENT, SCORE_PERCENT, Standing};
use jiff::civil::Date;
use words::Language;

use super::duties::window;
use super::{chart, line, share_words, standard_words, tabs};
use crate::act::Query;
use crate::civil::{Place, month_title, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::order::figures::figures as figures_of_orders;
use crate::pages::register_months::{asked_month, month_word, months_beside};
use crate::pages::{draw, duty, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{QualityReport, ReportDuty};

/// So many duties stand on paper; the workbook has more.
const ON_PAPER: usize = 60;

/// The report that is asked for, with its month and its place.
pub(crate) async fn asked(
    web: &Web,
    here: &Here,
    query: &Fields,
) -> Answered<(Date, Place, Report)> {
    query.only(&["month"])?;
    let place = place(web, here).await?;
    let (first, _) = asked_month(query, &place, web.house().now())?;
    let month = domain::quality::Period::month_of(first);
    let found = app::quality::report(web.house(), &here.actor, &here.site, month).await?;
    Ok((first, place, found.ok_or_else(Trouble::not_found)?))
}

/// `GET /sites/S/quality/report?month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let (first, place, found) = asked(&web, &here, &query).await?;
    let root = format!("/sites/{}/quality/report", here.site);
    let lines = |rows: &[app::quality::QualityRow]| {
        let rows = rows.iter();
        rows.map(|row| line::line(&found.page, row, &here, language))
            .collect()
    };
    let listed = |duties: &[ShortDuty]| {
        let duties = duties.iter().take(ON_PAPER);
        duties.map(|one| row(one, &place, language)).collect()
    };
    let month = month_title(language, first);
    draw(&QualityReport {
        frame: frame::of_site(&web, &here, language, "quality").await?,
        tabs: tabs(&here, language, "quality-report"),
        workbook: format!("{root}/workbook?month={}", month_word(first)),
        months: months_beside(&format!("{root}?month="), first, language),
        site: found.page.site.name.clone(),
        standard: standard_words(&found.page, language),
        summary: summary(&found, &month, language),
        compared: compared(&found, language),
        charts: chart::charts(&found.page, language),
        clauses: lines(&found.page.rows),
        teams: lines(&found.teams),
        short_more: more(found.page.total.short(), found.short.len(), language),
        short: listed(&found.short),
        waived_more: more(
            found.page.total.of(Standing::Waived),
            found.waived.len(),
            language,
        ),
        waived: listed(&found.waived),
        head_number: found.head_number,
        head_hash: found.head_hash.to_string(),
        made: place.moment(found.at),
        month,
        kept_percent: KEPT_PERCENT,
        score_percent: SCORE_PERCENT,
    })
}

/// What is said where there are more duties than stand on paper.
fn more(all: u32, listed: usize, language: Language) -> String {
    let shown = listed.min(ON_PAPER);
    if all as usize <= shown {
        return String::new();
    }
    let counts = [("shown", shown.to_string()), ("count", all.to_string())];
    words::format(language, "quality-report-more", &counts)
}

/// The summary: what the service did and how well, in whole sentences.
pub(crate) fn summary(found: &Report, month: &str, language: Language) -> Vec<String> {
    let (total, worked) = (&found.page.total, &found.worked);
    let judged = |judgement| judged(found, judgement);
    let breached = judged(Judgement::Breached);
    let of = |standing| total.of(standing).to_string();
    let say = |key: &str, arguments: &[(&str, String)]| words::format(language, key, arguments);
    let text = |text: &str| text.to_owned();
    let mut said = vec![
        say(
            "quality-report-what",
            &[
                ("site", text(&found.page.site.name)),
                ("month", text(month)),
                ("standard", text(&found.page.standard)),
                ("clauses", found.page.rows.len().to_string()),
            ],
        ),
        say(
            "quality-report-served",
            &[
                ("meetings", worked.deeds.meetings.to_string()),
                ("visits", worked.deeds.visits.to_string()),
                ("calls", worked.deeds.calls.to_string()),
                ("inquiries", worked.deeds.inquiries.to_string()),
                ("orders", worked.deeds.orders.to_string()),
            ],
        ),
        say(
            "quality-report-duties",
            &[
                ("duties", total.duties().to_string()),
                ("time", total.in_time().to_string()),
                ("share", share_words(total.percent(), language)),
                ("before", share_words(found.before.percent(), language)),
                ("late", of(Standing::Late)),
                ("missed", of(Standing::Missed)),
                ("overdue", of(Standing::Overdue)),
                ("waived", of(Standing::Waived)),
            ],
        ),
        say(
            "quality-report-clauses",
            &[
                ("clauses", found.page.rows.len().to_string()),
                ("kept", judged(Judgement::Kept).len().to_string()),
                ("open", judged(Judgement::NotProven).len().to_string()),
                ("breached", breached.len().to_string()),
            ],
        ),
    ];
    if breached.is_empty() {
        said.push(words::text(language, "quality-report-none-breached").to_owned());
    } else {
        let named = breached.join(" · ");
        said.push(say("quality-report-breached", &[("clauses", named)]));
    }
    said.push(say(
        "quality-report-heard",
        &[
            ("ratings", worked.deeds.ratings.to_string()),
            ("content", worked.deeds.content.to_string()),
            ("cases", worked.cases.to_string()),
            ("faults", worked.deeds.faults.to_string()),
            ("closed", worked.deeds.faults_closed.to_string()),
            ("items", worked.scores.count.to_string()),
        ],
    ));
    said
}

/// The clauses that are judged so.
fn judged(found: &Report, judgement: Judgement) -> Vec<&str> {
    let rows = found.page.rows.iter();
    let rows = rows.filter(|row| {
        let proof = row.proof.as_ref();
        proof.is_some_and(|proof| proof.judgement == judgement)
    });
    rows.map(|row| row.name.as_str()).collect()
}

/// A figure: the key of its word, and how it is found.
type Figure<Of, Number> = (&'static str, fn(&Of) -> Number);

/// The figures of the month beside those of the month before.
pub(crate) fn compared(found: &Report, language: Language) -> Vec<(&'static str, String, String)> {
    let counts: [Figure<Counts, u32>; 8] = [
        ("quality-duties", Counts::duties),
        ("quality-on-time", |counts| counts.of(Standing::OnTime)),
        ("quality-early", |counts| counts.of(Standing::Early)),
        ("quality-late", |counts| counts.of(Standing::Late)),
        ("quality-missed", |counts| counts.of(Standing::Missed)),
        ("quality-overdue", |counts| counts.of(Standing::Overdue)),
        ("quality-waived", |counts| counts.of(Standing::Waived)),
        ("quality-short", Counts::short),
    ];
    let works: [Figure<Worked, i64>; 12] = [
        ("quality-deed-meetings", |worked| worked.deeds.meetings),
        ("quality-deed-visits", |worked| worked.deeds.visits),
        ("quality-deed-calls", |worked| worked.deeds.calls),
        ("quality-deed-inquiries", |worked| worked.deeds.inquiries),
        ("quality-deed-tickets", |worked| worked.deeds.tickets),
        ("quality-deed-orders", |worked| worked.deeds.orders),
        ("quality-deed-banquets", |worked| worked.deeds.banquets),
        ("quality-deed-faults", |worked| worked.deeds.faults),
        ("quality-deed-papers", |worked| worked.deeds.papers),
        ("quality-deed-matters", |worked| worked.deeds.matters),
        ("quality-deed-ratings", |worked| worked.deeds.ratings),
        ("quality-deed-content", |worked| worked.deeds.content),
    ];
    let (total, before) = (&found.page.total, &found.before);
    let (now, then) = (&found.worked, &found.worked_before);
    let mut rows = vec![(
        "quality-share",
        share_words(total.percent(), language),
        share_words(before.percent(), language),
    )];
    let counted = counts.into_iter();
    rows.extend(counted.map(|(key, of)| (key, of(total).to_string(), of(before).to_string())));
    let worked = works.into_iter();
    rows.extend(worked.map(|(key, of)| (key, of(now).to_string(), of(then).to_string())));
    rows.push((
        "quality-deed-cases",
        now.cases.to_string(),
        then.cases.to_string(),
    ));
    let orders = figures_of_orders(&now.orders).into_iter();
    let orders = orders.zip(figures_of_orders(&then.orders));
    rows.extend(orders.map(|((key, now), (_, then))| (key, now, then)));
    let score = |worked: &Worked| {
        let percent = worked.scores.percent();
        percent.map_or_else(|| "–".to_owned(), |percent| percent.to_string())
    };
    rows.push(("quality-deed-scores", score(now), score(then)));
    rows
}

/// A duty that fell short or was waived, as the report lists it.
pub(crate) fn row(one: &ShortDuty, place: &Place, language: Language) -> ReportDuty {
    let view = &one.view;
    let room = view.room.as_ref();
    let said = if one.said.is_empty() && one.standing.falls_short() {
        words::text(language, "quality-report-unexplained").to_owned()
    } else {
        one.said.join(" · ")
    };
    ReportDuty {
        due: format!("{} {}", view.day, window(view.opens, view.due, place)),
        title: duty::title(view, language),
        clauses: view.clauses.join(" "),
        place: room.map_or_else(String::new, |room| room.name.clone()),
        standing: one.standing.word(),
        outcome: came_out(one, place, language),
        said,
    }
}

/// When it was done and how late; empty for what was not done.
fn came_out(one: &ShortDuty, place: &Place, language: Language) -> String {
    let outcome = one.view.outcome.as_ref();
    let done = outcome.filter(|_| one.standing == Standing::Late);
    done.map_or_else(String::new, |outcome| {
        // Whole minutes, rounded up: whoever was late was late by one at least.
        let minutes = (outcome.at - one.view.due + 59_999) / 60_000;
        let arguments = [
            ("time", place.time(outcome.at)),
            ("minutes", minutes.to_string()),
        ];
        words::format(language, "quality-report-late-by", &arguments)
    })
}
