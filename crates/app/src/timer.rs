//! What happens by the time alone: a day's duties are planned, a window that passed is written
//! down, a day that is over is closed. One shallow function that may run twice.

mod place;

use std::collections::BTreeMap;

use anyhow::Result;
use domain::alert::push::UNSIGNED_MAX_MS;
use domain::directory::{Room, Site, Team};
use domain::duty::{DutyRecord, id_of};
use domain::hand_over::LATE_MS;
use domain::journal::Entry;
use domain::retention::{ALERT_DAYS, before};
use domain::serving::instant;
use domain::subject::Register;
use domain::{Milliseconds, SiteId};
use jiff::civil::Date;
use standards::{Blocks, Duty, Escalation, Outcome, Standard};
use store::Database;

pub(crate) use self::place::place_of_kind;
use self::place::places;
use crate::command::{AWAY_MAX_MS, About, Command, Deed, perform};
use crate::duty::about;
use crate::error::Error;
use crate::giving::distribute;
use crate::house::{House, zone};
use crate::live::Event;
use domain::access::Actor;

/// How many windows that passed are written down in one transaction, most urgent first.
const OVERDUE_MAX: i64 = 500;
/// How many such transactions a turn has at most: a whole building that is late at once is told of at once, and
/// whoever finishes a duty meanwhile waits for one of them alone.
const OVERDUE_TIMES: usize = 8;

/// How long after its due time a duty of a meeting may still be settled by whoever forgot to say so.
const FORGOTTEN_MS: Milliseconds = 12 * 60 * 60 * 1_000;

/// Does what is due by now. The binary runs it every second; running it twice changes nothing.
///
/// # Errors
/// When the database fails; the next turn tries again.
pub async fn tick(house: &House) -> Result<(), Error> {
    let sites = crate::site::all(house).await?;
    let now = house.now();
    let mut failed: Vec<String> = Vec::new();
    // Without space it waits, and keeps nothing else from being done.
    if let Err(error) = crate::session::write_late(house).await
        && !error.disk_is_full()
    {
        failed.push(format!("the browsers that are told: {error}"));
    }
    for site in &sites {
        let zone = zone(&site.time_zone)?;
        let today = instant(now).to_zoned_datetime(zone).date();
        plan_day(house, &site.id, today).await?;
        close_days(house, &site.id, today).await?;
        close_checks(house, &site.id, now).await?;
        crate::visit::close_days(house, &site.id, today).await?;
        // What fails about one site's offices or shifts keeps neither the other sites nor the rest of the turn.
        if let Err(error) = crate::office::follow_time(house, &site.id).await {
            failed.push(format!("the offices of {}: {error}", site.id));
        }
        if let Err(error) = crate::roster::follow_time(house, &site.id).await {
            failed.push(format!("the posts of {}: {error}", site.id));
        }
        if let Err(error) = crate::hand_over::follow_time(house, &site.id).await {
            failed.push(format!("the hand-overs of {}: {error}", site.id));
        }
        if let Err(error) = crate::away_note::follow_time(house, &site.id).await {
            failed.push(format!("the away notes of {}: {error}", site.id));
        }
        if let Err(error) = crate::agreement::follow_time(house, &site.id).await {
            failed.push(format!("the agreements of {}: {error}", site.id));
        }
        follow(house, &site.id).await?;
        crate::directory::key_those_without(house, &site.id).await?;
    }
    crate::hall::note_waits(house, now).await?;
    note_overdue(house, now).await?;
    close_forgotten(house, now).await?;
    // What is late was told as that; what opens or is soon over comes after it.
    crate::alert::follow_time(house, now).await?;
    if failed.is_empty() {
        return Ok(());
    }
    Err(anyhow::anyhow!(failed.join("; ")).into())
}

/// Forgets what has served its time: sessions, links, answers to old commands, what was told to whom.
///
/// # Errors
/// When the database fails.
pub async fn sweep(house: &House) -> Result<(), Error> {
    crate::visit::forget(house).await?;
    let now = house.now();
    let sweep = move |db: &mut Database| -> Result<(), Error> {
        store::session::sweep(db, now)?;
        store::command::forget(db, now - AWAY_MAX_MS)?;
        store::directory::forget_drafts(db, now - crate::directory::DRAFT_KEPT_MS)?;
        store::alert::forget(db, before(now, i64::from(ALERT_DAYS)))?;
        store::alert::push::forget_unsigned(db, now - UNSIGNED_MAX_MS)?;
        Ok(())
    };
    house.store().write(None, sweep).await?;
    crate::personal_data::expire(house).await?;
    crate::retention::sweep(house).await?;
    // What was erased, now or since the last sweep, is not to stand in the log either.
    house.store().fold_log().await?;
    Ok(())
}

