//! The hall: the desk's page, how it is set up, and the pages of kiosks, screens and tickets.

use askama::Template;

use super::directory::PostButton;
use super::entry::{Control, EntryForm};
use super::frame::{Choice, Frame, Link};
use crate::code_picture::CodePicture;

/// `GET /sites/S/hall?window=`: who waits, who is called where, who lingers, how crowded it is.
#[derive(Template)]
#[template(path = "hall.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a right of its own or a state of its own"
)]
pub struct Hall {
    /// The frame, with the site.
    pub frame: Frame,
    /// Why the last act was not taken, in words.
    pub problem: Option<String>,
    /// The window the person sits at, as it stands in the address; empty for none.
    pub here: String,
    /// `calm`, `busy` or `crowded`.
    pub crowd: &'static str,
    /// The colours of a state for it.
    pub crowd_tone: &'static str,
    /// How many people wait or linger.
    pub people: u32,
    /// The longest wait in words; empty where nobody waits.
    pub longest: String,
    /// Whether that is past the limit.
    pub longest_is_over: bool,
    /// When the page says something else by the time alone, Unix milliseconds.
    pub turns: i64,
    /// The steps that the crowd asks for.
    pub steps: Vec<CrowdStep>,
    /// The windows.
    pub windows: Vec<WindowCard>,
    /// The waiting tickets in the order in which they are called.
    pub waiting: Vec<TicketRow>,
    /// Those that were called and are not there, or fetch something.
    pub aside: Vec<TicketRow>,
    /// What a ticket can be taken for.
    pub matters: Vec<Choice>,
    /// Why somebody goes before others.
    pub priorities: Vec<Choice>,
    /// Who lingers, the newest first.
    pub lingering: Vec<LingeringRow>,
    /// Low ratings that wait to be seen to; empty for who may not know.
    pub low_ratings: Vec<RatingRow>,
    /// What visitors said today, in words; empty for who may not know.
    pub rated: String,
    /// How many tickets each half hour had.
    pub load: Vec<LoadBar>,
    /// Whether the person may call, park and settle.
    pub may_do: bool,
    /// Whether the person may take tickets for visitors.
    pub may_take: bool,
    /// Whether the person may set the hall up.
    pub may_set_up: bool,
}

/// A step against a crowd.
pub struct CrowdStep {
    /// `second-post` or `guard`.
    pub word: &'static str,
    /// When and by whom it was taken, in words; empty as long as it is asked for.
    pub taken: String,
}

/// A window with whom it serves.
pub struct WindowCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it serves, in words.
    pub serves: String,
    /// Whether the person sits here.
    pub own: bool,
    /// How many wait for what it serves.
    pub waiting: u32,
    /// The tickets that it called.
    pub called: Vec<TicketRow>,
}

/// A ticket in a list.
pub struct TicketRow {
    /// Its id.
    pub id: String,
    /// A012.
    pub name: String,
    /// What for.
    pub matter: String,
    /// Why it goes before others, in words; empty for no reason.
    pub priority: String,
    /// How long it waits, or since when it stands so, in words.
    pub time: String,
    /// Whether it waits past the limit.
    pub over: bool,
    /// Its state.
    pub state: &'static str,
    /// How often it was called.
    pub calls: u32,
    /// The other matters it may be passed on to.
    pub others: Vec<Choice>,
}

/// People who linger.
pub struct LingeringRow {
    /// Its id.
    pub id: String,
    /// Its number of the day.
    pub number: u32,
    /// How many.
    pub people: u32,
    /// Where.
    pub place: String,
    /// What was noticed.
    pub note: String,
    /// When and by whom, in words.
    pub noted: String,
    /// When and by whom they were approached; empty as long as nobody did.
    pub approached: String,
    /// When, by whom and how it was settled; empty as long as it is not.
    pub settled: String,
}

/// A low rating.
pub struct RatingRow {
    /// Its id.
    pub id: String,
    /// From 1 to 5.
    pub score: u32,
    /// What was said with it.
    pub note: String,
    /// When, in words.
    pub at: String,
    /// The visit it is about; empty for none, and for who may not see visits.
    pub visit: String,
    /// Whether it has its case.
    pub has_case: bool,
    /// Its case; empty for none, and for who does not see it.
    pub case: String,
}

