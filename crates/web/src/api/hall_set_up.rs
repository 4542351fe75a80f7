//! How the hall is set up.

use app::hall::{device, set_up};
use axum::extract::State;
use axum::{Extension, Json};
use domain::hall::{Limits, Matter, Window};
use words::Language;

use super::taken::{Taken, taken};
use super::written::{HallLimits, NewDevice, NewMatter, NewWindow, Said, ids_of};
use crate::act::Act;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::Answered;

/// Set the hall's figures.
#[utoipa::path(put, path = "/api/v1/sites/{site}/hall/limits", tag = "hall",
    request_body = HallLimits, responses((status = 200, body = Taken)))]
pub(crate) async fn set_limits(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<HallLimits>,
) -> Answered<Json<Taken>> {
    let limits = Limits {
        wait_minutes: act.body.wait_minutes,
        busy: act.body.busy,
        crowded: act.body.crowded,
    };
    let (house, command) = (web.house(), &act.command);
    let done = set_up::set_limits(house, &here.actor, &here.site, command, limits);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Add a matter, or change the one with this id.
#[utoipa::path(put, path = "/api/v1/sites/{site}/hall/matters/{matter}", tag = "hall",
    request_body = NewMatter, responses((status = 200, body = Taken)))]
pub(crate) async fn put_matter(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewMatter>,
) -> Answered<Json<Taken>> {
    let matter = Matter {
        id: ids.at(0)?,
        letter: act.body.letter,
        name: act.body.name,
    };
    let (house, command) = (web.house(), &act.command);
    let done = set_up::put_matter(house, &here.actor, &here.site, command, matter);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Add a window, or change the one with this id.
#[utoipa::path(put, path = "/api/v1/sites/{site}/hall/windows/{window}", tag = "hall",
    request_body = NewWindow, responses((status = 200, body = Taken)))]
pub(crate) async fn put_window(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewWindow>,
) -> Answered<Json<Taken>> {
    let window = Window {
        id: ids.at(0)?,
        name: act.body.name,
        matters: ids_of("matters", &act.body.matters)?,
    };
    let (house, command) = (web.house(), &act.command);
    let done = set_up::put_window(house, &here.actor, &here.site, command, window);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Add a device; its address is on the page where the hall is set up.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hall/devices", tag = "hall",
    request_body = NewDevice, responses((status = 200, body = Taken)))]
pub(crate) async fn add_device(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewDevice>,
) -> Answered<Json<Taken>> {
    let (house, command, body) = (web.house(), &act.command, act.body);
    let done = device::add(
        house,
        &here.actor,
        &here.site,
        command,
        body.kind,
        body.name,
    );
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Revoke a device.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hall/devices/{device}/revocation", tag = "hall",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn revoke_device(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let done = device::revoke(house, &here.actor, &here.site, command, id);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
