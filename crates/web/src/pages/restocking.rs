//! What is to be brought to rooms (clause C3.3): all of it together, room by room, and what a month took.

use app::restocking::RestockingView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::directory::room_title;
use domain::restocking::RestockingLine;
use words::Language;

use super::register_months::{asked_month, months_beside};
use super::{draw, frame};
use crate::act::{Form, Query, see};
use crate::civil::{self, Place, place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Restocking, RestockingRow};

/// `GET /sites/S/restocking?month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (first, span) = asked_month(&query, &place, now)?;
    let found = app::restocking::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}", here.site);
    let due = found.open.iter().filter_map(|view| view.due);
    let rows = |views: &[RestockingView]| {
        let rows = views.iter().map(|view| row(view, &place, &root, now));
        rows.collect::<Vec<_>>()
    };
    draw(&Restocking {
        frame: frame::of_site(&web, &here, language, "offices").await?,
        offices: format!("{root}/offices"),
        to_bring: sums(&found.to_bring()),
        brought: sums(&found.brought()),
        turns: due.filter(|due| *due >= now).min().map_or(0, |due| due + 1),
        open: rows(&found.open),
        told: rows(&found.told),
        months: months_beside(&format!("{root}/restocking?month="), first, language),
        month: civil::month_title(language, first),
    })
}

/// Each thing with how much of it: `抽纸` and `2 包`.
fn sums(sums: &[(String, String, u32)]) -> Vec<(String, String)> {
    let sums = sums.iter();
    sums.map(|(item, unit, sum)| (item.clone(), format!("{sum} {unit}")))
        .collect()
}

fn row(view: &RestockingView, place: &Place, root: &str, now: i64) -> RestockingRow {
    let one = &view.restocking;
    let lines: Vec<String> = one.lines.iter().map(RestockingLine::words).collect();
    let brought = view.brought.as_ref();
    RestockingRow {
        id: one.id.to_string(),
        number: one.number,
        room: view
            .room
            .as_ref()
            .map_or_else(String::new, |room| room_title(&room.number, &room.name)),
        items: lines.join(", "),
        told: place.moment(one.at),
        by: one.by.clone(),
        due: view.due.map_or_else(String::new, |due| place.moment(due)),
        state: match (view.open, view.due) {
            (true, Some(due)) if due < now => "overdue",
            (true, _) => "open",
            (false, _) if brought.is_some() => "done",
            (false, _) => "waived",
        },
        assignee: view.assignee.clone(),
        brought: brought.map_or_else(String::new, |(at, by)| {
            format!("{} {by}", place.moment(*at))
        }),
        duty: view
            .duty
            .map_or_else(String::new, |id| format!("{root}/duties/{id}/why")),
    }
}

/// `POST /sites/S/duties/D/restocking`: `command`, `step`, and each `item` with its `quantity`.
pub(crate) async fn restock(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["step", "item", "quantity"])?;
    let (duty, command) = (ids.at(0)?, form.command()?);
    let step = form.fields.number("step")?;
    let (items, quantities) = (form.fields.many("item"), form.fields.many("quantity"));
    let told = items.iter().enumerate().map(|(place, item)| {
        let typed = quantities.get(place).copied().unwrap_or_default().trim();
        let quantity = match typed {
            "" => 0,
            typed => crate::fields::Fields::of("quantity", typed).number("quantity")?,
        };
        Ok(((*item).to_owned(), quantity))
    });
    let told: Vec<(String, u32)> = told.collect::<Answered<_>>()?;
    let (house, actor) = (web.house(), &here.actor);
    app::restocking::restock(house, actor, &here.site, &command, duty, (step, told)).await?;
    Ok(see(&format!("/sites/{}/duties/{duty}/why", here.site)))
}
