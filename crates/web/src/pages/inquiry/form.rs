//! The form of an inquiry, and an inquiry as it was typed.

use domain::Milliseconds;
use domain::inquiry::{Asked, InquiryNote, Reply};

use super::super::register_fields::Filling;
use crate::civil::Place;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};
use crate::views::{RegisterControl, RegisterField, RegisterForm};

/// The fields of the form.
pub(super) const FIELDS: [&str; 9] = [
    "question",
    "handling",
    "answer",
    "propose",
    "to",
    "agreed",
    "asker",
    "telephone",
    "knowledge",
];

/// The form of a new inquiry at the site of the address.
pub(super) fn form(filling: &Filling<'_>, known: &[String], root: &str) -> RegisterForm {
    let words = ["answered", "handed-on"];
    let handlings = filling.choices("handling", "inquiry-handling-", &words);
    let handlings = handlings.into_iter().zip(["a", "h"]).collect();
    let fields = vec![
        RegisterField {
            focus: true,
            key: "n",
            ..filling.field("question", RegisterControl::Line(Vec::new()))
        },
        filling.field("handling", RegisterControl::Radios(handlings)),
        RegisterField {
            only: "answered",
            ..filling.field("answer", RegisterControl::Lines)
        },
        RegisterField {
            only: "answered",
            ..propose(filling)
        },
        RegisterField {
            only: "handed-on",
            ..filling.field("to", RegisterControl::Line(known.to_vec()))
        },
        RegisterField {
            only: "handed-on",
            hint: filling.say("register-agreed-hint", ""),
            ..filling.field("agreed", RegisterControl::Digits)
        },
        filling.field("asker", RegisterControl::Line(Vec::new())),
        filling.field("telephone", RegisterControl::Digits),
    ];
    finished(filling, "inquiry-form", format!("{root}/inquiries"), fields)
}

/// The form that says what was answered to an inquiry that waited.
pub(super) fn answer_form(filling: &Filling<'_>, action: String) -> RegisterForm {
    let fields = vec![
        RegisterField {
            key: "a",
            ..filling.field("answer", RegisterControl::Lines)
        },
        propose(filling),
    ];
    finished(filling, "answer-form", action, fields)
}

fn propose(filling: &Filling<'_>) -> RegisterField {
    let choices = filling.choices("propose", "inquiry-propose-", &["no", "yes"]);
    filling.field("propose", RegisterControl::Select(choices))
}

fn finished(
    filling: &Filling<'_>,
    id: &'static str,
    action: String,
    fields: Vec<RegisterField>,
) -> RegisterForm {
    let mut form = RegisterForm {
        id,
        action,
        hidden: Vec::new(),
        fields,
        problem: None,
        meanwhile: Vec::new(),
        submit: filling.say("register-save", ""),
    };
    filling.on_top(&mut form);
    form
}

/// The inquiry that was typed at `now`. A proposed answer counts whatever else is chosen.
///
/// # Errors
/// Invalid at the first field that cannot be read.
pub(super) fn note(fields: &Fields, place: &Place, now: Milliseconds) -> Answered<InquiryNote> {
    let text = |name: &str| fields.text(name).to_owned();
    let reply = match (fields.chosen("knowledge")?, fields.text("handling")) {
        (Some(knowledge), _) => Reply::Known(knowledge),
        (None, "" | "answered") => Reply::Own,
        (None, "handed-on") => Reply::HandedOn {
            to: text("to"),
            agreed: match fields.filled("agreed") {
                Some(typed) => domain::agreed::parse("agreed", typed, now, place.zone())?,
                None => return Err(Trouble::invalid("agreed", "agreed-missing")),
            },
        },
        (None, _) => return Err(Trouble::invalid("handling", "choice-unknown")),
    };
    Ok(InquiryNote {
        asked: Asked {
            question: text("question"),
            asker: text("asker"),
            telephone: text("telephone"),
            answer: text("answer"),
        },
        reply,
    })
}
