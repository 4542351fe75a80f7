//! Rooms and other places.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::RoomId;
use domain::directory::{Room, room_title};
use words::Language;

use super::room_codes::has_sign;
use super::sheet::{Asked, Sheet, answer, filled, holds, kind_in_words, kinds, unknown};
use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Cell, Choice, EntryField, EntryForm, Link, ListRow, Section};

/// What separates the pieces of a list that somebody types: commas, the enumeration comma and
/// semicolons, wide or narrow, and line ends.
const SEPARATORS: [char; 6] = ['\u{3001}', '\u{ff0c}', ',', '\u{ff1b}', ';', '\n'];

/// `GET /sites/S/directory/rooms?search=`.
pub(crate) async fn list(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let asked = Asked::by(&query, &[])?;
    let sheet = Sheet::open(&web, &here, language).await?;
    let section = section(&sheet, &asked.search);
    answer(&sheet.page("rooms", &asked, vec![section]), &asked)
}

fn section(sheet: &Sheet, search: &str) -> Section {
    let known = &sheet.known.rooms;
    let rows = known.iter().map(|room| (room, row(sheet, room)));
    let found = rows.filter(|(room, row)| {
        let cells = row.cells.iter().map(|cell| cell.text.as_str());
        let texts: Vec<&str> = cells.chain([room.name.as_str()]).collect();
        holds(search, &texts)
    });
    let rows: Vec<ListRow> = found.map(|(_, row)| row).collect();
    let columns = [
        "number",
        "name",
        "floor",
        "kind",
        "capacity",
        "equipment",
        "layouts",
        "code",
    ];
    let first = sheet.known.floors.is_empty();
    let add = if first {
        ("/floors", "directory-floors-first")
    } else {
        ("/rooms/new", "directory-add-room")
    };
    Section {
        id: "rooms",
        title: sheet.say("page-directory-rooms"),
        add: sheet.may_edit.then(|| Link {
            href: sheet.path(add.0),
            title: sheet.say(add.1),
        }),
        search: (!known.is_empty())
            .then(|| sheet.search(search, "directory-search-rooms", rows.len(), known.len())),
        columns: columns
            .into_iter()
            .filter(|name| sheet.may_edit || *name != "code")
            .map(|name| sheet.word("page-directory-", name))
            .collect(),
        rows,
        empty: sheet.say(if known.is_empty() {
            "directory-empty-rooms"
        } else {
            "directory-nothing-found"
        }),
        ..Section::default()
    }
}

fn row(sheet: &Sheet, room: &Room) -> ListRow {
    let whole = room.whole;
    let whole = whole.and_then(|id| sheet.known.rooms.iter().find(|one| one.id == id));
    let mut cells = vec![
        Cell::of(&room.number),
        Cell {
            text: room.name.clone(),
            note: whole.map_or_else(String::new, |whole| {
                format!("{} {}", sheet.say("page-directory-whole"), whole.name)
            }),
            link: None,
        },
        Cell::of(sheet.floor_name(room.floor)),
        Cell::of(kind_in_words(&room.kind, sheet.language)),
        Cell::of(if room.capacity > 0 {
            room.capacity.to_string()
        } else {
            String::new()
        }),
        Cell::of(words::list(sheet.language, &room.equipment)),
        Cell::of(words::list(sheet.language, &room.layouts)),
    ];
    if sheet.may_edit {
        cells.push(Cell {
            link: has_sign(room).then(|| Link {
                href: sheet.path(&format!("/rooms/codes?room={}", room.id)),
                title: sheet.say("directory-code-open"),
            }),
            ..Cell::default()
        });
    }
    ListRow {
        key: room.id.to_string(),
        href: sheet
            .may_edit
            .then(|| sheet.path(&format!("/rooms/{}", room.id))),
        cells,
        acts: Vec::new(),
    }
}

