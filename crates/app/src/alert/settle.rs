//! What came of what went out: each alert of a parcel, and the way that it took.

use domain::access::Actor;
use domain::alert::push::refuses_one;
use domain::alert::{Alert, End, Recipient, Stage, pause_after};
use domain::{AlertId, AlertWayId, CommandId, Milliseconds, PushSubscriptionId, SiteId};
use store::alert::way::{AlertWay, Kind, WayState};

use super::parcel::{Failure, Fault, Parcel};
use super::push::{may_be_called, service_way, setting_of};
use crate::command::{About, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// How a parcel fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fared {
    /// Whether it came there; of several browsers, to one of them.
    pub came: Result<(), Failure>,
    /// How it fared with each browser: by its host, and whether its service knows it no more.
    pub browsers: Vec<(PushSubscriptionId, String, Result<(), Failure>)>,
}

impl From<Result<(), Failure>> for Fared {
    fn from(came: Result<(), Failure>) -> Self {
        Self {
            came,
            browsers: Vec::new(),
        }
    }
}

/// Writes down how a parcel fared: what came there is told; what did not waits longer each time, until it is given
/// up. A way that shuts or opens is told of by the journal, and so is the answer to a trial. A browser that its service
/// knows no more is forgotten.
///
/// # Errors
/// When the database fails; the parcel then goes out once more.
pub async fn settle(house: &House, parcel: &Parcel, fared: Fared) -> Result<(), Error> {
    let (taken, now) = (parcel.taken.to_string(), house.now());
    let parts = ["alert-parcel", &parcel.id.to_string(), &taken];
    let command = Command {
        id: CommandId::derived(&parts),
        at: now,
        fingerprint: [0; 32],
    };
    let (to, ids): (_, Vec<AlertId>) = (
        parcel.to,
        parcel.lines.iter().map(|line| line.alert).collect(),
    );
    let note = move |deed: &mut Deed<'_>| {
        let mut is_trial = false;
        for id in &ids {
            let Some(mut alert) = store::alert::find(deed.db, &deed.site.id, *id)? else {
                continue;
            };
            is_trial |= alert.stage == Stage::Trial;
            settle_one(&mut alert, &fared.came, deed.now);
            store::alert::change(deed.db, &deed.site.id, &alert)?;
        }
        for (way, came) in ways(deed, to, &fared)? {
            note_way(deed, way, &came, is_trial)?;
        }
        Ok(crate::Answer::default())
    };
    perform(house, &Actor::house(), &parcel.site, &command, note).await?;
    Ok(())
}

fn settle_one(alert: &mut Alert, fared: &Result<(), Failure>, now: Milliseconds) {
    match fared {
        Ok(()) => {
            alert.received.get_or_insert(now);
            alert.next = None;
            alert.end = Some(End::Delivered);
            alert.failure.clear();
        }
        // What went idle meanwhile is not tried again.
        Err(_) if alert.end.is_some() => {}
        Err(failure) => {
            failure.word.clone_into(&mut alert.failure);
            // What the other side refuses for good is not offered again.
            let pause = pause_after(alert.stage, alert.tries).filter(|_| !failure.is_for_good());
            alert.next = pause.map(|pause| now + pause);
            alert.end = pause.is_none().then_some(End::GivenUp);
        }
    }
}

/// A way that a parcel took, and whether it came there by it.
type Taken = (AlertWay, Result<(), Failure>);

/// The ways that a parcel took, and how it fared on each. One that was taken away meanwhile is none.
fn ways(deed: &mut Deed<'_>, to: Recipient, fared: &Fared) -> Result<Vec<Taken>, Error> {
    let site = deed.site.id.clone();
    let at = (deed.now, deed.actor.name.clone());
    let one = match to {
        Recipient::Push(_) => return services(deed, &at, fared),
        Recipient::Webhook(id) => store::alert::way::find(deed.db, &site, id)?,
        Recipient::Phone(_) | Recipient::Mail(_) => {
            let known = store::alert::way::find(deed.db, &site, mail_id(&site))?;
            Some(known.unwrap_or_else(|| mail_way(&site, at)))
        }
    };
    Ok(one
        .into_iter()
        .map(|way| (way, fared.came.clone()))
        .collect())
}

/// The same of the services that tell browsers: a service is open that took something for one of them.
fn services(
    deed: &mut Deed<'_>,
    at: &(Milliseconds, String),
    fared: &Fared,
) -> Result<Vec<Taken>, Error> {
    let site = deed.site.id.clone();
    let mut found: Vec<Taken> = Vec::new();
    for (id, host, came) in &fared.browsers {
        if came.as_ref().is_err_and(Failure::is_for_good) {
            store::alert::push::remove(deed.db, &site, *id)?;
        }
        let way = service_way(&site, host, at.clone());
        let known = found.iter_mut().find(|(known, _)| known.id == way.id);
        match known {
            Some((_, so_far)) if so_far.is_err() => so_far.clone_from(came),
            Some(_) => {}
            None => {
                let known = store::alert::way::find(deed.db, &site, way.id)?;
                found.push((known.unwrap_or(way), came.clone()));
            }
        }
    }
    // It was switched off, or a maker taken off, while a parcel was on its way: nothing of it is put back.
    let setting = setting_of(deed.db, deed.house, &site)?;
    found.retain(|(way, _)| {
        let setting = setting.as_ref();
        setting.is_some_and(|setting| may_be_called(deed.house, setting, &way.host))
    });
    Ok(found)
}

/// The id under which the mail of the house is kept at a site.
fn mail_id(site: &SiteId) -> AlertWayId {
    AlertWayId::derived(&["mail", site.as_str()])
}

fn mail_way(site: &SiteId, at: (Milliseconds, String)) -> AlertWay {
    AlertWay {
        id: mail_id(site),
        name: String::new(),
        kind: Kind::Mail,
        host: String::new(),
        sealed: String::new(),
        stages: Vec::new(),
        language: String::new(),
        added: at,
        state: WayState::default(),
    }
}

fn note_way(
    deed: &mut Deed<'_>,
    mut way: AlertWay,
    came: &Result<(), Failure>,
    is_trial: bool,
) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let was_shut = way.state.failing_since.is_some();
    match came {
        Ok(()) => {
            way.state.delivered = Some(deed.now);
            way.state.failing_since = None;
        }
        Err(failure) => {
            way.state.failed = Some(deed.now);
            failure.word.clone_into(&mut way.state.failure);
            let is_open = match failure.fault {
                Fault::Recipient => true,
                Fault::Browser => refuses_one(way.state.delivered, deed.now),
                Fault::Way => false,
            };
            if is_open {
                way.state.failing_since = None;
            } else {
                way.state.failing_since.get_or_insert(deed.now);
            }
        }
    }
    store::alert::way::put(deed.db, &site, &way)?;
    let is_shut = way.state.failing_since.is_some();
    let act = match (was_shut, is_shut) {
        (false, true) => "alert-way-shut",
        (true, false) => "alert-way-open",
        _ if is_trial => "alert-way-answered",
        _ => return Ok(()),
    };
    let kind = match way.kind {
        Kind::Mail => "mail",
        Kind::Push => "push",
        Kind::Webhook(_) => "webhook",
    };
    let mut entry = deed
        .entry(act)
        .detail("way", kind)
        .detail("name", &way.name);
    entry.clauses = vec!["C4.2.6".to_owned()];
    deed.write(&entry)?;
    Ok(())
}
