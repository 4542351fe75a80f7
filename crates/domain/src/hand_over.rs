//! The hand-over at the end of a shift 交接班 (clause C2.9): what was done today and what tomorrow brings is looked
//! at, then handed to the next shift, which says that it has it.

use crate::{AccountId, HandOverId, Milliseconds, Refusal, TeamId, text};

/// The longest note to the next shift, in characters.
pub const NOTE_MAX: usize = 1_000;

/// So long a hand-over stands before the next shift when nobody says that they have it.
pub const WAITS_MS: Milliseconds = 7 * 24 * 60 * 60 * 1_000;

/// So long after the end of its shift a hand-over may still be made, and then is late; after that it was not.
pub const LATE_MS: Milliseconds = 6 * 60 * 60 * 1_000;

/// A hand-over: asked for before a planned shift ends, or made by whoever goes without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// Its id.
    pub id: HandOverId,
    /// The civil day at the site on which it was asked for, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// Whose shift ends.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The team that it is handed to; `None` for whoever is in none.
    pub team: Option<TeamId>,
    /// When the planned shift ends; `None` where none was planned.
    pub due: Option<Milliseconds>,
    /// When it was handed over; `None` as long as it is not.
    pub made: Option<Milliseconds>,
    /// Who of the next shift has it.
    pub acknowledged: Option<Acknowledged>,
}

/// Who of the next shift has a hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// Since when.
    pub at: Milliseconds,
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub by: String,
}

impl HandOver {
    /// Hands over, with a note to the next shift that may be empty.
    ///
    /// # Errors
    /// A conflict where it was handed over before; invalid where the note is too long or unfit.
    pub fn make(&mut self, note: &str, at: Milliseconds) -> Result<(), Refusal> {
        if self.made.is_some() {
            return Err(Refusal::conflict("hand-over-made"));
        }
        text::check_lines("note", note, NOTE_MAX)?;
        self.made = Some(at);
        Ok(())
    }

    /// Somebody of the next shift has it; whether they are the first to say so.
    ///
    /// # Errors
    /// A conflict as long as it is not handed over, and for whoever handed it over.
    pub fn acknowledge(
        &mut self,
        account: AccountId,
        by: &str,
        at: Milliseconds,
    ) -> Result<bool, Refusal> {
        if self.made.is_none() {
            return Err(Refusal::conflict("hand-over-not-made").with("by", &self.name));
        }
        if self.account == account {
            return Err(Refusal::conflict("hand-over-own"));
        }
        if self.acknowledged.is_some() {
            return Ok(false);
        }
        self.acknowledged = Some(Acknowledged {
            at,
            account,
            by: by.to_owned(),
        });
        Ok(true)
    }

    /// Whether the next shift has yet to say that it has it.
    #[must_use]
    pub fn waits(&self, now: Milliseconds) -> bool {
        let recent = self.made.is_some_and(|made| now - made < WAITS_MS);
        recent && self.acknowledged.is_none()
    }
}

/// Refuses a hand-over at which something was not looked at that the standard names; gives the numbers of all.
///
/// # Errors
/// Invalid at `seen`, with what was left.
pub fn check_seen(rule: &standards::Rule, seen: &[u32]) -> Result<Vec<u32>, Refusal> {
    let items = crate::check::check_items(rule, None);
    match items.iter().find(|item| !seen.contains(&item.index)) {
        Some(left) => Err(Refusal::invalid("seen", "hand-over-unseen").with("step", &left.text)),
        None => Ok(items.iter().map(|item| item.index).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: &str) -> AccountId {
        AccountId::derived(&[name])
    }

    fn tell(story: &str) -> String {
        let mut one = HandOver {
            id: HandOverId::derived(&["one"]),
            day: "2026-07-06".to_owned(),
            number: 1,
            account: account("wang"),
            name: "王芳".to_owned(),
            team: None,
            due: Some(1_000),
            made: None,
            acknowledged: None,
        };
        let mut told = String::new();
        for (at, word) in (1..).zip(story.split(' ')) {
            told = match word {
                "makes" => one.make("", at).map(|()| "made".to_owned()),
                "long" => one
                    .make(&"长".repeat(NOTE_MAX + 1), at)
                    .map(|()| "made".to_owned()),
                who => one
                    .acknowledge(account(who), who, at)
                    .map(|first| format!("{first} {}", one.acknowledged.as_ref().unwrap().by)),
            }
            .unwrap_or_else(|no| no.code.to_owned());
        }
        format!("{told}, {}", one.waits(10))
    }

    #[test]
    fn a_hand_over_is_made_once_and_had_by_the_first_of_the_next_shift() {
        // C2.9
        for (story, told) in [
            ("makes", "made, true"),
            ("makes makes", "hand-over-made, true"),
            ("long", "text-unfit, false"),
            ("zhao", "hand-over-not-made, false"),
            ("makes wang", "hand-over-own, true"),
            ("makes zhao", "true zhao, false"),
            ("makes zhao qiang", "false zhao, false"),
        ] {
            assert_eq!(tell(story), told, "{story}");
        }
    }

    #[test]
    fn a_hand_over_waits_for_a_week() {
        let mut one = HandOver {
            id: HandOverId::derived(&["one"]),
            day: "2026-07-06".to_owned(),
            number: 1,
            account: account("wang"),
            name: String::new(),
            team: None,
            due: None,
            made: Some(0),
            acknowledged: None,
        };
        assert!(one.waits(WAITS_MS - 1) && !one.waits(WAITS_MS));
        one.made = None;
        assert!(!one.waits(0));
    }

    #[test]
    fn everything_that_the_standard_names_is_looked_at() {
        let standard = standards::read(standards::shipped::BUREAU_HQ)
            .standard
            .unwrap();
        let rule = standard.rule(&"day-end-review".into()).unwrap();
        let all = [1_000, 1_001, 1_002];
        assert_eq!(check_seen(rule, &all).unwrap(), all);
        let left = check_seen(rule, &[1_002, 1_000]).unwrap_err();
        assert_eq!(left.code, "hand-over-unseen");
        assert!(
            left.arguments
                .iter()
                .any(|(_, value)| value == "次日有无重要事情")
        );
    }
}
