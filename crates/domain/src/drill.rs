//! The drill of the directory 名录练习 (clause A2.6): questions on rooms, telephone numbers and forms
//! of address, made of the directory as it stands, each with four choices that are near each other.
//!
//! A question names its subject and its choices by their ids alone: what they are called is looked up
//! as it is shown, so that no name outlives its entry of the directory.

mod dice;
mod ground;
mod score;

use std::collections::{BTreeMap, BTreeSet};

use crate::Uid;

use self::dice::Dice;
pub use self::ground::{Ground, GroundPerson, GroundRoom};
pub use self::score::{Answered, Score, Trend, of_kinds, trend};

/// How many questions a round has.
pub const ROUND: usize = 10;
/// How many choices a question has.
pub const CHOICES: usize = 4;
/// Among how many of the nearest the wrong choices are drawn.
const NEAR: usize = 6;
/// After so many entries with too little beside them nothing of the kind is asked in a round: in a large
/// directory whose people share a room, each would be tried.
const IN_VAIN: usize = 12;
/// How often an entry comes: one never asked, and one in each box. An entry begins in the first box,
/// moves on with each right answer and falls back to the first with a wrong one.
const NEVER_ASKED: u64 = 6;
const BOXES: [u64; 5] = [16, 8, 4, 2, 1];

/// What questions are about; accuracy is counted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Where offices and rooms are.
    Rooms,
    /// Telephone numbers.
    Numbers,
    /// Forms of address and precedence of leaders.
    Addresses,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rooms, Self::Numbers, Self::Addresses];

    /// Its word in the API and in keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Rooms => "rooms",
            Self::Numbers => "numbers",
            Self::Addresses => "addresses",
        }
    }
}

/// What a question asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// In which room somebody works.
    RoomOfPerson,
    /// In which room a department is.
    RoomOfDepartment,
    /// What is on the door of a room that is known by its name.
    NumberOfRoom,
    /// Which room it is that has this on its door.
    NameOfRoom,
    /// Which number somebody has.
    NumberOfPerson,
    /// Whose number it is.
    PersonOfNumber,
    /// How a leader is addressed.
    AddressOfLeader,
    /// Which leader has this title.
    LeaderOfAddress,
    /// Which of the leaders goes first.
    FirstOfLeaders,
}

/// What the ids of a question are ids of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Of a person.
    Person,
    /// Of a room.
    Room,
    /// Of a department.
    Department,
}

impl Asks {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::RoomOfPerson,
        Self::RoomOfDepartment,
        Self::NumberOfRoom,
        Self::NameOfRoom,
        Self::NumberOfPerson,
        Self::PersonOfNumber,
        Self::AddressOfLeader,
        Self::LeaderOfAddress,
        Self::FirstOfLeaders,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::RoomOfPerson => "room-of-person",
            Self::RoomOfDepartment => "room-of-department",
            Self::NumberOfRoom => "number-of-room",
            Self::NameOfRoom => "name-of-room",
            Self::NumberOfPerson => "number-of-person",
            Self::PersonOfNumber => "person-of-number",
            Self::AddressOfLeader => "address-of-leader",
            Self::LeaderOfAddress => "leader-of-address",
            Self::FirstOfLeaders => "first-of-leaders",
        }
    }

    /// The one of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asks| asks.word() == word)
    }

    /// What it is about.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::RoomOfPerson | Self::RoomOfDepartment | Self::NumberOfRoom | Self::NameOfRoom => {
                Kind::Rooms
            }
            Self::NumberOfPerson | Self::PersonOfNumber => Kind::Numbers,
            Self::AddressOfLeader | Self::LeaderOfAddress | Self::FirstOfLeaders => Kind::Addresses,
        }
    }

    /// What its subject is.
    #[must_use]
    pub fn subject(self) -> Entry {
        match self {
            Self::RoomOfDepartment => Entry::Department,
            Self::NumberOfRoom | Self::NameOfRoom => Entry::Room,
            _ => Entry::Person,
        }
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it asks.
    pub asks: Asks,
    /// Of which entry of the directory.
    pub subject: Uid,
    /// What is offered, by id.
    pub choices: Vec<Uid>,
    /// The place of the right one among the choices.
    pub right: usize,
}

