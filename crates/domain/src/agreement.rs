//! Agreement on a meeting's requirements: the owner's office confirms what was asked for, and again
//! what changed since (clause C4.1.4).

use crate::Milliseconds;

/// That the requirements were confirmed as they stood in a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The revision that was read and confirmed.
    pub revision: i32,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
}

/// How the owner's office stands to a meeting's requirements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// 待确认: nobody there has confirmed them yet.
    Awaited,
    /// 已确认: confirmed as they stand.
    Agreed(Agreed),
    /// 有变更: confirmed once; what changed since waits to be confirmed again.
    Changed(Agreed),
}

impl Agreement {
    /// How it stands after the last confirmation and all changes; `asked` is the last revision that
    /// asks for a confirmation of its own (see [`asks_again`]), 1 for the booking itself.
    #[must_use]
    pub fn of(last: Option<Agreed>, asked: i32) -> Self {
        match last {
            None => Self::Awaited,
            Some(agreed) if agreed.revision < asked => Self::Changed(agreed),
            Some(agreed) => Self::Agreed(agreed),
        }
    }

    /// Its word in API and keys: `awaited`, `agreed` or `changed`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Agreed(_) => "agreed",
            Self::Changed(_) => "changed",
        }
    }

    /// The last confirmation, if there was one.
    #[must_use]
    pub fn last(&self) -> Option<&Agreed> {
        match self {
            Self::Awaited => None,
            Self::Agreed(agreed) | Self::Changed(agreed) => Some(agreed),
        }
    }
}

/// Whether a change of these fields asks for confirmation again: any but the booking's own status
/// and how far in a series a change reached, which say nothing of what is asked for.
#[must_use]
pub fn asks_again<'field>(mut fields: impl Iterator<Item = &'field str>) -> bool {
    fields.any(|field| !matches!(field, "status" | "scope"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_after_the_confirmation_waits_to_be_confirmed_again() {
        // The last revision confirmed, the last that asks, and how it stands: clause C4.1.4.
        let rows = [
            (None, 1, "awaited"),
            (None, 3, "awaited"),
            (Some(1), 1, "agreed"),
            (Some(2), 1, "agreed"),
            (Some(1), 2, "changed"),
            (Some(3), 3, "agreed"),
        ];
        for (confirmed, asked, expected) in rows {
            let last = confirmed.map(|revision| Agreed {
                revision,
                at: 0,
                by: "陈主任".to_owned(),
            });
            let agreement = Agreement::of(last, asked);
            assert_eq!(agreement.word(), expected, "{confirmed:?} {asked}");
            assert_eq!(
                agreement.last().map(|agreed| agreed.revision),
                confirmed,
                "{confirmed:?} {asked}"
            );
        }
    }

    #[test]
    fn that_the_booking_stands_asks_nothing_again() {
        assert!(!asks_again(["status", "scope"].into_iter()));
        assert!(asks_again(["status", "starts"].into_iter()));
        assert!(asks_again(["attendees"].into_iter()));
    }
}
