//! One meeting under one standard: what happens, and the duties that follow.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::duty::{after, minutes_after};
use crate::{
    Duty, DutyState, Happening, Meeting, Moment, Outcome, Phase, Progress, Rule, RuleId, Season,
    Standard, Start, Timing, Unlawful,
};

/// One meeting under one standard.
///
/// It is small and holds no copy of the standard: storage keeps its meeting, progress and duties,
/// and for every command resumes, applies and keeps again. That gives the same as applying
/// everything from the beginning.
#[derive(Clone, Debug)]
pub struct Run<'standard> {
    standard: &'standard Standard,
    season: Option<&'standard Season>,
    zone: TimeZone,
    meeting: Meeting,
    progress: Progress,
    duties: Vec<Duty>,
}

impl<'standard> Run<'standard> {
    /// A meeting that was booked in good time, at a site in `zone`.
    #[must_use]
    pub fn plan(standard: &'standard Standard, zone: &TimeZone, meeting: Meeting) -> Self {
        let mut run = Run::resume(standard, zone, meeting, Progress::default(), Vec::new());
        run.begin(Start::ScheduledStart, meeting.starts);
        run
    }

    /// A meeting that was booked at `booked_at`, perhaps at no notice.
    ///
    /// A window that has begun opens at once. A window that has passed opens at once and is as long
    /// as it would have been, but ends with the scheduled start. Both last at least as long as the
    /// standard allows at short notice.
    #[must_use]
    pub fn plan_at(
        standard: &'standard Standard,
        zone: &TimeZone,
        meeting: Meeting,
        booked_at: Timestamp,
    ) -> Self {
        let mut run = Run::plan(standard, zone, meeting);
        for duty in &mut run.duties {
            let plain = (duty.opens, duty.due);
            (duty.opens, duty.due) = pressed(standard, plain, meeting.starts, booked_at);
        }
        run
    }

    /// A meeting as storage kept it.
    #[must_use]
    pub fn resume(
        standard: &'standard Standard,
        zone: &TimeZone,
        meeting: Meeting,
        progress: Progress,
        duties: Vec<Duty>,
    ) -> Self {
        let season = season_of(standard, zone, &meeting);
        Run {
            standard,
            season,
            zone: zone.clone(),
            meeting,
            progress,
            duties,
        }
    }

    /// Applies what happened at `at`, or refuses it and changes nothing.
    pub fn apply(&mut self, at: Timestamp, happening: &Happening) -> Result<(), Unlawful> {
        if self.progress.latest.is_some_and(|latest| at < latest) {
            return Err(Unlawful::TimeRunsBackwards);
        }
        if let Phase::Cancelled { .. } = self.progress.phase {
            return Err(Unlawful::MeetingIsCancelled);
        }
        match happening {
            Happening::Started => self.start(at)?,
            Happening::Seated => self.seat(at)?,
            Happening::Break => self.pause(at)?,
            Happening::Resumed => self.go_on(at)?,
            Happening::Ended => self.end(at)?,
            Happening::Cancelled => self.cancel(at)?,
            Happening::Moved { starts, ends } => self.reschedule(at, *starts, *ends)?,
            Happening::Requested => self.request(at)?,
            Happening::Done { rule, round } => {
                let index = self.find(rule, *round)?;
                self.settle(index, at, Outcome::Done { at });
            }
            Happening::Waived {
                rule,
                round,
                reason,
            } => {
                let index = self.find(rule, *round)?;
                if reason.trim().is_empty() {
                    return Err(Unlawful::NoReason { rule: rule.clone() });
                }
                self.settle(
                    index,
                    at,
                    Outcome::Waived {
                        at,
                        reason: reason.clone(),
                    },
                );
            }
        }
        self.progress.latest = self.progress.latest.max(Some(at));
        Ok(())
    }

