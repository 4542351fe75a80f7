//! Setting an empty house up, by the one-time link.

use app::session::{Founder, SetUp as Founding};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::directory::Site;
use standards::shipped;
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Form, see};
use crate::fields::Fields;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, SetUp};

/// Monday to Friday.
const WORKING_WEEKDAYS: u8 = 0b1_1111;

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
    problem: Option<String>,
) -> SetUp {
    let text = |name: &str| typed.text(name).to_owned();
    SetUp {
        frame: frame::public(web, language),
        action: format!("/set-up/{secret}"),
        site_id: text("site_id"),
        site_name: text("site_name"),
        time_zone: typed
            .filled("time_zone")
            .unwrap_or("Asia/Shanghai")
            .to_owned(),
        standards: standards_offered(typed.text("standard")),
        system_login: text("system_login"),
        system_name: text("system_name"),
        security_login: text("security_login"),
        security_name: text("security_name"),
        problem,
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
    let secret = opened(&web, &ids).await?;
    let founded = match founding(&form.fields) {
        Ok(founding) => app::session::set_up(web.house(), &secret, founding)
            .await
            .map_err(Trouble::from),
        Err(trouble) => Err(trouble),
    };
    match founded {
        Ok(()) => Ok(see("/sign-in")),
        Err(trouble) if trouble.is_mendable() => {
            let problem = Some(trouble.say(language));
            let page = view(&web, language, &secret, &form.fields, problem);
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
        system: founder(fields, ["system_login", "system_name", "system_password"]),
        security: founder(
            fields,
            ["security_login", "security_name", "security_password"],
        ),
    })
}

fn founder(fields: &Fields, [login, name, password]: [&str; 3]) -> Founder {
    Founder {
        login: fields.text(login).to_owned(),
        name: fields.text(name).to_owned(),
        password: fields.text(password).to_owned(),
    }
}
