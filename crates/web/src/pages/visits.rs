//! The register of visits at the desk (clauses A1.5, A2.7): form on top, the day below, one visit at
//! the right.

pub(crate) mod acts;
pub(crate) mod guests;
pub(crate) mod keeping;
mod list;
pub(crate) mod paper;
mod typed;
pub(crate) mod visitor;
pub(crate) mod words_of;

use app::visit::{Changes, VisitDay, VisitView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::VisitId;
use domain::access::{Action, Object, Reach};
use domain::visit::Approval;
use domain::visit::State as Stands;
use jiff::civil::Date;
use words::Language;

use self::list::Part;
use self::words_of::{Words, guests};
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see, subject};
use crate::civil::{Place, dated_title, day_title, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{DifferenceRow, VisitCounts, VisitDetail, Visits};

/// What the desk is asked for.
#[derive(Default)]
pub(super) struct Asked<'asked> {
    pub(super) day: Option<Date>,
    pub(super) visit: Option<VisitId>,
    /// Whether the visit is edited.
    pub(super) edit: bool,
    /// What was typed into the form, or fills it.
    pub(super) typed: Option<&'asked Fields>,
    pub(super) refused: Option<&'asked Trouble>,
    /// The version of the visit that its form was made of, where it is not the one that stands.
    pub(super) version: Option<String>,
    /// What was done just now: a word of `visit-saved-`.
    pub(super) saved: &'asked str,
    /// What was masked and is shown once.
    pub(super) revealed: Vec<(String, String)>,
    pub(super) differences: Vec<DifferenceRow>,
    /// Which part of the day is shown.
    pub(super) part: Part,
}

/// `GET /sites/S/visits?day=&visit=&state=&page=&edit=&saved=`, and what fills the form.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&[
        "day", "visit", "state", "page", "edit", "saved", "name", "meeting", "room",
    ])?;
    let place = place(&web, &here).await?;
    let asked = Asked {
        day: Some(place.asked_date(&query, "day", web.house().now())?),
        visit: query.chosen("visit")?,
        edit: query.ticked("edit"),
        typed: query.filled("name").map(|_| &query),
        saved: query.text("saved"),
        part: Part::asked(&query)?,
        ..Asked::default()
    };
    answer(&web, &here, language, place, asked).await
}

/// `POST /sites/S/visits/search`: `find`, `day`. Who is looked for stands in the body: an address is
/// logged.
pub(crate) async fn search(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["find", "day"])?;
    let place = place(&web, &here).await?;
    let asked = Asked {
        day: Some(place.asked_date(&form.fields, "day", web.house().now())?),
        part: Part::asked(&form.fields)?,
        ..Asked::default()
    };
    answer(&web, &here, language, place, asked).await
}

/// `GET /sites/S/visits/V`: where the visit's number leads; its host, who sees no visits but theirs, to those.
pub(crate) async fn lead(State(web): State<Web>, here: Here, ids: Ids) -> Answered<Response> {
    let id: VisitId = ids.at(0)?;
    let page = app::visit::find(web.house(), &here.actor, &here.site, id).await?;
    let page = page.ok_or_else(|| unknown("visit-unknown"))?;
    if here.right.reach < Reach::Site {
        return Ok(see(&format!("/sites/{}/guests", here.site)));
    }
    Ok(see(&address(&here, &page.visit.record.day, Some(id), "")))
}

pub(super) fn unknown(code: &'static str) -> Trouble {
    Trouble::new(axum::http::StatusCode::NOT_FOUND, code)
}

/// The address of a visit in its day.
pub(super) fn address(here: &Here, day: &str, visit: Option<VisitId>, saved: &str) -> String {
    let visit = visit.map_or_else(String::new, |id| format!("&visit={id}"));
    let saved = match saved {
        "" => String::new(),
        word => format!("&saved={word}"),
    };
    format!("/sites/{}/visits?day={day}{visit}{saved}", here.site)
}

