//! How a test names what it means on a page.

use serde_json::{Value, json};

/// Something on a page: a CSS selector, and if wanted the words it says. A plain `&str` is a
/// selector.
#[derive(Clone, Debug)]
pub struct Element {
    selector: String,
    words: Option<String>,
}

/// What `selector` finds and says `words`: the one that says exactly this if there is one, else the
/// first that has it.
#[must_use]
pub fn saying(selector: &str, words: &str) -> Element {
    Element {
        selector: selector.to_owned(),
        words: Some(words.to_owned()),
    }
}

impl Element {
    pub(super) fn to_json(&self) -> Value {
        json!({ "selector": self.selector, "words": self.words })
    }
}

impl From<&str> for Element {
    fn from(selector: &str) -> Self {
        Self {
            selector: selector.to_owned(),
            words: None,
        }
    }
}

impl From<&Self> for Element {
    fn from(element: &Self) -> Self {
        element.clone()
    }
}

impl std::fmt::Display for Element {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.words {
            Some(words) => write!(formatter, "`{}` saying “{words}”", self.selector),
            None => write!(formatter, "`{}`", self.selector),
        }
    }
}
