//! Leave 请假: asked for on the phone or at the desk, decided by a leader, seen in the roster. Of what kind it is
//! and what is said of it is sealed; whoever asks and whoever decides read it, and nobody else.

use std::collections::BTreeSet;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Role};
use domain::directory::Site;
use domain::journal::Entry;
use domain::roster::decision::{Decision, WORDS_MAX};
use domain::roster::leave::{Leave, LeaveKind, LeaveStanding};
use domain::roster::{Decided, PlannedShift, SHIFT_MAX_MS};
use domain::{AccountId, LeaveId, Milliseconds, Refusal, SiteId, Uid, text};
use store::Database;
use store::leave::LeaveRecord;

use super::sign_on;
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::{Sight, Staff, right_of};

/// How long leaves that are over are shown.
pub(super) const SHOWN_MS: Milliseconds = 60 * 24 * 60 * 60 * 1_000;

/// A leave that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveAsked {
    /// Of what kind.
    pub kind: LeaveKind,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
    /// What else is said; may be empty.
    pub words: String,
}

/// What only whoever asks and whoever decides learn of a leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveTold {
    /// Of what kind.
    pub kind: LeaveKind,
    /// What else was said.
    pub words: String,
    /// Why it was refused; empty for nothing.
    pub reason: String,
}

/// A leave as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveView {
    /// The leave.
    pub leave: Leave,
    /// Who asks.
    pub staff: Staff,
    /// What was told of it.
    pub told: LeaveTold,
    /// Their planned shifts that lie in it and are not over, with the post: somebody else is to have them.
    pub shifts: Vec<(PlannedShift, String)>,
    /// Whether the reader may decide it.
    pub may_decide: bool,
    /// Whether the reader may take it back.
    pub may_withdraw: bool,
}

/// The leaves that the reader may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeavePage {
    /// The site.
    pub site: Site,
    /// Their own, the last first.
    pub own: Vec<LeaveView>,
    /// Those that wait for a decision of theirs, the first first.
    pub waiting: Vec<LeaveView>,
    /// Others' that are settled, the last first.
    pub others: Vec<LeaveView>,
    /// Whether the reader may ask for one.
    pub may_ask: bool,
}

fn place<'id>(site: &'id SiteId, id: &'id str, what: &'id str) -> [&'id str; 4] {
    ["leave", site.as_str(), id, what]
}

fn sealed(deed: &Deed<'_>, id: LeaveId, what: &str, text: &str) -> Result<String, Error> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let id = id.to_string();
    let place = place(&deed.site.id, &id, what);
    Ok(crate::seal::seal_text(deed.house, &place, text.as_bytes())?)
}

fn told_of(house: &House, site: &SiteId, record: &LeaveRecord) -> Result<LeaveTold> {
    let id = record.leave.id.to_string();
    let open = |what: &str, written: &str| -> Result<String> {
        if written.is_empty() {
            return Ok(String::new());
        }
        let place = place(site, &id, what);
        Ok(String::from_utf8(crate::seal::open_text(
            house, &place, written,
        )?)?)
    };
    let told = open("told", &record.told)?;
    let (kind, words) = told.split_once('\n').unwrap_or((&told, ""));
    Ok(LeaveTold {
        kind: LeaveKind::from_word(kind).unwrap_or(LeaveKind::Other),
        words: words.to_owned(),
        reason: open("reason", &record.reason)?,
    })
}

/// Asks for leave.
///
/// # Errors
/// Refused to whoever may not, and where its time cannot be or was asked for already.
pub async fn ask_leave(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: LeaveAsked,
) -> Result<Answer, Error> {
    let id = LeaveId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Leave, Action::Create)?;
        let account = deed.actor.account;
        let account = account.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
        check_unused(store::leave::find(deed.db, &deed.site.id, id)?.is_some())?;
        let words = asked.words.trim();
        text::check("words", words, WORDS_MAX)?;
        let leave = Leave {
            id,
            account,
            starts: asked.starts,
            ends: asked.ends,
            asked: deed.now,
            standing: LeaveStanding::Waiting,
        };
        let (from, site) = (asked.starts.min(deed.now), deed.site.id.clone());
        let others = store::leave::of_account(deed.db, &site, account, from)?;
        leave.check(&others, deed.now)?;
        let record = LeaveRecord {
            told: sealed(deed, id, "told", &format!("{}\n{words}", asked.kind.word()))?,
            reason: String::new(),
            leave,
        };
        store::leave::add(deed.db, &deed.site.id, &record)?;
        tell_deciders(deed, &record.leave, "leave-asked")?;
        let entry = entry(deed, "leave-asked", &record.leave)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Decides a leave; whoever refuses says why. The checks of the shifts that lie in it go with its approval:
