//! The figures of quality as programs read them: a period, the duties behind a row, the month's report.
//! Whoever may not see people gets none.

use app::quality::{DutiesAsked, QualityPage, QualityRow, Report, ShortDuty, Source};
use axum::Json;
use axum::extract::State;
use domain::quality::{Counts, KEPT_PERCENT, SCORE_PERCENT, Standing};
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::Staff;
use crate::act::Query;
use crate::civil::place;
use crate::need::Here;
use crate::pages::quality::report::asked;
use crate::pages::quality::{asked_by, asked_period};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// How many duties stand how.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityCountsShape {
    /// All that were to be done, the waived among them; those to come and those called off are not.
    duties: u32,
    on_time: u32,
    early: u32,
    late: u32,
    missed: u32,
    overdue: u32,
    waived: u32,
    /// Those done in time, early ones among them, in hundredths of those not waived; absent where none is.
    percent: Option<u32>,
}

/// What the proof of a clause rests on.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualitySourceShape {
    /// `duties`, `spot-checks`, `drill`, `house-rules`, `journal`, `roster`, `meetings`, `agreements`,
    /// `short-notice`, `standing`, or `house` for what is proven of the house and not of one person.
    kind: &'static str,
    /// How many records there are of it.
    records: u32,
    /// The titles of the rules, where they are duties.
    rules: Vec<String>,
    /// The score in hundredths, where they are spot checks.
    percent: Option<u32>,
    /// The first number, where it is the journal.
    first_entry: Option<i64>,
    /// The last number, where it is the journal.
    last_entry: Option<i64>,
}

/// A row of figures.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityRowShape {
    /// The clause, or the id of the team or the account; `none` for what belongs to nobody.
    key: String,
    name: String,
    counts: QualityCountsShape,
    /// The words of the clause.
    wording: Option<String>,
    /// `kept`, `not-proven` or `breached`, of a clause.
    judgement: Option<&'static str>,
    sources: Vec<QualitySourceShape>,
}

/// A bar of the period's charts.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityStepShape {
    /// The day, or the Monday of the week in a period of more than 31 days.
    day: String,
    counts: QualityCountsShape,
}

/// The figures of a period.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityShape {
    first: String,
    last: String,
    /// `clause`, `team`, `post` or `person`.
    by: &'static str,
    /// Whose duties are counted: `site`, `teams` or `own`.
    seen: &'static str,
    standard: String,
    standard_version: i32,
    /// From which share of duties in time a clause is kept.
    kept_percent: u32,
    /// From which score on spot checks keep it.
    score_percent: u32,
    total: QualityCountsShape,
    steps: Vec<QualityStepShape>,
    rows: Vec<QualityRowShape>,
}

/// A duty behind a row.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityDutyShape {
    id: String,
    day: String,
    rule: String,
    title: String,
    round: u32,
    clauses: Vec<String>,
    opens: i64,
    due: i64,
    /// `on-time`, `early`, `late`, `missed`, `overdue`, `waived`, `ahead` or `cancelled`.
    standing: &'static str,
    /// Who was to do it, for whoever may see people.
    assignee: Option<Staff>,
    settled_at: Option<i64>,
    /// What was remarked on it, or why it was waived, in the month's report.
    said: Vec<String>,
}

/// The duties behind a row, whole days a page.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityDutyList {
    name: String,
    counts: QualityCountsShape,
    duties: Vec<QualityDutyShape>,
    page: usize,
    pages: usize,
}

/// The registers of a month.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityDeedsShape {
    meetings: i64,
    visits: i64,
    calls: i64,
    inquiries: i64,
    tickets: i64,
    orders: i64,
    banquets: i64,
    faults: i64,
    faults_closed: i64,
    papers: i64,
    matters: i64,
    ratings: i64,
    /// Ratings with four or five of five.
    content: i64,
    cases: usize,
    /// Orders whose matter has begun.
    orders_begun: i64,
    /// Of these, those that the client had confirmed as they stand before it began.
    orders_agreed: i64,
    /// What was done for clients.
    completions: i64,
    completions_confirmed: i64,
    completions_told: i64,
    /// What a leader closed with a reason.
    completions_settled: i64,
    completions_late: i64,
    scored_items: u32,
    score_percent: Option<u32>,
}

