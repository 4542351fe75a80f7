//! Duties that are looked for by more than one thing.

use anyhow::Result;
use diesel::prelude::*;
use domain::duty::DutyRecord;
use domain::{AccountId, SiteId, TeamId};

use super::DutyRow;
use crate::Database;
use crate::schema::duty;

/// What is looked for among the duties of some days; everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The days.
    pub days: Vec<String>,
    /// The rules, by name.
    pub rules: Option<Vec<String>>,
    /// The team.
    pub team: Option<TeamId>,
    /// Whom they are given to.
    pub assignee: Option<AccountId>,
}

/// The duties of some days that are looked for, day by day in the order in which they were due.
pub fn wanted(
    connection: &mut Database,
    site: &SiteId,
    wanted: &Wanted,
) -> Result<Vec<DutyRecord>> {
    let mut query = duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::day.eq_any(&wanted.days))
        .order((duty::day, duty::due_at, duty::id))
        .select(DutyRow::as_select())
        .into_boxed();
    if let Some(rules) = &wanted.rules {
        query = query.filter(duty::rule.eq_any(rules));
    }
    if let Some(team) = wanted.team {
        query = query.filter(duty::team_id.eq(team.to_string()));
    }
    if let Some(assignee) = wanted.assignee {
        query = query.filter(duty::assignee_id.eq(assignee.to_string()));
    }
    let rows: Vec<DutyRow> = query.load(connection)?;
    rows.into_iter().map(DutyRow::into_record).collect()
}
