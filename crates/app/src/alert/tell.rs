//! Who is told of a duty at which stage: whoever is to do it as its window opens, at its half and as it has passed;
//! whoever leads where the standard wants that told further up, and where a phone was not reached.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, Role};
use domain::alert::{Alert, AlertRule, End, Recipient, Stage, UNRECEIVED_MS, id_of, stage_at};
use domain::duty::DutyRecord;
use domain::serving::instant;
use domain::{AccountId, Milliseconds, SiteId};
use standards::{Escalation, Rule};
use store::Database;
use store::alert::way::{AlertWay, Kind};

use super::is_kept_inside;
use crate::command::{About, Command, Deed, perform};
use crate::duty::about;
use crate::error::Error;
use crate::house::House;
use crate::timer::by_site;

/// How many windows are told of in one turn.
const TOLD_MAX: i64 = 2_000;
/// How many phones that were not reached are looked at in one turn.
const UNREACHED_MAX: i64 = 500;
/// What was told earlier than this is late by now, and told as that.
const UNREACHED_WITHIN_MS: Milliseconds = 60 * 60 * 1_000;

/// Tells what is to be told by the time alone. Twice in a row it changes nothing.
///
/// # Errors
/// When the database fails; the next turn tries again.
pub(crate) async fn follow_time(house: &House, now: Milliseconds) -> Result<(), Error> {
    tell_windows(house, now).await?;
    tell_unreached(house, now).await
}

fn turn(house: &House, word: &str, site: &SiteId, first: impl std::fmt::Display) -> Command {
    let now = house.now();
    let parts = [word, site.as_str(), &now.to_string(), &first.to_string()];
    Command {
        id: domain::CommandId::derived(&parts),
        at: now,
        fingerprint: [0; 32],
    }
}

fn stage_of(duty: &DutyRecord, now: Milliseconds) -> Option<Stage> {
    if duty.duty.outcome.is_some() || duty.duty.stopped.is_some() {
        return None;
    }
    let (opens, due) = (duty.duty.opens, duty.duty.due);
    stage_at(opens.as_millisecond(), due.as_millisecond(), now)
}

async fn tell_windows(house: &House, now: Milliseconds) -> Result<(), Error> {
    let mut untold = house
        .store()
        .read(move |db| store::duty::untold(db, now, TOLD_MAX))
        .await?;
    untold.retain(|(_, duty)| stage_of(duty, now).is_some());
    untold.sort_by_key(|(_, duty)| (duty.duty.due, duty.id));
    for (site, duties) in by_site(untold) {
        let Some(first) = duties.first() else {
            continue;
        };
        let command = turn(house, "alert-windows", &site, first.id);
        let tell = move |deed: &mut Deed<'_>| {
            let ground = Ground::read(deed)?;
            for known in &duties {
                let Some(duty) = store::duty::find(deed.db, &deed.site.id, known.id)? else {
                    continue;
                };
                let stage = stage_of(&duty, deed.now);
                if let (Some(stage), Some(account)) = (stage, duty.assignee) {
                    ground.tell(deed, &duty, stage, &[account])?;
                }
            }
            Ok(crate::Answer::default())
        };
        perform(house, &Actor::house(), &site, &command, tell).await?;
    }
    Ok(())
}

/// Tells of duties whose windows have passed, in the transaction that notes it.
pub(crate) fn tell_overdue(
    deed: &mut Deed<'_>,
    overdue: &[(DutyRecord, Option<Escalation>)],
) -> Result<(), Error> {
    if overdue.is_empty() {
        return Ok(());
    }
    let ground = Ground::read(deed)?;
    for (duty, escalates_to) in overdue {
        let theirs: Vec<AccountId> = duty.assignee.into_iter().collect();
        ground.tell(deed, duty, Stage::Overdue, &theirs)?;
        let up = match escalates_to {
            None => continue,
            Some(Escalation::TeamLeader) => ground.leaders.clone(),
            Some(Escalation::OwnersOffice) => {
                store::account::holders(deed.db, &deed.site.id, Role::OwnersManager)?
            }
        };
        let up = crate::case::fit_for(deed, duty, &up)?;
        ground.tell(deed, duty, Stage::Escalated, &up)?;
    }
    Ok(())
}