fn turn(house: &House, parts: &[&str]) -> Command {
    Command {
        id: domain::CommandId::derived(parts),
        at: house.now(),
        fingerprint: [0; 32],
    }
}

/// Plans the day's own duties, once.
async fn plan_day(house: &House, site: &SiteId, date: Date) -> Result<(), Error> {
    let (asked, day) = (site.clone(), date.to_string());
    let planned = house
        .store()
        .read(move |db| store::site::is_planned(db, &asked, &day))
        .await?;
    if planned {
        return Ok(());
    }
    let day = date.to_string();
    let command = turn(house, &["plan-day", site.as_str(), &day]);
    let plan = move |deed: &mut Deed<'_>| {
        if store::site::is_planned(deed.db, &deed.site.id, &day)? {
            return Ok(crate::Answer::default());
        }
        let count = plan_duties(deed, date)?;
        let version = deed.site.standard_version;
        store::site::note_planned(deed.db, &deed.site.id, &day, version, deed.now)?;
        let entry = deed
            .entry("day-planned")
            .detail("day", &day)
            .detail("count", count);
        deed.write(&entry)?;
        crate::roster::begin_day(deed, &day)?;
        distribute(deed, &day)?;
        Ok(crate::Answer::about(&day))
    };
    perform(house, &Actor::house(), site, &command, plan).await?;
    Ok(())
}

fn plan_duties(deed: &mut Deed<'_>, date: Date) -> Result<usize, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let calendar = crate::site::calendar(deed.db, &deed.site)?;
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    let duties = standards::day::plan(&standard, &deed.zone, &calendar, date);
    let records = own_duties(
        (&deed.site, &date.to_string()),
        &standard,
        duties,
        (&teams, &rooms),
    );
    for record in &records {
        store::duty::add(deed.db, &deed.site.id, record)?;
    }
    Ok(records.len())
}

/// The duties of a day as its teams have them: the same for the day that begins and for one that is only
/// looked at ahead.
pub(crate) fn own_duties(
    (site, day): (&Site, &str),
    standard: &Standard,
    duties: Vec<Duty>,
    (teams, rooms): (&[Team], &[Room]),
) -> Vec<DutyRecord> {
    let mut records = Vec::new();
    for duty in duties {
        let Some(rule) = standard.rule(&duty.rule) else {
            continue;
        };
        for (team, room) in places(teams, rooms, rule) {
            let matter = format!(
                "{day} {}",
                team.map_or_else(String::new, |t| t.id.to_string())
            );
            records.push(DutyRecord {
                id: id_of(&site.id, &matter, duty.rule.as_str(), duty.round),
                day: day.to_owned(),
                meeting: None,
                request: None,
                subject: None,
                standard_version: site.standard_version,
                team: team.map(|team| team.id),
                assignee: None,
                room: room.map(|room| room.id),
                duty: duty.clone(),
                settled: None,
                steps_done: Vec::new(),
                overdue_noted: None,
            });
        }
    }
    records
}

/// Closes the days that are over: what they left undone is missed.
async fn close_days(house: &House, site: &SiteId, today: Date) -> Result<(), Error> {
    let (asked, day) = (site.clone(), today.to_string());
    let open = house
        .store()
        .read(move |db| store::site::open_days_before(db, &asked, &day))
        .await?;
    for day in open {
        let command = turn(house, &["close-day", site.as_str(), &day]);
        let close = move |deed: &mut Deed<'_>| {
            for mut duty in store::duty::of_day(deed.db, &deed.site.id, &day)? {
                if duty.duty.outcome.is_some()
                    || !duty.ends_with_its_day()
                    || crate::roster::outlasts_its_day(deed, &duty)?
                {
                    continue;
                }
                duty.duty.outcome = Some(Outcome::Missed {
                    at: instant(deed.now),
                });
                store::duty::settle(deed.db, &deed.site.id, &duty)?;
                write_about(deed, "duty-missed", &duty)?;
            }
            crate::hall::end_day(deed, &day)?;
            crate::newspaper::close_day(deed, &day)?;
            store::site::close_day(deed.db, &deed.site.id, &day, deed.now)?;
            let entry = deed.entry("day-closed").detail("day", &day);
            deed.write(&entry)?;
            Ok(crate::Answer::about(&day))
        };
        perform(house, &Actor::house(), site, &command, close).await?;
    }
    Ok(())
}

