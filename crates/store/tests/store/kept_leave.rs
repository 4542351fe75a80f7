//! Leaves and swaps come back as they were kept, as they were decided, and are forgotten in time.

use domain::roster::Decided;
use domain::roster::leave::{Leave, LeaveStanding};
use domain::roster::swap::{ShiftSwap, SwapStanding, Swapped};
use domain::{LeaveId, PlannedShiftId, ShiftSwapId, SiteId};
use store::leave::LeaveRecord;
use store::shift_swap::ShiftSwapRecord;

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account, account_id, team, text};

on_both! {
    leaves_come_back_as_they_were_kept
    swaps_come_back_as_they_were_kept
}

async fn furnished(fixture: &Fixture) -> SiteId {
    let court = places(fixture, "court").await;
    fixture
        .keep(move |db| {
            for turn in 0..2 {
                store::account::create(db, &account(turn))?;
            }
            Ok(())
        })
        .await;
    court
}

fn decided(turn: usize) -> Decided {
    Decided {
        at: NINE + turn as i64,
        by: text(turn),
        account: turn.is_multiple_of(2).then(|| account_id(turn)),
    }
}

fn leave(turn: usize) -> LeaveRecord {
    let starts = NINE + turn as i64 * MINUTE;
    LeaveRecord {
        leave: Leave {
            id: LeaveId::derived(&["leave", &turn.to_string()]),
            account: account_id(turn % 2),
            starts,
            ends: starts + MINUTE,
            asked: NINE,
            standing: match turn % 4 {
                0 => LeaveStanding::Waiting,
                1 => LeaveStanding::Approved(decided(turn)),
                2 => LeaveStanding::Refused(decided(turn)),
                _ => LeaveStanding::Withdrawn,
            },
        },
        told: text(turn),
        reason: text(turn + 1),
    }
}

async fn leaves_come_back_as_they_were_kept(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            let mut all: Vec<_> = (0..TURNS).map(leave).collect();
            for one in &all {
                store::leave::add(db, &court, one)?;
            }
            let whole = (NINE, NINE + TURNS as i64 * MINUTE);
            assert_eq!(store::leave::touching(db, &court, whole)?, all);
            let second = (NINE + MINUTE, NINE + 2 * MINUTE);
            assert_eq!(store::leave::touching(db, &court, second)?, [leave(1)]);
            assert_eq!(store::leave::granted(db, &court, second)?, [leave(1).leave]);
            let first = (NINE, NINE + MINUTE);
            assert_eq!(store::leave::granted(db, &court, first)?, []);
            let own = store::leave::of_account(db, &court, account_id(1), NINE + 2 * MINUTE)?;
            assert!(
                own.iter()
                    .all(|one| one.account == account_id(1) && one.ends > second.1)
            );
            all[1].leave.standing = LeaveStanding::Withdrawn;
            store::leave::change(db, &court, &all[1])?;
            let found = store::leave::find(db, &court, all[1].leave.id)?;
            assert_eq!(
                found.as_ref(),
                Some(&all[1]),
                "whoever decided it is gone with it"
            );
            assert!(!store::leave::keeps_before(db, &court, NINE + MINUTE)?);
            assert!(store::leave::keeps_before(db, &court, NINE + 2 * MINUTE)?);
            assert_eq!(store::leave::forget(db, &court, NINE + 2 * MINUTE)?, 1);
            assert_eq!(store::leave::find(db, &court, all[0].leave.id)?, None);
            Ok(())
        })
        .await;
}

fn swap(turn: usize) -> ShiftSwapRecord {
    let side = |name: &str, starts| Swapped {
        shift: PlannedShiftId::derived(&[name, &turn.to_string()]),
        revision: turn as i32,
        team: team(0).id,
        starts,
        ends: starts + MINUTE,
    };
    let starts = NINE + turn as i64 * MINUTE;
    ShiftSwapRecord {
        swap: ShiftSwap {
            id: ShiftSwapId::derived(&["swap", &turn.to_string()]),
            asker: account_id(0),
            colleague: account_id(1),
            given: side("given", starts),
            taken: turn.is_multiple_of(2).then(|| side("taken", starts + 7)),
            asked: NINE,
            answered: (turn % 3 == 1).then_some(NINE + 1),
            standing: match turn % 6 {
                0 => SwapStanding::Asked,
                1 => SwapStanding::Agreed,
                2 => SwapStanding::Declined,
                3 => SwapStanding::Approved(decided(turn)),
                4 => SwapStanding::Refused(decided(turn)),
                _ => SwapStanding::Withdrawn,
            },
        },
        told: text(turn),
        reason: text(turn + 1),
    }
}

async fn swaps_come_back_as_they_were_kept(fixture: Fixture) {
    let court = furnished(&fixture).await;
    fixture
        .keep(move |db| {
            let mut all: Vec<_> = (0..TURNS).map(swap).collect();
            for one in &all {
                store::shift_swap::add(db, &court, one)?;
            }
            assert_eq!(store::shift_swap::ending_after(db, &court, NINE)?, all);
            let later = store::shift_swap::ending_after(db, &court, NINE + MINUTE)?;
            assert_eq!(later, all[1..]);
            all[3].swap.standing = SwapStanding::Withdrawn;
            store::shift_swap::change(db, &court, &all[3])?;
            let found = store::shift_swap::find(db, &court, all[3].swap.id)?;
            assert_eq!(found.as_ref(), Some(&all[3]));
            assert!(!store::shift_swap::keeps_before(db, &court, NINE + MINUTE)?);
            assert_eq!(store::shift_swap::forget(db, &court, NINE + 2 * MINUTE)?, 1);
            assert_eq!(store::shift_swap::ending_after(db, &court, NINE)?, all[1..]);
            Ok(())
        })
        .await;
}
