//! The ways by which people are reached beside their phones (clause C4.2.6): how each stands, webhooks added, tried
//! and taken away. An address is typed once and never shown again.

use app::alert::{AlertWay, Trouble as Undelivered, WayKind, WayState, WaysPage};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::alert::{
    End, Format, NAME_MAX, SECRET_MAX, Stage, USUAL_LANGUAGE, Webhook, WebhookFace, address,
};
use domain::{AlertWayId, Refusal};
use words::{Arg, Language};

use super::{alert_push, draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::api::known_language;
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    AlertTroubleRow, AlertWayForm, AlertWayRow, AlertWays, Choice, EntryField, EntryForm,
    FieldGroup, PostButton,
};

/// What is told to a group unless somebody says otherwise: what is late.
const USUAL: [Stage; 3] = [Stage::Overdue, Stage::Unreached, Stage::Escalated];

/// `GET /sites/S/alert-ways`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&[])?;
    draw(&page((&web, &here, language), Refused::default()).await?)
}

/// `POST /sites/S/alert-ways`: `command`, `name`, `format`, `address`, `secret`, `language`, `stages` for each.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields
        .only(&["name", "format", "address", "secret", "language", "stages"])?;
    let added = async {
        let (house, command) = (web.house(), form.command()?);
        let webhook = typed(&form.fields)?;
        Ok(app::alert::add_way(house, &here.actor, &here.site, &command, webhook).await?)
    };
    let trouble: Trouble = match added.await {
        Ok(_) => return Ok(back(&here)),
        Err(trouble) => trouble,
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let refused = Refused {
        webhook: Some((&form.fields, &trouble)),
        push: None,
    };
    draw_refused(&page((&web, &here, language), refused).await?, &trouble)
}

fn typed(fields: &Fields) -> Answered<Webhook> {
    let format = Format::from_word(fields.text("format"));
    let WebhookFace {
        name,
        stages,
        language,
    } = face(fields)?;
    Ok(Webhook {
        name,
        stages,
        language,
        format: format.ok_or_else(|| Trouble::invalid("format", "choice-unknown"))?,
        address: fields.text("address").to_owned(),
        secret: fields.text("secret").to_owned(),
    })
}

/// What may be changed, as it is typed; where no language comes, the usual one.
fn face(fields: &Fields) -> Answered<WebhookFace> {
    let stages = fields.many("stages").into_iter().map(|word| {
        Stage::from_word(word).ok_or_else(|| Trouble::invalid("stages", "alert-stage-unknown"))
    });
    let language = match fields.text("language") {
        "" => USUAL_LANGUAGE,
        tag => tag,
    };
    Ok(WebhookFace {
        name: fields.text("name").to_owned(),
        stages: stages.collect::<Answered<_>>()?,
        language: known_language(language)?,
    })
}

/// `GET /sites/S/alert-ways/W`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&[])?;
    draw(&form_page((&web, &here, language), ids.at(0)?, None).await?)
}

/// `POST /sites/S/alert-ways/W`: `command`, `name`, `language`, `stages` for each.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["name", "language", "stages"])?;
    let id: AlertWayId = ids.at(0)?;
    let changed = async {
        let (house, command, face) = (web.house(), form.command()?, face(&form.fields)?);
        let (actor, site) = (&here.actor, &here.site);
        Ok(app::alert::change_way(house, actor, site, &command, id, face).await?)
    };
    let trouble: Trouble = match changed.await {
        Ok(_) => return Ok(back(&here)),
        Err(trouble) => trouble,
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let refused = Some((&form.fields, &trouble));
    let page = form_page((&web, &here, language), id, refused).await?;
    draw_refused(&page, &trouble)
}

/// The form of a webhook as it stands, or as somebody typed it who was refused.
async fn form_page(
    (web, here, language): (&Web, &Here, Language),
    id: AlertWayId,
    refused: Option<(&Fields, &Trouble)>,
) -> Answered<AlertWayForm> {
    let found = app::alert::ways(web.house(), &here.actor, &here.site).await?;
    let ways = found.map(|found| found.webhooks).unwrap_or_default();
    let way = ways.into_iter().find(|way| way.id == id);
    let way = way.ok_or_else(|| Refusal::missing("alert-way-unknown"))?;
    let say = |key: &str| words::text(language, key).to_owned();
    let (face, ticked): ((String, String), Vec<String>) = if let Some((typed, _)) = refused {
        let face = (typed.text("name"), typed.text("language"));
        let ticked = typed.many("stages").into_iter().map(str::to_owned);
        ((face.0.to_owned(), face.1.to_owned()), ticked.collect())
    } else {
        let ticked = way.stages.iter().map(|stage| stage.word().to_owned());
        ((way.name.clone(), way.language.clone()), ticked.collect())
    };
    let (name, chosen) = face;
    let stages = stage_choices(language, &|stage| {
        ticked.iter().any(|word| word == stage.word())
    });
    let own = vec![
        EntryField::text("name", &say("alert-way-name"), &name)
            .most(NAME_MAX)
            .required(),
        language_field(language, &chosen),
        EntryField::checks("stages", &say("alert-way-stages"), stages),
    ];
    let mut form = EntryForm {
        id: "alert-way",
        action: format!("/sites/{}/alert-ways/{id}", here.site),
        hint: say("alert-way-change-hint"),
        groups: vec![FieldGroup {
            fields: own,
            ..FieldGroup::default()
        }],
        submit: say("page-save"),
        ..EntryForm::default()
    };
    if let Some((_, trouble)) = refused {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
    }
    Ok(AlertWayForm {
        frame: frame::of_site(web, here, language, "alert-ways").await?,
        title: way.name,
        form,
    })
}

