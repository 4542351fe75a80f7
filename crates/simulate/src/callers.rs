//! Who comes, calls and asks: made up from lists, so that a day of any size has its people.

use anyhow::{Context, Result};
use app::visit::Registration;
use domain::Milliseconds;
use domain::call::{Handling, KINDS, Note, Told, URGENCIES};
use domain::fault::{Kind, Report, Urgency};
use domain::inquiry::Asked;
use domain::visit::Details;
use fastrand::Rng;
use serde::Deserialize;

use crate::building::Building;
use crate::day::pick;

/// One in so many people of the demo has a name that is hard to write.
const RARE_ONE_IN: u8 = 24;
const CALLERS: &str = include_str!("../sites/callers.toml");

/// The lists from which people and what they want are drawn.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Callers {
    /// What stands in every simulated name, and in no other text of a made-up building.
    pub(crate) generation: String,
    /// What every number begins with.
    pub(crate) exchange: String,
    families: Vec<String>,
    given: Vec<String>,
    given_names: Vec<String>,
    rare_names: Vec<String>,
    /// Whether people are called as people are, and not so that their names are found everywhere.
    #[serde(skip)]
    living: bool,
    organisations: Vec<String>,
    purposes: Vec<String>,
    things: Vec<String>,
    pub(crate) reasons: Vec<String>,
    call_matters: Vec<String>,
    case_numbers: Vec<String>,
    questions: Vec<String>,
    pub(crate) answers: Vec<String>,
    pub(crate) amendments: Vec<String>,
    pub(crate) explanations: Vec<String>,
    pub(crate) returned: Vec<String>,
    pub(crate) repairs: Vec<String>,
    pub(crate) repairers: Vec<String>,
    spots: Vec<String>,
    faults: Vec<String>,
}

impl Callers {
    /// The lists of the file.
    ///
    /// # Errors
    /// When the file is wrong; a test reads it.
    pub(crate) fn read() -> Result<Self> {
        toml::from_str(CALLERS).context("the lists of callers")
    }

    /// The same lists, whose people are called as people are: for whoever looks at them.
    pub(crate) fn living(self) -> Self {
        Self {
            living: true,
            ..self
        }
    }

    /// Somebody's name.
    fn name(&self, rng: &mut Rng) -> String {
        if self.living {
            if rng.u8(..RARE_ONE_IN) == 0 {
                return pick(rng, &self.rare_names);
            }
            let (family, given) = (pick(rng, &self.families), pick(rng, &self.given_names));
            return format!("{family}{given}");
        }
        let (family, given) = (pick(rng, &self.families), pick(rng, &self.given));
        format!("{family}{}{given}", self.generation)
    }

    fn telephone(&self, rng: &mut Rng) -> String {
        format!("{}{:04}", self.exchange, rng.u32(..10_000))
    }

    /// Whom somebody comes to see: a department, or a person of the directory with theirs behind.
    fn host(rng: &mut Rng, building: &Building) -> String {
        let departments = &building.content.departments;
        let department = &departments[rng.usize(..departments.len())];
        if rng.u8(..3) > 0 {
            return department.name.clone();
        }
        let person = &department.people[rng.usize(..department.people.len())];
        format!("{} {}", person.parts().0, department.name)
    }

    /// Somebody who comes; `lacking` now and then leaves out what the record of the day asks for.
    pub(crate) fn visitor(
        &self,
        rng: &mut Rng,
        building: &Building,
        lacking: bool,
    ) -> Registration {
        let bare = lacking && rng.u8(..12) == 0;
        let document = match rng.u8(..30) {
            0 => "none",
            1..4 => "work-card",
            4 => "passport",
            _ => "id-card",
        };
        Registration {
            details: Details {
                name: self.name(rng),
                organisation: pick(rng, &self.organisations),
                telephone: self.telephone(rng),
                document_kind: document.to_owned(),
                things: pick(rng, &self.things),
                purpose: if bare {
                    String::new()
                } else {
                    self.purpose(rng)
                },
                host: Self::host(rng, building),
                ..Details::default()
            },
            companions: if rng.u8(..6) == 0 { rng.u32(1..5) } else { 0 },
            ..Registration::default()
        }
    }

