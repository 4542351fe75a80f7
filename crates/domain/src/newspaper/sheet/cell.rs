//! What single cells of the subscription table say.

use jiff::civil::Date;

use crate::{Refusal, day};

/// The weekdays as they are written, Monday first.
const WEEKDAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// The weekdays of a paper as the sheet has them: `一二三四五`.
#[must_use]
pub fn weekdays_text(weekdays: u8) -> String {
    let days = WEEKDAYS.iter().enumerate();
    days.filter(|(place, _)| weekdays & (1 << place) != 0)
        .map(|(_, one)| one)
        .collect()
}

/// The year of a table as it is typed.
#[must_use]
pub fn year_of(typed: &str) -> Option<i16> {
    let date = day::parse(&format!("{}-01-01", typed.trim()))?;
    Some(date.year())
}

/// Where in the week the character stands, from 0.
fn place_of(one: char) -> Option<u8> {
    let place = match one {
        '天' => Some(6),
        '1'..='7' => Some(one as usize - '1' as usize),
        _ => WEEKDAYS.iter().position(|known| *known == one),
    };
    place.map(|place| place as u8)
}

/// The weekdays that are written: `一二三`, `周一至周五`, `1-5`, `每日`.
pub(super) fn weekdays_of(typed: &str) -> Result<u8, Refusal> {
    if typed.contains('每') {
        return Ok(0b111_1111);
    }
    let unfit = || Refusal::invalid("weekdays", "newspaper-weekdays-unfit").with("typed", typed);
    let (mut weekdays, mut last, mut is_range) = (0_u8, None, false);
    for one in typed.replace("星期", "").chars() {
        if matches!(one, '至' | '到' | '-' | '–' | '—' | '~' | '～') {
            is_range = true;
        } else if let Some(place) = place_of(one) {
            let from = match last {
                Some(last) if is_range => last,
                None if is_range => return Err(unfit()),
                _ => place,
            };
            if from > place {
                return Err(unfit());
            }
            for day in from..=place {
                weekdays |= 1 << day;
            }
            (last, is_range) = (Some(place), false);
        } else if !(one.is_whitespace() || matches!(one, '周' | '週' | '、' | '，' | ',')) {
            return Err(unfit());
        }
    }
    if weekdays == 0 || is_range {
        return Err(unfit());
    }
    Ok(weekdays)
}

/// The day that is written: `2026-01-05`, `2026/1/5`, `2026.1.5`, `2026年1月5日`.
pub(super) fn date_of(typed: &str) -> Result<Date, Refusal> {
    let known = day::read(typed);
    known.ok_or_else(|| Refusal::invalid("from", "day-unknown").with("typed", typed))
}

pub(super) fn number_of(typed: &str) -> Result<u32, Refusal> {
    let unfit = || Refusal::invalid("copies", "number-unfit").with("typed", typed);
    typed.parse().map_err(|_| unfit())
}
