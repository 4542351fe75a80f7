//! What the bureau's service is about beside its meetings, as the file in `sites/` has it; and the table of
//! newspapers that its leaders take.

use anyhow::{Context, Result};
use app::newspaper::NewspaperAsked;
use domain::newspaper::Addressee;
use domain::paper_in_custody::Retrieved;
use serde::Deserialize;

use crate::building::Building;

const SERVICE: &str = include_str!("../sites/service.toml");

/// A hand-written name, as the house keeps one.
pub(crate) const SIGNATURE: &str = "120,90 300,80 420,86;270,40 262,150 230,250 160,330;250,170 330,240 420,320;520,70 \
    640,60 760,66;640,30 636,120 630,220 632,340;540,180 660,170 780,178;520,330 640,320 800,326";
/// How many leaders dine in the small dining room.
pub(crate) const DINERS: usize = 8;
/// What a set of tableware holds.
pub(crate) const SET: &str = "碗、筷、勺、杯";
/// Who signs for papers at the bureau.
pub(crate) const RECEIVER: &str = "何静";

/// What people eat and wish, what lies in offices, what is written down.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Service {
    /// What was not in order with somebody before their shift.
    pub(crate) remarks: Vec<String>,
    /// What is written to the next shift.
    pub(crate) handed: Vec<String>,
    /// What is said with a leave that is asked for, and why one is refused; the same of a swap.
    pub(crate) leave_words: Vec<String>,
    pub(crate) leave_refused: Vec<String>,
    pub(crate) swap_words: Vec<String>,
    pub(crate) swap_refused: Vec<String>,
    /// Why papers did not get into an office.
    pub(crate) undelivered: Vec<String>,
    /// Why a missing copy is given up.
    pub(crate) waits_for: Vec<String>,
    /// The menus of days, one a day.
    pub(crate) menus: Vec<String>,
    /// What diners wish.
    pub(crate) wishes: Vec<String>,
    /// How a set is found that is not whole.
    pub(crate) broken: Vec<String>,
    /// Why a wish could not be served.
    pub(crate) unmet: Vec<String>,
    /// What the owner's office assigns, by when somebody says that they will have done it, and what they report.
    pub(crate) matters: Vec<String>,
    pub(crate) by_when: Vec<String>,
    pub(crate) finished: Vec<String>,
    papers: Vec<[String; 2]>,
    /// Why nobody drew their name.
    pub(crate) unsigned: Vec<String>,
}

impl Service {
    /// What the file says.
    ///
    /// # Errors
    /// When the file is wrong; a test reads it.
    pub(crate) fn read() -> Result<Self> {
        toml::from_str(SERVICE).context("what the service is about")
    }

    /// The paper at a place of the list, counted around.
    pub(crate) fn paper(&self, place: usize) -> Retrieved {
        let [title, number] = &self.papers[place % self.papers.len()];
        Retrieved {
            title: title.clone(),
            document_number: number.clone(),
            classified: title.is_empty(),
            copies: 1,
        }
    }
}

/// A paper, its code, its weekdays, whether it rests on holidays, and who takes how many: a leader by name, an
/// office by its door.
type Title = (
    &'static str,
    &'static str,
    u8,
    bool,
    &'static [(&'static str, u32)],
);

const TITLES: [Title; 5] = [
    (
        "人民日报",
        "1-1",
        0b111_1111,
        false,
        &[
            ("陈国栋", 1),
            ("李文博", 1),
            ("赵立新", 1),
            ("欧阳慧敏", 1),
            ("钱卫东", 1),
            ("710", 1),
        ],
    ),
    (
        "参考消息",
        "1-38",
        0b111_1111,
        false,
        &[("陈国栋", 1), ("李文博", 1), ("孙长海", 1)],
    ),
    ("经济日报", "1-68", 0b111_1111, false, &[("钱卫东", 2)]),
    (
        "中国建设报",
        "1-14",
        0b001_1111,
        true,
        &[("赵立新", 1), ("欧阳慧敏", 1)],
    ),
    ("中国交通报", "1-48", 0b001_1111, true, &[("陈国栋", 1)]),
];

/// A paper as it is entered, with who takes how many copies of it.
pub(crate) struct Taken {
    pub(crate) paper: NewspaperAsked,
    pub(crate) lines: Vec<(Addressee, u32)>,
}

/// The table of newspapers of the bureau.
///
/// # Errors
/// When somebody of it is not of the building.
pub(crate) fn newspapers(building: &Building) -> Result<Vec<Taken>> {
    let addressee = |who: &str| {
        let person = building.people.iter().find(|person| person.name == who);
        match (person, building.room(who)) {
            (Some(person), _) => Ok(Addressee::Leader(person.id)),
            (None, Some(room)) => Ok(Addressee::Office(room.id)),
            (None, None) => anyhow::bail!("{who} is nobody of the bureau"),
        }
    };
    let titles = TITLES.iter();
    let taken = titles.map(|(name, code, weekdays, off_on_holidays, lines)| {
        let lines = lines
            .iter()
            .map(|(who, copies)| Ok((addressee(who)?, *copies)));
        Ok(Taken {
            paper: NewspaperAsked {
                name: (*name).to_owned(),
                postal_code: (*code).to_owned(),
                weekdays: *weekdays,
                off_on_holidays: *off_on_holidays,
            },
            lines: lines.collect::<Result<_>>()?,
        })
    });
    taken.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::building::Place;

    #[test]
    fn what_the_service_is_about_can_be_read_and_fits_the_bureau() {
        let service = Service::read().unwrap();
        for place in 0..service.papers.len() {
            service.paper(place).checked().unwrap();
        }
        for menu in &service.menus {
            domain::dining::dishes(menu).unwrap();
        }
        let building = Building::new(Place::Bureau).unwrap();
        assert_eq!(newspapers(&building).unwrap().len(), TITLES.len());
        assert!(building.people.iter().any(|one| one.name == RECEIVER));
        assert!(building.people.len() >= DINERS);
    }
}
