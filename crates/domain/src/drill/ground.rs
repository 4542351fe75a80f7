//! The directory as the drill asks it: what may be asked of which entry, what is right, what is near.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asks, Entry};
use crate::directory::room_title;
use crate::{DepartmentId, PersonId, RoomId, Uid, folding};

/// A person as the drill knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroundPerson {
    /// Their name.
    pub name: String,
    /// How they are addressed; empty where nothing special is known.
    pub form_of_address: String,
    /// Their precedence; leaders have one.
    pub precedence: Option<u32>,
    /// Their department.
    pub department: Option<DepartmentId>,
    /// The room they work in.
    pub room: Option<RoomId>,
    /// The number on their desk, where whoever is asked may be told it.
    pub telephone: Option<String>,
}

impl GroundPerson {
    fn surname(&self) -> Option<char> {
        self.name.chars().next()
    }

    /// What they are called by beside their name: 王 and 院长 of 王院长; no name where they are called
    /// by the title alone.
    fn called(&self) -> Option<(&str, &str)> {
        let form = self.form_of_address.as_str();
        let named = form
            .chars()
            .zip(self.name.chars())
            .take_while(|(one, other)| one == other);
        let length = named.map(|(one, _)| one.len_utf8()).sum();
        let (name, title) = form.split_at(length);
        (!title.is_empty()).then_some((name, title))
    }

    fn title(&self) -> Option<&str> {
        self.called().map(|(_, title)| title)
    }

    fn leads(&self) -> bool {
        self.precedence.is_some() && self.called().is_some()
    }
}

/// A room as the drill knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroundRoom {
    /// What is on its door.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The name of its floor.
    pub floor: String,
    /// The level of its floor.
    pub level: i32,
}

/// The directory as the drill asks it.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    people: BTreeMap<Uid, GroundPerson>,
    rooms: BTreeMap<Uid, GroundRoom>,
    departments: BTreeMap<Uid, String>,
    /// The rooms in which the people of a department work.
    rooms_of: BTreeMap<DepartmentId, BTreeSet<Uid>>,
    /// The rooms in which anybody works.
    offices: BTreeSet<Uid>,
}

impl Ground {
    /// The ground of these entries.
    #[must_use]
    pub fn new(
        people: Vec<(PersonId, GroundPerson)>,
        rooms: Vec<(RoomId, GroundRoom)>,
        departments: Vec<(DepartmentId, String)>,
    ) -> Self {
        let mut ground = Self {
            people: people.into_iter().map(|(id, one)| (id.0, one)).collect(),
            rooms: rooms.into_iter().map(|(id, one)| (id.0, one)).collect(),
            departments: departments
                .into_iter()
                .map(|(id, name)| (id.0, name))
                .collect(),
            ..Self::default()
        };
        for person in ground.people.values() {
            let Some(room) = person
                .room
                .filter(|room| ground.rooms.contains_key(&room.0))
            else {
                continue;
            };
            ground.offices.insert(room.0);
            if let Some(department) = person.department {
                ground
                    .rooms_of
                    .entry(department)
                    .or_default()
                    .insert(room.0);
            }
        }
        ground
    }