    /// The duties, in the order in which they came to be.
    #[must_use]
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// The meeting as it is booked now.
    #[must_use]
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// How far the meeting is.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The standard it runs under.
    #[must_use]
    pub fn standard(&self) -> &'standard Standard {
        self.standard
    }

    fn start(&mut self, at: Timestamp) -> Result<(), Unlawful> {
        match self.progress.phase {
            Phase::Expected => {}
            Phase::Ended { .. } => return Err(Unlawful::MeetingIsOver),
            _ => return Err(Unlawful::StartedBefore),
        }
        self.progress.phase = Phase::Running;
        self.progress.started = Some(at);
        self.begin(Start::Started, at);
        Ok(())
    }

    fn seat(&mut self, at: Timestamp) -> Result<(), Unlawful> {
        self.not_over()?;
        if self.progress.seated.is_some() {
            return Err(Unlawful::SeatedBefore);
        }
        self.progress.seated = Some(at);
        self.begin(Start::Seated, at);
        Ok(())
    }

    fn pause(&mut self, at: Timestamp) -> Result<(), Unlawful> {
        self.under_way()?;
        if let Phase::OnBreak { .. } = self.progress.phase {
            return Err(Unlawful::BreakInBreak);
        }
        self.progress.phase = Phase::OnBreak { since: at };
        for duty in self.duties.iter_mut().filter(|duty| !duty.is_settled()) {
            if is_round(self.standard, duty) {
                duty.stopped = Some(at);
            }
        }
        self.begin(Start::Break, at);
        Ok(())
    }

    fn go_on(&mut self, at: Timestamp) -> Result<(), Unlawful> {
        self.under_way()?;
        let Phase::OnBreak { .. } = self.progress.phase else {
            return Err(Unlawful::NoBreak);
        };
        self.progress.phase = Phase::Running;
        for duty in self.duties.iter_mut().filter(|duty| !duty.is_settled()) {
            duty.go_on(at);
        }
        self.begin(Start::Resumed, at);
        Ok(())
    }

    fn end(&mut self, at: Timestamp) -> Result<(), Unlawful> {
        self.under_way()?;
        for duty in self.duties.iter_mut().filter(|duty| !duty.is_settled()) {
            duty.outcome = Some(match duty.state(at) {
                DutyState::Overdue => Outcome::Missed { at },
                _ => Outcome::Cancelled { at },
            });
            duty.stopped = None;
        }
        self.progress.phase = Phase::Ended { at };
        self.begin(Start::Ended, at);
        Ok(())
    }

    fn cancel(&mut self, at: Timestamp) -> Result<(), Unlawful> {
        self.not_over()?;
        for duty in self.duties.iter_mut().filter(|duty| !duty.is_settled()) {
            duty.outcome = Some(Outcome::Cancelled { at });
            duty.stopped = None;
        }
        self.progress.phase = Phase::Cancelled { at };
        Ok(())
    }

    fn reschedule(
        &mut self,
        at: Timestamp,
        starts: Timestamp,
        ends: Timestamp,
    ) -> Result<(), Unlawful> {
        self.not_over()?;
        if ends <= starts {
            return Err(Unlawful::EndsBeforeStart);
        }
        let before = self.meeting.starts;
        if starts != before && self.progress.started.is_some() {
            return Err(Unlawful::StartIsPast);
        }
        self.meeting = Meeting {
            starts,
            ends,
            ..self.meeting
        };
        // Where only the end changes, a plan that was pressed together stays as it is.
        if starts != before {
            self.season = season_of(self.standard, &self.zone, &self.meeting);
            self.plan_anew(at, before);
        }
        Ok(())
    }

    /// Gives the duties before the start their windows before the new one, at `at`.
    ///
    /// A window that has passed by then is pressed together as for a meeting booked at `at`. So is
    /// one that has begun, if it was pressed before; otherwise it is as the standard writes it.
    fn plan_anew(&mut self, at: Timestamp, before: Timestamp) {
        let starts = self.meeting.starts;
        for duty in self.duties.iter_mut().filter(|duty| !duty.is_settled()) {
            let Some(rule) = self.standard.rule(&duty.rule) else {
                continue;
            };
            if rule.starts == Start::ScheduledStart
                && let Some(plain) = window(rule, self.season, duty.round, starts)
            {
                let written = window(rule, self.season, duty.round, before);
                let was_pressed = written != Some((duty.opens, duty.due));
                let new = if was_pressed || plain.1 < at {
                    pressed(self.standard, plain, starts, at)
                } else {
                    plain
                };
                duty.cause = starts;
                (duty.opens, duty.due) = new;
            }
        }
    }

    fn request(&mut self, at: Timestamp) -> Result<(), Unlawful> {
        self.under_way()?;
        self.begin(Start::Request, at);
        Ok(())
    }

    /// Makes the duties of every rule that `start` starts.
    fn begin(&mut self, start: Start, at: Timestamp) {
        let (standard, size) = (self.standard, self.meeting.size);
        for rule in standard
            .rules_starting(start)
            .filter(|rule| rule.is_for(size))
        {
            let earlier = self.duties.iter().filter(|duty| duty.rule == rule.id);
            let round = earlier.map(|duty| duty.round).max().unwrap_or(0) + 1;
            self.add(rule, round, at);
        }
    }

    fn add(&mut self, rule: &Rule, round: u32, cause: Timestamp) {
        let Some((opens, due)) = window(rule, self.season, round, cause) else {
            return;
        };
        assert!(
            opens <= due,
            "the check lets no window end before it opens: {}",
            rule.id
        );
        let stopped = match self.progress.phase {
            Phase::OnBreak { since } if rule.comes_in_rounds() => Some(cause.max(since)),
            _ => None,
        };
        let rule = rule.id.clone();
        self.duties.push(Duty {
            rule,
            round,
            cause,
            opens,
            due,
            stopped,
            outcome: None,
        });
    }

    /// The place of the duty that a tap is about.
    fn find(&self, id: &RuleId, round: Option<u32>) -> Result<usize, Unlawful> {
        let Some(rule) = self.standard.rule(id) else {
            return Err(Unlawful::UnknownRule { rule: id.clone() });
        };
        if rule.comes_in_rounds() {
            match self.progress.phase {
                Phase::Expected => return Err(Unlawful::RoundBeforeStart { rule: id.clone() }),
                Phase::Ended { .. } => return Err(Unlawful::RoundAfterEnd { rule: id.clone() }),
                _ => {}
            }
        }
        let of_rule = || {
            self.duties
                .iter()
                .enumerate()
                .filter(|(_, duty)| duty.rule == *id)
        };
        let named = || of_rule().filter(|(_, duty)| round.is_none_or(|round| duty.round == round));
        let unsettled = named().filter(|(_, duty)| !duty.is_settled());
        if let Some((index, _)) = unsettled.min_by_key(|(_, duty)| duty.round) {
            return Ok(index);
        }
        let rule = id.clone();
        Err(match (named().max_by_key(|(_, duty)| duty.round), round) {
            (Some((_, duty)), _) => {
                let state = duty.state(duty.due);
                Unlawful::SettledBefore {
                    rule,
                    round: duty.round,
                    state,
                }
            }
            (None, Some(round)) if of_rule().next().is_some() => {
                Unlawful::NoSuchRound { rule, round }
            }
            (None, _) => Unlawful::NotStarted { rule },
        })
    }

    /// Settles a duty, and after a round begins the next.
    fn settle(&mut self, index: usize, at: Timestamp, outcome: Outcome) {
        let duty = &mut self.duties[index];
        assert!(!duty.is_settled(), "only an unsettled duty is found");
        duty.go_on(at);
        duty.outcome = Some(outcome);
        let next = duty.round + 1;
        if let Some(rule) = self.standard.rule(&duty.rule)
            && rule.comes_in_rounds()
        {
            self.add(rule, next, at);
        }
    }

    fn not_over(&self) -> Result<(), Unlawful> {
        match self.progress.phase {
            Phase::Ended { .. } => Err(Unlawful::MeetingIsOver),
            _ => Ok(()),
        }
    }

    fn under_way(&self) -> Result<(), Unlawful> {
        match self.progress.phase {
            Phase::Expected => Err(Unlawful::MeetingHasNotStarted),
            _ => self.not_over(),
        }
    }
}

