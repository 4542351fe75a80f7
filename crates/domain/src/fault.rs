//! Faults 报修 (clauses A2.10, A2.5, A1.7, A3.4): what does not work and where, who sees to it by
//! when, and who found it put right.

use crate::worded::worded;
use crate::{AccountId, DutyId, FaultId, Milliseconds, Refusal, RoomId, text};

mod measure;

pub use measure::{Measures, Times, measured};

/// The longest words for the spot within the place, in characters.
pub const SPOT_MAX: usize = 40;
/// The longest description, note or list of material, in characters.
pub const NOTE_MAX: usize = 300;
/// The longest name of who repairs, in characters.
pub const REPAIRER_MAX: usize = 40;
/// How long before it is reported a fault may have been seen.
pub const SEEN_BEFORE_MS: Milliseconds = 7 * 24 * 60 * 60 * 1_000;
/// The most photos of one fault.
pub const PHOTOS_MAX: usize = 6;

worded! {
    /// What does not work.
    Kind {
        /// 照明.
        Lighting = "lighting",
        /// 空调.
        AirConditioning = "air-conditioning",
        /// 叫号机与显示屏.
        Display = "display",
        /// 饮水机.
        WaterDispenser = "water-dispenser",
        /// 门禁与安检设备.
        AccessControl = "access-control",
        /// 音响与话筒.
        Audio = "audio",
        /// 投影与视频.
        Projection = "projection",
        /// 门窗家具.
        Furniture = "furniture",
        /// 给排水.
        Plumbing = "plumbing",
        /// 电梯.
        Lift = "lift",
        /// 电源与网络.
        Power = "power",
        /// 其他.
        Other = "other",
    }
}

worded! {
    /// How much it presses.
    Urgency {
        /// 一般.
        Ordinary = "ordinary",
        /// 紧急.
        Urgent = "urgent",
        /// 计划.
        Planned = "planned",
    }
}

impl Urgency {
    /// How much it presses beside others: the more, the sooner somebody has to come.
    #[must_use]
    pub fn weight(self) -> u8 {
        match self {
            Self::Planned => 0,
            Self::Ordinary => 1,
            Self::Urgent => 2,
        }
    }
}

worded! {
    /// How a fault stands.
    State {
        /// 已报: nobody has taken it on yet.
        Reported = "reported",
        /// 已受理: it is known who repairs it and by when.
        Answered = "answered",
        /// 到场: whoever repairs it is there.
        Arrived = "arrived",
        /// 待料: it waits for material, or for a better time.
        Waiting = "waiting",
        /// 已修复: to be looked at by whoever reported it, or a leader.
        Repaired = "repaired",
        /// 退回: it is not put right; somebody has to take it on anew.
        Returned = "returned",
        /// 已验收.
        Accepted = "accepted",
        /// 已撤回: a mistake.
        Withdrawn = "withdrawn",
    }
}

worded! {
    /// What is done about a fault.
    Step {
        /// 报修.
        Report = "report",
        /// The same fault was seen by somebody else.
        Join = "join",
        /// 受理: who repairs it, by when.
        Answer = "answer",
        /// 到场.
        Arrive = "arrive",
        /// 待料: what it waits for, until when.
        Postpone = "postpone",
        /// 修复: what was done.
        Repair = "repair",
        /// 验收.
        Accept = "accept",
        /// 退回: why.
        Return = "return",
        /// 撤回: why.
        Withdraw = "withdraw",
    }
}

