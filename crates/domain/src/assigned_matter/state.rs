//! How a matter stands, what follows on what, and who may take which step.

use crate::Refusal;
use crate::worded::worded;

worded! {
    /// How much it presses.
    Urgency {
        /// 一般.
        Ordinary = "ordinary",
        /// 紧急.
        Urgent = "urgent",
    }
}

worded! {
    /// How a matter stands.
    State {
        /// 待复述: the assignee has not said how they understand it.
        Assigned = "assigned",
        /// 待确认: the assigner has not said that this is what was meant.
        ReadBack = "read-back",
        /// 办理中: it is understood.
        Understood = "understood",
        /// 待验收: reported as done.
        Done = "done",
        /// 退回重办: not as it was meant.
        Returned = "returned",
        /// 已办结: accepted and rated.
        Accepted = "accepted",
        /// 已撤回.
        Withdrawn = "withdrawn",
    }
}

worded! {
    /// What is done about a matter.
    Step {
        /// 交办.
        Assign = "assign",
        /// 派给: the leader gives it to somebody.
        Give = "give",
        /// 复述: what, for whom, by when, in the assignee's own words.
        ReadBack = "read-back",
        /// 确认无误.
        Confirm = "confirm",
        /// 更正: it was understood otherwise.
        Correct = "correct",
        /// 申请延期.
        AskForTime = "ask-for-time",
        /// 同意延期.
        GrantTime = "grant-time",
        /// 不同意延期.
        RefuseTime = "refuse-time",
        /// 办结回报.
        Finish = "finish",
        /// 验收评价.
        Accept = "accept",
        /// 退回重办.
        Return = "return",
        /// 撤回.
        Withdraw = "withdraw",
    }
}

impl Step {
    /// Whether something has to be said with it.
    #[must_use]
    pub fn wants_note(self) -> bool {
        matches!(
            self,
            Self::ReadBack
                | Self::Correct
                | Self::AskForTime
                | Self::RefuseTime
                | Self::Finish
                | Self::Return
                | Self::Withdraw
        )
    }

    /// Whether it is the assigner's word on how the matter stands: it counts for what was seen alone.
    #[must_use]
    pub fn decides(self) -> bool {
        matches!(
            self,
            Self::Confirm
                | Self::Correct
                | Self::GrantTime
                | Self::RefuseTime
                | Self::Accept
                | Self::Return
                | Self::Withdraw
        )
    }

    /// Whether it is said where it is done, also without a network: it counts from the tap.
    #[must_use]
    pub fn counts_from_the_tap(self) -> bool {
        matches!(self, Self::ReadBack | Self::Finish)
    }

    /// Whether it is about how the matter is understood, and not about doing it.
    #[must_use]
    pub fn is_about_understanding(self) -> bool {
        matches!(self, Self::ReadBack | Self::Confirm | Self::Correct)
    }
}

impl State {
    /// Whether nothing more is to be done.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Accepted | Self::Withdrawn)
    }

    /// Whether it is understood and to be done.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Understood | Self::Returned)
    }

    /// The state after the step; `asked` where the assignee asks for another time.
    ///
    /// # Errors
    /// Refused where the step does not follow on the state.
    pub fn after(self, step: Step, asked: bool) -> Result<Self, Refusal> {
        let to_do = !self.is_closed() && self != Self::Done;
        let next = match step {
            // Whoever gets it reads it back anew.
            Step::Give if to_do => Some(Self::Assigned),
            Step::ReadBack if self == Self::Assigned => Some(Self::ReadBack),
            Step::Confirm if self == Self::ReadBack => Some(Self::Understood),
            Step::Correct if self == Self::ReadBack || self.is_under_way() => Some(Self::Assigned),
            Step::AskForTime if to_do => Some(self),
            Step::GrantTime | Step::RefuseTime if to_do && asked => Some(self),
            Step::Finish if self.is_under_way() => Some(Self::Done),
            Step::Accept if self == Self::Done => Some(Self::Accepted),
            Step::Return if self == Self::Done => Some(Self::Returned),
            Step::Withdraw if !self.is_closed() => Some(Self::Withdrawn),
            _ => None,
        };
        next.ok_or_else(|| Refusal::conflict("assigned-matter-state").with("state", self.word()))
    }
}

/// What somebody is to assigned matters in general, by what they may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// They see to what is theirs, or only look.
    #[default]
    Watches,
    /// They lead: they give what is their team's to somebody.
    Leads,
    /// They are the owner's manager: their word stands for an assigner who is away.
    Supervises,
}

/// How somebody stands to a matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What they are to matters in general.
    pub part: Part,
    /// They assigned this one.
    pub assigned: bool,
    /// They see to this one.
    pub sees_to_it: bool,
}

impl Standing {
    /// Whether they may take the step. Nobody accepts what they did themselves.
    ///
    /// # Errors
    /// Refused where they may not.
    pub fn check(self, step: Step) -> Result<(), Refusal> {
        let decides = self.assigned || self.part == Part::Supervises;
        let allowed = match step {
            // Whether somebody may assign at all is asked of the matrix.
            Step::Assign => false,
            Step::Give => self.part == Part::Leads,
            Step::ReadBack | Step::AskForTime | Step::Finish => self.sees_to_it,
            Step::Accept | Step::Return if self.sees_to_it && decides => {
                return Err(Refusal::forbidden("assigned-matter-own-work"));
            }
            Step::Confirm
            | Step::Correct
            | Step::GrantTime
            | Step::RefuseTime
            | Step::Accept
            | Step::Return
            | Step::Withdraw => decides && !self.sees_to_it,
        };
        if allowed {
            Ok(())
        } else {
            Err(Refusal::forbidden("not-allowed"))
        }
    }
}
