//! Changes of what the directory has already, each a command with its journal entry.

use app::directory::PersonEntry;
use axum::extract::State;
use axum::{Extension, Json};
use domain::directory::{Building, Department, Floor, Person};
use words::Language;

use super::person::ParticularsBody;
use super::taken::{Taken, taken};
use super::written::{Name, NewFloor, NewPerson, id};
use crate::act::Act;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::Answered;

/// Give a building another name.
#[utoipa::path(put, path = "/api/v1/sites/{site}/buildings/{building}", tag = "directory",
    request_body = Name, responses((status = 200, body = Taken)))]
pub(crate) async fn put_building(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Name>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let building = Building {
        id: ids.at(0)?,
        name: act.body.name,
    };
    let done = app::directory::change_building(house, actor, site, command, building);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Change a floor to what is given.
#[utoipa::path(put, path = "/api/v1/sites/{site}/floors/{floor}", tag = "directory",
    request_body = NewFloor, responses((status = 200, body = Taken)))]
pub(crate) async fn put_floor(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewFloor>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let floor = Floor {
        id: ids.at(0)?,
        building: id("building", &body.building)?,
        name: body.name,
        level: body.level,
    };
    let done = app::directory::change_floor(house, actor, site, command, floor);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Give a department another name.
#[utoipa::path(put, path = "/api/v1/sites/{site}/departments/{department}", tag = "directory",
    request_body = Name, responses((status = 200, body = Taken)))]
pub(crate) async fn put_department(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Name>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let department = Department {
        id: ids.at(0)?,
        name: act.body.name,
    };
    let done = app::directory::change_department(house, actor, site, command, department);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Change a person to what is given.
#[utoipa::path(put, path = "/api/v1/sites/{site}/people/{person}", tag = "directory",
    request_body = NewPerson, responses((status = 200, body = Taken)))]
pub(crate) async fn put_person(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewPerson>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let department = body.department.as_deref();
    let person = Person {
        id: ids.at(0)?,
        name: body.name,
        department: department.map(|text| id("department", text)).transpose()?,
        form_of_address: body.form_of_address,
        precedence: body.precedence,
    };
    let entry = PersonEntry {
        person,
        particulars: body
            .particulars
            .map(ParticularsBody::particulars)
            .transpose()?,
    };
    let done = app::directory::change_person(house, actor, site, command, entry);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
