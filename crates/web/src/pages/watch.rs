//! The watch list: for the owner's office, which makes it, and for leaders and guards, who read it.

use app::watch::WatchView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::watch::{WatchDetails, WatchState};
use words::Language;

use super::visits::words_of::Words;
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{EntryField, EntryForm, FieldGroup, VisitAct, Watch, WatchRow};

const FIELDS: [&str; 5] = ["name", "telephone", "document_number", "reason", "advice"];

/// `GET /sites/S/watch?saved=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["saved"])?;
    draw(&view(&web, &here, language, query.text("saved"), None).await?)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    saved: &str,
    refused: Option<(Option<&Fields>, &Trouble)>,
) -> Answered<Watch> {
    let place = place(web, here).await?;
    let list = app::watch::list(web.house(), &here.actor, &here.site).await?;
    let list = list.ok_or_else(Trouble::not_found)?;
    let words = Words {
        place: &place,
        language,
        here,
        today: String::new(),
        from: "watch",
    };
    let nothing = Fields::default();
    let typed = refused.and_then(|(typed, _)| typed);
    let may = here.may(Object::WatchList, Action::Create);
    let mut form = may.then(|| form(&words, typed.unwrap_or(&nothing)));
    let mut problem = refused.map(|(_, trouble)| trouble.say(language));
    if let (Some(form), Some((Some(_), trouble))) = (&mut form, refused) {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
        problem = None;
    }
    Ok(Watch {
        frame: frame::of_site(web, here, language, "watch").await?,
        form,
        saved: match saved {
            "" => String::new(),
            word => words.word("visit-saved-", word),
        },
        problem,
        rows: list.iter().map(|one| row(&words, one)).collect(),
    })
}

fn form(words: &Words<'_>, typed: &Fields) -> EntryForm {
    let text = |name: &'static str, label: &str, most: usize| {
        EntryField::text(name, &words.say(label), typed.text(name)).most(most)
    };
    EntryForm {
        id: "watch",
        action: format!("/sites/{}/watch", words.here.site),
        title: words.say("watch-propose"),
        hint: words.say("watch-propose-hint"),
        submit: words.say("watch-propose"),
        groups: vec![FieldGroup {
            fields: vec![
                text("name", "visit-name", 50).required(),
                text("telephone", "visit-telephone", 30).kind("tel"),
                text("document_number", "visit-document-number", 30),
                text("reason", "visit-reason", 200).required(),
                text("advice", "watch-advice", 200),
            ],
            ..FieldGroup::default()
        }],
        ..EntryForm::default()
    }
}

fn row(words: &Words<'_>, one: &WatchView) -> WatchRow {
    let (here, record) = (words.here, &one.record);
    let act = |path: &str, title: &str, tone: &'static str| VisitAct {
        action: format!("/sites/{}/watch/{}/{path}", here.site, record.id),
        fields: Vec::new(),
        title: words.say(title),
        key: "",
        tone,
        asks_reason: false,
    };
    let mut acts = Vec::new();
    let asked = matches!(record.state, WatchState::Proposed | WatchState::Ending);
    let second = Some(record.asked_by_account) != here.actor.account;
    if asked && second && here.may(Object::WatchList, Action::Approve) {
        let title = match record.state {
            WatchState::Ending => "watch-agree-end",
            _ => "watch-agree",
        };
        acts.push(act("agreement", title, "main"));
    }
    let goes = matches!(record.state, WatchState::Proposed | WatchState::Approved);
    if goes && here.may(Object::WatchList, Action::Edit) {
        acts.push(act("end", "watch-end", ""));
    }
    let agreed = record.agreed.as_ref().map_or_else(String::new, |(by, at)| {
        format!(
            " · {} {by} {}",
            words.say("watch-agreed-by"),
            words.place.moment(*at)
        )
    });
    let details = one.details.clone().unwrap_or_default();
    WatchRow {
        id: record.id.to_string(),
        who: match &one.details {
            Some(details) => details.name.clone(),
            None => app::view::MASKED.to_owned(),
        },
        reason: details.reason,
        advice: details.advice,
        state: record.state.word(),
        people: format!(
            "{} {}{agreed}",
            record.asked_by,
            words.place.moment(record.asked)
        ),
        acts,
    }
}

async fn after(
    (web, here, language): (&Web, &Here, Language),
    typed: Option<&Fields>,
    saved: &str,
    done: Result<app::Answer, app::Error>,
) -> Answered<Response> {
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/sites/{}/watch?saved={saved}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let page = view(web, here, language, "", Some((typed, &trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/watch`.
pub(crate) async fn propose(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    form.fields.only(&FIELDS)?;
    let text = |name: &str| form.fields.text(name).to_owned();
    let details = WatchDetails {
        name: text("name"),
        telephone: text("telephone"),
        document_number: text("document_number"),
        reason: text("reason"),
        advice: text("advice"),
    };
    let (house, actor) = (web.house(), &here.actor);
    let done = app::watch::propose(house, actor, &here.site, &command, details).await;
    let typed = Some(&form.fields);
    after((&web, &here, language), typed, "proposed", done).await
}

/// `POST /sites/S/watch/W/agreement`.
pub(crate) async fn agree(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let done = app::watch::agree(house, actor, &here.site, &command, id).await;
    after((&web, &here, language), None, "approved", done).await
}

/// `POST /sites/S/watch/W/end`.
pub(crate) async fn end(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let done = app::watch::end(house, actor, &here.site, &command, id).await;
    after((&web, &here, language), None, "ended", done).await
}
