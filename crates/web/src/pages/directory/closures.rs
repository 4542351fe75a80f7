//! Closures: a room that is not to be had for a time.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::ClosureId;
use domain::directory::{Closure, room_title};
use jiff::civil::DateTime;
use words::Language;

use super::sheet::{Asked, Sheet, answer, filled};
use crate::act::{Form, Query, see};
use crate::civil::{self, Place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Cell, Choice, DirectoryPage, EntryField, EntryForm, ListRow, PostButton, Section,
};

/// `GET /sites/S/directory/closures`.
pub(crate) async fn list(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let asked = Asked::by(&query, &["room"])?;
    let sheet = Sheet::open(&web, &here, language).await?;
    answer(&view(sheet, &asked), &asked)
}

fn view(sheet: Sheet, asked: &Asked<'_>) -> DirectoryPage {
    let mut section = section(&sheet);
    if sheet.may_edit && sheet.known.rooms.iter().any(|room| room.capacity > 0) {
        let form = form(&sheet, asked.typed);
        section.forms = vec![sheet.refused(form, asked)];
    }
    sheet.page("closures", asked, vec![section])
}

fn section(sheet: &Sheet) -> Section {
    let columns = ["room", "from", "until", "reason"];
    Section {
        id: "closures",
        title: sheet.say("page-directory-closures"),
        columns: columns
            .map(|name| sheet.word("page-directory-", name))
            .to_vec(),
        rows: sheet
            .known
            .closures
            .iter()
            .map(|closure| row(sheet, closure))
            .collect(),
        empty: sheet.say("directory-empty-closures"),
        ..Section::default()
    }
}

fn row(sheet: &Sheet, closure: &Closure) -> ListRow {
    let room = sheet
        .known
        .rooms
        .iter()
        .find(|room| room.id == closure.room);
    let room = room.map_or_else(String::new, |room| room_title(&room.number, &room.name));
    let reopening = PostButton {
        action: sheet.path(&format!("/closures/{}/reopening", closure.id)),
        fields: Vec::new(),
        title: sheet.say("directory-reopen"),
        about: room.clone(),
    };
    ListRow {
        key: closure.id.to_string(),
        href: None,
        cells: vec![
            Cell::of(room),
            Cell::of(sheet.place.moment(closure.from)),
            Cell::of(sheet.place.moment(closure.until)),
            Cell::of(&closure.reason),
        ],
        acts: sheet.may_edit.then_some(reopening).into_iter().collect(),
    }
}

fn form(sheet: &Sheet, typed: &Fields) -> EntryForm {
    let rooms = sheet.known.rooms.iter().filter(|room| room.capacity > 0);
    let rooms = rooms
        .map(|room| Choice {
            value: room.id.to_string(),
            title: room_title(&room.number, &room.name),
            chosen: room.id.to_string() == typed.text("room"),
        })
        .collect();
    let text = |name, label: &str| EntryField::text(name, &sheet.say(label), typed.text(name));
    let fields = vec![
        EntryField::select("room", &sheet.say("page-directory-room"), rooms).required(),
        text("from", "page-directory-from")
            .kind("datetime-local")
            .required(),
        text("until", "page-directory-until")
            .kind("datetime-local")
            .required(),
        text("reason", "page-directory-reason")
            .hint(&sheet.say("directory-reason-hint"))
            .required(),
    ];
    let mut form = sheet.form("closure", "/closures", fields, false);
    form.submit = sheet.say("page-directory-close");
    form
}

fn closure(fields: &Fields, id: ClosureId, place: &Place) -> Answered<Closure> {
    fields.only(&["room", "from", "until", "reason"])?;
    filled(fields, &["from", "until", "reason"])?;
    let moment = |name: &str| -> Answered<i64> {
        let typed: Result<DateTime, _> = fields.text(name).trim().parse();
        let typed = typed.map_err(|_| Trouble::invalid(name, "moment-unknown"))?;
        Ok(place.instant(typed))
    };
    let room = fields.chosen("room")?;
    Ok(Closure {
        id,
        room: room.ok_or_else(|| Trouble::invalid("room", "room-unknown"))?,
        from: moment("from")?,
        until: moment("until")?,
        reason: fields.text("reason").trim().to_owned(),
    })
}

/// `POST /sites/S/directory/closures`.
pub(crate) async fn close(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let place = civil::place(&web, &here).await?;
    let closed = async {
        let new = closure(&form.fields, ClosureId(command.id.0), &place)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::close_room(house, actor, &here.site, &command, new).await?)
    };
    match closed.await {
        Ok(_) => Ok(see(&format!(
            "/sites/{}/directory/closures?saved=page",
            here.site
        ))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asked = Asked::again(&form, "closure", &trouble);
            let sheet = Sheet::open(&web, &here, language).await?;
            answer(&view(sheet, &asked), &asked)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/directory/closures/C/reopening`.
pub(crate) async fn reopen(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    app::directory::reopen_room(house, actor, &here.site, &command, id).await?;
    Ok(see(&format!(
        "/sites/{}/directory/closures?saved=page",
        here.site
    )))
}
