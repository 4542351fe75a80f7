//! What a case may be about: the meetings of the last days, those that fit whoever complains first, and
//! the orders that were placed with their telephone.

use domain::access::{Action, Actor, Object, Reach};
use domain::case::Told;
use domain::{AccountId, CallId, MeetingId, Milliseconds, OrderId, SiteId, telephone};
use store::Database;
use store::case::CaseRecord;
use store::meeting::MeetingRecord;

use super::matter::is_by_link;
use super::{sealed, told_of_call};
use crate::error::Error;
use crate::house::{House, zone};
use crate::meeting::{Sees, sees};
use crate::retention::DAY_MS;
use crate::view::{Sight, Staff};

/// For how many days back meetings are offered: many complain on another day.
const DAYS_BACK: i64 = 7;
/// How many meetings are offered, those that are nearest in time.
const MEETINGS_MAX: usize = 300;
/// How many orders are offered.
const ORDERS_MAX: i64 = 20;

/// A meeting that a complaint may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingProposal {
    /// The meeting.
    pub id: MeetingId,
    /// Its title, as far as the opener may know it.
    pub title: String,
    /// Its room.
    pub room: String,
    /// When it starts.
    pub starts: Milliseconds,
    /// Whether it is one of the complainant's department or host.
    pub fits: bool,
}

/// An order that a complaint may be about: it was placed with the complainant's telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderProposal {
    /// The order.
    pub id: OrderId,
    /// Its number of the day.
    pub number: i32,
    /// When its matter starts.
    pub starts: Milliseconds,
    /// Where.
    pub room: String,
}

/// What a complaint may be about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposed {
    /// The meetings of the last days and of today, those that fit first.
    pub meetings: Vec<MeetingProposal>,
    /// The orders that were placed with the complainant's telephone, the newest first.
    pub orders: Vec<OrderProposal>,
    /// Now, by the house's clock.
    pub now: Milliseconds,
}

/// What a case is opened from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opener {
    /// The site.
    pub site: domain::directory::Site,
    /// What it may be about.
    pub proposed: Proposed,
    /// The site's people with accounts, for whom it is about.
    pub staff: Vec<Staff>,
    /// What the caller told, where it is opened from a call.
    pub told: Option<Told>,
}

