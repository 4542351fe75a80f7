//! The register of faults, a report, the page of one, its work order.

use askama::Template;

use super::frame::{Choice, Frame, Link};
use super::pages::Pages;
use super::register::{RegisterControl, RegisterForm};

/// `GET /sites/S/faults`.
#[derive(Template)]
#[template(path = "faults.html")]
pub struct Faults {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where a fault is reported; empty for who may not.
    pub new: String,
    /// Where the month is exported; empty for who may not.
    pub workbook: String,
    /// What may be shown; the one that is has no address.
    pub tabs: Vec<Link>,
    /// The months beside the one that is shown.
    pub months: Vec<Link>,
    /// `open`, `month` or `closed`.
    pub shown: &'static str,
    /// How many are open.
    pub open: usize,
    /// What the month shows.
    pub measures: FaultMeasures,
    /// The faults.
    pub rows: Vec<FaultRow>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
}

/// What a month shows.
pub struct FaultMeasures {
    /// The month in words.
    pub month: String,
    /// How many were reported.
    pub count: usize,
    /// How many of them were or are late.
    pub late: usize,
    /// The medians that are known: the word of the time, and its length.
    pub medians: Vec<(&'static str, String)>,
}

/// A fault in a list.
pub struct FaultRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its number of the day.
    pub number: i32,
    /// When it was reported; with the day where it is another one.
    pub time: String,
    /// The place, with the spot.
    pub place: String,
    /// What does not work.
    pub kind: String,
    /// What was seen.
    pub description: String,
    /// The word of its urgency.
    pub urgency: &'static str,
    /// Who repairs it.
    pub repairer: String,
    /// How many more saw it.
    pub joined: i32,
    /// `open`, `planned`, `waiting`, `overdue`, `done` or `cancelled`.
    pub tone: &'static str,
    /// How it stands, in words.
    pub state: String,
    /// When it turns late, where it still may.
    pub turns: Option<i64>,
    /// Its first photo.
    pub photo: Option<FaultPhoto>,
}

/// A photo; `/small` behind its address is its small form.
pub struct FaultPhoto {
    /// Its address.
    pub href: String,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Who took it, and when.
    pub words: String,
}

/// `GET /sites/S/faults/new`: multipart, `command` beside what stands here.
#[derive(Template)]
#[template(path = "fault_form.html")]
pub struct FaultForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// Where it posts to.
    pub action: String,
    /// Fields that nobody types.
    pub hidden: Vec<(&'static str, String)>,
    /// When the form was opened: it counts as seen then.
    pub opened: String,
    /// The duty at which it was found; empty for none.
    pub duty: String,
    /// The item of it; empty for none.
    pub item: String,
    /// What does not work.
    pub kinds: Vec<Choice>,
    /// The places.
    pub rooms: Vec<Choice>,
    /// How much it presses.
    pub urgencies: Vec<Choice>,
    /// The spot typed so far.
    pub spot: String,
    /// The words typed so far.
    pub description: String,
    /// The time typed so far.
    pub seen: String,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// What is wrong with the kind; empty for nothing, as below.
    pub wrong_kind: String,
    /// With the place.
    pub wrong_room: String,
    /// With the spot.
    pub wrong_spot: String,
    /// With the description.
    pub wrong_description: String,
    /// With the time.
    pub wrong_seen: String,
    /// With the photo.
    pub wrong_photo: String,
    /// Whether a photo was sent that no browser gives back.
    pub photo_again: bool,
    /// Whether it was refused because the same is known.
    pub known: bool,
    /// What is known and still to be repaired.
    pub open: Vec<FaultKnown>,
}

/// A fault that may be the same as the one that is reported.
pub struct FaultKnown {
    /// Its place.
    pub room: String,
    /// The word of its kind.
    pub kind: &'static str,
    /// Its page.
    pub href: String,
    /// Its number, when it was reported, how it stands.
    pub words: String,
}

/// `GET /sites/S/faults/F`.
#[derive(Template)]
#[template(path = "fault.html")]
pub struct FaultShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The fault in short.
    pub fault: FaultRow,
    /// What is known of it: the key of the word, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// The duty at which it was found, and its item.
    pub found: Option<Link>,
    /// How many more saw it.
    pub joined: i32,
    /// How often it was sent back.
    pub sent_back: i32,
    /// The measured times that are known.
    pub times: Vec<(&'static str, String)>,
    /// Its photos.
    pub photos: Vec<FaultPhoto>,
    /// What was done about it, in order.
    pub steps: Vec<FaultDone>,
    /// What the reader may do now.
    pub acts: Vec<FaultAct>,
    /// Where a photo is added; empty where none may be.
    pub photo_action: String,
    /// What is wrong with the photo that was sent.
    pub photo_problem: Option<String>,
    /// Its work order.
    pub order: String,
}

/// What was done, once.
pub struct FaultDone {
    /// The word of the step.
    pub step: &'static str,
    /// When.
    pub time: String,
    /// By whom.
    pub by: String,
    /// What was said with it.
    pub said: String,
}

/// What the reader may do now.
pub struct FaultAct {
    /// The word of the step.
    pub step: &'static str,
    /// Whether it is what usually comes next.
    pub primary: bool,
    /// Whether it was typed and refused.
    pub wrong: bool,
    /// Its form.
    pub form: RegisterForm,
}

/// `GET /sites/S/faults/F/order`.
#[derive(Template)]
#[template(path = "fault_order.html")]
pub struct FaultOrder {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the fault.
    pub back: Link,
    /// The site's name.
    pub site: String,
    /// The day of the report.
    pub day: String,
    /// The fault in short.
    pub fault: FaultRow,
    /// What is known of it.
    pub facts: Vec<(&'static str, String)>,
    /// What was done so far.
    pub steps: Vec<FaultDone>,
}
