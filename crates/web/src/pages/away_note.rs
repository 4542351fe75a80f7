//! The notes at the doors of teams' offices (clause C4.2.5): who is where and back when, live and on paper; one's
//! own word; the screens at the doors.

pub(crate) mod door;
mod rows;

use app::away_note::{AwayNotes as Found, AwayTeam};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::TeamId;
use domain::away::{Standing, TeamStanding};
use words::Language;

use self::rows::{clock, lines, told, tone};
use super::directory::room_codes::home_address;
use super::{draw, draw_refused, frame};
use crate::act::{Form, see};
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AwayNotes, AwaySheet, AwayTeamCard, DoorScreenRow, PostButton};

/// For how long somebody is out who says nothing else.
const USUAL_MS: i64 = 30 * 60 * 1_000;
/// The keys of the places that are offered; any other is typed.
const PLACES: [&str; 4] = [
    "away-place-department",
    "away-place-property",
    "away-place-shopping",
    "away-place-canteen",
];

/// `GET /sites/S/away-notes`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
) -> Answered<Response> {
    draw(&view((&web, &here, language), &headers, None).await?)
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    headers: &HeaderMap,
    refused: Option<(&Fields, &Trouble)>,
) -> Answered<AwayNotes> {
    let found = app::away_note::notes(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let home = home_address(headers, web.way())?;
    let with_office = found.teams.iter().filter(|team| team.office.is_some());
    let typed = |name: &str| refused.map(|(fields, _)| fields.text(name).to_owned());
    let usual = place.time(found.now + USUAL_MS);
    Ok(AwayNotes {
        teams: with_office
            .map(|team| card(&found, team, (&place, language), &home))
            .collect(),
        on_duty: found.on_duty,
        may_say: found.may_say,
        may_set_up: found.may_set_up,
        own: found.own.as_ref().map(|own| {
            let back = clock(&place, own.back, found.now);
            (own.place.clone(), back)
        }),
        place: typed("place").unwrap_or_default(),
        back: typed("back")
            .filter(|back| !back.is_empty())
            .unwrap_or(usual),
        places: PLACES
            .map(|key| words::text(language, key).to_owned())
            .to_vec(),
        turns: turns(&found),
        problem: refused.map(|(_, trouble)| trouble.say(language)),
        frame: frame::of_site(web, here, language, "away-notes").await?,
    })
}

/// When the page says something else by the time alone: somebody should be back.
fn turns(found: &Found) -> i64 {
    let people = found.teams.iter().flat_map(|team| &team.people);
    let backs = people.filter_map(|person| match &person.standing {
        Standing::In => None,
        Standing::Out(out) => out.back_after(found.now),
    });
    backs.min().unwrap_or(0)
}

fn card(
    found: &Found,
    team: &AwayTeam,
    (place, language): (&Place, Language),
    home: &str,
) -> AwayTeamCard {
    let root = format!("/sites/{}", found.site.id);
    let office = team.office.as_ref();
    let lacking = team.people.iter().filter(|person| person.lacks_mobile);
    let lacking: Vec<&str> = lacking.map(|person| person.staff.name.as_str()).collect();
    let duty = team.duty.filter(|_| is_away(team));
    AwayTeamCard {
        id: team.id.to_string(),
        name: team.name.clone(),
        office: office.map_or_else(String::new, |room| room.number.clone()),
        word: team.standing.word(),
        tone: tone(team.standing),
        told: told(team, place, found.now, language),
        lines: lines(team, place, found.now, language),
        lacking: if lacking.is_empty() {
            String::new()
        } else {
            let names = [("names", words::list(language, &lacking))];
            words::format(language, "away-lacks-mobile", &names)
        },
        sheet: format!("{root}/away-notes/sheets/{}", team.id),
        duty: duty.map_or_else(String::new, |(id, _)| format!("{root}/duties/{id}/why")),
        waits: duty.is_some_and(|(_, settled)| !settled),
        shown: team.shown,
        screens: team
            .screens
            .iter()
            .map(|screen| DoorScreenRow {
                id: screen.id.to_string(),
                name: screen.name.clone(),
                added: format!("{} {}", place.moment(screen.added), screen.added_by),
                asked: screen
                    .asked
                    .map_or_else(String::new, |at| clock(place, at, found.now)),
                alive: screen.alive,
                address: format!("{home}/door/{}", screen.code),
                revoke: PostButton {
                    action: format!("{root}/away-notes/screens/{}/revocation", screen.id),
                    fields: Vec::new(),
                    title: words::text(language, "hall-device-revoke").to_owned(),
                    about: screen.name.clone(),
                },
            })
            .collect(),
    }
}

fn is_away(team: &AwayTeam) -> bool {
    matches!(team.standing, TeamStanding::AllAway { .. })
}

/// `GET /sites/S/away-notes/sheets/T`: the note for the desk, on paper.
pub(crate) async fn sheet(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let team: TeamId = ids.at(0)?;
    let found = app::away_note::sheet(web.house(), &here.actor, &here.site, team).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let office = found.team.office.as_ref();
    draw(&AwaySheet {
        frame: frame::of_site(&web, &here, language, "away-notes").await?,
        back: format!("/sites/{}/away-notes", here.site),
        team: found.team.name.clone(),
        office: office.map_or_else(String::new, |room| room.number.clone()),
        word: found.team.standing.word(),
        told: told(&found.team, &place, found.now, language),
        lines: lines(&found.team, &place, found.now, language),
        written: place.moment(found.now),
    })
}

/// `POST /sites/S/away-notes/out`: `command`, `place`, `back` (a time; one that has passed is tomorrow's).
pub(crate) async fn go_out(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let site = place(&web, &here).await?;
    let done = async {
        form.fields.only(&["place", "back"])?;
        let back = back(&form.fields, &site, web.house().now())?;
        let said = (form.fields.text("place").to_owned(), back);
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::away_note::go_out(house, actor, &here.site, &command, said).await?)
    };
    let done = done.await;
    shown_after((&web, &here, language), &headers, (&form, done)).await
}

