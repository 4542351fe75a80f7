//! People: who they are, how they are reached, and what they are found by.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Action, Actor, Object};
use domain::directory::{Person, check_person};
use domain::particulars::Particulars;
use domain::person_key::{Known, NO_PRECEDENCE, RULES, keys};
use domain::{PersonId, Refusal, SiteId};
use store::Database;
use store::directory::PersonRow;

use super::keep;
use crate::account::checked_name;
use crate::command::{Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// How many people are given their keys in one turn after the rules of the keys changed.
const KEYED_MAX: i64 = 500;

/// A person as they are added or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonEntry {
    /// Who they are.
    pub person: Person,
    /// How they are reached; `None` leaves it as it is.
    pub particulars: Option<Particulars>,
}

impl From<Person> for PersonEntry {
    fn from(person: Person) -> Self {
        Self {
            person,
            particulars: None,
        }
    }
}

/// Adds a person.
///
/// # Errors
/// Refused to whoever may not, or when a field is unfit.
pub async fn add_person(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    entry: impl Into<PersonEntry>,
) -> Result<Answer, Error> {
    let entry = entry.into();
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        check_entry(deed, &entry)?;
        let person = &entry.person;
        if !store::directory::persons(deed.db, &deed.site.id, &[person.id])?.is_empty() {
            return Err(Refusal::conflict("id-taken").into());
        }
        store::directory::add_person(deed.db, &deed.site.id, person)?;
        save_particulars(deed, &entry)?;
        keep(deed, "person-added", &person.name, person.id)
    })
    .await
}

/// Changes a person to what is given; meetings keep what was written of them when they were booked.
///
/// # Errors
/// Refused when there is no such person, or a field is unfit.
pub async fn change_person(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    entry: impl Into<PersonEntry>,
) -> Result<Answer, Error> {
    let entry = entry.into();
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        check_entry(deed, &entry)?;
        let person = &entry.person;
        if !store::directory::change_person(deed.db, &deed.site.id, person)? {
            return Err(Refusal::missing("person-unknown").into());
        }
        save_particulars(deed, &entry)?;
        keep(deed, "person-changed", &person.name, person.id)
    })
    .await
}

/// Takes somebody out of the directory who has left the building: from then on they are an outsider.
///
/// # Errors
/// Refused when there is no such person.
pub async fn remove_person(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: PersonId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Directory, Action::Edit)?;
        let known = store::directory::persons(deed.db, &deed.site.id, &[id])?;
        let known = known
            .first()
            .ok_or_else(|| Refusal::missing("person-unknown"))?;
        crate::dining::forget_person(deed, id)?;
        store::directory::remove_person(deed.db, &deed.site.id, id)?;
        keep(deed, "person-removed", &known.person.name, id)
    })
    .await
}

/// How a person is reached, for whoever may edit the directory.
///
/// # Errors
/// When the database fails.
pub async fn particulars(
    house: &House,
    site: &SiteId,
    id: PersonId,
) -> Result<Option<Particulars>, Error> {
    let site = site.clone();
    let read = move |db: &mut Database| store::directory::persons(db, &site, &[id]);
    let known = house.store().read(read).await?;
    Ok(known.into_iter().next().map(|row| row.particulars))
}

fn save_particulars(deed: &mut Deed<'_>, entry: &PersonEntry) -> Result<(), Error> {
    let id = entry.person.id;
    if let Some(particulars) = &entry.particulars {
        store::directory::change_particulars(deed.db, &deed.site.id, id, particulars)?;
    }
    Ok(key_people(deed.db, &deed.site.id, &[id])?)
}

/// The person's fields are fit, and what they name is the site's.
fn check_entry(deed: &mut Deed<'_>, entry: &PersonEntry) -> Result<(), Error> {
    let person = &entry.person;
    checked_name(&person.name)?;
    check_person(person)?;
    let departments = store::directory::departments(deed.db, &deed.site.id)?;
    if let Some(id) = person.department
        && !departments.iter().any(|known| known.id == id)
    {
        return Err(Refusal::invalid("department", "department-unknown").into());
    }
    match &entry.particulars {
        Some(particulars) => check_particulars(deed, person.id, particulars),
        None => Ok(()),
    }
}

