//! Buildings and their floors.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::directory::{Building, Floor};
use domain::{BuildingId, FloorId};
use words::Language;

use super::sheet::{Asked, Lists, Sheet, after, answer, filled, unknown};
use crate::act::{Form, Query};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Cell, Choice, DirectoryPage, EntryField, EntryForm, ListRow, Section};

/// The page of buildings and floors.
const LISTS: Lists = ("floors", view);

/// `GET /sites/S/directory/floors`.
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
    let mut sections = vec![buildings(&sheet), floors(&sheet)];
    if sheet.may_edit {
        let form = building_form(&sheet, "/buildings", asked.typed_into("building"), false);
        sections[0].forms = vec![sheet.refused(form, asked)];
        if !sheet.known.buildings.is_empty() {
            let form = floor_form(&sheet, "/floors", asked.typed_into("floor"), false);
            sections[1].forms = vec![sheet.refused(form, asked)];
        }
    }
    sheet.page("floors", asked, sections)
}

fn buildings(sheet: &Sheet) -> Section {
    let known = &sheet.known;
    let row = |one: &Building| {
        let floors = known.floors.iter().filter(|floor| floor.building == one.id);
        ListRow {
            key: one.id.to_string(),
            href: sheet
                .may_edit
                .then(|| sheet.path(&format!("/buildings/{}", one.id))),
            cells: vec![Cell::of(&one.name), Cell::of(floors.count().to_string())],
            acts: Vec::new(),
        }
    };
    Section {
        id: "buildings",
        title: sheet.say("directory-title-buildings"),
        columns: vec![
            sheet.say("page-directory-name"),
            sheet.say("directory-title-floors"),
        ],
        rows: known.buildings.iter().map(row).collect(),
        empty: sheet.say("directory-empty-buildings"),
        ..Section::default()
    }
}

fn floors(sheet: &Sheet) -> Section {
    let known = &sheet.known;
    let row = |one: &Floor| {
        let building = known
            .buildings
            .iter()
            .find(|other| other.id == one.building);
        let rooms = known.rooms.iter().filter(|room| room.floor == one.id);
        ListRow {
            key: one.id.to_string(),
            href: sheet
                .may_edit
                .then(|| sheet.path(&format!("/floors/{}", one.id))),
            cells: vec![
                Cell::of(&one.name),
                Cell::of(building.map_or("", |building| &building.name)),
                Cell::of(one.level.to_string()),
                Cell::of(rooms.count().to_string()),
            ],
            acts: Vec::new(),
        }
    };
    Section {
        id: "floors",
        title: sheet.say("directory-title-floors"),
        columns: vec![
            sheet.say("page-directory-name"),
            sheet.say("directory-building"),
            sheet.say("directory-level"),
            sheet.say("page-directory-rooms"),
        ],
        rows: known.floors.iter().map(row).collect(),
        empty: sheet.say(if known.buildings.is_empty() {
            "directory-buildings-first"
        } else {
            "directory-empty-floors"
        }),
        ..Section::default()
    }
}

fn building_form(sheet: &Sheet, path: &str, typed: &Fields, change: bool) -> EntryForm {
    let name = EntryField::text(
        "name",
        &sheet.say("page-directory-name"),
        typed.text("name"),
    )
    .hint(&sheet.say("directory-building-hint"))
    .required();
    sheet.form("building", path, vec![name], change)
}

fn floor_form(sheet: &Sheet, path: &str, typed: &Fields, change: bool) -> EntryForm {
    let buildings = sheet.known.buildings.iter();
    let choices = buildings
        .map(|one| Choice {
            value: one.id.to_string(),
            title: one.name.clone(),
            chosen: one.id.to_string() == typed.text("building"),
        })
        .collect();
    let fields = vec![
        EntryField::select("building", &sheet.say("directory-building"), choices).required(),
        EntryField::text(
            "name",
            &sheet.say("page-directory-name"),
            typed.text("name"),
        )
        .hint(&sheet.say("directory-floor-hint"))
        .required(),
        EntryField::text("level", &sheet.say("directory-level"), typed.text("level"))
            .most(4)
            .hint(&sheet.say("directory-level-hint"))
            .required(),
    ];
    sheet.form("floor", path, fields, change)
}

