//! The screen at the door of a team's office: an address that nobody guesses, no account. It says that somebody is
//! in, or shows the note, and nothing else; it asks again by itself.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::rows::{lines, told};
use crate::civil::Place;
use crate::pages::{draw, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::DoorPage;

/// `GET /door/{code}`.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
) -> Answered<Response> {
    draw(&page(&web, language, &ids).await?)
}

/// `GET /door/{code}/note`: the page once more, for the screen that keeps asking. It is noted that it did: what a
/// screen shows nobody has to put on the desk.
pub(crate) async fn note(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
) -> Answered<Response> {
    let page = page(&web, language, &ids).await?;
    let code: String = ids.at(0)?;
    // That it cannot be noted keeps nothing from the screen.
    if let Err(error) = app::away_note::heard_of(web.house(), &code).await {
        tracing::warn!(%error, "a screen at a door is not noted");
    }
    draw(&page)
}

async fn page(web: &Web, language: Language, ids: &Ids) -> Answered<DoorPage> {
    let code: String = ids.at(0)?;
    let door = app::away_note::door(web.house(), &code).await?;
    let door = door.ok_or_else(Trouble::not_found)?;
    let word = door.team.standing.word();
    let place = Place::of(door.site)?;
    let office = door.team.office.as_ref();
    let head = |language: Language| {
        let key = format!("away-door-{word}");
        (language.tag(), words::text(language, &key).to_owned())
    };
    Ok(DoorPage {
        office: office.map_or_else(String::new, |room| room.number.clone()),
        word,
        heads: ordered(language).map(head).to_vec(),
        told: told(&door.team, &place, door.now, language),
        lines: if word == "away" {
            lines(&door.team, &place, door.now, language)
        } else {
            Vec::new()
        },
        labels: ["away-name", "away-where", "away-mobile", "away-back"]
            .map(|key| in_all(language, key)),
        written: place.time(door.now),
        source: format!("/door/{code}/note"),
        team: door.team.name,
        frame: frame::public(web, language),
    })
}

/// Every language, the page's own first.
fn ordered(own: Language) -> [Language; 3] {
    let mut all = Language::ALL;
    all.sort_by_key(|language| *language != own);
    all
}

/// The text in every language, each spelling once.
fn in_all(own: Language, key: &str) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for language in ordered(own) {
        let text = words::text(language, key);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(" · ")
}
