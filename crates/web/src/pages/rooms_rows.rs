//! Rows of the room calendar: what takes a room, and what is free between.

use app::meeting::Calendar;
use app::view::MeetingView;
use domain::directory::{Room, blocked_with};
use domain::{Milliseconds, RoomId};
use jiff::civil::{Date, Time};
use words::Language;

use crate::civil::Place;
use crate::views::{Bar, BarKind, CalendarRow, Span, lanes};

/// The shortest free time that is offered, in milliseconds.
const OFFER_MIN_MS: Milliseconds = 30 * 60_000;
/// How long a meeting is offered at first, in milliseconds.
const OFFER_MS: Milliseconds = 60 * 60_000;
/// The hours that are always shown.
const HOURS: (i8, i8) = (8, 20);

/// What rows are drawn from.
pub(super) struct Drawing<'page> {
    pub(super) calendar: &'page Calendar,
    /// Every room of the site: parts and wholes block each other.
    pub(super) all_rooms: Vec<Room>,
    pub(super) place: &'page Place,
    pub(super) site: String,
    pub(super) language: Language,
    pub(super) may_book: bool,
    pub(super) now: Milliseconds,
    /// How long before and after a meeting the standard needs the room.
    pub(super) needs: (Milliseconds, Milliseconds),
    /// The first hour shown and how many.
    pub(super) hours: (u32, u32),
}

/// What takes a room at a stretch, its parts in order of time: a meeting lies in one lane with its
/// set-up and its clear-up.
type Stretch = Vec<Taken>;

/// A time that is taken, before it is drawn.
struct Taken {
    from: Milliseconds,
    until: Milliseconds,
    kind: BarKind,
    title: String,
    href: Option<String>,
}

/// The hours to be shown: the usual ones, and those of every meeting of these days.
pub(super) fn hours(calendar: &Calendar, place: &Place, days: &[Date]) -> (u32, u32) {
    let (mut first, mut last) = HOURS;
    for view in &calendar.meetings {
        let starts = place.civil(view.held_from);
        let ends = place.civil(view.held_until);
        if days.contains(&starts.date()) {
            first = first.min(starts.hour());
        }
        if starts.date() != ends.date() {
            last = 24;
        } else if days.contains(&ends.date()) {
            last = last.max((ends.hour() + i8::from(ends.minute() > 0)).min(24));
        }
    }
    (
        u32::from(first.unsigned_abs()),
        u32::from((last - first).unsigned_abs()),
    )
}

