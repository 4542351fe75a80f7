//! The roster as a sheet: given out for a workbook, and taken in from one in two steps, so that whoever brings it sees
//! what will change before anything does. What the sheet does not name stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::roster::sheet::{Column, ROWS_MAX, RowOutcome, SheetRow, Table, day_of};
use domain::roster::strain::AROUND_MS;
use domain::roster::{AHEAD_MAX_MS, PlannedShift, SHIFT_MAX_MS};
use domain::serving::instant;
use domain::{AccountId, Milliseconds, PlannedShiftId, Refusal, SiteId};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use store::Database;

use super::sign_on;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::{House, zone};
use crate::sheet::{Imported, check_rows};

/// What a sheet would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterPreview {
    /// What each row comes to, by its number in the sheet.
    pub outcomes: Vec<(u32, RowOutcome)>,
    /// The rows as they were read, to be sent with the confirmation.
    pub rows: Vec<SheetRow>,
}

/// What the closures of a table need.
struct Clock(TimeZone);

impl Clock {
    fn instant(&self, moment: DateTime) -> Milliseconds {
        standards::day::instant(&self.0, moment.date(), moment.time()).as_millisecond()
    }

    fn time(&self, at: Milliseconds) -> String {
        let civil = instant(at).to_zoned_datetime(self.0.clone());
        civil.strftime("%H:%M").to_string()
    }
}

/// Between which instants what is known of the roster is read for a sheet's rows.
fn span_of(clock: &Clock, rows: &[SheetRow], now: Milliseconds) -> (Milliseconds, Milliseconds) {
    let midnight = |date: Date| clock.instant(date.at(0, 0, 0, 0));
    let days: BTreeSet<Date> = rows.iter().filter_map(day_of).collect();
    let around = 2 * SHIFT_MAX_MS + AROUND_MS;
    let first = days.first().map_or(now, |day| midnight(*day));
    let last = days.last().map_or(now, |day| midnight(*day));
    // Nothing is planned further ahead, and nothing is changed that is long over.
    let bounds = (now - AHEAD_MAX_MS, now + AHEAD_MAX_MS + around);
    (
        (first - around).clamp(bounds.0, bounds.1),
        (last + around).clamp(bounds.0, bounds.1),
    )
}

/// The people who may be planned, and whoever else is.
fn people(
    db: &mut Database,
    site: &SiteId,
    shifts: &[PlannedShift],
) -> Result<Vec<(AccountId, String)>> {
    let teams = store::directory::teams(db, site)?;
    let members = teams.iter().flat_map(|team| team.members.iter().copied());
    let planned = shifts.iter().map(|shift| shift.account);
    let known: BTreeSet<AccountId> = members.chain(planned).collect();
    let names = store::account::names(db, site)?.into_iter();
    Ok(names.filter(|(id, _)| known.contains(id)).collect())
}

/// What each row comes to as the roster stands.
fn compare(
    db: &mut Database,
    site: &SiteId,
    (clock, now): (&Clock, Milliseconds),
    rows: &[SheetRow],
    new_id: &dyn Fn(u32) -> PlannedShiftId,
) -> Result<Vec<(u32, RowOutcome)>> {
    let span = span_of(clock, rows, now);
    let shifts = store::planned_shift::between(db, site, span)?;
    let table = Table {
        people: people(db, site, &shifts)?,
        teams: store::directory::teams(db, site)?,
        leaves: store::leave::granted(db, site, span)?,
        shifts,
        now,
        instant: &|moment| clock.instant(moment),
        clock: &|at| clock.time(at),
        new_id,
    };
    Ok(table.compare(rows))
}

fn clock_of(db: &mut Database, site: &SiteId) -> Result<Option<Clock>> {
    let Some(found) = store::site::find(db, site)? else {
        return Ok(None);
    };
    Ok(Some(Clock(zone(&found.time_zone)?)))
}

