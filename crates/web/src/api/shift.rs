//! The phone's whole state, and going on duty and off it.

use std::collections::BTreeMap;

use app::phone::Lead;
use axum::extract::State;
use axum::{Extension, Json};
use domain::MeetingId;
use domain::alert::Quiet;
use serde::Serialize;
use utoipa::ToSchema;
use words::Language;

use super::course::ShiftMeeting;
use super::hand_over::ShiftHandOver;
use super::shape::{Duty, Meeting, Staff, place as place_of};
use super::shift_newspapers::ShiftNewspapers;
use super::taken::{Taken, taken};
use super::written::Said;
use crate::act::Act;
use crate::civil::Place;
use crate::need::Here;
use crate::pages::alert_rule::time_of;
use crate::path::Ids;
use crate::spoken;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// What a phone shows and keeps for when there is no network.
#[derive(Serialize, ToSchema)]
pub(crate) struct PhoneShift {
    site: String,
    site_name: String,
    /// IANA name of the site's time zone.
    time_zone: String,
    /// Now, by the server.
    now: i64,
    /// The number of the last journal entry: where live events go on from.
    head: i64,
    me: Staff,
    on_duty_since: Option<i64>,
    /// When the shift ends by the roster; `null` while there is none.
    shift_ends: Option<i64>,
    duties: Vec<Duty>,
    meetings: Vec<ShiftMeeting>,
    /// When the phone is to stay still but for what is late; `null` where never.
    quiet: Option<ShiftQuiet>,
    notices: Vec<ShiftNotice>,
    /// What a leader sees to beside their own; `null` for whoever leads nobody.
    lead: Option<ShiftLead>,
    /// Rules of the house that the person has yet to read and acknowledge.
    unread_house_rules: UnreadHouseRules,
    /// Where a fault may be reported.
    places: Vec<ShiftPlace>,
    /// What the shift before handed over and nobody of the person's shift has yet.
    hand_overs: Vec<ShiftHandOver>,
    /// The assigned matters that the person sees to.
    assigned_matters: Vec<ShiftMatter>,
    /// What the person said of themselves; `null` while they are in the office or about a duty.
    out: Option<ShiftOut>,
    /// The papers that they sort and bring.
    newspapers: ShiftNewspapers,
    /// The duties of the small dining room, for which there is a page.
    dining: Vec<String>,
}

/// What a leader sees to beside their own duties.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftLead {
    /// How many duties of others are late that the standard wants a leader told of.
    late: usize,
    /// How many people's phones did not get in time what they are to do.
    unreached: usize,
}

impl From<Lead> for ShiftLead {
    fn from(lead: Lead) -> Self {
        Self {
            late: lead.late,
            unreached: lead.unreached,
        }
    }
}

/// Where somebody said to be.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftOut {
    place: String,
    since: i64,
    back_at: i64,
}

impl From<&app::away_note::OwnWord> for ShiftOut {
    fn from(out: &app::away_note::OwnWord) -> Self {
        Self {
            place: out.place.clone(),
            since: out.since,
            back_at: out.back,
        }
    }
}

/// A time of the day, `HH:MM` at the site; it may go over midnight.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftQuiet {
    from: String,
    until: String,
}

impl From<Quiet> for ShiftQuiet {
    fn from(quiet: Quiet) -> Self {
        Self {
            from: time_of(quiet.from),
            until: time_of(quiet.until),
        }
    }
}

/// How many rules of the house are to be read.
#[derive(Serialize, ToSchema)]
pub(crate) struct UnreadHouseRules {
    count: usize,
    /// How many of them should have been read by now.
    late: usize,
}

/// A place as a phone names it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftPlace {
    id: String,
    name: String,
}

/// An assigned matter as its assignee's phone shows it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftMatter {
    id: String,
    number: i32,
    what: String,
    /// What the assigner set right last.
    correction: String,
    /// Why it came back last.
    sent_back: String,
    /// For whom.
    person: String,
    place: String,
    due: i64,
    /// The time that was asked for and not answered.
    asked_until: Option<i64>,
    /// `ordinary` or `urgent`.
    urgency: &'static str,
    assigner: String,
    /// `assigned`, `read-back`, `understood`, `done` or `returned`.
    state: &'static str,
}

impl From<&app::assigned_matter::PhoneMatter> for ShiftMatter {
    fn from(one: &app::assigned_matter::PhoneMatter) -> Self {
        Self {
            id: one.id.to_string(),
            number: one.number,
            what: one.what.clone(),
            correction: one.correction.clone(),
            sent_back: one.sent_back.clone(),
            person: one.person.clone(),
            place: one.place.clone(),
            due: one.due,
            asked_until: one.asked_until,
            urgency: one.urgency.word(),
            assigner: one.assigner.clone(),
            state: one.state.word(),
        }
    }
}

