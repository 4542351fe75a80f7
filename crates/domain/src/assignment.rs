//! Who serves what: the team whose scope holds the place, and within it who is on duty, evenly.

use crate::AccountId;
use crate::directory::{Room, Team};

/// The team that serves the room and carries the rule's team or post; `None` where nobody does.
///
/// Among several the narrowest scope comes first, so that a team of one floor is asked before a
/// team of the whole house (clause C0).
#[must_use]
pub fn team_for<'team>(
    teams: &'team [Team],
    standard_name: &str,
    room: Option<&Room>,
) -> Option<&'team Team> {
    teams
        .iter()
        .filter(|team| team.standard_name == standard_name)
        .filter(|team| room.is_none_or(|room| team.serves(room)))
        .min_by_key(|team| {
            let breadth = if team.floors.is_empty() && team.rooms.is_empty() {
                usize::MAX
            } else {
                team.floors.len() * 100 + team.rooms.len()
            };
            (breadth, team.id)
        })
}

/// Somebody on duty and how much is theirs today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Who.
    pub account: AccountId,
    /// How many duties of the day are theirs already, done or not.
    pub duties: u32,
    /// Whether they serve the same meeting already: one face for one meeting.
    pub serves_this_meeting: bool,
}

/// Who of those on duty gets the next duty: whoever serves the meeting already, else who has least.
#[must_use]
pub fn choose(on_duty: &[Load]) -> Option<AccountId> {
    on_duty
        .iter()
        .min_by_key(|load| (!load.serves_this_meeting, load.duties, load.account))
        .map(|load| load.account)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FloorId, RoomId, TeamId};

    fn team(name: &str, standard_name: &str, floors: &[&str]) -> Team {
        Team {
            id: TeamId::derived(&[name]),
            standard_name: standard_name.to_owned(),
            name: name.to_owned(),
            floors: floors
                .iter()
                .map(|floor| FloorId::derived(&[floor]))
                .collect(),
            rooms: Vec::new(),
            members: Vec::new(),
        }
    }

    fn room(floor: &str) -> Room {
        Room {
            id: RoomId::derived(&[floor, "1"]),
            floor: FloorId::derived(&[floor]),
            number: "1".to_owned(),
            name: "1".to_owned(),
            kind: "meeting-room".to_owned(),
            capacity: 10,
            whole: None,
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        }
    }

    #[test]
    fn a_duty_goes_to_the_team_whose_scope_holds_the_room_c0() {
        let teams = [
            team("全楼", "etiquette", &[]),
            team("七层", "etiquette", &["7"]),
            team("六层", "etiquette", &["6", "4"]),
            team("保安", "guards", &["7"]),
        ];
        let named = |floor| {
            team_for(&teams, "etiquette", Some(&room(floor))).map(|team| team.name.as_str())
        };
        assert_eq!(named("7"), Some("七层"));
        assert_eq!(named("4"), Some("六层"));
        assert_eq!(named("3"), Some("全楼"));
        assert_eq!(team_for(&teams[1..], "etiquette", Some(&room("3"))), None);
    }

    #[test]
    fn within_the_team_it_goes_to_who_has_least_but_one_face_serves_one_meeting() {
        let load = |name: &str, duties, serves_this_meeting| Load {
            account: AccountId::derived(&[name]),
            duties,
            serves_this_meeting,
        };
        let who = |name: &str| Some(AccountId::derived(&[name]));
        assert_eq!(
            choose(&[load("a", 3, false), load("b", 1, false)]),
            who("b")
        );
        assert_eq!(choose(&[load("a", 3, true), load("b", 1, false)]), who("a"));
        assert_eq!(choose(&[]), None);
    }
}
