//! The call register and the page of one call.

use askama::Template;

use super::frame::{Frame, Link};
use super::pages::Pages;
use super::register::{RegisterControl, RegisterForm};

/// `GET /sites/S/calls`.
#[derive(Template)]
#[template(path = "calls.html")]
pub struct Calls {
    /// The frame, with the site.
    pub frame: Frame,
    /// The day in words.
    pub day: String,
    /// The days before and after, and today where another day is shown.
    pub days: Vec<Link>,
    /// How the standard says a call is answered.
    pub greeting: String,
    /// The form, for who takes calls down.
    pub form: Option<RegisterForm>,
    /// How many calls the day has.
    pub count: usize,
    /// What the list is called where it is not the day's; empty where it is.
    pub list: String,
    /// The address of the whole day.
    pub whole: String,
    /// The calls of the page, the newest first.
    pub calls: Vec<CallRow>,
    /// Calls of the day on other pages that somebody still has to do something about.
    pub ahead: Vec<CallRow>,
    /// All of them, where there are more.
    pub ahead_more: Option<Link>,
    /// The other pages of the day, where there are some.
    pub pages: Option<Pages>,
    /// Calls of other days that somebody still has to do something about.
    pub left: Vec<CallRow>,
    /// All of them, where there are more.
    pub left_more: Option<Link>,
    /// How many of the day somebody still has to do something about.
    pub open: usize,
}

/// A call in a list.
pub struct CallRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Where it is corrected; empty for who may not.
    pub edit: String,
    /// Its number of the day.
    pub number: i32,
    /// When it came; with the day where it is of another one.
    pub time: String,
    /// Who called, masked; empty for nobody named.
    pub caller: String,
    /// From where.
    pub organisation: String,
    /// Their number, masked.
    pub telephone: String,
    /// What it is about.
    pub matter: String,
    /// Whether what was told is erased.
    pub erased: bool,
    /// The word of its kind.
    pub kind: String,
    /// The word of its urgency.
    pub urgency: String,
    /// What was done, in words: 转接 民一庭.
    pub handling: String,
    /// `done`, `open` or `overdue`.
    pub tone: &'static str,
    /// How it stands, in words.
    pub state: String,
    /// When it turns overdue, in milliseconds, where it still may.
    pub turns: Option<i64>,
    /// Who took it.
    pub owner: String,
}

/// The earlier calls of a number, as a part of a page.
#[derive(Template)]
#[template(path = "calls_earlier.html")]
pub struct CallsEarlier {
    /// The frame.
    pub frame: Frame,
    /// The calls, the newest first.
    pub earlier: Vec<CallRow>,
}

/// `GET /sites/S/calls/C`.
///
/// Posts to `/sites/S/calls/C/receipt`: `command`, `by`; and to `/sites/S/calls/C/call-back`:
/// `command`, `reached`, `agreed`.
#[derive(Template)]
#[template(path = "call.html")]
pub struct CallShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The call in short.
    pub call: CallRow,
    /// Its day in words.
    pub day: String,
    /// What is known of it: the word of the field, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// Whether the actor may say that it is received; `by` is asked where they say it for others.
    pub receipt: Option<RegisterForm>,
    /// Whether the actor may say that they called back.
    pub call_back: Option<CallBackForm>,
    /// Opening a case with one tap, for who may.
    pub open_case: Option<CallCase>,
    /// The cases that were opened from it, as far as the reader sees them.
    pub cases: Vec<Link>,
    /// The times that somebody called back, in words.
    pub attempts: Vec<String>,
    /// Its corrections.
    pub changes: Vec<CallChangeRow>,
    /// Earlier calls of the number.
    pub earlier: Vec<CallRow>,
}

/// Opening a case from a call.
pub struct CallCase {
    /// Where it posts to.
    pub action: String,
    /// The meetings that it may be about, the one that fits chosen.
    pub meetings: Vec<super::frame::Choice>,
    /// The orders of the caller; empty where there are none.
    pub orders: Vec<super::frame::Choice>,
}

/// Saying that somebody called back.
pub struct CallBackForm {
    /// Where it posts to.
    pub action: String,
    /// The time typed for another try.
    pub agreed: String,
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// A correction.
pub struct CallChangeRow {
    /// The revision that it led to.
    pub revision: i32,
    /// When, in words.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What differed: the field's word, before, after.
    pub differences: Vec<(String, String, String)>,
}

/// `GET /sites/S/calls/C/edit`.
#[derive(Template)]
#[template(path = "call_form.html")]
pub struct CallForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// What is corrected, in words.
    pub title: String,
    /// Where one goes back to.
    pub back: String,
    /// The form.
    pub form: RegisterForm,
}
