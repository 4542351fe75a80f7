//! Found things (clause C4.3.2) as programs read and write them. Photos are sent by the page's form; here they are
//! named by their addresses.

use app::found_item::{Act as Deed, After, FoundItemView, FoundStepView, NewItem, Which};
use axum::extract::State;
use axum::{Extension, Json};
use domain::found_item::{Finding, Kind, Said, Step};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::steps::steps;
use super::taken::{Taken, taken};
use super::written::id;
use crate::act::{Act, Query, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A found thing.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundItemShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    /// `document`, `phone`, `keys`, `umbrella`, `clothing`, `bag`, `valuables`, `perishable` or `other`.
    kind: &'static str,
    /// Absent once its time of keeping is over.
    description: Option<String>,
    room: Option<String>,
    /// The name of the room and the spot, or the place in words.
    place: String,
    found_at: i64,
    taken_down_at: i64,
    taken_down_by: String,
    meeting: Option<String>,
    visit: Option<String>,
    duty: Option<String>,
    /// `found`, `kept`, `informed`, `handed-back`, `handed-over` or `disposed`.
    state: &'static str,
    shelf: String,
    /// The day of its notice.
    noticed: Option<String>,
    /// The last day on which its owner may claim it.
    legal_end: Option<String>,
    /// The last day on which it lies here before it is handed over.
    hand_over_by: Option<String>,
    overdue: bool,
    closed_at: Option<i64>,
    closed_by: String,
    /// Addresses of its photos.
    photos: Vec<String>,
}

/// What was done about a found thing, once. Who was told and who took it are masked for whoever does not keep found
/// things.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundItemStepShape {
    step: &'static str,
    at: i64,
    by: String,
    shelf: String,
    /// The name of who stood by.
    witness: String,
    notice: String,
    whom: String,
    telephone: String,
    proof: String,
    note: String,
    /// Why there is no drawn signature.
    reason: String,
}

/// A found thing with what was done about it.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundItemWhole {
    item: FoundItemShape,
    steps: Vec<FoundItemStepShape>,
    /// The steps that the asker may take now.
    may: Vec<&'static str>,
    /// The drawn signature as the path of a picture of 1000 by 400.
    signature: Option<String>,
}

/// The register.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundItemList {
    /// The newest first.
    items: Vec<FoundItemShape>,
    /// How many are in the house.
    open: usize,
    /// How many of them should have been handed over.
    overdue: usize,
    /// After how many days that is.
    days: u32,
}

/// A found thing as it is taken down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFoundItem {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    kind: String,
    description: String,
    #[serde(default)]
    room: Option<String>,
    /// The spot, or the place in words where no room is named.
    #[serde(default)]
    spot: String,
    /// When it was found, by the sender's clock; absent means now.
    #[serde(default)]
    found_at: Option<i64>,
    /// The meeting after which it lay there; absent means the last one in the room.
    #[serde(default)]
    meeting: Option<String>,
    /// The visit that it was left at.
    #[serde(default)]
    visit: Option<String>,
    /// The duty at which it was found.
    #[serde(default)]
    duty: Option<String>,
}

/// What is said with a step; each step asks for some of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FoundItemSaid {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// On which shelf it lies.
    #[serde(default)]
    shelf: String,
    /// The account of who stood by.
    #[serde(default)]
    witness: Option<String>,
    /// The day of its notice, `YYYY-MM-DD`.
    #[serde(default)]
    notice: String,
    /// Who was informed, who took it, or which authority.
    #[serde(default)]
    whom: String,
    /// The telephone of who took it.
    #[serde(default)]
    telephone: String,
    /// What proved that it is theirs.
    #[serde(default)]
    proof: String,
    /// How they were informed, the number of the receipt, or why it is disposed of.
    #[serde(default)]
    note: String,
    /// Strokes of points, `x,y x,y;x,y x,y`, within 1000 by 400; empty where nothing was drawn.
    #[serde(default)]
    signature: String,
    /// Why nothing was drawn.
    #[serde(default)]
    reason: String,
}

/// The day on which the notice of all that has none is put up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FoundItemsNoticed {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// `YYYY-MM-DD`.
    day: String,
}

/// After how many days what nobody claimed is handed to the public security organ.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FoundItemLimit {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// 1 to 365.
    days: u32,
}

told_at! { NewFoundItem FoundItemSaid FoundItemsNoticed FoundItemLimit }

impl From<&FoundStepView> for FoundItemStepShape {
    fn from(view: &FoundStepView) -> Self {
        let said = view.done.said.clone().unwrap_or_default();
        Self {
            step: view.done.step.word(),
            at: view.done.at,
            by: view.done.by.clone(),
            shelf: said.shelf,
            witness: view.witness.clone(),
            notice: said.notice,
            whom: said.whom,
            telephone: said.telephone,
            proof: said.proof,
            note: said.note,
            reason: view.done.reason.clone(),
        }
    }
}

pub(super) fn shape(view: &FoundItemView, site: &domain::SiteId) -> FoundItemShape {
    let one = &view.item;
    let photos = view.photos.iter().map(|photo| photo.id);
    let address = |photo| format!("/sites/{site}/found-items/{}/photos/{photo}", one.id);
    FoundItemShape {
        id: one.id.to_string(),
        day: one.day.clone(),
        number: one.number,
        kind: one.kind.word(),
        description: one.description.clone(),
        room: one.room.map(|room| room.to_string()),
        place: view.place(),
        found_at: one.found,
        taken_down_at: one.at,
        taken_down_by: one.by.clone(),
        meeting: one.meeting.map(|meeting| meeting.to_string()),
        visit: one.visit.map(|visit| visit.to_string()),
        duty: one.duty.map(|duty| duty.to_string()),
        state: one.state.word(),
        shelf: one.shelf.clone(),
        noticed: one.noticed.clone(),
        legal_end: view.legal_end.map(|day| day.to_string()),
        hand_over_by: view.hand_over_by.map(|day| day.to_string()),
        overdue: view.overdue,
        closed_at: one.closed,
        closed_by: one.closed_by.clone(),
        photos: photos.map(address).collect(),
    }
}

