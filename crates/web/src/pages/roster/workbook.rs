//! The roster by a workbook: a week or a month given out, and taken in after it was looked at.

use app::roster::RosterPreview;
use app::sheet::{self, Imported};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::roster::sheet::{Column, ROWS_MAX, RowOutcome, SheetRow};
use domain::roster::strain::Strain;
use jiff::ToSpan;
use jiff::civil::Date;
use words::Language;

use super::rows::strain_words;
use super::tabs::roster_tabs;
use crate::act::{Form, Query, see};
use crate::civil::{self, day_title};
use crate::need::Here;
use crate::pages::register_months::{month_after, month_named, month_word};
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::Upload;
use crate::views::{Link, RosterWorkbook, SheetCell, SheetLine, SheetPreview};
use crate::workbook::{self, Sheet};

/// `GET /sites/S/roster/workbook?added=&changed=&bad=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["added", "changed", "bad"])?;
    let mut page = view(&web, &here, language).await?;
    if query.filled("added").is_some() {
        let number = |name| query.number::<u32>(name).unwrap_or(0).to_string();
        let counts = ["added", "changed", "bad"].map(|name| (name, number(name)));
        page.done = Some(words::format(language, "roster-sheet-done", &counts));
    }
    draw(&page)
}

async fn view(web: &Web, here: &Here, language: Language) -> Answered<RosterWorkbook> {
    let place = civil::place(web, here).await?;
    let action = format!("/sites/{}/roster/workbook", here.site);
    let today = place.civil(web.house().now()).date();
    let offset = i32::from(today.weekday().to_monday_zero_offset());
    let monday = today.saturating_sub(offset.days());
    let week = |date: Date| Link {
        href: format!("{action}/file?week={date}"),
        title: format!(
            "{} – {}",
            day_title(language, date),
            day_title(language, date.saturating_add(6.days()))
        ),
    };
    let month = |date: Date| Link {
        href: format!("{action}/file?month={}", month_word(date)),
        title: civil::month_title(language, date),
    };
    let first = today.first_of_month();
    let may_export = here.may(Object::Roster, Action::Export);
    let files = vec![
        week(monday),
        week(monday.saturating_add(7.days())),
        month(first),
        month(month_after(first)),
    ];
    Ok(RosterWorkbook {
        tabs: roster_tabs(web, here, language, "roster-workbook").await?,
        files: if may_export { files } else { Vec::new() },
        action,
        problem: None,
        done: None,
        preview: None,
        frame: frame::of_site(web, here, language, "roster").await?,
    })
}

/// `POST /sites/S/roster/workbook`: the file `workbook`. Nothing is changed yet.
pub(crate) async fn preview(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    upload: Result<Upload, Trouble>,
) -> Answered<Response> {
    let mut page = view(&web, &here, language).await?;
    let looked = async {
        let rows = rows_of(workbook::read_sent(upload, ROWS_MAX).await?)?;
        Ok(app::roster::preview(web.house(), &here.actor, &here.site, rows).await?)
    };
    match looked.await {
        Ok(preview) => {
            page.preview = Some(previewed(preview, language));
            draw(&page)
        }
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/roster/workbook/confirmation`: `command`, `rows`.
pub(crate) async fn confirm(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["rows"])?;
    let command = form.command()?;
    let imported = async {
        let rows = rows_sent(form.fields.text("rows"))?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::roster::import(house, actor, &here.site, &command, rows).await?)
    };
    match imported.await {
        Ok(Imported {
            added,
            changed,
            bad,
        }) => Ok(see(&format!(
            "/sites/{}/roster/workbook?added={added}&changed={changed}&bad={bad}",
            here.site
        ))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let mut page = view(&web, &here, language).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/roster/workbook/file?week=` or `?month=`: nothing for a template with the columns alone.
pub(crate) async fn file(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["week", "month"])?;
    let (days, name) = match (query.filled("week"), query.filled("month")) {
        (Some(_), _) => {
            let day = query.date("week")?;
            let offset = i32::from(day.weekday().to_monday_zero_offset());
            let monday = day.saturating_sub(offset.days());
            let days = (monday, monday.saturating_add(6.days()));
            (Some(days), monday.to_string())
        }
        (None, Some(month)) => {
            let first = month_named(month)?;
            (Some((first, first.last_of_month())), month_word(first))
        }
        (None, None) => (None, "template".to_owned()),
    };
    let lines = match days {
        Some(days) => app::roster::export(web.house(), &here.actor, &here.site, days).await?,
        None => Vec::new(),
    };
    let rows = lines
        .into_iter()
        .map(|cells| Column::ALL.map(|column| cells[&column].clone()).to_vec())
        .collect();
    let sheet = Sheet::titled(
        language,
        "page-menu-roster",
        &Column::ALL.map(title_key),
        rows,
    );
    workbook::give_out(sheet, &format!("roster-{name}.xlsx")).await
}

/// The key of a column's title.
fn title_key(column: Column) -> &'static str {
    match column {
        Column::Day => "roster-day",
        Column::Person => "roster-person",
        Column::Post => "roster-post",
        Column::Starts => "roster-starts",
        Column::Ends => "roster-ends",
    }
}