fn season_of<'standard>(
    standard: &'standard Standard,
    zone: &TimeZone,
    meeting: &Meeting,
) -> Option<&'standard Season> {
    standard.season_on(zone.to_datetime(meeting.starts).date())
}

/// The window of a duty before a scheduled start that is only known of at `known_at`.
fn pressed(
    standard: &Standard,
    (opens, due): (Timestamp, Timestamp),
    starts: Timestamp,
    known_at: Timestamp,
) -> (Timestamp, Timestamp) {
    if known_at <= opens {
        return (opens, due);
    }
    let at_least = standard.short_notice().at_least_minutes as i32;
    let end = if due < known_at {
        after(known_at, due.duration_since(opens)).min(starts)
    } else {
        due
    };
    (known_at, end.max(minutes_after(known_at, at_least)))
}

fn is_round(standard: &Standard, duty: &Duty) -> bool {
    standard.rule(&duty.rule).is_some_and(Rule::comes_in_rounds)
}

/// The window of a rule's round, counted from `cause`. A rule of a meeting has offsets or rounds
/// and nothing else; the check sees to that.
fn window(
    rule: &Rule,
    season: Option<&Season>,
    round: u32,
    cause: Timestamp,
) -> Option<(Timestamp, Timestamp)> {
    if let Timing::Once { opens, due } = rule.timing
        && let Moment::Offset { minutes: opens } = opens
        && let Moment::Offset { minutes: due } = due
    {
        return Some((minutes_after(cause, opens), minutes_after(cause, due)));
    }
    let interval = rule.interval(season.map(|season| season.name.as_str()), round)?;
    let opens = minutes_after(cause, interval.opens_minutes as i32);
    Some((opens, minutes_after(cause, interval.due_minutes as i32)))
}
