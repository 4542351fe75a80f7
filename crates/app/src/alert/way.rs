//! Webhooks of a site: added, tried, taken away. An address holds what lets anybody write to a group, so it is sealed
//! whole and never shown again.

use domain::access::{Action, Actor, Object};
use domain::alert::address::host;
use domain::alert::{Alert, Recipient, Stage, WAYS_MAX, Webhook, WebhookFace};
use domain::{AlertId, AlertWayId, Milliseconds, Refusal, SiteId};
use store::alert::way::{AlertWay, Kind, WayState};

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::seal::{open_text, seal_text};

fn place(site: &SiteId, id: AlertWayId) -> [String; 3] {
    ["alert-way".to_owned(), site.to_string(), id.to_string()]
}

fn seal(house: &House, site: &SiteId, id: AlertWayId, webhook: &Webhook) -> anyhow::Result<String> {
    let place = place(site, id);
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    let text = serde_json::to_vec(&[&webhook.address, &webhook.secret])?;
    seal_text(house, &place, &text)
}

/// The address and the secret of a webhook.
pub(super) fn open(
    house: &House,
    site: &SiteId,
    way: &AlertWay,
) -> anyhow::Result<(String, String)> {
    let place = place(site, way.id);
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    let text = open_text(house, &place, &way.sealed)?;
    let [address, secret]: [String; 2] = serde_json::from_slice(&text)?;
    Ok((address, secret))
}

/// Adds a webhook.
///
/// # Errors
/// Refused to whoever may not, by the first field that cannot be, and where there are too many.
pub async fn add_way(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    webhook: Webhook,
) -> Result<Answer, Error> {
    let id = AlertWayId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AlertWay, Action::Create)?;
        let private = deed.house.reaching().private;
        let webhook = webhook.clone().checked(private)?;
        let known = store::alert::way::list(deed.db, &deed.site.id)?;
        check_unused(known.iter().any(|way| way.id == id))?;
        let webhooks = known.iter().filter(|way| is_webhook(way)).count();
        if webhooks >= WAYS_MAX {
            return Err(Refusal::conflict("alert-ways-many")
                .with("most", WAYS_MAX)
                .into());
        }
        let way = AlertWay {
            id,
            name: webhook.name.clone(),
            kind: Kind::Webhook(webhook.format),
            host: host(&webhook.address, private)?.name,
            sealed: seal(deed.house, &deed.site.id, id, &webhook)?,
            stages: webhook.stages.clone(),
            language: webhook.language.clone(),
            added: (deed.now, deed.actor.name.clone()),
            state: WayState::default(),
        };
        store::alert::way::put(deed.db, &deed.site.id, &way)?;
        write(deed, "alert-way-added", &way)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Changes what a webhook is called, what is told there and in which language. Where it leads stays: whoever wants
/// another address adds another webhook.
///
/// # Errors
/// Refused to whoever may not, by the first field that cannot be, and where there is none.
pub async fn change_way(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AlertWayId,
    face: WebhookFace,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AlertWay, Action::Edit)?;
        let known = webhook(deed, id)?;
        let face = face.clone().checked()?;
        let way = AlertWay {
            name: face.name,
            stages: face.stages,
            language: face.language,
            ..known
        };
        store::alert::way::put(deed.db, &deed.site.id, &way)?;
        write(deed, "alert-way-changed", &way)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes a webhook away, with what still waits for it.
///
/// # Errors
/// Refused to whoever may not, and where there is none.
pub async fn remove_way(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AlertWayId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AlertWay, Action::Edit)?;
        let way = webhook(deed, id)?;
        store::alert::way::remove(deed.db, &deed.site.id, id)?;
        write(deed, "alert-way-removed", &way)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Sends a trial to a webhook; its answer comes with the way's state.
///
/// # Errors
/// Refused to whoever may not, and where there is none.
pub async fn try_way(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: AlertWayId,
) -> Result<Answer, Error> {
    let trial = AlertId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AlertWay, Action::Do)?;
        let way = webhook(deed, id)?;
        let alert = trial_to(trial, Recipient::Webhook(id), deed.now);
        let is_new = store::alert::add(deed.db, &deed.site.id, &alert)?;
        check_unused(!is_new)?;
        write(deed, "alert-way-tried", &way)?;
        Ok(Answer::about(id))
    })
    .await
}

/// A trial that somebody sends.
pub(super) fn trial_to(id: AlertId, to: Recipient, now: Milliseconds) -> Alert {
    Alert {
        id,
        duty: None,
        stage: Stage::Trial,
        to,
        due: now,
        written: now,
        next: Some(now),
        tries: 0,
        received: None,
        read: None,
        unreached: None,
        failure: String::new(),
        end: None,
    }
}

fn webhook(deed: &mut Deed<'_>, id: AlertWayId) -> Result<AlertWay, Error> {
    let found = store::alert::way::find(deed.db, &deed.site.id, id)?;
    let found = found.filter(is_webhook);
    found.ok_or_else(|| Refusal::missing("alert-way-unknown").into())
}

fn is_webhook(way: &AlertWay) -> bool {
    matches!(way.kind, Kind::Webhook(_))
}

fn write(deed: &mut Deed<'_>, act: &str, way: &AlertWay) -> Result<(), Error> {
    let mut entry = deed.entry(act).detail("name", &way.name);
    entry.clauses = vec!["C4.2.6".to_owned()];
    deed.write(&entry)?;
    Ok(())
}
