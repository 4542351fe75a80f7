//! Why a duty is here: clause, rule, what started it, and what became of it.

use askama::Template;

use super::faults::FaultPhoto;
use super::frame::{Choice, Frame, Link};
use super::journal::JournalEntry;
use super::standard::ClauseRow;

/// `GET /sites/S/duties/D/why`. The board shows the same matter at its side.
///
/// A photo is posted to `/sites/S/duties/D/photos`, multipart: `command`, `photo`.
#[derive(Template)]
#[template(path = "why.html")]
pub struct Why {
    /// The frame, with the site.
    pub frame: Frame,
    /// The duty's id.
    pub duty: String,
    /// What to do, with its round.
    pub title: String,
    /// Where.
    pub place: String,
    /// The meeting it serves.
    pub meeting: Option<Link>,
    /// The record of a register that it is about.
    pub subject: Option<Link>,
    /// `planned`, `open`, `overdue`, `done`, `missed`, `waived` or `cancelled`.
    pub state: &'static str,
    /// Its window, such as 09:10–09:15.
    pub window: String,
    /// The rule's id in the standard.
    pub rule: String,
    /// What started it, in words, such as 来宾就座 09:02.
    pub started_by: String,
    /// The team whose scope holds the place.
    pub team: String,
    /// Who does it; empty for nobody yet.
    pub assignee: String,
    /// What became of it, in words; empty while it is open.
    pub outcome: String,
    /// What to say, in the words of the standard; empty for nothing.
    pub wording: String,
    /// Its steps in order.
    pub steps: Vec<StepRow>,
    /// What is looked at: the standard's items, and what the order adds.
    pub checks: Vec<StepRow>,
    /// The clauses it carries out.
    pub clauses: Vec<ClauseRow>,
    /// The version of the standard, in words.
    pub version: String,
    /// Whether the place is not free until it is done.
    pub blocks: bool,
    /// Who was told of it by which way, and whether it came there.
    pub alerts: Vec<WhyAlert>,
    /// What the journal says about it.
    pub entries: Vec<JournalEntry>,
    /// Whether the person may finish it here.
    pub may_complete: bool,
    /// The key of what completing it is called.
    pub complete: &'static str,
    /// Where the person reports a fault found at an item, whose number follows; empty where they
    /// may not.
    pub report: String,
    /// Where papers are taken down that an item asks for, whose number follows; empty where the person may not.
    pub papers: String,
    /// Whether the person may waive it here.
    pub may_waive: bool,
    /// The key of the words that ask why.
    pub reason: &'static str,
    /// To whom it can be given, with the one who has it chosen; empty where the person may not.
    pub people: Vec<Choice>,
    /// Its photos.
    pub photos: Vec<FaultPhoto>,
    /// Where a photo is added; empty where none may be.
    pub photo_action: String,
    /// What is wrong with the photo that was sent.
    pub photo_problem: Option<String>,
}

/// A step, or an item that is looked at.
pub struct StepRow {
    /// Its number, as it is ticked.
    pub step: u32,
    /// What is to be done or looked at.
    pub text: String,
    /// Whether it is ticked.
    pub done: bool,
    /// Whether it can be ticked now.
    pub may_tick: bool,
    /// What was lacking or found there, and who says so; empty for nothing.
    pub remark: String,
    /// What may be told to be lacking there: each thing with its unit and how much is.
    pub restocks: Vec<(String, String, u32)>,
    /// What is lacking there and nobody has brought yet, in words; empty for nothing.
    pub lacking: String,
    /// Whether it asks for papers to be brought back.
    pub brings_back: bool,
}

/// What somebody was told of a duty.
pub struct WhyAlert {
    /// When it was written down.
    pub time: String,
    /// Why it was told.
    pub stage: String,
    /// To whom, by which way.
    pub to: String,
    /// The tone of what came of it.
    pub tone: &'static str,
    /// What came of it.
    pub fared: String,
}
