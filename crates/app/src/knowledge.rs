//! The knowledge base (clause A1.6): leaders write it, in versions; what is asked most and what is
//! asked in vain tell them what to write.

use std::collections::BTreeMap;

use domain::access::{Action, Actor, Object};
use domain::inquiry::{Knowledge, Lesson};
use domain::{InquiryId, KnowledgeId, Milliseconds, Refusal, SiteId};
use store::Database;

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::inquiry::{Counted, asked_in_vain, proposals};

/// Adds an entry; `from` is the inquiry whose answer proposed it.
///
/// # Errors
/// Refused to whoever may not, or when a field is unfit.
pub async fn add(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (lesson, from): (Lesson, Option<InquiryId>),
) -> Result<Answer, Error> {
    let id = KnowledgeId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Knowledge, Action::Create)?;
        let entry = checked(deed, id, 1, &lesson)?;
        check_unused(!store::knowledge::versions(deed.db, &deed.site.id, id)?.is_empty())?;
        store::knowledge::add(deed.db, &deed.site.id, &entry)?;
        if let Some(from) = from {
            settle_proposal(deed, from)?;
        }
        journal(deed, "knowledge-added", &entry.lesson)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Changes an entry: a new version. `revision` is the one the editor saw.
///
/// # Errors
/// Refused when somebody changed it meanwhile, or a field is unfit.
pub async fn change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: KnowledgeId,
    (revision, lesson): (i32, Lesson),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Knowledge, Action::Edit)?;
        let standing = load(deed, id)?;
        if standing.revision != revision {
            return Err(Refusal::conflict("knowledge-changed-meanwhile")
                .at("revision")
                .with("by", &standing.by)
                .with("revision", standing.revision)
                .into());
        }
        let entry = checked(deed, id, revision + 1, &lesson)?;
        if entry.lesson == standing.lesson {
            return Ok(Answer::about(id));
        }
        store::knowledge::change(deed.db, &deed.site.id, &entry)?;
        journal(deed, "knowledge-changed", &entry.lesson)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes an entry out of the base.
///
/// # Errors
/// Refused when there is no such entry.
pub async fn remove(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: KnowledgeId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Knowledge, Action::Edit)?;
        let standing = load(deed, id)?;
        store::knowledge::remove(deed.db, &deed.site.id, id)?;
        journal(deed, "knowledge-removed", &standing.lesson)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Says that a proposed answer becomes no entry of the base.
///
/// # Errors
/// Refused when it is not proposed.
pub async fn dismiss(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: InquiryId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Knowledge, Action::Edit)?;
        let number = settle_proposal(deed, id)?;
        let entry = deed.entry("knowledge-proposal-dismissed");
        let entry = entry.detail("day", number.0).detail("number", number.1);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn settle_proposal(deed: &mut Deed<'_>, id: InquiryId) -> Result<(String, i32), Error> {
    let record = store::inquiry::find(deed.db, &deed.site.id, id)?;
    let record = record.filter(|record| record.inquiry.proposed);
    let mut record = record.ok_or_else(|| Refusal::missing("proposal-unknown"))?;
    record.inquiry.proposed = false;
    store::inquiry::change(deed.db, &deed.site.id, &record)?;
    Ok((record.inquiry.day, record.inquiry.number))
}

fn load(deed: &mut Deed<'_>, id: KnowledgeId) -> Result<Knowledge, Error> {
    let known = store::knowledge::all(deed.db, &deed.site.id)?;
    let found = known.into_iter().find(|entry| entry.id == id);
    found.ok_or_else(|| Refusal::missing("knowledge-unknown").into())
}

fn checked(
    deed: &mut Deed<'_>,
    id: KnowledgeId,
    revision: i32,
    lesson: &Lesson,
) -> Result<Knowledge, Error> {
    let lesson = lesson.clone().tidied();
    lesson.check()?;
    let known = store::knowledge::all(deed.db, &deed.site.id)?;
    let same = |entry: &&Knowledge| entry.id != id && entry.lesson.question == lesson.question;
    if known.iter().any(|entry| same(&entry)) {
        return Err(Refusal::conflict("question-known").at("question").into());
    }
    Ok(Knowledge {
        id,
        lesson,
        revision,
        at: deed.at,
        by: deed.actor.name.clone(),
    })
}

/// The base holds the house's own knowledge and nobody's data: its entries name the question.
fn journal(deed: &mut Deed<'_>, act: &str, lesson: &Lesson) -> Result<(), Error> {
    let entry = deed.entry(act).detail("question", &lesson.question);
    deed.write(&entry)?;
    Ok(())
}

/// The base as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnowledgeBase {
    /// The site.
    pub site: domain::directory::Site,
    /// The entries by question, each with how often it was the answer in the span.
    pub entries: Vec<(Knowledge, i64)>,
    /// Answers that are proposed: the inquiry, question and answer; for who edits the base.
    pub proposals: Vec<(InquiryId, String, String)>,
    /// What was asked in the span and answered by no entry; for who may see the counts.
    pub in_vain: Vec<Counted>,
}

/// The base, counted over a span; `None` for whoever may not read it.
///
/// # Errors
/// When the database fails.
pub async fn base(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<KnowledgeBase>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let may = |action| actor.right(&site, Object::Knowledge, action).is_some();
        let Some(found) = store::site::find(db, &site)?.filter(|_| may(Action::View)) else {
            return Ok(None);
        };
        let uses = store::inquiry::uses(db, &site, span)?;
        let uses: BTreeMap<KnowledgeId, i64> = uses.into_iter().collect();
        let entries = store::knowledge::all(db, &site)?.into_iter().map(|entry| {
            let count = uses.get(&entry.id).copied().unwrap_or(0);
            (entry, count)
        });
        let mut shown = KnowledgeBase {
            site: found,
            entries: entries.collect(),
            proposals: Vec::new(),
            in_vain: Vec::new(),
        };
        // Their words are not shown to who may see inquiries masked alone.
        let wholly = actor.right(&site, Object::Inquiry, Action::View);
        if may(Action::Edit) && wholly.is_some_and(|right| !right.masked) {
            shown.proposals = proposals(db, &owned, &site)?;
            // Their words are shown to who writes the answers, not to who only counts.
            shown.in_vain = asked_in_vain(db, &owned, &site, span)?;
        }
        Ok(Some(shown))
    };
    Ok(house.store().read(read).await?)
}

/// The versions of an entry, the oldest first; `None` where it is not in the base.
///
/// # Errors
/// When the database fails.
pub async fn versions(
    house: &House,
    site: &SiteId,
    id: KnowledgeId,
) -> Result<Option<Vec<Knowledge>>, Error> {
    let site = site.clone();
    let read = move |db: &mut Database| {
        let known = store::knowledge::all(db, &site)?;
        if !known.iter().any(|entry| entry.id == id) {
            return Ok(None);
        }
        Ok(Some(store::knowledge::versions(db, &site, id)?))
    };
    Ok(house.store().read(read).await?)
}