/// Lets a duty whose window moves be told of again: what was told of the window before is no news of this one.
pub(crate) fn tell_anew(
    deed: &mut Deed<'_>,
    known: &DutyRecord,
    moved: &standards::Duty,
) -> Result<(), Error> {
    let is_ahead = moved.opens.as_millisecond() > deed.now;
    if moved.due.as_millisecond() > deed.now && (known.overdue_noted.is_some() || is_ahead) {
        store::alert::forget_of(deed.db, &deed.site.id, known.id)?;
    }
    Ok(())
}

/// Tells the leaders, once for each duty, that its phone was not reached (clause C4.2.6).
async fn tell_unreached(house: &House, now: Milliseconds) -> Result<(), Error> {
    let span = (now - UNREACHED_WITHIN_MS, now - UNRECEIVED_MS);
    let unreached = house
        .store()
        .read(move |db: &mut Database| {
            let mut seen = BTreeSet::new();
            let mut first = Vec::new();
            for (site, alert) in store::alert::unreceived(db, span, UNREACHED_MAX)? {
                if is_news(db, &site, &alert)? && seen.insert((site.clone(), alert.duty)) {
                    first.push((site, alert));
                }
            }
            Ok(first)
        })
        .await?;
    let mut of_sites = BTreeMap::<SiteId, Vec<Alert>>::new();
    for (site, alert) in unreached {
        of_sites.entry(site).or_default().push(alert);
    }
    for (site, alerts) in of_sites {
        let Some(first) = alerts.first() else {
            continue;
        };
        let command = turn(house, "alert-unreached", &site, first.id);
        let tell = move |deed: &mut Deed<'_>| {
            let ground = Ground::read(deed)?;
            let site = deed.site.id.clone();
            for known in &alerts {
                let alert = store::alert::find(deed.db, &site, known.id)?;
                let Some(alert) = alert.filter(|one| one.received.is_none()) else {
                    continue;
                };
                if is_news(deed.db, &site, &alert)? {
                    note_unreached(deed, &ground, alert)?;
                }
            }
            Ok(crate::Answer::default())
        };
        perform(house, &Actor::house(), &site, &command, tell).await?;
    }
    Ok(())
}

/// Whether nobody knows yet that this duty did not come to its phone.
fn is_news(db: &mut Database, site: &SiteId, alert: &Alert) -> anyhow::Result<bool> {
    let (Some(duty), Some(account)) = (alert.duty, alert.to.account()) else {
        return Ok(false);
    };
    Ok(!store::alert::is_known_to_phone(db, site, (duty, account))?)
}

fn note_unreached(deed: &mut Deed<'_>, ground: &Ground, mut alert: Alert) -> Result<(), Error> {
    let (Some(id), Some(account)) = (alert.duty, alert.to.account()) else {
        return Ok(());
    };
    let duty = store::duty::find(deed.db, &deed.site.id, id)?;
    let theirs = duty.filter(|duty| duty.assignee == Some(account));
    let Some(duty) = theirs.filter(|duty| duty.duty.outcome.is_none()) else {
        return Ok(());
    };
    let version = duty.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let Some(rule) = standard.rule(&duty.duty.rule) else {
        return Ok(());
    };
    alert.unreached = Some(deed.now);
    store::alert::change(deed.db, &deed.site.id, &alert)?;
    write_unreached(deed, &duty, rule, account)?;
    let others = ground.leaders.iter().filter(|leader| **leader != account);
    let others: Vec<AccountId> = others.copied().collect();
    let others = crate::case::fit_for(deed, &duty, &others)?;
    ground.tell(deed, &duty, Stage::Unreached, &others)
}

fn write_unreached(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    rule: &Rule,
    account: AccountId,
) -> Result<(), Error> {
    let names = store::account::names(deed.db, &deed.site.id)?;
    let name = names.into_iter().find(|(who, _)| *who == account);
    let name = name.map(|(_, name)| name).unwrap_or_default();
    let mut entry = about(deed.entry("alert-unreached"), duty, rule).detail("person", name);
    entry.clauses = vec!["C4.2.6".to_owned()];
    deed.write(&entry)?;
    Ok(())
}

/// What is read once for everything that is told in a transaction.
struct Ground {
    rules: BTreeMap<AccountId, AlertRule>,
    webhooks: Vec<AlertWay>,
    /// Who lets a browser be told, where the site does.
    pushed: BTreeSet<AccountId>,
    leaders: Vec<AccountId>,
    /// The minute of the day at the site.
    minute: i32,
    mail: bool,
}

