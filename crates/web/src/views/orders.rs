//! Orders of clients: the register, the form, the page of one, the client's own page, its sheets, the
//! catalogue.

use askama::Template;

use super::frame::{Choice, Frame, Link};
use super::meeting::{AheadRow, DutyRow};
use super::order_end::OrderEnd;
use super::pages::Pages;
use crate::code_picture::CodePicture;

/// `GET /sites/S/orders`.
#[derive(Template)]
#[template(path = "orders.html")]
pub struct Orders {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where an order is placed; empty for who may not.
    pub new: String,
    /// Where the span is exported; empty for who may not.
    pub workbook: String,
    /// The catalogue.
    pub catalogue: String,
    /// The days before and after, and today.
    pub days: Vec<Link>,
    /// The days that are shown, in words.
    pub span: String,
    /// The orders of the days.
    pub rows: Vec<OrderRow>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
    /// How many orders of the days are agreed as the team wrote down; 0 for none.
    pub recorded: usize,
    /// Those of other days of which something waits for the client's word.
    pub unanswered: Vec<OrderRow>,
}

/// An order in a list.
pub struct OrderRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its day and number.
    pub number: String,
    /// When its matter is.
    pub time: String,
    /// What it is for.
    pub title: String,
    /// Where.
    pub room: String,
    /// Its lines in short.
    pub lines: String,
    /// The word of how it stands.
    pub standing: &'static str,
    /// `open`, `planned`, `waiting`, `overdue`, `done` or `cancelled`.
    pub tone: &'static str,
    /// The word of how the team heard that its client agrees; empty where it did not.
    pub heard: &'static str,
    /// How many completions wait for the client's word.
    pub waiting: usize,
    /// How many of them too long.
    pub late: usize,
}

/// `GET /sites/S/orders/new`, `GET /sites/S/orders/O/edit`, and again after a refusal.
#[derive(Template)]
#[template(path = "order_form.html")]
pub struct OrderForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where it leads back to.
    pub back: String,
    /// Where it posts to.
    pub action: String,
    /// The version that is edited.
    pub version: Option<i32>,
    /// What somebody else saved meanwhile, and what was typed.
    pub meanwhile: Vec<OrderMeanwhile>,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// The field that is wrong, and the place of its line from 1; 0 for none.
    pub wrong: (String, usize),
    /// The meetings; empty where the order is for one and stays so.
    pub meetings: Vec<Choice>,
    /// The meeting that it is for and stays for, in words; empty for none.
    pub of_meeting: String,
    /// The places.
    pub rooms: Vec<Choice>,
    /// What was typed: title, day, starts, ends, name, department, telephone, note.
    pub typed: OrderTyped,
    /// The lines, with empty ones at the end.
    pub lines: Vec<OrderLineForm>,
    /// What the catalogue offers.
    pub items: Vec<OfferedItem>,
}

/// What two who had the form open wrote differently.
pub struct OrderMeanwhile {
    /// Of what, in words.
    pub label: String,
    /// What stands now; empty for nothing.
    pub before: String,
    /// What was typed; empty for nothing.
    pub after: String,
}

/// What was typed beside the lines.
#[derive(Default)]
pub struct OrderTyped {
    /// What it is for.
    pub title: String,
    /// The day.
    pub day: String,
    /// From when.
    pub starts: String,
    /// Until when.
    pub ends: String,
    /// The client's name.
    pub name: String,
    /// Their department.
    pub department: String,
    /// Their telephone.
    pub telephone: String,
    /// What else is to be known.
    pub note: String,
}

/// A line of the form.
pub struct OrderLineForm {
    /// Its number; 0 for a new one.
    pub number: String,
    /// What kind of thing it is.
    pub kinds: Vec<Choice>,
    /// When it is served.
    pub moments: Vec<Choice>,
    /// What was typed: item, quantity, unit, place, at, `put_out`, reason, price, budget, supplier, `cut_off`.
    pub item: String,
    /// How many.
    pub quantity: String,
    /// Of what.
    pub unit: String,
    /// Where.
    pub place: String,
    /// At what time.
    pub at: String,
    /// How many are put out.
    pub put_out: String,
    /// Why others are held back.
    pub reason: String,
    /// Its price.
    pub price: String,
    /// What it may cost.
    pub budget: String,
    /// Who supplies it.
    pub supplier: String,
    /// Until when it may be changed.
    pub cut_off: String,
}