/// Closes the checks at sign-on whose shift is over: nobody can take that post any more; and the hand-overs that
/// nobody made for long after it, or of which nobody said for long that they have it.
async fn close_checks(house: &House, site: &SiteId, now: Milliseconds) -> Result<(), Error> {
    let asked = site.clone();
    let over = house
        .store()
        .read(move |db| {
            let mut over = store::planned_shift::checks_left(db, &asked, now)?;
            for register in [Register::HandOver, Register::TakeOver] {
                let left = store::duty::unsettled_of_register(db, &asked, register, now)?;
                let is_over = |duty: &DutyRecord| duty.duty.due.as_millisecond() + LATE_MS <= now;
                over.extend(left.into_iter().filter(is_over).map(|duty| duty.id));
            }
            Ok(over)
        })
        .await?;
    let Some(first) = over.first() else {
        return Ok(());
    };
    let parts = [
        "close-checks",
        site.as_str(),
        &now.to_string(),
        &first.to_string(),
    ];
    let command = turn(house, &parts);
    let close = move |deed: &mut Deed<'_>| {
        for id in &over {
            let Some(mut duty) = store::duty::find(deed.db, &deed.site.id, *id)? else {
                continue;
            };
            if duty.duty.outcome.is_some() || crate::roster::outlasts_its_day(deed, &duty)? {
                continue;
            }
            duty.duty.stopped = None;
            duty.duty.outcome = Some(Outcome::Missed {
                at: instant(deed.now),
            });
            store::duty::settle(deed.db, &deed.site.id, &duty)?;
            write_about(deed, "duty-missed", &duty)?;
        }
        Ok(crate::Answer::default())
    };
    perform(house, &Actor::house(), site, &command, close).await?;
    Ok(())
}

/// Writes down every window that passed, once.
async fn note_overdue(house: &House, now: Milliseconds) -> Result<(), Error> {
    for _ in 0..OVERDUE_TIMES {
        let overdue = house
            .store()
            .read(move |db| store::duty::overdue(db, now, OVERDUE_MAX))
            .await?;
        let are_all = (overdue.len() as i64) < OVERDUE_MAX;
        note_these(house, now, overdue).await?;
        if are_all {
            break;
        }
    }
    Ok(())
}

async fn note_these(
    house: &House,
    now: Milliseconds,
    overdue: Vec<(SiteId, DutyRecord)>,
) -> Result<(), Error> {
    for (site, duties) in by_site(overdue) {
        let first = duties.first().map_or_else(String::new, |duty| {
            format!("{} {}", duty.id, duty.duty.due.as_millisecond())
        });
        let command = turn(house, &["overdue", site.as_str(), &now.to_string(), &first]);
        let note = move |deed: &mut Deed<'_>| {
            let mut overdue = Vec::new();
            for known in &duties {
                let Some(mut duty) = store::duty::find(deed.db, &deed.site.id, known.id)? else {
                    continue;
                };
                let passed = duty.duty.due.as_millisecond() < deed.now;
                let waiting = duty.duty.outcome.is_none() && duty.duty.stopped.is_none();
                if !passed || !waiting || duty.overdue_noted.is_some() {
                    continue;
                }
                duty.overdue_noted = Some(deed.now);
                store::duty::change(deed.db, &deed.site.id, &duty)?;
                write_about(deed, "duty-overdue", &duty)?;
                let escalates_to = escalation_of(deed, &duty)?;
                overdue.push((duty, escalates_to));
            }
            crate::alert::tell_overdue(deed, &overdue)?;
            Ok(crate::Answer::default())
        };
        perform(house, &Actor::house(), &site, &command, note).await?;
    }
    Ok(())
}

