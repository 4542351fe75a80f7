//! Where leaders are (去向), in order of precedence, always up to date.

use app::directory::{LeaderPresence, ShownPresence};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::PersonId;
use domain::directory::room_title;
use domain::presence::{Presence, Whereabouts};
use jiff::civil::DateTime;
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Form, see};
use crate::civil::{self, Place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, PresenceLine, PresencePage};

/// What was refused: of whom, what was typed, and why.
type Refused<'refused> = Option<(PersonId, &'refused Fields, &'refused Trouble)>;

/// `GET /sites/S/presence`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&view(&web, &here, language, None).await?)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    refused: Refused<'_>,
) -> Answered<PresencePage> {
    let board = app::directory::presence_board(web.house(), &here.actor, &here.site).await?;
    let board = board.ok_or_else(Trouble::not_found)?;
    let place = Place::of(board.site)?;
    let leaders = board.leaders.into_iter();
    Ok(PresencePage {
        leaders: leaders
            .map(|leader| line(leader, &place, language, refused))
            .collect(),
        beside: super::people::beside(here, language, "presence"),
        frame: frame::of_site(web, here, language, "people").await?,
    })
}

fn line(
    leader: LeaderPresence,
    place: &Place,
    language: Language,
    refused: Refused<'_>,
) -> PresenceLine {
    let own = refused.filter(|(id, ..)| *id == leader.person.id);
    let said = leader.said.as_ref();
    let chosen = match own {
        Some((_, typed, _)) => typed.text("whereabouts"),
        None => said.map_or("", |said| said.presence.whereabouts.word()),
    };
    let choices = Whereabouts::ALL.map(|one| Choice {
        value: one.word().to_owned(),
        title: words::text(language, &format!("presence-{}", one.word())).to_owned(),
        chosen: one.word() == chosen,
    });
    let word = said.map_or("unsaid", word_of);
    let typed = |name| own.map_or(String::new(), |(_, typed, _)| typed.text(name).to_owned());
    PresenceLine {
        id: leader.person.id.to_string(),
        name: leader.person.name,
        form_of_address: leader.person.form_of_address,
        place: leader.place.room.as_ref().map_or_else(String::new, |room| {
            format!("{} {}", room_title(&room.number, &room.name), room.floor)
        }),
        tone: tone_of(word),
        word,
        said_before: said
            .filter(|said| said.due_back)
            .map_or("", |said| said.presence.whereabouts.word()),
        back_at: said
            .and_then(|said| said.presence.back_at)
            .map_or_else(String::new, |at| place.moment(at)),
        turns: said
            .filter(|said| !said.due_back)
            .and_then(|said| said.presence.back_at)
            .unwrap_or(0),
        note: said.map_or_else(String::new, |said| said.presence.note.clone()),
        said: said.map_or_else(String::new, |said| {
            format!("{} {}", place.moment(said.said_at), said.said_by)
        }),
        choices: if leader.may_say {
            choices.to_vec()
        } else {
            Vec::new()
        },
        typed_back_at: typed("back_at"),
        typed_note: typed("note"),
        problem: own.map(|(.., trouble)| trouble.say(language)),
    }
}

/// The word of where somebody is, as it stands now.
pub(super) fn word_of(said: &ShownPresence) -> &'static str {
    if said.due_back {
        "due-back"
    } else {
        said.presence.whereabouts.word()
    }
}

/// The colours of a word of `presence-`.
pub(super) fn tone_of(word: &str) -> &'static str {
    match word {
        "at-post" => "done",
        "due-back" => "overdue",
        "unsaid" => "planned",
        _ => "open",
    }
}

/// `POST /sites/S/presence/P`: `command`, `whereabouts`, `back_at`, `note`.
pub(crate) async fn say(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (id, command): (PersonId, _) = (ids.at(0)?, form.command()?);
    let place = civil::place(&web, &here).await?;
    let said = async {
        let said = presence(&form.fields, &place)?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::directory::say_presence(house, actor, site, &command, id, said).await?)
    };
    match said.await {
        Ok(_) => Ok(see(&format!("/sites/{}/presence", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let refused = Some((id, &form.fields, &trouble));
            let page = view(&web, &here, language, refused).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

fn presence(fields: &Fields, place: &Place) -> Answered<Presence> {
    fields.only(&["whereabouts", "back_at", "note"])?;
    let whereabouts = Whereabouts::from_word(fields.text("whereabouts"))
        .ok_or_else(|| Trouble::invalid("whereabouts", "choice-unknown"))?;
    let back_at = match fields.filled("back_at") {
        None => None,
        Some(typed) => {
            let typed: Result<DateTime, _> = typed.parse();
            let typed = typed.map_err(|_| Trouble::invalid("back_at", "moment-unknown"))?;
            Some(place.instant(typed))
        }
    };
    Ok(Presence {
        whereabouts,
        back_at,
        note: fields.text("note").trim().to_owned(),
    })
}
