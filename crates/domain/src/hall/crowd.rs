//! How crowded the hall is, and what is asked for then.

use super::PEOPLE_MAX;
use crate::Refusal;

/// The longest that somebody may be made to wait by rule, in minutes.
const WAIT_LIMIT_MAX: u32 = 480;

/// From when on the hall is what (minutes and people); the site's own figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// After so many minutes somebody has waited too long.
    pub wait_minutes: u32,
    /// From so many people on the hall is busy.
    pub busy: u32,
    /// From so many people on the hall is crowded.
    pub crowded: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wait_minutes: 20,
            busy: 15,
            crowded: 30,
        }
    }
}

impl Limits {
    /// Whether the figures make sense together.
    ///
    /// # Errors
    /// The refusal names the figure that does not.
    pub fn check(&self) -> Result<(), Refusal> {
        if !(1..=WAIT_LIMIT_MAX).contains(&self.wait_minutes) {
            let refusal = Refusal::invalid("wait_minutes", "wait-limit-unfit");
            return Err(refusal.with("most", WAIT_LIMIT_MAX));
        }
        if !(1..=PEOPLE_MAX).contains(&self.busy) {
            return Err(Refusal::invalid("busy", "people-unfit").with("most", PEOPLE_MAX));
        }
        if self.crowded <= self.busy || self.crowded > PEOPLE_MAX {
            return Err(Refusal::invalid("crowded", "crowded-below-busy"));
        }
        Ok(())
    }
}

/// How crowded the hall is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Crowd {
    /// Nothing to do.
    Calm,
    /// A second post is opened.
    Busy,
    /// The guard is called in as well.
    Crowded,
}

impl Crowd {
    /// The level of so many people.
    #[must_use]
    pub fn of(people: u32, limits: &Limits) -> Self {
        match people {
            people if people >= limits.crowded => Self::Crowded,
            people if people >= limits.busy => Self::Busy,
            _ => Self::Calm,
        }
    }

    /// Its word in API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Busy => "busy",
            Self::Crowded => "crowded",
        }
    }

    /// The steps that are asked for at this level.
    #[must_use]
    pub fn steps(self) -> &'static [Step] {
        match self {
            Self::Calm => &[],
            Self::Busy => &[Step::SecondPost],
            Self::Crowded => &[Step::SecondPost, Step::Guard],
        }
    }
}

/// A step against a crowd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 增开第二岗.
    SecondPost,
    /// 请安检支援.
    Guard,
}

impl Step {
    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SecondPost => "second-post",
            Self::Guard => "guard",
        }
    }

    /// The step of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [Self::SecondPost, Self::Guard];
        all.into_iter().find(|step| step.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_asks_for_its_steps_a2_8() {
        let limits = Limits::default();
        let told = |people| {
            let crowd = Crowd::of(people, &limits);
            let steps: Vec<&str> = crowd.steps().iter().map(|step| step.word()).collect();
            format!("{} {}", crowd.word(), steps.join(" "))
        };
        assert_eq!(told(14), "calm ");
        assert_eq!(told(15), "busy second-post");
        assert_eq!(told(30), "crowded second-post guard");
        let unfit = |wait_minutes, busy, crowded| {
            let limits = Limits {
                wait_minutes,
                busy,
                crowded,
            };
            limits.check().unwrap_err().field.unwrap_or_default()
        };
        assert_eq!(unfit(0, 15, 30), "wait_minutes");
        assert_eq!(unfit(20, 0, 30), "busy");
        assert_eq!(unfit(20, 15, 15), "crowded");
        for step in Crowd::Crowded.steps() {
            assert_eq!(Step::from_word(step.word()), Some(*step));
        }
    }
}
