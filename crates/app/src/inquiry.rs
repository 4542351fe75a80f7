//! The register of inquiries (clauses A1.6, A2.9): answered from the knowledge base or in one's own
//! words, handed on where nobody at the desk knows, and answered later. What askers told is sealed;
//! entries name an inquiry by its number of the day.

mod shown;

use domain::access::{Action, Actor, Object, Reach};
use domain::duty::DutyRecord;
use domain::inquiry::{Asked, Inquiry, InquiryNote, Reply, check_answer};
use domain::journal::Entry;
use domain::subject::{Register, Subject};
use domain::{InquiryId, KnowledgeId, Refusal, SiteId};
use standards::{Outcome, Start};
use store::inquiry::InquiryRecord;

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, begin, settle};

pub use self::shown::{Counted, InquiryPage, InquiryRegister, InquiryView, Proposal};
pub(crate) use self::shown::{asked_in_vain, opened, proposals};
pub use self::shown::{find, propose, register};

/// Records an inquiry; `proposes` offers its answer to the leaders as a new entry of the base.
///
/// # Errors
/// Refused to whoever may not, when a field is unfit, or when the entry that answers it is gone.
pub async fn record(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    note: InquiryNote,
    proposes: bool,
) -> Result<Answer, Error> {
    let id = InquiryId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Inquiry, Action::Create)?;
        let note = note.clone().tidied();
        note.check(deed.now)?;
        check_unused(store::inquiry::find(deed.db, &deed.site.id, id)?.is_some())?;
        let day = deed.day_of(deed.at);
        let mut one = Inquiry {
            id,
            number: store::inquiry::last_number(deed.db, &deed.site.id, &day)? + 1,
            day,
            at: deed.at,
            owner: deed.actor.name.clone(),
            owner_account: deed.actor.account,
            asked: None,
            knowledge: None,
            to: String::new(),
            to_account: None,
            due: None,
            answered: Some(deed.at),
            answered_by: deed.actor.name.clone(),
            proposed: false,
        };
        let act = match &note.reply {
            Reply::Known(knowledge) => {
                check_known(deed, *knowledge, &one.day)?;
                one.knowledge = Some(*knowledge);
                "inquiry-answered-at-once"
            }
            Reply::Own => {
                one.proposed = proposes;
                "inquiry-answered-at-once"
            }
            Reply::HandedOn { to, agreed } => {
                hand_on(deed, &mut one, to, *agreed)?;
                "inquiry-handed-on"
            }
        };
        let record = sealed(deed, one, &note.asked)?;
        store::inquiry::add(deed.db, &deed.site.id, &record)?;
        let entry = entry(deed, act, &record.inquiry)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The entry is in the base and holds today.
fn check_known(deed: &mut Deed<'_>, id: KnowledgeId, day: &str) -> Result<(), Error> {
    let known = store::knowledge::all(deed.db, &deed.site.id)?;
    let found = known.iter().find(|entry| entry.id == id);
    let found = found.ok_or_else(|| Refusal::invalid("knowledge", "knowledge-unknown"))?;
    if found.lesson.holds_on(day) {
        return Ok(());
    }
    Err(Refusal::invalid("knowledge", "knowledge-expired").into())
}

fn hand_on(
    deed: &mut Deed<'_>,
    one: &mut Inquiry,
    to: &str,
    agreed: domain::Milliseconds,
) -> Result<(), Error> {
    (one.answered, one.due) = (None, Some(agreed));
    one.answered_by.clear();
    to.clone_into(&mut one.to);
    one.to_account = crate::call::account_named(deed, to)?;
    // Whoever was asked first follows it up (首问负责).
    let begun = Begun {
        subject: subject(one),
        room: None,
        at: deed.at,
        agreed: Some(agreed),
        assignee: one.owner_account,
    };
    begin(deed, Start::InquiryOpen, &begun)?;
    Ok(())
}

