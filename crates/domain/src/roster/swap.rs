//! Swaps 换班: somebody asks a colleague to take their shift, for one of theirs or for nothing; the colleague
//! agrees, a leader approves, and the roster changes.

use super::{Decided, PlannedShift};
use crate::{AccountId, Milliseconds, PlannedShiftId, Refusal, ShiftSwapId, TeamId};

/// A shift as it stood when the swap was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swapped {
    /// The shift.
    pub shift: PlannedShiftId,
    /// Its revision then.
    pub revision: i32,
    /// Its team then.
    pub team: TeamId,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
}

impl Swapped {
    /// The shift as it stands.
    #[must_use]
    pub fn of(shift: &PlannedShift) -> Self {
        Self {
            shift: shift.id,
            revision: shift.revision,
            team: shift.team,
            starts: shift.starts,
            ends: shift.ends,
        }
    }
}

/// How a swap stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SwapStanding {
    /// The colleague has not answered.
    Asked,
    /// The colleague would, and a leader has not decided.
    Agreed,
    /// The colleague would not.
    Declined,
    /// The roster was changed.
    Approved(Decided),
    /// The leader would not.
    Refused(Decided),
    /// Whoever asked does not want it any more.
    Withdrawn,
}

impl SwapStanding {
    /// Its word in pages, the API and the table.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Agreed => "agreed",
            Self::Declined => "declined",
            Self::Approved(_) => "approved",
            Self::Refused(_) => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A swap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftSwap {
    /// Its id.
    pub id: ShiftSwapId,
    /// Who asks.
    pub asker: AccountId,
    /// Who is asked.
    pub colleague: AccountId,
    /// What the colleague is to take.
    pub given: Swapped,
    /// What the asker would take for it; `None` for nothing.
    pub taken: Option<Swapped>,
    /// When it was asked for.
    pub asked: Milliseconds,
    /// When the colleague answered.
    pub answered: Option<Milliseconds>,
    /// How it stands.
    pub standing: SwapStanding,
}

impl ShiftSwap {
    /// Whether something can still come of it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.standing, SwapStanding::Asked | SwapStanding::Agreed)
    }

    /// When the first of its shifts begins: from then on nothing comes of it.
    #[must_use]
    pub fn begins(&self) -> Milliseconds {
        let taken = self.taken.as_ref().map(|one| one.starts);
        taken.map_or(self.given.starts, |taken| taken.min(self.given.starts))
    }

    /// Whether the shift is one of those that would change hands.
    #[must_use]
    pub fn is_about(&self, shift: PlannedShiftId) -> bool {
        let mut sides = std::iter::once(&self.given).chain(&self.taken);
        sides.any(|side| side.shift == shift)
    }

    /// Refuses what comes too late.
    fn in_time(&self, now: Milliseconds) -> Result<(), Refusal> {
        if self.begins() <= now {
            return Err(Refusal::conflict("swap-shift-begun"));
        }
        Ok(())
    }

    /// The colleague answers.
    ///
    /// # Errors
    /// A conflict where it does not wait for that, and once a shift has begun.
    pub fn answer(self, agrees: bool, now: Milliseconds) -> Result<Self, Refusal> {
        if self.standing != SwapStanding::Asked {
            return Err(Refusal::conflict("swap-settled"));
        }
        self.in_time(now)?;
        Ok(Self {
            standing: if agrees {
                SwapStanding::Agreed
            } else {
                SwapStanding::Declined
            },
            answered: Some(now),
            ..self
        })
    }

    /// Whether a leader may approve it now.
    ///
    /// # Errors
    /// A conflict where the colleague has not agreed, and once a shift has begun; forbidden for either of
    /// the two.
    pub fn check_decidable(&self, decided: &Decided) -> Result<(), Refusal> {
        match self.standing {
            SwapStanding::Agreed => {}
            SwapStanding::Asked => return Err(Refusal::conflict("swap-unanswered")),
            _ => return Err(Refusal::conflict("swap-settled")),
        }
        if decided.account == Some(self.asker) || decided.account == Some(self.colleague) {
            return Err(Refusal::forbidden("swap-of-oneself"));
        }
        Ok(())
    }

    /// A leader approves it.
    ///
    /// # Errors
    /// As [`Self::check_decidable`].
    pub fn approve(self, decided: Decided) -> Result<Self, Refusal> {
        self.check_decidable(&decided)?;
        self.in_time(decided.at)?;
        Ok(Self {
            standing: SwapStanding::Approved(decided),
            ..self
        })
    }

    /// A leader refuses it.
    ///
    /// # Errors
    /// As [`Self::check_decidable`].
    pub fn refuse(self, decided: Decided) -> Result<Self, Refusal> {
        self.check_decidable(&decided)?;
        Ok(Self {
            standing: SwapStanding::Refused(decided),
            ..self
        })
    }

