//! People, and on the same page their departments.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::PersonId;
use domain::directory::Person;
use words::Language;

use super::departments;
use super::sheet::{Asked, Sheet, answer, filled, holds, unknown};
use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Cell, Choice, DirectoryPage, EntryField, EntryForm, ListRow, Section};

/// `GET /sites/S/directory/people?search=`.
pub(crate) async fn list(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let asked = Asked::by(&query, &[])?;
    let sheet = Sheet::open(&web, &here, language).await?;
    answer(&view(sheet, &asked), &asked)
}

fn view(sheet: Sheet, asked: &Asked<'_>) -> DirectoryPage {
    let mut sections = vec![people(&sheet, &asked.search), departments::section(&sheet)];
    if sheet.may_edit {
        let form = person_form(&sheet, "/people", asked.typed_into("person"), false);
        sections[0].forms = vec![sheet.refused(form, asked)];
        let typed = asked.typed_into("department");
        let form = departments::form(&sheet, "/departments", typed, false);
        sections[1].forms = vec![sheet.refused(form, asked)];
    }
    sheet.page("people", asked, sections)
}

fn department_of<'sheet>(sheet: &'sheet Sheet, person: &Person) -> &'sheet str {
    let departments = &sheet.known.departments;
    let of = |id| departments.iter().find(move |one| one.id == id);
    person.department.and_then(of).map_or("", |one| &one.name)
}

fn people(sheet: &Sheet, search: &str) -> Section {
    let known = &sheet.known.people;
    let found = known.iter().filter(|person| {
        let department = department_of(sheet, person);
        holds(search, &[&person.name, &person.form_of_address, department])
    });
    let row = |one: &Person| ListRow {
        key: one.id.to_string(),
        href: sheet
            .may_edit
            .then(|| sheet.path(&format!("/people/{}", one.id))),
        cells: vec![
            Cell::of(&one.name),
            Cell::of(&one.form_of_address),
            Cell::of(department_of(sheet, one)),
            Cell::of(
                one.precedence
                    .map_or_else(String::new, |rank| rank.to_string()),
            ),
        ],
        acts: Vec::new(),
    };
    let rows: Vec<ListRow> = found.map(row).collect();
    let empty = if known.is_empty() {
        "directory-empty-people"
    } else {
        "directory-nothing-found"
    };
    Section {
        id: "people",
        title: sheet.say("page-directory-people"),
        search: (!known.is_empty())
            .then(|| sheet.search(search, "directory-search-people", rows.len(), known.len())),
        columns: vec![
            sheet.say("page-person-name"),
            sheet.say("page-directory-form-of-address"),
            sheet.say("page-directory-department"),
            sheet.say("page-directory-precedence"),
        ],
        rows,
        empty: sheet.say(empty),
        ..Section::default()
    }
}

fn person_form(sheet: &Sheet, path: &str, typed: &Fields, change: bool) -> EntryForm {
    let none = Choice {
        value: String::new(),
        title: sheet.say("page-none"),
        chosen: false,
    };
    let departments = sheet.known.departments.iter().map(|one| Choice {
        value: one.id.to_string(),
        title: one.name.clone(),
        chosen: one.id.to_string() == typed.text("department"),
    });
    let choices = std::iter::once(none).chain(departments).collect();
    let text = |name, label: &str| EntryField::text(name, &sheet.say(label), typed.text(name));
    let fields = vec![
        text("name", "page-person-name").required(),
        text("form_of_address", "page-directory-form-of-address")
            .hint(&sheet.say("directory-form-of-address-hint")),
        EntryField::select(
            "department",
            &sheet.say("page-directory-department"),
            choices,
        ),
        text("precedence", "page-directory-precedence")
            .digits(4)
            .hint(&sheet.say("directory-precedence-hint")),
    ];
    sheet.form("person", path, fields, change)
}

fn person(fields: &Fields, id: PersonId) -> Answered<Person> {
    fields.only(&["name", "department", "form_of_address", "precedence"])?;
    filled(fields, &["name"])?;
    Ok(Person {
        id,
        name: fields.text("name").trim().to_owned(),
        department: fields.chosen("department")?,
        form_of_address: fields.text("form_of_address").trim().to_owned(),
        precedence: match fields.filled("precedence") {
            None => None,
            Some(_) => Some(fields.number("precedence")?),
        },
    })
}

/// `POST /sites/S/directory/people`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let added = async {
        let new = person(&form.fields, PersonId(command.id.0))?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::add_person(house, actor, &here.site, &command, new).await?)
    };
    after(&web, &here, language, &form, "person", added.await).await
}

/// Back to the page, or the page again with what was refused.
pub(super) async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    form: &Form,
    name: &'static str,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!(
            "/sites/{}/directory/people?saved={name}",
            here.site
        ))),
        Err(trouble) if trouble.is_mendable() => {
            let asked = Asked::again(form, name, &trouble);
            let sheet = Sheet::open(web, here, language).await?;
            answer(&view(sheet, &asked), &asked)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/directory/people/P`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let nothing = Fields::default();
    let asked = Asked::by(&nothing, &[])?;
    edited(&web, &here, language, ids.at(0)?, &asked).await
}

async fn edited(
    web: &Web,
    here: &Here,
    language: Language,
    id: PersonId,
    asked: &Asked<'_>,
) -> Answered<Response> {
    let sheet = Sheet::open(web, here, language).await?;
    let known = sheet.known.people.iter().find(|one| one.id == id);
    let known = known.ok_or_else(|| unknown("person-unknown"))?.clone();
    let number = |rank: u32| rank.to_string();
    let stands = Fields::from_pairs(&[
        ("name", &known.name),
        ("form_of_address", &known.form_of_address),
        (
            "department",
            &known
                .department
                .map_or_else(String::new, |id| id.to_string()),
        ),
        (
            "precedence",
            &known.precedence.map_or_else(String::new, number),
        ),
    ]);
    let typed = asked.refused.map_or(&stands, |_| asked.typed);
    let form = person_form(&sheet, &format!("/people/{id}"), typed, true);
    answer(&sheet.form_page("people", asked, known.name, form), asked)
}

/// `POST /sites/S/directory/people/P`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (id, command) = (ids.at(0)?, form.command()?);
    let changed = async {
        let new = person(&form.fields, id)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::change_person(house, actor, &here.site, &command, new).await?)
    };
    match changed.await {
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asked = Asked::again(&form, "person", &trouble);
            edited(&web, &here, language, id, &asked).await
        }
        done => after(&web, &here, language, &form, "page", done).await,
    }
}
