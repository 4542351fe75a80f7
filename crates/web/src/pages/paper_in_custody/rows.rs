//! Papers in words.

use app::paper_in_custody::PaperView;
use words::Language;

use crate::civil::Place;
use crate::views::PaperRow;

/// A paper as a list shows it.
pub(super) fn row(view: &PaperView, place: &Place, language: Language) -> PaperRow {
    let paper = &view.paper;
    let instead = if view.masked {
        Some("paper-masked-words")
    } else if paper.retrieved.classified {
        Some("paper-classified-words")
    } else {
        None
    };
    let (state, tone) = match (&view.hand_over, view.overdue) {
        (Some(_), _) => ("handed-over", "done"),
        (None, true) => ("overdue", "overdue"),
        (None, false) => ("in-hand", "open"),
    };
    let handed = view.hand_over.as_ref();
    PaperRow {
        id: paper.id.to_string(),
        href: format!("/sites/{}/papers/{}", place.site.id, paper.id),
        number: format!("{} № {}", paper.day, paper.number),
        title: instead.map_or_else(
            || paper.retrieved.title.clone(),
            |key| words::text(language, key).to_owned(),
        ),
        untitled: instead.is_some(),
        document_number: paper.retrieved.document_number.clone(),
        classified: paper.retrieved.classified,
        copies: paper.retrieved.copies.to_string(),
        leader: paper.leader_name.clone(),
        office: view.room.name.clone(),
        retrieved: format!("{} {}", place.moment(paper.at), paper.by),
        due: paper.due.map_or_else(String::new, |due| place.moment(due)),
        state,
        tone,
        handed: handed.map_or_else(String::new, |one| {
            format!("{} {}", place.moment(one.at), one.receiver_name)
        }),
    }
}
