//! The figures of quality: duties counted by how they stand, grouped in the database, and how much the
//! registers hold. Nothing is written here; each table has its owner.

use anyhow::Result;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};
use domain::quality::{Counts, Standing};
use domain::{AccountId, Milliseconds, SiteId, TeamId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{
    agreement, assigned_matter, banquet, call, client_order, drill_round, fault,
    house_rule_acknowledgement, inquiry, journal, meeting, meeting_rating, paper_in_custody,
    planned_shift, rating, ticket, visit,
};
use crate::text::{inconsistent, read, read_optional};

/// Of whom the duties are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of the site.
    Site,
    /// A team.
    Team(TeamId),
    /// Whom they are given to.
    Account(AccountId),
}

/// The duties of a rule on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfRule {
    /// The civil day.
    pub day: String,
    /// The rule.
    pub rule: String,
    /// The version of the standard that has it.
    pub version: i32,
    /// How they stand.
    pub counts: Counts,
}

/// The duties of a person in a team on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPerson {
    /// The civil day.
    pub day: String,
    /// The team whose they are.
    pub team: Option<TeamId>,
    /// To whom they are given.
    pub assignee: Option<AccountId>,
    /// How they stand.
    pub counts: Counts,
}

/// What counts the duties of a group. A window whose clock stands has not passed; what is not settled and
/// not overdue is still to come.
const COUNTED: &str = "\
    COUNT(*) FILTER (WHERE outcome IS NULL) AS unsettled, \
    COUNT(*) FILTER (WHERE outcome IS NULL AND due_at < $1 \
      AND (stopped_at IS NULL OR stopped_at > due_at)) AS overdue, \
    COUNT(*) FILTER (WHERE outcome = 'done' AND outcome_at < opens_at) AS early, \
    COUNT(*) FILTER (WHERE outcome = 'done' AND outcome_at > due_at) AS late, \
    COUNT(*) FILTER (WHERE outcome = 'done') AS done, \
    COUNT(*) FILTER (WHERE outcome = 'missed') AS missed, \
    COUNT(*) FILTER (WHERE outcome = 'waived') AS waived, \
    COUNT(*) FILTER (WHERE outcome = 'cancelled') AS cancelled";
const OF: &str = "\
    FROM duty WHERE site_id = $2 AND day >= $3 AND day <= $4 \
      AND ($5 = '' OR team_id = $5) AND ($6 = '' OR assignee_id = $6)";

#[derive(QueryableByName)]
struct CountsRow {
    #[diesel(sql_type = BigInt)]
    unsettled: i64,
    #[diesel(sql_type = BigInt)]
    overdue: i64,
    #[diesel(sql_type = BigInt)]
    early: i64,
    #[diesel(sql_type = BigInt)]
    late: i64,
    #[diesel(sql_type = BigInt)]
    done: i64,
    #[diesel(sql_type = BigInt)]
    missed: i64,
    #[diesel(sql_type = BigInt)]
    waived: i64,
    #[diesel(sql_type = BigInt)]
    cancelled: i64,
}

impl CountsRow {
    fn counts(&self) -> Result<Counts> {
        let each = [
            (Standing::Ahead, self.unsettled - self.overdue),
            (Standing::Overdue, self.overdue),
            (Standing::Early, self.early),
            (Standing::OnTime, self.done - self.early - self.late),
            (Standing::Late, self.late),
            (Standing::Missed, self.missed),
            (Standing::Waived, self.waived),
            (Standing::Cancelled, self.cancelled),
        ];
        let mut counts = Counts::default();
        for (standing, count) in each {
            let count = u32::try_from(count);
            counts.add(
                standing,
                count.map_err(|_| inconsistent("duty", "outcome", standing.word()))?,
            );
        }
        Ok(counts)
    }
}

#[derive(QueryableByName)]
struct OfRuleRow {
    #[diesel(sql_type = Text)]
    day: String,
    #[diesel(sql_type = Text)]
    rule: String,
    #[diesel(sql_type = Integer)]
    standard_version: i32,
    #[diesel(embed)]
    counts: CountsRow,
}

#[derive(QueryableByName)]
struct OfPersonRow {
    #[diesel(sql_type = Text)]
    day: String,
    #[diesel(sql_type = Nullable<Text>)]
    team_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    assignee_id: Option<String>,
    #[diesel(embed)]
    counts: CountsRow,
}

