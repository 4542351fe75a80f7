//! The plan of the day as a page shows it, and what an attendant's phone tells of an office.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Site;
use domain::office::{OfficeKey, Standing, addressed, key_expected};
use domain::subject::Register;
use domain::{AccountId, DutyId, Milliseconds, OfficeCleaningId, RoomId, SiteId};
use jiff::civil::Date;
use store::Database;

use super::ground::{Ground, Office};
use super::reaches;
use crate::error::Error;
use crate::house::{House, zone};
use crate::view::{DutyView, RoomBrief};

/// The plan of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficePlan {
    /// The site.
    pub site: Site,
    /// Now, by the house's clock.
    pub now: Milliseconds,
    /// The civil day.
    pub date: Date,
    /// Whether there is a plan on it.
    pub day: PlanDay,
    /// The window: from when, until when; `None` where there is no office.
    pub window: Option<(Milliseconds, Milliseconds)>,
    /// The offices, in the order in which one walks.
    pub offices: Vec<OfficeView>,
    /// Whether the reader may say that somebody answered, and book keys.
    pub may_do: bool,
    /// Whether the reader may book a key in for somebody else.
    pub may_edit: bool,
}

/// Whether there is a plan on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanDay {
    /// The standard in force has no rule about leaders' offices.
    NoRule,
    /// The site does not work on it.
    DayOff,
    /// There is.
    Workday,
}

/// A leader whose office it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderView {
    /// Their name.
    pub name: String,
    /// How they are addressed.
    pub form_of_address: String,
}

/// An office of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeView {
    /// The room.
    pub room: RoomBrief,
    /// The name of its floor.
    pub floor: String,
    /// Whose it is.
    pub leaders: Vec<LeaderView>,
    /// How it stands; `None` where it is not to be cleaned now and the reader may not know why.
    pub standing: Option<Standing>,
    /// Its duty, where it is or was in the plan.
    pub duty: Option<DutyId>,
    /// How many of its steps are done, and how many there are.
    pub steps: (usize, usize),
    /// Who cleans or is to clean it.
    pub by: String,
    /// When somebody answered.
    pub answered: Option<Milliseconds>,
    /// When one may come again.
    pub again: Option<Milliseconds>,
    /// When its leader came back in the middle.
    pub interrupted: Option<Milliseconds>,
    /// When it was finished.
    pub finished: Option<Milliseconds>,
    /// Its key, where it is out.
    pub key: Option<KeyView>,
    /// When the page changes by the time alone.
    pub turns: Option<Milliseconds>,
}

/// A key that is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyView {
    /// Who has it.
    pub holder: String,
    /// Whether the reader does.
    pub own: bool,
    /// Since when.
    pub out: Milliseconds,
    /// Whether it should have been booked in.
    pub missing: bool,
}

