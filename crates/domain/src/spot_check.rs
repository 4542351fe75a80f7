//! Spot checks 抽查 (clauses A2.3, A2.4, A4.2, C1.3): what the standard wants to be seen of somebody, item by
//! item, scored and put into figures.

use crate::{AccountId, Milliseconds, Refusal, SpotCheckId, TeamId, text};

/// The longest note on an item, in characters.
pub const NOTE_MAX: usize = 200;
/// The longest word that whoever was checked answers, in characters.
pub const ANSWER_MAX: usize = 200;

/// How well an item was done. Three steps: a leader who walks by sees no finer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Score {
    /// 没有做到.
    Lacking,
    /// 需改进.
    ToImprove,
    /// 做得好.
    Good,
}

impl Score {
    /// Every score, the best first.
    pub const ALL: [Self; 3] = [Self::Good, Self::ToImprove, Self::Lacking];

    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::ToImprove => "to-improve",
            Self::Lacking => "lacking",
        }
    }

    /// The score of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// What it counts: 2, 1 or 0.
    #[must_use]
    pub fn points(self) -> u32 {
        match self {
            Self::Good => 2,
            Self::ToImprove => 1,
            Self::Lacking => 0,
        }
    }

    /// The score that counts so.
    #[must_use]
    pub fn from_points(points: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.points() == points)
    }
}

/// An item as it was scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// What was looked at, in the words of the standard.
    pub item: String,
    /// How well it was done.
    pub score: Score,
    /// What the leader notes; may be empty.
    pub note: String,
}

/// The one word of whoever was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// When.
    pub at: Milliseconds,
    /// What.
    pub words: String,
}

/// A spot check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotCheck {
    /// Its id.
    pub id: SpotCheckId,
    /// The civil day.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// When.
    pub at: Milliseconds,
    /// Who was checked.
    pub account: AccountId,
    /// The team, whose post it was.
    pub team: TeamId,
    /// The version of the standard whose items they are.
    pub standard_version: i32,
    /// The name of its rule.
    pub rule: String,
    /// Who checked: their name.
    pub checked_by: String,
    /// Who checked: their account.
    pub checker: Option<AccountId>,
    /// The items.
    pub items: Vec<Scored>,
    /// What whoever was checked says of it.
    pub answer: Option<Answered>,
}

/// How often and how well something was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many items.
    pub count: u32,
    /// How many points of them.
    pub points: u32,
}

impl Tally {
    /// With another score.
    #[must_use]
    pub fn with(self, score: Score) -> Self {
        Self {
            count: self.count + 1,
            points: self.points + score.points(),
        }
    }

    /// The points in hundredths of what could be; `None` where nothing was seen.
    #[must_use]
    pub fn percent(self) -> Option<u32> {
        let most = self.count * Score::Good.points();
        (most > 0).then(|| (self.points * 100 + most / 2) / most)
    }
}

impl SpotCheck {
    /// How well its items were done.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let scores = self.items.iter().map(|item| item.score);
        scores.fold(Tally::default(), Tally::with)
    }
}

/// Looks at what is scored: every item of the rule once, in its order; who writes that something was not
/// done writes what was seen.
///
/// # Errors
/// Invalid at `score` or `note`, with the number of the item as `line`.
pub fn check_scored(wanted: usize, items: &[(Option<Score>, String)]) -> Result<(), Refusal> {
    if items.len() != wanted {
        return Err(Refusal::invalid("score", "spot-check-items-changed"));
    }
    for (line, (score, note)) in (1..).zip(items) {
        let at = |refusal: Refusal| refusal.with("line", line);
        let Some(score) = score else {
            return Err(at(Refusal::invalid("score", "spot-check-item-left")));
        };
        text::check("note", note, NOTE_MAX).map_err(at)?;
        if *score == Score::Lacking && text::is_blank(note) {
            return Err(at(Refusal::invalid("note", "spot-check-note-missing")));
        }
    }
    Ok(())
}

/// Looks at what whoever was checked answers.
///
/// # Errors
/// Invalid at `answer`: empty, too long, or something in it cannot be seen.
pub fn check_answer(words: &str) -> Result<(), Refusal> {
    text::check_filled("answer", words, ANSWER_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_known_by_its_word_and_its_points() {
        for score in Score::ALL {
            assert_eq!(Score::from_word(score.word()), Some(score));
            assert_eq!(Score::from_points(score.points()), Some(score));
        }
        assert_eq!(Score::from_word("excellent"), None);
        assert_eq!(Score::from_points(3), None);
    }

    #[test]
    fn every_item_is_scored_and_what_is_lacking_is_explained() {
        let good = || (Some(Score::Good), String::new());
        let lacking = |note: &str| (Some(Score::Lacking), note.to_owned());
        let rows = [
            (vec![good(), good()], None),
            (vec![good(), lacking("靠在台面上")], None),
            (vec![good()], Some("spot-check-items-changed")),
            (
                vec![good(), good(), good()],
                Some("spot-check-items-changed"),
            ),
            (
                vec![good(), (None, String::new())],
                Some("spot-check-item-left"),
            ),
            (vec![good(), lacking(" ")], Some("spot-check-note-missing")),
            (vec![good(), lacking(&"长".repeat(201))], Some("text-unfit")),
            (
                vec![good(), lacking("靠在\u{202e}台面上")],
                Some("text-unfit"),
            ),
        ];
        for (items, expected) in rows {
            let refused = check_scored(2, &items).err();
            let line = refused
                .as_ref()
                .and_then(|one| one.arguments.last().cloned());
            assert_eq!(refused.as_ref().map(|one| one.code), expected, "{items:?}");
            if expected.is_some_and(|code| code != "spot-check-items-changed") {
                assert_eq!(line, Some(("line", "2".to_owned())), "{items:?}");
            }
        }
    }

    #[test]
    fn figures_are_hundredths_of_what_could_be() {
        let tally = |scores: &[Score]| scores.iter().fold(Tally::default(), |t, s| t.with(*s));
        let rows = [
            (vec![], None),
            (vec![Score::Good], Some(100)),
            (vec![Score::Lacking], Some(0)),
            (vec![Score::Good, Score::ToImprove], Some(75)),
            (vec![Score::Good, Score::Good, Score::ToImprove], Some(83)),
        ];
        for (scores, expected) in rows {
            assert_eq!(tally(&scores).percent(), expected, "{scores:?}");
        }
    }

    #[test]
    fn an_answer_says_something() {
        assert!(check_answer("当时在搬东西").is_ok());
        assert_eq!(check_answer(" ").unwrap_err().code, "field-empty");
        assert_eq!(
            check_answer(&"长".repeat(201)).unwrap_err().code,
            "text-unfit"
        );
    }
}