/// The texts that bind whose duties are counted: team and account, empty for any.
fn bound(of: Of) -> (String, String) {
    match of {
        Of::Site => (String::new(), String::new()),
        Of::Team(team) => (team.to_string(), String::new()),
        Of::Account(account) => (String::new(), account.to_string()),
    }
}

/// The duties of the days from `first` to `last` by day and rule, as they stand at `now`.
pub fn by_rule(
    connection: &mut Database,
    site: &SiteId,
    (first, last): (&str, &str),
    of: Of,
    now: Milliseconds,
) -> Result<Vec<OfRule>> {
    let (team, account) = bound(of);
    let group = "day, rule, standard_version";
    let text = format!("SELECT {group}, {COUNTED} {OF} GROUP BY {group} ORDER BY {group}");
    let rows: Vec<OfRuleRow> = directly!(connection, |behind| diesel::sql_query(text)
        .bind::<BigInt, _>(now)
        .bind::<Text, _>(site.as_str())
        .bind::<Text, _>(first)
        .bind::<Text, _>(last)
        .bind::<Text, _>(team)
        .bind::<Text, _>(account)
        .load(behind))?;
    let groups = rows.into_iter().map(|row| {
        Ok(OfRule {
            counts: row.counts.counts()?,
            day: row.day,
            rule: row.rule,
            version: row.standard_version,
        })
    });
    groups.collect()
}

/// The duties of the days from `first` to `last` by day, team and person, as they stand at `now`.
pub fn by_person(
    connection: &mut Database,
    site: &SiteId,
    (first, last): (&str, &str),
    of: Of,
    now: Milliseconds,
) -> Result<Vec<OfPerson>> {
    let (team, account) = bound(of);
    let group = "day, team_id, assignee_id";
    let text = format!("SELECT {group}, {COUNTED} {OF} GROUP BY {group} ORDER BY {group}");
    let rows: Vec<OfPersonRow> = directly!(connection, |behind| diesel::sql_query(text)
        .bind::<BigInt, _>(now)
        .bind::<Text, _>(site.as_str())
        .bind::<Text, _>(first)
        .bind::<Text, _>(last)
        .bind::<Text, _>(team)
        .bind::<Text, _>(account)
        .load(behind))?;
    let groups = rows.into_iter().map(|row| {
        Ok(OfPerson {
            counts: row.counts.counts()?,
            day: row.day,
            team: read_optional("duty", "team_id", row.team_id.as_deref())?,
            assignee: read_optional("duty", "assignee_id", row.assignee_id.as_deref())?,
        })
    });
    groups.collect()
}

/// Who was planned at which post on which day, the first first.
pub fn planned(
    connection: &mut Database,
    site: &SiteId,
    (first, last): (&str, &str),
) -> Result<Vec<(String, AccountId, TeamId)>> {
    let rows: Vec<(String, String, String)> = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::day.ge(first))
        .filter(planned_shift::day.le(last))
        .filter(planned_shift::removed_at.is_null())
        .order((
            planned_shift::day,
            planned_shift::starts_at,
            planned_shift::number
        ))
        .select((
            planned_shift::day,
            planned_shift::account_id,
            planned_shift::team_id
        ))
        .load(behind))?;
    let planned = rows.into_iter().map(|(day, account, team)| {
        Ok((
            day,
            read("planned_shift", "account_id", &account)?,
            read("planned_shift", "team_id", &team)?,
        ))
    });
    planned.collect()
}

/// How many acknowledgements of rules of the house were given before then.
pub fn acknowledgements(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<i64> {
    Ok(directly!(connection, |behind| {
        house_rule_acknowledgement::table
            .filter(house_rule_acknowledgement::site_id.eq(site.as_str()))
            .filter(house_rule_acknowledgement::at.lt(before))
            .count()
            .get_result(behind)
    })?)
}

/// What the registers hold of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deeds {
    /// Meetings that were held.
    pub meetings: i64,
    /// Visits of people who came.
    pub visits: i64,
    /// Calls taken.
    pub calls: i64,
    /// Inquiries.
    pub inquiries: i64,
    /// Tickets of the hall.
    pub tickets: i64,
    /// Orders of clients that were not called off.
    pub orders: i64,
    /// Banquets that were not called off.
    pub banquets: i64,
    /// Faults reported.
    pub faults: i64,
    /// Faults of these that are closed.
    pub faults_closed: i64,
    /// Papers taken into custody.
    pub papers: i64,
    /// Matters assigned.
    pub matters: i64,
    /// Ratings given.
    pub ratings: i64,
    /// Ratings of these with four or five of five.
    pub content: i64,
}

