//! Accounts and their roles, kept apart: one makes accounts, another grants.

use app::account::{AccountView, Enabled, NewAccount};
use app::{Answer, Role};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::AccountId;
use domain::access::{Action, Object};
use words::Language;

use super::directory::sheet::{filled, holds};
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    AccountRow, Accounts, Choice, EntryField, EntryForm, FieldGroup, NextStep, RoleHeld, Search,
};

/// What the page is shown with beside the accounts.
#[derive(Default)]
struct Shown<'shown> {
    search: String,
    saved: bool,
    typed: Option<&'shown Fields>,
    /// What was refused, and where: the new account, another password of an account, or anywhere.
    refused: Option<(Place, &'shown Trouble)>,
}

/// A form of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    NewAccount,
    Password(AccountId),
    Elsewhere,
}

/// `GET /sites/S/accounts?search=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["search", "saved"])?;
    let shown = Shown {
        search: query.text("search").trim().to_owned(),
        saved: query.ticked("saved"),
        ..Shown::default()
    };
    draw(&view(&web, &here, language, &shown).await?)
}

async fn view(web: &Web, here: &Here, language: Language, shown: &Shown<'_>) -> Answered<Accounts> {
    let accounts = app::account::list(web.house(), &here.site).await?;
    let may_grant = here.may(Object::RoleGrant, Action::Create);
    let may_create = here.may(Object::Account, Action::Create);
    let roles = Role::GRANTED.into_iter().filter(|_| may_grant);
    let (all, next) = (
        accounts.len(),
        next_steps(web, here, language, &accounts).await?,
    );
    let found = accounts
        .into_iter()
        .filter(|one| holds(&shown.search, &[&one.login, &one.name]));
    let rows: Vec<AccountRow> = found.map(|one| row(one, here, language, shown)).collect();
    let elsewhere = shown
        .refused
        .filter(|(place, _)| *place == Place::Elsewhere);
    Ok(Accounts {
        frame: frame::of_site(web, here, language, "accounts").await?,
        search: search(language, &shown.search, rows.len(), all),
        asked: asked(&shown.search),
        rows,
        roles: roles.map(|role| role_choice(role, language)).collect(),
        may_create,
        problem: elsewhere.map(|(_, trouble)| trouble.say(language)),
        saved: shown.saved,
        next,
        forms: may_create
            .then(|| new_account(here, language, shown))
            .into_iter()
            .collect(),
    })
}

fn role_choice(role: Role, language: Language) -> Choice {
    Choice {
        value: role.word().to_owned(),
        title: words::text(language, &format!("page-role-{}", role.word())).to_owned(),
        chosen: false,
    }
}

fn search(language: Language, value: &str, shown: usize, all: usize) -> Search {
    let counts = [("count", shown.to_string()), ("of", all.to_string())];
    Search {
        value: value.to_owned(),
        label: words::text(language, "account-search").to_owned(),
        found: if value.is_empty() {
            String::new()
        } else {
            words::format(language, "directory-found", &counts)
        },
    }
}

/// What the forms of the rows carry, so that whoever uses one comes back to what was searched for.
fn asked(search: &str) -> String {
    if search.is_empty() {
        return String::new();
    }
    let mut query = form_urlencoded::Serializer::for_suffix("?".to_owned(), 1);
    query.append_pair("search", search).finish()
}

fn new_account(here: &Here, language: Language, shown: &Shown<'_>) -> EntryForm {
    let say = |key: &str| words::text(language, key).to_owned();
    let refused = shown
        .refused
        .filter(|(place, _)| *place == Place::NewAccount);
    let nothing = Fields::default();
    let typed = match (&refused, shown.typed) {
        (Some(_), Some(typed)) => typed,
        _ => &nothing,
    };
    let login = EntryField::text("name", &say("page-accounts-name"), typed.text("name"))
        .login()
        .hint(&say("account-login-hint"))
        .required();
    let fields = vec![
        EntryField::text("person", &say("page-accounts-person"), typed.text("person")).required(),
        login,
        EntryField::password("password", &say("account-first-password"), "new-password")
            .hint(&say("page-password-hint")),
    ];
    let mut form = EntryForm {
        id: "account",
        action: format!("/sites/{}/accounts", here.site),
        title: say("page-accounts-new"),
        hint: say("page-accounts-new-hint"),
        groups: vec![FieldGroup {
            fields,
            ..FieldGroup::default()
        }],
        submit: say("page-accounts-new"),
        ..EntryForm::default()
    };
    if let Some((_, trouble)) = refused {
        // The application calls the fields by its own names.
        let field = match trouble.field.as_deref() {
            Some("login") => Some("name"),
            Some("name") if trouble.code == "name-unfit" => Some("person"),
            other => other,
        };
        form.refuse(field, trouble.say(language));
    } else if shown.saved {
        form.focus();
    }
    form
}

