//! Edits of the directory, each a command with its journal entry.

use app::directory::PersonEntry;
use app::site::HolidayTable;
use axum::extract::State;
use axum::{Extension, Json};
use domain::directory::{Building, Closure, Department, Floor, Person, Room, Team};
use domain::{BuildingId, ClosureId, DepartmentId, FloorId, PersonId, RoomId};
use words::Language;

use super::person::ParticularsBody;
use super::taken::{Taken, taken};
use super::written::{
    Name, NewClosure, NewFloor, NewPerson, NewRoom, NewTeam, Said, Weekdays, Worked, id, ids_of,
};
use crate::act::Act;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Add a building.
#[utoipa::path(post, path = "/api/v1/sites/{site}/buildings", tag = "directory",
    request_body = Name, responses((status = 200, body = Taken)))]
pub(crate) async fn add_building(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Name>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let building = Building {
        id: BuildingId(command.id.0),
        name: body.name,
    };
    let done = app::directory::add_building(house, actor, site, command, building);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Add a floor.
#[utoipa::path(post, path = "/api/v1/sites/{site}/floors", tag = "directory",
    request_body = NewFloor, responses((status = 200, body = Taken)))]
pub(crate) async fn add_floor(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewFloor>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let floor = Floor {
        id: FloorId(command.id.0),
        building: id("building", &body.building)?,
        name: body.name,
        level: body.level,
    };
    let done = app::directory::add_floor(house, actor, site, command, floor);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Add a department.
#[utoipa::path(post, path = "/api/v1/sites/{site}/departments", tag = "directory",
    request_body = Name, responses((status = 200, body = Taken)))]
pub(crate) async fn add_department(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Name>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let department = Department {
        id: DepartmentId(command.id.0),
        name: body.name,
    };
    let done = app::directory::add_department(house, actor, site, command, department);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Add a person.
#[utoipa::path(post, path = "/api/v1/sites/{site}/people", tag = "directory",
    request_body = NewPerson, responses((status = 200, body = Taken)))]
pub(crate) async fn add_person(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewPerson>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let department = body.department.as_deref();
    let person = Person {
        id: PersonId(command.id.0),
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
    let done = app::directory::add_person(house, actor, site, command, entry);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Add a room.
#[utoipa::path(post, path = "/api/v1/sites/{site}/rooms", tag = "directory",
    request_body = NewRoom, responses((status = 200, body = Taken)))]
pub(crate) async fn add_room(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewRoom>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let room = room(RoomId(command.id.0), body)?;
    let done = app::directory::add_room(house, actor, site, command, room);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Change a room to what is given.
#[utoipa::path(put, path = "/api/v1/sites/{site}/rooms/{room}", tag = "directory",
    request_body = NewRoom, responses((status = 200, body = Taken)))]
pub(crate) async fn put_room(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewRoom>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let room = room(ids.at(0)?, body)?;
    let done = app::directory::change_room(house, actor, site, command, room);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

fn room(own: RoomId, body: NewRoom) -> Answered<Room> {
    let whole = body.whole.as_deref();
    Ok(Room {
        id: own,
        floor: id("floor", &body.floor)?,
        number: body.number,
        name: body.name,
        kind: body.kind,
        capacity: body.capacity,
        whole: whole.map(|text| id("whole", text)).transpose()?,
        equipment: body.equipment,
        layouts: body.layouts,
        request_code: String::new(),
    })
}

/// Put a team in place of the one with this id, or add it.
#[utoipa::path(put, path = "/api/v1/sites/{site}/teams/{team}", tag = "directory",
    request_body = NewTeam, responses((status = 200, body = Taken)))]
pub(crate) async fn put_team(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewTeam>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let team = Team {
        id: ids.at(0)?,
        standard_name: body.standard_name,
        name: body.name,
        floors: ids_of("floors", &body.floors)?,
        rooms: ids_of("rooms", &body.rooms)?,
        members: ids_of("members", &body.members)?,
    };
    let done = app::directory::put_team(house, actor, site, command, team);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Close a room for a time.
#[utoipa::path(post, path = "/api/v1/sites/{site}/closures", tag = "directory",
    request_body = NewClosure, responses((status = 200, body = Taken)))]
pub(crate) async fn close_room(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewClosure>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let closure = Closure {
        id: ClosureId(command.id.0),
        room: id("room", &body.room)?,
        from: body.from,
        until: body.until,
        reason: body.reason,
    };
    let done = app::directory::close_room(house, actor, site, command, closure);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Open a closed room again.
#[utoipa::path(post, path = "/api/v1/sites/{site}/closures/{closure}/reopening", tag = "directory",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn reopen_room(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let closure = ids.at(0)?;
    let done = app::directory::reopen_room(house, actor, site, command, closure);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Set the weekly pattern.
#[utoipa::path(put, path = "/api/v1/sites/{site}/working-weekdays", tag = "directory",
    request_body = Weekdays, responses((status = 200, body = Taken)))]
pub(crate) async fn set_weekdays(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Weekdays>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let mut pattern = 0;
    for weekday in body.weekdays {
        if !(1..=7).contains(&weekday) {
            return Err(Trouble::invalid("weekdays", "choice-unknown"));
        }
        pattern |= 1 << (weekday - 1);
    }
    let done = app::site::set_working_weekdays(house, actor, site, command, pattern);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Say of a day whether it is worked, against the pattern.
#[utoipa::path(put, path = "/api/v1/sites/{site}/holidays/{day}", tag = "directory",
    request_body = Worked, responses((status = 200, body = Taken)))]
pub(crate) async fn set_holiday(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Worked>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let day: String = ids.at(0)?;
    let day = domain::day::parse(&day).ok_or_else(Trouble::not_found)?;
    let done = app::site::set_holiday(house, actor, site, command, day.to_string(), body.working);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Load a shipped table of holidays and make-up working days; its days are said anew.
#[utoipa::path(post, path = "/api/v1/sites/{site}/holiday-tables/{table}", tag = "directory",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn load_holidays(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let word: String = ids.at(0)?;
    let table = HolidayTable::from_word(&word).ok_or_else(Trouble::not_found)?;
    let done = app::site::load_holidays(house, actor, site, command, table);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