/// Something the person has not been told yet.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftNotice {
    id: String,
    key: String,
    text: String,
    at: i64,
}

/// Notes that the phone was heard of. That it cannot be noted keeps nothing from the phone.
pub(crate) async fn heard_of(web: &Web, here: &Here) {
    if let Err(error) = app::contact::heard_of(web.house(), &here.actor, &here.site).await {
        tracing::warn!(%error, "a phone's contact is not noted");
    }
}

/// The phone's whole state.
#[utoipa::path(get, path = "/api/v1/sites/{site}/shift", tag = "shift",
    responses((status = 200, body = PhoneShift)))]
pub(crate) async fn show_shift(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Json<PhoneShift>> {
    let state = app::phone::state(web.house(), &here.actor, &here.site).await?;
    let state = state.ok_or_else(Trouble::not_found)?;
    // It is written down beside the answer: the phone does not wait for it.
    let (house, heard) = (web.clone(), here.clone());
    tokio::spawn(async move { heard_of(&house, &heard).await });
    let place = Place::of(state.site.clone())?;
    let revisions: BTreeMap<MeetingId, i32> = state
        .meetings
        .iter()
        .map(|view| (view.meeting.id, view.meeting.revision))
        .collect();
    let duties = state.duties.iter().map(|duty| {
        let meeting = duty.meeting.as_ref().map(|(id, _)| *id);
        let revision = meeting.and_then(|id| revisions.get(&id).copied());
        Duty::of(duty, here.actor.account, revision)
    });
    let meetings = state.meetings.iter().map(|view| {
        let course = state.courses.get(&view.meeting.id);
        ShiftMeeting::of(Meeting::from(view), course, here.actor.account)
    });
    let notices = state.notices.iter().map(|notice| ShiftNotice {
        id: notice.id.to_string(),
        key: notice.words.clone(),
        text: spoken::notice(language, &notice.words, &notice.details, &place),
        at: notice.at,
    });
    Ok(Json(PhoneShift {
        site: state.site.id.to_string(),
        site_name: state.site.name.clone(),
        time_zone: state.site.time_zone.clone(),
        now: state.now,
        head: state.head,
        me: Staff::from(&state.me),
        on_duty_since: state.on_duty_since,
        shift_ends: state.shift_ends,
        duties: duties.collect(),
        meetings: meetings.collect(),
        quiet: state.quiet.map(ShiftQuiet::from),
        notices: notices.collect(),
        lead: state.lead.map(ShiftLead::from),
        hand_overs: state.hand_overs.iter().map(ShiftHandOver::from).collect(),
        assigned_matters: state
            .assigned_matters
            .iter()
            .map(ShiftMatter::from)
            .collect(),
        out: state.out.as_ref().map(ShiftOut::from),
        dining: state.dining.iter().map(ToString::to_string).collect(),
        newspapers: ShiftNewspapers::of(&state.newspapers, place.civil(state.now).date()),
        unread_house_rules: UnreadHouseRules {
            count: state.unread_rules.count,
            late: state.unread_rules.late,
        },
        places: state
            .places
            .iter()
            .map(|room| ShiftPlace {
                id: room.id.to_string(),
                name: place_of(room),
            })
            .collect(),
    }))
}

/// Go on duty.
#[utoipa::path(post, path = "/api/v1/sites/{site}/shift/start", tag = "shift",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn start_shift(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let answer = app::shift::start(web.house(), &here.actor, &here.site, &act.command).await?;
    taken(&web, &here, answer, act.clock_off_ms, language).await
}

/// Go off duty.
#[utoipa::path(post, path = "/api/v1/sites/{site}/shift/end", tag = "shift",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn end_shift(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let answer = app::shift::end(web.house(), &here.actor, &here.site, &act.command).await?;
    taken(&web, &here, answer, act.clock_off_ms, language).await
}

/// Say that a notice was seen.
#[utoipa::path(post, path = "/api/v1/sites/{site}/notices/{notice}/seen", tag = "shift",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn see_notice(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let notice = ids.at(0)?;
    let (house, command) = (web.house(), &act.command);
    let answer = app::phone::see_notice(house, &here.actor, &here.site, command, notice).await?;
    web.pages().forget_of(&here.actor);
    taken(&web, &here, answer, act.clock_off_ms, language).await
}