/// The plan of today; `None` if there is no such site.
///
/// # Errors
/// Refused to whoever may not see it.
pub async fn plan(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<OfficePlan>, Error> {
    let right = actor.right(site, Object::OfficeCleaning, Action::View);
    let right = right.ok_or_else(|| domain::Refusal::forbidden("not-allowed"))?;
    let may = |action| actor.right(site, Object::OfficeCleaning, action).is_some();
    let (may_do, may_edit) = (may(Action::Do), may(Action::Edit));
    let presence = actor.right(site, Object::Presence, Action::View);
    // Who may not see where leaders are learns it of those alone who are in the plan.
    let told = presence.is_some_and(|right| right.reach == Reach::Site);
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let now = house.now();
    let read = move |db: &mut Database| -> Result<_> {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let ground = Ground::read(db, &owned, &found, now)?;
        let date = domain::serving::instant(now)
            .to_zoned_datetime(zone(&found.time_zone)?)
            .date();
        let reader = Reader {
            house: &owned,
            actor: &actor,
            reach: right.reach,
            told,
        };
        let offices = match &ground {
            Some(ground) => views(db, &reader, &found, ground)?,
            None => Vec::new(),
        };
        let windows = ground.iter().flat_map(|ground| &ground.offices);
        let mut windows = windows.map(|office| office.window);
        let first = windows.next();
        let window = first.map(|first| {
            windows.fold(first, |whole, one| (whole.0.min(one.0), whole.1.max(one.1)))
        });
        Ok(Some(OfficePlan {
            site: found,
            now,
            date,
            day: match &ground {
                None => PlanDay::NoRule,
                Some(ground) if ground.is_workday => PlanDay::Workday,
                Some(_) => PlanDay::DayOff,
            },
            window,
            offices,
            may_do,
            may_edit,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// Who looks.
struct Reader<'look> {
    house: &'look House,
    actor: &'look Actor,
    reach: Reach,
    /// Whether they may see where leaders are.
    told: bool,
}

fn views(
    db: &mut Database,
    reader: &Reader<'_>,
    site: &Site,
    ground: &Ground,
) -> Result<Vec<OfficeView>> {
    let keys = store::office::keys_out(db, &site.id)?;
    let on_duty = store::shift::on_duty(db, &site.id)?.into_iter();
    let on_duty: Vec<AccountId> = on_duty.map(|(account, _)| account).collect();
    let names: BTreeMap<AccountId, String> =
        store::account::names(db, &site.id)?.into_iter().collect();
    let now = ground.now;
    let mut offices = Vec::new();
    for office in &ground.offices {
        if !reaches(db, reader.actor, &site.id, reader.reach, &office.room)? {
            continue;
        }
        let key = keys.iter().find(|key| key.room == office.room.id);
        let mut view = view_of(ground, office, &names, reader.told);
        view.steps.1 = steps_of(db, reader.house, site, office)?;
        if let Some(key) = key {
            view.key = Some(key_view(
                db,
                (&site.id, key, office),
                &on_duty,
                (reader.actor, now),
            )?);
        }
        if !reader.told && view.standing.is_some_and(Standing::tells_whereabouts) {
            view.standing = None;
            view.turns = None;
        }
        if let Some(key) = key {
            // The page turns when a key is missed, beside whatever else turns it.
            let missed = Some(key_expected(key.out, office.window.1) + 1);
            let turning = [view.turns, missed.filter(|at| *at > now)];
            view.turns = turning.into_iter().flatten().min();
        }
        offices.push(view);
    }
    Ok(offices)
}

fn steps_of(db: &mut Database, house: &House, site: &Site, office: &Office) -> Result<usize> {
    let Some(duty) = &office.duty else {
        return Ok(0);
    };
    let standard = house.standard(db, &site.id, duty.standard_version)?;
    let rule = standard.rule(&duty.duty.rule);
    Ok(rule.map_or(0, |rule| rule.steps.len()))
}

fn view_of(
    ground: &Ground,
    office: &Office,
    names: &BTreeMap<AccountId, String>,
    told: bool,
) -> OfficeView {
    let cleaning = office.cleaning.as_ref();
    let duty = office.duty.as_ref();
    let standing = ground.standing(office);
    let assignee = duty.and_then(|duty| duty.assignee);
    let settled = duty.and_then(|duty| duty.settled.as_ref());
    let begun_by = cleaning.map(|one| one.begun_by.clone());
    let by = settled
        .map(|settled| settled.by.clone())
        .or(begun_by.filter(|by| !by.is_empty()))
        .or_else(|| assignee.and_then(|account| names.get(&account).cloned()));
    let (opens, due) = office.window;
    let again = cleaning.and_then(|one| one.again);
    // When somebody will be back is told to those alone who may see where leaders are.
    let back_at = office.back_at.filter(|_| told);
    let turning = [Some(opens), Some(due), again, back_at];
    let steps = duty.map_or(0, |duty| {
        let steps = duty.steps_done.iter();
        steps
            .filter(|step| !domain::check::is_check(**step))
            .count()
    });
    OfficeView {
        room: RoomBrief::of(&office.room),
        floor: office.floor.clone(),
        leaders: office
            .leaders
            .iter()
            .map(|leader| LeaderView {
                name: leader.name.clone(),
                form_of_address: leader.form_of_address.clone(),
            })
            .collect(),
        standing: Some(standing),
        duty: duty.filter(|_| standing.is_planned()).map(|duty| duty.id),
        steps: (steps, 0),
        by: by.filter(|_| standing.is_planned()).unwrap_or_default(),
        answered: cleaning.and_then(|one| one.answered),
        again: again.filter(|again| *again > ground.now),
        interrupted: cleaning.and_then(|one| one.interrupted),
        finished: duty
            .and_then(|duty| duty.duty.outcome.as_ref())
            .filter(|_| standing == Standing::Cleaned)
            .map(domain::duty::outcome_at),
        key: None,
        turns: turning
            .into_iter()
            .flatten()
            .filter(|at| *at > ground.now)
            .min(),
    }
}

fn key_view(
    db: &mut Database,
    (site, key, office): (&SiteId, &OfficeKey, &Office),
    on_duty: &[AccountId],
    (actor, now): (&Actor, Milliseconds),
) -> Result<KeyView> {
    let due = office.window.1;
    let missing = super::key::is_missing(db, site, (key, due), (on_duty, now))?;
    Ok(KeyView {
        holder: key.holder.clone(),
        own: key.holder_account.is_some() && key.holder_account == actor.account,
        out: key.out,
        missing,
    })
}

/// What a phone tells of an office that is to be cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneOffice {
    /// The office.
    pub room: RoomId,
    /// What to say once the door is open; empty where the standard has no wording.
    pub address: String,
    /// When somebody answered last.
    pub answered: Option<Milliseconds>,
}

/// Tells of duties that clean an office what to say there, with its leader's own form of address.
pub(crate) fn tell(db: &mut Database, site: &SiteId, duties: &mut [DutyView]) -> Result<()> {
    let is_cleaning = |duty: &DutyView| {
        duty.subject
            .is_some_and(|about| about.register == Register::OfficeCleaning)
    };
    let rooms: Vec<RoomId> = duties
        .iter()
        .filter(|duty| is_cleaning(duty))
        .filter_map(|duty| duty.room.as_ref().map(|room| room.id))
        .collect();
    if rooms.is_empty() {
        return Ok(());
    }
    let leaders = store::directory::leaders_in(db, site, &rooms)?;
    for duty in duties.iter_mut().filter(|duty| is_cleaning(duty)) {
        let (Some(room), Some(about)) = (duty.room.as_ref(), duty.subject) else {
            continue;
        };
        let leader = leaders.iter().find(|leader| leader.room == room.id);
        if let (Some(wording), Some(leader)) = (&duty.wording, leader) {
            duty.wording = Some(addressed(wording, &leader.form_of_address));
        }
        let cleaning = store::office::find(db, site, OfficeCleaningId(about.id))?;
        duty.office = Some(PhoneOffice {
            room: room.id,
            address: duty.wording.clone().unwrap_or_default(),
            answered: cleaning.and_then(|one| one.answered),
        });
    }
    Ok(())
}
