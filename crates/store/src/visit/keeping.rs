//! How long visits are kept, and who looked at what is masked.

use anyhow::Result;
use diesel::prelude::*;
use domain::visit::Keeping;
use domain::{AccountId, Milliseconds, SiteId, Uid, VisitId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{visit_keeping, visit_look};
use crate::text::{counted, kept, read_optional};

/// How long visits are kept, as one proposed it and another approved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepingRecord {
    /// Its number at the site, from 1.
    pub number: i32,
    /// What is set.
    pub keeping: Keeping,
    /// Who proposed it.
    pub proposed_by: String,
    /// Their account.
    pub proposed_by_account: Option<AccountId>,
    /// When.
    pub proposed: Milliseconds,
    /// Who approved it, and when.
    pub approved: Option<(String, Milliseconds)>,
}

/// Keeps a proposal.
pub fn add_keeping(connection: &mut Database, site: &SiteId, new: &KeepingRecord) -> Result<()> {
    let [days, document_days, looks] = [
        new.keeping.days,
        new.keeping.document_days,
        new.keeping.looks_an_hour,
    ];
    let [calls, inquiries, ratings] = [
        new.keeping.call_days,
        new.keeping.inquiry_days,
        new.keeping.rating_days,
    ];
    let values = (
        visit_keeping::site_id.eq(site.as_str()),
        visit_keeping::number.eq(new.number),
        visit_keeping::days.eq(kept("visit_keeping", "days", days)?),
        visit_keeping::document_days.eq(kept("visit_keeping", "document_days", document_days)?),
        visit_keeping::looks_an_hour.eq(kept("visit_keeping", "looks_an_hour", looks)?),
        visit_keeping::call_days.eq(kept("visit_keeping", "call_days", calls)?),
        visit_keeping::inquiry_days.eq(kept("visit_keeping", "inquiry_days", inquiries)?),
        visit_keeping::rating_days.eq(kept("visit_keeping", "rating_days", ratings)?),
        visit_keeping::proposed_by.eq(&new.proposed_by),
        visit_keeping::proposed_by_account.eq(new.proposed_by_account.map(|id| id.to_string())),
        visit_keeping::proposed_at.eq(new.proposed),
    );
    directly!(connection, |behind| diesel::insert_into(
        visit_keeping::table
    )
    .values(values)
    .execute(behind))?;
    Ok(())
}

/// Approves a proposal.
pub fn approve_keeping(
    connection: &mut Database,
    site: &SiteId,
    number: i32,
    by: &str,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        visit_keeping::table.find((site.as_str(), number))
    )
    .set((
        visit_keeping::approved_by.eq(by),
        visit_keeping::approved_at.eq(at),
    ))
    .execute(behind))?;
    Ok(())
}

/// What was ever proposed at the site, newest first.
pub fn keepings(connection: &mut Database, site: &SiteId) -> Result<Vec<KeepingRecord>> {
    type Row = (
        i32,
        (i32, i32, i32),
        (i32, i32, i32),
        String,
        Option<String>,
        i64,
        Option<String>,
        Option<i64>,
    );
    let rows: Vec<Row> = directly!(connection, |behind| visit_keeping::table
        .filter(visit_keeping::site_id.eq(site.as_str()))
        .order(visit_keeping::number.desc())
        .limit(100)
        .select((
            visit_keeping::number,
            (
                visit_keeping::days,
                visit_keeping::document_days,
                visit_keeping::looks_an_hour,
            ),
            (
                visit_keeping::call_days,
                visit_keeping::inquiry_days,
                visit_keeping::rating_days,
            ),
            visit_keeping::proposed_by,
            visit_keeping::proposed_by_account,
            visit_keeping::proposed_at,
            visit_keeping::approved_by,
            visit_keeping::approved_at,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(
            |(number, visits, others, by, account, at, approved_by, approved_at)| {
                let counted = |column, value| counted("visit_keeping", column, value);
                Ok(KeepingRecord {
                    number,
                    keeping: Keeping {
                        days: counted("days", visits.0)?,
                        document_days: counted("document_days", visits.1)?,
                        looks_an_hour: counted("looks_an_hour", visits.2)?,
                        call_days: counted("call_days", others.0)?,
                        inquiry_days: counted("inquiry_days", others.1)?,
                        rating_days: counted("rating_days", others.2)?,
                    },
                    proposed_by: by,
                    proposed_by_account: read_optional(
                        "visit_keeping",
                        "proposed_by_account",
                        account.as_deref(),
                    )?,
                    proposed: at,
                    approved: approved_by.zip(approved_at),
                })
            },
        )
        .collect()
}

/// Notes that somebody looked at what is masked.
pub fn note_look(
    connection: &mut Database,
    site: &SiteId,
    id: Uid,
    account: AccountId,
    visit: VisitId,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(visit_look::table)
        .values((
            visit_look::site_id.eq(site.as_str()),
            visit_look::id.eq(id.to_string()),
            visit_look::account_id.eq(account.to_string()),
            visit_look::visit_id.eq(visit.to_string()),
            visit_look::at.eq(at),
        ))
        .execute(behind))?;
    Ok(())
}

/// How often somebody looked since `since`.
pub fn count_looks(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    since: Milliseconds,
) -> Result<i64> {
    Ok(directly!(connection, |behind| visit_look::table
        .filter(visit_look::site_id.eq(site.as_str()))
        .filter(visit_look::account_id.eq(account.to_string()))
        .filter(visit_look::at.ge(since))
        .count()
        .get_result(behind))?)
}

/// Forgets looks from before `before`: the journal tells of each, this counts those of the hour.
pub fn forget_looks(connection: &mut Database, before: Milliseconds) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        visit_look::table.filter(visit_look::at.lt(before))
    )
    .execute(behind))?;
    Ok(())
}