fn building(fields: &Fields, id: BuildingId) -> Answered<Building> {
    fields.only(&["name"])?;
    filled(fields, &["name"])?;
    Ok(Building {
        id,
        name: fields.text("name").trim().to_owned(),
    })
}

fn floor(fields: &Fields, id: FloorId) -> Answered<Floor> {
    fields.only(&["building", "name", "level"])?;
    filled(fields, &["name", "level"])?;
    let building = fields.chosen("building")?;
    Ok(Floor {
        id,
        building: building.ok_or_else(|| Trouble::invalid("building", "building-unknown"))?,
        name: fields.text("name").trim().to_owned(),
        level: fields.number("level")?,
    })
}

/// `POST /sites/S/directory/buildings`.
pub(crate) async fn add_building(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let added = async {
        let new = building(&form.fields, BuildingId(command.id.0))?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::add_building(house, actor, &here.site, &command, new).await?)
    };
    after(
        (&web, &here, language),
        (&form, "building"),
        LISTS,
        added.await,
    )
    .await
}

/// `POST /sites/S/directory/floors`.
pub(crate) async fn add_floor(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let added = async {
        let new = floor(&form.fields, FloorId(command.id.0))?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::add_floor(house, actor, &here.site, &command, new).await?)
    };
    after(
        (&web, &here, language),
        (&form, "floor"),
        LISTS,
        added.await,
    )
    .await
}

/// `GET /sites/S/directory/buildings/B`.
pub(crate) async fn edit_building(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    edited_building(&web, &here, language, ids.at(0)?, &Asked::nothing()).await
}

async fn edited_building(
    web: &Web,
    here: &Here,
    language: Language,
    id: BuildingId,
    asked: &Asked<'_>,
) -> Answered<Response> {
    let sheet = Sheet::open(web, here, language).await?;
    let known = sheet.known.buildings.iter().find(|one| one.id == id);
    let known = known.ok_or_else(|| unknown("building-unknown"))?.clone();
    let stands = Fields::from_pairs(&[("name", &known.name)]);
    let typed = asked.refused.map_or(&stands, |_| asked.typed);
    let form = building_form(&sheet, &format!("/buildings/{id}"), typed, true);
    answer(&sheet.form_page("floors", asked, known.name, form), asked)
}

/// `POST /sites/S/directory/buildings/B`.
pub(crate) async fn change_building(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (id, command) = (ids.at(0)?, form.command()?);
    let changed = async {
        let new = building(&form.fields, id)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::change_building(house, actor, &here.site, &command, new).await?)
    };
    match changed.await {
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asked = Asked::again(&form, "building", &trouble);
            edited_building(&web, &here, language, id, &asked).await
        }
        done => after((&web, &here, language), (&form, "page"), LISTS, done).await,
    }
}

/// `GET /sites/S/directory/floors/F`.
pub(crate) async fn edit_floor(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    edited_floor(&web, &here, language, ids.at(0)?, &Asked::nothing()).await
}

async fn edited_floor(
    web: &Web,
    here: &Here,
    language: Language,
    id: FloorId,
    asked: &Asked<'_>,
) -> Answered<Response> {
    let sheet = Sheet::open(web, here, language).await?;
    let known = sheet.known.floors.iter().find(|one| one.id == id);
    let known = known.ok_or_else(|| unknown("floor-unknown"))?.clone();
    let stands = Fields::from_pairs(&[
        ("building", &known.building.to_string()),
        ("name", &known.name),
        ("level", &known.level.to_string()),
    ]);
    let typed = asked.refused.map_or(&stands, |_| asked.typed);
    let form = floor_form(&sheet, &format!("/floors/{id}"), typed, true);
    answer(&sheet.form_page("floors", asked, known.name, form), asked)
}

/// `POST /sites/S/directory/floors/F`.
pub(crate) async fn change_floor(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (id, command) = (ids.at(0)?, form.command()?);
    let changed = async {
        let new = floor(&form.fields, id)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::change_floor(house, actor, &here.site, &command, new).await?)
    };
    match changed.await {
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asked = Asked::again(&form, "floor", &trouble);
            edited_floor(&web, &here, language, id, &asked).await
        }
        done => after((&web, &here, language), (&form, "page"), LISTS, done).await,
    }
}
