//! The register of cases, the form and the page of one, its sheet, the month's figures, and the
//! client's own page.

use askama::Template;

use super::frame::{Choice, Frame, Link};
use super::orders::{OrderDifference, OrderPhoto, OrderSaid};
use super::pages::Pages;
use super::register::{RegisterControl, RegisterForm};

/// `GET /sites/S/cases`.
#[derive(Template)]
#[template(path = "cases.html")]
pub struct Cases {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where a complaint is taken down; empty for who may not.
    pub new: String,
    /// Where the month is exported; empty for who may not.
    pub workbook: String,
    /// Where the month's figures are; empty for who may not.
    pub figures: String,
    /// What may be shown; the one that is has no address.
    pub tabs: Vec<Link>,
    /// The months beside the one that is shown.
    pub months: Vec<Link>,
    /// `open`, `month` or `closed`.
    pub shown: &'static str,
    /// How many are open.
    pub open: usize,
    /// The cases.
    pub rows: Vec<CaseRow>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
}

/// A case in a list.
pub struct CaseRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its number of the day.
    pub number: i32,
    /// The day with it.
    pub day: String,
    /// When it was opened.
    pub time: String,
    /// Who complained, masked.
    pub complainant: String,
    /// The meeting.
    pub meeting: String,
    /// What it is about.
    pub category: String,
    /// The word of how grave it is.
    pub severity: &'static str,
    /// Who answers for it first.
    pub owner: String,
    /// `open`, `planned`, `waiting`, `overdue`, `done` or `cancelled`.
    pub tone: &'static str,
    /// How it stands.
    pub state: String,
    /// The three clocks.
    pub clocks: Vec<CaseClock>,
    /// When the next of them turns late.
    pub turns: Option<i64>,
}

/// One of the three clocks.
pub struct CaseClock {
    /// Which: `answer`, `promise` or `close`.
    pub name: &'static str,
    /// `open`, `overdue`, `done` or `planned`.
    pub tone: &'static str,
    /// What it says.
    pub words: String,
}

/// `GET /sites/S/cases/new`.
#[derive(Template)]
#[template(path = "case_form.html")]
pub struct CaseForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The form.
    pub form: RegisterForm,
    /// Whom it may be about; empty for a client.
    pub people: Vec<Choice>,
    /// Whether those ticked count, and not those of the meeting.
    pub given: bool,
}

/// `GET /sites/S/cases/C`.
#[derive(Template)]
#[template(path = "case.html")]
pub struct CaseShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The case in short.
    pub case: CaseRow,
    /// What is known of it: the key of the word, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// What was done about it, in order.
    pub steps: Vec<CaseDone>,
    /// What the reader may do now.
    pub acts: Vec<CaseAct>,
    /// Whom it is about: each with where that is taken back, for who may.
    pub subjects: Vec<Link>,
    /// Whom else it may be about.
    pub others: Vec<Choice>,
    /// Where somebody is named; empty for who may not.
    pub name_action: String,
    /// Where it is tied to what it is about; empty for who may not.
    pub tie_action: String,
    /// The meetings that it may be about.
    pub meetings: Vec<Choice>,
    /// The orders that it may be about; empty where there are none.
    pub orders: Vec<Choice>,
    /// The client's page; empty where it is revoked, or not the reader's to give.
    pub link: String,
    /// Where the link is revoked; empty for who may not.
    pub link_action: String,
    /// Its sheet.
    pub sheet: String,
    /// What is laid side by side.
    pub laid: Option<CaseLaid>,
    /// The duties of the case itself.
    pub own_duties: Vec<CaseDuty>,
    /// Whether entries may be ticked for a finding.
    pub cites: bool,
}

/// An order laid beside the duties.
pub struct CaseOrder {
    /// Its page.
    pub order: Link,
    /// The word of how it stands.
    pub standing: &'static str,
    /// Its tone.
    pub tone: &'static str,
    /// Whether its client agreed to it as it stands.
    pub agreed: bool,
    /// What its client agreed to; `None` where they never did.
    pub confirmed: Option<CaseConfirmed>,
    /// What differs since then.
    pub since: Vec<OrderDifference>,
    /// What was to be served, and when it was, in words.
    pub lines: Vec<String>,
    /// What its client and the team said of it, in order.
    pub said: Vec<OrderSaid>,
    /// Photos of what came.
    pub photos: Vec<OrderPhoto>,
}