impl Ground {
    fn read(deed: &mut Deed<'_>) -> Result<Self, Error> {
        let site = deed.site.id.clone();
        let mut webhooks = store::alert::way::list(deed.db, &site)?;
        let mut pushed = BTreeSet::new();
        if webhooks.iter().any(|way| way.kind == Kind::Push) {
            let browsers = store::alert::push::list(deed.db, &site)?;
            pushed.extend(browsers.iter().map(|browser| browser.account));
        }
        webhooks.retain(|way| matches!(way.kind, Kind::Webhook(_)));
        let clock = instant(deed.now).to_zoned_datetime(deed.zone.clone());
        Ok(Self {
            // Their addresses stay sealed here: whether there is one is enough.
            rules: store::alert::rule::list(deed.db, &site)?
                .into_iter()
                .collect(),
            webhooks,
            pushed,
            leaders: leaders(deed.db, &site)?,
            minute: i32::from(clock.hour()) * 60 + i32::from(clock.minute()),
            mail: deed.house.reaching().mail,
        })
    }

    /// Tells these accounts, and the webhooks that take the stage.
    fn tell(
        &self,
        deed: &mut Deed<'_>,
        duty: &DutyRecord,
        stage: Stage,
        accounts: &[AccountId],
    ) -> Result<(), Error> {
        let mut to = Vec::new();
        for account in accounts {
            // Leaders have the board, which shows what is late and who is not reached; their phones say it as numbers.
            if !stage.is_escalation() {
                to.push(Recipient::Phone(*account));
            }
            let rule = self.rules.get(account);
            if self.mail && rule.is_some_and(|rule| rule.mails(stage, self.minute)) {
                to.push(Recipient::Mail(*account));
            }
            let takes = rule.is_none_or(|rule| rule.pushes(stage, self.minute));
            if self.pushed.contains(account) && takes && !is_kept_inside(duty) {
                to.push(Recipient::Push(*account));
            }
        }
        if !is_kept_inside(duty) {
            let takes = self
                .webhooks
                .iter()
                .filter(|way| way.stages.contains(&stage));
            to.extend(takes.map(|way| Recipient::Webhook(way.id)));
        }
        if to.is_empty() {
            return Ok(());
        }
        let told = store::alert::of_duty(deed.db, &deed.site.id, duty.id)?;
        for to in to {
            write(deed, duty, (stage, to), &told)?;
        }
        Ok(())
    }
}

/// Writes down what one recipient is to be told: what is less urgent and still waits goes idle, and nothing is
/// told to whoever knows of worse.
fn write(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    (stage, to): (Stage, Recipient),
    told: &[Alert],
) -> Result<(), Error> {
    let same = told.iter().filter(|one| one.to == to);
    let site = deed.site.id.clone();
    for one in same {
        if one.stage >= stage {
            // The phone said so itself before the house came to it: the house has told it now.
            if matches!(to, Recipient::Phone(_)) && one.tries == 0 {
                let told = Alert {
                    tries: 1,
                    ..one.clone()
                };
                store::alert::change(deed.db, &site, &told)?;
            }
            return Ok(());
        }
        if one.next.is_some() {
            let idle = Alert {
                next: None,
                end: Some(End::Superseded),
                ..one.clone()
            };
            store::alert::change(deed.db, &site, &idle)?;
        }
    }
    let waits = !matches!(to, Recipient::Phone(_));
    let alert = Alert {
        id: id_of(duty.id, stage, to),
        duty: Some(duty.id),
        stage,
        to,
        due: duty.duty.due.as_millisecond(),
        written: deed.now,
        next: waits.then_some(deed.now + to.waits(stage)),
        // What goes to a phone by its own connection is told with this; what a phone says by itself is not.
        tries: i32::from(!waits),
        received: None,
        read: None,
        unreached: None,
        failure: String::new(),
        end: None,
    };
    store::alert::add(deed.db, &site, &alert)?;
    Ok(())
}

/// Who leads: the leaders who are on duty, and all of them where none is.
fn leaders(db: &mut Database, site: &SiteId) -> Result<Vec<AccountId>, Error> {
    let all = store::account::holders(db, site, Role::TeamLeader)?;
    let on_duty = store::shift::on_duty(db, site)?;
    let is_here = |leader: &&AccountId| on_duty.iter().any(|(who, _)| who == *leader);
    let here: Vec<AccountId> = all.iter().filter(is_here).copied().collect();
    Ok(if here.is_empty() { all } else { here })
}