/// The page of the desk, with the status of what was refused on it.
pub(super) async fn answer(
    web: &Web,
    here: &Here,
    language: Language,
    place: Place,
    asked: Asked<'_>,
) -> Answered<Response> {
    let refused = asked.refused;
    let view = view(web, here, language, place, asked).await?;
    match refused {
        Some(trouble) => draw_refused(&view, trouble),
        None => draw(&view),
    }
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    place: Place,
    asked: Asked<'_>,
) -> Answered<Visits> {
    let today = place.civil(web.house().now()).date();
    let date = asked.day.unwrap_or(today);
    let shown = app::visit::day(web.house(), &here.actor, &here.site, &date.to_string()).await?;
    let shown = shown.ok_or_else(Trouble::not_found)?;
    let words = Words {
        place: &place,
        language,
        here,
        today: today.to_string(),
        from: "visits",
    };
    let detail = detail(web, &words, &asked).await?;
    let selected = asked.visit;
    let (form, is_new) = form(web, &words, &shown, &asked).await?;
    let has_field = form.as_ref().is_some_and(|form| form.refused().is_some());
    let problem = asked
        .refused
        .filter(|_| !has_field)
        .map(|trouble| trouble.say(language));
    let problem = problem.filter(|_| form.as_ref().is_none_or(|form| form.problem.is_none()));
    let at = |day: Date| address(here, &day.to_string(), None, "");
    let list = list::list(&words, &shown, (date, &asked.part), selected);
    let is_found = asked.part.is_found() && asked.visit.is_some();
    let stands_elsewhere = asked.refused.is_some() || is_found;
    let address = stands_elsewhere.then(|| own_address(here, date, &asked));
    Ok(Visits {
        frame: frame::of_site(web, here, language, "visits").await?,
        address,
        day_title: day_title(language, date),
        dated: dated_title(language, date),
        previous: at(date.yesterday().unwrap_or(date)),
        today: at(today),
        next: at(date.tomorrow().unwrap_or(date)),
        counts: counts(&shown),
        problem,
        saved: match asked.saved {
            "" => String::new(),
            word => words.word("visit-saved-", word),
        },
        is_new,
        differences: asked.differences,
        guests: if date == today && here.may(Object::Visit, Action::Create) {
            guests(&words, &shown)
        } else {
            Vec::new()
        },
        form,
        list,
        detail,
    })
}

/// The address of a page that stands at the one that its form was sent to: it was refused, or shows what was found.
fn own_address(here: &Here, date: Date, asked: &Asked<'_>) -> String {
    let address = address(here, &date.to_string(), asked.visit, "");
    let edit = if asked.edit { "&edit=yes" } else { "" };
    format!("{address}{edit}{}", asked.part.query())
}

pub(super) fn counts(shown: &VisitDay) -> VisitCounts {
    let waits = |visit: &&VisitView| {
        let approval = visit.record.approval.as_ref();
        visit.record.state == Stands::Held
            && approval.is_some_and(|one| one.approval == Approval::Asked)
    };
    VisitCounts {
        visits: shown.visits.len(),
        inside: shown.inside(),
        badges: shown.badges_out,
        waiting: shown.visits.iter().filter(waits).count(),
    }
}

async fn detail(web: &Web, words: &Words<'_>, asked: &Asked<'_>) -> Answered<Option<VisitDetail>> {
    let Some(id) = asked.visit else {
        return Ok(None);
    };
    let here = words.here;
    let page = app::visit::find(web.house(), &here.actor, &here.site, id).await?;
    let page = page.ok_or_else(|| unknown("visit-unknown"))?;
    let mut detail = words_of::detail(words, &page);
    detail.fresh = asked.saved == "registered" && detail.badge.is_some();
    detail.revealed.clone_from(&asked.revealed);
    // What is done with it comes back to the same part of the day.
    for act in &mut detail.acts {
        act.fields.extend(asked.part.fields());
    }
    if let Some(edit) = &mut detail.edit {
        edit.push_str(&asked.part.query());
    }
    Ok(Some(detail))
}

