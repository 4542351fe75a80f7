//! The figures of a month's orders, as the month's page and the service report say them.

use app::order::OrderFigures;

/// The figures: the key of each word, and what it says.
pub(in crate::pages) fn figures(of: &OrderFigures) -> [(&'static str, String); 6] {
    let agreed = format!("{} / {}", of.agreed, of.begun);
    [
        ("order-figure-agreed", agreed),
        ("order-figure-done", of.done.to_string()),
        ("order-figure-confirmed", of.confirmed.to_string()),
        ("order-figure-told", of.told.to_string()),
        ("order-figure-settled", of.settled.to_string()),
        ("order-figure-late", of.late.to_string()),
    ]
}
