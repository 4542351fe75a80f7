//! What a duty about an order tells whoever does it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use anyhow::Result;
use domain::order::{Line, Served};
use domain::subject::Register;
use domain::{DutyId, OrderId, SiteId, Uid};
use standards::Start;
use store::Database;

use super::Kept;
use super::shown::WordView;
use super::supply::line_of_round;
use super::told::words_of;
use crate::house::House;
use crate::view::{DutyView, RequestView};

/// Tells with each duty about an order what is to be served: how much of what, and where; or that it is
/// settled on the order's page.
pub(crate) fn tell_lines(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    duties: &mut [DutyView],
) -> Result<()> {
    let mut known = BTreeMap::<Uid, Option<(Kept, Vec<WordView>)>>::new();
    for view in duties {
        let Some(about) = view.subject.filter(|one| one.register == Register::Order) else {
            continue;
        };
        let with_words = match known.entry(about.id) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(place) => {
                let kept = Kept::read(db, site, OrderId(about.id))?;
                let words = kept.map(|kept| {
                    let words = words_of(db, house, site, &kept)?;
                    Ok::<_, anyhow::Error>((kept, words))
                });
                place.insert(words.transpose()?)
            }
        };
        let Some((kept, words)) = with_words else {
            continue;
        };
        let start = start_of(db, house, site, view.id)?;
        view.request = Some(request(start, view.round, kept, words));
    }
    Ok(())
}

fn start_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    duty: DutyId,
) -> Result<Option<Start>> {
    let Some(record) = store::duty::find(db, site, duty)? else {
        return Ok(None);
    };
    let standard = house.standard(db, site, record.standard_version)?;
    Ok(standard.rule(&record.duty.rule).map(|rule| rule.starts))
}

fn request(start: Option<Start>, round: u32, kept: &Kept, words: &[WordView]) -> RequestView {
    let lines = kept.standing_lines();
    let line_of = |number: u32| lines.iter().find(|(line, _)| line.number == number);
    let (kind, note) = match start {
        Some(Start::Order | Start::OrderBefore | Start::OrderSeated | Start::OrderBreak) => {
            ("order", line_of(round).map(|(line, _)| in_short(line)))
        }
        Some(Start::OrderSupply) => {
            let line = line_of(line_of_round(round));
            ("order-page", line.map(|(line, _)| from_supplier(line)))
        }
        Some(Start::OrderCall) => {
            let call = words.iter().find(|one| one.word.position == round);
            let note = call.map(|call| {
                let line = call.word.line.and_then(&line_of);
                let item = line.map_or("", |(line, _)| line.item.as_str());
                format!("{item} {}", call.words).trim().to_owned()
            });
            ("order", note)
        }
        Some(Start::OrderChange) => {
            let wish = words.iter().find(|one| one.word.position == round);
            ("order-page", wish.map(|wish| wish.words.clone()))
        }
        Some(Start::OrderDone) if kept.order().cancelled.is_some() => ("order-cancelled", None),
        Some(Start::OrderDone) => {
            let number = kept.line_of(Served::of_round(round));
            let line = number.and_then(&line_of);
            ("order-page", line.map(|(line, _)| line.item.clone()))
        }
        _ => ("order-page", None),
    };
    RequestView {
        kind: kind.to_owned(),
        from: String::new(),
        to: String::new(),
        note: note.unwrap_or_default(),
    }
}

/// How much of what, and from whom: 会议材料 15 份 · 文印店.
fn from_supplier(line: &Line) -> String {
    let much = format!("{} {} {}", line.item, line.quantity, line.unit);
    match line.supplier.as_str() {
        "" => much,
        supplier => format!("{much} · {supplier}"),
    }
}

/// How much of what, where, and why not all: 时令果盘 4/10 盘 · 后排长桌 · 保持新鲜.
pub(super) fn in_short(line: &Line) -> String {
    let much = if line.held_back() == 0 {
        line.quantity.to_string()
    } else {
        format!("{}/{}", line.put_out, line.quantity)
    };
    let mut parts = vec![format!("{} {much} {}", line.item, line.unit)];
    for part in [&line.place, &line.reason] {
        if !part.is_empty() {
            parts.push(part.clone());
        }
    }
    parts.join(" · ")
}
