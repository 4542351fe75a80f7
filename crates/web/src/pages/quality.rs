//! Quality 服务质量 (parts A and C): a period's figures by clause, team, post or person, with what proves
//! each clause.

mod chart;
pub(crate) mod duties;
mod line;
pub(crate) mod report;
pub(crate) mod sheet;

use app::quality::{By, QualityPage};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::quality::{Judgement, KEPT_PERCENT, Named, Period, SCORE_PERCENT, Standing};
use jiff::civil::Date;
use words::{Arg, Language};

use super::register_months::month_word;
use super::{draw, draw_refused, frame};
use crate::act::Query;
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Quality, QualityFigure, Tab};

/// The period that is asked for: days typed count before a named period; this month where neither is given.
///
/// # Errors
/// Invalid at the field that mends it.
pub(crate) fn asked_period(query: &Fields, today: Date) -> Answered<Period> {
    let typed = |name| query.filled(name).is_some();
    if typed("from") || typed("until") {
        for name in ["from", "until"] {
            if !typed(name) {
                return Err(Trouble::invalid(name, "period-half"));
            }
        }
        return Ok(Period::between(query.date("from")?, query.date("until")?)?);
    }
    match query.filled("period") {
        None => Ok(Named::ThisMonth.on(today)),
        Some(word) => {
            let named = Named::from_word(word);
            let named = named.ok_or_else(|| Trouble::invalid("period", "choice-unknown"))?;
            Ok(named.on(today))
        }
    }
}

/// What the figures are put together by; clauses where nothing is asked for.
///
/// # Errors
/// Invalid at `by`.
pub(crate) fn asked_by(query: &Fields) -> Answered<By> {
    match query.filled("by") {
        None => Ok(By::Clause),
        Some(word) => By::from_word(word).ok_or_else(|| Trouble::invalid("by", "choice-unknown")),
    }
}

/// `GET /sites/S/quality?period=&from=&until=&by=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["period", "from", "until", "by"])?;
    let by = asked_by(&query)?;
    let place = place(&web, &here).await?;
    let today = place.civil(web.house().now()).date();
    let asked = asked_period(&query, today);
    // Where the period cannot be, the form says so and keeps what was typed; this month stands below.
    let (period, trouble) = match asked {
        Ok(period) => (period, None),
        Err(trouble) if trouble.is_mendable() && trouble.field.as_deref() != Some("period") => {
            (Named::ThisMonth.on(today), Some(trouble))
        }
        Err(trouble) => return Err(trouble),
    };
    let found = app::quality::page(web.house(), &here.actor, &here.site, period, by).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let mut view = Quality {
        frame: frame::of_site(&web, &here, language, "quality").await?,
        ..view(&found, &here, (&web, language), today)
    };
    let Some(trouble) = trouble else {
        return draw(&view);
    };
    query.text("from").clone_into(&mut view.from);
    query.text("until").clone_into(&mut view.until);
    view.wrong = trouble.field.clone().unwrap_or_default();
    view.problem = trouble.say(language);
    draw_refused(&view, &trouble)
}

fn view(
    found: &QualityPage,
    here: &Here,
    (web, language): (&Web, Language),
    today: Date,
) -> Quality {
    let root = format!("/sites/{}/quality", here.site);
    let period = found.period;
    let periods = Named::ALL.map(|named| Tab {
        href: format!("{root}?period={}&by={}", named.word(), found.by.word()),
        title: words::text(language, &format!("quality-period-{}", named.word())).to_owned(),
        current: named.on(today) == period,
    });
    let groups = By::ALL.map(|by| Tab {
        href: format!("{root}?{}&by={}", days_of(period), by.word()),
        title: words::text(language, &format!("quality-by-{}", by.word())).to_owned(),
        current: by == found.by,
    });
    Quality {
        frame: frame::public(web, language),
        tabs: tabs(here, language, "quality"),
        by: found.by.word(),
        periods: periods.into(),
        groups: groups.into(),
        period: period_words(period, language),
        from: period.first.to_string(),
        until: period.last.to_string(),
        wrong: String::new(),
        problem: String::new(),
        standard: standard_words(found, language),
        report: report_of(period, here, today),
        seen: found.seen.word(),
        figures: figures(found, here, language),
        judged: judged(found),
        charts: chart::charts(found, language),
        rows: line::lines(found, here, language),
        kept_percent: KEPT_PERCENT,
        score_percent: SCORE_PERCENT,
    }
}

