//! The daily reception record as it was signed. What was told is sealed by whoever hands it over.

pub mod told;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use diesel::prelude::*;
use domain::journal::Hash;
use domain::reception_record::{Edition, Facts, Signature};
use domain::subject::Register;
use domain::visit::State;
use domain::{Milliseconds, SiteId, Uid};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::{call, inquiry, reception_record, reception_record_line, visit};
use crate::text::{counted, from_pairs, inconsistent, kept, pairs, read, read_optional};

/// An edition as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionRecord {
    /// Its day, `YYYY-MM-DD`.
    pub day: String,
    /// Who signed it.
    pub edition: Edition,
    /// The mark of all its lines together: that nobody changed them.
    pub mark: String,
    /// The journal's head when it was signed.
    pub head: (i64, Hash),
    /// How much was missing.
    pub missing: u32,
    /// The day's figures, each with its word.
    pub summary: Vec<(String, String)>,
    /// The explanation or the reason, sealed.
    pub note: Option<String>,
    /// Why it was sent back, sealed.
    pub return_reason: Option<String>,
}

/// A line as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRecord {
    /// The edition that first had it so.
    pub edition: u32,
    /// The register.
    pub register: Register,
    /// The record of the register.
    pub id: Uid,
    /// Its number of the day.
    pub number: u32,
    /// What is no personal data.
    pub facts: Facts,
    /// What was told, sealed; `None` once its time is over.
    pub sealed: Option<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = reception_record, treat_none_as_null = true)]
struct EditionRow {
    site_id: String,
    day: String,
    edition: i32,
    mark: String,
    head_number: i64,
    head_hash: String,
    missing: i32,
    summary: String,
    note_sealed: Option<String>,
    signed_by: String,
    signed_by_id: Option<String>,
    signed_at: i64,
    countersigned_by: Option<String>,
    countersigned_by_id: Option<String>,
    countersigned_at: Option<i64>,
    returned_by: Option<String>,
    returned_by_id: Option<String>,
    returned_at: Option<i64>,
    return_sealed: Option<String>,
}

type SignatureRow = (Option<String>, Option<String>, Option<i64>);

fn signature_row(signature: Option<&Signature>) -> SignatureRow {
    let Some(one) = signature else {
        return (None, None, None);
    };
    let account = one.account.map(|id| id.to_string());
    (Some(one.by.clone()), account, Some(one.at))
}

fn signature((by, account, at): SignatureRow) -> Result<Option<Signature>> {
    let Some((by, at)) = by.zip(at) else {
        return Ok(None);
    };
    let account = read_optional("reception_record", "signed_by_id", account.as_deref())?;
    Ok(Some(Signature { by, account, at }))
}

impl EditionRow {
    fn of(site: &SiteId, record: &EditionRecord) -> Result<Self> {
        let edition = &record.edition;
        let countersigned = signature_row(edition.countersigned.as_ref());
        let returned = signature_row(edition.returned.as_ref());
        Ok(Self {
            site_id: site.to_string(),
            day: record.day.clone(),
            edition: kept("reception_record", "edition", edition.number)?,
            mark: record.mark.clone(),
            head_number: record.head.0,
            head_hash: record.head.1.to_string(),
            missing: kept("reception_record", "missing", record.missing)?,
            summary: pairs(&record.summary),
            note_sealed: record.note.clone(),
            signed_by: edition.signed.by.clone(),
            signed_by_id: edition.signed.account.map(|id| id.to_string()),
            signed_at: edition.signed.at,
            countersigned_by: countersigned.0,
            countersigned_by_id: countersigned.1,
            countersigned_at: countersigned.2,
            returned_by: returned.0,
            returned_by_id: returned.1,
            returned_at: returned.2,
            return_sealed: record.return_reason.clone(),
        })
    }

    fn into_record(self) -> Result<EditionRecord> {
        let table = "reception_record";
        let signed = signature((
            Some(self.signed_by),
            self.signed_by_id,
            Some(self.signed_at),
        ))?;
        let head = Hash::from_hex(&self.head_hash);
        Ok(EditionRecord {
            edition: Edition {
                number: counted(table, "edition", self.edition)?,
                signed: signed.context("an edition that nobody signed")?,
                countersigned: signature((
                    self.countersigned_by,
                    self.countersigned_by_id,
                    self.countersigned_at,
                ))?,
                returned: signature((self.returned_by, self.returned_by_id, self.returned_at))?,
            },
            head: (
                self.head_number,
                head.ok_or_else(|| inconsistent(table, "head_hash", &self.head_hash))?,
            ),
            missing: counted(table, "missing", self.missing)?,
            summary: from_pairs(table, "summary", &self.summary)?,
            day: self.day,
            mark: self.mark,
            note: self.note_sealed,
            return_reason: self.return_sealed,
        })
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = reception_record_line)]
struct LineRow {
    site_id: String,
    day: String,
    edition: i32,
    register: String,
    record_id: String,
    number: i32,
    at: i64,
    facts: String,
    sealed: Option<String>,
}

