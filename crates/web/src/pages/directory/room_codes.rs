//! The signs of rooms, to be printed and hung up: guests read the code and ask for something.

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::Response;
use domain::RoomId;
use domain::directory::{Room, room_title};
use words::Language;

use super::sheet::{Sheet, tabs, unknown};
use crate::act::Query;
use crate::code_picture::CodePicture;
use crate::cookie::Way;
use crate::need::Here;
use crate::pages::draw;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, RoomCodes, RoomSign};

/// `GET /sites/S/directory/rooms/codes?room=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
    headers: HeaderMap,
) -> Answered<Response> {
    query.only(&["room"])?;
    let wanted: Option<RoomId> = query.chosen("room")?;
    let sheet = Sheet::open(&web, &here, language).await?;
    let rooms = &sheet.known.rooms;
    if wanted.is_some_and(|id| !rooms.iter().any(|room| room.id == id)) {
        return Err(unknown("room-unknown"));
    }
    let home = home_address(&headers, web.way())?;
    let signs = rooms
        .iter()
        .filter(|room| wanted.is_none_or(|id| room.id == id) && has_sign(room))
        .map(|room| sign(&sheet, &home, room))
        .collect();
    let codes = sheet.path("/rooms/codes");
    draw(&RoomCodes {
        tabs: tabs(&sheet, "rooms"),
        back: Link {
            href: sheet.path("/rooms"),
            title: sheet.say("page-back"),
        },
        all: wanted.map(|_| Link {
            href: codes,
            title: sheet.say("room-codes-all"),
        }),
        signs,
        frame: sheet.frame,
    })
}

/// Whether guests can ask for something there: only in a meeting, so only where people can meet.
pub(super) fn has_sign(room: &Room) -> bool {
    room.capacity > 0 && !room.request_code.is_empty()
}

fn sign(sheet: &Sheet, home: &str, room: &Room) -> RoomSign {
    let address = format!("{home}/r/{}", room.request_code);
    RoomSign {
        room: room_title(&room.number, &room.name),
        floor: sheet.floor_name(room.floor),
        picture: CodePicture::of(&address),
        address,
    }
}

/// The beginning of every address, as whoever asks reached it: under that name others will, too.
pub(crate) fn home_address(headers: &HeaderMap, way: Way) -> Answered<String> {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let host = host.ok_or_else(|| Trouble::malformed("host-absent"))?;
    let scheme = match way {
        Way::Secure => "https",
        Way::Plain => "http",
    };
    Ok(format!("{scheme}://{host}"))
}
