//! Swaps 换班: asked of a colleague, answered by them, approved by a leader. What stands against it is looked at when
//! it is asked for and again when it is approved, and then the roster changes with it.

mod shown;

use domain::access::{Action, Actor, Object, Role};
use domain::journal::Entry;
use domain::roster::decision::{Decision, WORDS_MAX};
use domain::roster::swap::{ShiftSwap, SwapStanding, Swapped};
use domain::roster::{Decided, PlannedShift};
use domain::{AccountId, PlannedShiftId, Refusal, ShiftSwapId, SiteId, Uid, text};
use store::shift_swap::ShiftSwapRecord;

pub(super) use self::shown::SHOWN_MS;
pub use self::shown::{
    SwapAct, SwapChoices, SwapColleague, SwapPage, SwapShift, SwapView, swap_choices, swaps,
};
use super::sign_on;
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;

/// A swap that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapAsked {
    /// The shift of whoever asks.
    pub given: PlannedShiftId,
    /// Who is to take it.
    pub colleague: AccountId,
    /// The colleague's shift that whoever asks would take for it; `None` for nothing.
    pub taken: Option<PlannedShiftId>,
    /// What else is said; may be empty.
    pub words: String,
}

fn place<'id>(site: &'id SiteId, id: &'id str, what: &'id str) -> [&'id str; 4] {
    ["shift-swap", site.as_str(), id, what]
}

fn sealed(deed: &Deed<'_>, id: ShiftSwapId, what: &str, text: &str) -> Result<String, Error> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let id = id.to_string();
    let place = place(&deed.site.id, &id, what);
    Ok(crate::seal::seal_text(deed.house, &place, text.as_bytes())?)
}

/// Asks a colleague to swap.
///
/// # Errors
/// Refused to whoever may not; where a shift is not theirs, has begun or is in another swap already; and where
/// the roster would not be lawful with it.
pub async fn ask_swap(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: SwapAsked,
) -> Result<Answer, Error> {
    let id = ShiftSwapId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::ShiftSwap, Action::Create)?;
        let account = deed.actor.account;
        let account = account.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
        check_unused(store::shift_swap::find(deed.db, &deed.site.id, id)?.is_some())?;
        let words = asked.words.trim();
        text::check("words", words, WORDS_MAX)?;
        let (given, taken) = sides(deed, account, &asked)?;
        let swap = ShiftSwap {
            id,
            asker: account,
            colleague: asked.colleague,
            given: Swapped::of(&given),
            taken: taken.as_ref().map(Swapped::of),
            asked: deed.now,
            answered: None,
            standing: SwapStanding::Asked,
        };
        check_free(deed, &swap)?;
        let changed = swap.exchange(Some(given), taken)?;
        for shift in &changed {
            check_lawful(deed, &swap, shift, false).map_err(|error| match error {
                Error::Refused(mut refusal) => {
                    refusal.code = code_for_asking(refusal.code);
                    Error::Refused(refusal.at("with"))
                }
                failure @ Error::Failed(_) => failure,
            })?;
        }
        let record = ShiftSwapRecord {
            told: sealed(deed, id, "told", words)?,
            reason: String::new(),
            swap,
        };
        store::shift_swap::add(deed.db, &deed.site.id, &record)?;
        tell(deed, &record.swap, asked.colleague, "swap-asked")?;
        let entry = entry(deed, "swap-asked", &record.swap)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// What is hard on somebody is a leader's to allow, and not to be asked of them by a swap.
