//! Newspapers 报纸 (clause C2.5): what comes of each issue is counted, what is missing is asked for until it comes
//! or is given up, and the papers of each office are ticked as they are brought. The standard's duty is settled by
//! the last tick.

mod chase;
mod ground;
mod sheet;
mod shown;
mod table;

use domain::access::{Action, Actor, Object, Reach};
use domain::directory::{Room, room_title};
use domain::duty::DutyRecord;
use domain::newspaper::{Addressee, ArrivalSaid, Delivery, Issue, WrittenOff};
use domain::serving::instant;
use domain::subject::Register;
use domain::{NewspaperId, Refusal, SiteId};
use jiff::civil::Date;
use standards::Rule;

use self::ground::{Ground, Stop, is_delivery, own_teams};
pub use self::sheet::{Preview, export, import, preview};
pub(crate) use self::shown::on_phone;
pub use self::shown::{
    AddresseeView, IssueView, ItemView, NewspaperDay, PhoneNewspapers, PhoneStop, StopView, day,
};
pub use self::table::{
    NewspaperAsked, SubscriptionAsked, SubscriptionTable, SubscriptionView, add_newspaper,
    change_newspaper, change_subscription, subscribe, table, unsubscribe,
};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::duty::Settlement;
use crate::error::Error;
use crate::house::House;

/// What is said of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueWord {
    /// So many copies are there, all in all.
    Arrived(u32),
    /// What is missing was asked for.
    Chased,
    /// What is missing is given up, with the reason.
    WrittenOff(String),
}

fn today(deed: &Deed<'_>) -> Date {
    instant(deed.now)
        .to_zoned_datetime(deed.zone.clone())
        .date()
}

/// Says something of an issue of a paper.
///
/// # Errors
/// Refused to whoever may not, of an issue that nobody takes or that is yet to come out, and where it contradicts
/// what is known of it.
pub async fn tell(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (newspaper, day): (NewspaperId, Date),
    word: IssueWord,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        // What came when is told by the house's clock.
        deed.at = deed.now;
        let action = match word {
            IssueWord::WrittenOff(_) => Action::Edit,
            _ => Action::Do,
        };
        deed.reach(Object::Newspaper, action)?;
        let today = today(deed);
        let mut issue = issue(deed, newspaper, day, today)?;
        let by = deed.actor.name.clone();
        let act = match &word {
            IssueWord::Arrived(total) => {
                issue.arrive(ArrivalSaid {
                    at: deed.now,
                    by,
                    day: today,
                    total: *total,
                })?;
                "newspaper-arrived"
            }
            IssueWord::Chased => {
                issue.chase(deed.now, &by, today)?;
                "newspaper-chased"
            }
            IssueWord::WrittenOff(reason) => {
                let written_off = WrittenOff {
                    at: deed.now,
                    by,
                    reason: reason.trim().to_owned(),
                };
                issue.write_off(written_off, today)?;
                "newspaper-written-off"
            }
        };
        store::newspaper::put_issue(deed.db, &deed.site.id, &issue)?;
        let known = store::newspaper::find(deed.db, &deed.site.id, newspaper)?;
        let mut entry = deed
            .entry(act)
            .detail("name", known.map(|known| known.name).unwrap_or_default())
            .detail("day", day)
            .detail("arrived", issue.arrived())
            .detail("expected", issue.expected);
        if let IssueWord::WrittenOff(reason) = &word {
            entry = entry.detail("reason", reason.trim());
        }
        deed.write(&entry)?;
        // Where nothing came for whoever was left, nothing is left to be brought.
        settle_where_done(deed, today)?;
        chase::settle_where_chased(deed)?;
        Ok(Answer::about(newspaper))
    })
    .await
}

/// The issue as it stands, with what was said of it so far.
fn issue(
    deed: &mut Deed<'_>,
    newspaper: NewspaperId,
    day: Date,
    today: Date,
) -> Result<Issue, Error> {
    if let Some(known) = store::newspaper::find_issue(deed.db, &deed.site.id, newspaper, day)? {
        return Ok(known);
    }
    let unknown = || Refusal::missing("newspaper-issue-unknown");
    let known = store::newspaper::find(deed.db, &deed.site.id, newspaper)?;
    let known = known.ok_or_else(unknown)?;
    let calendar = crate::site::calendar(deed.db, &deed.site)?;
    let lines = store::newspaper::subscriptions(deed.db, &deed.site.id, (day, day))?;
    let own = lines.iter().filter(|line| line.newspaper == newspaper);
    let expected: u32 = own.map(|line| line.copies).sum();
    if day > today || expected == 0 || !known.is_published(day, &calendar) {
        return Err(unknown().into());
    }
    let brought = if calendar.is_working(day) {
        day
    } else {
        calendar.next_working_day(day).unwrap_or(day)
    };
    Ok(Issue {
        newspaper,
        day,
        brought,
        expected,
        arrivals: Vec::new(),
        chased: None,
        written_off: None,
    })
}

