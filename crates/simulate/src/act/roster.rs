//! What somebody asks about the roster, and what its leader says of it and changes, as a value.

use app::roster::{Asked, LeaveAsked, SwapAsked};
use app::{Actor, Answer, Command, Error, House};
use domain::roster::decision::Decision;
use domain::{LeaveId, PlannedShiftId, ShiftSwapId, SiteId};

/// What somebody does about the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterAct {
    /// Asks for leave.
    AskLeave(LeaveAsked),
    /// Grants or refuses it, with a reason.
    DecideLeave(LeaveId, Decision, String),
    /// Takes it back.
    WithdrawLeave(LeaveId),
    /// Asks a colleague to swap.
    AskSwap(SwapAsked),
    /// The colleague says whether they would.
    AnswerSwap(ShiftSwapId, bool),
    /// The leader approves it, also where it leaves little rest.
    ApproveSwap(ShiftSwapId),
    /// The leader refuses it, with a reason.
    RefuseSwap(ShiftSwapId, String),
    /// Takes it back.
    WithdrawSwap(ShiftSwapId),
    /// Changes a shift whose revision they saw.
    Replan(PlannedShiftId, i32, Asked),
    /// Takes it away.
    Unplan(PlannedShiftId, i32),
}

impl RosterAct {
    /// Sends it to the house.
    ///
    /// # Errors
    /// What the house says.
    pub(super) async fn send(
        self,
        house: &House,
        (actor, site, command): (&Actor, &SiteId, &Command),
    ) -> Result<Answer, Error> {
        match self {
            Self::AskLeave(asked) => {
                app::roster::ask_leave(house, actor, site, command, asked).await
            }
            Self::DecideLeave(id, decision, reason) => {
                let what = (decision, reason);
                app::roster::decide_leave(house, actor, site, command, id, what).await
            }
            Self::WithdrawLeave(id) => {
                app::roster::withdraw_leave(house, actor, site, command, id).await
            }
            Self::AskSwap(asked) => app::roster::ask_swap(house, actor, site, command, asked).await,
            Self::AnswerSwap(id, agrees) => {
                app::roster::answer_swap(house, actor, site, command, id, agrees).await
            }
            Self::ApproveSwap(id) => {
                app::roster::approve_swap(house, actor, site, command, id, true).await
            }
            Self::RefuseSwap(id, reason) => {
                app::roster::refuse_swap(house, actor, site, command, id, reason).await
            }
            Self::WithdrawSwap(id) => {
                app::roster::withdraw_swap(house, actor, site, command, id).await
            }
            Self::Replan(id, revision, asked) => {
                app::roster::change(house, actor, site, command, (id, revision), asked).await
            }
            Self::Unplan(id, revision) => {
                app::roster::remove(house, actor, site, command, (id, revision)).await
            }
        }
    }
}
