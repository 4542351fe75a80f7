//! Cycles 轮班 laid over a time: looked at first, then planned, as the roster stands at that moment.

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::directory::Site;
use domain::roster::cycle::{Ground, LaidDay, Laying, lay};
use domain::roster::leave::Leave;
use domain::roster::strain::AROUND_MS;
use domain::roster::{AHEAD_MAX_MS, PlannedShift, SHIFT_MAX_MS};
use domain::{AccountId, Milliseconds, PlannedShiftId, Refusal, SiteId, TeamId};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use store::Database;

use super::sign_on;
use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::{House, zone};
use crate::view::{Sight, Staff};

/// A day of somebody in a cycle, as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CycleDay {
    /// Who.
    pub staff: Staff,
    /// What the day comes to.
    pub laid: LaidDay,
}

/// What laying a cycle would come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CyclePreview {
    /// The site.
    pub site: Site,
    /// Its days, the first first.
    pub days: Vec<CycleDay>,
}

/// How many shifts a laying planned, left alone and took away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LaidCount {
    /// Planned.
    pub planned: usize,
    /// Left alone.
    pub left: usize,
    /// Taken away.
    pub removed: usize,
}

impl LaidCount {
    /// The counts that a laying's answer is about, as `12 2 1`.
    #[must_use]
    pub fn read(told: &str) -> Self {
        let mut counts = told.split(' ').map(|count| count.parse().unwrap_or(0));
        let mut next = || counts.next().unwrap_or(0);
        Self {
            planned: next(),
            left: next(),
            removed: next(),
        }
    }
}

/// The roster that a cycle is laid over.
struct Known {
    zone: TimeZone,
    now: Milliseconds,
    shifts: Vec<PlannedShift>,
    leaves: Vec<Leave>,
}

fn instant(zone: &TimeZone, moment: DateTime) -> Milliseconds {
    standards::day::instant(zone, moment.date(), moment.time()).as_millisecond()
}

impl Known {
    fn read(
        db: &mut Database,
        site: &SiteId,
        (zone, now): (&TimeZone, Milliseconds),
        laying: &Laying,
    ) -> Result<Self> {
        let midnight = |date: Date| instant(zone, date.at(0, 0, 0, 0));
        let after = laying.until.tomorrow().unwrap_or(laying.until);
        let around = SHIFT_MAX_MS + AROUND_MS;
        let span = (midnight(laying.from) - around, midnight(after) + around);
        Ok(Self {
            zone: zone.clone(),
            now,
            shifts: store::planned_shift::between(db, site, span)?,
            leaves: store::leave::granted(db, site, span)?,
        })
    }

    fn lay(
        self,
        laying: &Laying,
        days: &[Date],
        new_id: &dyn Fn(AccountId, Date) -> PlannedShiftId,
    ) -> Vec<LaidDay> {
        let ground = Ground {
            shifts: self.shifts,
            leaves: &self.leaves,
            now: self.now,
            instant: &|moment| instant(&self.zone, moment),
            new_id,
        };
        lay(laying, days, ground)
    }
}

/// Looks at the people and the days of a laying.
fn days_of(
    db: &mut Database,
    site: &SiteId,
    (zone, now): (&TimeZone, Milliseconds),
    laying: &Laying,
) -> Result<Vec<Date>, Error> {
    let days = laying.days()?;
    if instant(zone, laying.until.at(0, 0, 0, 0)) - now > AHEAD_MAX_MS {
        return Err(Refusal::invalid("until", "shift-too-far").into());
    }
    let teams = store::directory::teams(db, site)?;
    let team = teams.iter().find(|team: &&_| team.id == laying.team);
    let team = team.ok_or_else(|| Refusal::invalid("team", "team-unknown"))?;
    let of_team = |(account, _): &(AccountId, usize)| team.members.contains(account);
    if !laying.people.iter().all(of_team) {
        return Err(Refusal::invalid("team", "not-of-the-team").into());
    }
    Ok(days)
}