/// The monthly service report.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityReportShape {
    figures: QualityShape,
    teams: Vec<QualityRowShape>,
    month_before: QualityCountsShape,
    deeds: QualityDeedsShape,
    deeds_before: QualityDeedsShape,
    /// Duties that fell short.
    short: Vec<QualityDutyShape>,
    waived: Vec<QualityDutyShape>,
    head_number: i64,
    head_hash: String,
    made_at: i64,
}

impl QualityCountsShape {
    fn of(counts: &Counts) -> Self {
        Self {
            duties: counts.duties(),
            on_time: counts.of(Standing::OnTime),
            early: counts.of(Standing::Early),
            late: counts.of(Standing::Late),
            missed: counts.of(Standing::Missed),
            overdue: counts.of(Standing::Overdue),
            waived: counts.of(Standing::Waived),
            percent: counts.percent(),
        }
    }
}

impl QualitySourceShape {
    fn of(source: &Source) -> Self {
        let mut shape = Self {
            kind: source.word(),
            records: source.records(),
            rules: Vec::new(),
            percent: None,
            first_entry: None,
            last_entry: None,
        };
        match source {
            Source::Duties(titles) => shape.rules.clone_from(titles),
            Source::SpotChecks(tally) => shape.percent = tally.percent(),
            Source::Journal(Some((first, last))) => {
                (shape.first_entry, shape.last_entry) = (Some(*first), Some(*last));
            }
            _ => {}
        }
        shape
    }
}

impl QualityRowShape {
    fn of(row: &QualityRow) -> Self {
        let proof = row.proof.as_ref();
        let sources = proof.map_or(&[][..], |proof| &proof.sources);
        Self {
            key: row.key.clone(),
            name: row.name.clone(),
            counts: QualityCountsShape::of(&row.counts),
            wording: proof.map(|proof| proof.wording.clone()),
            judgement: proof.map(|proof| proof.judgement.word()),
            sources: sources.iter().map(QualitySourceShape::of).collect(),
        }
    }
}

impl QualityShape {
    fn of(found: &QualityPage) -> Self {
        let steps = found.steps.iter().map(|(day, counts)| QualityStepShape {
            day: day.to_string(),
            counts: QualityCountsShape::of(counts),
        });
        Self {
            first: found.period.first.to_string(),
            last: found.period.last.to_string(),
            by: found.by.word(),
            seen: found.seen.word(),
            standard: found.standard.clone(),
            standard_version: found.version,
            kept_percent: KEPT_PERCENT,
            score_percent: SCORE_PERCENT,
            total: QualityCountsShape::of(&found.total),
            steps: steps.collect(),
            rows: found.rows.iter().map(QualityRowShape::of).collect(),
        }
    }
}

impl QualityDutyShape {
    fn of(view: &app::view::DutyView, standing: Standing, said: &[String]) -> Self {
        Self {
            id: view.id.to_string(),
            day: view.day.clone(),
            rule: view.rule.clone(),
            title: view.title.clone(),
            round: view.round,
            clauses: view.clauses.clone(),
            opens: view.opens,
            due: view.due,
            standing: standing.word(),
            assignee: view.assignee.as_ref().map(Staff::from),
            settled_at: view.outcome.as_ref().map(|outcome| outcome.at),
            said: said.to_vec(),
        }
    }

    fn of_report(duties: &[ShortDuty]) -> Vec<Self> {
        let duties = duties.iter();
        duties
            .map(|one| Self::of(&one.view, one.standing, &one.said))
            .collect()
    }
}

