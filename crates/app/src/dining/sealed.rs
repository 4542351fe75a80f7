//! What of the small dining room is sealed: what somebody wishes, likes and must not eat.

use anyhow::Result;
use domain::dining::{Diner, Needs, Wish};
use domain::{DinerId, PersonId, SiteId};
use serde_json::json;
use store::dining::{DinerRecord, SealedWish};

use crate::house::House;

pub(super) fn seal_needs(
    house: &House,
    site: &SiteId,
    person: PersonId,
    needs: &Needs,
) -> Result<Vec<u8>> {
    let text = serde_json::to_vec(&json!([needs.preferences, needs.allergies]))?;
    let place = ["dining-need", site.as_str(), &person.to_string()];
    house.keys()?.seal(house.chance(), &place, &text)
}

pub(super) fn open_needs(
    house: &House,
    site: &SiteId,
    person: PersonId,
    sealed: &[u8],
) -> Result<Needs> {
    let place = ["dining-need", site.as_str(), &person.to_string()];
    let text = house.keys()?.open(&place, sealed)?;
    let (preferences, allergies) = serde_json::from_slice(&text)?;
    Ok(Needs {
        preferences,
        allergies,
    })
}

fn seal_words(
    house: &House,
    site: &SiteId,
    (diner, position): (DinerId, u32),
    words: &str,
) -> Result<Vec<u8>> {
    let (diner, position) = (diner.to_string(), position.to_string());
    let place = ["dining-wish", site.as_str(), &diner, &position];
    house.keys()?.seal(house.chance(), &place, words.as_bytes())
}

/// A diner as they are kept.
pub(super) fn seal(house: &House, site: &SiteId, diner: &Diner) -> Result<DinerRecord> {
    let wishes = diner.wishes.iter().map(|wish| {
        let words = wish.words.as_ref();
        let at = (diner.id, wish.position);
        Ok(SealedWish {
            position: wish.position,
            sealed: words
                .map(|words| seal_words(house, site, at, words))
                .transpose()?,
            corrects: wish.corrects,
            asked: wish.asked,
            asked_by: wish.asked_by.clone(),
            served: wish.served.clone(),
        })
    });
    Ok(DinerRecord {
        id: diner.id,
        day: diner.day.clone(),
        meal: diner.meal,
        person: diner.person,
        away: diner.away,
        wishes: wishes.collect::<Result<_>>()?,
    })
}

/// A diner as they are read.
pub(super) fn open(house: &House, site: &SiteId, record: DinerRecord) -> Result<Diner> {
    let id = record.id.to_string();
    let wishes = record.wishes.into_iter().map(|wish| {
        let position = wish.position.to_string();
        let place = ["dining-wish", site.as_str(), &id, &position];
        let words = match &wish.sealed {
            Some(sealed) => Some(String::from_utf8(house.keys()?.open(&place, sealed)?)?),
            None => None,
        };
        Ok(Wish {
            position: wish.position,
            words,
            corrects: wish.corrects,
            asked: wish.asked,
            asked_by: wish.asked_by,
            served: wish.served,
        })
    });
    Ok(Diner {
        wishes: wishes.collect::<Result<_>>()?,
        id: record.id,
        day: record.day,
        meal: record.meal,
        person: record.person,
        away: record.away,
    })
}
