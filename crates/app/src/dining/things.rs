//! The standard's five things before lunch and the serving after them, held against what is written down: a step is
//! ticked once its record is whole, and the serving is done with the last wish.

use domain::PersonId;
use domain::Refusal;
use domain::dining::{Meal, Tableware, Thing};
use domain::duty::DutyRecord;
use standards::Rule;
use store::dining::DinerRecord;

use super::{is_daily_meal, today};
use crate::command::Deed;
use crate::error::Error;

/// A step that is about a thing with a record is ticked once the record of its day is whole. Where no tableware is
/// kept, the room is not led here, and every step is a tap.
pub(crate) fn check_step(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    rule: &Rule,
    step: u32,
) -> Result<(), Error> {
    if duty.meeting.is_some() || duty.subject.is_some() || !is_daily_meal(rule) {
        return Ok(());
    }
    let Some(thing) = rule
        .steps
        .get(step as usize)
        .and_then(|text| Thing::of(text))
    else {
        return Ok(());
    };
    let (site, day) = (deed.site.id.clone(), duty.day.clone());
    let sets = store::dining::tableware(deed.db, &site)?;
    if sets.is_empty() {
        return Ok(());
    }
    match thing {
        Thing::Tableware => {
            let is_checked = |at| deed.day_of(at) == day;
            let left = sets.iter().filter(|set| {
                let checked = set.checked.as_ref();
                !checked.is_some_and(|checked| is_checked(checked.at))
            });
            refuse_left("dining-tableware-unchecked", left.count())
        }
        Thing::Menu => {
            let menu = store::dining::menu(deed.db, &site, &day, Meal::Lunch)?;
            match menu {
                Some(_) => Ok(()),
                None => Err(Refusal::conflict("dining-menu-missing").into()),
            }
        }
        Thing::Wishes | Thing::Service | Thing::WishesAndService => {
            if thing != Thing::Service {
                let left = diners_left(deed, (&sets, &day), is_asked)?;
                refuse_left("dining-diners-left", left)?;
            }
            if thing != Thing::Wishes {
                let left = diners_left(deed, (&sets, &day), is_served)?;
                refuse_left("dining-service-left", left)?;
            }
            Ok(())
        }
    }
}

fn refuse_left(code: &'static str, count: usize) -> Result<(), Error> {
    match count {
        0 => Ok(()),
        count => Err(Refusal::conflict(code).with("count", count).into()),
    }
}

/// Whether they were told the menu and asked what they wish, or do not come.
fn is_asked(diner: &DinerRecord) -> bool {
    diner.away || !diner.wishes.is_empty()
}

/// Whether they have all that they wished, or do not come.
fn is_served(diner: &DinerRecord) -> bool {
    let served = diner.wishes.iter().all(|wish| wish.served.is_some());
    diner.away || !diner.wishes.is_empty() && served
}

/// Of how many who dine at lunch of the day that is not so yet: of who has a set, and of who comes for a day.
fn diners_left(
    deed: &mut Deed<'_>,
    (sets, day): (&[Tableware], &str),
    is_done: fn(&DinerRecord) -> bool,
) -> Result<usize, Error> {
    let site = deed.site.id.clone();
    let known = store::dining::diners(deed.db, &site, day, Meal::Lunch)?;
    let mut people: Vec<PersonId> = sets.iter().map(|set| set.person).collect();
    people.extend(known.iter().map(|one| one.person));
    people.sort_unstable();
    people.dedup();
    // Whose set is still there but who is no leader of the directory any more does not dine.
    let rows = store::directory::persons(deed.db, &site, &people)?;
    let dines = |id: &PersonId| {
        let mut own = rows.iter().filter(|row| row.person.id == *id);
        own.any(|row| row.person.precedence.is_some())
    };
    people.retain(dines);
    let is_left = |person: &PersonId| {
        let own = known.iter().find(|one| one.person == *person);
        !own.is_some_and(is_done)
    };
    Ok(people.iter().filter(|person| is_left(person)).count())
}

/// The serving of lunch, once it has begun, is done with the last wish that is served.
pub(super) fn follow_service(deed: &mut Deed<'_>, meal: Meal) -> Result<(), Error> {
    if meal != Meal::Lunch {
        return Ok(());
    }
    let (site, day) = (deed.site.id.clone(), today(deed).to_string());
    let sets = store::dining::tableware(deed.db, &site)?;
    if sets.is_empty() || diners_left(deed, (&sets, &day), is_served)? > 0 {
        return Ok(());
    }
    for duty in store::duty::of_day(deed.db, &site, &day)? {
        let is_begun = duty.duty.opens.as_millisecond() <= deed.at;
        if !is_begun || duty.duty.outcome.is_some() || duty.meeting.is_some() {
            continue;
        }
        let version = duty.standard_version;
        let standard = deed.house.standard(deed.db, &site, version)?;
        let rule = standard.rule(&duty.duty.rule);
        if duty.subject.is_none() && rule.is_some_and(is_serving) {
            crate::duty::note_done(deed, duty)?;
        }
    }
    Ok(())
}

/// Whether all that a rule asks for is to bring what was wished.
fn is_serving(rule: &Rule) -> bool {
    let mut things = rule.steps.iter().map(|step| Thing::of(step));
    let is_whole = things.all(|thing| thing == Some(Thing::Service));
    is_whole && !rule.steps.is_empty() && is_daily_meal(rule)
}
