//! The watch list: who is not let in without a leader. Two people stand for every entry.

use crate::{AccountId, Refusal, text};

/// How an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WatchState {
    /// Made by one, waiting for another.
    Proposed,
    /// In force.
    Approved,
    /// Taken off by one, waiting for another; in force until then.
    Ending,
    /// No longer in force.
    Ended,
}

impl WatchState {
    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Ending => "ending",
            Self::Ended => "ended",
        }
    }

    /// The state of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Proposed, Self::Approved, Self::Ending, Self::Ended]
            .into_iter()
            .find(|state| state.word() == word)
    }

    /// Whether somebody is looked for by it.
    #[must_use]
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Approved | Self::Ending)
    }

    /// The state after a second person agreed to what the first asked for.
    ///
    /// # Errors
    /// Where nothing is asked, or the same person asked.
    pub fn agreed(self, asked_by: AccountId, by: Option<AccountId>) -> Result<Self, Refusal> {
        let next = match self {
            Self::Proposed => Self::Approved,
            Self::Ending => Self::Ended,
            Self::Approved | Self::Ended => return Err(Refusal::conflict("watch-nothing-asked")),
        };
        if by == Some(asked_by) {
            return Err(Refusal::conflict("watch-second-person"));
        }
        Ok(next)
    }

    /// The state after somebody asked for its end.
    ///
    /// # Errors
    /// Where it is not in force, or is ending already.
    pub fn ending(self) -> Result<Self, Refusal> {
        match self {
            Self::Approved => Ok(Self::Ending),
            Self::Proposed => Ok(Self::Ended),
            Self::Ending | Self::Ended => Err(Refusal::conflict("watch-nothing-asked")),
        }
    }
}

/// Whom it is about and why. All of it is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchDetails {
    /// Their name.
    pub name: String,
    /// Their telephone, digits alone; with the name it finds them.
    pub telephone: String,
    /// The number of their document; by itself it finds them.
    pub document_number: String,
    /// Why, for the leader and the guards.
    pub reason: String,
    /// What to do.
    pub advice: String,
}

impl WatchDetails {
    /// Checks what was typed.
    ///
    /// # Errors
    /// The first field that cannot be, named.
    pub fn check(&self) -> Result<(), Refusal> {
        if !(1..=50).contains(&text::length(&self.name)) || !text::is_plain(&self.name) {
            return Err(Refusal::invalid("name", "visitor-name-unfit"));
        }
        if self.telephone.is_empty() && self.document_number.is_empty() {
            return Err(Refusal::invalid("telephone", "watch-nothing-to-find-by"));
        }
        let telephone = self.telephone.trim_start_matches('+');
        let dials = telephone.chars().all(|one| one.is_ascii_digit())
            && (3..=20).contains(&telephone.len());
        if !telephone.is_empty() && !dials {
            return Err(Refusal::invalid("telephone", "telephone-unfit"));
        }
        if !self.document_number.is_empty() {
            crate::visit::details::check_document("other", &self.document_number)?;
        }
        text::check("reason", &self.reason, 200)?;
        text::check("advice", &self.advice, 200)?;
        if text::is_blank(&self.reason) {
            return Err(Refusal::invalid("reason", "reason-empty"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_comes_into_force_and_out_of_it_by_two_people_a1_5() {
        let (one, other) = (AccountId::derived(&["one"]), AccountId::derived(&["other"]));
        let code = |refused: Result<WatchState, Refusal>| refused.unwrap_err().code;
        let proposed = WatchState::Proposed;
        assert_eq!(code(proposed.agreed(one, Some(one))), "watch-second-person");
        assert_eq!(proposed.agreed(one, Some(other)), Ok(WatchState::Approved));
        assert_eq!(
            code(WatchState::Approved.agreed(one, Some(other))),
            "watch-nothing-asked"
        );
        assert_eq!(WatchState::Approved.ending(), Ok(WatchState::Ending));
        assert!(
            WatchState::Ending.is_in_force(),
            "until the second person agrees"
        );
        assert_eq!(
            WatchState::Ending.agreed(other, Some(one)),
            Ok(WatchState::Ended)
        );
        assert_eq!(WatchState::Proposed.ending(), Ok(WatchState::Ended));
        assert!(!WatchState::Ended.is_in_force() && !proposed.is_in_force());
        for state in [
            proposed,
            WatchState::Approved,
            WatchState::Ending,
            WatchState::Ended,
        ] {
            assert_eq!(WatchState::from_word(state.word()), Some(state));
        }
    }

    #[test]
    fn an_entry_says_whom_and_why_and_can_be_found_by_something() {
        let whole = WatchDetails {
            name: "赵敏".to_owned(),
            telephone: "13800138000".to_owned(),
            reason: "曾在大厅滋事".to_owned(),
            ..WatchDetails::default()
        };
        assert!(whole.check().is_ok());
        let rows = [
            (
                WatchDetails {
                    name: " ".to_owned(),
                    ..whole.clone()
                },
                "name",
            ),
            (
                WatchDetails {
                    telephone: String::new(),
                    ..whole.clone()
                },
                "telephone",
            ),
            (
                WatchDetails {
                    document_number: "x".to_owned(),
                    ..whole.clone()
                },
                "document_number",
            ),
            (
                WatchDetails {
                    reason: String::new(),
                    ..whole.clone()
                },
                "reason",
            ),
        ];
        for (details, field) in rows {
            assert_eq!(details.check().unwrap_err().field, Some(field));
        }
    }
}
