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

/// When an order for a meeting was placed, changed and called off: what a client commissions is part of
/// what the owner's office confirms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commissioned {
    /// When it was placed.
    pub placed: Milliseconds,
    /// When its last revision was made.
    pub revised: Milliseconds,
    /// When it was cancelled.
    pub cancelled: Option<Milliseconds>,
}

impl Commissioned {
    /// When something of it changed last.
    #[must_use]
    pub fn last(&self) -> Milliseconds {
        self.cancelled.unwrap_or(self.revised)
    }

    /// Whether it asks for confirmation again after one of that time. What was placed and called off since
    /// leaves nothing to confirm.
    #[must_use]
    pub fn asks_after(&self, agreed: Milliseconds) -> bool {
        match self.cancelled {
            None => self.revised > agreed,
            Some(cancelled) => self.placed <= agreed && cancelled > agreed,
        }
    }
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

    /// How it stands with what is commissioned for the meeting.
    #[must_use]
    pub fn with_orders(self, orders: &[Commissioned]) -> Self {
        match self {
            Self::Agreed(agreed) if orders.iter().any(|one| one.asks_after(agreed.at)) => {
                Self::Changed(agreed)
            }
            stands => stands,
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
    fn what_is_commissioned_after_the_confirmation_is_confirmed_too() {
        // Placed, revised, cancelled, and how a meeting stands that was confirmed at 10: clause C4.1.4.
        let rows = [
            (5, 5, None, "agreed"),
            (5, 10, None, "agreed"),
            (11, 11, None, "changed"),
            (5, 12, None, "changed"),
            (5, 6, Some(9), "agreed"),
            (5, 6, Some(12), "changed"),
            (11, 11, Some(12), "agreed"),
        ];
        for (placed, revised, cancelled, expected) in rows {
            let order = Commissioned {
                placed,
                revised,
                cancelled,
            };
            let agreed = Agreed {
                revision: 1,
                at: 10,
                by: "陈主任".to_owned(),
            };
            let stands = Agreement::of(Some(agreed), 1).with_orders(&[order]);
            assert_eq!(stands.word(), expected, "{order:?}");
        }
        let order = Commissioned {
            placed: 1,
            revised: 2,
            cancelled: None,
        };
        let nobody = Agreement::of(None, 1).with_orders(&[order]);
        assert_eq!(nobody, Agreement::Awaited);
        assert_eq!(order.last(), 2);
    }

    #[test]
    fn that_the_booking_stands_asks_nothing_again() {
        assert!(!asks_again(["status", "scope"].into_iter()));
        assert!(asks_again(["status", "starts"].into_iter()));
        assert!(asks_again(["attendees"].into_iter()));
    }
}
