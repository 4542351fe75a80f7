//! Where leaders are.

use askama::Template;

use super::frame::{Choice, Frame, Link};

/// `GET /sites/S/presence`.
///
/// Each row of whom the person speaks for posts to `/sites/S/presence/P`: `command`, `whereabouts`,
/// `back_at`, `note`.
#[derive(Template)]
#[template(path = "presence.html")]
pub struct PresencePage {
    /// The frame, with the site.
    pub frame: Frame,
    /// Other pages about the people and places of the building.
    pub beside: Vec<Link>,
    /// The leaders, by precedence.
    pub leaders: Vec<PresenceLine>,
}

/// A leader.
pub struct PresenceLine {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// How they are addressed.
    pub form_of_address: String,
    /// Where they work; empty for nowhere of their own.
    pub place: String,
    /// A word of `presence-`: where they are, `unsaid` or `due-back`.
    pub word: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// What was said while they should be back; empty otherwise.
    pub said_before: &'static str,
    /// When they will be back, in words; empty where nobody knows.
    pub back_at: String,
    /// When the page turns because they should be back, Unix milliseconds; 0 for never.
    pub turns: i64,
    /// What else was said.
    pub note: String,
    /// When and by whom, in words.
    pub said: String,
    /// What may be chosen; empty for whoever does not speak for them.
    pub choices: Vec<Choice>,
    /// What was typed as the time of return.
    pub typed_back_at: String,
    /// What was typed as a note.
    pub typed_note: String,
    /// What was refused, in words.
    pub problem: Option<String>,
}