fn check_particulars(
    deed: &mut Deed<'_>,
    own: PersonId,
    particulars: &Particulars,
) -> Result<(), Error> {
    domain::particulars::check(own, particulars)?;
    if let Some(id) = particulars.room {
        let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
        if !rooms.iter().any(|room| room.id == id) {
            return Err(Refusal::invalid("room", "room-unknown").into());
        }
    }
    let leaders: BTreeSet<PersonId> = particulars.acts_for.iter().copied().collect();
    let known = store::directory::persons(deed.db, &deed.site.id, &particulars.acts_for)?;
    if known.len() != leaders.len() || leaders.len() != particulars.acts_for.len() {
        return Err(Refusal::invalid("acts_for", "person-unknown").into());
    }
    if let Some(account) = particulars.account {
        let names = store::account::names(deed.db, &deed.site.id)?;
        if !names.iter().any(|(known, _)| *known == account) {
            return Err(Refusal::invalid("account", "account-unknown").into());
        }
        let holder = store::directory::person_of_account(deed.db, &deed.site.id, account)?;
        if holder.is_some_and(|holder| holder != own) {
            return Err(Refusal::invalid("account", "account-taken").into());
        }
    }
    Ok(())
}

/// Makes anew what the people are found by.
pub(super) fn key_people(db: &mut Database, site: &SiteId, ids: &[PersonId]) -> anyhow::Result<()> {
    // So many at once as a statement takes.
    for some in ids.chunks(500) {
        let places = store::directory::places_of(db, site, some)?;
        let places: BTreeMap<PersonId, _> =
            places.into_iter().map(|row| (row.person, row)).collect();
        for row in store::directory::persons(db, site, some)? {
            let place = places.get(&row.person.id);
            let keys = keys_of(&row, place);
            let precedence = row.person.precedence.unwrap_or(NO_PRECEDENCE);
            store::directory::key_person(db, site, row.person.id, (&keys, precedence), RULES)?;
        }
    }
    Ok(())
}

fn keys_of(row: &PersonRow, place: Option<&store::directory::PlaceRow>) -> BTreeSet<String> {
    let number = |telephone: &Option<domain::particulars::Telephone>| {
        telephone
            .as_ref()
            .map_or_else(String::new, |known| known.number.clone())
    };
    let particulars = &row.particulars;
    let (office, mobile) = (number(&particulars.office), number(&particulars.mobile));
    let room = place.and_then(|place| place.room.as_ref());
    keys(&Known {
        name: &row.person.name,
        form_of_address: &row.person.form_of_address,
        has_precedence: row.person.precedence.is_some(),
        department: place
            .and_then(|place| place.department.as_deref())
            .unwrap_or(""),
        room_number: room.map_or("", |room| &room.number),
        room_name: room.map_or("", |room| &room.name),
        telephones: [&office, &mobile],
        plates: &particulars.plates,
    })
}

/// Gives some of those their keys who have none yet, or keys by older rules. It is done once after
/// an upgrade, in turns, and is no act of anybody.
///
/// # Errors
/// When the database fails; the next turn tries again.
pub async fn key_those_without(house: &House, site: &SiteId) -> Result<(), Error> {
    let asked = site.clone();
    let without = move |db: &mut Database| {
        store::directory::people_without_keys(db, &asked, RULES, KEYED_MAX)
    };
    let people = house.store().read(without).await?;
    if people.is_empty() {
        return Ok(());
    }
    let at = site.clone();
    let key = move |db: &mut Database| -> Result<(), Error> { Ok(key_people(db, &at, &people)?) };
    Ok(house.store().write(Some(site), key).await?)
}
