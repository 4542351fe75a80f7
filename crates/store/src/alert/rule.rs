//! How somebody wants to be reached. Their address for mail is sealed.

use std::collections::BTreeSet;

use anyhow::Result;
use diesel::prelude::*;
use domain::access::Role;
use domain::alert::{AlertRule, MailTakes, Quiet};
use domain::{AccountId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::alert_rule;
use crate::text::{inconsistent, read};

const TABLE: &str = "alert_rule";

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = alert_rule, treat_none_as_null = true)]
struct RuleRow {
    site_id: String,
    account_id: String,
    mail: String,
    mail_takes: String,
    quiet_from: Option<i32>,
    quiet_until: Option<i32>,
}

impl RuleRow {
    fn into_rule(self) -> Result<AlertRule> {
        let takes = MailTakes::from_word(&self.mail_takes);
        let quiet = self.quiet_from.zip(self.quiet_until);
        Ok(AlertRule {
            mail: self.mail,
            mail_takes: takes.ok_or_else(|| inconsistent(TABLE, "mail_takes", &self.mail_takes))?,
            quiet: quiet.map(|(from, until)| Quiet { from, until }),
        })
    }
}

/// The rules of a site, each with its address still sealed: of those who may come in.
pub fn list(connection: &mut Database, site: &SiteId) -> Result<Vec<(AccountId, AlertRule)>> {
    let staff = crate::account::staff(connection, site, &Role::GRANTED)?.into_iter();
    let comes_in: BTreeSet<AccountId> = staff.map(|(account, ..)| account).collect();
    let rows: Vec<RuleRow> = directly!(connection, |behind| alert_rule::table
        .filter(alert_rule::site_id.eq(site.as_str()))
        .order(alert_rule::account_id)
        .select(RuleRow::as_select())
        .load(behind))?;
    let mut rules = Vec::new();
    for row in rows {
        let account = read(TABLE, "account_id", &row.account_id)?;
        if comes_in.contains(&account) {
            rules.push((account, row.into_rule()?));
        }
    }
    Ok(rules)
}

/// The rule of an account, its address still sealed.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> Result<Option<AlertRule>> {
    let row: Option<RuleRow> = directly!(connection, |behind| alert_rule::table
        .find((site.as_str(), account.to_string()))
        .select(RuleRow::as_select())
        .first(behind)
        .optional())?;
    row.map(RuleRow::into_rule).transpose()
}

/// Keeps the rule of an account, its address sealed.
pub fn put(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    rule: &AlertRule,
) -> Result<()> {
    let row = || RuleRow {
        site_id: site.to_string(),
        account_id: account.to_string(),
        mail: rule.mail.clone(),
        mail_takes: rule.mail_takes.word().to_owned(),
        quiet_from: rule.quiet.map(|quiet| quiet.from),
        quiet_until: rule.quiet.map(|quiet| quiet.until),
    };
    let known = directly!(connection, |behind| diesel::update(
        alert_rule::table.find((site.as_str(), account.to_string()))
    )
    .set(row())
    .execute(behind))?;
    if known == 0 {
        directly!(connection, |behind| diesel::insert_into(alert_rule::table)
            .values(row())
            .execute(behind))?;
    }
    Ok(())
}
