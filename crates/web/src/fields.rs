//! The fields of a form or a query, as they were typed.
//!
//! A form that is refused is shown again with what was typed, also where a number was no number; so
//! fields stay text until they are asked for.

use std::str::FromStr;

use jiff::civil::{Date, Time};

use crate::trouble::{Answered, Trouble};

/// The most fields of one form.
const FIELDS_MAX: usize = 2_000;

/// Fields by name, in their order; a name may come more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    pairs: Vec<(String, String)>,
}

impl Fields {
    /// The fields of a body or a query as browsers write them.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(bytes)
            .take(FIELDS_MAX)
            .map(|(name, value)| (name.into_owned(), value.into_owned()));
        Self {
            pairs: pairs.collect(),
        }
    }

    /// One field alone.
    pub(crate) fn of(name: &str, value: &str) -> Self {
        Self {
            pairs: vec![(name.to_owned(), value.to_owned())],
        }
    }

    /// The fields of a form that was not typed yet.
    pub(crate) fn from_pairs(pairs: &[(&str, &str)]) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self {
            pairs: pairs.iter().map(owned).collect(),
        }
    }

    /// The same of values that were written for it.
    pub(crate) fn from_owned(pairs: Vec<(&str, String)>) -> Self {
        let named = |(name, value): (&str, String)| (name.to_owned(), value);
        Self {
            pairs: pairs.into_iter().map(named).collect(),
        }
    }

    /// Every field, in the order in which they came.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.pairs.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of the name; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.maybe(name).unwrap_or("")
    }

    /// The first value of the name.
    pub(crate) fn maybe(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The first value of the name where it is not empty.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.maybe(name)
            .map(str::trim)
            .filter(|value| !value.is_empty())
    }

    /// What a form says that its person has seen, in its field `name`: what stands `now`. One that was refused goes on
    /// saying what it said before, unless they are told with the refusal what changed since.
    pub(crate) fn seen(
        name: &str,
        now: &impl ToString,
        refused: Option<(&Self, &Trouble)>,
    ) -> String {
        let before = refused.filter(|(_, trouble)| !trouble.is_news());
        let before = before.and_then(|(typed, _)| typed.number::<i64>(name).ok());
        before.map_or_else(|| now.to_string(), |before| before.to_string())
    }

    /// Every value of the name, in order.
    pub(crate) fn many(&self, name: &str) -> Vec<&str> {
        self.pairs
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Whether a box of the name is ticked.
    pub(crate) fn ticked(&self, name: &str) -> bool {
        self.maybe(name).is_some()
    }

    /// Takes the first value of the name out.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let place = self.pairs.iter().position(|(known, _)| known == name)?;
        Some(self.pairs.remove(place).1)
    }

    /// The names that are there and not among the known ones: a form of ours never sends any.
    ///
    /// # Errors
    /// Invalid at the first of them.
    pub(crate) fn only(&self, known: &[&str]) -> Answered<()> {
        match self
            .pairs
            .iter()
            .find(|(name, _)| !known.contains(&name.as_str()))
        {
            Some((name, _)) => Err(Trouble::invalid(name, "field-unknown").with("field", name)),
            None => Ok(()),
        }
    }

    /// The whole number typed, in digits of either width.
    ///
    /// # Errors
    /// Invalid at the field when it is no such number.
    pub(crate) fn number<T: FromStr>(&self, name: &str) -> Answered<T> {
        let typed = narrow(self.text(name));
        typed
            .parse()
            .map_err(|_| Trouble::invalid(name, "number-unfit").with("typed", typed))
    }

    /// The civil date typed, `YYYY-MM-DD` and in no other way.
    ///
    /// # Errors
    /// Invalid at the field when there is no such day.
    pub(crate) fn date(&self, name: &str) -> Answered<Date> {
        let typed = narrow(self.text(name));
        domain::day::parse(&typed)
            .ok_or_else(|| Trouble::invalid(name, "day-unknown").with("typed", typed))
    }

    /// The civil time typed, `HH:MM`.
    ///
    /// # Errors
    /// Invalid at the field when there is no such time.
    pub(crate) fn time(&self, name: &str) -> Answered<Time> {
        let typed = narrow(self.text(name));
        typed
            .parse()
            .map_err(|_| Trouble::invalid(name, "time-unknown").with("typed", typed))
    }

    /// The id or word chosen; `None` for nothing.
    ///
    /// # Errors
    /// Invalid at the field when it is none of its kind.
    pub(crate) fn chosen<T: FromStr>(&self, name: &str) -> Answered<Option<T>> {
        match self.filled(name) {
            None => Ok(None),
            Some(text) => text
                .parse()
                .map(Some)
                .map_err(|_| Trouble::invalid(name, "choice-unknown")),
        }
    }
}

/// The text with full-width digits, colons, hyphens and spaces made narrow, and none around it.
fn narrow(typed: &str) -> String {
    let narrowed: String = typed
        .chars()
        .map(|one| match one {
            '０'..='９' | '：' | '－' => {
                char::from_u32(one as u32 - 0xfee0).expect("full-width signs stand above ASCII")
            }
            '\u{3000}' => ' ',
            _ => one,
        })
        .collect();
    narrowed.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_browsers_write_them() {
        let fields = Fields::read("title=%E5%85%9A%E7%BB%84%E4%BC%9A&e=a+b&e=c&empty=".as_bytes());
        assert_eq!(fields.text("title"), "党组会");
        assert_eq!(fields.many("e"), ["a b", "c"]);
        assert_eq!(fields.filled("empty"), None);
        assert!(fields.ticked("empty"));
        assert!(fields.only(&["title", "e", "empty"]).is_ok());
        assert_eq!(
            fields.only(&["title"]).unwrap_err().field.as_deref(),
            Some("e")
        );
    }

    #[test]
    fn digits_of_either_width_are_numbers_dates_and_times() {
        let fields = Fields {
            pairs: [
                ("n", "１２"),
                ("d", "２０２６－０７－０６"),
                ("t", "０９：３０"),
                ("x", "2026-02-30"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        };
        assert_eq!(fields.number::<u32>("n").unwrap(), 12);
        assert_eq!(fields.date("d").unwrap().to_string(), "2026-07-06");
        assert_eq!(fields.time("t").unwrap().to_string(), "09:30:00");
        let refused = fields.date("x").unwrap_err();
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            ("day-unknown", Some("x"))
        );
    }
}
