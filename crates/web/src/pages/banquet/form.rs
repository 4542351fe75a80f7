//! A banquet booked and changed.

use app::banquet::{BanquetView, BookPage};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::directory::room_title;
use domain::{BanquetId, Refusal};
use words::Language;

use super::typed::{FIELDS, asked, at_typed_line, companion_forms, fields_of, guest_forms, typed};
use crate::act::{Form, see, subject};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{BanquetForm, Choice};

/// How many a round table of the canteen seats where nothing else is said.
const SEATS: &str = "12";

/// `GET /sites/S/banquets/new`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let (page, place) = booked_from(&web, &here).await?;
    let day = place.civil(web.house().now()).date().to_string();
    let fields = Fields::from_pairs(&[
        ("day", &day),
        ("starts", "11:40"),
        ("ends", "13:00"),
        ("tables", "1"),
        ("seats", SEATS),
    ]);
    let asker = (&web, &here, language);
    draw(&view(asker, &page, None, (&fields, None)).await?)
}

async fn booked_from(web: &Web, here: &Here) -> Answered<(BookPage, Place)> {
    let page = app::banquet::book_page(web.house(), &here.actor, &here.site).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let place = Place::of(page.site.clone())?;
    Ok((page, place))
}

/// `POST /sites/S/banquets`.
pub(crate) async fn book(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let command = form.command()?;
    let (page, place) = booked_from(&web, &here).await?;
    let booked = async {
        let asked = asked(&form.fields, &place)?;
        let (house, actor) = (web.house(), &here.actor);
        let answer = app::banquet::book(house, actor, &here.site, &command, asked).await?;
        Ok(answer)
    };
    let trouble: Trouble = match booked.await {
        Ok(answer) => {
            let id = subject(&answer)?;
            return Ok(see(&format!("/sites/{}/banquets/{id}", here.site)));
        }
        Err(trouble) => at_typed_line(trouble, &form.fields),
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let given_back = (&form.fields, Some(&trouble));
    let page = view((&web, &here, language), &page, None, given_back).await?;
    draw_refused(&page, &trouble)
}

/// The banquet to be edited.
async fn known(web: &Web, here: &Here, id: BanquetId) -> Answered<BanquetView> {
    let found = app::banquet::find(web.house(), &here.actor, &here.site, id).await?;
    let found = found.ok_or_else(|| Refusal::missing("banquet-unknown"))?;
    Ok(found.view)
}

/// `GET /sites/S/banquets/B/edit`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let known = known(&web, &here, ids.at(0)?).await?;
    let (page, place) = booked_from(&web, &here).await?;
    let fields = fields_of(&known, &place);
    let asker = (&web, &here, language);
    draw(&view(asker, &page, Some(&known), (&fields, None)).await?)
}

/// `POST /sites/S/banquets/B`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let known = known(&web, &here, id).await?;
    let (page, place) = booked_from(&web, &here).await?;
    let changed = async {
        let revision = form.fields.number("revision")?;
        let asked = asked(&form.fields, &place)?;
        let (house, actor, what) = (web.house(), &here.actor, (id, revision));
        app::banquet::change(house, actor, &here.site, &command, what, asked).await?;
        Ok(())
    };
    let trouble: Trouble = match changed.await {
        Ok(()) => return Ok(see(&format!("/sites/{}/banquets/{id}", here.site))),
        Err(trouble) => at_typed_line(trouble, &form.fields),
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let given_back = (&form.fields, Some(&trouble));
    let asker = (&web, &here, language);
    let mut page = view(asker, &page, Some(&known), given_back).await?;
    if trouble.code == "banquet-changed-meanwhile" {
        // Whoever sends it again has seen that there is another one.
        page.revision = Some(known.banquet.revision);
    }
    draw_refused(&page, &trouble)
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    page: &BookPage,
    known: Option<&BanquetView>,
    (fields, trouble): (&Fields, Option<&Trouble>),
) -> Answered<BanquetForm> {
    let root = format!("/sites/{}/banquets", here.site);
    let own = known.map(|view| format!("{root}/{}", view.banquet.id));
    let line = trouble.and_then(|trouble| {
        let told = trouble.arguments.iter().find(|(name, _)| name == "line");
        told.and_then(|(_, value)| value.parse().ok())
    });
    let rooms = page.rooms.iter().map(|room| Choice {
        value: room.id.to_string(),
        title: room_title(&room.number, &room.name),
        chosen: room.id.to_string() == fields.text("room"),
    });
    Ok(BanquetForm {
        frame: frame::of_site(web, here, language, "banquets").await?,
        back: own.clone().unwrap_or_else(|| root.clone()),
        action: own.unwrap_or(root),
        revision: known.map(|view| {
            let typed = fields.number("revision");
            typed.unwrap_or(view.banquet.revision)
        }),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: (
            trouble.and_then(|it| it.field.clone()).unwrap_or_default(),
            line.unwrap_or(0),
        ),
        rooms: rooms.collect(),
        leaders: page.leaders.clone(),
        typed: typed(fields),
        guests: guest_forms(fields),
        companions: companion_forms(fields),
    })
}
