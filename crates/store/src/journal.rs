//! The journal: numbered without gaps at each site, chained, searched by grams.

use anyhow::Result;
use diesel::prelude::*;
use domain::grams::{Search, grams, normalized};
use domain::journal::{Entry, Fault, Hash, Proof, Written};
use domain::{AccountId, DutyId, MeetingId, Milliseconds, RoomId, SiteId};

use crate::connection::{directly, finds_any};
use crate::schema::journal;
use crate::site::Head;
use crate::text::{from_pairs, inconsistent, pairs, read_optional};
use crate::{Database, dialect, site};

/// How many hits of the index are looked at in one step of a search.
const STEP_MAX: i64 = 5_000;
/// A span of time as short as this is read through rather than looked up by grams.
const SHORT_SPAN_MS: Milliseconds = 7 * 24 * 60 * 60 * 1_000;

// What is not there is written as nothing and not left out, so that the text of the statement is always the same.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = journal, treat_none_as_default_value = false)]
struct JournalRow {
    site_id: String,
    number: i64,
    at: i64,
    received_at: i64,
    account_id: Option<String>,
    actor: String,
    act: String,
    meeting_id: Option<String>,
    duty_id: Option<String>,
    room_id: Option<String>,
    clauses: String,
    details: String,
    searched: String,
    hash: String,
}

impl JournalRow {
    fn into_written(self) -> Result<Written> {
        let clauses = self.clauses.split_whitespace().map(str::to_owned).collect();
        let hash = Hash::from_hex(&self.hash)
            .ok_or_else(|| inconsistent("journal", "hash", &self.hash))?;
        let entry = Entry {
            at: self.at,
            received: self.received_at,
            account: read_optional("journal", "account_id", self.account_id.as_deref())?,
            actor: self.actor,
            act: self.act,
            meeting: read_optional("journal", "meeting_id", self.meeting_id.as_deref())?,
            duty: read_optional("journal", "duty_id", self.duty_id.as_deref())?,
            room: read_optional("journal", "room_id", self.room_id.as_deref())?,
            clauses,
            details: from_pairs("journal", "details", &self.details)?,
        };
        Ok(Written {
            number: self.number,
            entry,
            hash,
        })
    }
}

/// Appends an entry to the site's journal, in the transaction of the act it tells of.
///
/// Gives its number.
pub fn append(connection: &mut Database, site_id: &SiteId, entry: &Entry) -> Result<i64> {
    let mut head = site::journal_head(connection, site_id)?;
    append_after(connection, site_id, &mut head, entry)
}

/// Appends an entry where the journal stands, which was read in the same transaction and stands behind it then.
///
/// Gives its number.
pub fn append_after(
    connection: &mut Database,
    site_id: &SiteId,
    head: &mut Head,
    entry: &Entry,
) -> Result<i64> {
    let number = head.number + 1;
    let hash = entry.hash(number, head.hash);
    let searched = normalized(&entry.searched_text());
    let grams: Vec<String> = grams(&searched).into_iter().collect();
    let row = JournalRow {
        site_id: site_id.to_string(),
        number,
        at: entry.at,
        received_at: entry.received,
        account_id: entry.account.map(|id| id.to_string()),
        actor: entry.actor.clone(),
        act: entry.act.clone(),
        meeting_id: entry.meeting.map(|id| id.to_string()),
        duty_id: entry.duty.map(|id| id.to_string()),
        room_id: entry.room.map(|id| id.to_string()),
        clauses: entry.clauses.join(" "),
        details: pairs(&entry.details),
        searched,
        hash: hash.to_string(),
    };
    let insert = diesel::insert_into(journal::table).values(row);
    directly!(connection, |behind| insert.execute(behind))?;
    dialect::index_grams(connection, site_id, head.ordinal, number, &grams)?;
    site::set_head(connection, site_id, number, hash)?;
    (head.number, head.hash) = (number, hash);
    Ok(number)
}

