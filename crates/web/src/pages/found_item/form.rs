//! A found thing taken down where it lay, with one free hand: what it is by one tap, the place and the meeting
//! proposed, a photo where there is time for one.

use app::found_item::{After, LastMeeting, NewItem};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::found_item::{Finding, Kind};
use words::Language;

use super::rows::say;
use crate::act::{Query, see, subject};
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::photo::prepared;
use crate::pages::register_fields::room_choices;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::PhotoForm;
use crate::views::{Choice, FoundItemForm};

/// The fields of the form, beside the photo.
const FIELDS: [&str; 10] = [
    "kind",
    "description",
    "room",
    "spot",
    "day",
    "time",
    "after",
    "meeting",
    "visit",
    "duty",
];

/// `GET /sites/S/found-items/new?duty=&meeting=&visit=&room=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["duty", "meeting", "visit", "room"])?;
    draw(&page((&web, &here, language), (&query, None)).await?)
}

/// `POST /sites/S/found-items`, multipart: `command`, the fields of the form, `photo`.
pub(crate) async fn send(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    sent: PhotoForm,
) -> Answered<Response> {
    let typed = &sent.form.fields;
    typed.only(&FIELDS)?;
    let command = sent.form.command()?;
    let place = place(&web, &here).await?;
    let had_photo = sent.photo.is_some();
    let done = match taken_down(typed, &place, web.house().now()) {
        Ok(new) => match prepared(sent.photo).await {
            Ok(photo) => {
                let (house, actor, site) = (web.house(), &here.actor, &here.site);
                let done = app::found_item::take_down(house, actor, site, &command, new, photo);
                done.await.map_err(Trouble::from)
            }
            Err(trouble) => Err(trouble),
        },
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(answer) => {
            let id = subject(&answer)?;
            Ok(see(&format!("/sites/{}/found-items/{id}", here.site)))
        }
        Err(trouble) if trouble.is_mendable() => {
            let asker = (&web, &here, language);
            let mut page = page(asker, (typed, Some(&trouble))).await?;
            page.photo_again = had_photo;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// What was typed.
fn taken_down(typed: &Fields, place: &Place, now: i64) -> Answered<NewItem> {
    let kind = typed.filled("kind");
    let kind = kind.ok_or_else(|| Trouble::invalid("kind", "found-item-kind-missing"))?;
    let kind = Kind::from_word(kind).ok_or_else(|| Trouble::invalid("kind", "choice-unknown"))?;
    let after = match (typed.chosen("meeting")?, typed.text("after")) {
        (Some(meeting), _) => After::Meeting(meeting),
        (None, "" | "last") => After::Last,
        (None, "none") => After::Nothing,
        _ => return Err(Trouble::invalid("after", "choice-unknown")),
    };
    Ok(NewItem {
        finding: Finding {
            kind,
            description: typed.text("description").to_owned(),
            room: typed.chosen("room")?,
            spot: typed.text("spot").to_owned(),
            found: found(typed, place, now)?,
        },
        after,
        visit: typed.chosen("visit")?,
        duty: typed.chosen("duty")?,
    })
}

/// When it was found: the day and the time as they were typed; now where neither was.
fn found(typed: &Fields, place: &Place, now: i64) -> Answered<i64> {
    if typed.filled("day").is_none() && typed.filled("time").is_none() {
        return Ok(now);
    }
    let day = place.asked_date(typed, "day", now)?;
    let time = typed.time("time")?;
    Ok(place.instant(day.to_datetime(time)))
}

async fn page(
    (web, here, language): (&Web, &Here, Language),
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<FoundItemForm> {
    // An address that names no duty, or no meeting, is one without them.
    let duty = typed.chosen("duty").ok().flatten();
    let meeting = typed.chosen("meeting").ok().flatten();
    let room = typed.chosen("room").ok().flatten();
    let visit: Option<domain::VisitId> = typed.chosen("visit").ok().flatten();
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let asked = (duty, meeting, room);
    let page = app::found_item::new_page(house, actor, site, asked).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let place = Place::of(page.site.clone())?;
    let now = place.civil(house.now());
    let text = |name: &str, otherwise: String| match typed.maybe(name) {
        Some(text) => text.to_owned(),
        None => otherwise,
    };
    let hidden = [
        ("duty", duty.map(|id| id.to_string())),
        ("meeting", meeting.map(|id| id.to_string())),
        ("visit", visit.map(|id| id.to_string())),
    ];
    let hidden = hidden.into_iter();
    Ok(FoundItemForm {
        frame: frame::of_site(web, here, language, "found-items").await?,
        action: format!("/sites/{site}/found-items"),
        hidden: hidden.filter_map(|(name, id)| Some((name, id?))).collect(),
        meeting: page
            .meeting
            .as_ref()
            .map_or_else(String::new, |last| meeting_words(last, &place, language)),
        settled: duty.is_some() || meeting.is_some(),
        kinds: kinds(typed, language),
        rooms: room_choices(
            typed,
            words::text(language, "found-item-elsewhere"),
            &page.rooms,
            page.room,
        ),
        afters: afters(typed, language),
        description: typed.text("description").to_owned(),
        spot: typed.text("spot").to_owned(),
        day: text("day", now.date().to_string()),
        time: text("time", now.strftime("%H:%M").to_string()),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: trouble.and_then(|it| it.field.clone()).unwrap_or_default(),
        photo_again: false,
        duty: page.duty,
    })
}

/// The meeting with its end; without its title for whoever may not know that.
fn meeting_words(last: &LastMeeting, place: &Place, language: Language) -> String {
    let title: &str = if last.title.is_empty() {
        words::text(language, "found-item-meeting-untold")
    } else {
        &last.title
    };
    format!("{title} {}", place.moment(last.ended))
}

fn kinds(typed: &Fields, language: Language) -> Vec<Choice> {
    let choices = Kind::ALL.iter().map(|kind| Choice {
        value: kind.word().to_owned(),
        title: say(language, "found-item-kind-", kind.word()),
        chosen: typed.text("kind") == kind.word(),
    });
    choices.collect()
}

fn afters(typed: &Fields, language: Language) -> Vec<Choice> {
    let choices = ["last", "none"].into_iter().map(|word| Choice {
        value: word.to_owned(),
        title: say(language, "found-item-after-", word),
        chosen: typed.text("after") == word,
    });
    choices.collect()
}
