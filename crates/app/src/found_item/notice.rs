//! The notice of what was found 招领公告, and after how many days what nobody claimed leaves the house.

use domain::access::{Action, Actor, Object};
use domain::found_item::{Done, Said, State, Step};
use domain::{Refusal, SiteId};
use store::found_item::FoundItemRecord;

use super::{note, part, today};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// How many notices are put up at once.
const NOTICES_MAX: usize = 200;

/// Puts up the notice of everything in the house that has none, on one day.
///
/// # Errors
/// Refused to whoever may not, where everything has its notice, and where the day cannot be that of a notice.
pub async fn publish_all(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    day: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        part(deed.actor, &deed.site.id).check(Step::Publish)?;
        let site = deed.site.id.clone();
        let said = Said {
            notice: day.clone(),
            ..Said::default()
        };
        let said = said.tidied(Step::Publish);
        let mut open = unnoticed(deed, &said.notice)?;
        for record in &mut open {
            said.check(Step::Publish, &record.item, (None, today(deed)))?;
            record.item.noticed = Some(said.notice.clone());
            let done = Done {
                step: Step::Publish,
                at: deed.now,
                by: deed.actor.name.clone(),
                said: Some(said.clone()),
                reason: String::new(),
            };
            note(deed, record.item.id, &done, None)?;
            store::found_item::change(deed.db, &site, record)?;
        }
        let numbers = open.iter().map(|record| {
            let one = &record.item;
            format!("{} № {}", one.day, one.number)
        });
        let numbers = numbers.collect::<Vec<_>>().join(", ");
        let entry = deed
            .entry("found-items-noticed")
            .detail("day", &said.notice)
            .detail("numbers", numbers)
            .detail("count", open.len());
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await
}

/// What was in the house on the day of a notice and has none, the oldest first.
fn unnoticed(deed: &mut Deed<'_>, notice: &str) -> Result<Vec<FoundItemRecord>, Error> {
    let day = domain::day::parse(notice);
    let day = day.ok_or_else(|| Refusal::invalid("notice", "day-unknown").with("typed", notice))?;
    if day > today(deed) {
        return Err(Refusal::invalid("notice", "found-item-notice-unfit").into());
    }
    let mut open = store::found_item::open(deed.db, &deed.site.id)?;
    // A day as it is written is in the order of days. Whose owner is known stands on no notice.
    open.retain(|record| {
        let item = &record.item;
        item.noticed.is_none() && item.state != State::Informed && item.day.as_str() <= notice
    });
    open.reverse();
    open.truncate(NOTICES_MAX);
    if open.is_empty() {
        return Err(Refusal::conflict("found-items-all-noticed").into());
    }
    Ok(open)
}

/// Says after how many days what nobody claimed is handed to the public security organ.
///
/// # Errors
/// Refused to whoever may not, and where it is nothing or more than a year.
pub async fn set_days(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    days: u32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::FoundItem, Action::Edit)?;
        let days = domain::found_item::check_days(days)?;
        store::found_item::put_days(deed.db, &deed.site.id, days)?;
        let entry = deed.entry("found-item-days-set").detail("days", days);
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await
}