/// In which language a group is written to; each language is called by its own name.
fn language_field(language: Language, chosen: &str) -> EntryField {
    let choices = Language::ALL.map(|one| Choice {
        value: one.tag().to_owned(),
        title: words::text(one, "language-name").to_owned(),
        chosen: one.tag() == chosen,
    });
    let label = words::text(language, "alert-way-language");
    EntryField::select("language", label, choices.into())
}

fn stage_choices(language: Language, chosen: &dyn Fn(Stage) -> bool) -> Vec<Choice> {
    let choice = |stage: Stage| Choice {
        value: stage.word().to_owned(),
        title: words::text(language, &format!("alert-stage-{}", stage.word())).to_owned(),
        chosen: chosen(stage),
    };
    Stage::OF_DUTIES.map(choice).into()
}

/// `POST /sites/S/alert-ways/W/trial`: `command`.
pub(crate) async fn attempt(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (house, command) = (web.house(), form.command()?);
    app::alert::try_way(house, &here.actor, &here.site, &command, ids.at(0)?).await?;
    Ok(back(&here))
}

/// `POST /sites/S/alert-ways/W/removal`: `command`.
pub(crate) async fn remove(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (house, command) = (web.house(), form.command()?);
    app::alert::remove_way(house, &here.actor, &here.site, &command, ids.at(0)?).await?;
    Ok(back(&here))
}

fn back(here: &Here) -> Response {
    see(&format!("/sites/{}/alert-ways", here.site))
}

/// What was typed into a form of the page, and why it was refused.
#[derive(Default)]
struct Refused<'typed> {
    webhook: Option<(&'typed Fields, &'typed Trouble)>,
    push: Option<(&'typed Fields, &'typed Trouble)>,
}

/// The page as it stands after the form of web push was refused.
pub(super) async fn page_of_push(
    who: (&Web, &Here, Language),
    refused: (&Fields, &Trouble),
) -> Answered<AlertWays> {
    let refused = Refused {
        webhook: None,
        push: Some(refused),
    };
    page(who, refused).await
}

