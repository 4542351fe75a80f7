//! The floor guide, and the way from the desk to any room (clause A1.8).

use app::directory::{GuideFloor, PlaceDirections, WayView};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::directions::{Directions, Step};
use domain::directory::room_title;
use domain::{RoomId, SiteId};
use words::{Arg, Language};

use super::room_codes::home_address;
use super::sheet::{Sheet, tabs, unknown};
use crate::act::{Form, Query, see};
use crate::code_picture::CodePicture;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Guide, GuideFloorCard, GuideRoomRow, Link, Way, WayForm, WayPlace, WayPublic};

/// The fields of the form, place by place.
const FIELDS: [[&str; 2]; 3] = [
    ["building_plain", "building_step_free"],
    ["floor_plain", "floor_step_free"],
    ["room_plain", "room_step_free"],
];

/// What stood in them when the form was drawn.
const STOOD: [[&str; 2]; 3] = [
    ["building_plain_stood", "building_step_free_stood"],
    ["floor_plain_stood", "floor_step_free_stood"],
    ["room_plain_stood", "room_step_free_stood"],
];

/// Where the way to a room is shown.
pub(crate) fn address(site: &SiteId, room: RoomId) -> String {
    format!("/sites/{site}/directory/guide/{room}")
}

/// `GET /sites/S/directory/guide`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = app::directory::guide(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let sheet = Sheet::open(&web, &here, language).await?;
    let floors = found
        .floors
        .iter()
        .map(|floor| card(&here.site, floor, language));
    draw(&Guide {
        tabs: tabs(&sheet, "guide"),
        site: found.site.name.clone(),
        floors: floors.collect(),
        frame: sheet.frame,
    })
}

fn card(site: &SiteId, floor: &GuideFloor, language: Language) -> GuideFloorCard {
    let rooms = floor.rooms.iter().map(|one| GuideRoomRow {
        number: one.room.number.clone(),
        name: if one.room.name == one.room.number {
            String::new()
        } else {
            one.room.name.clone()
        },
        way: address(site, one.room.id),
        departments: words::list(language, &one.departments),
    });
    GuideFloorCard {
        key: floor.floor.id.to_string(),
        title: format!("{} {}", floor.building.name, floor.floor.name),
        rooms: rooms.collect(),
    }
}

/// `GET /sites/S/directory/guide/R?step_free=yes`.
pub(crate) async fn way(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
    headers: HeaderMap,
) -> Answered<Response> {
    query.only(&["step_free"])?;
    let asked = (ids.at(0)?, query.text("step_free") == "yes");
    let page = view(&web, &here, language, &headers, asked, None).await?;
    draw(&page)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    headers: &HeaderMap,
    (room, step_free): (RoomId, bool),
    refused: Option<(&Fields, &Trouble)>,
) -> Answered<Way> {
    let found = app::directory::way(web.house(), &here.actor, &here.site, room, step_free).await?;
    let found = found.ok_or_else(|| unknown("room-unknown"))?;
    let sheet = Sheet::open(web, here, language).await?;
    let link = format!("{}/way/{}", home_address(headers, web.way())?, found.code);
    let own = address(&here.site, room);
    let form = sheet
        .may_edit
        .then(|| form(&found, &own, language, refused));
    Ok(Way {
        tabs: tabs(&sheet, "guide"),
        back: Link {
            href: sheet.path("/guide"),
            title: sheet.say("guide-title"),
        },
        site: found.site.name.clone(),
        room: room_title(&found.room.number, &found.room.name),
        floor: format!("{} {}", found.building.name, found.floor.name),
        steps: steps(&found.steps, language),
        step_free,
        other: other(&own, step_free, language),
        picture: CodePicture::of(&link),
        address: link,
        form,
        frame: sheet.frame,
    })
}

/// The steps in words.
fn steps(steps: &[Step], language: Language) -> Vec<String> {
    let fill = |key: &str, name: &str| words::format(language, key, &[("name", Arg::Text(name))]);
    let said = steps.iter().map(|step| match step {
        Step::Said(text) => text.clone(),
        Step::ToBuilding(name) => fill("guide-to-building", name),
        Step::ToFloor(name) => fill("guide-to-floor", name),
        Step::ToRoom(number, name) => fill("guide-to-room", &room_title(number, name)),
        Step::AskTheDesk => words::text(language, "guide-ask-the-desk").to_owned(),
    });
    said.collect()
}

