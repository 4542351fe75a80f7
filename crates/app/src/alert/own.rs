//! How somebody wants to be reached: their own to say, and nobody else's to see.

use domain::access::{Action, Actor, Object};
use domain::alert::{AlertRule, Quiet};
use domain::{AccountId, Refusal, SiteId};
use store::Database;

use super::push::{self, OwnPush};
use crate::command::{Answer, Command, perform};
use crate::error::Error;
use crate::house::House;
use crate::seal::{open_text, seal_text};

/// What somebody's own page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPage {
    /// Their rule.
    pub rule: AlertRule,
    /// Whether this house can send mail.
    pub mail: bool,
    /// Their browsers that are told while their page is shut; `None` where the site lets none be.
    pub push: Option<OwnPush>,
}

fn place(site: &SiteId, account: AccountId) -> [String; 3] {
    [
        "alert-rule".to_owned(),
        site.to_string(),
        account.to_string(),
    ]
}

/// The rule with its address opened.
pub(super) fn opened(
    house: &House,
    site: &SiteId,
    account: AccountId,
    rule: AlertRule,
) -> anyhow::Result<AlertRule> {
    if rule.mail.is_empty() {
        return Ok(rule);
    }
    let place = place(site, account);
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    let mail = String::from_utf8(open_text(house, &place, &rule.mail)?)?;
    Ok(AlertRule { mail, ..rule })
}

/// When somebody wants quiet.
pub(crate) fn quiet_of(
    db: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> anyhow::Result<Option<Quiet>> {
    let rule = store::alert::rule::find(db, site, account)?;
    Ok(rule.and_then(|rule| rule.quiet))
}

/// The actor's own rule; `None` where they are told of no duties.
///
/// # Errors
/// When the database fails.
pub async fn own(house: &House, actor: &Actor, site: &SiteId) -> Result<Option<OwnPage>, Error> {
    let right = actor.right(site, Object::AlertRule, Action::View);
    let Some(account) = actor.account.filter(|_| right.is_some()) else {
        return Ok(None);
    };
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut Database| {
        let rule = store::alert::rule::find(db, &site, account)?;
        let rule = match rule {
            Some(rule) => opened(&owned, &site, account, rule)?,
            None => AlertRule::default(),
        };
        Ok(OwnPage {
            push: push::of_account(db, &owned, &site, account)?,
            rule,
            mail: owned.reaching().mail,
        })
    };
    Ok(Some(house.store().read(read).await?))
}

/// Sets the actor's own rule.
///
/// # Errors
/// Refused to whoever is told of no duties, and by the first field that cannot be.
pub async fn set_own(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    rule: AlertRule,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AlertRule, Action::Edit)?;
        let account = deed.actor.account;
        let account = account.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
        let mut rule = rule.clone().checked()?;
        if !rule.mail.is_empty() {
            let place = place(&deed.site.id, account);
            let place: Vec<&str> = place.iter().map(String::as_str).collect();
            rule.mail = seal_text(deed.house, &place, rule.mail.as_bytes())?;
        }
        store::alert::rule::put(deed.db, &deed.site.id, account, &rule)?;
        // That it was set, and nothing of what.
        let mut entry = deed.entry("alert-rule-set");
        entry.clauses = vec!["C4.2.6".to_owned()];
        deed.write(&entry)?;
        Ok(Answer::about(account))
    })
    .await
}
