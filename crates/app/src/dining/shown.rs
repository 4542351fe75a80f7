//! A meal of the small dining room as a page shows it.

use std::collections::BTreeSet;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::dining::{Diner, Meal, Tableware};
use domain::directory::{Person, Site};
use domain::serving::instant;
use domain::{DutyId, PersonId, Refusal, SiteId, text};
use jiff::civil::Date;
use store::Database;
use store::dining::{Menu, NeedRecord};

use super::{is_daily_meal, sealed, serves};
use crate::command::day_of;
use crate::error::Error;
use crate::house::{House, zone};
use crate::view::DutyView;

/// A leader as they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonView {
    /// Who.
    pub person: PersonId,
    /// Their name; empty where they left the directory.
    pub name: String,
    /// How they are addressed.
    pub form_of_address: String,
}

/// A set of tableware.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablewareView {
    /// The set.
    pub set: Tableware,
    /// Whose it is.
    pub owner: PersonView,
    /// Whether somebody looked at it on the day.
    pub checked_that_day: bool,
}

/// A diner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DinerView {
    /// Who.
    pub who: PersonView,
    /// The numbers of their tableware.
    pub numbers: Vec<String>,
    /// What was said of them; `None` where nothing was. Without words for whoever may not know them.
    pub diner: Option<Diner>,
    /// Whether something is remembered of them.
    pub has_needs: bool,
    /// The dishes of today that hold what they must not eat; for whoever serves them. Of another day's menu nobody is
    /// served: whoever plans it looks at what is remembered, and the journal tells of it.
    pub met: Vec<String>,
}

/// A meal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiningDay {
    /// The site.
    pub site: Site,
    /// The day.
    pub date: Date,
    /// Today.
    pub today: Date,
    /// The meal.
    pub meal: Meal,
    /// Its menu.
    pub menu: Option<Menu>,
    /// The tableware, by number.
    pub tableware: Vec<TablewareView>,
    /// Who has tableware or dines, by precedence.
    pub diners: Vec<DinerView>,
    /// The other leaders, who may come.
    pub others: Vec<PersonView>,
    /// Whether the reader may not know what diners wish.
    pub masked: bool,
    /// Whether the reader serves.
    pub may_do: bool,
    /// Whether the reader keeps the tableware.
    pub may_edit: bool,
}

fn person_view(people: &[Person], id: PersonId) -> PersonView {
    let known = people.iter().find(|person| person.id == id);
    PersonView {
        person: id,
        name: known.map_or_else(String::new, |person| person.name.clone()),
        form_of_address: known.map_or_else(String::new, |person| person.form_of_address.clone()),
    }
}

