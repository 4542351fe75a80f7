//! People, and on the same page their departments.

use app::directory::PersonEntry;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::PersonId;
use domain::directory::{Person, room_title};
use domain::particulars::{NUMBER_MAX, Particulars, Telephone, ToldTo};
use words::Language;

use super::departments;
use super::sheet::{Asked, Lists, Sheet, after, answer, filled, holds, unknown};
use crate::act::{Form, Query};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Cell, Choice, DirectoryPage, EntryField, EntryForm, FieldGroup, Link, ListRow, Section,
};

/// The page of people and departments.
pub(super) const LISTS: Lists = ("people", view);
/// The most people in the list; more are found by the search above it.
const LISTED_MAX: usize = 300;

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
        sections[0].beside = Some(Link {
            href: sheet.path("/people/workbook"),
            title: sheet.say("people-sheet-open"),
        });
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
    let found: Vec<&Person> = found.collect();
    let shown: Vec<ListRow> = found.iter().copied().take(LISTED_MAX).map(row).collect();
    let empty = if known.is_empty() {
        "directory-empty-people"
    } else {
        "directory-nothing-found"
    };
    Section {
        id: "people",
        title: sheet.say("page-directory-people"),
        search: (!known.is_empty())
            .then(|| sheet.search(search, "directory-search-people", found.len(), known.len())),
        columns: vec![
            sheet.say("page-person-name"),
            sheet.say("page-directory-form-of-address"),
            sheet.say("page-directory-department"),
            sheet.say("page-directory-precedence"),
        ],
        hint: if found.len() > shown.len() {
            sheet.fill("people-first", "count", &shown.len().to_string())
        } else {
            String::new()
        },
        rows: shown,
        empty: sheet.say(empty),
        ..Section::default()
    }
}

fn person_form(sheet: &Sheet, path: &str, typed: &Fields, change: bool) -> EntryForm {
    let none = no_choice(sheet, "page-none");
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
    let mut form = sheet.form("person", path, fields, change);
    form.groups.push(FieldGroup {
        title: sheet.say("people-reached"),
        fields: reached_fields(sheet, typed, path),
        ..FieldGroup::default()
    });
    form
}

fn no_choice(sheet: &Sheet, word: &str) -> Choice {
    Choice {
        value: String::new(),
        title: sheet.say(word),
        chosen: false,
    }
}

/// The fields that say how a person is reached.
fn reached_fields(sheet: &Sheet, typed: &Fields, path: &str) -> Vec<EntryField> {
    let text = |name, label: &str| EntryField::text(name, &sheet.say(label), typed.text(name));
    let rooms = sheet.known.rooms.iter().map(|room| Choice {
        value: room.id.to_string(),
        title: format!(
            "{} {}",
            room_title(&room.number, &room.name),
            sheet.floor_name(room.floor)
        ),
        chosen: room.id.to_string() == typed.text("room"),
    });
    let rooms = std::iter::once(no_choice(sheet, "people-room-none")).chain(rooms);
    let accounts = sheet.known.accounts.iter().map(|staff| Choice {
        value: staff.account.to_string(),
        title: staff.name.clone(),
        chosen: staff.account.to_string() == typed.text("account"),
    });
    let accounts = std::iter::once(no_choice(sheet, "people-account-none")).chain(accounts);
    let acts_for = typed.many("acts_for");
    let people = sheet.known.people.iter();
    let leaders = people
        .filter(|one| {
            let own = path.ends_with(&one.id.to_string());
            !own && (one.precedence.is_some() || acts_for.contains(&&*one.id.to_string()))
        })
        .map(|one| Choice {
            value: one.id.to_string(),
            title: format!("{} {}", one.name, one.form_of_address),
            chosen: acts_for.contains(&&*one.id.to_string()),
        });
    let leaders: Vec<Choice> = leaders.collect();
    let mut fields = vec![
        EntryField::select("room", &sheet.say("people-room"), rooms.collect()),
        text("office_telephone", "people-office-telephone")
            .most(NUMBER_MAX)
            .hint(&sheet.say("people-telephone-hint")),
        told_to("office_told_to", "people-office-told-to", sheet, typed),
        text("mobile_telephone", "people-mobile-telephone").most(NUMBER_MAX),
        told_to("mobile_told_to", "people-mobile-told-to", sheet, typed),
        text("plates", "people-plates")
            .several()
            .hint(&sheet.say("people-plates-hint")),
        EntryField::select("account", &sheet.say("people-account"), accounts.collect())
            .hint(&sheet.say("people-account-hint")),
    ];
    if !leaders.is_empty() {
        let field = EntryField::checks("acts_for", &sheet.say("people-acts-for"), leaders);
        fields.push(field.hint(&sheet.say("people-acts-for-hint")));
    }
    fields
}

/// Who may be told a number; nobody unasked where nothing was said yet.
fn told_to(name: &'static str, label: &str, sheet: &Sheet, typed: &Fields) -> EntryField {
    let chosen = ToldTo::from_word(typed.text(name)).unwrap_or(ToldTo::NobodyUnasked);
    let choices = ToldTo::ALL.into_iter().map(|told| Choice {
        value: told.word().to_owned(),
        title: sheet.word("people-told-", told.word()),
        chosen: told == chosen,
    });
    EntryField::select(name, &sheet.say(label), choices.collect())
}

