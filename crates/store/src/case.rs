//! Cases, what was done about each, and whom each is about.

mod rating;
mod step;

use anyhow::Result;
use diesel::prelude::*;
use domain::case::{Case, Category, Cause, Channel, Closing, Severity, State};
use domain::{AccountId, CallId, CaseId, MeetingId, Milliseconds, SiteId, Uid};

pub use self::rating::{
    MeetingRating, add_rating, change_rating, find_rating, forget_ratings, keeps_ratings_before,
    of_case as ratings_of_case, of_meeting as ratings_of_meeting, of_order as ratings_of_order,
    ratings_between,
};
pub use self::step::{
    StepRecord, add_step, hidden_from, name_subject, of_duty, steps, subjects, take_back_step,
    unname_subject,
};
use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::{service_case, service_case_step};
use crate::text::{inconsistent, read, read_optional};

/// A case with what is sealed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRecord {
    /// The case.
    pub case: Case,
    /// Who complained and what they said, sealed; `None` where it is erased.
    pub sealed: Option<String>,
    /// The mark of their telephone.
    pub telephone_mark: Option<String>,
    /// The code of the client's page: sealed, and the mark by which it is found; `None` once revoked.
    pub link: Option<(String, String)>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = service_case, treat_none_as_null = true)]
struct CaseRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    opened_at: i64,
    channel: String,
    category: String,
    severity: String,
    sealed: Option<String>,
    telephone_mark: Option<String>,
    link_sealed: Option<String>,
    link_mark: Option<String>,
    meeting_id: Option<String>,
    order_id: Option<String>,
    call_id: Option<String>,
    owner: String,
    owner_id: Option<String>,
    client_id: Option<String>,
    state: String,
    answer_due_at: Option<i64>,
    answered_at: Option<i64>,
    promised_at: Option<i64>,
    cause: Option<String>,
    ours: Option<bool>,
    reported_at: Option<i64>,
    contested: i32,
    close_due_at: Option<i64>,
    closed_at: Option<i64>,
    closed_by: String,
    closing: Option<String>,
    return_called_at: Option<i64>,
}

impl CaseRow {
    fn of(site: &SiteId, record: &CaseRecord) -> Self {
        let one = &record.case;
        let (link_sealed, link_mark) = record.link.clone().unzip();
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            opened_at: one.opened,
            channel: one.channel.word().to_owned(),
            category: one.category.word().to_owned(),
            severity: one.severity.word().to_owned(),
            sealed: record.sealed.clone(),
            telephone_mark: record.telephone_mark.clone(),
            link_sealed,
            link_mark,
            meeting_id: one.meeting.map(|id| id.to_string()),
            order_id: one.order.map(|id| id.to_string()),
            call_id: one.call.map(|id| id.to_string()),
            owner: one.owner.clone(),
            owner_id: one.owner_account.map(|id| id.to_string()),
            client_id: one.client.map(|id| id.to_string()),
            state: one.state.word().to_owned(),
            answer_due_at: one.answer_due,
            answered_at: one.answered,
            promised_at: one.promised,
            cause: one.cause.map(|cause| cause.word().to_owned()),
            ours: one.ours,
            reported_at: one.reported,
            contested: one.contested,
            close_due_at: one.close_due,
            closed_at: one.closed,
            closed_by: one.closed_by.clone(),
            closing: one.closing.map(|closing| closing.word().to_owned()),
            return_called_at: one.return_called,
        }
    }

    fn into_record(self) -> Result<CaseRecord> {
        let unfit = |column: &str, word: &str| inconsistent("service_case", column, word);
        let optional =
            |column: &str, value: Option<&str>| read_optional("service_case", column, value);
        let cause = self
            .cause
            .as_deref()
            .map(|word| Cause::from_word(word).ok_or_else(|| unfit("cause", word)));
        let closing = self
            .closing
            .as_deref()
            .map(|word| Closing::from_word(word).ok_or_else(|| unfit("closing", word)));
        let account = |column: &str, value: Option<&str>| -> Result<Option<AccountId>> {
            read_optional("service_case", column, value)
        };
        Ok(CaseRecord {
            case: Case {
                id: read("service_case", "id", &self.id)?,
                day: self.day,
                number: self.number,
                opened: self.opened_at,
                channel: Channel::from_word(&self.channel)
                    .ok_or_else(|| unfit("channel", &self.channel))?,
                category: Category::from_word(&self.category)
                    .ok_or_else(|| unfit("category", &self.category))?,
                severity: Severity::from_word(&self.severity)
                    .ok_or_else(|| unfit("severity", &self.severity))?,
                meeting: read_optional("service_case", "meeting_id", self.meeting_id.as_deref())?,
                order: optional("order_id", self.order_id.as_deref())?,
                call: read_optional("service_case", "call_id", self.call_id.as_deref())?,
                owner: self.owner,
                owner_account: account("owner_id", self.owner_id.as_deref())?,
                client: account("client_id", self.client_id.as_deref())?,
                state: State::from_word(&self.state).ok_or_else(|| unfit("state", &self.state))?,
                answer_due: self.answer_due_at,
                answered: self.answered_at,
                promised: self.promised_at,
                cause: cause.transpose()?,
                ours: self.ours,
                reported: self.reported_at,
                contested: self.contested,
                close_due: self.close_due_at,
                closed: self.closed_at,
                closed_by: self.closed_by,
                closing: closing.transpose()?,
                return_called: self.return_called_at,
            },
            sealed: self.sealed,
            telephone_mark: self.telephone_mark,
            link: self.link_sealed.zip(self.link_mark),
        })
    }
}

