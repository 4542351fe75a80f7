//! What the figures of a period are read from: whose duties the reader sees, and which of them are hidden.

use anyhow::Result;
use domain::access::{Actor, Object, Reach};
use domain::duty::DutyRecord;
use domain::quality::{Period, Standing};
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{AccountId, Milliseconds, SiteId, TeamId};
use jiff::civil::Time;
use store::Database;
use store::quality::{Of, OfPerson, OfRule};

use super::{By, Posts, Seen};
use crate::house::{House, zone};
use crate::view::{Sight, right_of};

/// Whose duties are counted.
enum Scope {
    Site,
    Teams(Vec<TeamId>),
    Own(AccountId),
}

impl Scope {
    fn each(&self) -> Vec<Of> {
        match self {
            Self::Site => vec![Of::Site],
            Self::Teams(teams) => teams.iter().copied().map(Of::Team).collect(),
            Self::Own(account) => vec![Of::Account(*account)],
        }
    }

    fn holds(&self, duty: &DutyRecord) -> bool {
        match self {
            Self::Site => true,
            Self::Teams(teams) => duty.team.is_some_and(|team| teams.contains(&team)),
            Self::Own(account) => duty.assignee == Some(*account),
        }
    }
}

/// Whether a duty is one of those.
fn is_of(of: Of, duty: &DutyRecord) -> bool {
    match of {
        Of::Site => true,
        Of::Team(team) => duty.team == Some(team),
        Of::Account(account) => duty.assignee == Some(account),
    }
}

/// The ground of a period's figures, as one reader sees it.
pub(super) struct Ground {
    pub(super) sight: Sight,
    pub(super) period: Period,
    pub(super) now: Milliseconds,
    /// The instants at which the period begins and ends.
    pub(super) span: (Milliseconds, Milliseconds),
    /// Who reads.
    pub(super) account: Option<AccountId>,
    scope: Scope,
    /// The duties of cases that are about the reader.
    hidden: Vec<DutyRecord>,
}

impl Ground {
    /// `None` for whoever may see no figures.
    pub(super) fn open(
        db: &mut Database,
        (house, actor): (&House, &Actor),
        site: &SiteId,
        period: Period,
    ) -> Result<Option<Self>> {
        let Some(right) = right_of(actor, site, Object::Quality) else {
            return Ok(None);
        };
        let Some(sight) = Sight::open(db, house, site)? else {
            return Ok(None);
        };
        let scope = match (right.reach, actor.account) {
            (Reach::Site, _) => Scope::Site,
            (Reach::Shift, _) => Scope::Teams(sight.teams_of(actor).map(|team| team.id).collect()),
            (Reach::Own | Reach::One, Some(account)) => Scope::Own(account),
            (Reach::Own | Reach::One, None) => return Ok(None),
        };
        let zone = zone(&sight.site.time_zone)?;
        let midnight = |day| standards::day::instant(&zone, day, Time::midnight()).as_millisecond();
        let after = period.last.tomorrow().unwrap_or(period.last);
        let mut hidden = Vec::new();
        for id in crate::case::hidden_from(db, actor, site)? {
            let about = Subject {
                register: Register::Case,
                id,
                number: 0,
            };
            hidden.extend(store::duty::of_subject(db, site, about)?);
        }
        Ok(Some(Self {
            now: sight.now(),
            span: (midnight(period.first), midnight(after)),
            account: actor.account,
            sight,
            period,
            scope,
            hidden,
        }))
    }

    /// Whoever does not see everybody sees of people themselves alone.
    pub(super) fn keep_to_oneself(&mut self, actor: &Actor) {
        if let (Scope::Teams(_), Some(account)) = (&self.scope, actor.account) {
            self.scope = Scope::Own(account);
        }
    }

    pub(super) fn seen(&self) -> Seen {
        match self.scope {
            Scope::Site => Seen::Site,
            Scope::Teams(_) => Seen::Teams,
            Scope::Own(_) => Seen::Own,
        }
    }

    /// Whether a duty is the reader's to see as far as their right reaches.
    pub(super) fn holds(&self, duty: &DutyRecord) -> bool {
        self.scope.holds(duty)
    }

    fn days(&self) -> (String, String) {
        let Period { first, last } = self.period;
        (first.to_string(), last.to_string())
    }

    /// The first and the last day of each month of the period. What is not grouped as the index lies is
    /// sorted first, and twelve months are sorted faster than a year.
    fn months(&self) -> Vec<(String, String)> {
        let mut months = Vec::new();
        let mut first = self.period.first;
        while first <= self.period.last {
            let last = first.last_of_month().min(self.period.last);
            months.push((first.to_string(), last.to_string()));
            let Ok(next) = last.tomorrow() else { break };
            first = next;
        }
        months
    }

    fn standing(&self, duty: &DutyRecord) -> Standing {
        Standing::of(&duty.duty, instant(self.now))
    }

    /// The duties by day and rule, without those of cases that are about the reader.
    pub(super) fn by_rule(&self, db: &mut Database) -> Result<Vec<OfRule>> {
        let (first, last) = self.days();
        let mut groups = Vec::new();
        for of in self.scope.each() {
            let days = (first.as_str(), last.as_str());
            let site = &self.sight.site.id;
            let mut own = store::quality::by_rule(db, site, days, of, self.now)?;
            // Two teams have groups of the same day and rule: a hidden duty is left out of its own team's.
            for duty in self.hidden.iter().filter(|duty| is_of(of, duty)) {
                let of_duty = |group: &&mut OfRule| {
                    group.day == duty.day
                        && duty.duty.rule == *group.rule.as_str()
                        && group.version == duty.standard_version
                };
                if let Some(group) = own.iter_mut().find(of_duty) {
                    group.counts.leave_out(self.standing(duty));
                }
            }
            groups.extend(own);
        }
        Ok(groups)
    }

    /// The duties by day, team and person, without those of cases that are about the reader.
    pub(super) fn by_person(&self, db: &mut Database) -> Result<Vec<OfPerson>> {
        let mut groups = Vec::new();
        for of in self.scope.each() {
            for (first, last) in self.months() {
                let days = (first.as_str(), last.as_str());
                let site = &self.sight.site.id;
                groups.extend(store::quality::by_person(db, site, days, of, self.now)?);
            }
        }
        for duty in self.hidden.iter().filter(|duty| self.holds(duty)) {
            let of_duty = |group: &&mut OfPerson| {
                (&group.day, group.team, group.assignee) == (&duty.day, duty.team, duty.assignee)
            };
            if let Some(group) = groups.iter_mut().find(of_duty) {
                group.counts.leave_out(self.standing(duty));
            }
        }
        Ok(groups)
    }

    /// At which posts everybody was planned; read where posts are asked for.
    pub(super) fn posts(&self, db: &mut Database, by: By) -> Result<Posts> {
        let mut posts = Posts::new();
        if by == By::Post {
            let (first, last) = self.days();
            let days = (first.as_str(), last.as_str());
            for (day, account, team) in store::quality::planned(db, &self.sight.site.id, days)? {
                posts.entry((day, account)).or_default().push(team);
            }
        }
        Ok(posts)
    }

    /// What a row is called; empty where nothing has the key.
    pub(super) fn name_of(&self, by: By, key: &str) -> String {
        let found = if by == By::Person {
            let account = key.parse::<AccountId>().ok();
            account.and_then(|account| self.sight.names.get(&account).cloned())
        } else {
            let mut teams = self.sight.teams.iter();
            let team = teams.find(|team| team.id.to_string() == key);
            team.map(|team| team.name.clone())
        };
        found.unwrap_or_default()
    }
}
