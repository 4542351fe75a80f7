//! The roster 排班: who is planned where and when, what stands against it, and how the post is taken
//! (clauses A2.1, A2.2, A4.1, C1.1, C1.2).

pub mod cycle;
pub mod decision;
pub mod leave;
pub mod sheet;
pub mod strain;
pub mod swap;

use self::leave::Leave;
use self::strain::{DAYS_IN_A_ROW_MAX, Strain, WEEK_MAX_MS};
use crate::{AccountId, Milliseconds, PlannedShiftId, Refusal, TeamId};

/// The longest shift. Clause A2.4 wants an attentive mind: eight hours, the three more that the law
/// allows on a day, and the meals between them.
pub const SHIFT_MAX_MS: Milliseconds = 12 * 60 * 60 * 1_000;
/// The shortest shift: less is an errand.
pub const SHIFT_MIN_MS: Milliseconds = 30 * 60 * 1_000;
/// The least rest between the shifts of two days. Who ends at 20:30 and is to look fresh at 07:30
/// (clauses A2.1, A4.1) goes home, sleeps eight hours and comes back in it.
pub const REST_MS: Milliseconds = 11 * 60 * 60 * 1_000;
/// How long before the shift one is on post where the standard has no rule for the sign-on (clause A2.2).
pub const ON_POST_BEFORE_MS: Milliseconds = 10 * 60 * 1_000;
/// Whoever is planned late still has so long for the check at sign-on.
pub const TOLD_LATE_MS: Milliseconds = 5 * 60 * 1_000;
/// From so long before the window of the check on, going on duty asks for it: who comes earlier than
/// that comes for something else.
pub const COMES_BEFORE_MS: Milliseconds = 60 * 60 * 1_000;
/// Whoever goes in the last half hour of a shift goes at its end: what the day needs to be handed over is looked at
/// then (clause C2.9).
pub const GOES_BEFORE_MS: Milliseconds = 30 * 60 * 1_000;
/// How far ahead shifts are planned.
pub const AHEAD_MAX_MS: Milliseconds = 370 * 24 * 60 * 60 * 1_000;

/// A shift that is planned for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedShift {
    /// Its id.
    pub id: PlannedShiftId,
    /// The civil day on which it begins.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// Who.
    pub account: AccountId,
    /// The team, whose post it is.
    pub team: TeamId,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
    /// Counts its changes, from 1.
    pub revision: i32,
}

/// Who decided what was asked for, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// When.
    pub at: Milliseconds,
    /// Their name.
    pub by: String,
    /// Their account.
    pub account: Option<AccountId>,
}

/// What stands against a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict<'other> {
    /// The person is planned elsewhere at that time: it cannot be.
    Overlap(&'other PlannedShift),
    /// Less rest than the house's rule lies between the two: a leader may want it all the same.
    ShortRest(&'other PlannedShift, Milliseconds),
    /// With it so many days in a row are worked, and none in seven is free: a leader may want it all the same.
    NoDayOff(usize),
    /// With it the week is so long, more than the house's rule: a leader may want it all the same.
    LongWeek(Milliseconds),
}

impl Conflict<'_> {
    /// What of it is hard on the person and may be all the same; `None` for what cannot be.
    #[must_use]
    pub fn strain(self) -> Option<Strain> {
        match self {
            Self::Overlap(_) => None,
            Self::ShortRest(_, rest) => Some(Strain::ShortRest(rest)),
            Self::NoDayOff(days) => Some(Strain::NoDayOff(days)),
            Self::LongWeek(length) => Some(Strain::LongWeek(length)),
        }
    }
}

