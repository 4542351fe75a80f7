//! The call register (clause A1.3): a call is taken down, corrected, received by whom it went to,
//! called back. What callers told is sealed; entries name a call by its number of the day.

mod shown;

use domain::access::{Action, Actor, Object, Reach};
use domain::call::{Call, Handling, NAME_MAX, Note, Told, differences};
use domain::change::civil_text;
use domain::duty::DutyRecord;
use domain::journal::Entry;
use domain::subject::{Register, Subject};
use domain::{AccountId, CallId, Milliseconds, Refusal, SiteId, telephone, text};
use standards::{Outcome, Start};
use store::call::{CallAttempt, CallChange, CallRecord};

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, begin, settle};

pub(crate) use self::shown::choices;
pub use self::shown::{AttemptView, CallPage, CallView, ChangeView, Register as CallRegister};
pub use self::shown::{against, earlier, find, register};
pub(crate) use self::shown::{opened, place_of_change};

/// The longest reason of a correction, in characters.
const REASON_MAX: usize = 200;

/// Takes a call down.
///
/// # Errors
/// Refused to whoever may not, or when a field is unfit.
pub async fn take(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    note: Note,
) -> Result<Answer, Error> {
    let id = CallId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Call, Action::Create)?;
        let note = note.clone().tidied();
        note.check(deed.now)?;
        check_assignee(deed, note.assignee)?;
        check_unused(store::call::find(deed.db, &deed.site.id, id)?.is_some())?;
        let day = deed.day_of(deed.at);
        let mut call = Call {
            id,
            number: store::call::last_number(deed.db, &deed.site.id, &day)? + 1,
            day,
            at: deed.at,
            owner: deed.actor.name.clone(),
            owner_account: deed.actor.account,
            told: None,
            kind: String::new(),
            urgency: String::new(),
            handling: Handling::Answered,
            to: String::new(),
            to_account: None,
            assignee: None,
            due: None,
            settled: None,
            settled_by: String::new(),
            revision: 1,
        };
        write_down(deed, &mut call, &note)?;
        hand_over(deed, &mut call, note.agreed)?;
        let kept = sealed(deed, call, &note.told)?;
        store::call::add(deed.db, &deed.site.id, &kept)?;
        let entry = entry(deed, "call-taken", &kept.call)?;
        let entry = entry.detail("handling", kept.call.handling.word());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Puts into the call what the note says beside what is sealed.
fn write_down(deed: &mut Deed<'_>, call: &mut Call, note: &Note) -> Result<(), Error> {
    call.kind.clone_from(&note.kind);
    call.urgency.clone_from(&note.urgency);
    call.handling = note.handling;
    call.to.clone_from(&note.to);
    call.to_account = account_named(deed, &note.to)?;
    call.assignee = match note.handling {
        Handling::CallBack => note.assignee.or(deed.actor.account),
        _ => None,
    };
    Ok(())
}

/// The account of whom a call goes to, where exactly one is named so.
pub(crate) fn account_named(deed: &mut Deed<'_>, name: &str) -> Result<Option<AccountId>, Error> {
    if name.is_empty() {
        return Ok(None);
    }
    crate::directory::account_named(deed, name)
}

/// Who is to call back has an account here.
fn check_assignee(deed: &mut Deed<'_>, assignee: Option<AccountId>) -> Result<(), Error> {
    let Some(assignee) = assignee else {
        return Ok(());
    };
    let names = store::account::names(deed.db, &deed.site.id)?;
    if names.iter().any(|(id, _)| *id == assignee) {
        return Ok(());
    }
    Err(Refusal::invalid("assignee", "account-unknown").into())
}

fn subject(call: &Call) -> Subject {
    Subject {
        register: Register::Call,
        id: call.id.0,
        number: call.number.unsigned_abs(),
    }
}

/// Makes the duties of how the call was handled. One that is passed on stays a duty of whoever took
/// it until it is received (首问负责); any other was answered as it was taken down.
fn hand_over(
    deed: &mut Deed<'_>,
    call: &mut Call,
    agreed: Option<Milliseconds>,
) -> Result<(), Error> {
    let begun = Begun {
        subject: subject(call),
        room: None,
        at: deed.at,
        agreed: None,
        assignee: call.owner_account,
    };
    let taken = begin(deed, Start::Call, &begun)?;
    if call.handling.asks_receipt() {
        let due = taken.iter().map(|duty| duty.duty.due).max();
        call.due = due.map(jiff::Timestamp::as_millisecond);
        return Ok(());
    }
    settle(deed, begun.subject, Some(Start::Call), How::Done)?;
    if call.handling == Handling::CallBack {
        call.due = agreed;
        let begun = Begun {
            agreed,
            assignee: call.assignee,
            ..begun
        };
        begin(deed, Start::CallBack, &begun)?;
    }
    Ok(())
}