type WrittenFacts = (
    Milliseconds,
    String,
    String,
    String,
    String,
    String,
    u32,
    Option<Milliseconds>,
    Option<Milliseconds>,
    String,
    bool,
    String,
);

/// The facts as one text; the same facts are always the same text.
#[must_use]
pub fn written(facts: &Facts) -> String {
    serde_json::json!([
        facts.at,
        facts.state,
        facts.kind,
        facts.handling,
        facts.to,
        facts.received_by,
        facts.companions,
        facts.due,
        facts.ended,
        facts.ended_by,
        facts.badge_out,
        facts.reference,
    ])
    .to_string()
}

fn facts_of(text: &str) -> Result<Facts> {
    let read: WrittenFacts =
        serde_json::from_str(text).context("the facts of a line of a reception record")?;
    let (
        at,
        state,
        kind,
        handling,
        to,
        received_by,
        companions,
        due,
        ended,
        ended_by,
        badge_out,
        reference,
    ) = read;
    Ok(Facts {
        at,
        state,
        kind,
        handling,
        to,
        received_by,
        companions,
        due,
        ended,
        ended_by,
        badge_out,
        reference,
    })
}

impl LineRow {
    fn of(site: &SiteId, day: &str, line: &LineRecord) -> Result<Self> {
        Ok(Self {
            site_id: site.to_string(),
            day: day.to_owned(),
            edition: kept("reception_record_line", "edition", line.edition)?,
            register: line.register.word().to_owned(),
            record_id: line.id.to_string(),
            number: kept("reception_record_line", "number", line.number)?,
            at: line.facts.at,
            facts: written(&line.facts),
            sealed: line.sealed.clone(),
        })
    }

    fn into_line(self) -> Result<LineRecord> {
        let table = "reception_record_line";
        let register = Register::from_word(&self.register);
        Ok(LineRecord {
            edition: counted(table, "edition", self.edition)?,
            register: register.ok_or_else(|| inconsistent(table, "register", &self.register))?,
            id: read(table, "record_id", &self.record_id)?,
            number: counted(table, "number", self.number)?,
            facts: facts_of(&self.facts)?,
            sealed: self.sealed,
        })
    }
}

/// The editions of the days from `from` to `until`, both among them, in their order.
pub fn editions(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (&str, &str),
) -> Result<Vec<EditionRecord>> {
    let rows: Vec<EditionRow> = directly!(connection, |behind| reception_record::table
        .filter(reception_record::site_id.eq(site.as_str()))
        .filter(reception_record::day.ge(from))
        .filter(reception_record::day.le(until))
        .order((reception_record::day, reception_record::edition))
        .select(EditionRow::as_select())
        .load(behind))?;
    rows.into_iter().map(EditionRow::into_record).collect()
}

/// The lines of a day as the last edition has them, in the order in which they came.
pub fn lines(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<LineRecord>> {
    let rows: Vec<LineRow> = directly!(connection, |behind| reception_record_line::table
        .filter(reception_record_line::site_id.eq(site.as_str()))
        .filter(reception_record_line::day.eq(day))
        .order((
            reception_record_line::register,
            reception_record_line::record_id,
            reception_record_line::edition.desc(),
        ))
        .select(LineRow::as_select())
        .load(behind))?;
    let lines: Result<Vec<LineRecord>> = rows.into_iter().map(LineRow::into_line).collect();
    let mut lines = lines?;
    // The newest of each comes first.
    lines.dedup_by_key(|line| (line.register, line.id));
    lines.sort_by_key(|line| (line.facts.at, line.register, line.number));
    Ok(lines)
}

/// How many lines the registers have for each of the days from `from` to `until`, both among them.
pub fn counts(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (&str, &str),
) -> Result<BTreeMap<String, i64>> {
    let came = State::ALL
        .into_iter()
        .filter(|state| state.came())
        .map(State::word);
    let came: Vec<&str> = came.collect();
    let mut counts = BTreeMap::new();
    macro_rules! count {
        ($table:ident, $which:expr) => {{
            let rows: Vec<(String, i64)> = directly!(connection, |behind| $table::table
                .filter($table::site_id.eq(site.as_str()))
                .filter($table::day.ge(from))
                .filter($table::day.le(until))
                .filter($which)
                .group_by($table::day)
                .select(($table::day, diesel::dsl::count_star()))
                .load(behind))?;
            for (day, count) in rows {
                *counts.entry(day).or_insert(0) += count;
            }
        }};
    }
    let waited = visit::held_at
        .is_not_null()
        .and(visit::state.ne(State::Expected.word()));
    count!(visit, visit::state.eq_any(came.clone()).or(waited));
    count!(call, call::number.gt(0));
    count!(inquiry, inquiry::number.gt(0));
    Ok(counts)
}

/// Keeps a new edition with the lines that are new in it.
pub fn add(
    connection: &mut Database,
    site: &SiteId,
    record: &EditionRecord,
    lines: &[LineRecord],
) -> Result<()> {
    let row = EditionRow::of(site, record)?;
    directly!(connection, |behind| diesel::insert_into(
        reception_record::table
    )
    .values(row)
    .execute(behind))?;
    for line in lines {
        let row = LineRow::of(site, &record.day, line)?;
        directly!(connection, |behind| diesel::insert_into(
            reception_record_line::table
        )
        .values(row)
        .execute(behind))?;
    }
    Ok(())
}

/// Keeps an edition as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, record: &EditionRecord) -> Result<()> {
    let row = EditionRow::of(site, record)?;
    let place = (site.as_str(), record.day.as_str(), row.edition);
    let update = diesel::update(reception_record::table.find(place)).set(&row);
    directly!(connection, |behind| update.execute(behind))?;
    Ok(())
}

