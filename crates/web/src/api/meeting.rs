//! Meetings: booked, changed, listed, shown.

use app::meeting::{Booking, SeriesView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::series::Scope;
use serde::Serialize;
use utoipa::ToSchema;
use words::Language;

use super::order::OrderAheadShape;
use super::shape::{Duty, Meeting};
use super::taken::{Taken, taken};
use super::written::{ChangedMeeting, NewMeeting, scope_of};
use crate::act::{Act, Query};
use crate::civil;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Meetings of a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct Meetings {
    /// The civil day at the site.
    date: String,
    meetings: Vec<Meeting>,
}

/// A meeting with its duties.
#[derive(Serialize, ToSchema)]
pub(crate) struct MeetingWithDuties {
    meeting: Meeting,
    /// Its own, and those of its orders.
    duties: Vec<Duty>,
    /// What of its orders is still ahead.
    ahead: Vec<OrderAheadShape>,
    /// Whether the reader may change it.
    may_edit: bool,
    /// What happened to it so far, in the order of time.
    moments: Vec<Moment>,
    /// The series it is one of.
    series: Option<Series>,
}

/// Something that happened to a meeting.
#[derive(Serialize, ToSchema)]
pub(crate) struct Moment {
    at: i64,
    /// `started`, `seated`, `break`, `resumed`, `ended` or `cancelled`.
    what: &'static str,
}

/// The series that a meeting is one of.
#[derive(Serialize, ToSchema)]
pub(crate) struct Series {
    id: String,
    /// Its rule, by RFC 5545.
    recurrence: String,
    /// Which of them the meeting is, from 1.
    number: usize,
    /// How many after it are still to start.
    following: usize,
    /// All of them in the order of time.
    occurrences: Vec<Occurrence>,
}

/// A meeting of a series.
#[derive(Serialize, ToSchema)]
pub(crate) struct Occurrence {
    id: String,
    starts: i64,
    ends: i64,
    /// `expected`, `running`, `on_break`, `ended` or `cancelled`.
    phase: &'static str,
    /// Whether it was changed by itself.
    changed: bool,
}

impl From<&SeriesView> for Series {
    fn from(series: &SeriesView) -> Self {
        let occurrences = series.occurrences.iter();
        Self {
            id: series.id.to_string(),
            recurrence: series.recurrence.clone(),
            number: series.number,
            following: series.following,
            occurrences: occurrences
                .map(|one| Occurrence {
                    id: one.id.to_string(),
                    starts: one.starts,
                    ends: one.ends,
                    phase: one.phase,
                    changed: one.changed,
                })
                .collect(),
        }
    }
}

/// Meetings of a day.
#[utoipa::path(get, path = "/api/v1/sites/{site}/meetings", tag = "meeting",
    params(("date" = Option<String>, Query, description = "The civil day; today where absent.")),
    responses((status = 200, body = Meetings)))]
pub(crate) async fn list_meetings(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<Meetings>> {
    query.only(&["date"])?;
    let place = civil::place(&web, &here).await?;
    let date = place.asked_date(&query, "date", web.house().now())?;
    let (from, until) = place.day(date);
    let calendar =
        app::meeting::calendar(web.house(), &here.actor, &here.site, from, until).await?;
    let calendar = calendar.ok_or_else(Trouble::not_found)?;
    Ok(Json(Meetings {
        date: date.to_string(),
        meetings: calendar.meetings.iter().map(Meeting::from).collect(),
    }))
}

/// A meeting with its duties.
#[utoipa::path(get, path = "/api/v1/sites/{site}/meetings/{meeting}", tag = "meeting",
    responses((status = 200, body = MeetingWithDuties)))]
pub(crate) async fn show_meeting(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<MeetingWithDuties>> {
    let page = app::meeting::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let revision = Some(page.view.meeting.revision);
    let duties = page.duties.iter();
    Ok(Json(MeetingWithDuties {
        meeting: Meeting::from(&page.view),
        duties: duties
            .map(|duty| Duty::of(duty, here.actor.account, revision))
            .collect(),
        ahead: page.ahead.iter().map(OrderAheadShape::from).collect(),
        may_edit: page.may_edit,
        moments: page
            .moments
            .iter()
            .map(|moment| Moment {
                at: moment.at,
                what: moment.what,
            })
            .collect(),
        series: page.series.as_ref().map(Series::from),
    }))
}

/// Book a meeting, or a series of them: all or nothing.
#[utoipa::path(post, path = "/api/v1/sites/{site}/meetings", tag = "meeting",
    request_body = NewMeeting, responses((status = 200, body = Taken)))]
pub(crate) async fn book(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewMeeting>,
) -> Answered<Json<Taken>> {
    let except = act.body.except.iter();
    let booking = Booking {
        requirement: act.body.meeting.into_domain()?,
        recurrence: act.body.recurrence,
        except: except
            .map(|day| {
                domain::day::parse(day).ok_or_else(|| Trouble::invalid("except", "day-unknown"))
            })
            .collect::<Answered<_>>()?,
    };
    let (house, command) = (web.house(), &act.command);
    let booked = app::meeting::book(house, &here.actor, &here.site, command, booking);
    taken(&web, &here, booked.await?, act.clock_off_ms, language).await
}

/// Change a meeting to what is given; with `scope`, one of a series and all that follow.
#[utoipa::path(put, path = "/api/v1/sites/{site}/meetings/{meeting}", tag = "meeting",
    request_body = ChangedMeeting, responses((status = 200, body = Taken)))]
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<ChangedMeeting>,
) -> Answered<Json<Taken>> {
    let meeting = ids.at(0)?;
    let requirement = act.body.meeting.into_domain()?;
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let revision = act.body.revision;
    let changed = match scope_of(act.body.scope.as_deref())? {
        Scope::One => {
            app::meeting::change(house, actor, site, command, meeting, revision, requirement).await
        }
        Scope::Following => {
            let following = app::meeting::change_following;
            following(house, actor, site, command, meeting, revision, requirement).await
        }
    };
    taken(&web, &here, changed?, act.clock_off_ms, language).await
}
