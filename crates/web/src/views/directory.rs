//! The directory: rooms, people, teams, closures, working days.

use askama::Template;

use super::frame::{Choice, Frame};

/// `GET /sites/S/directory`.
///
/// Who may edit posts to `/sites/S/directory/closures` (`room`, `from`, `until` as
/// `YYYY-MM-DDTHH:MM` at the site, `reason`), `/sites/S/directory/people` (`name`, `department`,
/// `form_of_address`, `precedence`) and `/sites/S/directory/working-days` (`day`, `working` as `yes`
/// or `no`, `name`), each with `command`.
#[derive(Template)]
#[template(path = "directory.html")]
pub struct Directory {
    /// The frame, with the site.
    pub frame: Frame,
    /// The rooms and places.
    pub rooms: Vec<RoomRow>,
    /// The people, highest first.
    pub people: Vec<PersonRow>,
    /// The teams.
    pub teams: Vec<TeamRow>,
    /// The closures to come.
    pub closures: Vec<ClosureRow>,
    /// The weekly pattern in words, such as 周一至周五.
    pub weekdays: String,
    /// Days that differ from it.
    pub days: Vec<NamedRow>,
    /// Departments, for the form.
    pub departments: Vec<Choice>,
    /// Rooms, for the form.
    pub room_choices: Vec<Choice>,
    /// Whether the person may edit.
    pub may_edit: bool,
    /// What was refused, in words.
    pub problem: Option<String>,
}

/// A room.
pub struct RoomRow {
    /// What is on its door.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its floor.
    pub floor: String,
    /// Its kind, in words.
    pub kind: String,
    /// How many it seats; 0 where nobody meets.
    pub capacity: u32,
    /// Its equipment, in words.
    pub equipment: String,
    /// Its layouts, in words.
    pub layouts: String,
    /// The room it is part of; empty for none.
    pub whole: String,
    /// The address behind the QR code on its wall; empty where the person may not see it.
    pub request_address: String,
}

/// A person.
pub struct PersonRow {
    /// Their name.
    pub name: String,
    /// Their department.
    pub department: String,
    /// How they are addressed.
    pub form_of_address: String,
    /// Their precedence; 1 is the highest.
    pub precedence: Option<u32>,
}

/// A team.
pub struct TeamRow {
    /// Its name.
    pub name: String,
    /// What it serves, in words; empty for everywhere.
    pub scope: String,
    /// Its members' names.
    pub members: Vec<String>,
}

/// A closure.
pub struct ClosureRow {
    /// The room.
    pub room: String,
    /// From when, such as 11-24 09:00.
    pub from: String,
    /// Until when.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// A day that differs from the weekly pattern.
pub struct NamedRow {
    /// The day, `YYYY-MM-DD` with its weekday.
    pub day: String,
    /// Whether it is worked.
    pub working: bool,
    /// Its name, such as 国庆节.
    pub name: String,
}
