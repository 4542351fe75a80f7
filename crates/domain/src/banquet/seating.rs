//! Where everybody sits: at each table somebody of the house in the main seat, the highest guest at their
//! right hand, the next at their left, and so on down both sides; companions after the guests.

use super::Told;
use crate::Refusal;

/// As what somebody sits at table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The host.
    Host,
    /// A guest: their place by precedence, from 1.
    Guest(u32),
    /// Somebody of the house: their place among the companions, from 1.
    Companion(u32),
}

impl Part {
    /// Its word in API, styles and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Guest(_) => "guest",
            Self::Companion(_) => "companion",
        }
    }
}

/// A seat that is taken. Its place at the table: 1 is the main seat, 2 at its right hand, 3 at its left,
/// 4 to the right of 2, 5 to the left of 3, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The place, from 1.
    pub place: u32,
    /// Who sits there.
    pub part: Part,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its number, from 1; 1 is the main table.
    pub number: u32,
    /// The seats that are taken, by place.
    pub seats: Vec<Seat>,
}

/// Seats everybody at so many tables, as evenly as may be, the highest guests at the first.
#[must_use]
pub fn seated(guests: u32, companions: u32, tables: u32) -> Vec<Table> {
    let tables = tables.max(1);
    let persons = 1 + guests + companions;
    let sizes: Vec<u32> = (0..tables)
        .map(|one| persons / tables + u32::from(one < persons % tables))
        .collect();
    let mut of_house = std::iter::once(Part::Host).chain((1..=companions).map(Part::Companion));
    let mut heads: Vec<Vec<Part>> = vec![Vec::new(); sizes.len()];
    let mut table = 0;
    // One at each table first, then round again; a table that is full of the house takes no more of it.
    while heads
        .iter()
        .zip(&sizes)
        .any(|(at, size)| (at.len() as u32) < *size)
    {
        if (heads[table].len() as u32) < sizes[table] {
            let Some(one) = of_house.next() else { break };
            heads[table].push(one);
        }
        table = (table + 1) % sizes.len();
    }
    let mut guests = (1..=guests).map(Part::Guest);
    let mut seated = Vec::new();
    for (number, (house, size)) in (1..).zip(heads.into_iter().zip(sizes)) {
        let free = size - house.len() as u32;
        let mut house = house.into_iter();
        let head = house.next();
        let parts = head
            .into_iter()
            .chain(guests.by_ref().take(free as usize).collect::<Vec<_>>())
            .chain(house);
        let seats = (1..).zip(parts);
        seated.push(Table {
            number,
            seats: seats.map(|(place, part)| Seat { place, part }).collect(),
        });
    }
    seated
}

/// Sorts what comes with a rank, 1 the highest; what has none comes after what has one, as it was typed.
#[must_use]
pub fn by_precedence<T>(mut ranked: Vec<(Option<u32>, T)>) -> Vec<T> {
    ranked.sort_by_key(|(rank, _)| rank.unwrap_or(u32::MAX));
    ranked.into_iter().map(|(_, one)| one).collect()
}

/// The banquet with a guest, counted from 1, one place higher or lower.
///
/// # Errors
/// Refused where there is no such guest, or no place there.
pub fn moved(mut told: Told, guest: u32, higher: bool) -> Result<Told, Refusal> {
    let at = (guest as usize).wrapping_sub(1);
    if at >= told.guests.len() {
        return Err(Refusal::invalid("guest", "banquet-guest-unknown"));
    }
    let other = if higher {
        at.checked_sub(1)
    } else {
        Some(at + 1)
    };
    match other.filter(|other| *other < told.guests.len()) {
        Some(other) => told.guests.swap(at, other),
        None => return Err(Refusal::conflict("banquet-guest-at-the-end")),
    }
    Ok(told)
}