/// A meal of a day; of today where none is asked for. `None` if there is no such site.
///
/// # Errors
/// Refused to whoever may not see it.
pub async fn day(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (date, meal): (Option<Date>, Meal),
) -> Result<Option<DiningDay>, Error> {
    let right = actor.right(site, Object::Dining, Action::View);
    let right = right.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    let may = |action| actor.right(site, Object::Dining, action).is_some();
    let (may_do, may_edit) = (may(Action::Do), may(Action::Edit));
    let (owned, account, site, now) = (house.clone(), actor.account, site.clone(), house.now());
    let read = move |db: &mut Database| -> Result<Result<Option<DiningDay>, Error>> {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(Ok(None));
        };
        if right.reach < Reach::Site && !serves(db, &owned, &found, account)? {
            return Ok(Err(Refusal::forbidden("not-your-team").into()));
        }
        let zone = zone(&found.time_zone)?;
        let today = instant(now).to_zoned_datetime(zone.clone()).date();
        let date = date.unwrap_or(today);
        let day = date.to_string();
        let mut people = store::directory::people(db, &site)?;
        people.retain(|person| person.precedence.is_some());
        let menu = store::dining::menu(db, &site, &day, meal)?;
        let mut sets = store::dining::tableware(db, &site)?;
        sets.sort_by_cached_key(|set| (text::natural(&set.number), set.number.clone()));
        let mut views = Vec::new();
        for record in store::dining::diners(db, &site, &day, meal)? {
            views.push(sealed::open(&owned, &site, record)?);
        }
        let needs = store::dining::needs(db, &site)?;
        let reader = Reader {
            house: &owned,
            site: &site,
            masked: right.masked,
            serves: may_do && date == today,
        };
        let diners = reader.diners(&people, &sets, views, (&needs, menu.as_ref()))?;
        let others = people.iter().filter(|person| {
            let mut known = diners.iter();
            !known.any(|view| view.who.person == person.id)
        });
        let checked = |set: &Tableware| {
            let at = set.checked.as_ref().map(|checked| checked.at);
            at.is_some_and(|at| day_of(at, &zone) == day)
        };
        Ok(Ok(Some(DiningDay {
            others: others.map(|one| person_view(&people, one.id)).collect(),
            tableware: sets
                .iter()
                .map(|set| TablewareView {
                    owner: person_view(&people, set.person),
                    checked_that_day: checked(set),
                    set: set.clone(),
                })
                .collect(),
            date,
            today,
            meal,
            menu,
            diners,
            masked: right.masked,
            may_do,
            may_edit,
            site: found,
        })))
    };
    house.store().read(read).await?
}

/// Who looks.
struct Reader<'look> {
    house: &'look House,
    site: &'look SiteId,
    masked: bool,
    /// Whether they serve what stands on the menu.
    serves: bool,
}

impl Reader<'_> {
    /// Who has tableware, and whoever else dines, the highest first.
    fn diners(
        &self,
        people: &[Person],
        sets: &[Tableware],
        mut known: Vec<Diner>,
        (needs, menu): (&[NeedRecord], Option<&Menu>),
    ) -> Result<Vec<DinerView>> {
        if self.masked {
            for wish in known.iter_mut().flat_map(|diner| &mut diner.wishes) {
                wish.words = None;
            }
        }
        let mut ids: Vec<PersonId> = sets.iter().map(|set| set.person).collect();
        ids.extend(known.iter().map(|diner| diner.person));
        let rank = |id: &PersonId| {
            let place = people.iter().position(|person| person.id == *id);
            (place.unwrap_or(usize::MAX), *id)
        };
        let ids: BTreeSet<(usize, PersonId)> = ids.iter().map(rank).collect();
        ids.into_iter()
            .map(|(_, id)| {
                let own = needs.iter().find(|one| one.person == id);
                let met = match (own, menu) {
                    (Some(own), Some(menu)) if self.serves => {
                        let needs = sealed::open_needs(self.house, self.site, id, &own.sealed)?;
                        let met = needs.met(&menu.dishes).into_iter();
                        met.map(str::to_owned).collect()
                    }
                    _ => Vec::new(),
                };
                let numbers = sets.iter().filter(|set| set.person == id);
                Ok(DinerView {
                    who: person_view(people, id),
                    numbers: numbers.map(|set| set.number.clone()).collect(),
                    diner: known.iter().find(|diner| diner.person == id).cloned(),
                    has_needs: own.is_some(),
                    met,
                })
            })
            .collect()
    }
}

/// The duties of the daily meal among those that a phone shows.
pub(crate) fn on_phone(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &Site,
    duties: &[DutyView],
) -> Result<Vec<DutyId>> {
    if actor.right(&site.id, Object::Dining, Action::Do).is_none() {
        return Ok(Vec::new());
    }
    let standard = house.standard(db, &site.id, site.standard_version)?;
    let is_daily = |duty: &&DutyView| {
        let mut rules = standard.rules().iter();
        let rule = rules.find(|rule| rule.id == duty.rule.as_str());
        duty.meeting.is_none() && duty.subject.is_none() && rule.is_some_and(is_daily_meal)
    };
    Ok(duties.iter().filter(is_daily).map(|duty| duty.id).collect())
}
