//! The daily reception record: the days of a month, one day, and the sheet on paper.

use askama::Template;

use super::frame::{Frame, Link};

/// `GET /sites/S/reception-records`.
#[derive(Template)]
#[template(path = "reception_records.html")]
pub struct ReceptionRecords {
    /// The frame, with the site.
    pub frame: Frame,
    /// The month in words.
    pub month: String,
    /// The months before and after.
    pub months: Vec<Link>,
    /// The days, the newest first.
    pub days: Vec<RecordDayRow>,
}

/// A day in the list.
pub struct RecordDayRow {
    /// The day, `YYYY-MM-DD`.
    pub key: String,
    /// Its page and its name.
    pub link: Link,
    /// How many lines.
    pub lines: usize,
    /// How much was missing when it was signed; 0 for nothing.
    pub missing: u32,
    /// Who signed it.
    pub signed: String,
    /// Which leader signed it.
    pub countersigned: String,
    /// The look of its state.
    pub tone: &'static str,
    /// Its state, in words.
    pub state: String,
}

/// A line of the record.
pub struct RecordRow {
    /// Told apart by this.
    pub key: String,
    /// The register, in words.
    pub register: String,
    /// The record's page; empty for who may not see it.
    pub href: String,
    /// Its number of the day.
    pub number: u32,
    /// When.
    pub time: String,
    /// Who; empty for nobody in particular.
    pub who: String,
    /// How many came along; 0 for nobody.
    pub companions: u32,
    /// From where.
    pub organisation: String,
    /// Their number.
    pub telephone: String,
    /// What it was about.
    pub matter: String,
    /// Who took it down.
    pub received_by: String,
    /// What was done, and where it went.
    pub handling: String,
    /// What came of it, and when.
    pub result: String,
    /// What else is to be known.
    pub remark: String,
    /// What it lacks, in words, and whether that has to be mended.
    pub gaps: Vec<(String, bool)>,
    /// Whether what was told is erased.
    pub erased: bool,
    /// Whether it was taken back.
    pub withdrawn: bool,
}

impl RecordRow {
    /// Whether something is missing that has to be mended or explained.
    #[must_use]
    pub fn lacks(&self) -> bool {
        self.gaps.iter().any(|(_, missing)| *missing)
    }
}

/// An edition.
pub struct RecordEdition {
    /// Which.
    pub number: u32,
    /// Who signed it and when.
    pub signed: String,
    /// Which leader signed it and when.
    pub countersigned: String,
    /// Which leader sent it back and when.
    pub returned: String,
    /// What was missing when it was signed, in words.
    pub missing: String,
    /// The explanation or the reason.
    pub note: String,
    /// Why it was sent back.
    pub return_reason: String,
    /// The journal's head at the time, shortened.
    pub head: String,
    /// The mark of what was signed, shortened.
    pub mark: String,
}

/// Signing for the desk.
pub struct RecordSigning {
    /// The mark of what is shown.
    pub seen: String,
    /// What was typed.
    pub note: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Whether it is an amendment.
    pub amends: bool,
    /// Whether something is missing that has to be explained.
    pub explains: bool,
    /// Whether the day goes on still: what comes later has to be signed again.
    pub goes_on: bool,
    /// Who is inside still.
    pub inside: StillInside,
}

/// Who is inside still when a record is signed.
pub struct StillInside {
    /// How many, in words; empty for nobody.
    pub words: String,
    /// Whether it was said that it is signed nonetheless.
    pub is_said: bool,
    /// That it was not said, in words.
    pub problem: Option<String>,
}

/// A leader's word.
pub struct RecordAnswering {
    /// The edition.
    pub edition: u32,
    /// What was typed as reason.
    pub reason: String,
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// `GET /sites/S/reception-records/D`.
#[derive(Template)]
#[template(path = "reception_record.html")]
pub struct ReceptionRecord {
    /// The frame, with the site.
    pub frame: Frame,
    /// The address of the day.
    pub action: String,
    /// The day in words.
    pub day: String,
    /// The days before and after.
    pub days: Vec<Link>,
    /// The look of its state.
    pub tone: &'static str,
    /// Its state, in words.
    pub state: String,
    /// The day's figures: word and figure.
    pub figures: Vec<(String, String)>,
    /// How much is missing, in words; empty for nothing.
    pub missing: String,
    /// How many are inside still, in words; empty for nobody.
    pub inside: String,
    /// The lines.
    pub rows: Vec<RecordRow>,
    /// What changed since it was signed: how, and the line as it stands now.
    pub changes: Vec<(String, RecordRow)>,
    /// The editions.
    pub editions: Vec<RecordEdition>,
    /// Signing for the desk, for who may.
    pub signing: Option<RecordSigning>,
    /// A leader's word, for who may.
    pub answering: Option<RecordAnswering>,
    /// What the record in full may be needed for: word, and words; empty for who may not have it.
    pub purposes: Vec<(&'static str, String)>,
    /// Whether the reader may take a workbook away.
    pub may_export: bool,
    /// What was refused, in words.
    pub problem: Option<String>,
}

/// `POST /sites/S/reception-records/D/paper`: the sheet as it is printed and filed.
#[derive(Template)]
#[template(path = "reception_record_paper.html")]
pub struct ReceptionRecordPaper {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the day.
    pub back: Link,
    /// The institution's name.
    pub site: String,
    /// The day in words.
    pub day: String,
    /// Its state, in words.
    pub state: String,
    /// The day's figures.
    pub figures: Vec<(String, String)>,
    /// The lines.
    pub rows: Vec<RecordRow>,
    /// The last edition.
    pub edition: Option<RecordEdition>,
    /// Whose print it is, when, and what for.
    pub printed: String,
}
