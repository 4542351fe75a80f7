//! Telephone numbers as people type them, and what one is found again by.

use crate::Refusal;
use crate::grams::normalized;

/// The longest number taken, in characters: with country, area and extension.
pub const TELEPHONE_MAX: usize = 30;
/// The fewest digits of a number: 110 and the house's short ones.
const DIGITS_MIN: usize = 3;

/// The number as it is kept: in narrow signs, with single spaces.
#[must_use]
pub fn narrowed(typed: &str) -> String {
    let text = normalized(typed);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks a number that may be absent.
///
/// # Errors
/// `telephone-unfit` at the field: a sign that no number has, too few digits or too many.
pub fn check(field: &'static str, telephone: &str) -> Result<(), Refusal> {
    if telephone.is_empty() {
        return Ok(());
    }
    let lawful = |one: char| one.is_ascii_digit() || "+-() #*转分机".contains(one);
    let digits = telephone.chars().filter(char::is_ascii_digit).count();
    let length = telephone.chars().count();
    if telephone.chars().all(lawful) && digits >= DIGITS_MIN && length <= TELEPHONE_MAX {
        Ok(())
    } else {
        Err(Refusal::invalid(field, "telephone-unfit").with("typed", telephone))
    }
}

/// What the number is known again by, however it was written: its digits, without the country's
/// own code. `None` where there are too few to know anybody by.
#[must_use]
pub fn essence(telephone: &str) -> Option<String> {
    let text = normalized(telephone);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = match digits.strip_prefix("0086") {
        Some(rest) if rest.len() >= 9 => rest,
        _ if text.trim_start().starts_with('+') => digits.strip_prefix("86").unwrap_or(&digits),
        _ => &digits,
    };
    (digits.len() >= DIGITS_MIN).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_again_however_it_is_written() {
        let mobile = Some("13812345678".to_owned());
        for text in [
            "13812345678",
            "138 1234 5678",
            "１３８１２３４５６７８",
            "+86 138-1234-5678",
            "0086 13812345678",
        ] {
            assert_eq!(essence(text), mobile, "{text}");
            assert_eq!(check("telephone", &narrowed(text)), Ok(()), "{text}");
        }
        assert_eq!(essence("+1 212 555 0100").as_deref(), Some("12125550100"));
        assert_eq!(essence("8021").as_deref(), Some("8021"));
        assert_eq!(essence("12"), None);
        assert_eq!(essence(""), None);
    }

    #[test]
    fn what_is_no_number_is_refused_at_its_field() {
        for text in [
            "张三",
            "12",
            "138<script>",
            &"1".repeat(31),
            "12345\u{202e}6",
        ] {
            let refusal = check("telephone", text).unwrap_err();
            assert_eq!(
                (refusal.code, refusal.field),
                ("telephone-unfit", Some("telephone"))
            );
        }
        assert_eq!(check("telephone", ""), Ok(()));
        assert_eq!(check("telephone", "(021) 6321-2345转8021"), Ok(()));
    }
}
