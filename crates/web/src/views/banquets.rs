//! Banquets: the month, the form, the page of one with its tables, the official reception list, the cards.

use askama::Template;

use super::cases::CaseDuty;
use super::frame::{Choice, Frame, Link};
use super::pages::Pages;

/// `GET /sites/S/banquets`.
#[derive(Template)]
#[template(path = "banquets.html")]
pub struct Banquets {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where one is booked; empty for who may not.
    pub new: String,
    /// Where the month is exported; empty for who may not.
    pub workbook: String,
    /// The months before and after.
    pub months: Vec<Link>,
    /// The month in words.
    pub month: String,
    /// The banquets.
    pub rows: Vec<BanquetRow>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
}

/// A banquet in a list.
pub struct BanquetRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its day and number.
    pub number: String,
    /// When it is.
    pub time: String,
    /// Where.
    pub place: String,
    /// The host; empty where that is erased.
    pub host: String,
    /// What it belongs to.
    pub activity: String,
    /// How many guests, how many of the house.
    pub persons: String,
    /// What it came to.
    pub total: String,
    /// The word of how it stands.
    pub standing: &'static str,
    /// `planned`, `open`, `overdue`, `done` or `cancelled`.
    pub tone: &'static str,
}

/// `GET /sites/S/banquets/new`, `GET /sites/S/banquets/B/edit`, and again after a refusal.
#[derive(Template)]
#[template(path = "banquet_form.html")]
pub struct BanquetForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where it leads back to.
    pub back: String,
    /// Where it posts to.
    pub action: String,
    /// The revision that is edited.
    pub revision: Option<i32>,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// The field that is wrong, and the place of its line from 1; 0 for none.
    pub wrong: (String, usize),
    /// The rooms.
    pub rooms: Vec<Choice>,
    /// The leaders of the directory, with how they are addressed.
    pub leaders: Vec<(String, String)>,
    /// What was typed beside the people.
    pub typed: BanquetTyped,
    /// The guests, with empty lines at the end.
    pub guests: Vec<BanquetGuestForm>,
    /// The companions, with empty lines at the end: name and post.
    pub companions: Vec<(String, String)>,
}

impl BanquetForm {
    /// Whether the field is the one that is wrong.
    #[must_use]
    pub fn is_wrong(&self, field: &str, line: impl std::borrow::Borrow<usize>) -> bool {
        self.wrong.0 == field && self.wrong.1 == *line.borrow()
    }
}

/// What was typed beside the people.
#[derive(Default)]
pub struct BanquetTyped {
    /// The day.
    pub day: String,
    /// From when.
    pub starts: String,
    /// Until when.
    pub ends: String,
    /// Where, in words.
    pub place: String,
    /// The host's name.
    pub host: String,
    /// What they are.
    pub host_post: String,
    /// What it belongs to.
    pub activity: String,
    /// The number of the official letter.
    pub letter: String,
    /// How many tables.
    pub tables: String,
    /// How many seats each has.
    pub seats: String,
    /// What is spent on each.
    pub per_head: String,
    /// The dishes, one a line.
    pub menu: String,
    /// What else is to be known.
    pub note: String,
}

/// A guest of the form.
#[derive(Default)]
pub struct BanquetGuestForm {
    /// Their place by precedence.
    pub rank: String,
    /// Where they come from.
    pub organisation: String,
    /// Their name.
    pub name: String,
    /// What they are there.
    pub post: String,
    /// What they do not eat, or need.
    pub diet: String,
}

