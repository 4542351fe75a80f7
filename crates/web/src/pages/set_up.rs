//! Setting an empty house up, by the one-time link.

use app::session::{Founder, SetUp as Founding};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::directory::Site;
use standards::shipped;
use words::Language;

use super::directory::sheet::filled;
use super::{draw, draw_refused, frame};
use crate::act::{Form, see};
use crate::fields::Fields;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, EntryField, EntryForm, FieldGroup, SetUp};

/// Monday to Friday.
const WORKING_WEEKDAYS: u8 = 0b1_1111;
/// Time zones that are offered; any other can be typed.
const TIME_ZONES: [&str; 5] = [
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Macau",
    "Asia/Taipei",
    "Asia/Urumqi",
];
/// What must be filled, in the order of the page.
const REQUIRED: [&str; 9] = [
    "site_name",
    "site_id",
    "time_zone",
    "system_name",
    "system_login",
    "system_password",
    "security_name",
    "security_login",
    "security_password",
];

/// `GET /set-up/{secret}`.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
) -> Answered<Response> {
    let secret = opened(&web, &ids).await?;
    draw(&view(&web, language, &secret, &Fields::default(), None))
}

async fn opened(web: &Web, ids: &Ids) -> Answered<String> {
    let secret: String = ids.at(0)?;
    if app::session::set_up_opens(web.house(), &secret).await? {
        Ok(secret)
    } else {
        Err(Trouble::not_found())
    }
}

fn view(
    web: &Web,
    language: Language,
    secret: &str,
    typed: &Fields,
    refused: Option<&Trouble>,
) -> SetUp {
    let say = |key: &str| words::text(language, key).to_owned();
    let mut form = EntryForm {
        id: "set-up",
        action: format!("/set-up/{secret}"),
        groups: vec![
            site_fields(language, typed),
            founder_fields(language, typed, "system", SYSTEM),
            founder_fields(language, typed, "security", SECURITY),
        ],
        submit: say("page-set-up-do"),
        ..EntryForm::default()
    };
    if let Some(trouble) = refused {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
    }
    SetUp {
        frame: frame::public(web, language),
        form,
        next: ["sign-in", "accounts", "roles", "directory", "meeting"]
            .map(|step| say(&format!("account-next-{step}")))
            .into(),
    }
}

fn site_fields(language: Language, typed: &Fields) -> FieldGroup {
    let say = |key: &str| words::text(language, key).to_owned();
    let zone = typed.filled("time_zone").unwrap_or(TIME_ZONES[0]);
    let standards = standards_offered(typed.text("standard"));
    FieldGroup {
        title: say("page-set-up-site"),
        hint: String::new(),
        fields: vec![
            EntryField::text(
                "site_name",
                &say("page-set-up-site-name"),
                typed.text("site_name"),
            )
            .required(),
            EntryField::text(
                "site_id",
                &say("page-set-up-site-id"),
                typed.text("site_id"),
            )
            .login()
            .hint(&say("page-set-up-site-id-hint"))
            .required(),
            EntryField::select("standard", &say("access-set-up-standard"), standards)
                .hint(&say("access-set-up-standard-hint"))
                .required(),
            EntryField::text("time_zone", &say("page-set-up-time-zone"), zone)
                .login()
                .most(64)
                .offering(TIME_ZONES.map(str::to_owned).into())
                .required(),
        ],
    }
}

/// The fields of an administrator: name, sign-in name, password.
const SYSTEM: [&str; 3] = ["system_name", "system_login", "system_password"];
/// The same of the other one.
const SECURITY: [&str; 3] = ["security_name", "security_login", "security_password"];

fn founder_fields(
    language: Language,
    typed: &Fields,
    who: &str,
    [name, login, password]: [&'static str; 3],
) -> FieldGroup {
    let say = |key: &str| words::text(language, key).to_owned();
    FieldGroup {
        title: say(&format!("page-role-{who}-administrator")),
        hint: say(&format!("access-set-up-{who}-hint")),
        fields: vec![
            EntryField::text(name, &say("page-person-name"), typed.text(name)).required(),
            EntryField::text(login, &say("page-sign-in-name"), typed.text(login))
                .login()
                .hint(&say("account-login-hint"))
                .required(),
            EntryField::password(password, &say("page-password"), "new-password")
                .hint(&say("page-password-hint")),
        ],
    }
}

/// The standards that the product ships, by the names that stand in them.
fn standards_offered(chosen: &str) -> Vec<Choice> {
    [
        ("court-hall", shipped::COURT_HALL),
        ("bureau-hq", shipped::BUREAU_HQ),
    ]
    .into_iter()
    .map(|(value, text)| Choice {
        value: value.to_owned(),
        title: standards::read(text)
            .standard
            .map_or_else(|| value.to_owned(), |standard| standard.title().to_owned()),
        chosen: value == chosen,
    })
    .collect()
}

/// `POST /set-up/{secret}`.
pub(crate) async fn set_up(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    let secret: String = ids.at(0)?;
    if !app::session::set_up_opens(web.house(), &secret).await? {
        // Who sends the form twice has set up what they wished to.
        return if app::session::is_set_up(web.house()).await? {
            Ok(see("/sign-in"))
        } else {
            Err(Trouble::not_found())
        };
    }
    let founded = match founding(&form.fields) {
        Ok(founding) => app::session::set_up(web.house(), &secret, founding)
            .await
            .map_err(Trouble::from),
        Err(trouble) => Err(trouble),
    };
    match founded {
        Ok(()) => Ok(see("/sign-in")),
        Err(trouble) if trouble.is_mendable() => {
            let page = view(&web, language, &secret, &form.fields, Some(&trouble));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

fn founding(fields: &Fields) -> Answered<Founding> {
    fields.only(&[
        "site_id",
        "site_name",
        "time_zone",
        "standard",
        "system_login",
        "system_name",
        "system_password",
        "security_login",
        "security_name",
        "security_password",
    ])?;
    filled(fields, &REQUIRED)?;
    let standard = match fields.text("standard") {
        "court-hall" => shipped::COURT_HALL,
        "bureau-hq" => shipped::BUREAU_HQ,
        _ => return Err(Trouble::invalid("standard", "choice-unknown")),
    };
    let id = fields.chosen("site_id").ok().flatten();
    Ok(Founding {
        site: Site {
            id: id.ok_or_else(|| Trouble::invalid("site_id", "site-unfit"))?,
            name: fields.text("site_name").trim().to_owned(),
            time_zone: fields.text("time_zone").trim().to_owned(),
            working_weekdays: WORKING_WEEKDAYS,
            standard_version: 1,
        },
        standard: standard.to_owned(),
        system: founder(fields, SYSTEM),
        security: founder(fields, SECURITY),
    })
}

fn founder(fields: &Fields, [name, login, password]: [&str; 3]) -> Founder {
    Founder {
        login: fields.text(login).to_owned(),
        name: fields.text(name).to_owned(),
        password: fields.text(password).to_owned(),
    }
}
