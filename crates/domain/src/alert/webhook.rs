//! A webhook of a site as it is typed, and what of it is seen and may be changed.

use super::{Format, Stage, address};
use crate::{Refusal, text};

/// The longest name of a webhook, in characters.
pub const NAME_MAX: usize = 50;
/// The longest secret of a webhook, in characters.
pub const SECRET_MAX: usize = 200;
/// The language of a group where nobody says another.
pub const USUAL_LANGUAGE: &str = "zh-Hans";

/// What of a webhook is seen by everybody who sees the ways, and may be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookFace {
    /// What it is called.
    pub name: String,
    /// What is told there.
    pub stages: Vec<Stage>,
    /// In which language, by its tag.
    pub language: String,
}

impl WebhookFace {
    /// The face with everything in its place.
    ///
    /// # Errors
    /// By the first field that cannot be.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = self.name.trim().to_owned();
        text::check_filled("name", &self.name, NAME_MAX)?;
        self.stages.retain(|stage| *stage != Stage::Trial);
        self.stages.sort_unstable();
        self.stages.dedup();
        if self.stages.is_empty() {
            return Err(Refusal::invalid("stages", "alert-stages-none"));
        }
        let lawful = |one: char| one.is_ascii_alphanumeric() || one == '-';
        let is_tag = (1..=20).contains(&self.language.len());
        if !is_tag || !self.language.chars().all(lawful) {
            return Err(Refusal::invalid("language", "language-unknown"));
        }
        Ok(self)
    }
}

/// A webhook as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// What it is called.
    pub name: String,
    /// In which form it is written to.
    pub format: Format,
    /// Its address.
    pub address: String,
    /// What it signs with; empty for nothing.
    pub secret: String,
    /// What is told there.
    pub stages: Vec<Stage>,
    /// In which language, by its tag.
    pub language: String,
}

impl Webhook {
    /// What of it is seen.
    #[must_use]
    pub fn face(&self) -> WebhookFace {
        WebhookFace {
            name: self.name.clone(),
            stages: self.stages.clone(),
            language: self.language.clone(),
        }
    }

    /// The webhook with everything in its place.
    ///
    /// # Errors
    /// By the first field that cannot be.
    pub fn checked(mut self, private: address::Private) -> Result<Self, Refusal> {
        text::check_filled("name", self.name.trim(), NAME_MAX)?;
        for field in [&mut self.address, &mut self.secret] {
            *field = field.trim().to_owned();
        }
        address::host(&self.address, private)?;
        let is_plain = self.secret.chars().all(|one| one.is_ascii_graphic());
        if !is_plain || self.secret.len() > SECRET_MAX {
            return Err(Refusal::invalid("secret", "alert-secret-unfit"));
        }
        if !self.secret.is_empty() && !self.format.takes_secret() {
            return Err(Refusal::invalid("secret", "alert-secret-unused"));
        }
        let face = self.face().checked()?;
        (self.name, self.stages, self.language) = (face.name, face.stages, face.language);
        Ok(self)
    }
}
