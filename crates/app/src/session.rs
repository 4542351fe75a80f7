//! Signing in and out, tokens, and the one-time links of the terminal.

mod set_up;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use domain::access::{Actor, Grant, Role};
use domain::{AccountId, Milliseconds, Refusal, SiteId, Uid};
use store::Database;
use store::account::GrantRecord;
use store::session::Token;

use crate::chance::{secret, secret_hash};
use crate::error::Error;
use crate::house::House;
use crate::password;
use crate::unkept::Unwritten;

pub use self::set_up::{
    Founder, Lacking, SET_UP_MS, SetUp, administrators_lacking, administrators_link, is_set_up,
    restore_administrators, set_up, set_up_link, set_up_opens,
};

/// How long a session lasts: a day of work and the night after it.
pub const SESSION_MS: Milliseconds = 16 * 60 * 60 * 1_000;
/// Wrong passwords in a row before an account or an address waits.
const WRONG_MAX: u32 = 5;
/// Wrong passwords of everybody together within a wait before all wait a little.
const WRONG_ALL_MAX: u32 = 200;
/// How long it waits.
const WAIT_MS: Milliseconds = 60_000;
/// How many names and addresses are remembered.
const REMEMBERED_MAX: usize = 10_000;

/// Somebody who signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The secret for the cookie.
    pub secret: String,
    /// Who.
    pub actor: Actor,
    /// Until when.
    pub expires: Milliseconds,
}

/// Wrong tries by account and by address: limits that never lock everybody out.
#[derive(Debug, Default)]
pub(crate) struct SignInLimits {
    wrong: Mutex<BTreeMap<String, (u32, Milliseconds)>>,
}

impl SignInLimits {
    /// Counts a try as wrong before it is looked at, so that a hundred at once are a hundred; a
    /// right one is taken back by [`SignInLimits::note_right`].
    ///
    /// # Errors
    /// Refused while the name or the address has had too many wrong tries. While the whole house
    /// has, one wrong try is too many; who has had none still signs in.
    pub(crate) fn begin(
        &self,
        login: &str,
        address: &str,
        now: Milliseconds,
    ) -> Result<(), Refusal> {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if wrong.len() >= REMEMBERED_MAX {
            wrong.retain(|_, (_, last)| now < *last + WAIT_MS);
        }
        let waiting = |key: &str, most: u32| {
            let (times, last) = wrong.get(key).copied().unwrap_or((0, 0));
            (times >= most && now < last + WAIT_MS).then_some(last + WAIT_MS - now)
        };
        let keys = keys(login, address);
        let alarm = waiting(ALL, WRONG_ALL_MAX).is_some();
        for (key, most) in keys.iter().zip([WRONG_MAX, WRONG_MAX * 4]) {
            if let Some(wait) = waiting(key, if alarm { 1 } else { most }) {
                let seconds = wait / 1_000 + 1;
                return Err(Refusal::too_many("sign-in-too-often", seconds));
            }
        }
        for key in keys.into_iter().chain([ALL.to_owned()]) {
            let entry = wrong.entry(key).or_insert((0, now));
            if now >= entry.1 + WAIT_MS {
                entry.0 = 0;
            }
            *entry = (entry.0 + 1, now);
        }
        Ok(())
    }

    pub(crate) fn note_right(&self, login: &str, address: &str) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let [name, from] = keys(login, address);
        wrong.remove(&name);
        for key in [from, ALL.to_owned()] {
            if let Some((times, _)) = wrong.get_mut(&key) {
                *times = times.saturating_sub(1);
            }
        }
    }
}

/// Under which the tries of everybody together are counted.
const ALL: &str = "all";

fn keys(login: &str, address: &str) -> [String; 2] {
    [format!("name {login}"), format!("from {address}")]
}

/// The refusal at the field that the asker's form calls it by.
fn at_field(error: Error, named: impl FnOnce(&str) -> &'static str) -> Error {
    match error {
        Error::Refused(refusal) => {
            let field = named(refusal.field.unwrap_or(""));
            refusal.at(field).into()
        }
        failed @ Error::Failed(_) => failed,
    }
}

/// Signs somebody in.
///
/// # Errors
/// Refused with the same words whether the name is unknown, the password wrong or the account
/// disabled; and while there were too many wrong tries.
pub async fn sign_in(
    house: &House,
    login: &str,
    password: &str,
    address: &str,
) -> Result<SignedIn, Error> {
    let now = house.now();
    // What no login can be is nobody's: refused in the same words, after the same time.
    let login = crate::account::checked_login(login).unwrap_or_default();
    house.limits().begin(&login, address, now)?;
    let asked = login.clone();
    let account = house
        .store()
        .read(move |db| store::account::find_by_login(db, &asked))
        .await?;
    let hash = account.as_ref().map(|one| one.password_hash.as_str());
    let right = password::is_right(password, hash.unwrap_or("")).await?;
    match account {
        Some(account) if right && account.disabled_at.is_none() => {
            house.limits().note_right(&login, address);
            begin(house, account.id, Some(account.password_hash)).await
        }
        _ => Err(Refusal::invalid("password", "sign-in-wrong").into()),
    }
}