    /// The entries of which this can be asked: what is asked names one entry alone.
    pub(super) fn askable(&self, asks: Asks) -> Vec<Uid> {
        let entries: Vec<Uid> = match asks.subject() {
            Entry::Person => self.people.keys().copied().collect(),
            Entry::Room => self.rooms.keys().copied().collect(),
            Entry::Department => self.departments.keys().copied().collect(),
        };
        let prompts: Vec<(Uid, String)> = entries
            .into_iter()
            .filter(|entry| self.answer(asks, *entry).is_some())
            .filter_map(|entry| Some((entry, self.prompt(asks, entry)?)))
            .collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, prompt) in &prompts {
            *counts.entry(prompt).or_default() += 1;
        }
        let alone = |prompt: &str| asks == Asks::FirstOfLeaders || counts[prompt] == 1;
        prompts
            .iter()
            .filter(|(_, prompt)| alone(prompt))
            .map(|(entry, _)| *entry)
            .collect()
    }

    /// The right choice; `None` where the entry has none.
    pub(super) fn answer(&self, asks: Asks, subject: Uid) -> Option<Uid> {
        let person = || self.people.get(&subject);
        match asks {
            Asks::RoomOfPerson => {
                let room = person()?.room?.0;
                self.rooms.contains_key(&room).then_some(room)
            }
            Asks::RoomOfDepartment => {
                let rooms = self.rooms_of.get(&DepartmentId(subject))?;
                let only = rooms.first().filter(|_| rooms.len() == 1);
                only.copied()
            }
            Asks::NumberOfRoom | Asks::NameOfRoom => {
                let room = self.rooms.get(&subject)?;
                // A name that says the number asks nothing.
                let asks = !room.number.is_empty() && !room.name.contains(room.number.trim());
                asks.then_some(subject)
            }
            Asks::NumberOfPerson | Asks::PersonOfNumber => {
                person()?.telephone.as_ref().map(|_| subject)
            }
            Asks::AddressOfLeader | Asks::LeaderOfAddress | Asks::FirstOfLeaders => {
                person()?.leads().then_some(subject)
            }
        }
    }

    /// What the question names; empty where it names nothing, `None` where it is no longer there.
    #[must_use]
    pub fn prompt(&self, asks: Asks, subject: Uid) -> Option<String> {
        let person = || self.people.get(&subject);
        let room = || self.rooms.get(&subject);
        match asks {
            Asks::RoomOfPerson | Asks::NumberOfPerson => person().map(|one| self.named(one)),
            Asks::RoomOfDepartment => self.departments.get(&subject).cloned(),
            Asks::NumberOfRoom => room().map(|room| room.name.clone()),
            Asks::NameOfRoom => room().map(|room| room.number.clone()),
            Asks::PersonOfNumber => person()?.telephone.clone(),
            Asks::AddressOfLeader => person().map(|one| one.name.clone()),
            // The surname would tell.
            Asks::LeaderOfAddress => person()?.title().map(|title| format!("○{title}")),
            Asks::FirstOfLeaders => person().map(|_| String::new()),
        }
    }

    /// What a choice says; `None` where it is no longer there.
    #[must_use]
    pub fn words(&self, asks: Asks, subject: Uid, choice: Uid) -> Option<String> {
        let person = || self.people.get(&choice);
        match asks {
            Asks::RoomOfPerson | Asks::RoomOfDepartment | Asks::NumberOfRoom => {
                let room = self.rooms.get(&choice)?;
                Some(format!("{} · {}", room.number, room.floor))
            }
            Asks::NameOfRoom => self.rooms.get(&choice).map(|room| room.name.clone()),
            Asks::NumberOfPerson => person()?.telephone.clone(),
            Asks::PersonOfNumber => person().map(|one| self.named(one)),
            Asks::AddressOfLeader => {
                let offered = person()?;
                let asked = self.people.get(&subject)?;
                // Another's title with the surname of the one asked for: the surname tells nothing.
                let (surname, _) = asked.called()?;
                Some(format!("{surname}{}", offered.title()?))
            }
            Asks::LeaderOfAddress | Asks::FirstOfLeaders => person().map(|one| one.name.clone()),
        }
        .filter(|words| !words.trim().is_empty())
    }

    /// What an entry is called; `None` where it is no longer there.
    #[must_use]
    pub fn name(&self, entry: Entry, id: Uid) -> Option<String> {
        match entry {
            Entry::Person => self.people.get(&id).map(|one| self.named(one)),
            Entry::Department => self.departments.get(&id).cloned(),
            Entry::Room => {
                let room = self.rooms.get(&id)?;
                Some(room_title(&room.number, &room.name))
            }
        }
    }

    /// The name, with the department that tells namesakes apart.
    fn named(&self, person: &GroundPerson) -> String {
        let department = person.department.and_then(|id| self.departments.get(&id.0));
        match department {
            Some(department) => format!("{department} {}", person.name),
            None => person.name.clone(),
        }
    }

    /// The wrong choices, the nearest first.
    pub(super) fn candidates(&self, asks: Asks, subject: Uid, answer: Uid) -> Vec<Uid> {
        let mut near: Vec<(u64, Uid)> = match asks {
            Asks::RoomOfPerson | Asks::RoomOfDepartment => {
                let rooms = self.offices.iter();
                rooms
                    .map(|id| (self.between_rooms(answer, *id), *id))
                    .collect()
            }
            Asks::NumberOfRoom | Asks::NameOfRoom => {
                let rooms = self.rooms.keys();
                rooms
                    .map(|id| (self.between_rooms(answer, *id), *id))
                    .collect()
            }
            _ => {
                let people = self.people.keys();
                let fit = people.filter(|id| self.stands_beside(asks, subject, **id));
                fit.map(|id| (self.between_people(asks, answer, *id), *id))
                    .collect()
            }
        };
        near.retain(|(_, id)| *id != answer);
        near.sort_unstable();
        near.into_iter().map(|(_, id)| id).collect()
    }

    /// Whether the person can be a wrong choice: the same can be asked of them, with another answer.
    fn stands_beside(&self, asks: Asks, subject: Uid, candidate: Uid) -> bool {
        let (Some(asked), Some(other)) = (self.people.get(&subject), self.people.get(&candidate))
        else {
            return false;
        };
        match asks {
            Asks::PersonOfNumber => other.telephone.is_some() && other.telephone != asked.telephone,
            Asks::NumberOfPerson => other.telephone.is_some(),
            Asks::LeaderOfAddress => other.leads() && other.title() != asked.title(),
            Asks::FirstOfLeaders => other.leads() && other.precedence > asked.precedence,
            _ => other.leads(),
        }
    }

    fn between_rooms(&self, one: Uid, other: Uid) -> u64 {
        let (Some(one), Some(other)) = (self.rooms.get(&one), self.rooms.get(&other)) else {
            return u64::MAX;
        };
        let levels = u64::from(one.level.abs_diff(other.level));
        levels * 1_000_000 + between_numbers(&one.number, &other.number)
    }

    fn between_people(&self, asks: Asks, one: Uid, other: Uid) -> u64 {
        let (Some(one), Some(other)) = (self.people.get(&one), self.people.get(&other)) else {
            return u64::MAX;
        };
        match asks {
            Asks::NumberOfPerson => between_numbers(
                one.telephone.as_deref().unwrap_or(""),
                other.telephone.as_deref().unwrap_or(""),
            ),
            Asks::PersonOfNumber => {
                u64::from(one.surname() != other.surname())
                    + 2 * u64::from(one.department != other.department)
            }
            _ => {
                let ranks = one
                    .precedence
                    .unwrap_or(0)
                    .abs_diff(other.precedence.unwrap_or(0));
                u64::from(one.surname() != other.surname()) * 3 + u64::from(ranks)
            }
        }
    }
}

/// How far two numbers are apart by their last digits.
fn between_numbers(one: &str, other: &str) -> u64 {
    let number = |text: &str| -> u64 {
        let digits = folding::digits(text);
        let last = digits.get(digits.len().saturating_sub(5)..).unwrap_or("");
        last.parse().unwrap_or(0)
    };
    number(one).abs_diff(number(other)).min(999_999)
}
