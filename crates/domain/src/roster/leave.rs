//! Leave 请假: asked for by whoever wants to be away, decided by a leader, and then a time in which nobody
//! plans them. Of what kind it is, whoever asks and whoever decides know alone; so it is no part of this.

use super::decision::Decision;
use super::{Decided, PlannedShift};
use crate::{AccountId, LeaveId, Milliseconds, Refusal};

/// The longest leave. The longest that the law knows is for a birth, with what provinces add to it.
pub const LEAVE_MAX_MS: Milliseconds = 200 * 24 * 60 * 60 * 1_000;
/// How long after it began a leave may still be asked for: who fell ill asks afterwards.
pub const BEHIND_MAX_MS: Milliseconds = 7 * 24 * 60 * 60 * 1_000;

/// Of what kind a leave is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaveKind {
    /// 年休假.
    Annual,
    /// 病假.
    Sick,
    /// 事假.
    Personal,
    /// 其他.
    Other,
}

impl LeaveKind {
    /// Every kind, the most frequent first.
    pub const ALL: [Self; 4] = [Self::Annual, Self::Sick, Self::Personal, Self::Other];

    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Annual => "annual",
            Self::Sick => "sick",
            Self::Personal => "personal",
            Self::Other => "other",
        }
    }

    /// The kind of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// How a leave stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeaveStanding {
    /// Nobody decided yet.
    Waiting,
    /// It is granted.
    Approved(Decided),
    /// It is not.
    Refused(Decided),
    /// Whoever asked does not want it any more.
    Withdrawn,
}

impl LeaveStanding {
    /// Its word in pages, the API and the table.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Approved(_) => "approved",
            Self::Refused(_) => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Its id.
    pub id: LeaveId,
    /// Who asks.
    pub account: AccountId,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
    /// When it was asked for.
    pub asked: Milliseconds,
    /// How it stands.
    pub standing: LeaveStanding,
}

impl Leave {
    /// Whether some of it lies in the span.
    #[must_use]
    pub fn touches(&self, (from, until): (Milliseconds, Milliseconds)) -> bool {
        self.starts < until && from < self.ends
    }

    /// Whether it is granted.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        matches!(self.standing, LeaveStanding::Approved(_))
    }

    /// Whether it waits or is granted.
    #[must_use]
    pub fn stands(&self) -> bool {
        matches!(
            self.standing,
            LeaveStanding::Waiting | LeaveStanding::Approved(_)
        )
    }

    /// Looks at what is asked for, beside what the person asked for before.
    ///
    /// # Errors
    /// Invalid at `until` or `from`: no time at all, too long, begun too long ago, or asked for already.
    pub fn check(&self, others: &[Self], now: Milliseconds) -> Result<(), Refusal> {
        if self.ends <= self.starts {
            return Err(Refusal::invalid("until", "leave-ends-early"));
        }
        if self.ends - self.starts > LEAVE_MAX_MS {
            let days = LEAVE_MAX_MS / (24 * 60 * 60 * 1_000);
            return Err(Refusal::invalid("until", "leave-too-long").with("most", days));
        }
        if now - self.starts > BEHIND_MAX_MS {
            let days = BEHIND_MAX_MS / (24 * 60 * 60 * 1_000);
            return Err(Refusal::invalid("from", "leave-too-late").with("most", days));
        }
        if self.starts - now > super::AHEAD_MAX_MS {
            return Err(Refusal::invalid("from", "leave-too-far"));
        }
        // What is left of one that was ended early bars nobody from asking for the rest of its day.
        let is_over = |one: &Self| one.is_approved() && one.ends <= now && one.ends < self.ends;
        let same = |one: &&Self| {
            one.id != self.id
                && one.account == self.account
                && one.stands()
                && !is_over(one)
                && one.touches((self.starts, self.ends))
        };
        match others.iter().find(same) {
            Some(_) => Err(Refusal::invalid("from", "leave-asked-already")),
            None => Ok(()),
        }
    }

    /// Decides it.
    ///
    /// # Errors
    /// A conflict where it does not wait; forbidden for whoever asked.
    pub fn decide(self, decision: Decision, decided: Decided) -> Result<Self, Refusal> {
        if self.standing != LeaveStanding::Waiting {
            return Err(Refusal::conflict("leave-decided"));
        }
        if decided.account == Some(self.account) {
            return Err(Refusal::forbidden("leave-of-oneself"));
        }
        let standing = match decision {
            Decision::Approve => LeaveStanding::Approved(decided),
            Decision::Refuse => LeaveStanding::Refused(decided),
        };
        Ok(Self { standing, ..self })
    }

    /// Whether whoever asked is away by it now.
    #[must_use]
    pub fn goes_on(&self, now: Milliseconds) -> bool {
        self.is_approved() && self.starts < now && now < self.ends
    }

    /// Takes it back. One that goes on ends with it: whoever asked is back, and what they were away for stays.
    ///
    /// # Errors
    /// A conflict where it was refused or taken back before, and where it is over.
    pub fn withdraw(self, now: Milliseconds) -> Result<Self, Refusal> {
        if !self.stands() {
            return Err(Refusal::conflict("leave-decided"));
        }
        if self.is_approved() && self.ends <= now {
            return Err(Refusal::conflict("leave-over"));
        }
        if self.goes_on(now) {
            return Ok(Self { ends: now, ..self });
        }
        Ok(Self {
            standing: LeaveStanding::Withdrawn,
            ..self
        })
    }

    /// Whether it is granted to this account and takes some of the span.
    fn takes_of(&self, span: (Milliseconds, Milliseconds), account: AccountId) -> bool {
        self.account == account && self.is_approved() && self.touches(span)
    }
}