/// Begins a session for an account that has proven itself (or, in the demo, was clicked on). Where
/// the disk is too full to keep it, it is held in memory.
///
/// # Errors
/// When the database fails or there is no such account.
pub async fn sign_in_as(house: &House, account: AccountId) -> Result<SignedIn, Error> {
    begin(house, account, None).await
}

/// Begins a session by the password of this hash, where one was given: whoever was given another one while it was
/// compared signs in by that.
async fn begin(house: &House, account: AccountId, by: Option<String>) -> Result<SignedIn, Error> {
    let secret = secret(house.chance());
    let (hash, now) = (secret_hash(&secret), house.now());
    let expires = now + SESSION_MS;
    let kept = hash.clone();
    let begin = move |db: &mut Database| -> Result<Option<Actor>, Error> {
        if let Some(by) = &by
            && !is_password(db, account, by)?
        {
            return Ok(None);
        }
        store::session::begin(db, &kept, account, now, expires)?;
        Ok(actor_with(db, account)?)
    };
    let written = house.store().write(None, begin).await.map_err(Error::from);
    let known = match written {
        Err(error)
            if error.disk_is_full() && house.unkept().hold(hash, (account, expires), now) =>
        {
            let read = move |db: &mut Database| actor_with(db, account);
            house.store().read(read).await?
        }
        written => written?,
    };
    let actor = known.ok_or_else(|| Refusal::invalid("password", "sign-in-wrong"))?;
    Ok(SignedIn {
        secret,
        actor,
        expires,
    })
}

/// Whether this is the hash of the account's password still.
fn is_password(db: &mut Database, account: AccountId, hash: &str) -> anyhow::Result<bool> {
    let found = store::account::find_locked(db, account)?;
    Ok(found.is_some_and(|found| found.password_hash == hash))
}

/// What a browser is told while its page is shut goes on with whoever signs in there anew, and ends where somebody else
/// does. `before` is the secret of the session that was in it, running or not.
///
/// # Errors
/// When the database fails.
pub async fn go_on_here(house: &House, before: &str, signed_in: &SignedIn) -> Result<(), Error> {
    let Some(account) = signed_in.actor.account else {
        return Ok(());
    };
    house.unkept().note(Unwritten::Replaced {
        before: secret_hash(before),
        after: secret_hash(&signed_in.secret),
        account,
        at: house.now(),
    });
    write_late(house).await
}

/// Writes what is still to be written of browsers that are told, such as a full disk kept from being written.
///
/// # Errors
/// When the database fails; it is remembered then.
pub(crate) async fn write_late(house: &House) -> Result<(), Error> {
    let late = house.unkept().unwritten();
    if late.is_empty() {
        return Ok(());
    }
    let written = late.clone();
    let write = move |db: &mut Database| -> Result<(), Error> {
        for one in &late {
            match one {
                Unwritten::Replaced {
                    before,
                    after,
                    account,
                    at,
                } => {
                    let hashes = (before.as_str(), after.as_str());
                    store::alert::push::take_over(db, hashes, *account, *at)?;
                }
                Unwritten::Ended(hash) => store::session::end(db, hash)?,
            }
        }
        Ok(())
    };
    house.store().write(None, write).await?;
    house.unkept().forget(&written);
    Ok(())
}

/// Who an account is at this moment; `None` when it is disabled or gone.
fn actor_with(db: &mut Database, id: AccountId) -> anyhow::Result<Option<Actor>> {
    let Some(account) = store::account::find(db, id)? else {
        return Ok(None);
    };
    if account.disabled_at.is_some() {
        return Ok(None);
    }
    let grants = store::account::grants_of(db, id)?
        .into_iter()
        .filter(|record| record.approved_by.is_some())
        .map(|record| record.grant)
        .collect();
    Ok(Some(Actor {
        account: Some(id),
        name: account.name,
        language: account.language,
        grants,
    }))
}

/// Whose session the secret opens, with the rights they have now.
///
/// # Errors
/// When the database fails.
pub async fn actor_of(house: &House, secret: &str) -> Result<Option<Actor>, Error> {
    let (hash, now) = (secret_hash(secret), house.now());
    let unkept = house.unkept().holder(&hash, now);
    let read = move |db: &mut Database| {
        let holder = match unkept {
            None => store::session::holder(db, &hash, now)?,
            unkept => unkept,
        };
        holder.map_or(Ok(None), |account| actor_with(db, account))
    };
    Ok(house.store().read(read).await?)
}

/// Whose API token it is, with the rights they have now.
///
/// # Errors
/// When the database fails.
pub async fn actor_of_token(house: &House, token: &str) -> Result<Option<Actor>, Error> {
    let (hash, now) = (secret_hash(token), house.now());
    let read = move |db: &mut Database| match store::session::token_holder(db, &hash, now)? {
        Some(account) => actor_with(db, account),
        None => Ok(None),
    };
    Ok(house.store().read(read).await?)
}

