//! A meeting: what was asked for, how it goes, what is done for it, what changed.

use app::meeting::{MeetingPage, OccurrenceView, SeriesView};
use app::view::{AttendeeView, ChangeView, DifferenceView, DutyView, MeetingView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::recurrence::Rule;
use domain::series::Scope;
use domain::subject::Register;
use domain::{MeetingId, Milliseconds};
use jiff::civil::DateTime;
use words::{Arg, Language};

use super::{agreement, draw, draw_refused, duty, frame, obstacle, series_words};
use crate::act::{Form, see};
use crate::civil::{self, Place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::spoken;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    AttendeeRow, ChangeRow, Choice, DifferenceRow, DutyRow, Link, Meeting, OccurrenceRow, Series,
};

/// By how many minutes a meeting is extended with one click.
const EXTENSIONS: [i64; 3] = [15, 30, 60];
/// How many ends are offered to end early at.
const EARLY_ENDS: usize = 3;
const MINUTE_MS: Milliseconds = 60_000;
const QUARTER_MS: Milliseconds = 15 * MINUTE_MS;
/// The fields that may differ; their words are `field-` and these.
const FIELDS: [&str; 16] = [
    "title",
    "room",
    "starts",
    "ends",
    "large",
    "status",
    "host",
    "headcount",
    "layout",
    "equipment",
    "place-cards",
    "secret",
    "note",
    "attendees",
    "recurrence",
    "reason",
];

/// `GET /sites/S/meetings/M`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let page = load(&web, &here, ids.at(0)?).await?;
    draw(&view(&web, &here, language, &page).await?)
}

async fn load(web: &Web, here: &Here, id: MeetingId) -> Answered<MeetingPage> {
    let page = app::meeting::find(web.house(), &here.actor, &here.site, id).await?;
    page.ok_or_else(Trouble::not_found)
}

async fn view(web: &Web, here: &Here, language: Language, page: &MeetingPage) -> Answered<Meeting> {
    let place = Place::of(page.site.clone())?;
    let (view, meeting) = (&page.view, &page.view.meeting);
    let required = &meeting.requirement;
    let now = web.house().now();
    let over = meeting.ended.is_some() || meeting.cancelled.is_some();
    let (orders, new_order) =
        super::order::of_meeting((web, here, language), &place, meeting.id).await?;
    Ok(Meeting {
        orders,
        new_order: if over { String::new() } else { new_order },
        frame: frame::of_site(web, here, language, "rooms").await?,
        id: meeting.id.to_string(),
        title: if view.masked {
            words::text(language, "access-masked-title").to_owned()
        } else {
            required.title.clone()
        },
        status: required.status.word(),
        phase: view.phase(),
        room: view.room.name.clone(),
        date: civil::day_title(language, place.civil(required.starts).date()),
        time: place.span(required.starts, required.ends),
        host: required.host.clone(),
        headcount: required.headcount,
        layout: required.layout.clone(),
        equipment: words::list(language, &required.equipment),
        large: required.large,
        place_cards: required.place_cards,
        secret: required.secret,
        note: required.note.clone(),
        moments: moments(page, &place, language),
        attendees: attendees(&view.attendees, &place),
        absent: absent(view),
        duties: page
            .duties
            .iter()
            .map(|duty| duty_row(duty, &place, here, language, now))
            .collect(),
        ahead: super::order::ahead_rows(&page.ahead, here, language),
        changes: view
            .changes
            .iter()
            .rev()
            .map(|change| change_row(change, &place, language))
            .collect(),
        agreement: agreement::state(view, &place, now),
        may_agree: page.may_agree && !over,
        may_edit: page.may_edit && !over,
        extensions: if page.may_edit && !over {
            extensions(required.ends, &place, language)
        } else {
            Vec::new()
        },
        early_ends: if page.may_edit && !over && meeting.started.is_some() {
            early_ends(required.ends, &place, language, now)
        } else {
            Vec::new()
        },
        ends: place.time(required.ends),
        series: page
            .series
            .as_ref()
            .map(|series| series_card(series, meeting.id, here, &place, language)),
        room_not_cleared: view.room_not_cleared,
        problem: None,
        obstacle: None,
    })
}

fn moments(page: &MeetingPage, place: &Place, language: Language) -> Vec<String> {
    let moments = page.moments.iter();
    moments
        .map(|moment| {
            let word = match moment.what {
                "cancelled" => words::text(language, "page-phase-cancelled").to_owned(),
                what => words::text(language, &format!("start-{what}")).to_owned(),
            };
            format!("{} {word}", place.time(moment.at))
        })
        .collect()
}