    pub(crate) fn purpose(&self, rng: &mut Rng) -> String {
        pick(rng, &self.purposes)
    }

    /// A call at `now`, as it is taken down.
    pub(crate) fn call(&self, rng: &mut Rng, building: &Building, now: Milliseconds) -> Note {
        let handling = match rng.u8(..10) {
            0..5 => Handling::Answered,
            5 => Handling::Transferred,
            6 => Handling::Message,
            _ => Handling::CallBack,
        };
        let departments = &building.content.departments;
        let anonymous = handling != Handling::CallBack && rng.u8(..5) == 0;
        let caller = if anonymous {
            String::new()
        } else {
            self.name(rng)
        };
        Note {
            told: Told {
                caller,
                organisation: pick(rng, &self.organisations),
                telephone: self.telephone(rng),
                case_number: pick(rng, &self.case_numbers),
                matter: pick(rng, &self.call_matters),
                remark: String::new(),
            },
            kind: KINDS[rng.usize(..KINDS.len())].to_owned(),
            urgency: URGENCIES[rng.usize(..URGENCIES.len())].to_owned(),
            handling,
            to: departments[rng.usize(..departments.len())].name.clone(),
            agreed: Some(now + rng.i64(20..150) * 60_000),
            assignee: None,
        }
    }

    /// What somebody asks, with the answer that the desk knows.
    pub(crate) fn asked(&self, rng: &mut Rng) -> Asked {
        let leaves_number = rng.bool();
        Asked {
            question: pick(rng, &self.questions),
            asker: self.name(rng),
            telephone: if leaves_number {
                self.telephone(rng)
            } else {
                String::new()
            },
            answer: pick(rng, &self.answers),
        }
    }

    /// What does not work somewhere.
    pub(crate) fn fault(&self, rng: &mut Rng, building: &Building) -> Report {
        let rooms = &building.rooms;
        let urgency = match rng.u8(..4) {
            0 => Urgency::Urgent,
            _ => Urgency::Ordinary,
        };
        Report {
            room: rooms[rng.usize(..rooms.len())].id,
            spot: pick(rng, &self.spots),
            kind: Kind::ALL[rng.usize(..Kind::ALL.len())],
            urgency,
            description: pick(rng, &self.faults),
            seen: None,
            found: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::building::Place;

    #[test]
    fn whoever_is_made_up_may_be_written_down_and_is_found_by_their_name() {
        let callers = Callers::read().unwrap();
        for place in Place::ALL {
            let building = Building::new(place).unwrap();
            let mut rng = Rng::with_seed(1);
            for _ in 0..200 {
                let visitor = callers.visitor(&mut rng, &building, true);
                visitor.details.check().unwrap();
                assert!(visitor.details.name.contains(&callers.generation));
                callers
                    .call(&mut rng, &building, 0)
                    .tidied()
                    .check(0)
                    .unwrap();
                callers.fault(&mut rng, &building).check(0).unwrap();
            }
        }
        let others = [
            include_str!("../sites/court.toml"),
            include_str!("../sites/bureau.toml"),
            include_str!("../sites/desk.toml"),
            include_str!("../sites/bureau-desk.toml"),
        ];
        assert!(
            others
                .iter()
                .all(|text| !text.contains(&callers.generation))
        );
    }

    #[test]
    fn the_people_of_the_demo_are_called_as_differently_as_people_are() {
        let callers = Callers::read().unwrap().living();
        let building = Building::new(Place::Court).unwrap();
        let mut rng = Rng::with_seed(1);
        let comes = |_| {
            let visitor = callers.visitor(&mut rng, &building, true);
            visitor.details.check().unwrap();
            visitor.details.name
        };
        let names: Vec<String> = (0..480).map(comes).collect();
        let different: std::collections::BTreeSet<&String> = names.iter().collect();
        assert!(different.len() > 250, "{different:?}");
        let rare = |name: &&String| callers.rare_names.contains(name);
        let rare: Vec<&String> = names.iter().filter(rare).collect();
        assert!((4..60).contains(&rare.len()), "{rare:?}");
        let held = names
            .iter()
            .filter(|name| name.contains(&callers.generation));
        assert!(held.count() < 20);
        assert!(rare.iter().any(|name| name.chars().count() == 12));
    }
}
