//! That the service team knows of a change.

use domain::access::Actor;
use domain::{MeetingId, Refusal, SiteId};

use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;

/// Says that the service team knows of a change.
///
/// # Errors
/// Refused when there is no such change.
pub async fn acknowledge_change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: MeetingId,
    revision: i32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let record = crate::serving::load_to_serve(deed, id)?;
        let known = store::meeting::changes(deed.db, &deed.site.id, &[id])?;
        if !known.iter().any(|change| change.revision == revision) {
            return Err(Refusal::missing("change-unknown").into());
        }
        let (by, at) = (deed.actor.name.clone(), deed.at);
        if store::meeting::acknowledge(deed.db, &deed.site.id, id, revision, &by, at)? {
            let entry = deed
                .entry("change-acknowledged")
                .meeting(id)
                .detail("title", &record.meeting.requirement.title)
                .detail("revision", revision);
            deed.write(&entry)?;
        }
        Ok(Answer::about(id))
    })
    .await
}
