//! Web push on the pages of ways and of one's own alerts: switched by the owner's manager, with the services named that
//! it goes to; each browser is added by its holder's tap.

use app::alert::{OwnPush, PushPage};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::alert::push::{CONTACT_MAX, Service, Setting};
use words::{Arg, Language};

use super::alert_way::{self, standing};
use super::draw_refused;
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    AlertPush, AlertPushService, Choice, EntryField, EntryForm, FieldGroup, OwnPushView, PostButton,
};

/// `POST /sites/S/push`: `command`, `contact`, `services` for each.
pub(crate) async fn switch_on(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["contact", "services"])?;
    let switched = async {
        let (house, command) = (web.house(), form.command()?);
        let setting = typed(&form.fields)?;
        Ok(app::alert::switch_on(house, &here.actor, &here.site, &command, setting).await?)
    };
    let trouble: Trouble = match switched.await {
        Ok(_) => return Ok(see(&format!("/sites/{}/alert-ways", here.site))),
        Err(trouble) => trouble,
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let refused = (&form.fields, &trouble);
    let page = alert_way::page_of_push((&web, &here, language), refused).await?;
    draw_refused(&page, &trouble)
}

fn typed(fields: &Fields) -> Answered<Setting> {
    let services = fields.many("services").into_iter().map(|word| {
        Service::from_word(word).ok_or_else(|| Trouble::invalid("services", "choice-unknown"))
    });
    Ok(Setting {
        contact: fields.text("contact").to_owned(),
        services: services.collect::<Answered<_>>()?,
    })
}

/// `POST /sites/S/push/removal`: `command`.
pub(crate) async fn switch_off(
    State(web): State<Web>,
    here: Here,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (house, command) = (web.house(), form.command()?);
    app::alert::switch_off(house, &here.actor, &here.site, &command).await?;
    Ok(see(&format!("/sites/{}/alert-ways", here.site)))
}

/// `POST /sites/S/alerts/push/trial`: `command`.
pub(crate) async fn attempt(State(web): State<Web>, here: Here, form: Form) -> Answered<Response> {
    form.fields.only(&[])?;
    let (house, command) = (web.house(), form.command()?);
    app::alert::try_own(house, &here.actor, &here.site, &command).await?;
    Ok(see(&format!("/sites/{}/alerts", here.site)))
}

/// `POST /sites/S/alerts/push/removal`: `command`.
pub(crate) async fn remove(State(web): State<Web>, here: Here, form: Form) -> Answered<Response> {
    form.fields.only(&[])?;
    let (house, command) = (web.house(), form.command()?);
    app::alert::unsubscribe(house, &here.actor, &here.site, &command, None).await?;
    Ok(see(&format!("/sites/{}/alerts", here.site)))
}

/// How web push stands at a site, for the page of ways.
pub(super) fn of_site(
    found: Option<&PushPage>,
    (here, place, language): (&Here, &Place, Language),
    refused: Option<(&Fields, &Trouble)>,
) -> AlertPush {
    let may_switch = here.may(Object::AlertWay, Action::Approve);
    let services = found.map(|page| services(page, place, language));
    let switched = found.map(|page| {
        let (at, who) = &page.switched;
        let arguments = [("time", place.moment(*at)), ("person", who.clone())];
        words::format(language, "alert-push-switched", &arguments)
    });
    let off = found.filter(|_| may_switch).map(|_| PostButton {
        action: format!("/sites/{}/push/removal", here.site),
        fields: Vec::new(),
        title: words::text(language, "alert-push-switch-off").to_owned(),
        about: String::new(),
    });
    AlertPush {
        services: services.unwrap_or_default(),
        switched,
        off,
        form: may_switch.then(|| form(found, here, language, refused)),
    }
}

fn services(page: &PushPage, place: &Place, language: Language) -> Vec<AlertPushService> {
    let services = page.services.iter();
    let drawn = services.map(|(service, browsers, state)| {
        let (tone, told) = standing(state, place, language);
        AlertPushService {
            word: service.word(),
            name: service.name(),
            domain: service.domain(),
            browsers: browsers_in_words(*browsers, language),
            tone,
            told,
        }
    });
    drawn.collect()
}

fn browsers_in_words(count: usize, language: Language) -> String {
    let count = [("count", Arg::Number(count as i64))];
    words::format(language, "alert-push-phones", &count)
}

fn form(
    found: Option<&PushPage>,
    here: &Here,
    language: Language,
    refused: Option<(&Fields, &Trouble)>,
) -> EntryForm {
    let say = |key: &str| words::text(language, key).to_owned();
    let stands = found.map(|page| page.setting.clone()).unwrap_or_default();
    let ticked = |service: Service| match refused {
        Some((fields, _)) => fields.many("services").contains(&service.word()),
        None => stands.services.contains(&service),
    };
    let choices = Service::ALL.map(|service| Choice {
        value: service.word().to_owned(),
        title: format!(
            "{} ({})",
            say(&format!("alert-push-for-{}", service.word())),
            service.domain()
        ),
        chosen: ticked(service),
    });
    let contact = match refused {
        Some((fields, _)) => fields.text("contact").to_owned(),
        None => stands.contact.clone(),
    };
    let contact = contact.strip_prefix("mailto:").unwrap_or(&contact);
    let own = vec![
        EntryField::checks("services", &say("alert-push-services"), choices.into()),
        EntryField::text("contact", &say("alert-push-contact"), contact)
            .most(CONTACT_MAX)
            .hint(&say("alert-push-contact-hint"))
            .required(),
    ];
    let (title, submit) = match found {
        Some(_) => ("alert-push-change", "page-save"),
        None => ("alert-push-switch-on", "alert-push-switch-on"),
    };
    let mut form = EntryForm {
        id: "alert-push",
        action: format!("/sites/{}/push", here.site),
        title: say(title),
        hint: say("alert-push-form-hint"),
        groups: vec![FieldGroup {
            fields: own,
            ..FieldGroup::default()
        }],
        submit: say(submit),
        ..EntryForm::default()
    };
    if let Some((_, trouble)) = refused {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
    }
    form
}

/// Somebody's own browsers, for their own page.
pub(super) fn of_person(push: &OwnPush, here: &Here, language: Language) -> OwnPushView {
    let names: Vec<&str> = push.services.iter().map(|one| one.name()).collect();
    let services = [("services", names.join(", "))];
    let button = |path: &str, key: &str| PostButton {
        action: format!("/sites/{}/alerts/push/{path}", here.site),
        fields: Vec::new(),
        title: words::text(language, key).to_owned(),
        about: String::new(),
    };
    let acts = if push.browsers.is_empty() {
        Vec::new()
    } else {
        vec![
            button("trial", "alert-own-push-try"),
            button("removal", "alert-own-push-remove"),
        ]
    };
    let ids: Vec<String> = push
        .browsers
        .iter()
        .map(|(id, ..)| id.to_string())
        .collect();
    let account = here.actor.account.map(|account| account.to_string());
    OwnPushView {
        api: format!("/api/v1/sites/{}/alert-push", here.site),
        key: push.public.clone(),
        account: account.unwrap_or_default(),
        browsers: ids.join(" "),
        hint: words::format(language, "alert-own-push-hint", &services),
        count: browsers_in_words(ids.len(), language),
        acts,
    }
}
