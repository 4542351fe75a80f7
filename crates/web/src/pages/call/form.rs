//! The form of a call, and a call as it was typed.

use app::view::Staff;
use domain::Milliseconds;
use domain::call::{Call, Handling, KINDS, Note, Told, URGENCIES};

use super::super::register_fields::Filling;
use crate::civil::Place;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};
use crate::views::{RegisterControl, RegisterField, RegisterForm};

/// The fields of the form.
pub(super) const FIELDS: [&str; 12] = [
    "telephone",
    "caller",
    "matter",
    "organisation",
    "case_number",
    "kind",
    "urgency",
    "handling",
    "to",
    "agreed",
    "assignee",
    "remark",
];

/// What the form is for.
pub(super) enum Purpose<'form> {
    /// A new call, at the site of this address.
    Take(&'form str),
    /// A correction of the call of this address, whose form was made of this revision.
    Correct(&'form str, String),
}

/// The form of a call.
pub(super) fn form(
    filling: &Filling<'_>,
    known: &[String],
    staff: &[Staff],
    purpose: &Purpose<'_>,
) -> RegisterForm {
    let mut fields = fields(filling, known, staff);
    let (action, hidden, submit) = match purpose {
        Purpose::Take(root) => {
            fields[0].focus = true;
            fields[0].key = "n";
            (format!("{root}/calls"), Vec::new(), "register-save")
        }
        Purpose::Correct(own, revision) => {
            fields[0].focus = filling.trouble.is_none();
            fields.push(filling.field("reason", RegisterControl::Line(Vec::new())));
            let hidden = vec![("revision", revision.clone())];
            ((*own).to_owned(), hidden, "register-save-correction")
        }
    };
    let mut form = RegisterForm {
        id: "call-form",
        action,
        hidden,
        fields,
        problem: None,
        meanwhile: Vec::new(),
        submit: filling.say(submit, ""),
    };
    filling.on_top(&mut form);
    form
}

fn fields(filling: &Filling<'_>, known: &[String], staff: &[Staff]) -> Vec<RegisterField> {
    let line = |name| filling.field(name, RegisterControl::Line(Vec::new()));
    let select = |name, beginning, all: &[&str]| {
        filling.field(
            name,
            RegisterControl::Select(filling.choices(name, beginning, all)),
        )
    };
    let words = Handling::ALL.map(Handling::word);
    let handlings = filling.choices("handling", "call-handling-", &words);
    let handlings = handlings.into_iter().zip(["a", "t", "m", "b"]).collect();
    let passed = "transferred message";
    let colleagues = filling.staff("assignee", "call-assignee-own", staff);
    vec![
        filling.field("telephone", RegisterControl::Digits),
        line("caller"),
        filling.field("matter", RegisterControl::Lines),
        line("organisation"),
        line("case_number"),
        select("kind", "call-kind-", &KINDS),
        select("urgency", "call-urgency-", &URGENCIES),
        filling.field("handling", RegisterControl::Radios(handlings)),
        RegisterField {
            only: passed,
            ..filling.field("to", RegisterControl::Line(known.to_vec()))
        },
        RegisterField {
            only: "call-back",
            hint: filling.say("register-agreed-hint", ""),
            ..filling.field("agreed", RegisterControl::Digits)
        },
        RegisterField {
            only: "call-back",
            ..filling.field("assignee", RegisterControl::Select(colleagues))
        },
        line("remark"),
    ]
}

/// The call that was typed at `now`.
///
/// # Errors
/// Invalid at the first field that cannot be read.
pub(super) fn note(fields: &Fields, place: &Place, now: Milliseconds) -> Answered<Note> {
    let handling = match fields.text("handling") {
        "" => Handling::Answered,
        word => Handling::from_word(word)
            .ok_or_else(|| Trouble::invalid("handling", "choice-unknown"))?,
    };
    let agreed = fields.filled("agreed");
    let agreed = agreed.filter(|_| handling == Handling::CallBack);
    let agreed = agreed.map(|typed| domain::agreed::parse("agreed", typed, now, place.zone()));
    let or_first = |name: &str, all: &[&str]| fields.filled(name).unwrap_or(all[0]).to_owned();
    let text = |name: &str| fields.text(name).to_owned();
    Ok(Note {
        told: Told {
            caller: text("caller"),
            organisation: text("organisation"),
            telephone: text("telephone"),
            case_number: text("case_number"),
            matter: text("matter"),
            remark: text("remark"),
        },
        kind: or_first("kind", &KINDS),
        urgency: or_first("urgency", &URGENCIES),
        handling,
        to: text("to"),
        agreed: agreed.transpose()?,
        assignee: fields.chosen("assignee")?,
    })
}

/// The correction that was typed: a time agreed before may have passed since, and stays.
///
/// # Errors
/// As [`note`].
pub(super) fn corrected(fields: &Fields, place: &Place, now: Milliseconds) -> Answered<Note> {
    match note(fields, place, now) {
        Err(trouble) if trouble.code == "agreed-in-the-past" => {
            let without: Vec<(&str, &str)> = FIELDS
                .into_iter()
                .filter(|name| *name != "agreed")
                .map(|name| (name, fields.text(name)))
                .collect();
            note(&Fields::from_pairs(&without), place, now)
        }
        read => read,
    }
}

/// What the form of a correction begins with; `None` where what was told is erased.
pub(super) fn typed_of(call: &Call, place: &Place) -> Option<Fields> {
    let told = call.told.as_ref()?;
    let agreed = call.due.filter(|_| call.handling == Handling::CallBack);
    let agreed = agreed.map_or_else(String::new, |due| place.moment(due));
    let assignee = call.assignee.map_or_else(String::new, |id| id.to_string());
    Some(Fields::from_pairs(&[
        ("telephone", &told.telephone),
        ("caller", &told.caller),
        ("matter", &told.matter),
        ("organisation", &told.organisation),
        ("case_number", &told.case_number),
        ("kind", &call.kind),
        ("urgency", &call.urgency),
        ("handling", call.handling.word()),
        ("to", &call.to),
        ("agreed", &agreed),
        ("assignee", &assignee),
        ("remark", &told.remark),
    ]))
}
