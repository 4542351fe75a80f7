//! A checked standard.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{ClauseId, MonthDay, PlaceKind, Rule, RuleId, Season, Start, TeamId};

/// A written standard in which the check found no problem.
///
/// Every clause is carried out, every rule belongs to a team that serves its kind of place, and the
/// seasons, where there are any, hold every day of the year exactly once.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) version: Date,
    pub(crate) short_notice: ShortNotice,
    pub(crate) seasons: Vec<Season>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) teams: Vec<Team>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) rule_index: BTreeMap<RuleId, usize>,
}

/// A clause of the standard in the source's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its name.
    pub id: ClauseId,
    /// Its words.
    pub text: String,
}

/// A team or post and the kinds of place it serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its name within the standard.
    pub id: TeamId,
    /// What people call it.
    pub title: String,
    /// The kinds of place it serves; never empty.
    pub serves: Vec<PlaceKind>,
    /// The clauses that its being there carries out.
    pub clauses: Vec<ClauseId>,
}

/// How a meeting that is called at no notice gets its duties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortNotice {
    /// A duty whose window had passed is due by the start, but never sooner than so many minutes
    /// after the booking.
    pub at_least_minutes: u32,
    /// The clauses that ask for it.
    pub clauses: Vec<ClauseId>,
}

impl Standard {
    /// The standard's name, for example `bureau-hq`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What people call it.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The day of this version.
    #[must_use]
    pub fn version(&self) -> Date {
        self.version
    }

    /// What happens with a meeting that is called at no notice.
    #[must_use]
    pub fn short_notice(&self) -> &ShortNotice {
        &self.short_notice
    }

    /// The seasons, as written; empty where the standard knows none.
    #[must_use]
    pub fn seasons(&self) -> &[Season] {
        &self.seasons
    }

    /// The clauses, as written.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The teams, as written.
    #[must_use]
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// The rules, as written.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules that `start` starts, as written.
    pub fn rules_starting(&self, start: Start) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.starts == start)
    }

    /// The rule of that name.
    #[must_use]
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.rule_index.get(id).map(|&index| &self.rules[index])
    }

    /// The clause of that name.
    #[must_use]
    pub fn clause(&self, id: &ClauseId) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == *id)
    }

    /// The team of that name.
    #[must_use]
    pub fn team(&self, id: &TeamId) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == *id)
    }

    /// The season that `date` belongs to; `None` only where the standard knows no seasons.
    #[must_use]
    pub fn season_on(&self, date: Date) -> Option<&Season> {
        let day = MonthDay::of(date);
        self.seasons.iter().find(|season| season.holds(day))
    }
}
