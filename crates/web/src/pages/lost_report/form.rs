//! A report of a lost thing, taken down with somebody at the desk or on the telephone.

use app::found_item::NewPage;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::directory::room_title;
use domain::found_item::Kind;
use domain::found_item::lost::{Loss, Told};
use jiff::civil::Time;
use words::Language;

use crate::act::{Form, see, subject};
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::register_fields::Filling;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, LostReportForm, RegisterControl, RegisterField, RegisterForm};

const FIELDS: [&str; 9] = [
    "kind",
    "description",
    "name",
    "telephone",
    "day",
    "from",
    "until",
    "room",
    "spot",
];

/// `GET /sites/S/lost-reports/new`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let place = place(&web, &here).await?;
    let today = place.civil(web.house().now()).date().to_string();
    let typed = Fields::from_pairs(&[("day", &today)]);
    draw(&page((&web, &here, language), (&typed, None)).await?)
}

/// `POST /sites/S/lost-reports`: `command`, the fields of the form.
pub(crate) async fn send(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&FIELDS)?;
    let command = form.command()?;
    let place = place(&web, &here).await?;
    let done = match loss(typed, &place, web.house().now()) {
        Ok(loss) => {
            let (house, actor, site) = (web.house(), &here.actor, &here.site);
            let done = app::found_item::lost::take(house, actor, site, &command, loss).await;
            done.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(answer) => {
            let id = subject(&answer)?;
            Ok(see(&format!("/sites/{}/lost-reports/{id}", here.site)))
        }
        Err(trouble) if trouble.is_mendable() => {
            let asker = (&web, &here, language);
            let page = page(asker, (typed, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// What was typed.
fn loss(typed: &Fields, place: &Place, now: i64) -> Answered<Loss> {
    let kind = Kind::from_word(typed.text("kind"));
    let kind = kind.ok_or_else(|| Trouble::invalid("kind", "found-item-kind-missing"))?;
    let day = place.asked_date(typed, "day", now)?;
    let at = |name: &str| -> Answered<Option<i64>> {
        if typed.filled(name).is_none() {
            return Ok(None);
        }
        let time: Time = typed.time(name)?;
        Ok(Some(place.instant(day.to_datetime(time))))
    };
    // Without times it was lost on that day, as far as that has come.
    let (begins, ends) = place.day(day);
    Ok(Loss {
        kind,
        told: Told {
            description: typed.text("description").to_owned(),
            name: typed.text("name").to_owned(),
            telephone: typed.text("telephone").to_owned(),
        },
        room: typed.chosen("room")?,
        spot: typed.text("spot").to_owned(),
        from: at("from")?.unwrap_or(begins),
        until: at("until")?.unwrap_or_else(|| (ends - 1).min(now.max(begins))),
    })
}

async fn page(
    (web, here, language): (&Web, &Here, Language),
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<LostReportForm> {
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let page = app::found_item::new_page(house, actor, site, (None, None, None)).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{site}/lost-reports");
    let filling = Filling {
        language,
        typed,
        trouble,
    };
    let mut form = RegisterForm {
        id: "lost",
        action: root.clone(),
        hidden: Vec::new(),
        fields: fields(&filling, &page),
        problem: None,
        meanwhile: Vec::new(),
        submit: words::text(language, "lost-report-take-down").to_owned(),
    };
    filling.on_top(&mut form);
    Ok(LostReportForm {
        frame: frame::of_site(web, here, language, "found-items").await?,
        back: root,
        form,
    })
}

fn fields(filling: &Filling<'_>, page: &NewPage) -> Vec<RegisterField> {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
    let kinds = filling.choices("kind", "found-item-kind-", &kinds);
    let labelled = |name, key: &str, control| RegisterField {
        label: filling.say(key, ""),
        ..filling.field(name, control)
    };
    let line = || RegisterControl::Line(Vec::new());
    let elsewhere = Choice {
        value: String::new(),
        title: filling.say("found-item-elsewhere", ""),
        chosen: filling.typed.filled("room").is_none(),
    };
    let rooms = page.rooms.iter().map(|room| {
        let value = room.id.to_string();
        Choice {
            chosen: filling.typed.text("room") == value,
            title: room_title(&room.number, &room.name),
            value,
        }
    });
    let rooms = std::iter::once(elsewhere).chain(rooms).collect();
    vec![
        labelled("kind", "found-item-kind", RegisterControl::Select(kinds)),
        RegisterField {
            focus: true,
            ..labelled("description", "found-item-description", line())
        },
        labelled("name", "lost-report-name", line()),
        labelled("telephone", "found-item-telephone", RegisterControl::Digits),
        labelled("day", "lost-report-day", RegisterControl::Digits),
        labelled("from", "lost-report-from", RegisterControl::Digits),
        labelled("until", "lost-report-until", RegisterControl::Digits),
        labelled("room", "lost-report-place", RegisterControl::Select(rooms)),
        labelled("spot", "found-item-spot", line()),
    ]
}
