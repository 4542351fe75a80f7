//! Who does a duty of the day, and where.

use domain::assignment::team_for;
use domain::directory::{Room, Team};

/// Who does a duty of the day, and where: each team that carries the rule and whose scope holds a
/// room of its kind of place, in the first such room (clause C0). Where the site has no such room,
/// the team with the narrowest scope.
pub(super) fn places<'site>(
    teams: &'site [Team],
    rooms: &'site [Room],
    rule: &standards::Rule,
) -> Vec<(Option<&'site Team>, Option<&'site Room>)> {
    let placed: Vec<_> = teams
        .iter()
        .filter(|team| rule.by == team.standard_name.as_str())
        .filter_map(|team| Some((Some(team), Some(place_of_kind(team, rooms, rule)?))))
        .collect();
    if placed.is_empty() {
        return vec![(team_for(teams, rule.by.as_str(), None), None)];
    }
    placed
}

/// The first room of the rule's kind of place that the team serves.
pub(crate) fn place_of_kind<'site>(
    team: &Team,
    rooms: &'site [Room],
    rule: &standards::Rule,
) -> Option<&'site Room> {
    let mut rooms = rooms.iter();
    rooms.find(|room| rule.place == room.kind.as_str() && team.serves(room))
}
