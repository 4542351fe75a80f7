//! How typed words and the names they look for are made alike: full width and capitals, spaces,
//! dots and hyphens make no difference.

/// What is left of a text when it is compared: narrow small letters, digits and characters.
///
/// The `ü` of the sounds is the `v` that everybody types for it.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars()
        .map(narrow)
        .filter(|one| one.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|one| if one == 'ü' { 'v' } else { one })
        .collect()
}

/// The words of a typed text, each folded, none empty.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let narrowed: String = text.chars().map(narrow).collect();
    narrowed
        .split_whitespace()
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect()
}

/// The digits of a text, in either width.
#[must_use]
pub fn digits(text: &str) -> String {
    text.chars()
        .map(narrow)
        .filter(char::is_ascii_digit)
        .collect()
}

/// A full-width sign as the narrow one that it stands for.
fn narrow(one: char) -> char {
    match one {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(one as u32 - 0xfee0).expect("full-width signs stand above ASCII")
        }
        '\u{3000}' => ' ',
        _ => one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_capitals_spaces_and_dots_make_no_difference() {
        let rows = [
            ("ＺＨＡＮＧ　Ｗｅｉ", "zhangwei"),
            ("张 伟", "张伟"),
            ("阿不都克里木·艾合买提", "阿不都克里木艾合买提"),
            ("买买提・吐尔逊", "买买提吐尔逊"),
            ("０５７１－８８８８", "05718888"),
            ("浙Ａ·12345", "浙a12345"),
            ("𠮷野 𫖯", "𠮷野𫖯"),
            ("lǜ LÜ", "lǜlv"),
            ("葛\u{e0100}城", "葛城"),
            ("·。-", ""),
        ];
        for (typed, folded) in rows {
            assert_eq!(fold(typed), folded, "{typed:?}");
        }
        assert_eq!(words(" zhang　wei · "), ["zhang", "wei"]);
        assert_eq!(digits("（０５７１）8021 转 3"), "057180213");
    }
}