/// What laying the cycle would come to; nothing is changed yet.
///
/// # Errors
/// Refused to whoever may not plan, and where its days or its people are unfit.
pub async fn preview_cycle(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    laying: Laying,
) -> Result<CyclePreview, Error> {
    if actor.right(site, Object::Roster, Action::Create).is_none() {
        return Err(Refusal::forbidden("not-allowed").into());
    }
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Result<CyclePreview, Error>> {
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(Err(Refusal::missing("site-unknown").into()));
        };
        let zone = zone(&sight.site.time_zone)?;
        let days = match days_of(db, &site, (&zone, sight.now()), &laying) {
            Ok(days) => days,
            Err(error) => return Ok(Err(error)),
        };
        let known = Known::read(db, &site, (&zone, sight.now()), &laying)?;
        let id = |account: AccountId, date: Date| {
            PlannedShiftId::derived(&["cycle", &account.to_string(), &date.to_string()])
        };
        let laid = known.lay(&laying, &days, &id).into_iter();
        let days = laid.map(|laid| CycleDay {
            staff: super::shown::staff(&sight, laid.shift.account),
            laid,
        });
        Ok(Ok(CyclePreview {
            days: days.collect(),
            site: sight.site.clone(),
        }))
    };
    house.store().read(read).await?
}

/// Lays the cycle as the roster stands now. The answer is about how many shifts were planned, left alone and taken
/// away; see [`LaidCount::read`].
///
/// # Errors
/// As [`preview_cycle`].
pub async fn lay_cycle(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    laying: Laying,
) -> Result<Answer, Error> {
    let made_by = command.made_by(actor);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Roster, Action::Create)?;
        let (site, zone, now) = (deed.site.id.clone(), deed.zone.clone(), deed.now);
        let days = days_of(deed.db, &site, (&zone, now), &laying)?;
        let known = Known::read(deed.db, &site, (&zone, now), &laying)?;
        let id = |account: AccountId, date: Date| {
            let (account, date) = (account.to_string(), date.to_string());
            PlannedShiftId::derived(&["cycle", &made_by, &account, &date])
        };
        let mut count = LaidCount::default();
        for one in known.lay(&laying, &days, &id) {
            keep(deed, one, &mut count)?;
        }
        let post = team_name(deed, laying.team)?;
        let entry = deed
            .entry("cycle-laid")
            .detail("post", post)
            .detail("from", laying.from)
            .detail("until", laying.until)
            .detail("count", count.planned);
        deed.write(&entry)?;
        let LaidCount {
            planned,
            left,
            removed,
        } = count;
        Ok(Answer::about(format!("{planned} {left} {removed}")))
    })
    .await
}

fn team_name(deed: &mut crate::command::Deed<'_>, id: TeamId) -> Result<String, Error> {
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.into_iter().find(|team| team.id == id);
    Ok(team.map_or_else(String::new, |team| team.name))
}

/// Keeps a day of the cycle. A shift whose post is taken already stays, and what would stand in its place with it.
fn keep(
    deed: &mut crate::command::Deed<'_>,
    one: LaidDay,
    count: &mut LaidCount,
) -> Result<(), Error> {
    for known in &one.removed {
        match sign_on::check_untaken(deed, known) {
            Ok(()) => {}
            Err(Error::Refused(_)) => {
                count.left += 1;
                return Ok(());
            }
            Err(failure) => return Err(failure),
        }
    }
    for known in &one.removed {
        store::planned_shift::remove(deed.db, &deed.site.id, known.id, deed.now)?;
        sign_on::give_up(deed, known)?;
        crate::hand_over::give_up(deed, known)?;
        let entry = super::entry(deed, "shift-unplanned", known)?;
        deed.write(&entry)?;
        count.removed += 1;
    }
    if one.outcome.is_planned() {
        let mut shift = one.shift;
        let last = store::planned_shift::last_number(deed.db, &deed.site.id, &shift.day)?;
        shift.number = last + 1;
        store::planned_shift::add(deed.db, &deed.site.id, &shift)?;
        sign_on::follow(deed, &shift)?;
        count.planned += 1;
    } else if one.removed.is_empty() {
        count.left += 1;
    }
    Ok(())
}
