//! What a phone says came there. It is no act of the service and has no journal entry.

use domain::access::{Action, Actor, Object};
use domain::alert::{Alert, RECEIPTS_MAX, Recipient, Stage, id_of};
use domain::{AccountId, DutyId, Milliseconds, Refusal, SiteId};
use store::Database;

use crate::error::Error;
use crate::house::House;

/// How long after it happened a phone may still say so.
const LATE_MAX_MS: Milliseconds = 24 * 60 * 60 * 1_000;

/// What a phone says of one duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The duty.
    pub duty: DutyId,
    /// What was shown: that it opened, that it is soon over, that it is late.
    pub stage: Stage,
    /// When, by the phone's clock as corrected.
    pub at: Milliseconds,
    /// Whether the person said that they have seen it.
    pub read: bool,
}

/// Keeps what came to a phone, of the duties that are its holder's to do; the first word counts. What is somebody
/// else's by now is passed over.
///
/// # Errors
/// Refused to whoever has no phone there, and where there are too many or an unknown stage.
pub async fn receive(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    receipts: Vec<Receipt>,
) -> Result<(), Error> {
    let right = actor.right(site, Object::Shift, Action::Do);
    let Some(account) = actor.account.filter(|_| right.is_some()) else {
        return Err(Refusal::forbidden("not-allowed").into());
    };
    if receipts.len() > RECEIPTS_MAX {
        let many = Refusal::invalid("receipts", "alert-receipts-many");
        return Err(many.with("most", RECEIPTS_MAX).into());
    }
    let is_unfit = |one: &Receipt| one.stage.is_escalation() || one.stage == Stage::Trial;
    if receipts.iter().any(is_unfit) {
        return Err(Refusal::invalid("stage", "alert-stage-unknown").into());
    }
    if receipts.is_empty() {
        return Ok(());
    }
    let now = house.now();
    let of = site.clone();
    let keep = move |db: &mut Database| -> Result<(), Error> {
        for receipt in &receipts {
            let at = receipt.at.clamp(now - LATE_MAX_MS, now);
            let receipt = Receipt { at, ..*receipt };
            keep_one(db, &of, account, receipt)?;
        }
        Ok(())
    };
    Ok(house.store().write(Some(site), keep).await?)
}

fn keep_one(
    db: &mut Database,
    site: &SiteId,
    account: AccountId,
    receipt: Receipt,
) -> Result<(), Error> {
    let duty = store::duty::find(db, site, receipt.duty)?;
    let Some(duty) = duty.filter(|duty| duty.assignee == Some(account)) else {
        return Ok(());
    };
    let to = Recipient::Phone(account);
    let id = id_of(duty.id, receipt.stage, to);
    // A phone may be quicker than the house's own turn.
    let new = Alert {
        id,
        duty: Some(duty.id),
        stage: receipt.stage,
        to,
        due: duty.duty.due.as_millisecond(),
        written: receipt.at,
        next: None,
        tries: 0,
        received: None,
        read: None,
        unreached: None,
        failure: String::new(),
        end: None,
    };
    store::alert::add(db, site, &new)?;
    for mut known in store::alert::of_duty(db, site, duty.id)? {
        // Whoever hears that it is late has heard of it.
        if known.to != to || known.stage > receipt.stage {
            continue;
        }
        let before = known.clone();
        known.received.get_or_insert(receipt.at);
        if receipt.read {
            known.read.get_or_insert(receipt.at);
        }
        if known != before {
            store::alert::change(db, site, &known)?;
        }
    }
    Ok(())
}
