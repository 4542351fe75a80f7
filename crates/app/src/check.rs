//! Check items: ticked off, or remarked on so that the lead sees what is lacking or was found
//! (clauses A4.3, C4.3.2).

use domain::access::Actor;
use domain::check::{CheckItem, check_items, check_remark, is_check, without_order};
use domain::duty::DutyRecord;
use domain::journal::Entry;
use domain::requirement::Requirement;
use domain::{DutyId, MeetingId, Refusal, RoomId, SiteId};
use standards::Rule;
use store::meeting::MeetingRecord;
use store::remark::Remark;

use crate::command::{About, Answer, Command, Deed, perform};
use crate::duty::{about, load_theirs, load_to_do};
use crate::error::Error;
use crate::house::House;

/// The check item of a duty with this number.
pub(crate) fn item_of(
    deed: &mut Deed<'_>,
    record: &DutyRecord,
    rule: &Rule,
    index: u32,
) -> Result<CheckItem, Error> {
    let order = match record.meeting {
        Some(id) => order_of(deed, id)?,
        None => None,
    };
    let items = check_items(rule, order.as_ref());
    let count = rule.steps.len() + items.len();
    let found = items.into_iter().find(|item| item.index == index);
    found.ok_or_else(|| {
        Refusal::invalid("step", "step-unknown")
            .with("count", count)
            .into()
    })
}

fn order_of(deed: &mut Deed<'_>, id: MeetingId) -> Result<Option<Requirement>, Error> {
    let record = store::meeting::find(deed.db, &deed.site.id, id)?;
    Ok(record.map(|record| record.meeting.requirement))
}

/// Remarks on an item of a duty: what is lacking, or what was found. The item is not ticked by it;
/// ticking it later says that it was put right.
///
/// # Errors
/// Refused when it is not the actor's duty, when it has no such item, when the note says nothing, and of a
/// check at sign-on once it is settled.
pub async fn remark(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    duty: DutyId,
    index: u32,
    note: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let record = load_to_do(deed, duty)?;
        crate::roster::keep_theirs(deed, &record)?;
        crate::hand_over::keep_for_the_register(&record)?;
        // How somebody took their post stands as it was when they took it.
        if crate::roster::is_about_one(&record) && record.duty.outcome.is_some() {
            return Err(Refusal::conflict("duty-settled").into());
        }
        check_remark(&note)?;
        let standard = deed
            .house
            .standard(deed.db, &deed.site.id, record.standard_version)?;
        let rule = standard
            .rule(&record.duty.rule)
            .ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
        if !is_check(index) {
            return Err(Refusal::invalid("step", "step-unknown")
                .with("count", rule.steps.len())
                .into());
        }
        let item = item_of(deed, &record, rule, index)?;
        let remark = Remark {
            duty,
            item: index,
            note: note.trim().to_owned(),
            at: deed.at,
            by: deed.actor.name.clone(),
        };
        store::remark::put(deed.db, &deed.site.id, &remark)?;
        // What is not in order with somebody is their leader's to read, not the journal's.
        let text = if crate::roster::is_about_one(&record) {
            crate::view::MASKED
        } else {
            &remark.note
        };
        let entry = about(deed.entry("item-remarked"), &record, rule)
            .detail("step", item.text)
            .detail("text", text);
        deed.write(&entry)?;
        Ok(Answer::about(duty))
    })
    .await
}

/// Counts a check item as looked at, because of what was found there. What is settled stays as it is.
pub(crate) fn count_as_looked_at(
    deed: &mut Deed<'_>,
    mut record: DutyRecord,
    index: u32,
) -> Result<(), Error> {
    if record.duty.outcome.is_some() || record.steps_done.contains(&index) {
        return Ok(());
    }
    record.steps_done.push(index);
    store::duty::change(deed.db, &deed.site.id, &record)?;
    crate::office::follow_step(deed, &record)
}

/// The entry of papers that a check item asked for; the item counts as looked at. What was taken along is written
/// down by whoever has it, on duty or not.
///
/// # Errors
/// Refused when it is not the actor's duty, where the papers are of another room, and where the item asks for none.
pub(crate) fn entry_of_papers(
    deed: &mut Deed<'_>,
    (duty, index): (DutyId, u32),
    room: RoomId,
) -> Result<Entry, Error> {
    let record = load_theirs(deed, duty)?;
    if record.room != Some(room) {
        return Err(Refusal::invalid("room", "check-of-another-room").into());
    }
    let version = record.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let rule = standard
        .rule(&record.duty.rule)
        .ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
    if !item_of(deed, &record, rule, index)?.brings_back {
        return Err(Refusal::invalid("step", "check-asks-for-no-papers").into());
    }
    count_as_looked_at(deed, record.clone(), index)?;
    Ok(about(deed.entry("papers-retrieved"), &record, rule))
}

/// Forgets what was ticked of an order that has changed since: it is looked at again.
pub(crate) fn look_again(deed: &mut Deed<'_>, meeting: &MeetingRecord) -> Result<(), Error> {
    for mut duty in store::duty::of_meeting(deed.db, &deed.site.id, meeting.meeting.id)? {
        let kept = without_order(&duty.steps_done);
        if duty.duty.outcome.is_none() && kept != duty.steps_done {
            duty.steps_done = kept;
            store::duty::change(deed.db, &deed.site.id, &duty)?;
        }
    }
    Ok(())
}
