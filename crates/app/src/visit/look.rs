//! A look at what is masked: with a reason, written down, and not too often.

use domain::access::{Action, Actor, Object};
use domain::visit::Details;
use domain::{Milliseconds, Refusal, SiteId, VisitId, text};

use super::{entry_of, load, sealed};
use crate::command::{About, Answer, Command, Ran, perform};
use crate::error::Error;
use crate::house::House;

const HOUR_MS: Milliseconds = 60 * 60 * 1_000;

/// What was masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// Everything that is written down.
    pub details: Details,
    /// The full number of the document; empty where it is not kept.
    pub document_number: String,
}

/// Shows what is masked of a visit, once the journal knows who looked and why.
///
/// # Errors
/// Refused to whoever may not, without a reason, and where somebody looks too often.
pub async fn look(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: VisitId,
    reason: String,
) -> Result<Revealed, Error> {
    let ran = Ran::default();
    let noting = ran.clone();
    let looked = perform(house, actor, site, command, move |deed| {
        let record = load(deed, id, Object::VisitorDocument, Action::View)?;
        text::check("reason", &reason, 100)?;
        if text::is_blank(&reason) {
            return Err(Refusal::invalid("reason", "reason-empty").into());
        }
        if record.sealed.is_none() {
            return Err(Refusal::conflict("visit-erased").into());
        }
        if let Some(account) = deed.actor.account {
            let most = super::keeping::in_force(deed.db, &deed.site.id)?.looks_an_hour;
            let since = deed.now - HOUR_MS;
            let looks = store::visit::count_looks(deed.db, &deed.site.id, account, since)?;
            if looks >= i64::from(most) {
                return Err(Refusal::too_many("looks-too-often", HOUR_MS / 1_000)
                    .with("most", most)
                    .into());
            }
            let of = deed.house.new_id();
            store::visit::note_look(deed.db, &deed.site.id, of, account, id, deed.now)?;
        }
        let entry = entry_of(deed, "visit-looked", &record).detail("reason", reason.trim());
        deed.write(&entry)?;
        noting.note();
        Ok(Answer::about(id))
    });
    looked.await?;
    ran.check()?;
    let (owned, site) = (house.clone(), site.clone());
    let record = house
        .store()
        .read(move |db| store::visit::find(db, &site, id).map(|record| (site, record)))
        .await?;
    let (site, Some(record)) = record else {
        return Err(Refusal::missing("visit-unknown").into());
    };
    let details = sealed::open(&owned, &site, id, record.sealed.as_deref())?;
    let number = match &record.document_sealed {
        Some(sealed) => sealed::open_document(&owned, &site, id, sealed)?,
        None => String::new(),
    };
    Ok(Revealed {
        details: details.ok_or_else(|| Refusal::conflict("visit-erased"))?,
        document_number: number,
    })
}
