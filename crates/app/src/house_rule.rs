//! Rules of the house 规章制度 (clause A1.2): leaders publish them in versions, each member of staff
//! reads and acknowledges the one that stands, and who has not is known.

mod shown;

use domain::access::{Action, Actor, Object, Role};
use domain::house_rule::{
    Draft, HouseRule, Issuer, STAFF, Version, Withdrawal, Wording, check_writer,
};
use domain::{HouseRuleId, Refusal, SiteId};
use store::house_rule::Acknowledgement;

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;

pub(crate) use self::shown::unread_of;
pub use self::shown::{
    Asked, Reader, Readers, RulePage, Shelf, ShelfRule, Since, Unread, differs, find, readers,
    shelf,
};

/// Begins a rule with its first draft.
///
/// # Errors
/// Refused to whoever does not write the issuer's rules, or when a field is unfit.
pub async fn begin(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (issuer, wording): (Issuer, Wording),
) -> Result<Answer, Error> {
    let id = HouseRuleId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::HouseRule, Action::Create)?;
        check_writer(deed.actor, &deed.site.id, issuer)?;
        let wording = wording.clone().tidied();
        wording.check()?;
        check_unused(store::house_rule::find(deed.db, &deed.site.id, id)?.is_some())?;
        store::house_rule::add(deed.db, &deed.site.id, id, issuer)?;
        keep_draft(deed, id, 1, wording)
    })
    .await
}

/// Keeps a draft of a rule. `revision` is the draft that the writer saw, 0 where there was none.
///
/// # Errors
/// Refused when somebody kept another draft meanwhile, or a field is unfit.
pub async fn write(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: HouseRuleId,
    (revision, wording): (i32, Wording),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let rule = writable(deed, id)?;
        let wording = wording.clone().tidied();
        wording.check()?;
        let standing = store::house_rule::draft(deed.db, &deed.site.id, id)?;
        check_seen(standing.as_ref(), revision)?;
        if standing.is_some_and(|draft| draft.wording == wording) {
            return Ok(Answer::about(id));
        }
        keep_draft(deed, id, rule.drafted + 1, wording)
    })
    .await
}

fn keep_draft(
    deed: &mut Deed<'_>,
    id: HouseRuleId,
    revision: i32,
    wording: Wording,
) -> Result<Answer, Error> {
    let title = wording.heading.title.clone();
    let draft = Draft {
        revision,
        at: deed.now,
        by: deed.actor.name.clone(),
        wording,
    };
    store::house_rule::keep_draft(deed.db, &deed.site.id, id, &draft)?;
    journal(deed, "house-rule-drafted", &title, None)?;
    Ok(Answer::about(id))
}

/// Throws the draft away; a rule of which nothing was published goes with it.
///
/// # Errors
/// Refused when there is none, or somebody kept another one meanwhile.
pub async fn discard(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: HouseRuleId,
    revision: i32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let rule = writable(deed, id)?;
        let draft = seen_draft(deed, id, revision)?;
        if rule.version.is_some() {
            store::house_rule::drop_draft(deed.db, &deed.site.id, id)?;
        } else {
            store::house_rule::remove(deed.db, &deed.site.id, id)?;
        }
        let title = draft.wording.heading.title;
        journal(deed, "house-rule-draft-discarded", &title, None)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Publishes the draft that the writer saw as the next version. All whom it is for are asked anew.
///
/// # Errors
/// Refused when somebody kept another draft meanwhile, when it says nothing of what changed, or when
/// nothing did.
pub async fn publish(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: HouseRuleId,
    revision: i32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let rule = writable(deed, id)?;
        let draft = seen_draft(deed, id, revision)?;
        let before = rule.version.as_ref().map_or(0, |version| version.version);
        let text = store::house_rule::text(deed.db, &deed.site.id, id, before)?;
        rule.check_published(text.as_deref().unwrap_or(""), &draft.wording)?;
        let version = Version {
            version: before + 1,
            // The house's own clock: what was read before it was published was not this.
            at: deed.now,
            by: deed.actor.name.clone(),
            heading: draft.wording.heading,
        };
        store::house_rule::publish(deed.db, &deed.site.id, id, &version, &draft.wording.text)?;
        store::house_rule::drop_draft(deed.db, &deed.site.id, id)?;
        let title = &version.heading.title;
        journal(deed, "house-rule-published", title, Some(version.version))?;
        Ok(Answer::about(id))
    })
    .await
}