/// Counts the rows of a table that belong to the period and to the site.
macro_rules! counted {
    ($connection:expr, $site:expr, $table:ident, $condition:expr) => {
        directly!($connection, |behind| $table::table
            .filter($table::site_id.eq($site.as_str()))
            .filter($condition)
            .count()
            .get_result::<i64>(behind))?
    };
}

/// What the registers hold of a period: its days, and the instants at which it begins and ends.
pub fn deeds(
    connection: &mut Database,
    site: &SiteId,
    (first, last): (&str, &str),
    span: (Milliseconds, Milliseconds),
) -> Result<Deeds> {
    let mut deeds = Deeds {
        meetings: meetings(connection, site, span)?,
        ..Deeds::default()
    };
    let came = visit::day
        .between(first, last)
        .and(visit::arrived_at.is_not_null());
    deeds.visits = counted!(connection, site, visit, came);
    deeds.calls = counted!(connection, site, call, call::day.between(first, last));
    deeds.inquiries = counted!(connection, site, inquiry, inquiry::day.between(first, last));
    deeds.tickets = counted!(connection, site, ticket, ticket::day.between(first, last));
    let orders = client_order::day
        .between(first, last)
        .and(client_order::cancelled_at.is_null());
    deeds.orders = counted!(connection, site, client_order, orders);
    let banquets = banquet::day
        .between(first, last)
        .and(banquet::cancelled_at.is_null());
    deeds.banquets = counted!(connection, site, banquet, banquets);
    deeds.faults = counted!(connection, site, fault, fault::day.between(first, last));
    let closed = fault::day
        .between(first, last)
        .and(fault::closed_at.is_not_null());
    deeds.faults_closed = counted!(connection, site, fault, closed);
    let papers = paper_in_custody::day.between(first, last);
    deeds.papers = counted!(connection, site, paper_in_custody, papers);
    let matters = assigned_matter::day.between(first, last);
    deeds.matters = counted!(connection, site, assigned_matter, matters);
    let (from, until) = span;
    let given = || rating::at.ge(from).and(rating::at.lt(until));
    let of_meetings = || {
        meeting_rating::at
            .ge(from)
            .and(meeting_rating::at.lt(until))
    };
    deeds.ratings = counted!(connection, site, rating, given())
        + counted!(connection, site, meeting_rating, of_meetings());
    deeds.content = counted!(connection, site, rating, given().and(rating::score.ge(4)))
        + counted!(
            connection,
            site,
            meeting_rating,
            of_meetings().and(meeting_rating::score.ge(4))
        );
    Ok(deeds)
}

/// How many meetings were held that were to begin in a span of time.
pub fn meetings(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<i64> {
    let held = meeting::starts_at
        .ge(from)
        .and(meeting::starts_at.lt(until))
        .and(meeting::started_at.is_not_null());
    Ok(counted!(connection, site, meeting, held))
}

/// How many of these meetings somebody of the owner's office confirmed.
pub fn agreed_meetings(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<i64> {
    let confirmed = agreement::table
        .filter(agreement::site_id.eq(site.as_str()))
        .select(agreement::meeting_id);
    let held = meeting::starts_at
        .ge(from)
        .and(meeting::starts_at.lt(until))
        .and(meeting::started_at.is_not_null())
        .and(meeting::id.eq_any(confirmed));
    Ok(counted!(connection, site, meeting, held))
}

/// How many rounds of the directory's drill were begun in a span of time.
pub fn drills(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<i64> {
    let begun = drill_round::begun_at
        .ge(from)
        .and(drill_round::begun_at.lt(until));
    Ok(counted!(connection, site, drill_round, begun))
}

/// The numbers of the first and the last entry of the journal about a span of time; `None` where there is
/// none. Two looks into an index: a year's entries are too many to be counted for a page.
pub fn entries(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Option<(i64, i64)>> {
    let first: Option<i64> = directly!(connection, |behind| journal::table
        .filter(journal::site_id.eq(site.as_str()))
        .filter(journal::at.ge(from))
        .filter(journal::at.lt(until))
        .order(journal::at)
        .select(journal::number)
        .first(behind)
        .optional())?;
    let last: Option<i64> = directly!(connection, |behind| journal::table
        .filter(journal::site_id.eq(site.as_str()))
        .filter(journal::at.ge(from))
        .filter(journal::at.lt(until))
        .order(journal::at.desc())
        .select(journal::number)
        .first(behind)
        .optional())?;
    Ok(first.zip(last))
}