/// What the catalogue offers.
pub struct OfferedItem {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The word of its kind.
    pub kind: &'static str,
    /// What it is counted in.
    pub unit: String,
    /// The word of when it is usually served.
    pub moment: &'static str,
    /// Its price.
    pub price: String,
    /// Who supplies it.
    pub supplier: String,
}

impl OrderForm {
    /// Whether the field is the one that is wrong.
    #[must_use]
    pub fn is_wrong(&self, field: &str, line: impl std::borrow::Borrow<usize>) -> bool {
        self.wrong.0 == field && self.wrong.1 == *line.borrow()
    }
}

/// A line of an order as it is shown.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub struct OrderLineRow {
    /// Its number.
    pub number: u32,
    /// Its kind, in words.
    pub kind: String,
    /// What it is.
    pub item: String,
    /// How much of what: 10 盘.
    pub much: String,
    /// What it is counted in.
    pub unit: String,
    /// Where.
    pub place: String,
    /// When, in words.
    pub moment: String,
    /// How many are put out.
    pub put_out: u32,
    /// How many are held back.
    pub held_back: u32,
    /// Why.
    pub reason: String,
    /// Its price; empty where none is used.
    pub price: String,
    /// What it may cost.
    pub budget: String,
    /// Who supplies it.
    pub supplier: String,
    /// Until when it may be changed.
    pub cut_off: String,
    /// How many came; empty where nobody counted.
    pub counted: String,
    /// Whether another number came than was ordered.
    pub differs: bool,
    /// When it was served or left undone on purpose, and by whom; empty where neither.
    pub done: String,
    /// Whether it was left undone on purpose.
    pub waived: bool,
    /// Whether its completion waits for the client's word.
    pub awaits: bool,
    /// Whether it waits too long.
    pub late: bool,
    /// How it came to the client's knowledge: the word of it; empty for not yet.
    pub how: &'static str,
    /// When it did.
    pub answered: String,
    /// Why it was left undone, or closed without the client's word; they read it.
    pub why: String,
}

/// What differs since the client agreed: how it stood and how it stands, in words; either may be empty.
pub struct OrderDifference {
    /// How it stood.
    pub before: String,
    /// How it stands.
    pub after: String,
}

/// Something that was said.
pub struct OrderSaid {
    /// Its place.
    pub position: u32,
    /// The word of what.
    pub kind: &'static str,
    /// Who, in words.
    pub by: String,
    /// When.
    pub time: String,
    /// The revision that was before them.
    pub revision: i32,
    /// Where its text is; empty where that is not the reader's.
    pub version: String,
    /// The line it is about.
    pub item: String,
    /// In their own words.
    pub words: String,
    /// Why what was called for was left undone.
    pub why: String,
    /// Whether it called for something or asked for a change, and how that stands: `open`, `done`, `waived`,
    /// `answered` or empty.
    pub call: &'static str,
}

/// A photo; `/small` behind its address is its small form.
pub struct OrderPhoto {
    /// Its address.
    pub href: String,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Who took it, and when.
    pub words: String,
}

/// What client and team see alike of an order.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub struct OrderShown {
    /// Its day and number.
    pub number: String,
    /// What it is for.
    pub title: String,
    /// Where.
    pub room: String,
    /// The day and time.
    pub time: String,
    /// What its meeting asks for, each in words; empty of an order by itself.
    pub needs: Vec<String>,
    /// What else is to be known.
    pub note: String,
    /// The word of how it stands.
    pub standing: &'static str,
    /// Its tone.
    pub tone: &'static str,
    /// Its revision.
    pub revision: i32,
    /// Whether the client agreed to it as it stands.
    pub agreed: bool,
    /// When they did, to whatever revision.
    pub agreed_at: String,
    /// The key of the words that tell so.
    pub agreed_words: &'static str,
    /// Whether everything that was ordered was counted.
    pub counted: bool,
    /// When something was counted last, in milliseconds; the client says by it what they saw.
    pub counted_last: i64,
    /// The words of what the team says its client knows, or closed without them.
    pub told: Vec<String>,
    /// When the client confirmed the serving plan; empty where not.
    pub plan_agreed: String,
    /// Whether it is cancelled.
    pub cancelled: bool,
    /// Its lines.
    pub lines: Vec<OrderLineRow>,
    /// Whether what differs is what changed after they had looked.
    pub looked: bool,
    /// What differs since the client agreed, or since they looked.
    pub since: Vec<OrderDifference>,
    /// What was said, in order.
    pub said: Vec<OrderSaid>,
    /// Its photos.
    pub photos: Vec<OrderPhoto>,
    /// What was done and waits for the client's word.
    pub waiting: Vec<OrderServed>,
    /// Whether something may be called for now.
    pub may_call: bool,
    /// Whether a change may be asked for now.
    pub may_ask: bool,
    /// Where its client speaks; empty for who is none.
    pub speak: String,
    /// What was typed and refused: whose name.
    pub typed_name: String,
    /// What was typed and refused: what is to be changed.
    pub typed_change: String,
    /// What was typed and refused: the words of anything else.
    pub typed: String,
}

