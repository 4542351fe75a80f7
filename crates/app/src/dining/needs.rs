//! What is remembered of who dines: what they like, and what they must not eat. It is sealed, shown to whoever serves
//! them alone, and every look is written down.

use domain::access::{Action, Actor, Object, Reach};
use domain::dining::{Diner, Meal, Needs};
use domain::directory::Person;
use domain::{Milliseconds, PersonId, Refusal, SiteId};
use store::dining::NeedRecord;

use super::{leader, reach, sealed, today};
use crate::command::{About, Answer, Command, Deed, Ran, perform};
use crate::error::Error;
use crate::house::House;

/// What somebody looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// What is remembered.
    pub needs: Needs,
    /// Since when; `None` where nothing is.
    pub at: Option<Milliseconds>,
}

/// What is remembered of a person, as it is kept.
fn known(deed: &mut Deed<'_>, person: PersonId) -> Result<Option<NeedRecord>, Error> {
    let all = store::dining::needs(deed.db, &deed.site.id)?;
    Ok(all.into_iter().find(|one| one.person == person))
}

/// The leader, whom the actor serves: on their shift alone that is who has tableware, or dines today.
fn served(deed: &mut Deed<'_>, id: PersonId) -> Result<Person, Error> {
    reach(deed, Action::Do)?;
    let person = leader(deed, id)?;
    check_serves(deed, id)?;
    Ok(person)
}

fn check_serves(deed: &mut Deed<'_>, person: PersonId) -> Result<(), Error> {
    if deed.reach(Object::Dining, Action::Do)? == Reach::Site {
        return Ok(());
    }
    let (site, day) = (deed.site.id.clone(), today(deed).to_string());
    let sets = store::dining::tableware(deed.db, &site)?;
    let mut is_served = sets.iter().any(|set| set.person == person);
    for meal in Meal::ALL {
        let diners = store::dining::diners(deed.db, &site, &day, meal)?;
        is_served |= diners.iter().any(|one| one.person == person);
    }
    if is_served {
        Ok(())
    } else {
        Err(Refusal::forbidden("dining-not-served-by-you").into())
    }
}

/// Shows what is remembered of somebody, once the journal knows who looked.
///
/// # Errors
/// Refused to whoever does not serve them today.
pub async fn look(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    person: PersonId,
) -> Result<Looked, Error> {
    let ran = Ran::default();
    let noting = ran.clone();
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let person = served(deed, person)?;
        let entry = deed
            .entry("dining-needs-looked")
            .detail("name", &person.name);
        deed.write(&entry)?;
        noting.note();
        Ok(Answer::about(person.id))
    })
    .await?;
    // Each look is one entry: repeated, the same command shows nothing.
    ran.check()?;
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut store::Database| -> anyhow::Result<Looked> {
        let all = store::dining::needs(db, &site)?;
        let Some(known) = all.into_iter().find(|one| one.person == person) else {
            return Ok(Looked::default());
        };
        Ok(Looked {
            needs: sealed::open_needs(&owned, &site, person, &known.sealed)?,
            at: Some(known.at),
        })
    };
    Ok(house.store().read(read).await?)
}

/// Remembers something of somebody, in place of what was seen; nothing forgets it.
///
/// # Errors
/// Refused to whoever does not serve them today, where somebody wrote meanwhile, and where it is unfit.
pub async fn remember(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (person, seen): (PersonId, Option<Milliseconds>),
    needs: Needs,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let person = served(deed, person)?;
        needs.check()?;
        let before = known(deed, person.id)?;
        if before.map(|known| known.at) != seen {
            return Err(Refusal::conflict("dining-changed-meanwhile").into());
        }
        let site = deed.site.id.clone();
        let act = if needs.is_empty() {
            store::dining::forget_need(deed.db, &site, person.id)?;
            "dining-needs-forgotten"
        } else {
            let record = NeedRecord {
                person: person.id,
                sealed: sealed::seal_needs(deed.house, &site, person.id, &needs)?,
                at: deed.now,
                by: deed.actor.name.clone(),
            };
            store::dining::put_need(deed.db, &site, &record)?;
            "dining-needs-remembered"
        };
        let entry = deed.entry(act).detail("name", &person.name);
        deed.write(&entry)?;
        Ok(Answer::about(person.id))
    })
    .await
}

/// The dishes of a diner's meal that hold what they must not eat.
pub(super) fn met(deed: &mut Deed<'_>, diner: &Diner) -> Result<Vec<String>, Error> {
    let Some(known) = known(deed, diner.person)? else {
        return Ok(Vec::new());
    };
    let site = deed.site.id.clone();
    let Some(menu) = store::dining::menu(deed.db, &site, &diner.day, diner.meal)? else {
        return Ok(Vec::new());
    };
    let needs = sealed::open_needs(deed.house, &site, diner.person, &known.sealed)?;
    Ok(needs
        .met(&menu.dishes)
        .into_iter()
        .map(str::to_owned)
        .collect())
}
