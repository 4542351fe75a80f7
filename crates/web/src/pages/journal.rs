//! The journal: searched, noted into, its chain's head shown.

use std::collections::BTreeMap;

use app::journal::{JournalPage, JournalQuestion};
use axum::Extension;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use domain::access::{Action, Object, Reach};
use domain::journal::Fault;
use words::Language;

use super::{draw, draw_refused, frame, journal_words};
use crate::act::{Form, Query, see};
use crate::api::question;
use crate::civil::{self, Place};
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Chain, Choice, Journal, JournalDay};

/// How many entries a page shows.
const PAGE: usize = 60;

/// `GET /sites/S/journal`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    draw(&view(&web, &here, language, &query).await?)
}

async fn view(web: &Web, here: &Here, language: Language, query: &Fields) -> Answered<Journal> {
    let asked = question(query, PAGE)?;
    let page = app::journal::search(web.house(), &here.actor, &here.site, asked.clone()).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let place = Place::of(page.site.clone())?;
    Ok(Journal {
        frame: frame::of_site(web, here, language, "journal").await?,
        search: asked.text.clone(),
        day: asked.day.map_or_else(String::new, |day| day.to_string()),
        people: people(&page, &asked, here),
        rooms: rooms(&page, &asked),
        meetings: meetings(web, here, &place, &asked).await?,
        days: days(&page, &place, here, language),
        older: page.next_before.map(|before| older(here, query, before)),
        may_note: here.may(Object::Note, Action::Create),
        note: String::new(),
        problem: None,
        head_number: page.head_number,
        head_hash: page.head_hash.to_string(),
        chain: chain(web, here, query).await?,
    })
}

/// Proves the chain where somebody asks for it, who sees all of it.
async fn chain(web: &Web, here: &Here, query: &Fields) -> Answered<Chain> {
    if !query.ticked("check") || here.right.reach < Reach::Site {
        return Ok(Chain::Unchecked);
    }
    Ok(match app::journal::verify(web.house(), &here.site).await? {
        None => Chain::Unchecked,
        Some(Ok(_)) => Chain::Whole,
        Some(Err(Fault::Absent(number) | Fault::Changed(number) | Fault::HeadDiffers(number))) => {
            Chain::Broken(number)
        }
    })
}

fn people(page: &JournalPage, asked: &JournalQuestion, here: &Here) -> Vec<Choice> {
    // Whoever sees only what is their own has nobody to choose from.
    if here.right.reach < Reach::Site {
        return Vec::new();
    }
    let people = page.people.iter();
    people
        .map(|staff| Choice {
            value: staff.account.to_string(),
            title: staff.name.clone(),
            chosen: asked.account == Some(staff.account),
        })
        .collect()
}

fn rooms(page: &JournalPage, asked: &JournalQuestion) -> Vec<Choice> {
    let rooms = page.rooms.iter();
    rooms
        .map(|room| Choice {
            value: room.id.to_string(),
            title: room.name.clone(),
            chosen: asked.room == Some(room.id),
        })
        .collect()
}

/// The meetings of the day that is looked at.
async fn meetings(
    web: &Web,
    here: &Here,
    place: &Place,
    asked: &JournalQuestion,
) -> Answered<Vec<Choice>> {
    let day = asked
        .day
        .unwrap_or_else(|| place.civil(web.house().now()).date());
    let (from, until) = place.day(day);
    let calendar = app::meeting::calendar(web.house(), &here.actor, &here.site, from, until);
    let meetings = calendar
        .await?
        .map_or_else(Vec::new, |found| found.meetings);
    let titled = meetings.iter().filter(|view| !view.masked);
    Ok(titled
        .map(|view| {
            let required = &view.meeting.requirement;
            Choice {
                value: view.meeting.id.to_string(),
                title: format!("{} {}", place.time(required.starts), required.title),
                chosen: asked.meeting == Some(view.meeting.id),
            }
        })
        .collect())
}

fn days(page: &JournalPage, place: &Place, here: &Here, language: Language) -> Vec<JournalDay> {
    let mut days: BTreeMap<_, JournalDay> = BTreeMap::new();
    for written in &page.entries {
        let date = place.civil(written.entry.at).date();
        let day = days.entry(date).or_insert_with(|| JournalDay {
            title: civil::dated_title(language, date),
            entries: Vec::new(),
        });
        let entry = journal_words::in_words(written, place, &here.site, language);
        day.entries.push(entry);
    }
    days.into_values().rev().collect()
}

fn older(here: &Here, query: &Fields, before: i64) -> String {
    let mut written = form_urlencoded::Serializer::new(String::new());
    for name in ["q", "day", "person", "room", "meeting"] {
        if let Some(value) = query.filled(name) {
            written.append_pair(name, value);
        }
    }
    written.append_pair("before", &before.to_string());
    format!("/sites/{}/journal?{}", here.site, written.finish())
}

/// `POST /sites/S/journal`.
pub(crate) async fn note(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    uri: Uri,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["text", "meeting"])?;
    let meeting = fields.chosen("meeting")?;
    let (command, text) = (form.command()?, fields.text("text").to_owned());
    let noted = app::journal::note(
        web.house(),
        &here.actor,
        &here.site,
        &command,
        text.clone(),
        meeting,
    );
    match noted.await.map_err(Trouble::from) {
        Ok(_) => Ok(see(uri.path())),
        Err(trouble) if trouble.is_mendable() && here.may(Object::Journal, Action::View) => {
            let mut page = view(&web, &here, language, &Fields::default()).await?;
            page.note = text;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