/// Half an hour of the day, for the chart.
pub struct LoadBar {
    /// Where its bar stands.
    pub x: u32,
    /// Where its bar begins from the top.
    pub y: u32,
    /// How high its bar is.
    pub height: u32,
    /// What it says to whoever cannot see it.
    pub title: String,
    /// The hour under it; empty under every other one.
    pub label: String,
}

/// `GET /sites/S/tickets/T`: a ticket, to be printed or carried on its holder's telephone.
#[derive(Template)]
#[template(path = "ticket_sheet.html")]
pub struct TicketSheet {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the hall.
    pub back: String,
    /// The ticket.
    pub ticket: TicketRow,
    /// The site's name.
    pub site: String,
    /// When it was taken, in words.
    pub taken: String,
    /// How many are called before.
    pub before: u32,
    /// The address of its page on a telephone.
    pub address: String,
    /// That address as a picture.
    pub picture: Option<CodePicture>,
}

/// `GET /sites/S/hall/set-up`: limits, matters, windows, devices.
#[derive(Template)]
#[template(path = "hall_set_up.html")]
pub struct HallSetUp {
    /// The frame, with the site.
    pub frame: Frame,
    /// The forms, each with what is wrong in it.
    pub forms: Vec<EntryForm>,
    /// The matters: letter, name, address.
    pub matters: Vec<Link>,
    /// The windows, each with what it serves.
    pub windows: Vec<Link>,
    /// The devices.
    pub devices: Vec<DeviceRow>,
}

/// A device.
pub struct DeviceRow {
    /// Its id.
    pub id: String,
    /// `kiosk`, `screen` or `sign`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Since when and by whom, in words.
    pub added: String,
    /// Its address.
    pub address: String,
    /// That address as a picture, for signs.
    pub picture: Option<CodePicture>,
    /// Takes it away.
    pub revoke: PostButton,
}

/// `GET /k/{code}`: a kiosk, or the page behind a sign. Posts `matter`, `priority`, `command` to the
/// same address, `score` to `/rating` below it.
#[derive(Template)]
#[template(path = "kiosk.html")]
pub struct Kiosk {
    /// The frame, without a site.
    pub frame: Frame,
    /// The site's name.
    pub site: String,
    /// The address.
    pub action: String,
    /// What a ticket can be taken for, each with how many wait.
    pub matters: Vec<(String, String, u32)>,
    /// Why somebody goes before others.
    pub priorities: Vec<Choice>,
    /// The ticket that was just taken.
    pub taken: Option<TakenTicket>,
    /// Whether somebody just rated.
    pub rated: bool,
    /// Whether somebody who was announced just said that they are here.
    pub arrived: bool,
    /// Whether ratings are taken here.
    pub rates: bool,
    /// Why nothing was taken, in words.
    pub problem: Option<String>,
}

/// A ticket just taken at a kiosk.
pub struct TakenTicket {
    /// A012.
    pub name: String,
    /// What for.
    pub matter: String,
    /// How many are called before.
    pub before: u32,
    /// The address of its page on a telephone, as a picture.
    pub picture: Option<CodePicture>,
}

/// `GET /t/{code}`: a ticket on its holder's own telephone. Posts `score`, `note` to `/rating` and
/// nothing to `/departure` below it.
#[derive(Template)]
#[template(path = "ticket.html")]
pub struct TicketPage {
    /// The frame, without a site.
    pub frame: Frame,
    /// The site's name.
    pub site: String,
    /// The address.
    pub action: String,
    /// A012.
    pub name: String,
    /// What for.
    pub matter: String,
    /// Its state.
    pub state: &'static str,
    /// The window that called it.
    pub window: String,
    /// How many are called before.
    pub before: u32,
    /// Whether it is of another day.
    pub expired: bool,
    /// Whether it was rated.
    pub rated: bool,
    /// Why something was not taken, in words.
    pub problem: Option<String>,
}

/// `GET /screen/{code}`: the hall's own screen, legible at five metres.
#[derive(Template)]
#[template(path = "screen.html")]
pub struct HallScreen {
    /// The frame, without a site.
    pub frame: Frame,
    /// The site's name.
    pub site: String,
    /// The last calls, the newest first: ticket, window.
    pub calls: Vec<(String, String)>,
    /// How many wait for each matter.
    pub waiting: Vec<(String, u32)>,
    /// The site's time zone, for the clock.
    pub zone: String,
    /// Where the script asks for the calls.
    pub source: String,
}
