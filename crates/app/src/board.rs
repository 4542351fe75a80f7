//! What the leader's board and the attendant's phone are drawn from: a day's duties and meetings.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::access::{Actor, Object, Reach};
use domain::directory::Site;
use domain::duty::DutyRecord;
use domain::{AccountId, DutyId, MeetingId, Milliseconds, SiteId, TeamId, Uid};
use jiff::civil::Date;
use store::Database;

use crate::contact::SILENT_MS;
use crate::error::Error;
use crate::house::{House, zone};
use crate::view::{DutyView, MeetingView, Sight, Staff, right_of};

/// Somebody of the service teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonOnBoard {
    /// Who.
    pub staff: Staff,
    /// The name of their team.
    pub team: String,
    /// Since when they are on duty.
    pub on_duty_since: Option<Milliseconds>,
    /// Whether they are on leave now: nobody counts on them.
    pub on_leave: bool,
    /// While they are on duty: when their phone was heard of last.
    pub contact: Option<Milliseconds>,
    /// How many duties did not come to their phone in time, and have not since (clause C4.2.6).
    pub unreceived: i64,
}

impl PersonOnBoard {
    /// Since when their phone is not reached; `None` while it is, and off duty (clause C4.2.6).
    #[must_use]
    pub fn unreached_since(&self, now: Milliseconds) -> Option<Milliseconds> {
        self.contact.filter(|contact| now - contact > SILENT_MS)
    }
}

/// A day of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardDay {
    /// The site.
    pub site: Site,
    /// The civil day.
    pub date: Date,
    /// Now, by the server.
    pub now: Milliseconds,
    /// The last number of the journal: where live events go on from.
    pub head: i64,
    /// The service teams' people.
    pub people: Vec<PersonOnBoard>,
    /// The day's duties, in the order of their windows.
    pub duties: Vec<DutyView>,
    /// The day's meetings.
    pub meetings: Vec<MeetingView>,
}

impl BoardDay {
    /// Whether somebody has nothing due from `now` on for half an hour and serves no meeting that goes
    /// on: they can be sent (clauses C2.2, C2.7).
    #[must_use]
    pub fn is_free(&self, account: AccountId, now: Milliseconds) -> bool {
        let theirs = |duty: &&DutyView| {
            duty.assignee
                .as_ref()
                .is_some_and(|staff| staff.account == account)
        };
        !self.duties.iter().filter(theirs).any(|duty| {
            let serves = duty
                .meeting
                .as_ref()
                .is_some_and(|(id, _)| self.goes_on(*id));
            let soon = matches!(duty.state(now), "open" | "overdue" | "planned");
            serves || soon && duty.opens <= now + FREE_MS
        })
    }

    fn goes_on(&self, id: MeetingId) -> bool {
        let meeting = self.meetings.iter().find(|view| view.meeting.id == id);
        meeting.is_some_and(|view| matches!(view.phase(), "running" | "on_break"))
    }
}

/// The board of a day; today's where none is given. `None` if the reader may see no duties there.
///
/// # Errors
/// When the database fails.
pub async fn day(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    date: Option<Date>,
) -> Result<Option<BoardDay>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let now = house.now();
    let read = move |db: &mut Database| day_of(db, &owned, &actor, &site, date, now);
    Ok(house.store().read(read).await?)
}

pub(crate) fn day_of(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    date: Option<Date>,
    now: Milliseconds,
) -> Result<Option<BoardDay>> {
    let Some(mut sight) = Sight::open(db, house, site)? else {
        return Ok(None);
    };
    let Some(eyes) = Eyes::of(db, actor, &sight)? else {
        return Ok(None);
    };
    let zone = zone(&sight.site.time_zone)?;
    let today = domain::serving::instant(now)
        .to_zoned_datetime(zone.clone())
        .date();
    let date = date.unwrap_or(today);
    let from = standards::day::instant(&zone, date, jiff::civil::Time::midnight());
    let tomorrow = date.tomorrow().unwrap_or(date);
    let until = standards::day::instant(&zone, tomorrow, jiff::civil::Time::midnight());
    let (from, until) = (from.as_millisecond(), until.as_millisecond());
    let (head, _) = store::site::head(db, site)?;
    let records = house.today().day(db, site, head, (date, today))?;
    let mut meetings = store::meeting::between(db, site, from, until)?;
    for id in records.iter().filter_map(|duty| duty.meeting) {
        if !meetings.iter().any(|record| record.meeting.id == id)
            && let Some(record) = store::meeting::find(db, site, id)?
        {
            meetings.push(record);
        }
    }
    let ids: Vec<MeetingId> = meetings.iter().map(|record| record.meeting.id).collect();
    let requests = store::meeting::requests(db, site, &ids)?;
    let mut meetings = crate::meeting::views_of(db, &mut sight, actor, meetings)?;
    for view in &mut meetings {
        let received = store::meeting::received(db, site, view.meeting.id)?;
        for (attendee, received) in view.attendees.iter_mut().zip(received) {
            attendee.received = received;
        }
    }
    let ids: Vec<DutyId> = records.iter().map(|record| record.id).collect();
    sight.read_remarks(db, &ids)?;
    let mut duties = Vec::with_capacity(records.len());
    for record in records.iter() {
        let view = record
            .meeting
            .and_then(|id| meetings.iter().find(|view| view.meeting.id == id));
        if eyes.see(record, view) {
            let request = requests
                .iter()
                .find(|request| Some(request.id) == record.request);
            duties.push(sight.duty(db, record, view, request)?);
        }
    }
    crate::order::tell_lines(db, house, site, &mut duties)?;
    crate::office::tell(db, site, &mut duties)?;
    crate::restocking::tell(db, site, &mut duties)?;
    let people = people_of(db, &sight)?;
    Ok(Some(BoardDay {
        site: sight.site,
        date,
        now,
        head,
        people,
        duties,
        meetings,
    }))
}

