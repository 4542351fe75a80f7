//! Who settled a duty second is told who was first.

use domain::duty::id_of;
use domain::serving::{Record, What};
use domain::{AccountId, DutyId, Milliseconds};
use standards::Happening;
use store::meeting::MeetingRecord;

use crate::command::Deed;
use crate::error::Error;

/// Tells whoever settled a duty later than somebody else, whose word came only now.
pub(crate) fn tell_second(
    deed: &mut Deed<'_>,
    record: &MeetingRecord,
    second: &Record,
    first: &Record,
) -> Result<(), Error> {
    let Some(account) = second.account else {
        return Ok(());
    };
    let What::Happened(Happening::Done { rule, round } | Happening::Waived { rule, round, .. }) =
        &second.what
    else {
        return Ok(());
    };
    let meeting = record.meeting.id.to_string();
    let duty = id_of(&deed.site.id, &meeting, rule.as_str(), round.unwrap_or(1));
    let required = &record.meeting.requirement;
    // Whoever does duties of a secret meeting does not know its title.
    let title = if required.secret {
        let version = record.meeting.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        standard
            .rule(rule)
            .map_or_else(String::new, |rule| rule.title.clone())
    } else {
        required.title.clone()
    };
    tell_superseded(deed, duty, account, (&first.actor, first.at), title)
}

/// Leaves a notice to whoever settled the duty that somebody else had settled `first`.
pub(crate) fn tell_superseded(
    deed: &mut Deed<'_>,
    duty: DutyId,
    account: AccountId,
    first: (&str, Milliseconds),
    title: String,
) -> Result<(), Error> {
    let id = domain::Uid::derived(&["notice", &duty.to_string(), &account.to_string()]);
    let notice = store::notice::Notice {
        id,
        account,
        words: "superseded".to_owned(),
        details: vec![
            ("by".to_owned(), first.0.to_owned()),
            ("at".to_owned(), first.1.to_string()),
            ("title".to_owned(), title),
        ],
        at: deed.now,
    };
    store::notice::leave(deed.db, &deed.site.id, &notice)?;
    Ok(())
}
