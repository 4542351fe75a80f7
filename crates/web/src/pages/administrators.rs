//! Giving a site the administrators that it lacks, by the one-time link of the terminal.

use app::Role;
use app::session::{Founder, Lacking};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Form, see};
use crate::fields::Fields;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Administrator, Administrators};

/// `GET /administrators/{secret}`.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
) -> Answered<Response> {
    let (secret, lacking) = opened(&web, &ids).await?;
    let typed = Fields::default();
    draw(&view(&web, language, (&secret, &lacking), &typed, None))
}

async fn opened(web: &Web, ids: &Ids) -> Answered<(String, Lacking)> {
    let secret: String = ids.at(0)?;
    let lacking = app::session::administrators_lacking(web.house(), &secret).await?;
    Ok((secret, lacking.ok_or_else(Trouble::not_found)?))
}

/// The names of the fields of an administrator: sign-in name, name, password.
fn fields_of(role: Role) -> [&'static str; 3] {
    match role {
        Role::SystemAdministrator => ["system_login", "system_name", "system_password"],
        _ => ["security_login", "security_name", "security_password"],
    }
}

fn view(
    web: &Web,
    language: Language,
    (secret, lacking): (&str, &Lacking),
    typed: &Fields,
    problem: Option<String>,
) -> Administrators {
    let administrator = |role: &Role| {
        let [login_field, name_field, password_field] = fields_of(*role);
        let hint = match role {
            Role::SystemAdministrator => "access-set-up-system-hint",
            _ => "access-set-up-security-hint",
        };
        Administrator {
            role: words::text(language, &format!("page-role-{}", role.word())).to_owned(),
            hint: words::text(language, hint).to_owned(),
            login: typed.text(login_field).to_owned(),
            name: typed.text(name_field).to_owned(),
            login_field,
            name_field,
            password_field,
        }
    };
    Administrators {
        frame: frame::public(web, language),
        action: format!("/administrators/{secret}"),
        site: lacking.site.name.clone(),
        lacking: lacking.roles.iter().map(administrator).collect(),
        problem,
    }
}

/// `POST /administrators/{secret}`.
pub(crate) async fn restore(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    let (secret, lacking) = opened(&web, &ids).await?;
    let known: Vec<&str> = lacking
        .roles
        .iter()
        .flat_map(|role| fields_of(*role))
        .collect();
    form.fields.only(&known)?;
    let founders = lacking.roles.iter().map(|role| {
        let [login, name, password] = fields_of(*role).map(|field| form.fields.text(field));
        let founder = Founder {
            login: login.to_owned(),
            name: name.to_owned(),
            password: password.to_owned(),
        };
        (*role, founder)
    });
    let restored =
        app::session::restore_administrators(web.house(), &secret, founders.collect()).await;
    match restored.map_err(Trouble::from) {
        Ok(()) => {
            web.sessions().forget_all();
            Ok(see("/sign-in"))
        }
        Err(trouble) if trouble.is_mendable() => {
            let problem = Some(trouble.say(language));
            let page = view(&web, language, (&secret, &lacking), &form.fields, problem);
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
