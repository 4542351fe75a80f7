//! The subscription table as a sheet: given out for a workbook, and taken in from one in two steps, so that whoever
//! brings it sees what will change before anything does.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::newspaper::sheet::{Column, ROWS_MAX, RowOutcome, SheetRow, Table};
use domain::newspaper::{NEWSPAPERS_MAX, Newspaper};
use domain::{Refusal, SiteId, Uid};
use store::Database;

use super::ground::Known;
use super::table::days_of;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::sheet::{Imported, check_rows};

/// What a sheet would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The year of the table.
    pub year: i16,
    /// What each row comes to, by its number in the sheet.
    pub outcomes: Vec<(u32, RowOutcome)>,
    /// The rows as they were read, to be sent with the confirmation.
    pub rows: Vec<SheetRow>,
}

fn read_table(db: &mut Database, site: &SiteId, year: i16) -> Result<Table> {
    let known = Known::read(db, site)?;
    Ok(Table {
        year,
        newspapers: store::newspaper::all(db, site)?,
        subscriptions: store::newspaper::subscriptions(db, site, days_of(year))?,
        leaders: known.leaders,
        rooms: known.rooms,
    })
}

/// The table of a year as rows of a sheet, by paper, the highest leaders first.
///
/// # Errors
/// Refused to whoever may not take it out.
pub async fn export(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    year: i16,
) -> Result<Vec<BTreeMap<Column, String>>, Error> {
    if actor
        .right(site, Object::Newspaper, Action::Export)
        .is_none()
    {
        return Err(Refusal::forbidden("not-allowed").into());
    }
    let site = site.clone();
    let read = move |db: &mut Database| -> Result<Vec<BTreeMap<Column, String>>> {
        let known = Known::read(db, &site)?;
        let table = read_table(db, &site, year)?;
        let mut lines = table.subscriptions.clone();
        lines.sort_by_key(|line| known.rank(line.addressee));
        let of = |paper: &Newspaper| {
            let own = lines.iter().filter(|line| line.newspaper == paper.id);
            let cells = own.map(|line| table.cells_of(paper, line));
            cells.collect::<Vec<_>>()
        };
        Ok(table.newspapers.iter().flat_map(of).collect())
    };
    Ok(house.store().read(read).await?)
}

/// What the rows would change; nothing is changed yet.
///
/// # Errors
/// Refused to whoever may not edit, when there are too many rows, and where one comes twice.
pub async fn preview(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    year: i16,
    rows: Vec<SheetRow>,
) -> Result<Preview, Error> {
    if actor.right(site, Object::Newspaper, Action::Edit).is_none() {
        return Err(Refusal::forbidden("not-allowed").into());
    }
    check_rows(rows.iter().map(|row| row.number), ROWS_MAX)?;
    let (site, asked) = (site.clone(), rows.clone());
    let read = move |db: &mut Database| -> Result<_> {
        let table = read_table(db, &site, year)?;
        Ok(table.compare(&asked, &|parts| Uid::derived(parts)))
    };
    Ok(Preview {
        year,
        outcomes: house.store().read(read).await?,
        rows,
    })
}

/// Takes in the rows that were looked at, as the table stands now; bad ones are left out.
///
/// # Errors
/// Refused to whoever may not edit, when there are too many rows or papers, and where a row comes twice.
pub async fn import(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (year, rows): (i16, Vec<SheetRow>),
) -> Result<Imported, Error> {
    let made_by = command.made_by(actor);
    let answer = perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Newspaper, Action::Edit)?;
        check_rows(rows.iter().map(|row| row.number), ROWS_MAX)?;
        let table = read_table(deed.db, &deed.site.id, year)?;
        let papers = table.newspapers.len();
        let new_id = |parts: &[&str]| {
            let own = [&["newspaper-import", made_by.as_str()], parts].concat();
            Uid::derived(&own)
        };
        let told = write_all(deed, table.compare(&rows, &new_id), papers)?;
        let entry = deed
            .entry("newspapers-imported")
            .detail("year", year)
            .detail("added", told.added)
            .detail("changed", told.changed);
        deed.write(&entry)?;
        Ok(Answer::of_counts(told.counts()))
    })
    .await?;
    Ok(Imported::of(answer.counts()))
}

fn write_all(
    deed: &mut Deed<'_>,
    outcomes: Vec<(u32, RowOutcome)>,
    mut papers: usize,
) -> Result<Imported, Error> {
    let mut told = Imported::default();
    for (_, outcome) in outcomes {
        let (write, is_new) = match outcome {
            RowOutcome::Added(write) => (write, true),
            RowOutcome::Changed(write, _) => (write, false),
            RowOutcome::Unchanged => continue,
            RowOutcome::Bad(..) => {
                told.bad += 1;
                continue;
            }
        };
        match write.newspaper {
            Some((paper, true)) => {
                papers += 1;
                if papers > NEWSPAPERS_MAX {
                    let many = Refusal::conflict("newspapers-many");
                    return Err(many.with("most", NEWSPAPERS_MAX).into());
                }
                store::newspaper::add(deed.db, &deed.site.id, &paper)?;
            }
            Some((mut paper, false)) => {
                paper.revision += 1;
                store::newspaper::change(deed.db, &deed.site.id, &paper)?;
            }
            None => {}
        }
        let mut line = write.subscription;
        if is_new {
            told.added += 1;
            store::newspaper::subscribe(deed.db, &deed.site.id, &line)?;
        } else {
            told.changed += 1;
            line.revision += 1;
            store::newspaper::change_subscription(deed.db, &deed.site.id, &line)?;
        }
    }
    Ok(told)
}
