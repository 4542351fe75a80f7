//! Requests about personal data, and the sheet that a person gets.

use askama::Template;

use super::entry::{Control, EntryForm};
use super::frame::{Frame, Link};

/// `GET /sites/S/personal-data-requests`.
#[derive(Template)]
#[template(path = "personal_data_requests.html")]
pub struct PersonalDataRequests {
    /// The frame, with the site.
    pub frame: Frame,
    /// What was done, in words; empty for nothing.
    pub saved: String,
    /// What was refused and belongs to no form.
    pub problem: Option<String>,
    /// The requests, newest first.
    pub rows: Vec<PersonalDataRow>,
    /// That only the newest are listed, in words; empty where all are.
    pub newest: String,
    /// Asking for a person, for who may.
    pub form: Option<EntryForm>,
    /// Asking for a register, for who may.
    pub register: Option<EntryForm>,
    /// Why a request may be refused: word and words.
    pub refusals: Vec<(&'static str, String)>,
}

/// A request in the list.
pub struct PersonalDataRow {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: u32,
    /// What is asked for, why, and for which days.
    pub about: Vec<String>,
    /// How much was found, in words.
    pub found: Vec<String>,
    /// Who asked, and when.
    pub asked: String,
    /// Who answered, when and why not; empty for nobody.
    pub answered: String,
    /// The look of its state.
    pub tone: &'static str,
    /// Its state, in words.
    pub state: String,
    /// Until when, in words; empty where it is over.
    pub until: String,
    /// Where it is answered; empty for who may not.
    pub answer: String,
    /// Whether its approval erases.
    pub erases: bool,
    /// Where it is taken back; empty for who may not.
    pub withdraw: String,
    /// Where what it gives is fetched, and what that says; empty for who may not.
    pub fetch: Link,
}

/// Everything of one register.
pub struct PersonalDataSection {
    /// The word of the register.
    pub register: &'static str,
    /// Its name.
    pub title: String,
    /// The records.
    pub records: Vec<PersonalDataRecord>,
}

/// A record: what it is, what stands there.
pub struct PersonalDataRecord {
    /// Its day and number.
    pub title: String,
    /// What is kept: what it is, what stands there.
    pub facts: Vec<(String, String)>,
}

/// `POST /sites/S/personal-data-requests/R/sheet`: what the person gets on paper.
#[derive(Template)]
#[template(path = "personal_data_sheet.html")]
pub struct PersonalDataSheet {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the requests.
    pub back: Link,
    /// The institution's name.
    pub site: String,
    /// By which request, who printed it, when.
    pub mark: String,
    /// What is kept.
    pub sections: Vec<PersonalDataSection>,
    /// How many lines of signed records repeat it, in words; empty for none.
    pub lines: String,
}
