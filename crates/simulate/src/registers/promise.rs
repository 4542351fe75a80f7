//! What was promised on the telephone or at the desk is a duty until it is kept: open, overdue, done
//! or waived, never lost.

use anyhow::{Context, Result, ensure};
use domain::Milliseconds;
use domain::call::Handling;
use domain::duty::DutyRecord;
use standards::Outcome;
use store::call::{CallAttempt, CallRecord};
use store::inquiry::InquiryRecord;

const CALL: &str = "answer-call";
const CALL_BACK: &str = "call-back";
const INQUIRY: &str = "answer-inquiry";

pub(super) fn call(
    record: &CallRecord,
    attempts: &[CallAttempt],
    duties: &[DutyRecord],
) -> Result<()> {
    let call = &record.call;
    ensure!(record.sealed.is_some(), "what was told is not kept sealed");
    ensure!(call.told.is_none(), "what was told is kept as it was told");
    match call.handling {
        Handling::Answered => {
            ensure!(
                duties.iter().all(|duty| duty.duty.outcome.is_some()),
                "answered at once, and something is open"
            );
            Ok(())
        }
        Handling::Transferred | Handling::Message => {
            kept(duties, CALL, 1, (call.settled, call.due))
        }
        Handling::CallBack => {
            // Each time nobody was reached another was agreed.
            let again = attempts.iter().filter(|attempt| !attempt.reached).count();
            kept(duties, CALL_BACK, again + 1, (call.settled, call.due))
        }
    }
}

pub(super) fn inquiry(record: &InquiryRecord, duties: &[DutyRecord]) -> Result<()> {
    let one = &record.inquiry;
    ensure!(record.sealed.is_some(), "what was told is not kept sealed");
    if one.to.is_empty() {
        ensure!(
            one.answered.is_some() && duties.is_empty(),
            "handed on to nobody, answered at {:?}, with {} duties",
            one.answered,
            duties.len()
        );
        return Ok(());
    }
    kept(duties, INQUIRY, 1, (one.answered, one.due))
}

/// The promise is as many duties as it was made times; the last of them is open as long as it is not
/// kept, due when it was promised, and done or waived when it is.
fn kept(
    duties: &[DutyRecord],
    rule: &str,
    times: usize,
    (settled, due): (Option<Milliseconds>, Option<Milliseconds>),
) -> Result<()> {
    let mut of_rule: Vec<&DutyRecord> = duties.iter().filter(|one| one.duty.rule == rule).collect();
    of_rule.sort_by_key(|one| one.duty.round);
    ensure!(
        of_rule.len() == times,
        "promised {times} times, {} duties of {rule}",
        of_rule.len()
    );
    let last = of_rule.pop().context("a promise without a duty")?;
    for earlier in of_rule {
        ensure!(earlier.duty.outcome.is_some(), "an earlier promise is open");
    }
    match (&last.duty.outcome, settled) {
        (None, None) => {
            ensure!(
                Some(last.duty.due.as_millisecond()) == due,
                "promised until {due:?}, the duty is due {}",
                last.duty.due
            );
        }
        (Some(Outcome::Done { .. } | Outcome::Waived { .. }), Some(_)) => {}
        (outcome, settled) => {
            anyhow::bail!("kept at {settled:?}, the duty stands as {outcome:?}")
        }
    }
    Ok(())
}
