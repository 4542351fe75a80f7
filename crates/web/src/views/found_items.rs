//! Found things and what is looked for: the registers, the forms, one of each, the receipt and the public notice.

use askama::Template;

use super::faults::FaultPhoto;
use super::frame::{Choice, Frame, Link};
use super::pages::Pages;
use super::register::{RegisterControl, RegisterForm};

/// `GET /sites/S/found-items`.
///
/// Posts to `/sites/S/found-items/limit`: `command`, `days`.
#[derive(Template)]
#[template(path = "found_items.html")]
pub struct FoundItems {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where a thing is taken down; empty for who may not.
    pub new: String,
    /// What is looked for; empty for who may not see that.
    pub lost: String,
    /// The public notice; empty for who may not put it up.
    pub notice: String,
    /// Where the month is exported; empty for who may not.
    pub workbook: String,
    /// What is in the house, and all of it; the one that is shown has no address.
    pub tabs: Vec<Link>,
    /// `open` or `all`.
    pub show: &'static str,
    /// What was searched for.
    pub words: String,
    /// How many are in the house.
    pub open: usize,
    /// How many should have been handed over, in words; empty for none.
    pub overdue: String,
    /// After how many days what nobody claimed is handed over.
    pub days: String,
    /// Where that is said; empty for who may not.
    pub limit: String,
    /// Why it was refused; empty for nothing.
    pub problem: String,
    /// The things.
    pub rows: Vec<FoundItemRow>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
}

/// A thing in a list.
pub struct FoundItemRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// The day and its number of it.
    pub number: String,
    /// What it is, in words.
    pub kind: String,
    /// What it looks like.
    pub description: String,
    /// Where it lay.
    pub place: String,
    /// When it was found.
    pub found: String,
    /// Who found it.
    pub by: String,
    /// On which shelf it lies.
    pub shelf: String,
    /// A word of `found-item-state-`.
    pub state: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// The last day before it is handed over; empty where it has left the house.
    pub due: String,
    /// Whether that is past.
    pub overdue: bool,
    /// Its first photo.
    pub photo: Option<FaultPhoto>,
}

/// `GET /sites/S/found-items/new`.
///
/// Posts to `/sites/S/found-items`, multipart: `command`, `kind`, `description`, `room`, `spot`, `day`, `time`,
/// `after` (`last` or `none`), `meeting`, `visit`, `duty`, `photo`.
#[derive(Template)]
#[template(path = "found_item_form.html")]
pub struct FoundItemForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where it is sent, and the register.
    pub action: String,
    /// Fields that nobody types.
    pub hidden: Vec<(&'static str, String)>,
    /// The duty at which it was found; empty for none.
    pub duty: String,
    /// The meeting that is proposed, in words; empty for none.
    pub meeting: String,
    /// Whether the meeting is known and nobody is asked.
    pub settled: bool,
    /// What it is.
    pub kinds: Vec<Choice>,
    /// Where it lay.
    pub rooms: Vec<Choice>,
    /// After which meeting.
    pub afters: Vec<Choice>,
    /// What it looks like.
    pub description: String,
    /// The spot.
    pub spot: String,
    /// The day on which it was found.
    pub day: String,
    /// The time.
    pub time: String,
    /// What was refused, in words; empty for nothing.
    pub problem: String,
    /// Which field is wrong.
    pub wrong: String,
    /// Whether the photo has to be chosen again.
    pub photo_again: bool,
}

impl FoundItemForm {
    /// Whether the field is the one that was refused.
    #[must_use]
    pub fn is_wrong(&self, field: &str) -> bool {
        self.wrong == field
    }
}

/// `GET /sites/S/found-items/F`.
#[derive(Template)]
#[template(path = "found_item.html")]
pub struct FoundItemShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The thing.
    pub row: FoundItemRow,
    /// What is known of it: the key of each word, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// Its photos.
    pub photos: Vec<FaultPhoto>,
    /// What was done about it.
    pub steps: Vec<FoundItemDone>,
    /// The drawn signature as the path of a picture.
    pub signature: Option<String>,
    /// What the reader may do now, but for giving it back.
    pub acts: Vec<FoundItemAct>,
    /// Where it is given back; empty for who may not, and where it has left the house.
    pub hand_back: String,
    /// The receipt of who took it; empty where nobody did.
    pub receipt: String,
    /// Where a photo is added; empty for who may not.
    pub photo_action: String,
    /// Why a photo was refused.
    pub photo_problem: Option<String>,
    /// The meeting after which it lay there.
    pub meeting: Option<Link>,
    /// Who was there.
    pub people: Vec<FoundItemPerson>,
    /// Who had come in before.
    pub visits: Vec<Link>,
    /// What of the lost things it may be.
    pub reports: Vec<Link>,
}