fn series_card(
    series: &SeriesView,
    shown: MeetingId,
    here: &Here,
    place: &Place,
    language: Language,
) -> Series {
    let time = |one: &OccurrenceView| {
        let day = civil::day_title(language, place.civil(one.starts).date());
        format!("{day} {}", place.span(one.starts, one.ends))
    };
    let href = |one: &OccurrenceView| {
        one.visible
            .then(|| format!("/sites/{}/meetings/{}", here.site, one.id))
    };
    let link = |index: Option<usize>| {
        let one = series.occurrences.get(index?)?;
        let title = time(one);
        href(one).map(|href| Link { href, title })
    };
    Series {
        words: series_in_words(series, place, language),
        previous: link(series.number.checked_sub(2)),
        next: link(Some(series.number)),
        occurrences: series
            .occurrences
            .iter()
            .zip(1..)
            .map(|(one, number)| OccurrenceRow {
                number,
                time: time(one),
                href: href(one),
                phase: one.phase,
                changed: one.changed,
                this: one.id == shown,
            })
            .collect(),
        following: series.following,
    }
}

fn series_in_words(series: &SeriesView, place: &Place, language: Language) -> String {
    let written = &series.recurrence;
    let first = series.occurrences.first();
    let first = place.civil(first.map_or(0, |one| one.starts)).date();
    let rule = match Rule::read(written, place.zone()) {
        Ok(rule) => series_words::rule_in_words(language, written, &rule, first),
        // What an earlier version took may be a rule that none would take today.
        Err(_) => words::format(
            language,
            "meeting-series-by-rule",
            &[("rule", written.as_str())],
        ),
    };
    let number = |number: usize| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let arguments = [
        ("rule", Arg::Text(&rule)),
        ("total", number(series.occurrences.len())),
        ("number", number(series.number)),
    ];
    words::format(language, "meeting-series-place", &arguments)
}

fn attendees(attendees: &[AttendeeView], place: &Place) -> Vec<AttendeeRow> {
    attendees
        .iter()
        .map(|view| AttendeeRow {
            rank: view.attendee.rank,
            name: view.attendee.name.clone(),
            form_of_address: view.attendee.form_of_address.clone(),
            seat: view.attendee.seat.clone().unwrap_or_default(),
            received: view.received.map_or_else(String::new, |at| place.time(at)),
        })
        .collect()
}

/// Who has not been received although the meeting has started, highest first.
fn absent(view: &MeetingView) -> Vec<String> {
    if view.meeting.started.is_none() {
        return Vec::new();
    }
    let late = view.attendees.iter().filter(|one| one.received.is_none());
    late.map(|one| match one.attendee.form_of_address.as_str() {
        "" => one.attendee.name.clone(),
        form => format!("{form} {}", one.attendee.name),
    })
    .collect()
}

pub(super) fn duty_row(
    seen: &DutyView,
    place: &Place,
    here: &Here,
    language: Language,
    now: Milliseconds,
) -> DutyRow {
    let order = seen.subject.filter(|one| one.register == Register::Order);
    let asked = seen.request.as_ref().filter(|_| order.is_some());
    DutyRow {
        id: seen.id.to_string(),
        title: duty::title(seen, language),
        note: asked.map_or_else(String::new, |asked| asked.note.clone()),
        order: order.map_or_else(String::new, |order| {
            format!("/sites/{}/orders/{}", here.site, order.id)
        }),
        // An order is asked about and ordered days before.
        window: match order {
            Some(_) => place.window(seen.opens, seen.due),
            None => place.span(seen.opens, seen.due),
        },
        state: seen.state(now),
        who: seen
            .assignee
            .as_ref()
            .map_or_else(String::new, |staff| staff.name.clone()),
        outcome: duty::outcome(seen, place, language),
        why: format!("/sites/{}/duties/{}/why", here.site, seen.id),
        turns: duty::turns(seen, now),
    }
}

pub(super) fn change_row(change: &ChangeView, place: &Place, language: Language) -> ChangeRow {
    ChangeRow {
        revision: change.revision,
        by: change.by.clone(),
        at: place.moment(change.at),
        differences: change
            .differences
            .iter()
            .filter_map(|one| difference(one, language))
            .collect(),
        acknowledged: change.acknowledged_by.is_some(),
    }
}

fn difference(one: &DifferenceView, language: Language) -> Option<DifferenceRow> {
    let wanted = one.field.replace('_', "-");
    let field = FIELDS.into_iter().find(|field| *field == wanted)?;
    Some(DifferenceRow {
        field,
        before: value_in_words(field, &one.before, language),
        after: value_in_words(field, &one.after, language),
    })
}

/// Yes, no and a status are words of the house, lists are joined in the reader's language; everything else stands
/// as it is.
pub(super) fn value_in_words(field: &str, value: &str, language: Language) -> String {
    match value {
        "yes" | "no" | "tentative" | "confirmed" | "cancelled" => {
            words::text(language, &format!("field-value-{value}")).to_owned()
        }
        _ if ["equipment", "attendees"].contains(&field) => spoken::listed(language, value),
        _ => value.to_owned(),
    }
}