/// What the client of an order agreed to, as it was shown to them.
pub struct CaseConfirmed {
    /// The revision that was before them.
    pub revision: i32,
    /// When they agreed.
    pub time: String,
    /// The place and time, and each line, in words; empty where it is erased.
    pub lines: Vec<String>,
}

/// What is laid side by side of the meeting and the orders.
pub struct CaseLaid {
    /// The meeting.
    pub meeting: Option<Link>,
    /// What was ordered.
    pub orders: Vec<CaseOrder>,
    /// What was required.
    pub required: Vec<(&'static str, String)>,
    /// What was confirmed, in words; each with whether it was.
    pub confirmed: Vec<(bool, String)>,
    /// The duties.
    pub duties: Vec<CaseDuty>,
    /// The journal.
    pub entries: Vec<CaseEntry>,
    /// Faults of the room that day: each with its first photo's address, or none.
    pub faults: Vec<(Link, String)>,
}

/// A duty beside others.
pub struct CaseDuty {
    /// Its why-page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// From when until when.
    pub span: String,
    /// Who has it, or did it.
    pub who: String,
    /// The word of its state.
    pub state: &'static str,
    /// When it was settled; empty before.
    pub settled: String,
}

/// An entry of the journal, to be cited.
pub struct CaseEntry {
    /// Its number.
    pub number: i64,
    /// When.
    pub time: String,
    /// By whom.
    pub by: String,
    /// What it says.
    pub words: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// What was done, once.
pub struct CaseDone {
    /// The word of the step.
    pub step: &'static str,
    /// When.
    pub time: String,
    /// By whom.
    pub by: String,
    /// The number of its entry.
    pub entry: i64,
    /// Whether the entry is ticked for a finding.
    pub ticked: bool,
    /// What was said with it.
    pub said: Vec<String>,
}

/// What the reader may do now.
pub struct CaseAct {
    /// The word of the step.
    pub step: &'static str,
    /// Whether it is what usually comes next.
    pub primary: bool,
    /// Whether it was typed and refused.
    pub wrong: bool,
    /// The wording of the standard; empty for none.
    pub wording: String,
    /// Its form.
    pub form: RegisterForm,
}

/// `GET /sites/S/cases/C/sheet`: 投诉处理单.
#[derive(Template)]
#[template(path = "case_sheet.html")]
pub struct CaseSheet {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the case.
    pub back: Link,
    /// The site's name.
    pub site: String,
    /// The case in short.
    pub case: CaseRow,
    /// What is known of it.
    pub facts: Vec<(&'static str, String)>,
    /// What was done so far.
    pub steps: Vec<CaseDone>,
}

/// `GET /sites/S/cases/figures`.
#[derive(Template)]
#[template(path = "case_figures.html")]
pub struct CaseFigures {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The month in words.
    pub month: String,
    /// The months beside it.
    pub months: Vec<Link>,
    /// The figures: the key of each word, and what it says.
    pub figures: Vec<(&'static str, String)>,
    /// How orders were agreed on and brought to the client's knowledge, as `figures`.
    pub worked: Vec<(&'static str, String)>,
    /// By cause: its word, how many, and the share of the most in percent.
    pub causes: Vec<(String, usize, usize)>,
    /// By team: its name, how many ratings, how many of a hundred content.
    pub teams: Vec<(String, String, String)>,
    /// By meeting: its page and title, how many ratings, the mean.
    pub meetings: Vec<(Link, String, String)>,
    /// By order: its page and number, and the score in words.
    pub orders: Vec<(Link, String)>,
    /// Proposed changes of the standard, each with its case.
    pub proposals: Vec<Link>,
}

/// `GET /case/C`: the client's own page.
#[derive(Template)]
#[template(path = "case_public.html")]
pub struct CasePublic {
    /// The frame.
    pub frame: Frame,
    /// The site.
    pub site: String,
    /// Its number, in words.
    pub number: String,
    /// The word of how it stands.
    pub state: &'static str,
    /// The promised time, in words; empty before.
    pub until: String,
    /// What was promised.
    pub promise: String,
    /// What the client was told.
    pub report: String,
    /// The apology.
    pub apology: String,
    /// What is being put right, in words; empty for nothing.
    pub remedies: String,
    /// Where the client answers; empty where there is nothing to answer.
    pub action: String,
    /// What was typed.
    pub note: String,
    /// Why it was refused.
    pub problem: Option<String>,
}
