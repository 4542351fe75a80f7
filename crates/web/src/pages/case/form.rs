//! A complaint is taken down at the desk, by a client themselves, or with one tap from a call.

use app::case::{Matter, Opener, Opening, Proposed};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Object, Reach};
use domain::case::{Category, Channel, Severity, Told};
use domain::{AccountId, CallId, MeetingId, OrderId, RatingId, Refusal};
use words::Language;

use super::super::register_fields::Filling;
use super::super::{draw, draw_refused, frame};
use super::words_of::say;
use crate::act::{Form, Query, see, subject};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::fault::short;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{CaseForm, Choice, RegisterControl, RegisterField, RegisterForm};

const FIELDS: [&str; 11] = [
    "name",
    "telephone",
    "organisation",
    "words",
    "meeting",
    "channel",
    "category",
    "severity",
    "given",
    "subject",
    "order",
];

/// `GET /sites/S/cases/new?order=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["order"])?;
    let Some(order) = query.chosen::<OrderId>("order")? else {
        return draw(&page(&web, &here, language, (&Fields::default(), None)).await?);
    };
    // What is said of an order is said of its meeting too.
    let found = app::order::find(web.house(), &here.actor, &here.site, order).await?;
    let found = found.ok_or_else(|| Refusal::missing("order-unknown"))?;
    let meeting = found.view.order.matter.meeting;
    let (order, meeting) = (
        order.to_string(),
        meeting.map_or_else(String::new, |id| id.to_string()),
    );
    let begun = Fields::from_pairs(&[
        ("order", &order),
        ("meeting", &meeting),
        ("category", Category::Goods.word()),
    ]);
    draw(&page(&web, &here, language, (&begun, None)).await?)
}

async fn page(
    web: &Web,
    here: &Here,
    language: Language,
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<CaseForm> {
    let found = app::case::opener(web.house(), &here.actor, &here.site, None).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let root = format!("/sites/{}/cases", here.site);
    let filling = Filling {
        language,
        typed,
        trouble,
    };
    let ticked = typed.many("subject");
    let people = found.staff.iter().map(|one| Choice {
        value: one.account.to_string(),
        title: one.name.clone(),
        chosen: ticked.contains(&one.account.to_string().as_str()),
    });
    Ok(CaseForm {
        frame: frame::of_site(web, here, language, "cases").await?,
        people: people.collect(),
        given: typed.ticked("given"),
        form: form(&filling, &found, &place, &root, takes(here)),
        back: root,
    })
}

/// Whether the reader takes complaints, and not makes them.
fn takes(here: &Here) -> bool {
    let right = here
        .actor
        .right(&here.site, Object::Case, domain::access::Action::Create);
    right.is_some_and(|right| right.reach == Reach::Site)
}

fn form(
    filling: &Filling<'_>,
    found: &Opener,
    place: &Place,
    root: &str,
    takes: bool,
) -> RegisterForm {
    let language = filling.language;
    let labelled = |name: &'static str, key: &str, control| RegisterField {
        label: words::text(language, key).to_owned(),
        ..filling.field(name, control)
    };
    let line = || RegisterControl::Line(Vec::new());
    let select = |name: &'static str, key: &str, beginning: &str, all: &[&str]| {
        let choices = filling.choices(name, beginning, all);
        labelled(name, key, RegisterControl::Select(choices))
    };
    let channels: Vec<&str> = [
        Channel::Visit,
        Channel::Call,
        Channel::Letter,
        Channel::Other,
    ]
    .map(Channel::word)
    .to_vec();
    let categories: Vec<&str> = Category::ALL.iter().map(|one| one.word()).collect();
    let severities: Vec<&str> = Severity::ALL.iter().map(|one| one.word()).collect();
    let mut fields = vec![
        RegisterField {
            focus: true,
            ..labelled("words", "case-field-words", RegisterControl::Lines)
        },
        labelled("name", "case-field-name", line()),
        labelled("telephone", "case-field-telephone", RegisterControl::Digits),
        labelled("organisation", "case-field-organisation", line()),
        labelled(
            "meeting",
            "case-field-meeting",
            RegisterControl::Select(meetings(filling.typed, &found.proposed, place, language)),
        ),
        select("category", "case-category", "case-category-", &categories),
        select("severity", "case-severity", "case-severity-", &severities),
    ];
    if takes {
        fields.push(select(
            "channel",
            "case-channel",
            "case-channel-",
            &channels,
        ));
    }
    let mut form = RegisterForm {
        id: "case",
        action: root.to_owned(),
        hidden: filling
            .typed
            .filled("order")
            .map(|order| ("order", order.to_owned()))
            .into_iter()
            .collect(),
        fields,
        problem: None,
        meanwhile: Vec::new(),
        submit: words::text(language, "case-send").to_owned(),
    };
    filling.on_top(&mut form);
    form
}

