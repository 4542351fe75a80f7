//! The leader's board: people by hours, and what is nobody's yet.

use app::alert::Closed;
use app::board::{BoardDay, PersonOnBoard};
use app::view::{DutyView, MeetingView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::agreement::Agreement;
use domain::{AccountId, Milliseconds};
use jiff::civil::{Date, Time};
use words::Language;

use super::rooms_rows::span_of;
use super::why::check_row;
use super::{draw, duty, frame};
use crate::act::Query;
use crate::civil::{self, Place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Board, BoardMeeting, BoardPerson, Chip, LateRow, Link, Span};

/// The hours that are always shown.
const HOURS: (i8, i8) = (7, 19);

/// What chips are drawn with.
struct Drawing<'page> {
    place: &'page Place,
    site: String,
    language: Language,
    now: Milliseconds,
    first_at: Milliseconds,
    hours: u32,
}

/// `GET /sites/S/board`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["date"])?;
    let date = match query.filled("date") {
        None => None,
        Some(_) => Some(query.date("date")?),
    };
    let day = app::board::day(web.house(), &here.actor, &here.site, date).await?;
    let day = day.ok_or_else(Trouble::not_found)?;
    let place = Place::of(day.site.clone())?;
    let (first_hour, hours) = hours(&day, &place);
    let first = Time::constant(first_hour, 0, 0, 0);
    let drawing = Drawing {
        first_at: place.instant(day.date.to_datetime(first)),
        site: here.site.to_string(),
        place: &place,
        language,
        now: day.now,
        hours: u32::from(hours.unsigned_abs()),
    };
    let today = place.civil(day.now).date();
    let posts = match app::roster::posts(web.house(), &here.actor, &here.site).await? {
        Some(posts) if day.date == today => posts,
        _ => Vec::new(),
    };
    let to = |date: Date| format!("/sites/{}/board?date={date}", here.site);
    draw(&Board {
        frame: frame::of_site(&web, &here, language, "board").await?,
        closed: closed_ways(&web, &here, language).await?,
        date_title: civil::day_title(language, day.date),
        date: day.date.to_string(),
        previous: to(day.date.yesterday().unwrap_or(day.date)),
        next: to(day.date.tomorrow().unwrap_or(day.date)),
        today: format!("/sites/{}/board", here.site),
        first_hour: u32::from(first_hour.unsigned_abs()),
        hours: drawing.hours,
        first_at: drawing.first_at,
        now: (day.date == today).then_some(day.now),
        overdue: count(&day, |duty| duty.state(day.now) == "overdue"),
        unassigned: count(&day, |duty| {
            duty.outcome.is_none() && duty.assignee.is_none()
        }),
        late: late(&day, &drawing),
        posts: super::roster::amiss(&posts, &place, language, day.now),
        posts_planned: posts.len(),
        posts_told: here.may(Object::SpotCheck, Action::Export),
        awaited: awaited(&here, &day, |_| true),
        // Without the office's word, though its room is being set up.
        awaited_late: awaited(&here, &day, |view| view.held_from <= day.now),
        meetings: BoardMeeting::seated(meetings(&day, &drawing), drawing.hours),
        people: people(&day, &drawing),
        may_assign: here.may(Object::Duty, Action::Approve),
    })
}

fn count(day: &BoardDay, which: impl Fn(&DutyView) -> bool) -> usize {
    day.duties.iter().filter(|duty| which(duty)).count()
}

/// How many such meetings of the day still wait for the owner's office; none for who may not know.
fn awaited(here: &Here, day: &BoardDay, which: impl Fn(&MeetingView) -> bool) -> usize {
    if !here.may(Object::Agreement, Action::View) {
        return 0;
    }
    let meetings = day.meetings.iter();
    meetings.filter(|view| waits(view) && which(view)).count()
}

/// Whether a meeting of the day still waits for the owner's office (clause C4.1.4).
fn waits(view: &MeetingView) -> bool {
    view.phase() == "expected" && !matches!(view.agreement, None | Some(Agreement::Agreed(_)))
}

/// The hours to be shown: the usual ones, and those of every duty of the day.
fn hours(day: &BoardDay, place: &Place) -> (i8, i8) {
    let (mut first, mut last) = HOURS;
    for duty in &day.duties {
        let opens = place.civil(duty.opens);
        let due = place.civil(duty.due);
        if opens.date() == day.date {
            first = first.min(opens.hour());
        }
        if due.date() == day.date {
            last = last.max((due.hour() + 1).min(24));
        }
    }
    (first, last - first)
}

fn meetings(day: &BoardDay, drawing: &Drawing<'_>) -> Vec<BoardMeeting> {
    let bar = |view: &MeetingView| {
        let (starts, ends) = span_of(view);
        let title = if view.masked {
            words::text(drawing.language, "access-masked-title").to_owned()
        } else {
            view.meeting.requirement.title.clone()
        };
        Some(BoardMeeting {
            span: Span::within(starts, ends, drawing.first_at, drawing.hours)?,
            link: Link {
                href: format!("/sites/{}/meetings/{}", drawing.site, view.meeting.id),
                title,
            },
            room: view.room.name.clone(),
            time: drawing.place.span(starts, ends),
            phase: view.phase(),
        })
    };
    day.meetings.iter().filter_map(bar).collect()
}

