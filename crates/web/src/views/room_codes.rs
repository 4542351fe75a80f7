//! The signs of rooms, with the code that guests read there.

use askama::Template;

use super::directory::Tab;
use super::frame::{Frame, Link};
use crate::code_picture::CodePicture;

/// `GET /sites/S/directory/rooms/codes?room=`: signs to print, one for each room or for one alone.
#[derive(Template)]
#[template(path = "room_codes.html")]
pub struct RoomCodes {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the directory.
    pub tabs: Vec<Tab>,
    /// Back to the rooms.
    pub back: Link,
    /// From one room's sign to those of all.
    pub all: Option<Link>,
    /// The signs.
    pub signs: Vec<RoomSign>,
}

/// A sign to hang up in a room.
pub struct RoomSign {
    /// The room's number and name.
    pub room: String,
    /// Its floor.
    pub floor: String,
    /// Where the code leads, whole.
    pub address: String,
    /// The code; `None` where the address is too long for one.
    pub picture: Option<CodePicture>,
}
