//! A meeting: what was asked for, how it goes, what is done for it, what changed.

use app::meeting::MeetingPage;
use app::view::{AttendeeView, ChangeView, DifferenceView, DutyView, MeetingView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::{MeetingId, Milliseconds};
use jiff::civil::DateTime;
use words::Language;

use super::{agreement, draw, draw_refused, duty, frame};
use crate::act::{Form, see};
use crate::civil::{self, Place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AttendeeRow, ChangeRow, Choice, DifferenceRow, DutyRow, Meeting};

/// By how many minutes a meeting is extended with one click.
const EXTENSIONS: [i64; 3] = [15, 30, 60];
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
    draw(&view(&web, &here, language, &page, None).await?)
}

async fn load(web: &Web, here: &Here, id: MeetingId) -> Answered<MeetingPage> {
    let page = app::meeting::find(web.house(), &here.actor, &here.site, id).await?;
    page.ok_or_else(Trouble::not_found)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    page: &MeetingPage,
    problem: Option<String>,
) -> Answered<Meeting> {
    let place = Place::of(page.site.clone())?;
    let (view, meeting) = (&page.view, &page.view.meeting);
    let required = &meeting.requirement;
    let now = web.house().now();
    let over = meeting.ended.is_some() || meeting.cancelled.is_some();
    Ok(Meeting {
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
        equipment: required.equipment.join("、"),
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
        changes: view
            .changes
            .iter()
            .rev()
            .map(|change| change_row(change, &place, language))
            .collect(),
        agreement: agreement::state(view, &place, now),
        may_agree: page.may_agree && !over,
        may_edit: page.may_edit && !over,
        extensions: extensions(required.ends, &place, over || !page.may_edit),
        ends: place.time(required.ends),
        problem,
    })
}

fn moments(page: &MeetingPage, place: &Place, language: Language) -> Vec<String> {
    let meeting = &page.view.meeting;
    let moments = [
        (meeting.started, "start-started"),
        (meeting.seated, "start-seated"),
        (meeting.break_since, "start-break"),
        (meeting.ended, "start-ended"),
        (meeting.cancelled, "page-phase-cancelled"),
    ];
    moments
        .into_iter()
        .filter_map(|(at, key)| Some((at?, key)))
        .map(|(at, key)| format!("{} {}", place.time(at), words::text(language, key)))
        .collect()
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

fn duty_row(
    seen: &DutyView,
    place: &Place,
    here: &Here,
    language: Language,
    now: Milliseconds,
) -> DutyRow {
    DutyRow {
        id: seen.id.to_string(),
        title: duty::title(seen, language),
        window: place.span(seen.opens, seen.due),
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
        before: value_in_words(&one.before, language),
        after: value_in_words(&one.after, language),
    })
}

/// Yes, no and a status are words of the house; everything else stands as it is.
fn value_in_words(value: &str, language: Language) -> String {
    match value {
        "yes" | "no" | "tentative" | "confirmed" | "cancelled" => {
            words::text(language, &format!("field-value-{value}")).to_owned()
        }
        _ => value.to_owned(),
    }
}

fn extensions(ends: Milliseconds, place: &Place, closed: impl Into<bool>) -> Vec<Choice> {
    if closed.into() {
        return Vec::new();
    }
    EXTENSIONS
        .into_iter()
        .map(|minutes| {
            let until = place.time(ends + minutes * 60_000);
            Choice {
                title: format!("{until} (+{minutes})"),
                value: until,
                chosen: false,
            }
        })
        .collect()
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
    form.fields.only(&["reason"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let reason = form.fields.text("reason").to_owned();
    let (house, actor) = (web.house(), &here.actor);
    let done = app::meeting::cancel(house, actor, &here.site, &command, id, reason).await;
    after(&web, &here, language, id, done).await
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
    let ends = place.instant(end_after(starts, form.fields.time("ends")?));
    let (house, actor) = (web.house(), &here.actor);
    let done = app::meeting::set_end(house, actor, &here.site, &command, id, ends).await;
    after(&web, &here, language, id, done).await
}

/// The first time of day `ends` after the start: before the start it means the next day.
pub(super) fn end_after(starts: DateTime, ends: jiff::civil::Time) -> DateTime {
    let date = starts.date();
    if ends > starts.time() {
        date.to_datetime(ends)
    } else {
        date.tomorrow().unwrap_or(date).to_datetime(ends)
    }
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
            let problem = Some(trouble.say(language));
            draw_refused(&view(web, here, language, &page, problem).await?, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn an_end_before_the_start_is_on_the_next_day() {
        let starts = date(2026, 7, 6).at(22, 0, 0, 0);
        assert_eq!(
            end_after(starts, time(23, 0, 0, 0)),
            date(2026, 7, 6).at(23, 0, 0, 0)
        );
        assert_eq!(
            end_after(starts, time(1, 0, 0, 0)),
            date(2026, 7, 7).at(1, 0, 0, 0)
        );
        assert_eq!(
            end_after(starts, time(22, 0, 0, 0)),
            date(2026, 7, 7).at(22, 0, 0, 0)
        );
    }
}
