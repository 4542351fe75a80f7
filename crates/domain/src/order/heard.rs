//! How the team heard that a client agrees to an order or to its serving plan, where they did not say so themselves on their page.

use super::{Order, Word, WordKind};

/// By what the client confirmed; the team writes it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// They signed on paper.
    Paper,
    /// They said so by telephone.
    Telephone,
}

impl Heard {
    /// Every way.
    pub const ALL: [Self; 2] = [Self::Paper, Self::Telephone];

    /// Its word in forms, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Telephone => "telephone",
        }
    }

    /// The way of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// What is then said about the order.
    #[must_use]
    pub fn kind(self) -> WordKind {
        match self {
            Self::Paper => WordKind::AgreedOnPaper,
            Self::Telephone => WordKind::AgreedByTelephone,
        }
    }

    /// What is then said about what came and how it is served.
    #[must_use]
    pub fn kind_of_plan(self) -> WordKind {
        match self {
            Self::Paper => WordKind::PlanAgreedOnPaper,
            Self::Telephone => WordKind::PlanAgreedByTelephone,
        }
    }
}

/// How the team heard the agreement to the order as it stands; `None` where its client gave it themselves, and
/// where there is none.
#[must_use]
pub fn heard<'order>(
    order: &Order,
    words: impl DoubleEndedIterator<Item = &'order Word>,
) -> Option<Heard> {
    let agrees = |word: &&Word| word.kind.is_agreement();
    let last = words.rev().find(agrees).filter(|_| order.is_agreed())?;
    Heard::ALL.into_iter().find(|one| one.kind() == last.kind)
}
