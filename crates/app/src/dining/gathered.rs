//! What the small dining room keeps of somebody, for who asks what the house keeps of them.

use anyhow::Result;
use domain::dining::{Diner, Needs};
use domain::directory::Person;
use domain::{PersonId, SiteId, telephone};
use store::Database;

use super::sealed;
use crate::command::{Deed, day_of};
use crate::error::Error;
use crate::house::{House, zone};

/// Somebody of whom it is remembered what they eat, or what they wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatheredDiner {
    /// Who.
    pub person: Person,
    /// What is remembered.
    pub needs: Needs,
    /// The meals at which they wished something that is still kept, the latest first.
    pub meals: Vec<Diner>,
    /// Whether something they wish is still to be served.
    pub open: bool,
}

/// The people of the directory whose own telephone it is, of whom something is kept. An office's telephone may be
/// their secretary's: what somebody must not eat is found by their mobile alone.
pub(crate) fn of_telephone(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (essence, limit): (&str, i64),
) -> Result<Vec<GatheredDiner>> {
    let Some(place) = store::site::find(db, site)? else {
        return Ok(Vec::new());
    };
    let today = day_of(house.now(), &zone(&place.time_zone)?);
    let remembered = store::dining::needs(db, site)?;
    let mut gathered = Vec::new();
    for row in store::directory::all_persons(db, site)? {
        let mobile = row.particulars.mobile.as_ref();
        let own = mobile.and_then(|mobile| telephone::essence(&mobile.number));
        if own.as_deref() != Some(essence) {
            continue;
        }
        let id = row.person.id;
        let needs = match remembered.iter().find(|one| one.person == id) {
            Some(kept) => sealed::open_needs(house, site, id, &kept.sealed)?,
            None => Needs::default(),
        };
        let mut meals = Vec::new();
        for record in store::dining::diners_of(db, site, id, limit)? {
            let diner = sealed::open(house, site, record)?;
            if diner.wishes.iter().any(|wish| wish.words.is_some()) {
                meals.push(diner);
            }
        }
        if needs.is_empty() && meals.is_empty() {
            continue;
        }
        let mut wishes = meals.iter().filter(|meal| meal.day >= today);
        let open = wishes.any(|meal| meal.wishes.iter().any(|wish| wish.served.is_none()));
        gathered.push(GatheredDiner {
            person: row.person,
            needs,
            meals,
            open,
        });
    }
    Ok(gathered)
}

/// Forgets what is remembered of somebody, and the words of what they wished.
pub(crate) fn forget(deed: &mut Deed<'_>, person: PersonId, limit: i64) -> Result<(), Error> {
    let site = deed.site.id.clone();
    store::dining::forget_need(deed.db, &site, person)?;
    for diner in store::dining::diners_of(deed.db, &site, person, limit)? {
        store::dining::forget_wishes_of(deed.db, &site, diner.id)?;
    }
    Ok(())
}
