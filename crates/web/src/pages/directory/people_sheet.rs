//! People by a workbook: taken in by two steps, given out to whoever may take persons out of the
//! house.

use app::directory::Preview;
use app::sheet::Imported;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::particulars::ToldTo;
use domain::person_sheet::{Column, ROWS_MAX, RowOutcome, SheetRow};
use domain::{Refusal, Uid};
use words::Language;

use super::sheet::{Sheet, tabs};
use crate::act::{Form, Query, see};
use crate::need::Here;
use crate::pages::{draw, draw_refused};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::Upload;
use crate::views::{Link, PeopleSheet, SheetCell, SheetLine, SheetPreview};
use crate::workbook;

/// How many rows of a kind are listed.
const LISTED_MAX: usize = 500;
/// How long a page waits for a sheet to be taken in.
const WAIT: std::time::Duration = std::time::Duration::from_secs(20);

/// `GET /sites/S/directory/people/workbook?added=&changed=&bad=&going`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["added", "changed", "bad", "going"])?;
    let mut page = view(&web, &here, language).await?;
    if query.ticked("added") {
        let counts = ["added", "changed", "bad"].map(|name| (name, query.text(name).to_owned()));
        page.done = Some(words::format(language, "people-sheet-done", &counts));
    }
    if query.ticked("going") {
        page.done = Some(words::text(language, "people-sheet-going").to_owned());
    }
    draw(&page)
}

async fn view(web: &Web, here: &Here, language: Language) -> Answered<PeopleSheet> {
    let sheet = Sheet::open(web, here, language).await?;
    Ok(PeopleSheet {
        tabs: tabs(&sheet, "people"),
        back: Link {
            href: sheet.path("/people"),
            title: sheet.say("page-back"),
        },
        action: sheet.path("/people/workbook"),
        may_export: here.may(Object::Person, Action::Export),
        problem: None,
        done: None,
        preview: None,
        frame: sheet.frame,
    })
}