/// The room's own form; the kinds are those of the standard and, at most, the one it has.
async fn form(
    web: &Web,
    here: &Here,
    sheet: &Sheet,
    path: &str,
    typed: &Fields,
    own: Option<RoomId>,
) -> Answered<EntryForm> {
    let text = |name, label: &str| EntryField::text(name, &sheet.say(label), typed.text(name));
    let floors = sheet.floor_choices(typed.text("floor"));
    let mut floor =
        EntryField::select("floor", &sheet.say("page-directory-floor"), floors).required();
    if sheet.known.floors.is_empty() {
        floor = floor.hint(&sheet.say("directory-floors-first"));
    }
    let kinds = kind_choices(web, here, sheet, typed.text("kind")).await?;
    let known = |of: fn(&Room) -> &Vec<String>| {
        let mut known: Vec<String> = sheet.known.rooms.iter().flat_map(of).cloned().collect();
        known.sort();
        known.dedup();
        known
    };
    let fields = vec![
        text("number", "page-directory-number")
            .most(20)
            .hint(&sheet.say("directory-number-hint"))
            .required(),
        text("name", "page-directory-name")
            .hint(&sheet.say("directory-room-name-hint"))
            .required(),
        floor,
        EntryField::select("kind", &sheet.say("page-directory-kind"), kinds).required(),
        text("capacity", "page-directory-capacity")
            .digits(5)
            .hint(&sheet.say("directory-capacity-hint")),
        EntryField::select(
            "whole",
            &sheet.say("page-directory-whole"),
            wholes(sheet, typed.text("whole"), own),
        )
        .hint(&sheet.say("directory-whole-hint")),
        text("equipment", "page-directory-equipment")
            .several()
            .offering(known(|room| &room.equipment))
            .hint(&sheet.say("directory-equipment-hint")),
        text("layouts", "page-directory-layouts")
            .several()
            .offering(known(|room| &room.layouts))
            .hint(&sheet.say("directory-layouts-hint")),
    ];
    let mut form = sheet.form("room", path, fields, own.is_some());
    form.title = String::new();
    if own.is_none() {
        form.again = Some(sheet.say("directory-save-and-again"));
    }
    Ok(form)
}

async fn kind_choices(
    web: &Web,
    here: &Here,
    sheet: &Sheet,
    chosen: &str,
) -> Answered<Vec<Choice>> {
    let standard = app::site::standard(web.house(), &here.site).await?;
    let standard = standard.ok_or_else(Trouble::not_found)?.standard;
    let mut kinds = kinds(&standard);
    // Most of what is entered are rooms to meet in.
    kinds.sort_by_key(|kind| kind != "meeting-room");
    if !chosen.is_empty() && !kinds.iter().any(|kind| kind == chosen) {
        kinds.push(chosen.to_owned());
    }
    Ok(kinds
        .into_iter()
        .map(|kind| Choice {
            title: kind_in_words(&kind, sheet.language),
            chosen: kind == chosen,
            value: kind,
        })
        .collect())
}

fn wholes(sheet: &Sheet, chosen: &str, own: Option<RoomId>) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        title: sheet.say("directory-whole-none"),
        chosen: false,
    };
    let others = sheet.known.rooms.iter();
    let others = others
        .filter(|room| Some(room.id) != own)
        .map(|room| Choice {
            value: room.id.to_string(),
            title: room_title(&room.number, &room.name),
            chosen: room.id.to_string() == chosen,
        });
    std::iter::once(none).chain(others).collect()
}

