//! The revisions of an order: each exact text that its client was shown, kept sealed.

use domain::SiteId;
use domain::order::{Needs, Order};
use domain::requirement::Requirement;
use store::Database;
use store::order::KeptVersion;

use super::plan::follow;
use super::told::told;
use super::{Kept, entry, sealed};
use crate::command::{About, Deed};
use crate::error::Error;

/// Keeps the order as it now stands. Where what its client is shown differs, it is another revision,
/// which asks for their word again.
pub(super) fn revise(deed: &mut Deed<'_>, kept: &mut Kept, act: &str) -> Result<(), Error> {
    let (site, id) = (deed.site.id.clone(), kept.order().id);
    let text = shown_text(deed, kept)?;
    let last = store::order::version(deed.db, &site, id, kept.order().revision)?;
    kept.record.order.version += 1;
    let fingerprint = sealed::fingerprint(deed.house, &site, &text)?;
    let differs = last.is_none_or(|last| last.fingerprint != fingerprint);
    if differs {
        kept.record.order.revision += 1;
        kept.record.order.plan_agreed = None;
        keep_version(deed, kept)?;
    }
    store::order::change(deed.db, &site, &kept.record)?;
    follow(deed, kept)?;
    let entry = entry(deed, act, kept).detail("revision", kept.order().revision);
    deed.write(&entry)?;
    Ok(())
}

fn shown_text(deed: &mut Deed<'_>, kept: &Kept) -> Result<String, Error> {
    let room = deed.room(kept.order().matter.room)?;
    let lines = kept.plain_lines();
    let site = deed.site.id.clone();
    let needs = needs_of(deed.db, &site, kept.order())?;
    let note = told(deed.house, &site, kept)?.note;
    let matter = (&kept.order().matter, room.name.as_str());
    Ok(sealed::text_of(matter, &lines, (needs.as_ref(), &note)))
}

/// What the order's meeting asks for; `None` of an order by itself.
fn needs_of(db: &mut Database, site: &SiteId, order: &Order) -> anyhow::Result<Option<Needs>> {
    let Some(id) = order.matter.meeting else {
        return Ok(None);
    };
    let record = store::meeting::find_bare(db, site, id)?;
    Ok(record.map(|record| Needs::of(&record.meeting.requirement)))
}

/// Whether the meeting now asks for something else than the order's client was shown. Where they were shown
/// nothing of it yet, it comes with the next change of the order and asks nobody by itself.
pub(super) fn asks_otherwise(
    deed: &mut Deed<'_>,
    kept: &Kept,
    required: &Requirement,
) -> Result<bool, Error> {
    let (site, order) = (deed.site.id.clone(), kept.order());
    let last = store::order::version(deed.db, &site, order.id, order.revision)?;
    let Some(text) = last.and_then(|last| last.sealed) else {
        return Ok(false);
    };
    let place = (order.id, order.revision);
    let shown = sealed::open_version(deed.house, &site, place, &text)?;
    Ok(shown.note.is_some() && shown.needs != Some(Needs::of(required)))
}

pub(super) fn keep_version(deed: &mut Deed<'_>, kept: &Kept) -> Result<(), Error> {
    let text = shown_text(deed, kept)?;
    let (site, order) = (deed.site.id.clone(), kept.order());
    let version = KeptVersion {
        revision: order.revision,
        at: deed.now,
        changed_by: deed.actor.name.clone(),
        fingerprint: sealed::fingerprint(deed.house, &site, &text)?,
        sealed: Some(sealed::seal_version(deed.house, &site, order, &text)?),
    };
    store::order::add_version(deed.db, &site, order.id, &version)?;
    Ok(())
}
