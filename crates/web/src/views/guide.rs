//! The floor guide, and the way to a room.

use askama::Template;

use super::directory::Tab;
use super::frame::{Frame, Link};
use crate::code_picture::CodePicture;

/// `GET /sites/S/directory/guide`.
#[derive(Template)]
#[template(path = "guide.html")]
pub struct Guide {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the directory.
    pub tabs: Vec<Tab>,
    /// The institution's name.
    pub site: String,
    /// The floors: by building, the highest first.
    pub floors: Vec<GuideFloorCard>,
}

/// A floor of the guide.
pub struct GuideFloorCard {
    /// Its id.
    pub key: String,
    /// The building and the floor.
    pub title: String,
    /// Its rooms.
    pub rooms: Vec<GuideRoomRow>,
}

/// A room of the guide.
pub struct GuideRoomRow {
    /// What is on its door.
    pub number: String,
    /// Its name, where it is another.
    pub name: String,
    /// The way to it.
    pub way: String,
    /// The departments that sit there.
    pub departments: String,
}

/// A place of the way, as it is edited.
pub struct WayPlace {
    /// The names of its two fields.
    pub names: [&'static str; 2],
    /// What it is: its kind and its name.
    pub title: String,
    /// What is said of it: the way, and the way without steps.
    pub values: [String; 2],
    /// What stood in them when the form was drawn: the name of the hidden field, and the text.
    pub stood: [(&'static str, String); 2],
    /// What is wrong with them.
    pub problems: [Option<String>; 2],
}

/// The form in which the way is said.
pub struct WayForm {
    /// Where it is posted to.
    pub action: String,
    /// The building, the floor, the room.
    pub places: Vec<WayPlace>,
    /// What was refused beyond the fields, in words.
    pub problem: Option<String>,
    /// Whether it is shown open.
    pub open: bool,
}

/// `GET /sites/S/directory/guide/R`.
#[derive(Template)]
#[template(path = "way.html")]
pub struct Way {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the directory.
    pub tabs: Vec<Tab>,
    /// Back to the guide.
    pub back: Link,
    /// The institution's name.
    pub site: String,
    /// The room.
    pub room: String,
    /// The building and the floor.
    pub floor: String,
    /// The steps, in words.
    pub steps: Vec<String>,
    /// Whether they are those without stairs.
    pub step_free: bool,
    /// The other way: with stairs or without.
    pub other: Link,
    /// The link for a visitor's telephone.
    pub address: String,
    /// Its picture.
    pub picture: Option<CodePicture>,
    /// The form, for who may edit.
    pub form: Option<WayForm>,
}

/// `GET /way/C`.
#[derive(Template)]
#[template(path = "way_public.html")]
pub struct WayPublic {
    /// The frame.
    pub frame: Frame,
    /// The institution's name.
    pub site: String,
    /// The room.
    pub room: String,
    /// The building and the floor.
    pub floor: String,
    /// The steps, in words.
    pub steps: Vec<String>,
    /// Whether they are those without stairs.
    pub step_free: bool,
    /// The other way.
    pub other: Link,
}
