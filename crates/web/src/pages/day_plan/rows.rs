//! Everybody's way through the day: as bars on a timeline, each meeting at a stretch, and as a list.

use app::day_plan::PlannedTask;
use domain::day_plan::{Miss, Stop};
use domain::{MeetingId, Milliseconds};
use jiff::civil::Time;

use super::proposed::Wording;
use super::step;
use crate::views::{DayPlanBar, DayPlanPerson, DayPlanStop, DayPlanTick, Span, lanes};

/// The hours that are always shown.
const HOURS: (i8, i8) = (8, 18);
/// How many steps of five minutes a bar keeps free for its words.
const WORDS_STEPS: u32 = 24;

/// What rows are drawn from.
pub(super) struct Drawing<'page> {
    wording: &'page Wording<'page>,
    pub(super) first_hour: u32,
    pub(super) hours: u32,
    first_at: Milliseconds,
}

/// A duty of a row: done at a time, or missed in its window.
struct Marked {
    task: usize,
    from: Milliseconds,
    until: Milliseconds,
    walk: Milliseconds,
    missed: bool,
}

impl<'page> Drawing<'page> {
    pub(super) fn of(wording: &'page Wording<'page>) -> Self {
        let (plan, place) = (wording.plan, wording.place);
        let (mut first, mut last) = HOURS;
        let stops = plan.plan.routes.iter().flatten();
        let done = stops.map(|stop| (stop.from, stop.until));
        let missed = plan
            .plan
            .misses
            .iter()
            .map(|miss| plan.tasks[miss.task].window);
        for (from, until) in done.chain(missed) {
            let (from, until) = (place.civil(from), place.civil(until));
            if from.date() == plan.date {
                first = first.min(from.hour());
            }
            last = if until.date() > plan.date {
                24
            } else {
                last.max((until.hour() + 1).min(24))
            };
        }
        let hour = Time::constant(first, 0, 0, 0);
        Self {
            wording,
            first_hour: u32::from(first.unsigned_abs()),
            hours: u32::from((last - first).unsigned_abs()),
            first_at: place.instant(plan.date.to_datetime(hour)),
        }
    }

    /// Where now stands, where the day goes on.
    pub(super) fn now_step(&self) -> Option<u32> {
        let plan = self.wording.plan;
        let today = self.wording.place.civil(plan.now).date() == plan.date;
        today
            .then(|| step(plan.now, self.first_at, self.hours))
            .flatten()
    }

    /// Everybody who is there, and last what is nobody's.
    pub(super) fn people(&self) -> Vec<DayPlanPerson> {
        let plan = self.wording.plan;
        let people = plan.people.iter().zip(&plan.plan.routes);
        let mut rows: Vec<DayPlanPerson> = people
            .map(|(person, stops)| {
                let account = person.staff.account;
                let own = plan.plan.misses.iter();
                let own: Vec<&Miss> = own.filter(|miss| miss.holder == Some(account)).collect();
                let shifts = person.shifts.iter();
                let shifts = shifts.map(|shift| self.wording.place.span(shift.0, shift.1));
                let shifts = words::list(self.wording.language, &shifts.collect::<Vec<_>>());
                let key = if person.is_planned {
                    "day-plan-person-planned"
                } else {
                    "day-plan-person-there"
                };
                let places = [
                    ("shifts", shifts),
                    ("teams", words::list(self.wording.language, &person.teams)),
                ];
                let about = words::format(self.wording.language, key, &places);
                self.row(
                    &account.to_string(),
                    &person.staff.name,
                    about,
                    (stops, &own),
                )
            })
            .collect();
        let nobodys = plan.plan.misses.iter();
        let nobodys: Vec<&Miss> = nobodys.filter(|miss| miss.holder.is_none()).collect();
        if !nobodys.is_empty() {
            let name = words::text(self.wording.language, "day-plan-nobody");
            rows.push(self.row("", name, String::new(), (&[], &nobodys)));
        }
        rows
    }

    fn row(
        &self,
        key: &str,
        name: &str,
        about: String,
        (stops, misses): (&[Stop], &[&Miss]),
    ) -> DayPlanPerson {
        let done = stops.iter().map(|stop| Marked {
            task: stop.task,
            from: stop.from,
            until: stop.until,
            walk: stop.walk,
            missed: false,
        });
        let left = misses.iter().map(|miss| {
            let window = self.wording.plan.tasks[miss.task].window;
            Marked {
                task: miss.task,
                from: window.0,
                until: window.1,
                walk: 0,
                missed: true,
            }
        });
        let mut all: Vec<Marked> = done.chain(left).collect();
        all.sort_by_key(|one| (one.from, one.until, one.task));
        let (bars, ticks, lanes) = self.bars(&all);
        DayPlanPerson {
            key: key.to_owned(),
            name: name.to_owned(),
            about,
            busy: self.busy(stops),
            lanes,
            bars,
            ticks,
            stops: all.iter().map(|one| self.stop(one)).collect(),
        }
    }

