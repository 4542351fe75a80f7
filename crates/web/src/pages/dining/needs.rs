//! What is remembered of somebody who dines: shown to whoever serves them, with an entry of the look.

use app::dining::PersonView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::PersonId;
use domain::dining::{NOTE_MAX, Needs, words};
use words::Language;

use super::found;
use super::rows::name_of;
use crate::act::{Form, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{DiningEntry, EntryField, EntryForm, FieldGroup, Link};

async fn view(
    (web, here, language): (&Web, &Here, Language),
    person: PersonId,
    (typed, refused): (&Fields, Option<&Trouble>),
) -> Answered<DiningEntry> {
    let day = found(web, here, &Fields::default()).await?;
    let mut people = day.diners.iter().map(|view| &view.who).chain(&day.others);
    let who: &PersonView = people
        .find(|one| one.person == person)
        .ok_or_else(Trouble::not_found)?;
    let say = |key: &str| ::words::text(language, key).to_owned();
    let root = format!("/sites/{}/dining", here.site);
    let fields = vec![
        EntryField::text(
            "allergies",
            &say("dining-allergies"),
            typed.text("allergies"),
        )
        .most(2 * NOTE_MAX)
        .hint(&say("dining-allergies-hint")),
        EntryField::text(
            "preferences",
            &say("dining-preferences"),
            typed.text("preferences"),
        )
        .most(2 * NOTE_MAX),
    ];
    let group = FieldGroup {
        fields,
        ..FieldGroup::default()
    };
    let mut form = EntryForm {
        id: "needs",
        action: format!("{root}/needs/{person}/memory"),
        hint: say("dining-needs-hint"),
        groups: vec![group],
        hidden: vec![("seen", typed.text("seen").to_owned())],
        submit: say("page-save"),
        back: Some(Link {
            href: root.clone(),
            title: say("page-back"),
        }),
        ..EntryForm::default()
    };
    form.focus();
    if let Some(trouble) = refused {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
    }
    Ok(DiningEntry {
        frame: frame::of_site(web, here, language, "dining").await?,
        title: ::words::format(
            language,
            "dining-needs-of",
            &[("name", name_of(who, language).as_str())],
        ),
        form,
        removal: None,
    })
}

/// `POST /sites/S/dining/needs/P`: `command`. The journal knows who looked.
pub(crate) async fn look(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let command = form.command()?;
    let person: PersonId = ids.at(0)?;
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let known = app::dining::look(house, actor, site, &command, person).await?;
    let seen = known.at.map_or_else(String::new, |at| at.to_string());
    let typed = Fields::from_pairs(&[
        ("allergies", &known.needs.allergies.join("、")),
        ("preferences", &known.needs.preferences),
        ("seen", &seen),
    ]);
    draw(&view((&web, &here, language), person, (&typed, None)).await?)
}

/// `POST /sites/S/dining/needs/P/memory`: `command`, `allergies`, `preferences`, `seen`.
pub(crate) async fn remember(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["allergies", "preferences", "seen"])?;
    let command = form.command()?;
    let person: PersonId = ids.at(0)?;
    let done = async {
        let seen = match fields.filled("seen") {
            Some(_) => Some(fields.number("seen")?),
            None => None,
        };
        let needs = Needs {
            preferences: fields.text("preferences").trim().to_owned(),
            allergies: words("allergies", fields.text("allergies"))?,
        };
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::dining::remember(house, actor, site, &command, (person, seen), needs).await?)
    };
    match done.await {
        Ok(_) => Ok(see(&format!("/sites/{}/dining", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asker = (&web, &here, language);
            let page = view(asker, person, (fields, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
