//! An order as it is typed, and as it is given back.

use app::order::{OrderView, PlacePage};
use domain::order::{Asked, Client, Kind, Line, Matter, Moment};
use domain::{MeetingId, Milliseconds, Refusal, RoomId};
use jiff::civil::Date;
use words::Language;

use super::rows::{money, say};
use crate::civil::Place;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, OrderLineForm};

/// The fields of a line: as many of each as there are lines.
const LINE_FIELDS: [&str; 14] = [
    "line", "kind", "item", "quantity", "unit", "place", "moment", "at", "put_out", "reason",
    "price", "budget", "supplier", "cut_off",
];

/// Every field of the form.
pub(super) const FIELDS: [&str; 25] = [
    "version",
    "meeting",
    "title",
    "room",
    "day",
    "starts",
    "ends",
    "name",
    "department",
    "telephone",
    "note",
    "line",
    "kind",
    "item",
    "quantity",
    "unit",
    "place",
    "moment",
    "at",
    "put_out",
    "reason",
    "price",
    "budget",
    "supplier",
    "cut_off",
];

/// One line as it was typed.
fn line_fields(fields: &Fields, index: usize) -> Fields {
    let pairs: Vec<(&str, &str)> = LINE_FIELDS
        .iter()
        .filter_map(|name| Some((*name, *fields.many(name).get(index)?)))
        .collect();
    Fields::from_pairs(&pairs)
}

/// How many lines were typed, empty ones among them.
fn count(fields: &Fields) -> usize {
    fields.many("item").len().min(domain::order::LINES_MAX + 10)
}

/// A sum of hundredths: 38, 38.5, 38.50.
pub(in crate::pages) fn sum(fields: &Fields, name: &'static str) -> Answered<Option<i64>> {
    let Some(typed) = fields.filled(name) else {
        return Ok(None);
    };
    let typed = domain::telephone::narrowed(typed);
    let unfit = || Trouble::invalid(name, "order-sum-unfit");
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(unfit());
    }
    let part: i64 = format!("{part:0<2}").parse().map_err(|_| unfit())?;
    let whole: i64 = whole.parse().map_err(|_| unfit())?;
    Ok(Some(whole * 100 + part))
}

/// A time of the matter's day, or a day and a time.
fn moment(
    fields: &Fields,
    name: &'static str,
    (place, day): (&Place, Date),
) -> Answered<Option<Milliseconds>> {
    let Some(typed) = fields.filled(name) else {
        return Ok(None);
    };
    let (date, time) = match typed.split_once([' ', 'T']) {
        Some((date, time)) => (Fields::of(name, date).date(name)?, Fields::of(name, time)),
        None => (day, Fields::of(name, typed)),
    };
    let time = time.time(name)?;
    Ok(Some(place.instant(date.to_datetime(time))))
}

fn line(fields: &Fields, day: (&Place, Date)) -> Answered<Line> {
    let unknown = |field: &str| Trouble::invalid(field, "choice-unknown");
    let text = |name: &str| fields.text(name).to_owned();
    let number = |name: &str| match fields.filled(name) {
        None => Ok(None),
        Some(_) => fields.number::<u32>(name).map(Some),
    };
    let quantity = fields.number("quantity")?;
    Ok(Line {
        number: number("line")?.unwrap_or(0),
        kind: Kind::from_word(fields.text("kind")).ok_or_else(|| unknown("kind"))?,
        item: text("item"),
        quantity,
        unit: text("unit"),
        place: text("place"),
        moment: Moment::from_word(fields.text("moment")).ok_or_else(|| unknown("moment"))?,
        at: moment(fields, "at", day)?,
        // Nothing said is all of it.
        put_out: number("put_out")?.unwrap_or(quantity),
        reason: text("reason"),
        price: sum(fields, "price")?,
        budget: sum(fields, "budget")?,
        supplier: text("supplier"),
        cut_off: moment(fields, "cut_off", day)?,
    })
}

/// The meeting of a form, with its start.
fn meeting_of(
    fields: &Fields,
    page: &PlacePage,
    known: Option<&OrderView>,
) -> Answered<Option<(MeetingId, Milliseconds)>> {
    if let Some(view) = known {
        let matter = &view.order.matter;
        return Ok(matter.meeting.map(|id| (id, matter.starts)));
    }
    let Some(id) = fields.chosen::<MeetingId>("meeting")? else {
        return Ok(None);
    };
    let found = page.meetings.iter().find(|one| one.0 == id);
    let starts = found.map(|one| one.3);
    let unknown = || Refusal::invalid("meeting", "meeting-unknown");
    Ok(Some((id, starts.ok_or_else(unknown)?)))
}

