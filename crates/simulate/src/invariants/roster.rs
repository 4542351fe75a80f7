//! What must hold of the roster: it changes by what the journal tells of it and by nothing else, a swap that is
//! approved moves its shifts and no others, nobody is planned into their leave, who is on leave is asked for
//! nothing, and who is so for half a day is counted on for the other half alone.

use anyhow::{Context, Result, ensure};
use domain::booking::Span;
use domain::journal::{Entry, Written};
use domain::roster::PlannedShift;
use domain::roster::leave::Leave;
use domain::subject::{Register, Subject};
use domain::{AccountId, Milliseconds, PlannedShiftId, SiteId};
use standards::Outcome;
use store::Database;

use crate::building::Building;

const DAY_MS: Milliseconds = 24 * 60 * 60 * 1_000;
/// The roster is looked at from so long before now until so long after it.
const AROUND_MS: (Milliseconds, Milliseconds) = (2 * DAY_MS, 40 * DAY_MS);
/// How acts begin that tell of the roster, or of what was asked of it.
const TELLS: [&str; 3] = ["shift-", "leave-", "swap-"];

/// The roster as it stood after the last entry that told of it.
#[derive(Debug, Default)]
pub(crate) struct Roster {
    shifts: Vec<PlannedShift>,
}

/// The roster as one look found it.
pub(crate) struct Seen {
    from: Milliseconds,
    /// When it was changed last.
    at: Milliseconds,
    shifts: Vec<PlannedShift>,
    leaves: Vec<Leave>,
}

/// A shift that is not as it was.
type Change<'roster> = (Option<&'roster PlannedShift>, Option<&'roster PlannedShift>);

/// Reads the roster where some of the entries may have moved it.
pub(crate) fn look(db: &mut Database, site: &SiteId, entries: &[Written]) -> Result<Option<Seen>> {
    let tells = |written: &&Written| TELLS.iter().any(|act| written.entry.act.starts_with(act));
    let Some(last) = entries.iter().rfind(tells) else {
        return Ok(None);
    };
    let from = last.entry.received - AROUND_MS.0;
    let span = (from, last.entry.received + AROUND_MS.1);
    Ok(Some(Seen {
        from,
        at: last.entry.received,
        shifts: store::planned_shift::between(db, site, span)?,
        leaves: store::leave::granted(db, site, span)?,
    }))
}

/// By how many shifts an act changes the roster.
fn moved_by(entry: &Entry) -> usize {
    let taken = entry.details.iter().find(|(name, _)| name == "taken");
    match entry.act.as_str() {
        "swap-approved" if taken.is_some_and(|(_, what)| what != "none") => 2,
        "shift-planned" | "shift-replanned" | "shift-unplanned" | "swap-approved" => 1,
        _ => 0,
    }
}

/// What is another than it was.
fn changes<'roster>(
    before: &'roster [PlannedShift],
    after: &'roster [PlannedShift],
) -> Vec<Change<'roster>> {
    let in_after = |id: PlannedShiftId| after.iter().find(|one| one.id == id);
    let gone_or_changed = before.iter().map(|one| (Some(one), in_after(one.id)));
    let is_new = |one: &&PlannedShift| before.iter().all(|known| known.id != one.id);
    let new = after.iter().filter(is_new).map(|one| (None, Some(one)));
    let all = gone_or_changed.chain(new);
    all.filter(|(before, after)| before != after).collect()
}

