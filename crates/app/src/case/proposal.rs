//! What the opener of a case is proposed: the meetings of today that fit whoever complains, and whom
//! each is about.

use domain::access::{Action, Actor, Object, Reach};
use domain::case::Told;
use domain::{AccountId, CallId, MeetingId, Milliseconds, SiteId};
use store::Database;
use store::meeting::MeetingRecord;

use super::{told_of_call, who_did};
use crate::error::Error;
use crate::house::{House, zone};
use crate::view::{Sight, Staff};

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
    /// Who had its duties.
    pub people: Vec<Staff>,
}

/// What a case is opened from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opener {
    /// The site.
    pub site: domain::directory::Site,
    /// The meetings of today, those that fit first.
    pub meetings: Vec<MeetingProposal>,
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
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
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
        let meetings = proposals(db, &mut sight, &actor, takes, told.as_ref())?;
        let staff = sight.names.iter().filter(|_| takes);
        Ok(Some(Opener {
            meetings,
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

fn proposals(
    db: &mut Database,
    sight: &mut Sight,
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
    let span = (midnight(today), midnight(today.tomorrow().unwrap_or(today)));
    let mut records = store::meeting::between(db, &site, span.0, span.1)?;
    if !takes {
        records.retain(|one| one.booked_by.is_some() && one.booked_by == actor.account);
    }
    let hosts = departments_of_hosts(db, &site)?;
    let mut found = Vec::new();
    for record in records {
        let fits = told.is_some_and(|told| fits(&record, told, &sight.names, &hosts));
        let (id, starts) = (record.meeting.id, record.meeting.requirement.starts);
        let view = crate::meeting::view_of(db, sight, actor, id)?;
        let Some(view) = view else { continue };
        let names: Vec<(AccountId, String)> = sight
            .names
            .iter()
            .map(|(account, name)| (*account, name.clone()))
            .collect();
        let people = if takes {
            who_did(&store::duty::of_meeting(db, &site, id)?, &names)
        } else {
            Vec::new()
        };
        let people = people.into_iter().filter_map(|account| {
            let name = sight.names.get(&account)?.clone();
            Some(Staff { account, name })
        });
        found.push(MeetingProposal {
            id,
            title: view.meeting.requirement.title,
            room: view.room.name,
            starts,
            fits,
            people: people.collect(),
        });
    }
    // Those that fit first; of them the one that began last, or begins next.
    found.sort_by_key(|one| (!one.fits, (one.starts - now).abs(), one.id));
    Ok(found)
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