/// The title of a column.
fn title_of(column: Column, language: Language) -> &'static str {
    words::text(language, title_key(column))
}

/// The rows below the head, whose titles may be those of any language, in any order.
fn rows_of(rows: Vec<workbook::Row>) -> Answered<Vec<SheetRow>> {
    let mut rows = rows.into_iter();
    let columns = workbook::columns_of(rows.next(), &Column::ALL, |column, title| {
        let said = |language| title_of(column, language) == title;
        column.word() == title || Language::ALL.into_iter().any(said)
    })?;
    let lacks = |column: &Column| !columns.contains(&Some(*column));
    if Column::ALL.iter().any(lacks) {
        return Err(Trouble::invalid("workbook", "roster-sheet-columns"));
    }
    Ok(workbook::rows_below(rows, &columns, |_, text| text))
}

fn rows_sent(body: &str) -> Answered<Vec<SheetRow>> {
    sheet::read(body, Column::from_word).map_err(|_| Trouble::invalid("rows", "choice-unknown"))
}

/// What a row warns of: what is hard on its person.
fn warning(strain: Option<Strain>, language: Language) -> Option<SheetCell> {
    let strain = strain?;
    Some(SheetCell {
        column: words::text(language, "roster-sheet-rest").to_owned(),
        before: String::new(),
        after: strain_words(strain, language),
    })
}

fn previewed(preview: RosterPreview, language: Language) -> SheetPreview {
    let (mut bad, mut added, mut changed, mut unchanged) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for ((number, outcome), row) in preview.outcomes.into_iter().zip(&preview.rows) {
        let cell = |column| row.cells.get(&column).map_or("", String::as_str);
        let name = Column::ALL.map(cell).join(" ");
        let line = |cells| SheetLine {
            number,
            name: name.trim().to_owned(),
            cells,
        };
        match outcome {
            RowOutcome::Bad(column, refusal) => bad.push(line(vec![SheetCell {
                column: title_of(column, language).to_owned(),
                before: String::new(),
                after: Trouble::from(refusal).say(language),
            }])),
            RowOutcome::Added(_, strain) => {
                added.push(line(warning(strain, language).into_iter().collect()));
            }
            RowOutcome::Changed(_, differences, strain) => {
                let cells = differences.into_iter().map(|change| SheetCell {
                    column: title_of(change.column, language).to_owned(),
                    before: change.before,
                    after: change.after,
                });
                changed.push(line(cells.chain(warning(strain, language)).collect()));
            }
            RowOutcome::Unchanged => unchanged += 1,
        }
    }
    SheetPreview {
        // All rows are looked at again together: what a row means follows from the others of its day.
        draft: if added.is_empty() && changed.is_empty() {
            String::new()
        } else {
            sheet::written(&preview.rows, Column::word)
        },
        counts: vec![
            ("bad", bad.len()),
            ("added", added.len()),
            ("changed", changed.len()),
            ("unchanged", unchanged),
        ],
        bad,
        more_bad: 0,
        added,
        more_added: 0,
        changed,
        more_changed: 0,
    }
}
