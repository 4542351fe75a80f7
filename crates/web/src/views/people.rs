//! People as the desk finds them: the search, whom it found, and the card of one.

use askama::Template;

use super::frame::{Frame, Link};

/// `GET /sites/S/people?words=&person=`.
#[derive(Template)]
#[template(path = "people.html")]
pub struct People {
    /// The frame, with the site.
    pub frame: Frame,
    /// Other pages about the people and places of the building.
    pub beside: Vec<Link>,
    /// What was typed.
    pub words: String,
    /// Whom it found.
    pub found: Vec<PersonLine>,
    /// Whether there are more.
    pub more: bool,
    /// The person whose card is shown.
    pub card: Option<PersonCard>,
}

/// A person as a line of the search.
pub struct PersonLine {
    /// Their id.
    pub id: String,
    /// Where the card is.
    pub href: String,
    /// Their name.
    pub name: String,
    /// How they are addressed; empty for nothing special.
    pub form_of_address: String,
    /// Their department; empty for none.
    pub department: String,
    /// Their room and its floor; empty for none.
    pub place: String,
    /// The telephone that is told first; empty for none.
    pub telephone: String,
    /// Whether it may be told: a word of `people-told-`; empty for no telephone.
    pub told_to: &'static str,
    /// Whether it is the one whose card is shown.
    pub current: bool,
}

/// All that the desk needs of a person.
pub struct PersonCard {
    /// Their name.
    pub name: String,
    /// How they are addressed; empty for nothing special.
    pub form_of_address: String,
    /// Their department; empty for none.
    pub department: String,
    /// Their room; empty for none.
    pub room: String,
    /// Where the way to the room is shown; empty for none.
    pub way: String,
    /// The floor and building of the room; empty for none.
    pub floor: String,
    /// Their precedence; empty for none.
    pub precedence: String,
    /// Their telephones: the key of its word, and the telephone.
    pub telephones: Vec<(&'static str, TelephoneLine)>,
    /// Their vehicles.
    pub plates: Vec<String>,
    /// Who acts for them.
    pub secretaries: Vec<NamedLine>,
    /// For whom they act.
    pub acts_for: Vec<NamedLine>,
    /// Where they are, for who may see it: a word of `presence-`, its colours, and what else was said.
    pub presence: Option<(&'static str, &'static str, String)>,
    /// Where they are changed, for who may.
    pub edit: Option<String>,
}

/// A telephone on the screen.
pub struct TelephoneLine {
    /// The number; empty where it is not for the reader's eyes.
    pub number: String,
    /// A word of `people-told-`.
    pub told_to: &'static str,
}

/// Somebody who stands in for another, or is stood in for.
pub struct NamedLine {
    /// Where their card is.
    pub href: String,
    /// Their name, with how they are addressed.
    pub name: String,
    /// Their telephone.
    pub telephone: Option<TelephoneLine>,
}

/// The state that a telephone has on the screen for a word of `people-told-`.
pub(crate) fn tone_of(told_to: &str) -> &'static str {
    match told_to {
        "everybody" => "done",
        "colleagues" => "open",
        _ => "refused",
    }
}

impl PersonLine {
    /// The colours of whether the telephone may be told.
    #[must_use]
    pub fn tone(&self) -> &'static str {
        tone_of(self.told_to)
    }
}

impl TelephoneLine {
    /// The colours of whether it may be told.
    #[must_use]
    pub fn tone(&self) -> &'static str {
        tone_of(self.told_to)
    }
}
