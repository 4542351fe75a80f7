//! Every text that the product shows, in its three languages.
//!
//! A caller names a text by its key and gets it in the reader's language: [`text`] for a text that
//! stands as it is, [`format()`] for one with places to fill.
//! A key that no file has comes back as it was asked for, so that a screen never fails over a word.
//!
//! This crate never knows who reads, what a duty is or where a text is shown; the clauses and the
//! wording of a duty are data of the written standards and do not stand here.
//!
//! **To add a text:** write its key into the file of its feature below `texts/`, once in each of
//! the three languages; Traditional Chinese is written by hand.
//! **To add a file:** write it in three languages and add one line to `FILES` in `files.rs`.
//! The tests then hold the three to the same keys and the same places.

mod files;
mod language;

use std::borrow::{Borrow, Cow};
use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use crate::files::{File, files};
pub use crate::language::Language;

/// No count that people read is longer.
const COUNT_DIGITS_MAX: usize = 15;

/// What fills a place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Words, put in as they are. A bare count among them chooses the plural as a number does.
    Text(&'a str),
    /// A count, which also chooses the plural where a language has one.
    Number(i64),
}

impl<'a> From<&'a Arg<'a>> for Arg<'a> {
    fn from(arg: &'a Arg<'a>) -> Self {
        *arg
    }
}

impl<'a> From<&'a &'a str> for Arg<'a> {
    fn from(text: &'a &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a i64> for Arg<'a> {
    fn from(number: &'a i64) -> Self {
        Arg::Number(*number)
    }
}

/// The text of `key` in `language`, for texts without places to fill; costs one look-up.
///
/// A key that no file has comes back itself; a text with places comes back with them unfilled.
///
/// ```
/// use words::{Language, text};
///
/// assert_eq!(text(Language::En, "language-name"), "English");
/// assert_eq!(text(Language::En, "no-such-key"), "no-such-key");
/// ```
#[must_use]
pub fn text(language: Language, key: &str) -> &str {
    shelf(language)
        .plain
        .get(key)
        .map_or(key, |text| text.as_ref())
}

/// The text of `key` in `language` with its places filled from `arguments`, which are strings or
/// [`Arg`]s by name.
///
/// A key that no file has comes back itself; a place that no argument fills shows its name.
///
/// ```
/// use words::{Arg, Language, format};
///
/// let waited = format(Language::En, "refusal-sign-in-too-often", &[("seconds", Arg::Number(1))]);
/// assert!(waited.contains("1 second"));
/// let version = format(Language::ZhHans, "show-version", &[("version", "5")]);
/// assert_eq!(version, "版本 5");
/// ```
#[must_use]
pub fn format<'a, A>(language: Language, key: &str, arguments: &'a [(&'a str, A)]) -> String
where
    &'a A: Into<Arg<'a>>,
{
    let shelf = shelf(language);
    let Some(pattern) = shelf
        .bundle
        .get_message(key)
        .and_then(|message| message.value())
    else {
        return key.to_owned();
    };
    let mut filled = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        let value = match argument.into() {
            Arg::Text(text) => counted(text).map_or_else(
                || FluentValue::String(Cow::Borrowed(text)),
                FluentValue::from,
            ),
            Arg::Number(number) => FluentValue::from(number),
        };
        filled.set(*name, value);
    }
    let mut errors = Vec::new();
    shelf
        .bundle
        .format_pattern(pattern, Some(&filled), &mut errors)
        .into_owned()
}

/// A count that comes as text, as the places of pages and of the journal do. What has a zero in front is a name.
fn counted(text: &str) -> Option<i64> {
    let is_count = text.len() <= COUNT_DIGITS_MAX
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    is_count.then(|| text.parse().ok()).flatten()
}

/// The things as a list, joined as the language joins them.
///
/// ```
/// use words::{Language, list};
///
/// assert_eq!(list(Language::En, &["projector", "microphone"]), "projector, microphone");
/// assert_eq!(list(Language::ZhHans, &["投影", "话筒"]), "投影、话筒");
/// ```
#[must_use]
pub fn list<T: Borrow<str>>(language: Language, things: &[T]) -> String {
    things.join(language.between())
}

/// The texts of one language, made ready at first use.
struct Shelf {
    bundle: FluentBundle<FluentResource>,
    /// Every message formatted with nothing to fill, so that a plain text costs one look-up.
    plain: HashMap<&'static str, Box<str>>,
}

fn shelf(language: Language) -> &'static Shelf {
    static SHELVES: [OnceLock<Shelf>; 3] = [const { OnceLock::new() }; 3];
    SHELVES[language as usize].get_or_init(|| Shelf::filled(language))
}

impl Shelf {
    fn filled(language: Language) -> Self {
        let tag = language
            .tag()
            .parse()
            .expect("the tags of the languages are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would travel into files, journals and tables; our scripts run one way.
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for file in files() {
            let source = file.text(language);
            // What parsed is served even where a line did not; the tests refuse such a file.
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
            keys.extend(source.lines().filter_map(key_of));
        }
        let plain = keys
            .into_iter()
            .filter_map(|key| {
                let pattern = bundle.get_message(key)?.value()?;
                let text = bundle.format_pattern(pattern, None, &mut Vec::new());
                Some((key, text.into()))
            })
            .collect();
        Shelf { bundle, plain }
    }
}

/// The key that a line of a file begins, if it begins one.
fn key_of(line: &'static str) -> Option<&'static str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let begins = key.starts_with(|first: char| first.is_ascii_alphabetic());
    (begins && !key.contains(' ')).then_some(key)
}