/// What a case is opened from, from a call where there is one; `None` for whoever may open none, and
/// where there is no such call for them.
///
/// # Errors
/// When the database fails.
pub async fn opener(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    call: Option<CallId>,
) -> Result<Option<Opener>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(right) = actor.right(&site, Object::Case, Action::Create) else {
            return Ok(None);
        };
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let takes = right.reach == Reach::Site;
        let told = match call {
            Some(_) if !takes => return Ok(None),
            Some(call) => {
                let Some(record) = store::call::find(db, &site, call)? else {
                    return Ok(None);
                };
                let told = crate::call::opened(&owned, &site, &record)?;
                told.map(told_of_call)
            }
            None => None,
        };
        let proposed = proposed(db, &sight, &actor, takes, told.as_ref())?;
        let staff = sight.names.iter().filter(|_| takes);
        Ok(Some(Opener {
            proposed,
            staff: staff
                .map(|(account, name)| Staff {
                    account: *account,
                    name: name.clone(),
                })
                .collect(),
            told,
            site: sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What a complaint may be about, as far as the actor may know it; of whoever only complains, what is
/// their own.
fn proposed(
    db: &mut Database,
    sight: &Sight,
    actor: &Actor,
    takes: bool,
    told: Option<&Told>,
) -> anyhow::Result<Proposed> {
    Ok(Proposed {
        meetings: meetings(db, sight, actor, takes, told)?,
        orders: if takes {
            orders(db, sight, actor, told)?
        } else {
            Vec::new()
        },
        now: sight.now(),
    })
}

/// What a case that is not closed may be tied to, for whoever answers for it.
pub(super) fn for_case(
    db: &mut Database,
    sight: &Sight,
    actor: &Actor,
    (record, answers): (&CaseRecord, bool),
) -> anyhow::Result<Option<Proposed>> {
    if !answers || record.case.state.is_closed() {
        return Ok(None);
    }
    let told = sealed::told(sight.house(), &sight.site.id, record)?;
    let mut found = proposed(db, sight, actor, true, told.as_ref())?;
    if is_by_link(record.case.channel) {
        found.orders.clear();
    }
    Ok(Some(found))
}

fn meetings(
    db: &mut Database,
    sight: &Sight,
    actor: &Actor,
    takes: bool,
    told: Option<&Told>,
) -> anyhow::Result<Vec<MeetingProposal>> {
    let site = sight.site.id.clone();
    let now = sight.now();
    let zone = zone(&sight.site.time_zone)?;
    let today = domain::serving::instant(now)
        .to_zoned_datetime(zone.clone())
        .date();
    let midnight =
        |date| standards::day::instant(&zone, date, jiff::civil::Time::midnight()).as_millisecond();
    let since = midnight(today) - DAYS_BACK * DAY_MS;
    let until = midnight(today.tomorrow().unwrap_or(today));
    let mut records = store::meeting::between(db, &site, since, until)?;
    if !takes {
        records.retain(|one| one.booked_by.is_some() && one.booked_by == actor.account);
    }
    let hosts = departments_of_hosts(db, &site)?;
    let mut found = Vec::new();
    for record in records {
        let masked = match sees(sight, actor, &record) {
            Sees::TakenTime => continue,
            Sees::All => false,
            Sees::Served | Sees::Masked => true,
        };
        let fits = told.is_some_and(|told| fits(&record, told, &sight.names, &hosts));
        let required = record.meeting.requirement;
        found.push(MeetingProposal {
            id: record.meeting.id,
            title: if masked {
                String::new()
            } else {
                required.title
            },
            room: sight.room(required.room).name,
            starts: required.starts,
            fits,
        });
    }
    // Those that fit first; of them the one that began last, or begins next.
    found.sort_by_key(|one| (!one.fits, (one.starts - now).abs(), one.id));
    found.truncate(MEETINGS_MAX);
    Ok(found)
}

/// The orders of the telephone that was told, for whoever sees all orders.
fn orders(
    db: &mut Database,
    sight: &Sight,
    actor: &Actor,
    told: Option<&Told>,
) -> anyhow::Result<Vec<OrderProposal>> {
    let site = &sight.site.id;
    let right = actor.right(site, Object::Order, Action::View);
    let everywhere = right.is_some_and(|right| right.reach == Reach::Site);
    let essence = told.and_then(|told| telephone::essence(&told.telephone));
    let Some(essence) = essence.filter(|_| everywhere) else {
        return Ok(Vec::new());
    };
    let keys = sight.house().keys()?;
    let mark = keys.mark(&["telephone", site.as_str()], &essence);
    let records = store::order::of_telephone(db, site, &mark, ORDERS_MAX)?;
    let offered = records.into_iter().map(|record| OrderProposal {
        id: record.order.id,
        number: record.order.number,
        starts: record.order.matter.starts,
        room: sight.room(record.order.matter.room).name,
    });
    Ok(offered.collect())
}

/// The people of the directory with the name of their department.
fn departments_of_hosts(db: &mut Database, site: &SiteId) -> anyhow::Result<Vec<(String, String)>> {
    let departments = store::directory::departments(db, site)?;
    let people = store::directory::people(db, site)?;
    let named = people.into_iter().filter_map(|person| {
        let department = person.department?;
        let found = departments.iter().find(|one| one.id == department)?;
        Some((person.name, found.name.clone()))
    });
    Ok(named.collect())
}

/// Whether a meeting is the complainant's, or their department's.
fn fits(
    record: &MeetingRecord,
    told: &Told,
    names: &std::collections::BTreeMap<AccountId, String>,
    departments: &[(String, String)],
) -> bool {
    let required = &record.meeting.requirement;
    let booked = record.booked_by.and_then(|account| names.get(&account));
    let hosts = [Some(&required.host), booked];
    let department_of = |name: &str| {
        let found = departments.iter().find(|(known, _)| known == name);
        found.map(|(_, department)| department.as_str())
    };
    let asked = Some(told.organisation.as_str()).filter(|one| !one.is_empty());
    let asked = asked.or_else(|| department_of(&told.name));
    hosts.into_iter().flatten().any(|host| {
        let same = !told.name.is_empty() && host.contains(told.name.as_str());
        let of_department =
            asked.is_some_and(|asked| host.contains(asked) || department_of(host) == Some(asked));
        same || of_department
    })
}
