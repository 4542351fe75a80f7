//! What is personal of a visit, sealed as one, and the marks that find it again.

use anyhow::{Context, Result};
use domain::visit::Details;
use domain::visit::details::FIELDS;
use domain::{SiteId, VisitId};

use crate::house::House;
use crate::seal::{Keys, open_text, seal_text};

const VISIT: &str = "visit";
const DOCUMENT: &str = "visit-document";

/// The details of a visit, sealed for it alone.
pub(crate) fn seal(house: &House, site: &SiteId, id: VisitId, details: &Details) -> Result<String> {
    let filled: Vec<[&str; 2]> = FIELDS
        .into_iter()
        .map(|field| [field, details.get(field)])
        .filter(|[_, value]| !value.is_empty())
        .collect();
    let text = serde_json::to_vec(&filled)?;
    seal_text(house, &[VISIT, site.as_str(), &id.to_string()], &text)
}

/// The details of a visit; `None` once they were erased.
pub(crate) fn open(
    house: &House,
    site: &SiteId,
    id: VisitId,
    sealed: Option<&str>,
) -> Result<Option<Details>> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let text = open_text(house, &[VISIT, site.as_str(), &id.to_string()], sealed)?;
    let filled: Vec<(String, String)> =
        serde_json::from_slice(&text).context("what is sealed of a visit")?;
    let mut details = Details::default();
    for (field, value) in filled {
        details.put(&field, &value);
    }
    Ok(Some(details))
}

/// The full number of a document, sealed for its visit alone.
pub(crate) fn seal_document(
    house: &House,
    site: &SiteId,
    id: VisitId,
    number: &str,
) -> Result<String> {
    let place = [DOCUMENT, site.as_str(), &id.to_string()];
    seal_text(house, &place, number.as_bytes())
}

/// The full number of a document.
pub(crate) fn open_document(
    house: &House,
    site: &SiteId,
    id: VisitId,
    sealed: &str,
) -> Result<String> {
    let text = open_text(house, &[DOCUMENT, site.as_str(), &id.to_string()], sealed)?;
    Ok(String::from_utf8(text)?)
}

/// The mark of a telephone at a site; `None` for none.
pub(crate) fn telephone_mark(keys: &Keys, site: &SiteId, telephone: &str) -> Option<String> {
    let mark = || keys.mark(&["visit-telephone", site.as_str()], telephone);
    (!telephone.is_empty()).then(mark)
}

/// The mark of a document's number at a site; `None` for none.
pub(crate) fn document_mark(keys: &Keys, site: &SiteId, number: &str) -> Option<String> {
    let mark = || keys.mark(&["visit-document", site.as_str()], number);
    (!number.is_empty()).then(mark)
}

/// The mark by which the watch list knows somebody by name and telephone together.
pub(crate) fn name_mark(keys: &Keys, site: &SiteId, name: &str, telephone: &str) -> Option<String> {
    let essence = domain::telephone::essence(telephone);
    let telephone = essence.as_deref().unwrap_or(telephone);
    let mark = || {
        // However it is written: 孟 某 is 孟某.
        let name: String = name.split_whitespace().collect();
        let both = format!("{name}\n{telephone}");
        keys.mark(&["watch-name-telephone", site.as_str()], &both)
    };
    (!telephone.is_empty()).then(mark)
}
