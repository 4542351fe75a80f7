//! Why a duty is there: its clauses, what started it, what became of it.

use domain::access::Actor;
use domain::journal::Written;
use domain::{DutyId, SiteId};
use store::Database;

use crate::board::Eyes;
use crate::error::Error;
use crate::house::House;
use crate::view::{DutyView, Sight};

/// Why a duty is there, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The duty.
    pub duty: DutyView,
    /// Its clauses with their wording.
    pub clauses: Vec<(String, String)>,
    /// The name of the standard.
    pub standard: String,
    /// The version of the standard it was compiled from.
    pub standard_version: i32,
    /// What started it: the word of the rule's start, such as `started` or `workday`.
    pub started_by: &'static str,
    /// The instant of what started it.
    pub cause: domain::Milliseconds,
    /// When the server learnt of its settling.
    pub received: Option<domain::Milliseconds>,
    /// Its journal, newest first.
    pub entries: Vec<Written>,
}

/// Why the duty is there; `None` if the site has no such duty or the actor may not see it.
///
/// # Errors
/// When the database fails.
pub async fn why(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: DutyId,
) -> Result<Option<Why>, Error> {
    let (house, actor, site) = (house.clone(), actor.clone(), site.clone());
    let store = house.store().clone();
    Ok(store
        .read(move |db| why_of(db, &house, &actor, &site, id))
        .await?)
}

fn why_of(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: DutyId,
) -> anyhow::Result<Option<Why>> {
    let Some(mut sight) = Sight::open(db, house, site)? else {
        return Ok(None);
    };
    let Some(record) = store::duty::find(db, site, id)? else {
        return Ok(None);
    };
    let meeting = match record.meeting {
        Some(meeting) => crate::meeting::view_of(db, &mut sight, actor, meeting)?,
        None => None,
    };
    let eyes = Eyes::of(db, actor, &sight)?;
    if !eyes.is_some_and(|eyes| eyes.see(&record, meeting.as_ref())) {
        return Ok(None);
    }
    let requests = match record.meeting {
        Some(meeting) => store::meeting::requests(db, site, &[meeting])?,
        None => Vec::new(),
    };
    let request = requests
        .iter()
        .find(|request| Some(request.id) == record.request);
    sight.read_remarks(db, &[id])?;
    let mut duty = sight.duty(db, &record, meeting.as_ref(), request)?;
    crate::order::tell_lines(db, house, site, std::slice::from_mut(&mut duty))?;
    crate::office::tell(db, site, std::slice::from_mut(&mut duty))?;
    crate::restocking::tell(db, site, std::slice::from_mut(&mut duty))?;
    let standard = sight.standard(db, record.standard_version)?;
    let rule = standard.rule(&record.duty.rule);
    let clauses = rule.map_or_else(Vec::new, |rule| {
        rule.clauses
            .iter()
            .filter_map(|id| standard.clause(id))
            .map(|clause| (clause.id.to_string(), clause.text.clone()))
            .collect()
    });
    let question = store::journal::Question {
        duty: Some(id),
        limit: 50,
        ..store::journal::Question::default()
    };
    let entries = if meeting.is_some_and(|view| view.masked) {
        // The entries name what the mask hides.
        Vec::new()
    } else {
        store::journal::find(db, site, &question)?
    };
    Ok(Some(Why {
        duty,
        clauses,
        standard: standard.title().to_owned(),
        standard_version: record.standard_version,
        started_by: rule.map_or("", |rule| rule.starts.word()),
        cause: record.duty.cause.as_millisecond(),
        received: record.settled.as_ref().map(|settled| settled.received),
        entries,
    }))
}
