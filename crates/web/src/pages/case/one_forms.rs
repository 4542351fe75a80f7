//! The forms of a case's stages.

use domain::Milliseconds;
use domain::case::{Cause, Said, Step};
use words::Language;

use super::super::register_fields::Filling;
use super::form::words_of_step;
use super::words_of::say;
use crate::civil::Place;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, RegisterControl, RegisterField, RegisterForm};

/// The fields of the forms.
pub(super) const FIELDS: [&str; 8] = [
    "words", "until", "apology", "lesson", "proposal", "cause", "ours", "cites",
];

/// Where a step is posted to, below the case.
pub(super) fn address(step: Step) -> &'static str {
    match step {
        Step::Open | Step::Remedied => "",
        Step::Promise => "promise",
        Step::Find => "finding",
        Step::Report => "report",
        Step::Remedy => "remedy",
        Step::Accept => "acceptance",
        Step::Contest => "contest",
        Step::Close => "closing",
        Step::ReturnCall => "return-call",
    }
}

/// The id of a step's form; the boxes of the journal belong to that of the finding.
pub(super) fn form_id(step: Step) -> &'static str {
    match step {
        Step::Open | Step::Remedied => "case-none",
        Step::Promise => "case-promise",
        Step::Find => "case-find",
        Step::Report => "case-report",
        Step::Remedy => "case-remedy",
        Step::Accept => "case-accept",
        Step::Contest => "case-contest",
        Step::Close => "case-close",
        Step::ReturnCall => "case-return-call",
    }
}

/// The form of a step.
pub(super) fn form(step: Step, root: &str, filling: &Filling<'_>) -> RegisterForm {
    let language = filling.language;
    let labelled = |name: &'static str, key: &str, control| RegisterField {
        label: words::text(language, key).to_owned(),
        ..filling.field(name, control)
    };
    let words = RegisterField {
        label: words_of_step(language, step.word()),
        ..filling.field("words", RegisterControl::Lines)
    };
    let lines = |name, key| labelled(name, key, RegisterControl::Lines);
    let fields = match step {
        Step::Promise => vec![
            RegisterField {
                hint: words::text(language, "register-agreed-hint").to_owned(),
                ..labelled("until", "case-until", RegisterControl::Digits)
            },
            words,
        ],
        Step::Find => vec![
            words,
            labelled(
                "cause",
                "case-cause",
                RegisterControl::Select(causes(filling)),
            ),
            labelled("ours", "case-ours", RegisterControl::Radios(ours(filling))),
            lines("lesson", "case-lesson"),
            lines("proposal", "case-proposal"),
        ],
        Step::Report => vec![words, lines("apology", "case-apology")],
        _ => vec![words],
    };
    let mut form = RegisterForm {
        id: form_id(step),
        action: format!("{root}/{}", address(step)),
        hidden: Vec::new(),
        fields,
        problem: None,
        meanwhile: Vec::new(),
        submit: say(language, "case-do-", step.word()),
    };
    filling.on_top(&mut form);
    form
}

fn causes(filling: &Filling<'_>) -> Vec<Choice> {
    let typed = filling.typed.text("cause");
    let first = Choice {
        value: String::new(),
        title: words::text(filling.language, "case-cause-choose").to_owned(),
        chosen: typed.is_empty(),
    };
    let causes = Cause::ALL.iter().map(|cause| Choice {
        value: cause.word().to_owned(),
        title: say(filling.language, "case-cause-", cause.word()),
        chosen: cause.word() == typed,
    });
    std::iter::once(first).chain(causes).collect()
}

fn ours(filling: &Filling<'_>) -> Vec<(Choice, &'static str)> {
    let choices = filling.choices("ours", "case-ours-", &["yes", "no"]);
    choices.into_iter().map(|choice| (choice, "")).collect()
}

/// What is typed with a step.
pub(super) fn said(fields: &Fields, place: &Place, now: Milliseconds) -> Answered<Said> {
    let text = |name: &str| fields.text(name).to_owned();
    let until = fields
        .filled("until")
        .map(|typed| domain::agreed::parse("until", typed, now, place.zone()));
    let cause = fields.filled("cause").map(|word| {
        Cause::from_word(word).ok_or_else(|| Trouble::invalid("cause", "choice-unknown"))
    });
    let cites = fields.many("cites").into_iter().map(|number| {
        number
            .parse::<i64>()
            .map_err(|_| Trouble::invalid("cites", "number-unfit").with("typed", number))
    });
    let ours = match fields.text("ours") {
        "" | "no" => false,
        "yes" => true,
        _ => return Err(Trouble::invalid("ours", "choice-unknown")),
    };
    Ok(Said {
        words: text("words"),
        apology: text("apology"),
        lesson: text("lesson"),
        proposal: text("proposal"),
        until: until.transpose()?,
        cites: cites.collect::<Answered<_>>()?,
        cause: cause.transpose()?,
        ours,
    })
}

/// The step that usually comes next stands open; the others are folded.
pub(super) fn is_primary(step: Step, may: &[Step]) -> bool {
    let usual = [
        Step::Promise,
        Step::Report,
        Step::Find,
        Step::Accept,
        Step::ReturnCall,
    ];
    usual.into_iter().find(|one| may.contains(one)) == Some(step)
}

/// What is typed so far of a finding, for its form to begin with.
pub(super) fn nothing(language: Language) -> Filling<'static> {
    static NOTHING: std::sync::LazyLock<Fields> = std::sync::LazyLock::new(Fields::default);
    Filling {
        language,
        typed: &NOTHING,
        trouble: None,
    }
}
