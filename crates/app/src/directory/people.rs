//! Departments, and the teams that serve.

use domain::access::{Action, Actor, Object};
use domain::directory::{Department, Team};
use domain::{Refusal, SiteId};

use super::{check_free, check_new, keep};
use crate::account::checked_name;
use crate::command::{Answer, Command, perform};
use crate::error::Error;
use crate::house::House;

/// Adds a department.
///
/// # Errors
/// Refused to whoever may not, or when the name is unfit or another's.
pub async fn add_department(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    department: Department,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let known = store::directory::departments(deed.db, &deed.site.id)?;
        check_new(department.id, known.iter().map(|known| known.id))?;
        check_department(&department, &known)?;
        store::directory::add_department(deed.db, &deed.site.id, &department)?;
        keep(deed, "department-added", &department.name, department.id)
    })
    .await
}

/// Gives a department another name.
///
/// # Errors
/// Refused when there is no such department, or the name is unfit or another's.
pub async fn change_department(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    department: Department,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let known = store::directory::departments(deed.db, &deed.site.id)?;
        if !known.iter().any(|known| known.id == department.id) {
            return Err(Refusal::missing("department-unknown").into());
        }
        check_department(&department, &known)?;
        store::directory::change_department(deed.db, &deed.site.id, &department)?;
        let people = store::directory::people_of_department(deed.db, &deed.site.id, department.id)?;
        super::person::key_people(deed.db, &deed.site.id, &people)?;
        keep(deed, "department-changed", &department.name, department.id)
    })
    .await
}

fn check_department(department: &Department, known: &[Department]) -> Result<(), Refusal> {
    checked_name(&department.name)?;
    let others = known.iter().filter(|other| other.id != department.id);
    check_free("name", &department.name, others.map(|other| &*other.name))
}

/// Puts a team in place of the one with its id: its scope and its members (clause C0).
///
/// # Errors
/// Refused when the site's standard has no such team, or a place or member is not the site's.
pub async fn put_team(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    team: Team,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let mut team = team.clone();
        // Somebody named twice is a member once.
        team.floors.sort_unstable();
        team.floors.dedup();
        team.rooms.sort_unstable();
        team.rooms.dedup();
        team.members.sort_unstable();
        team.members.dedup();
        checked_name(&team.name)?;
        let version = deed.site.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        if !standard
            .teams()
            .iter()
            .any(|known| known.id == team.standard_name.as_str())
        {
            return Err(Refusal::invalid("standard_name", "team-not-in-standard").into());
        }
        let floors = store::directory::floors(deed.db, &deed.site.id)?;
        if !team
            .floors
            .iter()
            .all(|id| floors.iter().any(|floor| floor.id == *id))
        {
            return Err(Refusal::invalid("floors", "floor-unknown").into());
        }
        let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
        if !team
            .rooms
            .iter()
            .all(|id| rooms.iter().any(|room| room.id == *id))
        {
            return Err(Refusal::invalid("rooms", "room-unknown").into());
        }
        let names = store::account::names(deed.db, &deed.site.id)?;
        if !team
            .members
            .iter()
            .all(|id| names.iter().any(|(known, _)| known == id))
        {
            return Err(Refusal::invalid("members", "account-unknown").into());
        }
        store::directory::put_team(deed.db, &deed.site.id, &team)?;
        keep(deed, "team-set", &team.name, team.id)
    })
    .await
}
