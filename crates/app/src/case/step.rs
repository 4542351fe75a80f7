//! The stages of a case, one after the other. What is said of a case counts from when the house
//! learns of it: nothing is dated back.

use domain::access::{Action, Actor, Object};
use domain::case::{Case, Closing, SUBJECTS_MAX, Said, State, Step};
use domain::{AccountId, CaseId, DutyId, Refusal, SiteId};
use standards::Start;
use store::case::{CaseRecord, StepRecord};

use super::{asked, entry, evidence, sealed, seen, standing, subject};
use crate::command::{Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{How, settle};

/// The most entries of a meeting or an order that are looked through for what a finding cites.
pub(super) const ENTRIES_MAX: usize = 1_000;

/// Takes a step about a case.
///
/// # Errors
/// Refused where there is no such case for the actor, where the step is not theirs, does not follow on
/// how the case stands, or lacks something.
pub async fn step(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, step): (CaseId, Step),
    said: Said,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let (record, subjects) = load(deed, id)?;
        let stands = standing(deed.actor, &deed.site.id, &record.case, &subjects);
        if step == Step::Open {
            return Err(Refusal::conflict("case-state")
                .with("state", record.case.state.word())
                .into());
        }
        stands.check(step)?;
        take(deed, (record, &subjects), step, said.clone(), Closing::Told)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The case, if the actor may see it.
pub(super) fn load(deed: &mut Deed<'_>, id: CaseId) -> Result<(CaseRecord, Vec<AccountId>), Error> {
    let found = seen(deed.db, deed.actor, &deed.site.id, id)?;
    Ok(found.ok_or_else(|| Refusal::missing("case-unknown"))?)
}

/// Takes a step that the actor may take.
pub(super) fn take(
    deed: &mut Deed<'_>,
    (mut record, subjects): (CaseRecord, &[AccountId]),
    step: Step,
    said: Said,
    closing: Closing,
) -> Result<(), Error> {
    deed.at = deed.now;
    let after = record.case.state.after(step)?;
    let said = said.tidied(step);
    said.check(step, deed.now, record.case.ours == Some(true))?;
    if step == Step::Find {
        check_cites(deed, &record.case, &said.cites)?;
    }
    if step == Step::ReturnCall && record.case.return_called.is_some() {
        return Err(Refusal::conflict("case-called-again").into());
    }
    record.case.state = after;
    let duty = follow(deed, &mut record.case, subjects, step, &said, closing)?;
    store::case::change(deed.db, &deed.site.id, &record)?;
    let (act, starts) = act_of(step);
    let entry = entry(deed, act, &record.case, starts)?;
    let number = deed.write(&entry)?;
    note(deed, record.case.id, step, number, &said, duty)
}

/// Adds a step to what was done about the case.
pub(super) fn note(
    deed: &mut Deed<'_>,
    id: CaseId,
    step: Step,
    number: i64,
    said: &Said,
    duty: Option<DutyId>,
) -> Result<(), Error> {
    let done = StepRecord {
        step,
        at: deed.now,
        by: deed.actor.name.clone(),
        entry: number,
        sealed: sealed::seal_said(deed, (id, number), said)?,
        until: said.until,
        cites: said.cites.clone(),
        duty,
    };
    store::case::add_step(deed.db, &deed.site.id, id, &done)?;
    Ok(())
}

/// Every entry that a finding cites is one of the meeting, of the order, or of the case itself.
fn check_cites(deed: &mut Deed<'_>, case: &Case, cites: &[i64]) -> Result<(), Error> {
    let mut known: Vec<i64> = store::case::steps(deed.db, &deed.site.id, case.id)?
        .iter()
        .map(|step| step.entry)
        .collect();
    let entries = evidence::entries(deed.db, &deed.site.id, case, ENTRIES_MAX)?;
    known.extend(entries.iter().map(|written| written.number));
    match cites.iter().find(|number| !known.contains(number)) {
        None => Ok(()),
        Some(foreign) => Err(Refusal::invalid("cites", "case-cite-foreign")
            .with("number", foreign)
            .into()),
    }
}

fn act_of(step: Step) -> (&'static str, &'static [Start]) {
    match step {
        Step::Open => ("case-opened", &[Start::CaseOpened]),
        Step::Promise => ("case-promised", &[Start::CaseOpened]),
        Step::Find => ("case-found", &[Start::CasePromised]),
        Step::Report => ("case-reported", &[Start::CaseFound]),
        Step::Remedy => ("case-remedy-asked", &[Start::CaseRemedy]),
        Step::Remedied => ("case-remedied", &[Start::CaseRemedy]),
        Step::Accept => ("case-accepted", &[Start::CaseLimit]),
        Step::Contest => ("case-contested", &[Start::CaseLimit]),
        Step::Close => ("case-reasoned", &[Start::CaseLimit]),
        Step::ReturnCall => ("case-called-again", &[Start::CaseClosed]),
    }
}

/// What a step changes of the case and of what is waited for; the duty of a remedy.
fn follow(
    deed: &mut Deed<'_>,
    case: &mut Case,
    subjects: &[AccountId],
    step: Step,
    said: &Said,
    closing: Closing,
) -> Result<Option<DutyId>, Error> {
    let about = subject(case);
    match step {
        Step::Promise => {
            case.answered = case.answered.or(Some(deed.now));
            case.promised = said.until;
            if case.owner_account.is_none() {
                case.owner.clone_from(&deed.actor.name);
                case.owner_account = deed.actor.account;
            }
            settle(deed, about, Some(Start::CaseOpened), How::Done)?;
            let leads = asked::handler(deed, subjects)?;
            asked::ask(deed, case, Start::CasePromised, (said.until, leads))?;
        }
        Step::Find => {
            (case.cause, case.ours) = (said.cause, Some(said.ours));
            settle(deed, about, Some(Start::CasePromised), How::Done)?;
            settle(deed, about, Some(Start::CaseFound), How::Cancelled)?;
            let answers = case.owner_account;
            let answers = answers.filter(|owner| !subjects.contains(owner));
            let answers = match answers {
                Some(owner) => Some(owner),
                None => asked::handler(deed, subjects)?,
            };
            asked::ask(deed, case, Start::CaseFound, (None, answers))?;
        }
        Step::Report => {
            case.reported = Some(deed.now);
            settle(deed, about, Some(Start::CaseFound), How::Done)?;
        }
        Step::Remedy => {
            let duty = asked::ask_for_remedy(deed, case, subjects)?;
            return Ok(duty.map(|duty| duty.id));
        }
        Step::Contest => {
            case.contested += 1;
            let leads = asked::handler(deed, subjects)?;
            let answers = case.owner_account.or(leads);
            asked::ask(deed, case, Start::CaseOpened, (None, answers))?;
        }
        Step::Accept => close(deed, case, closing)?,
        Step::Close => close(deed, case, Closing::Reasoned)?,
        Step::ReturnCall => {
            case.return_called = Some(deed.now);
            settle(deed, about, Some(Start::CaseClosed), How::Done)?;
        }
        Step::Open | Step::Remedied => {}
    }
    Ok(None)
}

/// Closes the case; what was waited for before it falls away, and the client is called again. What was
/// begun to be put right goes on.
fn close(deed: &mut Deed<'_>, case: &mut Case, closing: Closing) -> Result<(), Error> {
    let about = subject(case);
    case.closed = Some(deed.now);
    case.closed_by.clone_from(&deed.actor.name);
    case.closing = Some(closing);
    settle(deed, about, Some(Start::CaseLimit), How::Done)?;
    for start in [Start::CaseOpened, Start::CasePromised, Start::CaseFound] {
        settle(deed, about, Some(start), How::Cancelled)?;
    }
    let subjects = store::case::subjects(deed.db, &deed.site.id, case.id)?;
    let answers = case.owner_account;
    let answers = match answers.filter(|owner| !subjects.contains(owner)) {
        Some(owner) => Some(owner),
        None => asked::handler(deed, &subjects)?,
    };
    asked::ask(deed, case, Start::CaseClosed, (None, answers))?;
    Ok(())
}

/// Names somebody whom the case is about: from then on they neither handle nor see it, and what they
/// had to do for it goes to somebody else.
///
/// # Errors
/// Refused to whoever does not handle the case, and where there is no such account.
pub async fn name_subject(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: CaseId,
    account: AccountId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let (mut record, mut subjects) = load(deed, id)?;
        let may = [Action::Edit, Action::Approve]
            .into_iter()
            .any(|action| deed.reach(Object::Case, action).is_ok());
        let took = standing(deed.actor, &deed.site.id, &record.case, &subjects).took;
        if !may && !took {
            return Err(Refusal::forbidden("not-allowed").into());
        }
        let names = store::account::names(deed.db, &deed.site.id)?;
        let name = names.into_iter().find(|(who, _)| *who == account);
        let unknown = || Refusal::invalid("account", "account-unknown");
        let (_, name) = name.ok_or_else(unknown)?;
        if subjects.contains(&account) {
            return Ok(Answer::about(id));
        }
        if subjects.len() >= SUBJECTS_MAX {
            return Err(Refusal::invalid("account", "case-subjects-many").into());
        }
        becomes_subject(deed, &mut record, &mut subjects, account)?;
        let entry = entry(deed, "case-subject-named", &record.case, &[])?;
        let entry = crate::command::About::detail(entry, "person", name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// From now on the case is about somebody: they no longer answer for it, nor have anything to do for it.
pub(super) fn becomes_subject(
    deed: &mut Deed<'_>,
    record: &mut CaseRecord,
    subjects: &mut Vec<AccountId>,
    account: AccountId,
) -> Result<(), Error> {
    let by_whom = (deed.now, deed.actor.name.as_str());
    store::case::name_subject(deed.db, &deed.site.id, record.case.id, account, by_whom)?;
    subjects.push(account);
    pass_on(deed, &record.case, account, subjects)?;
    if record.case.owner_account == Some(account) {
        record.case.owner_account = None;
        record.case.owner.clear();
        store::case::change(deed.db, &deed.site.id, record)?;
    }
    Ok(())
}

/// What somebody had to do for a case that turns out to be about them goes to a leader, what is to be put
/// right to somebody else of the team where there is one.
fn pass_on(
    deed: &mut Deed<'_>,
    case: &Case,
    account: AccountId,
    subjects: &[AccountId],
) -> Result<(), Error> {
    for mut duty in store::duty::of_subject(deed.db, &deed.site.id, subject(case))? {
        if duty.assignee == Some(account) && duty.duty.outcome.is_none() {
            duty.assignee = asked::who_puts_right(deed, &duty, subjects, case.meeting)?;
            store::duty::change(deed.db, &deed.site.id, &duty)?;
        }
    }
    Ok(())
}

/// Takes back that a case is about somebody: the manager's word alone, and never one's own.
///
/// # Errors
/// Refused to whoever may not, and to whom it is about.
pub async fn unname_subject(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: CaseId,
    account: AccountId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let (record, subjects) = load(deed, id)?;
        deed.reach(Object::Case, Action::Approve)?;
        if deed.actor.account == Some(account) {
            return Err(Refusal::forbidden("case-own-subject").into());
        }
        if !subjects.contains(&account) {
            return Err(Refusal::invalid("account", "account-unknown").into());
        }
        store::case::unname_subject(deed.db, &deed.site.id, id, account)?;
        let names = store::account::names(deed.db, &deed.site.id)?;
        let name = names.into_iter().find(|(who, _)| *who == account);
        let entry = entry(deed, "case-subject-unnamed", &record.case, &[])?;
        let name = name.map(|(_, name)| name).unwrap_or_default();
        let entry = crate::command::About::detail(entry, "person", name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Revokes the link of the client's page; where it was revoked before, gives the client a new one.
///
/// # Errors
/// Refused to whoever does not answer for the case.
pub async fn revoke_link(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: CaseId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let (mut record, subjects) = load(deed, id)?;
        let stands = standing(deed.actor, &deed.site.id, &record.case, &subjects);
        stands.check(Step::Report)?;
        if record.sealed.is_none() {
            return Err(Refusal::conflict("case-erased").into());
        }
        let act = if record.link.take().is_some() {
            "case-link-revoked"
        } else {
            record.link = Some(sealed::new_link(deed, id)?);
            "case-link-made"
        };
        store::case::change(deed.db, &deed.site.id, &record)?;
        let entry = entry(deed, act, &record.case, &[])?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Whether a case stands where its client may say that they are content.
pub(super) fn awaits_client(state: State) -> bool {
    state == State::Reported
}