/// The form of a new visit or of the one that is edited, and whether it is the first.
async fn form(
    web: &Web,
    words: &Words<'_>,
    shown: &VisitDay,
    asked: &Asked<'_>,
) -> Answered<(Option<crate::views::EntryForm>, bool)> {
    let here = words.here;
    let nothing = Fields::default();
    let known = app::visit::offered(web.house(), &here.actor, &here.site).await?;
    if asked.edit {
        let of_day = shown.visits.iter();
        let edited = of_day
            .clone()
            .find(|one| Some(one.record.id) == asked.visit);
        let Some(edited) = edited else {
            return Err(unknown("visit-unknown"));
        };
        let stands = typed::fields_of(words, edited);
        let fields = asked.typed.unwrap_or(&stands);
        let mut form = typed::edit_form(words, &known, edited, fields);
        if let Some(version) = &asked.version {
            form.hidden = vec![("version", version.clone())];
        }
        form.hidden.extend(asked.part.fields());
        if let Some(back) = &mut form.back {
            back.href.push_str(&asked.part.query());
        }
        if let Some(trouble) = asked.refused {
            form.refuse(trouble.field.as_deref(), trouble.say(words.language));
        } else {
            form.focus_on(typed::missing(edited));
        }
        return Ok((Some(form), false));
    }
    if !here.may(Object::Visit, Action::Create) {
        return Ok((None, false));
    }
    let fields = asked.typed.unwrap_or(&nothing);
    let mut form = typed::new_form(words, &known, fields);
    if let Some(trouble) = asked.refused.filter(|_| asked.typed.is_some()) {
        form.refuse(trouble.field.as_deref(), trouble.say(words.language));
    }
    if asked.saved == "announced" || asked.typed.is_some() && asked.refused.is_none() {
        form.focus();
    }
    Ok((Some(form), true))
}

/// `POST /sites/S/visits`: `command` and the fields of the form.
pub(crate) async fn register(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let place = place(&web, &here).await?;
    let registered = async {
        let registration = typed::registration(&form.fields, &place)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::visit::register(house, actor, &here.site, &command, registration).await?)
    };
    match registered.await {
        Ok(answer) => {
            let id: VisitId = subject(&answer)?.parse().map_err(Trouble::failed)?;
            let known = app::visit::standing(web.house(), &here.actor, &here.site, id).await?;
            let (day, state) = known.ok_or_else(Trouble::not_found)?;
            let saved = match state {
                Stands::Inside => "registered",
                Stands::Held => "held",
                _ => "announced",
            };
            Ok(see(&address(&here, &day, Some(id), saved)))
        }
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asked = Asked {
                typed: Some(&form.fields),
                refused: Some(&trouble),
                ..Asked::default()
            };
            answer(&web, &here, language, place, asked).await
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/visits/V`: `command`, `version` and the fields of the form.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (id, command): (VisitId, _) = (ids.at(0)?, form.command()?);
    let place = place(&web, &here).await?;
    let mut fields = form.fields.clone();
    let part = Part::taken(&mut fields)?;
    let seen = fields.take("version").unwrap_or_default();
    let seen = Fields::of("version", &seen);
    let version = seen.number("version");
    let changed = async {
        let changes = Changes {
            registration: typed::registration(&fields, &place)?,
            keep_masked: true,
        };
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::visit::change(house, actor, &here.site, &command, id, version?, changes).await?)
    };
    let changed = changed.await;
    // What is shown of a refusal and the version that its form says are of one look, made after it.
    let page = app::visit::find(web.house(), &here.actor, &here.site, id).await?;
    let page = page.ok_or_else(|| unknown("visit-unknown"))?;
    let day = page.visit.record.day.clone();
    match changed {
        Ok(_) => {
            let changed = address(&here, &day, Some(id), "changed");
            Ok(see(&format!("{changed}{}", part.query())))
        }
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let meanwhile = trouble.code == "visit-changed-meanwhile";
            let words = Words {
                place: &place,
                language,
                here: &here,
                today: String::new(),
                from: "visits",
            };
            let differences = if meanwhile {
                typed::differences(&words, &page.visit, &fields)
            } else {
                Vec::new()
            };
            let asked = Asked {
                day: domain::day::parse(&day),
                visit: Some(id),
                edit: true,
                typed: Some(&fields),
                refused: Some(&trouble),
                version: Some(Fields::seen(
                    "version",
                    &page.visit.record.version,
                    Some((&seen, &trouble)),
                )),
                differences,
                part,
                ..Asked::default()
            };
            answer(&web, &here, language, place, asked).await
        }
        Err(trouble) => Err(trouble),
    }
}
