//! Visits, sealed as they come; what is looked at and how long it is kept.

mod host;
mod keeping;

pub use host::{HostFound, hosts_named, hosts_offered, leads};
pub use keeping::{
    KeepingRecord, add_keeping, approve_keeping, count_looks, forget_looks, keepings, note_look,
};

use anyhow::Result;
use diesel::prelude::*;
use domain::visit::{Answer, Approval, Ground, State};
use domain::{AccountId, DepartmentId, MeetingId, Milliseconds, PersonId, RoomId, SiteId, VisitId};

use crate::Database;
use crate::connection::directly;
use crate::schema::visit;
use crate::text::{counted, inconsistent, kept, read, read_optional};

/// A visit as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitRecord {
    /// Its id.
    pub id: VisitId,
    /// The civil day, `YYYY-MM-DD`.
    pub day: String,
    /// 序号: its number of that day, from 1.
    pub number: u32,
    /// How often it was written down; what somebody edits must be what they read.
    pub version: i32,
    /// How it stands.
    pub state: State,
    /// What is personal, sealed; `None` once it was erased.
    pub sealed: Option<String>,
    /// The full number of the document, sealed, for days.
    pub document_sealed: Option<String>,
    /// By which earlier visits of the telephone are found.
    pub telephone_mark: Option<String>,
    /// By which earlier visits with the document are found.
    pub document_mark: Option<String>,
    /// How many come along.
    pub companions: u32,
    /// When they are expected, where that was said.
    pub expected: Option<Milliseconds>,
    /// When they came in.
    pub arrived: Option<Milliseconds>,
    /// When they left.
    pub left: Option<Milliseconds>,
    /// The host in the directory.
    pub host_person: Option<PersonId>,
    /// The host's account, where they have one.
    pub host_account: Option<AccountId>,
    /// The department.
    pub department: Option<DepartmentId>,
    /// The room they go to.
    pub room: Option<RoomId>,
    /// The meeting they are a guest of.
    pub meeting: Option<MeetingId>,
    /// What the host said, and who said it.
    pub answer: Option<(Answer, String)>,
    /// The word of the leader on duty.
    pub approval: Option<ApprovalRecord>,
    /// What the badge's code says.
    pub badge_code: Option<String>,
    /// When the badge came back.
    pub badge_back: Option<Milliseconds>,
    /// Who registered it.
    pub registered_by: String,
    /// When.
    pub registered: Milliseconds,
    /// The secret part of the address of its page on the visitor's own telephone.
    pub link_code: Option<String>,
    /// What the visitor types at a kiosk on the day; for who was announced.
    pub arrival_code: Option<String>,
    /// When they were first asked to wait at the gate.
    pub held: Option<Milliseconds>,
}

/// Where the word of the leader on duty stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalRecord {
    /// Asked, given or denied.
    pub approval: Approval,
    /// Why it is asked.
    pub ground: Ground,
    /// Who asked; once it is said, who said it.
    pub by: Option<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(
    table_name = visit,
    treat_none_as_null = true,
    treat_none_as_default_value = false
)]
struct VisitRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    version: i32,
    state: String,
    sealed: Option<String>,
    document_sealed: Option<String>,
    telephone_mark: Option<String>,
    document_mark: Option<String>,
    companions: i32,
    expected_at: Option<i64>,
    arrived_at: Option<i64>,
    left_at: Option<i64>,
    host_person_id: Option<String>,
    host_account_id: Option<String>,
    department_id: Option<String>,
    room_id: Option<String>,
    meeting_id: Option<String>,
    answer: Option<String>,
    answer_by: Option<String>,
    approval: Option<String>,
    approval_ground: Option<String>,
    approval_by: Option<String>,
    badge_code: Option<String>,
    badge_back_at: Option<i64>,
    registered_by: String,
    registered_at: i64,
    link_code: Option<String>,
    arrival_code: Option<String>,
    held_at: Option<i64>,
}

impl VisitRow {
    fn of(site: &SiteId, record: &VisitRecord) -> Result<Self> {
        let id = |id: &dyn ToString| id.to_string();
        Ok(Self {
            site_id: site.to_string(),
            id: record.id.to_string(),
            day: record.day.clone(),
            number: kept("visit", "number", record.number)?,
            version: record.version,
            state: record.state.word().to_owned(),
            sealed: record.sealed.clone(),
            document_sealed: record.document_sealed.clone(),
            telephone_mark: record.telephone_mark.clone(),
            document_mark: record.document_mark.clone(),
            companions: kept("visit", "companions", record.companions)?,
            expected_at: record.expected,
            arrived_at: record.arrived,
            left_at: record.left,
            host_person_id: record.host_person.map(|one| id(&one)),
            host_account_id: record.host_account.map(|one| id(&one)),
            department_id: record.department.map(|one| id(&one)),
            room_id: record.room.map(|one| id(&one)),
            meeting_id: record.meeting.map(|one| id(&one)),
            answer: record
                .answer
                .as_ref()
                .map(|(answer, _)| answer.word().to_owned()),
            answer_by: record.answer.as_ref().map(|(_, by)| by.clone()),
            approval: record
                .approval
                .as_ref()
                .map(|one| one.approval.word().to_owned()),
            approval_ground: record
                .approval
                .as_ref()
                .map(|one| one.ground.word().to_owned()),
            approval_by: record.approval.as_ref().and_then(|one| one.by.clone()),
            badge_code: record.badge_code.clone(),
            badge_back_at: record.badge_back,
            registered_by: record.registered_by.clone(),
            registered_at: record.registered,
            link_code: record.link_code.clone(),
            arrival_code: record.arrival_code.clone(),
            held_at: record.held,
        })
    }

