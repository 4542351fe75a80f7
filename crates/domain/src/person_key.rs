//! What a person is found by while somebody types: keys that are kept beside the person, in which
//! what was typed is looked up by its beginning (clauses A2.6, A2.7).
//!
//! A key is a folded text or the end of one, so that any part of a name is the beginning of some
//! key. For those with precedence the beginnings of their keys are kept as well, each a key of its
//! own in order of precedence: one letter finds the leaders at once and reads no more than it shows.

use std::collections::BTreeSet;

use crate::directory::PRECEDENCE_MAX;
use crate::{folding, reading};

/// The number of these rules: keys made by other ones are made anew.
pub const RULES: i32 = 1;
/// The longest key, in characters; what is typed beyond it is not looked at.
pub const KEY_MAX: usize = 24;
/// The longest beginning that is kept as a key of its own.
const STUB_MAX: usize = 8;
/// From how many characters of a text on its ends are keys too.
const ENDS_MAX: usize = 50;
/// How many ends of a text are known by their sounds.
const SOUNDED_ENDS_MAX: usize = 8;
/// The fewest digits of a telephone, and signs of a plate, that are looked for.
const DIGITS_MIN: usize = 3;
/// The most words of one search.
const WORDS_MAX: usize = 4;
/// What stands before a beginning that is kept as a key.
const STUB: char = '=';
/// The precedence by which those without one are kept.
pub const NO_PRECEDENCE: u32 = PRECEDENCE_MAX + 1;

/// What is known of a person, as far as they are found by it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'known> {
    /// Their name.
    pub name: &'known str,
    /// How they are addressed.
    pub form_of_address: &'known str,
    /// Whether they have a precedence.
    pub has_precedence: bool,
    /// The name of their department.
    pub department: &'known str,
    /// The number on the door of their room.
    pub room_number: &'known str,
    /// The name of their room.
    pub room_name: &'known str,
    /// Their telephones.
    pub telephones: [&'known str; 2],
    /// Their vehicles.
    pub plates: &'known [String],
}

/// The keys of a person.
#[must_use]
pub fn keys(known: &Known<'_>) -> BTreeSet<String> {
    let mut called = BTreeSet::new();
    add_text(&mut called, known.name, Ends::All, true);
    add_text(&mut called, known.form_of_address, Ends::OfTwo, true);
    let mut keys = BTreeSet::new();
    if known.has_precedence {
        let stubs = called.iter().flat_map(|key| stubs(key));
        keys.extend(stubs);
    }
    keys.append(&mut called);
    add_text(&mut keys, known.department, Ends::OfTwo, false);
    add_text(&mut keys, known.room_name, Ends::OfTwo, false);
    let number = folding::fold(known.room_number);
    if !number.is_empty() {
        keys.insert(cut(&number));
    }
    for telephone in known.telephones {
        add_ends(&mut keys, &folding::digits(telephone), DIGITS_MIN);
    }
    for plate in known.plates {
        add_ends(&mut keys, &folding::fold(plate), DIGITS_MIN);
    }
    keys
}

/// Which ends of a text are keys.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    All,
    /// Those of at least two characters.
    OfTwo,
}

fn add_text(keys: &mut BTreeSet<String>, text: &str, ends: Ends, is_name: bool) {
    let folded = folding::fold(text);
    if folded.is_empty() {
        return;
    }
    let least = if ends == Ends::All { 1 } else { 2 };
    add_ends(keys, &folded, least);
    keys.insert(cut(&folded));
    let readings = reading::readings(&folded, is_name);
    let starts = match ends {
        Ends::All => readings.len().min(SOUNDED_ENDS_MAX),
        Ends::OfTwo => 1,
    };
    for start in 0..starts {
        for sound in reading::sounds(&readings[start..]) {
            keys.insert(cut(&sound.concat()));
            if sound.len() > 1 {
                let initials = sound.iter().filter_map(|one| one.chars().next());
                keys.insert(cut(&initials.collect::<String>()));
            }
        }
    }
}

/// The text and its ends, as far as they have so many characters.
fn add_ends(keys: &mut BTreeSet<String>, text: &str, least: usize) {
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
    let count = places.len();
    for (index, place) in places.into_iter().enumerate().take(ENDS_MAX) {
        if count - index >= least {
            keys.insert(cut(&text[place..]));
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(KEY_MAX).collect()
}

/// The beginnings of a key, each as a key of its own.
fn stubs(key: &str) -> impl Iterator<Item = String> {
    let ends = key
        .char_indices()
        .map(|(place, one)| place + one.len_utf8())
        .take(STUB_MAX);
    ends.map(|end| format!("{STUB}{}", &key[..end]))
}

/// A word that is looked for: found by any of its ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWord {
    /// As it was typed and, where letters stand among characters, as it sounds.
    pub ways: Vec<Way>,
}

/// One way to look a word up among the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The word as keys begin with it.
    pub from: String,
    /// The first text after all that begin with it.
    pub until: String,
    /// The key under which those with precedence are found; `None` for a long word, whose own keys
    /// are few.
    pub stub: Option<String>,
}

impl SearchWord {
    fn of(word: &str) -> Self {
        let ways = std::iter::once(word.to_owned()).chain(spelled(word));
        Self {
            ways: ways.map(|word| Way::of(&word)).collect(),
        }
    }
}