/// What is looked for in the journal. Everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Words.
    pub search: Search,
    /// From when on.
    pub from: Option<Milliseconds>,
    /// Before when.
    pub until: Option<Milliseconds>,
    /// By whom.
    pub account: Option<AccountId>,
    /// In which room.
    pub room: Option<RoomId>,
    /// Of which meeting.
    pub meeting: Option<MeetingId>,
    /// Of which duty.
    pub duty: Option<DutyId>,
    /// Only entries below this number: where the page before ended.
    pub before: Option<i64>,
    /// How many at most.
    pub limit: usize,
}

impl Question {
    /// Whether an index of rows leaves so few entries that their text is soon read.
    fn is_narrow(&self) -> bool {
        let is_short = match (self.from, self.until) {
            (Some(from), Some(until)) => until.saturating_sub(from) <= SHORT_SPAN_MS,
            _ => false,
        };
        is_short || self.meeting.is_some() || self.duty.is_some()
    }
}

/// The entries that answer the question, newest first.
pub fn find(
    connection: &mut Database,
    site_id: &SiteId,
    question: &Question,
) -> Result<Vec<Written>> {
    if question.search.grams.is_empty() || question.is_narrow() {
        return find_by_rows(connection, site_id, question, None);
    }
    let ordinal = site::journal_head(connection, site_id)?.ordinal;
    let mut before = question.before.unwrap_or(i64::MAX >> 1);
    let mut step = (question.limit as i64).clamp(1, STEP_MAX);
    let mut found = Vec::new();
    while found.len() < question.limit {
        let numbers =
            dialect::find_grams(connection, site_id, ordinal, &question.search, before, step)?;
        let Some(&lowest) = numbers.last() else { break };
        found.extend(find_by_rows(connection, site_id, question, Some(&numbers))?);
        if (numbers.len() as i64) < step {
            break;
        }
        before = lowest;
        // The first step fills nearly every page; what is rare behind what is common takes more.
        step = (step * 4).min(STEP_MAX);
    }
    found.truncate(question.limit);
    Ok(found)
}

/// Whether the journal tells of this act on the duty.
pub fn tells(connection: &mut Database, site_id: &SiteId, duty: DutyId, act: &str) -> Result<bool> {
    let told = journal::table
        .filter(journal::site_id.eq(site_id.as_str()))
        .filter(journal::duty_id.eq(duty.to_string()))
        .filter(journal::act.eq(act));
    Ok(finds_any!(connection, told)?)
}

/// How often the account did this since an instant.
pub fn count_since(
    connection: &mut Database,
    site_id: &SiteId,
    (account, act): (AccountId, &str),
    since: Milliseconds,
) -> Result<i64> {
    Ok(directly!(connection, |behind| journal::table
        .filter(journal::site_id.eq(site_id.as_str()))
        .filter(journal::at.ge(since))
        .filter(journal::account_id.eq(account.to_string()))
        .filter(journal::act.eq(act))
        .count()
        .get_result(behind))?)
}

fn find_by_rows(
    connection: &mut Database,
    site_id: &SiteId,
    question: &Question,
    numbers: Option<&[i64]>,
) -> Result<Vec<Written>> {
    let mut query = journal::table
        .filter(journal::site_id.eq(site_id.as_str()))
        .order(journal::number.desc())
        .limit(question.limit as i64)
        .select(JournalRow::as_select())
        .into_boxed();
    if let Some(numbers) = numbers {
        query = query.filter(journal::number.eq_any(numbers));
    }
    if let Some(from) = question.from {
        query = query.filter(journal::at.ge(from));
    }
    if let Some(until) = question.until {
        query = query.filter(journal::at.lt(until));
    }
    if let Some(account) = question.account {
        query = query.filter(journal::account_id.eq(account.to_string()));
    }
    if let Some(room) = question.room {
        query = query.filter(journal::room_id.eq(room.to_string()));
    }
    if let Some(meeting) = question.meeting {
        query = query.filter(journal::meeting_id.eq(meeting.to_string()));
    }
    if let Some(duty) = question.duty {
        query = query.filter(journal::duty_id.eq(duty.to_string()));
    }
    if let Some(before) = question.before {
        query = query.filter(journal::number.lt(before));
    }
    // Short words have no grams, and grams do not prove a word: the text itself is asked.
    for word in &question.search.words {
        query = query.filter(journal::searched.like(like_pattern(word)).escape('\\'));
    }
    let rows: Vec<JournalRow> = query.load(connection)?;
    rows.into_iter().map(JournalRow::into_written).collect()
}

