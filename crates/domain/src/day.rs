//! A civil day as it is written: four digits, two, two, of a year that somebody plans in.

use jiff::civil::Date;

/// The years that are planned in.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// The day written as `2026-07-06`; `None` for any other spelling, and for years of other ages.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let spelt = text.len() == 10
        && text.bytes().enumerate().all(|(place, one)| match place {
            4 | 7 => one == b'-',
            _ => one.is_ascii_digit(),
        });
    let day: Date = text.parse().ok().filter(|_| spelt)?;
    YEARS.contains(&day.year()).then_some(day)
}

/// The day as people write it into a sheet: `2026-01-05`, `2026/1/5`, `2026.1.5`, `2026年1月5日`.
#[must_use]
pub fn read(typed: &str) -> Option<Date> {
    let parts: Vec<&str> = typed
        .trim_end_matches('日')
        .split(['-', '/', '.', '年', '月'])
        .map(str::trim)
        .collect();
    match parts.as_slice() {
        [year, month, day] => parse(&format!("{year:0>4}-{month:0>2}-{day:0>2}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_one_way() {
        for (text, lawful) in [
            ("2026-12-01", true),
            ("2000-01-01", true),
            ("2100-12-31", true),
            ("1999-12-31", false),
            ("2101-01-01", false),
            ("2026-02-30", false),
            ("20261201", false),
            ("2026-12-01T09:00", false),
            ("2026-12-01T09:00[Asia/Shanghai]", false),
            ("+002026-12-01", false),
            ("-2026-12-01", false),
            ("2026-1-2", false),
            ("２０２６-12-01", false),
            ("", false),
        ] {
            assert_eq!(parse(text).is_some(), lawful, "{text}");
        }
    }
}
