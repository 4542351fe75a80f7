//! The papers that somebody sorts and brings, as their phone shows them.

use app::newspaper::{PhoneNewspapers, PhoneStop};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// The papers of a shift.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftNewspapers {
    /// The duties of sorting them, for which there is a list.
    sorting: Vec<String>,
    /// The offices to which they are brought, in the order in which one walks.
    stops: Vec<ShiftStop>,
}

/// An office of a duty that brings papers.
#[derive(Serialize, ToSchema)]
struct ShiftStop {
    duty: String,
    /// What is posted to `newspapers/stops/{stop}/delivery`.
    stop: String,
    place: String,
    papers: Vec<ShiftPaper>,
    /// When it was ticked; absent while it is left.
    at: Option<i64>,
    /// Why nothing was brought; empty where it was.
    reason: String,
}

/// A paper of an office.
#[derive(Serialize, ToSchema)]
struct ShiftPaper {
    /// Its name, with its day where that is another.
    name: String,
    copies: u32,
    /// Whether it came on a day after its own.
    late: bool,
}

impl ShiftNewspapers {
    /// As the phone shows them on the day.
    pub(super) fn of(papers: &PhoneNewspapers, today: Date) -> Self {
        Self {
            sorting: papers.sorting.iter().map(ToString::to_string).collect(),
            stops: papers
                .stops
                .iter()
                .map(|stop| shift_stop(stop, today))
                .collect(),
        }
    }
}

fn shift_stop(one: &PhoneStop, today: Date) -> ShiftStop {
    let mut papers: Vec<ShiftPaper> = Vec::new();
    for item in one.stop.items.iter().filter(|item| item.given > 0) {
        let name = if item.day == today {
            item.title.clone()
        } else {
            format!("{} {}", item.title, item.day.strftime("%m-%d"))
        };
        let mut known = papers.iter_mut();
        match known.find(|paper| paper.name == name && paper.late == item.late) {
            Some(paper) => paper.copies += item.given,
            None => papers.push(ShiftPaper {
                name,
                copies: item.given,
                late: item.late,
            }),
        }
    }
    let delivery = one.stop.delivery.as_ref();
    ShiftStop {
        duty: one.duty.to_string(),
        stop: one.stop.stop.to_string(),
        place: one.stop.place.clone(),
        papers,
        at: delivery.map(|delivery| delivery.at),
        reason: delivery.map_or_else(String::new, |delivery| delivery.reason.clone()),
    }
}
