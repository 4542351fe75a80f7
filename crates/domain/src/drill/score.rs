//! How well the drill goes: shares of right answers, and which way they go.

use super::Kind;

/// What answers are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What the question was about.
    pub kind: Kind,
    /// Whether it was answered rightly.
    pub right: bool,
}

/// Right answers among all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many were answered.
    pub answered: u32,
    /// How many of them rightly.
    pub right: u32,
}

impl Score {
    /// The score of these answers.
    #[must_use]
    pub fn of(answers: impl IntoIterator<Item = bool>) -> Self {
        let mut score = Self::default();
        for right in answers {
            score.answered += 1;
            score.right += u32::from(right);
        }
        score
    }

    /// The share in whole percent; `None` where nothing was answered. Nothing but all is a hundred.
    #[must_use]
    pub fn percent(self) -> Option<u32> {
        (self.right * 100).checked_div(self.answered)
    }
}

/// The score of each kind, in the order of [`Kind::ALL`].
#[must_use]
pub fn of_kinds(answers: &[Answered]) -> [(Kind, Score); 3] {
    Kind::ALL.map(|kind| {
        let own = answers.iter().filter(|one| one.kind == kind);
        (kind, Score::of(own.map(|one| one.right)))
    })
}

/// Which way somebody's accuracy goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It gets better.
    Up,
    /// It stays as it is.
    Level,
    /// It gets worse.
    Down,
    /// There is too little to tell.
    Unknown,
}

/// With fewer answers nothing is said of which way it goes.
const TOLD_FROM: u32 = 5;
/// What differs by fewer points of a hundred is as it was.
const POINTS: i64 = 5;

/// Which way it goes from the time before to the time now.
#[must_use]
pub fn trend(before: Score, now: Score) -> Trend {
    if before.answered < TOLD_FROM || now.answered < TOLD_FROM {
        return Trend::Unknown;
    }
    let percent = |score: Score| i64::from(score.percent().unwrap_or(0));
    match percent(now) - percent(before) {
        points if points >= POINTS => Trend::Up,
        points if points <= -POINTS => Trend::Down,
        _ => Trend::Level,
    }
}

impl Trend {
    /// Its word in the API and in keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Level => "level",
            Self::Down => "down",
            Self::Unknown => "unknown",
        }
    }
}