/// Something done that waits for the client's word.
pub struct OrderServed {
    /// Its word in forms.
    pub what: String,
    /// Its word with when it was served: what its client says that they saw.
    pub seen: String,
    /// What it is, and how much.
    pub title: String,
    /// When it was served or left undone, and by whom.
    pub done: String,
    /// Whether it was left undone on purpose.
    pub waived: bool,
    /// Why it was.
    pub why: String,
}

impl OrderShown {
    /// The lines that the client may call for.
    #[must_use]
    pub fn held(&self) -> Vec<&OrderLineRow> {
        self.lines
            .iter()
            .filter(|line| line.held_back > 0)
            .collect()
    }

    /// What the client wants changed, as long as it was neither changed nor answered.
    #[must_use]
    pub fn wishes(&self) -> Vec<&OrderSaid> {
        self.said
            .iter()
            .filter(|one| one.kind == "change-asked" && one.call == "open")
            .collect()
    }
}

/// `GET /o/C`.
#[derive(Template)]
#[template(path = "order_client.html")]
pub struct OrderClient {
    /// The frame, without a site.
    pub frame: Frame,
    /// The site's name.
    pub site: String,
    /// The order.
    pub order: OrderShown,
    /// Where the page asks whether something happened.
    pub state: String,
    /// What is there now.
    pub tag: String,
    /// What they may say at the end, and said.
    pub end: OrderEnd,
    /// Why what they said was not taken.
    pub problem: Option<String>,
}

/// What the team writes down of what a client confirmed on paper or by telephone.
#[derive(Default)]
pub struct OrderRecorded {
    /// The key of what they confirmed: the order or its serving plan.
    pub what: &'static str,
    /// The revision that was before whoever writes it down.
    pub revision: String,
    /// Of the serving plan, the mark of the count that was before them.
    pub counted: String,
    /// Whether it was begun, and refused.
    pub open: bool,
    /// The word of how it was heard.
    pub heard: String,
    /// Who confirmed it.
    pub name: String,
    /// When.
    pub said: String,
}

/// `GET /sites/S/orders/O`.
#[derive(Template)]
#[template(path = "order.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is a right of its own")]
pub struct OrderTeam {
    /// The frame, with the site.
    pub frame: Frame,
    /// The page's address.
    pub root: String,
    /// The order.
    pub order: OrderShown,
    /// Its duties.
    pub duties: Vec<DutyRow>,
    /// What of it is still ahead.
    pub ahead: Vec<AheadRow>,
    /// What is still to be ordered from a supplier: the line's number, and what in words.
    pub to_order: Vec<(u32, String)>,
    /// What is known of it: the key of the word, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// The meeting it is for.
    pub meeting: Option<Link>,
    /// Whether it may be changed.
    pub may_edit: bool,
    /// Whether it may be counted, photographed, answered.
    pub may_deliver: bool,
    /// Whether its client may be told.
    pub may_tell: bool,
    /// Whether what nobody answers may be closed.
    pub may_settle: bool,
    /// Whether a link may be made and ended.
    pub may_link: bool,
    /// Whether the reader is to ask its client something, with the link that there is.
    pub may_ask: bool,
    /// What may be written down that its client agreed to on paper or by telephone.
    pub records: Vec<OrderRecorded>,
    /// Where a complaint about it is taken down; empty for who may not.
    pub complaint: String,
    /// The link, in full; empty for none.
    pub link: String,
    /// The link as squares.
    pub picture: Option<CodePicture>,
    /// Until when it works.
    pub link_ends: String,
    /// Why something was refused.
    pub problem: Option<String>,
}

/// `GET /sites/S/orders/O/sheet` and `.../confirmation-sheet`.
#[derive(Template)]
#[template(path = "order_sheet.html")]
pub struct OrderSheet {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the order.
    pub back: Link,
    /// The site's name.
    pub site: String,
    /// Whether it is the confirmation sheet.
    pub confirmation: bool,
    /// The order.
    pub order: OrderShown,
    /// What is known of it.
    pub facts: Vec<(&'static str, String)>,
}
