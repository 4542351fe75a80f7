//! The people of the directory as a sheet: given out for a workbook, and taken in from one in two
//! steps, so that whoever brings it sees what will change before anything does.

use std::collections::BTreeMap;

use domain::access::{Action, Actor, Object};
use domain::person_key::NO_PRECEDENCE;
use domain::person_sheet::{Column, Directory, ROWS_MAX, RowOutcome, SheetRow, cells_of, compare};
use domain::{CommandId, Milliseconds, PersonId, Refusal, SiteId, Uid};
use store::Database;
use store::directory::PersonRow;

use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::sheet::{self, Imported};

/// How long a sheet that was looked at may wait for its confirmation.
pub const DRAFT_KEPT_MS: Milliseconds = 30 * 60 * 1_000;
/// How many people one transaction takes in: the house goes on between two of them.
const AT_ONCE: usize = 500;
/// How many people are found by their names at once; the others are within the next minutes.
const KEYED_AT_ONCE: usize = 2_000;

/// What a sheet would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The name of the sheet that waits; `None` where it would change nothing.
    pub draft: Option<Uid>,
    /// What each row comes to, by its number in the sheet.
    pub rows: Vec<(u32, RowOutcome)>,
    /// The names of the people of the rows, by number.
    pub names: BTreeMap<u32, String>,
}

/// The people of the site as rows of a sheet, those with precedence first. Whoever takes them out
/// is written down.
///
/// # Errors
/// Refused to whoever may not take persons out of the house.
pub async fn export(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
) -> Result<Vec<BTreeMap<Column, String>>, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Person, Action::Export)?;
        let count = store::directory::count_people(deed.db, &deed.site.id)?;
        let entry = deed.entry("people-exported").detail("count", count);
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await?;
    let site = site.clone();
    let read = move |db: &mut Database| -> anyhow::Result<_> {
        let directory = directory_of(db, &site)?;
        let names = directory.names();
        let people = directory.people.iter();
        Ok(people.map(|entry| cells_of(entry, &names)).collect())
    };
    Ok(house.store().read(read).await?)
}

/// What the rows would change; they wait for the confirmation of the same person.
///
/// # Errors
/// Refused to whoever may not edit, and when there are too many rows.
pub async fn preview(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    rows: Vec<SheetRow>,
) -> Result<Preview, Error> {
    let right = actor.right(site, Object::Directory, Action::Edit);
    let (Some(_), Some(account)) = (right, actor.account) else {
        return Err(Refusal::forbidden("not-allowed").into());
    };
    if rows.len() > ROWS_MAX {
        let refusal = Refusal::invalid("workbook", "workbook-too-many-rows");
        return Err(refusal.with("most", ROWS_MAX).into());
    }
    let (draft, now) = (house.new_id(), house.now());
    let body = sheet::written(&rows, Column::word);
    let at = site.clone();
    let read = move |db: &mut Database| -> anyhow::Result<_> {
        let directory = directory_of(db, &at)?;
        let outcomes = compare(&directory, &rows, |row| new_id(draft, row));
        Ok((outcomes, names_of(&rows)))
    };
    let (outcomes, names) = house.store().read(read).await?;
    let changes = outcomes
        .iter()
        .any(|(_, outcome)| matches!(outcome, RowOutcome::Added(_) | RowOutcome::Changed(..)));
    if changes {
        let at = site.clone();
        let keep = move |db: &mut Database| -> Result<(), Error> {
            store::directory::forget_drafts(db, now - DRAFT_KEPT_MS)?;
            store::directory::keep_draft(db, &at, draft, account, (&body, now))?;
            Ok(())
        };
        house.store().write(Some(site), keep).await?;
    }
    Ok(Preview {
        draft: changes.then_some(draft),
        rows: outcomes,
        names,
    })
}

/// Takes in the sheet that was looked at: just its rows, as the directory stands now; bad ones are
/// left out. So many at a time that the house goes on beside; repeated, it goes on where it was.
///
/// # Errors
/// Refused when the sheet is not the actor's, or waited too long.
pub async fn import(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    draft: Uid,
) -> Result<Imported, Error> {
    let right = actor.right(site, Object::Directory, Action::Edit);
    let (Some(_), Some(account)) = (right, actor.account) else {
        return Err(Refusal::forbidden("not-allowed").into());
    };
    let (at, since) = (site.clone(), house.now() - DRAFT_KEPT_MS);
    let read = move |db: &mut Database| store::directory::draft(db, &at, draft, account, since);
    let body = house.store().read(read).await?;
    let body = body.ok_or_else(|| Refusal::missing("sheet-waits-no-longer"))?;
    let rows = sheet::read(&body, Column::from_word)?;
    let at = site.clone();
    let (asked, read) = (rows.clone(), move |db: &mut Database| directory_of(db, &at));
    let outcomes = compare(&house.store().read(read).await?, &asked, |row| {
        new_id(draft, row)
    });
    let mut told = Imported::default();
    let mut writes = Vec::new();
    for (_, outcome) in outcomes {
        match outcome {
            RowOutcome::Added(entry) => {
                told.added += 1;
                writes.push((true, entry));
            }
            RowOutcome::Changed(entry, _) => {
                told.changed += 1;
                writes.push((false, entry));
            }
            RowOutcome::Unchanged => {}
            RowOutcome::Bad(..) => told.bad += 1,
        }
    }
    // Leaders first: whoever acts for them refers to them.
    writes.sort_by_key(|(_, (person, _))| person.precedence.unwrap_or(NO_PRECEDENCE));
    let writes: Vec<PersonWrite> = writes
        .into_iter()
        .map(|(is_new, (person, particulars))| PersonWrite {
            is_new,
            row: PersonRow {
                person,
                particulars,
            },
        })
        .collect();
    write_all(house, actor, site, command, draft, writes).await?;
    let at = site.clone();
    let forget = move |db: &mut Database| -> Result<(), Error> {
        Ok(store::directory::forget_draft(db, &at, draft)?)
    };
    house.store().write(Some(site), forget).await?;
    Ok(told)
}

