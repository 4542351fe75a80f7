//! The revisions of an order: each exact text that its client was shown, kept sealed.

use store::order::KeptVersion;

use super::plan::follow;
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
    let differs = last.is_none_or(|last| last.fingerprint != sealed::fingerprint(&text));
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
    Ok(sealed::text_of(&kept.order().matter, &room.name, &lines))
}

pub(super) fn keep_version(deed: &mut Deed<'_>, kept: &Kept) -> Result<(), Error> {
    let text = shown_text(deed, kept)?;
    let (site, order) = (deed.site.id.clone(), kept.order());
    let version = KeptVersion {
        revision: order.revision,
        at: deed.now,
        changed_by: deed.actor.name.clone(),
        fingerprint: sealed::fingerprint(&text),
        sealed: Some(sealed::seal_version(deed.house, &site, order, &text)?),
    };
    store::order::add_version(deed.db, &site, order.id, &version)?;
    Ok(())
}