impl PlannedShift {
    /// What stands against it among the person's other shifts, of [`strain::AROUND_MS`] to either side: an overlap
    /// before short rest, before no day off, before a long week. What granted leaves take the whole of is planned, and
    /// is no work.
    #[must_use]
    pub fn conflict<'other>(
        &self,
        others: &'other [Self],
        leaves: &[Leave],
    ) -> Option<Conflict<'other>> {
        let theirs = || {
            others
                .iter()
                .filter(|one| one.account == self.account && one.id != self.id)
        };
        let overlaps = |one: &&Self| one.starts < self.ends && self.starts < one.ends;
        if let Some(other) = theirs().find(overlaps) {
            return Some(Conflict::Overlap(other));
        }
        if !self.is_worked(leaves) {
            return None;
        }
        let worked: Vec<&Self> = theirs().filter(|one| one.is_worked(leaves)).collect();
        // Two parts of one day are one day's work.
        let near = worked.iter().filter(|one| one.day != self.day);
        let rests = near.map(|one| {
            let rest = if one.ends <= self.starts {
                self.starts - one.ends
            } else {
                one.starts - self.ends
            };
            (*one, rest)
        });
        let least = rests.min_by_key(|(_, rest)| *rest);
        if let Some((one, rest)) = least.filter(|(_, rest)| *rest < REST_MS) {
            return Some(Conflict::ShortRest(one, rest));
        }
        let days = strain::days_in_a_row(self, &worked);
        if days > DAYS_IN_A_ROW_MAX {
            return Some(Conflict::NoDayOff(days));
        }
        let week = strain::week(self, &worked);
        (week > WEEK_MAX_MS).then_some(Conflict::LongWeek(week))
    }

    /// Checks its times.
    ///
    /// # Errors
    /// Invalid at `ends` or `starts`: too short, too long, over already, too far ahead.
    pub fn check_span(&self, now: Milliseconds) -> Result<(), Refusal> {
        if !(SHIFT_MIN_MS..=SHIFT_MAX_MS).contains(&(self.ends - self.starts)) {
            return Err(Refusal::invalid("ends", "shift-length-unfit")
                .with("least", SHIFT_MIN_MS / 60_000)
                .with("most", SHIFT_MAX_MS / 3_600_000));
        }
        if self.ends <= now {
            return Err(Refusal::invalid("ends", "shift-over"));
        }
        if self.starts - now > AHEAD_MAX_MS {
            return Err(Refusal::invalid("day", "shift-too-far"));
        }
        Ok(())
    }
}

/// What is known of how a post is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taking {
    /// From when the check may be made.
    pub opens: Milliseconds,
    /// Until when the post is to be taken.
    pub due: Milliseconds,
    /// Whether the standard asks for a check.
    pub asked: bool,
    /// When the check was made, or a leader let it be.
    pub checked: Option<Milliseconds>,
    /// Since when the person is, or was, on duty.
    pub came: Option<Milliseconds>,
    /// When they went before their time; `None` as long as they are there, and for whoever stayed to the end.
    pub left: Option<Milliseconds>,
}

/// How the post of a planned shift stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its time has not come.
    Planned,
    /// The person may come now.
    Awaited,
    /// The post should be taken and is not: so long since.
    Late(Milliseconds),
    /// The person came without the check.
    Unchecked,
    /// The post is taken, so much too late; 0 for in time.
    Taken(Milliseconds),
    /// The person came and went before their time: since when nobody is on the post.
    Left(Milliseconds),
    /// The shift is over and nobody came.
    Missed,
}

impl Standing {
    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Awaited => "awaited",
            Self::Late(_) => "late",
            Self::Unchecked => "unchecked",
            Self::Taken(0) => "taken",
            Self::Taken(_) => "taken-late",
            Self::Left(_) => "left",
            Self::Missed => "missed",
        }
    }

    /// How many minutes too late, begun ones whole; 0 for in time.
    #[must_use]
    pub fn minutes(self) -> i64 {
        match self {
            Self::Late(late) | Self::Taken(late) => (late + 59_999) / 60_000,
            _ => 0,
        }
    }

    /// What colleagues learn of it: whether the post is taken, and nothing of how.
    #[must_use]
    pub fn for_colleagues(self) -> Self {
        match self {
            Self::Taken(_) | Self::Unchecked => Self::Taken(0),
            Self::Planned | Self::Awaited | Self::Late(_) | Self::Left(_) | Self::Missed => {
                Self::Planned
            }
        }
    }

    /// Whether a leader is to know of it.
    #[must_use]
    pub fn is_amiss(self) -> bool {
        self.minutes() > 0 || matches!(self, Self::Unchecked | Self::Left(_) | Self::Missed)
    }
}

