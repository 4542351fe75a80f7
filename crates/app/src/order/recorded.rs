//! What a client said on paper or by telephone, written down by the team: it is their word too, and says so
//! wherever it is shown (clauses B6, C4.1.4). A revision that comes after asks them again, as always.

use domain::access::{Action, Actor, Object, Reach};
use domain::order::{Heard, NAME_MAX, Voice};
use domain::{Milliseconds, OrderId, Refusal, SiteId, text};

use super::speak::{Saying, agree_to, keep_word_of, same_revision};
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
    /// By what.
    pub heard: Heard,
    /// Who confirmed it for the client.
    pub name: String,
    /// When they did, to the minute; `None` for now.
    pub said: Option<Milliseconds>,
}

/// Writes down that the client confirmed the order on paper or by telephone.
///
/// # Errors
/// Refused to whoever may not place orders for others, where the revision is another one by now or is agreed
/// already, and where it is not said who confirmed it and when.
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
        if kept.order().is_agreed() {
            return Err(Refusal::conflict("order-agreed-already").into());
        }
        let said = recorded.said.unwrap_or(deed.now);
        check_time(deed, &kept, said)?;
        agree_to(deed, &mut kept, (recorded.revision, said))?;
        let saying = Saying {
            kind: recorded.heard.kind(),
            voice: Voice::Team,
            name,
            words: "",
            line: None,
        };
        keep_word_of(deed, &mut kept, &saying, said)?;
        let entry = entry(deed, "order-agreed-recorded", &kept)
            .detail("revision", recorded.revision)
            .detail("heard", recorded.heard.word());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Nobody confirms what was not written yet, nor later than now.
fn check_time(deed: &mut Deed<'_>, kept: &Kept, said: Milliseconds) -> Result<(), Error> {
    let (site, order) = (deed.site.id.clone(), kept.order());
    let version = store::order::version(deed.db, &site, order.id, order.revision)?;
    let since = version.map_or(order.placed, |version| version.at);
    // What is typed says no seconds.
    if said > deed.now || said < since - since.rem_euclid(MINUTE_MS) {
        return Err(Refusal::invalid("said", "order-agreed-time-unfit").into());
    }
    Ok(())
}