/// The shifts that begin on the days from `first` to `last` as rows of a sheet, the first first.
///
/// # Errors
/// Refused to whoever may not take them out.
pub async fn export(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (first, last): (Date, Date),
) -> Result<Vec<BTreeMap<Column, String>>, Error> {
    if actor.right(site, Object::Roster, Action::Export).is_none() {
        return Err(Refusal::forbidden("not-allowed").into());
    }
    let (site, now) = (site.clone(), house.now());
    let read = move |db: &mut Database| -> Result<Vec<BTreeMap<Column, String>>> {
        let Some(clock) = clock_of(db, &site)? else {
            return Ok(Vec::new());
        };
        let after = last.tomorrow().unwrap_or(last);
        let midnight = |date: Date| clock.instant(date.at(0, 0, 0, 0));
        let span = (midnight(first), midnight(after));
        let shifts = store::planned_shift::between(db, &site, span)?;
        let table = Table {
            people: people(db, &site, &shifts)?,
            teams: store::directory::teams(db, &site)?,
            shifts: Vec::new(),
            leaves: Vec::new(),
            now,
            instant: &|moment| clock.instant(moment),
            clock: &|at| clock.time(at),
            new_id: &|number| PlannedShiftId::derived(&[&number.to_string()]),
        };
        Ok(shifts.iter().map(|shift| table.cells_of(shift)).collect())
    };
    Ok(house.store().read(read).await?)
}

/// What the rows would change; nothing is changed yet.
///
/// # Errors
/// Refused to whoever may not plan, when there are too many rows, and where one comes twice.
pub async fn preview(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    rows: Vec<SheetRow>,
) -> Result<RosterPreview, Error> {
    if actor.right(site, Object::Roster, Action::Edit).is_none() {
        return Err(Refusal::forbidden("not-allowed").into());
    }
    check_rows(rows.iter().map(|row| row.number), ROWS_MAX)?;
    let (site, asked, now) = (site.clone(), rows.clone(), house.now());
    let read = move |db: &mut Database| -> Result<Vec<(u32, RowOutcome)>> {
        let Some(clock) = clock_of(db, &site)? else {
            return Ok(Vec::new());
        };
        let id = |number: u32| PlannedShiftId::derived(&["row", &number.to_string()]);
        compare(db, &site, (&clock, now), &asked, &id)
    };
    Ok(RosterPreview {
        outcomes: house.store().read(read).await?,
        rows,
    })
}

/// Takes in the rows that were looked at, as the roster stands now; bad ones are left out.
///
/// # Errors
/// Refused to whoever may not plan, when there are too many rows, and where one comes twice.
pub async fn import(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    rows: Vec<SheetRow>,
) -> Result<Imported, Error> {
    let made_by = command.made_by(actor);
    let answer = perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Roster, Action::Edit)?;
        check_rows(rows.iter().map(|row| row.number), ROWS_MAX)?;
        let (clock, site) = (Clock(deed.zone.clone()), deed.site.id.clone());
        let id = |number: u32| {
            PlannedShiftId::derived(&["roster-import", &made_by, &number.to_string()])
        };
        let outcomes = compare(deed.db, &site, (&clock, deed.now), &rows, &id)?;
        let told = write_all(deed, outcomes)?;
        let entry = deed
            .entry("roster-imported")
            .detail("added", told.added)
            .detail("changed", told.changed);
        deed.write(&entry)?;
        Ok(Answer::of_counts(told.counts()))
    })
    .await?;
    Ok(Imported::of(answer.counts()))
}

fn write_all(deed: &mut Deed<'_>, outcomes: Vec<(u32, RowOutcome)>) -> Result<Imported, Error> {
    let mut told = Imported::default();
    for (_, outcome) in outcomes {
        match outcome {
            RowOutcome::Added(shift, _) => {
                add(deed, shift)?;
                told.added += 1;
            }
            RowOutcome::Changed(shift, ..) => {
                if change(deed, &shift)? {
                    told.changed += 1;
                } else {
                    told.bad += 1;
                }
            }
            RowOutcome::Unchanged => {}
            RowOutcome::Bad(..) => told.bad += 1,
        }
    }
    Ok(told)
}

fn add(deed: &mut Deed<'_>, mut shift: PlannedShift) -> Result<(), Error> {
    let last = store::planned_shift::last_number(deed.db, &deed.site.id, &shift.day)?;
    shift.number = last + 1;
    store::planned_shift::add(deed.db, &deed.site.id, &shift)?;
    sign_on::follow(deed, &shift)
}

/// Changes a shift, unless its post is taken already; whether that could be.
fn change(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<bool, Error> {
    let known = super::load(deed, shift.id)?;
    match sign_on::check_untaken(deed, &known) {
        Ok(()) => {}
        Err(Error::Refused(_)) => return Ok(false),
        Err(failure) => return Err(failure),
    }
    store::planned_shift::change(deed.db, &deed.site.id, shift)?;
    sign_on::follow(deed, shift)?;
    crate::hand_over::follow(deed, &known, shift)?;
    let entry = super::entry(deed, "shift-replanned", shift)?;
    deed.write(&entry)?;
    Ok(true)
}
