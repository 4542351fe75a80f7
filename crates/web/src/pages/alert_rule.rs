//! How somebody wants to be reached: their own page.

use app::alert::OwnPage;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::alert::{AlertRule, MAIL_MAX, MailTakes, Quiet};
use words::Language;

use super::{alert_push, draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AlertOwn, Choice, EntryField, EntryForm, FieldGroup};

/// The fields of the form.
const FIELDS: [&str; 4] = ["mail", "mail_takes", "quiet_from", "quiet_until"];

/// `GET /sites/S/alerts`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["saved"])?;
    let mut page = page((&web, &here, language), None).await?;
    page.saved = query.ticked("saved");
    draw(&page)
}

/// `POST /sites/S/alerts`: `command`, `mail`, `mail_takes`, `quiet_from`, `quiet_until`.
pub(crate) async fn set(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let set = async {
        let (house, command) = (web.house(), form.command()?);
        let rule = typed(&form.fields)?;
        Ok(app::alert::set_own(house, &here.actor, &here.site, &command, rule).await?)
    };
    let trouble: Trouble = match set.await {
        Ok(_) => return Ok(see(&format!("/sites/{}/alerts?saved", here.site))),
        Err(trouble) => trouble,
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let refused = Some((&form.fields, &trouble));
    draw_refused(&page((&web, &here, language), refused).await?, &trouble)
}

fn typed(fields: &Fields) -> Answered<AlertRule> {
    let takes = MailTakes::from_word(fields.text("mail_takes"));
    Ok(AlertRule {
        mail: fields.text("mail").to_owned(),
        mail_takes: takes.ok_or_else(|| Trouble::invalid("mail_takes", "choice-unknown"))?,
        quiet: quiet(fields)?,
    })
}

fn quiet(fields: &Fields) -> Answered<Option<Quiet>> {
    let minute = |name: &str| -> Answered<Option<i32>> {
        if fields.filled(name).is_none() {
            return Ok(None);
        }
        let time = fields.time(name)?;
        Ok(Some(i32::from(time.hour()) * 60 + i32::from(time.minute())))
    };
    match (minute("quiet_from")?, minute("quiet_until")?) {
        (None, None) => Ok(None),
        (Some(from), Some(until)) => Ok(Some(Quiet { from, until })),
        (None, Some(_)) => Err(Trouble::invalid("quiet_from", "alert-quiet-half")),
        (Some(_), None) => Err(Trouble::invalid("quiet_until", "alert-quiet-half")),
    }
}

/// A minute of the day as it is typed: `22:05`.
pub(crate) fn time_of(minute: i32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

async fn page(
    (web, here, language): (&Web, &Here, Language),
    refused: Option<(&Fields, &Trouble)>,
) -> Answered<AlertOwn> {
    let own = app::alert::own(web.house(), &here.actor, &here.site).await?;
    let own = own.ok_or_else(Trouble::not_found)?;
    let mut form = own_form(here, language, &own, refused.map(|(fields, _)| fields));
    if let Some((_, trouble)) = refused {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
    }
    Ok(AlertOwn {
        frame: frame::of_site(web, here, language, "alerts").await?,
        saved: false,
        address: format!("/sites/{}/alerts", here.site),
        mail_is_set_up: own.mail,
        push: own
            .push
            .as_ref()
            .map(|push| alert_push::of_person(push, here, language)),
        forms: vec![form],
    })
}

fn own_form(here: &Here, language: Language, own: &OwnPage, typed: Option<&Fields>) -> EntryForm {
    let say = |key: &str| words::text(language, key).to_owned();
    let value =
        |name: &str, stands: String| typed.map_or(stands, |fields| fields.text(name).to_owned());
    let takes = value("mail_takes", own.rule.mail_takes.word().to_owned());
    let choices = MailTakes::ALL.map(|one| Choice {
        value: one.word().to_owned(),
        title: say(&format!("alert-mail-takes-{}", one.word())),
        chosen: one.word() == takes,
    });
    let time = |minute: Option<i32>| minute.map_or_else(String::new, time_of);
    let quiet = own.rule.quiet;
    let from = value("quiet_from", time(quiet.map(|quiet| quiet.from)));
    let until = value("quiet_until", time(quiet.map(|quiet| quiet.until)));
    let mail = value("mail", own.rule.mail.clone());
    let by_mail = FieldGroup {
        title: say("alert-own-mail"),
        hint: String::new(),
        fields: vec![
            EntryField::text("mail", &say("alert-own-mail-address"), &mail)
                .kind("email")
                .most(MAIL_MAX),
            EntryField::select("mail_takes", &say("alert-own-mail-takes"), choices.into()),
        ],
    };
    let in_quiet = FieldGroup {
        title: say("alert-own-quiet"),
        hint: say("alert-own-quiet-hint"),
        fields: vec![
            EntryField::text("quiet_from", &say("alert-own-quiet-from"), &from).kind("time"),
            EntryField::text("quiet_until", &say("alert-own-quiet-until"), &until).kind("time"),
        ],
    };
    EntryForm {
        id: "alert-own",
        action: format!("/sites/{}/alerts", here.site),
        groups: vec![by_mail, in_quiet],
        submit: say("page-save"),
        ..EntryForm::default()
    }
}