/// `POST /sites/S/directory/people/workbook`: the file `workbook`. Nothing is changed yet.
pub(crate) async fn preview(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    upload: Result<Upload, Trouble>,
) -> Answered<Response> {
    let looked = async {
        let rows = rows_of(workbook::read_sent(upload, ROWS_MAX).await?)?;
        Ok(app::directory::preview(web.house(), &here.actor, &here.site, rows).await?)
    };
    match looked.await {
        Ok(preview) => {
            let mut page = view(&web, &here, language).await?;
            page.preview = Some(previewed(preview, language));
            draw(&page)
        }
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let mut page = view(&web, &here, language).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/directory/people/workbook/confirmation`: `command`, `draft`.
pub(crate) async fn confirm(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["draft"])?;
    let command = form.command()?;
    let draft: Option<Uid> = form.fields.chosen("draft")?;
    let draft = draft.ok_or_else(|| Trouble::invalid("draft", "field-empty"))?;
    let (house, actor, site) = (web.house().clone(), here.actor.clone(), here.site.clone());
    // Begun once it goes on, also where it takes longer than a browser waits.
    let importing = tokio::spawn(async move {
        app::directory::import(&house, &actor, &site, &command, draft).await
    });
    let Ok(done) = tokio::time::timeout(WAIT, importing).await else {
        return Ok(see(&format!(
            "/sites/{}/directory/people/workbook?going",
            here.site
        )));
    };
    match done.map_err(Trouble::failed)?.map_err(Trouble::from) {
        Ok(Imported {
            added,
            changed,
            bad,
        }) => Ok(see(&format!(
            "/sites/{}/directory/people/workbook?added={added}&changed={changed}&bad={bad}",
            here.site
        ))),
        Err(trouble) if trouble.code == "sheet-waits-no-longer" => {
            let mut page = view(&web, &here, language).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/directory/people/workbook/template`: the columns, and nobody.
pub(crate) async fn template(
    _here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let columns = Column::ALL
        .into_iter()
        .filter(|column| *column != Column::Id);
    let sheet = workbook::Sheet {
        name: words::text(language, "people-sheet-name").to_owned(),
        head: columns.map(|column| title_of(column, language)).collect(),
        rows: Vec::new(),
    };
    workbook::give_out(sheet, "people-template.xlsx").await
}

/// `POST /sites/S/directory/people/workbook/export`: `command`.
pub(crate) async fn export(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let command = form.command()?;
    let people = app::directory::export(web.house(), &here.actor, &here.site, &command).await?;
    let rows = people.into_iter().map(|cells| {
        Column::ALL
            .map(|column| shown(column, &cells[&column], language))
            .to_vec()
    });
    let sheet = workbook::Sheet {
        name: words::text(language, "people-sheet-name").to_owned(),
        head: Column::ALL
            .map(|column| title_of(column, language))
            .to_vec(),
        rows: rows.collect(),
    };
    workbook::give_out(sheet, "people.xlsx").await
}

/// The title of a column.
fn title_of(column: Column, language: Language) -> String {
    words::text(
        language,
        &format!("people-column-{}", column.word().replace('_', "-")),
    )
    .to_owned()
}

/// A cell as it is shown and exported: whom may be told stands there in words.
fn shown(column: Column, cell: &str, language: Language) -> String {
    match column {
        Column::OfficeToldTo | Column::MobileToldTo if !cell.is_empty() => {
            words::text(language, &format!("people-told-{cell}")).to_owned()
        }
        _ => cell.to_owned(),
    }
}

/// The rows below the head, whose titles may be those of any language, in any order.
fn rows_of(rows: Vec<workbook::Row>) -> Answered<Vec<SheetRow>> {
    let mut rows = rows.into_iter();
    let columns = workbook::columns_of(rows.next(), &Column::ALL, |column, title| {
        let said = |language| title_of(column, language) == title;
        column.word() == title || Language::ALL.into_iter().any(said)
    })?;
    if !columns.contains(&Some(Column::Name)) {
        return Err(Trouble::invalid("workbook", "workbook-without-names"));
    }
    Ok(workbook::rows_below(rows, &columns, meant))
}

/// Whom may be told is written in the words of any language.
fn meant(column: Column, text: String) -> String {
    if !matches!(column, Column::OfficeToldTo | Column::MobileToldTo) {
        return text;
    }
    let told = ToldTo::ALL.into_iter().find(|told| {
        let key = format!("people-told-{}", told.word());
        let said = |language| words::text(language, &key) == text;
        Language::ALL.into_iter().any(said)
    });
    told.map_or(text, |told| told.word().to_owned())
}

fn previewed(preview: Preview, language: Language) -> SheetPreview {
    let (mut bad, mut added, mut changed, mut unchanged) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for (number, outcome) in preview.rows {
        let line = |cells| SheetLine {
            number,
            name: preview.names.get(&number).cloned().unwrap_or_default(),
            cells,
        };
        match outcome {
            RowOutcome::Bad(column, refusal) => {
                bad.push(line(vec![wrong(column, refusal, language)]));
            }
            RowOutcome::Added(_) => added.push(line(Vec::new())),
            RowOutcome::Changed(_, differences) => {
                let cells = differences.iter().map(|change| SheetCell {
                    column: title_of(change.column, language),
                    before: shown(change.column, &change.before, language),
                    after: shown(change.column, &change.after, language),
                });
                changed.push(line(cells.collect()));
            }
            RowOutcome::Unchanged => unchanged += 1,
        }
    }
    let counts = vec![
        ("bad", bad.len()),
        ("added", added.len()),
        ("changed", changed.len()),
        ("unchanged", unchanged),
    ];
    SheetPreview {
        draft: preview
            .draft
            .map_or_else(String::new, |draft| draft.to_string()),
        counts,
        more_bad: cut(&mut bad),
        bad,
        more_added: cut(&mut added),
        added,
        more_changed: cut(&mut changed),
        changed,
    }
}

fn wrong(column: Column, refusal: Refusal, language: Language) -> SheetCell {
    SheetCell {
        column: title_of(column, language),
        before: String::new(),
        after: Trouble::from(refusal).say(language),
    }
}

/// Leaves so many lines as are listed; how many more there were.
fn cut(lines: &mut Vec<SheetLine>) -> usize {
    let more = lines.len().saturating_sub(LISTED_MAX);
    lines.truncate(LISTED_MAX);
    more
}
