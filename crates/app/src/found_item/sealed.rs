//! What of found and lost things is sealed: what they look like, who asked, who took them, the signature.

use anyhow::{Result, anyhow};
use domain::found_item::Said;
use domain::found_item::lost::Told;
use domain::paper_in_custody::Signature;
use domain::{AccountId, FoundItemId, LostReportId, SiteId};
use store::found_item::lost::LostReportRecord;
use store::found_item::{FoundItemRecord, StepRecord};

use crate::house::House;

pub(super) fn seal_item(
    house: &House,
    site: &SiteId,
    id: FoundItemId,
    description: &str,
) -> Result<Vec<u8>> {
    let place = ["found-item", site.as_str(), &id.to_string()];
    house
        .keys()?
        .seal(house.chance(), &place, description.as_bytes())
}

/// What the thing looks like; `None` where that is erased.
pub(super) fn open_item(
    house: &House,
    site: &SiteId,
    record: &FoundItemRecord,
) -> Result<Option<String>> {
    let Some(sealed) = &record.sealed else {
        return Ok(None);
    };
    let place = ["found-item", site.as_str(), &record.item.id.to_string()];
    let text = house.keys()?.open(&place, sealed)?;
    Ok(Some(String::from_utf8(text)?))
}

fn name_of_step((id, position): (FoundItemId, i32)) -> String {
    format!("{id} {position}")
}

pub(super) fn seal_step(
    house: &House,
    site: &SiteId,
    step: (FoundItemId, i32),
    said: &Said,
) -> Result<Vec<u8>> {
    let witness = said.witness.map(|id| id.to_string()).unwrap_or_default();
    let texts = [
        &said.shelf,
        &witness,
        &said.notice,
        &said.whom,
        &said.telephone,
        &said.proof,
        &said.note,
    ];
    let place = ["found-item-step", site.as_str(), &name_of_step(step)];
    let text = serde_json::to_vec(&texts)?;
    house.keys()?.seal(house.chance(), &place, &text)
}

/// What was said with the step; `None` where that is erased.
pub(super) fn open_step(
    house: &House,
    site: &SiteId,
    step: (FoundItemId, i32),
    record: &StepRecord,
) -> Result<Option<Said>> {
    let Some(sealed) = &record.sealed else {
        return Ok(None);
    };
    let place = ["found-item-step", site.as_str(), &name_of_step(step)];
    let text = house.keys()?.open(&place, sealed)?;
    let [shelf, witness, notice, whom, telephone, proof, note]: [String; 7] =
        serde_json::from_slice(&text)?;
    let unfit = |_| anyhow!("a step of found thing {} names nobody", step.0);
    let witness = match witness.as_str() {
        "" => None,
        witness => Some(witness.parse::<AccountId>().map_err(unfit)?),
    };
    Ok(Some(Said {
        shelf,
        witness,
        notice,
        whom,
        telephone,
        proof,
        note,
    }))
}

pub(super) fn seal_signature(
    house: &House,
    site: &SiteId,
    step: (FoundItemId, i32),
    drawn: &Signature,
) -> Result<Vec<u8>> {
    let place = ["found-item-signature", site.as_str(), &name_of_step(step)];
    let text = drawn.text();
    house.keys()?.seal(house.chance(), &place, text.as_bytes())
}

/// The drawn signature as the path of a picture; `None` where nothing was drawn, or it is erased.
pub(super) fn open_signature(
    house: &House,
    site: &SiteId,
    step: (FoundItemId, i32),
    record: &StepRecord,
) -> Result<Option<String>> {
    let Some(sealed) = &record.signature else {
        return Ok(None);
    };
    let place = ["found-item-signature", site.as_str(), &name_of_step(step)];
    let drawn = String::from_utf8(house.keys()?.open(&place, sealed)?)?;
    Ok(Signature::read(&drawn).ok().map(|drawn| drawn.path()))
}

pub(super) fn seal_report(
    house: &House,
    site: &SiteId,
    id: LostReportId,
    told: &Told,
) -> Result<Vec<u8>> {
    let place = ["lost-report", site.as_str(), &id.to_string()];
    let texts = [&told.description, &told.name, &told.telephone];
    let text = serde_json::to_vec(&texts)?;
    house.keys()?.seal(house.chance(), &place, &text)
}

/// What was told; `None` where that is erased.
pub(super) fn open_report(
    house: &House,
    site: &SiteId,
    record: &LostReportRecord,
) -> Result<Option<Told>> {
    let Some(sealed) = &record.sealed else {
        return Ok(None);
    };
    let place = ["lost-report", site.as_str(), &record.report.id.to_string()];
    let text = house.keys()?.open(&place, sealed)?;
    let [description, name, telephone]: [String; 3] = serde_json::from_slice(&text)?;
    Ok(Some(Told {
        description,
        name,
        telephone,
    }))
}
