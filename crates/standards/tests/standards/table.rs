//! Plays a table of events: a row a happening, what follows last.
//!
//! A row reads `time  happening => expectations`.
//! The happening is `look` for nothing, or one of `started`, `seated`, `break`, `resumed`, `ended`,
//! `cancelled`, `requested`, `done rule [round]`, `waived rule reason`, `moved start end`.
//! The expectations are separated by commas, each `rule round opens-due state [punctuality]` as it
//! is at the time of the row, `no rule` for a rule without duties, or `refused key`.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use standards::{Duty, Happening, Meeting, Run, Size, Standard, day, read, shipped};

/// The standard of the bureau.
pub fn bureau() -> Standard {
    read(shipped::BUREAU_HQ)
        .standard
        .expect("the shipped standards are sound")
}

/// The standard of the court.
pub fn court() -> Standard {
    read(shipped::COURT_HALL)
        .standard
        .expect("the shipped standards are sound")
}

/// A meeting from nine to half past eleven on a day of the site.
pub struct Table {
    standard: Standard,
    zone: TimeZone,
    date: Date,
    size: Size,
}

impl Table {
    /// A large meeting in Shanghai on a summer day.
    pub fn of(standard: Standard) -> Self {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        Table {
            standard,
            zone,
            date: Date::constant(2026, 7, 6),
            size: Size::Large,
        }
    }

    /// The same on another day.
    pub fn on(self, date: &str) -> Self {
        Table {
            date: date.parse().unwrap(),
            ..self
        }
    }

    /// The same at a site elsewhere.
    pub fn at(self, zone: &str) -> Self {
        Table {
            zone: TimeZone::get(zone).unwrap(),
            ..self
        }
    }

    /// The same with a small meeting.
    pub fn small(self) -> Self {
        Table {
            size: Size::Small,
            ..self
        }
    }

    /// Plays the rows of a meeting booked in good time.
    #[track_caller]
    pub fn play(&self, rows: &str) {
        let run = Run::plan(&self.standard, &self.zone, self.meeting());
        self.play_on(run, rows);
    }

    /// Plays the rows of a meeting booked at that time of its day.
    #[track_caller]
    pub fn play_booked_at(&self, time: &str, rows: &str) {
        let booked_at = self.instant(time);
        let run = Run::plan_at(&self.standard, &self.zone, self.meeting(), booked_at);
        self.play_on(run, rows);
    }

    #[track_caller]
    fn play_on(&self, mut run: Run<'_>, rows: &str) {
        for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
            let (event, expectations) = row.split_once("=>").unwrap_or((row, ""));
            let (time, what) = event.trim().split_once(' ').expect("a row has a happening");
            let at = self.instant(time);
            let outcome = match self.happening(what.trim()) {
                Some(happening) => run.apply(at, &happening),
                None => Ok(()),
            };
            let refused = outcome
                .err()
                .map(|unlawful| format!("refused {}", unlawful.key()));
            for expected in expectations
                .split(',')
                .map(str::trim)
                .filter(|it| !it.is_empty())
            {
                let found = match &refused {
                    Some(refused) => refused.clone(),
                    None => self.found(&run, expected, at),
                };
                assert_eq!(found, expected, "in the row: {row}");
            }
            let says_refused = expectations.trim().starts_with("refused");
            assert_eq!(
                refused.is_some(),
                says_refused,
                "{refused:?} in the row: {row}"
            );
        }
    }

    /// What there is of the rule and round that an expectation names, in the words of one.
    fn found(&self, run: &Run<'_>, expected: &str, at: Timestamp) -> String {
        let mut words = expected.split(' ');
        let (rule, round) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        if rule == "no" {
            let found = run.duties().iter().any(|duty| duty.rule == round);
            return if found {
                format!("there is {round}")
            } else {
                expected.to_owned()
            };
        }
        let is_named = |duty: &&Duty| duty.rule == rule && duty.round.to_string() == round;
        let Some(duty) = run.duties().iter().find(is_named) else {
            return format!("no {rule} {round}");
        };
        let window = format!("{}-{}", self.clock(duty.opens), self.clock(duty.due));
        let state = duty.state(at).word();
        let punctuality = duty.punctuality().map(|it| format!(" {}", it.word()));
        format!(
            "{rule} {round} {window} {state}{}",
            punctuality.unwrap_or_default()
        )
    }

    fn happening(&self, what: &str) -> Option<Happening> {
        let words: Vec<&str> = what.split_whitespace().collect();
        Some(match words[..] {
            ["look"] => return None,
            ["started"] => Happening::Started,
            ["seated"] => Happening::Seated,
            ["break"] => Happening::Break,
            ["resumed"] => Happening::Resumed,
            ["ended"] => Happening::Ended,
            ["cancelled"] => Happening::Cancelled,
            ["requested"] => Happening::Requested,
            ["done", rule] => Happening::Done {
                rule: rule.into(),
                round: None,
            },
            ["done", rule, round] => Happening::Done {
                rule: rule.into(),
                round: Some(round.parse().unwrap()),
            },
            ["waived", rule] => Happening::Waived {
                rule: rule.into(),
                round: None,
                reason: " ".to_owned(),
            },
            ["waived", rule, reason] => {
                let reason = reason.to_owned();
                Happening::Waived {
                    rule: rule.into(),
                    round: None,
                    reason,
                }
            }
            ["moved", starts, ends] => Happening::Moved {
                starts: self.instant(starts),
                ends: self.instant(ends),
            },
            _ => panic!("no such happening: {what}"),
        })
    }

    fn meeting(&self) -> Meeting {
        let (starts, ends) = (self.instant("09:00"), self.instant("11:30"));
        Meeting {
            starts,
            ends,
            size: self.size,
        }
    }

    fn instant(&self, time: &str) -> Timestamp {
        let time: Time = time.parse().unwrap();
        day::instant(&self.zone, self.date, time)
    }

    /// The clock time at the site, with seconds only where there are some.
    fn clock(&self, at: Timestamp) -> String {
        let civil = self.zone.to_datetime(at);
        let form = if civil.second() == 0 {
            "%H:%M"
        } else {
            "%H:%M:%S"
        };
        civil.strftime(form).to_string()
    }
}
