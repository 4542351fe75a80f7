//! Inquiries as a screen shows them, and what the base proposes to answer them with.

use std::collections::BTreeMap;

use anyhow::anyhow;
use domain::access::{Action, Actor, Object, Reach};
use domain::inquiry::{Asked, Inquiry, Knowledge, Lesson, counted, ranked};
use domain::{AccountId, InquiryId, KnowledgeId, Milliseconds, SiteId, mask};
use store::Database;
use store::inquiry::InquiryRecord;

use crate::command::day_of;
use crate::error::Error;
use crate::house::{House, zone};

/// How many answers are proposed at most, and how many of the frequent ones have a key.
pub const PROPOSED_MAX: usize = 9;
/// What was answered so lately makes an entry frequent.
const LATELY_MS: Milliseconds = 30 * 24 * 60 * 60 * 1_000;

/// An inquiry as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InquiryView {
    /// The inquiry; what was told is masked as the reader may see it, `None` where it is erased.
    pub inquiry: Inquiry,
    /// How it stands: `settled`, `open` or `overdue`.
    pub state: &'static str,
    /// The question of the entry that answered it; empty for none.
    pub known: String,
}

/// An answer that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The entry.
    pub id: KnowledgeId,
    /// What it says.
    pub lesson: Lesson,
}

/// The register of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InquiryRegister {
    /// The site.
    pub site: domain::directory::Site,
    /// The day's inquiries, the newest first.
    pub inquiries: Vec<InquiryView>,
    /// Inquiries of other days that wait for an answer, the oldest first.
    pub left: Vec<InquiryView>,
    /// What is answered most, for one key each.
    pub frequent: Vec<Proposal>,
    /// To whom an inquiry may be handed on.
    pub known: Vec<String>,
}

/// The page of an inquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InquiryPage {
    /// The site.
    pub site: domain::directory::Site,
    /// The inquiry.
    pub view: InquiryView,
    /// What the entry that answered it says.
    pub lesson: Option<Lesson>,
}

/// A question and how often it was asked.
pub type Counted = (String, u32);

/// What was told, opened; `None` where it is erased.
pub(crate) fn opened(
    house: &House,
    site: &SiteId,
    record: &InquiryRecord,
) -> anyhow::Result<Option<Asked>> {
    let Some(sealed) = &record.sealed else {
        return Ok(None);
    };
    let id = record.inquiry.id.to_string();
    let texts = house
        .keys()?
        .open(&["inquiry", site.as_str(), &id], sealed)?;
    let texts: Vec<String> = serde_json::from_slice(&texts)?;
    let asked = Asked::of_texts(texts).ok_or_else(|| anyhow!("inquiry {id} holds other texts"))?;
    Ok(Some(asked))
}

/// What one reader may see of the inquiries of a site.
struct Reader {
    house: House,
    site: SiteId,
    account: Option<AccountId>,
    reach: Reach,
    works: bool,
    /// The base with the day's civil date, to say what answered.
    base: BTreeMap<KnowledgeId, Lesson>,
}

impl Reader {
    fn of(
        db: &mut Database,
        house: &House,
        actor: &Actor,
        site: &SiteId,
    ) -> anyhow::Result<Option<Self>> {
        let Some(right) = actor.right(site, Object::Inquiry, Action::View) else {
            return Ok(None);
        };
        let base = store::knowledge::all(db, site)?;
        Ok(Some(Self {
            house: house.clone(),
            site: site.clone(),
            account: actor.account,
            reach: right.reach,
            works: actor
                .right(site, Object::Inquiry, Action::Do)
                .is_some_and(|right| right.reach == Reach::Site),
            base: base.into_iter().map(|one| (one.id, one.lesson)).collect(),
        }))
    }

    fn is_theirs(&self, one: &Inquiry) -> bool {
        one.to_account.is_some() && one.to_account == self.account
    }

    fn sees(&self, one: &Inquiry) -> bool {
        self.reach == Reach::Site || self.is_theirs(one)
    }

    /// The inquiry; `wholly` on its own page, to whoever works with it. Whoever supervises learns
    /// nobody's name and no words of theirs.
    fn view(&self, record: InquiryRecord, wholly: bool) -> anyhow::Result<InquiryView> {
        let asked = opened(&self.house, &self.site, &record)?;
        let mut one = record.inquiry;
        let works = self.works || self.is_theirs(&one);
        one.asked = asked.map(|asked| match (works, wholly) {
            (true, true) => asked,
            (true, false) => Asked {
                asker: mask::name(&asked.asker),
                telephone: mask::telephone(&asked.telephone),
                ..asked
            },
            (false, _) => Asked {
                asker: mask::name(&asked.asker),
                telephone: mask::telephone(&asked.telephone),
                ..Asked::default()
            },
        });
        let known = one.knowledge.and_then(|id| self.base.get(&id));
        Ok(InquiryView {
            state: one.state(self.house.now()),
            known: known.map_or_else(String::new, |lesson| lesson.question.clone()),
            inquiry: one,
        })
    }