/// `GET /sites/S/banquets/B`.
#[derive(Template)]
#[template(path = "banquet.html")]
pub struct BanquetShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The banquet in short.
    pub row: BanquetRow,
    /// Its address.
    pub root: String,
    /// The revision.
    pub revision: i32,
    /// What is known of it: the key of each name, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// Why nothing is told: `masked`, `erased`; empty where it is.
    pub hidden: &'static str,
    /// The tables.
    pub tables: Vec<BanquetTable>,
    /// The guests by precedence.
    pub guests: Vec<BanquetGuest>,
    /// The dishes.
    pub menu: Vec<String>,
    /// What is done for it.
    pub duties: Vec<CaseDuty>,
    /// What was signed off, in words; empty for not yet.
    pub signed: Vec<(&'static str, String)>,
    /// What was said after that: when and by whom, in what words, what it came to.
    pub amendments: Vec<(String, String, String)>,
    /// The official reception list; empty for who may not print it.
    pub list: String,
    /// Whether it may be changed, moved, cancelled.
    pub may_edit: bool,
    /// Whether it may be signed off.
    pub may_sign: bool,
    /// Whether it may be amended.
    pub may_amend: bool,
    /// What was typed into the sign-off: guests, companions, total, note.
    pub signing: [String; 4],
    /// What was typed into the amendment: words, total.
    pub amending: [String; 2],
    /// Why something was refused.
    pub problem: Option<String>,
    /// The field that is wrong.
    pub wrong: String,
}

/// A table with its seats.
pub struct BanquetTable {
    /// Its number.
    pub number: u32,
    /// The seats, those that are free too.
    pub seats: Vec<BanquetSeat>,
}

/// A seat at a table.
pub struct BanquetSeat {
    /// Its place: 1 is the main seat.
    pub place: u32,
    /// `host`, `guest`, `companion` or `free`.
    pub part: &'static str,
    /// Who sits there; empty for nobody, and where that is erased or masked.
    pub name: String,
    /// Where they come from and what they are.
    pub post: String,
    /// What they do not eat, or need.
    pub diet: String,
    /// Where it is drawn, in hundredths of the drawing.
    pub across: i32,
    /// Where it is drawn, in hundredths of the drawing.
    pub down: i32,
}

/// A guest of the page.
pub struct BanquetGuest {
    /// Their place by precedence.
    pub rank: u32,
    /// Where they come from.
    pub organisation: String,
    /// Their name.
    pub name: String,
    /// What they are there.
    pub post: String,
    /// What they do not eat, or need.
    pub diet: String,
    /// Their table and place.
    pub seat: (u32, u32),
    /// Whether they can go one place higher.
    pub higher: bool,
    /// Whether they can go one place lower.
    pub lower: bool,
}

/// `GET /sites/S/banquets/B/reception-list`: 公务接待清单.
#[derive(Template)]
#[template(path = "banquet_list.html")]
pub struct BanquetList {
    /// The frame, with the site.
    pub frame: Frame,
    /// The banquet.
    pub back: Link,
    /// The site's name.
    pub site: String,
    /// The banquet in short.
    pub row: BanquetRow,
    /// The official letter.
    pub letter: String,
    /// The guests by precedence.
    pub guests: Vec<BanquetGuest>,
    /// Who of the house sat with them, the host first: name and post.
    pub companions: Vec<(String, String)>,
    /// How many came, how many of the house, where it was signed off.
    pub came: String,
    /// What is spent on each.
    pub per_head: String,
    /// What it came to, or is to come to.
    pub total: String,
    /// Who signed it off, and when; empty for not yet.
    pub signed: String,
    /// What was noted at that.
    pub signed_note: String,
    /// What was said after that: when and by whom, in what words, what it came to.
    pub amendments: Vec<(String, String, String)>,
    /// Whether the reader may not know what is told.
    pub masked: bool,
}

/// `GET /sites/S/banquets/B/seat-cards`.
#[derive(Template)]
#[template(path = "banquet_cards.html")]
pub struct BanquetCards {
    /// The frame, with the site.
    pub frame: Frame,
    /// The banquet.
    pub back: Link,
    /// The banquet in short.
    pub row: BanquetRow,
    /// The tables.
    pub tables: Vec<BanquetTable>,
}
