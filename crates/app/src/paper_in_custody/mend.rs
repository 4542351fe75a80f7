//! A paper that was taken down wrongly: whoever leads puts it right or strikes it out, with a reason.

use domain::access::{Action, Actor, Object};
use domain::paper_in_custody::{PaperAct, PaperBefore, PaperInCustody, REASON_MAX, Retrieved};
use domain::{PaperInCustodyId, PersonId, Refusal, SiteId, text};
use standards::Start;

use super::{leader, note_step, still_in_hand, subject_of};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{How, settle};

/// What a paper is to be in place of what was taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What it is.
    pub paper: Retrieved,
    /// The leader who approved it.
    pub leader: PersonId,
    /// Why it is put right.
    pub reason: String,
    /// How many corrections of it whoever asks has seen, so that two people do not undo each other's; `None` where
    /// that is not said.
    pub seen: Option<usize>,
}

/// Puts right what was taken down of a paper. What stood there before stays readable in its chain; of one that turns
/// out to be classified the title and the number do not, because they should never have been written down.
///
/// # Errors
/// Refused where the paper was signed for or struck out, where a field is unfit, and without a reason.
pub async fn correct(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: PaperInCustodyId,
    asked: Correction,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::PaperInCustody, Action::Edit)?;
        let mut paper = still_in_hand(deed, id, Action::Edit)?;
        check_seen(deed, id, asked.seen)?;
        let retrieved = asked.paper.clone().checked()?;
        if retrieved == paper.retrieved && asked.leader == paper.leader {
            return Err(Refusal::invalid("title", "paper-nothing-changed").into());
        }
        let reason = checked_reason(&asked.reason)?;
        let before = PaperBefore {
            retrieved: paper.retrieved.clone(),
            leader_name: paper.leader_name.clone(),
        };
        if asked.leader != paper.leader {
            let leader = leader(deed, asked.leader)?;
            (paper.leader, paper.leader_name) = (leader.id, leader.name);
        }
        let site = deed.site.id.clone();
        if retrieved.classified {
            store::paper_in_custody::forget_before(deed.db, &site, id)?;
        }
        let before = before.readable_beside(&retrieved);
        paper.retrieved = retrieved;
        store::paper_in_custody::change(deed.db, &site, &paper)?;
        note_step(deed, id, PaperAct::Corrected, (&reason, Some(before)))?;
        write(deed, "paper-corrected", &paper)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Strikes a paper out: it was entered twice, or was none. It stays in the register and is nobody's to hand over.
///
/// # Errors
/// Refused where the paper was signed for or struck out before, and without a reason.
pub async fn strike(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: PaperInCustodyId,
    reason: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::PaperInCustody, Action::Approve)?;
        let mut paper = still_in_hand(deed, id, Action::Approve)?;
        let reason = checked_reason(&reason)?;
        paper.struck = Some(deed.now);
        store::paper_in_custody::change(deed.db, &deed.site.id, &paper)?;
        let about = subject_of(&paper);
        settle(deed, about, Some(Start::PaperRetrieved), How::Cancelled)?;
        note_step(deed, id, PaperAct::Struck, (&reason, None))?;
        write(deed, "paper-struck", &paper)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Whoever puts a paper right has seen what others put right of it.
fn check_seen(deed: &mut Deed<'_>, id: PaperInCustodyId, seen: Option<usize>) -> Result<(), Error> {
    let Some(seen) = seen else {
        return Ok(());
    };
    let steps = store::paper_in_custody::steps(deed.db, &deed.site.id, &[id])?;
    let corrections = steps.iter().map(|(_, step)| step);
    let mut unseen = corrections
        .filter(|step| step.act == PaperAct::Corrected)
        .skip(seen);
    match unseen.next() {
        None => Ok(()),
        Some(first) => Err(Refusal::conflict("paper-corrected-since")
            .with("by", &first.by)
            .into()),
    }
}

fn checked_reason(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    text::check("reason", reason, REASON_MAX)?;
    if text::is_blank(reason) {
        return Err(Refusal::invalid("reason", "reason-empty"));
    }
    Ok(reason.to_owned())
}

/// The journal tells of the paper by its number: why, and what it was, is on its page alone.
fn write(deed: &mut Deed<'_>, act: &str, paper: &PaperInCustody) -> Result<(), Error> {
    let entry = deed
        .entry(act)
        .detail("day", &paper.day)
        .detail("number", paper.number);
    deed.write(&entry)?;
    Ok(())
}
