//! A banquet as it is typed, and as it is given back.

use app::banquet::BanquetView;
use domain::banquet::{Asked, COMPANIONS_MAX, Companion, GUESTS_MAX, Guest, Told, by_precedence};

use crate::civil::Place;
use crate::fields::Fields;
use crate::pages::order::{money, sum};
use crate::trouble::{Answered, Trouble};
use crate::views::{BanquetGuestForm, BanquetTyped};

/// Every field of the form; those of guests and companions come as often as there are lines.
pub(super) const FIELDS: [&str; 22] = [
    "revision",
    "day",
    "starts",
    "ends",
    "room",
    "place",
    "host",
    "host_post",
    "activity",
    "letter",
    "tables",
    "seats",
    "per_head",
    "menu",
    "note",
    "guest_rank",
    "guest_organisation",
    "guest_name",
    "guest_post",
    "guest_diet",
    "companion_name",
    "companion_post",
];
/// How many lines more than may be are read, so that it can be said that they are too many.
const LINES_BEYOND: usize = 10;

/// The guests as they were typed, empty lines gone.
fn guest_lines(fields: &Fields) -> Vec<BanquetGuestForm> {
    let column = |name: &str| fields.many(name);
    let columns = [
        column("guest_rank"),
        column("guest_organisation"),
        column("guest_name"),
        column("guest_post"),
        column("guest_diet"),
    ];
    let lines = columns[2].len().min(GUESTS_MAX + LINES_BEYOND);
    let cell = |column: usize, line: usize| {
        let typed = columns[column].get(line);
        typed.copied().unwrap_or_default().to_owned()
    };
    let lines = (0..lines).map(|line| BanquetGuestForm {
        rank: cell(0, line),
        organisation: cell(1, line),
        name: cell(2, line),
        post: cell(3, line),
        diet: cell(4, line),
    });
    let filled = lines.filter(|one| {
        let words = [&one.organisation, &one.name, &one.post, &one.diet];
        words.iter().any(|typed| !typed.trim().is_empty())
    });
    filled.collect()
}

/// The companions as they were typed, empty lines gone.
fn companion_lines(fields: &Fields) -> Vec<(String, String)> {
    let (names, posts) = (fields.many("companion_name"), fields.many("companion_post"));
    let names = names.iter().take(COMPANIONS_MAX + LINES_BEYOND).enumerate();
    let lines = names.map(|(line, name)| {
        let post = posts.get(line).copied().unwrap_or_default();
        ((*name).to_owned(), post.to_owned())
    });
    lines
        .filter(|(name, post)| !name.trim().is_empty() || !post.trim().is_empty())
        .collect()
}

/// The guests by precedence.
fn guests(fields: &Fields) -> Answered<Vec<Guest>> {
    let mut ranked = Vec::new();
    for (line, typed) in (1..).zip(guest_lines(fields)) {
        let rank = match typed.rank.trim() {
            "" => None,
            rank => {
                let rank = Fields::of("guest_rank", rank).number::<u32>("guest_rank");
                Some(rank.map_err(|trouble| trouble.with("line", line))?)
            }
        };
        let guest = Guest {
            organisation: typed.organisation,
            name: typed.name,
            post: typed.post,
            diet: typed.diet,
        };
        ranked.push((rank, guest));
    }
    Ok(by_precedence(ranked))
}

/// What was refused of a guest by precedence, told of the line in which they were typed.
pub(super) fn at_typed_line(mut trouble: Trouble, fields: &Fields) -> Trouble {
    let of_guest = [
        "guest_organisation",
        "guest_name",
        "guest_post",
        "guest_diet",
    ];
    let is_of_guest = |field: &str| of_guest.contains(&field);
    if !trouble.field.as_deref().is_some_and(is_of_guest) {
        return trouble;
    }
    let ranked = (1..).zip(guest_lines(fields)).map(|(line, typed)| {
        let rank = Fields::of("guest_rank", typed.rank.trim()).number::<u32>("guest_rank");
        (rank.ok(), line)
    });
    let lines: Vec<u32> = by_precedence(ranked.collect());
    for (name, value) in &mut trouble.arguments {
        let sorted = value.parse::<usize>().ok().filter(|_| name == "line");
        let sorted = sorted.and_then(|sorted| sorted.checked_sub(1));
        if let Some(line) = sorted.and_then(|sorted| lines.get(sorted)) {
            *value = line.to_string();
        }
    }
    trouble
}