/// The id written in a field that may be absent.
pub(super) fn id_if<T: std::str::FromStr>(
    field: &str,
    written: Option<&String>,
) -> Answered<Option<T>> {
    written.map(|text| id(field, text)).transpose()
}

/// What is in the house; with `all`, also what has left it.
#[utoipa::path(get, path = "/api/v1/sites/{site}/found-items", tag = "found-item",
    params(("show" = Option<String>, Query, description = "`open` or `all`; `open` where absent."),
        ("words" = Option<String>, Query, description = "Part of a description, a place, a shelf, a name or a day.")),
    responses((status = 200, body = FoundItemList)))]
pub(crate) async fn list_found_items(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<FoundItemList>> {
    query.only(&["show", "words"])?;
    let which = match query.text("show") {
        "" | "open" => Which::Open,
        "all" => Which::Between(0, i64::MAX),
        _ => return Err(Trouble::invalid("show", "choice-unknown")),
    };
    let asked = (which, query.text("words").to_owned());
    let found = app::found_item::register(web.house(), &here.actor, &here.site, asked).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let items = found.items.iter();
    Ok(Json(FoundItemList {
        items: items.map(|view| shape(view, &here.site)).collect(),
        open: found.open,
        overdue: found.overdue,
        days: found.days,
    }))
}

/// A found thing with what was done about it.
#[utoipa::path(get, path = "/api/v1/sites/{site}/found-items/{found_item}", tag = "found-item",
    responses((status = 200, body = FoundItemWhole)))]
pub(crate) async fn show_found_item(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<FoundItemWhole>> {
    let found = app::found_item::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(FoundItemWhole {
        item: shape(&found.view, &here.site),
        steps: found.steps.iter().map(FoundItemStepShape::from).collect(),
        may: found.may.iter().map(|step| step.word()).collect(),
        signature: found.signature,
    }))
}

/// Take a found thing down.
#[utoipa::path(post, path = "/api/v1/sites/{site}/found-items", tag = "found-item",
    request_body = NewFoundItem, responses((status = 200, body = Taken)))]
pub(crate) async fn take_found_item_down(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewFoundItem>,
) -> Answered<Json<Taken>> {
    let body = &act.body;
    let kind = Kind::from_word(&body.kind);
    let found = body.found_at.map(|at| at.saturating_add(act.clock_off_ms));
    let meeting = id_if("meeting", body.meeting.as_ref())?;
    let new = NewItem {
        finding: Finding {
            kind: kind.ok_or_else(|| Trouble::invalid("kind", "choice-unknown"))?,
            description: body.description.clone(),
            room: id_if("room", body.room.as_ref())?,
            spot: body.spot.clone(),
            found: found.unwrap_or_else(|| web.house().now()),
        },
        after: meeting.map_or(After::Last, After::Meeting),
        visit: id_if("visit", body.visit.as_ref())?,
        duty: id_if("duty", body.duty.as_ref())?,
    };
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::found_item::take_down(house, actor, site, command, new, None).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Put up the notice of everything in the house that has none.
#[utoipa::path(post, path = "/api/v1/sites/{site}/found-items/notice", tag = "found-item",
    request_body = FoundItemsNoticed, responses((status = 200, body = Taken)))]
pub(crate) async fn publish_found_items(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<FoundItemsNoticed>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::found_item::publish_all(house, actor, site, command, act.body.day).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Say after how many days what nobody claimed is handed to the public security organ.
#[utoipa::path(post, path = "/api/v1/sites/{site}/found-items/limit", tag = "found-item",
    request_body = FoundItemLimit, responses((status = 200, body = Taken)))]
pub(crate) async fn limit_found_items(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<FoundItemLimit>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::found_item::set_days(house, actor, site, command, act.body.days).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    act: Act<FoundItemSaid>,
    step: Step,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let deed = Deed {
        said: Said {
            witness: id_if("witness", body.witness.as_ref())?,
            shelf: body.shelf,
            notice: body.notice,
            whom: body.whom,
            telephone: body.telephone,
            proof: body.proof,
            note: body.note,
        },
        signature: body.signature,
        reason: body.reason,
    };
    let done = app::found_item::step(house, actor, site, command, (ids.at(0)?, step), deed);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

steps! {
    "found-item" FoundItemSaid;

    /// Say on which shelf a found thing lies, and who stood by.
    store_found_item "/api/v1/sites/{site}/found-items/{found_item}/storing" Store;
    /// Say on which day the notice of a found thing was put up.
    publish_found_item "/api/v1/sites/{site}/found-items/{found_item}/notice" Publish;
    /// Say who was informed, and how.
    inform_owner_of_found_item "/api/v1/sites/{site}/found-items/{found_item}/owner" Inform;
    /// Give a found thing back, against a signature.
    hand_found_item_back "/api/v1/sites/{site}/found-items/{found_item}/hand-back" HandBack;
    /// Hand a found thing to an authority.
    hand_found_item_over "/api/v1/sites/{site}/found-items/{found_item}/hand-over" HandOver;
    /// Dispose of a found thing, as far as the law allows it.
    dispose_of_found_item "/api/v1/sites/{site}/found-items/{found_item}/disposal" Dispose;
}