/// What was done about a thing, once.
pub struct FoundItemDone {
    /// A word of `found-item-step-`.
    pub step: &'static str,
    /// When.
    pub time: String,
    /// By whom.
    pub by: String,
    /// What was said with it.
    pub said: String,
}

/// A step that the reader may take.
pub struct FoundItemAct {
    /// A word of `found-item-do-`.
    pub step: &'static str,
    /// Whether it usually comes next, or was refused: it stands open.
    pub open: bool,
    /// Its form.
    pub form: RegisterForm,
}

/// Somebody who was at the meeting.
pub struct FoundItemPerson {
    /// Their name.
    pub name: String,
    /// Whether they are the host.
    pub is_host: bool,
    /// The telephones that the reader may see, in words.
    pub telephones: String,
}

/// `GET /sites/S/found-items/F/hand-back`.
///
/// Posts to the same address: `command`, `whom`, `telephone`, `proof`, `signature`, `reason`.
#[derive(Template)]
#[template(path = "found_item_hand_back.html")]
pub struct FoundItemHandBack {
    /// The frame, with the site.
    pub frame: Frame,
    /// The thing's page.
    pub back: String,
    /// The thing.
    pub row: FoundItemRow,
    /// Who takes it.
    pub whom: String,
    /// Their telephone.
    pub telephone: String,
    /// What proves that it is theirs.
    pub proof: String,
    /// What was drawn.
    pub signature: String,
    /// Why nothing was drawn.
    pub reason: String,
    /// What was refused, in words; empty for nothing.
    pub problem: String,
    /// Which field is wrong.
    pub wrong: String,
}

impl FoundItemHandBack {
    /// Whether the field is the one that was refused.
    #[must_use]
    pub fn is_wrong(&self, field: &str) -> bool {
        self.wrong == field
    }
}

/// `GET /sites/S/found-items/F/receipt`.
#[derive(Template)]
#[template(path = "found_item_receipt.html")]
pub struct FoundItemReceipt {
    /// The frame, with the site.
    pub frame: Frame,
    /// The thing's page.
    pub back: String,
    /// The name of the site.
    pub site: String,
    /// The thing.
    pub row: FoundItemRow,
    /// What is said: the key of each word, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// The drawn signature as the path of a picture.
    pub signature: Option<String>,
}

/// `GET /sites/S/found-items/notice`: 招领公告. It tells nothing by which a stranger could claim a thing.
///
/// Posts to the same address: `command`, `notice`.
#[derive(Template)]
#[template(path = "found_item_notice.html")]
pub struct FoundItemNotice {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The name of the site.
    pub site: String,
    /// Today.
    pub today: String,
    /// The things: number, kind, place, day.
    pub rows: Vec<[String; 4]>,
    /// How many of those in the house have no notice yet.
    pub unnoticed: usize,
    /// The day as it was typed.
    pub day: String,
    /// What was refused, in words; empty for nothing.
    pub problem: String,
}

/// `GET /sites/S/lost-reports`.
#[derive(Template)]
#[template(path = "lost_reports.html")]
pub struct LostReports {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register of found things.
    pub back: String,
    /// Where a report is taken down; empty for who may not.
    pub new: String,
    /// What is open, and all of it; the one that is shown has no address.
    pub tabs: Vec<Link>,
    /// The reports.
    pub rows: Vec<LostReportRow>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
}

/// A report in a list.
pub struct LostReportRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// The day and its number of it.
    pub number: String,
    /// What it is, in words.
    pub kind: String,
    /// What it looks like.
    pub description: String,
    /// Where it may be.
    pub place: String,
    /// When it was lost.
    pub lost: String,
    /// Who asks, and where they are reached.
    pub who: String,
    /// A word of `lost-report-state-`.
    pub state: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
}

/// `GET /sites/S/lost-reports/new`.
#[derive(Template)]
#[template(path = "lost_report_form.html")]
pub struct LostReportForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The form.
    pub form: RegisterForm,
}

/// `GET /sites/S/lost-reports/L`.
///
/// Posts to `/sites/S/lost-reports/L/closing`: `command`, `item`.
#[derive(Template)]
#[template(path = "lost_report.html")]
pub struct LostReportShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The report.
    pub row: LostReportRow,
    /// What is known of it: the key of each word, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// The thing that it was.
    pub item: Option<Link>,
    /// What it may be.
    pub proposals: Vec<FoundItemRow>,
    /// Where it is closed; empty for who may not, and where it is.
    pub closing: String,
}
