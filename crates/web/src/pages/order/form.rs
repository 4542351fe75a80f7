//! An order placed and changed.

use app::order::{OrderView, PlacePage};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::OrderId;
use domain::directory::room_title;
use domain::order::CatalogueItem;
use words::Language;

use super::meanwhile::{Reading, renumbered, wishes};
use super::one::found;
use super::rows::{money, row};
use super::typed::{FIELDS, asked, fields_of, line_forms};
use crate::act::{Form, Query, see, subject};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, OfferedItem, OrderForm, OrderTyped};

/// `GET /sites/S/orders/new?meeting=`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["meeting"])?;
    let (page, place) = made_from(&web, &here).await?;
    let day = place.civil(web.house().now()).date().to_string();
    let meeting = query.text("meeting");
    let typed = Fields::from_pairs(&[("meeting", meeting), ("day", &day)]);
    draw(
        &view(
            (&web, &here, language),
            (&page, &place),
            None,
            (&typed, None),
        )
        .await?,
    )
}

async fn made_from(web: &Web, here: &Here) -> Answered<(PlacePage, Place)> {
    let page = app::order::place_page(web.house(), &here.actor, &here.site).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let place = Place::of(page.site.clone())?;
    Ok((page, place))
}

/// `POST /sites/S/orders`.
pub(crate) async fn place(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let command = form.command()?;
    let (page, at) = made_from(&web, &here).await?;
    let placed = match asked(&form.fields, &at, &page, None) {
        Ok(asked) => {
            let (house, actor) = (web.house(), &here.actor);
            let placed = app::order::place(house, actor, &here.site, &command, asked).await;
            placed.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match placed {
        Ok(answer) => {
            let id = subject(&answer)?;
            Ok(see(&format!("/sites/{}/orders/{id}", here.site)))
        }
        Err(trouble) if trouble.is_mendable() => {
            let typed = (&form.fields, Some(&trouble));
            let page = view((&web, &here, language), (&page, &at), None, typed).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// The order to be edited.
async fn known(web: &Web, here: &Here, id: OrderId) -> Answered<OrderView> {
    Ok(found(web, here, id).await?.view)
}

/// `GET /sites/S/orders/O/edit`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let known = known(&web, &here, ids.at(0)?).await?;
    let (page, place) = made_from(&web, &here).await?;
    let typed = fields_of(&known, &place);
    let asker = (&web, &here, language);
    draw(&view(asker, (&page, &place), Some(&known), (&typed, None)).await?)
}

/// `POST /sites/S/orders/O`.
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
    let (page, at) = made_from(&web, &here).await?;
    let changed = async {
        let version = form.fields.number("version")?;
        let asked = asked(&form.fields, &at, &page, Some(&known))?;
        let (house, actor, what) = (web.house(), &here.actor, (id, version));
        app::order::change(house, actor, &here.site, &command, what, asked).await?;
        Ok(())
    };
    match changed.await {
        Ok(()) => Ok(see(&format!("/sites/{}/orders/{id}", here.site))),
        Err(trouble) => {
            let trouble: Trouble = trouble;
            if !trouble.is_mendable() {
                return Err(trouble);
            }
            let asker = (&web, &here, language);
            if trouble.code != "order-changed-meanwhile" {
                let typed = (&form.fields, Some(&trouble));
                let page = view(asker, (&page, &at), Some(&known), typed).await?;
                return draw_refused(&page, &trouble);
            }
            let differing = meanwhile(asker, (&page, &at), &form.fields, (id, &trouble)).await?;
            draw_refused(&differing, &trouble)
        }
    }
}

/// The form again, with what somebody else saved and what the client asked for meanwhile beside what was typed;
/// whoever sends it again has seen both.
async fn meanwhile(
    (web, here, language): (&Web, &Here, Language),
    (page, place): (&PlacePage, &Place),
    typed: &Fields,
    (id, trouble): (OrderId, &Trouble),
) -> Answered<OrderForm> {
    // Read again: it may have changed between the look and the act.
    let found = found(web, here, id).await?;
    let known = &found.view;
    let wanted = asked(typed, place, page, Some(known))?.tidied();
    let reading = Reading {
        language,
        place,
        page,
    };
    let mut differences = wishes(&found.words, language);
    differences.extend(reading.differences(known, &wanted));
    let typed = renumbered(typed, known);
    let asker = (web, here, language);
    let form = view(asker, (page, place), Some(known), (&typed, Some(trouble))).await?;
    Ok(OrderForm {
        version: Some(known.order.version),
        meanwhile: differences,
        ..form
    })
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    (page, place): (&PlacePage, &Place),
    known: Option<&OrderView>,
    (fields, trouble): (&Fields, Option<&Trouble>),
) -> Answered<OrderForm> {
    let root = format!("/sites/{}/orders", here.site);
    let own = known.map(|view| format!("{root}/{}", view.order.id));
    let text = |name: &str| fields.text(name).to_owned();
    let of_meeting = known.filter(|view| view.order.matter.meeting.is_some());
    let line = trouble.and_then(|trouble| {
        let told = trouble.arguments.iter().find(|(name, _)| name == "line");
        told.and_then(|(_, value)| value.parse().ok())
    });
    Ok(OrderForm {
        frame: frame::of_site(web, here, language, "orders").await?,
        back: own.clone().unwrap_or_else(|| root.clone()),
        action: own.unwrap_or(root),
        version: known.map(|view| {
            let typed = fields.number("version");
            typed.unwrap_or(view.order.version)
        }),
        meanwhile: Vec::new(),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: (
            trouble.and_then(|it| it.field.clone()).unwrap_or_default(),
            line.unwrap_or(0),
        ),
        meetings: if known.is_some() {
            Vec::new()
        } else {
            meetings(page, place, fields, language)
        },
        of_meeting: of_meeting.map_or_else(String::new, |view| {
            let row = row(view, place, language, 0);
            format!("{} · {} · {}", row.title, row.time, row.room)
        }),
        rooms: rooms(page, fields),
        typed: OrderTyped {
            title: text("title"),
            day: text("day"),
            starts: text("starts"),
            ends: text("ends"),
            name: text("name"),
            department: text("department"),
            telephone: text("telephone"),
            note: text("note"),
        },
        lines: line_forms(fields, language),
        items: page.items.iter().map(offered).collect(),
    })
}

fn meetings(page: &PlacePage, place: &Place, fields: &Fields, language: Language) -> Vec<Choice> {
    let chosen = fields.text("meeting");
    let none = Choice {
        value: String::new(),
        title: words::text(language, "order-no-meeting").to_owned(),
        chosen: chosen.is_empty(),
    };
    let meetings = page
        .meetings
        .iter()
        .map(|(id, title, room, starts)| Choice {
            value: id.to_string(),
            title: format!("{} {title} · {room}", place.moment(*starts)),
            chosen: id.to_string() == chosen,
        });
    std::iter::once(none).chain(meetings).collect()
}

fn rooms(page: &PlacePage, fields: &Fields) -> Vec<Choice> {
    let rooms = page.rooms.iter().map(|room| Choice {
        value: room.id.to_string(),
        title: room_title(&room.number, &room.name),
        chosen: room.id.to_string() == fields.text("room"),
    });
    rooms.collect()
}

pub(super) fn offered(item: &CatalogueItem) -> OfferedItem {
    OfferedItem {
        id: item.id.to_string(),
        name: item.name.clone(),
        kind: item.kind.word(),
        unit: item.unit.clone(),
        moment: item.moment.word(),
        price: money(item.price),
        supplier: item.supplier.clone(),
    }
}