/// The way from an empty site to a first meeting, for as long as it is not gone to its end.
async fn next_steps(
    web: &Web,
    here: &Here,
    language: Language,
    accounts: &[AccountView],
) -> Answered<Vec<NextStep>> {
    let known = app::directory::view(web.house(), &here.site).await?;
    let known = known.ok_or_else(Trouble::not_found)?;
    let holds = |role: Role| {
        let mut grants = accounts.iter().flat_map(|account| &account.grants);
        grants.any(|grant| grant.role == role && grant.approved)
    };
    let done = [
        ("accounts", accounts.len() > 2),
        ("roles", holds(Role::TeamLeader)),
        (
            "directory",
            known.rooms.iter().any(|room| room.capacity > 0)
                && known.teams.iter().any(|team| !team.members.is_empty()),
        ),
    ];
    let first = done.iter().position(|(_, done)| !done);
    let Some(first) = first else {
        return Ok(Vec::new());
    };
    let last = ("meeting", false);
    let steps = done.into_iter().chain([last]).enumerate();
    Ok(steps
        .map(|(index, (name, done))| NextStep {
            what: words::text(language, &format!("account-next-{name}")).to_owned(),
            state: match (done, index == first) {
                (true, _) => "done",
                (false, true) => "open",
                (false, false) => "planned",
            },
        })
        .collect())
}

fn row(account: AccountView, here: &Here, language: Language, shown: &Shown<'_>) -> AccountRow {
    // Nobody approves what is asked for themselves.
    let own = here.actor.account == Some(account.id);
    let may_approve = here.may(Object::RoleGrant, Action::Approve) && !own;
    let grants = account.grants.iter();
    let refused = shown
        .refused
        .filter(|(place, _)| *place == Place::Password(account.id));
    AccountRow {
        refused: refused.map(|(_, trouble)| trouble.say(language)),
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
    let created = async {
        filled(fields, &["person", "name", "password"])?;
        let new = NewAccount {
            login: fields.text("name").to_owned(),
            name: fields.text("person").to_owned(),
            password: fields.text("password").to_owned(),
        };
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::account::create(house, actor, &here.site, &command, new).await?)
    };
    let created = created.await;
    let typed = (fields, "");
    after(&web, &here, language, typed, Place::NewAccount, created).await
}

/// `POST /sites/S/accounts/A/password?search=`: another password for somebody who forgot theirs.
pub(crate) async fn reset_password(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    query.only(&["search"])?;
    fields.only(&["password"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let reset = async {
        filled(fields, &["password"])?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        let password = fields.text("password");
        Ok(app::account::reset_password(house, actor, site, &command, id, password).await?)
    };
    let reset = reset.await;
    let typed = (fields, query.text("search"));
    after(&web, &here, language, typed, Place::Password(id), reset).await
}

/// `POST /sites/S/accounts/A/state?search=`.
pub(crate) async fn set_state(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    query.only(&["search"])?;
    fields.only(&["act"])?;
    let enabled = match fields.text("act") {
        "enable" => Enabled::Yes,
        "disable" => Enabled::No,
        _ => return Err(Trouble::invalid("act", "choice-unknown")),
    };
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let done = app::account::set_enabled(house, actor, &here.site, &command, id, enabled).await;
    let done = done.map_err(Trouble::from);
    let typed = (fields, query.text("search"));
    after(&web, &here, language, typed, Place::Elsewhere, done).await
}

/// `POST /sites/S/accounts/A/roles?search=`: grants, approves or takes back.
pub(crate) async fn set_role(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    query.only(&["search"])?;
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
    let done = done.map_err(Trouble::from);
    let typed = (fields, query.text("search"));
    after(&web, &here, language, typed, Place::Elsewhere, done).await
}

async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    (typed, search): (&Fields, &str),
    place: Place,
    done: Answered<Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/accounts?saved", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let shown = Shown {
                search: search.trim().to_owned(),
                typed: Some(typed),
                refused: Some((place, &trouble)),
                ..Shown::default()
            };
            draw_refused(&view(web, here, language, &shown).await?, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