fn records(rows: Vec<CaseRow>) -> Result<Vec<CaseRecord>> {
    rows.into_iter().map(CaseRow::into_record).collect()
}

/// Keeps a new case.
pub fn add(connection: &mut Database, site: &SiteId, new: &CaseRecord) -> Result<()> {
    let row = CaseRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(
        service_case::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Keeps a case as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &CaseRecord) -> Result<()> {
    let row = CaseRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        service_case::table.find((site.as_str(), changed.case.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The case, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: CaseId) -> Result<Option<CaseRecord>> {
    let row: Option<CaseRow> = directly!(connection, |behind| service_case::table
        .find((site.as_str(), id.to_string()))
        .select(CaseRow::as_select())
        .first(behind)
        .optional())?;
    row.map(CaseRow::into_record).transpose()
}

/// Those of the cases that the site has, with who is the client of each.
pub fn clients_of(
    connection: &mut Database,
    site: &SiteId,
    ids: &[CaseId],
) -> Result<Vec<(CaseId, Option<AccountId>)>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<(String, Option<String>)> = directly!(connection, |behind| service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::id.eq_any(ids.as_slice()))
        .select((service_case::id, service_case::client_id))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, client)| {
            let client = read_optional("service_case", "client_id", client.as_deref())?;
            Ok((read("service_case", "id", &id)?, client))
        })
        .collect()
}

/// The case of a client's page, at whichever site, by the mark of its code.
pub fn of_link(connection: &mut Database, mark: &str) -> Result<Option<(SiteId, CaseRecord)>> {
    let row: Option<CaseRow> = directly!(connection, |behind| service_case::table
        .filter(service_case::link_mark.eq(mark))
        .select(CaseRow::as_select())
        .first(behind)
        .optional())?;
    row.map(|row| {
        Ok((
            read("service_case", "site_id", &row.site_id)?,
            row.into_record()?,
        ))
    })
    .transpose()
}

