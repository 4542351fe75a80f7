//! What stands in the way of a booking, as a refusal names it.

use words::Language;

use crate::need::Here;
use crate::trouble::Trouble;
use crate::views::Obstacle;

/// What a refusal names, where something is in the way: the meeting with its title, its host and
/// its times to whoever may know, to others that the room is taken; a closure with its reason.
pub(super) fn of(trouble: &Trouble, here: &Here, language: Language) -> Option<Obstacle> {
    if !matches!(trouble.code, "room-held" | "room-closed") {
        return None;
    }
    let told = |name: &str| {
        let found = trouble.arguments.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let held = span(told("from"), told("until"));
    let other = told("way").ends_with("part");
    let mut obstacle = Obstacle {
        title: words::text(language, "access-masked-title").to_owned(),
        host: told("host").to_owned(),
        part: if other { told("part") } else { "" }.to_owned(),
        time: held.clone(),
        held: String::new(),
        href: None,
    };
    if trouble.code == "room-closed" {
        told("reason").clone_into(&mut obstacle.title);
    } else if !told("meeting").is_empty() {
        told("title").clone_into(&mut obstacle.title);
        obstacle.time = span(told("starts"), told("ends"));
        obstacle.held = held;
        obstacle.href = Some(format!("/sites/{}/meetings/{}", here.site, told("meeting")));
    }
    Some(obstacle)
}

/// The day on which it is in the way.
pub(super) fn day_of(trouble: &Trouble) -> Option<jiff::civil::Date> {
    let mut arguments = trouble.arguments.iter();
    let day = arguments.find(|(known, _)| known == "day")?;
    day.1.parse().ok()
}

/// Two moments, the day of the second left out where it is the same.
fn span(from: &str, until: &str) -> String {
    let day = from.split(' ').next().unwrap_or("");
    let until = until.strip_prefix(day).unwrap_or(until).trim_start();
    format!("{from}–{until}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_told_once() {
        let rows = [
            (
                "2026-07-06 09:00",
                "2026-07-06 10:00",
                "2026-07-06 09:00–10:00",
            ),
            (
                "2026-07-06 23:00",
                "2026-07-07 01:00",
                "2026-07-06 23:00–2026-07-07 01:00",
            ),
        ];
        for (from, until, expected) in rows {
            assert_eq!(span(from, until), expected);
        }
    }
}
