//! Papers in custody: the register, the forms, one paper with its chain of hands, the sheet.

use askama::Template;

use super::frame::{Choice, Frame, Link};
use super::pages::Pages;
use super::register::{RegisterControl, RegisterForm};

/// `GET /sites/S/papers`.
#[derive(Template)]
#[template(path = "papers.html")]
pub struct Papers {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where papers are taken down; empty for who may not.
    pub new: String,
    /// Where papers are handed over; empty for who may not, and where none is in hand.
    pub hand_over: String,
    /// Where the month is printed; empty for who may not.
    pub sheet: String,
    /// Where the month is exported; empty for who may not.
    pub workbook: String,
    /// The months beside the one that is shown.
    pub months: Vec<Link>,
    /// The month in words.
    pub month: String,
    /// The month as it stands in addresses.
    pub month_word: String,
    /// What was searched for.
    pub words: String,
    /// How many should have been handed over, in words; empty for none.
    pub overdue: String,
    /// When the next one will be, Unix milliseconds; 0 for never.
    pub turns: i64,
    /// What nobody signed for yet.
    pub in_hand: Vec<PaperRow>,
    /// What was taken down in the month, or what the words find.
    pub rows: Vec<PaperRow>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
}

/// A paper in a list.
pub struct PaperRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// The day and its number of it.
    pub number: String,
    /// Its title, or what stands in its place.
    pub title: String,
    /// Whether that is no title.
    pub untitled: bool,
    /// Its document number.
    pub document_number: String,
    /// Whether it is classified.
    pub classified: bool,
    /// How many copies.
    pub copies: String,
    /// Who approved it.
    pub leader: String,
    /// The office that it was taken out of.
    pub office: String,
    /// When and by whom it was taken down.
    pub retrieved: String,
    /// By when it is to be handed over.
    pub due: String,
    /// Who has it or where it lies, once somebody said so; empty for whoever took it down, and once it is no longer in
    /// hand.
    pub holder: String,
    /// What was done about it since it was taken down: when and what.
    pub chain: Vec<String>,
    /// A word of `paper-state-`.
    pub state: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// When and to whom it was handed over; empty while it is in hand.
    pub handed: String,
}

/// `GET /sites/S/papers/P`.
#[derive(Template)]
#[template(path = "paper.html")]
pub struct PaperShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// Where it is handed over; empty for who may not, and where it was.
    pub hand_over: String,
    /// The paper.
    pub row: PaperRow,
    /// In whose hands it was: when, and from whom to whom.
    pub hands: Vec<(String, String)>,
    /// What may be done about it beside handing it over.
    pub acts: Vec<PaperActShown>,
    /// The drawn signature as the path of a picture.
    pub signature: Option<String>,
    /// Why there is no drawn signature.
    pub reason: String,
    /// That it was handed over with others, in words; empty for alone.
    pub together: String,
}

/// Something that may be done about a paper that is in hand.
pub struct PaperActShown {
    /// A word of `paper-do-`.
    pub step: &'static str,
    /// Whether it was refused: it stands open.
    pub open: bool,
    /// Its form.
    pub form: RegisterForm,
}

/// `GET /sites/S/papers/new`.
///
/// Posts to `/sites/S/papers`: `command`, `leader`, `room`, and for each line `title`, `document_number`,
/// `copies`, `classified` (`yes` or nothing).
#[derive(Template)]
#[template(path = "paper_form.html")]
pub struct PaperForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where it is sent.
    pub action: String,
    /// The check item that asks for papers: its duty and its number there; empty for none.
    pub asked_at: (String, String),
    /// What was refused, in words; empty for nothing.
    pub problem: String,
    /// Which field of which line, from 1, is wrong.
    pub wrong: (String, usize),
    /// The leaders.
    pub leaders: Vec<Choice>,
    /// The offices.
    pub offices: Vec<Choice>,
    /// The lines as they were typed.
    pub lines: Vec<PaperLine>,
}

impl PaperForm {
    /// Whether the field of the line is the one that was refused.
    #[must_use]
    pub fn is_wrong(&self, field: &str, line: usize) -> bool {
        self.wrong.0 == field && self.wrong.1 == line
    }
}

/// A line of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperLine {
    /// Its title.
    pub title: String,
    /// Its document number.
    pub document_number: String,
    /// How many copies.
    pub copies: String,
    /// Whether it is classified.
    pub classified: bool,
}

/// `GET /sites/S/papers/hand-over`.
///
/// Posts to the same address: `command`, `paper` for each chosen one, `receiver`, `signature`, `reason`.
#[derive(Template)]
#[template(path = "paper_hand_over.html")]
pub struct PaperHandOverForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// What was refused, in words; empty for nothing.
    pub problem: String,
    /// The papers in hand, each with whether it is chosen.
    pub papers: Vec<(PaperRow, bool)>,
    /// Who may sign.
    pub receivers: Vec<Choice>,
    /// What was drawn.
    pub signature: String,
    /// Why nothing was drawn.
    pub reason: String,
}

/// `GET /sites/S/papers/sheet`.
#[derive(Template)]
#[template(path = "paper_sheet.html")]
pub struct PaperSheet {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The name of the site.
    pub site: String,
    /// The month in words.
    pub month: String,
    /// What was taken down in it, the oldest first.
    pub rows: Vec<PaperRow>,
}
