//! Visits: the desk's register, entry control with the guards, a host's own, badges and lists on
//! paper.

use askama::Template;

use super::directory::Tab;
use super::entry::{Control, EntryForm};
use super::frame::{Frame, Link};
use super::meeting::DifferenceRow;
use super::pages::Pages;
use crate::code_picture::CodePicture;

/// `GET /sites/S/visits`: the register of a day.
#[derive(Template)]
#[template(path = "visits.html")]
pub struct Visits {
    /// The frame, with the site.
    pub frame: Frame,
    /// The page's own address, where it stands at the one that a refused form was sent to.
    pub address: Option<String>,
    /// The day shown, in words.
    pub day_title: String,
    /// The same with its year, for paper.
    pub dated: String,
    /// Addresses of the day before, today, the day after.
    pub previous: String,
    /// Today.
    pub today: String,
    /// The day after.
    pub next: String,
    /// What is counted.
    pub counts: VisitCounts,
    /// The form: of a new visit, or of one that is edited.
    pub form: Option<EntryForm>,
    /// What somebody else changed meanwhile: what stands, what was typed.
    pub differences: Vec<DifferenceRow>,
    /// What was refused and belongs to no field, in words.
    pub problem: Option<String>,
    /// What was done just now, in words; empty for nothing.
    pub saved: String,
    /// Whether the form is that of a new visit.
    pub is_new: bool,
    /// The visits of the day, or what is shown of them.
    pub list: VisitList,
    /// The visit shown at the right.
    pub detail: Option<VisitDetail>,
    /// Today's meetings with guests.
    pub guests: Vec<GuestMeeting>,
}

/// The list of a day.
pub struct VisitList {
    /// What is looked for; empty for nothing.
    pub typed: String,
    /// Where what is looked for is sent: `find`, `day`.
    pub search: String,
    /// The day.
    pub day: String,
    /// The address of the whole day.
    pub address: String,
    /// How many were found, in words, where something was looked for.
    pub found: Option<String>,
    /// The states, each with its number.
    pub tabs: Vec<Tab>,
    /// The visits that stand together; none is empty.
    pub groups: Vec<VisitGroup>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
}

/// Visits that stand together.
pub struct VisitGroup {
    /// Its word.
    pub word: &'static str,
    /// What it says.
    pub title: String,
    /// How many there are, also on other pages.
    pub count: usize,
    /// Those that are shown.
    pub rows: Vec<VisitRow>,
    /// Where the others are, and how many.
    pub more: Option<Link>,
}

/// What is counted of a day.
pub struct VisitCounts {
    /// Visits of the day.
    pub visits: usize,
    /// People inside.
    pub inside: u32,
    /// Badges out, of every day.
    pub badges: i64,
    /// Visits that wait for the leader's word.
    pub waiting: usize,
}

/// A visit in a list.
pub struct VisitRow {
    /// Its id.
    pub id: String,
    /// Where it is shown.
    pub href: String,
    /// Its number of the day.
    pub number: u32,
    /// When it came, or is expected.
    pub time: String,
    /// Whether the time is only expected.
    pub is_expected: bool,
    /// Who, masked, with how many come along.
    pub who: String,
    /// From where.
    pub organisation: String,
    /// Whom they visit.
    pub host: String,
    /// The department.
    pub department: String,
    /// What for.
    pub purpose: String,
    /// The word of its state.
    pub state: &'static str,
    /// What it waits for, in words; empty for nothing.
    pub waits: String,
    /// When they left.
    pub left: String,
    /// Whether it is the one shown at the right.
    pub current: bool,
    /// What can be done with one tap.
    pub acts: Vec<VisitAct>,
}