/// The days of a period as an address has them.
fn days_of(period: Period) -> String {
    format!("from={}&until={}", period.first, period.last)
}

/// The monthly report, which is the paper of these figures; nothing for who may not take it away.
fn report_of(period: Period, here: &Here, today: Date) -> String {
    if !here.may(Object::Quality, Action::Export) {
        return String::new();
    }
    let month = month_word(period.last.min(today));
    format!("/sites/{}/quality/report?month={month}", here.site)
}

/// A period in words.
pub(super) fn period_words(period: Period, language: Language) -> String {
    let days = [
        ("first", period.first.to_string()),
        ("last", period.last.to_string()),
    ];
    words::format(language, "quality-period", &days)
}

/// The standard with its version.
pub(super) fn standard_words(found: &QualityPage, language: Language) -> String {
    let version = [("version", Arg::Number(i64::from(found.version)))];
    let version = words::format(language, "page-standard-version", &version);
    format!("{} {version}", found.standard)
}

/// A share in words; a dash where there is none.
pub(super) fn share_words(percent: Option<u32>, language: Language) -> String {
    let said = |percent: u32| {
        words::format(
            language,
            "quality-percent",
            &[("percent", percent.to_string())],
        )
    };
    percent.map_or_else(|| "–".to_owned(), said)
}

/// The tone of a share; empty where there is none.
fn tone(percent: Option<u32>) -> &'static str {
    match percent {
        Some(percent) if percent >= KEPT_PERCENT => "done",
        Some(_) => "overdue",
        None => "",
    }
}

fn figures(found: &QualityPage, here: &Here, language: Language) -> Vec<QualityFigure> {
    let total = &found.total;
    let days = days_of(found.period);
    let by = found.by.word();
    let list = format!("/sites/{}/quality/duties?{days}&by={by}", here.site);
    let figure = |key, figure: String, href: Option<String>| QualityFigure {
        key,
        figure,
        href: href.unwrap_or_default(),
    };
    let duties = total.duties();
    let share = share_words(total.percent(), language);
    let mut figures = vec![
        figure(
            "quality-duties",
            duties.to_string(),
            (duties > 0).then(|| list.clone()),
        ),
        figure("quality-share", share, None),
    ];
    let standings = [
        ("quality-on-time", Standing::OnTime),
        ("quality-early", Standing::Early),
        ("quality-late", Standing::Late),
        ("quality-missed", Standing::Missed),
        ("quality-overdue", Standing::Overdue),
        ("quality-waived", Standing::Waived),
    ];
    figures.extend(standings.map(|(key, standing)| {
        let count = total.of(standing);
        let href = (count > 0).then(|| format!("{list}&standing={}", standing.word()));
        figure(key, count.to_string(), href)
    }));
    figures
}

fn judged(found: &QualityPage) -> Vec<(&'static str, &'static str, usize)> {
    let proofs: Vec<Judgement> = found
        .rows
        .iter()
        .filter_map(|row| row.proof.as_ref().map(|proof| proof.judgement))
        .collect();
    if proofs.is_empty() {
        return Vec::new();
    }
    let judged = Judgement::ALL.map(|judgement| {
        let count = proofs.iter().filter(|one| **one == judgement).count();
        (judgement.word(), line::tone_of(judgement), count)
    });
    judged.into()
}

/// The pages of quality that the reader may see.
pub(in crate::pages) fn tabs(here: &Here, language: Language, current: &str) -> Vec<Tab> {
    let all = [
        ("quality", "quality", Object::Quality, Action::View),
        (
            "spot-checks",
            "spot-checks",
            Object::SpotCheck,
            Action::View,
        ),
        (
            "quality-report",
            "quality/report",
            Object::Quality,
            Action::Export,
        ),
    ];
    let seen = all
        .into_iter()
        .filter(|(.., object, action)| here.may(*object, *action));
    let tabs = seen.map(|(name, path, ..)| Tab {
        href: format!("/sites/{}/{path}", here.site),
        title: words::text(language, &format!("page-menu-{name}")).to_owned(),
        current: name == current,
    });
    tabs.collect()
}
