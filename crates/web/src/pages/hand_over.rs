//! 交接班 (clause C2.9): what whoever goes looks at, the hand-over itself, and what the next shift has of it.

use app::hand_over::{DayEndReview, HandOverView, Handed, Important, NextDay};
use app::view::{DutyView, MeetingView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use standards::Punctuality;
use words::{Arg, Language};

use super::register_months::{asked_month, months_beside};
use super::{draw, draw_refused, duty, frame, journal_words};
use crate::act::{Form, Query, see};
use crate::civil::{self, Place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    AheadDay, AheadMeeting, HandOverRow, HandOverShown, HandOvers, Link, Review, ReviewDuty,
    ReviewItem, ReviewKey,
};

/// `GET /sites/S/hand-overs?month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = civil::place(&web, &here).await?;
    let (first, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::hand_over::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/hand-overs", here.site);
    let rows = |views: &[HandOverView]| {
        let rows = views.iter().map(|view| row(view, &place, &root));
        rows.collect::<Vec<_>>()
    };
    draw(&HandOvers {
        frame: frame::of_site(&web, &here, language, "roster").await?,
        new: new_of(&here),
        months: months_beside(&format!("{root}?month="), first, language),
        month: civil::month_title(language, first),
        waiting: rows(&found.waiting),
        rows: rows(&found.found),
    })
}

/// Where one hands over; empty for whoever may not.
fn new_of(here: &Here) -> String {
    let address = format!("/sites/{}/hand-overs/new", here.site);
    here.where_may(Object::HandOver, Action::Create, address)
}

fn row(view: &HandOverView, place: &Place, root: &str) -> HandOverRow {
    let one = &view.hand_over;
    let had = one.acknowledged.as_ref();
    let moment = |at: Option<i64>| at.map_or_else(String::new, |at| place.moment(at));
    HandOverRow {
        id: one.id.to_string(),
        href: format!("{root}/{}", one.id),
        number: one.number,
        day: one.day.clone(),
        by: one.name.clone(),
        team: view.team.clone(),
        due: moment(one.due),
        made: moment(one.made),
        note: view.note.clone(),
        had: moment(had.map(|had| had.at)),
        had_by: had.map_or_else(String::new, |had| had.by.clone()),
        may_acknowledge: view.may_acknowledge,
    }
}

/// `GET /sites/S/hand-overs/H`.
pub(crate) async fn one(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = app::hand_over::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let root = format!("/sites/{}/hand-overs", here.site);
    draw(&HandOverShown {
        frame: frame::of_site(&web, &here, language, "roster").await?,
        row: row(&found.view, &place, &root),
        back: root,
    })
}

/// `POST /sites/S/hand-overs/H/acknowledgement`: `command`.
pub(crate) async fn acknowledge(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    app::hand_over::acknowledge(house, actor, &here.site, &command, id).await?;
    Ok(see(&format!("/sites/{}/hand-overs/{id}", here.site)))
}

/// `GET /sites/S/hand-overs/new`.
pub(crate) async fn review(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let fields = Fields::from_pairs(&[]);
    draw(&view((&web, &here, language), (&fields, None)).await?)
}

/// `POST /sites/S/hand-overs`: `command`, `seen` for each item, `note`, and `leaves` of the button that goes
/// off duty with it.
pub(crate) async fn make(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["seen", "note", "leaves"])?;
    let command = form.command()?;
    let done = async {
        let seen = form.fields.many("seen").into_iter();
        let seen = seen.map(|number| Fields::of("seen", number).number("seen"));
        let handed = Handed {
            seen: seen.collect::<Answered<_>>()?,
            note: form.fields.text("note").to_owned(),
            leaves: form.fields.ticked("leaves"),
        };
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::hand_over::make(house, actor, site, &command, handed).await?)
    };
    match done.await {
        Ok(made) => Ok(see(&format!(
            "/sites/{}/hand-overs/{}",
            here.site,
            crate::act::subject(&made)?
        ))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let given_back = (&form.fields, Some(&trouble));
            let page = view((&web, &here, language), given_back).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    (fields, trouble): (&Fields, Option<&Trouble>),
) -> Answered<Review> {
    let found = app::hand_over::review(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let seen = fields.many("seen");
    let items = found.items.iter().map(|item| ReviewItem {
        number: item.index,
        text: item.text.clone(),
        seen: seen.contains(&item.index.to_string().as_str()),
    });
    let field = trouble.and_then(|trouble| trouble.field.clone());
    let (later, open): (Vec<&DutyView>, Vec<&DutyView>) = found
        .open
        .iter()
        .partition(|duty| duty.state(found.now) == "planned");
    let in_words = |duty: &&DutyView| row_of(duty, &place, here, language, found.now);
    Ok(Review {
        action: format!("/sites/{}/hand-overs", here.site),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: field.unwrap_or_default(),
        due: found.due.map_or_else(String::new, |due| place.time(due)),
        items: items.collect(),
        counted: counted(&found, language),
        entries: journal_words::entries(&found.entries.entries, &place, &here.site, language),
        journal: format!("/sites/{}/journal", here.site),
        open: open.iter().map(in_words).collect(),
        later: later.iter().map(in_words).collect(),
        keys: found
            .keys
            .iter()
            .map(|(room, out)| ReviewKey {
                office: domain::directory::room_title(&room.number, &room.name),
                since: place.moment(*out),
                action: format!("/sites/{}/offices/{}/key", here.site, room.id),
            })
            .collect(),
        next: found
            .next
            .iter()
            .enumerate()
            .map(|(at, day)| ahead((at == 0, day), &place, here, language))
            .collect(),
        important: found
            .important
            .iter()
            .map(|one| important(one, &place, here, language))
            .collect(),
        note: fields.text("note").to_owned(),
        on_duty: found.on_duty,
        frame: frame::of_site(web, here, language, "roster").await?,
    })
}

/// What the reader did today, in one sentence.
fn counted(found: &DayEndReview, language: Language) -> String {
    let outcomes = || found.done.iter().filter_map(|duty| duty.outcome.as_ref());
    let of = |kind: &str| outcomes().filter(|outcome| outcome.kind == kind).count();
    let late = |outcome: &&app::view::OutcomeView| outcome.punctuality == Some(Punctuality::Late);
    let number = |count: usize| Arg::Number(count as i64);
    let arguments = [
        ("done", number(of("done"))),
        ("late", number(outcomes().filter(late).count())),
        ("missed", number(of("missed"))),
        ("waived", number(of("waived"))),
    ];
    words::format(language, "hand-over-counted", &arguments)
}

fn row_of(one: &DutyView, place: &Place, here: &Here, language: Language, now: i64) -> ReviewDuty {
    ReviewDuty {
        href: format!("/sites/{}/duties/{}/why", here.site, one.id),
        title: duty::title(one, language),
        place: one
            .room
            .as_ref()
            .map_or_else(String::new, |room| room.name.clone()),
        // What is due on another day says on which.
        window: if place.civil(one.due).date() == place.civil(now).date() {
            place.span(one.opens, one.due)
        } else {
            place.moment(one.due)
        },
        state: one.state(now),
        who: one
            .assignee
            .as_ref()
            .map_or_else(String::new, |staff| staff.name.clone()),
    }
}

fn ahead(
    (first, day): (bool, &NextDay),
    place: &Place,
    here: &Here,
    language: Language,
) -> AheadDay {
    let meeting = |view: &MeetingView| AheadMeeting {
        href: format!("/sites/{}/meetings/{}", here.site, view.meeting.id),
        time: place.span(
            view.meeting.requirement.starts,
            view.meeting.requirement.ends,
        ),
        room: view.room.name.clone(),
        title: view.meeting.requirement.title.clone(),
    };
    let stands = |view: &&MeetingView| view.phase() != "cancelled";
    AheadDay {
        title: civil::day_title(language, day.date),
        first,
        meetings: day.meetings.iter().filter(stands).map(meeting).collect(),
    }
}

fn important(one: &Important, place: &Place, here: &Here, language: Language) -> Link {
    let key = format!("phone-subject-{}", one.register.word());
    let name = words::format(language, &key, &[("number", one.number.to_string())]);
    Link {
        href: format!("/sites/{}/{}", here.site, one.page),
        title: format!("{} {name} {}", place.moment(one.at), one.what),
    }
}
