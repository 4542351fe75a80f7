//! What of its meeting's booking a client confirms together with an order: the head of the service sheet
//! 会议服务单.

use crate::requirement::Requirement;

/// What a meeting asks for beside what is commissioned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// How many will come.
    pub headcount: u32,
    /// Layout (台型).
    pub layout: String,
    /// Equipment asked for.
    pub equipment: Vec<String>,
    /// Whether it is a large meeting, whose cups are changed in its breaks.
    pub large: bool,
    /// Whether place cards (座签) are wanted.
    pub place_cards: bool,
    /// Anything else the service team must know.
    pub note: String,
}

impl Needs {
    /// What a booking asks for.
    #[must_use]
    pub fn of(required: &Requirement) -> Self {
        Self {
            headcount: required.headcount,
            layout: required.layout.clone(),
            equipment: required.equipment.clone(),
            large: required.large,
            place_cards: required.place_cards,
            note: required.note.clone(),
        }
    }
}