/// An answer given before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// What was asked.
    pub asks: Asks,
    /// Of which entry.
    pub subject: Uid,
    /// Whether it was answered rightly.
    pub right: bool,
}

/// The questions of a round: they follow from the directory, from what was answered before, the
/// oldest first, and from the seed. Kinds take turns; what was answered wrongly comes more often, and
/// no entry comes twice. Where the directory is small there are fewer, or none.
#[must_use]
pub fn round(ground: &Ground, past: &[Past], seed: u64) -> Vec<Question> {
    let boxes = boxes(past);
    let mut dice = Dice::of(seed);
    let mut askable: BTreeMap<Kind, Vec<(Asks, Uid, u64)>> = BTreeMap::new();
    for asks in Asks::ALL {
        let weighed = ground.askable(asks).into_iter().map(|subject| {
            let weight = boxes.get(&(asks, subject));
            (
                asks,
                subject,
                weight.map_or(NEVER_ASKED, |place| BOXES[*place]),
            )
        });
        askable.entry(asks.kind()).or_default().extend(weighed);
    }
    let mut questions = Vec::new();
    let mut asked = BTreeSet::new();
    let mut in_vain: BTreeMap<Asks, usize> = BTreeMap::new();
    while questions.len() < ROUND && askable.values().any(|left| !left.is_empty()) {
        for left in askable.values_mut() {
            while questions.len() < ROUND
                && let Some((asks, subject)) = draw(left, &mut dice)
            {
                // Nor is one entry the answer to two questions: the second would be told by the first.
                let answer = ground.answer(asks, subject);
                if [Some(subject), answer]
                    .iter()
                    .flatten()
                    .any(|one| asked.contains(one))
                {
                    continue;
                }
                if let Some(question) = question(ground, asks, subject, &mut dice) {
                    asked.insert(subject);
                    asked.extend(answer);
                    questions.push(question);
                    break;
                }
                let vain = in_vain.entry(asks).or_default();
                *vain += 1;
                if *vain >= IN_VAIN {
                    left.retain(|(other, ..)| *other != asks);
                }
            }
        }
    }
    questions
}

fn boxes(past: &[Past]) -> BTreeMap<(Asks, Uid), usize> {
    let mut boxes = BTreeMap::new();
    for one in past {
        let place = boxes.entry((one.asks, one.subject)).or_insert(0);
        *place = if one.right {
            (*place + 1).min(BOXES.len() - 1)
        } else {
            0
        };
    }
    boxes
}

/// Takes one out, each as likely as its weight says.
fn draw(left: &mut Vec<(Asks, Uid, u64)>, dice: &mut Dice) -> Option<(Asks, Uid)> {
    let sum: u64 = left.iter().map(|(.., weight)| weight).sum();
    if sum == 0 {
        return None;
    }
    let mut point = dice.below(sum);
    let place = left.iter().position(|(.., weight)| {
        let here = point < *weight;
        point = point.saturating_sub(*weight);
        here
    });
    let (asks, subject, _) = left.swap_remove(place?);
    Some((asks, subject))
}

/// The question with its choices in an order by chance; `None` where there is too little to choose
/// from.
fn question(ground: &Ground, asks: Asks, subject: Uid, dice: &mut Dice) -> Option<Question> {
    let answer = ground.answer(asks, subject)?;
    let mut said = BTreeSet::new();
    said.insert(ground.words(asks, subject, answer)?);
    let mut near = Vec::new();
    for candidate in ground.candidates(asks, subject, answer) {
        if near.len() == NEAR {
            break;
        }
        // What reads the same would be as right.
        let words = ground.words(asks, subject, candidate);
        if words.is_some_and(|words| said.insert(words)) {
            near.push(candidate);
        }
    }
    if near.len() < CHOICES - 1 {
        return None;
    }
    dice.shuffle(&mut near);
    let mut choices = vec![answer];
    choices.extend(near.into_iter().take(CHOICES - 1));
    dice.shuffle(&mut choices);
    let right = choices.iter().position(|choice| *choice == answer)?;
    Some(Question {
        asks,
        subject,
        choices,
        right,
    })
}

#[cfg(test)]
mod tests;
