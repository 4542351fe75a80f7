//! Small days, written down by names and times.

use super::super::*;
use crate::{BuildingId, FloorId};

/// A day with the names of what is in it.
pub(super) struct Ground {
    pub(super) day: Day,
    names: Vec<String>,
    people: Vec<String>,
    /// Names of teams, meetings and people that are told again by their ids.
    known: Vec<String>,
}

/// The instant of a time of the day.
pub(super) fn at(text: &str) -> Milliseconds {
    let (hour, minutes) = text.split_once(':').unwrap();
    minute(hour.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap())
}

pub(super) fn minute(minutes: i64) -> Milliseconds {
    minutes * 60_000
}

pub(super) fn clock(at: Milliseconds) -> String {
    let minutes = at / 60_000;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

pub(super) fn floor_spot(level: i32, room: &str) -> Spot {
    Spot {
        room: RoomId::derived(&[room]),
        floor: FloorId::derived(&[&level.to_string()]),
        level,
        building: BuildingId::derived(&["main"]),
    }
}

impl Ground {
    pub(super) fn new() -> Self {
        Self {
            day: Day::default(),
            names: Vec::new(),
            people: Vec::new(),
            known: vec!["li".to_owned()],
        }
    }

    pub(super) fn person(&mut self, name: &str, teams: &[&str], from: &str, until: &str) {
        self.people.push(name.to_owned());
        self.known
            .extend(teams.iter().map(|team| (*team).to_owned()));
        self.day.people.push(Person {
            account: AccountId::derived(&[name]),
            teams: teams.iter().map(|team| TeamId::derived(&[team])).collect(),
            shifts: vec![(at(from), at(until))],
            worked: 0,
            serves: Vec::new(),
        });
    }

    pub(super) fn duty(
        &mut self,
        name: &str,
        team: Option<&str>,
        level: i32,
        room: &str,
        (opens, due, takes): (&str, &str, i64),
    ) {
        self.names.push(name.to_owned());
        self.day.tasks.push(Task {
            duty: DutyId::derived(&[name]),
            meeting: None,
            team: team.map(|team| TeamId::derived(&[team])),
            spot: Some(floor_spot(level, room)),
            opens: at(opens),
            due: at(due),
            takes: minute(takes),
            holder: None,
            barred: Vec::new(),
        });
    }

    pub(super) fn meeting(
        &mut self,
        name: &str,
        team: &str,
        level: i32,
        room: &str,
        duties: &[(&str, &str, &str, i64)],
    ) {
        self.known.push(name.to_owned());
        let meeting = Self::meeting_id(name);
        for (duty, opens, due, takes) in duties {
            let full = format!("{name}.{duty}");
            self.duty(&full, Some(team), level, room, (opens, due, *takes));
            self.day.tasks.last_mut().unwrap().meeting = Some(meeting);
        }
    }

    /// The meeting of that name.
    pub(super) fn meeting_id(name: &str) -> MeetingId {
        MeetingId::derived(&[name])
    }

    pub(super) fn hold(&mut self, name: &str, who: &str) {
        let place = self.names.iter().position(|known| known == name).unwrap();
        self.day.tasks[place].holder = Some(AccountId::derived(&[who]));
    }

    pub(super) fn name(&self, task: usize) -> &str {
        &self.names[task]
    }

    pub(super) fn person_name(&self, person: usize) -> &str {
        &self.people[person]
    }

    pub(super) fn duty_name(&self, duty: DutyId) -> String {
        let place = self.day.tasks.iter().position(|task| task.duty == duty);
        self.names[place.unwrap()].clone()
    }

    /// A change in short.
    pub(super) fn change(&self, change: &Change) -> String {
        let named = |is: &dyn Fn(&str) -> bool| {
            let mut all = self.known.iter().chain(&self.people);
            all.find(|name| is(name)).unwrap().clone()
        };
        let who = |account: AccountId| named(&|name| AccountId::derived(&[name]) == account);
        let team = |team: TeamId| named(&|name| TeamId::derived(&[name]) == team);
        let of = |meeting: MeetingId| named(&|name| MeetingId::derived(&[name]) == meeting);
        let hours = |span: Span| format!("{}-{}", clock(span.0), clock(span.1));
        match *change {
            Change::GiveDuty { duty, to } => format!("{} to {}", self.duty_name(duty), who(to)),
            Change::GiveMeeting { meeting, to } => format!("{} to {}", of(meeting), who(to)),
            Change::Plan {
                account,
                team: id,
                span,
            } => format!("{} of {} {}", who(account), team(id), hours(span)),
            Change::Stretch { account, span } => format!("{} until {}", who(account), hours(span)),
            Change::MoveStart { meeting, by } => format!("{} by {}", of(meeting), by / 60_000),
            Change::MoveRoom { meeting, .. } => format!("{} elsewhere", of(meeting)),
            Change::OneMore { team: id, span } => {
                format!("one more of {} {}", team(id), hours(span))
            }
        }
    }
}
