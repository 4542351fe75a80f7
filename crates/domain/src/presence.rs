//! Where leaders are (去向): said by themselves, their secretaries, the desk or the team leader, seen
//! by the few who need it.

use crate::{Milliseconds, Refusal, text};

/// The longest note.
pub const NOTE_MAX: usize = 100;
/// The furthest that somebody can be said to be back.
const BACK_WITHIN_MS: Milliseconds = 366 * 24 * 60 * 60 * 1_000;

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whereabouts {
    /// 在岗.
    AtPost,
    /// 暂离.
    BrieflyAway,
    /// 开会.
    InMeeting,
    /// 出差.
    Travelling,
    /// 外出办事.
    OutOnBusiness,
    /// 请假.
    OnLeave,
}

impl Whereabouts {
    /// All of them, in the order in which they are chosen.
    pub const ALL: [Self; 6] = [
        Self::AtPost,
        Self::BrieflyAway,
        Self::InMeeting,
        Self::Travelling,
        Self::OutOnBusiness,
        Self::OnLeave,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AtPost => "at-post",
            Self::BrieflyAway => "briefly-away",
            Self::InMeeting => "in-meeting",
            Self::Travelling => "travelling",
            Self::OutOnBusiness => "out-on-business",
            Self::OnLeave => "on-leave",
        }
    }

    /// The one of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }
}

/// What was said of where somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Where they are.
    pub whereabouts: Whereabouts,
    /// When they will be back, where it is known.
    pub back_at: Option<Milliseconds>,
    /// What else is to be known.
    pub note: String,
}

impl Presence {
    /// Whether they should be back by now, and nobody said so yet (应已返回).
    #[must_use]
    pub fn is_due_back(&self, now: Milliseconds) -> bool {
        self.whereabouts != Whereabouts::AtPost && self.back_at.is_some_and(|back| back <= now)
    }

    /// Whether their office is empty, as far as anybody said (clause C2.8 asks it).
    #[must_use]
    pub fn is_out(&self, now: Milliseconds) -> bool {
        self.whereabouts != Whereabouts::AtPost && !self.is_due_back(now)
    }
}

/// Checks what is said at `now`. Who is at their post is not awaited, and nothing of where they were
/// is kept.
///
/// # Errors
/// The field that cannot be.
pub fn checked(said: Presence, now: Milliseconds) -> Result<Presence, Refusal> {
    if said.whereabouts == Whereabouts::AtPost {
        return Ok(Presence {
            back_at: None,
            note: String::new(),
            ..said
        });
    }
    if said
        .back_at
        .is_some_and(|back| back <= now || back > now + BACK_WITHIN_MS)
    {
        return Err(Refusal::invalid("back_at", "back-at-unfit"));
    }
    text::check("note", &said.note, NOTE_MAX)?;
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(whereabouts: Whereabouts, back_at: Option<Milliseconds>, note: &str) -> Presence {
        Presence {
            whereabouts,
            back_at,
            note: note.to_owned(),
        }
    }

    #[test]
    fn what_is_said_is_in_the_future_and_somebody_at_their_post_is_not_awaited() {
        use Whereabouts::{AtPost, InMeeting, OnLeave};
        let now = 1_000_000;
        let rows = [
            (said(InMeeting, Some(now + 1), ""), Ok(Some(now + 1))),
            (said(OnLeave, None, "家中有事"), Ok(None)),
            (said(AtPost, Some(now + 1), "x"), Ok(None)),
            (said(AtPost, Some(now - 1), "x"), Ok(None)),
            (said(InMeeting, Some(now), ""), Err("back-at-unfit")),
            (
                said(InMeeting, Some(now + BACK_WITHIN_MS + 1), ""),
                Err("back-at-unfit"),
            ),
            (said(InMeeting, None, "\u{202e}x"), Err("text-unfit")),
        ];
        for (said, expected) in rows {
            let told = checked(said.clone(), now);
            let told = told.map(|kept| kept.back_at).map_err(|no| no.code);
            assert_eq!(told, expected, "{said:?}");
        }
        assert_eq!(checked(said(AtPost, None, "x"), now).unwrap().note, "");
    }

    #[test]
    fn whoever_is_late_should_be_back_and_is_no_longer_out() {
        let rows = [
            (Whereabouts::InMeeting, Some(10), 9, (false, true)),
            (Whereabouts::InMeeting, Some(10), 10, (true, false)),
            (Whereabouts::Travelling, None, 99, (false, true)),
            (Whereabouts::AtPost, None, 99, (false, false)),
        ];
        for (whereabouts, back_at, now, expected) in rows {
            let presence = said(whereabouts, back_at, "");
            let told = (presence.is_due_back(now), presence.is_out(now));
            assert_eq!(told, expected, "{whereabouts:?} {now}");
        }
        for whereabouts in Whereabouts::ALL {
            assert_eq!(
                Whereabouts::from_word(whereabouts.word()),
                Some(whereabouts)
            );
        }
    }
}
