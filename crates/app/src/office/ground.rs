//! What is known of a site's offices on a day: their leaders, where these are, how far the cleaning is.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::directory::{Room, Site};
use domain::duty::DutyRecord;
use domain::office::{
    Change, Facts, Occupancy, OfficeCleaning, Place, Standing, Work, change, occupancy, standing,
    walk,
};
use domain::presence::Presence;
use domain::serving::instant;
use domain::subject::Register;
use domain::{Milliseconds, RoomId, SiteId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use standards::{Moment, Outcome, Rule, Start, Timing};
use store::Database;
use store::directory::OfficeRow;

use super::Window;
use crate::house::{House, zone};

/// What is known of a site's offices on a day.
pub(super) struct Ground {
    pub(super) day: String,
    pub(super) now: Milliseconds,
    pub(super) is_workday: bool,
    /// In the order in which one walks.
    pub(super) offices: Vec<Office>,
}

/// An office of a leader.
pub(super) struct Office {
    pub(super) room: Room,
    pub(super) floor: String,
    pub(super) leaders: Vec<OfficeRow>,
    pub(super) occupancy: Occupancy,
    pub(super) cleaning: Option<OfficeCleaning>,
    pub(super) duty: Option<DutyRecord>,
    pub(super) window: Window,
    /// The next moment at which somebody should be back.
    pub(super) back_at: Option<Milliseconds>,
    place: Place,
}

impl Ground {
    /// Reads it; `None` where the standard in force knows no such rule.
    pub(super) fn read(
        db: &mut Database,
        house: &House,
        site: &Site,
        now: Milliseconds,
    ) -> Result<Option<Self>> {
        let standard = house.standard(db, &site.id, site.standard_version)?;
        let (date, windows) = today(site, standard.rules(), now)?;
        if windows.is_empty() {
            return Ok(None);
        }
        let rooms = store::directory::rooms(db, &site.id)?;
        let mut ground = Self {
            day: date.to_string(),
            now,
            is_workday: crate::site::calendar(db, site)?.is_working(date),
            offices: offices(db, &site.id, &windows, &rooms, now)?,
        };
        ground.read_cleanings(db, &site.id)?;
        let home = home(db, &site.id, &rooms, standard.rules())?;
        walk(&mut ground.offices, home.as_ref(), |office| &office.place);
        Ok(Some(ground))
    }

    /// Whether something follows by the time alone. It is asked every second: outside the windows and on days
    /// off, when nothing does, neither rooms nor people are read, and in which order one walks never is.
    pub(super) fn wants_change(
        db: &mut Database,
        house: &House,
        site: &Site,
        now: Milliseconds,
    ) -> Result<bool> {
        let standard = house.standard(db, &site.id, site.standard_version)?;
        let (date, windows) = today(site, standard.rules(), now)?;
        let is_open = |(opens, due): &Window| (*opens..*due).contains(&now);
        if !windows.values().any(is_open) || !crate::site::calendar(db, site)?.is_working(date) {
            return Ok(false);
        }
        let rooms = store::directory::rooms(db, &site.id)?;
        let mut ground = Self {
            day: date.to_string(),
            now,
            is_workday: true,
            offices: offices(db, &site.id, &windows, &rooms, now)?,
        };
        ground.read_cleanings(db, &site.id)?;
        let mut offices = ground.offices.iter();
        Ok(offices.any(|office| ground.change(office) != Change::Stay))
    }

    fn read_cleanings(&mut self, db: &mut Database, site: &SiteId) -> Result<()> {
        let cleanings = store::office::of_day(db, site, &self.day)?;
        if cleanings.is_empty() {
            return Ok(());
        }
        let duties =
            store::duty::of_register(db, site, Register::OfficeCleaning, (&self.day, &self.day))?;
        for one in cleanings {
            let Some(office) = self.offices.iter_mut().find(|it| it.room.id == one.room) else {
                continue;
            };
            let of = |duty: &&DutyRecord| duty.subject.is_some_and(|about| about.id == one.id.0);
            office.duty = duties.iter().find(of).cloned();
            office.cleaning = Some(one);
        }
        Ok(())
    }

    pub(super) fn change(&self, office: &Office) -> Change {
        let (opens, due) = office.window;
        let is_time = self.is_workday && (opens..due).contains(&self.now);
        change(office.occupancy, office.work(), is_time)
    }

    pub(super) fn standing(&self, office: &Office) -> Standing {
        let cleaning = office.cleaning.as_ref();
        let facts = Facts {
            occupancy: office.occupancy,
            work: office.work(),
            again: cleaning.and_then(|one| one.again),
            interrupted: cleaning.is_some_and(|one| one.interrupted.is_some()),
        };
        // On a day off there is no window.
        let window = if self.is_workday {
            office.window
        } else {
            (0, 0)
        };
        standing(facts, window, self.now)
    }
}

impl Office {
    /// How far the cleaning is, by its duty.
    fn work(&self) -> Work {
        let Some(duty) = &self.duty else {
            return Work::None;
        };
        match &duty.duty.outcome {
            Some(Outcome::Done { .. }) => Work::Done,
            Some(Outcome::Waived { .. }) => Work::Waived,
            Some(Outcome::Missed { .. }) => Work::Missed,
            Some(Outcome::Cancelled { .. }) => Work::None,
            None if duty.steps_done.is_empty() => Work::Waiting,
            None => Work::Begun,
        }
    }
}

/// The civil day at the site, and the window on it of each kind of office.
pub(super) fn today(
    site: &Site,
    rules: &[Rule],
    now: Milliseconds,
) -> Result<(Date, BTreeMap<String, Window>)> {
    let zone = zone(&site.time_zone)?;
    let date = instant(now).to_zoned_datetime(zone.clone()).date();
    Ok((date, windows(rules, &zone, date)))
}

/// The window of the day of each kind of office.
fn windows(rules: &[Rule], zone: &TimeZone, date: Date) -> BTreeMap<String, Window> {
    let rules = rules.iter().filter(|rule| rule.starts == Start::OfficeFree);
    rules
        .filter_map(|rule| Some((rule.place.to_string(), window(rule, zone, date)?)))
        .collect()
}

/// The window of a rule on a day.
pub(super) fn window(rule: &Rule, zone: &TimeZone, date: Date) -> Option<Window> {
    let at = |time| standards::day::instant(zone, date, time).as_millisecond();
    let Timing::Once {
        opens: Moment::TimeOfDay(opens),
        due,
    } = rule.timing
    else {
        return None;
    };
    let opens = at(opens);
    match due {
        Moment::TimeOfDay(due) => Some((opens, at(due))),
        Moment::Offset { minutes } => Some((opens, opens + i64::from(minutes) * 60_000)),
        Moment::NextWorkday(_) | Moment::Agreed => None,
    }
}

fn offices(
    db: &mut Database,
    site: &SiteId,
    windows: &BTreeMap<String, Window>,
    rooms: &[Room],
    now: Milliseconds,
) -> Result<Vec<Office>> {
    let floors = store::directory::floors(db, site)?;
    let buildings = store::directory::buildings(db, site)?;
    let kinds = rooms.iter().filter(|room| windows.contains_key(&room.kind));
    let ids: Vec<RoomId> = kinds.map(|room| room.id).collect();
    let leaders = store::directory::leaders_in(db, site, &ids)?;
    let people: Vec<_> = leaders.iter().map(|leader| leader.person).collect();
    let said = store::directory::presences(db, site, &people)?;
    let offices = rooms.iter().filter_map(|room| {
        let window = *windows.get(&room.kind)?;
        let floor = floors.iter().find(|floor| floor.id == room.floor)?;
        let own: Vec<OfficeRow> = leaders
            .iter()
            .filter(|leader| leader.room == room.id)
            .cloned()
            .collect();
        let said: Vec<Option<Presence>> = own
            .iter()
            .map(|leader| {
                let row = said.iter().find(|row| row.person == leader.person);
                row.map(|row| row.presence.clone())
            })
            .collect();
        let back = said.iter().flatten().filter_map(|one| one.back_at);
        let building = buildings.iter().position(|one| one.id == floor.building);
        Some(Office {
            occupancy: occupancy(&said, now),
            back_at: back.filter(|at| *at > now).min(),
            floor: floor.name.clone(),
            leaders: own,
            cleaning: None,
            duty: None,
            window,
            place: Place {
                building: building.unwrap_or(usize::MAX),
                level: floor.level,
                number: room.number.clone(),
            },
            room: room.clone(),
        })
    });
    Ok(offices.collect())
}

/// Where those who clean set out: the office of a team that carries such a rule.
fn home(db: &mut Database, site: &SiteId, rooms: &[Room], rules: &[Rule]) -> Result<Option<Place>> {
    let mut by = rules.iter().filter(|rule| rule.starts == Start::OfficeFree);
    let Some(by) = by.next().map(|rule| rule.by.to_string()) else {
        return Ok(None);
    };
    let teams = store::directory::teams(db, site)?;
    let mut teams = teams.iter().filter(|team| team.standard_name == by);
    let room = teams.find_map(|team| {
        let mut rooms = rooms.iter();
        rooms.find(|room| room.kind == HOME && team.serves(room))
    });
    let floors = store::directory::floors(db, site)?;
    let buildings = store::directory::buildings(db, site)?;
    Ok(room.and_then(|room| {
        let floor = floors.iter().find(|floor| floor.id == room.floor)?;
        let building = buildings.iter().position(|one| one.id == floor.building);
        Some(Place {
            building: building.unwrap_or(usize::MAX),
            level: floor.level,
            number: room.number.clone(),
        })
    }))
}

/// The kind of place that a team's own office is.
const HOME: &str = "team-office";
