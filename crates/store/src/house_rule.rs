//! Rules of the house: their versions, which never change, the draft beside them, and who
//! acknowledged which version.

use anyhow::Result;
use diesel::prelude::*;
use domain::access::Role;
use domain::house_rule::{Draft, Heading, HouseRule, Issuer, Version, Withdrawal, Wording};
use domain::{AccountId, HouseRuleId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{house_rule, house_rule_acknowledgement, house_rule_draft, house_rule_version};
use crate::text::{from_list, inconsistent, list, read};

/// That somebody acknowledged a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Of which rule.
    pub rule: HouseRuleId,
    /// Which version of it.
    pub version: i32,
    /// Who.
    pub account: AccountId,
    /// When.
    pub at: Milliseconds,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = house_rule)]
struct RuleRow {
    site_id: String,
    id: String,
    issuer: String,
    drafted: i32,
    version: i32,
    withdrawn_at: Option<i64>,
    withdrawn_by: String,
}

/// All of a version but its text.
#[derive(Queryable, Selectable)]
#[diesel(table_name = house_rule_version)]
struct VersionRow {
    version: i32,
    at: i64,
    published_by: String,
    title: String,
    note: String,
    in_force: String,
    days: i32,
    readers: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = house_rule_draft)]
struct DraftRow {
    revision: i32,
    at: i64,
    written_by: String,
    title: String,
    body: String,
    note: String,
    in_force: String,
    days: i32,
    readers: String,
}

fn roles(table: &str, text: &str) -> Result<Vec<Role>> {
    let words = from_list(table, "readers", text)?;
    words
        .iter()
        .map(|word| Role::from_word(word).ok_or_else(|| inconsistent(table, "readers", word)))
        .collect()
}

fn words(roles: &[Role]) -> String {
    let words: Vec<String> = roles.iter().map(|role| role.word().to_owned()).collect();
    list(&words)
}

impl VersionRow {
    fn into_version(self) -> Result<Version> {
        Ok(Version {
            version: self.version,
            at: self.at,
            by: self.published_by,
            heading: Heading {
                title: self.title,
                note: self.note,
                in_force: self.in_force,
                days: self.days,
                readers: roles("house_rule_version", &self.readers)?,
            },
        })
    }
}

impl DraftRow {
    fn into_draft(self) -> Result<Draft> {
        Ok(Draft {
            revision: self.revision,
            at: self.at,
            by: self.written_by,
            wording: Wording {
                heading: Heading {
                    title: self.title,
                    note: self.note,
                    in_force: self.in_force,
                    days: self.days,
                    readers: roles("house_rule_draft", &self.readers)?,
                },
                text: self.body,
            },
        })
    }
}

fn into_rule(row: RuleRow, version: Option<VersionRow>) -> Result<HouseRule> {
    Ok(HouseRule {
        id: read("house_rule", "id", &row.id)?,
        issuer: Issuer::from_word(&row.issuer)
            .ok_or_else(|| inconsistent("house_rule", "issuer", &row.issuer))?,
        drafted: row.drafted,
        version: version.map(VersionRow::into_version).transpose()?,
        withdrawal: row.withdrawn_at.map(|at| Withdrawal {
            at,
            by: row.withdrawn_by,
        }),
    })
}

/// Adds a rule of which nothing is published yet.
pub fn add(
    connection: &mut Database,
    site: &SiteId,
    id: HouseRuleId,
    issuer: Issuer,
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(house_rule::table)
        .values(RuleRow {
            site_id: site.to_string(),
            id: id.to_string(),
            issuer: issuer.word().to_owned(),
            drafted: 0,
            version: 0,
            withdrawn_at: None,
            withdrawn_by: String::new(),
        })
        .execute(behind))?;
    Ok(())
}

/// Every rule of the site, with its version that stands.
pub fn all(connection: &mut Database, site: &SiteId) -> Result<Vec<HouseRule>> {
    let rows: Vec<(RuleRow, Option<VersionRow>)> =
        directly!(connection, |behind| house_rule::table
            .left_join(
                house_rule_version::table.on(house_rule_version::site_id
                    .eq(house_rule::site_id)
                    .and(house_rule_version::house_rule_id.eq(house_rule::id))
                    .and(house_rule_version::version.eq(house_rule::version)))
            )
            .filter(house_rule::site_id.eq(site.as_str()))
            .order(house_rule::id)
            .select((RuleRow::as_select(), Option::<VersionRow>::as_select()))
            .load(behind))?;
    rows.into_iter()
        .map(|(row, version)| into_rule(row, version))
        .collect()
}

