//! A form as data: its fields, what was typed into them, and what is wrong with which.
//!
//! The forms by which a site is set up differ in nothing but their fields; one template draws them
//! all (`layout/entry_form.html`).

use super::frame::{Choice, Link};

/// A form that posts to its address, with `command`.
#[derive(Default)]
pub struct EntryForm {
    /// Its name on the page; what is in it is called by this and the field's name.
    pub id: &'static str,
    /// The address to post to.
    pub action: String,
    /// What it does, in words.
    pub title: String,
    /// What to know before; empty for nothing.
    pub hint: String,
    /// Its fields.
    pub groups: Vec<FieldGroup>,
    /// What is sent beside, by name.
    pub hidden: Vec<(&'static str, String)>,
    /// What the button says.
    pub submit: String,
    /// What the button says that saves and opens the form anew (`again` is `yes`).
    pub again: Option<String>,
    /// Where to go without saving.
    pub back: Option<Link>,
    /// What was refused and belongs to no field, in words.
    pub problem: Option<String>,
}

/// Fields that belong together.
#[derive(Default)]
pub struct FieldGroup {
    /// What they are about; empty where the form's title says it.
    pub title: String,
    /// What to know before; empty for nothing.
    pub hint: String,
    /// The fields, in order.
    pub fields: Vec<EntryField>,
}

/// A field.
pub struct EntryField {
    /// The name it is sent by.
    pub name: &'static str,
    /// What it is.
    pub label: String,
    /// How to fill it; empty for nothing.
    pub hint: String,
    /// What is wrong with it, in words.
    pub problem: Option<String>,
    /// Whether it must be filled.
    pub required: bool,
    /// Whether the page opens with it.
    pub focus: bool,
    /// What it is filled by.
    pub control: Control,
}

/// What a field is filled by.
pub enum Control {
    /// Typing.
    Text(TextControl),
    /// Typing of several lines.
    Lines(LinesControl),
    /// One of a list.
    Select(Vec<Choice>),
    /// Some of a list.
    Checks(Vec<Choice>),
    /// Whole floors (`floors`) and single rooms (`rooms`).
    Places(Vec<FloorChoice>),
}

/// A line of text.
pub struct TextControl {
    /// The kind of input: `text`, `password`, `date`, `datetime-local`, `search`.
    pub kind: &'static str,
    /// What was typed.
    pub value: String,
    /// The most characters.
    pub most: usize,
    /// Whether digits alone are typed.
    pub digits: bool,
    /// Whether it is typed letter by letter, never corrected.
    pub literal: bool,
    /// What is already known and offered.
    pub known: Vec<String>,
    /// Whether it takes several of them, separated by commas.
    pub several: bool,
    /// What browsers may fill it with.
    pub autocomplete: &'static str,
}

/// Several lines of text.
pub struct LinesControl {
    /// What was typed.
    pub value: String,
    /// The most characters.
    pub most: usize,
    /// How many lines are seen.
    pub rows: usize,
}

/// A floor to choose, and its rooms.
pub struct FloorChoice {
    /// The floor itself.
    pub floor: Choice,
    /// Its rooms.
    pub rooms: Vec<Choice>,
    /// Whether a room of it is chosen.
    pub open: bool,
}

impl EntryForm {
    /// The id of a field on the page.
    #[must_use]
    pub fn id_of(&self, field: &EntryField) -> String {
        format!("{}-{}", self.id, field.name)
    }

    /// What was refused at a field: the field's id, what it is, and why.
    #[must_use]
    pub fn refused(&self) -> Option<(String, &str, &str)> {
        let mut fields = self.groups.iter().flat_map(|group| &group.fields);
        fields.find_map(|field| {
            let why = field.problem.as_deref()?;
            Some((self.id_of(field), field.label.as_str(), why))
        })
    }

    /// Says what was refused, at its field where the form has it.
    pub fn refuse(&mut self, name: Option<&str>, words: String) {
        let mut fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        match fields.find(|field| Some(field.name) == name) {
            Some(field) => field.problem = Some(words),
            None => self.problem = Some(words),
        }
    }

    /// The page opens with this field of the form, or with its first.
    pub fn focus_on(&mut self, name: Option<&str>) {
        let mut fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        match fields.find(|field| Some(field.name) == name) {
            Some(field) => field.focus = true,
            None => self.focus(),
        }
    }

