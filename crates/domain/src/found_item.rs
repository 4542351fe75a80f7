//! Found things 遗失物品 (clause C4.3.2): what was left behind and where, who keeps it, and how it left the house.
//!
//! The civil code says how (articles 314 to 318): whoever finds a thing gives it back or hands it to the public
//! security organ, and takes care of it until then; what nobody claims within a year from the day of its notice
//! 招领公告 belongs to the state. So nothing is thrown away before, but what perishes.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::worded::worded;
use crate::{
    AccountId, DutyId, FoundItemId, MeetingId, Milliseconds, Refusal, RoomId, VisitId, telephone,
    text,
};

pub mod lost;

/// The longest description, in characters.
pub const DESCRIPTION_MAX: usize = 100;
/// The longest words for a spot or a shelf, in characters.
pub const SPOT_MAX: usize = 40;
/// The longest name of a person or an authority, in characters.
pub const NAME_MAX: usize = 40;
/// The longest proof, note or reason, in characters.
pub const NOTE_MAX: usize = 200;
/// The most photos of one thing.
pub const PHOTOS_MAX: usize = 4;
/// How long before it is taken down a thing may have been found.
pub const FOUND_BEFORE_MS: Milliseconds = 30 * 24 * 60 * 60 * 1_000;
/// After how many days what nobody claimed is handed to the public security organ, where the site says nothing.
pub const HAND_OVER_DAYS: u32 = 30;
/// The most days that a site may say.
pub const HAND_OVER_DAYS_MAX: u32 = 365;

worded! {
    /// What was found.
    Kind {
        /// 证件和银行卡.
        Document = "document",
        /// 手机和电子设备.
        Phone = "phone",
        /// 钥匙.
        Keys = "keys",
        /// 雨伞.
        Umbrella = "umbrella",
        /// 衣帽.
        Clothing = "clothing",
        /// 包.
        Bag = "bag",
        /// 现金和贵重物品.
        Valuables = "valuables",
        /// 食品等易腐物品.
        Perishable = "perishable",
        /// 其他.
        Other = "other",
    }
}

impl Kind {
    /// Whether a second person stands by as it is put away.
    #[must_use]
    pub fn needs_witness(self) -> bool {
        matches!(self, Self::Document | Self::Valuables)
    }

    /// Whether it leaves the house to its owner or to an authority and in no other way.
    #[must_use]
    pub fn goes_to_authorities(self) -> bool {
        matches!(self, Self::Document | Self::Phone | Self::Valuables)
    }
}

worded! {
    /// How a found thing stands.
    State {
        /// 待入库: in the hands of who found it.
        Found = "found",
        /// 保管中: on its shelf.
        Kept = "kept",
        /// 已通知失主.
        Informed = "informed",
        /// 已归还.
        HandedBack = "handed-back",
        /// 已移交: to the public security organ, or to who issued it.
        HandedOver = "handed-over",
        /// 已处置.
        Disposed = "disposed",
    }
}

worded! {
    /// What is done about a found thing.
    Step {
        /// 入库: put on its shelf, or on another one.
        Store = "store",
        /// 招领公告: its notice is put up.
        Publish = "publish",
        /// 通知失主.
        Inform = "inform",
        /// 归还, against a signature.
        HandBack = "hand-back",
        /// 移交公安机关.
        HandOver = "hand-over",
        /// 处置.
        Dispose = "dispose",
    }
}

impl State {
    /// Whether it has left the house.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::HandedBack | Self::HandedOver | Self::Disposed)
    }

    /// The state after the step.
    ///
    /// # Errors
    /// Refused where the thing has left the house.
    pub fn after(self, step: Step) -> Result<Self, Refusal> {
        if self.is_closed() {
            return Err(Refusal::conflict("found-item-gone").with("state", self.word()));
        }
        Ok(match step {
            Step::Store if self == Self::Found => Self::Kept,
            Step::Store | Step::Publish => self,
            Step::Inform => Self::Informed,
            Step::HandBack => Self::HandedBack,
            Step::HandOver => Self::HandedOver,
            Step::Dispose => Self::Disposed,
        })
    }
}

/// What somebody is to found things, by what they may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// They only look.
    #[default]
    Watches,
    /// They find things and put them away.
    Finds,
    /// They keep things, look for their owners and give them back.
    Keeps,
    /// They lead: what leaves the house in another way is theirs to say.
    Leads,
}

