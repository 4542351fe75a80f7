//! The month of the room calendar: what stands on each day, of one room or of all.

use domain::directory::{Room, blocked_with};
use jiff::civil::{Date, Weekday};
use words::Language;

use super::rooms::Asked;
use super::rooms_rows::{Drawing, kind_of, span_of};
use crate::civil;
use crate::views::{Bar, BarKind, MonthDay, Shown, Span};

/// A bar of the month has no place on a timeline.
const NOWHERE: Span = Span { from: 0, steps: 1 };

/// The names of the weekdays, Monday first, where a month is shown.
pub(super) fn weekdays(asked: &Asked, language: Language) -> Vec<String> {
    if asked.shown != Shown::Month {
        return Vec::new();
    }
    Weekday::Monday
        .cycle_forward()
        .take(7)
        .map(|weekday| civil::weekday(language, weekday).to_owned())
        .collect()
}

/// The days of the month in whole weeks, where a month is shown.
pub(super) fn days(
    drawing: &Drawing<'_>,
    asked: &Asked,
    fitting: &[&Room],
    days: &[Date],
) -> Vec<MonthDay> {
    if asked.shown != Shown::Month {
        return Vec::new();
    }
    let today = drawing.place.civil(drawing.now).date();
    days.iter()
        .map(|date| MonthDay {
            day: date.day().to_string(),
            href: format!("/sites/{}/rooms?view=day&date={date}", drawing.site),
            outside: date.month() != asked.date.month(),
            today: *date == today,
            bars: bars(drawing, asked, fitting, *date),
        })
        .collect()
}

fn bars(drawing: &Drawing<'_>, asked: &Asked, fitting: &[&Room], date: Date) -> Vec<Bar> {
    let (from, until) = drawing.place.day(date);
    let fits = |room| fitting.iter().any(|fitting| fitting.id == room);
    // Of one room, what takes its parts or its whole is told too; of all, each stands for itself.
    let beside = asked
        .room
        .map_or_else(Vec::new, |room| blocked_with(room, &drawing.all_rooms));
    let mut bars: Vec<(i64, Bar)> = Vec::new();
    for view in &drawing.calendar.meetings {
        let (starts, ends) = span_of(view);
        let shares = !fits(view.room.id) && beside.contains(&view.room.id);
        if !(fits(view.room.id) || shares)
            || view.phase() == "cancelled"
            || ends <= from
            || starts >= until
        {
            continue;
        }
        if shares {
            // What takes a part of the room takes the room.
            let bar = Bar {
                kind: BarKind::Blocked,
                span: NOWHERE,
                lane: 0,
                title: view.room.name.clone(),
                time: drawing.place.time(starts),
                href: drawing.href(view),
            };
            bars.push((starts, bar));
            continue;
        }
        let title = drawing.title(view);
        let bar = Bar {
            kind: kind_of(view),
            span: NOWHERE,
            lane: 0,
            title: match asked.room {
                Some(_) => title,
                None => format!("{} {title}", view.room.number),
            },
            time: drawing.place.time(starts),
            href: drawing.href(view),
        };
        bars.push((starts, bar));
    }
    for closure in &drawing.calendar.closures {
        let there = fits(closure.room) || beside.contains(&closure.room);
        if there && closure.until > from && closure.from < until {
            let bar = Bar {
                kind: BarKind::Closed,
                span: NOWHERE,
                lane: 0,
                title: closure.reason.clone(),
                time: drawing.place.time(closure.from.max(from)),
                href: None,
            };
            bars.push((closure.from, bar));
        }
    }
    bars.sort_by_key(|(starts, _)| *starts);
    bars.into_iter().map(|(_, bar)| bar).collect()
}
