//! Who serves what: the team whose scope holds the place, and within it who is on duty, by what they
//! have to do that day and by how far they would walk.

use crate::directory::{Room, Team};
use crate::{AccountId, Milliseconds};

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

/// Somebody on duty and what one more duty would mean for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Who.
    pub account: AccountId,
    /// How long the duties of the day that are theirs already keep them busy, done or not.
    pub busy: Milliseconds,
    /// How much longer they would walk.
    pub walk: Milliseconds,
    /// Whether they can do it in time beside what they have.
    pub fits: bool,
    /// Whether they serve the same meeting already: one face for one meeting.
    pub serves_this_meeting: bool,
}

impl Load {
    /// What it costs to give it to them: a minute of walking weighs as much as a minute of work.
    #[must_use]
    pub fn cost(&self) -> Milliseconds {
        self.busy + self.walk
    }
}

/// Who of those on duty gets the next duty (clause C0): whoever serves the meeting already; else of those
/// who can be there in time whoever it costs least.
#[must_use]
pub fn choose(on_duty: &[Load]) -> Option<AccountId> {
    on_duty
        .iter()
        .min_by_key(|load| {
            let (serves, fits) = (load.serves_this_meeting, load.fits);
            (!serves, !fits, load.cost(), load.account)
        })
        .map(|load| load.account)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FloorId, RoomId, TeamId};

    const MINUTE: Milliseconds = 60_000;

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
        let load = |name: &str, duties: i64, serves_this_meeting| Load {
            account: AccountId::derived(&[name]),
            busy: duties * 5 * MINUTE,
            walk: 0,
            fits: true,
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

    // C0
    #[test]
    fn who_is_near_goes_before_who_is_far_unless_they_have_more_to_do_or_are_busy_then_c0() {
        let load = |name: &str, busy: i64, walk: i64, fits| Load {
            account: AccountId::derived(&[name]),
            busy: busy * MINUTE,
            walk: walk * MINUTE,
            fits,
            serves_this_meeting: false,
        };
        let rows = [
            ("the nearer", [(30, 3, true), (30, 1, true)], "b"),
            ("the freer", [(20, 3, true), (30, 1, true)], "a"),
            ("less in all", [(29, 3, true), (30, 1, true)], "b"),
            ("who has time then", [(20, 0, false), (90, 5, true)], "b"),
            ("nobody has", [(20, 0, false), (90, 5, false)], "a"),
        ];
        for (name, [one, other], expected) in rows {
            let loads = [
                load("a", one.0, one.1, one.2),
                load("b", other.0, other.1, other.2),
            ];
            let chosen = choose(&loads);
            assert_eq!(chosen, Some(AccountId::derived(&[expected])), "{name}");
        }
    }
}