/// The call with what was told sealed beside it.
fn sealed(deed: &Deed<'_>, call: Call, told: &Told) -> Result<CallRecord, Error> {
    let keys = deed.house.keys()?;
    let (site, id) = (deed.site.id.as_str(), call.id.to_string());
    let texts = serde_json::to_vec(&told.texts()).map_err(anyhow::Error::from)?;
    let sealed = keys.seal(deed.house.chance(), &["call", site, &id], &texts)?;
    let essence = telephone::essence(&told.telephone);
    let mark = essence.map(|essence| keys.mark(&["telephone", site], &essence));
    Ok(CallRecord {
        call: Call { told: None, ..call },
        sealed: Some(sealed),
        telephone_mark: mark,
    })
}

/// An entry about a call: by its number, never by who called.
fn entry(deed: &mut Deed<'_>, act: &str, call: &Call) -> Result<Entry, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let rules = standard.rules().iter();
    let rule = rules.into_iter().find(|rule| rule.starts == Start::Call);
    let entry = deed.entry(act);
    let mut entry = entry.detail("day", &call.day).detail("number", call.number);
    entry.clauses = rule.map(crate::view::clauses_of).unwrap_or_default();
    Ok(entry)
}

/// The call, which must be there and within the actor's reach.
fn load(deed: &mut Deed<'_>, id: CallId, action: Action) -> Result<CallRecord, Error> {
    let reach = deed.reach(Object::Call, action)?;
    let record = store::call::find(deed.db, &deed.site.id, id)?
        .ok_or_else(|| Refusal::missing("call-unknown"))?;
    let theirs = record.call.to_account.is_some() && record.call.to_account == deed.actor.account;
    if reach < Reach::Site && !theirs {
        return Err(Refusal::missing("call-unknown").into());
    }
    Ok(record)
}

/// Corrects a call: a new version with its reason. When it came is never altered.
///
/// # Errors
/// Refused when somebody corrected it meanwhile, a field is unfit, or the reason is missing.
pub async fn correct(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: CallId,
    (revision, reason): (i32, String),
    note: Note,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let record = load(deed, id, Action::Edit)?;
        let Some(told) = opened(deed.house, &deed.site.id, &record)? else {
            return Err(Refusal::conflict("call-erased").into());
        };
        if record.call.revision != revision {
            return Err(Refusal::conflict("call-changed-meanwhile")
                .at("revision")
                .with("revision", record.call.revision)
                .into());
        }
        let mut before = record.call;
        before.told = Some(told);
        let mut note = note.clone().tidied();
        if note.handling == before.handling && note.handling == Handling::CallBack {
            // Another time is agreed by calling back, not by a correction.
            (note.agreed, note.assignee) = (before.due, before.assignee);
        }
        let again = note.handling != before.handling || note.to != before.to;
        note.check(if again { deed.now } else { before.at })?;
        check_assignee(deed, note.assignee)?;
        text::check("reason", &reason, REASON_MAX)?;
        if text::is_blank(&reason) {
            return Err(Refusal::invalid("reason", "reason-empty").into());
        }
        rewrite(deed, &before, &note, &reason)
    })
    .await
}

fn rewrite(deed: &mut Deed<'_>, before: &Call, note: &Note, reason: &str) -> Result<Answer, Error> {
    let zone = deed.zone.clone();
    let said = |at: Option<Milliseconds>| at.map_or_else(String::new, |at| civil_text(at, &zone));
    let changed = differences(before, note, said);
    if changed.is_empty() {
        return Ok(Answer::about(before.id));
    }
    let mut call = before.clone();
    call.revision += 1;
    write_down(deed, &mut call, note)?;
    let again = note.handling != before.handling || note.to != before.to;
    if again {
        settle(deed, subject(&call), None, How::Cancelled)?;
        (call.due, call.settled) = (None, None);
        call.settled_by.clear();
        hand_over(deed, &mut call, note.agreed)?;
    } else {
        call.assignee = before.assignee;
    }
    let change = sealed_change(deed, &call, reason, &changed)?;
    let record = sealed(deed, call, &note.told)?;
    store::call::change(deed.db, &deed.site.id, &record)?;
    store::call::add_change(deed.db, &deed.site.id, record.call.id, &change)?;
    let fields: Vec<&str> = changed.iter().map(|one| one.field).collect();
    let entry = entry(deed, "call-corrected", &record.call)?
        .detail("revision", record.call.revision)
        .detail("fields", fields.join(" "));
    deed.write(&entry)?;
    Ok(Answer::about(record.call.id))
}

