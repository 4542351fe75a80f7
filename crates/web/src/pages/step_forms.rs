//! The forms of a record's page that take one step each: what was typed into one of them stands there again when it
//! is refused.

use words::Language;

use super::register_fields::Filling;
use crate::fields::Fields;
use crate::trouble::Trouble;

/// What was typed into one of the page's forms, and why it was refused.
pub(super) struct Typed<'form, Step> {
    /// The step of the form.
    pub(super) step: Option<Step>,
    /// What was typed.
    pub(super) fields: Fields,
    /// Why it was refused.
    pub(super) trouble: Option<&'form Trouble>,
}

impl<'form, Step: PartialEq> Typed<'form, Step> {
    /// Nothing.
    pub(super) fn nothing() -> Self {
        Self {
            step: None,
            fields: Fields::default(),
            trouble: None,
        }
    }

    /// A photo that was refused.
    pub(super) fn of_photo(trouble: &'form Trouble) -> Self {
        Self {
            trouble: Some(trouble),
            ..Self::nothing()
        }
    }

    /// What was wrong with a photo, in words.
    pub(super) fn photo_problem(&self, language: Language) -> Option<String> {
        let trouble = self.trouble.filter(|_| self.step.is_none());
        trouble.map(|trouble| trouble.say(language))
    }

    /// What fills the form of a step; `nothing` where it was another that was typed into.
    pub(super) fn filling<'filled>(
        &'filled self,
        step: &Step,
        nothing: &'filled Fields,
        language: Language,
    ) -> Filling<'filled> {
        let is_typed = self.step.as_ref() == Some(step);
        Filling {
            language,
            typed: if is_typed { &self.fields } else { nothing },
            trouble: self.trouble.filter(|_| is_typed),
        }
    }
}

/// Handlers that take one step each, by the module's own `step`: a name, the step.
macro_rules! steps {
    ($($(#[$about:meta])* $name:ident $step:ident;)*) => {$(
        $(#[$about])*
        pub(crate) async fn $name(
            State(web): State<Web>,
            here: Here,
            ids: Ids,
            Extension(language): Extension<Language>,
            form: Form,
        ) -> Answered<Response> {
            step((web, here, ids, language), form, Step::$step).await
        }
    )*};
}
pub(super) use steps;
