//! Accounts and roles. One administrator makes accounts, another gives roles, the owner's office
//! approves them; none of them alone lets anybody in.

use domain::access::{Action, Actor, Grant, Object, Role};
use domain::grams::normalized;
use domain::{AccountId, Refusal, SiteId, text};
use store::Database;
use store::account::{Account, GrantRecord};

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::password;

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

/// The accounts that the site made, and those that were granted a role there.
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
            // Who belongs to another site is not this one's to know of, unless they work here.
            if own.is_empty() && account.home.as_ref() != Some(&site) {
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
    let login = normalized(login.trim());
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
    password::check_for(&new.password, &login)?;
    let password_hash = password::hash(&new.password).await?;
    let id = AccountId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Account, Action::Create)?;
        if store::account::find_by_login(deed.db, &login)?.is_some() {
            return Err(Refusal::conflict("login-taken").at("login").into());
        }
        check_unused(store::account::find(deed.db, id)?.is_some())?;
        let account = Account {
            id,
            login: login.clone(),
            name: name.clone(),
            password_hash: password_hash.clone(),
            language: None,
            created_at: deed.now,
            disabled_at: None,
            home: Some(deed.site.id.clone()),
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

fn unknown() -> Error {
    Refusal::missing("account-unknown").into()
}

/// The account, if its home is the actor's to say this at: the site that made an account alone
/// looks after it. To others it is unknown, as one that is not there.
fn account_to(
    deed: &mut Deed<'_>,
    id: AccountId,
    (object, action): (Object, Action),
) -> Result<Account, Error> {
    deed.reach(object, action)?;
    let account = store::account::find(deed.db, id)?.ok_or_else(unknown)?;
    let home = account.home.clone().ok_or_else(unknown)?;
    if home == deed.site.id || deed.actor.right(&home, object, action).is_some() {
        Ok(account)
    } else {
        Err(unknown())
    }
}

/// An account with the role that it was granted at this site.
fn granted(
    deed: &mut Deed<'_>,
    id: AccountId,
    role: Role,
) -> Result<(Account, GrantRecord), Error> {
    let account = store::account::find(deed.db, id)?.ok_or_else(unknown)?;
    let held = store::account::grants_of(deed.db, id)?;
    let mut here = held
        .into_iter()
        .filter(|record| record.grant.site == deed.site.id)
        .peekable();
    if here.peek().is_none() && account.home.as_ref() != Some(&deed.site.id) {
        return Err(unknown());
    }
    let found = here.find(|record| record.grant.role == role);
    let record = found.ok_or_else(|| Refusal::missing("role-not-held"))?;
    Ok((account, record))
}

/// The roles of which each site keeps somebody: without one of them nobody could be let in any
/// more, or nobody would have to approve.
const KEPT: [Role; 3] = [
    Role::OwnersManager,
    Role::SystemAdministrator,
    Role::SecurityAdministrator,
];

/// Refuses to take the role from the last who may act in it.
fn keep_one(deed: &mut Deed<'_>, site: &SiteId, id: AccountId, role: Role) -> Result<(), Error> {
    if KEPT.contains(&role) && store::account::holders(deed.db, site, role)? == [id] {
        return Err(Refusal::conflict("last-of-its-role")
            .with("role", role.word())
            .into());
    }
    Ok(())
}

/// Disables an account, or enables it again.
///
/// # Errors
/// Refused to whoever may not, to oneself, and of the last who could let anybody in.
pub async fn set_enabled(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AccountId,
    enabled: Enabled,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        store::account::lock_rights(deed.db)?;
        let account = account_to(deed, id, (Object::Account, Action::Edit))?;
        if deed.actor.account == Some(id) {
            return Err(Refusal::conflict("not-oneself").into());
        }
        if enabled == Enabled::No {
            for record in store::account::grants_of(deed.db, id)? {
                keep_one(deed, &record.grant.site, id, record.grant.role)?;
            }
        }
        let (since, act) = match enabled {
            Enabled::Yes => (None, "account-enabled"),
            Enabled::No => (Some(deed.now), "account-disabled"),
        };
        store::account::set_disabled(deed.db, id, since)?;
        store::session::end_all(deed.db, id)?;
        deed.house.unkept().end_all(id);
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
    let (hash, password) = (password::hash(password).await?, password.to_owned());
    perform(house, actor, site, command, move |deed| {
        let account = account_to(deed, id, (Object::Account, Action::Edit))?;
        password::check_for(&password, &account.login)?;
        store::account::set_password(deed.db, id, &hash)?;
        store::session::end_all(deed.db, id)?;
        deed.house.unkept().end_all(id);
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
        store::account::lock_rights(deed.db)?;
        let account = account_to(deed, id, (Object::RoleGrant, Action::Create))?;
        if deed.actor.account == Some(id) {
            return Err(Refusal::conflict("not-oneself").into());
        }
        if !Role::GRANTED.contains(&role) {
            return Err(Refusal::invalid("role", "role-unknown").into());
        }
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
        let approver = store::account::holders(deed.db, &deed.site.id, Role::OwnersManager)?;
        let approver = !approver.is_empty();
        let by = deed.actor.name.clone();
        let record = GrantRecord {
            account: id,
            grant,
            approved_by: (!approver).then(|| by.clone()),
            granted_by: by,
            granter: deed.actor.account,
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
/// Refused to whoever may not, for oneself, and to whoever granted it.
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
        let (account, record) = granted(deed, id, role)?;
        let by = deed.actor.name.clone();
        // Of one from before the granters' accounts were kept, their name is all that is known.
        let own = match record.granter {
            Some(granter) => Some(granter) == deed.actor.account,
            None => record.granted_by == by,
        };
        if own {
            return Err(Refusal::conflict("not-ones-own-grant").into());
        }
        store::account::approve(deed.db, id, &record.grant, &by, deed.now)?;
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
/// Refused to whoever may not, of oneself, and of the last who holds what somebody must hold.
pub async fn revoke_role(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AccountId,
    role: Role,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        store::account::lock_rights(deed.db)?;
        deed.reach(Object::RoleGrant, Action::Edit)?;
        let (account, record) = granted(deed, id, role)?;
        if deed.actor.account == Some(id) {
            return Err(Refusal::conflict("not-oneself").into());
        }
        if record.approved_by.is_some() {
            let site = deed.site.id.clone();
            keep_one(deed, &site, id, role)?;
        }
        store::account::revoke(deed.db, id, &record.grant)?;
        store::session::end_all(deed.db, id)?;
        deed.house.unkept().end_all(id);
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
