//! The small dining room 小餐厅 (clause C2.6): the menu of the day, the tableware by name and number, what each diner
//! wishes and was served, and what is remembered of them. Three of the standard's five things have a record here, and
//! their steps are ticked once it is whole; so has what is served once the diners are there.

mod gathered;
mod needs;
mod sealed;
mod shown;
mod tableware;
mod things;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::dining::{DINERS_MAX, Diner, Meal, dishes};
use domain::directory::Person;
use domain::serving::instant;
use domain::{AccountId, DinerId, PersonId, Refusal, SiteId};
use jiff::ToSpan;
use jiff::civil::Date;
use standards::{Rule, Start};
use store::Database;
use store::dining::Menu;

pub use self::gathered::GatheredDiner;
pub(crate) use self::gathered::{forget, of_telephone};
pub use self::needs::{look, remember};
pub(crate) use self::shown::on_phone;
pub use self::shown::{DinerView, DiningDay, PersonView, TablewareView, day};
pub use self::tableware::{
    TablewareAsked, add_tableware, change_tableware, check_tableware, remove_tableware,
};
pub(crate) use self::things::check_step;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// The clause that diners are served by.
const CLAUSE: &str = "C2.6";
/// How many days ahead a menu is entered.
const MENU_AHEAD_DAYS: i64 = 14;

/// Whether the rule is about the daily meal of the small dining room.
fn is_daily_meal(rule: &Rule) -> bool {
    let mut clauses = rule.clauses.iter();
    rule.starts == Start::Workday && clauses.any(|clause| clause.as_str() == CLAUSE)
}

fn today(deed: &Deed<'_>) -> Date {
    instant(deed.now)
        .to_zoned_datetime(deed.zone.clone())
        .date()
}

/// Whether somebody who serves on their shift alone serves in the small dining room.
fn serves(
    db: &mut Database,
    house: &House,
    site: &domain::directory::Site,
    account: Option<AccountId>,
) -> Result<bool> {
    let standard = house.standard(db, &site.id, site.standard_version)?;
    let rooms = store::directory::rooms(db, &site.id)?;
    let mut teams = store::directory::teams(db, &site.id)?;
    teams.retain(|team| account.is_some_and(|account| team.members.contains(&account)));
    let mut rules = standard.rules().iter().filter(|rule| is_daily_meal(rule));
    Ok(rules.any(|rule| {
        let places: Vec<_> = rooms
            .iter()
            .filter(|room| rule.place == room.kind.as_str())
            .collect();
        teams.iter().any(|team| {
            let is_there = places.is_empty() || places.iter().any(|room| team.serves(room));
            rule.by == team.standard_name.as_str() && is_there
        })
    }))
}

/// That the actor may do that in the small dining room.
fn reach(deed: &mut Deed<'_>, action: Action) -> Result<(), Error> {
    let reach = deed.reach(Object::Dining, action)?;
    let (site, account) = (deed.site.clone(), deed.actor.account);
    if reach < Reach::Site && !serves(deed.db, deed.house, &site, account)? {
        return Err(Refusal::forbidden("not-your-team").into());
    }
    Ok(())
}

/// The leader, who must be in the directory.
fn leader(deed: &mut Deed<'_>, id: PersonId) -> Result<Person, Error> {
    let found = store::directory::persons(deed.db, &deed.site.id, &[id])?;
    let person = found.into_iter().next().map(|row| row.person);
    let leader = person.filter(|person| person.precedence.is_some());
    leader.ok_or_else(|| Refusal::invalid("person", "dining-diner-unknown").into())
}

/// Enters the menu of a meal, in place of the one before.
///
/// # Errors
/// Refused to whoever may not, for a day that is over or far ahead, and where the menu is unfit.
pub async fn enter_menu(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (day, meal): (Date, Meal),
    typed: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        reach(deed, Action::Do)?;
        let today = today(deed);
        if day < today {
            return Err(Refusal::invalid("day", "dining-menu-past").into());
        }
        if day > today.saturating_add(MENU_AHEAD_DAYS.days()) {
            let far = Refusal::invalid("day", "dining-menu-far");
            return Err(far.with("most", MENU_AHEAD_DAYS).into());
        }
        let menu = Menu {
            day: day.to_string(),
            meal,
            dishes: dishes(&typed)?,
            at: deed.now,
            by: deed.actor.name.clone(),
        };
        store::dining::put_menu(deed.db, &deed.site.id, &menu)?;
        let entry = deed
            .entry("dining-menu-entered")
            .detail("day", day)
            .detail("meal", meal.word())
            .detail("count", menu.dishes.len());
        deed.write(&entry)?;
        Ok(Answer::about(day))
    })
    .await
}

/// What is said of a diner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DinerWord {
    /// They were told the menu and asked: what they wish, nothing for the menu as it is.
    Asked(Vec<String>),
    /// They do not come.
    Away,
}