/// One visit with all that may be known of it.
pub struct VisitDetail {
    /// Its id.
    pub id: String,
    /// Its number of the day.
    pub number: u32,
    /// Who, masked.
    pub who: String,
    /// The word of its state.
    pub state: &'static str,
    /// What it waits for, in words; empty for nothing.
    pub waits: String,
    /// What its visitor is given before they come: the page on their telephone, and the code that is
    /// typed at a kiosk.
    pub given: Option<(String, String)>,
    /// What is written down: what it is, what stands there.
    pub facts: Vec<(String, String)>,
    /// What can be done.
    pub acts: Vec<VisitAct>,
    /// Where it is edited.
    pub edit: Option<String>,
    /// Where its badge is printed.
    pub badge: Option<String>,
    /// Where the slip for the things they take out is printed.
    pub release: Option<String>,
    /// Where the way to their room is shown.
    pub way: Option<String>,
    /// Where what is masked is asked for.
    pub look: Option<String>,
    /// Earlier visits of the same telephone or document.
    pub earlier: Vec<String>,
    /// What was masked, where somebody just asked for it with a reason.
    pub revealed: Vec<(String, String)>,
    /// Whether the badge was made just now: the next key prints it.
    pub fresh: bool,
}

/// Something that can be done with a visit.
pub struct VisitAct {
    /// Where it is posted to.
    pub action: String,
    /// What is sent, by name.
    pub fields: Vec<(&'static str, String)>,
    /// What it says.
    pub title: String,
    /// The key it answers to; empty for none.
    pub key: &'static str,
    /// `main`, `danger` or nothing.
    pub tone: &'static str,
    /// Whether it asks for a reason: a fold opens first.
    pub asks_reason: bool,
}

/// A meeting of today with guests.
pub struct GuestMeeting {
    /// What it is called, as the reader may know it.
    pub title: String,
    /// From when to when.
    pub time: String,
    /// Its room, with the way to it.
    pub room: Link,
    /// How many guests are here, of how many.
    pub here: String,
    /// Its guests, each with the address that fills the form with them.
    pub guests: Vec<Link>,
}

/// `GET /sites/S/visits/V/badge`: a badge to be printed.
#[derive(Template)]
#[template(path = "visit_badge.html")]
pub struct VisitBadge {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the register.
    pub back: Link,
    /// The site's name.
    pub site: String,
    /// The number of the day.
    pub number: u32,
    /// Who, masked.
    pub who: String,
    /// How many people it stands for.
    pub people: u32,
    /// Where to: department, room, floor.
    pub to: String,
    /// The day.
    pub day: String,
    /// Since when.
    pub since: String,
    /// What a scanner reads.
    pub picture: Option<CodePicture>,
    /// The same in letters, for a scanner that fails.
    pub code: String,
    /// The page on the visitor's own telephone: the way, and a word on the service.
    pub own: Option<CodePicture>,
}

/// `GET /v/C`: a visit on the visitor's own telephone. Posts `score`, `note` to `/rating` below it.
#[derive(Template)]
#[template(path = "visitor.html")]
pub struct VisitorPage {
    /// The frame.
    pub frame: Frame,
    /// Its address.
    pub action: String,
    /// The institution's name.
    pub site: String,
    /// The word of its state.
    pub state: &'static str,
    /// When they are expected; empty where nothing was agreed.
    pub expected: String,
    /// The code that is typed at a kiosk, while they are expected.
    pub arrival: String,
    /// This page's address as a picture, while they are expected.
    pub picture: Option<CodePicture>,
    /// The way to the room.
    pub way: Option<String>,
    /// Whether its day is over.
    pub expired: bool,
    /// Whether it was rated.
    pub rated: bool,
    /// Whether a word on the service is asked for.
    pub rates: bool,
    /// What was refused, in words.
    pub problem: Option<String>,
}

/// `GET /sites/S/visits/V/release`: the slip with which things are taken out.
#[derive(Template)]
#[template(path = "visit_release.html")]
pub struct VisitRelease {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the register.
    pub back: Link,
    /// The number of the day.
    pub number: u32,
    /// Who, masked.
    pub who: String,
    /// From where.
    pub organisation: String,
    /// Whom they visited.
    pub host: String,
    /// What they carry.
    pub things: String,
    /// The day.
    pub day: String,
    /// Who made it out.
    pub by: String,
}

/// `GET /sites/S/visits/notice`: what visitors are told, on the page and on paper.
#[derive(Template)]
#[template(path = "visit_notice.html")]
pub struct VisitNotice {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the register.
    pub back: Link,
    /// The site's name.
    pub site: String,
    /// For how many days a visit is kept.
    pub days: u32,
    /// For how many days the full number of a document is; 0 for not at all.
    pub document_days: u32,
}

/// `GET /sites/S/entry`: entry control, shared with the guards.
#[derive(Template)]
#[template(path = "entry_control.html")]
pub struct EntryControl {
    /// The frame, with the site.
    pub frame: Frame,
    /// The day, in words.
    pub day_title: String,
    /// What is counted.
    pub counts: VisitCounts,
    /// What was scanned and found nothing, or what was refused, in words.
    pub problem: Option<String>,
    /// The visit that a badge was scanned of.
    pub found: Option<VisitDetail>,
    /// Who waits at the gate.
    pub held: Vec<VisitRow>,
    /// Who is expected.
    pub expected: Vec<VisitRow>,
    /// Who is inside, by floor.
    pub floors: Vec<FloorInside>,
    /// Whose badge of an earlier day is still out, the oldest of them.
    pub badges: Vec<VisitRow>,
    /// How many badges of earlier days are out.
    pub badges_before: usize,
}

/// Who is inside on a floor.
pub struct FloorInside {
    /// The floor; nothing where it is not known.
    pub name: String,
    /// How many people.
    pub people: u32,
    /// Who.
    pub rows: Vec<VisitRow>,
}

/// `GET /sites/S/entry/evacuation`: who has to come out, for paper and for when there is no network.
#[derive(Template)]
#[template(path = "evacuation.html")]
pub struct Evacuation {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to entry control.
    pub back: Link,
    /// When it was read.
    pub at: String,
    /// How many people are inside.
    pub people: u32,
    /// Who, by floor.
    pub floors: Vec<FloorInside>,
}

/// `GET /sites/S/guests`: a host's own visitors.
#[derive(Template)]
#[template(path = "guests.html")]
pub struct Guests {
    /// The frame, with the site.
    pub frame: Frame,
    /// The form by which somebody is announced.
    pub form: Option<EntryForm>,
    /// What was done just now, in words; empty for nothing.
    pub saved: String,
    /// What was refused and belongs to no field, in words.
    pub problem: Option<String>,
    /// The visits, by day.
    pub visits: Vec<VisitDetail>,
}

/// `GET /sites/S/watch`: the watch list.
#[derive(Template)]
#[template(path = "watch.html")]
pub struct Watch {
    /// The frame, with the site.
    pub frame: Frame,
    /// The form for one more.
    pub form: Option<EntryForm>,
    /// What was done just now, in words; empty for nothing.
    pub saved: String,
    /// What was refused and belongs to no field, in words.
    pub problem: Option<String>,
    /// The entries.
    pub rows: Vec<WatchRow>,
}

/// An entry of the watch list.
pub struct WatchRow {
    /// Its id.
    pub id: String,
    /// Whom it is about; masked where the reader may not know.
    pub who: String,
    /// Why.
    pub reason: String,
    /// What to do.
    pub advice: String,
    /// The word of its state.
    pub state: &'static str,
    /// Who asked, who agreed, in words.
    pub people: String,
    /// What can be done.
    pub acts: Vec<VisitAct>,
}

/// `GET /sites/S/visits/keeping`: how long visits are kept.
#[derive(Template)]
#[template(path = "visit_keeping.html")]
pub struct VisitKeeping {
    /// The frame, with the site.
    pub frame: Frame,
    /// What is in force: what it is, what is set.
    pub facts: Vec<(String, String)>,
    /// What is proposed, in the same words.
    pub proposed: Vec<(String, String)>,
    /// Who proposed it.
    pub proposed_by: String,
    /// The button that approves it.
    pub approve: Option<VisitAct>,
    /// The form by which another is proposed.
    pub form: Option<EntryForm>,
    /// What was done just now, in words; empty for nothing.
    pub saved: String,
    /// What was refused and belongs to no field, in words.
    pub problem: Option<String>,
}
