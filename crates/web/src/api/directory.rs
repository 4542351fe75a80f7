//! The sites one has to do with, and what a program needs of a site's directory and standard.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::{RoomShape, Staff};
use crate::need::{Asker, Here};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Sites.
#[derive(Serialize, ToSchema)]
pub(crate) struct Sites {
    sites: Vec<SiteShape>,
}

/// A site, and what one is there.
#[derive(Serialize, ToSchema)]
pub(crate) struct SiteShape {
    #[schema(example = "court")]
    id: String,
    name: String,
    /// IANA name.
    time_zone: String,
    /// The roles one holds there.
    roles: Vec<&'static str>,
}

/// The sites one has to do with.
#[utoipa::path(get, path = "/api/v1/sites", tag = "directory",
    responses((status = 200, body = Sites)))]
pub(crate) async fn list_sites(State(web): State<Web>, asker: Asker) -> Answered<Json<Sites>> {
    let sites = app::site::list(web.house(), &asker.actor).await?;
    let sites = sites.into_iter().map(|site| SiteShape {
        roles: asker
            .actor
            .grants
            .iter()
            .filter(|grant| grant.site == site.id)
            .map(|grant| grant.role.word())
            .collect(),
        id: site.id.to_string(),
        name: site.name,
        time_zone: site.time_zone,
    });
    Ok(Json(Sites {
        sites: sites.collect(),
    }))
}

/// A site's directory.
#[derive(Serialize, ToSchema)]
pub(crate) struct Directory {
    buildings: Vec<Named>,
    floors: Vec<FloorShape>,
    rooms: Vec<RoomShape>,
    departments: Vec<Named>,
    people: Vec<PersonShape>,
    teams: Vec<TeamShape>,
    closures: Vec<ClosureShape>,
    /// People with accounts at the site.
    accounts: Vec<Staff>,
}

/// Something with a name.
#[derive(Serialize, ToSchema)]
pub(crate) struct Named {
    id: String,
    name: String,
}

/// A floor.
#[derive(Serialize, ToSchema)]
pub(crate) struct FloorShape {
    id: String,
    building: String,
    name: String,
    /// The ground floor is 1, the first basement -1.
    level: i32,
}

/// A person of the directory.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonShape {
    id: String,
    name: String,
    department: Option<String>,
    form_of_address: String,
    /// 1 is the highest.
    precedence: Option<u32>,
}

/// A team and what it serves.
#[derive(Serialize, ToSchema)]
pub(crate) struct TeamShape {
    id: String,
    /// Its name in the standard.
    standard_name: String,
    name: String,
    /// The floors it serves; with no rooms either, the whole site.
    floors: Vec<String>,
    rooms: Vec<String>,
    /// Accounts.
    members: Vec<String>,
}

/// A time during which a room is closed.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClosureShape {
    id: String,
    room: String,
    from: i64,
    until: i64,
    reason: String,
}

fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// A site's directory.
#[utoipa::path(get, path = "/api/v1/sites/{site}/directory", tag = "directory",
    responses((status = 200, body = Directory)))]
pub(crate) async fn show_directory(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<Directory>> {
    let view = app::directory::view(web.house(), &here.site).await?;
    let view = view.ok_or_else(Trouble::not_found)?;
    let named = |id: String, name: &str| Named {
        id,
        name: name.to_owned(),
    };
    let buildings = view.buildings.iter();
    let departments = view.departments.iter();
    let floors = view.floors.iter().map(|floor| FloorShape {
        id: floor.id.to_string(),
        building: floor.building.to_string(),
        name: floor.name.clone(),
        level: floor.level,
    });
    let people = view.people.iter().map(|person| PersonShape {
        id: person.id.to_string(),
        name: person.name.clone(),
        department: person.department.map(|id| id.to_string()),
        form_of_address: person.form_of_address.clone(),
        precedence: person.precedence,
    });
    let teams = view.teams.iter().map(|team| TeamShape {
        id: team.id.to_string(),
        standard_name: team.standard_name.clone(),
        name: team.name.clone(),
        floors: texts(&team.floors),
        rooms: texts(&team.rooms),
        members: texts(&team.members),
    });
    let closures = view.closures.iter().map(|closure| ClosureShape {
        id: closure.id.to_string(),
        room: closure.room.to_string(),
        from: closure.from,
        until: closure.until,
        reason: closure.reason.clone(),
    });
    Ok(Json(Directory {
        buildings: buildings
            .map(|one| named(one.id.to_string(), &one.name))
            .collect(),
        floors: floors.collect(),
        rooms: view.rooms.iter().map(RoomShape::from).collect(),
        departments: departments
            .map(|one| named(one.id.to_string(), &one.name))
            .collect(),
        people: people.collect(),
        teams: teams.collect(),
        closures: closures.collect(),
        accounts: view.accounts.iter().map(Staff::from).collect(),
    }))
}

/// The standard in force.
#[derive(Serialize, ToSchema)]
pub(crate) struct StandardShape {
    title: String,
    version: i32,
    /// Its text, TOML.
    body: String,
}

/// The standard in force.
#[utoipa::path(get, path = "/api/v1/sites/{site}/standard", tag = "directory",
    responses((status = 200, body = StandardShape)))]
pub(crate) async fn show_standard(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<StandardShape>> {
    let view = app::site::standard(web.house(), &here.site).await?;
    let view = view.ok_or_else(Trouble::not_found)?;
    Ok(Json(StandardShape {
        title: view.standard.title().to_owned(),
        version: view.version,
        body: view.body,
    }))
}
