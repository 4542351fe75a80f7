//! Inquiries in words.

use app::inquiry::InquiryView;
use jiff::civil::Date;
use words::Language;

use crate::civil::Place;
use crate::views::InquiryRow;

/// An inquiry as a list shows it on the page of `shown`.
pub(super) fn row(
    view: &InquiryView,
    place: &Place,
    language: Language,
    shown: Date,
) -> InquiryRow {
    let one = &view.inquiry;
    let asked = one.asked.clone().unwrap_or_default();
    let civil = place.civil(one.at);
    let time = if civil.date() == shown {
        place.time(one.at)
    } else {
        civil.strftime("%m-%d %H:%M").to_string()
    };
    // One key answered it and nothing was typed: the entry says what was asked.
    let question = if asked.question.is_empty() {
        view.known.clone()
    } else {
        asked.question
    };
    let reply = match (view.known.as_str(), asked.answer.as_str()) {
        ("", "") if !one.to.is_empty() => {
            let word = words::text(language, "inquiry-handling-handed-on");
            format!("{word} {}", one.to)
        }
        ("", said) => said.to_owned(),
        (known, _) => known.to_owned(),
    };
    InquiryRow {
        id: one.id.to_string(),
        href: format!("/sites/{}/inquiries/{}", place.site.id, one.id),
        number: one.number,
        time,
        asker: asked.asker,
        question,
        reply,
        erased: one.asked.is_none(),
        tone: match view.state {
            "settled" => "done",
            other => other,
        },
        state: state(view, place, language),
        turns: one.due.filter(|_| view.state == "open"),
    }
}

/// How it stands: 待答复 10:00, 未答复，已超时.
fn state(view: &InquiryView, place: &Place, language: Language) -> String {
    let one = &view.inquiry;
    let key = format!("inquiry-state-{}", view.state);
    let word = words::text(language, &key);
    match one.due.filter(|_| view.state != "settled") {
        Some(due) if place.civil(due).date() == place.civil(one.at).date() => {
            format!("{word} {}", place.time(due))
        }
        Some(due) => format!("{word} {}", place.civil(due).strftime("%m-%d %H:%M")),
        None => word.to_owned(),
    }
}

/// What is known of an inquiry: the word of each field and what it says; nothing where there is
/// nothing.
pub(super) fn facts(
    view: &InquiryView,
    known: Option<&str>,
    place: &Place,
) -> Vec<(&'static str, String)> {
    let one = &view.inquiry;
    let asked = one.asked.clone().unwrap_or_default();
    let answered = one.answered.map_or_else(String::new, |at| {
        format!("{} {}", one.answered_by, place.moment(at))
    });
    let question = if asked.question.is_empty() {
        view.known.clone()
    } else {
        asked.question
    };
    let answer = known.map_or(asked.answer, str::to_owned);
    let mut facts = vec![
        ("question", question),
        ("answer", answer),
        ("to", one.to.clone()),
        ("asker", asked.asker),
        ("telephone", asked.telephone),
        ("owner", one.owner.clone()),
        ("settled", answered),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}
