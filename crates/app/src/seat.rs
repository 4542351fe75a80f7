//! Seats in the order of serving, from the highest guest on (clause C4.2.1).

use standards::Guest;

use crate::view::MeetingView;

/// A seat in the order of serving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatView {
    /// The seat, such as A1.
    pub seat: String,
    /// Who sits there.
    pub name: String,
    /// How they are addressed.
    pub form_of_address: String,
}

/// Seats from the highest leader or the guest of honour on (clause C4.2.1).
pub(crate) fn seats_of(view: &MeetingView) -> Vec<SeatView> {
    let guests: Vec<Guest> = view
        .attendees
        .iter()
        .filter_map(|one| {
            let seat = one.attendee.seat.clone()?;
            Some(Guest {
                name: one.attendee.name.clone(),
                seat,
                rank: one.attendee.rank,
            })
        })
        .collect();
    standards::serving_order(&guests)
        .into_iter()
        .map(|guest| SeatView {
            seat: guest.seat.clone(),
            name: guest.name.clone(),
            form_of_address: view
                .attendees
                .iter()
                .find(|one| one.attendee.seat.as_deref() == Some(guest.seat.as_str()))
                .map(|one| one.attendee.form_of_address.clone())
                .unwrap_or_default(),
        })
        .collect()
}