    /// Takes it back.
    ///
    /// # Errors
    /// A conflict where it is settled.
    pub fn withdraw(self) -> Result<Self, Refusal> {
        if !self.is_open() {
            return Err(Refusal::conflict("swap-settled"));
        }
        Ok(Self {
            standing: SwapStanding::Withdrawn,
            ..self
        })
    }

    /// The shifts in the hands that they would go to, as they stand now.
    ///
    /// # Errors
    /// A conflict where one of them is not as it was when the swap was asked for.
    pub fn exchange(
        &self,
        given: Option<PlannedShift>,
        taken: Option<PlannedShift>,
    ) -> Result<Vec<PlannedShift>, Refusal> {
        let mut changed = vec![handed(&self.given, given, (self.asker, self.colleague))?];
        if let Some(side) = &self.taken {
            changed.push(handed(side, taken, (self.colleague, self.asker))?);
        }
        Ok(changed)
    }
}

fn handed(
    side: &Swapped,
    shift: Option<PlannedShift>,
    (from, to): (AccountId, AccountId),
) -> Result<PlannedShift, Refusal> {
    let as_it_was = |one: &PlannedShift| one.revision == side.revision && one.account == from;
    let shift = shift.filter(as_it_was);
    let shift = shift.ok_or_else(|| Refusal::conflict("swap-roster-changed"))?;
    Ok(PlannedShift {
        account: to,
        revision: shift.revision + 1,
        ..shift
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(who: &str) -> AccountId {
        AccountId::derived(&[who])
    }

    fn shift(name: &str, who: &str, starts: Milliseconds) -> PlannedShift {
        PlannedShift {
            id: PlannedShiftId::derived(&[name]),
            day: "2026-07-06".to_owned(),
            number: 1,
            account: account(who),
            team: TeamId::derived(&["etiquette"]),
            starts,
            ends: starts + 8,
            revision: 3,
        }
    }

    fn swap() -> ShiftSwap {
        ShiftSwap {
            id: ShiftSwapId::derived(&["swap"]),
            asker: account("wang"),
            colleague: account("zhao"),
            given: Swapped::of(&shift("a", "wang", 100)),
            taken: Some(Swapped::of(&shift("b", "zhao", 50))),
            asked: 1,
            answered: None,
            standing: SwapStanding::Asked,
        }
    }

    fn by(who: &str, at: Milliseconds) -> Decided {
        Decided {
            at,
            by: who.to_owned(),
            account: Some(account(who)),
        }
    }

    #[test]
    fn a_swap_is_answered_then_approved_in_time_by_neither_of_the_two() {
        let agreed = || swap().answer(true, 10).unwrap();
        let rows = [
            (
                "unanswered",
                swap().approve(by("li", 10)).err(),
                Some("swap-unanswered"),
            ),
            (
                "of oneself",
                agreed().approve(by("zhao", 10)).err(),
                Some("swap-of-oneself"),
            ),
            (
                "begun",
                agreed().approve(by("li", 50)).err(),
                Some("swap-shift-begun"),
            ),
            (
                "answered late",
                swap().answer(true, 50).err(),
                Some("swap-shift-begun"),
            ),
            (
                "answered twice",
                agreed().answer(false, 11).err(),
                Some("swap-settled"),
            ),
            ("approved", agreed().approve(by("li", 49)).err(), None),
            (
                "refused after it began",
                agreed().refuse(by("li", 60)).err(),
                None,
            ),
            (
                "declined",
                swap()
                    .answer(false, 10)
                    .unwrap()
                    .approve(by("li", 11))
                    .err(),
                Some("swap-settled"),
            ),
            (
                "taken back twice",
                swap().withdraw().unwrap().withdraw().err(),
                Some("swap-settled"),
            ),
            ("taken back", agreed().withdraw().err(), None),
        ];
        for (name, refusal, expected) in rows {
            assert_eq!(refusal.map(|no| no.code), expected, "{name}");
        }
    }

    #[test]
    fn both_shifts_change_hands_as_they_were_when_it_was_asked() {
        let (given, taken) = (shift("a", "wang", 100), shift("b", "zhao", 50));
        let changed = swap()
            .exchange(Some(given.clone()), Some(taken.clone()))
            .unwrap();
        let hands: Vec<_> = changed
            .iter()
            .map(|one| (one.id, one.account, one.revision))
            .collect();
        assert_eq!(
            hands,
            [
                (given.id, account("zhao"), 4),
                (taken.id, account("wang"), 4)
            ]
        );
        let moved = PlannedShift {
            revision: 4,
            ..given.clone()
        };
        let anothers = PlannedShift {
            account: account("qiang"),
            ..taken.clone()
        };
        for (given, taken) in [
            (Some(moved), Some(taken.clone())),
            (None, Some(taken)),
            (Some(given.clone()), Some(anothers)),
            (Some(given), None),
        ] {
            let refusal = swap().exchange(given, taken).err();
            assert_eq!(refusal.map(|no| no.code), Some("swap-roster-changed"));
        }
    }
}
