//! What a case is about: a meeting, an order, and whoever served them. It may turn out late which: a case
//! is tied to it as long as it is not closed.

use std::collections::BTreeSet;

use domain::access::Actor;
use domain::case::{Channel, SUBJECTS_MAX, Step};
use domain::duty::DutyRecord;
use domain::{AccountId, CaseId, MeetingId, OrderId, Refusal, SiteId};

use super::step::{becomes_subject, load};
use super::{entry, standing};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// What a complaint is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matter {
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// The order.
    pub order: Option<OrderId>,
}

impl Matter {
    /// A meeting, and no order by itself.
    #[must_use]
    pub fn of_meeting(meeting: MeetingId) -> Self {
        Self {
            meeting: Some(meeting),
            order: None,
        }
    }
}

/// Ties a case to the meeting or the order that it is about. What is not named stays as it was; whoever
/// had their duties is one whom the case is about from then on.
///
/// # Errors
/// Refused to whoever does not answer for the case, once it is closed, where nothing is named, and where
/// there is no such meeting or order for the actor.
pub async fn tie(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: CaseId,
    matter: Matter,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let (mut record, mut subjects) = load(deed, id)?;
        standing(deed.actor, &deed.site.id, &record.case, &subjects).check(Step::Report)?;
        let state = record.case.state;
        if state.is_closed() {
            return Err(Refusal::conflict("case-state")
                .with("state", state.word())
                .into());
        }
        if matter == Matter::default() {
            return Err(Refusal::invalid("meeting", "case-matter-missing").into());
        }
        if let Some(order) = matter.order {
            crate::order::check_seen(deed, order)?;
            // What came by a link is shown by that link, and is erased with its own order.
            if is_by_link(record.case.channel) && record.case.order != Some(order.0) {
                return Err(Refusal::invalid("order", "case-order-by-link").into());
            }
        }
        // What the case is tied to already counts too: its order's own meeting wins over another one.
        let whole = Matter {
            order: matter.order.or(record.case.order.map(OrderId)),
            ..matter
        };
        let named = with_its_meeting(deed, whole)?;
        let before = (record.case.meeting, record.case.order);
        record.case.meeting = named.meeting.or(record.case.meeting);
        record.case.order = named.order.map(|order| order.0).or(record.case.order);
        if (record.case.meeting, record.case.order) == before {
            return Ok(Answer::about(id));
        }
        store::case::change(deed.db, &deed.site.id, &record)?;
        let new = Matter {
            meeting: named.meeting,
            order: matter.order,
        };
        for account in whom_it_is_about(deed, new, None)? {
            if !subjects.contains(&account) && subjects.len() < SUBJECTS_MAX {
                becomes_subject(deed, &mut record, &mut subjects, account)?;
            }
        }
        let what = if matter.order.is_some() {
            "order"
        } else {
            "meeting"
        };
        let entry = entry(deed, "case-tied", &record.case, &[])?.detail("matter", what);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Whether whoever spoke is known by the order whose link they hold, or by no order at all.
pub(super) fn is_by_link(channel: Channel) -> bool {
    matches!(channel, Channel::Link | Channel::Rating)
}

/// A matter that is there; what is about an order that was placed for a meeting is about that meeting, whichever
/// one was chosen beside it.
///
/// # Errors
/// Refused where there is no such meeting or order.
pub(super) fn with_its_meeting(deed: &mut Deed<'_>, mut matter: Matter) -> Result<Matter, Error> {
    if let Some(meeting) = matter.meeting
        && store::meeting::find_bare(deed.db, &deed.site.id, meeting)?.is_none()
    {
        return Err(Refusal::missing("meeting-unknown").at("meeting").into());
    }
    if let Some(id) = matter.order {
        let kept = crate::order::load(deed, id)?;
        matter.meeting = kept.order().matter.meeting.or(matter.meeting);
    }
    Ok(matter)
}

/// Whom a case is about: as named, else whoever had the duties of the meeting or of the order to do.
pub(super) fn whom_it_is_about(
    deed: &mut Deed<'_>,
    matter: Matter,
    named: Option<&[AccountId]>,
) -> Result<Vec<AccountId>, Error> {
    let accounts = store::account::names(deed.db, &deed.site.id)?;
    let mut duties = Vec::new();
    let mut orders: BTreeSet<OrderId> = matter.order.into_iter().collect();
    if let Some(meeting) = matter.meeting {
        duties.extend(store::duty::of_meeting(deed.db, &deed.site.id, meeting)?);
        let placed = store::order::of_meeting(deed.db, &deed.site.id, meeting)?;
        orders.extend(placed.into_iter().map(|record| record.order.id));
    }
    for order in orders {
        let kept = crate::order::load(deed, order)?;
        let of_order = store::duty::of_subject(deed.db, &deed.site.id, kept.subject())?;
        duties.extend(of_order);
    }
    let mut subjects = who_did(&duties, &accounts);
    if let Some(named) = named {
        let known = |id: &AccountId| accounts.iter().any(|(account, _)| account == id);
        if named.len() > SUBJECTS_MAX || !named.iter().all(known) {
            return Err(Refusal::invalid("subject", "account-unknown").into());
        }
        // Nobody who served leaves themselves out.
        subjects.retain(|one| Some(*one) == deed.actor.account);
        subjects.extend(named.iter().filter(|one| Some(**one) != deed.actor.account));
    }
    subjects.truncate(SUBJECTS_MAX);
    Ok(subjects)
}

/// Who had the duties to do, or did them.
fn who_did(duties: &[DutyRecord], names: &[(AccountId, String)]) -> Vec<AccountId> {
    let mut people = BTreeSet::new();
    for duty in duties {
        people.extend(duty.assignee);
        let settled = duty.settled.as_ref();
        let by = settled.and_then(|settled| names.iter().find(|(_, name)| *name == settled.by));
        people.extend(by.map(|(account, _)| *account));
    }
    people.into_iter().collect()
}