impl State {
    /// Whether nothing more is to be done.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Accepted | Self::Withdrawn)
    }

    /// Whether somebody is waited for who says who repairs it.
    #[must_use]
    pub fn awaits_answer(self) -> bool {
        matches!(self, Self::Reported | Self::Returned)
    }

    /// Whether a repair is waited for, or under way.
    #[must_use]
    pub fn awaits_repair(self) -> bool {
        matches!(self, Self::Answered | Self::Arrived | Self::Waiting)
    }

    /// The state after the step.
    ///
    /// # Errors
    /// Refused where the step does not follow on the state.
    pub fn after(self, step: Step) -> Result<Self, Refusal> {
        let open = !self.is_closed() && self != Self::Repaired;
        let next = match step {
            Step::Join if open => Some(self),
            // Another repairer or another time is a postponement, which says why.
            Step::Answer if self.awaits_answer() => Some(Self::Answered),
            Step::Arrive if matches!(self, Self::Answered | Self::Waiting) => Some(Self::Arrived),
            Step::Postpone if self.awaits_repair() => Some(Self::Waiting),
            Step::Repair if self.awaits_repair() => Some(Self::Repaired),
            Step::Accept if self == Self::Repaired => Some(Self::Accepted),
            Step::Return if self == Self::Repaired => Some(Self::Returned),
            Step::Withdraw if open => Some(Self::Withdrawn),
            _ => None,
        };
        next.ok_or_else(|| Refusal::conflict("fault-state").with("state", self.word()))
    }
}

/// What somebody is to faults in general, by what they may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// They only look.
    #[default]
    Watches,
    /// They report what they see.
    Reports,
    /// They note what whoever repairs says, too.
    Notes,
    /// They supervise alone, as the owner's office does: they find repairs good.
    Supervises,
    /// They lead: all of it.
    Leads,
}

/// How somebody stands to a fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What they are to faults in general.
    pub part: Part,
    /// They reported this one.
    pub reported: bool,
    /// They said that this one is repaired.
    pub repaired: bool,
}

impl Standing {
    /// Whether they may take the step. Nobody finds their own repair good: whoever said that it is
    /// repaired leaves the look to another.
    ///
    /// # Errors
    /// Refused where they may not.
    pub fn check(self, step: Step) -> Result<(), Refusal> {
        let approves = matches!(self.part, Part::Supervises | Part::Leads);
        let does = matches!(self.part, Part::Notes | Part::Leads);
        let allowed = match step {
            Step::Report | Step::Join => does || self.part == Part::Reports,
            Step::Answer | Step::Arrive | Step::Postpone | Step::Repair => does,
            Step::Accept | Step::Return => {
                if self.repaired && (approves || self.reported) {
                    return Err(Refusal::forbidden("fault-own-repair"));
                }
                approves || self.reported
            }
            Step::Withdraw => approves || self.reported,
        };
        if allowed {
            Ok(())
        } else {
            Err(Refusal::forbidden("not-allowed"))
        }
    }
}

/// A fault as it is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The place.
    pub room: RoomId,
    /// The spot within it; may be empty.
    pub spot: String,
    /// What does not work.
    pub kind: Kind,
    /// How much it presses.
    pub urgency: Urgency,
    /// What is seen; may be empty where the kind says it.
    pub description: String,
    /// When it was seen, where that is known.
    pub seen: Option<Milliseconds>,
    /// The duty at which it was found, and the number of the item.
    pub found: Option<(DutyId, u32)>,
}

impl Report {
    /// The report with the blanks around its texts gone.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        for field in [&mut self.spot, &mut self.description] {
            *field = field.trim().to_owned();
        }
        self
    }

    /// Checks a tidied report that comes at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self, now: Milliseconds) -> Result<(), Refusal> {
        text::check("spot", &self.spot, SPOT_MAX)?;
        text::check_lines("description", &self.description, NOTE_MAX)?;
        if self.kind == Kind::Other && text::is_blank(&self.description) {
            return Err(Refusal::invalid("description", "fault-description-empty"));
        }
        match self.seen {
            Some(seen) if seen > now || seen < now - SEEN_BEFORE_MS => {
                Err(Refusal::invalid("seen", "fault-seen-unfit"))
            }
            _ => Ok(()),
        }
    }
}

/// What is said with a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Who repairs it: a name or a team, for an answer.
    pub repairer: String,
    /// What was done, what it waits for, why it is sent back or withdrawn.
    pub note: String,
    /// What was used, for a repair.
    pub material: String,
    /// By when it is repaired, for an answer and for a postponement.
    pub agreed: Option<Milliseconds>,
}