/// Forgets what the lines of a register had of before `before`; of how many lines.
pub fn forget_lines(
    connection: &mut Database,
    site: &SiteId,
    register: Register,
    before: Milliseconds,
) -> Result<usize> {
    let forgotten = diesel::update(
        reception_record_line::table
            .filter(reception_record_line::site_id.eq(site.as_str()))
            .filter(reception_record_line::register.eq(register.word()))
            .filter(reception_record_line::at.lt(before))
            .filter(reception_record_line::sealed.is_not_null()),
    )
    .set(reception_record_line::sealed.eq(None::<String>));
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}

/// How many lines still have what was told in one record of a register.
pub fn count_lines_of(
    connection: &mut Database,
    site: &SiteId,
    register: Register,
    id: Uid,
) -> Result<usize> {
    let count: i64 = directly!(connection, |behind| reception_record_line::table
        .filter(reception_record_line::site_id.eq(site.as_str()))
        .filter(reception_record_line::register.eq(register.word()))
        .filter(reception_record_line::record_id.eq(id.to_string()))
        .filter(reception_record_line::sealed.is_not_null())
        .count()
        .get_result(behind))?;
    Ok(usize::try_from(count)?)
}

/// Forgets what the lines of one record of a register had; of how many lines.
pub fn forget_lines_of(
    connection: &mut Database,
    site: &SiteId,
    register: Register,
    id: Uid,
) -> Result<usize> {
    let forgotten = diesel::update(
        reception_record_line::table
            .filter(reception_record_line::site_id.eq(site.as_str()))
            .filter(reception_record_line::register.eq(register.word()))
            .filter(reception_record_line::record_id.eq(id.to_string()))
            .filter(reception_record_line::sealed.is_not_null()),
    )
    .set(reception_record_line::sealed.eq(None::<String>));
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}

/// Whether lines of a register of before `before` still have what was told.
pub fn keeps_lines(
    connection: &mut Database,
    site: &SiteId,
    register: Register,
    before: Milliseconds,
) -> Result<bool> {
    let kept = reception_record_line::table
        .filter(reception_record_line::site_id.eq(site.as_str()))
        .filter(reception_record_line::register.eq(register.word()))
        .filter(reception_record_line::at.lt(before))
        .filter(reception_record_line::sealed.is_not_null());
    Ok(finds_any!(connection, kept)?)
}

/// Whether notes of editions signed before `before` are still kept.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let noted = reception_record::note_sealed
        .is_not_null()
        .or(reception_record::return_sealed.is_not_null());
    let kept = reception_record::table
        .filter(reception_record::site_id.eq(site.as_str()))
        .filter(reception_record::signed_at.lt(before))
        .filter(noted);
    Ok(finds_any!(connection, kept)?)
}

/// Forgets the notes of editions signed before `before`; of how many editions.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let noted = reception_record::note_sealed
        .is_not_null()
        .or(reception_record::return_sealed.is_not_null());
    let forgotten = diesel::update(
        reception_record::table
            .filter(reception_record::site_id.eq(site.as_str()))
            .filter(reception_record::signed_at.lt(before))
            .filter(noted),
    )
    .set((
        reception_record::note_sealed.eq(None::<String>),
        reception_record::return_sealed.eq(None::<String>),
    ));
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}
