//! A day's newspapers as a page and a phone show them.

use std::collections::BTreeSet;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::directory::{Site, room_title};
use domain::newspaper::{Addressee, Delivery, Issue, IssueState};
use domain::serving::instant;
use domain::{DutyId, Milliseconds, NewspaperId, Refusal, SiteId};
use jiff::civil::Date;
use store::Database;

use super::ground::{Ground, Known, Stop};
use super::{Sees, place_of};
use crate::error::Error;
use crate::house::{House, zone};
use crate::view::DutyView;

/// Who takes a paper, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AddresseeView {
    /// Who.
    pub addressee: Addressee,
    /// A leader's name, or what is on the office's door and its name; empty where it is there no more.
    pub name: String,
    /// How a leader is addressed.
    pub form_of_address: String,
}

pub(super) fn addressee_view(known: &Known, addressee: Addressee) -> AddresseeView {
    let (name, form_of_address) = match addressee {
        Addressee::Leader(id) => known
            .leader(id)
            .map(|leader| (leader.name.clone(), leader.form_of_address.clone())),
        Addressee::Office(id) => known
            .room(id)
            .map(|room| (room_title(&room.number, &room.name), String::new())),
    }
    .unwrap_or_default();
    AddresseeView {
        addressee,
        name,
        form_of_address,
    }
}

/// An issue as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueView {
    /// The paper.
    pub newspaper: NewspaperId,
    /// Its name.
    pub name: String,
    /// The day on which it came out.
    pub day: Date,
    /// How many copies are taken of it.
    pub expected: u32,
    /// How many are there; `None` where nobody said.
    pub arrived: Option<u32>,
    /// How it stands.
    pub state: IssueState,
    /// For how many days it has been waited for.
    pub age_days: i32,
    /// What was said of it.
    pub said: Option<Issue>,
}

/// A part of what is brought to an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    /// The name of the paper.
    pub title: String,
    /// The day on which it came out.
    pub day: Date,
    /// For whom.
    pub addressee: AddresseeView,
    /// How many copies are taken.
    pub wanted: u32,
    /// How many there are for them.
    pub given: u32,
    /// Whether they came on a day after their own.
    pub late: bool,
}

/// An office as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopView {
    /// The office, or the leader without one.
    pub stop: Addressee,
    /// What is on its door and its name, or the leader's name.
    pub place: String,
    /// The name of its floor; empty for a leader without an office.
    pub floor: String,
    /// What is brought.
    pub items: Vec<ItemView>,
    /// How many copies.
    pub copies: u32,
    /// What became of it.
    pub delivery: Option<Delivery>,
}

/// A day's newspapers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewspaperDay {
    /// The site.
    pub site: Site,
    /// The day.
    pub date: Date,
    /// Today.
    pub today: Date,
    /// Whether somebody works on it.
    pub is_workday: bool,
    /// From when until when they are brought; `None` where no duty asks for it.
    pub window: Option<(Milliseconds, Milliseconds)>,
    /// The issues that are brought.
    pub issues: Vec<IssueView>,
    /// Every issue of which copies are missing and waited for, the oldest first.
    pub missing: Vec<IssueView>,
    /// The offices that the reader sees, in the order in which one walks.
    pub stops: Vec<StopView>,
    /// Whether the reader may say what came, and tick.
    pub may_do: bool,
    /// Whether the reader may give an issue up, and keep the table.
    pub may_edit: bool,
}

