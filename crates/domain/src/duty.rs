//! A duty as the house keeps it: the engine's duty with its place, its people and its ticked steps.

use standards::{Duty, Outcome, Rule, StepOrder};

use crate::subject::{Register, Subject};
use crate::{
    AccountId, DutyId, MeetingId, Milliseconds, Refusal, RequestId, RoomId, SiteId, TeamId,
};

/// The most photos of one duty.
pub const PHOTOS_MAX: usize = 6;

/// A duty as the house keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyRecord {
    /// Its id; see [`id_of`].
    pub id: DutyId,
    /// The civil day at the site it belongs to, `YYYY-MM-DD`.
    pub day: String,
    /// The meeting it serves, if it is not a duty of the day.
    pub meeting: Option<MeetingId>,
    /// The request it answers.
    pub request: Option<RequestId>,
    /// The record of a register that it is about.
    pub subject: Option<Subject>,
    /// The version of the standard it was compiled from.
    pub standard_version: i32,
    /// The team whose scope holds its place.
    pub team: Option<TeamId>,
    /// Who is to do it.
    pub assignee: Option<AccountId>,
    /// Where.
    pub room: Option<RoomId>,
    /// Rule, round, window, outcome.
    pub duty: Duty,
    /// Who settled it and when the server learnt of it.
    pub settled: Option<Settled>,
    /// Steps already ticked, by index, in the order they were ticked.
    pub steps_done: Vec<u32>,
    /// When it was noted that its window passed.
    pub overdue_noted: Option<Milliseconds>,
}

impl DutyRecord {
    /// Whether it is about a record of this register.
    #[must_use]
    pub fn is_about(&self, register: Register) -> bool {
        self.subject.is_some_and(|about| about.register == register)
    }

    /// Whether it is one person's alone: given to nobody else, and theirs when they go off duty.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        self.subject
            .is_some_and(|about| about.register.is_personal())
    }

    /// Whether it is somebody's own, on duty or not: it was given to them, or it is one person's alone, where its
    /// register says whose.
    #[must_use]
    pub fn is_of(&self, account: AccountId) -> bool {
        self.assignee == Some(account) || self.is_personal()
    }

    /// Whether it is over with its day. What a register waits for stays until it is done, but for some.
    #[must_use]
    pub fn ends_with_its_day(&self) -> bool {
        let of_register = self.subject.map(|about| about.register);
        self.meeting.is_none() && of_register.is_none_or(Register::ends_with_its_day)
    }
}

/// Who settled a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Their name.
    pub by: String,
    /// When the server learnt of it; the time of the act itself is in the outcome.
    pub received: Milliseconds,
}

/// The id of a duty: it follows from what the duty belongs to, its rule and its round.
#[must_use]
pub fn id_of(site: &SiteId, matter: &str, rule: &str, round: u32) -> DutyId {
    DutyId::derived(&["duty", site.as_str(), matter, rule, &round.to_string()])
}

/// Its word in storage for how it came out.
#[must_use]
pub fn outcome_word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Done { .. } => "done",
        Outcome::Missed { .. } => "missed",
        Outcome::Waived { .. } => "waived",
        Outcome::Cancelled { .. } => "cancelled",
    }
}

/// When it came out so.
#[must_use]
pub fn outcome_at(outcome: &Outcome) -> Milliseconds {
    match outcome {
        Outcome::Done { at }
        | Outcome::Missed { at }
        | Outcome::Waived { at, .. }
        | Outcome::Cancelled { at } => at.as_millisecond(),
    }
}

/// Ticks a step of the rule. A step ticked again changes nothing.
///
/// # Errors
/// Where order matters, a step before the one it follows; and a step the rule does not have.
pub fn tick(rule: &Rule, done: &[u32], step: u32) -> Result<Vec<u32>, Refusal> {
    if step as usize >= rule.steps.len() {
        return Err(Refusal::invalid("step", "step-unknown").with("count", rule.steps.len()));
    }
    let mut ticked = done.to_vec();
    if ticked.contains(&step) {
        return Ok(ticked);
    }
    if rule.step_order == StepOrder::Kept {
        let next = (0..step)
            .find(|before| !ticked.contains(before))
            .unwrap_or(step);
        if step != next {
            let text = rule.steps.get(next as usize).cloned().unwrap_or_default();
            return Err(Refusal::conflict("step-out-of-order")
                .at("step")
                .with("step", text));
        }
    }
    ticked.push(step);
    Ok(ticked)
}

/// Whether the duty may be finished: where order matters, every step has been ticked.
///
/// # Errors
/// The refusal names the first step that is left.
pub fn may_finish(rule: &Rule, done: &[u32]) -> Result<(), Refusal> {
    if rule.step_order != StepOrder::Kept {
        return Ok(());
    }
    match (0..rule.steps.len()).find(|step| !done.contains(&(*step as u32))) {
        Some(left) => Err(Refusal::conflict("step-left")
            .at("step")
            .with("step", &rule.steps[left])),
        None => Ok(()),
    }
}

/// Refuses a shift's duty to whoever was not of it: others of the team were on duty then, and they were not
/// (clause A2.2). Where nobody of the team is, the house signs nobody on, and whoever is of the team may do it.
///
/// # Errors
/// A conflict, to be mended by going on duty.
pub fn check_on_duty(
    account: AccountId,
    there: &[AccountId],
    members: &[AccountId],
) -> Result<(), Refusal> {
    if !there.contains(&account) && there.iter().any(|who| members.contains(who)) {
        return Err(Refusal::conflict("not-on-duty"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shifts_duty_is_done_by_whoever_is_of_the_shift() {
        // A2.2, and finishing a duty of another shift
        let account = |name: &str| AccountId::derived(&[name]);
        let team = [account("wang"), account("zhao")];
        let rows: [(&str, &[&str], Option<&str>); 6] = [
            ("wang", &[], None),
            ("wang", &["wang"], None),
            ("wang", &["wang", "zhao"], None),
            ("wang", &["zhao"], Some("not-on-duty")),
            // Those of other teams are another shift.
            ("wang", &["qiang"], None),
            ("wang", &["qiang", "zhao"], Some("not-on-duty")),
        ];
        for (who, there, expected) in rows {
            let there: Vec<AccountId> = there.iter().map(|name| account(name)).collect();
            let found = check_on_duty(account(who), &there, &team).err();
            assert_eq!(
                found.map(|refusal| refusal.code),
                expected,
                "{who} {there:?}"
            );
        }
    }
}