    fn answer(&self) -> Result<Option<(Answer, String)>> {
        let Some(word) = self.answer.as_deref() else {
            return Ok(None);
        };
        let answer =
            Answer::from_word(word).ok_or_else(|| inconsistent("visit", "answer", word))?;
        Ok(Some((answer, self.answer_by.clone().unwrap_or_default())))
    }

    fn approval(&self) -> Result<Option<ApprovalRecord>> {
        let Some(word) = self.approval.as_deref() else {
            return Ok(None);
        };
        let ground = self.approval_ground.as_deref().unwrap_or_default();
        Ok(Some(ApprovalRecord {
            approval: Approval::from_word(word)
                .ok_or_else(|| inconsistent("visit", "approval", word))?,
            ground: Ground::from_word(ground)
                .ok_or_else(|| inconsistent("visit", "approval_ground", ground))?,
            by: self.approval_by.clone(),
        }))
    }

    fn into_record(self) -> Result<VisitRecord> {
        let (answer, approval) = (self.answer()?, self.approval()?);
        Ok(VisitRecord {
            id: read("visit", "id", &self.id)?,
            day: self.day,
            number: counted("visit", "number", self.number)?,
            version: self.version,
            state: State::from_word(&self.state)
                .ok_or_else(|| inconsistent("visit", "state", &self.state))?,
            sealed: self.sealed,
            document_sealed: self.document_sealed,
            telephone_mark: self.telephone_mark,
            document_mark: self.document_mark,
            companions: counted("visit", "companions", self.companions)?,
            expected: self.expected_at,
            arrived: self.arrived_at,
            left: self.left_at,
            host_person: read_optional("visit", "host_person_id", self.host_person_id.as_deref())?,
            host_account: read_optional(
                "visit",
                "host_account_id",
                self.host_account_id.as_deref(),
            )?,
            department: read_optional("visit", "department_id", self.department_id.as_deref())?,
            room: read_optional("visit", "room_id", self.room_id.as_deref())?,
            meeting: read_optional("visit", "meeting_id", self.meeting_id.as_deref())?,
            answer,
            approval,
            badge_code: self.badge_code,
            badge_back: self.badge_back_at,
            registered_by: self.registered_by,
            registered: self.registered_at,
            link_code: self.link_code,
            arrival_code: self.arrival_code,
            held: self.held_at,
        })
    }
}

/// Keeps a new visit.
pub fn add(connection: &mut Database, site: &SiteId, record: &VisitRecord) -> Result<()> {
    let row = VisitRow::of(site, record)?;
    directly!(connection, |behind| diesel::insert_into(visit::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a visit as it stands now.
pub fn change(connection: &mut Database, site: &SiteId, record: &VisitRecord) -> Result<()> {
    let row = VisitRow::of(site, record)?;
    let place = (site.as_str(), record.id.to_string());
    directly!(connection, |behind| diesel::update(
        visit::table.find(place)
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The visit of the id.
pub fn find(connection: &mut Database, site: &SiteId, id: VisitId) -> Result<Option<VisitRecord>> {
    let row: Option<VisitRow> = directly!(connection, |behind| visit::table
        .find((site.as_str(), id.to_string()))
        .select(VisitRow::as_select())
        .first(behind)
        .optional())?;
    row.map(VisitRow::into_record).transpose()
}

/// The visit of a badge's code.
pub fn of_badge(
    connection: &mut Database,
    site: &SiteId,
    code: &str,
) -> Result<Option<VisitRecord>> {
    let row: Option<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::badge_code.eq(code))
        .select(VisitRow::as_select())
        .first(behind)
        .optional())?;
    row.map(VisitRow::into_record).transpose()
}

/// The visit with that page, and its site.
pub fn of_link(connection: &mut Database, code: &str) -> Result<Option<(SiteId, VisitRecord)>> {
    let row: Option<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::link_code.eq(code))
        .select(VisitRow::as_select())
        .first(behind)
        .optional())?;
    row.map(|row| {
        let site = read("visit", "site_id", &row.site_id)?;
        Ok((site, row.into_record()?))
    })
    .transpose()
}

/// The visit of a day with that code for the kiosk.
pub fn of_arrival(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    code: &str,
) -> Result<Option<VisitRecord>> {
    let row: Option<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::day.eq(day))
        .filter(visit::arrival_code.eq(code))
        .select(VisitRow::as_select())
        .first(behind)
        .optional())?;
    row.map(VisitRow::into_record).transpose()
}

