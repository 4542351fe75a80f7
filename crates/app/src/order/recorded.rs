//! What a client said on paper or by telephone, written down by the team: it is their word too, and says so
//! wherever it is shown (clauses B6, C4.1.4). A revision that comes after asks them again, as always.

use domain::access::{Action, Actor, Object, Reach};
use domain::order::{Heard, NAME_MAX, Voice, WordKind};
use domain::{Milliseconds, OrderId, Refusal, SiteId, text};
use standards::Start;

use super::plan::settle_and_follow;
use super::speak::{Saying, agree_to, check_counted, keep_word_of, same_revision};
use super::{Kept, entry, standing_order};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

const MINUTE_MS: Milliseconds = 60_000;

/// A confirmation as the team writes it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The revision that the client confirmed.
    pub revision: i32,
    /// When the last count was made of what they confirmed with how it is served ([`domain::order::counted_last`]); `None` where
    /// they confirmed the order.
    pub counted: Option<Milliseconds>,
    /// By what.
    pub heard: Heard,
    /// Who confirmed it for the client.
    pub name: String,
    /// When they did, to the minute; `None` for now.
    pub said: Option<Milliseconds>,
}

/// Writes down that the client confirmed the order, or its serving plan, on paper or by telephone.
///
/// # Errors
/// Refused to whoever may not place orders for others, where the revision or what was counted is another by now or is
/// agreed already, where not all was counted, and where it is not said who confirmed it and when.
pub async fn record_agreement(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: OrderId,
    recorded: Recorded,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        // A client who places their own orders confirms them in their own name.
        if deed.reach(Object::Order, Action::Create)? < Reach::Site {
            return Err(Refusal::missing("order-unknown").into());
        }
        let mut kept = standing_order(deed, id)?;
        let name = recorded.name.trim();
        text::check_filled("name", name, NAME_MAX)?;
        same_revision(&kept, recorded.revision)?;
        let version = store::order::version(deed.db, &deed.site.id, id, recorded.revision)?;
        let since = version.map_or(kept.order().placed, |version| version.at);
        if let Some(counted) = recorded.counted {
            return record_plan(deed, kept, &recorded, (counted, since));
        }
        if kept.order().is_agreed() {
            return Err(Refusal::conflict("order-agreed-already").into());
        }
        let said = recorded.said.unwrap_or(deed.now);
        if !is_between(deed, since, said) {
            return Err(Refusal::invalid("said", "order-agreed-time-unfit").into());
        }
        agree_to(deed, &mut kept, (recorded.revision, said))?;
        let saying = saying(recorded.heard.kind(), name);
        keep_word_of(deed, &mut kept, &saying, said)?;
        write(deed, &kept, "order-agreed-recorded", &recorded)
    })
    .await
}

/// Writes down that the client confirmed what came, and how it is served.
fn record_plan(
    deed: &mut Deed<'_>,
    mut kept: Kept,
    recorded: &Recorded,
    (counted, revised): (Milliseconds, Milliseconds),
) -> Result<Answer, Error> {
    check_counted(&kept, counted)?;
    if kept.order().plan_agreed.is_some() {
        return Err(Refusal::conflict("order-plan-agreed-already").into());
    }
    let said = recorded.said.unwrap_or(deed.now);
    // The mark of a count may lie ahead of a clock that was set back.
    let since = revised.max(counted.min(deed.now));
    if !is_between(deed, since, said) {
        return Err(Refusal::invalid("said", "order-plan-agreed-time-unfit").into());
    }
    kept.record.order.plan_agreed = Some(said);
    store::order::change(deed.db, &deed.site.id, &kept.record)?;
    let saying = saying(recorded.heard.kind_of_plan(), recorded.name.trim());
    keep_word_of(deed, &mut kept, &saying, said)?;
    settle_and_follow(deed, &kept, Start::OrderCounted)?;
    write(deed, &kept, "order-plan-agreed-recorded", recorded)
}

fn saying(kind: WordKind, name: &str) -> Saying<'_> {
    Saying {
        kind,
        voice: Voice::Team,
        name,
        words: "",
        line: None,
    }
}

fn write(
    deed: &mut Deed<'_>,
    kept: &Kept,
    act: &str,
    recorded: &Recorded,
) -> Result<Answer, Error> {
    let entry = entry(deed, act, kept)
        .detail("revision", recorded.revision)
        .detail("heard", recorded.heard.word());
    deed.write(&entry)?;
    Ok(Answer::about(kept.order().id))
}

/// Nobody confirms what was not written or counted yet, nor later than now. What is typed says no seconds.
fn is_between(deed: &Deed<'_>, since: Milliseconds, said: Milliseconds) -> bool {
    said >= since - since.rem_euclid(MINUTE_MS) && said <= deed.now
}
