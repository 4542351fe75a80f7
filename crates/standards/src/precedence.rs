//! Precedence: who is served first.

/// A guest of a meeting who sits somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The guest's name.
    pub name: String,
    /// The label of the seat on the seating plan.
    pub seat: String,
    /// The place in the order of precedence; 1 is the highest leader or the guest of honour.
    pub rank: u32,
}

/// The guests in the order in which they are served: from the highest on, those of equal rank in
/// the order given.
#[must_use]
pub fn serving_order(guests: &[Guest]) -> Vec<&Guest> {
    let mut order: Vec<_> = guests.iter().collect();
    order.sort_by_key(|guest| guest.rank);
    order
}
