//! What waits to go out, taken in parcels: one for each recipient, so that a thousand duties that are due at once are
//! one message and not a thousand. Taken is not sent: what is not settled within a minute is taken again, so
//! everything goes out at least once, and where the other side answers never twice.

use std::collections::{BTreeMap, BTreeSet};

use domain::alert::{Alert, AlertRule, End, Recipient, Stage, in_order};
use domain::directory::Site;
use domain::duty::DutyRecord;
use domain::serving::instant;
use domain::{AccountId, Milliseconds, SiteId, Uid};
use store::Database;
use store::alert::way::{AlertWay, Kind};

use super::parcel::{Line, Parcel, Space, Target};
use super::push::Pushing;
use super::{own, way};
use crate::error::Error;
use crate::house::{House, zone};

/// For how long what was taken is not taken again: longer than any delivery may last.
const CLAIM_MS: Milliseconds = 60_000;
/// How much is taken of a site at once.
const TAKEN_MAX: i64 = 2_000;

/// Takes what is to go out by now and finds space, but for the recipients whose last parcel is still on its way.
///
/// # Errors
/// When the database fails; what was taken then goes out a minute later.
pub async fn take(
    house: &House,
    busy: &BTreeSet<(SiteId, Recipient)>,
    mut space: Space,
) -> Result<Vec<Parcel>, Error> {
    let now = house.now();
    let sites = house
        .store()
        .read(move |db| store::alert::sites_waiting(db, now))
        .await?;
    let mut all = Vec::new();
    let mut failed = None;
    for site in sites {
        let (owned, of) = (house.clone(), site.clone());
        let busy: BTreeSet<Recipient> = busy
            .iter()
            .filter(|(at, _)| *at == site)
            .map(|(_, to)| *to)
            .collect();
        let taken = house
            .store()
            .write(Some(&site), move |db| -> Result<Vec<Parcel>, Error> {
                take_of(db, &owned, &of, (&busy, space))
            })
            .await;
        // What fails about one site keeps no other's messages back.
        match taken {
            Ok(taken) => {
                space = space.without(&taken);
                all.extend(taken);
            }
            Err(error) => failed = Some(Error::from(error)),
        }
    }
    if let (true, Some(error)) = (all.is_empty(), failed) {
        return Err(error);
    }
    all.sort_by_key(|parcel| parcel.lines.first().map(|line| -line.stage.rank()));
    Ok(all)
}

fn take_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (busy, space): (&BTreeSet<Recipient>, Space),
) -> Result<Vec<Parcel>, Error> {
    let Some(found) = store::site::find(db, site)? else {
        return Ok(Vec::new());
    };
    let mut taking = Taking::of(db, house, found)?;
    let mut lines = BTreeMap::<Recipient, Vec<Line>>::new();
    let mut waiting = store::alert::waiting(db, site, taking.now, TAKEN_MAX)?;
    in_order(&mut waiting);
    for mut alert in waiting {
        let finds_space = space.holds(alert.to, &lines);
        if busy.contains(&alert.to) || taking.rests(alert.to) || !finds_space {
            continue;
        }
        let line = taking.line(db, &alert)?;
        if line.is_some() {
            alert.next = Some(taking.now + CLAIM_MS);
            alert.tries += 1;
        } else {
            alert.next = None;
            alert.end = Some(End::Idle);
        }
        store::alert::change(db, site, &alert)?;
        if let Some(line) = line {
            lines.entry(alert.to).or_default().push(line);
        }
    }
    let mut parcels = Vec::new();
    for (to, lines) in lines {
        parcels.push(taking.parcel(db, to, lines)?);
    }
    Ok(parcels)
}

/// What is read once for everything that is taken of a site.
struct Taking<'house> {
    house: &'house House,
    site: Site,
    zone: jiff::tz::TimeZone,
    now: Milliseconds,
    ways: Vec<AlertWay>,
    rooms: BTreeMap<domain::RoomId, String>,
    names: BTreeMap<AccountId, String>,
    /// With their addresses sealed.
    rules: BTreeMap<AccountId, AlertRule>,
    /// `None` where the site lets no browser be told.
    push: Option<Pushing>,
}

impl<'house> Taking<'house> {
    fn of(db: &mut Database, house: &'house House, site: Site) -> Result<Self, Error> {
        let rooms = store::directory::rooms(db, &site.id)?;
        Ok(Self {
            house,
            zone: zone(&site.time_zone)?,
            now: house.now(),
            ways: store::alert::way::list(db, &site.id)?,
            rooms: rooms.into_iter().map(|room| (room.id, room.name)).collect(),
            names: store::account::names(db, &site.id)?.into_iter().collect(),
            rules: store::alert::rule::list(db, &site.id)?
                .into_iter()
                .collect(),
            push: Pushing::of(db, house, &site.id)?,
            site,
        })
    }

    fn way(&self, to: Recipient) -> Option<&AlertWay> {
        let Recipient::Webhook(id) = to else {
            return None;
        };
        self.ways.iter().find(|way| way.id == id)
    }

    /// Whether the bot of a group is still to be left alone.
    fn rests(&self, to: Recipient) -> bool {
        let Some(way) = self.way(to) else {
            return false;
        };
        let Kind::Webhook(format) = way.kind else {
            return false;
        };
        // A clock that was set back leaves nobody alone until the time that it showed.
        let tried = way.state.tried;
        tried.is_some_and(|tried| (tried..tried + format.pause()).contains(&self.now))
    }

