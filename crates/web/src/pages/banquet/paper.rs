//! What is printed and exported: the official reception list 公务接待清单, the seat cards with the plan of the
//! tables, the month as a workbook. The workbook counts, and names no guest.

use app::banquet::BanquetView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::one::found;
use super::rows::{amendments, guests, persons, row, tables};
use crate::act::Query;
use crate::civil::{Place, place};
use crate::need::Here;
use crate::pages::order::money;
use crate::pages::register_months::{asked_month, month_word};
use crate::pages::{draw, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{BanquetCards, BanquetList, BanquetRow, Link};
use crate::workbook::{self, Sheet};

fn back(here: &Here, view: &BanquetView, language: Language) -> Link {
    Link {
        href: format!("/sites/{}/banquets/{}", here.site, view.banquet.id),
        title: words::text(language, "page-back").to_owned(),
    }
}

/// The banquet in short, with its year: paper outlives it.
fn dated(view: &BanquetView, place: &Place, language: Language) -> BanquetRow {
    let banquet = &view.banquet;
    let time = format!(
        "{}–{}",
        place.moment(banquet.starts),
        place.time(banquet.ends)
    );
    BanquetRow {
        time,
        ..row(view, place, language)
    }
}

/// `GET /sites/S/banquets/B/reception-list`.
pub(crate) async fn list(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = found(&web, &here, ids.at(0)?).await?;
    let place = Place::of(found.site.clone())?;
    let (view, banquet) = (&found.view, &found.view.banquet);
    let told = view.told.clone().unwrap_or_default();
    let house = std::iter::once(told.host).chain(told.companions);
    let signed = banquet.signed.as_ref();
    draw(&BanquetList {
        frame: frame::of_site(&web, &here, language, "banquets").await?,
        back: back(&here, view, language),
        site: found.site.name.clone(),
        row: dated(view, &place, language),
        letter: told.letter,
        guests: guests(view),
        companions: house
            .map(|one| (one.name, one.post))
            .filter(|(name, _)| !name.is_empty())
            .collect(),
        came: signed.map_or_else(String::new, |signed| {
            persons(language, signed.guests, signed.companions)
        }),
        per_head: money(banquet.per_head),
        total: money(view.total.or(banquet.expected_total())),
        signed: signed.map_or_else(String::new, |signed| {
            format!("{} {}", place.moment(signed.at), signed.by)
        }),
        signed_note: found.signed_note.clone(),
        amendments: amendments(&found.amendments, &place),
        masked: view.masked,
    })
}

/// `GET /sites/S/banquets/B/seat-cards`.
pub(crate) async fn cards(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = found(&web, &here, ids.at(0)?).await?;
    let place = Place::of(found.site.clone())?;
    draw(&BanquetCards {
        frame: frame::of_site(&web, &here, language, "banquets").await?,
        back: back(&here, &found.view, language),
        row: dated(&found.view, &place, language),
        tables: tables(&found.view),
    })
}

/// The columns of the workbook.
const COLUMNS: [&str; 14] = [
    "banquet-number",
    "banquet-time",
    "banquet-place",
    "banquet-activity",
    "banquet-letter",
    "banquet-host",
    "banquet-guests",
    "banquet-of-house",
    "banquet-per-head",
    "banquet-expected",
    "banquet-came",
    "banquet-total",
    "banquet-signed-by",
    "banquet-standing",
];

/// `GET /sites/S/banquets/workbook?month=`.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (first, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::banquet::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let banquets = found.banquets.iter();
    let rows: Vec<Vec<String>> = banquets.map(|view| cells(view, &place, language)).collect();
    let sheet = Sheet::titled(language, "page-menu-banquets", &COLUMNS, rows);
    workbook::give_out(sheet, &format!("banquets-{}.xlsx", month_word(first))).await
}

fn cells(view: &BanquetView, place: &Place, language: Language) -> Vec<String> {
    let (row, banquet) = (dated(view, place, language), &view.banquet);
    let signed = banquet.signed.as_ref();
    let letter = view.told.as_ref().map(|told| told.letter.clone());
    vec![
        row.number,
        row.time,
        row.place,
        row.activity,
        letter.unwrap_or_default(),
        row.host,
        banquet.guests.to_string(),
        banquet.companions.to_string(),
        money(banquet.per_head),
        money(banquet.expected_total()),
        signed.map_or_else(String::new, |one| {
            persons(language, one.guests, one.companions)
        }),
        row.total,
        signed.map_or_else(String::new, |one| {
            format!("{} {}", place.moment(one.at), one.by)
        }),
        words::text(language, &format!("banquet-standing-{}", row.standing)).to_owned(),
    ]
}
