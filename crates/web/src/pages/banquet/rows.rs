//! Banquets in words, and where the seats of a table are drawn.

use app::banquet::{AmendmentView, BanquetView};
use domain::banquet::{Part, Standing, Table, Told};
use words::Language;

use crate::civil::{Place, day_title};
use crate::pages::order::money;
use crate::views::{BanquetGuest, BanquetRow, BanquetSeat, BanquetTable};

fn tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Booked => "planned",
        Standing::Held => "open",
        Standing::Unsigned => "overdue",
        Standing::Signed => "done",
        Standing::Cancelled => "cancelled",
    }
}

/// Guests and those of the house, counted.
pub(super) fn persons(language: Language, guests: u32, companions: u32) -> String {
    let arguments = [
        ("guests", guests.to_string()),
        ("companions", companions.to_string()),
    ];
    words::format(language, "banquet-persons-words", &arguments)
}

/// What stands where the reader may not know what is told.
fn hidden(view: &BanquetView, language: Language) -> String {
    let key = if view.masked {
        "banquet-masked-words"
    } else {
        "banquet-erased-words"
    };
    words::text(language, key).to_owned()
}

/// A banquet as a list shows it.
pub(super) fn row(view: &BanquetView, place: &Place, language: Language) -> BanquetRow {
    let banquet = &view.banquet;
    let day = day_title(language, place.civil(banquet.starts).date());
    let told = view.told.as_ref();
    let activity = told.map_or_else(|| hidden(view, language), |told| told.activity.clone());
    let in_words = told.map_or_else(String::new, |told| told.place.clone());
    BanquetRow {
        id: banquet.id.to_string(),
        href: format!("/sites/{}/banquets/{}", place.site.id, banquet.id),
        number: format!("{} № {}", banquet.day, banquet.number),
        time: format!("{day} {}", place.span(banquet.starts, banquet.ends)),
        place: match &view.room {
            Some(room) if in_words.is_empty() => room.name.clone(),
            Some(room) => format!("{} {in_words}", room.name),
            None => in_words,
        },
        host: told.map_or_else(String::new, |told| told.host.name.clone()),
        activity,
        persons: persons(language, banquet.guests, banquet.companions),
        total: money(view.total),
        standing: view.standing.word(),
        tone: tone(view.standing),
    }
}

/// The name, the post and the need of whoever sits there.
fn sitting(told: &Told, part: Part) -> Option<(String, String, String)> {
    let at = |number: u32| (number as usize).checked_sub(1);
    match part {
        Part::Host => Some((
            told.host.name.clone(),
            told.host.post.clone(),
            String::new(),
        )),
        Part::Guest(number) => {
            let guest = told.guests.get(at(number)?)?;
            let post = format!("{} {}", guest.organisation, guest.post);
            Some((
                guest.name.clone(),
                post.trim().to_owned(),
                guest.diet.clone(),
            ))
        }
        Part::Companion(number) => {
            let one = told.companions.get(at(number)?)?;
            Some((one.name.clone(), one.post.clone(), String::new()))
        }
    }
}

/// Where a seat is drawn round its table, in hundredths: the main seat at the top looks at whoever reads,
/// so that its right hand is on the left of the drawing.
fn drawn(place: u32, size: u32) -> (i32, i32) {
    let steps = f64::from(place / 2);
    let sense = if place.is_multiple_of(2) { -1.0 } else { 1.0 };
    let turn = sense * steps * std::f64::consts::TAU / f64::from(size.max(1));
    let (across, down) = (50.0 + 40.0 * turn.sin(), 50.0 - 40.0 * turn.cos());
    (across.round() as i32, down.round() as i32)
}

/// The tables with everybody in their seats, the free ones too.
pub(super) fn tables(view: &BanquetView) -> Vec<BanquetTable> {
    let size = view.banquet.seats;
    let seat = |place: u32, part: Option<Part>| {
        let (across, down) = drawn(place, size);
        let told = view.told.as_ref();
        let sitting = told.zip(part).and_then(|(told, part)| sitting(told, part));
        let (name, post, diet) = sitting.unwrap_or_default();
        BanquetSeat {
            place,
            part: part.map_or("free", Part::word),
            name,
            post,
            diet,
            across,
            down,
        }
    };
    let seats = |table: &Table| -> Vec<BanquetSeat> {
        let taken = |place| table.seats.iter().find(|seat| seat.place == place);
        (1..=size)
            .map(|place| seat(place, taken(place).map(|seat| seat.part)))
            .collect()
    };
    let tables = view.seating();
    tables
        .iter()
        .map(|table| BanquetTable {
            number: table.number,
            seats: seats(table),
        })
        .collect()
}

/// The guests by precedence, each with their seat.
pub(super) fn guests(view: &BanquetView) -> Vec<BanquetGuest> {
    let Some(told) = &view.told else {
        return Vec::new();
    };
    let seating = view.seating();
    let seat_of = |rank: u32| {
        let mut tables = seating.iter();
        let found = tables.find_map(|table| {
            let mut seats = table.seats.iter();
            let seat = seats.find(|seat| seat.part == Part::Guest(rank))?;
            Some((table.number, seat.place))
        });
        found.unwrap_or_default()
    };
    let last = told.guests.len() as u32;
    let guests = (1..).zip(&told.guests);
    guests
        .map(|(rank, guest)| BanquetGuest {
            rank,
            organisation: guest.organisation.clone(),
            name: guest.name.clone(),
            post: guest.post.clone(),
            diet: guest.diet.clone(),
            seat: seat_of(rank),
            higher: rank > 1,
            lower: rank < last,
        })
        .collect()
}

/// What was said after the sign-off: when and by whom, in what words, what it came to.
pub(super) fn amendments(
    amendments: &[AmendmentView],
    place: &Place,
) -> Vec<(String, String, String)> {
    let amendments = amendments.iter().map(|one| {
        let by = format!("{} {}", place.moment(one.amendment.at), one.amendment.by);
        (by, one.words.clone(), money(one.amendment.total))
    });
    amendments.collect()
}
