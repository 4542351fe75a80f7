//! Whether a visit is one that somebody at the desk looks for.
//!
//! It is looked for in what the reader is shown, never behind the mask: whoever types a whole name
//! meets everybody whose mask looks like it, and learns nothing of who it is by trying.

use super::Details;
use super::details::{masked_name, masked_plate, masked_telephone, number_of};
use crate::folding::fold;

/// So many digits of a telephone are looked for at least.
const DIGITS_MIN: usize = 4;

impl Details {
    /// Whether the word, folded, stands in what these details show.
    #[must_use]
    pub fn show_word(&self, word: &str) -> bool {
        let texts = [&self.name, &self.organisation, &self.host, &self.purpose];
        if texts.into_iter().any(|text| fold(text).contains(word)) {
            return true;
        }
        let is_masked = self.name.ends_with('*');
        if is_masked && masked_name(word) == fold_mask(&self.name) {
            return true;
        }
        let digits = word.chars().all(|one| one.is_ascii_digit());
        if digits && word.len() >= DIGITS_MIN && !self.telephone.is_empty() {
            return self.telephone.ends_with(word) || self.telephone == masked_telephone(word);
        }
        let plate = number_of(word);
        !self.plate.is_empty() && (self.plate == plate || self.plate == masked_plate(&plate))
    }
}

/// A masked name as a folded word is masked.
fn fold_mask(name: &str) -> String {
    format!("{}*", fold(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_is_found_by_what_is_shown_of_it_and_by_nothing_behind_the_mask() {
        let whole = Details {
            name: "赵敏".to_owned(),
            organisation: "远大 Law".to_owned(),
            telephone: "13812345678".to_owned(),
            plate: "浙A12345".to_owned(),
            host: "周明 立案庭".to_owned(),
            purpose: "送材料".to_owned(),
            ..Details::default()
        };
        let masked = whole.masked();
        // The word; whether the whole shows it, whether the masked does.
        let rows = [
            ("赵敏", true, true),
            ("赵", true, true),
            // Everybody whose mask looks the same is met: nobody learns who it is.
            ("赵四", false, true),
            ("敏", true, false),
            ("钱敏", false, false),
            ("远大law", true, true),
            ("立案庭", true, true),
            ("材料", true, true),
            ("5678", true, true),
            ("678", false, false),
            ("13812345678", true, true),
            ("13899995678", false, true),
            ("13812345679", false, false),
            ("2345", false, false),
            ("浙a12345", true, true),
            ("浙b12345", false, false),
        ];
        for (word, in_whole, in_masked) in rows {
            assert_eq!(whole.show_word(word), in_whole, "{word}");
            assert_eq!(masked.show_word(word), in_masked, "{word} masked");
        }
        assert!(!Details::default().show_word("赵"));
    }
}