fn extensions(ends: Milliseconds, place: &Place, language: Language) -> Vec<Choice> {
    EXTENSIONS
        .into_iter()
        .map(|minutes| {
            let until = ends + minutes * MINUTE_MS;
            end_choice(until, minutes, "meeting-minutes-more", place, language)
        })
        .collect()
}

/// The next full quarters of an hour before the end.
fn early_ends(
    ends: Milliseconds,
    place: &Place,
    language: Language,
    now: Milliseconds,
) -> Vec<Choice> {
    let next = now.div_euclid(QUARTER_MS) * QUARTER_MS + QUARTER_MS;
    (0..)
        .map(|number| next + number * QUARTER_MS)
        .take_while(|until| *until < ends)
        .take(EARLY_ENDS)
        .map(|until| {
            let minutes = (ends - until) / MINUTE_MS;
            end_choice(until, minutes, "meeting-minutes-less", place, language)
        })
        .collect()
}

fn end_choice(
    until: Milliseconds,
    minutes: i64,
    key: &str,
    place: &Place,
    language: Language,
) -> Choice {
    let value = place.time(until);
    let arguments = [("time", Arg::Text(&value)), ("count", Arg::Number(minutes))];
    Choice {
        title: words::format(language, key, &arguments),
        chosen: false,
        value,
    }
}

/// `POST /sites/S/meetings/M/confirmation`.
pub(crate) async fn confirm(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = app::meeting::confirm(web.house(), &here.actor, &here.site, &command, id).await;
    after(&web, &here, language, id, done).await
}

/// `POST /sites/S/meetings/M/cancellation`.
pub(crate) async fn cancel(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["reason", "scope"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let reason = form.fields.text("reason").to_owned();
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = match scope_of(&form.fields)? {
        Scope::One => app::meeting::cancel(house, actor, site, &command, id, reason).await,
        Scope::Following => {
            app::meeting::cancel_following(house, actor, site, &command, id, reason).await
        }
    };
    after(&web, &here, language, id, done).await
}

/// How far a change of a meeting reaches; this one alone where nothing is said.
///
/// # Errors
/// Invalid at the field when it is no such word.
pub(super) fn scope_of(fields: &Fields) -> Answered<Scope> {
    match fields.filled("scope") {
        None => Ok(Scope::One),
        Some(word) => {
            Scope::from_word(word).ok_or_else(|| Trouble::invalid("scope", "choice-unknown"))
        }
    }
}

/// `POST /sites/S/meetings/M/extension`.
pub(crate) async fn extend(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["ends"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let page = load(&web, &here, id).await?;
    let place = Place::of(page.site.clone())?;
    let starts = place.civil(page.view.meeting.requirement.starts);
    let ends = place.instant(end_after(starts, form.fields.time("ends")?)?);
    let (house, actor) = (web.house(), &here.actor);
    let done = app::meeting::set_end(house, actor, &here.site, &command, id, ends).await;
    after(&web, &here, language, id, done).await
}

/// How long a meeting that goes past midnight lasts at most, in hours: more is a slip of the hand.
const NIGHT_MAX_HOURS: i64 = 12;

/// The first time of day `ends` after the start: before the start it means the next day, where that
/// makes a meeting of a night.
///
/// # Errors
/// Invalid at `ends` where it would make a meeting of nearly a day.
pub(super) fn end_after(starts: DateTime, ends: jiff::civil::Time) -> Answered<DateTime> {
    let date = starts.date();
    if ends > starts.time() {
        return Ok(date.to_datetime(ends));
    }
    let slip = || Trouble::invalid("ends", "ends-before-starts");
    let next = date.tomorrow().map_err(|_| slip())?.to_datetime(ends);
    if starts.duration_until(next).as_hours() > NIGHT_MAX_HOURS {
        return Err(slip());
    }
    Ok(next)
}

pub(super) async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    id: MeetingId,
    done: Result<app::Answer, app::Error>,
) -> Answered<Response> {
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/sites/{}/meetings/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let page = load(web, here, id).await?;
            let mut page = view(web, here, language, &page).await?;
            page.problem = Some(trouble.say(language));
            page.obstacle = obstacle::of(&trouble, here, language);
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn an_end_before_the_start_is_on_the_next_day_where_that_makes_a_night() {
        let starts = date(2026, 7, 6).at(20, 0, 0, 0);
        let day = |day| date(2026, 7, day);
        let rows = [
            (time(23, 0, 0, 0), Some(day(6).at(23, 0, 0, 0))),
            (time(1, 0, 0, 0), Some(day(7).at(1, 0, 0, 0))),
            (time(8, 59, 0, 0), Some(day(7).at(8, 59, 0, 0))),
            (time(9, 0, 0, 0), None),
            (time(19, 30, 0, 0), None),
            (time(20, 0, 0, 0), None),
        ];
        for (ends, expected) in rows {
            assert_eq!(end_after(starts, ends).ok(), expected, "{ends}");
        }
    }
}