/// Those on duty first, then the others with something to do, then what is nobody's.
fn people(day: &BoardDay, drawing: &Drawing<'_>) -> Vec<BoardPerson> {
    let mut rows: Vec<(bool, BoardPerson)> = day
        .people
        .iter()
        .map(|person| {
            let on_duty = person.on_duty_since.is_some();
            (!on_duty, row(person, day, drawing))
        })
        .collect();
    rows.sort_by_key(|(off_duty, row)| (*off_duty, row.chips.is_empty()));
    let mut rows: Vec<BoardPerson> = rows.into_iter().map(|(_, row)| row).collect();
    // A duty of somebody who is in no team any more is still somebody's.
    let strangers = day.duties.iter().filter_map(|duty| duty.assignee.as_ref());
    for staff in strangers {
        let account = staff.account.to_string();
        if !rows
            .iter()
            .any(|row| row.account.as_ref() == Some(&account))
        {
            rows.push(BoardPerson {
                account: Some(account),
                name: staff.name.clone(),
                on_duty_since: None,
                unreached_since: None,
                unreceived: 0,
                turns: None,
                standby: false,
                chips: Chip::seated(chips(day, Some(staff.account), drawing), drawing.hours),
            });
        }
    }
    if !rows.is_empty() || !day.duties.is_empty() {
        rows.push(BoardPerson {
            account: None,
            name: words::text(drawing.language, "board-nobody").to_owned(),
            on_duty_since: None,
            unreached_since: None,
            unreceived: 0,
            turns: None,
            standby: false,
            chips: Chip::seated(chips(day, None, drawing), drawing.hours),
        });
    }
    rows
}

/// The ways of alerting that are closed now, by their names.
async fn closed_ways(web: &Web, here: &Here, language: Language) -> Answered<String> {
    if !here.may(Object::AlertWay, Action::View) {
        return Ok(String::new());
    }
    let closed = app::alert::closed(web.house(), &here.site).await?;
    let names = closed.into_iter().map(|way| match way {
        Closed::Mail => words::text(language, "board-closed-mail").to_owned(),
        Closed::Push(name) => words::format(language, "board-closed-push", &[("name", name)]),
        Closed::Webhook(name) => name,
    });
    Ok(words::list(language, &names.collect::<Vec<String>>()))
}

fn row(person: &PersonOnBoard, day: &BoardDay, drawing: &Drawing<'_>) -> BoardPerson {
    let account = person.staff.account;
    let is_today = drawing.place.civil(drawing.now).date() == day.date;
    let on_duty = person.on_duty_since.filter(|_| is_today);
    BoardPerson {
        account: Some(account.to_string()),
        name: person.staff.name.clone(),
        on_duty_since: on_duty.map(|at| drawing.place.time(at)),
        unreached_since: person
            .unreached_since(drawing.now)
            .filter(|_| is_today)
            .map(|at| drawing.place.time(at)),
        unreceived: if is_today { person.unreceived } else { 0 },
        turns: person
            .contact
            .map(|at| at + app::contact::SILENT_MS + 1)
            .filter(|turn| is_today && *turn > drawing.now),
        standby: on_duty.is_some() && !person.on_leave && day.is_free(account, drawing.now),
        chips: Chip::seated(chips(day, Some(account), drawing), drawing.hours),
    }
}

/// What comes to the lead: what is overdue, the longest first, and what was found lacking and is not yet put right.
fn late(day: &BoardDay, drawing: &Drawing<'_>) -> Vec<LateRow> {
    let overdue = day.duties.iter();
    let mut overdue: Vec<&DutyView> = overdue
        .filter(|duty| duty.state(drawing.now) == "overdue")
        .collect();
    overdue.sort_by_key(|duty| duty.due);
    let lacking = day.duties.iter().flat_map(|duty| {
        let open = duty.checks.iter().filter(|check| !check.done);
        open.filter_map(move |check| Some((duty, check, check.remark.as_ref()?)))
    });
    let lacking = lacking.map(|(seen, check, remark)| LateRow {
        title: check_row(check, drawing.language).text,
        remark: remark.note.clone(),
        who: remark.by.clone(),
        ..late_row(seen, day.date, drawing)
    });
    overdue
        .into_iter()
        .map(|seen| late_row(seen, day.date, drawing))
        .chain(lacking)
        .collect()
}

fn late_row(seen: &DutyView, shown: Date, drawing: &Drawing<'_>) -> LateRow {
    let due = drawing.place.civil(seen.due);
    // What a register waits for may be days old; its hour alone would look like today's.
    let form = if due.date() == shown {
        "%H:%M"
    } else {
        "%m-%d %H:%M"
    };
    LateRow {
        why: format!("/sites/{}/duties/{}/why", drawing.site, seen.id),
        duty: seen.id.to_string(),
        title: duty::title(seen, drawing.language),
        place: duty::short_place(seen),
        who: seen
            .assignee
            .as_ref()
            .map_or_else(String::new, |staff| staff.name.clone()),
        due: due.strftime(form).to_string(),
        remark: String::new(),
    }
}

fn chips(day: &BoardDay, of: Option<AccountId>, drawing: &Drawing<'_>) -> Vec<Chip> {
    day.duties
        .iter()
        .filter(|duty| duty.assignee.as_ref().map(|staff| staff.account) == of)
        .filter(|duty| duty.state(drawing.now) != "cancelled")
        .filter_map(|duty| chip(duty, drawing))
        .collect()
}

fn chip(seen: &DutyView, drawing: &Drawing<'_>) -> Option<Chip> {
    Some(Chip {
        span: Span::within(seen.opens, seen.due, drawing.first_at, drawing.hours)?,
        duty: seen.id.to_string(),
        title: duty::title(seen, drawing.language),
        place: duty::short_place(seen),
        time: duty::window(seen, drawing.place, drawing.language),
        state: seen.state(drawing.now),
        opens: seen.opens,
        turns: duty::turns(seen, drawing.now),
        why: format!("/sites/{}/duties/{}/why", drawing.site, seen.id),
    })
}
