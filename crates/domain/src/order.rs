//! Orders 委托单: what a client commissions for a meeting or by itself, line by line: what, how many,
//! when, where, how much is put out, how much is held back, and why (clauses B5, B6).

mod heard;
mod line;
mod needs;
mod standing;

pub use heard::{Heard, heard};
pub use line::{Kind, Line, LineChange, Moment, cut_off_passed, line_changes};
pub use needs::Needs;
pub use standing::{
    How, Progress, SeenServed, Served, Standing, Voice, Word, WordKind, counted_last, served_of,
    standing,
};

use crate::{
    AccountId, CatalogueItemId, MeetingId, Milliseconds, OrderId, Refusal, RoomId, booking,
    telephone, text,
};

/// The most lines of an order.
pub const LINES_MAX: usize = 40;
/// The longest title, in characters.
pub const TITLE_MAX: usize = 100;
/// The longest name or department of a client, in characters.
pub const NAME_MAX: usize = 40;
/// The longest note, in characters.
pub const NOTE_MAX: usize = 300;
/// The most photos of an order.
pub const PHOTOS_MAX: usize = 12;
/// How many requests of one order may wait at once.
pub const WAITING_MAX: usize = 5;
/// The longest time that an order by itself takes.
const LENGTH_MAX_MS: Milliseconds = 3 * 24 * 60 * 60 * 1_000;
/// How far ahead an order may lie.
const AHEAD_MAX_MS: Milliseconds = 400 * 24 * 60 * 60 * 1_000;

/// How many days after its matter a link works where the site says nothing else.
pub const LINK_DAYS: u32 = 7;
/// The most days that a site may let links work.
pub const LINK_DAYS_MAX: u32 = 30;

/// Who commissions it; sealed where it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// Their name.
    pub name: String,
    /// Their department.
    pub department: String,
    /// Their telephone.
    pub telephone: String,
}

/// Where and when the matter of an order is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// The meeting it is for.
    pub meeting: Option<MeetingId>,
    /// What it is for; of a meeting, the meeting's title.
    pub title: String,
    /// Where.
    pub room: RoomId,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
}

/// An order as it is placed or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The matter; of a meeting, the house takes all but the meeting from the meeting itself.
    pub matter: Matter,
    /// Who commissions it.
    pub client: Client,
    /// What else is to be known.
    pub note: String,
    /// Its lines; a new one has the number 0. Of a meeting there may be none.
    pub lines: Vec<Line>,
}

impl Asked {
    /// The order with the blanks around its texts gone, and its telephone in narrow signs.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        for field in [
            &mut self.matter.title,
            &mut self.client.name,
            &mut self.client.department,
            &mut self.note,
        ] {
            *field = field.trim().to_owned();
        }
        self.client.telephone = telephone::narrowed(&self.client.telephone);
        self.lines = self.lines.into_iter().map(Line::tidied).collect();
        self
    }

    /// Checks a tidied order that comes at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit; a line's fields are followed by `-` and its place from 1.
    pub fn check(&self, now: Milliseconds) -> Result<(), Refusal> {
        text::check_filled("title", &self.matter.title, TITLE_MAX)?;
        text::check_filled("name", &self.client.name, NAME_MAX)?;
        text::check("department", &self.client.department, NAME_MAX)?;
        telephone::check("telephone", &self.client.telephone)?;
        text::check_lines("note", &self.note, NOTE_MAX)?;
        let (starts, ends) = (self.matter.starts, self.matter.ends);
        booking::check_time("starts", starts)?;
        booking::check_time("ends", ends)?;
        if starts > now + AHEAD_MAX_MS {
            return Err(Refusal::invalid("starts", "order-too-far"));
        }
        if ends <= starts || ends - starts > LENGTH_MAX_MS {
            return Err(Refusal::invalid("ends", "order-ends-unfit"));
        }
        // What a meeting asks for is confirmed also where nothing else is commissioned for it.
        if self.lines.is_empty() && self.matter.meeting.is_none() {
            return Err(Refusal::invalid("item", "order-lines-none"));
        }
        if self.lines.len() > LINES_MAX {
            return Err(Refusal::invalid("item", "order-lines-many").with("most", LINES_MAX));
        }
        for (place, line) in (1..).zip(&self.lines) {
            line.check((starts, ends))
                .map_err(|refusal| refusal.with("line", place))?;
        }
        Ok(())
    }
}

/// An order in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The civil day on which it was placed, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// Where and when.
    pub matter: Matter,
    /// The account of the client, where they have one.
    pub client_account: Option<AccountId>,
    /// Who placed it.
    pub placed_by: String,
    /// Their account.
    pub placed_account: Option<AccountId>,
    /// When it was placed.
    pub placed: Milliseconds,
    /// How often it was changed or its client asked for a change, from 1: also where they are shown nothing new.
    pub version: i32,
    /// How it is numbered after its last change that matters, from 1.
    pub revision: i32,
    /// The revision that the client confirmed last; 0 for none.
    pub agreed_revision: i32,
    /// When they did.
    pub agreed: Option<Milliseconds>,
    /// When the client confirmed the serving plan as it now stands.
    pub plan_agreed: Option<Milliseconds>,
    /// When it was cancelled.
    pub cancelled: Option<Milliseconds>,
}

/// How long before and after its matter something may be called for: before it begins nobody is there to
/// bring anything, after it nobody is there to have it.
const NEAR_MS: Milliseconds = 60 * 60 * 1_000;

impl Order {
    /// Whether something may be called for at `now`.
    #[must_use]
    pub fn may_call(&self, now: Milliseconds) -> bool {
        (self.matter.starts - NEAR_MS..=self.matter.ends + NEAR_MS).contains(&now)
    }

    /// Whether its client may ask at `now` for something of it to be changed: until its matter is over.
    #[must_use]
    pub fn may_ask(&self, now: Milliseconds) -> bool {
        self.cancelled.is_none() && now < self.matter.ends
    }

    /// Whether its client agreed to it as it stands.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        self.agreed_revision == self.revision
    }
}

/// An item of a site's catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueItem {
    /// Its id.
    pub id: CatalogueItemId,
    /// Its kind.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// What it is counted in.
    pub unit: String,
    /// When it is usually served.
    pub moment: Moment,
    /// Its price in hundredths, where one is used.
    pub price: Option<i64>,
    /// Who supplies it.
    pub supplier: String,
    /// Whether it is no longer offered.
    pub removed: bool,
}

impl CatalogueItem {
    /// Checks an item.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self) -> Result<(), Refusal> {
        text::check_filled("item", &self.name, line::ITEM_MAX)?;
        text::check_filled("unit", &self.unit, line::UNIT_MAX)?;
        text::check("supplier", &self.supplier, line::ITEM_MAX)?;
        line::check_money("price", self.price)
    }
}

#[cfg(test)]
mod tests;
