//! What happens at the gate: let in, asked to wait, refused, gone, taken back.

use domain::access::{Action, Actor, Object};
use domain::visit::{Act, Approval, Details, Ground, State, check_admission, next};
use domain::{Refusal, SiteId, VisitId, text};
use store::visit::{ApprovalRecord, VisitRecord};

use super::{
    add, announce, ask_at_the_gate, entry_of, load, save, sealed, settle_by_state, tell_the_meeting,
};
use crate::chance::secret;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// How many characters of randomness a badge's code has: nobody guesses another's.
const BADGE_CODE_LENGTH: usize = 22;

/// What is done to a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What.
    pub act: Act,
    /// Why; asked for where somebody is refused.
    pub reason: String,
    /// Of who leaves: whether the badge came back.
    pub badge_back: bool,
}

/// Does what happens at the gate.
///
/// # Errors
/// Refused to whoever may not, where the visit's state forbids it, and for want of a reason.
pub async fn act(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: VisitId,
    done: Done,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let (object, action) = match done.act {
            Act::Cancel => (Object::ExpectedVisit, Action::Edit),
            _ => (Object::Visit, Action::Do),
        };
        let mut record = load(deed, id, object, action)?;
        let state = next(record.state, done.act)?;
        text::check("reason", &done.reason, 200)?;
        if done.act == Act::Refuse && text::is_blank(&done.reason) {
            return Err(Refusal::invalid("reason", "reason-empty").into());
        }
        let today = deed.day_of(deed.now);
        if record.day != today && done.act != Act::Cancel {
            return Err(Refusal::conflict("visit-of-another-day").into());
        }
        let stands = sealed::open(deed.house, &deed.site.id, id, record.sealed.as_deref())?
            .ok_or_else(|| Refusal::conflict("visit-erased"))?;
        if done.act == Act::Admit {
            if let_in(deed, &mut record, &stands)? {
                let entry = entry_of(deed, "visit-admitted", &record);
                deed.write(&entry)?;
            }
            return Ok(Answer::about(id));
        }
        let before = record.state;
        note_reason(deed, &mut record, stands, &done)?;
        put_times(deed, &mut record, &done);
        record.state = state;
        save(deed, &mut record)?;
        if state == State::Held && before != State::Held {
            ask_at_the_gate(deed, &record)?;
        }
        settle_by_state(deed, &record)?;
        let mut entry = entry_of(deed, &format!("visit-{}", done.act.word()), &record);
        if done.act == Act::Undo {
            entry = entry.detail("state", before.word());
        }
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The reason stands with what is personal: it may say anything of anybody.
fn note_reason(
    deed: &mut Deed<'_>,
    record: &mut VisitRecord,
    mut details: Details,
    done: &Done,
) -> Result<(), Error> {
    if matches!(done.act, Act::Hold | Act::Refuse) {
        done.reason.trim().clone_into(&mut details.reason);
        record.sealed = Some(sealed::seal(
            deed.house,
            &deed.site.id,
            record.id,
            &details,
        )?);
    }
    Ok(())
}

/// The time of what was done; what is taken back leaves none, and the journal tells of both.
fn put_times(deed: &Deed<'_>, record: &mut VisitRecord, done: &Done) {
    match (done.act, record.state) {
        (Act::Leave, _) => {
            record.left = Some(deed.at.max(record.arrived.unwrap_or(deed.at)));
            if done.badge_back && record.badge_code.is_some() {
                record.badge_back = record.left;
            }
        }
        (Act::Undo, State::Left) => (record.left, record.badge_back) = (None, None),
        (Act::Undo, State::Inside) => (record.arrived, record.badge_code) = (None, None),
        _ => {}
    }
}

/// Lets somebody in, or asks them to wait for the leader on duty where no document was shown or
/// somebody is to be careful; whether they are inside. The caller writes that down.
///
/// # Errors
/// Refused while the host does not receive or the leader has not said yes.
pub(super) fn let_in(
    deed: &mut Deed<'_>,
    record: &mut VisitRecord,
    details: &Details,
) -> Result<bool, Error> {
    if !admit(deed, record, details, save)? {
        return Ok(false);
    }
    settle_by_state(deed, record)?;
    announce(deed, record)?;
    tell_the_meeting(deed, record)?;
    Ok(true)
}

/// The same of somebody of whom nothing is kept yet: it is written once, and no duty is about them that could be
/// settled.
pub(super) fn let_in_first(
    deed: &mut Deed<'_>,
    record: &mut VisitRecord,
    details: &Details,
) -> Result<(), Error> {
    if admit(deed, record, details, add)? {
        announce(deed, record)?;
        tell_the_meeting(deed, record)?;
    }
    Ok(())
}

/// Decides whether somebody is let in, and has that kept.
fn admit(
    deed: &mut Deed<'_>,
    record: &mut VisitRecord,
    details: &Details,
    keep: fn(&mut Deed<'_>, &mut VisitRecord) -> Result<(), Error>,
) -> Result<bool, Error> {
    if let Some(ground) = ground_of(deed, record, details)? {
        record.approval = Some(ApprovalRecord {
            approval: Approval::Asked,
            ground,
            by: Some(deed.actor.name.clone()),
        });
        let waited = record.state == State::Held;
        record.state = State::Held;
        keep(deed, record)?;
        if !waited {
            ask_at_the_gate(deed, record)?;
        }
        let entry = entry_of(deed, "visit-approval-asked", record);
        deed.write(&entry)?;
        return Ok(false);
    }
    let answer = record.answer.as_ref().map(|(answer, _)| *answer);
    let approval = record.approval.as_ref().map(|one| one.approval);
    check_admission(answer, approval)?;
    record.state = next(record.state, Act::Admit)?;
    record.arrived = Some(deed.at);
    let mut code = secret(deed.house.chance());
    code.truncate(BADGE_CODE_LENGTH);
    record.badge_code = Some(code);
    record.badge_back = None;
    keep(deed, record)?;
    Ok(true)
}

/// Why the leader on duty has to be asked and was not yet.
fn ground_of(
    deed: &mut Deed<'_>,
    record: &VisitRecord,
    details: &Details,
) -> Result<Option<Ground>, Error> {
    // A leader's no stands; a yes to somebody who is watched covers what else may be lacking. A word
    // on the document says nothing of who it is.
    let known = record
        .approval
        .as_ref()
        .map(|one| (one.approval, one.ground));
    if matches!(known, Some((Approval::Denied, _) | (_, Ground::Watch))) {
        return Ok(None);
    }
    let (keys, site) = (deed.house.keys()?, deed.site.id.clone());
    let name = sealed::name_mark(keys, &site, &details.name, &details.telephone);
    let document = record.document_mark.as_deref();
    if store::watch::is_watched(deed.db, &site, name.as_deref(), document)? {
        return Ok(Some(Ground::Watch));
    }
    Ok((known.is_none() && details.lacks_document()).then_some(Ground::Document))
}

/// A badge came back after its holder had left.
///
/// # Errors
/// Refused to whoever may not, and where it is not out.
pub async fn return_badge(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: VisitId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load(deed, id, Object::Visit, Action::Do)?;
        if record.state == State::Inside {
            return Err(Refusal::conflict("visit-is-inside").into());
        }
        if record.badge_code.is_none() || record.badge_back.is_some() {
            return Err(Refusal::conflict("badge-is-not-out").into());
        }
        record.badge_back = Some(deed.at);
        save(deed, &mut record)?;
        let entry = entry_of(deed, "visit-badge-returned", &record);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}
