//! The owner's office confirms what was asked for a meeting, and again what changed (clause C4.1.4).

mod waiting;

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::agreement::{Agreed, Agreement, Commissioned, asks_again};
use domain::directory::Site;
use domain::{MeetingId, Milliseconds, Refusal, SiteId};
use standards::{Standard, Start};
use store::Database;
use store::meeting::{ChangeRecord, MeetingRecord};

pub(crate) use self::waiting::follow_time;
use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;
use crate::order::OrderSince;
use crate::view::{MeetingView, Sight, clauses_of};

/// How far ahead the meetings that wait for the owner's office are listed.
const AHEAD_MS: Milliseconds = 60 * 24 * 60 * 60 * 1_000;

/// What somebody read before they confirm it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The revision of the meeting.
    pub revision: i32,
    /// When what is commissioned for it had changed last, 0 for nothing; `None` where that is not said.
    pub orders: Option<Milliseconds>,
}

impl From<i32> for Seen {
    fn from(revision: i32) -> Self {
        Self {
            revision,
            orders: None,
        }
    }
}

/// Confirms the requirements of a meeting as they were read, what is commissioned for it among them.
///
/// # Errors
/// Refused to whoever may not or who booked the meeting, when its standard asks for no agreement,
/// when it or an order for it was changed meanwhile, and when it is cancelled or over.
pub async fn agree(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: MeetingId,
    seen: impl Into<Seen>,
) -> Result<Answer, Error> {
    let seen = seen.into();
    let revision = seen.revision;
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Agreement, Action::Approve)?;
        let record = store::meeting::find_bare(deed.db, &deed.site.id, id)?
            .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
        check(&record, deed.actor, revision)?;
        let version = record.meeting.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let Some(rule) = standard.rules_starting(Start::Booked).next() else {
            return Err(Refusal::conflict("agreement-not-asked").into());
        };
        let orders = store::order::commissioned(deed.db, &deed.site.id, &[id])?;
        let last = orders.iter().map(|(_, order)| order.last()).max();
        if seen.orders.is_some_and(|seen| last > Some(seen)) {
            return Err(Refusal::conflict("agreement-orders-changed").into());
        }
        let known = store::meeting::agreed(deed.db, &deed.site.id, &[id])?;
        let stands = |agreed: &Agreed| {
            let mut orders = orders.iter().map(|(_, order)| order);
            agreed.revision == revision && !orders.any(|order| order.asks_after(agreed.at))
        };
        if known.iter().any(|(_, agreed)| stands(agreed)) {
            return Ok(Answer::about(id));
        }
        let agreed = Agreed {
            revision,
            at: deed.now,
            by: deed.actor.name.clone(),
        };
        store::meeting::agree(deed.db, &deed.site.id, id, &agreed)?;
        let required = &record.meeting.requirement;
        let mut entry = deed
            .entry("requirements-agreed")
            .meeting(id)
            .room(required.room)
            .detail("title", &required.title)
            .detail("revision", revision);
        entry.clauses = clauses_of(rule);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn check(record: &MeetingRecord, actor: &Actor, revision: i32) -> Result<(), Refusal> {
    if record.booked_by.is_some() && record.booked_by == actor.account {
        return Err(Refusal::conflict("agreement-with-oneself"));
    }
    if record.meeting.cancelled.is_some() {
        return Err(Refusal::conflict("meeting-is-cancelled"));
    }
    if record.meeting.ended.is_some() {
        return Err(Refusal::conflict("meeting-is-over"));
    }
    if record.meeting.revision != revision {
        return Err(Refusal::conflict("meeting-changed-meanwhile")
            .at("revision")
            .with("revision", record.meeting.revision));
    }
    Ok(())
}

/// What was confirmed of meetings, and when what is commissioned for them changed.
pub(crate) struct Confirmed {
    agreed: BTreeMap<MeetingId, Agreed>,
    orders: BTreeMap<MeetingId, Vec<Commissioned>>,
}

impl Confirmed {
    pub(crate) fn read(db: &mut Database, site: &SiteId, ids: &[MeetingId]) -> Result<Self> {
        let mut orders = BTreeMap::<MeetingId, Vec<Commissioned>>::new();
        for (meeting, order) in store::order::commissioned(db, site, ids)? {
            orders.entry(meeting).or_default().push(order);
        }
        let agreed = store::meeting::agreed(db, site, ids)?;
        Ok(Self {
            agreed: agreed.into_iter().collect(),
            orders,
        })
    }

    fn orders_of(&self, id: MeetingId) -> &[Commissioned] {
        self.orders.get(&id).map_or(&[][..], Vec::as_slice)
    }

    /// When what is commissioned for the meeting changed last; 0 where nothing is.
    pub(crate) fn orders_changed(&self, id: MeetingId) -> Milliseconds {
        let orders = self.orders_of(id).iter();
        orders.map(Commissioned::last).max().unwrap_or(0)
    }

    /// How the owner's office stands to a meeting; `None` where its standard asks for no agreement.
    pub(crate) fn agreement(
        &self,
        standard: &Standard,
        id: MeetingId,
        changes: &[ChangeRecord],
    ) -> Option<Agreement> {
        standard.rules_starting(Start::Booked).next()?;
        let asked = changes
            .iter()
            .filter(|change| asks_again(fields_of(change)))
            .map(|change| change.revision)
            .max();
        let last = self.agreed.get(&id).cloned();
        Some(Agreement::of(last, asked.unwrap_or(1)).with_orders(self.orders_of(id)))
    }
}

/// The fields that a change touched; each difference is kept as two pairs of which the first counts.
fn fields_of(change: &ChangeRecord) -> impl Iterator<Item = &str> {
    let pairs = change.differences.iter().step_by(2);
    pairs.map(|(field, _)| field.as_str())
}

/// What waits for the owner's office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// The site.
    pub site: Site,
    /// The meetings not over whose requirements are not confirmed as they stand, by start.
    pub meetings: Vec<MeetingView>,
    /// How what is commissioned for them differs from what was confirmed, as far as the reader sees it.
    pub orders: BTreeMap<MeetingId, Vec<OrderSince>>,
}

/// The meetings that wait for the owner's office; `None` if the reader may not see them.
///
/// # Errors
/// When the database fails.
pub async fn awaited(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<Awaited>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let now = house.now();
    let read = move |db: &mut Database| {
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        if actor
            .right(&site, Object::Agreement, Action::View)
            .is_none()
        {
            return Ok(None);
        }
        let mut records = store::meeting::between(db, &site, now, now + AHEAD_MS)?;
        records
            .retain(|record| record.meeting.cancelled.is_none() && record.meeting.ended.is_none());
        let mut meetings = crate::meeting::views_of(db, &mut sight, &actor, records)?;
        meetings.retain(|view| !matches!(view.agreement, None | Some(Agreement::Agreed(_))));
        let mut orders = BTreeMap::new();
        for view in &meetings {
            if let Some(last) = view.agreement.as_ref().and_then(Agreement::last) {
                let (id, reader) = (view.meeting.id, (&owned, &actor));
                let since = crate::order::since_agreed(db, reader, &site, (id, last.at))?;
                orders.insert(id, since);
            }
        }
        Ok(Some(Awaited {
            site: sight.site,
            meetings,
            orders,
        }))
    };
    Ok(house.store().read(read).await?)
}
