//! What is sealed of a case: who complained and what they said, what was said with each step, and the
//! code of the client's page.

use anyhow::anyhow;
use domain::case::{Done, Said, Told};
use domain::{CaseId, SiteId};
use store::case::{CaseRecord, StepRecord};

use crate::chance::secret;
use crate::command::Deed;
use crate::error::Error;
use crate::house::House;
use crate::seal::{open_text, seal_text};

/// How many characters a code has, six bits each: nobody guesses another's.
pub(super) const LINK_LENGTH: usize = 22;

pub(super) fn seal_told(deed: &Deed<'_>, id: CaseId, told: &Told) -> Result<String, Error> {
    let (site, id) = (deed.site.id.as_str(), id.to_string());
    let texts = serde_json::to_vec(&told.texts()).map_err(anyhow::Error::from)?;
    Ok(seal_text(deed.house, &["case", site, &id], &texts)?)
}

/// What was told; `None` where it is erased.
pub(crate) fn told(
    house: &House,
    site: &SiteId,
    record: &CaseRecord,
) -> anyhow::Result<Option<Told>> {
    let Some(sealed) = &record.sealed else {
        return Ok(None);
    };
    let id = record.case.id.to_string();
    let texts = open_text(house, &["case", site.as_str(), &id], sealed)?;
    let told = Told::of_texts(serde_json::from_slice(&texts)?);
    told.map(Some)
        .ok_or_else(|| anyhow!("case {id} holds other texts"))
}

pub(super) fn seal_said(
    deed: &Deed<'_>,
    (id, entry): (CaseId, i64),
    said: &Said,
) -> Result<Option<String>, Error> {
    let texts = said.texts();
    if texts.iter().all(|text| text.is_empty()) {
        return Ok(None);
    }
    let (site, id, entry) = (deed.site.id.as_str(), id.to_string(), entry.to_string());
    let texts = serde_json::to_vec(&texts).map_err(anyhow::Error::from)?;
    let sealed = seal_text(deed.house, &["case-step", site, &id, &entry], &texts)?;
    Ok(Some(sealed))
}

/// A step with what was said with it; its texts are empty where they are erased.
pub(super) fn done(
    house: &House,
    site: &SiteId,
    id: CaseId,
    record: StepRecord,
) -> anyhow::Result<Done> {
    let mut said = Said {
        until: record.until,
        cites: record.cites,
        ..Said::default()
    };
    if let Some(sealed) = &record.sealed {
        let (id, entry) = (id.to_string(), record.entry.to_string());
        let place = ["case-step", site.as_str(), &id, &entry];
        let [words, apology, lesson, proposal]: [String; 4] =
            serde_json::from_slice(&open_text(house, &place, sealed)?)?;
        (said.words, said.apology) = (words, apology);
        (said.lesson, said.proposal) = (lesson, proposal);
    }
    Ok(Done {
        step: record.step,
        at: record.at,
        by: record.by,
        entry: record.entry,
        said,
    })
}

/// A new code of the client's page: sealed, and the mark by which it is found.
pub(super) fn new_link(deed: &Deed<'_>, id: CaseId) -> Result<(String, String), Error> {
    let mut code = secret(deed.house.chance());
    code.truncate(LINK_LENGTH);
    let (site, id) = (deed.site.id.as_str(), id.to_string());
    let sealed = seal_text(deed.house, &["case-link", site, &id], code.as_bytes())?;
    Ok((sealed, mark_of(deed.house, &code)?))
}

/// The mark of a code.
pub(super) fn mark_of(house: &House, code: &str) -> anyhow::Result<String> {
    Ok(house.keys()?.mark(&["case-link"], code))
}

/// The code of the client's page; `None` once it is revoked.
pub(super) fn code(
    house: &House,
    site: &SiteId,
    record: &CaseRecord,
) -> anyhow::Result<Option<String>> {
    let Some((sealed, _)) = &record.link else {
        return Ok(None);
    };
    let id = record.case.id.to_string();
    let code = open_text(house, &["case-link", site.as_str(), &id], sealed)?;
    Ok(Some(String::from_utf8(code)?))
}
