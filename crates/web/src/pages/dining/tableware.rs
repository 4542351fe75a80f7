//! The form of a set of tableware.

use app::dining::{DiningDay, TablewareAsked};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::TablewareId;
use domain::dining::{NOTE_MAX, NUMBER_MAX};
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
use crate::views::{Choice, DiningEntry, EntryField, EntryForm, FieldGroup, Link};

async fn view(
    (web, here, language): (&Web, &Here, Language),
    own: Option<TablewareId>,
    (typed, refused): (&Fields, Option<&Trouble>),
) -> Answered<DiningEntry> {
    let day = found(web, here, &Fields::default()).await?;
    let say = |key: &str| words::text(language, key).to_owned();
    let root = format!("/sites/{}/dining", here.site);
    let fields = vec![
        EntryField::select(
            "person",
            &say("dining-owner"),
            choices(&day, typed, language),
        )
        .required(),
        EntryField::text("number", &say("dining-number"), typed.text("number"))
            .most(NUMBER_MAX)
            .required(),
        EntryField::text("contents", &say("dining-contents"), typed.text("contents"))
            .most(NOTE_MAX)
            .hint(&say("dining-contents-hint")),
    ];
    let group = FieldGroup {
        fields,
        ..FieldGroup::default()
    };
    let mut form = EntryForm {
        id: "tableware",
        action: own.map_or_else(
            || format!("{root}/tableware"),
            |id| format!("{root}/tableware/{id}"),
        ),
        groups: vec![group],
        submit: say("page-save"),
        back: Some(Link {
            href: format!("{root}#dining-tableware"),
            title: say("page-back"),
        }),
        ..EntryForm::default()
    };
    form.focus();
    let mut removal = None;
    if let Some(id) = own {
        let revision = typed.text("revision").to_owned();
        removal = revision
            .parse()
            .ok()
            .map(|revision| (format!("{root}/tableware/{id}/removal"), revision));
        form.hidden.push(("revision", revision));
    }
    if let Some(trouble) = refused {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
    }
    let title = match own {
        None => "dining-new-set",
        Some(_) => "dining-change-set",
    };
    Ok(DiningEntry {
        frame: frame::of_site(web, here, language, "dining").await?,
        title: say(title),
        form,
        removal,
    })
}

/// The leaders to choose from.
fn choices(day: &DiningDay, typed: &Fields, language: Language) -> Vec<Choice> {
    let nothing = Choice {
        value: String::new(),
        title: words::text(language, "newspaper-choose").to_owned(),
        chosen: false,
    };
    let known = day.diners.iter().map(|view| &view.who);
    let people = known.chain(&day.others).map(|one| {
        let value = one.person.to_string();
        Choice {
            chosen: value == typed.text("person"),
            title: name_of(one, language),
            value,
        }
    });
    std::iter::once(nothing).chain(people).collect()
}

/// `GET /sites/S/dining/tableware/new`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let typed = Fields::default();
    draw(&view((&web, &here, language), None, (&typed, None)).await?)
}

/// `GET /sites/S/dining/tableware/T`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let id: TablewareId = ids.at(0)?;
    let day = found(&web, &here, &Fields::default()).await?;
    let set = day.tableware.iter().find(|view| view.set.id == id);
    let set = &set.ok_or_else(Trouble::not_found)?.set;
    let typed = Fields::from_pairs(&[
        ("person", &set.person.to_string()),
        ("number", &set.number),
        ("contents", &set.contents),
        ("revision", &set.revision.to_string()),
    ]);
    draw(&view((&web, &here, language), Some(id), (&typed, None)).await?)
}

/// `POST /sites/S/dining/tableware`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    save((&web, &here, language), &form, None).await
}

/// `POST /sites/S/dining/tableware/T`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    save((&web, &here, language), &form, Some(ids.at(0)?)).await
}

async fn save(
    (web, here, language): (&Web, &Here, Language),
    form: &Form,
    own: Option<TablewareId>,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["person", "number", "contents", "revision"])?;
    let command = form.command()?;
    let saved = async {
        let person = fields.chosen("person")?;
        let asked = TablewareAsked {
            person: person.ok_or_else(|| Trouble::invalid("person", "field-empty"))?,
            number: fields.text("number").to_owned(),
            contents: fields.text("contents").to_owned(),
        };
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        match own {
            None => app::dining::add_tableware(house, actor, site, &command, asked).await?,
            Some(id) => {
                let seen = (id, fields.number("revision")?);
                app::dining::change_tableware(house, actor, site, &command, seen, asked).await?
            }
        };
        Ok(())
    };
    match saved.await {
        Ok(()) => Ok(see(&format!(
            "/sites/{}/dining#dining-tableware",
            here.site
        ))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asker = (web, here, language);
            let page = view(asker, own, (fields, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/dining/tableware/T/removal`: `command`, `revision`.
pub(crate) async fn remove(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["revision"])?;
    let command = form.command()?;
    let seen = (ids.at(0)?, form.fields.number("revision")?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    app::dining::remove_tableware(house, actor, site, &command, seen).await?;
    Ok(see(&format!(
        "/sites/{}/dining#dining-tableware",
        here.site
    )))
}
