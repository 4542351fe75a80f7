//! Where and when else the meetings could be held for which no one is left.

use anyhow::Result;
use domain::assignment::team_for;
use domain::day_plan::{Day, Options, Plan, RoomChoice};
use domain::directory::Room;
use domain::requirement::Meeting;
use domain::{MeetingId, Milliseconds};
use store::Database;

use super::Ground;
use crate::hands::Spots;

/// By how much a meeting is proposed to begin later or earlier.
const SHIFTS_MS: [Milliseconds; 4] = [-15 * 60_000, 15 * 60_000, -30 * 60_000, 30 * 60_000];
/// For how many meetings another time and another room are looked for, the soonest missed first.
const MEETINGS_MAX: usize = 6;
/// In how many rooms each.
const ROOMS_MAX: usize = 4;

/// The options of a day with what is left to be missed: whom to ask, and for the meetings among what is
/// missed, which may be changed, other times and rooms; with the rooms that may be proposed.
pub(super) fn options(
    db: &mut Database,
    ground: &Ground,
    (day, plan): (&Day, &Plan),
    (booked, mut options): (&[Meeting], Options),
) -> Result<(Options, Vec<Room>)> {
    let mut wanted: Vec<MeetingId> = Vec::new();
    for miss in &plan.misses {
        let meeting = day.tasks[miss.task].meeting;
        wanted.extend(meeting.filter(|one| !wanted.contains(one)));
    }
    let site = &ground.sight.site.id;
    let spots = Spots::look(db, site)?;
    let mut proposed: Vec<Room> = Vec::new();
    for id in wanted.into_iter().take(MEETINGS_MAX) {
        let Some(meeting) = booked.iter().find(|one| one.id == id) else {
            continue;
        };
        let house = ground.sight.house();
        let (shifts, rooms) = crate::meeting::ways_round(db, house, site, meeting, &SHIFTS_MS)?;
        options.starts.extend(shifts.into_iter().map(|by| (id, by)));
        let same_teams = rooms
            .into_iter()
            .filter(|room| same_teams(ground, meeting, room));
        for room in same_teams.take(ROOMS_MAX) {
            options.rooms.push(RoomChoice {
                meeting: id,
                room: room.id,
                spot: spots.of(Some(room.id)),
            });
            proposed.push(room);
        }
    }
    Ok((options, proposed))
}

/// Whether the room is served by the same team of each kind as the meeting's own.
fn same_teams(ground: &Ground, meeting: &Meeting, room: &Room) -> bool {
    let own = ground.sight.rooms.get(&meeting.requirement.room);
    let teams = &ground.sight.teams;
    let team = |name: &str, room| team_for(teams, name, room).map(|team| team.id);
    teams
        .iter()
        .all(|one| team(&one.standard_name, own) == team(&one.standard_name, Some(room)))
}
