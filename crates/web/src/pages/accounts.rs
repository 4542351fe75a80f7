//! Accounts and their roles, kept apart: one makes accounts, another grants.

use app::account::{AccountView, Enabled, NewAccount};
use app::{Answer, Role};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Form, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AccountRow, Accounts, Choice, RoleHeld};

/// `GET /sites/S/accounts`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&view(&web, &here, language, &Fields::default(), None).await?)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    typed: &Fields,
    problem: Option<String>,
) -> Answered<Accounts> {
    let accounts = app::account::list(web.house(), &here.site).await?;
    let may_grant = here.may(Object::RoleGrant, Action::Create);
    let roles = Role::GRANTED.into_iter().filter(|_| may_grant);
    Ok(Accounts {
        frame: frame::of_site(web, here, language, "accounts").await?,
        rows: accounts.into_iter().map(|one| row(one, here)).collect(),
        roles: roles
            .map(|role| Choice {
                value: role.word().to_owned(),
                title: words::text(language, &format!("page-role-{}", role.word())).to_owned(),
                chosen: false,
            })
            .collect(),
        may_create: here.may(Object::Account, Action::Create),
        problem,
        name: typed.text("name").to_owned(),
        person: typed.text("person").to_owned(),
    })
}

fn row(account: AccountView, here: &Here) -> AccountRow {
    // Nobody approves what is asked for themselves.
    let own = here.actor.account == Some(account.id);
    let may_approve = here.may(Object::RoleGrant, Action::Approve) && !own;
    let grants = account.grants.iter();
    AccountRow {
        id: account.id.to_string(),
        roles: grants
            .map(|grant| RoleHeld {
                role: grant.role.word(),
                approved: grant.approved,
                may_approve: may_approve && !grant.approved,
            })
            .collect(),
        name: account.login,
        person: account.name,
        disabled: account.disabled,
    }
}

/// `POST /sites/S/accounts`.
pub(crate) async fn create(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["name", "person", "password"])?;
    let command = form.command()?;
    let new = NewAccount {
        login: fields.text("name").to_owned(),
        name: fields.text("person").to_owned(),
        password: fields.text("password").to_owned(),
    };
    let done = app::account::create(web.house(), &here.actor, &here.site, &command, new).await;
    after(&web, &here, language, fields, done).await
}

/// `POST /sites/S/accounts/A/state`.
pub(crate) async fn set_state(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["act"])?;
    let enabled = match fields.text("act") {
        "enable" => Enabled::Yes,
        "disable" => Enabled::No,
        _ => return Err(Trouble::invalid("act", "choice-unknown")),
    };
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let done = app::account::set_enabled(house, actor, &here.site, &command, id, enabled).await;
    after(&web, &here, language, fields, done).await
}

/// `POST /sites/S/accounts/A/roles`: grants, approves or takes back.
pub(crate) async fn set_role(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["act", "role"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let role = Role::from_word(fields.text("role"))
        .ok_or_else(|| Trouble::invalid("role", "choice-unknown"))?;
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = match fields.text("act") {
        "grant" => app::account::grant_role(house, actor, site, &command, id, role).await,
        "approve" => app::account::approve_role(house, actor, site, &command, id, role).await,
        "revoke" => app::account::revoke_role(house, actor, site, &command, id, role).await,
        _ => return Err(Trouble::invalid("act", "choice-unknown")),
    };
    after(&web, &here, language, fields, done).await
}

async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    typed: &Fields,
    done: Result<Answer, app::Error>,
) -> Answered<Response> {
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/sites/{}/accounts", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let problem = Some(trouble.say(language));
            draw_refused(&view(web, here, language, typed, problem).await?, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
