//! Fields of the registers' forms, filled with what was typed.

use app::view::RoomBrief;
use domain::RoomId;
use domain::change::Difference;
use domain::directory::room_title;
use words::Language;

use crate::fields::Fields;
use crate::trouble::Trouble;
use crate::views::{Choice, DifferenceRow, RegisterControl, RegisterField, RegisterForm};

/// What fills the fields of a form.
pub(super) struct Filling<'form> {
    /// The language of the labels.
    pub(super) language: Language,
    /// What was typed so far.
    pub(super) typed: &'form Fields,
    /// Why it was refused.
    pub(super) trouble: Option<&'form Trouble>,
}

impl Filling<'_> {
    /// A field with what was typed in it and what is wrong with it.
    pub(super) fn field(&self, name: &'static str, control: RegisterControl) -> RegisterField {
        let at = self.trouble.filter(|it| it.field.as_deref() == Some(name));
        RegisterField {
            name,
            label: self.say("register-field-", &name.replace('_', "-")),
            value: self.typed.text(name).to_owned(),
            problem: at.map(|trouble| trouble.say(self.language)),
            hint: String::new(),
            control,
            only: "",
            key: "",
            focus: false,
        }
    }

    /// A choice among words, the typed one chosen, else the first.
    pub(super) fn choices(&self, name: &str, beginning: &str, all: &[&str]) -> Vec<Choice> {
        let typed = self.typed.text(name);
        let known = all.contains(&typed);
        let chosen = |word: &str| word == typed || !known && word == all[0];
        all.iter()
            .map(|word| Choice {
                value: (*word).to_owned(),
                title: self.say(beginning, word),
                chosen: chosen(word),
            })
            .collect()
    }

    /// A choice among colleagues, nobody in particular first.
    pub(super) fn staff(&self, name: &str, nobody: &str, all: &[app::view::Staff]) -> Vec<Choice> {
        let typed = self.typed.text(name);
        let first = Choice {
            value: String::new(),
            title: words::text(self.language, nobody).to_owned(),
            chosen: typed.is_empty(),
        };
        let others = all.iter().map(|one| Choice {
            value: one.account.to_string(),
            title: one.name.clone(),
            chosen: one.account.to_string() == typed,
        });
        std::iter::once(first).chain(others).collect()
    }

    /// The word of a key.
    pub(super) fn say(&self, beginning: &str, word: &str) -> String {
        words::text(self.language, &format!("{beginning}{word}")).to_owned()
    }

    /// Puts what is wrong beyond the fields of the form on top of it.
    pub(super) fn on_top(&self, form: &mut RegisterForm) {
        if let Some(trouble) = self.trouble
            && form.refused().is_none()
        {
            form.problem = Some(trouble.say(self.language));
        }
    }
}

/// A choice among rooms, none of them first; the proposed one is chosen as long as none is typed.
pub(super) fn room_choices(
    typed: &Fields,
    none: &str,
    rooms: &[RoomBrief],
    proposed: Option<RoomId>,
) -> Vec<Choice> {
    let proposed = proposed.map(|room| room.to_string());
    let chosen = typed.filled("room").map(str::to_owned).or(proposed);
    let first = Choice {
        value: String::new(),
        title: none.to_owned(),
        chosen: chosen.is_none(),
    };
    let others = rooms.iter().map(|room| Choice {
        value: room.id.to_string(),
        title: room_title(&room.number, &room.name),
        chosen: chosen.as_deref() == Some(room.id.to_string().as_str()),
    });
    std::iter::once(first).chain(others).collect()
}

/// What somebody else wrote meanwhile, beside what is typed, in words.
pub(super) fn meanwhile(differences: Vec<Difference>, language: Language) -> Vec<DifferenceRow> {
    let said = |field: &str, value: String| word_of(field, &value, language);
    differences
        .into_iter()
        .map(|one| DifferenceRow {
            before: said(one.field, one.before),
            after: said(one.field, one.after),
            field: one.field,
        })
        .collect()
}

/// A value of a field as people say it: words for choices, all else as it is.
pub(super) fn word_of(field: &str, value: &str, language: Language) -> String {
    match field {
        "kind" | "urgency" | "handling" if !value.is_empty() => {
            words::text(language, &format!("call-{field}-{value}")).to_owned()
        }
        _ => value.to_owned(),
    }
}
