//! The subscription table by a workbook: looked at before it is taken in, and given out.

use app::newspaper::Preview;
use app::sheet::{self, Imported};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::newspaper::sheet::{Column, ROWS_MAX, RowOutcome, SheetRow};
use words::Language;

use super::table::asked_year;
use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::Upload;
use crate::views::{NewspaperWorkbook, SheetCell, SheetLine, SheetPreview};
use crate::workbook::{self, Sheet};

/// `GET /sites/S/newspapers/workbook?year=&added=&changed=&bad=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["year", "added", "changed", "bad"])?;
    let mut page = view((&web, &here, language), &query).await?;
    if query.ticked("added") {
        let counts = ["added", "changed", "bad"].map(|name| (name, query.text(name).to_owned()));
        page.done = Some(words::format(language, "newspaper-sheet-done", &counts));
    }
    draw(&page)
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    fields: &Fields,
) -> Answered<NewspaperWorkbook> {
    let table = super::table::asked_table(web, here, fields).await?;
    Ok(NewspaperWorkbook {
        back: format!("/sites/{}/newspapers/table?year={}", here.site, table.year),
        action: format!("/sites/{}/newspapers/workbook", here.site),
        year: table.year,
        problem: None,
        done: None,
        preview: None,
        frame: frame::of_site(web, here, language, "newspapers").await?,
    })
}

/// `POST /sites/S/newspapers/workbook?year=`: the file `workbook`. Nothing is changed yet.
pub(crate) async fn preview(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
    upload: Result<Upload, Trouble>,
) -> Answered<Response> {
    query.only(&["year"])?;
    let mut page = view((&web, &here, language), &query).await?;
    let year = page.year;
    let looked = async {
        let rows = rows_of(workbook::read_sent(upload, ROWS_MAX).await?)?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::newspaper::preview(house, actor, site, year, rows).await?)
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

/// `POST /sites/S/newspapers/workbook/confirmation`: `command`, `year`, `rows`.
pub(crate) async fn confirm(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["year", "rows"])?;
    let command = form.command()?;
    let imported = async {
        let year = asked_year(&form.fields)?;
        let year = year.ok_or_else(|| Trouble::invalid("year", "field-empty"))?;
        let rows = rows_sent(form.fields.text("rows"))?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        let done = app::newspaper::import(house, actor, site, &command, (year, rows)).await?;
        Ok((year, done))
    };
    match imported.await {
        Ok((year, done)) => {
            let Imported {
                added,
                changed,
                bad,
            } = done;
            Ok(see(&format!(
                "/sites/{}/newspapers/workbook?year={year}&added={added}&changed={changed}&bad={bad}",
                here.site
            )))
        }
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let mut page = view((&web, &here, language), &Fields::default()).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/newspapers/workbook/template`: the columns, and nobody.
pub(crate) async fn template(
    _here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let sheet = sheet_of(Vec::new(), language);
    workbook::give_out(sheet, "subscriptions-template.xlsx").await
}

/// `GET /sites/S/newspapers/workbook/file?year=`.
pub(crate) async fn file(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["year"])?;
    let year = super::table::asked_table(&web, &here, &query).await?.year;
    let lines = app::newspaper::export(web.house(), &here.actor, &here.site, year).await?;
    let lines = lines.into_iter().map(|cells| {
        Column::ALL
            .map(|column| shown(column, &cells[&column], language))
            .to_vec()
    });
    let sheet = sheet_of(lines.collect(), language);
    workbook::give_out(sheet, &format!("subscriptions-{year}.xlsx")).await
}

fn sheet_of(rows: Vec<Vec<String>>, language: Language) -> Sheet {
    Sheet::titled(
        language,
        "newspaper-sheet-name",
        &Column::ALL.map(title_key),
        rows,
    )
}

/// The key of a column's title.
fn title_key(column: Column) -> &'static str {
    match column {
        Column::Name => "newspaper-name",
        Column::PostalCode => "newspaper-postal-code",
        Column::Addressee => "newspaper-addressee",
        Column::Copies => "newspaper-copies",
        Column::From => "newspaper-from",
        Column::Until => "newspaper-until",
        Column::Weekdays => "newspaper-weekdays",
        Column::Holidays => "newspaper-off-on-holidays",
    }
}

/// The title of a column.
fn title_of(column: Column, language: Language) -> &'static str {
    words::text(language, title_key(column))
}

/// A cell as it is shown and exported: yes and no stand there in words.
fn shown(column: Column, cell: &str, language: Language) -> String {
    match (column, cell) {
        (Column::Holidays, "yes") => words::text(language, "field-value-yes").to_owned(),
        (Column::Holidays, "no") => words::text(language, "field-value-no").to_owned(),
        _ => cell.to_owned(),
    }
}

/// Yes and no are written in the words of any language.
fn meant(column: Column, text: String) -> String {
    if column != Column::Holidays {
        return text;
    }
    let is = |key: &str| {
        let said = |language| words::text(language, key).eq_ignore_ascii_case(&text);
        Language::ALL.into_iter().any(said)
    };
    if is("field-value-yes") {
        "yes".to_owned()
    } else if is("field-value-no") {
        "no".to_owned()
    } else {
        text
    }
}

/// The rows below the head, whose titles may be those of any language, in any order.
fn rows_of(rows: Vec<workbook::Row>) -> Answered<Vec<SheetRow>> {
    let mut rows = rows.into_iter();
    let columns = workbook::columns_of(rows.next(), &Column::ALL, |column, title| {
        let said = |language| title_of(column, language) == title;
        column.word() == title || Language::ALL.into_iter().any(said)
    })?;
    let has = |column| columns.contains(&Some(column));
    if !has(Column::Name) || !has(Column::Addressee) {
        return Err(Trouble::invalid("workbook", "newspaper-sheet-columns"));
    }
    Ok(workbook::rows_below(rows, &columns, meant))
}

fn rows_sent(body: &str) -> Answered<Vec<SheetRow>> {
    sheet::read(body, Column::from_word).map_err(|_| Trouble::invalid("rows", "choice-unknown"))
}

fn previewed(preview: Preview, language: Language) -> SheetPreview {
    let (mut bad, mut added, mut changed, mut unchanged) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let mut wanted = Vec::new();
    for ((number, outcome), row) in preview.outcomes.into_iter().zip(&preview.rows) {
        let cell = |column| row.cells.get(&column).map_or("", String::as_str);
        let name = format!("{} {}", cell(Column::Name), cell(Column::Addressee));
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
            RowOutcome::Added(_) => {
                wanted.push(row);
                added.push(line(Vec::new()));
            }
            RowOutcome::Changed(_, differences) => {
                wanted.push(row);
                let cells = differences.iter().map(|change| SheetCell {
                    column: title_of(change.column, language).to_owned(),
                    before: shown(change.column, &change.before, language),
                    after: shown(change.column, &change.after, language),
                });
                changed.push(line(cells.collect()));
            }
            RowOutcome::Unchanged => unchanged += 1,
        }
    }
    SheetPreview {
        draft: if wanted.is_empty() {
            String::new()
        } else {
            sheet::written(wanted, Column::word)
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
