//! The owner's office confirms what was asked for a meeting, and again what changed (clause C4.1.4).

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::agreement::{Agreed, Agreement, asks_again};
use domain::directory::Site;
use domain::{MeetingId, Milliseconds, Refusal, SiteId};
use standards::{Standard, Start};
use store::Database;
use store::meeting::{ChangeRecord, MeetingRecord};

use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::{MeetingView, Sight, clauses_of};

/// How far ahead the meetings that wait for the owner's office are listed.
const AHEAD_MS: Milliseconds = 60 * 24 * 60 * 60 * 1_000;

/// Confirms the requirements of a meeting as they stand in `revision`, the one that was read.
///
/// # Errors
/// Refused to whoever may not or who booked the meeting, when its standard asks for no agreement,
/// when it was changed meanwhile, and when it is cancelled or over.
pub async fn agree(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: MeetingId,
    revision: i32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Agreement, Action::Approve)?;
        let record = store::meeting::find_bare(deed.db, &deed.site.id, id)?
            .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
        check(&record, deed.actor, revision)?;
        let version = record.meeting.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let Some(rule) = standard.rules_starting(Start::Booked).next() else {
            return Err(Refusal::conflict("agreement-not-asked").into());
        };
        let known = store::meeting::agreed(deed.db, &deed.site.id, &[id])?;
        if known.iter().any(|(_, agreed)| agreed.revision == revision) {
            return Ok(Answer::about(id));
        }
        let agreed = Agreed {
            revision,
            at: deed.now,
            by: deed.actor.name.clone(),
        };
        store::meeting::agree(deed.db, &deed.site.id, id, &agreed)?;
        let required = &record.meeting.requirement;
        let mut entry = deed
            .entry("requirements-agreed")
            .meeting(id)
            .room(required.room)
            .detail("title", &required.title)
            .detail("revision", revision);
        entry.clauses = clauses_of(rule);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn check(record: &MeetingRecord, actor: &Actor, revision: i32) -> Result<(), Refusal> {
    if record.booked_by.is_some() && record.booked_by == actor.account {
        return Err(Refusal::conflict("agreement-with-oneself"));
    }
    if record.meeting.cancelled.is_some() {
        return Err(Refusal::conflict("meeting-is-cancelled"));
    }
    if record.meeting.ended.is_some() {
        return Err(Refusal::conflict("meeting-is-over"));
    }
    if record.meeting.revision != revision {
        return Err(Refusal::conflict("meeting-changed-meanwhile")
            .at("revision")
            .with("revision", record.meeting.revision));
    }
    Ok(())
}

/// How the owner's office stands to a meeting; `None` where its standard asks for no agreement.
pub(crate) fn agreement_of(
    standard: &Standard,
    last: Option<Agreed>,
    changes: &[ChangeRecord],
) -> Option<Agreement> {
    standard.rules_starting(Start::Booked).next()?;
    let asked = changes
        .iter()
        .filter(|change| asks_again(fields_of(change)))
        .map(|change| change.revision)
        .max();
    Some(Agreement::of(last, asked.unwrap_or(1)))
}

/// The fields that a change touched; each difference is kept as two pairs of which the first counts.
fn fields_of(change: &ChangeRecord) -> impl Iterator<Item = &str> {
    let pairs = change.differences.iter().step_by(2);
    pairs.map(|(field, _)| field.as_str())
}

/// What waits for the owner's office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// The site.
    pub site: Site,
    /// The meetings not over whose requirements are not confirmed as they stand, by start.
    pub meetings: Vec<MeetingView>,
}

/// The meetings that wait for the owner's office; `None` if the reader may not see them.
///
/// # Errors
/// When the database fails.
pub async fn awaited(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<Awaited>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let now = house.now();
    let read = move |db: &mut Database| {
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        if actor
            .right(&site, Object::Agreement, Action::View)
            .is_none()
        {
            return Ok(None);
        }
        let mut records = store::meeting::between(db, &site, now, now + AHEAD_MS)?;
        records
            .retain(|record| record.meeting.cancelled.is_none() && record.meeting.ended.is_none());
        let mut meetings = crate::meeting::views_of(db, &mut sight, &actor, records)?;
        meetings.retain(|view| !matches!(view.agreement, None | Some(Agreement::Agreed(_))));
        Ok(Some(Awaited {
            site: sight.site,
            meetings,
        }))
    };
    Ok(house.store().read(read).await?)
}
