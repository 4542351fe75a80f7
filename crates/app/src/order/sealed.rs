//! What of an order is sealed: its client, the exact text of each version, what somebody wrote.

use domain::order::{Asked, Client, Kind, Line, Matter, Moment, Order};
use domain::{OrderId, SiteId};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::house::House;

/// Who commissioned it, and what else is to be known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) client: Client,
    pub(crate) note: String,
}

impl Told {
    pub(crate) fn of(asked: &Asked) -> Self {
        Self {
            client: asked.client.clone(),
            note: asked.note.clone(),
        }
    }

    /// The mark of the client's telephone: the same as that of calls.
    pub(crate) fn telephone_mark(
        &self,
        house: &House,
        site: &SiteId,
    ) -> anyhow::Result<Option<String>> {
        let Some(essence) = domain::telephone::essence(&self.client.telephone) else {
            return Ok(None);
        };
        Ok(Some(
            house.keys()?.mark(&["telephone", site.as_str()], &essence),
        ))
    }

    pub(crate) fn seal(
        &self,
        house: &House,
        site: &SiteId,
        id: OrderId,
    ) -> anyhow::Result<Vec<u8>> {
        let client = &self.client;
        let texts = [
            &client.name,
            &client.department,
            &client.telephone,
            &self.note,
        ];
        let place = ["order", site.as_str(), &id.to_string()];
        let texts = serde_json::to_vec(&texts)?;
        house.keys()?.seal(house.chance(), &place, &texts)
    }

    pub(crate) fn open(
        house: &House,
        site: &SiteId,
        id: OrderId,
        sealed: &[u8],
    ) -> anyhow::Result<Self> {
        let place = ["order", site.as_str(), &id.to_string()];
        let texts = house.keys()?.open(&place, sealed)?;
        let [name, department, telephone, note]: [String; 4] = serde_json::from_slice(&texts)?;
        Ok(Self {
            client: Client {
                name,
                department,
                telephone,
            },
            note,
        })
    }
}

/// What somebody said in their own words, and how they called themselves.
pub(crate) fn seal_words(
    house: &House,
    site: &SiteId,
    (order, position): (OrderId, u32),
    (name, words): (&str, &str),
) -> anyhow::Result<Option<Vec<u8>>> {
    if name.is_empty() && words.is_empty() {
        return Ok(None);
    }
    let place = [
        "order-word",
        site.as_str(),
        &order.to_string(),
        &position.to_string(),
    ];
    let texts = serde_json::to_vec(&[name, words])?;
    house.keys()?.seal(house.chance(), &place, &texts).map(Some)
}

pub(crate) fn open_words(
    house: &House,
    site: &SiteId,
    (order, position): (OrderId, u32),
    sealed: Option<&[u8]>,
) -> anyhow::Result<[String; 2]> {
    let Some(sealed) = sealed else {
        return Ok([String::new(), String::new()]);
    };
    let place = [
        "order-word",
        site.as_str(),
        &order.to_string(),
        &position.to_string(),
    ];
    let texts = house.keys()?.open(&place, sealed)?;
    Ok(serde_json::from_slice(&texts)?)
}

/// The exact text of an order as its client is shown it: the place, the time and each line, and nothing
/// that is the house's alone.
pub(crate) fn text_of(matter: &Matter, room: &str, lines: &[Line]) -> String {
    let lines: Vec<Value> = lines
        .iter()
        .map(|line| {
            json!([
                line.number,
                line.kind.word(),
                line.item,
                line.quantity,
                line.unit,
                line.place,
                line.moment.word(),
                line.at,
                line.put_out,
                line.reason,
                line.price,
            ])
        })
        .collect();
    json!([matter.title, room, matter.starts, matter.ends, lines]).to_string()
}

/// An order as a version of it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShownText {
    pub(crate) title: String,
    pub(crate) room: String,
    pub(crate) starts: i64,
    pub(crate) ends: i64,
    pub(crate) lines: Vec<Line>,
}

type LineTexts = (
    u32,
    String,
    String,
    u32,
    String,
    String,
    String,
    Option<i64>,
    u32,
    String,
    Option<i64>,
);

impl ShownText {
    fn read(text: &[u8]) -> anyhow::Result<Self> {
        let (title, room, starts, ends, lines): (String, String, i64, i64, Vec<LineTexts>) =
            serde_json::from_slice(text)?;
        let lines = lines.into_iter().map(|one| {
            let (number, kind, item, quantity, unit, place, moment, at, put_out, reason, price) =
                one;
            Line {
                number,
                kind: Kind::from_word(&kind).unwrap_or(Kind::Other),
                item,
                quantity,
                unit,
                place,
                moment: Moment::from_word(&moment).unwrap_or(Moment::Before),
                at,
                put_out,
                reason,
                price,
                budget: None,
                supplier: String::new(),
                cut_off: None,
            }
        });
        Ok(Self {
            title,
            room,
            starts,
            ends,
            lines: lines.collect(),
        })
    }
}

/// A line with nothing but what its client is shown.
pub(crate) fn shown_line(line: &Line) -> Line {
    Line {
        budget: None,
        supplier: String::new(),
        cut_off: None,
        ..line.clone()
    }
}

pub(crate) fn fingerprint(text: &str) -> String {
    domain::journal::Hash(Sha256::digest(text.as_bytes()).into()).to_string()
}

pub(crate) fn seal_version(
    house: &House,
    site: &SiteId,
    order: &Order,
    text: &str,
) -> anyhow::Result<Vec<u8>> {
    let (id, revision) = (order.id.to_string(), order.revision.to_string());
    let place = ["order-version", site.as_str(), &id, &revision];
    house.keys()?.seal(house.chance(), &place, text.as_bytes())
}

pub(crate) fn open_version(
    house: &House,
    site: &SiteId,
    (id, revision): (OrderId, i32),
    sealed: &[u8],
) -> anyhow::Result<ShownText> {
    let (id, revision) = (id.to_string(), revision.to_string());
    let place = ["order-version", site.as_str(), &id, &revision];
    ShownText::read(&house.keys()?.open(&place, sealed)?)
}