fn escalation_of(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<Option<Escalation>, Error> {
    let version = duty.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let rule = standard.rule(&duty.duty.rule);
    Ok(rule.and_then(|rule| rule.escalates_to))
}

pub(crate) fn by_site(duties: Vec<(SiteId, DutyRecord)>) -> BTreeMap<SiteId, Vec<DutyRecord>> {
    let mut by_site = BTreeMap::<SiteId, Vec<DutyRecord>>::new();
    for (site, duty) in duties {
        by_site.entry(site).or_default().push(duty);
    }
    by_site
}

/// Closes what a meeting left undone half a day ago, such as one that never started. What holds its
/// room stays until it is done or waived (clause A4.8).
async fn close_forgotten(house: &House, now: Milliseconds) -> Result<(), Error> {
    let owned = house.clone();
    // A turn that changes nothing must write nothing: it comes every second.
    let forgotten = house
        .store()
        .read(move |db| {
            let mut closed = Vec::new();
            for (site, duty) in store::duty::forgotten(db, now - FORGOTTEN_MS, OVERDUE_MAX)? {
                if !holds_room(db, &owned, &site, &duty)? {
                    closed.push((site, duty));
                }
            }
            Ok(closed)
        })
        .await?;
    for (site, duties) in by_site(forgotten) {
        let first = duties
            .first()
            .map_or_else(String::new, |duty| duty.id.to_string());
        let command = turn(
            house,
            &["forgotten", site.as_str(), &now.to_string(), &first],
        );
        let close = move |deed: &mut Deed<'_>| {
            for known in &duties {
                let Some(mut duty) = store::duty::find(deed.db, &deed.site.id, known.id)? else {
                    continue;
                };
                if duty.duty.outcome.is_some() {
                    continue;
                }
                duty.duty.stopped = None;
                duty.duty.outcome = Some(Outcome::Missed {
                    at: instant(deed.now),
                });
                store::duty::change(deed.db, &deed.site.id, &duty)?;
                write_about(deed, "duty-missed", &duty)?;
            }
            Ok(crate::Answer::default())
        };
        perform(house, &Actor::house(), &site, &command, close).await?;
    }
    Ok(())
}

fn holds_room(db: &mut Database, house: &House, site: &SiteId, duty: &DutyRecord) -> Result<bool> {
    let standard = house.standard(db, site, duty.standard_version)?;
    let rule = standard.rule(&duty.duty.rule);
    Ok(rule.is_some_and(|rule| rule.blocks == Blocks::Room))
}

fn write_about(deed: &mut Deed<'_>, act: &str, duty: &DutyRecord) -> Result<(), Error> {
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, duty.standard_version)?;
    let mut entry = match standard.rule(&duty.duty.rule) {
        Some(rule) => {
            if act == "duty-overdue" {
                crate::roster::note_overdue(deed, duty, rule)?;
            }
            about(deed.entry(act), duty, rule)
        }
        // Nothing is settled without an entry, not even what its standard does not know.
        None => bare(deed.entry(act), duty),
    };
    if let Some(id) = duty.meeting
        && let Some(record) = store::meeting::find_bare(deed.db, &deed.site.id, id)?
    {
        entry = entry.detail("title", &record.meeting.requirement.title);
    }
    deed.write(&entry)?;
    Ok(())
}

/// The entry about a duty whose standard has no such rule: it is called by the rule's id.
fn bare(mut entry: Entry, duty: &DutyRecord) -> Entry {
    entry.duty = Some(duty.id);
    entry.meeting = duty.meeting;
    entry.room = duty.room;
    entry.detail("duty", duty.duty.rule.as_str())
}

/// Tells this process's listeners what another node wrote.
async fn follow(house: &House, site: &SiteId) -> Result<(), Error> {
    let known = house.live().head(site);
    let asked = site.clone();
    let (head, _) = house
        .store()
        .read(move |db| store::site::head(db, &asked))
        .await?;
    if head <= known {
        return Ok(());
    }
    if known == 0 {
        house.live().begin(site, head);
        return Ok(());
    }
    for event in crate::live::after(house, site, known, 1_000).await? {
        house.live().publish(site, event);
    }
    Ok(())
}

/// What a journal entry is as an event.
pub(crate) fn event_of(written: &domain::journal::Written) -> Event {
    Event {
        number: written.number,
        act: written.entry.act.clone(),
        meeting: written.entry.meeting,
        duty: written.entry.duty,
        room: written.entry.room,
        hushed: crate::case::is_hushed(&written.entry),
    }
}
