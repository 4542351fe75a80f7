//! How much waits for a word of the reader's on the pages of the roster: counted, and not read.

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Role};
use domain::{Milliseconds, SiteId};
use store::Database;

use crate::error::Error;
use crate::house::House;
use crate::view::right_of;

/// What waits for the reader's word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RosterWaiting {
    /// Leaves that they are to decide.
    pub leaves: usize,
    /// Swaps that they are to answer or to decide.
    pub swaps: usize,
}

/// How much waits for the reader's word: as many as [`super::leaves`] and [`super::swaps`] show as waiting.
///
/// # Errors
/// When the database fails.
pub async fn waiting(house: &House, actor: &Actor, site: &SiteId) -> Result<RosterWaiting, Error> {
    let (actor, site, now) = (actor.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| -> Result<RosterWaiting> {
        Ok(RosterWaiting {
            leaves: leaves(db, &actor, &site, now)?,
            swaps: swaps(db, &actor, &site, now)?,
        })
    };
    Ok(house.store().read(read).await?)
}

fn leaves(db: &mut Database, actor: &Actor, site: &SiteId, now: Milliseconds) -> Result<usize> {
    let decides = actor.right(site, Object::Leave, Action::Approve);
    let Some(decides) = decides.filter(|_| right_of(actor, site, Object::Leave).is_some()) else {
        return Ok(0);
    };
    let from = now - super::leave::SHOWN_MS;
    let of = if decides.reach == Reach::Site {
        None
    } else {
        Some(store::account::holders(db, site, Role::TeamLeader)?)
    };
    store::leave::count_waiting(db, site, (from, actor.account), of.as_deref())
}

fn swaps(db: &mut Database, actor: &Actor, site: &SiteId, now: Milliseconds) -> Result<usize> {
    let Some(seen) = right_of(actor, site, Object::ShiftSwap) else {
        return Ok(0);
    };
    let asked = match actor.account {
        Some(account) => store::shift_swap::count_asked(db, site, account, now)?,
        None => 0,
    };
    let decides = actor.right(site, Object::ShiftSwap, Action::Approve);
    if decides.is_none() || seen.reach < Reach::Site {
        return Ok(asked);
    }
    let from = now - super::swap::SHOWN_MS;
    let agreed = store::shift_swap::count_agreed(db, site, from, actor.account)?;
    Ok(asked + agreed)
}
