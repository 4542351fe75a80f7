//! The small tokenizer of the journal's search: two-character grams, the same for both databases.
//!
//! Chinese is written without spaces, so words cannot be cut; every two neighbouring characters
//! can. A search finds the entries that hold all grams of its words and then checks the text.

use std::collections::BTreeSet;

/// The text as it is searched: full-width digits and letters narrowed, letters in lower case.
#[must_use]
pub fn normalized(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
            }
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The grams of a text, each once, in order. A run of a single character is a gram of one.
///
/// A gram never crosses a space or a sign of punctuation.
#[must_use]
pub fn grams(text: &str) -> BTreeSet<String> {
    let text = normalized(text);
    let mut grams = BTreeSet::new();
    for run in text.split(|character: char| !character.is_alphanumeric()) {
        let characters: Vec<char> = run.chars().collect();
        if let [single] = characters.as_slice() {
            grams.insert(single.to_string());
        }
        for pair in characters.windows(2) {
            grams.insert(pair.iter().collect());
        }
    }
    grams
}

/// A search as it is asked: its words, each of which an entry must hold as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Search {
    /// The words, normalized.
    pub words: Vec<String>,
    /// Grams of the words; an entry that lacks one cannot match.
    pub grams: BTreeSet<String>,
}

impl Search {
    /// Reads what somebody typed. At most eight words of at most fifty characters count.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        // No text holds control characters; they part words as spaces do.
        let words: Vec<String> = normalized(text)
            .split(|one: char| one.is_whitespace() || one.is_control())
            .filter(|word| !word.is_empty())
            .take(8)
            .map(|word| word.chars().take(50).collect())
            .collect();
        let grams = words
            .iter()
            .flat_map(|word| grams(word))
            // A lone character of a word stands inside longer runs, where it is no gram.
            .filter(|gram| gram.chars().count() == 2)
            .collect();
        Self { words, grams }
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the text holds every word.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let text = normalized(text);
        self.words.iter().all(|word| text.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> String {
        grams(text).into_iter().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_text_is_cut_into_pairs_of_neighbours() {
        for (text, expected) in [
            ("续水第2次", "2次 水第 第2 续水"),
            ("七层 701", "01 70 七层"),
            ("王, 李", "李 王"),
            ("ＶＩＰ室", "ip p室 vi"),
            ("𠮷野家", "野家 𠮷野"),
            ("", ""),
        ] {
            assert_eq!(listed(text), expected, "{text}");
        }
    }

    #[test]
    fn a_search_of_two_characters_finds_them_inside_a_sentence() {
        let search = Search::parse("续水");
        assert!(search.matches("第一会议室续水第2次"));
        assert!(!search.matches("续一水"));
        assert!(search.grams.is_subset(&grams("第一会议室续水第2次")));
    }

    #[test]
    fn every_word_of_a_search_must_be_held() {
        let search = Search::parse("　党组会 ７０１");
        assert!(search.matches("党组会 701 续水"));
        assert!(!search.matches("党组会 702 续水"));
    }
}
