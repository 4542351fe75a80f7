//! The register of inquiries, the page of one, and the knowledge base.

use askama::Template;

use super::directory::Tab;
use super::frame::{Frame, Link};
use super::pages::Pages;
use super::register::{RegisterControl, RegisterForm};

/// `GET /sites/S/inquiries`.
///
/// A proposed answer posts the register's form with `knowledge`.
#[derive(Template)]
#[template(path = "inquiries.html")]
pub struct Inquiries {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register and the base.
    pub tabs: Vec<Tab>,
    /// The day in words.
    pub day: String,
    /// The days before and after.
    pub days: Vec<Link>,
    /// The form, for who records inquiries.
    pub form: Option<RegisterForm>,
    /// What is answered most, each with a key.
    pub proposals: Vec<ProposalRow>,
    /// How many inquiries the day has.
    pub count: usize,
    /// What the list is called where it is not the day's; empty where it is.
    pub list: String,
    /// The address of the whole day.
    pub whole: String,
    /// The inquiries of the page, the newest first.
    pub inquiries: Vec<InquiryRow>,
    /// Inquiries of the day on other pages that wait for an answer.
    pub ahead: Vec<InquiryRow>,
    /// All of them, where there are more.
    pub ahead_more: Option<Link>,
    /// The other pages of the day, where there are some.
    pub pages: Option<Pages>,
    /// Inquiries of other days that wait for an answer.
    pub left: Vec<InquiryRow>,
    /// All of them, where there are more.
    pub left_more: Option<Link>,
    /// How many of the day wait for an answer.
    pub open: usize,
}

/// An answer that is proposed.
pub struct ProposalRow {
    /// The entry's id.
    pub id: String,
    /// Its key, 1 to 9.
    pub key: usize,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Whose matter it is.
    pub department: String,
}

/// The answers that the base proposes, as a part of a page.
#[derive(Template)]
#[template(path = "proposals.html")]
pub struct Proposals {
    /// The frame.
    pub frame: Frame,
    /// The answers, best first.
    pub proposals: Vec<ProposalRow>,
}

/// An inquiry in a list.
pub struct InquiryRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its number of the day.
    pub number: i32,
    /// When it came; with the day where it is of another one.
    pub time: String,
    /// Who asked, masked.
    pub asker: String,
    /// What was asked.
    pub question: String,
    /// What was answered, or to whom it was handed on.
    pub reply: String,
    /// Whether what was told is erased.
    pub erased: bool,
    /// `done`, `open` or `overdue`.
    pub tone: &'static str,
    /// How it stands, in words.
    pub state: String,
    /// When it turns overdue, where it still may.
    pub turns: Option<i64>,
}

/// `GET /sites/S/inquiries/I`.
#[derive(Template)]
#[template(path = "inquiry.html")]
pub struct InquiryShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register and the base.
    pub tabs: Vec<Tab>,
    /// The inquiry in short.
    pub inquiry: InquiryRow,
    /// Its day in words.
    pub day: String,
    /// What is known of it: the word of the field, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// Saying what was answered, where it waits and the actor may.
    pub form: Option<RegisterForm>,
}

/// `GET /sites/S/knowledge`.
#[derive(Template)]
#[template(path = "knowledge.html")]
pub struct KnowledgePage {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register and the base.
    pub tabs: Vec<Tab>,
    /// The first day counted, `YYYY-MM-DD`.
    pub from: String,
    /// The last day counted.
    pub until: String,
    /// What is wrong with the span.
    pub problem: Option<String>,
    /// The entries, most asked first.
    pub entries: Vec<KnowledgeRow>,
    /// Whether the actor may edit the base, and so sees what was asked in vain.
    pub may_edit: bool,
    /// Answers that are proposed.
    pub proposed: Vec<ProposedRow>,
    /// What was asked in vain: the question, how often, and where it is added.
    pub in_vain: Vec<(String, u32)>,
    /// The form of a new entry.
    pub form: Option<RegisterForm>,
}

/// An entry of the base in the list.
pub struct KnowledgeRow {
    /// Its id.
    pub id: String,
    /// Its page; empty for who may not edit.
    pub href: String,
    /// The question.
    pub question: String,
    /// Other wordings, on one line.
    pub wordings: String,
    /// The answer.
    pub answer: String,
    /// Whose matter it is.
    pub department: String,
    /// Until when it holds; empty for always.
    pub valid_until: String,
    /// Whether its last day is over.
    pub expired: bool,
    /// How often it was the answer in the span.
    pub uses: i64,
    /// Who wrote it and when.
    pub written: String,
}

/// An answer that somebody proposes for the base.
pub struct ProposedRow {
    /// The inquiry's id.
    pub id: String,
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

/// `GET /sites/S/knowledge/K`.
#[derive(Template)]
#[template(path = "knowledge_entry.html")]
pub struct KnowledgeEntry {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register and the base.
    pub tabs: Vec<Tab>,
    /// The form of the entry.
    pub form: RegisterForm,
    /// Where it is removed.
    pub removal: String,
    /// Its versions, the newest first.
    pub versions: Vec<KnowledgeVersion>,
}

/// A version of an entry.
pub struct KnowledgeVersion {
    /// Which.
    pub revision: i32,
    /// Who wrote it and when.
    pub written: String,
    /// What it says: the word of the field, and the text.
    pub facts: Vec<(&'static str, String)>,
}
