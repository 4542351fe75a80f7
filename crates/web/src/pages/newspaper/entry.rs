//! What the forms of papers and of lines of the table are made from.

use words::Language;

use crate::fields::Fields;
use crate::need::Here;
use crate::pages::frame;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{EntryField, EntryForm, FieldGroup, Link, NewspaperEntry};

/// What every form here is made from.
pub(super) struct Desk<'desk> {
    pub(super) web: &'desk Web,
    pub(super) here: &'desk Here,
    pub(super) language: Language,
}

impl Desk<'_> {
    pub(super) fn say(&self, key: &str) -> String {
        words::text(self.language, key).to_owned()
    }

    pub(super) fn path(&self, rest: &str) -> String {
        format!("/sites/{}/newspapers{rest}", self.here.site)
    }

    pub(super) async fn page(
        &self,
        (title, mut form): (&str, EntryForm),
        removal: Option<(String, i32)>,
        refused: Option<&Trouble>,
    ) -> Answered<NewspaperEntry> {
        if let Some(trouble) = refused {
            form.refuse(trouble.field.as_deref(), trouble.say(self.language));
        }
        Ok(NewspaperEntry {
            frame: frame::of_site(self.web, self.here, self.language, "newspapers").await?,
            title: self.say(title),
            form,
            removal,
        })
    }

    pub(super) fn form(
        &self,
        id: &'static str,
        action: String,
        fields: Vec<EntryField>,
    ) -> EntryForm {
        let group = FieldGroup {
            fields,
            ..FieldGroup::default()
        };
        let mut form = EntryForm {
            id,
            action,
            groups: vec![group],
            submit: self.say("page-save"),
            back: Some(Link {
                href: self.path("/table"),
                title: self.say("page-back"),
            }),
            ..EntryForm::default()
        };
        form.focus();
        form
    }
}

/// The revision that was seen.
///
/// # Errors
/// Invalid where it is none.
pub(super) fn revision(fields: &Fields) -> Answered<i32> {
    fields.number("revision")
}