    /// Whether there still is somewhere to tell it.
    fn is_there(&self, to: Recipient) -> bool {
        match to {
            Recipient::Webhook(_) => self.way(to).is_some(),
            Recipient::Phone(account) | Recipient::Mail(account) => {
                let rule = self.rules.get(&account);
                rule.is_some_and(|rule| !rule.mail.is_empty())
            }
            Recipient::Push(account) => {
                let push = self.push.as_ref();
                push.is_some_and(|push| push.tells(account))
            }
        }
    }

    /// What is told by an alert; `None` where there is nothing to tell any more.
    fn line(&self, db: &mut Database, alert: &Alert) -> Result<Option<Line>, Error> {
        if !self.is_there(alert.to) {
            return Ok(None);
        }
        let bare = Line {
            alert: alert.id,
            duty: alert.duty,
            stage: alert.stage,
            title: String::new(),
            round: None,
            place: String::new(),
            due: alert.due,
            due_time: self.time(alert.due),
            person: String::new(),
            path: format!("/sites/{}/alert-ways", self.site.id),
        };
        let Some(id) = alert.duty else {
            return Ok(Some(bare));
        };
        let duty = store::duty::find(db, &self.site.id, id)?;
        let Some(duty) = duty.filter(|duty| is_still_news(duty, alert)) else {
            return Ok(None);
        };
        if came_by_itself(db, &self.site.id, alert)? {
            return Ok(None);
        }
        let version = duty.standard_version;
        let standard = self.house.standard(db, &self.site.id, version)?;
        let Some(rule) = standard.rule(&duty.duty.rule) else {
            return Ok(None);
        };
        let room = duty.room.and_then(|room| self.rooms.get(&room));
        let holder = duty.assignee.and_then(|account| self.names.get(&account));
        let holder = holder.filter(|_| alert.stage == Stage::Unreached);
        let due = duty.duty.due.as_millisecond();
        Ok(Some(Line {
            title: rule.title.clone(),
            round: rule.comes_in_rounds().then_some(duty.duty.round),
            place: room.cloned().unwrap_or_default(),
            due,
            due_time: self.time(due),
            person: holder.cloned().unwrap_or_default(),
            path: format!("/sites/{}/duties/{id}/why", self.site.id),
            ..bare
        }))
    }

    fn time(&self, at: Milliseconds) -> String {
        let civil = instant(at).to_zoned_datetime(self.zone.clone());
        format!("{:02}:{:02}", civil.hour(), civil.minute())
    }

    fn parcel(
        &mut self,
        db: &mut Database,
        to: Recipient,
        lines: Vec<Line>,
    ) -> Result<Parcel, Error> {
        let ids: Vec<String> = lines.iter().map(|line| line.alert.to_string()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let site = self.site.id.clone();
        let (target, language) = match to {
            Recipient::Webhook(_) => {
                let language = self.way(to).map(|way| way.language.clone());
                (self.webhook(db, to)?, language)
            }
            Recipient::Phone(account) | Recipient::Mail(account) => {
                let rule = self.rules.get(&account).cloned().unwrap_or_default();
                let mail = own::opened(self.house, &site, account, rule)?.mail;
                let known = store::account::find(db, account)?;
                (Target::Mail(mail), known.and_then(|known| known.language))
            }
            Recipient::Push(account) => {
                let push = self.push.as_ref();
                let push =
                    push.ok_or_else(|| anyhow::anyhow!("a parcel goes to a way that is off"))?;
                (Target::Push(push.target(self.house, &site, account)?), None)
            }
        };
        Ok(Parcel {
            id: Uid::derived(&ids),
            site,
            site_name: self.site.name.clone(),
            to,
            target,
            language,
            lines,
            taken: self.now,
        })
    }

    fn webhook(&mut self, db: &mut Database, to: Recipient) -> Result<Target, Error> {
        let now = self.now;
        let known = self
            .ways
            .iter_mut()
            .find(|way| matches!(to, Recipient::Webhook(id) if id == way.id));
        let way = known.ok_or_else(|| anyhow::anyhow!("a parcel goes to a way that is gone"))?;
        way.state.tried = Some(now);
        store::alert::way::put(db, &self.site.id, way)?;
        let Kind::Webhook(format) = way.kind else {
            return Err(anyhow::anyhow!("the way {} is no webhook", way.id).into());
        };
        let (address, secret) = way::open(self.house, &self.site.id, way)?;
        Ok(Target::Webhook {
            format,
            address,
            secret,
        })
    }
}

/// Whether a duty still is what it was when the alert was written: nobody is told of what is done by now, or of what
/// is a colleague's.
fn is_still_news(duty: &DutyRecord, alert: &Alert) -> bool {
    if duty.duty.outcome.is_some() || duty.duty.stopped.is_some() {
        return false;
    }
    match alert.to.account() {
        Some(account) if !alert.stage.is_escalation() => duty.assignee == Some(account),
        _ => true,
    }
}

/// Whether the open page of whoever is to be pushed said meanwhile that it got as much by itself.
fn came_by_itself(db: &mut Database, site: &SiteId, alert: &Alert) -> Result<bool, Error> {
    let (Recipient::Push(account), Some(duty)) = (alert.to, alert.duty) else {
        return Ok(false);
    };
    let told = store::alert::of_duty(db, site, duty)?;
    let page = Recipient::Phone(account);
    Ok(told
        .iter()
        .any(|one| one.to == page && one.stage >= alert.stage && one.received.is_some()))
}