/// nobody is asked to come who was let stay away.
///
/// # Errors
/// Refused to whoever may not, of one's own leave, and where it was decided or taken back meanwhile.
pub async fn decide_leave(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: LeaveId,
    (decision, reason): (Decision, String),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let reach = deed.reach(Object::Leave, Action::Approve)?;
        let mut record = load(deed, id)?;
        let leaders = leaders(deed.db, &deed.site.id)?;
        if reach < Reach::Site && !leaders.contains(&record.leave.account) {
            return Err(Refusal::missing("leave-unknown").into());
        }
        let reason = reason.trim();
        decision.check_reason(reason)?;
        let decided = Decided {
            at: deed.now,
            by: deed.actor.name.clone(),
            account: deed.actor.account,
        };
        record.leave = record.leave.decide(decision, decided)?;
        record.reason = sealed(deed, id, "reason", reason)?;
        store::leave::change(deed.db, &deed.site.id, &record)?;
        let act = match decision {
            Decision::Approve => "leave-approved",
            Decision::Refuse => "leave-refused",
        };
        follow_shifts(deed, &record.leave)?;
        tell(deed, &record.leave, record.leave.account, act)?;
        let entry = entry(deed, act, &record.leave)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes one's own leave back; one that was granted too, as long as it is not over. One that goes on ends with
/// it, and what is left of the shifts that lie in it is asked of them again.
///
/// # Errors
/// Refused of another's, which looks like one that is not there, and where it was refused or is over.
pub async fn withdraw_leave(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: LeaveId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Leave, Action::Do)?;
        let mut record = load(deed, id)?;
        if deed.actor.account != Some(record.leave.account) {
            return Err(Refusal::missing("leave-unknown").into());
        }
        // What was asked for is what is told: of one that goes on the row keeps what has passed alone.
        let whole = record.leave.clone();
        let act = if whole.goes_on(deed.now) {
            "leave-ended"
        } else {
            "leave-withdrawn"
        };
        record.leave = record.leave.withdraw(deed.now)?;
        store::leave::change(deed.db, &deed.site.id, &record)?;
        follow_shifts(deed, &whole)?;
        tell_deciders(deed, &whole, act)?;
        let entry = entry(deed, act, &whole)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn load(deed: &mut Deed<'_>, id: LeaveId) -> Result<LeaveRecord, Error> {
    let found = store::leave::find(deed.db, &deed.site.id, id)?;
    found.ok_or_else(|| Refusal::missing("leave-unknown").into())
}

fn leaders(db: &mut Database, site: &SiteId) -> Result<Vec<AccountId>> {
    store::account::holders(db, site, Role::TeamLeader)
}

/// Sees to it that the checks and hand-overs of the person's shifts stand as the leave does.
fn follow_shifts(deed: &mut Deed<'_>, leave: &Leave) -> Result<(), Error> {
    let span = (leave.starts.max(deed.now), leave.ends);
    let site = deed.site.id.clone();
    for shift in store::planned_shift::of_account(deed.db, &site, leave.account, span)? {
        sign_on::follow(deed, &shift)?;
        crate::hand_over::follow(deed, &shift, &shift)?;
    }
    Ok(())
}

/// Whoever may decide it: the other leaders, and of a leader's leave the owner's managers too.
fn tell_deciders(deed: &mut Deed<'_>, leave: &Leave, words: &str) -> Result<(), Error> {
    let leaders = leaders(deed.db, &deed.site.id)?;
    let mut deciders: BTreeSet<AccountId> = leaders.iter().copied().collect();
    if leaders.contains(&leave.account) {
        let site = deed.site.id.clone();
        deciders.extend(store::account::holders(
            deed.db,
            &site,
            Role::OwnersManager,
        )?);
    }
    deciders.remove(&leave.account);
    for account in deciders {
        tell(deed, leave, account, words)?;
    }
    Ok(())
}

fn tell(deed: &mut Deed<'_>, leave: &Leave, to: AccountId, words: &str) -> Result<(), Error> {
    let notice = store::notice::Notice {
        id: Uid::derived(&[words, &leave.id.to_string(), &to.to_string()]),
        account: to,
        words: words.to_owned(),
        details: vec![
            ("by".to_owned(), deed.actor.name.clone()),
            ("from".to_owned(), deed.day_of(leave.starts)),
            ("until".to_owned(), deed.day_of(leave.ends - 1)),
        ],
        at: deed.now,
    };
    store::notice::leave(deed.db, &deed.site.id, &notice)?;
    Ok(())
}

/// An entry about a leave: who and when, never of what kind.
fn entry(deed: &mut Deed<'_>, act: &str, leave: &Leave) -> Result<Entry, Error> {
    let person = super::name_of(deed, leave.account)?;
    Ok(deed
        .entry(act)
        .detail("person", person)
        .detail("from", deed.day_of(leave.starts))
        .detail("until", deed.day_of(leave.ends - 1)))
}

/// Refuses to plan whoever is on leave.
pub(super) fn check_present(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    let span = (shift.starts, shift.ends);
    let leaves = store::leave::granted(deed.db, &deed.site.id, span)?;
    let Some(leave) = shift.leave_to_come(&leaves, deed.now) else {
        return Ok(());
    };
    let person = super::name_of(deed, shift.account)?;
    let refusal = Refusal::invalid("day", "shift-on-leave")
        .with("person", person)
        .with("from", deed.day_of(leave.starts))
        .with("until", deed.day_of(leave.ends - 1));
    Err(refusal.into())
}

/// Who is on leave at an instant.
pub(crate) fn on_leave(
    db: &mut Database,
    site: &SiteId,
    now: Milliseconds,
) -> Result<BTreeSet<AccountId>> {
    let leaves = store::leave::granted(db, site, (now, now + 1))?;
    Ok(leaves.iter().map(|leave| leave.account).collect())
}

/// The leaves that the reader may know of: their own, and those that are theirs to decide. `None` for whoever
/// may see none.
///
/// # Errors
/// When the database fails.
pub async fn leaves(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<LeavePage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<LeavePage>> {
        let Some(right) = right_of(&actor, &site, Object::Leave) else {
            return Ok(None);
        };
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let leaders = leaders(db, &site)?;
        let decides = actor.right(&site, Object::Leave, Action::Approve);
        let span = (sight.now() - SHOWN_MS, Milliseconds::MAX);
        let mut page = LeavePage {
            own: Vec::new(),
            waiting: Vec::new(),
            others: Vec::new(),
            may_ask: actor.right(&site, Object::Leave, Action::Create).is_some(),
            site: sight.site.clone(),
        };
        for record in store::leave::touching(db, &site, span)? {
            let own = actor.account == Some(record.leave.account);
            let of_leader = leaders.contains(&record.leave.account);
            let theirs = decides.is_some_and(|one| one.reach == Reach::Site || of_leader);
            if !own && right.reach < Reach::Site && !theirs {
                continue;
            }
            let waits = record.leave.standing == LeaveStanding::Waiting;
            let view = LeaveView {
                may_decide: theirs && !own && waits,
                may_withdraw: own
                    && (waits || record.leave.is_approved() && record.leave.ends > sight.now()),
                ..view(db, &sight, &owned, record)?
            };
            match (own, view.may_decide) {
                (true, _) => page.own.push(view),
                (false, true) => page.waiting.push(view),
                (false, false) => page.others.push(view),
            }
        }
        page.own.reverse();
        page.others.reverse();
        Ok(Some(page))
    };
    Ok(house.store().read(read).await?)
}

fn view(db: &mut Database, sight: &Sight, house: &House, record: LeaveRecord) -> Result<LeaveView> {
    let site = &sight.site.id;
    let told = told_of(house, site, &record)?;
    let leave = record.leave;
    let post = |shift: &PlannedShift| {
        let team = sight.teams.iter().find(|team| team.id == shift.team);
        team.map_or_else(String::new, |team| team.name.clone())
    };
    let span = (leave.starts.max(sight.now()), leave.ends);
    let shifts = if leave.stands() && span.0 < span.1 {
        store::planned_shift::of_account(db, site, leave.account, span)?
    } else {
        Vec::new()
    };
    Ok(LeaveView {
        staff: super::shown::staff(sight, leave.account),
        told,
        shifts: shifts
            .into_iter()
            .map(|shift| (shift.clone(), post(&shift)))
            .collect(),
        may_decide: false,
        may_withdraw: false,
        leave,
    })
}

/// The leaves of a span that stand, as the roster of a reader shows them: what waits is told to whoever plans and
/// to whoever asked.
pub(super) fn in_roster(
    db: &mut Database,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
    (account, plans): (Option<AccountId>, bool),
) -> Result<Vec<Leave>> {
    let wide = (span.0 - SHIFT_MAX_MS, span.1 + SHIFT_MAX_MS);
    let found = store::leave::touching(db, site, wide)?.into_iter();
    let leaves = found.map(|record| record.leave).filter(|leave| {
        let waits_seen = plans || account == Some(leave.account);
        leave.is_approved() || leave.stands() && waits_seen
    });
    Ok(leaves.collect())
}
