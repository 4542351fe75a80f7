//! What text is taken at all: what can be seen, and nothing that hides or turns round what stands
//! beside it. Every text that somebody types goes through here.

use crate::Refusal;

/// Whether the character shows nothing, or turns round how others are shown: zero-width and
/// bidirectional marks, fillers, tags. A joiner or a variation is lawful where it has something to
/// join or to vary; see [`is_plain`].
fn is_hidden(one: char) -> bool {
    matches!(one,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || is_variation(one)
}

/// A variation selector: which form of a Han character, or of an emoji, is meant.
fn is_variation(one: char) -> bool {
    matches!(one, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// What joins the people of an emoji, `👩‍👩‍👧`.
const JOINER: char = '\u{200d}';

fn is_han(one: char) -> bool {
    matches!(one, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_emoji(one: char) -> bool {
    matches!(one, '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{1f000}'..='\u{1faff}')
}

fn takes_variation(one: char) -> bool {
    is_han(one) || is_emoji(one) || matches!(one, '0'..='9' | '#' | '*' | '©' | '®')
}

/// Whether everything in the text can be seen. A line's end is not plain; see [`is_plain_in_lines`].
#[must_use]
pub fn is_plain(text: &str) -> bool {
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(one) = characters.next() {
        let lawful = if one == JOINER {
            (is_emoji(before) || is_variation(before))
                && characters.peek().is_some_and(|next| is_emoji(*next))
        } else if is_variation(one) {
            takes_variation(before)
        } else {
            !one.is_control() && !is_hidden(one)
        };
        if !lawful {
            return false;
        }
        before = one;
    }
    true
}

/// Whether everything in the text can be seen, its lines one by one.
#[must_use]
pub fn is_plain_in_lines(text: &str) -> bool {
    text.split(['\r', '\n']).all(is_plain)
}

/// The text without the blanks around it where it is asked for, else nothing.
pub(crate) fn where_asked(text: &str, asked: bool) -> String {
    if asked {
        text.trim().to_owned()
    } else {
        String::new()
    }
}

/// Whether nothing of the text can be seen.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|one| one.is_whitespace() || one.is_control() || is_hidden(one))
}

/// How many characters the text has between the blanks around it; 0 where nothing can be seen.
#[must_use]
pub fn length(text: &str) -> usize {
    if is_blank(text) {
        0
    } else {
        text.trim().chars().count()
    }
}

/// Checks a text of one line that may be empty.
///
/// # Errors
/// `text-unfit` at the field: too long, or something in it cannot be seen.
pub fn check(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    check_plain(field, text, most, is_plain(text))
}

/// Checks a text of one line that has to say something.
///
/// # Errors
/// `field-empty` or `text-unfit` at the field.
pub fn check_filled(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    if is_blank(text) {
        return Err(Refusal::invalid(field, "field-empty"));
    }
    check(field, text, most)
}

/// Checks a text of several lines that may be empty.
///
/// # Errors
/// `text-unfit` at the field: too long, or something in it cannot be seen.
pub fn check_lines(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    check_plain(field, text, most, is_plain_in_lines(text))
}

fn check_plain(field: &'static str, text: &str, most: usize, plain: bool) -> Result<(), Refusal> {
    let length = text.chars().count();
    if plain && length <= most {
        return Ok(());
    }
    Err(Refusal::invalid(field, "text-unfit")
        .with("most", most)
        .with("length", length))
}

/// A text in pieces, numbers by their worth: 702 before 1002, 7-2 before 7-10.
#[must_use]
pub fn natural(text: &str) -> Vec<(bool, u64, String)> {
    let mut pieces: Vec<(bool, u64, String)> = Vec::new();
    for character in text.trim().chars() {
        match (character.to_digit(10), pieces.last_mut()) {
            (Some(digit), Some((false, worth, _))) => {
                *worth = worth.saturating_mul(10).saturating_add(u64::from(digit));
            }
            (Some(digit), _) => pieces.push((false, u64::from(digit), String::new())),
            (None, Some((true, _, words))) => words.push(character),
            (None, _) => pieces.push((true, 0, character.to_string())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_is_taken_and_what_hides_is_not() {
        let rows = [
            ("党组会", true),
            ("O'Brien（局长） 1号", true),
            ("𠮷野 𫖯", true),
            ("葛\u{e0100}城", true),
            ("辻\u{fe00}", true),
            ("👩\u{200d}👩\u{200d}👧", true),
            ("❤\u{fe0f}", true),
            ("e\u{301}", true),
            ("", true),
            ("a\u{0}b", false),
            ("两行\n字", false),
            ("王\u{200b}芳", false),
            ("王\u{200d}芳", false),
            ("\u{202e}倒\u{202c}", false),
            ("\u{2067}x", false),
            ("\u{feff}王芳", false),
            ("a\u{ad}b", false),
            ("ㅤ", false),
            ("\u{fe0f}", false),
            ("👩\u{200d}", false),
            ("a\u{e0041}", false),
        ];
        for (text, plain) in rows {
            assert_eq!(is_plain(text), plain, "{text:?}");
        }
        assert!(is_plain_in_lines("两行\r\n字"));
        assert!(!is_plain_in_lines("两行\n\u{202e}字"));
    }

    #[test]
    fn a_text_of_which_nothing_can_be_seen_is_empty() {
        for text in [
            "",
            " ",
            "\u{3000}",
            "\u{200b}\u{200d}",
            "\u{202e}",
            "ㅤ",
            "\u{2800}\n",
        ] {
            assert!(is_blank(text), "{text:?}");
            assert_eq!(length(text), 0, "{text:?}");
        }
        assert_eq!(length(" 王 芳 "), 3);
    }

    #[test]
    fn what_is_too_long_is_told_how_long_it_may_be() {
        assert_eq!(check("note", "一二三", 3), Ok(()));
        let refusal = check("note", "一二三四", 3).unwrap_err();
        assert_eq!((refusal.code, refusal.field), ("text-unfit", Some("note")));
        assert_eq!(
            refusal.arguments,
            [("most", "3".to_owned()), ("length", "4".to_owned())]
        );
        assert!(check_lines("note", "一\n二", 3).is_ok());
    }
}
