//! The record of a register that something is about.

use domain::subject::Subject;
use serde::Serialize;
use utoipa::ToSchema;

/// A record of a register.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubjectShape {
    /// `visit`, `call`, `inquiry`, `ticket`, `lingering`, `fault`, `order` or `assigned-matter`.
    register: &'static str,
    id: String,
    /// Its number in the register on its day.
    number: u32,
    /// Its page, below the site's address: `calls/...`.
    page: String,
}

impl From<&Subject> for SubjectShape {
    fn from(subject: &Subject) -> Self {
        Self {
            register: subject.register.word(),
            id: subject.id.to_string(),
            number: subject.number,
            page: subject.page(),
        }
    }
}