/// The instant of the time of day that was typed, the next one of that time.
fn back(fields: &Fields, site: &Place, now: i64) -> Answered<i64> {
    let time = fields.time("back")?;
    let today = site.civil(now).date();
    let back = site.instant(today.to_datetime(time));
    if back > now {
        return Ok(back);
    }
    let tomorrow = today.tomorrow().unwrap_or(today);
    Ok(site.instant(tomorrow.to_datetime(time)))
}

/// `POST /sites/S/away-notes/back`: `command`.
pub(crate) async fn come_back(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let done = async {
        form.fields.only(&[])?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::away_note::come_back(house, actor, &here.site, &command).await?)
    };
    let done = done.await;
    shown_after((&web, &here, language), &headers, (&form, done)).await
}

/// `POST /sites/S/away-notes/screens`: `command`, `team`, `name`.
pub(crate) async fn add_screen(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let done = async {
        form.fields.only(&["team", "name"])?;
        let team = form.fields.chosen::<TeamId>("team")?;
        let team = team.ok_or_else(|| Trouble::invalid("team", "field-empty"))?;
        let asked = (team, form.fields.text("name").to_owned());
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::away_note::add_screen(house, actor, &here.site, &command, asked).await?)
    };
    let done = done.await;
    shown_after((&web, &here, language), &headers, (&form, done)).await
}

/// `POST /sites/S/away-notes/screens/D/revocation`: `command`.
pub(crate) async fn revoke_screen(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (house, command) = (web.house(), form.command()?);
    let id = ids.at(0)?;
    app::away_note::revoke_screen(house, &here.actor, &here.site, &command, id).await?;
    Ok(see(&format!("/sites/{}/away-notes", here.site)))
}

/// The page again, with what was refused above it and what was typed in it.
async fn shown_after(
    asker: (&Web, &Here, Language),
    headers: &HeaderMap,
    (form, done): (&Form, Answered<app::Answer>),
) -> Answered<Response> {
    let (_, here, _) = asker;
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/away-notes", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let page = view(asker, headers, Some((&form.fields, &trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