/// The order as it was typed; a trouble in a line says which by `line`.
pub(super) fn asked(
    fields: &Fields,
    place: &Place,
    page: &PlacePage,
    known: Option<&OrderView>,
) -> Answered<Asked> {
    let text = |name: &str| fields.text(name).to_owned();
    let meeting = meeting_of(fields, page, known)?;
    let (matter, day) = if let Some((id, starts)) = meeting {
        let matter = Matter {
            meeting: Some(id),
            title: "-".to_owned(),
            room: known.map_or(RoomId(domain::Uid(0)), |view| view.order.matter.room),
            starts,
            ends: starts + 1,
        };
        (matter, place.civil(starts).date())
    } else {
        let day = fields.date("day")?;
        let at = |name: &str| {
            let time = fields.time(name)?;
            Ok::<_, Trouble>(place.instant(day.to_datetime(time)))
        };
        let room = fields.chosen("room")?;
        let matter = Matter {
            meeting: None,
            title: text("title"),
            room: room.ok_or_else(|| Trouble::invalid("room", "order-room-missing"))?,
            starts: at("starts")?,
            ends: at("ends")?,
        };
        (matter, day)
    };
    let mut lines = Vec::new();
    for index in 0..count(fields) {
        let typed = line_fields(fields, index);
        if typed.filled("item").is_none() && typed.filled("quantity").is_none() {
            continue;
        }
        let read = line(&typed, (place, day));
        lines.push(read.map_err(|trouble| trouble.with("line", lines.len() + 1))?);
    }
    Ok(Asked {
        matter,
        client: Client {
            name: text("name"),
            department: text("department"),
            telephone: text("telephone"),
        },
        note: text("note"),
        lines,
    })
}

fn choices(all: &[&str], beginning: &str, chosen: &str, language: Language) -> Vec<Choice> {
    let choices = all.iter().map(|word| Choice {
        value: (*word).to_owned(),
        title: say(language, beginning, word),
        chosen: *word == chosen,
    });
    choices.collect()
}

pub(super) fn kinds(chosen: &str, language: Language) -> Vec<Choice> {
    choices(&Kind::ALL.map(Kind::word), "order-kind-", chosen, language)
}

pub(super) fn moments(chosen: &str, language: Language) -> Vec<Choice> {
    let all = Moment::ALL.map(Moment::word);
    choices(&all, "order-moment-", chosen, language)
}

/// A line of the form as it was typed.
pub(super) fn line_form(typed: &Fields, language: Language) -> OrderLineForm {
    let text = |name: &str| typed.text(name).to_owned();
    OrderLineForm {
        number: text("line"),
        kinds: kinds(typed.filled("kind").unwrap_or("fruit"), language),
        moments: moments(typed.filled("moment").unwrap_or("before"), language),
        item: text("item"),
        quantity: text("quantity"),
        unit: text("unit"),
        place: text("place"),
        at: text("at"),
        put_out: text("put_out"),
        reason: text("reason"),
        price: text("price"),
        budget: text("budget"),
        supplier: text("supplier"),
        cut_off: text("cut_off"),
    }
}

/// How many empty lines stand at the end of the form.
const EMPTY_LINES: usize = 2;

/// The lines as they were typed, empty ones gone, with new empty ones at the end.
pub(super) fn line_forms(fields: &Fields, language: Language) -> Vec<OrderLineForm> {
    let typed = (0..count(fields)).map(|index| line_fields(fields, index));
    let filled =
        typed.filter(|one| one.filled("item").is_some() || one.filled("quantity").is_some());
    let mut forms: Vec<OrderLineForm> = filled.map(|one| line_form(&one, language)).collect();
    let empty = if forms.is_empty() { 3 } else { EMPTY_LINES };
    forms.extend((0..empty).map(|_| line_form(&Fields::default(), language)));
    forms
}

/// The order as fields, for its form.
pub(super) fn fields_of(view: &OrderView, place: &Place) -> Fields {
    let stands = Asked {
        matter: view.order.matter.clone(),
        client: view.client.clone().unwrap_or_default(),
        note: view.note.clone(),
        lines: Vec::new(),
    };
    let mut pairs = vec![("version", view.order.version.to_string())];
    pairs.extend(fields_of_matter(&stands, place));
    for (line, _) in &view.lines {
        pairs.push(("line", line.number.to_string()));
        pairs.extend(fields_of_line(line, place));
    }
    Fields::from_owned(pairs)
}

/// What is known of an order beside its lines, as fields; of a meeting, place and time are the meeting's.
pub(super) fn fields_of_matter(asked: &Asked, place: &Place) -> Vec<(&'static str, String)> {
    let (matter, client) = (&asked.matter, &asked.client);
    let mut pairs = Vec::new();
    if matter.meeting.is_none() {
        pairs.extend([
            ("title", matter.title.clone()),
            ("room", matter.room.to_string()),
            ("day", place.civil(matter.starts).date().to_string()),
            ("starts", place.time(matter.starts)),
            ("ends", place.time(matter.ends)),
        ]);
    }
    pairs.extend([
        ("name", client.name.clone()),
        ("department", client.department.clone()),
        ("telephone", client.telephone.clone()),
        ("note", asked.note.clone()),
    ]);
    pairs
}

/// A line as fields, without its number.
pub(super) fn fields_of_line(line: &Line, place: &Place) -> Vec<(&'static str, String)> {
    let held = line.held_back() > 0 && line.moment != Moment::OnCall;
    let put_out = held.then(|| line.put_out.to_string());
    let at = line.at.map(|at| place.time(at));
    let cut_off = line.cut_off.map(|at| place.moment(at));
    vec![
        ("kind", line.kind.word().to_owned()),
        ("item", line.item.clone()),
        ("quantity", line.quantity.to_string()),
        ("unit", line.unit.clone()),
        ("place", line.place.clone()),
        ("moment", line.moment.word().to_owned()),
        ("at", at.unwrap_or_default()),
        ("put_out", put_out.unwrap_or_default()),
        ("reason", line.reason.clone()),
        ("price", money(line.price)),
        ("budget", money(line.budget)),
        ("supplier", line.supplier.clone()),
        ("cut_off", cut_off.unwrap_or_default()),
    ]
}