/// Says that every issue of today of which nothing was said came as it should.
///
/// # Errors
/// Refused to whoever may not, and where nothing is left to be said.
pub async fn all_arrived(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Newspaper, Action::Do)?;
        let (site, today) = (deed.site.clone(), today(deed));
        let ground = Ground::read(deed.db, deed.house, &site, today)?;
        let left: Vec<_> = ground
            .issues
            .iter()
            .filter(|one| {
                one.said
                    .as_ref()
                    .is_none_or(|said| said.arrivals.is_empty())
            })
            .map(|one| (one.newspaper.id, one.day))
            .collect();
        if left.is_empty() {
            return Err(Refusal::conflict("newspapers-none-awaited").into());
        }
        for (newspaper, day) in &left {
            let mut issue = issue(deed, *newspaper, *day, today)?;
            let said = ArrivalSaid {
                at: deed.now,
                by: deed.actor.name.clone(),
                day: today,
                total: issue.expected,
            };
            issue.arrive(said)?;
            store::newspaper::put_issue(deed.db, &site.id, &issue)?;
        }
        let entry = deed
            .entry("newspapers-all-arrived")
            .detail("day", today)
            .detail("count", left.len());
        deed.write(&entry)?;
        chase::settle_where_chased(deed)?;
        Ok(Answer::about(today))
    })
    .await
}

/// Ticks the papers of an office as brought; with a reason, as not brought.
///
/// # Errors
/// Refused to whoever may not, for an office that gets none that day or is no part of the actor's shift, and where
/// it was ticked before.
pub async fn deliver(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (stop, reason): (Addressee, String),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let reach = deed.reach(Object::Newspaper, Action::Do)?;
        let date = instant(deed.at).to_zoned_datetime(deed.zone.clone()).date();
        let site = deed.site.clone();
        let ground = Ground::read(deed.db, deed.house, &site, date)?;
        let sees = Sees::of(deed, reach)?;
        let mut stops = ground.stops.iter();
        let found = stops.find(|one| one.at == stop && sees.sees(&ground, one));
        let found = found.ok_or_else(|| Refusal::missing("newspaper-stop-unknown"))?;
        if found.copies() == 0 {
            return Err(Refusal::conflict("newspaper-stop-empty").into());
        }
        let place = place_of(&ground, found);
        let delivery = Delivery {
            day: date,
            stop,
            place: place.clone(),
            copies: found.copies(),
            at: deed.at,
            by: deed.actor.name.clone(),
            by_account: deed.actor.account,
            reason: reason.trim().to_owned(),
        };
        delivery.check(found.delivery.as_ref())?;
        store::newspaper::put_delivery(deed.db, &site.id, &delivery)?;
        let act = if delivery.is_made() {
            "newspapers-delivered"
        } else {
            "newspapers-not-delivered"
        };
        let mut entry = deed
            .entry(act)
            .detail("place", place)
            .detail("copies", delivery.copies);
        if let Addressee::Office(room) = stop {
            entry = entry.room(room);
        }
        if !delivery.is_made() {
            entry = entry.detail("reason", &delivery.reason);
        }
        entry.duty = found.duty.map(|(duty, _)| duty);
        deed.write(&entry)?;
        settle_where_done(deed, date)?;
        Ok(Answer::about(stop))
    })
    .await
}

/// What is on the door of an office, else the name of the leader.
fn place_of(ground: &Ground, stop: &Stop) -> String {
    match stop.at {
        Addressee::Office(id) => {
            let room = ground.known.room(id);
            room.map_or_else(String::new, |room| room_title(&room.number, &room.name))
        }
        Addressee::Leader(id) => {
            let leader = ground.known.leader(id);
            leader.map_or_else(String::new, |leader| leader.name.clone())
        }
    }
}

/// Which offices somebody sees.
struct Sees {
    reach: Reach,
    teams: std::collections::BTreeSet<domain::TeamId>,
    serving: Vec<domain::directory::Team>,
}

impl Sees {
    fn of(deed: &mut Deed<'_>, reach: Reach) -> Result<Self, Error> {
        let (site, account) = (deed.site.id.clone(), deed.actor.account);
        Self::read(deed.db, &site, account, reach).map_err(Error::from)
    }

