//! What would do instead: rooms that are free at a time, and times at which a room is free.

use domain::booking::{Obstacle, Span, Wish, check_span, fitting};
use domain::directory::Room;
use domain::requirement::Meeting;
use domain::serving::instant;
use domain::{MeetingId, Milliseconds, RoomId, SiteId};
use jiff::Timestamp;
use jiff::civil::{Time, time};
use jiff::tz::TimeZone;
use store::Database;

use super::ground::{Asker, Ground, LetGo};
use crate::error::Error;
use crate::house::{House, zone};

/// Free times are proposed at full quarters of an hour.
const STEP_MS: Milliseconds = 15 * 60_000;
/// How many days ahead a free time is looked for.
const DAYS_AHEAD: Milliseconds = 7;
/// A day, in milliseconds.
const DAY_MS: Milliseconds = 24 * 60 * 60_000;
/// The hours in which people meet; other times are proposed only to who asks for such.
const HOURS: (Time, Time) = (time(8, 0, 0, 0), time(20, 0, 0, 0));

/// What stands in the way of a room, as a proposal shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObstacleView {
    /// `held` or `closed`.
    pub kind: &'static str,
    /// Why it is closed; empty for a meeting, whose title may not be the reader's to know.
    pub reason: String,
    /// From when.
    pub from: Milliseconds,
    /// Until when.
    pub until: Milliseconds,
}

/// A room that fits a wish, free or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The room.
    pub room: Room,
    /// What stands in its way; `None` when it is free.
    pub obstacle: Option<ObstacleView>,
}

/// Who looks for a room, and what a meeting there would need.
struct Search {
    zone: TimeZone,
    ground: Ground,
    except: Option<MeetingId>,
    held: Vec<domain::booking::Hold>,
    /// When the meeting that is moved was to start.
    started_at: Option<Milliseconds>,
    /// How long before and after a meeting its room is needed.
    needs: (Milliseconds, Milliseconds),
}

impl Search {
    fn open(
        db: &mut Database,
        house: &House,
        site: &SiteId,
        (starts, ends): Span,
        except: Option<MeetingId>,
        ahead: Milliseconds,
    ) -> anyhow::Result<Option<Self>> {
        let Some(found) = store::site::find(db, site)? else {
            return Ok(None);
        };
        let standard = house.standard(db, site, found.standard_version)?;
        let (from, until) = standards::occupation(&standard, instant(starts), instant(ends));
        let (from, until) = (from.as_millisecond(), until.as_millisecond());
        let before = if ahead > 0 { DAY_MS } else { 0 };
        let window = (from - before, until + ahead);
        let moved = match except {
            Some(id) => store::meeting::find_bare(db, site, id)?,
            None => None,
        };
        Ok(Some(Self {
            zone: zone(&found.time_zone)?,
            ground: Ground::survey(db, house, site, house.now(), window)?,
            except,
            held: store::meeting::holds_of(db, site, except.as_slice())?,
            started_at: moved.map(|record| record.meeting.requirement.starts),
            needs: (starts - from, until - ends),
        }))
    }

    fn obstacle(&self, room: RoomId, (starts, ends): Span) -> Option<Obstacle> {
        let asker = Asker {
            meeting: self.except,
            held: self.held.clone(),
            same_start: self.started_at == Some(starts),
            let_go: &LetGo::new(),
        };
        let planned = (starts - self.needs.0, ends + self.needs.1);
        self.ground.ask(&asker, room, planned).1
    }
}

/// The rooms that fit a wish at a time, free ones first (clause C4.1.1).
///
/// # Errors
/// When the database fails, or the times cannot be.
pub async fn proposals(
    house: &House,
    site: &SiteId,
    starts: Milliseconds,
    ends: Milliseconds,
    wish: Wish,
    except: Option<MeetingId>,
) -> Result<Option<Vec<Proposal>>, Error> {
    check_span(starts, ends)?;
    let (owned, site, span) = (house.clone(), site.clone(), (starts, ends));
    let read = move |db: &mut Database| {
        let Some(search) = Search::open(db, &owned, &site, span, except, 0)? else {
            return Ok(None);
        };
        let mut proposals: Vec<Proposal> = fitting(&search.ground.rooms, &wish)
            .into_iter()
            .map(|room| Proposal {
                room: room.clone(),
                obstacle: search.obstacle(room.id, span).map(obstacle_view),
            })
            .collect();
        proposals.sort_by_key(|proposal| proposal.obstacle.is_some());
        Ok(Some(proposals))
    };
    Ok(house.store().read(read).await?)
}

