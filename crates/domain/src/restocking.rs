//! What an office lacks, found at a check item and brought afterwards (clause C3.3): what, in what it is counted,
//! and how much.

use standards::{Restock, Rule};

use crate::check::rule_check;
use crate::{AccountId, DutyId, Milliseconds, Refusal, RestockingId, RoomId};

/// The most of one thing that is brought at once.
pub const QUANTITY_MAX: u32 = 99;
/// How many words about one thing are kept of one record; what was told before those was told too often to matter.
const TOLD_MAX: usize = 20;

/// What is to be brought to a room, as one cleaning found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restocking {
    /// Its id.
    pub id: RestockingId,
    /// The civil day at the site on which it was found.
    pub day: String,
    /// Its number on that day, from 1.
    pub number: i32,
    /// Where it is brought to; `None` where the duty has no place.
    pub room: Option<RoomId>,
    /// The duty at whose check items it was found.
    pub duty: DutyId,
    /// When it was found.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// Their account, where it was not the house.
    pub by_account: Option<AccountId>,
    /// What was told, in the order of the standard and of each thing in the order of time: what is lacking is the
    /// last of each ([`lacking`]). What was told before is kept, because word that it was brought may come late.
    pub lines: Vec<RestockingLine>,
}

/// What was told of one thing that is to be brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestockingLine {
    /// The check item at which it was found, by its number in the duty.
    pub check: u32,
    /// What.
    pub item: String,
    /// In what it is counted.
    pub unit: String,
    /// How much: 1 to 99; 0 where none is lacking any more.
    pub quantity: u32,
    /// When that was told.
    pub told: Milliseconds,
}

impl RestockingLine {
    /// What is brought in one phrase: `抽纸 2 包`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} {} {}", self.item, self.quantity, self.unit)
    }

    fn is_of(&self, check: u32, item: &str) -> bool {
        self.check == check && self.item == item
    }
}

/// What is lacking by what was told: of each thing what was told last, in whatever order it was heard.
#[must_use]
pub fn lacking(told: &[RestockingLine]) -> Vec<RestockingLine> {
    let is_last = |place: usize, line: &RestockingLine| {
        let mut same = told.iter().enumerate();
        !same.any(|(at, other)| {
            other.is_of(line.check, &line.item) && (other.told, at) > (line.told, place)
        })
    };
    let last = told.iter().enumerate();
    let last = last.filter(|(place, line)| line.quantity > 0 && is_last(*place, line));
    last.map(|(_, line)| line.clone()).collect()
}

/// What a check item may ask to be brought.
pub fn asked_at(rule: &Rule, check: u32) -> impl Iterator<Item = &Restock> {
    let place = rule_check(check);
    rule.restocks
        .iter()
        .filter(move |restock| Some(restock.check) == place)
}

/// What was brought at `at`, and what was told only after it: that is still to be brought. A thing of which in the end
/// the same was told as was told by then is no news.
#[must_use]
pub fn brought_at(
    lines: Vec<RestockingLine>,
    at: Milliseconds,
) -> (Vec<RestockingLine>, Vec<RestockingLine>) {
    let by_then = lines.iter().filter(|line| line.told <= at);
    let stood = lacking(&by_then.cloned().collect::<Vec<_>>());
    let ends = lacking(&lines);
    let quantity = |among: &[RestockingLine], line: &RestockingLine| {
        let mut same = among.iter();
        let same = same.find(|one| one.is_of(line.check, &line.item));
        same.map_or(0, |one| one.quantity)
    };
    let is_news =
        |line: &&RestockingLine| line.told > at && quantity(&stood, line) != quantity(&ends, line);
    let news: Vec<RestockingLine> = lines.iter().filter(is_news).cloned().collect();
    let is_brought = |line: &RestockingLine| {
        line.told <= at || !news.iter().any(|new| new.is_of(line.check, &line.item))
    };
    lines.into_iter().partition(is_brought)
}

/// A record of a cleaning that nobody brings any more: what was told, and when it was brought, where it was.
pub type Closed = (Vec<RestockingLine>, Option<Milliseconds>);