/// The fields of a person's form.
const FIELDS: [&str; 12] = [
    "name",
    "department",
    "form_of_address",
    "precedence",
    "room",
    "office_telephone",
    "office_told_to",
    "mobile_telephone",
    "mobile_told_to",
    "plates",
    "account",
    "acts_for",
];

fn person(fields: &Fields, id: PersonId) -> Answered<PersonEntry> {
    fields.only(&FIELDS)?;
    filled(fields, &["name"])?;
    Ok(PersonEntry {
        person: Person {
            id,
            name: fields.text("name").trim().to_owned(),
            department: fields.chosen("department")?,
            form_of_address: fields.text("form_of_address").trim().to_owned(),
            precedence: match fields.filled("precedence") {
                None => None,
                Some(_) => Some(fields.number("precedence")?),
            },
        },
        particulars: Some(reached(fields)?),
    })
}

fn reached(fields: &Fields) -> Answered<Particulars> {
    let telephone = |number, told_to: &'static str| -> Answered<Option<Telephone>> {
        let Some(number) = fields.filled(number) else {
            return Ok(None);
        };
        let told_to = match fields.filled(told_to) {
            None => ToldTo::NobodyUnasked,
            Some(word) => ToldTo::from_word(word)
                .ok_or_else(|| Trouble::invalid(told_to, "choice-unknown"))?,
        };
        Ok(Some(Telephone {
            number: number.to_owned(),
            told_to,
        }))
    };
    let leaders = fields.many("acts_for").into_iter();
    let leaders = leaders.map(|id| {
        id.parse()
            .map_err(|_| Trouble::invalid("acts_for", "choice-unknown"))
    });
    let plates = fields
        .text("plates")
        .split(['\u{3001}', '\u{ff0c}', ',', '\u{ff1b}', ';', '\n']);
    Ok(Particulars {
        office: telephone("office_telephone", "office_told_to")?,
        mobile: telephone("mobile_telephone", "mobile_told_to")?,
        room: fields.chosen("room")?,
        plates: plates
            .map(|plate| plate.trim().to_owned())
            .filter(|plate| !plate.is_empty())
            .collect(),
        acts_for: leaders.collect::<Answered<_>>()?,
        account: fields.chosen("account")?,
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
    after(
        (&web, &here, language),
        (&form, "person"),
        LISTS,
        added.await,
    )
    .await
}

/// `GET /sites/S/directory/people/P`.
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
    id: PersonId,
    asked: &Asked<'_>,
) -> Answered<Response> {
    let sheet = Sheet::open(web, here, language).await?;
    let known = sheet.known.people.iter().find(|one| one.id == id);
    let known = known.ok_or_else(|| unknown("person-unknown"))?.clone();
    let reached = app::directory::particulars(web.house(), &here.site, id).await?;
    let stands = standing(&known, &reached.unwrap_or_default());
    let typed = asked.refused.map_or(&stands, |_| asked.typed);
    let form = person_form(&sheet, &format!("/people/{id}"), typed, true);
    let removal = EntryForm {
        id: "removal",
        action: sheet.path(&format!("/people/{id}/removal")),
        title: sheet.say("people-remove"),
        hint: sheet.say("people-remove-hint"),
        submit: sheet.say("people-remove"),
        ..EntryForm::default()
    };
    let mut page = sheet.form_page("people", asked, known.name, form);
    page.forms.push(removal);
    answer(&page, asked)
}

/// The fields of the form as the person stands.
fn standing(known: &Person, reached: &Particulars) -> Fields {
    fn or_nothing<T: ToString>(value: Option<T>) -> String {
        value.map_or_else(String::new, |value| value.to_string())
    }
    let number = |telephone: &Option<Telephone>| {
        or_nothing(telephone.as_ref().map(|known| known.number.as_str()))
    };
    let told_to = |telephone: &Option<Telephone>| {
        let told_to = telephone.as_ref().map(|known| known.told_to);
        told_to.unwrap_or(ToldTo::NobodyUnasked).word()
    };
    let leaders: Vec<String> = reached.acts_for.iter().map(ToString::to_string).collect();
    let mut stands: Vec<(&str, &str)> = leaders.iter().map(|id| ("acts_for", &**id)).collect();
    let (department, rank) = (or_nothing(known.department), or_nothing(known.precedence));
    let (office, mobile) = (number(&reached.office), number(&reached.mobile));
    let (room, account) = (or_nothing(reached.room), or_nothing(reached.account));
    let plates = reached.plates.join("、");
    stands.extend([
        ("name", &*known.name),
        ("form_of_address", &known.form_of_address),
        ("department", &department),
        ("precedence", &rank),
        ("room", &room),
        ("office_telephone", &office),
        ("office_told_to", told_to(&reached.office)),
        ("mobile_telephone", &mobile),
        ("mobile_told_to", told_to(&reached.mobile)),
        ("plates", &plates),
        ("account", &account),
    ]);
    Fields::from_pairs(&stands)
}

/// `POST /sites/S/directory/people/P/removal`.
pub(crate) async fn remove(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let removed = app::directory::remove_person(house, actor, &here.site, &command, id).await;
    let removed = removed.map_err(Into::into);
    after((&web, &here, language), (&form, "page"), LISTS, removed).await
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
        done => after((&web, &here, language), (&form, "page"), LISTS, done).await,
    }
}