fn other(address: &str, step_free: bool, language: Language) -> Link {
    let (rest, key) = if step_free {
        ("", "guide-plain")
    } else {
        ("?step_free=yes", "guide-step-free")
    };
    Link {
        href: format!("{address}{rest}"),
        title: words::text(language, key).to_owned(),
    }
}

fn form(
    found: &WayView,
    action: &str,
    language: Language,
    refused: Option<(&Fields, &Trouble)>,
) -> WayForm {
    let said = [&found.said.building, &found.said.floor, &found.said.room];
    let room = room_title(&found.room.number, &found.room.name);
    let titles = [
        ("guide-of-building", found.building.name.as_str()),
        ("guide-of-floor", found.floor.name.as_str()),
        ("guide-of-room", room.as_str()),
    ];
    let places = FIELDS.into_iter().zip(STOOD).zip(said).zip(titles);
    let places = places.map(|(((names, stood), said), (key, name))| {
        let value = |at: usize, kept: &str| match refused {
            Some((typed, _)) => typed.text(names[at]).to_owned(),
            None => kept.to_owned(),
        };
        // A form that was refused goes on saying what stood as it was made, unless that changed.
        let stood_then = |at: usize, now: &str| {
            let before = refused.filter(|(_, trouble)| !trouble.is_news());
            let before = before.and_then(|(typed, _)| typed.maybe(stood[at]));
            before.unwrap_or(now).to_owned()
        };
        let problem = |at: usize| {
            let trouble = refused.map(|(_, trouble)| trouble);
            let its = trouble.filter(|it| it.field.as_deref() == Some(names[at]));
            its.map(|trouble| trouble.say(language))
        };
        WayPlace {
            names,
            title: words::format(language, key, &[("name", Arg::Text(name))]),
            values: [value(0, &said.plain), value(1, &said.step_free)],
            stood: [
                (stood[0], stood_then(0, &said.plain)),
                (stood[1], stood_then(1, &said.step_free)),
            ],
            problems: [problem(0), problem(1)],
        }
    });
    let places: Vec<WayPlace> = places.collect();
    let told = places
        .iter()
        .any(|place| place.problems.iter().any(Option::is_some));
    WayForm {
        action: action.to_owned(),
        places,
        problem: refused
            .filter(|_| !told)
            .map(|(_, trouble)| trouble.say(language)),
        open: refused.is_some(),
    }
}

/// `POST /sites/S/directory/guide/R`: `command` and the fields of the form.
pub(crate) async fn say(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let stood_fields = STOOD.as_flattened();
    let known = [FIELDS.as_flattened(), stood_fields].concat();
    form.fields.only(&known)?;
    let (room, command): (RoomId, _) = (ids.at(0)?, form.command()?);
    let said = |[plain, step_free]: [&str; 2]| Directions {
        plain: form.fields.text(plain).to_owned(),
        step_free: form.fields.text(step_free).to_owned(),
    };
    let of = |fields: [[&str; 2]; 3]| PlaceDirections {
        building: said(fields[0]),
        floor: said(fields[1]),
        room: said(fields[2]),
    };
    let read = form.fields.maybe(STOOD[0][0]).is_some();
    let said = (of(FIELDS), read.then(|| of(STOOD)));
    let (house, actor) = (web.house(), &here.actor);
    let done = app::directory::set_directions(house, actor, &here.site, &command, room, said).await;
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&address(&here.site, room))),
        Err(trouble) if trouble.is_mendable() => {
            let refused = Some((&form.fields, &trouble));
            let page = view(&web, &here, language, &headers, (room, false), refused).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /way/C?step_free=yes`: the way on a visitor's own telephone.
pub(crate) async fn public(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["step_free"])?;
    let (code, step_free): (String, _) = (ids.at(0)?, query.text("step_free") == "yes");
    let found = app::directory::public_way(web.house(), &code, step_free).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    draw(&WayPublic {
        frame: frame::public(&web, language),
        site: found.site.name.clone(),
        room: room_title(&found.room.number, &found.room.name),
        floor: format!("{} {}", found.building.name, found.floor.name),
        steps: steps(&found.steps, language),
        step_free,
        other: other(&format!("/way/{code}"), step_free, language),
    })
}