/// Whoever stands by has nothing due for so long.
const FREE_MS: Milliseconds = 30 * 60 * 1_000;

/// Which duties a reader sees.
pub(crate) struct Eyes {
    reach: Reach,
    account: Option<AccountId>,
    teams: Vec<TeamId>,
    /// The cases that are about the reader.
    hidden: BTreeSet<Uid>,
    /// Whether the reader sees how colleagues come to their posts.
    looks_after: bool,
}

impl Eyes {
    /// The reader's eyes; `None` if they may see no duty at all.
    pub(crate) fn of(db: &mut Database, actor: &Actor, sight: &Sight) -> Result<Option<Self>> {
        let Some(right) = right_of(actor, &sight.site.id, Object::Duty) else {
            return Ok(None);
        };
        let scores = right_of(actor, &sight.site.id, Object::SpotCheck);
        Ok(Some(Self {
            looks_after: scores.is_some_and(|right| right.reach == Reach::Site),
            hidden: crate::case::hidden_from(db, actor, &sight.site.id)?,
            reach: right.reach,
            account: actor.account,
            teams: sight.teams_of(actor).map(|team| team.id).collect(),
        }))
    }

    pub(crate) fn see(&self, duty: &DutyRecord, meeting: Option<&MeetingView>) -> bool {
        if duty
            .subject
            .is_some_and(|about| self.hidden.contains(&about.id))
        {
            return false;
        }
        // How somebody looks as they come is theirs and their leader's to know.
        let own = duty.assignee.is_some() && duty.assignee == self.account;
        if crate::roster::is_about_one(duty) && !own && !self.looks_after {
            return false;
        }
        match self.reach {
            Reach::Site => true,
            Reach::Shift => {
                duty.assignee.is_some() && duty.assignee == self.account
                    || duty.team.is_some_and(|team| self.teams.contains(&team))
            }
            // What is theirs to do is theirs to see, whatever it is about.
            Reach::Own | Reach::One => own || meeting.is_some_and(|view| view.own),
        }
    }
}

fn people_of(db: &mut Database, sight: &Sight) -> Result<Vec<PersonOnBoard>> {
    let on_duty = store::shift::on_duty(db, &sight.site.id)?;
    let contacts: BTreeMap<AccountId, Milliseconds> = store::shift::contacts(db, &sight.site.id)?
        .into_iter()
        .collect();
    let unreceived = crate::alert::unreceived_of(db, &sight.site.id)?;
    let on_leave = crate::roster::on_leave(db, &sight.site.id, sight.now())?;
    let mut people = Vec::new();
    for team in &sight.teams {
        for account in &team.members {
            let name = sight.names.get(account).cloned().unwrap_or_default();
            people.push(PersonOnBoard {
                staff: Staff {
                    account: *account,
                    name,
                },
                team: team.name.clone(),
                on_duty_since: on_duty
                    .iter()
                    .find(|(who, _)| who == account)
                    .map(|(_, at)| *at),
                on_leave: on_leave.contains(account),
                contact: contacts.get(account).copied(),
                unreceived: unreceived.get(account).copied().unwrap_or(0),
            });
        }
    }
    people.sort_by(|a, b| (&a.team, &a.staff.name).cmp(&(&b.team, &b.staff.name)));
    people.dedup_by_key(|person| person.staff.account);
    Ok(people)
}
