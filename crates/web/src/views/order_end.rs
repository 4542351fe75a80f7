//! What a client says of their order at its end.

/// What a client may say at the end of their order, and said.
pub struct OrderEnd {
    /// Whether they may rate now.
    pub rates: bool,
    /// How they rated, in words; empty before.
    pub rated: String,
    /// What they complained of.
    pub cases: Vec<OrderOwnCase>,
    /// What was typed with a rating that was refused.
    pub note: String,
    /// What was typed of a complaint that was refused.
    pub complaint: String,
    /// The telephone that was typed with it.
    pub telephone: String,
}

/// A case that a client opened from their order.
pub struct OrderOwnCase {
    /// Its own page; empty once that was taken back.
    pub href: String,
    /// Its day and number.
    pub title: String,
    /// The word of how it stands.
    pub state: &'static str,
    /// Whether it is closed.
    pub closed: bool,
}
