//! Accounts and roles. One administrator makes accounts, another gives roles, the owner's office
//! approves them; none of them alone lets anybody in.

use domain::access::{Action, Actor, Grant, Object, Role};
use domain::{AccountId, Refusal, SiteId, text};
use store::Database;
use store::account::{Account, GrantRecord};

use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::session::hash_password;

/// A role as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantView {
    /// The role.
    pub role: Role,
    /// Whether it counts: somebody approved it.
    pub approved: bool,
    /// Who granted it.
    pub granted_by: String,
}

/// An account as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountView {
    /// Its id.
    pub id: AccountId,
    /// What its holder types.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Whether it is disabled.
    pub disabled: bool,
    /// Its roles at the site.
    pub grants: Vec<GrantView>,
}

/// The accounts with a role at the site, and those that have none anywhere yet.
///
/// # Errors
/// When the database fails.
pub async fn list(house: &House, site: &SiteId) -> Result<Vec<AccountView>, Error> {
    let site = site.clone();
    let read = move |db: &mut Database| {
        let grants = store::account::grants_at(db, &site)?;
        let mut listed = Vec::new();
        for account in store::account::all(db)? {
            let own: Vec<GrantView> = grants
                .iter()
                .filter(|record| record.account == account.id)
                .map(grant_view)
                .collect();
            // Who belongs to another site alone is not this one's to know of.
            if own.is_empty() && !store::account::grants_of(db, account.id)?.is_empty() {
                continue;
            }
            listed.push(AccountView {
                grants: own,
                id: account.id,
                login: account.login,
                name: account.name,
                disabled: account.disabled_at.is_some(),
            });
        }
        Ok(listed)
    };
    Ok(house.store().read(read).await?)
}

fn grant_view(record: &GrantRecord) -> GrantView {
    GrantView {
        role: record.grant.role,
        approved: record.approved_by.is_some(),
        granted_by: record.granted_by.clone(),
    }
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What its holder will type: 2 to 32 of letters, digits, `.`, `-`, `_`.
    pub login: String,
    /// Their name, 1 to 50 characters.
    pub name: String,
    /// Their first password.
    pub password: String,
}

pub(crate) fn checked_login(login: &str) -> Result<String, Refusal> {
    let login = login.trim().to_lowercase();
    let lawful = |one: char| one.is_ascii_alphanumeric() || matches!(one, '.' | '-' | '_');
    if (2..=32).contains(&login.len()) && login.chars().all(lawful) {
        Ok(login)
    } else {
        Err(Refusal::invalid("login", "login-unfit"))
    }
}

pub(crate) fn checked_name(name: &str) -> Result<String, Refusal> {
    if (1..=50).contains(&text::length(name)) && text::is_plain(name) {
        Ok(name.trim().to_owned())
    } else {
        Err(Refusal::invalid("name", "name-unfit").with("name", name))
    }
}

/// Makes an account. It has no role until one is granted and approved.
///
/// # Errors
/// Refused when the login is taken or a field unfit.
pub async fn create(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    new: NewAccount,
) -> Result<Answer, Error> {
    let login = checked_login(&new.login)?;
    let name = checked_name(&new.name)?;
    let password = new.password;
    let password_hash = tokio::task::spawn_blocking(move || hash_password(&password))
        .await
        .map_err(anyhow::Error::from)??;
    let id = AccountId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Account, Action::Create)?;
        if store::account::find_by_login(deed.db, &login)?.is_some() {
            return Err(Refusal::conflict("login-taken").at("login").into());
        }
        if store::account::find(deed.db, id)?.is_some() {
            return Err(Refusal::invalid("command", "command-reused").into());
        }
        let account = Account {
            id,
            login: login.clone(),
            name: name.clone(),
            password_hash: password_hash.clone(),
            language: None,
            created_at: deed.now,
            disabled_at: None,
        };
        store::account::create(deed.db, &account)?;
        let entry = deed
            .entry("account-created")
            .detail("person", &name)
            .detail("login", &login);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Whether an account may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enabled {
    /// It may.
    Yes,
    /// It may not; its sessions end at once.
    No,
}

fn account_of(deed: &mut Deed<'_>, id: AccountId) -> Result<Account, Error> {
    let account = store::account::find(deed.db, id)?;
    account.ok_or_else(|| Refusal::missing("account-unknown").into())
}

/// The account, if it is the actor's to change: an account that works at other sites too opens
/// them, so nobody changes it who may not do so at each of them.
fn account_to_edit(deed: &mut Deed<'_>, id: AccountId) -> Result<Account, Error> {
    deed.reach(Object::Account, Action::Edit)?;
    let account = account_of(deed, id)?;
    let held = store::account::grants_of(deed.db, id)?;
    let here = held.iter().any(|record| record.grant.site == deed.site.id);
    let beyond = held.iter().any(|record| {
        let right = deed
            .actor
            .right(&record.grant.site, Object::Account, Action::Edit);
        record.grant.site != deed.site.id && right.is_none()
    });
    match (here, beyond) {
        (_, false) => Ok(account),
        (false, true) => Err(Refusal::missing("account-unknown").into()),
        (true, true) => Err(Refusal::forbidden("not-allowed").into()),
    }
}

