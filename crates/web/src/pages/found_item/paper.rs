//! What is printed and exported: the receipt of who took a thing, the public notice, the month as a workbook.

use app::found_item::{FoundItemRegister, FoundItemView, Which};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::Refusal;
use domain::found_item::{State as Standing, Step};
use words::Language;

use super::one::found;
use super::rows::{row, say};
use crate::act::{Form, Query, see};
use crate::civil::{Place, place};
use crate::need::Here;
use crate::pages::register_months::{asked_month, month_word};
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{FoundItemNotice, FoundItemReceipt};
use crate::workbook::{self, Sheet};

/// `GET /sites/S/found-items/F/receipt`: 遗失物品领取单.
pub(crate) async fn receipt(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = found(&web, &here, ids.at(0)?).await?;
    let place = Place::of(found.site.clone())?;
    let back = found.steps.iter();
    let back = back
        .map(|one| &one.done)
        .find(|done| done.step == Step::HandBack);
    let done = back.ok_or_else(|| Refusal::conflict("found-item-not-back"))?;
    let said = done.said.clone().unwrap_or_default();
    let shown = row(&found.view, &place, language);
    let mut facts = vec![
        (
            "found-item-kind",
            format!("{} {}", shown.kind, shown.description),
        ),
        ("found-item-place", shown.place.clone()),
        ("found-item-found", shown.found.clone()),
        ("found-item-taker", said.whom),
        ("found-item-telephone", said.telephone),
        ("found-item-proof", said.proof),
        ("found-item-back-at", place.moment(done.at)),
        ("found-item-back-by", done.by.clone()),
        ("paper-reason", done.reason.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    draw(&FoundItemReceipt {
        frame: frame::of_site(&web, &here, language, "found-items").await?,
        back: shown.href.clone(),
        site: found.site.name.clone(),
        row: shown,
        facts,
        signature: found.signature,
    })
}

/// What is in the house.
async fn in_house(web: &Web, here: &Here) -> Answered<FoundItemRegister> {
    let asked = (Which::Open, String::new());
    let found = app::found_item::register(web.house(), &here.actor, &here.site, asked).await?;
    found.ok_or_else(Trouble::not_found)
}

/// `GET /sites/S/found-items/notice`: 招领公告.
pub(crate) async fn notice(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&notice_page((&web, &here, language), None).await?)
}

/// `POST /sites/S/found-items/notice`: `command`, `notice`.
pub(crate) async fn put_up(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["notice"])?;
    let command = form.command()?;
    let day = form.fields.text("notice").trim().to_owned();
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = app::found_item::publish_all(house, actor, site, &command, day.clone()).await;
    let trouble: Trouble = match done {
        Ok(_) => return Ok(see(&format!("/sites/{site}/found-items/notice"))),
        Err(error) => error.into(),
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let mut page = notice_page((&web, &here, language), Some(&trouble)).await?;
    page.day = day;
    draw_refused(&page, &trouble)
}

async fn notice_page(
    (web, here, language): (&Web, &Here, Language),
    trouble: Option<&Trouble>,
) -> Answered<FoundItemNotice> {
    let found = in_house(web, here).await?;
    let place = Place::of(found.site.clone())?;
    let today = place.civil(web.house().now()).date().to_string();
    // Whose owner is known needs no notice.
    let waiting = || {
        let items = found.items.iter();
        items.filter(|view| view.item.state != Standing::Informed)
    };
    let unnoticed = waiting().filter(|view| view.item.noticed.is_none()).count();
    let rows = waiting().map(|view| notice_row(view, &place, language));
    Ok(FoundItemNotice {
        frame: frame::of_site(web, here, language, "found-items").await?,
        back: format!("/sites/{}/found-items", here.site),
        rows: rows.collect(),
        unnoticed,
        day: today.clone(),
        today,
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        site: found.site.name,
    })
}

/// What the public learns of a thing: nothing by which a stranger could claim it.
fn notice_row(view: &FoundItemView, place: &Place, language: Language) -> [String; 4] {
    let item = &view.item;
    let room = view.room.as_ref().map(|room| room.name.clone());
    [
        format!("{} № {}", item.day, item.number),
        say(language, "found-item-kind-", item.kind.word()),
        room.unwrap_or_else(|| item.spot.clone()),
        place.civil(item.found).date().to_string(),
    ]
}

/// The columns of the workbook: the key of each title. Nobody who asked for a thing or took it is among them.
const COLUMNS: [&str; 11] = [
    "found-item-number",
    "found-item-kind",
    "found-item-description",
    "found-item-place",
    "found-item-found",
    "found-item-by",
    "found-item-shelf",
    "found-item-state",
    "found-item-notice-day",
    "found-item-hand-over-by",
    "found-item-closed",
];

/// `GET /sites/S/found-items/workbook?month=`: what was taken down in the month.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (first, (from, until)) = asked_month(&query, &place, web.house().now())?;
    let asked = (Which::Between(from, until), String::new());
    let found = app::found_item::register(web.house(), &here.actor, &here.site, asked).await?;
    let mut views = found.ok_or_else(Trouble::not_found)?.items;
    views.reverse();
    let rows = views.iter().map(|view| cells(view, &place, language));
    let rows: Vec<Vec<String>> = rows.collect();
    let sheet = Sheet::titled(language, "page-menu-found-items", &COLUMNS, rows);
    workbook::give_out(sheet, &format!("found-items-{}.xlsx", month_word(first))).await
}

fn cells(view: &FoundItemView, place: &Place, language: Language) -> Vec<String> {
    let (shown, item) = (row(view, place, language), &view.item);
    let closed = item
        .closed
        .map(|at| format!("{} {}", place.moment(at), item.closed_by));
    vec![
        shown.number,
        shown.kind,
        shown.description,
        shown.place,
        shown.found,
        shown.by,
        shown.shelf,
        say(language, "found-item-state-", shown.state),
        item.noticed.clone().unwrap_or_default(),
        shown.due,
        closed.unwrap_or_default(),
    ]
}
