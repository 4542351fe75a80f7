//! What others say of a visitor: the host, and the leader on duty.

use domain::access::{Action, Actor, Object};
use domain::visit::{Answer as Said, Approval};
use domain::{Refusal, SiteId, VisitId};

use super::{entry_of, load, save};
use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;

/// The host receives, asks to wait, or does not receive; by themselves, or as the desk heard it.
///
/// # Errors
/// Refused to whoever is not the host and may not speak for one, and once the visit is over.
pub async fn answer(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: VisitId,
    said: Said,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load(deed, id, Object::ExpectedVisit, Action::Edit)?;
        if !record.state.is_open() {
            return Err(Refusal::conflict("visit-is-over").into());
        }
        record.answer = Some((said, deed.actor.name.clone()));
        save(deed, &mut record)?;
        let entry = entry_of(deed, "visit-answered", &record).detail("answer", said.word());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The leader on duty lets somebody in who has no document or is looked for, or does not.
///
/// # Errors
/// Refused to whoever is no leader on duty, and where nothing was asked.
pub async fn approve(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: VisitId,
    given: bool,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load(deed, id, Object::EntryApproval, Action::Approve)?;
        let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
        if !on_duty
            .iter()
            .any(|(who, _)| Some(*who) == deed.actor.account)
        {
            return Err(Refusal::conflict("approver-is-not-on-duty").into());
        }
        let name = deed.actor.name.clone();
        let asked = record
            .approval
            .as_mut()
            .filter(|one| one.approval == Approval::Asked);
        let Some(asked) = asked else {
            return Err(Refusal::conflict("visit-nothing-asked").into());
        };
        if asked.by.as_deref() == Some(name.as_str()) {
            return Err(Refusal::conflict("watch-second-person").into());
        }
        asked.approval = if given {
            Approval::Given
        } else {
            Approval::Denied
        };
        asked.by = Some(name);
        let word = asked.approval.word();
        save(deed, &mut record)?;
        let entry = entry_of(deed, "visit-approved", &record).detail("approval", word);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}
