//! Queue tickets.

use anyhow::Result;
use diesel::prelude::*;
use domain::hall::{Priority, Ticket, TicketState};
use domain::{Milliseconds, SiteId, TicketId};

use crate::Database;
use crate::connection::directly;
use crate::schema::ticket;
use crate::text::{counted, inconsistent, kept, read, read_optional};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = ticket, treat_none_as_null = true)]
struct TicketRow {
    site_id: String,
    id: String,
    day: String,
    matter_id: String,
    letter: String,
    number: i32,
    priority: Option<String>,
    taken_at: i64,
    waiting_since: i64,
    state: String,
    window_id: Option<String>,
    calls: i32,
    called_at: Option<i64>,
    ended_at: Option<i64>,
    code: String,
}

impl TicketRow {
    fn of(site: &SiteId, one: &Ticket) -> Result<Self> {
        Ok(Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            matter_id: one.matter.to_string(),
            letter: one.letter.clone(),
            number: kept("ticket", "number", one.number)?,
            priority: one.priority.map(|priority| priority.word().to_owned()),
            taken_at: one.taken,
            waiting_since: one.waiting_since,
            state: one.state.word().to_owned(),
            window_id: one.window.map(|id| id.to_string()),
            calls: kept("ticket", "calls", one.calls)?,
            called_at: one.called,
            ended_at: one.ended,
            code: one.code.clone(),
        })
    }

    fn into_ticket(self) -> Result<Ticket> {
        let priority = self.priority.as_deref().map(|word| {
            Priority::from_word(word).ok_or_else(|| inconsistent("ticket", "priority", word))
        });
        Ok(Ticket {
            id: read("ticket", "id", &self.id)?,
            day: self.day,
            matter: read("ticket", "matter_id", &self.matter_id)?,
            letter: self.letter,
            number: counted("ticket", "number", self.number)?,
            priority: priority.transpose()?,
            taken: self.taken_at,
            waiting_since: self.waiting_since,
            state: TicketState::from_word(&self.state)
                .ok_or_else(|| inconsistent("ticket", "state", &self.state))?,
            window: read_optional("ticket", "window_id", self.window_id.as_deref())?,
            calls: counted("ticket", "calls", self.calls)?,
            called: self.called_at,
            ended: self.ended_at,
            code: self.code,
        })
    }
}

/// Keeps a new ticket.
pub fn add(connection: &mut Database, site: &SiteId, new: &Ticket) -> Result<()> {
    let row = TicketRow::of(site, new)?;
    directly!(connection, |behind| diesel::insert_into(ticket::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a ticket as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &Ticket) -> Result<()> {
    let row = TicketRow::of(site, changed)?;
    directly!(connection, |behind| diesel::update(
        ticket::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The ticket, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: TicketId) -> Result<Option<Ticket>> {
    let row: Option<TicketRow> = directly!(connection, |behind| ticket::table
        .find((site.as_str(), id.to_string()))
        .select(TicketRow::as_select())
        .first(behind)
        .optional())?;
    row.map(TicketRow::into_ticket).transpose()
}

/// The ticket of an address, with its site.
pub fn of_code(connection: &mut Database, code: &str) -> Result<Option<(SiteId, Ticket)>> {
    let row: Option<TicketRow> = directly!(connection, |behind| ticket::table
        .filter(ticket::code.eq(code))
        .select(TicketRow::as_select())
        .first(behind)
        .optional())?;
    row.map(|row| Ok((read("ticket", "site_id", &row.site_id)?, row.into_ticket()?)))
        .transpose()
}

/// The tickets of a day, in the order in which they were taken.
pub fn of_day(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<Ticket>> {
    let rows: Vec<TicketRow> = directly!(connection, |behind| ticket::table
        .filter(ticket::site_id.eq(site.as_str()))
        .filter(ticket::day.eq(day))
        .order((ticket::taken_at, ticket::letter, ticket::number))
        .select(TicketRow::as_select())
        .load(behind))?;
    rows.into_iter().map(TicketRow::into_ticket).collect()
}

/// The last number that was given behind a letter on a day; 0 for none.
pub fn last_number(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    letter: &str,
) -> Result<u32> {
    let last: Option<i32> = directly!(connection, |behind| ticket::table
        .filter(ticket::site_id.eq(site.as_str()))
        .filter(ticket::day.eq(day))
        .filter(ticket::letter.eq(letter))
        .select(diesel::dsl::max(ticket::number))
        .first(behind))?;
    last.map_or(Ok(0), |number| counted("ticket", "number", number))
}

/// Tickets of any site that wait since before `since` and were not yet noted, the longest first.
pub fn waiting_since_before(
    connection: &mut Database,
    since: Milliseconds,
    limit: i64,
) -> Result<Vec<(SiteId, Ticket)>> {
    let rows: Vec<TicketRow> = directly!(connection, |behind| ticket::table
        .filter(ticket::state.eq("waiting"))
        .filter(ticket::over_noted_at.is_null())
        .filter(ticket::ended_at.is_null())
        .filter(ticket::waiting_since.lt(since))
        .order((ticket::waiting_since, ticket::id))
        .limit(limit)
        .select(TicketRow::as_select())
        .load(behind))?;
    rows.into_iter()
        .map(|row| Ok((read("ticket", "site_id", &row.site_id)?, row.into_ticket()?)))
        .collect()
}

/// Notes that somebody has waited too long, once for each wait.
pub fn note_over(
    connection: &mut Database,
    site: &SiteId,
    id: TicketId,
    at: Option<Milliseconds>,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        ticket::table.find((site.as_str(), id.to_string()))
    )
    .set(ticket::over_noted_at.eq(at))
    .execute(behind))?;
    Ok(())
}
