//! A change of a booking, as a screen shows it.

use domain::Milliseconds;
use store::meeting::ChangeRecord;

/// One field that differed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceView {
    /// The field; its word is `field-` and this.
    pub field: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// A change of a booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeView {
    /// The revision it led to.
    pub revision: i32,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// What differed.
    pub differences: Vec<DifferenceView>,
    /// Who of the service team said that they know.
    pub acknowledged_by: Option<String>,
}

/// A change as a screen shows it, without the fields that are masked.
#[must_use]
pub(crate) fn change_view(record: &ChangeRecord, masked: &[&str]) -> ChangeView {
    // Each difference is kept as two pairs: the field with what stood before, then what stands now.
    let differences = record
        .differences
        .chunks(2)
        .filter_map(|pair| match pair {
            [(field, _), _] if masked.contains(&field.as_str()) => None,
            [(field, before), (_, after)] => Some(DifferenceView {
                field: field.clone(),
                before: before.clone(),
                after: after.clone(),
            }),
            _ => None,
        })
        .collect();
    ChangeView {
        revision: record.revision,
        at: record.at,
        by: record.changed_by.clone(),
        differences,
        acknowledged_by: record.acknowledged_by.clone(),
    }
}