/// The meetings of the last days, those that fit first; the first that fits is chosen where nobody chose.
pub(in crate::pages) fn meetings(
    typed: &Fields,
    found: &Proposed,
    place: &Place,
    language: Language,
) -> Vec<Choice> {
    let chosen = typed.maybe("meeting").map(str::to_owned);
    let fitting = found.meetings.first().filter(|one| one.fits);
    let chosen =
        chosen.unwrap_or_else(|| fitting.map_or_else(String::new, |one| one.id.to_string()));
    let none = Choice {
        value: String::new(),
        title: words::text(language, "case-no-meeting").to_owned(),
        chosen: chosen.is_empty(),
    };
    let meetings = found.meetings.iter().map(|one| {
        let fits = if one.fits {
            format!(" · {}", words::text(language, "case-fits"))
        } else {
            String::new()
        };
        Choice {
            value: one.id.to_string(),
            title: format!(
                "{} {} · {}{fits}",
                short(place, one.starts, found.now),
                one.title,
                one.room
            ),
            chosen: chosen == one.id.to_string(),
        }
    });
    std::iter::once(none).chain(meetings).collect()
}

/// The orders of whoever complains; nothing where there is none to choose.
pub(in crate::pages) fn orders(found: &Proposed, place: &Place, language: Language) -> Vec<Choice> {
    if found.orders.is_empty() {
        return Vec::new();
    }
    let none = Choice {
        value: String::new(),
        title: words::text(language, "case-no-order").to_owned(),
        chosen: true,
    };
    let orders = found.orders.iter().map(|one| {
        let number = [("number", one.number.to_string())];
        Choice {
            value: one.id.to_string(),
            title: format!(
                "{} {} · {}",
                short(place, one.starts, found.now),
                words::format(language, "case-order-number", &number),
                one.room
            ),
            chosen: false,
        }
    });
    std::iter::once(none).chain(orders).collect()
}

/// What is chosen of meetings and orders.
pub(super) fn matter(typed: &Fields) -> Answered<Matter> {
    Ok(Matter {
        meeting: typed.chosen("meeting")?,
        order: typed.chosen("order")?,
    })
}

fn opening(typed: &Fields, takes: bool) -> Answered<Opening> {
    let unknown = |field: &str| Trouble::invalid(field, "choice-unknown");
    let channel = match typed.filled("channel") {
        Some(word) if takes => Channel::from_word(word).ok_or_else(|| unknown("channel"))?,
        _ => Channel::Other,
    };
    let category = match typed.filled("category") {
        None => Category::Other,
        Some(word) => Category::from_word(word).ok_or_else(|| unknown("category"))?,
    };
    let severity = match typed.filled("severity") {
        None => Severity::Ordinary,
        Some(word) => Severity::from_word(word).ok_or_else(|| unknown("severity"))?,
    };
    let named = typed.many("subject").into_iter().map(|id| id.parse().ok());
    let named: Option<Vec<AccountId>> = named.collect();
    let named = named.ok_or_else(|| unknown("subject"))?;
    let text = |name: &str| typed.text(name).to_owned();
    Ok(Opening {
        category,
        severity,
        meeting: typed.chosen::<MeetingId>("meeting")?,
        order: typed.chosen::<OrderId>("order")?.map(|order| order.0),
        // A client names nobody: whom it is about is found out.
        subjects: (takes && typed.ticked("given")).then_some(named),
        ..Opening::by(
            channel,
            Told {
                name: text("name"),
                telephone: text("telephone"),
                organisation: text("organisation"),
                words: text("words"),
            },
        )
    })
}

/// `POST /sites/S/cases`: the fields of the form.
pub(crate) async fn send(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&FIELDS)?;
    let command = form.command()?;
    let done = match opening(typed, takes(&here)) {
        Ok(opening) => {
            let done = app::case::open(web.house(), &here.actor, &here.site, &command, opening);
            done.await.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(answer) => opened(&web, &here, subject(&answer)?).await,
        Err(trouble) if trouble.is_mendable() => {
            let page = page(&web, &here, language, (typed, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// To the case; to the register for whom it turned out to be about.
pub(super) async fn opened(web: &Web, here: &Here, id: &str) -> Answered<Response> {
    let root = format!("/sites/{}/cases", here.site);
    let case = id.parse().map_err(|_| Trouble::not_found())?;
    let seen = app::case::find(web.house(), &here.actor, &here.site, case).await?;
    Ok(see(&seen.map_or(root.clone(), |_| format!("{root}/{id}"))))
}

/// `POST /sites/S/calls/C/case`: `command`, `meeting`, `order`, `proposed`. One step (clause B1).
pub(crate) async fn from_call(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["meeting", "order", "proposed"])?;
    let (call, command): (CallId, _) = (ids.at(0)?, form.command()?);
    let mut matter = matter(&form.fields)?;
    // A meeting that was only proposed is none that somebody chose, where they chose an order.
    if matter.order.is_some() && form.fields.chosen("proposed")? == matter.meeting {
        matter.meeting = None;
    }
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let answer = app::case::open_from_call(house, actor, site, &command, call, matter).await?;
    opened(&web, &here, subject(&answer)?).await
}

/// `POST /sites/S/hall/ratings/R/case`: `command`. From a low rating of the hall.
pub(crate) async fn from_rating(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (rating, command): (RatingId, _) = (ids.at(0)?, form.command()?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let answer = app::feedback::open_from_hall_rating(house, actor, site, &command, rating).await?;
    opened(&web, &here, subject(&answer)?).await
}

/// The label of a step's words.
pub(super) fn words_of_step(language: Language, step: &str) -> String {
    say(language, "case-words-", step)
}
