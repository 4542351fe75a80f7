//! What the registers of the hall share: a form that is filled with the keyboard alone.

use super::frame::Choice;
use super::meeting::DifferenceRow;

/// A form of a register.
pub struct RegisterForm {
    /// Its id on the page.
    pub id: &'static str,
    /// Where it posts to.
    pub action: String,
    /// Fields that nobody types.
    pub hidden: Vec<(&'static str, String)>,
    /// Its fields in the order of the tabulator.
    pub fields: Vec<RegisterField>,
    /// What is wrong beyond one field.
    pub problem: Option<String>,
    /// What somebody else wrote meanwhile, where it differs from what is typed.
    pub meanwhile: Vec<DifferenceRow>,
    /// What its button says.
    pub submit: String,
}

/// A field of a register's form.
pub struct RegisterField {
    /// Its name.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// What is typed so far.
    pub value: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// How to fill it.
    pub hint: String,
    /// What it is made of.
    pub control: RegisterControl,
    /// The words of handling that it belongs to, parted by spaces; empty for all.
    pub only: &'static str,
    /// The key that leads to it from outside of fields.
    pub key: &'static str,
    /// Whether it is focused as the page opens.
    pub focus: bool,
}

/// What a field of a register's form is made of.
pub enum RegisterControl {
    /// One line, with known words to choose from.
    Line(Vec<String>),
    /// A telephone or a time.
    Digits,
    /// Several lines.
    Lines,
    /// One of a list.
    Select(Vec<Choice>),
    /// One of a few, each with its key.
    Radios(Vec<(Choice, &'static str)>),
}

impl RegisterForm {
    /// The first field that is wrong: its label and why.
    #[must_use]
    pub fn refused(&self) -> Option<(&str, &str, &str)> {
        self.fields.iter().find_map(|field| {
            let problem = field.problem.as_deref()?;
            Some((field.name, field.label.as_str(), problem))
        })
    }
}
