//! How long visits are kept: proposed by one, approved by another.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::visit::Keeping;
use words::Language;

use super::words_of::Words;
use crate::act::{Form, Query, see};
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{EntryField, EntryForm, FieldGroup, VisitAct, VisitKeeping};

/// The fields of the form.
const FIELDS: [&str; 6] = [
    "days",
    "document_days",
    "looks_an_hour",
    "call_days",
    "inquiry_days",
    "rating_days",
];

/// `GET /sites/S/keeping?saved=`.
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
    refused: Option<(&Fields, &Trouble)>,
) -> Answered<VisitKeeping> {
    let place = place(web, here).await?;
    let known = app::visit::keeping(web.house(), &here.site).await?;
    let words = Words {
        place: &place,
        language,
        here,
        today: String::new(),
        from: "keeping",
    };
    let facts = |keeping: Keeping| {
        [
            ("keeping-days", keeping.days),
            ("keeping-document-days", keeping.document_days),
            ("keeping-looks-an-hour", keeping.looks_an_hour),
            ("keeping-call-days", keeping.call_days),
            ("keeping-inquiry-days", keeping.inquiry_days),
            ("keeping-rating-days", keeping.rating_days),
        ]
        .map(|(key, value)| (words.say(key), value.to_string()))
        .to_vec()
    };
    let proposed = known.proposed.as_ref();
    let approve = proposed
        .filter(|one| one.proposed_by_account != here.actor.account)
        .filter(|_| here.may(Object::VisitKeeping, Action::Approve));
    let approve = approve.map(|one| VisitAct {
        action: format!("/sites/{}/keeping/approval", here.site),
        fields: vec![("number", one.number.to_string())],
        title: words.say("keeping-approve"),
        key: "",
        tone: "main",
        asks_reason: false,
    });
    let may = here.may(Object::VisitKeeping, Action::Configure);
    let mut form = may.then(|| form(&words, known.in_force, refused.map(|(typed, _)| typed)));
    let mut problem = refused.map(|(_, trouble)| trouble.say(language));
    if let (Some(form), Some((_, trouble))) = (&mut form, refused) {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
        problem = None;
    }
    Ok(VisitKeeping {
        frame: frame::of_site(web, here, language, "keeping").await?,
        facts: facts(known.in_force),
        proposed: proposed.map_or_else(Vec::new, |one| facts(one.keeping)),
        proposed_by: proposed.map_or_else(String::new, |one| {
            format!("{} {}", one.proposed_by, words.place.moment(one.proposed))
        }),
        approve,
        form,
        saved: match saved {
            "" => String::new(),
            word => words.word("visit-saved-", word),
        },
        problem,
    })
}

fn form(words: &Words<'_>, stands: Keeping, typed: Option<&Fields>) -> EntryForm {
    let stood = [
        ("days", stands.days.to_string()),
        ("document_days", stands.document_days.to_string()),
        ("looks_an_hour", stands.looks_an_hour.to_string()),
        ("call_days", stands.call_days.to_string()),
        ("inquiry_days", stands.inquiry_days.to_string()),
        ("rating_days", stands.rating_days.to_string()),
    ];
    let fields = stood.iter().map(|(name, value)| {
        let label = words.say(&format!("keeping-{}", name.replace('_', "-")));
        let value = typed.map_or(value.as_str(), |typed| typed.text(name));
        EntryField::text(name, &label, value)
            .digits(3)
            .required()
            .hint(&words.say(&format!("keeping-{}-hint", name.replace('_', "-"))))
    });
    EntryForm {
        id: "keeping",
        action: format!("/sites/{}/keeping", words.here.site),
        title: words.say("keeping-propose"),
        submit: words.say("keeping-propose"),
        groups: vec![FieldGroup {
            fields: fields.collect(),
            ..FieldGroup::default()
        }],
        ..EntryForm::default()
    }
}

async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    form: &Form,
    saved: &str,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/keeping?saved={saved}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let page = view(web, here, language, "", Some((&form.fields, &trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/keeping`.
pub(crate) async fn propose(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let proposed = async {
        let fields = &form.fields;
        fields.only(&FIELDS)?;
        let keeping = Keeping {
            days: fields.number("days")?,
            document_days: fields.number("document_days")?,
            looks_an_hour: fields.number("looks_an_hour")?,
            call_days: fields.number("call_days")?,
            inquiry_days: fields.number("inquiry_days")?,
            rating_days: fields.number("rating_days")?,
        };
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::visit::propose_keeping(house, actor, &here.site, &command, keeping).await?)
    };
    let done = proposed.await;
    after(&web, &here, language, &form, "proposed", done).await
}

/// `POST /sites/S/keeping/approval`: `number`.
pub(crate) async fn approve(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["number"])?;
    let (command, number) = (form.command()?, form.fields.number("number")?);
    let (house, actor) = (web.house(), &here.actor);
    let done = app::visit::approve_keeping(house, actor, &here.site, &command, number).await;
    after(
        &web,
        &here,
        language,
        &form,
        "approved",
        done.map_err(Trouble::from),
    )
    .await
}