/// The newspapers of a day; of today where none is asked for. `None` if there is no such site.
///
/// # Errors
/// Refused to whoever may not see them.
pub async fn day(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    date: Option<Date>,
) -> Result<Option<NewspaperDay>, Error> {
    let right = actor.right(site, Object::Newspaper, Action::View);
    let right = right.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    let may = |action| actor.right(site, Object::Newspaper, action).is_some();
    let (may_do, may_edit) = (may(Action::Do), may(Action::Edit));
    let (owned, account, site, now) = (house.clone(), actor.account, site.clone(), house.now());
    let read = move |db: &mut Database| -> Result<Option<NewspaperDay>> {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let today = instant(now)
            .to_zoned_datetime(zone(&found.time_zone)?)
            .date();
        let date = date.unwrap_or(today);
        let ground = Ground::read(db, &owned, &found, date)?;
        let sees = Sees::read(db, &site, account, right.reach)?;
        let windows = ground.deliveries.iter().map(|duty| {
            let (opens, due) = (duty.duty.opens, duty.duty.due);
            (opens.as_millisecond(), due.as_millisecond())
        });
        let window = windows.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        let stops = ground.stops.iter().filter(|stop| sees.sees(&ground, stop));
        Ok(Some(NewspaperDay {
            date,
            today,
            is_workday: ground.is_workday,
            window,
            issues: issues(&ground, today),
            missing: missing(db, &site, &ground, today)?,
            stops: stops.map(|stop| stop_view(&ground, stop)).collect(),
            may_do,
            may_edit,
            site: found,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn issues(ground: &Ground, today: Date) -> Vec<IssueView> {
    let issues = ground.issues.iter().map(|one| {
        let said = one.said.clone();
        let counted = said.as_ref().filter(|said| !said.arrivals.is_empty());
        IssueView {
            newspaper: one.newspaper.id,
            name: one.newspaper.name.clone(),
            day: one.day,
            expected: said.as_ref().map_or(one.expected, |said| said.expected),
            arrived: counted.map(Issue::arrived),
            state: said
                .as_ref()
                .map_or(IssueState::Awaited, |said| said.state(today)),
            age_days: said.as_ref().map_or(0, |said| said.age_days(today)),
            said,
        }
    });
    issues.collect()
}

fn missing(
    db: &mut Database,
    site: &SiteId,
    ground: &Ground,
    today: Date,
) -> Result<Vec<IssueView>> {
    let open = store::newspaper::open_issues(db, site)?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let names = store::newspaper::all(db, site)?;
    let views = open.into_iter().filter_map(|issue| {
        let state = issue.state(today);
        let name = names.iter().find(|one| one.id == issue.newspaper)?;
        matches!(state, IssueState::Missing(_)).then(|| IssueView {
            newspaper: issue.newspaper,
            name: name.name.clone(),
            day: issue.day,
            expected: issue.expected,
            arrived: Some(issue.arrived()),
            state,
            age_days: issue.age_days(today),
            said: Some(issue),
        })
    });
    let mut views: Vec<IssueView> = views.collect();
    let rank = |view: &IssueView| {
        let of_day = ground.issues.iter();
        let mut of_day = of_day.map(|one| (one.newspaper.id, one.day));
        of_day.any(|one| one == (view.newspaper, view.day))
    };
    // What is missing since today comes after what has waited longer.
    views.sort_by_key(|view| (rank(view), view.day));
    Ok(views)
}

fn stop_view(ground: &Ground, stop: &Stop) -> StopView {
    let items = stop.items.iter().map(|item| ItemView {
        title: item.title.clone(),
        day: item.day,
        addressee: addressee_view(&ground.known, item.addressee),
        wanted: item.wanted,
        given: item.given,
        late: item.late,
    });
    StopView {
        stop: stop.at,
        place: place_of(ground, stop),
        floor: stop.floor.clone(),
        items: items.collect(),
        copies: stop.copies(),
        delivery: stop.delivery.clone(),
    }
}

/// What a phone shows of the day's newspapers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneNewspapers {
    /// The duties of fetching and sorting them, for which there is a list.
    pub sorting: Vec<DutyId>,
    /// The offices of the duties of bringing them, in the order in which one walks.
    pub stops: Vec<PhoneStop>,
}

/// An office on a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneStop {
    /// The duty that it is part of.
    pub duty: DutyId,
    /// The office, or the leader without one.
    pub stop: StopView,
}

/// What the phone shows beside the duties.
pub(crate) fn on_phone(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    (site, date): (&Site, Date),
    duties: &[DutyView],
) -> Result<PhoneNewspapers> {
    let right = actor.right(&site.id, Object::Newspaper, Action::Do);
    if right.is_none_or(|right| right.reach < Reach::Shift) {
        return Ok(PhoneNewspapers::default());
    }
    let shown: BTreeSet<DutyId> = duties.iter().map(|duty| duty.id).collect();
    let ground = Ground::read(db, house, site, date)?;
    if ground.is_empty() {
        return Ok(PhoneNewspapers::default());
    }
    let sorting = ground.sortings.iter().map(|duty| duty.id);
    let stops = ground.stops.iter().filter_map(|stop| {
        let (duty, _) = stop.duty.filter(|(duty, _)| shown.contains(duty))?;
        (stop.copies() > 0).then(|| PhoneStop {
            duty,
            stop: stop_view(&ground, stop),
        })
    });
    Ok(PhoneNewspapers {
        sorting: sorting.filter(|duty| shown.contains(duty)).collect(),
        stops: stops.collect(),
    })
}
