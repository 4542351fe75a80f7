//! Departments: listed on the page of the people.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::DepartmentId;
use domain::directory::Department;
use words::Language;

use super::people::LISTS;
use super::sheet::{Asked, Sheet, after, answer, filled, unknown};
use crate::act::Form;
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Cell, EntryField, EntryForm, ListRow, Section};

/// The departments, each with how many people it has.
pub(super) fn section(sheet: &Sheet) -> Section {
    let row = |one: &Department| {
        let people = sheet.known.people.iter();
        let people = people.filter(|person| person.department == Some(one.id));
        ListRow {
            key: one.id.to_string(),
            href: sheet
                .may_edit
                .then(|| sheet.path(&format!("/departments/{}", one.id))),
            cells: vec![Cell::of(&one.name), Cell::of(people.count().to_string())],
            acts: Vec::new(),
        }
    };
    Section {
        id: "departments",
        title: sheet.say("directory-title-departments"),
        columns: vec![
            sheet.say("page-directory-name"),
            sheet.say("page-directory-people"),
        ],
        rows: sheet.known.departments.iter().map(row).collect(),
        empty: sheet.say("directory-empty-departments"),
        ..Section::default()
    }
}

/// The form of a department.
pub(super) fn form(sheet: &Sheet, path: &str, typed: &Fields, change: bool) -> EntryForm {
    let label = sheet.say("page-directory-name");
    let name = EntryField::text("name", &label, typed.text("name")).required();
    sheet.form("department", path, vec![name], change)
}

fn department(fields: &Fields, id: DepartmentId) -> Answered<Department> {
    fields.only(&["name"])?;
    filled(fields, &["name"])?;
    Ok(Department {
        id,
        name: fields.text("name").trim().to_owned(),
    })
}

/// `POST /sites/S/directory/departments`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let added = async {
        let new = department(&form.fields, DepartmentId(command.id.0))?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::add_department(house, actor, &here.site, &command, new).await?)
    };
    after(
        (&web, &here, language),
        (&form, "department"),
        LISTS,
        added.await,
    )
    .await
}

/// `GET /sites/S/directory/departments/D`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    edited(&web, &here, language, ids.at(0)?, &Asked::nothing()).await
}

async fn edited(
    web: &Web,
    here: &Here,
    language: Language,
    id: DepartmentId,
    asked: &Asked<'_>,
) -> Answered<Response> {
    let sheet = Sheet::open(web, here, language).await?;
    let known = sheet.known.departments.iter().find(|one| one.id == id);
    let known = known.ok_or_else(|| unknown("department-unknown"))?.clone();
    let stands = Fields::from_pairs(&[("name", &known.name)]);
    let typed = asked.refused.map_or(&stands, |_| asked.typed);
    let form = form(&sheet, &format!("/departments/{id}"), typed, true);
    answer(&sheet.form_page("people", asked, known.name, form), asked)
}

/// `POST /sites/S/directory/departments/D`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (id, command) = (ids.at(0)?, form.command()?);
    let changed = async {
        let new = department(&form.fields, id)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::change_department(house, actor, &here.site, &command, new).await?)
    };
    match changed.await {
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asked = Asked::again(&form, "department", &trouble);
            edited(&web, &here, language, id, &asked).await
        }
        done => after((&web, &here, language), (&form, "page"), LISTS, done).await,
    }
}