/// A person to be added or changed.
#[derive(Clone)]
struct PersonWrite {
    is_new: bool,
    row: PersonRow,
}

async fn write_all(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    draft: Uid,
    writes: Vec<PersonWrite>,
) -> Result<(), Error> {
    // First who they are and how they are reached, then for whom they act: by then all are there.
    let acting: Vec<(PersonId, domain::particulars::Particulars)> = writes
        .iter()
        .map(|write| (write.row.person.id, write.row.particulars.clone()))
        .filter(|(_, particulars)| !particulars.acts_for.is_empty())
        .collect();
    let mut keyed = KEYED_AT_ONCE;
    for some in writes.chunks(AT_ONCE) {
        let part = part_of(command, draft, some[0].row.person.id);
        let (some, with_keys) = (some.to_vec(), keyed > 0);
        keyed = keyed.saturating_sub(some.len());
        let write = move |deed: &mut Deed<'_>| write_some(deed, &some, with_keys);
        perform(house, actor, site, &part, write).await?;
    }
    let Some((first, _)) = acting.first() else {
        return Ok(());
    };
    let last = part_of(
        command,
        draft,
        PersonId::derived(&["acting", &first.to_string()]),
    );
    let act = move |deed: &mut Deed<'_>| {
        deed.reach(Object::Directory, Action::Edit)?;
        for (id, particulars) in &acting {
            store::directory::change_particulars(deed.db, &deed.site.id, *id, particulars)?;
        }
        let entry = deed.entry("secretaries-imported");
        deed.write(&entry.detail("count", acting.len()))?;
        Ok(Answer::default())
    };
    perform(house, actor, site, &last, act).await?;
    Ok(())
}

fn write_some(deed: &mut Deed<'_>, some: &[PersonWrite], with_keys: bool) -> Result<Answer, Error> {
    deed.reach(Object::Directory, Action::Edit)?;
    let (mut added, mut changed) = (0, 0);
    let mut ids = Vec::new();
    for write in some {
        let person = &write.row.person;
        if write.is_new {
            store::directory::add_person(deed.db, &deed.site.id, person)?;
            added += 1;
        } else if store::directory::change_person(deed.db, &deed.site.id, person)? {
            changed += 1;
        } else {
            // Taken out of the directory since the sheet was compared.
            continue;
        }
        let mut particulars = write.row.particulars.clone();
        if write.is_new {
            particulars.acts_for.clear();
        }
        store::directory::change_particulars(deed.db, &deed.site.id, person.id, &particulars)?;
        ids.push(person.id);
    }
    if with_keys {
        super::person::key_people(deed.db, &deed.site.id, &ids)?;
    } else {
        store::directory::key_later(deed.db, &deed.site.id, &ids)?;
    }
    let entry = deed
        .entry("people-imported")
        .detail("added", added)
        .detail("changed", changed);
    deed.write(&entry)?;
    Ok(Answer::default())
}

/// Each part of the sheet is a command of its own, known by whom it begins with: what was taken in
/// before is not compared as a change again, so that no two parts begin alike.
fn part_of(command: &Command, draft: Uid, first: PersonId) -> Command {
    let parts = ["people-import", &draft.to_string(), &first.to_string()];
    Command {
        id: CommandId::derived(&parts),
        at: command.at,
        fingerprint: [0; 32],
    }
}

fn new_id(draft: Uid, row: u32) -> PersonId {
    PersonId::derived(&["imported", &draft.to_string(), &row.to_string()])
}

fn names_of(rows: &[SheetRow]) -> BTreeMap<u32, String> {
    rows.iter()
        .filter_map(|row| Some((row.number, row.cells.get(&Column::Name)?.clone())))
        .collect()
}

/// The directory as far as a sheet is compared with it.
fn directory_of(db: &mut Database, site: &SiteId) -> anyhow::Result<Directory> {
    let people = store::directory::all_persons(db, site)?;
    Ok(Directory {
        people: people
            .into_iter()
            .map(|row| (row.person, row.particulars))
            .collect(),
        departments: store::directory::departments(db, site)?,
        rooms: store::directory::rooms(db, site)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_waits_is_the_one_that_was_looked_at() {
        let rows = vec![SheetRow {
            number: 7,
            cells: Column::ALL
                .into_iter()
                .map(|column| (column, format!("𠮷\"{{}} {}", column.word())))
                .collect(),
        }];
        let waiting = sheet::written(&rows, Column::word);
        assert_eq!(sheet::read(&waiting, Column::from_word).unwrap(), rows);
    }
}
