//! Swaps as screens show them: what waits for the reader, what they may swap, and with whom.

use std::collections::BTreeSet;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Role};
use domain::directory::Site;
use domain::roster::PlannedShift;
use domain::roster::swap::{ShiftSwap, SwapStanding};
use domain::{AccountId, Milliseconds, PlannedShiftId, SiteId, TeamId};
use store::Database;
use store::shift_swap::ShiftSwapRecord;

use super::place;
use crate::error::Error;
use crate::house::House;
use crate::roster::shown::staff;
use crate::view::{Sight, Staff, right_of};

/// How long swaps whose shift is over are shown, and how far ahead there is something to swap.
pub(in crate::roster) const SHOWN_MS: Milliseconds = 31 * 24 * 60 * 60 * 1_000;

/// A shift with its post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapShift {
    /// The shift.
    pub shift: PlannedShift,
    /// The name of its team.
    pub post: String,
}

/// What the reader of a swap may do with it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwapAct {
    /// Answer it.
    Answer,
    /// Approve or refuse it.
    Decide,
    /// Take it back.
    Withdraw,
}

/// A swap as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapView {
    /// The swap.
    pub swap: ShiftSwap,
    /// Who asks.
    pub asker: Staff,
    /// Who is asked.
    pub colleague: Staff,
    /// The posts of the two shifts.
    pub posts: (String, String),
    /// What whoever asks says.
    pub words: String,
    /// Why it was refused; empty for nothing.
    pub reason: String,
    /// Whether the roster is not as it was when it was asked for.
    pub changed: bool,
    /// Whether a shift of it has begun, so that nothing comes of it any more.
    pub begun: bool,
    /// What the reader may do with it now.
    pub may: Option<SwapAct>,
}

/// The swaps that the reader may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapPage {
    /// The site.
    pub site: Site,
    /// What waits for a word of the reader's, the first first.
    pub waiting: Vec<SwapView>,
    /// The others, the last first.
    pub others: Vec<SwapView>,
    /// The reader's shifts ahead, for which they may ask somebody.
    pub own: Vec<SwapShift>,
}

/// With whom a shift may be swapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapChoices {
    /// The site.
    pub site: Site,
    /// The reader's shift.
    pub given: SwapShift,
    /// The colleagues of its post.
    pub colleagues: Vec<SwapColleague>,
}

/// A colleague who may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapColleague {
    /// Who.
    pub staff: Staff,
    /// Their shifts ahead that the reader could take.
    pub shifts: Vec<SwapShift>,
}

fn post_of(sight: &Sight, team: TeamId) -> String {
    let team = sight.teams.iter().find(|one| one.id == team);
    team.map_or_else(String::new, |team| team.name.clone())
}

fn with_post(sight: &Sight, shift: &PlannedShift) -> SwapShift {
    SwapShift {
        post: post_of(sight, shift.team),
        shift: shift.clone(),
    }
}

/// The swaps that the reader may know of: those that they asked for or are asked, and for leaders all. `None` for
/// whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn swaps(house: &House, actor: &Actor, site: &SiteId) -> Result<Option<SwapPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<SwapPage>> {
        let Some(right) = right_of(&actor, &site, Object::ShiftSwap) else {
            return Ok(None);
        };
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let now = sight.now();
        let mut page = SwapPage {
            site: sight.site.clone(),
            waiting: Vec::new(),
            others: Vec::new(),
            own: ahead(db, &sight, &actor)?,
        };
        for record in store::shift_swap::ending_after(db, &site, now - SHOWN_MS)? {
            let sides = [record.swap.asker, record.swap.colleague];
            let involved = actor.account.is_some_and(|own| sides.contains(&own));
            if right.reach < Reach::Site && !involved {
                continue;
            }
            let view = view(db, (&owned, &sight, &actor), record)?;
            if matches!(view.may, Some(SwapAct::Answer | SwapAct::Decide)) {
                page.waiting.push(view);
            } else {
                page.others.push(view);
            }
        }
        page.others.reverse();
        Ok(Some(page))
    };
    Ok(house.store().read(read).await?)
}