/// The rule, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: HouseRuleId,
) -> Result<Option<HouseRule>> {
    let row: Option<RuleRow> = directly!(connection, |behind| house_rule::table
        .find((site.as_str(), id.to_string()))
        .select(RuleRow::as_select())
        .first(behind)
        .optional())?;
    let Some(row) = row else {
        return Ok(None);
    };
    let key = (site.as_str(), id.to_string(), row.version);
    let version: Option<VersionRow> = directly!(connection, |behind| house_rule_version::table
        .find(key)
        .select(VersionRow::as_select())
        .first(behind)
        .optional())?;
    into_rule(row, version).map(Some)
}

/// The versions of a rule, the newest first.
pub fn versions(connection: &mut Database, site: &SiteId, id: HouseRuleId) -> Result<Vec<Version>> {
    let rows: Vec<VersionRow> = directly!(connection, |behind| house_rule_version::table
        .filter(house_rule_version::site_id.eq(site.as_str()))
        .filter(house_rule_version::house_rule_id.eq(id.to_string()))
        .order(house_rule_version::version.desc())
        .select(VersionRow::as_select())
        .load(behind))?;
    rows.into_iter().map(VersionRow::into_version).collect()
}

/// The text of a version.
pub fn text(
    connection: &mut Database,
    site: &SiteId,
    id: HouseRuleId,
    version: i32,
) -> Result<Option<String>> {
    Ok(directly!(connection, |behind| house_rule_version::table
        .find((site.as_str(), id.to_string(), version))
        .select(house_rule_version::body)
        .first(behind)
        .optional())?)
}

/// The draft of a rule.
pub fn draft(connection: &mut Database, site: &SiteId, id: HouseRuleId) -> Result<Option<Draft>> {
    let row: Option<DraftRow> = directly!(connection, |behind| house_rule_draft::table
        .find((site.as_str(), id.to_string()))
        .select(DraftRow::as_select())
        .first(behind)
        .optional())?;
    row.map(DraftRow::into_draft).transpose()
}

/// The rules that have a draft, with its title.
pub fn drafts(connection: &mut Database, site: &SiteId) -> Result<Vec<(HouseRuleId, String)>> {
    let rows: Vec<(String, String)> = directly!(connection, |behind| house_rule_draft::table
        .filter(house_rule_draft::site_id.eq(site.as_str()))
        .order(house_rule_draft::house_rule_id)
        .select((house_rule_draft::house_rule_id, house_rule_draft::title))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, title)| Ok((read("house_rule_draft", "house_rule_id", &id)?, title)))
        .collect()
}

/// Keeps a draft in place of the one before.
pub fn keep_draft(
    connection: &mut Database,
    site: &SiteId,
    id: HouseRuleId,
    draft: &Draft,
) -> Result<()> {
    drop_draft(connection, site, id)?;
    let wording = &draft.wording;
    directly!(connection, |behind| diesel::insert_into(
        house_rule_draft::table
    )
    .values((
        house_rule_draft::site_id.eq(site.as_str()),
        house_rule_draft::house_rule_id.eq(id.to_string()),
        house_rule_draft::revision.eq(draft.revision),
        house_rule_draft::at.eq(draft.at),
        house_rule_draft::written_by.eq(&draft.by),
        house_rule_draft::title.eq(&wording.heading.title),
        house_rule_draft::body.eq(&wording.text),
        house_rule_draft::note.eq(&wording.heading.note),
        house_rule_draft::in_force.eq(&wording.heading.in_force),
        house_rule_draft::days.eq(wording.heading.days),
        house_rule_draft::readers.eq(words(&wording.heading.readers)),
    ))
    .execute(behind))?;
    directly!(connection, |behind| diesel::update(
        house_rule::table.find((site.as_str(), id.to_string()))
    )
    .set(house_rule::drafted.eq(draft.revision))
    .execute(behind))?;
    Ok(())
}