    /// The page opens with the form's first field.
    pub fn focus(&mut self) {
        let mut fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        if let Some(first) = fields.next() {
            first.focus = true;
        }
    }
}

impl EntryField {
    fn new(name: &'static str, label: &str, control: Control) -> Self {
        Self {
            name,
            label: label.to_owned(),
            hint: String::new(),
            problem: None,
            required: false,
            focus: false,
            control,
        }
    }

    /// A line of text of at most fifty characters.
    #[must_use]
    pub fn text(name: &'static str, label: &str, value: &str) -> Self {
        let control = TextControl {
            kind: "text",
            value: value.to_owned(),
            most: 50,
            digits: false,
            literal: false,
            known: Vec::new(),
            several: false,
            autocomplete: "off",
        };
        Self::new(name, label, Control::Text(control))
    }

    /// Several lines of text.
    #[must_use]
    pub fn lines(
        name: &'static str,
        label: &str,
        value: &str,
        (most, rows): (usize, usize),
    ) -> Self {
        let value = value.to_owned();
        Self::new(
            name,
            label,
            Control::Lines(LinesControl { value, most, rows }),
        )
    }

    /// One of a list.
    #[must_use]
    pub fn select(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Control::Select(choices))
    }

    /// Some of a list.
    #[must_use]
    pub fn checks(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Control::Checks(choices))
    }

    /// Whole floors and single rooms.
    #[must_use]
    pub fn places(name: &'static str, label: &str, floors: Vec<FloorChoice>) -> Self {
        Self::new(name, label, Control::Places(floors))
    }

    /// A password, never shown again.
    #[must_use]
    pub fn password(name: &'static str, label: &str, autocomplete: &'static str) -> Self {
        let mut field = Self::text(name, label, "").most(200).required();
        if let Control::Text(text) = &mut field.control {
            text.kind = "password";
            text.autocomplete = autocomplete;
        }
        field
    }

    /// The same field, for a name to sign in by: no phone writes it large or corrects it.
    #[must_use]
    pub fn login(mut self) -> Self {
        if let Control::Text(text) = &mut self.control {
            text.most = 32;
            text.literal = true;
        }
        self
    }

    /// The same field, of another kind of input.
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        if let Control::Text(text) = &mut self.control {
            text.kind = kind;
        }
        self
    }

    /// The same field, with room for so many characters.
    #[must_use]
    pub fn most(mut self, most: usize) -> Self {
        if let Control::Text(text) = &mut self.control {
            text.most = most;
        }
        self
    }

    /// The same field, for a number of at most so many digits.
    #[must_use]
    pub fn digits(mut self, most: usize) -> Self {
        if let Control::Text(text) = &mut self.control {
            text.digits = true;
            text.most = most;
        }
        self
    }

    /// The same field, offering what is known.
    #[must_use]
    pub fn offering(mut self, known: Vec<String>) -> Self {
        if let Control::Text(text) = &mut self.control {
            text.known = known;
        }
        self
    }

    /// The same field, for several of what is known.
    #[must_use]
    pub fn several(mut self) -> Self {
        if let Control::Text(text) = &mut self.control {
            text.several = true;
            text.most = 2_000;
        }
        self
    }

    /// The same field, with how to fill it.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Self {
        hint.clone_into(&mut self.hint);
        self
    }

    /// The same field, which must be filled.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Whether it takes the whole width.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        match &self.control {
            Control::Checks(_) | Control::Places(_) | Control::Lines(_) => true,
            Control::Text(text) => text.several,
            Control::Select(_) => false,
        }
    }

    /// The ids of what describes it; empty for nothing.
    #[must_use]
    pub fn described_by(&self, id: &str) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{id}-hint"));
        let problem = self.problem.as_ref().map(|_| format!("{id}-problem"));
        let ids: Vec<String> = problem.into_iter().chain(hint).collect();
        ids.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_stands_at_its_field_or_at_the_form() {
        let fields = vec![
            EntryField::text("name", "", ""),
            EntryField::text("level", "Level", "x"),
        ];
        let group = FieldGroup {
            fields,
            ..FieldGroup::default()
        };
        let mut form = EntryForm {
            id: "floor",
            groups: vec![group],
            ..EntryForm::default()
        };
        form.refuse(Some("level"), "no number".to_owned());
        assert_eq!(
            form.refused(),
            Some(("floor-level".to_owned(), "Level", "no number"))
        );
        assert_eq!(
            form.groups[0].fields[1].described_by("floor-level"),
            "floor-level-problem"
        );
        assert_eq!(form.problem, None);
        form.refuse(Some("command"), "used before".to_owned());
        assert_eq!(form.problem.as_deref(), Some("used before"));
    }
}