fn room(fields: &Fields, id: RoomId) -> Answered<Room> {
    fields.only(&[
        "number",
        "name",
        "floor",
        "kind",
        "capacity",
        "whole",
        "equipment",
        "layouts",
        "again",
    ])?;
    filled(fields, &["number", "name", "kind"])?;
    let floor = fields.chosen("floor")?;
    let list = |name: &str| {
        let mut pieces: Vec<String> = Vec::new();
        for piece in fields.text(name).split(SEPARATORS).map(str::trim) {
            if !piece.is_empty() && !pieces.iter().any(|known| known == piece) {
                pieces.push(piece.to_owned());
            }
        }
        pieces
    };
    Ok(Room {
        id,
        floor: floor.ok_or_else(|| Trouble::invalid("floor", "floor-unknown"))?,
        number: fields.text("number").trim().to_owned(),
        name: fields.text("name").trim().to_owned(),
        kind: fields.text("kind").trim().to_owned(),
        capacity: match fields.filled("capacity") {
            None => 0,
            Some(_) => fields.number("capacity")?,
        },
        whole: fields.chosen("whole")?,
        equipment: list("equipment"),
        layouts: list("layouts"),
        request_code: String::new(),
    })
}

/// `GET /sites/S/directory/rooms/new?floor=&kind=`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let asked = Asked::by(&query, &["floor", "kind"])?;
    shown(&web, &here, language, &asked, None).await
}

/// `POST /sites/S/directory/rooms`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let id = RoomId(command.id.0);
    save(&web, &here, language, &form, &command, id, None).await
}

/// `GET /sites/S/directory/rooms/R`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    shown(&web, &here, language, &Asked::nothing(), Some(ids.at(0)?)).await
}

/// `POST /sites/S/directory/rooms/R`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (id, command) = (ids.at(0)?, form.command()?);
    save(&web, &here, language, &form, &command, id, Some(id)).await
}

async fn save(
    web: &Web,
    here: &Here,
    language: Language,
    form: &Form,
    command: &app::Command,
    id: RoomId,
    own: Option<RoomId>,
) -> Answered<Response> {
    let saved = async {
        let room = room(&form.fields, id)?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(match own {
            Some(_) => app::directory::change_room(house, actor, site, command, room).await?,
            None => app::directory::add_room(house, actor, site, command, room).await?,
        })
    };
    let root = format!("/sites/{}/directory/rooms", here.site);
    match saved.await {
        Ok(_) if form.fields.ticked("again") => {
            // The next room is mostly one of the same kind on the same floor.
            let (floor, kind) = (form.fields.text("floor"), form.fields.text("kind"));
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.append_pair("saved", "room");
            query.append_pair("floor", floor).append_pair("kind", kind);
            Ok(see(&format!("{root}/new?{}", query.finish())))
        }
        Ok(_) => Ok(see(&format!("{root}?saved=page"))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asked = Asked::again(form, "room", &trouble);
            shown(web, here, language, &asked, own).await
        }
        Err(trouble) => Err(trouble),
    }
}

/// The form of a room: a new one, or one that is there.
async fn shown(
    web: &Web,
    here: &Here,
    language: Language,
    asked: &Asked<'_>,
    own: Option<RoomId>,
) -> Answered<Response> {
    let sheet = Sheet::open(web, here, language).await?;
    let known = own.map(|id| sheet.known.rooms.iter().find(|room| room.id == id));
    let (title, path, stands) = match known {
        None => (
            sheet.say("directory-add-room"),
            "/rooms".to_owned(),
            asked.typed.clone(),
        ),
        Some(None) => return Err(unknown("room-unknown")),
        Some(Some(room)) => (
            room_title(&room.number, &room.name),
            format!("/rooms/{}", room.id),
            typed_of(room),
        ),
    };
    let typed = asked.refused.map_or(&stands, |_| asked.typed);
    let form = form(web, here, &sheet, &path, typed, own).await?;
    answer(&sheet.form_page("rooms", asked, title, form), asked)
}

fn typed_of(room: &Room) -> Fields {
    Fields::from_pairs(&[
        ("number", &room.number),
        ("name", &room.name),
        ("floor", &room.floor.to_string()),
        ("kind", &room.kind),
        ("capacity", &room.capacity.to_string()),
        (
            "whole",
            &room.whole.map_or_else(String::new, |id| id.to_string()),
        ),
        ("equipment", &room.equipment.join("、")),
        ("layouts", &room.layouts.join("、")),
    ])
}