/// From when until when somebody is there of a span: the whole of it, what leaves granted to them leave of it, or
/// never.
#[must_use]
pub fn left_of(
    span: (Milliseconds, Milliseconds),
    account: AccountId,
    leaves: &[Leave],
) -> Vec<(Milliseconds, Milliseconds)> {
    let taken = leaves.iter().filter(|one| one.takes_of(span, account));
    let mut taken: Vec<&Leave> = taken.collect();
    taken.sort_unstable_by_key(|leave| leave.starts);
    let (mut left, (mut from, until)) = (Vec::new(), span);
    for leave in taken {
        if from < leave.starts {
            left.push((from, leave.starts));
        }
        from = from.max(leave.ends);
    }
    if from < until {
        left.push((from, until));
    }
    left
}

impl PlannedShift {
    /// The granted leave that will still take some of the shift: what is over keeps nobody from being planned.
    #[must_use]
    pub fn leave_to_come<'leave>(
        &self,
        leaves: &'leave [Leave],
        now: Milliseconds,
    ) -> Option<&'leave Leave> {
        let mut leaves = leaves.iter().filter(|one| one.ends > now);
        leaves.find(|one| one.takes_of((self.starts, self.ends), self.account))
    }

    /// From when until when whoever has the shift is there: the whole of it, what granted leaves leave of it, or
    /// never. Whoever wants to know whether somebody is away from a shift that is planned asks this.
    #[must_use]
    pub fn there(&self, leaves: &[Leave]) -> Vec<(Milliseconds, Milliseconds)> {
        left_of((self.starts, self.ends), self.account, leaves)
    }

    /// Whether whoever has the shift is there for some of it.
    pub(super) fn is_worked(&self, leaves: &[Leave]) -> bool {
        !self.there(leaves).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PlannedShiftId, TeamId};

    const DAY: Milliseconds = 24 * 60 * 60 * 1_000;

    fn account(who: &str) -> AccountId {
        AccountId::derived(&[who])
    }

    fn leave(name: &str, who: &str, from: i64, until: i64) -> Leave {
        Leave {
            id: LeaveId::derived(&[name]),
            account: account(who),
            starts: from * DAY,
            ends: until * DAY,
            asked: 0,
            standing: LeaveStanding::Waiting,
        }
    }

    fn by(who: &str) -> Decided {
        Decided {
            at: 7,
            by: who.to_owned(),
            account: Some(account(who)),
        }
    }

    #[test]
    fn a_leave_has_a_time_that_can_be_and_is_asked_for_once() {
        let granted = leave("a", "wang", 20, 22).decide(Decision::Approve, by("li"));
        let refused = leave("b", "wang", 30, 32).decide(Decision::Refuse, by("li"));
        let others = [granted.unwrap(), refused.unwrap()];
        let rows = [
            ("one day", "wang", 10, 11, None),
            ("no time", "wang", 10, 10, Some("leave-ends-early")),
            ("backwards", "wang", 10, 9, Some("leave-ends-early")),
            ("a year", "wang", 10, 375, Some("leave-too-long")),
            ("two days ago", "wang", 3, 6, None),
            ("long ago", "wang", -3, 6, Some("leave-too-late")),
            ("in two years", "wang", 700, 701, Some("leave-too-far")),
            (
                "granted already",
                "wang",
                21,
                25,
                Some("leave-asked-already"),
            ),
            ("beside it", "wang", 22, 25, None),
            ("refused before", "wang", 30, 32, None),
            ("another's", "zhao", 20, 22, None),
        ];
        for (name, who, from, until, expected) in rows {
            let found = leave("new", who, from, until).check(&others, 5 * DAY).err();
            assert_eq!(found.map(|refusal| refusal.code), expected, "{name}");
        }
    }

    #[test]
    fn a_leave_is_decided_once_by_somebody_else_and_taken_back_until_it_begins() {
        let asked = || leave("a", "wang", 10, 12);
        let own = asked().decide(Decision::Approve, by("wang"));
        assert_eq!(own.err().map(|no| no.code), Some("leave-of-oneself"));
        let granted = asked().decide(Decision::Approve, by("li")).unwrap();
        let again = granted.clone().decide(Decision::Refuse, by("li"));
        assert_eq!(again.err().map(|no| no.code), Some("leave-decided"));
        for (now, standing, ends) in [
            (9, "withdrawn", 12),
            (10, "withdrawn", 12),
            // Once it has begun, what has passed of it stays.
            (11, "approved", 11),
        ] {
            let back = granted.clone().withdraw(now * DAY).unwrap();
            assert_eq!(
                (back.standing.word(), back.starts, back.ends),
                (standing, 10 * DAY, ends * DAY),
                "on day {now}"
            );
        }
        let ended = granted.clone().withdraw(11 * DAY).unwrap();
        for (over, now) in [(granted, 12), (ended, 11)] {
            let again = over.withdraw(now * DAY).err();
            assert_eq!(again.map(|no| no.code), Some("leave-over"));
        }
        // What nobody decided was no leave: it goes whole, however late.
        let waited = asked().withdraw(11 * DAY).unwrap();
        assert_eq!(
            (waited.standing.word(), waited.ends),
            ("withdrawn", 12 * DAY)
        );
        let refused = asked().decide(Decision::Refuse, by("li")).unwrap();
        assert_eq!(
            refused.withdraw(0).err().map(|no| no.code),
            Some("leave-decided")
        );
        let gone = asked().withdraw(0).unwrap();
        assert!(!gone.stands() && gone.withdraw(0).is_err());
    }

    /// A shift of the day, from eight to four.
    fn shift(who: &str, day: i64) -> PlannedShift {
        PlannedShift {
            id: PlannedShiftId::derived(&["shift"]),
            day: day.to_string(),
            number: 1,
            account: account(who),
            team: TeamId::derived(&["etiquette"]),
            starts: day * DAY + DAY / 3,
            ends: day * DAY + 2 * DAY / 3,
            revision: 1,
        }
    }

    #[test]
    fn who_is_on_leave_for_some_of_a_shift_is_there_for_the_rest() {
        /// Hours of granted leaves, and those at which the person is there.
        type Row<'a> = (&'a str, &'a [(i64, i64)], &'a [(i64, i64)]);
        let granted = |from: i64, until: i64| {
            let asked = Leave {
                starts: from * DAY / 24,
                ends: until * DAY / 24,
                ..leave(&from.to_string(), "wang", 0, 0)
            };
            asked.decide(Decision::Approve, by("li")).unwrap()
        };
        let rows: [Row<'_>; 8] = [
            ("no leave", &[], &[(8, 16)]),
            ("the day", &[(0, 24)], &[]),
            ("the shift", &[(8, 16)], &[]),
            ("from noon", &[(12, 24)], &[(8, 12)]),
            ("until noon", &[(0, 12)], &[(12, 16)]),
            ("in the middle", &[(10, 12)], &[(8, 10), (12, 16)]),
            ("both ends", &[(14, 24), (0, 9)], &[(9, 14)]),
            ("before and after it", &[(0, 8), (16, 24)], &[(8, 16)]),
        ];
        for (name, leaves, expected) in rows {
            let leaves = leaves.iter().map(|(from, until)| granted(*from, *until));
            let leaves: Vec<Leave> = leaves.collect();
            let there = shift("wang", 0).there(&leaves).into_iter();
            let hours = there.map(|(from, until)| (from * 24 / DAY, until * 24 / DAY));
            assert_eq!(hours.collect::<Vec<_>>(), expected, "{name}");
        }
        let others = [granted(0, 24), leave("waits", "zhao", 0, 1)];
        let whole = shift("zhao", 0);
        assert_eq!(whole.there(&others), [(whole.starts, whole.ends)]);
    }

    #[test]
    fn a_shift_lies_in_a_granted_leave_alone() {
        let granted = leave("a", "wang", 10, 12)
            .decide(Decision::Approve, by("li"))
            .unwrap();
        let leaves = [granted, leave("b", "wang", 20, 21)];
        for (who, day, expected) in [
            ("wang", 9, false),
            ("wang", 10, true),
            ("wang", 11, true),
            ("wang", 12, false),
            ("zhao", 10, false),
            ("wang", 20, false),
        ] {
            assert_eq!(
                shift(who, day).leave_to_come(&leaves, 0).is_some(),
                expected,
                "{who} {day}"
            );
        }
    }
}