/// Whether whoever went then left a post before their time: they are meant to be there in these spans, the first first.
#[must_use]
pub fn leaves_early(there: &[(Milliseconds, Milliseconds)], left: Milliseconds) -> bool {
    let mut meant = there.iter().filter(|(from, _)| *from < left);
    let last = meant.next_back();
    last.is_some_and(|(_, until)| left < until - GOES_BEFORE_MS)
}

/// How the post of a shift that ends then stands at `now`.
#[must_use]
pub fn standing(ends: Milliseconds, taking: Taking, now: Milliseconds) -> Standing {
    if let Some(left) = taking.left {
        return Standing::Left(left);
    }
    let late = |at: Milliseconds| (at - taking.due).max(0);
    match (taking.came, taking.checked) {
        // Who is on duty before that is there for something else.
        (_, None) if now < taking.opens => Standing::Planned,
        (Some(_), None) if taking.asked && now <= taking.due => Standing::Awaited,
        (Some(_), None) if taking.asked => Standing::Unchecked,
        (Some(came), checked) => Standing::Taken(late(checked.map_or(came, |at| at.max(came)))),
        (None, _) if now >= ends => Standing::Missed,
        (None, _) if now > taking.due => Standing::Late(now - taking.due),
        (None, _) => Standing::Awaited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Milliseconds = 3_600_000;
    const MINUTE: Milliseconds = 60_000;

    /// A shift from hour to hour, counted from the first day's midnight.
    fn shift(name: &str, who: &str, from: i64, to: i64) -> PlannedShift {
        PlannedShift {
            id: PlannedShiftId::derived(&[name]),
            day: (from / 24).to_string(),
            number: 1,
            account: AccountId::derived(&[who]),
            team: TeamId::derived(&["etiquette"]),
            starts: from * HOUR,
            ends: to * HOUR,
            revision: 1,
        }
    }

    #[test]
    fn nobody_is_in_two_places_and_short_rest_is_named() {
        let asked = shift("asked", "wang", 32, 40);
        let rows = [
            ("another person", shift("b", "zhao", 32, 40), "none"),
            ("itself", shift("asked", "wang", 33, 41), "none"),
            ("one hour of it", shift("b", "wang", 39, 45), "overlap"),
            ("inside it", shift("b", "wang", 34, 35), "overlap"),
            (
                "another part of the day",
                shift("b", "wang", 40, 44),
                "none",
            ),
            ("the evening before", shift("b", "wang", 16, 22), "rest 10"),
            ("eleven hours before", shift("b", "wang", 13, 21), "none"),
            ("the night after", shift("b", "wang", 48, 56), "rest 8"),
        ];
        for (name, other, expected) in rows {
            let others = [other];
            let found = match asked.conflict(&others, &[]) {
                None => "none".to_owned(),
                Some(Conflict::Overlap(_)) => "overlap".to_owned(),
                Some(Conflict::ShortRest(_, rest)) => format!("rest {}", rest / HOUR),
                Some(other) => format!("{other:?}"),
            };
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn an_overlap_is_told_before_short_rest() {
        let others = [shift("b", "wang", 16, 23), shift("c", "wang", 39, 45)];
        let found = shift("asked", "wang", 32, 40)
            .conflict(&others, &[])
            .map(|one| matches!(one, Conflict::Overlap(other) if other.id == others[1].id));
        assert_eq!(found, Some(true));
    }

    #[test]
    fn a_shift_has_a_lawful_length_and_is_not_over() {
        let rows = [
            (8, 8, 0, Some("shift-length-unfit")),
            (8, 21, 0, Some("shift-length-unfit")),
            (8, 20, 0, None),
            (20, 8, 0, Some("shift-length-unfit")),
            (8, 12, 12, Some("shift-over")),
            (8, 12, 11, None),
            (24 * 400, 24 * 400 + 8, 0, Some("shift-too-far")),
        ];
        for (from, to, now, expected) in rows {
            let found = shift("a", "wang", from, to).check_span(now * HOUR).err();
            assert_eq!(
                found.map(|refusal| refusal.code),
                expected,
                "{from} to {to}"
            );
        }
    }

    #[test]
    fn a_post_stands_as_its_person_came_and_was_checked() {
        /// Now, whether a check is asked for, when the person came, when they were checked.
        type Row = (i64, bool, Option<i64>, Option<i64>, Standing);
        // The shift goes from 60 to 120; the check from 30 to 50.
        let rows: [Row; 15] = [
            (29, true, None, None, Standing::Planned),
            (30, true, None, None, Standing::Awaited),
            (50, true, None, None, Standing::Awaited),
            (53, true, None, None, Standing::Late(3 * MINUTE)),
            (120, true, None, None, Standing::Missed),
            (55, true, Some(45), Some(45), Standing::Taken(0)),
            (55, true, Some(20), Some(40), Standing::Taken(0)),
            (70, true, Some(54), Some(54), Standing::Taken(4 * MINUTE)),
            (20, true, Some(10), None, Standing::Planned),
            (45, true, Some(10), None, Standing::Awaited),
            (70, true, Some(40), None, Standing::Unchecked),
            (70, false, Some(40), None, Standing::Taken(0)),
            (130, true, Some(40), Some(40), Standing::Taken(0)),
            // A leader let the check be, and still nobody came.
            (60, true, None, Some(40), Standing::Late(10 * MINUTE)),
            (70, false, Some(51), None, Standing::Taken(MINUTE)),
        ];
        for (now, asked, came, checked, expected) in rows {
            let taking = Taking {
                opens: 30 * MINUTE,
                due: 50 * MINUTE,
                asked,
                checked: checked.map(|at| at * MINUTE),
                came: came.map(|at| at * MINUTE),
                left: None,
            };
            let found = standing(120 * MINUTE, taking, now * MINUTE);
            assert_eq!(found, expected, "at {now}");
            // Whoever came and went before their time left the post, checked or not, and nobody comes by that.
            let left = Some(55 * MINUTE);
            let found = standing(120 * MINUTE, Taking { left, ..taking }, now * MINUTE);
            assert_eq!(found, Standing::Left(55 * MINUTE), "at {now}");
        }
        assert_eq!(Standing::Late(61_000).minutes(), 2);
        assert!(Standing::Taken(1).is_amiss() && !Standing::Taken(0).is_amiss());
        for amiss in [
            Standing::Late(1),
            Standing::Unchecked,
            Standing::Left(1),
            Standing::Missed,
        ] {
            assert!(amiss.is_amiss(), "{amiss:?}");
            assert!(!amiss.for_colleagues().is_amiss(), "{amiss:?}");
        }
    }

    #[test]
    fn whoever_goes_before_the_last_half_hour_leaves_the_post() {
        // A2.2. There from eight to ten and, back from leave, from eleven to twelve.
        let there = [(8 * HOUR, 10 * HOUR), (11 * HOUR, 12 * HOUR)];
        for (left, expected) in [
            (9 * HOUR, true),
            (9 * HOUR + 29 * MINUTE, true),
            (9 * HOUR + 30 * MINUTE, false),
            (10 * HOUR, false),
            (10 * HOUR + 30 * MINUTE, false),
            (11 * HOUR + MINUTE, true),
            (11 * HOUR + 30 * MINUTE, false),
            (13 * HOUR, false),
            // Gone before it began: nobody came.
            (8 * HOUR, false),
        ] {
            assert_eq!(leaves_early(&there, left), expected, "at {left}");
        }
        assert!(!leaves_early(&[], 9 * HOUR), "on leave for the whole of it");
    }
}
