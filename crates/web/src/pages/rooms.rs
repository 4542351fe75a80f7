//! The room calendar: a day of all rooms, a week of one, a month.
//!
//! The page that is asked for most; it is kept as drawn for as long as nothing happens.

use std::collections::BTreeSet;

use app::meeting::Calendar;
use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::access::{Action, Object};
use domain::directory::{Room, room_title};
use domain::{Milliseconds, RoomId};
use jiff::Span;
use jiff::civil::Date;
use words::Language;

use super::rooms_rows::Drawing;
use super::{frame, month};
use crate::act::Query;
use crate::civil::{self, Place};
use crate::fields::Fields;
use crate::need::Here;
use crate::page_cache::{Moment, Page, PageKey};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{CalendarRow, Choice, Rooms, Shown};

/// What is asked of the calendar.
pub(super) struct Asked {
    pub(super) shown: Shown,
    pub(super) date: Date,
    pub(super) room: Option<RoomId>,
    capacity: String,
    equipment: Vec<String>,
}

/// `GET /sites/S/rooms`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    uri: Uri,
    headers: HeaderMap,
    Query(query): Query,
) -> Answered<Response> {
    let now = web.house().now();
    // What happens while the page is drawn makes it stale.
    let moment = Moment::of(here.head, now);
    let key = PageKey::of(&here.actor, language, &uri.to_string());
    if let (Some(key), Some(moment)) = (&key, moment)
        && let Some(page) = web.pages().find(key, moment)
    {
        return Ok(page.answer(&headers));
    }
    let place = civil::place(&web, &here).await?;
    let asked = asked(&query, &place, now)?;
    let view = view(&web, &here, language, &place, &asked, now).await?;
    let page = Page::new(view.render()?);
    if let (Some(key), Some(moment)) = (key, moment) {
        web.pages().keep(key, moment, &page);
    }
    Ok(page.answer(&headers))
}

fn asked(query: &Fields, place: &Place, now: Milliseconds) -> Answered<Asked> {
    query.only(&["date", "view", "room", "capacity", "equipment"])?;
    let date = place.asked_date(query, "date", now)?;
    let shown = match query.text("view") {
        "" | "day" => Shown::Day,
        "week" => Shown::Week,
        "month" => Shown::Month,
        _ => return Err(Trouble::invalid("view", "choice-unknown")),
    };
    let equipment = query.many("equipment").into_iter();
    Ok(Asked {
        date: match shown {
            Shown::Day => date,
            Shown::Week => monday_of(date),
            Shown::Month => date.first_of_month(),
        },
        shown,
        room: query.chosen("room")?,
        capacity: query.text("capacity").trim().to_owned(),
        equipment: equipment.map(str::to_owned).collect(),
    })
}

/// The Monday of the date's week.
pub(super) fn monday_of(date: Date) -> Date {
    let since = i64::from(date.weekday().to_monday_zero_offset());
    date.saturating_sub(Span::new().days(since))
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    place: &Place,
    asked: &Asked,
    now: Milliseconds,
) -> Answered<Rooms> {
    let days = days_shown(asked);
    let (first, last) = (days[0], days[days.len() - 1]);
    let (from, until) = (place.day(first).0, place.day(last).1);
    let calendar =
        app::meeting::calendar(web.house(), &here.actor, &here.site, from, until).await?;
    let calendar = calendar.ok_or_else(Trouble::not_found)?;
    let needs = needs(web, here, from).await?;
    let drawing = Drawing {
        calendar: &calendar,
        all_rooms: all_rooms(web, here).await?,
        place,
        site: here.site.to_string(),
        language,
        may_book: here.may(Object::Meeting, Action::Create),
        now,
        needs,
        hours: super::rooms_rows::hours(&calendar, place, &days),
    };
    let fitting = fitting(&calendar, asked)?;
    Ok(Rooms {
        frame: frame::of_site(web, here, language, "rooms").await?,
        room_choices: room_choices(&calendar, asked, &fitting),
        rows: rows(&drawing, asked, &fitting, &days, language),
        weekdays: month::weekdays(asked, language),
        days: month::days(&drawing, asked, &fitting, &days),
        ..around(web, here, language, place, asked, &calendar, &drawing)
    })
}

/// What stands around the rows: title, addresses, filters.
fn around(
    web: &Web,
    here: &Here,
    language: Language,
    place: &Place,
    asked: &Asked,
    calendar: &Calendar,
    drawing: &Drawing<'_>,
) -> Rooms {
    let step = match asked.shown {
        Shown::Day => Span::new().days(1),
        Shown::Week => Span::new().weeks(1),
        Shown::Month => Span::new().months(1),
    };
    let today = place.civil(drawing.now).date();
    let to = |shown, date: Date| address(here, asked, shown, date);
    Rooms {
        frame: frame::public(web, language),
        shown: asked.shown,
        date_title: match asked.shown {
            Shown::Day | Shown::Week => civil::day_title(language, asked.date),
            Shown::Month => civil::month_title(language, asked.date),
        },
        date: asked.date.to_string(),
        previous: to(asked.shown, asked.date.saturating_sub(step)),
        next: to(asked.shown, asked.date.saturating_add(step)),
        today: to(asked.shown, today),
        views: [Shown::Day, Shown::Week, Shown::Month].map(|shown| to(shown, asked.date)),
        capacity: asked.capacity.clone(),
        equipment: equipment(calendar, asked),
        room_choices: Vec::new(),
        first_hour: drawing.hours.0,
        hours: drawing.hours.1,
        rows: Vec::new(),
        weekdays: Vec::new(),
        days: Vec::new(),
        may_book: drawing.may_book,
    }
}