/// What counts of `told`, said of a check item at `at` and perhaps heard late, where `known` is still to be brought:
/// nothing of a thing of which more was told after that, and of the others what was not brought after it. That none
/// was lacking counts too, for whoever says later still what was lacking before.
#[must_use]
pub fn still_owed(
    check: u32,
    (told, at): (&[(String, u32)], Milliseconds),
    known: &[RestockingLine],
    closed: &[Closed],
) -> Vec<(String, u32)> {
    let owed = |(item, quantity): &(String, u32)| {
        let mut later = closed.iter().flat_map(|(lines, _)| lines);
        if later.any(|line| line.is_of(check, item) && line.told > at) {
            return None;
        }
        let after = closed
            .iter()
            .filter(|(_, brought)| brought.is_some_and(|brought| brought > at));
        let brought = after.flat_map(|(lines, _)| lacking(lines));
        let brought = brought.filter(|line| line.is_of(check, item));
        let brought: u32 = brought.map(|line| line.quantity).sum();
        let owed = quantity.saturating_sub(brought);
        let stands = known.iter().any(|line| line.is_of(check, item));
        // That all of it was brought is no word of somebody who looked: it only answers what stands.
        (owed > 0 || *quantity == 0 || stands).then(|| (item.clone(), owed))
    };
    told.iter().filter_map(owed).collect()
}

/// Looks at what is said of a check item.
///
/// # Errors
/// Invalid where the check item asks for nothing to be brought, where it does not ask for this, where an item is
/// told twice, where too much is asked for, and where nothing is told.
pub fn check_told(rule: &Rule, check: u32, told: &[(String, u32)]) -> Result<(), Refusal> {
    if told.is_empty() {
        return Err(Refusal::invalid("item", "restocking-nothing"));
    }
    for (place, (item, quantity)) in told.iter().enumerate() {
        if !asked_at(rule, check).any(|restock| restock.item == *item) {
            return Err(Refusal::invalid("item", "restocking-item-unknown").with("item", item));
        }
        if told[..place].iter().any(|(before, _)| before == item) {
            return Err(Refusal::invalid("item", "restocking-item-twice").with("item", item));
        }
        if *quantity > QUANTITY_MAX {
            return Err(Refusal::invalid("quantity", "restocking-quantity")
                .with("item", item)
                .with("most", QUANTITY_MAX));
        }
    }
    Ok(())
}

