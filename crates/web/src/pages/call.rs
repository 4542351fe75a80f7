//! The call register (clause A1.3): taken down, looked up while the number is typed, received,
//! called back, corrected.

mod form;
mod rows;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::CallId;
use domain::access::{Action, Object};
use domain::call::Handling;
use words::Language;

use self::form::{Purpose, note};
pub(super) use self::rows::day_links;
use self::rows::{facts, row, said_attempt};
use super::register_fields::{Filling, meanwhile, word_of};
use super::register_lists::{At, Which};
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::{self, Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    CallBackForm, CallCase, CallChangeRow, CallForm, CallShown, Calls, CallsEarlier, Link,
    RegisterControl, RegisterForm,
};

/// `GET /sites/S/calls?day=&state=&page=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["day", "state", "page"])?;
    let page = view(&web, &here, language, &query, (&Fields::default(), None)).await?;
    draw(&page)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    query: &Fields,
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<Calls> {
    let place = place(web, here).await?;
    let now = web.house().now();
    let date = place.asked_date(query, "day", now)?;
    let today = place.civil(now).date();
    let found = app::call::register(web.house(), &here.actor, &here.site, date.to_string()).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let may_edit = here.may(Object::Call, Action::Edit);
    let drawn = |view: &app::call::CallView| row(view, &place, language, may_edit, date);
    let filling = Filling {
        language,
        typed,
        trouble,
    };
    let root = format!("/sites/{}", here.site);
    let at = At {
        language,
        query,
        address: format!("{root}/calls?day={date}"),
        part: "calls",
    };
    let lists = at.lists(&found.calls, &found.left, |view| view.call.is_open())?;
    let may_take = here.may(Object::Call, Action::Create);
    let takes = may_take && date == today && lists.which == Which::Day;
    let form =
        takes.then(|| form::form(&filling, &found.known, &found.staff, &Purpose::Take(&root)));
    let open = found.calls.iter().filter(|view| view.call.is_open());
    Ok(Calls {
        frame: frame::of_site(web, here, language, "calls").await?,
        day: civil::dated_title(language, date),
        days: day_links(&format!("{root}/calls"), date, today, language),
        greeting: found.greeting,
        form,
        count: found.calls.len(),
        open: open.count(),
        list: lists.which.title(language, "call-left"),
        whole: at.address.clone(),
        calls: lists.shown.into_iter().map(drawn).collect(),
        pages: lists.pages,
        ahead: lists.ahead.into_iter().map(drawn).collect(),
        ahead_more: lists.ahead_more,
        left: lists.left.into_iter().map(drawn).collect(),
        left_more: lists.left_more,
    })
}

