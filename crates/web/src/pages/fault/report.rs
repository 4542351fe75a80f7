//! A report, made with one free hand: what does not work by one tap, the place proposed, a photo where
//! there is time for one.

use app::fault::{FaultView, ReportPage, Twice};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::Milliseconds;
use domain::fault::{Kind, Report, Urgency};
use words::Language;

use super::super::photo::prepared;
use super::super::register_fields::room_choices;
use super::super::{draw, draw_refused, frame};
use super::rows::{row, say, state};
use crate::act::{Query, see};
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::PhotoForm;
use crate::views::{Choice, FaultForm, FaultKnown};

/// The fields of the form, beside the photo.
const FIELDS: [&str; 10] = [
    "room",
    "kind",
    "urgency",
    "spot",
    "description",
    "seen",
    "opened",
    "duty",
    "step",
    "twice",
];
/// A form that was open for longer was not opened because of what is reported.
const OPEN_MS: Milliseconds = 60 * 60 * 1_000;

/// `GET /sites/S/faults/new?room=&kind=&duty=&step=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["room", "kind", "duty", "step"])?;
    let page = page(&web, &here, language, (&query, None)).await?;
    draw(&page)
}

/// `POST /sites/S/faults`, multipart: `command`, the fields of the form, `photo`.
pub(crate) async fn send(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    sent: PhotoForm,
) -> Answered<Response> {
    let typed = &sent.form.fields;
    typed.only(&FIELDS)?;
    let command = sent.form.command()?;
    let place = place(&web, &here).await?;
    let had_photo = sent.photo.is_some();
    let done = match report(typed, &place, web.house().now()) {
        Ok((report, twice)) => match prepared(sent.photo).await {
            Ok(photo) => {
                let (house, actor, site) = (web.house(), &here.actor, &here.site);
                let with = (photo, twice);
                let done = app::fault::report(house, actor, site, &command, report, with).await;
                done.map_err(Trouble::from)
            }
            Err(trouble) => Err(trouble),
        },
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(answer) => {
            let id = crate::act::subject(&answer)?;
            Ok(see(&format!("/sites/{}/faults/{id}", here.site)))
        }
        Err(trouble) if trouble.is_mendable() => {
            let mut page = page(&web, &here, language, (typed, Some(&trouble))).await?;
            page.photo_again = had_photo;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// What was typed.
fn report(typed: &Fields, place: &Place, now: Milliseconds) -> Answered<(Report, Twice)> {
    let unknown = |field: &str| Trouble::invalid(field, "choice-unknown");
    let kind = typed.filled("kind");
    let kind = kind.ok_or_else(|| Trouble::invalid("kind", "fault-kind-missing"))?;
    let room = typed.chosen("room")?;
    let found = typed.chosen("duty")?;
    let found = match found {
        Some(duty) => Some((duty, typed.number("step")?)),
        None => None,
    };
    let urgency = match typed.filled("urgency") {
        None => Urgency::Ordinary,
        Some(word) => Urgency::from_word(word).ok_or_else(|| unknown("urgency"))?,
    };
    let twice = match typed.text("twice") {
        "" => Twice::Ask,
        "join" => Twice::Join,
        "separate" => Twice::Separate,
        _ => return Err(unknown("twice")),
    };
    let report = Report {
        room: room.ok_or_else(|| Trouble::invalid("room", "fault-place-missing"))?,
        spot: typed.text("spot").to_owned(),
        kind: Kind::from_word(kind).ok_or_else(|| unknown("kind"))?,
        urgency,
        description: typed.text("description").to_owned(),
        seen: seen(typed, place, now)?,
        found,
    };
    Ok((report, twice))
}

/// Until which hour a time of the evening is that of the day before.
const NIGHT_UNTIL: i8 = 3;

/// When it was seen: as typed, else when the form was opened for it.
fn seen(typed: &Fields, place: &Place, now: Milliseconds) -> Answered<Option<Milliseconds>> {
    if typed.filled("seen").is_some() {
        let time = typed.time("seen")?;
        let today = place.civil(now).date();
        let seen = place.instant(today.to_datetime(time));
        // Soon after midnight, 23:50 was yesterday.
        let is_night = place.civil(now).hour() < NIGHT_UNTIL;
        let before = || place.instant(today.yesterday().unwrap_or(today).to_datetime(time));
        let was_before = seen > now && is_night;
        return Ok(Some(if was_before { before() } else { seen }));
    }
    let opened = typed.text("opened").parse().ok();
    Ok(opened.filter(|at| (now - OPEN_MS..=now).contains(at)))
}

async fn page(
    web: &Web,
    here: &Here,
    language: Language,
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<FaultForm> {
    // An address that names no duty, or none of its items, is one without them.
    let duty = typed.chosen("duty").ok().flatten();
    let found = duty.and_then(|duty| Some((duty, typed.number("step").ok()?)));
    let page = app::fault::report_page(web.house(), &here.actor, &here.site, found).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let place = Place::of(page.site.clone())?;
    let now = web.house().now();
    let known = trouble.is_some_and(|trouble| trouble.code == "fault-known");
    let root = format!("/sites/{}/faults", here.site);
    let opened = typed.filled("opened").map(str::to_owned);
    let wrong = |field: &str| {
        let at = trouble.filter(|it| it.field.as_deref() == Some(field));
        at.map_or_else(String::new, |trouble| trouble.say(language))
    };
    let on_top = trouble.map_or_else(String::new, |trouble| trouble.say(language));
    Ok(FaultForm {
        frame: frame::of_site(web, here, language, "faults").await?,
        back: root.clone(),
        action: root,
        hidden: found.map_or_else(Vec::new, |(duty, step)| {
            vec![("duty", duty.to_string()), ("step", step.to_string())]
        }),
        opened: opened.unwrap_or_else(|| now.to_string()),
        duty: page.duty.clone(),
        item: page.item.clone(),
        kinds: kinds(typed, &page, language),
        rooms: room_choices(
            typed,
            words::text(language, "fault-place-choose"),
            &page.rooms,
            page.place,
        ),
        urgencies: urgencies(typed, language),
        spot: typed.text("spot").to_owned(),
        description: typed.text("description").to_owned(),
        seen: typed.text("seen").to_owned(),
        problem: on_top,
        wrong_kind: wrong("kind"),
        wrong_room: wrong("room"),
        wrong_spot: wrong("spot"),
        wrong_description: wrong("description"),
        wrong_seen: wrong("seen"),
        wrong_photo: wrong("photo"),
        photo_again: false,
        known,
        open: page
            .open
            .iter()
            .map(|view| known_row(view, &place, language, now))
            .collect(),
    })
}

fn known_row(view: &FaultView, place: &Place, language: Language, now: i64) -> FaultKnown {
    let shown = row(view, place, language, now);
    let arguments = [
        ("number", shown.number.to_string()),
        ("time", shown.time),
        ("state", state(view, place, language, now)),
    ];
    FaultKnown {
        room: view.fault.room.to_string(),
        kind: view.fault.kind.word(),
        href: shown.href,
        words: words::format(language, "fault-known-line", &arguments),
    }
}

/// What does not work: as typed, else what the item at which it was found is called.
fn kinds(typed: &Fields, page: &ReportPage, language: Language) -> Vec<Choice> {
    let of_item = Kind::ALL.iter().find(|kind| {
        let word = say(Language::ZhHans, "fault-kind-", kind.word());
        **kind != Kind::Other && page.item.contains(&word)
    });
    let chosen = match typed.filled("kind") {
        Some(word) => Kind::from_word(word),
        None => of_item.copied(),
    };
    let choices = Kind::ALL.iter().map(|kind| Choice {
        value: kind.word().to_owned(),
        title: say(language, "fault-kind-", kind.word()),
        chosen: chosen == Some(*kind),
    });
    choices.collect()
}

fn urgencies(typed: &Fields, language: Language) -> Vec<Choice> {
    let typed = typed.filled("urgency").and_then(Urgency::from_word);
    let chosen = typed.unwrap_or(Urgency::Ordinary);
    let choices = Urgency::ALL.iter().map(|urgency| Choice {
        value: urgency.word().to_owned(),
        title: say(language, "fault-urgency-", urgency.word()),
        chosen: *urgency == chosen,
    });
    choices.collect()
}