impl Way {
    fn of(word: &str) -> Self {
        let from = cut(word);
        Self {
            until: format!("{from}{}", char::MAX),
            stub: (from.chars().count() <= STUB_MAX).then(|| format!("{STUB}{from}")),
            from,
        }
    }
}

/// The words that a typed text looks for; empty where it looks for nothing.
#[must_use]
pub fn search_words(typed: &str) -> Vec<SearchWord> {
    let words = folding::words(typed);
    // Sounds and digits are often typed with spaces between them: they belong together.
    let spelled_apart = words.len() > 1
        && (words
            .iter()
            .all(|word| word.bytes().all(|one| one.is_ascii_lowercase()))
            || words
                .iter()
                .all(|word| word.bytes().all(|one| one.is_ascii_digit())));
    if spelled_apart {
        return vec![SearchWord::of(&words.concat())];
    }
    words
        .iter()
        .take(WORDS_MAX)
        .map(|word| SearchWord::of(word))
        .collect()
}

/// The word with its characters as sounds where letters are mixed into it: 张w, as an input method
/// leaves it half way.
fn spelled(word: &str) -> Option<String> {
    let has_letters = word.bytes().any(|one| one.is_ascii_lowercase());
    if !has_letters || word.is_ascii() {
        return None;
    }
    let readings = reading::readings(word, true);
    Some(readings.iter().map(|known| known[0].as_str()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(known: &Known<'_>, typed: &str) -> bool {
        let keys = keys(known);
        let words = search_words(typed);
        !words.is_empty()
            && words.iter().all(|word| {
                word.ways.iter().any(|way| {
                    let stub = way.stub.as_ref().is_some_and(|stub| keys.contains(stub));
                    // The bounds of a search hold just what begins with the word.
                    let within: Vec<&String> =
                        keys.range(way.from.clone()..way.until.clone()).collect();
                    assert!(within.iter().all(|key| key.starts_with(&way.from)));
                    stub || !within.is_empty()
                })
            })
    }

    fn zhang() -> Known<'static> {
        Known {
            name: "张晓伟",
            form_of_address: "张处长",
            has_precedence: true,
            department: "财务处",
            room_number: "702",
            room_name: "财务处办公室",
            telephones: ["0571-8888 8021", "13812345678"],
            plates: &[],
        }
    }

    // A2.6
    #[test]
    fn a_person_is_found_by_characters_sounds_initials_room_and_number_a2_6() {
        let found = [
            "张",
            "张晓",
            "晓伟",
            "伟",
            "zhang",
            "zhangxiaowei",
            "z",
            "zx",
            "zxw",
            "xw",
            "xiaowei",
            "wei",
            "Zhang Xiao",
            "ＺＸＷ",
            "张x",
            "张xi",
            "张处",
            "处长",
            "zcz",
            "财务",
            "caiwu",
            "cwc",
            "702",
            "8021",
            "888",
            "88888021",
            "8888 8021",
            "138",
            "5678",
            "张 财务",
            "zxw 8021",
            "张 702",
        ];
        for typed in found {
            assert!(is_found(&zhang(), typed), "{typed}");
        }
        let not = [
            "李",
            "li",
            "zwx",
            "21",
            "张 人事",
            "703",
            "",
            " ",
            "·",
            "%",
            "_",
        ];
        for typed in not {
            assert!(!is_found(&zhang(), typed), "{typed}");
        }
    }

    // A2.7
    #[test]
    fn a_vehicle_is_found_by_any_three_signs_of_its_plate_a2_7() {
        let plates = ["浙A·D1234".to_owned()];
        let known = Known {
            name: "𠮷野",
            plates: &plates,
            ..Known::default()
        };
        for typed in ["浙A", "浙ad12", "AD1", "234", "𠮷", "野", "𠮷野"] {
            assert!(is_found(&known, typed), "{typed}");
        }
        assert!(!is_found(&known, "34"));
    }

    #[test]
    fn a_surname_is_found_by_each_of_its_readings() {
        let named = |name| Known {
            name,
            ..Known::default()
        };
        for (name, typed) in [
            ("单雄信", "shan"),
            ("单雄信", "dan"),
            ("曾国强", "zeng"),
            ("仇英", "qiu"),
            ("区伯", "ou"),
            ("区伯", "ob"),
            ("吕布", "lv"),
            ("欧阳修", "oy"),
            ("阿不都克里木·艾合买提", "abdklm"),
            ("O'Brien", "obri"),
        ] {
            assert!(is_found(&named(name), typed), "{name} {typed}");
        }
        assert!(is_found(&named("阿不都克里木·艾合买提"), "艾合"));
    }

    #[test]
    fn the_keys_of_a_name_are_few_however_long_it_is() {
        let long = "乐".repeat(50);
        let known = Known {
            name: &long,
            has_precedence: true,
            ..Known::default()
        };
        let count = keys(&known).len();
        assert!(count < 400, "{count}");
        assert!(
            keys(&known)
                .iter()
                .all(|key| key.chars().count() <= KEY_MAX)
        );
        let plain = Known {
            has_precedence: false,
            ..zhang()
        };
        let count = keys(&plain).len();
        assert!(count < 60, "{count}");
    }
}
