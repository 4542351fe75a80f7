//! What a leader says of what was asked for in the roster, of leave and of swaps alike.

use crate::{Refusal, text};

/// The longest word of whoever asks, and the longest reason of whoever refuses, in characters.
pub const WORDS_MAX: usize = 200;

/// What a leader says of what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Granted.
    Approve,
    /// Not granted; the reason stands beside it.
    Refuse,
}

impl Decision {
    /// The decision of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "approve" => Some(Self::Approve),
            "refuse" => Some(Self::Refuse),
            _ => None,
        }
    }

    /// Looks at the reason: whoever refuses says why.
    ///
    /// # Errors
    /// Invalid at `reason`.
    pub fn check_reason(self, reason: &str) -> Result<(), Refusal> {
        match self {
            Self::Approve => text::check("reason", reason, WORDS_MAX),
            Self::Refuse => text::check_filled("reason", reason, WORDS_MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_refuses_says_why() {
        let long = "远".repeat(WORDS_MAX + 1);
        let rows = [
            (Decision::Refuse, "人手不够", None),
            (Decision::Refuse, " ", Some("field-empty")),
            (Decision::Refuse, long.as_str(), Some("text-unfit")),
            (Decision::Approve, "", None),
            (Decision::Approve, long.as_str(), Some("text-unfit")),
        ];
        for (decision, reason, expected) in rows {
            let refused = decision.check_reason(reason).err();
            assert_eq!(refused.map(|no| no.code), expected, "{decision:?} {reason}");
        }
        for (word, expected) in [
            ("approve", Some(Decision::Approve)),
            ("refuse", Some(Decision::Refuse)),
            ("", None),
        ] {
            assert_eq!(Decision::from_word(word), expected, "{word}");
        }
    }
}