/// Disables an account, or enables it again.
///
/// # Errors
/// Refused to whoever may not, and to oneself.
pub async fn set_enabled(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AccountId,
    enabled: Enabled,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let account = account_to_edit(deed, id)?;
        if deed.actor.account == Some(id) {
            return Err(Refusal::conflict("not-oneself").into());
        }
        let (since, act) = match enabled {
            Enabled::Yes => (None, "account-enabled"),
            Enabled::No => (Some(deed.now), "account-disabled"),
        };
        store::account::set_disabled(deed.db, id, since)?;
        store::session::end_all(deed.db, id)?;
        store::session::revoke_tokens(deed.db, id)?;
        let entry = deed.entry(act).detail("person", &account.name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Sets another password for somebody who forgot theirs; their sessions end.
///
/// # Errors
/// Refused to whoever may not, or when the password is unfit.
pub async fn reset_password(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AccountId,
    password: &str,
) -> Result<Answer, Error> {
    let hash = hash_password(password)?;
    perform(house, actor, site, command, move |deed| {
        let account = account_to_edit(deed, id)?;
        store::account::set_password(deed.db, id, &hash)?;
        store::session::end_all(deed.db, id)?;
        store::session::revoke_tokens(deed.db, id)?;
        let entry = deed.entry("password-reset").detail("person", &account.name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Grants a role at the site. Where the owner's office has somebody, it counts once they approve;
/// before there is anybody to approve, it counts at once.
///
/// # Errors
/// Refused to whoever may not, for oneself, and for two administrators' roles in one hand.
pub async fn grant_role(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AccountId,
    role: Role,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::RoleGrant, Action::Create)?;
        if deed.actor.account == Some(id) {
            return Err(Refusal::conflict("not-oneself").into());
        }
        if !Role::GRANTED.contains(&role) {
            return Err(Refusal::invalid("role", "role-unknown").into());
        }
        let account = account_of(deed, id)?;
        let held = store::account::grants_of(deed.db, id)?;
        if held.iter().any(|record| record.grant.role.excludes(role)) {
            return Err(Refusal::conflict("roles-kept-apart").at("role").into());
        }
        let grant = Grant {
            site: deed.site.id.clone(),
            role,
        };
        if held.iter().any(|record| record.grant == grant) {
            return Err(Refusal::conflict("role-held").at("role").into());
        }
        let approvers = store::account::grants_at(deed.db, &deed.site.id)?;
        let approver = approvers
            .iter()
            .any(|record| record.grant.role == Role::OwnersManager && record.approved_by.is_some());
        let by = deed.actor.name.clone();
        let record = GrantRecord {
            account: id,
            grant,
            approved_by: (!approver).then(|| by.clone()),
            granted_by: by,
        };
        store::account::grant(deed.db, &record, deed.now)?;
        let entry = deed
            .entry("role-granted")
            .detail("person", &account.name)
            .detail("role", role.word());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Approves a role that was granted.
///
/// # Errors
/// Refused to whoever may not, and for oneself.
pub async fn approve_role(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AccountId,
    role: Role,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::RoleGrant, Action::Approve)?;
        if deed.actor.account == Some(id) {
            return Err(Refusal::conflict("not-oneself").into());
        }
        let account = account_of(deed, id)?;
        let grant = Grant {
            site: deed.site.id.clone(),
            role,
        };
        let by = deed.actor.name.clone();
        if !store::account::approve(deed.db, id, &grant, &by, deed.now)? {
            return Err(Refusal::missing("role-not-held").into());
        }
        let entry = deed
            .entry("role-approved")
            .detail("person", &account.name)
            .detail("role", role.word());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes a role back. It ends at once, and with it every session of the account.
///
/// # Errors
/// Refused to whoever may not.
pub async fn revoke_role(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AccountId,
    role: Role,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::RoleGrant, Action::Edit)?;
        let account = account_of(deed, id)?;
        let grant = Grant {
            site: deed.site.id.clone(),
            role,
        };
        if !store::account::revoke(deed.db, id, &grant)? {
            return Err(Refusal::missing("role-not-held").into());
        }
        store::session::end_all(deed.db, id)?;
        let entry = deed
            .entry("role-revoked")
            .detail("person", &account.name)
            .detail("role", role.word());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Sets the actor's own language.
///
/// # Errors
/// Refused when it is no language's tag.
pub async fn set_language(house: &House, actor: &Actor, language: &str) -> Result<(), Error> {
    let Some(account) = actor.account else {
        return Ok(());
    };
    let lawful = |one: char| one.is_ascii_alphanumeric() || one == '-';
    if language.is_empty() || language.len() > 20 || !language.chars().all(lawful) {
        return Err(Refusal::invalid("language", "language-unknown").into());
    }
    let language = language.to_owned();
    let set = move |db: &mut Database| Ok(store::account::set_language(db, account, &language)?);
    Ok(house.store().write::<(), Error>(None, set).await?)
}