/// `POST /sites/S/calls`: the fields of the form.
pub(crate) async fn take(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&form::FIELDS)?;
    let place = place(&web, &here).await?;
    let command = form.command()?;
    let taken = match note(typed, &place, web.house().now()) {
        Ok(note) => {
            let taken = app::call::take(web.house(), &here.actor, &here.site, &command, note);
            taken.await.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match taken {
        Ok(_) => Ok(see(&format!("/sites/{}/calls", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let today = Fields::default();
            let page = view(&web, &here, language, &today, (typed, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/calls/earlier`: `telephone`. The number stands in the body: an address is logged.
pub(crate) async fn earlier(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["telephone"])?;
    let typed = form.fields.text("telephone");
    let found = app::call::earlier(web.house(), &here.actor, &here.site, typed).await?;
    let place = place(&web, &here).await?;
    let no_day = jiff::civil::Date::MIN;
    draw(&CallsEarlier {
        frame: frame::of_site(&web, &here, language, "calls").await?,
        earlier: found
            .iter()
            .map(|view| row(view, &place, language, false, no_day))
            .collect(),
    })
}

async fn found(web: &Web, here: &Here, id: CallId) -> Answered<app::call::CallPage> {
    let found = app::call::find(web.house(), &here.actor, &here.site, id).await?;
    found.ok_or_else(|| domain::Refusal::missing("call-unknown").into())
}

/// `GET /sites/S/calls/C`.
pub(crate) async fn show_one(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let page = one(
        &web,
        &here,
        ids.at(0)?,
        language,
        (&Fields::default(), None),
    )
    .await?;
    draw(&page)
}

async fn one(
    web: &Web,
    here: &Here,
    id: CallId,
    language: Language,
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<CallShown> {
    let found = found(web, here, id).await?;
    let place = Place::of(found.site.clone())?;
    let call = &found.view.call;
    let date = domain::day::parse(&call.day).unwrap_or(jiff::civil::Date::MIN);
    let may_edit = here.may(Object::Call, Action::Edit) && call.told.is_some();
    let settles = here.may(Object::Call, Action::Do) && call.is_open();
    let action = |act: &str| format!("/sites/{}/calls/{id}/{act}", here.site);
    let filling = Filling {
        language,
        typed,
        trouble,
    };
    let receipt = (settles && call.handling.asks_receipt())
        .then(|| receipt_form(&filling, action("receipt"), found.is_theirs));
    let call_back = (settles && call.handling == Handling::CallBack).then(|| CallBackForm {
        action: action("call-back"),
        agreed: typed.text("agreed").to_owned(),
        problem: trouble.map(|trouble| trouble.say(language)),
    });
    let drawn =
        |view: &app::call::CallView| row(view, &place, language, false, jiff::civil::Date::MIN);
    Ok(CallShown {
        frame: frame::of_site(web, here, language, "calls").await?,
        call: row(&found.view, &place, language, may_edit, date),
        day: civil::day_title(language, date),
        facts: facts(&found.view, &place, language),
        receipt,
        call_back,
        open_case: open_case(web, here, id, &place, language).await?,
        cases: cases(web, here, id, language).await?,
        attempts: found
            .attempts
            .iter()
            .map(|attempt| said_attempt(attempt, &place, language))
            .collect(),
        changes: found
            .changes
            .iter()
            .map(|change| change_row(change, &place, language))
            .collect(),
        earlier: found.earlier.iter().map(drawn).collect(),
    })
}

/// Opening a case with one tap (clause B1): the meeting that fits is proposed.
async fn open_case(
    web: &Web,
    here: &Here,
    id: CallId,
    place: &Place,
    language: Language,
) -> Answered<Option<CallCase>> {
    let right = here.actor.right(&here.site, Object::Case, Action::Create);
    if right.is_none_or(|right| right.reach < domain::access::Reach::Site) {
        return Ok(None);
    }
    let found = app::case::opener(web.house(), &here.actor, &here.site, Some(id)).await?;
    let found = found.filter(|found| found.told.is_some());
    Ok(found.map(|found| CallCase {
        action: format!("/sites/{}/calls/{id}/case", here.site),
        meetings: super::case::form::meetings(&Fields::default(), &found.proposed, place, language),
        orders: super::case::form::orders(&found.proposed, place, language),
    }))
}

async fn cases(web: &Web, here: &Here, id: CallId, language: Language) -> Answered<Vec<Link>> {
    let found = app::case::of_call(web.house(), &here.actor, &here.site, id).await?;
    let cases = found.into_iter().map(|(case, number, state)| {
        let number = words::format(language, "case-number", &[("number", number.to_string())]);
        let state = words::text(language, &format!("case-state-{}", state.word())).to_owned();
        Link {
            href: format!("/sites/{}/cases/{case}", here.site),
            title: format!("{number} · {state}"),
        }
    });
    Ok(cases.collect())
}

/// Who was called for says it with a button; at the desk somebody says for whom.
fn receipt_form(filling: &Filling<'_>, action: String, is_theirs: bool) -> RegisterForm {
    let by = (!is_theirs).then(|| filling.field("by", RegisterControl::Line(Vec::new())));
    let mut form = RegisterForm {
        id: "receipt",
        action,
        hidden: Vec::new(),
        fields: by.into_iter().collect(),
        problem: None,
        meanwhile: Vec::new(),
        submit: filling.say("call-receipt-", "say"),
    };
    filling.on_top(&mut form);
    form
}

fn change_row(change: &app::call::ChangeView, place: &Place, language: Language) -> CallChangeRow {
    let differences = change.differences.iter();
    CallChangeRow {
        revision: change.revision,
        at: place.moment(change.at),
        by: change.by.clone(),
        reason: change.reason.clone(),
        differences: differences
            .map(|(field, before, after)| {
                let said = |value: &str| word_of(field, value, language);
                (field.clone(), said(before), said(after))
            })
            .collect(),
    }
}

/// Back to the call after an act, or the page again with why not.
async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    id: CallId,
    (typed, done): (&Fields, Answered<app::Answer>),
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/calls/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let page = one(web, here, id, language, (typed, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/calls/C/receipt`: `command`, `by`.
pub(crate) async fn receive(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["by"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let by = form.fields.text("by").to_owned();
    let done = app::call::receive(web.house(), &here.actor, &here.site, &command, id, by).await;
    let done = (&form.fields, done.map_err(Trouble::from));
    after(&web, &here, language, id, done).await
}

/// `POST /sites/S/calls/C/call-back`: `command`, `reached`, `agreed`.
pub(crate) async fn call_back(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["reached", "agreed"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let place = place(&web, &here).await?;
    let done = match tried(&form.fields, &place, web.house().now()) {
        Ok(tried) => {
            let done =
                app::call::call_back(web.house(), &here.actor, &here.site, &command, id, tried);
            done.await.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    after(&web, &here, language, id, (&form.fields, done)).await
}

fn tried(
    fields: &Fields,
    place: &Place,
    now: domain::Milliseconds,
) -> Answered<(bool, Option<domain::Milliseconds>)> {
    let reached = match fields.text("reached") {
        "yes" => true,
        "no" => false,
        _ => return Err(Trouble::invalid("reached", "choice-unknown")),
    };
    let next = fields.filled("agreed").filter(|_| !reached);
    let next = next.map(|typed| domain::agreed::parse("agreed", typed, now, place.zone()));
    Ok((reached, next.transpose()?))
}

/// `GET /sites/S/calls/C/edit`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = found(&web, &here, ids.at(0)?).await?;
    let place = Place::of(found.site.clone())?;
    let typed = form::typed_of(&found.view.call, &place)
        .ok_or_else(|| Trouble::from(domain::Refusal::conflict("call-erased")))?;
    draw(&correction(&web, &here, language, &found, (&typed, None)).await?)
}

async fn correction(
    web: &Web,
    here: &Here,
    language: Language,
    found: &app::call::CallPage,
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<CallForm> {
    let call = &found.view.call;
    let back = format!("/sites/{}/calls/{}", here.site, call.id);
    let filling = Filling {
        language,
        typed,
        trouble,
    };
    let refused = trouble.map(|trouble| (typed, trouble));
    let purpose = Purpose::Correct(&back, Fields::seen("revision", &call.revision, refused));
    let frame = frame::of_site(web, here, language, "calls").await?;
    Ok(CallForm {
        title: frame.fill("call-correct", "number", call.number),
        form: form::form(&filling, &found.known, &found.staff, &purpose),
        back,
        frame,
    })
}

/// `POST /sites/S/calls/C`: the fields of the form, `revision` and `reason`.
pub(crate) async fn correct(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    let known = [form::FIELDS.as_slice(), &["revision", "reason"]].concat();
    typed.only(&known)?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let place = place(&web, &here).await?;
    let version = (typed.number("revision")?, typed.text("reason").to_owned());
    let read = form::corrected(typed, &place, web.house().now());
    let done = match read.clone() {
        Ok(note) => {
            let (house, actor) = (web.house(), &here.actor);
            let done = app::call::correct(house, actor, &here.site, &command, id, version, note);
            done.await.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/calls/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let found = found(&web, &here, id).await?;
            let refused = (typed, Some(&trouble));
            let mut page = correction(&web, &here, language, &found, refused).await?;
            if trouble.field.as_deref() == Some("revision")
                && let Ok(note) = read
            {
                let against = app::call::against(&found.view.call, &note.tidied());
                page.form.meanwhile = meanwhile(against, language);
            }
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