async fn page(
    (web, here, language): (&Web, &Here, Language),
    refused: Refused<'_>,
) -> Answered<AlertWays> {
    let found = app::alert::ways(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = place(web, here).await?;
    let may_add = here.may(Object::AlertWay, Action::Create);
    let form = may_add.then(|| added_form(web, here, language, refused.webhook));
    let rows = found.webhooks.iter();
    let push = (here, &place, language);
    let push = alert_push::of_site(found.push.as_ref(), push, refused.push);
    Ok(AlertWays {
        frame: frame::of_site(web, here, language, "alert-ways").await?,
        // The stream of what happens is for whoever sees duties.
        live: here.may(Object::Duty, Action::View),
        address: format!("/sites/{}/alert-ways", here.site),
        phones: phones(&found, language),
        webhooks: rows.map(|way| row(way, here, &place, language)).collect(),
        mail: mail(&found, &place, language),
        push,
        troubles: found
            .troubles
            .iter()
            .map(|one| trouble_row(one, &place, language))
            .collect(),
        form,
    })
}

fn added_form(
    web: &Web,
    here: &Here,
    language: Language,
    refused: Option<(&Fields, &Trouble)>,
) -> EntryForm {
    let nothing = Fields::default();
    let fields = refused.map_or(&nothing, |(fields, _)| fields);
    let mut form = webhook_form(here, language, fields, refused.is_some());
    if web.house().reaching().private == address::Private::Allowed {
        words::text(language, "alert-way-form-inside").clone_into(&mut form.hint);
    }
    if let Some((_, trouble)) = refused {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
    }
    form
}

fn phones(found: &WaysPage, language: Language) -> String {
    let (on_duty, reached) = found.phones;
    let arguments = [
        ("count", Arg::Number(on_duty as i64)),
        ("reached", Arg::Number(reached as i64)),
    ];
    words::format(language, "alert-phones-reached", &arguments)
}

/// How a way stands: the tone of a state and the words of it.
pub(super) fn standing(
    state: &WayState,
    place: &Place,
    language: Language,
) -> (&'static str, Vec<String>) {
    let moment = |key: &str, at| words::format(language, key, &[("time", place.moment(at))]);
    let mut told = Vec::new();
    let tone = if let Some(since) = state.failing_since {
        told.push(moment("alert-way-shut-since", since));
        "overdue"
    } else if state.delivered.is_some() {
        told.push(words::text(language, "alert-way-is-open").to_owned());
        "done"
    } else {
        told.push(words::text(language, "alert-way-untried").to_owned());
        "planned"
    };
    if let Some(at) = state.delivered {
        told.push(moment("alert-way-delivered-at", at));
    }
    if let Some(at) = state.failed {
        let why = words::text(language, &format!("alert-failure-{}", state.failure)).to_owned();
        let arguments = [("time", place.moment(at)), ("why", why)];
        told.push(words::format(language, "alert-way-failed-at", &arguments));
    }
    (tone, told)
}

fn row(way: &AlertWay, here: &Here, place: &Place, language: Language) -> AlertWayRow {
    let (tone, told) = standing(&way.state, place, language);
    let format = match way.kind {
        WayKind::Mail | WayKind::Push => "mail",
        WayKind::Webhook(format) => format.word(),
    };
    let button = |action, path: &str, key: &str| {
        here.may(Object::AlertWay, action).then(|| PostButton {
            action: format!("/sites/{}/alert-ways/{}/{path}", here.site, way.id),
            fields: Vec::new(),
            title: words::text(language, key).to_owned(),
            about: way.name.clone(),
        })
    };
    let acts = [
        button(Action::Do, "trial", "alert-way-try"),
        button(Action::Edit, "removal", "alert-way-remove"),
    ];
    AlertWayRow {
        id: way.id.to_string(),
        name: way.name.clone(),
        format: words::text(language, &format!("alert-format-{format}")).to_owned(),
        host: way.host.clone(),
        stages: way
            .stages
            .iter()
            .map(|stage| words::text(language, &format!("alert-stage-{}", stage.word())).to_owned())
            .collect(),
        language: Language::from_tag(&way.language).map_or_else(String::new, |one| {
            words::text(one, "language-name").to_owned()
        }),
        edit: here.where_may(
            Object::AlertWay,
            Action::Edit,
            format!("/sites/{}/alert-ways/{}", here.site, way.id),
        ),
        tone,
        told,
        acts: acts.into_iter().flatten().collect(),
    }
}

fn mail(found: &WaysPage, place: &Place, language: Language) -> (&'static str, Vec<String>) {
    if found.mail_is_set_up {
        return standing(&found.mail, place, language);
    }
    let words = words::text(language, "alert-mail-not-set-up").to_owned();
    ("planned", vec![words])
}

fn trouble_row(one: &Undelivered, place: &Place, language: Language) -> AlertTroubleRow {
    let alert = &one.alert;
    let way = format!("alert-by-{}", alert.to.way());
    let given_up = alert.end == Some(End::GivenUp);
    let standing = if given_up {
        "alert-given-up"
    } else if alert.end.is_some() {
        "alert-no-longer"
    } else {
        "alert-tried-again"
    };
    let tries = [("tries", Arg::Number(i64::from(alert.tries)))];
    AlertTroubleRow {
        id: alert.id.to_string(),
        time: place.moment(alert.written),
        stage: words::text(language, &format!("alert-stage-{}", alert.stage.word())).to_owned(),
        way: format!("{} {}", words::text(language, &way), one.name),
        why: words::text(language, &format!("alert-failure-{}", alert.failure)).to_owned(),
        tone: if given_up { "overdue" } else { "open" },
        standing: words::format(language, standing, &tries),
    }
}

fn webhook_form(here: &Here, language: Language, fields: &Fields, typed: bool) -> EntryForm {
    let say = |key: &str| words::text(language, key).to_owned();
    let formats = Format::ALL.map(|format| Choice {
        value: format.word().to_owned(),
        title: say(&format!("alert-format-{}", format.word())),
        chosen: fields.text("format") == format.word(),
    });
    let ticked = fields.many("stages");
    let stages = stage_choices(language, &|stage| {
        if typed {
            ticked.contains(&stage.word())
        } else {
            USUAL.contains(&stage)
        }
    });
    let own = vec![
        EntryField::text("name", &say("alert-way-name"), fields.text("name"))
            .most(NAME_MAX)
            .hint(&say("alert-way-name-hint"))
            .required(),
        EntryField::select("format", &say("alert-way-format"), formats.into()),
        EntryField::text("address", &say("alert-way-address"), fields.text("address"))
            .most(address::ADDRESS_MAX)
            .hint(&say("alert-way-address-hint"))
            .required(),
        EntryField::text("secret", &say("alert-way-secret"), fields.text("secret"))
            .most(SECRET_MAX)
            .hint(&say("alert-way-secret-hint")),
        language_field(language, fields.text("language")),
        EntryField::checks("stages", &say("alert-way-stages"), stages),
    ];
    EntryForm {
        id: "alert-way",
        action: format!("/sites/{}/alert-ways", here.site),
        title: say("alert-way-add"),
        hint: say("alert-way-form-hint"),
        groups: vec![FieldGroup {
            fields: own,
            ..FieldGroup::default()
        }],
        submit: say("alert-way-add"),
        ..EntryForm::default()
    }
}
