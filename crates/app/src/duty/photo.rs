//! Photos of a duty whose rule has them taken (clauses A2.5, A4.3): of a tidy counter, of a venue that is laid.

use domain::access::Actor;
use domain::duty::{DutyRecord, PHOTOS_MAX};
use domain::subject::{Register, Subject};
use domain::{DutyId, PhotoId, Refusal, SiteId};
use standards::{Outcome, Photo, Rule};
use store::Database;

use super::why::seen;
use super::{Settlement, about, load_to_do};
use crate::command::{Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::photo::Taken;

fn subject(duty: DutyId) -> Subject {
    Subject {
        register: Register::Duty,
        id: duty.0,
        number: 0,
    }
}

/// Whether a photo may be added: while the duty is to be done and after it was, never of one that nobody did.
pub(super) fn takes(duty: &DutyRecord, rule: &Rule) -> bool {
    let is_done = matches!(duty.duty.outcome, None | Some(Outcome::Done { .. }));
    is_done && rule.photo != Photo::None
}

/// Adds a photo to a duty whose rule has one taken.
///
/// # Errors
/// Refused when the duty is not the actor's to do, where its rule asks for none, where nobody did it, and where it
/// has its photos already.
pub async fn add_photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    duty: DutyId,
    photo: Taken,
) -> Result<Answer, Error> {
    let photo_id = PhotoId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let record = load_to_do(deed, duty)?;
        let standard = deed
            .house
            .standard(deed.db, &deed.site.id, record.standard_version)?;
        let rule = standard
            .rule(&record.duty.rule)
            .ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
        if rule.photo == Photo::None {
            return Err(Refusal::conflict("duty-photo-unasked").into());
        }
        if !takes(&record, rule) {
            return Err(Refusal::conflict("duty-settled").into());
        }
        if crate::photo::add(deed, (subject(duty), photo_id), &photo, PHOTOS_MAX)? {
            let entry = about(deed.entry("duty-photo-added"), &record, rule);
            deed.write(&entry)?;
        }
        Ok(Answer::about(duty))
    })
    .await
}

/// A duty whose rule demands a photo is not done without one.
pub(super) fn check_taken(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    rule: &Rule,
    settlement: &Settlement,
) -> Result<(), Error> {
    if rule.photo != Photo::Required || *settlement != Settlement::Done {
        return Ok(());
    }
    let of_duty = [duty.id.0];
    let taken = store::photo::of_subjects(deed.db, &deed.site.id, Register::Duty, &of_duty)?;
    if taken.is_empty() {
        return Err(Refusal::conflict("duty-photo-missing").into());
    }
    Ok(())
}

/// What a photo of a duty shows, a JPEG; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (id, photo): (DutyId, PhotoId),
    small: bool,
) -> Result<Option<Vec<u8>>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let found = seen(db, &owned, &actor, &site, id)?;
        if found.is_none_or(|found| found.is_masked()) {
            return Ok(None);
        }
        let of_duty = (Register::Duty, id.0);
        crate::photo::open(db, &owned, &site, (of_duty, photo), small)
    };
    Ok(house.store().read(read).await?)
}