    fn read(
        db: &mut store::Database,
        site: &SiteId,
        account: Option<domain::AccountId>,
        reach: Reach,
    ) -> anyhow::Result<Self> {
        let teams = own_teams(db, site, account)?;
        let mut serving = store::directory::teams(db, site)?;
        serving.retain(|team| teams.contains(&team.id));
        Ok(Self {
            reach,
            teams,
            serving,
        })
    }

    fn sees(&self, ground: &Ground, stop: &Stop) -> bool {
        let serves = |room: &Room| self.serving.iter().any(|team| team.serves(room));
        match (self.reach, stop.duty, stop.at) {
            (Reach::Site, ..) => true,
            (Reach::Shift, Some((_, team)), _) => {
                team.is_some_and(|team| self.teams.contains(&team))
            }
            // Without a duty it is part of the shift of whoever serves the place.
            (Reach::Shift, None, Addressee::Office(room)) => {
                ground.known.room(room).is_some_and(serves)
            }
            (Reach::Shift, None, Addressee::Leader(_)) => !self.teams.is_empty(),
            _ => false,
        }
    }
}

/// Settles the duties of the day whose offices all are ticked.
fn settle_where_done(deed: &mut Deed<'_>, date: Date) -> Result<(), Error> {
    let site = deed.site.clone();
    let ground = Ground::read(deed.db, deed.house, &site, date)?;
    for duty in ground.deliveries {
        let own = || {
            let stops = ground.stops.iter();
            stops.filter(|stop| stop.duty.is_some_and(|(id, _)| id == duty.id))
        };
        let ticks = own().filter_map(|stop| stop.delivery.as_ref());
        let Some(last) = ticks.map(|delivery| delivery.at).max() else {
            continue;
        };
        if own().any(Stop::is_left) {
            continue;
        }
        // Ticks of several phones come in any order; it was done with the last of them.
        let told = std::mem::replace(&mut deed.at, last);
        let settled = crate::duty::note_done(deed, duty);
        deed.at = told;
        settled?;
    }
    Ok(())
}

/// The delivery is settled by its ticks: done by a tap only where no office is left, and waived by a leader alone. So
/// is asking for what is missing, by what is said of each issue.
pub(crate) fn keep_for_the_register(
    deed: &mut Deed<'_>,
    record: &DutyRecord,
    rule: &Rule,
    settlement: &Settlement,
) -> Result<(), Error> {
    if record.is_about(Register::Newspaper) {
        return chase::keep(deed, settlement);
    }
    let site = deed.site.clone();
    let standard = deed
        .house
        .standard(deed.db, &site.id, record.standard_version)?;
    let Some(date) = domain::day::parse(&record.day) else {
        return Ok(());
    };
    if record.meeting.is_some() || record.subject.is_some() || !is_delivery(&standard, rule) {
        return Ok(());
    }
    let ground = Ground::read(deed.db, deed.house, &site, date)?;
    let own = |stop: &&Stop| stop.duty.is_some_and(|(id, _)| id == record.id);
    let left = ground
        .stops
        .iter()
        .filter(own)
        .filter(|stop| stop.is_left());
    let left = left.count();
    if left == 0 {
        return Ok(());
    }
    match settlement {
        Settlement::Done => Err(Refusal::conflict("newspapers-left")
            .with("count", left)
            .into()),
        Settlement::Waived(_) if deed.reach(Object::Newspaper, Action::Edit).is_err() => {
            Err(Refusal::forbidden("newspapers-waived-by-leaders").into())
        }
        Settlement::Waived(_) => Ok(()),
    }
}

/// Of what nobody said anything by the end of its day, all of it is missing from then on; and what is missing is to be
/// asked for.
pub(crate) fn close_day(deed: &mut Deed<'_>, day: &str) -> Result<(), Error> {
    let Some(date) = domain::day::parse(day) else {
        return Ok(());
    };
    let site = deed.site.clone();
    let ground = Ground::read(deed.db, deed.house, &site, date)?;
    if !ground.is_workday {
        return Ok(());
    }
    let unsaid: Vec<_> = ground
        .issues
        .iter()
        .filter(|one| one.said.is_none())
        .map(|one| (one.newspaper.id, one.day))
        .collect();
    for (newspaper, issued) in &unsaid {
        let issue = issue(deed, *newspaper, *issued, date)?;
        store::newspaper::put_issue(deed.db, &site.id, &issue)?;
    }
    if !unsaid.is_empty() {
        let entry = deed
            .entry("newspapers-unsaid")
            .detail("day", day)
            .detail("count", unsaid.len());
        deed.write(&entry)?;
    }
    chase::ask(deed, date)
}