/// The banquet as it was typed.
pub(super) fn asked(fields: &Fields, place: &Place) -> Answered<Asked> {
    let text = |name: &str| fields.text(name).to_owned();
    let day = fields.date("day")?;
    let (starts, ends) = (fields.time("starts")?, fields.time("ends")?);
    // What ends before it begins ends on the next day; what is only mistyped is too long then.
    let last = if ends < starts {
        day.tomorrow().unwrap_or(day)
    } else {
        day
    };
    let companion = |(name, post): (String, String)| Companion { name, post };
    Ok(Asked {
        starts: place.instant(day.to_datetime(starts)),
        ends: place.instant(last.to_datetime(ends)),
        room: fields.chosen("room")?,
        told: Told {
            host: Companion {
                name: text("host"),
                post: text("host_post"),
            },
            activity: text("activity"),
            letter: text("letter"),
            place: text("place"),
            guests: guests(fields)?,
            companions: companion_lines(fields).into_iter().map(companion).collect(),
            menu: fields.text("menu").lines().map(str::to_owned).collect(),
            note: text("note"),
        },
        tables: fields.number("tables")?,
        seats: fields.number("seats")?,
        per_head: sum(fields, "per_head")?,
    })
}

/// What was typed beside the people.
pub(super) fn typed(fields: &Fields) -> BanquetTyped {
    let text = |name: &str| fields.text(name).to_owned();
    BanquetTyped {
        day: text("day"),
        starts: text("starts"),
        ends: text("ends"),
        place: text("place"),
        host: text("host"),
        host_post: text("host_post"),
        activity: text("activity"),
        letter: text("letter"),
        tables: text("tables"),
        seats: text("seats"),
        per_head: text("per_head"),
        menu: text("menu"),
        note: text("note"),
    }
}

/// The guests as they were typed, with new empty lines at the end.
pub(super) fn guest_forms(fields: &Fields) -> Vec<BanquetGuestForm> {
    let mut forms = guest_lines(fields);
    let empty = if forms.is_empty() { 6 } else { 2 };
    forms.extend((0..empty).map(|_| BanquetGuestForm::default()));
    forms
}

/// The companions as they were typed, with new empty lines at the end.
pub(super) fn companion_forms(fields: &Fields) -> Vec<(String, String)> {
    let mut forms = companion_lines(fields);
    let empty = if forms.is_empty() { 2 } else { 1 };
    forms.extend((0..empty).map(|_| (String::new(), String::new())));
    forms
}

/// The banquet as fields, for its form.
pub(super) fn fields_of(view: &BanquetView, place: &Place) -> Fields {
    let banquet = &view.banquet;
    let told = view.told.clone().unwrap_or_default();
    let room = banquet.room.map(|room| room.to_string());
    let mut pairs: Vec<(&str, String)> = vec![
        ("revision", banquet.revision.to_string()),
        ("day", place.civil(banquet.starts).date().to_string()),
        ("starts", place.time(banquet.starts)),
        ("ends", place.time(banquet.ends)),
        ("room", room.unwrap_or_default()),
        ("place", told.place),
        ("host", told.host.name),
        ("host_post", told.host.post),
        ("activity", told.activity),
        ("letter", told.letter),
        ("tables", banquet.tables.to_string()),
        ("seats", banquet.seats.to_string()),
        ("per_head", money(banquet.per_head)),
        ("menu", told.menu.join("\n")),
        ("note", told.note),
    ];
    for (rank, guest) in (1..).zip(told.guests) {
        let rank: u32 = rank;
        pairs.extend([
            ("guest_rank", rank.to_string()),
            ("guest_organisation", guest.organisation),
            ("guest_name", guest.name),
            ("guest_post", guest.post),
            ("guest_diet", guest.diet),
        ]);
    }
    for one in told.companions {
        pairs.extend([("companion_name", one.name), ("companion_post", one.post)]);
    }
    Fields::from_owned(pairs)
}