fn like_pattern(word: &str) -> String {
    let escaped = word
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!("%{escaped}%")
}

/// The entries with numbers above `after`, oldest first, `limit` at most.
pub fn after(
    connection: &mut Database,
    site_id: &SiteId,
    after: i64,
    limit: i64,
) -> Result<Vec<Written>> {
    let rows = rows_after(connection, site_id, after, limit)?;
    rows.into_iter().map(JournalRow::into_written).collect()
}

fn rows_after(
    connection: &mut Database,
    site_id: &SiteId,
    after: i64,
    limit: i64,
) -> Result<Vec<JournalRow>> {
    Ok(directly!(connection, |behind| journal::table
        .filter(journal::site_id.eq(site_id.as_str()))
        .filter(journal::number.gt(after))
        .order(journal::number)
        .limit(limit)
        .select(JournalRow::as_select())
        .load(behind))?)
}

/// Proves the site's whole chain up to the head that the site keeps.
///
/// The inner result is the number of entries proven, or the first fault.
pub fn verify(connection: &mut Database, site_id: &SiteId) -> Result<Result<i64, Fault>> {
    let mut proof = Proof::begin(site_id);
    let mut proven = 0;
    // Below the first number nothing may stand either.
    let (mut last, mut step) = (i64::MIN, 1_000);
    loop {
        let page = match rows_after(connection, site_id, last, step) {
            Ok(page) => page,
            // One of them cannot be read: they are taken one by one up to it.
            Err(_) if step > 1 => {
                step = 1;
                continue;
            }
            Err(error) => {
                return match number_after(connection, site_id, last)? {
                    Some(number) if number == proven + 1 => Ok(Err(Fault::Changed(number))),
                    Some(_) => Ok(Err(Fault::Absent(proven + 1))),
                    None => Err(error),
                };
            }
        };
        if page.is_empty() {
            break;
        }
        for row in page {
            last = row.number;
            if let Err(fault) = prove(&mut proof, proven + 1, row) {
                return Ok(Err(fault));
            }
            proven += 1;
        }
    }
    match site::head(connection, site_id) {
        Ok((head_number, head_hash)) => Ok(proof.end(head_number, head_hash)),
        // A head that cannot be read was not written by us.
        Err(error) if error.downcast_ref::<diesel::result::Error>().is_none() => {
            Ok(Err(Fault::HeadDiffers(proven)))
        }
        Err(error) => Err(error),
    }
}

/// The number that follows `after`, whatever else stands in its row.
fn number_after(connection: &mut Database, site_id: &SiteId, after: i64) -> Result<Option<i64>> {
    Ok(directly!(connection, |behind| journal::table
        .filter(journal::site_id.eq(site_id.as_str()))
        .filter(journal::number.gt(after))
        .select(diesel::dsl::min(journal::number))
        .first(behind))?)
}

/// Proves one row, of which anything may have been changed.
fn prove(proof: &mut Proof, expected: i64, row: JournalRow) -> Result<(), Fault> {
    if row.number != expected {
        return Err(Fault::Absent(expected));
    }
    let searched = row.searched.clone();
    // A row that cannot be read was not written by us.
    let written = row.into_written().map_err(|_| Fault::Changed(expected))?;
    proof.take(&written)?;
    // The chain holds what is shown; what is searched follows from it, or an entry could be hidden.
    if searched == normalized(&written.entry.searched_text()) {
        Ok(())
    } else {
        Err(Fault::Changed(expected))
    }
}