/// What was told, once `told` was said of a check item at `at`: an item with the quantity that is lacking then, 0 where
/// none is.
#[must_use]
pub fn told_at(
    rule: &Rule,
    check: u32,
    known: &[RestockingLine],
    (told, at): (&[(String, u32)], Milliseconds),
) -> Vec<RestockingLine> {
    let mut lines = known.to_vec();
    for (item, quantity) in told {
        let Some(restock) = asked_at(rule, check).find(|restock| restock.item == *item) else {
            continue;
        };
        let same = |line: &RestockingLine| line.is_of(check, item);
        lines.push(RestockingLine {
            check,
            item: item.clone(),
            unit: restock.unit.clone(),
            quantity: *quantity,
            told: at,
        });
        let too_many = lines.iter().filter(|line| same(line)).count() > TOLD_MAX;
        let oldest = lines.iter().position(same).filter(|_| too_many);
        if let Some(oldest) = oldest {
            lines.remove(oldest);
        }
    }
    let place = |line: &RestockingLine| {
        let mut restocks = rule.restocks.iter();
        restocks.position(|one| line.is_of(crate::check::number_of(one.check), &one.item))
    };
    lines.sort_by_key(|line| (place(line).unwrap_or(usize::MAX), line.told));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(known: &str, check: u32, now: &[(&str, u32)]) -> String {
        let standard = standards::read(standards::shipped::BUREAU_HQ)
            .standard
            .unwrap();
        let rule = standard.rule(&"clean-principal-office".into()).unwrap();
        let known: Vec<RestockingLine> = known
            .split_terminator(", ")
            .map(|line| {
                let words: Vec<&str> = line.split(' ').collect();
                RestockingLine {
                    check: words[0].parse().unwrap(),
                    item: words[1].to_owned(),
                    unit: words[3].to_owned(),
                    quantity: words[2].parse().unwrap(),
                    told: 0,
                }
            })
            .collect();
        let now: Vec<(String, u32)> = now
            .iter()
            .map(|(item, quantity)| ((*item).to_owned(), *quantity))
            .collect();
        if let Err(no) = check_told(rule, check, &now) {
            return no.code.to_owned();
        }
        let lines = lacking(&told_at(rule, check, &known, (&now, 1)));
        let lines = lines.iter();
        let lines = lines.map(|line| format!("{} {}", line.check, line.words()));
        lines.collect::<Vec<_>>().join(", ")
    }

    fn line(quantity: u32, told: Milliseconds) -> RestockingLine {
        RestockingLine {
            check: 1_001,
            item: "抽纸".to_owned(),
            unit: "包".to_owned(),
            quantity,
            told,
        }
    }

    fn quantities(lines: &[RestockingLine]) -> Vec<u32> {
        lines.iter().map(|line| line.quantity).collect()
    }

    #[test]
    fn in_whatever_order_it_is_heard_the_last_word_counts() {
        // C3.3
        let standard = standards::read(standards::shipped::BUREAU_HQ)
            .standard
            .unwrap();
        let rule = standard.rule(&"clean-principal-office".into()).unwrap();
        let words = [(10, 2), (20, 3), (30, 0), (40, 1)];
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
            let mut lines = Vec::new();
            for place in order {
                let (at, quantity) = words[place];
                let said = [("抽纸".to_owned(), quantity)];
                lines = told_at(rule, 1_001, &lines, (&said, at));
            }
            assert_eq!(quantities(&lacking(&lines)), [1], "{order:?}");
            // What was brought at 25 is what was told by then, and the rest is still to be brought.
            let (brought, left) = brought_at(lines, 25);
            assert_eq!(quantities(&lacking(&brought)), [3], "{order:?}");
            assert_eq!(quantities(&lacking(&left)), [1], "{order:?}");
        }
        // The same told again is brought with what was told first, and still counts against what is heard late.
        let told = vec![line(2, 10), line(2, 30)];
        let (brought, left) = brought_at(told.clone(), 25);
        assert_eq!((brought, left), (told.clone(), Vec::new()));
        // And where more was told between, in whatever order.
        for told in [
            vec![line(2, 10), line(3, 28), line(2, 30)],
            vec![line(2, 30), line(3, 28), line(2, 10)],
        ] {
            assert_eq!(brought_at(told.clone(), 25), (told, Vec::new()));
        }
        let said = [("抽纸".to_owned(), 3)];
        let lines = told_at(rule, 1_001, &told, (&said, 20));
        assert_eq!(quantities(&lacking(&lines)), [2]);
        let mut lines = Vec::new();
        for (at, quantity) in (0..100).zip([1, 2].into_iter().cycle()) {
            let said = [("抽纸".to_owned(), quantity)];
            lines = told_at(rule, 1_001, &lines, (&said, at));
        }
        assert_eq!(
            (lines.len(), quantities(&lacking(&lines))),
            (TOLD_MAX, vec![2])
        );
    }

    /// What was said and when, what stood to be brought, what did no more, and what of it is owed.
    type Heard<'rows> = (
        &'rows str,
        (u32, Milliseconds),
        &'rows [RestockingLine],
        &'rows [Closed],
        Option<u32>,
    );

    /// What is owed of the quantity said at that time.
    fn owed(
        (quantity, at): (u32, Milliseconds),
        known: &[RestockingLine],
        closed: &[Closed],
    ) -> Option<u32> {
        let said = [("抽纸".to_owned(), quantity)];
        let owed = still_owed(1_001, (&said, at), known, closed);
        owed.first().map(|(_, quantity)| *quantity)
    }

    #[test]
    fn what_is_heard_late_is_owed_as_far_as_nobody_brought_it_or_said_otherwise() {
        // C3.3
        let brought = |quantity: u32, told: i64, at: i64| (vec![line(quantity, told)], Some(at));
        let two = [brought(2, 10, 30)];
        let five = [brought(5, 10, 30)];
        let twice = [brought(1, 10, 30), brought(1, 12, 40)];
        let taken_back: [Closed; 1] = [(vec![line(0, 10)], None)];
        let more = [line(4, 35)];
        let rows: [Heard<'_>; 11] = [
            ("nothing else is known", (3, 20), &[], &[], Some(3)),
            ("two were brought after it", (3, 20), &[], &two, Some(1)),
            ("all was brought after it", (3, 20), &[], &five, None),
            ("and more is to be", (3, 20), &more, &five, Some(0)),
            ("twice", (3, 20), &[], &twice, Some(1)),
            ("brought before it", (3, 50), &[], &two, Some(3)),
            ("other words came since", (3, 5), &[], &two, None),
            ("taken back since", (3, 5), &[], &taken_back, None),
            ("none is lacking", (0, 20), &[], &[], Some(0)),
            ("none, after two were brought", (0, 50), &[], &two, Some(0)),
            ("none, but other words since", (0, 5), &[], &two, None),
        ];
        for (name, said, known, closed, expected) in rows {
            assert_eq!(owed(said, known, closed), expected, "{name}");
        }
    }

    #[test]
    fn that_none_is_lacking_counts_for_what_was_said_before_it_though_nothing_stood_to_be_brought()
    {
        // C3.3
        let standard = standards::read(standards::shipped::BUREAU_HQ)
            .standard
            .unwrap();
        let rule = standard.rule(&"clean-principal-office".into()).unwrap();
        // Two were brought at 30, none is lacking at 40, and what is said late counts as it would have in time.
        let none = [("抽纸".to_owned(), 0)];
        let none = still_owed(1_001, (&none, 40), &[], &[]);
        let kept = told_at(rule, 1_001, &[], (&none, 40));
        assert_eq!((quantities(&kept), lacking(&kept)), (vec![0], Vec::new()));
        let closed: [Closed; 2] = [(vec![line(2, 10)], Some(30)), (kept, None)];
        for (said, expected) in [((3, 35), None), ((9, 20), None), ((1, 45), Some(1))] {
            assert_eq!(owed(said, &[], &closed), expected, "{said:?}");
        }
    }

    #[test]
    fn what_is_lacking_is_what_was_told_last_of_each_item() {
        // C3.3
        let paper = "1001 抽纸 2 包";
        let soap = "1004 香皂 1 块, 1004 毛巾 2 条";
        let both = format!("{paper}, {soap}");
        for (known, check, now, lacking) in [
            ("", 1_001, &[("抽纸", 2)][..], paper),
            (paper, 1_001, &[("抽纸", 3)], "1001 抽纸 3 包"),
            (paper, 1_004, &[("毛巾", 2), ("香皂", 1)], both.as_str()),
            (
                &both,
                1_004,
                &[("毛巾", 0)],
                "1001 抽纸 2 包, 1004 香皂 1 块",
            ),
            (paper, 1_001, &[("抽纸", 0)], ""),
            ("", 1_001, &[("抽纸", 99)], "1001 抽纸 99 包"),
            ("", 1_001, &[("抽纸", 100)], "restocking-quantity"),
            ("", 1_001, &[("毛巾", 1)], "restocking-item-unknown"),
            ("", 1_000, &[("抽纸", 1)], "restocking-item-unknown"),
            ("", 4, &[("抽纸", 1)], "restocking-item-unknown"),
            (
                "",
                1_001,
                &[("抽纸", 1), ("抽纸", 2)],
                "restocking-item-twice",
            ),
            ("", 1_001, &[], "restocking-nothing"),
        ] {
            assert_eq!(told(known, check, now), lacking, "{known} {check} {now:?}");
        }
    }
}