impl Part {
    /// Whether they may take the step.
    ///
    /// # Errors
    /// Refused where they may not.
    pub fn check(self, step: Step) -> Result<(), Refusal> {
        let least = match step {
            Step::Store => Self::Finds,
            Step::Publish | Step::Inform | Step::HandBack => Self::Keeps,
            Step::HandOver | Step::Dispose => Self::Leads,
        };
        if self >= least {
            Ok(())
        } else {
            Err(Refusal::forbidden("not-allowed"))
        }
    }
}

/// A thing as it is taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// What it looks like, in one line.
    pub description: String,
    /// The room where it lay; `None` where the place is said in words.
    pub room: Option<RoomId>,
    /// The spot within it, or the place in words.
    pub spot: String,
    /// When it was found.
    pub found: Milliseconds,
}

impl Finding {
    /// The finding with the blanks around its texts gone.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        for field in [&mut self.description, &mut self.spot] {
            *field = field.trim().to_owned();
        }
        self
    }

    /// Checks a tidied finding that comes at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self, now: Milliseconds) -> Result<(), Refusal> {
        text::check_filled("description", &self.description, DESCRIPTION_MAX)?;
        text::check("spot", &self.spot, SPOT_MAX)?;
        if self.room.is_none() && text::is_blank(&self.spot) {
            return Err(Refusal::invalid("room", "found-item-place-missing"));
        }
        if self.found > now || self.found < now - FOUND_BEFORE_MS {
            return Err(Refusal::invalid("day", "found-item-time-unfit"));
        }
        Ok(())
    }
}

/// What is said with a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// On which shelf it lies.
    pub shelf: String,
    /// Who stood by as it was put away.
    pub witness: Option<AccountId>,
    /// The day on which its notice was put up, `YYYY-MM-DD`.
    pub notice: String,
    /// Who was informed, who took it, or which authority.
    pub whom: String,
    /// The telephone of who took it.
    pub telephone: String,
    /// What proved that it is theirs.
    pub proof: String,
    /// How they were informed, the number of the receipt, or why it is disposed of.
    pub note: String,
}

impl Said {
    /// What is said with the blanks around its texts gone, and without what the step does not ask.
    #[must_use]
    pub fn tidied(self, step: Step) -> Self {
        let (store, publish) = (step == Step::Store, step == Step::Publish);
        let back = step == Step::HandBack;
        Self {
            shelf: text::where_asked(&self.shelf, store),
            witness: self.witness.filter(|_| store),
            notice: text::where_asked(&self.notice, publish),
            whom: text::where_asked(
                &self.whom,
                matches!(step, Step::Inform | Step::HandBack | Step::HandOver),
            ),
            telephone: if back {
                telephone::narrowed(&self.telephone)
            } else {
                String::new()
            },
            proof: text::where_asked(&self.proof, back),
            note: text::where_asked(
                &self.note,
                matches!(step, Step::Inform | Step::HandOver | Step::Dispose),
            ),
        }
    }

    /// Checks what is said, tidied, with a step about the thing that `by` takes on `today`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit, and where the law does not allow the step yet.
    pub fn check(
        &self,
        step: Step,
        item: &FoundItem,
        (by, today): (Option<AccountId>, Date),
    ) -> Result<(), Refusal> {
        text::check("shelf", &self.shelf, SPOT_MAX)?;
        text::check("whom", &self.whom, NAME_MAX)?;
        text::check("proof", &self.proof, NOTE_MAX)?;
        text::check("note", &self.note, NOTE_MAX)?;
        telephone::check("telephone", &self.telephone)?;
        match step {
            Step::Store => self.check_storing(item, by),
            Step::Publish => self.check_notice(item, today),
            Step::Inform => {
                filled("whom", &self.whom, "found-item-whom-missing")?;
                filled("note", &self.note, "found-item-how-missing")
            }
            Step::HandBack => {
                filled("whom", &self.whom, "found-item-taker-missing")?;
                filled("proof", &self.proof, "found-item-proof-missing")
            }
            Step::HandOver => filled("whom", &self.whom, "found-item-authority-missing"),
            Step::Dispose => {
                item.check_disposal(today)?;
                filled("note", &self.note, "found-item-reason-missing")
            }
        }
    }

    fn check_storing(&self, item: &FoundItem, by: Option<AccountId>) -> Result<(), Refusal> {
        filled("shelf", &self.shelf, "found-item-shelf-missing")?;
        match self.witness {
            None if item.kind.needs_witness() => {
                Err(Refusal::invalid("witness", "found-item-witness-missing"))
            }
            Some(witness) if Some(witness) == by => {
                Err(Refusal::invalid("witness", "found-item-witness-other"))
            }
            _ => Ok(()),
        }
    }

