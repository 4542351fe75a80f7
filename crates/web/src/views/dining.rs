//! The small dining room: the meal of a day, the tableware's form, what is remembered of somebody.

use askama::Template;

use super::entry::{Control, EntryForm};
use super::frame::{Frame, Link};

/// `GET /sites/S/dining`.
///
/// The menu is posted to `/sites/S/dining/menu`: `command`, `day`, `meal`, `menu`; a diner to `.../diners`: `command`,
/// `meal`, `person`, `word` (`asked` or `away`), `wishes`; what was served to `.../diners/D/service`: `command`,
/// `position`, `confirmed`; what was wrong to `.../diners/D/correction`: `command`, `position`, `wishes`; a set that
/// was looked at to `.../tableware/T/check`: `command`, `condition`, `note`.
#[derive(Template)]
#[template(path = "dining.html")]
pub struct Dining {
    /// The frame, with the site.
    pub frame: Frame,
    /// The day in words.
    pub day: String,
    /// The day as it is sent.
    pub date: String,
    /// The day before and the day after.
    pub days: [Link; 2],
    /// The meals, which of them is shown.
    pub meals: Vec<(Link, bool)>,
    /// The word of the meal.
    pub meal: &'static str,
    /// What was refused, in words; empty for nothing.
    pub problem: String,
    /// Whether the reader may enter the menu: never of a day that is over.
    pub may_enter: bool,
    /// Whether the reader may serve; of today alone.
    pub may_do: bool,
    /// Where tableware is entered; empty for who may not.
    pub new: String,
    /// The menu: dishes and what is in them.
    pub dishes: Vec<(String, String)>,
    /// Who entered it, and when.
    pub entered: String,
    /// The menu as it was typed.
    pub typed: String,
    /// How many diners are served of how many, in words; empty for none.
    pub counted: String,
    /// The diners.
    pub diners: Vec<DinerRow>,
    /// Who else may come.
    pub others: Vec<Link>,
    /// How many sets were looked at of how many, in words; empty for none.
    pub checked: String,
    /// The tableware.
    pub sets: Vec<TablewareRow>,
}

/// A diner.
pub struct DinerRow {
    /// Whose they are.
    pub person: String,
    /// Their name and form of address.
    pub name: String,
    /// The numbers of their tableware.
    pub numbers: String,
    /// The record of the day; empty while there is none.
    pub diner: String,
    /// A word of `dining-state-`.
    pub word: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// Whether something is remembered of them.
    pub has_needs: bool,
    /// The dishes that hold what they must not eat; empty for none.
    pub met: String,
    /// What they wish.
    pub wishes: Vec<WishRow>,
}

/// A wish.
pub struct WishRow {
    /// Its place, from 0.
    pub position: u32,
    /// What, in words.
    pub words: String,
    /// Whether it is in place of one that was served wrong.
    pub corrects: bool,
    /// When and by whom it was served; empty while it was not.
    pub served: String,
    /// Whether it was set right since.
    pub wrong: bool,
}

/// A set of tableware.
pub struct TablewareRow {
    /// Its id.
    pub id: String,
    /// Its page; empty for who may not change it.
    pub href: String,
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub owner: String,
    /// What it holds.
    pub contents: String,
    /// A word of `dining-condition-`, or `unchecked`.
    pub word: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// Who looked at it last, and what was lacking.
    pub told: String,
}

/// The form of a set of tableware.
#[derive(Template)]
#[template(path = "dining_entry.html")]
pub struct DiningEntry {
    /// The frame, with the site.
    pub frame: Frame,
    /// What it is about.
    pub title: String,
    /// The form.
    pub form: EntryForm,
    /// Where the set is taken out, with its revision; none for a new one.
    pub removal: Option<(String, i32)>,
}
