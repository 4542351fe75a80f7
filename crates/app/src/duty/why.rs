//! Why a duty is there: its clauses, what started it, what became of it.

use domain::access::Actor;
use domain::duty::{DutyRecord, PHOTOS_MAX};
use domain::journal::Written;
use domain::subject::Register;
use domain::{DutyId, SiteId};
use store::Database;

use crate::board::Eyes;
use crate::error::Error;
use crate::house::House;
use crate::photo::PhotoBrief;
use crate::view::{DutyView, MeetingView, Sight};

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
    /// Its photos.
    pub photos: Vec<PhotoBrief>,
    /// Whether another may be added, by whoever may do the duty.
    pub takes_photos: bool,
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

/// A duty that the actor may see.
pub(super) struct Seen {
    sight: Sight,
    record: DutyRecord,
    meeting: Option<MeetingView>,
}

impl Seen {
    /// Whether it belongs to a meeting of which its actor may not know what it is about.
    pub(super) fn is_masked(&self) -> bool {
        self.meeting.as_ref().is_some_and(|view| view.masked)
    }
}

/// The duty, if the actor may see it.
pub(super) fn seen(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: DutyId,
) -> anyhow::Result<Option<Seen>> {
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
    Ok(Some(Seen {
        sight,
        record,
        meeting,
    }))
}

fn why_of(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: DutyId,
) -> anyhow::Result<Option<Why>> {
    let Some(found) = seen(db, house, actor, site, id)? else {
        return Ok(None);
    };
    let masked = found.is_masked();
    let Seen {
        mut sight,
        record,
        meeting,
    } = found;
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
    let (entries, photos) = if masked {
        // The entries name what the mask hides, and a photo may show it.
        (Vec::new(), Vec::new())
    } else {
        let photos = crate::photo::of_subjects(db, site, Register::Duty, &[id.0])?;
        (store::journal::find(db, site, &question)?, photos)
    };
    let takes = rule.is_some_and(|rule| super::photo::takes(&record, rule));
    Ok(Some(Why {
        duty,
        clauses,
        standard: standard.title().to_owned(),
        standard_version: record.standard_version,
        started_by: rule.map_or("", |rule| rule.starts.word()),
        cause: record.duty.cause.as_millisecond(),
        received: record.settled.as_ref().map(|settled| settled.received),
        takes_photos: takes && !masked && photos.len() < PHOTOS_MAX,
        photos,
        entries,
    }))
}
