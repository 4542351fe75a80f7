//! What of a banquet is sealed: all that was typed, its guests and their needs above all.

use anyhow::Result;
use domain::banquet::{Companion, Guest, Told};
use domain::{BanquetId, SiteId};
use serde_json::json;
use store::banquet::BanquetRecord;

use crate::house::House;

type People = Vec<[String; 2]>;
type Kept = ([String; 6], Vec<[String; 4]>, People, Vec<String>);

pub(super) fn seal(house: &House, site: &SiteId, id: BanquetId, told: &Told) -> Result<Vec<u8>> {
    let guests: Vec<_> = told
        .guests
        .iter()
        .map(|one| [&one.organisation, &one.name, &one.post, &one.diet])
        .collect();
    let companions: Vec<_> = told
        .companions
        .iter()
        .map(|one| [&one.name, &one.post])
        .collect();
    let words = [
        &told.host.name,
        &told.host.post,
        &told.activity,
        &told.letter,
        &told.place,
        &told.note,
    ];
    let text = serde_json::to_vec(&json!([words, guests, companions, told.menu]))?;
    let place = ["banquet", site.as_str(), &id.to_string()];
    house.keys()?.seal(house.chance(), &place, &text)
}

/// What is told of the banquet; `None` where that is erased.
pub(super) fn open(house: &House, site: &SiteId, record: &BanquetRecord) -> Result<Option<Told>> {
    let Some(sealed) = &record.sealed else {
        return Ok(None);
    };
    let place = ["banquet", site.as_str(), &record.banquet.id.to_string()];
    let text = house.keys()?.open(&place, sealed)?;
    let (words, guests, companions, menu): Kept = serde_json::from_slice(&text)?;
    let [host, host_post, activity, letter, place, note] = words;
    let companion = |[name, post]: [String; 2]| Companion { name, post };
    Ok(Some(Told {
        host: Companion {
            name: host,
            post: host_post,
        },
        activity,
        letter,
        place,
        guests: guests
            .into_iter()
            .map(|[organisation, name, post, diet]| Guest {
                organisation,
                name,
                post,
                diet,
            })
            .collect(),
        companions: companions.into_iter().map(companion).collect(),
        menu,
        note,
    }))
}

/// Words about a banquet: the note of its sign-off at 0, its amendments from 1.
pub(super) fn seal_words(
    house: &House,
    site: &SiteId,
    (id, position): (BanquetId, u32),
    words: &str,
) -> Result<Vec<u8>> {
    let (id, position) = (id.to_string(), position.to_string());
    let place = ["banquet-words", site.as_str(), &id, &position];
    house.keys()?.seal(house.chance(), &place, words.as_bytes())
}

/// Those words; empty where there are none, or they are erased.
pub(super) fn open_words(
    house: &House,
    site: &SiteId,
    (id, position): (BanquetId, u32),
    sealed: Option<&[u8]>,
) -> Result<String> {
    let Some(sealed) = sealed else {
        return Ok(String::new());
    };
    let (id, position) = (id.to_string(), position.to_string());
    let place = ["banquet-words", site.as_str(), &id, &position];
    let words = house.keys()?.open(&place, sealed)?;
    Ok(String::from_utf8(words)?)
}
