//! What a standard asks for once a meeting is under way, for whoever has to go on without the
//! house: a phone in a basement.

use jiff::tz::TimeZone;

use crate::{Meeting, Moment, Rule, Standard, Start, Timing};

/// A rule that something in a meeting starts, with its windows in the meeting's season.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseRule<'standard> {
    /// The rule.
    pub rule: &'standard Rule,
    /// The window of each round, counted from what starts it; the last one repeats. Never empty.
    pub windows: Vec<CourseWindow>,
}

/// A window counted from its cause; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseWindow {
    /// Minutes after which it opens, negative before the cause.
    pub opens_minutes: i32,
    /// Minutes after which it is due.
    pub due_minutes: i32,
}

/// The rules that the happenings of this meeting start, each start's in the order of the standard.
///
/// [`crate::Run`] makes its duties of the same rules and windows; what the scheduled start begins
/// is made when the meeting is booked, and is not among them.
#[must_use]
pub fn course<'standard>(
    standard: &'standard Standard,
    zone: &TimeZone,
    meeting: &Meeting,
) -> Vec<CourseRule<'standard>> {
    let date = zone.to_datetime(meeting.starts).date();
    let season = standard.season_on(date).map(|season| season.name.as_str());
    let is_in_it = |rule: &&Rule| {
        rule.starts.is_in_meeting()
            && rule.starts != Start::ScheduledStart
            && rule.is_for(meeting.size)
    };
    let rules = standard.rules().iter().filter(is_in_it);
    rules
        .map(|rule| CourseRule {
            rule,
            windows: windows(rule, season),
        })
        .filter(|one| !one.windows.is_empty())
        .collect()
}

/// The rules by which is served what was ordered for when the guests sit down, or for a break; their duties
/// are of the order, and no break stops them.
#[must_use]
pub fn order_course(standard: &Standard) -> Vec<CourseRule<'_>> {
    let rules = standard.rules().iter();
    let rules = rules.filter(|rule| matches!(rule.starts, Start::OrderSeated | Start::OrderBreak));
    rules
        .map(|rule| CourseRule {
            rule,
            windows: windows(rule, None),
        })
        .filter(|one| !one.windows.is_empty())
        .collect()
}

fn windows(rule: &Rule, season: Option<&str>) -> Vec<CourseWindow> {
    match &rule.timing {
        Timing::Once {
            opens: Moment::Offset { minutes: opens },
            due: Moment::Offset { minutes: due },
        } => vec![CourseWindow {
            opens_minutes: *opens,
            due_minutes: *due,
        }],
        Timing::Rounds(lists) => {
            // A list that is shorter than the longest repeats its last window, as rounds do.
            let longest = lists.iter().map(|list| list.windows.len()).max();
            (1..=longest.unwrap_or(0) as u32)
                .map_while(|round| rule.interval(season, round))
                .map(|interval| CourseWindow {
                    opens_minutes: interval.opens_minutes as i32,
                    due_minutes: interval.due_minutes as i32,
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Size, read, shipped};

    fn told(text: &str, starts: &str, size: Size) -> Vec<String> {
        let standard = read(text).standard.unwrap();
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let starts: jiff::Timestamp = starts.parse().unwrap();
        let meeting = Meeting {
            starts,
            ends: starts + jiff::SignedDuration::from_hours(2),
            size,
        };
        course(&standard, &zone, &meeting)
            .iter()
            .map(|one| {
                let windows: Vec<String> = one
                    .windows
                    .iter()
                    .map(|window| format!("{}-{}", window.opens_minutes, window.due_minutes))
                    .collect();
                format!(
                    "{} {} {}",
                    one.rule.starts.word(),
                    one.rule.id,
                    windows.join(" ")
                )
            })
            .collect()
    }

    // C4.2.2
    #[test]
    fn the_course_of_a_meeting_follows_season_and_size_c4_2_2() {
        let after = [
            "ended send-off 0-5",
            "ended left-items 0-15",
            "ended clear-up 0-30",
        ];
        let summer = told(shipped::BUREAU_HQ, "2026-07-06T09:00:00+08:00", Size::Large);
        let within = [
            "seated tea 0-5",
            "started refill 10-15 15-20 25-30",
            "request request 0-3",
            "break cup-change 0-10",
        ];
        assert_eq!(summer, [&within[..], &after[..]].concat());
        // The last evening of October in UTC is the first winter morning in Shanghai.
        let winter = told(shipped::BUREAU_HQ, "2026-10-31T23:00:00Z", Size::Small);
        let within = [
            "seated tea 0-5",
            "started refill 15-20 20-25 25-30",
            "request request 0-3",
        ];
        assert_eq!(winter, [&within[..], &after[..]].concat());
    }

    // B6
    #[test]
    fn what_was_ordered_for_a_moment_has_its_window_in_both_standards_b6() {
        for text in [shipped::BUREAU_HQ, shipped::COURT_HALL] {
            let standard = read(text).standard.unwrap();
            let told: Vec<String> = order_course(&standard)
                .iter()
                .map(|one| {
                    let [window] = one.windows[..] else {
                        panic!("{} has one window", one.rule.id);
                    };
                    let (opens, due) = (window.opens_minutes, window.due_minutes);
                    format!("{} {opens}-{due}", one.rule.starts.word())
                })
                .collect();
            assert_eq!(told, ["order-seated 0-5", "order-break 0-5"]);
        }
    }

    // A4.6
    #[test]
    fn the_rounds_of_the_court_are_the_same_all_year_a4_6() {
        for day in ["2026-07-06T09:00:00+08:00", "2026-12-06T09:00:00+08:00"] {
            let rules = told(shipped::COURT_HALL, day, Size::Small);
            assert!(
                rules.contains(&"started refill 13-17".to_owned()),
                "{rules:?}"
            );
        }
    }
}
