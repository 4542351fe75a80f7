//! Settings of a site by program: its standard, its accounts and their roles.

use app::Role;
use app::account::Enabled;
use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use standards::Problem;
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{NewAccount, Password, RoleName, Said, StandardText, State as Usable};
use crate::act::Act;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The accounts of the house, with their roles at the site.
#[derive(Serialize, ToSchema)]
pub(crate) struct AccountList {
    accounts: Vec<AccountShape>,
}

/// An account.
#[derive(Serialize, ToSchema)]
pub(crate) struct AccountShape {
    id: String,
    login: String,
    name: String,
    disabled: bool,
    roles: Vec<RoleShape>,
}

/// A role that an account holds.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoleShape {
    #[schema(example = "attendant")]
    role: &'static str,
    /// Whether it counts: somebody approved it.
    approved: bool,
    granted_by: String,
}

/// The accounts with their roles at the site.
#[utoipa::path(get, path = "/api/v1/sites/{site}/accounts", tag = "account",
    responses((status = 200, body = AccountList)))]
pub(crate) async fn list_accounts(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<AccountList>> {
    let accounts = app::account::list(web.house(), &here.site).await?;
    let accounts = accounts.into_iter().map(|account| AccountShape {
        id: account.id.to_string(),
        login: account.login,
        name: account.name,
        disabled: account.disabled,
        roles: account
            .grants
            .into_iter()
            .map(|grant| RoleShape {
                role: grant.role.word(),
                approved: grant.approved,
                granted_by: grant.granted_by,
            })
            .collect(),
    });
    Ok(Json(AccountList {
        accounts: accounts.collect(),
    }))
}

/// Make an account. It has no role until one is granted.
#[utoipa::path(post, path = "/api/v1/sites/{site}/accounts", tag = "account",
    request_body = NewAccount, responses((status = 200, body = Taken)))]
pub(crate) async fn create_account(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewAccount>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let new = app::account::NewAccount {
        login: body.login,
        name: body.name,
        password: body.password,
    };
    let done = app::account::create(house, actor, site, command, new);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Disable an account, or enable it again.
#[utoipa::path(post, path = "/api/v1/sites/{site}/accounts/{account}/state", tag = "account",
    request_body = Usable, responses((status = 200, body = Taken)))]
pub(crate) async fn set_state(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Usable>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let enabled = if body.enabled {
        Enabled::Yes
    } else {
        Enabled::No
    };
    let account = ids.at(0)?;
    let done = app::account::set_enabled(house, actor, site, command, account, enabled);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Set another password for somebody who forgot theirs.
#[utoipa::path(post, path = "/api/v1/sites/{site}/accounts/{account}/password", tag = "account",
    request_body = Password, responses((status = 200, body = Taken)))]
pub(crate) async fn reset_password(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Password>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let account = ids.at(0)?;
    let done = app::account::reset_password(house, actor, site, command, account, &body.password);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

fn role_of(word: &str) -> Answered<Role> {
    Role::from_word(word).ok_or_else(|| Trouble::invalid("role", "role-unknown"))
}

/// Grant a role. It counts once it is approved, where there is somebody to approve.
#[utoipa::path(post, path = "/api/v1/sites/{site}/accounts/{account}/roles", tag = "account",
    request_body = RoleName, responses((status = 200, body = Taken)))]
pub(crate) async fn grant_role(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<RoleName>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let (account, role) = (ids.at(0)?, role_of(&body.role)?);
    let done = app::account::grant_role(house, actor, site, command, account, role);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Approve a role that was granted.
#[utoipa::path(post, path = "/api/v1/sites/{site}/accounts/{account}/roles/{role}/approval", tag = "account",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn approve_role(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let (account, role) = (ids.at(0)?, role_of(&ids.at::<String>(1)?)?);
    let done = app::account::approve_role(house, actor, site, command, account, role);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Take a role back, at once.
#[utoipa::path(post, path = "/api/v1/sites/{site}/accounts/{account}/roles/{role}/revocation", tag = "account",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn revoke_role(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let (account, role) = (ids.at(0)?, role_of(&ids.at::<String>(1)?)?);
    let done = app::account::revoke_role(house, actor, site, command, account, role);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Publish a new version of the standard. What was planned keeps its version; a text with problems
/// is not taken, and they are told by line.
#[utoipa::path(post, path = "/api/v1/sites/{site}/standard", tag = "directory",
    request_body = StandardText, responses((status = 200, body = Taken)))]
pub(crate) async fn publish_standard(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<StandardText>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::site::publish_standard(house, actor, site, command, act.body.text);
    match done.await? {
        Ok(answer) => taken(&web, &here, answer, act.clock_off_ms, language).await,
        Err(problems) => Err(Trouble::invalid("text", "standard-has-problems")
            .with("problems", by_line(&problems, language))),
    }
}

fn by_line(problems: &[Problem], language: Language) -> String {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| {
            let said = words::format(language, problem.key(), &problem.arguments());
            format!("{}:{} {said}", problem.line, problem.column)
        })
        .collect();
    lines.join("\n")
}