/// Throws a draft away.
pub fn drop_draft(connection: &mut Database, site: &SiteId, id: HouseRuleId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        house_rule_draft::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// Takes a rule away of which nothing was ever published.
pub fn remove(connection: &mut Database, site: &SiteId, id: HouseRuleId) -> Result<()> {
    drop_draft(connection, site, id)?;
    directly!(connection, |behind| diesel::delete(
        house_rule::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// Keeps a version as the one that stands.
pub fn publish(
    connection: &mut Database,
    site: &SiteId,
    id: HouseRuleId,
    version: &Version,
    text: &str,
) -> Result<()> {
    let heading = &version.heading;
    directly!(connection, |behind| diesel::insert_into(
        house_rule_version::table
    )
    .values((
        house_rule_version::site_id.eq(site.as_str()),
        house_rule_version::house_rule_id.eq(id.to_string()),
        house_rule_version::version.eq(version.version),
        house_rule_version::at.eq(version.at),
        house_rule_version::published_by.eq(&version.by),
        house_rule_version::title.eq(&heading.title),
        house_rule_version::body.eq(text),
        house_rule_version::note.eq(&heading.note),
        house_rule_version::in_force.eq(&heading.in_force),
        house_rule_version::days.eq(heading.days),
        house_rule_version::readers.eq(words(&heading.readers)),
    ))
    .execute(behind))?;
    directly!(connection, |behind| diesel::update(
        house_rule::table.find((site.as_str(), id.to_string()))
    )
    .set(house_rule::version.eq(version.version))
    .execute(behind))?;
    Ok(())
}

/// Notes that a rule is no longer in force.
pub fn withdraw(
    connection: &mut Database,
    site: &SiteId,
    id: HouseRuleId,
    withdrawal: &Withdrawal,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        house_rule::table.find((site.as_str(), id.to_string()))
    )
    .set((
        house_rule::withdrawn_at.eq(withdrawal.at),
        house_rule::withdrawn_by.eq(&withdrawal.by),
    ))
    .execute(behind))?;
    Ok(())
}

/// Keeps an acknowledgement.
pub fn acknowledge(connection: &mut Database, site: &SiteId, new: &Acknowledgement) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(
        house_rule_acknowledgement::table
    )
    .values((
        house_rule_acknowledgement::site_id.eq(site.as_str()),
        house_rule_acknowledgement::house_rule_id.eq(new.rule.to_string()),
        house_rule_acknowledgement::version.eq(new.version),
        house_rule_acknowledgement::account_id.eq(new.account.to_string()),
        house_rule_acknowledgement::at.eq(new.at),
    ))
    .execute(behind))?;
    Ok(())
}

type AcknowledgementRow = (String, i32, String, i64);

fn acknowledgements(rows: Vec<AcknowledgementRow>) -> Result<Vec<Acknowledgement>> {
    let table = "house_rule_acknowledgement";
    rows.into_iter()
        .map(|(rule, version, account, at)| {
            Ok(Acknowledgement {
                rule: read(table, "house_rule_id", &rule)?,
                version,
                account: read(table, "account_id", &account)?,
                at,
            })
        })
        .collect()
}

/// What one account acknowledged.
pub fn acknowledged_by(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> Result<Vec<Acknowledgement>> {
    let rows: Vec<AcknowledgementRow> = directly!(connection, |behind| {
        house_rule_acknowledgement::table
            .filter(house_rule_acknowledgement::site_id.eq(site.as_str()))
            .filter(house_rule_acknowledgement::account_id.eq(account.to_string()))
            .order((
                house_rule_acknowledgement::house_rule_id,
                house_rule_acknowledgement::version,
            ))
            .select((
                house_rule_acknowledgement::house_rule_id,
                house_rule_acknowledgement::version,
                house_rule_acknowledgement::account_id,
                house_rule_acknowledgement::at,
            ))
            .load(behind)
    })?;
    acknowledgements(rows)
}

/// Who acknowledged which version of a rule.
pub fn acknowledged(
    connection: &mut Database,
    site: &SiteId,
    id: HouseRuleId,
) -> Result<Vec<Acknowledgement>> {
    let rows: Vec<AcknowledgementRow> = directly!(connection, |behind| {
        house_rule_acknowledgement::table
            .filter(house_rule_acknowledgement::site_id.eq(site.as_str()))
            .filter(house_rule_acknowledgement::house_rule_id.eq(id.to_string()))
            .order((
                house_rule_acknowledgement::version,
                house_rule_acknowledgement::account_id,
            ))
            .select((
                house_rule_acknowledgement::house_rule_id,
                house_rule_acknowledgement::version,
                house_rule_acknowledgement::account_id,
                house_rule_acknowledgement::at,
            ))
            .load(behind)
    })?;
    acknowledgements(rows)
}