/// The last number of a day; 0 where no case was opened.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::day.eq(day))
        .select(diesel::dsl::max(service_case::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The cases that are not closed, the oldest first.
pub fn open(connection: &mut Database, site: &SiteId, limit: i64) -> Result<Vec<CaseRecord>> {
    let rows: Vec<CaseRow> = directly!(connection, |behind| service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::closed_at.is_null())
        .order((service_case::opened_at, service_case::id))
        .limit(limit)
        .select(CaseRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The cases opened in a span of time, the newest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<CaseRecord>> {
    let rows: Vec<CaseRow> = directly!(connection, |behind| service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::opened_at.ge(from))
        .filter(service_case::opened_at.lt(until))
        .order((service_case::opened_at.desc(), service_case::id))
        .limit(limit)
        .select(CaseRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The cases of a call, the newest first.
pub fn of_call(connection: &mut Database, site: &SiteId, call: CallId) -> Result<Vec<CaseRecord>> {
    let rows: Vec<CaseRow> = directly!(connection, |behind| service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::call_id.eq(call.to_string()))
        .order((service_case::opened_at.desc(), service_case::id))
        .limit(20)
        .select(CaseRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The cases of a meeting, the newest first.
pub fn of_meeting(
    connection: &mut Database,
    site: &SiteId,
    meeting: MeetingId,
) -> Result<Vec<CaseRecord>> {
    let rows: Vec<CaseRow> = directly!(connection, |behind| service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::meeting_id.eq(meeting.to_string()))
        .order((service_case::opened_at.desc(), service_case::id))
        .limit(50)
        .select(CaseRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The cases about an order, the newest first.
pub fn of_order(connection: &mut Database, site: &SiteId, order: Uid) -> Result<Vec<CaseRecord>> {
    let rows: Vec<CaseRow> = directly!(connection, |behind| service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::order_id.eq(order.to_string()))
        .order((service_case::opened_at.desc(), service_case::id))
        .limit(50)
        .select(CaseRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Whether something told is still kept of a case that was closed before `before`.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::closed_at.lt(before))
        .filter(service_case::sealed.is_not_null());
    Ok(finds_any!(connection, kept)?)
}

/// Forgets what was told of cases that were closed before `before`, and their links; of how many.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let closed = service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::closed_at.lt(before))
        .select(service_case::id);
    let of_steps = diesel::update(
        service_case_step::table
            .filter(service_case_step::site_id.eq(site.as_str()))
            .filter(service_case_step::case_id.eq_any(closed)),
    )
    .set(service_case_step::sealed.eq(None::<String>));
    directly!(connection, |behind| of_steps.execute(behind))?;
    let forgotten = diesel::update(
        service_case::table
            .filter(service_case::site_id.eq(site.as_str()))
            .filter(service_case::closed_at.lt(before))
            .filter(service_case::sealed.is_not_null()),
    )
    .set((
        service_case::sealed.eq(None::<String>),
        service_case::telephone_mark.eq(None::<String>),
        service_case::link_sealed.eq(None::<String>),
        service_case::link_mark.eq(None::<String>),
    ));
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}

/// The cases of the telephone's mark, the newest first.
pub fn of_telephone(
    connection: &mut Database,
    site: &SiteId,
    mark: &str,
    limit: i64,
) -> Result<Vec<CaseRecord>> {
    let rows: Vec<CaseRow> = directly!(connection, |behind| service_case::table
        .filter(service_case::site_id.eq(site.as_str()))
        .filter(service_case::telephone_mark.eq(mark))
        .order((service_case::opened_at.desc(), service_case::id))
        .limit(limit)
        .select(CaseRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Forgets what was told of one case, and its link.
pub fn forget_one(connection: &mut Database, site: &SiteId, id: CaseId) -> Result<()> {
    let id = id.to_string();
    let of_steps = diesel::update(
        service_case_step::table
            .filter(service_case_step::site_id.eq(site.as_str()))
            .filter(service_case_step::case_id.eq(&id)),
    )
    .set(service_case_step::sealed.eq(None::<String>));
    directly!(connection, |behind| of_steps.execute(behind))?;
    let forgotten = diesel::update(service_case::table.find((site.as_str(), &id))).set((
        service_case::sealed.eq(None::<String>),
        service_case::telephone_mark.eq(None::<String>),
        service_case::link_sealed.eq(None::<String>),
        service_case::link_mark.eq(None::<String>),
    ));
    directly!(connection, |behind| forgotten.execute(behind))?;
    Ok(())
}