impl QualityDeedsShape {
    fn of(worked: &app::quality::Worked) -> Self {
        let (deeds, of_orders) = (&worked.deeds, &worked.orders);
        Self {
            meetings: deeds.meetings,
            visits: deeds.visits,
            calls: deeds.calls,
            inquiries: deeds.inquiries,
            tickets: deeds.tickets,
            orders: deeds.orders,
            banquets: deeds.banquets,
            faults: deeds.faults,
            faults_closed: deeds.faults_closed,
            papers: deeds.papers,
            matters: deeds.matters,
            ratings: deeds.ratings,
            content: deeds.content,
            cases: worked.cases,
            orders_begun: of_orders.begun,
            orders_agreed: of_orders.agreed,
            completions: of_orders.done,
            completions_confirmed: of_orders.confirmed,
            completions_told: of_orders.told,
            completions_settled: of_orders.settled,
            completions_late: of_orders.late,
            scored_items: worked.scores.count,
            score_percent: worked.scores.percent(),
        }
    }
}

/// The figures of a period.
#[utoipa::path(get, path = "/api/v1/sites/{site}/quality", tag = "quality",
    params(
        ("period" = Option<String>, Query,
            description = "`this-month`, `last-month`, `this-quarter` or `this-year`; this month where absent."),
        ("from" = Option<String>, Query, description = "The first day, with `until` in place of `period`."),
        ("until" = Option<String>, Query, description = "The last day; 366 days at most."),
        ("by" = Option<String>, Query, description = "`clause`, `team`, `post` or `person`.")),
    responses((status = 200, body = QualityShape)))]
pub(crate) async fn show_quality(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<QualityShape>> {
    query.only(&["period", "from", "until", "by"])?;
    let by = asked_by(&query)?;
    let place = place(&web, &here).await?;
    let period = asked_period(&query, place.civil(web.house().now()).date())?;
    let found = app::quality::page(web.house(), &here.actor, &here.site, period, by).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(QualityShape::of(&found)))
}

/// The duties behind a row.
#[utoipa::path(get, path = "/api/v1/sites/{site}/quality/duties", tag = "quality",
    params(
        ("period" = Option<String>, Query, description = "As of the figures."),
        ("from" = Option<String>, Query, description = "The first day."),
        ("until" = Option<String>, Query, description = "The last day."),
        ("by" = Option<String>, Query, description = "`clause`, `team`, `post` or `person`."),
        ("key" = Option<String>, Query, description = "The key of the row; all duties where absent."),
        ("standing" = Option<String>, Query, description = "Those that stand so alone."),
        ("page" = Option<usize>, Query, description = "From 1.")),
    responses((status = 200, body = QualityDutyList)))]
pub(crate) async fn list_quality_duties(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<QualityDutyList>> {
    query.only(&["period", "from", "until", "by", "key", "standing", "page"])?;
    let place = place(&web, &here).await?;
    let period = asked_period(&query, place.civil(web.house().now()).date())?;
    let asked: DutiesAsked = crate::pages::quality::duties::asked(&query, period)?;
    let found = app::quality::list(web.house(), &here.actor, &here.site, asked).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let duties = found.duties.iter();
    Ok(Json(QualityDutyList {
        counts: QualityCountsShape::of(&found.counts),
        duties: duties
            .map(|one| QualityDutyShape::of(&one.view, one.standing, &[]))
            .collect(),
        name: found.name,
        page: found.page,
        pages: found.pages,
    }))
}

/// The monthly service report.
#[utoipa::path(get, path = "/api/v1/sites/{site}/quality/report", tag = "quality",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")),
    responses((status = 200, body = QualityReportShape)))]
pub(crate) async fn show_quality_report(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<QualityReportShape>> {
    let (_, _, found): (_, _, Report) = asked(&web, &here, &query).await?;
    Ok(Json(QualityReportShape {
        figures: QualityShape::of(&found.page),
        teams: found.teams.iter().map(QualityRowShape::of).collect(),
        month_before: QualityCountsShape::of(&found.before),
        deeds: QualityDeedsShape::of(&found.worked),
        deeds_before: QualityDeedsShape::of(&found.worked_before),
        short: QualityDutyShape::of_report(&found.short),
        waived: QualityDutyShape::of_report(&found.waived),
        head_number: found.head_number,
        head_hash: found.head_hash.to_string(),
        made_at: found.at,
    }))
}
