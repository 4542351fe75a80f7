//! A line of an order: what, how many, where, when, and how much of it is put out.

use crate::{Milliseconds, Refusal, text};

/// The longest name of an item, of a place or of a supplier, in characters.
pub const ITEM_MAX: usize = 40;
/// The longest unit, in characters.
pub const UNIT_MAX: usize = 8;
/// The longest reason for holding back, in characters.
const REASON_MAX: usize = 100;
/// The most of one item.
const QUANTITY_MAX: u32 = 100_000;
/// The highest sum, in hundredths.
const MONEY_MAX: i64 = 10_000_000_000;

/// What kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 水果.
    Fruit,
    /// 茶歇.
    TeaBreak,
    /// 鲜花.
    Flowers,
    /// 座签.
    PlaceCards,
    /// 会标横幅.
    Banners,
    /// 印刷.
    Printing,
    /// 代购.
    Purchase,
    /// 设备.
    Equipment,
    /// 宴会.
    Banquet,
    /// 其他.
    Other,
}

impl Kind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 10] = [
        Self::Fruit,
        Self::TeaBreak,
        Self::Flowers,
        Self::PlaceCards,
        Self::Banners,
        Self::Printing,
        Self::Purchase,
        Self::Equipment,
        Self::Banquet,
        Self::Other,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fruit => "fruit",
            Self::TeaBreak => "tea-break",
            Self::Flowers => "flowers",
            Self::PlaceCards => "place-cards",
            Self::Banners => "banners",
            Self::Printing => "printing",
            Self::Purchase => "purchase",
            Self::Equipment => "equipment",
            Self::Banquet => "banquet",
            Self::Other => "other",
        }
    }

    /// The kind of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// When in the meeting a line is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// 会前.
    Before,
    /// 入座后.
    Seated,
    /// 休息时.
    Break,
    /// 定时.
    AtTime,
    /// 听招呼: only when the client calls for it.
    OnCall,
}

impl Moment {
    /// Every moment, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Before,
        Self::Seated,
        Self::Break,
        Self::AtTime,
        Self::OnCall,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Seated => "seated",
            Self::Break => "break",
            Self::AtTime => "at-time",
            Self::OnCall => "on-call",
        }
    }

    /// The moment of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// A line of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the order, which no other line ever has; 0 before it is kept.
    pub number: u32,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it is.
    pub item: String,
    /// How many.
    pub quantity: u32,
    /// Of what.
    pub unit: String,
    /// Where it is put; empty for the room's usual place.
    pub place: String,
    /// When it is served.
    pub moment: Moment,
    /// At what time, where it is served at a time.
    pub at: Option<Milliseconds>,
    /// How many are put out then; the others are held back.
    pub put_out: u32,
    /// Why others are held back.
    pub reason: String,
    /// Its price in hundredths, where prices are used.
    pub price: Option<i64>,
    /// What it may cost, in hundredths.
    pub budget: Option<i64>,
    /// Who supplies it; empty for the house itself.
    pub supplier: String,
    /// Until when it may be changed.
    pub cut_off: Option<Milliseconds>,
}

impl Line {
    /// Whether somebody outside supplies it: whoever is named, or where it is bought or printed.
    #[must_use]
    pub fn comes_from_outside(&self) -> bool {
        !self.supplier.is_empty() || matches!(self.kind, Kind::Purchase | Kind::Printing)
    }

    /// How many are held back.
    #[must_use]
    pub fn held_back(&self) -> u32 {
        self.quantity.saturating_sub(self.put_out)
    }

    pub(super) fn tidied(mut self) -> Self {
        for field in [
            &mut self.item,
            &mut self.unit,
            &mut self.place,
            &mut self.reason,
            &mut self.supplier,
        ] {
            *field = field.trim().to_owned();
        }
        if self.moment != Moment::AtTime {
            self.at = None;
        }
        if self.moment == Moment::OnCall {
            // Nothing is out before somebody calls for it.
            self.put_out = 0;
        }
        self
    }

    pub(super) fn check(
        &self,
        (starts, ends): (Milliseconds, Milliseconds),
    ) -> Result<(), Refusal> {
        text::check_filled("item", &self.item, ITEM_MAX)?;
        if !(1..=QUANTITY_MAX).contains(&self.quantity) {
            return Err(Refusal::invalid("quantity", "order-quantity-unfit"));
        }
        text::check_filled("unit", &self.unit, UNIT_MAX)?;
        text::check("place", &self.place, ITEM_MAX)?;
        text::check("reason", &self.reason, REASON_MAX)?;
        text::check("supplier", &self.supplier, ITEM_MAX)?;
        if self.put_out > self.quantity {
            return Err(Refusal::invalid("put_out", "order-put-out-many"));
        }
        let holds = self.held_back() > 0 && self.moment != Moment::OnCall;
        if holds && text::is_blank(&self.reason) {
            return Err(Refusal::invalid("reason", "order-reason-empty"));
        }
        check_money("price", self.price)?;
        check_money("budget", self.budget)?;
        if self.moment == Moment::AtTime {
            let at = self
                .at
                .ok_or_else(|| Refusal::invalid("at", "order-at-missing"))?;
            if !(starts..=ends).contains(&at) {
                return Err(Refusal::invalid("at", "order-at-outside"));
            }
        }
        if self.cut_off.is_some_and(|cut_off| cut_off > ends) {
            return Err(Refusal::invalid("cut_off", "order-cut-off-unfit"));
        }
        Ok(())
    }
}

pub(super) fn check_money(field: &'static str, sum: Option<i64>) -> Result<(), Refusal> {
    if sum.is_some_and(|sum| !(0..=MONEY_MAX).contains(&sum)) {
        return Err(Refusal::invalid(field, "order-sum-unfit"));
    }
    Ok(())
}

/// How a line differs between two versions of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// How it stood; `None` where it is new.
    pub before: Option<Line>,
    /// How it stands; `None` where it is gone.
    pub after: Option<Line>,
}

/// The lines that differ, those that were there before first.
#[must_use]
pub fn line_changes(before: &[Line], after: &[Line]) -> Vec<LineChange> {
    let with = |lines: &[Line], number: u32| lines.iter().find(|one| one.number == number).cloned();
    let mut changes: Vec<LineChange> = before
        .iter()
        .map(|line| LineChange {
            before: Some(line.clone()),
            after: with(after, line.number),
        })
        .filter(|change| change.before != change.after)
        .collect();
    let new = after
        .iter()
        .filter(|line| with(before, line.number).is_none());
    changes.extend(new.map(|line| LineChange {
        before: None,
        after: Some(line.clone()),
    }));
    changes
}

/// The first line whose time for changes is over at `now` and which is changed all the same. Another
/// time, agreed with the supplier, opens it again.
#[must_use]
pub fn cut_off_passed(changes: &[LineChange], now: Milliseconds) -> Option<&Line> {
    changes.iter().find_map(|change| {
        let before = change.before.as_ref()?;
        let passed = |line: &Line| line.cut_off.is_some_and(|cut_off| cut_off < now);
        let moved = change.after.as_ref().is_some_and(|after| {
            after.cut_off != before.cut_off && after.cut_off.is_some() && !passed(after)
        });
        (passed(before) && !moved).then_some(before)
    })
}