/// The nearest times at which the room is free for a meeting as long as the one wished: the last
/// before it on that day, and the first after it; the nearer first (clause C4.1.1).
///
/// # Errors
/// When the database fails, or the times cannot be.
pub async fn nearest_free(
    house: &House,
    site: &SiteId,
    room: RoomId,
    starts: Milliseconds,
    ends: Milliseconds,
    except: Option<MeetingId>,
) -> Result<Vec<Milliseconds>, Error> {
    check_span(starts, ends)?;
    let (owned, site, wished) = (house.clone(), site.clone(), (starts, ends));
    let read = move |db: &mut Database| {
        let ahead = DAYS_AHEAD * DAY_MS;
        let search = Search::open(db, &owned, &site, wished, except, ahead)?;
        Ok(search.map_or_else(Vec::new, |search| {
            nearest_in(&search, room, wished, owned.now())
        }))
    };
    Ok(house.store().read(read).await?)
}

fn nearest_in(search: &Search, room: RoomId, wished: Span, now: Milliseconds) -> Vec<Milliseconds> {
    let length = wished.1 - wished.0;
    let civil = |at: Milliseconds| {
        Timestamp::from_millisecond(at)
            .unwrap_or_default()
            .to_zoned_datetime(search.zone.clone())
            .datetime()
    };
    let (first, last) = (civil(wished.0), civil(wished.1));
    let over_night = first.date() != last.date();
    let hours = (HOURS.0.min(first.time()), HOURS.1.max(last.time()));
    let is_usual = |at: Milliseconds| {
        let (starts, ends) = (civil(at), civil(at + length));
        over_night
            || starts.date() == ends.date() && starts.time() >= hours.0 && ends.time() <= hours.1
    };
    let would_do =
        |at: &Milliseconds| is_usual(*at) && search.obstacle(room, (*at, *at + length)).is_none();
    let quarter = wished.0.div_euclid(STEP_MS) * STEP_MS;
    let step = |number: Milliseconds| quarter + number * STEP_MS;
    let later = (1..=DAYS_AHEAD * DAY_MS / STEP_MS).map(step).find(would_do);
    let earlier = (0..DAY_MS / STEP_MS)
        .map(|number| step(-number))
        .filter(|at| *at < wished.0)
        .take_while(|at| *at >= now && civil(*at).date() == first.date())
        .find(would_do);
    let mut found: Vec<Milliseconds> = earlier.into_iter().chain(later).collect();
    found.sort_by_key(|at| (at - wished.0).abs());
    found
}

/// By how much a booked meeting could begin later or earlier in its room, and in which other rooms it
/// could be held at its time: of these shifts of its start, and of the rooms that fit its people and
/// equipment, those that are free.
pub(crate) fn ways_round(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    meeting: &Meeting,
    shifts: &[Milliseconds],
) -> anyhow::Result<(Vec<Milliseconds>, Vec<Room>)> {
    let required = &meeting.requirement;
    let span = (required.starts, required.ends);
    let around = shifts.iter().map(|shift| shift.abs()).max().unwrap_or(0);
    let Some(search) = Search::open(db, house, site, span, Some(meeting.id), around)? else {
        return Ok((Vec::new(), Vec::new()));
    };
    let shifts = shifts.iter().copied().filter(|shift| {
        let moved = (span.0 + shift, span.1 + shift);
        moved.0 >= house.now() && search.obstacle(required.room, moved).is_none()
    });
    let wish = Wish {
        headcount: required.headcount,
        equipment: required.equipment.clone(),
    };
    let rooms = fitting(&search.ground.rooms, &wish).into_iter();
    let rooms = rooms.filter(|room| {
        let layout = required.layout.is_empty() || room.layouts.contains(&required.layout);
        room.id != required.room && layout && search.obstacle(room.id, span).is_none()
    });
    Ok((shifts.collect(), rooms.cloned().collect()))
}

fn obstacle_view(obstacle: Obstacle) -> ObstacleView {
    match obstacle {
        Obstacle::Held(hold) => ObstacleView {
            kind: "held",
            reason: String::new(),
            from: hold.from,
            until: hold.until,
        },
        Obstacle::Closed(closure) => ObstacleView {
            kind: "closed",
            reason: closure.reason,
            from: closure.from,
            until: closure.until,
        },
    }
}