    /// How long somebody is busy and walks.
    fn busy(&self, stops: &[Stop]) -> String {
        if stops.is_empty() {
            return String::new();
        }
        let busy: Milliseconds = stops.iter().map(|stop| stop.until - stop.from).sum();
        let walk: Milliseconds = stops.iter().map(|stop| stop.walk).sum();
        let minutes = busy / 60_000;
        let places = [
            ("busy", format!("{}:{:02}", minutes / 60, minutes % 60)),
            ("walk", ((walk + 59_999) / 60_000).to_string()),
        ];
        words::format(self.wording.language, "day-plan-busy", &places)
    }

    /// A bar for each meeting and for each duty by itself, the duties in it, and how many lanes that takes.
    fn bars(&self, all: &[Marked]) -> (Vec<DayPlanBar>, Vec<DayPlanTick>, u32) {
        let mut groups: Vec<(Option<MeetingId>, Vec<&Marked>)> = Vec::new();
        for one in all {
            let meeting = self.task(one).meeting;
            let known = groups.iter_mut();
            let mut known = known.filter(|(id, _)| meeting.is_some() && *id == meeting);
            match known.next() {
                Some((_, of_it)) => of_it.push(one),
                None => groups.push((meeting, vec![one])),
            }
        }
        let spanned = groups.into_iter().filter_map(|(meeting, of_it)| {
            let from = of_it.iter().map(|one| one.from).min()?;
            let until = of_it.iter().map(|one| one.until).max()?;
            let span = Span::within(from, until, self.first_at, self.hours)?;
            Some((meeting, of_it, span))
        });
        let spanned: Vec<_> = spanned.collect();
        let spans: Vec<Span> = spanned.iter().map(|(_, _, span)| *span).collect();
        let (lane_of, lanes) = lanes(&spans, WORDS_STEPS);
        let (mut bars, mut ticks) = (Vec::new(), Vec::new());
        for ((meeting, of_it, span), lane) in spanned.into_iter().zip(lane_of) {
            bars.push(self.bar(meeting, &of_it, (span, lane)));
            ticks.extend(of_it.iter().filter_map(|one| {
                Some(DayPlanTick {
                    span: Span::within(one.from, one.until, self.first_at, self.hours)?,
                    lane,
                    missed: one.missed,
                })
            }));
        }
        (bars, ticks, lanes)
    }

    fn bar(
        &self,
        meeting: Option<MeetingId>,
        of_it: &[&Marked],
        (span, lane): (Span, u32),
    ) -> DayPlanBar {
        let wording = self.wording;
        let first = of_it.first().map(|one| self.task(one));
        let room = first.map_or_else(String::new, Wording::place_of);
        let shown = meeting.and_then(|id| wording.plan.meetings.get(&id));
        let (what, href) = match (shown, meeting) {
            (Some(shown), Some(id)) => (
                shown.title.clone(),
                format!("{}/meetings/{id}", wording.root),
            ),
            _ => (
                first.map_or_else(String::new, |task| wording.title(task)),
                String::new(),
            ),
        };
        let from = of_it.iter().map(|one| one.from).min().unwrap_or(0);
        let until = of_it.iter().map(|one| one.until).max().unwrap_or(0);
        let places = [
            ("time", wording.place.span(from, until)),
            ("count", of_it.len().to_string()),
        ];
        DayPlanBar {
            span,
            lane,
            title: format!("{room} {what}").trim().to_owned(),
            words: words::format(wording.language, "day-plan-bar", &places),
            href,
            misses: of_it.iter().any(|one| one.missed),
        }
    }

    fn task(&self, one: &Marked) -> &'page PlannedTask {
        &self.wording.plan.tasks[one.task]
    }

    fn stop(&self, one: &Marked) -> DayPlanStop {
        let task = self.task(one);
        let walk = if one.walk > 0 {
            let minutes = ((one.walk + 59_999) / 60_000).to_string();
            let places = [("minutes", minutes)];
            words::format(self.wording.language, "day-plan-walk", &places)
        } else {
            String::new()
        };
        DayPlanStop {
            time: self.wording.place.span(one.from, one.until),
            title: self.wording.title(task),
            place: Wording::place_of(task),
            walk,
            missed: one.missed,
        }
    }
}
