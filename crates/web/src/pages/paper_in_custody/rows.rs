//! Papers in words.

use app::paper_in_custody::PaperView;
use domain::paper_in_custody::{PaperAct, PaperStep};
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
        _ if paper.struck.is_some() => ("struck", "planned"),
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
        holder: if paper.is_in_hand() {
            paper.holder.clone()
        } else {
            String::new()
        },
        chain: view
            .steps
            .iter()
            .map(|step| format!("{} {}", place.moment(step.at), step_words(step, language)))
            .collect(),
        state,
        tone,
        handed: handed.map_or_else(String::new, |one| {
            format!("{} {}", place.moment(one.at), one.receiver_name)
        }),
    }
}

/// In whose hands a paper was, and what was put right of it: when, and what was done.
pub(super) fn hands(view: &PaperView, place: &Place, language: Language) -> Vec<(String, String)> {
    let paper = &view.paper;
    let retrieved = [
        ("office", view.room.name.as_str()),
        ("leader", paper.leader_name.as_str()),
        ("by", paper.by.as_str()),
    ];
    let taken = words::format(language, "paper-hand-retrieved", &retrieved);
    let mut hands = vec![(place.moment(paper.at), taken)];
    for step in &view.steps {
        hands.push((place.moment(step.at), step_words(step, language)));
    }
    if let Some(one) = &view.hand_over {
        let words = [
            ("by", one.by.as_str()),
            ("receiver", one.receiver_name.as_str()),
        ];
        let over = words::format(language, "paper-hand-over-to", &words);
        hands.push((place.moment(one.at), over));
    }
    hands
}

/// A step in words. Whoever may not know what the paper is reads no reason and nothing of what stood there.
fn step_words(step: &PaperStep, language: Language) -> String {
    let key = match step.act {
        PaperAct::Passed if step.said == step.by => "paper-hand-taken-over",
        PaperAct::Passed => "paper-hand-passed",
        PaperAct::PutAway => "paper-hand-put-away",
        PaperAct::Corrected => "paper-hand-corrected",
        PaperAct::Struck => "paper-hand-struck",
    };
    let arguments = [("by", step.by.as_str()), ("to", step.said.as_str())];
    let done = words::format(language, key, &arguments);
    let reason = Some(&step.said).filter(|said| !step.act.is_of_hands() && !said.is_empty());
    let reason = reason.map(|reason| {
        words::format(
            language,
            "paper-hand-reason",
            &[("reason", reason.as_str())],
        )
    });
    let before = step.before.as_ref().map(|before| {
        let one = &before.retrieved;
        let title = match one.title.as_str() {
            "" => words::text(language, "paper-classified-words"),
            title => title,
        };
        let number = one.document_number.as_str();
        let copies = one.copies.to_string();
        let arguments = [
            ("title", title),
            ("number", if number.is_empty() { "—" } else { number }),
            ("copies", copies.as_str()),
            ("leader", before.leader_name.as_str()),
        ];
        words::format(language, "paper-hand-before", &arguments)
    });
    let parts = [Some(done), reason, before].into_iter().flatten();
    parts.collect::<Vec<_>>().join(" ")
}
