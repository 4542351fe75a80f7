//! What the text of a site says of its places and people beside their names: the way, and how
//! somebody is reached.

use anyhow::{Context, Result};
use app::directory::{PersonEntry, PlaceDirections};
use domain::PersonId;
use domain::directions::Directions;
use domain::directory::{Person, Room};
use domain::particulars::{Particulars, Telephone, ToldTo};

use super::Building;
use crate::content::ReachedLine;

impl Building {
    /// What the site's text says of the way to a room.
    pub(super) fn directions(&self, room: &Room) -> PlaceDirections {
        let floor = self.floors.iter().find(|floor| floor.id == room.floor);
        let floor = floor.and_then(|floor| {
            let mut lines = self.content.floors.iter();
            lines.find(|line| line.level == floor.level)
        });
        let line = self.content.rooms.iter();
        let line = line.clone().find(|line| line.number == room.number);
        PlaceDirections {
            building: Directions::default(),
            floor: floor.map_or_else(Directions::default, |line| Directions {
                plain: line.way.clone(),
                step_free: line.step_free.clone(),
            }),
            room: Directions {
                plain: line.map_or_else(String::new, |line| line.way.clone()),
                // No corridor of the made-up sites has steps.
                step_free: line.map_or_else(String::new, |line| line.way.clone()),
            },
        }
    }

    /// The person of the line with how they are reached.
    pub(super) fn reached(&self, line: &ReachedLine) -> Result<PersonEntry> {
        let named = |name: &String| {
            let found = self.people.iter().find(|person| person.name == *name);
            found.with_context(|| format!("nobody is called {name}"))
        };
        let telephone = |(number, told_to): &(String, String)| {
            Ok::<_, anyhow::Error>(Telephone {
                number: number.clone(),
                told_to: ToldTo::from_word(told_to).context("nobody is told so")?,
            })
        };
        let room = |number: &String| {
            let found = self.room(number).map(|room| room.id);
            found.with_context(|| format!("{} works in no room {number}", line.name))
        };
        let account = |login: &String| {
            let found = self.workers.iter().find(|worker| worker.login == *login);
            let found = found.map(|worker| worker.account);
            found.with_context(|| format!("{} has no account {login}", line.name))
        };
        let leaders = line.acts_for.iter().map(|leader| Ok(named(leader)?.id));
        Ok(PersonEntry {
            person: named(&line.name)?.clone(),
            particulars: Some(Particulars {
                office: line.office.as_ref().map(telephone).transpose()?,
                mobile: line.mobile.as_ref().map(telephone).transpose()?,
                room: line.room.as_ref().map(room).transpose()?,
                plates: line.plates.clone(),
                acts_for: leaders.collect::<Result<_>>()?,
                account: line.login.as_ref().map(account).transpose()?,
            }),
        })
    }

    /// Those of the staff who carry a telephone, by their logins, as the directory has them.
    pub(super) fn carrying(&self) -> Vec<(&str, PersonEntry)> {
        let lines = self.content.staff.iter();
        let entries = lines.filter_map(|line| {
            let number = line.mobile.clone()?;
            let worker = self.workers.iter().find(|one| one.login == line.login)?;
            let person = Person {
                id: PersonId::derived(&["staff", &self.content.id, &line.login]),
                name: line.name.clone(),
                department: None,
                form_of_address: String::new(),
                precedence: None,
            };
            let mobile = Telephone {
                number,
                told_to: ToldTo::Colleagues,
            };
            let particulars = Some(Particulars {
                mobile: Some(mobile),
                account: Some(worker.account),
                ..Particulars::default()
            });
            let entry = PersonEntry {
                person,
                particulars,
            };
            Some((line.login.as_str(), entry))
        });
        entries.collect()
    }
}
