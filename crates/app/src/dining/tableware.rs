//! The tableware of the small dining room by name and number.

use domain::access::{Action, Actor, Object};
use domain::dining::{Checked, Condition, DINERS_MAX, Tableware};
use domain::{PersonId, Refusal, SiteId, TablewareId};

use super::{leader, reach};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;

/// A set as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablewareAsked {
    /// Whose it is.
    pub person: PersonId,
    /// Its number.
    pub number: String,
    /// What it holds.
    pub contents: String,
}

/// The set, whose number no other has.
fn set_of(
    deed: &mut Deed<'_>,
    (id, revision): (TablewareId, i32),
    asked: &TablewareAsked,
    checked: Option<Checked>,
) -> Result<Tableware, Error> {
    let person = leader(deed, asked.person)?;
    let set = Tableware {
        id,
        person: person.id,
        number: asked.number.clone(),
        contents: asked.contents.clone(),
        checked,
        revision,
    };
    let set = set.checked()?;
    let all = store::dining::tableware(deed.db, &deed.site.id)?;
    let mut others = all.iter().filter(|other| other.id != id);
    if others.any(|other| other.number == set.number) {
        return Err(Refusal::invalid("number", "dining-number-taken").into());
    }
    Ok(set)
}

fn load(deed: &mut Deed<'_>, id: TablewareId) -> Result<Tableware, Error> {
    let all = store::dining::tableware(deed.db, &deed.site.id)?;
    let found = all.into_iter().find(|set| set.id == id);
    found.ok_or_else(|| Refusal::missing("dining-tableware-unknown").into())
}

fn load_seen(deed: &mut Deed<'_>, id: TablewareId, revision: i32) -> Result<Tableware, Error> {
    let known = load(deed, id)?;
    if known.revision != revision {
        return Err(Refusal::conflict("dining-changed-meanwhile").into());
    }
    Ok(known)
}

/// Enters a set.
///
/// # Errors
/// Refused to whoever may not, for nobody's leader, and where a field is unfit or the number taken.
pub async fn add_tableware(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: TablewareAsked,
) -> Result<Answer, Error> {
    let id = TablewareId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Dining, Action::Edit)?;
        let all = store::dining::tableware(deed.db, &deed.site.id)?;
        check_unused(all.iter().any(|set| set.id == id))?;
        if all.len() >= DINERS_MAX {
            let many = Refusal::conflict("dining-diners-many");
            return Err(many.with("most", DINERS_MAX).into());
        }
        let set = set_of(deed, (id, 1), &asked, None)?;
        store::dining::add_tableware(deed.db, &deed.site.id, &set)?;
        write(deed, "dining-tableware-added", &set)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Changes a set. `revision` is the one that was seen.
///
/// # Errors
/// As [`add_tableware`]; refused too when somebody changed it meanwhile.
pub async fn change_tableware(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (TablewareId, i32),
    asked: TablewareAsked,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Dining, Action::Edit)?;
        let known = load_seen(deed, id, revision)?;
        // Another name or number is to be held against the set again.
        let same = known.person == asked.person && known.number == asked.number.trim();
        let checked = known.checked.filter(|_| same);
        let set = set_of(deed, (id, revision + 1), &asked, checked)?;
        store::dining::change_tableware(deed.db, &deed.site.id, &set)?;
        write(deed, "dining-tableware-changed", &set)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes a set out of the register. `revision` is the one that was seen.
///
/// # Errors
/// Refused to whoever may not, and when somebody changed it meanwhile.
pub async fn remove_tableware(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (TablewareId, i32),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Dining, Action::Edit)?;
        let known = load_seen(deed, id, revision)?;
        store::dining::remove_tableware(deed.db, &deed.site.id, id)?;
        write(deed, "dining-tableware-removed", &known)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Notes that a set was looked at: that its name and number agree, or what of it is missing or broken.
///
/// # Errors
/// Refused to whoever may not, and where what is missing or broken is not named.
pub async fn check_tableware(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: TablewareId,
    (condition, note): (Condition, String),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        reach(deed, Action::Do)?;
        let mut set = load(deed, id)?;
        let checked = Checked {
            at: deed.now,
            by: deed.actor.name.clone(),
            condition,
            note: if condition == Condition::Whole {
                String::new()
            } else {
                note.trim().to_owned()
            },
        };
        checked.check()?;
        set.checked = Some(checked);
        store::dining::change_tableware(deed.db, &deed.site.id, &set)?;
        let entry = deed
            .entry("dining-tableware-checked")
            .detail("number", &set.number)
            .detail("condition", condition.word());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn write(deed: &mut Deed<'_>, act: &str, set: &Tableware) -> Result<(), Error> {
    let entry = deed.entry(act).detail("number", &set.number);
    deed.write(&entry)?;
    Ok(())
}