fn address(here: &Here, asked: &Asked, shown: Shown, date: Date) -> String {
    let view = match shown {
        Shown::Day => "day",
        Shown::Week => "week",
        Shown::Month => "month",
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("view", view)
        .append_pair("date", &date.to_string());
    if let Some(room) = asked.room {
        query.append_pair("room", &room.to_string());
    }
    if !asked.capacity.is_empty() {
        query.append_pair("capacity", &asked.capacity);
    }
    for one in &asked.equipment {
        query.append_pair("equipment", one);
    }
    format!("/sites/{}/rooms?{}", here.site, query.finish())
}

/// The days from first to last; a month is shown in whole weeks.
fn days_shown(asked: &Asked) -> Vec<Date> {
    let (first, count) = match asked.shown {
        Shown::Day => (asked.date, 1),
        Shown::Week => (asked.date, 7),
        Shown::Month => {
            let first = monday_of(asked.date);
            let before = i64::from(asked.date.weekday().to_monday_zero_offset());
            let days = before + i64::from(asked.date.days_in_month());
            (first, (days + 6) / 7 * 7)
        }
    };
    (0..count)
        .map(|day| first.saturating_add(Span::new().days(day)))
        .collect()
}

/// How long before and after a meeting the standard in force needs the room.
async fn needs(web: &Web, here: &Here, at: Milliseconds) -> Answered<(Milliseconds, Milliseconds)> {
    let view = app::site::standard(web.house(), &here.site).await?;
    let view = view.ok_or_else(Trouble::not_found)?;
    let instant = domain::serving::instant(at);
    let (from, until) = standards::occupation(&view.standard, instant, instant);
    Ok((at - from.as_millisecond(), until.as_millisecond() - at))
}

/// Rooms with their parts and wholes, also those nobody meets in.
async fn all_rooms(web: &Web, here: &Here) -> Answered<Vec<Room>> {
    let directory = app::directory::view(web.house(), &here.site).await?;
    Ok(directory.map_or_else(Vec::new, |directory| directory.rooms))
}

/// The rooms that fit the filter.
fn fitting<'calendar>(
    calendar: &'calendar Calendar,
    asked: &Asked,
) -> Answered<Vec<&'calendar Room>> {
    let least: u32 = if asked.capacity.is_empty() {
        0
    } else {
        let typed = Fields::of("capacity", &asked.capacity);
        typed.number("capacity")?
    };
    let fits = |room: &&Room| {
        room.capacity >= least
            && asked
                .equipment
                .iter()
                .all(|one| room.equipment.contains(one))
            && asked.room.is_none_or(|chosen| chosen == room.id)
    };
    Ok(calendar.rooms.iter().filter(fits).collect())
}

fn rows(
    drawing: &Drawing<'_>,
    asked: &Asked,
    fitting: &[&Room],
    days: &[Date],
    language: Language,
) -> Vec<CalendarRow> {
    match asked.shown {
        Shown::Day => fitting
            .iter()
            .map(|room| {
                drawing.row(
                    room,
                    asked.date,
                    room_title(&room.number, &room.name),
                    room_note(room, language),
                )
            })
            .collect(),
        // A week is one room's: the one chosen, else the first that fits.
        Shown::Week => {
            let room = fitting.first();
            let of_day = |room: &&Room, day: &Date| {
                let title = civil::day_title(language, *day);
                drawing.row(room, *day, title, room_title(&room.number, &room.name))
            };
            room.map_or_else(Vec::new, |room| {
                days.iter().map(|day| of_day(room, day)).collect()
            })
        }
        Shown::Month => Vec::new(),
    }
}

fn room_note(room: &Room, language: Language) -> String {
    let seats = [("count", words::Arg::Number(i64::from(room.capacity)))];
    let mut parts = vec![words::format(language, "form-seats-count", &seats)];
    parts.extend(room.equipment.iter().cloned());
    parts.join(" · ")
}

fn equipment(calendar: &Calendar, asked: &Asked) -> Vec<Choice> {
    let known: BTreeSet<&String> = calendar
        .rooms
        .iter()
        .flat_map(|room| &room.equipment)
        .collect();
    known
        .into_iter()
        .map(|one| Choice {
            value: one.clone(),
            title: one.clone(),
            chosen: asked.equipment.contains(one),
        })
        .collect()
}

/// The rooms to choose from; a week names the one that it shows.
fn room_choices(calendar: &Calendar, asked: &Asked, fitting: &[&Room]) -> Vec<Choice> {
    let shown = match asked.shown {
        Shown::Day => return Vec::new(),
        Shown::Week => fitting.first().map(|room| room.id),
        Shown::Month => None,
    };
    let chosen = asked.room.or(shown);
    let rooms = calendar.rooms.iter();
    rooms
        .map(|room| Choice {
            value: room.id.to_string(),
            title: room_title(&room.number, &room.name),
            chosen: chosen == Some(room.id),
        })
        .collect()
}
