//! Check items of a duty: what its rule has looked at, and what the client's order adds; each is
//! ticked, or remarked on when something is lacking or found (clauses A4.3, C4.1.3, C4.3.2, C4.3.3).

use standards::{Prepares, Rule};

use crate::requirement::Requirement;
use crate::{Refusal, text};

/// The longest remark, in characters.
pub const REMARK_MAX: usize = 200;

/// Steps are numbered from 0; the rule's check items from here on.
const CHECKS_FROM: u32 = 1_000;
/// What the client's order adds is numbered from here on.
const ORDER_FROM: u32 = 2_000;
/// Each of the order's pieces of equipment from here on, in the order's own sequence.
const EQUIPMENT_FROM: u32 = 2_100;

/// Something that is looked at in doing a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckItem {
    /// Its number among the duty's items; steps have those below 1,000.
    pub index: u32,
    /// The field of the order it comes from, as `field-` and this has its word; `None` for what the
    /// standard itself has looked at.
    pub field: Option<&'static str>,
    /// What it says: the standard's words, or the order's value.
    pub text: String,
    /// What may be asked to be brought where it is lacking: each with the unit that it is counted in.
    pub restocks: Vec<(String, String)>,
    /// Whether it asks for papers to be brought back.
    pub brings_back: bool,
}

/// The number of the rule's check item at a place.
#[must_use]
pub fn number_of(place: usize) -> u32 {
    CHECKS_FROM + place as u32
}

/// The place of a check item among those of the rule, by its number; `None` for steps and for what an order adds.
#[must_use]
pub fn rule_check(index: u32) -> Option<usize> {
    let of_rule = (CHECKS_FROM..ORDER_FROM).contains(&index);
    of_rule.then(|| (index - CHECKS_FROM) as usize)
}

/// The check items of a duty of this rule. A rule that prepares the room and has check items has
/// those of the order beside them: the layout, the place cards, each piece of equipment.
#[must_use]
pub fn check_items(rule: &Rule, order: Option<&Requirement>) -> Vec<CheckItem> {
    let of_rule = rule.checks.iter().enumerate();
    let mut items: Vec<CheckItem> = of_rule
        .map(|(place, text)| CheckItem {
            index: number_of(place),
            field: None,
            text: text.clone(),
            restocks: restocks_of(rule, place),
            brings_back: rule.brings_back == Some(place),
        })
        .collect();
    if let Some(order) = order
        && rule.prepares == Prepares::Room
        && !rule.checks.is_empty()
    {
        items.extend(of_order(order));
    }
    items
}

fn restocks_of(rule: &Rule, place: usize) -> Vec<(String, String)> {
    let own = rule.restocks.iter().filter(|one| one.check == place);
    own.map(|one| (one.item.clone(), one.unit.clone()))
        .collect()
}

fn of_order(order: &Requirement) -> Vec<CheckItem> {
    let mut items = Vec::new();
    let mut add = |index, field, text: &str| {
        items.push(CheckItem {
            index,
            field: Some(field),
            text: text.to_owned(),
            restocks: Vec::new(),
            brings_back: false,
        });
    };
    if !order.layout.is_empty() {
        add(ORDER_FROM, "layout", &order.layout);
    }
    if order.place_cards {
        add(
            ORDER_FROM + 1,
            "place-cards",
            &order.attendees.len().to_string(),
        );
    }
    for (one, index) in order.equipment.iter().zip(EQUIPMENT_FROM..) {
        add(index, "equipment", one);
    }
    items
}

/// The items ticked so far, without what came from an order that has changed: it is looked at again.
#[must_use]
pub fn without_order(ticked: &[u32]) -> Vec<u32> {
    ticked
        .iter()
        .copied()
        .filter(|index| *index < ORDER_FROM)
        .collect()
}

/// Whether the number is that of a check item and not of a step.
#[must_use]
pub fn is_check(index: u32) -> bool {
    index >= CHECKS_FROM
}

/// Looks at a remark on an item: what is lacking, or what was found.
///
/// # Errors
/// Invalid where it is empty, too long, more than one line, or something in it cannot be seen.
pub fn check_remark(remark: &str) -> Result<(), Refusal> {
    let length = text::length(remark);
    if !(1..=REMARK_MAX).contains(&length) || !text::is_plain(remark) {
        return Err(Refusal::invalid("note", "text-unfit")
            .with("most", REMARK_MAX)
            .with("length", length));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RoomId;
    use crate::requirement::{Attendee, BookingStatus};

    fn order() -> Requirement {
        let guest = Attendee {
            person: None,
            name: "甲".to_owned(),
            form_of_address: String::new(),
            rank: 1,
            seat: None,
        };
        Requirement {
            title: "党组会".to_owned(),
            room: RoomId::derived(&["701"]),
            starts: 0,
            ends: 1,
            large: false,
            status: BookingStatus::Confirmed,
            host: String::new(),
            headcount: 2,
            layout: "U形".to_owned(),
            equipment: vec!["投影".to_owned(), "话筒".to_owned()],
            place_cards: true,
            secret: false,
            note: String::new(),
            attendees: vec![guest.clone(), guest],
        }
    }

    fn items(rule: &str, order: Option<&Requirement>) -> Vec<String> {
        let standard = standards::read(standards::shipped::BUREAU_HQ)
            .standard
            .unwrap();
        let rule = standard.rule(&rule.into()).unwrap();
        check_items(rule, order)
            .into_iter()
            .map(|item| format!("{} {} {}", item.index, item.field.unwrap_or("-"), item.text))
            .collect()
    }

    #[test]
    fn the_venue_check_has_the_standards_items_and_those_of_the_order() {
        // A4.3, C4.1.3
        let told = items("venue-check", Some(&order()));
        assert_eq!(
            told[told.len() - 4..],
            [
                "2000 layout U形",
                "2001 place-cards 2",
                "2100 equipment 投影",
                "2101 equipment 话筒",
            ]
        );
        assert!(told[0].starts_with("1000 - "), "{told:?}");
        assert!(
            items("clear-up", Some(&order()))
                .iter()
                .all(|item| item.contains(" - "))
        );
        assert_eq!(items("venue-check", None).len(), told.len() - 4);
    }

    #[test]
    fn a_changed_order_is_looked_at_again() {
        assert_eq!(
            without_order(&[0, 1_000, 2_000, 2_100, 1_001]),
            [0, 1_000, 1_001]
        );
    }

    #[test]
    fn a_remark_is_one_line_that_says_something() {
        for (text, fits) in [
            ("缺两个座签", true),
            ("  ", false),
            ("\u{200b}", false),
            ("缺\u{202e}两个", false),
            ("一\n二", false),
        ] {
            assert_eq!(check_remark(text).is_ok(), fits, "{text:?}");
        }
        assert!(check_remark(&"缺".repeat(REMARK_MAX)).is_ok());
        assert!(check_remark(&"缺".repeat(REMARK_MAX + 1)).is_err());
    }
}
