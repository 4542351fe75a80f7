//! Pictures come from the browser as base64.

/// The bytes that `text` (base64 of RFC 4648, padded) stands for; `None` if it is not of that form.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text
        .trim_end_matches('=')
        .bytes()
        .map(digit)
        .collect::<Option<Vec<u32>>>()?;
    let bytes = digits.chunks(4).flat_map(|chunk| {
        let whole =
            chunk.iter().fold(0, |whole, digit| whole << 6 | digit) << (6 * (4 - chunk.len()));
        whole
            .to_be_bytes()
            .into_iter()
            .skip(1)
            .take(chunk.len() - 1)
    });
    Some(bytes.collect())
}

fn digit(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_every_length_is_read() {
        for (text, bytes) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
        ] {
            assert_eq!(decode(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(decode("+/8=").unwrap(), [0xfb, 0xff]);
        assert_eq!(decode("not base64"), None);
    }
}
