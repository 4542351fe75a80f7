//! The monthly report as a workbook: the same content, a sheet for each table.

use app::quality::{QualityRow, Report, ShortDuty};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::quality::Standing;
use words::Language;

use super::report::{asked, compared, row, summary};
use super::{line, share_words};
use crate::act::Query;
use crate::civil::{Place, month_title};
use crate::need::Here;
use crate::pages::register_months::month_word;
use crate::state::Web;
use crate::trouble::Answered;
use crate::workbook::{self, Sheet};

/// `GET /sites/S/quality/report/workbook?month=`.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let (first, place, found) = asked(&web, &here, &query).await?;
    let month = month_title(language, first);
    let head = [
        ("site", found.page.site.name.clone()),
        ("month", month.clone()),
        ("number", found.head_number.to_string()),
        ("hash", found.head_hash.to_string()),
    ];
    let mark = words::format(language, "quality-report-mark", &head);
    let sheets = sheets(&found, &month, &place, language);
    let file = format!("service-report-{}.xlsx", month_word(first));
    workbook::give_out_marked(mark, sheets, &file).await
}

fn sheets(found: &Report, month: &str, place: &Place, language: Language) -> Vec<Sheet> {
    let sheet = |name: &str, head: &[&str], rows| Sheet::titled(language, name, head, rows);
    let said = summary(found, month, language);
    let compared = compared(found, language).into_iter();
    let compared =
        compared.map(|(key, now, before)| vec![words::text(language, key).to_owned(), now, before]);
    let head = [
        "quality-clause",
        "quality-wording",
        "quality-judgement",
        "quality-proof",
        "quality-duties",
        "quality-on-time",
        "quality-early",
        "quality-late",
        "quality-missed",
        "quality-overdue",
        "quality-waived",
        "quality-share",
    ];
    let duties = [
        "quality-due",
        "quality-duty",
        "quality-clause",
        "quality-place",
        "quality-standing",
        "quality-outcome",
        "quality-said",
    ];
    let list = |duties: &[ShortDuty]| -> Vec<Vec<String>> {
        let duties = duties.iter();
        duties.map(|one| listed(one, place, language)).collect()
    };
    vec![
        sheet(
            "quality-report-summary",
            &["quality-report-summary"],
            said.into_iter().map(|sentence| vec![sentence]).collect(),
        ),
        sheet(
            "quality-report-compared",
            &[
                "quality-figure",
                "quality-this-month",
                "quality-month-before",
            ],
            compared.collect(),
        ),
        sheet("quality-by-clause", &head, rows(&found.page.rows, language)),
        sheet(
            "quality-by-team",
            &[&["quality-team"], &head[4..]].concat(),
            rows(&found.teams, language),
        ),
        sheet("quality-report-short", &duties, list(&found.short)),
        sheet("quality-report-waived", &duties, list(&found.waived)),
    ]
}

/// The rows of a table of figures; a clause with its wording, its judgement and its proof.
fn rows(rows: &[QualityRow], language: Language) -> Vec<Vec<String>> {
    let rows = rows.iter().map(|row| {
        let mut cells = vec![line::name_of(row, "team", language)];
        if let Some(proof) = &row.proof {
            let judgement = format!("quality-judgement-{}", proof.judgement.word());
            let sources = proof.sources.iter();
            let sources: Vec<String> = sources.map(|one| line::said(one, language)).collect();
            cells.push(proof.wording.clone());
            cells.push(words::text(language, &judgement).to_owned());
            cells.push(sources.join("\n"));
        }
        cells.push(row.counts.duties().to_string());
        let standings = [
            Standing::OnTime,
            Standing::Early,
            Standing::Late,
            Standing::Missed,
            Standing::Overdue,
            Standing::Waived,
        ];
        cells.extend(standings.map(|one| row.counts.of(one).to_string()));
        cells.push(share_words(row.counts.percent(), language));
        cells
    });
    rows.collect()
}

fn listed(one: &ShortDuty, place: &Place, language: Language) -> Vec<String> {
    let row = row(one, place, language);
    vec![
        row.due,
        row.title,
        row.clauses,
        row.place,
        words::text(language, &format!("quality-{}", row.standing)).to_owned(),
        row.outcome,
        row.said,
    ]
}