/// The diner of today's meal; one of whom nothing was said yet is new.
fn diner_of(deed: &mut Deed<'_>, meal: Meal, person: PersonId) -> Result<Diner, Error> {
    let (site, day) = (deed.site.id.clone(), today(deed).to_string());
    let known = store::dining::diners(deed.db, &site, &day, meal)?;
    let count = known.len();
    let own = known.into_iter().find(|one| one.person == person);
    if let Some(own) = own {
        return Ok(sealed::open(deed.house, &site, own)?);
    }
    if count >= DINERS_MAX {
        return Err(Refusal::conflict("dining-diners-many")
            .with("most", DINERS_MAX)
            .into());
    }
    let parts = [
        "diner",
        site.as_str(),
        &day,
        meal.word(),
        &person.to_string(),
    ];
    Ok(Diner {
        id: DinerId::derived(&parts),
        day,
        meal,
        person,
        away: false,
        wishes: Vec::new(),
    })
}

fn keep(deed: &mut Deed<'_>, diner: &Diner) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let record = sealed::seal(deed.house, &site, diner)?;
    store::dining::put_diner(deed.db, &site, &record)?;
    Ok(())
}

/// Says of a leader that they were asked what they wish at a meal of today, or that they do not come.
///
/// # Errors
/// Refused to whoever may not, of nobody's leader, without a menu that could have been told, and where it
/// contradicts what was said.
pub async fn tell_of_diner(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (meal, person): (Meal, PersonId),
    word: DinerWord,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        reach(deed, Action::Do)?;
        let person = leader(deed, person)?;
        let mut diner = diner_of(deed, meal, person.id)?;
        let before = diner.wishes.len();
        let act = match &word {
            DinerWord::Asked(wishes) => {
                let menu = store::dining::menu(deed.db, &deed.site.id, &diner.day, meal)?;
                if menu.is_none() {
                    return Err(Refusal::conflict("dining-menu-missing").into());
                }
                diner.ask(wishes, (deed.now, &deed.actor.name))?;
                "dining-asked"
            }
            DinerWord::Away => {
                diner.stay_away()?;
                "dining-away"
            }
        };
        keep(deed, &diner)?;
        let entry = deed
            .entry(act)
            .detail("name", &person.name)
            .detail("meal", meal.word())
            .detail("count", diner.wishes.len() - before);
        deed.write(&entry)?;
        things::follow_service(deed, meal)?;
        Ok(Answer::about(diner.id))
    })
    .await
}

/// The diner, who is one of today.
fn diner_of_today(deed: &mut Deed<'_>, id: DinerId) -> Result<Diner, Error> {
    let site = deed.site.id.clone();
    let found = store::dining::find_diner(deed.db, &site, id)?;
    let found = found.ok_or_else(|| Refusal::missing("dining-diner-unknown"))?;
    if found.day != today(deed).to_string() {
        return Err(Refusal::conflict("dining-day-over").into());
    }
    Ok(sealed::open(deed.house, &site, found)?)
}

/// Notes that a wish was served. Where a dish of the menu holds what the diner must not eat, `confirmed` says that it
/// was left out.
///
/// # Errors
/// Refused to whoever may not, of what was not asked, the second time, and where a warning is not confirmed.
pub async fn serve(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, position): (DinerId, u32),
    confirmed: Confirmed,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        reach(deed, Action::Do)?;
        let mut diner = diner_of_today(deed, id)?;
        diner.serve(position, deed.now, &deed.actor.name)?;
        let met = needs::met(deed, &diner)?;
        if confirmed == Confirmed::No && !met.is_empty() {
            let warning = Refusal::invalid("confirmed", "dining-allergy-met");
            return Err(warning.with("dishes", met.join("、")).into());
        }
        keep(deed, &diner)?;
        write_of(deed, "dining-served", &diner)?;
        things::follow_service(deed, diner.meal)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Whether a warning was seen and minded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// It was.
    Yes,
    /// Nobody was warned yet.
    No,
}

/// Takes a wrong delivery down: what they should have had is a new wish, to be served.
///
/// # Errors
/// Refused to whoever may not, of what was not served, and where it was set right before.
pub async fn correct(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, position): (DinerId, u32),
    words: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        reach(deed, Action::Do)?;
        let mut diner = diner_of_today(deed, id)?;
        diner.correct(position, &words, (deed.now, &deed.actor.name))?;
        keep(deed, &diner)?;
        write_of(deed, "dining-corrected", &diner)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The entry about a diner: whom, never what they eat.
fn write_of(deed: &mut Deed<'_>, act: &str, diner: &Diner) -> Result<(), Error> {
    let found = store::directory::persons(deed.db, &deed.site.id, &[diner.person])?;
    let name = found.into_iter().next().map(|row| row.person.name);
    let entry = deed
        .entry(act)
        .detail("name", name.unwrap_or_default())
        .detail("meal", diner.meal.word());
    deed.write(&entry)?;
    Ok(())
}

/// Forgets what is remembered of a person who leaves the directory.
pub(crate) fn forget_person(deed: &mut Deed<'_>, person: PersonId) -> Result<(), Error> {
    store::dining::forget_need(deed.db, &deed.site.id, person)?;
    Ok(())
}
