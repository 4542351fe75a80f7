//! What of an order is sealed: its client, the exact text of each version, what somebody wrote.

use domain::order::{Asked, Client, Kind, Line, Matter, Moment, Needs, Order};
use domain::{OrderId, SiteId};
use serde_json::{Value, json};

use crate::house::House;
use crate::view::MASKED;

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

/// The exact text of an order as its client is shown it: the place, the time, each line, what its meeting
/// asks for and the order's note, and nothing that is the house's alone.
pub(crate) fn text_of(
    (matter, room): (&Matter, &str),
    lines: &[Line],
    (needs, note): (Option<&Needs>, &str),
) -> String {
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
    let needs = needs.map(|needs| {
        json!([
            needs.headcount,
            needs.layout,
            needs.equipment,
            needs.large,
            needs.place_cards,
            needs.note,
        ])
    });
    let (starts, ends) = (matter.starts, matter.ends);
    json!([matter.title, room, starts, ends, lines, needs, note]).to_string()
}

/// An order as a version of it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShownText {
    pub(crate) title: String,
    pub(crate) room: String,
    pub(crate) starts: i64,
    pub(crate) ends: i64,
    pub(crate) lines: Vec<Line>,
    /// What its meeting asked for; `None` of an order by itself.
    pub(crate) needs: Option<Needs>,
    /// The order's note; `None` in a text of before it and the needs were shown.
    pub(crate) note: Option<String>,
}

type NeedsTexts = (u32, String, Vec<String>, bool, bool, String);
type Texts = (
    String,
    String,
    i64,
    i64,
    Vec<LineTexts>,
    Option<NeedsTexts>,
    String,
);
/// What was kept before what a meeting asks for and the note were shown.
type EarlierTexts = (String, String, i64, i64, Vec<LineTexts>);

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
    /// Hides what whoever may not know the matter may not read: what it is about, and what was noted.
    pub(crate) fn mask(&mut self) {
        MASKED.clone_into(&mut self.title);
        if let Some(needs) = &mut self.needs {
            needs.note.clear();
        }
        if let Some(note) = &mut self.note {
            note.clear();
        }
    }

    fn read(text: &[u8]) -> anyhow::Result<Self> {
        let read: Result<Texts, _> = serde_json::from_slice(text);
        let read = match read {
            Ok((title, room, starts, ends, lines, needs, note)) => {
                Ok((title, room, starts, ends, lines, needs, Some(note)))
            }
            Err(_) => serde_json::from_slice(text).map(|earlier: EarlierTexts| {
                let (title, room, starts, ends, lines) = earlier;
                (title, room, starts, ends, lines, None, None)
            }),
        };
        let (title, room, starts, ends, lines, needs, note) = read?;
        let needs = needs.map(
            |(headcount, layout, equipment, large, place_cards, note)| Needs {
                headcount,
                layout,
                equipment,
                large,
                place_cards,
                note,
            },
        );
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
            needs,
            note,
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

/// What the text is known again by. It outlives the text, so nobody without the house's key may try by it
/// what a note said.
pub(crate) fn fingerprint(house: &House, site: &SiteId, text: &str) -> anyhow::Result<String> {
    Ok(house.keys()?.mark(&["order-text", site.as_str()], text))
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

#[cfg(test)]
mod tests {
    use domain::RoomId;

    use super::*;

    fn matter() -> Matter {
        Matter {
            meeting: None,
            title: "党组会".to_owned(),
            room: RoomId::derived(&["701"]),
            starts: 1,
            ends: 2,
        }
    }

    // C4.1.4
    #[test]
    fn what_a_meeting_asks_for_and_the_note_stand_in_the_text_c4_1_4() {
        let needs = Needs {
            headcount: 12,
            layout: "U形".to_owned(),
            equipment: vec!["投影".to_owned()],
            large: false,
            place_cards: true,
            note: "主宾靠窗".to_owned(),
        };
        let text = text_of((&matter(), "第一会议室"), &[], (Some(&needs), "走后门"));
        let read = ShownText::read(text.as_bytes()).unwrap();
        assert_eq!(read.needs, Some(needs));
        assert_eq!(read.note.as_deref(), Some("走后门"));
        let alone = text_of((&matter(), "大厅"), &[], (None, ""));
        let read = ShownText::read(alone.as_bytes()).unwrap();
        assert_eq!((read.needs, read.note.as_deref()), (None, Some("")));
    }

    #[test]
    fn a_text_of_before_that_is_read_as_it_was_kept() {
        let line = r#"[3,"fruit","果盘",10,"盘","后排","break",null,4,"保持新鲜",null]"#;
        let text = format!(r#"["党组会","第一会议室",1,2,[{line}]]"#);
        let read = ShownText::read(text.as_bytes()).unwrap();
        assert_eq!((read.starts, read.ends, read.lines.len()), (1, 2, 1));
        assert_eq!((read.lines[0].number, read.lines[0].put_out), (3, 4));
        assert_eq!((read.needs, read.note), (None, None));
        assert!(ShownText::read(b"[1]").is_err());
    }
}
