//! What a list shows of personal data: enough to know somebody again, too little to learn them.

/// A name as a list shows it: its first character, 张*. Nobody named shows as nothing.
#[must_use]
pub fn name(name: &str) -> String {
    let first = name.trim().chars().next();
    first.map_or_else(String::new, |first| format!("{first}*"))
}

/// A telephone as a list shows it: 138****5678; of a shorter one its last digits.
#[must_use]
pub fn telephone(telephone: &str) -> String {
    let digits: Vec<char> = telephone.chars().filter(char::is_ascii_digit).collect();
    let last = |count: usize| digits[digits.len() - count..].iter().collect::<String>();
    match digits.len() {
        0 => String::new(),
        1..=3 => "***".to_owned(),
        4..=6 => format!("**{}", last(2)),
        7..=10 => format!("****{}", last(4)),
        _ => format!("{}****{}", digits[..3].iter().collect::<String>(), last(4)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_shows_enough_to_know_somebody_again() {
        let rows = [
            ("张伟", "张*"),
            (" 欧阳修 ", "欧*"),
            ("𠮷野", "𠮷*"),
            ("O'Brien", "O*"),
            ("", ""),
        ];
        for (given, shown) in rows {
            assert_eq!(name(given), shown, "{given}");
        }
        let rows = [
            ("13812345678", "138****5678"),
            ("021-63212345", "021****2345"),
            ("6321 2345", "****2345"),
            ("8021", "**21"),
            ("110", "***"),
            ("", ""),
        ];
        for (given, shown) in rows {
            assert_eq!(telephone(given), shown, "{given}");
        }
    }
}