/// That these changes are what a swap between the two comes to: each of the shifts is the other's now, and is
/// otherwise as it was.
fn swapped(changes: &[Change<'_>], (asker, colleague): (AccountId, AccountId)) -> Result<()> {
    let mut hands = Vec::new();
    for (before, after) in changes {
        let before = before.context("a swap planned a shift")?;
        let after = after.context("a swap took a shift away")?;
        hands.push((before.account, after.account));
        let handed = PlannedShift {
            account: after.account,
            revision: before.revision + 1,
            ..before.clone()
        };
        ensure!(
            handed == *after,
            "a swap made {after:?} of {before:?}, and not its account alone"
        );
    }
    hands.sort_unstable();
    let mut wanted = vec![(asker, colleague), (colleague, asker)];
    wanted.sort_unstable();
    ensure!(
        hands == wanted || hands == [(asker, colleague)],
        "a swap of {asker} and {colleague} moved shifts by {hands:?}"
    );
    Ok(())
}

/// That nobody whose shift is new to them is on leave then; what of a leave was over `at` the change keeps nobody from
/// being planned.
fn present(changes: &[Change<'_>], leaves: &[Leave], at: Milliseconds) -> Result<()> {
    for (before, after) in changes {
        let Some(shift) = after else { continue };
        let was = |one: &PlannedShift| (one.account, one.starts, one.ends);
        if before.is_some_and(|before| was(before) == was(shift)) {
            continue;
        }
        ensure!(
            shift.leave_to_come(leaves, at).is_none(),
            "{shift:?} was planned into a leave"
        );
    }
    Ok(())
}

impl Roster {
    /// Takes what one look found, and checks that the entries tell how it became so; gives how many single things
    /// were proven.
    pub(crate) fn take(
        &mut self,
        building: &Building,
        entries: &[Written],
        seen: Seen,
    ) -> Result<u64> {
        self.shifts.retain(|shift| shift.starts >= seen.from);
        let changes = changes(&self.shifts, &seen.shifts);
        let told: usize = entries.iter().map(|one| moved_by(&one.entry)).sum();
        ensure!(
            changes.len() == told,
            "the journal tells of {told} shifts, changed are {changes:?}"
        );
        present(&changes, &seen.leaves, seen.at)?;
        // Several acts at once, of a phone or after a crash, are not told apart.
        let mut swaps = entries.iter().map(|one| &one.entry);
        let swap = swaps.find(|entry| entry.act == "swap-approved");
        if let Some(swap) = swap.filter(|swap| moved_by(swap) == told) {
            let between = (of(building, swap, "person")?, of(building, swap, "other")?);
            swapped(&changes, between)?;
        }
        let proven = changes.len() as u64 + 1;
        self.shifts = seen.shifts;
        Ok(proven)
    }
}

/// Whoever an entry names.
fn of(building: &Building, entry: &Entry, detail: &str) -> Result<AccountId> {
    let named = entry.details.iter().find(|(name, _)| name == detail);
    let (_, named) = named.with_context(|| format!("{} names no {detail}", entry.act))?;
    let mut workers = building.workers.iter().filter(|one| one.team.is_some());
    let found = workers.find(|one| one.actor.name == *named);
    Ok(found
        .with_context(|| format!("{named} is of no team"))?
        .account)
}

/// That nobody is counted on for a time that a leave of theirs takes: who is on leave for half a day is there for the
/// other half alone.
pub(crate) fn counted_on(account: AccountId, spans: &[Span], leaves: &[Leave]) -> Result<()> {
    let mut theirs = leaves.iter().filter(|leave| leave.account == account);
    let taken = theirs.find(|leave| spans.iter().any(|span| leave.touches(*span)));
    ensure!(
        taken.is_none(),
        "they are counted on for {spans:?}, and {taken:?} takes some of it"
    );
    Ok(())
}

/// At the end of a day: who was on leave was asked for no check at sign-on.
pub(crate) fn away(db: &mut Database, site: &SiteId, shift: &PlannedShift) -> Result<()> {
    let subject = Subject {
        register: Register::PlannedShift,
        id: shift.id.0,
        number: 0,
    };
    for check in store::duty::of_subject(db, site, subject)? {
        ensure!(
            matches!(check.duty.outcome, Some(Outcome::Cancelled { .. })),
            "who has it is on leave, and its check stands as {:?}",
            check.duty.outcome
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::roster::Decided;
    use domain::roster::leave::LeaveStanding;
    use domain::{LeaveId, TeamId};

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
            revision: 1,
        }
    }

    fn handed(before: &PlannedShift, to: &str) -> PlannedShift {
        PlannedShift {
            account: account(to),
            revision: before.revision + 1,
            ..before.clone()
        }
    }

    fn roster() -> Vec<PlannedShift> {
        vec![
            shift("early", "wang", 10),
            shift("late", "zhao", 20),
            shift("other", "qian", 20),
        ]
    }

    fn is_swap(after: &[PlannedShift]) -> bool {
        let before = roster();
        let two = (account("wang"), account("zhao"));
        swapped(&changes(&before, after), two).is_ok()
    }

    #[test]
    fn a_swap_that_moves_anything_but_its_two_shifts_is_found() {
        let before = roster();
        let [early, late, other] = [&before[0], &before[1], &before[2]];
        let (hers, his) = (handed(early, "zhao"), handed(late, "wang"));
        assert!(is_swap(&[hers.clone(), his.clone(), other.clone()]));
        assert!(
            is_swap(&[hers.clone(), late.clone(), other.clone()]),
            "a shift for nothing"
        );
        let broken = [
            (
                "a third one",
                vec![hers.clone(), his.clone(), handed(other, "li")],
            ),
            ("none", before.clone()),
            (
                "not the asker's",
                vec![early.clone(), his.clone(), other.clone()],
            ),
            (
                "somebody else",
                vec![handed(early, "qian"), late.clone(), other.clone()],
            ),
            ("one is gone", vec![hers.clone(), other.clone()]),
            (
                "its time too",
                vec![PlannedShift { starts: 11, ..hers }, his, other.clone()],
            ),
        ];
        for (what, after) in broken {
            assert!(!is_swap(&after), "{what}");
        }
    }

    fn leave_between(who: &str, (starts, ends): Span) -> Leave {
        Leave {
            id: LeaveId::derived(&[who]),
            account: account(who),
            starts,
            ends,
            asked: 0,
            standing: LeaveStanding::Approved(Decided {
                at: 0,
                by: "li".to_owned(),
                account: None,
            }),
        }
    }

    #[test]
    fn whoever_is_counted_on_for_the_half_that_a_leave_takes_is_found() {
        let morning = [leave_between("wang", (0, 50))];
        let rows: [(&str, &[Span], bool); 6] = [
            ("wang", &[(50, 90)], true),
            ("wang", &[], true),
            ("wang", &[(40, 90)], false),
            ("wang", &[(50, 60), (10, 20)], false),
            ("wang", &[(0, 50)], false),
            ("zhao", &[(0, 90)], true),
        ];
        for (who, spans, holds) in rows {
            let found = counted_on(account(who), spans, &morning);
            assert_eq!(found.is_ok(), holds, "{who} {spans:?}");
        }
    }

    #[test]
    fn whoever_is_planned_into_their_leave_is_found() {
        let leave = |who: &str| leave_between(who, (0, 100));
        let before = roster();
        let mut after = before.clone();
        after[0] = handed(&before[0], "zhao");
        let changed = changes(&before, &after);
        assert!(present(&changed, &[leave("zhao")], 0).is_err());
        assert!(present(&changed, &[leave("wang"), leave("qian")], 0).is_ok());
        let planned = changes(&[], &before);
        assert!(present(&planned, &[leave("qian")], 99).is_err());
        assert!(present(&planned, &[leave("qian")], 100).is_ok());
    }
}