impl Said {
    /// What is said with the blanks around its texts gone, and without what the step does not ask.
    #[must_use]
    pub fn tidied(self, step: Step) -> Self {
        let timed = matches!(step, Step::Answer | Step::Postpone);
        Self {
            repairer: text::where_asked(&self.repairer, step == Step::Answer),
            note: self.note.trim().to_owned(),
            material: text::where_asked(&self.material, step == Step::Repair),
            agreed: self.agreed.filter(|_| timed),
        }
    }

    /// Checks what is said, tidied, with a step taken at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self, step: Step, now: Milliseconds) -> Result<(), Refusal> {
        text::check("repairer", &self.repairer, REPAIRER_MAX)?;
        text::check_lines("note", &self.note, NOTE_MAX)?;
        text::check("material", &self.material, NOTE_MAX)?;
        if step == Step::Answer && text::is_blank(&self.repairer) {
            return Err(Refusal::invalid("repairer", "fault-repairer-empty"));
        }
        let must_say = matches!(
            step,
            Step::Postpone | Step::Repair | Step::Return | Step::Withdraw
        );
        if must_say && text::is_blank(&self.note) {
            return Err(Refusal::invalid("note", "fault-note-empty"));
        }
        match (step, self.agreed) {
            (Step::Answer | Step::Postpone, None) => {
                Err(Refusal::invalid("agreed", "agreed-missing"))
            }
            (_, Some(agreed)) => crate::agreed::check("agreed", agreed, now).map(|_| ()),
            _ => Ok(()),
        }
    }
}

/// Where a fault was found in doing a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The duty.
    pub duty: DutyId,
    /// The number of the item.
    pub step: u32,
    /// What the item says.
    pub item: String,
}

/// A fault in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its id.
    pub id: FaultId,
    /// The civil day on which it was reported, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// The place.
    pub room: RoomId,
    /// The spot within it.
    pub spot: String,
    /// What does not work.
    pub kind: Kind,
    /// How much it presses.
    pub urgency: Urgency,
    /// What was seen.
    pub description: String,
    /// Where it was found in doing a duty.
    pub found: Option<Found>,
    /// When it was seen, where that is known.
    pub seen: Option<Milliseconds>,
    /// When the house learnt of it; never altered.
    pub reported: Milliseconds,
    /// Who reported it.
    pub reporter: String,
    /// Their account.
    pub reporter_account: Option<AccountId>,
    /// How it stands.
    pub state: State,
    /// How often others saw the same.
    pub joined: i32,
    /// How often it was sent back.
    pub sent_back: i32,
    /// Until when somebody has to take it on.
    pub answer_due: Option<Milliseconds>,
    /// When it was first taken on.
    pub answered: Option<Milliseconds>,
    /// Who repairs it.
    pub repairer: String,
    /// By when it is repaired.
    pub agreed: Option<Milliseconds>,
    /// When it was repaired, the last time.
    pub repaired: Option<Milliseconds>,
    /// Who said so.
    pub repaired_by: String,
    /// Their account.
    pub repaired_account: Option<AccountId>,
    /// Until when somebody has to look at the repair.
    pub accept_due: Option<Milliseconds>,
    /// Whether something about it was done later than it should have been.
    pub late: bool,
    /// When it was accepted or withdrawn.
    pub closed: Option<Milliseconds>,
    /// By whom.
    pub closed_by: String,
}

impl Fault {
    /// Until when the next thing is to be done; `None` where nothing is, or no time is known.
    #[must_use]
    pub fn due(&self) -> Option<Milliseconds> {
        match self.state {
            state if state.awaits_answer() => self.answer_due,
            state if state.awaits_repair() => self.agreed,
            State::Repaired => self.accept_due,
            _ => None,
        }
    }

    /// Whether the next thing to be done is late at `now`.
    #[must_use]
    pub fn is_late(&self, now: Milliseconds) -> bool {
        self.due().is_some_and(|due| due < now)
    }
}

/// What was done about a fault, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The step.
    pub step: Step,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// What was said with it.
    pub said: Said,
}

#[cfg(test)]
mod tests;
