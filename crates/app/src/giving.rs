//! Who gets a duty: somebody on duty of the team whose scope holds its place.

use std::collections::BTreeMap;

use domain::AccountId;
use domain::access::Actor;
use domain::assignment::team_for;
use domain::duty::DutyRecord;
use store::meeting::MeetingRecord;

use crate::command::{About, Deed};
use crate::error::Error;
use crate::hands::Hands;

/// Who of the members on duty gets the duty, which may serve a meeting that is not its own.
pub(crate) fn choose_among(
    deed: &mut Deed<'_>,
    members: &[AccountId],
    duty: &DutyRecord,
    meeting: Option<domain::MeetingId>,
) -> Result<Option<AccountId>, Error> {
    let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
    let there: Vec<AccountId> = on_duty
        .into_iter()
        .map(|(account, _)| account)
        .filter(|account| members.contains(account))
        .collect();
    // Where there is no choice nothing has to be weighed: this is asked for each round of a meeting.
    if there.len() < 2 {
        return Ok(there.first().copied());
    }
    let mut serving: Vec<AccountId> = match meeting {
        Some(id) => store::duty::of_meeting(deed.db, &deed.site.id, id)?
            .iter()
            .filter_map(|duty| duty.assignee)
            .filter(|account| there.contains(account))
            .collect(),
        None => Vec::new(),
    };
    serving.sort_unstable();
    serving.dedup();
    if serving.len() == 1 {
        return Ok(serving.first().copied());
    }
    let (db, site) = (&mut *deed.db, &deed.site.id);
    let hands = Hands::look(db, deed.house, site, &duty.day, deed.now)?;
    let standard = deed.house.standard(db, site, duty.standard_version)?;
    let task = hands.task(duty, standard.rule(&duty.duty.rule));
    Ok(hands.choose(members, &task, &serving))
}

/// Gives every unsettled duty of the day that nobody has to somebody on duty.
pub(crate) fn distribute(deed: &mut Deed<'_>, day: &str) -> Result<u32, Error> {
    let duties = store::duty::of_day(deed.db, &deed.site.id, day)?;
    let waiting: Vec<DutyRecord> = duties
        .into_iter()
        .filter(|duty| duty.assignee.is_none() && duty.duty.outcome.is_none())
        // What was assigned to a team is its leader's to give.
        .filter(|duty| !crate::assigned_matter::is_about_one(duty))
        .filter(|duty| !duty.is_personal())
        .collect();
    if waiting.is_empty() {
        return Ok(0);
    }
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let mut hands = Hands::look(deed.db, deed.house, &deed.site.id, day, deed.now)?;
    let mut given = BTreeMap::new();
    for mut duty in waiting {
        let Some(team) = teams.iter().find(|team| Some(team.id) == duty.team) else {
            continue;
        };
        let members = crate::case::fit_for(deed, &duty, &team.members)?;
        let members = crate::hand_over::fit_to_take_over(deed, &duty, members)?;
        let version = duty.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let task = hands.task(&duty, standard.rule(&duty.duty.rule));
        if let Some(account) = hands.choose(&members, &task, &[]) {
            duty.assignee = Some(account);
            store::duty::change(deed.db, &deed.site.id, &duty)?;
            hands.give(account, task);
            *given.entry(account).or_insert(0) += 1;
        }
    }
    let count = given.values().sum();
    for (account, count) in given {
        write_given(deed, account, count)?;
    }
    Ok(count)
}

/// Writes down that the house gave somebody duties.
pub(crate) fn write_given(
    deed: &mut Deed<'_>,
    account: AccountId,
    count: u32,
) -> Result<(), Error> {
    let names = store::account::names(deed.db, &deed.site.id)?;
    let name = names.into_iter().find(|(who, _)| *who == account);
    let mut entry = deed
        .entry("duties-given")
        .detail("person", name.map(|(_, name)| name).unwrap_or_default())
        .detail("count", count);
    entry.account = None;
    entry.actor = Actor::house().name;
    deed.write(&entry)?;
    Ok(())
}

/// Moves the duties of a meeting with it to another room: its teams may be others. The caller
/// gives out what nobody has then.
pub(crate) fn move_room(deed: &mut Deed<'_>, record: &MeetingRecord) -> Result<(), Error> {
    let room = deed.room(record.meeting.requirement.room)?;
    let version = record.meeting.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    for mut duty in store::duty::of_meeting(deed.db, &deed.site.id, record.meeting.id)? {
        if duty.duty.outcome.is_some() {
            continue;
        }
        let team_name = standard
            .rule(&duty.duty.rule)
            .map(|rule| rule.by.to_string());
        let team = team_name
            .as_deref()
            .and_then(|name| team_for(&teams, name, Some(&room)));
        duty.room = Some(room.id);
        if team.map(|team| team.id) != duty.team {
            duty.team = team.map(|team| team.id);
            duty.assignee = None;
        }
        store::duty::change(deed.db, &deed.site.id, &duty)?;
    }
    Ok(())
}