/// The reader's shifts that have not begun.
fn ahead(db: &mut Database, sight: &Sight, actor: &Actor) -> Result<Vec<SwapShift>> {
    let (Some(account), Some(_)) = (
        actor.account,
        actor.right(&sight.site.id, Object::ShiftSwap, Action::Create),
    ) else {
        return Ok(Vec::new());
    };
    let now = sight.now();
    let span = (now, now + SHOWN_MS);
    let shifts = store::planned_shift::of_account(db, &sight.site.id, account, span)?;
    let ahead = shifts.iter().filter(|shift| shift.starts > now);
    Ok(ahead.map(|shift| with_post(sight, shift)).collect())
}

fn view(
    db: &mut Database,
    (house, sight, actor): (&House, &Sight, &Actor),
    record: ShiftSwapRecord,
) -> Result<SwapView> {
    let site = &sight.site.id;
    let id = record.swap.id.to_string();
    let open = |what: &str, written: &str| -> Result<String> {
        if written.is_empty() {
            return Ok(String::new());
        }
        let place = place(site, &id, what);
        Ok(String::from_utf8(crate::seal::open_text(
            house, &place, written,
        )?)?)
    };
    let (words, reason) = (open("told", &record.told)?, open("reason", &record.reason)?);
    let swap = record.swap;
    let given = store::planned_shift::find(db, site, swap.given.shift)?;
    let taken = match &swap.taken {
        None => None,
        Some(other) => store::planned_shift::find(db, site, other.shift)?,
    };
    let begun = swap.begins() <= sight.now();
    let own = |account: AccountId| actor.account == Some(account);
    let either = own(swap.asker) || own(swap.colleague);
    let decides = actor
        .right(site, Object::ShiftSwap, Action::Approve)
        .is_some();
    let team = swap.taken.as_ref().map(|side| side.team);
    let may = match swap.standing {
        SwapStanding::Asked if own(swap.colleague) && !begun => Some(SwapAct::Answer),
        SwapStanding::Agreed if decides && !either => Some(SwapAct::Decide),
        _ if own(swap.asker) && swap.is_open() => Some(SwapAct::Withdraw),
        _ => None,
    };
    Ok(SwapView {
        asker: staff(sight, swap.asker),
        colleague: staff(sight, swap.colleague),
        posts: (
            post_of(sight, swap.given.team),
            team.map_or_else(String::new, |team| post_of(sight, team)),
        ),
        words,
        reason,
        changed: swap.is_open() && swap.exchange(given, taken).is_err(),
        begun: begun && swap.is_open(),
        may,
        swap,
    })
}

/// With whom the reader may swap the shift; `None` where it is not theirs, or has begun.
///
/// # Errors
/// When the database fails.
pub async fn swap_choices(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    shift: PlannedShiftId,
) -> Result<Option<SwapChoices>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<SwapChoices>> {
        let may = actor.right(&site, Object::ShiftSwap, Action::Create);
        let Some(sight) = Sight::open(db, &owned, &site)?.filter(|_| may.is_some()) else {
            return Ok(None);
        };
        let now = sight.now();
        let found = store::planned_shift::find(db, &site, shift)?;
        let own = found.filter(|one| actor.account == Some(one.account) && one.starts > now);
        let Some(given) = own else {
            return Ok(None);
        };
        let comes_in = store::account::staff(db, &site, &Role::SERVING)?.into_iter();
        let comes_in: BTreeSet<AccountId> = comes_in.map(|(account, ..)| account).collect();
        let team = sight.teams.iter().find(|team| team.id == given.team);
        let members = team.map_or(&[][..], |team| team.members.as_slice());
        let own_teams: Vec<TeamId> = sight.teams_of(&actor).map(|team| team.id).collect();
        let span = (now + 1, now + SHOWN_MS);
        let shifts = store::planned_shift::between(db, &site, span)?;
        let others = members
            .iter()
            .filter(|one| **one != given.account && comes_in.contains(one));
        let mut colleagues: Vec<SwapColleague> = others
            .map(|account| SwapColleague {
                staff: staff(&sight, *account),
                shifts: shifts
                    .iter()
                    .filter(|one| one.account == *account && own_teams.contains(&one.team))
                    .map(|one| with_post(&sight, one))
                    .collect(),
            })
            .collect();
        colleagues.sort_by(|one, other| one.staff.name.cmp(&other.staff.name));
        Ok(Some(SwapChoices {
            given: with_post(&sight, &given),
            site: sight.site.clone(),
            colleagues,
        }))
    };
    Ok(house.store().read(read).await?)
}