fn code_for_asking(code: &'static str) -> &'static str {
    match code {
        "shift-rest-short" => "swap-rest-short",
        "shift-no-day-off" => "swap-no-day-off",
        "shift-week-long" => "swap-week-long",
        other => other,
    }
}

/// The shifts that are to change hands, as they stand.
fn sides(
    deed: &mut Deed<'_>,
    account: AccountId,
    asked: &SwapAsked,
) -> Result<(PlannedShift, Option<PlannedShift>), Error> {
    let given = super::load(deed, asked.given)?;
    if given.account != account {
        return Err(Refusal::missing("shift-unknown").into());
    }
    if asked.colleague == account {
        return Err(Refusal::invalid("with", "swap-with-oneself").into());
    }
    let taken = match asked.taken {
        None => None,
        Some(id) => Some(super::load(deed, id)?),
    };
    let theirs = |one: &PlannedShift| one.account == asked.colleague;
    if !taken.as_ref().is_none_or(theirs) {
        return Err(Refusal::invalid("with", "swap-shift-not-theirs").into());
    }
    for shift in std::iter::once(&given).chain(&taken) {
        if shift.starts <= deed.now {
            return Err(Refusal::conflict("swap-shift-begun").into());
        }
        sign_on::check_untaken(deed, shift)?;
    }
    Ok((given, taken))
}

/// Refuses a shift that another swap asks for already.
fn check_free(deed: &mut Deed<'_>, swap: &ShiftSwap) -> Result<(), Error> {
    let known = store::shift_swap::ending_after(deed.db, &deed.site.id, deed.now)?;
    let sides = || std::iter::once(&swap.given).chain(&swap.taken);
    let taken = known.iter().any(|record| {
        let open = record.swap.is_open() && record.swap.begins() > deed.now;
        open && sides().any(|side| record.swap.is_about(side.shift))
    });
    if taken {
        return Err(Refusal::conflict("swap-open-already").at("with").into());
    }
    Ok(())
}

/// Looks at what stands against a shift in its new hands.
fn check_lawful(
    deed: &mut Deed<'_>,
    swap: &ShiftSwap,
    shift: &PlannedShift,
    confirmed: bool,
) -> Result<(), Error> {
    let sides = std::iter::once(&swap.given).chain(&swap.taken);
    let without: Vec<PlannedShiftId> = sides.map(|side| side.shift).collect();
    super::check_without(deed, shift, confirmed, &without)
}

/// The colleague says whether they would.
///
/// # Errors
/// Refused to anybody else, to whom it looks like one that is not there; where it was answered or taken back,
/// and once a shift has begun.
pub async fn answer_swap(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: ShiftSwapId,
    agrees: bool,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::ShiftSwap, Action::Do)?;
        let mut record = load(deed, id)?;
        if deed.actor.account != Some(record.swap.colleague) {
            return Err(Refusal::missing("swap-unknown").into());
        }
        record.swap = record.swap.answer(agrees, deed.now)?;
        let asker = record.swap.asker;
        if !agrees {
            return keep(deed, &record, "swap-declined", &[asker]);
        }
        let site = deed.site.id.clone();
        for leader in store::account::holders(deed.db, &site, Role::TeamLeader)? {
            tell(deed, &record.swap, leader, "swap-waits")?;
        }
        keep(deed, &record, "swap-agreed", &[asker])
    })
    .await
}

/// A leader approves it, and the roster changes. `confirmed` allows little rest.
///
/// # Errors
/// Refused to whoever may not and to either of the two; where the colleague has not agreed, the roster was
/// changed since it was asked for, a shift has begun, or the roster would not be lawful with it.
pub async fn approve_swap(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: ShiftSwapId,
    confirmed: bool,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::ShiftSwap, Action::Approve)?;
        let mut record = load(deed, id)?;
        record.swap = record.swap.approve(decided(deed))?;
        let swap = record.swap.clone();
        let site = deed.site.id.clone();
        let given = store::planned_shift::find(deed.db, &site, swap.given.shift)?;
        let taken = match &swap.taken {
            None => None,
            Some(other) => store::planned_shift::find(deed.db, &site, other.shift)?,
        };
        let known: Vec<PlannedShift> = given.iter().chain(&taken).cloned().collect();
        let changed = swap.exchange(given, taken)?;
        for (known, shift) in known.iter().zip(&changed) {
            sign_on::check_untaken(deed, known)?;
            check_lawful(deed, &swap, shift, confirmed)?;
        }
        for (known, shift) in known.iter().zip(&changed) {
            store::planned_shift::change(deed.db, &site, shift)?;
            sign_on::follow(deed, shift)?;
            crate::hand_over::give_up(deed, known)?;
        }
        let both = [swap.asker, swap.colleague];
        keep(deed, &record, "swap-approved", &both)
    })
    .await
}