impl Drawing<'_> {
    /// The row of a room on a day.
    pub(super) fn row(&self, room: &Room, date: Date, title: String, note: String) -> CalendarRow {
        let first = Time::constant(i8::try_from(self.hours.0).unwrap_or(0), 0, 0, 0);
        let first_at = self.place.instant(date.to_datetime(first));
        let last_at = first_at + Milliseconds::from(self.hours.1) * 60 * 60_000;
        let stretches = self.stretches(room.id, first_at, last_at);
        // Lanes go by the second: bars that touch within a step are not one over the other.
        let second = |at: Milliseconds| {
            u32::try_from((at.clamp(first_at, last_at) - first_at) / 1_000).unwrap_or(0)
        };
        let spans: Vec<Span> = stretches
            .iter()
            .map(|stretch| {
                let shown = stretch.iter().filter(|one| one.from < one.until);
                let from = second(shown.clone().map(|one| one.from).min().unwrap_or(first_at));
                let until = second(shown.map(|one| one.until).max().unwrap_or(first_at));
                let steps = until.saturating_sub(from);
                Span { from, steps }
            })
            .collect();
        let (lane_of, lanes) = lanes(&spans, 1);
        let mut taken: Vec<(&Taken, u32)> = stretches
            .iter()
            .zip(lane_of)
            .flat_map(|(stretch, lane)| stretch.iter().map(move |one| (one, lane)))
            .collect();
        taken.sort_by_key(|(one, lane)| (one.from, one.until, *lane));
        let mut bars: Vec<Bar> = Vec::with_capacity(taken.len() * 2 + 1);
        let mut free_from = first_at;
        for (one, lane) in taken {
            bars.extend(self.free(room.id, (free_from, one.from), first_at));
            bars.extend(self.bar(one, lane, first_at));
            free_from = free_from.max(one.until);
        }
        bars.extend(self.free(room.id, (free_from, last_at), first_at));
        let today = self.place.civil(self.now).date() == date;
        let now = today.then(|| Span::within(self.now, self.now, first_at, self.hours.1));
        CalendarRow {
            room: room.id.to_string(),
            title,
            note,
            first_at,
            now: now.flatten().map(|span| span.from),
            lanes,
            bars,
        }
    }

    /// What takes the room between two instants, in order of time.
    fn stretches(&self, room: RoomId, from: Milliseconds, until: Milliseconds) -> Vec<Stretch> {
        let blocked = blocked_with(room, &self.all_rooms);
        let mut taken: Vec<Stretch> = Vec::new();
        for view in &self.calendar.meetings {
            if view.phase() == "cancelled" || view.held_until <= from || view.held_from >= until {
                continue;
            }
            if view.room.id == room {
                taken.push(self.meeting(view));
            } else if blocked.contains(&view.room.id) {
                taken.push(vec![Taken {
                    from: view.held_from,
                    until: view.held_until,
                    kind: BarKind::Blocked,
                    title: view.room.name.clone(),
                    href: self.href(view),
                }]);
            }
        }
        let closures = self.calendar.closures.iter();
        taken.extend(
            closures
                .filter(|closure| blocked.contains(&closure.room))
                .filter(|closure| closure.until > from && closure.from < until)
                .map(|closure| {
                    vec![Taken {
                        from: closure.from,
                        until: closure.until,
                        kind: BarKind::Closed,
                        title: closure.reason.clone(),
                        href: None,
                    }]
                }),
        );
        taken
    }

    fn meeting(&self, view: &MeetingView) -> Stretch {
        let (starts, ends) = span_of(view);
        let around = |from, until, kind| Taken {
            from,
            until,
            kind,
            title: String::new(),
            href: None,
        };
        vec![
            around(view.held_from, starts, BarKind::SetUp),
            Taken {
                from: starts,
                until: ends,
                kind: kind_of(view),
                title: self.title(view),
                href: self.href(view),
            },
            around(ends, view.held_until, BarKind::ClearUp),
        ]
    }

    /// The meeting's title, or that it is nobody's business.
    pub(super) fn title(&self, view: &MeetingView) -> String {
        if view.masked {
            words::text(self.language, "access-masked-title").to_owned()
        } else {
            view.meeting.requirement.title.clone()
        }
    }

    /// The meeting's page, for whoever may know of it.
    pub(super) fn href(&self, view: &MeetingView) -> Option<String> {
        let known = !view.masked;
        known.then(|| format!("/sites/{}/meetings/{}", self.site, view.meeting.id))
    }

    fn bar(&self, taken: &Taken, lane: u32, first_at: Milliseconds) -> Option<Bar> {
        if taken.until <= taken.from {
            return None;
        }
        Some(Bar {
            kind: taken.kind,
            span: Span::within(taken.from, taken.until, first_at, self.hours.1)?,
            lane,
            title: taken.title.clone(),
            time: self.place.span(taken.from, taken.until),
            href: taken.href.clone(),
        })
    }

    /// Free time that is still to come, with the way to book it where set-up and clear-up fit too. A
    /// room that is free now is set up from now on.
    fn free(
        &self,
        room: RoomId,
        (from, until): (Milliseconds, Milliseconds),
        first_at: Milliseconds,
    ) -> Option<Bar> {
        let (before, after) = self.needs;
        let (from, before) = if from <= self.now {
            (next_quarter(self.now), 0)
        } else {
            (from, before)
        };
        if until - from < OFFER_MIN_MS {
            return None;
        }
        let starts = next_quarter(from + before);
        let ends = (starts + OFFER_MS).min(until - after);
        let offered = self.may_book && ends - starts >= OFFER_MIN_MS;
        Some(Bar {
            kind: BarKind::Free,
            span: Span::within(from, until, first_at, self.hours.1)?,
            lane: 0,
            title: String::new(),
            time: self.place.span(from, until),
            href: offered.then(|| {
                let site = &self.site;
                format!("/sites/{site}/meetings/new?room={room}&starts={starts}&ends={ends}")
            }),
        })
    }
}

/// From when to when a meeting is drawn: what really was, else what is planned.
pub(super) fn span_of(view: &MeetingView) -> (Milliseconds, Milliseconds) {
    let required = &view.meeting.requirement;
    let starts = view.meeting.started.unwrap_or(required.starts);
    let ends = view.meeting.ended.unwrap_or(required.ends);
    (starts.min(required.starts), ends.max(starts))
}

/// What a meeting is drawn as.
pub(super) fn kind_of(view: &MeetingView) -> BarKind {
    match view.phase() {
        "running" => BarKind::Running,
        "on_break" => BarKind::OnBreak,
        "ended" => BarKind::Ended,
        _ if view.meeting.requirement.status.word() == "tentative" => BarKind::Tentative,
        _ => BarKind::Confirmed,
    }
}

/// The instant, or the next full quarter of an hour after it.
fn next_quarter(at: Milliseconds) -> Milliseconds {
    const QUARTER_MS: Milliseconds = 15 * 60_000;
    (at + QUARTER_MS - 1).div_euclid(QUARTER_MS) * QUARTER_MS
}
