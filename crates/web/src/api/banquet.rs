//! Banquets (clause A3.3) as programs read them. They are booked and signed off on their pages. Who may
//! only see masked gets no word that was typed.

use app::banquet::BanquetView;
use axum::Json;
use axum::extract::State;
use domain::banquet::{Part, Told};
use serde::Serialize;
use utoipa::ToSchema;

use crate::act::Query;
use crate::civil::place;
use crate::need::Here;
use crate::pages::register_months::asked_month;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A banquet.
#[derive(Serialize, ToSchema)]
pub(crate) struct BanquetShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    room: Option<String>,
    starts: i64,
    ends: i64,
    guest_count: u32,
    /// How many of the house sit with them, the host among them.
    companion_count: u32,
    tables: u32,
    seats_at_a_table: u32,
    /// In hundredths.
    per_head: Option<i64>,
    /// In hundredths: so much for each who eats.
    expected_total: Option<i64>,
    /// In hundredths, after the last amendment; absent until it was signed off.
    total: Option<i64>,
    revision: i32,
    signed_at: Option<i64>,
    signed_by: Option<String>,
    cancelled_at: Option<i64>,
    /// `booked`, `held`, `unsigned`, `signed` or `cancelled`.
    standing: &'static str,
    /// Who sits where; places go from 1, the main seat, by precedence.
    seating: Vec<BanquetSeatShape>,
    /// What was typed; absent for whoever sees masked, and where it is erased.
    told: Option<BanquetToldShape>,
}

/// A seat that is taken.
#[derive(Serialize, ToSchema)]
pub(crate) struct BanquetSeatShape {
    table: u32,
    place: u32,
    /// `host`, `guest` or `companion`.
    part: &'static str,
    /// Which guest or companion, from 1; 0 for the host.
    number: u32,
}

/// What was typed of a banquet.
#[derive(Serialize, ToSchema)]
pub(crate) struct BanquetToldShape {
    host: BanquetCompanionShape,
    activity: String,
    /// The number of the official letter; empty until it has come.
    letter: String,
    place: String,
    /// By precedence, the highest first.
    guests: Vec<BanquetGuestShape>,
    companions: Vec<BanquetCompanionShape>,
    menu: Vec<String>,
    note: String,
}

/// Who is received.
#[derive(Serialize, ToSchema)]
pub(crate) struct BanquetGuestShape {
    organisation: String,
    name: String,
    post: String,
    diet: String,
}

/// Who of the house is there.
#[derive(Serialize, ToSchema)]
pub(crate) struct BanquetCompanionShape {
    name: String,
    post: String,
}

/// The banquets of a month.
#[derive(Serialize, ToSchema)]
pub(crate) struct BanquetList {
    banquets: Vec<BanquetShape>,
}

fn companion(one: &domain::banquet::Companion) -> BanquetCompanionShape {
    BanquetCompanionShape {
        name: one.name.clone(),
        post: one.post.clone(),
    }
}

fn told(told: &Told) -> BanquetToldShape {
    let guests = told.guests.iter().map(|one| BanquetGuestShape {
        organisation: one.organisation.clone(),
        name: one.name.clone(),
        post: one.post.clone(),
        diet: one.diet.clone(),
    });
    BanquetToldShape {
        host: companion(&told.host),
        activity: told.activity.clone(),
        letter: told.letter.clone(),
        place: told.place.clone(),
        guests: guests.collect(),
        companions: told.companions.iter().map(companion).collect(),
        menu: told.menu.clone(),
        note: told.note.clone(),
    }
}

fn shape(view: &BanquetView) -> BanquetShape {
    let banquet = &view.banquet;
    let seating = view.seating().into_iter().flat_map(|table| {
        let seats = table.seats.into_iter();
        seats.map(move |seat| BanquetSeatShape {
            table: table.number,
            place: seat.place,
            part: seat.part.word(),
            number: match seat.part {
                Part::Host => 0,
                Part::Guest(number) | Part::Companion(number) => number,
            },
        })
    });
    let signed = banquet.signed.as_ref();
    BanquetShape {
        id: banquet.id.to_string(),
        day: banquet.day.clone(),
        number: banquet.number,
        room: banquet.room.map(|id| id.to_string()),
        starts: banquet.starts,
        ends: banquet.ends,
        guest_count: banquet.guests,
        companion_count: banquet.companions,
        tables: banquet.tables,
        seats_at_a_table: banquet.seats,
        per_head: banquet.per_head,
        expected_total: banquet.expected_total(),
        total: view.total,
        revision: banquet.revision,
        signed_at: signed.map(|signed| signed.at),
        signed_by: signed.map(|signed| signed.by.clone()),
        cancelled_at: banquet.cancelled,
        standing: view.standing.word(),
        seating: seating.collect(),
        told: view.told.as_ref().map(told),
    }
}

/// The banquets of a month.
#[utoipa::path(get, path = "/api/v1/sites/{site}/banquets", tag = "banquet",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")),
    responses((status = 200, body = BanquetList)))]
pub(crate) async fn list_banquets(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<BanquetList>> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (_, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::banquet::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let banquets = found.banquets.iter().map(shape).collect();
    Ok(Json(BanquetList { banquets }))
}

/// A banquet with its seating.
#[utoipa::path(get, path = "/api/v1/sites/{site}/banquets/{banquet}", tag = "banquet",
    responses((status = 200, body = BanquetShape)))]
pub(crate) async fn show_banquet(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<BanquetShape>> {
    let found = app::banquet::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(shape(&found.view)))
}