/// A leader refuses it, and says why.
///
/// # Errors
/// Refused to whoever may not and to either of the two, without a reason, and where the colleague has not agreed.
pub async fn refuse_swap(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: ShiftSwapId,
    reason: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::ShiftSwap, Action::Approve)?;
        let mut record = load(deed, id)?;
        let reason = reason.trim();
        Decision::Refuse.check_reason(reason)?;
        record.swap = record.swap.refuse(decided(deed))?;
        record.reason = sealed(deed, id, "reason", reason)?;
        let both = [record.swap.asker, record.swap.colleague];
        keep(deed, &record, "swap-refused", &both)
    })
    .await
}

/// Whoever asked takes it back.
///
/// # Errors
/// Refused to anybody else, to whom it looks like one that is not there, and where it is settled.
pub async fn withdraw_swap(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: ShiftSwapId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::ShiftSwap, Action::Do)?;
        let mut record = load(deed, id)?;
        if deed.actor.account != Some(record.swap.asker) {
            return Err(Refusal::missing("swap-unknown").into());
        }
        record.swap = record.swap.withdraw()?;
        let colleague = record.swap.colleague;
        keep(deed, &record, "swap-withdrawn", &[colleague])
    })
    .await
}

/// Keeps a swap as it now stands, tells those whom it concerns, and writes it down.
fn keep(
    deed: &mut Deed<'_>,
    record: &ShiftSwapRecord,
    act: &str,
    concerned: &[AccountId],
) -> Result<Answer, Error> {
    store::shift_swap::change(deed.db, &deed.site.id, record)?;
    for account in concerned {
        tell(deed, &record.swap, *account, act)?;
    }
    let entry = entry(deed, act, &record.swap)?;
    deed.write(&entry)?;
    Ok(Answer::about(record.swap.id))
}

fn load(deed: &mut Deed<'_>, id: ShiftSwapId) -> Result<ShiftSwapRecord, Error> {
    let found = store::shift_swap::find(deed.db, &deed.site.id, id)?;
    found.ok_or_else(|| Refusal::missing("swap-unknown").into())
}

fn decided(deed: &Deed<'_>) -> Decided {
    Decided {
        at: deed.now,
        by: deed.actor.name.clone(),
        account: deed.actor.account,
    }
}

/// A shift in short, `2026-07-06 08:30–17:30`.
fn in_short(deed: &Deed<'_>, side: &Swapped) -> String {
    let (from, to) = (
        super::clock(deed, side.starts),
        super::clock(deed, side.ends),
    );
    format!("{} {from}–{to}", deed.day_of(side.starts))
}

fn tell(deed: &mut Deed<'_>, swap: &ShiftSwap, to: AccountId, words: &str) -> Result<(), Error> {
    let details = vec![
        ("by".to_owned(), deed.actor.name.clone()),
        ("given".to_owned(), in_short(deed, &swap.given)),
    ];
    let notice = store::notice::Notice {
        id: Uid::derived(&[words, &swap.id.to_string(), &to.to_string()]),
        account: to,
        words: words.to_owned(),
        details,
        at: deed.now,
    };
    store::notice::leave(deed.db, &deed.site.id, &notice)?;
    Ok(())
}

/// An entry about a swap: who with whom, and which shifts.
fn entry(deed: &mut Deed<'_>, act: &str, swap: &ShiftSwap) -> Result<Entry, Error> {
    let person = super::name_of(deed, swap.asker)?;
    let other = super::name_of(deed, swap.colleague)?;
    let taken = swap.taken.as_ref().map(|side| in_short(deed, side));
    let given = in_short(deed, &swap.given);
    Ok(deed
        .entry(act)
        .detail("person", person)
        .detail("other", other)
        .detail("given", given)
        .detail("taken", taken.unwrap_or_else(|| "none".to_owned())))
}