    fn check_notice(&self, item: &FoundItem, today: Date) -> Result<(), Refusal> {
        if let Some(day) = &item.noticed {
            return Err(Refusal::conflict("found-item-noticed").with("day", day));
        }
        let day = crate::day::parse(&self.notice);
        let day = day
            .ok_or_else(|| Refusal::invalid("notice", "day-unknown").with("typed", &self.notice))?;
        let taken_down = crate::day::parse(&item.day);
        if day > today || taken_down.is_some_and(|taken_down| day < taken_down) {
            return Err(Refusal::invalid("notice", "found-item-notice-unfit"));
        }
        Ok(())
    }
}

fn filled(field: &'static str, text: &str, code: &'static str) -> Result<(), Refusal> {
    if text::is_blank(text) {
        return Err(Refusal::invalid(field, code));
    }
    Ok(())
}

/// A found thing in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundItem {
    /// Its id.
    pub id: FoundItemId,
    /// The civil day on which it was taken down, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// What it is.
    pub kind: Kind,
    /// What it looks like; `None` once its time of keeping is over.
    pub description: Option<String>,
    /// The room where it lay.
    pub room: Option<RoomId>,
    /// The spot within it, or the place in words.
    pub spot: String,
    /// When it was found.
    pub found: Milliseconds,
    /// When the house learnt of it; never altered.
    pub at: Milliseconds,
    /// Who found it.
    pub by: String,
    /// Their account.
    pub by_account: Option<AccountId>,
    /// The meeting after which it lay there.
    pub meeting: Option<MeetingId>,
    /// The visit that it was left at.
    pub visit: Option<VisitId>,
    /// The duty at which it was found.
    pub duty: Option<DutyId>,
    /// How it stands.
    pub state: State,
    /// On which shelf it lies; empty while it was not put away.
    pub shelf: String,
    /// The day of its notice.
    pub noticed: Option<String>,
    /// When it left the house.
    pub closed: Option<Milliseconds>,
    /// Through whose hands.
    pub closed_by: String,
}

impl FoundItem {
    /// The last day on which its owner may claim it: a year after its notice.
    #[must_use]
    pub fn legal_end(&self) -> Option<Date> {
        let noticed = crate::day::parse(self.noticed.as_deref()?)?;
        noticed.checked_add(1.year()).ok()
    }

    /// The last day on which it lies here before it is handed to the public security organ; `None` where it has
    /// left the house.
    #[must_use]
    pub fn hand_over_by(&self, days: u32) -> Option<Date> {
        if self.state.is_closed() {
            return None;
        }
        let day = crate::day::parse(&self.day)?;
        day.checked_add(i64::from(days).days()).ok()
    }

    /// Whether it should have been handed over.
    #[must_use]
    pub fn is_overdue(&self, today: Date, days: u32) -> bool {
        self.hand_over_by(days).is_some_and(|day| day < today)
    }

    /// Whether it may be disposed of on the day: what perishes at once, nothing else before its legal end, and
    /// never what belongs to an authority.
    ///
    /// # Errors
    /// Refused where it may not.
    pub fn check_disposal(&self, today: Date) -> Result<(), Refusal> {
        if self.kind == Kind::Perishable {
            return Ok(());
        }
        if self.kind.goes_to_authorities() {
            return Err(Refusal::conflict("found-item-to-authorities"));
        }
        match self.legal_end() {
            None => Err(Refusal::conflict("found-item-not-noticed")),
            Some(end) if today <= end => {
                Err(Refusal::conflict("found-item-too-early").with("day", end))
            }
            Some(_) => Ok(()),
        }
    }
}

/// What was done about a found thing, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The step.
    pub step: Step,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// What was said with it; `None` once its time of keeping is over.
    pub said: Option<Said>,
    /// Why there is no drawn signature, for a hand-back; empty where there is one.
    pub reason: String,
}

/// Checks after how many days what nobody claimed is handed to the public security organ.
///
/// # Errors
/// Refused where it is nothing or more than a year.
pub fn check_days(days: u32) -> Result<u32, Refusal> {
    if (1..=HAND_OVER_DAYS_MAX).contains(&days) {
        return Ok(days);
    }
    Err(Refusal::invalid("days", "found-item-days-unfit").with("most", HAND_OVER_DAYS_MAX))
}

#[cfg(test)]
mod tests;
