//! The register of inquiries (clauses A1.6, A2.9): answers are proposed while the question is
//! typed, and one key records the inquiry with its answer.

mod form;
mod rows;

use app::inquiry::{InquiryPage, InquiryView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::inquiry::{InquiryNote, Lesson};
use domain::{InquiryId, Milliseconds, SiteId};
use jiff::civil::Date;
use words::Language;

use self::rows::{facts, row};
use super::call::day_links;
use super::register_fields::Filling;
use super::register_lists::{At, Which};
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::{self, Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Inquiries, InquiryShown, ProposalRow, Proposals, Tab};

/// The pages of inquiries, `current` among them.
pub(super) fn tabs(site: &SiteId, current: &str, language: Language) -> Vec<Tab> {
    let pages = [
        ("inquiries", "page-menu-inquiries"),
        ("knowledge", "knowledge-title"),
    ];
    let tabs = pages.into_iter().map(|(name, key)| Tab {
        href: format!("/sites/{site}/{name}"),
        title: words::text(language, key).to_owned(),
        current: name == current,
    });
    tabs.collect()
}

/// The pages that the asker may see.
fn seen_tabs(here: &Here, current: &str, language: Language) -> Vec<Tab> {
    let mut seen = tabs(&here.site, current, language);
    if !here.may(Object::Knowledge, Action::View) {
        seen.truncate(1);
    }
    seen
}

/// `GET /sites/S/inquiries?day=&state=&page=`.
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
) -> Answered<Inquiries> {
    let place = place(web, here).await?;
    let now = web.house().now();
    let date = place.asked_date(query, "day", now)?;
    let today = place.civil(now).date();
    let (house, day) = (web.house(), date.to_string());
    let found = app::inquiry::register(house, &here.actor, &here.site, day).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let drawn = |view: &InquiryView| row(view, &place, language, date);
    let filling = Filling {
        language,
        typed,
        trouble,
    };
    let root = format!("/sites/{}", here.site);
    let at = At {
        language,
        query,
        address: format!("{root}/inquiries?day={date}"),
        part: "inquiries",
    };
    let waits = |view: &InquiryView| view.state != "settled";
    let lists = at.lists(&found.inquiries, &found.left, waits)?;
    let may_record = here.may(Object::Inquiry, Action::Create);
    let records = may_record && date == today && lists.which == Which::Day;
    Ok(Inquiries {
        frame: frame::of_site(web, here, language, "inquiries").await?,
        tabs: seen_tabs(here, "inquiries", language),
        day: civil::dated_title(language, date),
        days: day_links(&format!("{root}/inquiries"), date, today, language),
        form: records.then(|| form::form(&filling, &found.known, &root)),
        proposals: proposals(found.frequent),
        count: found.inquiries.len(),
        open: found.inquiries.iter().filter(|view| waits(view)).count(),
        list: lists.which.title(language, "inquiry-left"),
        whole: at.address.clone(),
        inquiries: lists.shown.into_iter().map(drawn).collect(),
        pages: lists.pages,
        ahead: lists.ahead.into_iter().map(drawn).collect(),
        ahead_more: lists.ahead_more,
        left: lists.left.into_iter().map(drawn).collect(),
        left_more: lists.left_more,
    })
}

fn proposals(found: Vec<app::inquiry::Proposal>) -> Vec<ProposalRow> {
    let numbered = (1..).zip(found);
    let rows = numbered.map(|(key, one)| ProposalRow {
        id: one.id.to_string(),
        key,
        question: one.lesson.question,
        answer: one.lesson.answer,
        department: one.lesson.department,
    });
    rows.collect()
}

/// `POST /sites/S/inquiries/proposals`: `question`. What is typed stands in the body: an address is
/// logged.
pub(crate) async fn propose(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["question"])?;
    let asked = form.fields.text("question").to_owned();
    let found = app::inquiry::propose(web.house(), &here.site, asked).await?;
    draw(&Proposals {
        frame: frame::of_site(&web, &here, language, "inquiries").await?,
        proposals: proposals(found),
    })
}

/// `POST /sites/S/inquiries`: the fields of the form, or `knowledge` for a proposed answer.
pub(crate) async fn record(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&form::FIELDS)?;
    let place = place(&web, &here).await?;
    let command = form.command()?;
    let done = match recorded(typed, &place, web.house().now()) {
        Ok((note, proposes)) => {
            let (house, actor) = (web.house(), &here.actor);
            let done =
                app::inquiry::record(house, actor, &here.site, &command, note, proposes).await;
            done.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/inquiries", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let today = Fields::default();
            let page = view(&web, &here, language, &today, (typed, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

fn recorded(typed: &Fields, place: &Place, now: Milliseconds) -> Answered<(InquiryNote, bool)> {
    Ok((
        form::note(typed, place, now)?,
        typed.text("propose") == "yes",
    ))
}

async fn found(web: &Web, here: &Here, id: InquiryId) -> Answered<InquiryPage> {
    let found = app::inquiry::find(web.house(), &here.actor, &here.site, id).await?;
    found.ok_or_else(|| domain::Refusal::missing("inquiry-unknown").into())
}

/// `GET /sites/S/inquiries/I`.
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
    id: InquiryId,
    language: Language,
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<InquiryShown> {
    let found = found(web, here, id).await?;
    let place = Place::of(found.site.clone())?;
    let inquiry = &found.view.inquiry;
    let date = domain::day::parse(&inquiry.day).unwrap_or(Date::MIN);
    let waits = inquiry.answered.is_none() && inquiry.asked.is_some();
    let answers = here.may(Object::Inquiry, Action::Do) && waits;
    let filling = Filling {
        language,
        typed,
        trouble,
    };
    let action = format!("/sites/{}/inquiries/{id}/answer", here.site);
    Ok(InquiryShown {
        frame: frame::of_site(web, here, language, "inquiries").await?,
        tabs: seen_tabs(here, "inquiries", language),
        inquiry: row(&found.view, &place, language, date),
        day: civil::day_title(language, date),
        facts: facts(&found.view, found.lesson.as_ref().map(answer_of), &place),
        form: answers.then(|| form::answer_form(&filling, action)),
    })
}

fn answer_of(lesson: &Lesson) -> &str {
    &lesson.answer
}

/// `POST /sites/S/inquiries/I/answer`: `command`, `answer`, `propose`.
pub(crate) async fn answer(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&["answer", "propose"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let said = (
        typed.text("answer").to_owned(),
        typed.text("propose") == "yes",
    );
    let done = app::inquiry::answer(web.house(), &here.actor, &here.site, &command, id, said).await;
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/sites/{}/inquiries/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let page = one(&web, &here, id, language, (typed, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
