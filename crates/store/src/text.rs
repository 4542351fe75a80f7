//! How ids and small lists stand in a column of text, and how one that cannot be is reported.

use std::str::FromStr;

use anyhow::{Result, anyhow};

/// A row that cannot be: names the table, the column and what stands there.
pub(crate) fn inconsistent(table: &str, column: &str, value: &str) -> anyhow::Error {
    anyhow!("inconsistent row: {table}.{column} is {value:?}")
}

/// Reads an id or another thing with one spelling.
pub(crate) fn read<T: FromStr>(table: &str, column: &str, value: &str) -> Result<T> {
    value
        .parse()
        .map_err(|_| inconsistent(table, column, value))
}

/// Reads an id that may be absent.
pub(crate) fn read_optional<T: FromStr>(
    table: &str,
    column: &str,
    value: Option<&str>,
) -> Result<Option<T>> {
    value.map(|value| read(table, column, value)).transpose()
}

/// A list as a JSON array: an item may hold anything, a line's end too.
pub(crate) fn list(items: &[String]) -> String {
    serde_json::to_string(items).expect("a list of texts is JSON")
}

/// The list of the JSON array.
pub(crate) fn from_list(table: &str, column: &str, text: &str) -> Result<Vec<String>> {
    serde_json::from_str(text).map_err(|_| inconsistent(table, column, text))
}

/// Named values as a JSON array of pairs: their order counts.
pub(crate) fn pairs<K: AsRef<str>, V: AsRef<str>>(pairs: &[(K, V)]) -> String {
    let list: Vec<[&str; 2]> = pairs
        .iter()
        .map(|(name, value)| [name.as_ref(), value.as_ref()])
        .collect();
    serde_json::to_string(&list).expect("pairs of text are JSON")
}

/// The named values of a JSON array of pairs.
pub(crate) fn from_pairs(table: &str, column: &str, text: &str) -> Result<Vec<(String, String)>> {
    serde_json::from_str(text).map_err(|_| inconsistent(table, column, text))
}

/// A whole number as a column of it keeps it. The house bounds every number long before this.
pub(crate) fn kept(table: &str, column: &str, value: u32) -> Result<i32> {
    i32::try_from(value).map_err(|_| inconsistent(table, column, &value.to_string()))
}

/// The whole number of a column.
pub(crate) fn counted(table: &str, column: &str, value: i32) -> Result<u32> {
    u32::try_from(value).map_err(|_| inconsistent(table, column, &value.to_string()))
}

/// Bytes as a column of text keeps them: both databases know text, each its own kind of bytes.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(text, "{byte:02x}").expect("text takes text");
    }
    text
}

/// The bytes of a column.
pub(crate) fn from_hex(table: &str, column: &str, text: &str) -> Result<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|one| one.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2));
    let digits = digits.ok_or_else(|| inconsistent(table, column, "no bytes"))?;
    Ok(digits
        .chunks_exact(2)
        .map(|pair| (pair[0] << 4 | pair[1]) as u8)
        .collect())
}
