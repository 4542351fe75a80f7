//! Takes a script apart by hand, so that every error names its item.

use serde_json::{Map, Value};

use super::{ScriptError, ScriptFault};
use crate::nearest::nearest;

/// A list has no more items than this.
const ITEMS_MAX: usize = 10_000;
/// A text is no longer than this, in characters.
const TEXT_CHARS_MAX: usize = 2000;

/// A value of the script with its path.
#[derive(Clone)]
pub(super) struct Item<'v> {
    path: String,
    value: &'v Value,
}

/// An object of the script with its path.
pub(super) struct Object<'v> {
    path: String,
    entries: &'v Map<String, Value>,
}

impl<'v> Item<'v> {
    /// The script as a whole.
    pub fn whole(value: &'v Value) -> Self {
        Item {
            path: String::new(),
            value,
        }
    }

    /// An error about this item.
    pub fn error(&self, fault: ScriptFault) -> ScriptError {
        ScriptError {
            path: self.path.clone(),
            fault,
        }
    }

    /// The path, as it stands in an error.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// This item as an object in which no other keys than `known` may stand.
    pub fn object(&self, known: &[&'static str]) -> Result<Object<'v>, ScriptError> {
        let Value::Object(entries) = self.value else {
            return Err(self.error(ScriptFault::NoObject));
        };
        let object = Object {
            path: self.path.clone(),
            entries,
        };
        object.has_only(known)?;
        Ok(object)
    }

    /// The items of this list.
    pub fn list(&self) -> Result<impl Iterator<Item = Item<'v>> + use<'v>, ScriptError> {
        let Value::Array(list) = self.value else {
            return Err(self.error(ScriptFault::NoList));
        };
        if list.len() > ITEMS_MAX {
            return Err(self.error(ScriptFault::TooMany { limit: ITEMS_MAX }));
        }
        let path = self.path.clone();
        let items = list.iter().enumerate();
        Ok(items.map(move |(index, value)| Item {
            path: format!("{path}[{index}]"),
            value,
        }))
    }

    /// This item as a text that says something.
    pub fn text(&self) -> Result<&'v str, ScriptError> {
        let Value::String(text) = self.value else {
            return Err(self.error(ScriptFault::NoText));
        };
        if text.trim().is_empty() {
            return Err(self.error(ScriptFault::Empty));
        }
        if text.chars().nth(TEXT_CHARS_MAX).is_some() {
            return Err(self.error(ScriptFault::TooLong {
                limit: TEXT_CHARS_MAX,
            }));
        }
        Ok(text)
    }

    /// This item as a whole number from 1 on.
    pub fn number(&self) -> Result<u32, ScriptError> {
        let number = self
            .value
            .as_u64()
            .and_then(|number| u32::try_from(number).ok());
        number
            .filter(|number| *number >= 1)
            .ok_or_else(|| self.error(ScriptFault::NoNumber))
    }

    /// This item as one of the known words.
    pub fn choice<T: Copy>(&self, known: &[(&str, T)]) -> Result<T, ScriptError> {
        let value = self.text()?;
        let found = known.iter().find(|(word, _)| *word == value);
        found.map(|(_, choice)| *choice).ok_or_else(|| {
            let words: Vec<_> = known.iter().map(|(word, _)| *word).collect();
            let (value, known) = (value.to_owned(), words.join(", "));
            self.error(ScriptFault::UnknownWord { value, known })
        })
    }
}

impl<'v> Object<'v> {
    /// An entry that must be there.
    pub fn required(&self, key: &str) -> Result<Item<'v>, ScriptError> {
        self.optional(key).ok_or_else(|| ScriptError {
            path: self.path_of(key),
            fault: ScriptFault::Missing,
        })
    }

    /// An entry that may be there.
    pub fn optional(&self, key: &str) -> Option<Item<'v>> {
        self.entries.get(key).map(|value| Item {
            path: self.path_of(key),
            value,
        })
    }

    /// Refuses other keys than `known`.
    pub fn has_only(&self, known: &[&'static str]) -> Result<(), ScriptError> {
        let stranger = self
            .entries
            .keys()
            .find(|key| !known.contains(&key.as_str()));
        stranger.map_or(Ok(()), |key| {
            let nearest = nearest(key, known.iter().copied());
            let shown: String = key.chars().take(80).collect();
            let fault = ScriptFault::UnknownKey { nearest };
            Err(ScriptError {
                path: self.path_of(&shown),
                fault,
            })
        })
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }
}
