//! The directory: an overview of what is there and what is missing, and a page by thing.

pub(crate) mod closures;
pub(crate) mod days;
pub(crate) mod departments;
pub(crate) mod floors;
pub(crate) mod guide;
pub(crate) mod people;
pub(crate) mod people_sheet;
pub(crate) mod room_codes;
pub(crate) mod rooms;
pub(super) mod sheet;
pub(crate) mod teams;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::directory::{Room, Team};
use standards::Standard;
use words::Language;

use self::sheet::{Sheet, kinds, tabs};
use super::draw;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{DirectoryOverview, FillStep, Gap};

/// `GET /sites/S/directory`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let sheet = Sheet::open(&web, &here, language).await?;
    let standard = app::site::standard(web.house(), &here.site).await?;
    let standard = standard.ok_or_else(Trouble::not_found)?.standard;
    draw(&DirectoryOverview {
        tabs: tabs(&sheet, ""),
        steps: steps(&sheet),
        beside: beside(&sheet),
        gaps: gaps(&sheet, &standard),
        may_edit: sheet.may_edit,
        frame: sheet.frame,
    })
}

/// What is filled, in order: what is there is done, the first that is not is next.
fn steps(sheet: &Sheet) -> Vec<FillStep> {
    let known = &sheet.known;
    let counted = [
        ("buildings", "/floors", known.buildings.len()),
        ("floors", "/floors#floors", known.floors.len()),
        ("rooms", "/rooms", known.rooms.len()),
        ("people", "/people", known.people.len()),
        ("teams", "/teams", known.teams.len()),
    ];
    let first_missing = counted.iter().position(|(_, _, count)| *count == 0);
    let stated = counted.into_iter().enumerate();
    stated
        .map(|(index, (name, path, count))| FillStep {
            title: sheet.word("directory-title-", name),
            href: sheet.path(path),
            count,
            hint: sheet.word("directory-hint-", name),
            state: if count > 0 {
                "done"
            } else if first_missing == Some(index) {
                "open"
            } else {
                "planned"
            },
        })
        .collect()
}

fn beside(sheet: &Sheet) -> Vec<FillStep> {
    ["closures", "working-days"]
        .into_iter()
        .map(|name| FillStep {
            title: sheet.word("directory-title-", name),
            href: sheet.path(&format!("/{name}")),
            count: 0,
            hint: sheet.word("directory-hint-", name),
            state: "planned",
        })
        .collect()
}

/// What the standard asks for and the directory does not have: its duties would reach nobody.
fn gaps(sheet: &Sheet, standard: &Standard) -> Vec<Gap> {
    let known = &sheet.known;
    if known.rooms.is_empty() {
        return Vec::new();
    }
    let mut gaps = Vec::new();
    let mut gap = |path: &str, key: &str, names: Vec<String>| {
        if !names.is_empty() {
            gaps.push(Gap {
                what: sheet.fill(key, "names", &words::list(sheet.language, &names)),
                href: sheet.path(path),
            });
        }
    };
    let teams = standard.teams().iter();
    let absent = teams.filter(|one| !known.teams.iter().any(|team| one.id == *team.standard_name));
    let absent = absent.map(|one| one.title.clone());
    gap("/teams", "directory-gap-teams", absent.collect());
    let empty = known.teams.iter().filter(|team| team.members.is_empty());
    let empty = empty.map(|team| team.name.clone());
    gap("/teams", "directory-gap-members", empty.collect());
    let served = |room: &Room| known.teams.iter().any(|team: &Team| team.serves(room));
    let alone = known.rooms.iter().filter(|room| !served(room));
    let alone = alone.take(10).map(|room| room.name.clone());
    if !known.teams.is_empty() {
        gap("/teams", "directory-gap-rooms", alone.collect());
    }
    let kinds = kinds(standard).into_iter();
    let none = kinds.filter(|kind| !known.rooms.iter().any(|room| room.kind == *kind));
    let none = none.map(|kind| sheet::kind_in_words(&kind, sheet.language));
    gap("/rooms", "directory-gap-kinds", none.collect());
    gaps
}