/// Withdraws a rule: it is no longer in force, and nobody is asked to read it. Its history stays.
///
/// # Errors
/// Refused when nothing of it was published, or it is withdrawn already.
pub async fn withdraw(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: HouseRuleId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let rule = writable(deed, id)?;
        let version = rule.version.ok_or_else(unknown)?;
        let withdrawal = Withdrawal {
            at: deed.now,
            by: deed.actor.name.clone(),
        };
        store::house_rule::drop_draft(deed.db, &deed.site.id, id)?;
        store::house_rule::withdraw(deed.db, &deed.site.id, id, &withdrawal)?;
        let title = &version.heading.title;
        journal(deed, "house-rule-withdrawn", title, Some(version.version))?;
        Ok(Answer::about(id))
    })
    .await
}

/// Acknowledges the version that the actor read. Doing so twice changes nothing.
///
/// # Errors
/// Refused when another version stands by now, and to whom it is not addressed.
pub async fn acknowledge(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: HouseRuleId,
    version: i32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::HouseRule, Action::Do)?;
        let account = deed.actor.account;
        let account = account.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
        let rule = store::house_rule::find(deed.db, &deed.site.id, id)?;
        let rule = rule.filter(|rule| rule.version.is_some());
        let rule = rule.ok_or_else(unknown)?;
        rule.check_acknowledged(version, &roles(deed.actor, &deed.site.id))?;
        let known = store::house_rule::acknowledged_by(deed.db, &deed.site.id, account)?;
        if known
            .iter()
            .any(|one| one.rule == id && one.version == version)
        {
            return Ok(Answer::about(id));
        }
        let new = Acknowledgement {
            rule: id,
            version,
            account,
            // Not the phone's: whoever is late stays late.
            at: deed.now,
        };
        store::house_rule::acknowledge(deed.db, &deed.site.id, &new)?;
        let title = rule
            .version
            .map_or_else(String::new, |one| one.heading.title);
        journal(deed, "house-rule-acknowledged", &title, Some(version))?;
        Ok(Answer::about(id))
    })
    .await
}

/// The actor's roles at the site that read rules.
fn roles(actor: &Actor, site: &SiteId) -> Vec<Role> {
    let held = STAFF.into_iter().filter(|role| actor.holds(site, *role));
    held.collect()
}

fn unknown() -> Refusal {
    Refusal::missing("house-rule-unknown")
}

/// The rule, where the actor writes the rules of its issuer and it is not withdrawn.
fn writable(deed: &mut Deed<'_>, id: HouseRuleId) -> Result<HouseRule, Error> {
    deed.reach(Object::HouseRule, Action::Edit)?;
    let rule = store::house_rule::find(deed.db, &deed.site.id, id)?;
    let rule = rule.ok_or_else(unknown)?;
    let written = check_writer(deed.actor, &deed.site.id, rule.issuer);
    // What another is still writing is not there for anybody else.
    if rule.version.is_none() && written.is_err() {
        return Err(unknown().into());
    }
    written?;
    rule.check_stands()?;
    Ok(rule)
}

fn seen_draft(deed: &mut Deed<'_>, id: HouseRuleId, revision: i32) -> Result<Draft, Error> {
    let draft = store::house_rule::draft(deed.db, &deed.site.id, id)?;
    let draft = draft.ok_or_else(|| Refusal::missing("house-rule-no-draft"))?;
    check_seen(Some(&draft), revision)?;
    Ok(draft)
}

fn check_seen(standing: Option<&Draft>, revision: i32) -> Result<(), Refusal> {
    match standing {
        Some(draft) if draft.revision != revision => {
            Err(Refusal::conflict("house-rule-changed-meanwhile")
                .at("revision")
                .with("by", &draft.by)
                .with("revision", draft.revision))
        }
        None if revision != 0 => Err(Refusal::missing("house-rule-no-draft")),
        _ => Ok(()),
    }
}

/// The title is no personal data, and says in the journal which rule it was; its text does not.
fn journal(deed: &mut Deed<'_>, act: &str, title: &str, version: Option<i32>) -> Result<(), Error> {
    let mut entry = deed.entry(act).detail("rule", title);
    if let Some(version) = version {
        entry = entry.detail("version", version);
    }
    deed.write(&entry)?;
    Ok(())
}
