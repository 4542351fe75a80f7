//! What is owed about a matter, by the standard's rules. What is due at the agreed time is the matter
//! itself; what is due within minutes is the reading back.

use domain::assigned_matter::AssignedMatter;
use domain::directory::Team;
use domain::duty::DutyRecord;
use domain::{AccountId, Milliseconds, TeamId};
use standards::{Moment, Rule, Standard, Start, Timing};

use super::subject;
use crate::command::Deed;
use crate::error::Error;
use crate::subject::{Begun, How, begin_those, settle_those};

/// What the assignee owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owed {
    /// Saying in their own words what is asked for.
    ReadBack,
    /// Doing it.
    Finish,
}

impl Owed {
    fn is_of(self, rule: &Rule) -> bool {
        let agreed = matches!(
            rule.timing,
            Timing::Once {
                due: Moment::Agreed,
                ..
            }
        );
        rule.starts == Start::MatterAssigned && agreed == (self == Self::Finish)
    }
}

/// Asks for what is owed. A matter that its team's leader gave to nobody is nobody's, so that it is the
/// leader who hears of it when it is late.
pub(super) fn ask(
    deed: &mut Deed<'_>,
    matter: &AssignedMatter,
    owed: Owed,
) -> Result<Vec<DutyRecord>, Error> {
    let by = whose_rules(deed, matter)?;
    // What is over already is owed at once.
    let at = deed.now;
    let begun = Begun {
        subject: subject(matter),
        room: matter.room,
        at,
        agreed: Some(matter.due.max(at)),
        assignee: matter.assignee_account,
    };
    let wanted = |rule: &Rule| owed.is_of(rule) && by.as_deref().is_none_or(|by| rule.by == by);
    let mut made = begin_those(deed, Start::MatterAssigned, &begun, &wanted)?;
    for duty in &mut made {
        duty.team = matter.team.or(duty.team);
        duty.assignee = matter.assignee_account;
        store::duty::change(deed.db, &deed.site.id, duty)?;
    }
    Ok(made)
}

/// Settles what is owed, or all of it.
pub(super) fn settle(
    deed: &mut Deed<'_>,
    matter: &AssignedMatter,
    owed: Option<Owed>,
    how: How,
) -> Result<(), Error> {
    let wanted =
        |rule: Option<&Rule>| owed.is_none_or(|owed| rule.is_some_and(|rule| owed.is_of(rule)));
    settle_those(deed, subject(matter), &wanted, how)
}

/// When the first of the duties is due.
pub(super) fn due_of(made: &[DutyRecord]) -> Option<Milliseconds> {
    made.iter().map(|duty| duty.duty.due.as_millisecond()).min()
}

/// The clauses of the rule by which it is owed about the matter.
pub(super) fn rule_of(
    deed: &mut Deed<'_>,
    matter: &AssignedMatter,
    owed: Owed,
) -> Result<Vec<String>, Error> {
    let by = whose_rules(deed, matter)?;
    let standard = standard(deed)?;
    let mut rules = standard.rules().iter().filter(|rule| owed.is_of(rule));
    let rule = rules.find(|rule| by.as_deref().is_none_or(|by| rule.by == by));
    Ok(rule.map(crate::view::clauses_of).unwrap_or_default())
}

fn standard(deed: &mut Deed<'_>) -> Result<std::sync::Arc<Standard>, Error> {
    let version = deed.site.standard_version;
    Ok(deed.house.standard(deed.db, &deed.site.id, version)?)
}

fn knows(standard: &Standard, team: &Team) -> bool {
    let mut rules = standard.rules().iter();
    rules.any(|rule| Owed::Finish.is_of(rule) && rule.by == team.standard_name.as_str())
}

/// Whose rules a matter follows: its team's, where the standard has some for it, else those of the first
/// post that has any. `None` where the standard knows nothing of matters.
fn whose_rules(deed: &mut Deed<'_>, matter: &AssignedMatter) -> Result<Option<String>, Error> {
    let standard = standard(deed)?;
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.into_iter().find(|team| Some(team.id) == matter.team);
    if let Some(team) = team.filter(|team| knows(&standard, team)) {
        return Ok(Some(team.standard_name));
    }
    let mut rules = standard.rules().iter();
    let first = rules.find(|rule| Owed::Finish.is_of(rule));
    Ok(first.map(|rule| rule.by.to_string()))
}

/// The team in which somebody sees to a matter: the one it was assigned to where they are of it, else
/// one of theirs that the standard has rules for.
pub(super) fn team_of(
    deed: &mut Deed<'_>,
    account: AccountId,
    assigned_to: Option<TeamId>,
) -> Result<Option<TeamId>, Error> {
    let standard = standard(deed)?;
    let mut teams = store::directory::teams(deed.db, &deed.site.id)?;
    teams.retain(|team| team.members.contains(&account));
    let own = teams.iter().find(|team| Some(team.id) == assigned_to);
    let known = own.or_else(|| teams.iter().find(|team| knows(&standard, team)));
    Ok(known.or_else(|| teams.first()).map(|team| team.id))
}