fn subject(one: &Inquiry) -> Subject {
    Subject {
        register: Register::Inquiry,
        id: one.id.0,
        number: one.number.unsigned_abs(),
    }
}

/// The inquiry with what was told sealed beside it.
fn sealed(deed: &Deed<'_>, one: Inquiry, asked: &Asked) -> Result<InquiryRecord, Error> {
    let (site, id) = (deed.site.id.as_str(), one.id.to_string());
    let texts = serde_json::to_vec(&asked.texts()).map_err(anyhow::Error::from)?;
    let keys = deed.house.keys()?;
    let sealed = keys.seal(deed.house.chance(), &["inquiry", site, &id], &texts)?;
    Ok(InquiryRecord {
        inquiry: Inquiry { asked: None, ..one },
        sealed: Some(sealed),
    })
}

/// An entry about an inquiry: by its number, never by who asked or what.
fn entry(deed: &mut Deed<'_>, act: &str, one: &Inquiry) -> Result<Entry, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut rules = standard.rules().iter();
    let rule = rules.find(|rule| rule.starts == Start::InquiryOpen);
    let entry = deed.entry(act);
    let mut entry = entry.detail("day", &one.day).detail("number", one.number);
    entry.clauses = rule.map(crate::view::clauses_of).unwrap_or_default();
    if !one.to.is_empty() {
        entry = entry.detail("to", &one.to);
    }
    Ok(entry)
}

/// Says what was answered to an inquiry that waited; `proposes` as for [`record`].
///
/// # Errors
/// Refused where it is answered already, is another's, or nothing is said.
pub async fn answer(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: InquiryId,
    (said, proposes): (String, bool),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let reach = deed.reach(Object::Inquiry, Action::Do)?;
        let missing = || Refusal::missing("inquiry-unknown");
        let record = store::inquiry::find(deed.db, &deed.site.id, id)?.ok_or_else(missing)?;
        let mut one = record.inquiry.clone();
        let theirs = one.to_account.is_some() && one.to_account == deed.actor.account;
        if reach < Reach::Site && !theirs {
            return Err(missing().into());
        }
        if one.answered.is_some() {
            return Err(Refusal::conflict("inquiry-answered")
                .with("by", &one.answered_by)
                .into());
        }
        check_answer(&said)?;
        let asked = opened(deed.house, &deed.site.id, &record)?;
        let mut asked = asked.ok_or_else(|| Refusal::conflict("inquiry-erased"))?;
        said.trim().clone_into(&mut asked.answer);
        note_answered(deed, &mut one);
        one.proposed = proposes;
        settle(deed, subject(&one), Some(Start::InquiryOpen), How::Done)?;
        let record = sealed(deed, one, &asked)?;
        store::inquiry::change(deed.db, &deed.site.id, &record)?;
        let entry = entry(deed, "inquiry-answered", &record.inquiry)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn note_answered(deed: &Deed<'_>, one: &mut Inquiry) {
    one.answered = Some(deed.at);
    one.answered_by.clone_from(&deed.actor.name);
}

/// A duty of an inquiry was settled, or is unsettled again, on a phone: the register says the same.
pub(crate) fn follow_duty(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let about = duty.subject;
    let Some(about) = about.filter(|about| about.register == Register::Inquiry) else {
        return Ok(());
    };
    let Some(mut record) = store::inquiry::find(deed.db, &deed.site.id, InquiryId(about.id))?
    else {
        return Ok(());
    };
    let one = &mut record.inquiry;
    match &duty.duty.outcome {
        Some(Outcome::Done { .. } | Outcome::Waived { .. }) if one.answered.is_none() => {
            note_answered(deed, one);
        }
        None if one.answered.is_some() => {
            one.answered = None;
            one.answered_by.clear();
        }
        _ => return Ok(()),
    }
    store::inquiry::change(deed.db, &deed.site.id, &record)?;
    Ok(())
}