fn sealed_change(
    deed: &Deed<'_>,
    call: &Call,
    reason: &str,
    changed: &[domain::change::Difference],
) -> Result<CallChange, Error> {
    let triples: Vec<[&str; 3]> = changed
        .iter()
        .map(|one| [one.field, one.before.as_str(), one.after.as_str()])
        .collect();
    let written = serde_json::to_vec(&(reason.trim(), triples)).map_err(anyhow::Error::from)?;
    let place = place_of_change(call.id, call.revision);
    let place = ["call-change", deed.site.id.as_str(), &place];
    let keys = deed.house.keys()?;
    Ok(CallChange {
        revision: call.revision,
        at: deed.at,
        by: deed.actor.name.clone(),
        sealed: Some(keys.seal(deed.house.chance(), &place, &written)?),
    })
}

/// Says that whom a call went to has it; `by` says who, where somebody says it for them.
///
/// # Errors
/// Refused when the call went to nobody, or somebody has it already.
pub async fn receive(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: CallId,
    by: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load(deed, id, Action::Do)?;
        record.call.check_receipt()?;
        text::check("by", &by, NAME_MAX)?;
        let own = record.call.to_account == deed.actor.account;
        record.call.settled_by = match by.trim() {
            "" if own => deed.actor.name.clone(),
            "" => return Err(Refusal::invalid("by", "receipt-by-empty").into()),
            named => named.to_owned(),
        };
        record.call.settled = Some(deed.at);
        settle(deed, subject(&record.call), Some(Start::Call), How::Done)?;
        store::call::change(deed.db, &deed.site.id, &record)?;
        let entry = entry(deed, "call-received", &record.call)?
            .detail("to", &record.call.to)
            .detail("by", &record.call.settled_by);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Says that somebody called back: reached, or not and by when it is tried again.
///
/// # Errors
/// Refused when no call-back was agreed or it is done already, and when nobody was reached and no
/// new time is given.
pub async fn call_back(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: CallId,
    (reached, next): (bool, Option<Milliseconds>),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load(deed, id, Action::Do)?;
        record.call.check_call_back()?;
        let next = match (reached, next) {
            (true, _) => None,
            (false, None) => return Err(Refusal::invalid("agreed", "agreed-missing").into()),
            (false, Some(next)) => Some(domain::agreed::check("agreed", next, deed.now)?),
        };
        settle(
            deed,
            subject(&record.call),
            Some(Start::CallBack),
            How::Done,
        )?;
        match next {
            None => note_called_back(deed, &mut record.call),
            Some(next) => {
                record.call.due = Some(next);
                let begun = Begun {
                    subject: subject(&record.call),
                    room: None,
                    at: deed.at,
                    agreed: Some(next),
                    assignee: record.call.assignee,
                };
                begin(deed, Start::CallBack, &begun)?;
            }
        }
        keep_attempt(deed, &record, next)?;
        let act = if reached {
            "call-returned"
        } else {
            "call-not-reached"
        };
        let mut entry = entry(deed, act, &record.call)?;
        if let Some(next) = next {
            entry = entry.detail("next", civil_text(next, &deed.zone));
        }
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn note_called_back(deed: &Deed<'_>, call: &mut Call) {
    call.settled = Some(deed.at);
    call.settled_by.clone_from(&deed.actor.name);
}

fn keep_attempt(
    deed: &mut Deed<'_>,
    record: &CallRecord,
    next: Option<Milliseconds>,
) -> Result<(), Error> {
    store::call::change(deed.db, &deed.site.id, record)?;
    let attempt = CallAttempt {
        at: deed.at,
        by: deed.actor.name.clone(),
        reached: next.is_none(),
        next,
    };
    store::call::add_attempt(deed.db, &deed.site.id, record.call.id, &attempt)?;
    Ok(())
}

/// A duty of a call was settled, or is unsettled again, on a phone: the register says the same.
pub(crate) fn follow_duty(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let Some(about) = duty
        .subject
        .filter(|about| about.register == Register::Call)
    else {
        return Ok(());
    };
    let Some(mut record) = store::call::find(deed.db, &deed.site.id, CallId(about.id))? else {
        return Ok(());
    };
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, duty.standard_version)?;
    let starts = standard.rule(&duty.duty.rule).map(|rule| rule.starts);
    let theirs = match starts {
        Some(Start::Call) => record.call.handling.asks_receipt(),
        Some(Start::CallBack) => record.call.handling == Handling::CallBack,
        _ => false,
    };
    if !theirs {
        return Ok(());
    }
    let was_open = record.call.settled.is_none();
    match &duty.duty.outcome {
        Some(Outcome::Done { .. } | Outcome::Waived { .. }) if was_open => {
            note_called_back(deed, &mut record.call);
        }
        None if !was_open => {
            record.call.settled = None;
            record.call.settled_by.clear();
        }
        _ => return Ok(()),
    }
    store::call::change(deed.db, &deed.site.id, &record)?;
    Ok(())
}