    fn views(&self, records: Vec<InquiryRecord>) -> anyhow::Result<Vec<InquiryView>> {
        let seen = records.into_iter();
        seen.filter(|record| self.sees(&record.inquiry))
            .map(|record| self.view(record, false))
            .collect()
    }
}

/// The entries that hold today, with how often each was the answer lately.
fn base_of_today(
    db: &mut Database,
    house: &House,
    site: &domain::directory::Site,
) -> anyhow::Result<Vec<(Knowledge, u32)>> {
    let now = house.now();
    let today = day_of(now, &zone(&site.time_zone)?);
    let counts = store::inquiry::uses(db, &site.id, (now - LATELY_MS, now + 1))?;
    let counts: BTreeMap<KnowledgeId, i64> = counts.into_iter().collect();
    let often = |id| {
        counts
            .get(&id)
            .map_or(0, |count| u32::try_from(*count).unwrap_or(u32::MAX))
    };
    let known = store::knowledge::all(db, &site.id)?.into_iter();
    Ok(known
        .filter(|entry| entry.lesson.holds_on(&today))
        .map(|entry| {
            let count = often(entry.id);
            (entry, count)
        })
        .collect())
}

fn proposal((entry, _): &(Knowledge, u32)) -> Proposal {
    Proposal {
        id: entry.id,
        lesson: entry.lesson.clone(),
    }
}

/// The register of a day; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    day: String,
) -> Result<Option<InquiryRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let Some(reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let inquiries = store::inquiry::of_day(db, &site, &day)?;
        let mut left = store::inquiry::open(db, &site)?;
        left.retain(|record| record.inquiry.day != day);
        let mut base = base_of_today(db, &owned, &found)?;
        base.retain(|(_, used)| *used > 0);
        base.sort_by_key(|(entry, used)| (u32::MAX - used, entry.lesson.question.clone()));
        let names = store::account::names(db, &site)?;
        let (known, _) = crate::call::choices(db, &site, &names)?;
        Ok(Some(InquiryRegister {
            site: found,
            inquiries: reader.views(inquiries)?,
            left: reader.views(left)?,
            frequent: base.iter().take(PROPOSED_MAX).map(proposal).collect(),
            known,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The answers that the base proposes to what is asked, best first.
///
/// # Errors
/// When the database fails.
pub async fn propose(house: &House, site: &SiteId, asked: String) -> Result<Vec<Proposal>, Error> {
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(Vec::new());
        };
        let base = base_of_today(db, &owned, &found)?;
        let lessons: Vec<(Lesson, u32)> = base
            .iter()
            .map(|(entry, used)| (entry.lesson.clone(), *used))
            .collect();
        let best = ranked(&asked, &lessons).into_iter().take(PROPOSED_MAX);
        Ok(best.map(|place| proposal(&base[place])).collect())
    };
    Ok(house.store().read(read).await?)
}

/// The page of an inquiry; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: InquiryId,
) -> Result<Option<InquiryPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let Some(reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let record = store::inquiry::find(db, &site, id)?;
        let Some(record) = record.filter(|record| reader.sees(&record.inquiry)) else {
            return Ok(None);
        };
        let lesson = record.inquiry.knowledge;
        let lesson = lesson.and_then(|id| reader.base.get(&id).cloned());
        Ok(Some(InquiryPage {
            site: found,
            view: reader.view(record, true)?,
            lesson,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What was asked in the span and answered by no entry of the base, counted.
pub(crate) fn asked_in_vain(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> anyhow::Result<Vec<Counted>> {
    let records = store::inquiry::in_vain(db, site, span, crate::view::WHOLE)?;
    let mut questions = Vec::new();
    for record in records {
        if let Some(asked) = opened(house, site, &record)? {
            questions.push(asked.question);
        }
    }
    Ok(counted(questions.into_iter()))
}

/// Answers that are proposed to become entries of the base: the inquiry, question and answer.
pub(crate) fn proposals(
    db: &mut Database,
    house: &House,
    site: &SiteId,
) -> anyhow::Result<Vec<(InquiryId, String, String)>> {
    let mut proposals = Vec::new();
    for record in store::inquiry::proposed(db, site)? {
        if let Some(asked) = opened(house, site, &record)? {
            proposals.push((record.inquiry.id, asked.question, asked.answer));
        }
    }
    Ok(proposals)
}
