//! `yingbin standard show`: the plan of an ordinary day and of an ordinary large meeting.

use std::path::Path;

use jiff::civil::Time;
use standards::{ClauseId, Interval, Moment, Rule, Season, Standard, Start, Timing};
use words::{Language, format, text};

use super::table::{aligned, one_line};
use super::{Answer, check};

/// The ordinary meeting: when it starts, breaks, goes on and ends, in minutes of the day.
const STARTS: i32 = 9 * 60;
const BREAK: i32 = 10 * 60 + 15;
const RESUMED: i32 = 10 * 60 + 30;
const ENDS: i32 = 11 * 60 + 30;

const DAY_MINUTES: i32 = 24 * 60;

/// A line of a table with the minute of the day that orders it, which may lie in another day.
type Row = (i32, Vec<String>);

/// Shows the plan of a standard file.
pub(super) fn show(path: &Path, language: Language) -> Answer {
    let standard = match check::sound(path, language) {
        Ok(standard) => standard,
        Err(answer) => return answer,
    };
    let show = Show {
        standard: &standard,
        language,
    };
    Answer::Well([show.head(), show.day(), show.meeting(), show.other()].join("\n"))
}

struct Show<'s> {
    standard: &'s Standard,
    language: Language,
}

impl Show<'_> {
    fn head(&self) -> String {
        let standard = self.standard;
        let version = self.say(
            "show-version",
            &[("version", standard.version().to_string())],
        );
        let mut lines = vec![format!(
            "{}  {}  {version}\n",
            one_line(standard.title()),
            standard.id()
        )];
        let season = |season: &Season| {
            let name = one_line(&season.name);
            format!("{name}  {}–{}\n", season.from, season.until)
        };
        lines.extend(standard.seasons().iter().map(season));
        lines.concat()
    }

    fn day(&self) -> String {
        let mut rows = Vec::new();
        for rule in self.standard.rules_starting(Start::Workday) {
            let Timing::Daily(windows) = &rule.timing else {
                continue;
            };
            for window in windows {
                let opens = minute(window.opens);
                let mut when = self.span(opens, minute(window.due));
                if let Some(until) = rule.hold_until {
                    when.push_str(&self.say("show-hold", &[("until", clock(until))]));
                }
                rows.push((opens, self.row(when, rule, rule.title.clone())));
            }
        }
        self.in_order(text(self.language, "show-day"), rows)
    }

    fn meeting(&self) -> String {
        let mut rows = Vec::new();
        for rule in self.standard.rules() {
            let Some(cause) = instant(rule.starts) else {
                continue;
            };
            match offsets(&rule.timing) {
                Some((opens, due)) => {
                    let (opens, due) = (cause + opens, cause + due);
                    let when = self.span(opens, due);
                    rows.push((opens, self.row(when, rule, rule.title.clone())));
                }
                None => rows.extend(self.rounds(rule, cause)),
            }
        }
        let times = [
            ("starts", STARTS),
            ("break", BREAK),
            ("resumed", RESUMED),
            ("ends", ENDS),
        ];
        let title = self.say(
            "show-meeting",
            &times.map(|(name, minute)| (name, self.clock(minute))),
        );
        self.in_order(&title, rows)
    }

    /// The rounds of a rule, which count from each other and so have no time of day.
    fn rounds(&self, rule: &Rule, cause: i32) -> Vec<Row> {
        let Timing::Rounds(lists) = &rule.timing else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        for list in lists {
            let season = list.season.as_deref().unwrap_or_default();
            for (round, interval) in (1..).zip(&list.windows) {
                let key = if round == list.windows.len() {
                    "show-round-on"
                } else {
                    "show-round"
                };
                let round_text = self.say(key, &[("round", round.to_string())]);
                let title = [&rule.title, season, &round_text].map(str::trim);
                let title: Vec<_> = title.into_iter().filter(|part| !part.is_empty()).collect();
                let title = title.join(" ");
                let when = self.interval(*interval, round);
                rows.push((cause, self.row(when, rule, title)));
            }
        }
        rows
    }

    fn interval(&self, interval: Interval, round: usize) -> String {
        let key = if round == 1 {
            "show-after-start"
        } else {
            "show-after-round"
        };
        let from = interval.opens_minutes.to_string();
        let until = interval.due_minutes.to_string();
        self.say(key, &[("from", from), ("until", until)])
    }

    /// Everything that neither the day nor the course of a meeting brings about.
    fn other(&self) -> String {
        let mut rules: Vec<_> = self
            .standard
            .rules()
            .iter()
            .filter(|rule| rule.starts != Start::Workday && instant(rule.starts).is_none())
            .collect();
        rules.sort_by_key(|rule| rule.starts);
        let row = |rule: &&Rule| {
            let mut row = self.row(self.window(&rule.timing), rule, rule.title.clone());
            let start = format!("start-{}", rule.starts.word());
            row.insert(0, text(self.language, &start).to_owned());
            row
        };
        let rows: Vec<_> = rules.iter().map(row).collect();
        let mut heading = vec![text(self.language, "show-column-start")];
        heading.extend(self.heading());
        format!(
            "{}\n\n{}",
            text(self.language, "show-other"),
            aligned(&heading, &rows)
        )
    }

    fn window(&self, timing: &Timing) -> String {
        let Timing::Once { opens, due } = timing else {
            return String::new();
        };
        let (opens, due) = (self.moment(*opens), self.moment(*due));
        format!("{opens} {} {due}", text(self.language, "show-until"))
    }

    fn moment(&self, moment: Moment) -> String {
        match moment {
            Moment::Offset { minutes: 0 } => text(self.language, "show-at-once").to_owned(),
            Moment::Offset { minutes } => {
                self.say("show-offset", &[("minutes", format!("{minutes:+}"))])
            }
            Moment::TimeOfDay(time) => clock(time),
            Moment::NextWorkday(time) => self.say("show-next-workday", &[("time", clock(time))]),
            Moment::Agreed => text(self.language, "show-agreed").to_owned(),
        }
    }

    fn row(&self, when: String, rule: &Rule, title: String) -> Vec<String> {
        let clauses: Vec<_> = rule.clauses.iter().map(ClauseId::as_str).collect();
        let team = self.standard.team(&rule.by).map_or("", |team| &team.title);
        vec![
            when,
            rule.id.to_string(),
            title,
            clauses.join(" "),
            team.to_owned(),
            rule.wording.clone().unwrap_or_default(),
        ]
    }

    fn heading(&self) -> [&'static str; 6] {
        [
            "show-column-when",
            "show-column-rule",
            "show-column-title",
            "show-column-clauses",
            "show-column-team",
            "show-column-wording",
        ]
        .map(|key| text(self.language, key))
    }

    fn in_order(&self, title: &str, mut rows: Vec<Row>) -> String {
        rows.sort_by_key(|(minute, _)| *minute);
        let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
        format!("{title}\n\n{}", aligned(&self.heading(), &rows))
    }

    /// A window of the day; an end that lies in another day says in which.
    fn span(&self, opens: i32, due: i32) -> String {
        format!("{}–{}", self.clock(opens), self.clock(due))
    }

    fn clock(&self, minute: i32) -> String {
        let of_day = minute.rem_euclid(DAY_MINUTES);
        let time = format!("{:02}:{:02}", of_day / 60, of_day % 60);
        match minute.div_euclid(DAY_MINUTES) {
            0 => time,
            days => self.say(
                "show-other-day",
                &[("time", time), ("days", format!("{days:+}"))],
            ),
        }
    }

    fn say(&self, key: &str, arguments: &[(&str, String)]) -> String {
        format(self.language, key, arguments)
    }
}

/// When the ordinary meeting brings `start` about, if it does.
fn instant(start: Start) -> Option<i32> {
    match start {
        Start::ScheduledStart | Start::Started | Start::Seated => Some(STARTS),
        Start::Break => Some(BREAK),
        Start::Resumed => Some(RESUMED),
        Start::Ended => Some(ENDS),
        _ => None,
    }
}

fn offsets(timing: &Timing) -> Option<(i32, i32)> {
    match timing {
        Timing::Once {
            opens: Moment::Offset { minutes: opens },
            due: Moment::Offset { minutes: due },
        } => Some((*opens, *due)),
        _ => None,
    }
}

/// The minute of the day.
fn minute(time: Time) -> i32 {
    i32::from(time.hour()) * 60 + i32::from(time.minute())
}

fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}