/// Ends a session; the browser in which it was begun is told nothing more while its page is shut.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(house: &House, secret: &str) -> Result<(), Error> {
    let hash = secret_hash(secret);
    // One that was held in memory may have a browser that is told, since there was room again.
    let was_held = house.unkept().end(&hash);
    let ended = Unwritten::Ended(hash);
    house.unkept().note(ended.clone());
    match write_late(house).await {
        Err(error) if was_held && error.disk_is_full() => Ok(()),
        Err(error) => {
            // Whoever is told that it failed is signed in still, and stays so; but for one that was held in memory:
            // that is over whatever the database says, and its browser ends with the next turn.
            if !was_held {
                house.unkept().forget(&[ended]);
            }
            Err(error)
        }
        Ok(()) => Ok(()),
    }
}

/// Makes an API token; its secret is shown once. Gives its id and the secret.
///
/// # Errors
/// Refused when the name is empty or the time is not 1 to 365 days.
pub async fn create_token(
    house: &House,
    actor: &Actor,
    name: &str,
    days: u32,
) -> Result<(String, String), Error> {
    create_token_as(house, actor, house.new_id(), name, days).await
}

/// Makes an API token under an id that its holder chose, so that one wish makes one token however
/// often it is sent.
///
/// # Errors
/// Refused like [`create_token`], and when the wish was fulfilled before: a secret is shown once.
pub async fn create_token_as(
    house: &House,
    actor: &Actor,
    id: Uid,
    name: &str,
    days: u32,
) -> Result<(String, String), Error> {
    let account = actor
        .account
        .ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    let name = crate::account::checked_name(name)?;
    if !(1..=365).contains(&days) {
        return Err(Refusal::invalid("days", "token-days-unfit").into());
    }
    let token_secret = format!("yingbin_{}", secret(house.chance()));
    let now = house.now();
    let token = Token {
        id: id.to_string(),
        name,
        created_at: now,
        expires_at: now + Milliseconds::from(days) * 24 * 60 * 60 * 1_000,
    };
    let (hash, kept) = (secret_hash(&token_secret), token.clone());
    let add = move |db: &mut Database| -> Result<(), Error> {
        if store::session::is_token(db, &kept.id)? {
            return Err(Refusal::conflict("token-made-already").into());
        }
        Ok(store::session::add_token(db, &hash, account, &kept)?)
    };
    house.store().write::<(), Error>(None, add).await?;
    Ok((token.id, token_secret))
}

/// The actor's tokens, newest first.
///
/// # Errors
/// When the database fails.
pub async fn tokens(house: &House, actor: &Actor) -> Result<Vec<Token>, Error> {
    let Some(account) = actor.account else {
        return Ok(Vec::new());
    };
    Ok(house
        .store()
        .read(move |db| store::session::tokens_of(db, account))
        .await?)
}

/// Revokes one of the actor's tokens; whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn revoke_token(house: &House, actor: &Actor, id: &str) -> Result<bool, Error> {
    let Some(account) = actor.account else {
        return Ok(false);
    };
    let Ok(id) = id.parse::<Uid>().map(|id| id.to_string()) else {
        return Ok(false);
    };
    let revoke = move |db: &mut Database| Ok(store::session::revoke_token(db, account, &id)?);
    Ok(house.store().write::<bool, Error>(None, revoke).await?)
}

/// Changes the actor's own password; every other session of theirs ends.
///
/// # Errors
/// Refused when the old one is wrong or the new one unfit.
pub async fn change_password(
    house: &House,
    actor: &Actor,
    old: &str,
    new: &str,
) -> Result<(), Error> {
    let account = actor
        .account
        .ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    let found = house
        .store()
        .read(move |db| store::account::find(db, account))
        .await?;
    let found = found.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    // Whoever sits before somebody else's open session may not guess here without end either.
    let own = format!("own session {account}");
    house.limits().begin(&found.login, &own, house.now())?;
    if !password::is_right(old, &found.password_hash).await? {
        return Err(Refusal::invalid("old", "password-wrong").into());
    }
    house.limits().note_right(&found.login, &own);
    password::check_for(new, &found.login).map_err(|refusal| refusal.at("new"))?;
    let new = password::hash(new).await;
    let new = new.map_err(|error| at_field(error, |_| "new"))?;
    let owned = house.clone();
    let change = move |db: &mut Database| -> Result<(), Error> {
        // It may have been set anew while it was compared.
        if !is_password(db, account, &found.password_hash)? {
            return Err(Refusal::invalid("old", "password-wrong").into());
        }
        store::account::set_password(db, account, &new)?;
        store::session::end_all(db, account)?;
        owned.unkept().end_all(account);
        store::session::revoke_tokens(db, account)?;
        Ok(())
    };
    Ok(house.store().write(None, change).await?)
}

/// Grants a role that needs nobody's approval: at set-up, and in the demo.
pub(crate) fn approved_grant(
    db: &mut Database,
    account: AccountId,
    site: &SiteId,
    role: Role,
    by: &str,
    now: Milliseconds,
) -> Result<(), Error> {
    let record = GrantRecord {
        account,
        grant: Grant {
            site: site.clone(),
            role,
        },
        granted_by: by.to_owned(),
        granter: None,
        approved_by: Some(by.to_owned()),
    };
    store::account::grant(db, &record, now)?;
    Ok(())
}