/// The visits of a day, by number.
pub fn of_day(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<VisitRecord>> {
    let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::day.eq(day))
        .order(visit::number)
        .select(VisitRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The visits from one day to another, both among them, in their order; `most` of them.
pub fn of_days(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (&str, &str),
    most: i64,
) -> Result<Vec<VisitRecord>> {
    let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::day.ge(from))
        .filter(visit::day.le(until))
        .order((visit::day, visit::number))
        .limit(most)
        .select(VisitRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The visits of a host from a day on, by day and number.
pub fn of_host(
    connection: &mut Database,
    site: &SiteId,
    host: AccountId,
    since: &str,
) -> Result<Vec<VisitRecord>> {
    let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::host_account_id.eq(host.to_string()))
        .filter(visit::day.ge(since))
        .order((visit::day, visit::number))
        .select(VisitRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The next number of a day.
pub fn next_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<u32> {
    let last: Option<i32> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::day.eq(day))
        .select(diesel::dsl::max(visit::number))
        .first(behind))?;
    counted("visit", "number", last.unwrap_or(0) + 1)
}

/// The latest visits with one of the marks, newest first.
pub fn earlier(
    connection: &mut Database,
    site: &SiteId,
    telephone: Option<&str>,
    document: Option<&str>,
    most: i64,
) -> Result<Vec<VisitRecord>> {
    let mut found = Vec::new();
    if let Some(mark) = telephone {
        let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
            .filter(visit::site_id.eq(site.as_str()))
            .filter(visit::telephone_mark.eq(mark))
            .order((visit::day.desc(), visit::number.desc()))
            .limit(most)
            .select(VisitRow::as_select())
            .load(behind))?;
        found.extend(records(rows)?);
    }
    if let Some(mark) = document {
        let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
            .filter(visit::site_id.eq(site.as_str()))
            .filter(visit::document_mark.eq(mark))
            .order((visit::day.desc(), visit::number.desc()))
            .limit(most)
            .select(VisitRow::as_select())
            .load(behind))?;
        found.extend(records(rows)?);
    }
    found.sort_by(|one, other| (&other.day, other.number).cmp(&(&one.day, one.number)));
    found.dedup_by_key(|visit| visit.id);
    found.truncate(usize::try_from(most).unwrap_or(0));
    Ok(found)
}

/// How many badges are out.
pub fn badges_out(connection: &mut Database, site: &SiteId) -> Result<i64> {
    Ok(directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::badge_code.is_not_null())
        .filter(visit::badge_back_at.is_null())
        .filter(visit::arrived_at.is_not_null())
        .count()
        .get_result(behind))?)
}

/// Whose badges of days before `day` are out, oldest first, `most` of them.
pub fn with_badge_out(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    most: i64,
) -> Result<Vec<VisitRecord>> {
    let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::badge_code.is_not_null())
        .filter(visit::badge_back_at.is_null())
        .filter(visit::arrived_at.is_not_null())
        .filter(visit::day.lt(day))
        .order((visit::day, visit::number))
        .limit(most)
        .select(VisitRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The open visits of days before `day`, oldest first, `most` of them.
pub fn open_before(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    most: i64,
) -> Result<Vec<VisitRecord>> {
    let open = ["expected", "held", "inside"];
    let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::day.lt(day))
        .filter(visit::state.eq_any(open))
        .order((visit::day, visit::number))
        .limit(most)
        .select(VisitRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Of days before `day`, the visits of which something personal is kept, oldest first.
pub fn personal_before(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    most: i64,
) -> Result<Vec<VisitRecord>> {
    let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::day.lt(day))
        .filter(visit::sealed.is_not_null())
        .order((visit::day, visit::number))
        .limit(most)
        .select(VisitRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Of days before `day`, the visits of which the full number of a document is kept.
pub fn documents_before(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    most: i64,
) -> Result<Vec<VisitRecord>> {
    let rows: Vec<VisitRow> = directly!(connection, |behind| visit::table
        .filter(visit::site_id.eq(site.as_str()))
        .filter(visit::day.lt(day))
        .filter(visit::document_sealed.is_not_null())
        .order((visit::day, visit::number))
        .limit(most)
        .select(VisitRow::as_select())
        .load(behind))?;
    records(rows)
}

fn records(rows: Vec<VisitRow>) -> Result<Vec<VisitRecord>> {
    rows.into_iter().map(VisitRow::into_record).collect()
}
