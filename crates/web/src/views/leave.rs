//! Leave and swaps of shifts: what waits, what was asked for, the forms in which one asks.

use askama::Template;

use super::directory::Tab;
use super::frame::{Choice, Frame, Link};

/// `GET /sites/S/leave`, and again after a refusal.
#[derive(Template)]
#[template(path = "leave.html")]
pub struct LeaveList {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the roster.
    pub tabs: Vec<Tab>,
    /// What was done, in words; empty for nothing.
    pub done: String,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// The form; `None` for who may not ask.
    pub form: Option<LeaveForm>,
    /// What waits for the reader's word.
    pub waiting: Vec<LeaveRow>,
    /// Their own.
    pub own: Vec<LeaveRow>,
    /// Others' that are settled.
    pub others: Vec<LeaveRow>,
}

/// The form in which leave is asked for.
pub struct LeaveForm {
    /// The kinds.
    pub kinds: Vec<Choice>,
    /// The first day.
    pub from: String,
    /// Whether it begins at noon.
    pub from_noon: bool,
    /// The last day.
    pub until: String,
    /// Whether it ends at noon.
    pub until_noon: bool,
    /// What else is said.
    pub words: String,
    /// The field that is wrong.
    pub wrong: String,
}

/// A leave.
pub struct LeaveRow {
    /// Its id.
    pub id: String,
    /// Who asks.
    pub name: String,
    /// Of what kind, in words.
    pub kind: String,
    /// From when to when, in words.
    pub span: String,
    /// What else was said.
    pub words: String,
    /// When it was asked for.
    pub asked: String,
    /// The word of how it stands.
    pub standing: &'static str,
    /// `open`, `done`, `refused` or `planned`.
    pub tone: &'static str,
    /// Who decided it and when; empty for nobody.
    pub decided: String,
    /// Why it was refused.
    pub reason: String,
    /// The shifts that somebody else is to have, with where they are changed.
    pub shifts: Vec<Link>,
    /// Where it is decided; empty for who may not.
    pub decision: String,
    /// Where it is taken back; empty for who may not.
    pub withdrawal: String,
    /// Whether whoever asked is away by it now: taken back, it ends.
    pub goes_on: bool,
    /// The reason as it was typed.
    pub typed: String,
}

/// `GET /sites/S/shift-swaps`, and again after a refusal.
#[derive(Template)]
#[template(path = "shift_swaps.html")]
pub struct ShiftSwaps {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the roster.
    pub tabs: Vec<Tab>,
    /// What was done, in words; empty for nothing.
    pub done: String,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// What waits for the reader's word.
    pub waiting: Vec<ShiftSwapRow>,
    /// The reader's shifts ahead, with where somebody is asked to take them.
    pub own: Vec<Link>,
    /// The others.
    pub others: Vec<ShiftSwapRow>,
}

/// A swap.
pub struct ShiftSwapRow {
    /// Its id.
    pub id: String,
    /// Who asks.
    pub asker: String,
    /// Who is asked.
    pub colleague: String,
    /// The shift that the colleague takes, in words.
    pub given: String,
    /// The shift that whoever asks takes for it; empty for none.
    pub taken: String,
    /// What else was said.
    pub words: String,
    /// The word of how it stands.
    pub standing: &'static str,
    /// `open`, `done`, `refused` or `planned`.
    pub tone: &'static str,
    /// Who decided it and when; empty for nobody.
    pub decided: String,
    /// Why it was refused.
    pub reason: String,
    /// Whether the roster is not as it was when it was asked for.
    pub changed: bool,
    /// Where the reader answers; empty for who does not.
    pub answer: String,
    /// Where it is decided; empty for who may not.
    pub decision: String,
    /// Whether the leader is asked to allow little rest.
    pub asks: bool,
    /// Where it is taken back; empty for who may not.
    pub withdrawal: String,
    /// The reason as it was typed.
    pub typed: String,
}

/// `GET /sites/S/shift-swaps/new?shift=`, and again after a refusal.
#[derive(Template)]
#[template(path = "shift_swap_form.html")]
pub struct ShiftSwapForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// The shift that is given away.
    pub shift: String,
    /// It in words.
    pub given: String,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// Whether the colleague is wrong.
    pub wrong: bool,
    /// The colleagues, each with what they may be asked.
    pub colleagues: Vec<(String, Vec<Choice>)>,
    /// What else is said.
    pub words: String,
}
