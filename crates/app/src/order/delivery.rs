//! What the service team does with an order: counts what came, photographs it, tells its client of what
//! was done, closes what nobody answers.

use domain::access::{Action, Actor, Object};
use domain::order::{How, PHOTOS_MAX, Served, Voice, WordKind, counted_last};
use domain::{OrderId, PhotoId, Refusal, SiteId, text};
use standards::Start;

use super::plan::{follow, settle_and_follow, settle_word as settle_duty};
use super::speak::{Saying, keep_word};
use super::{entry, load, load_to_deliver, load_to_tell};
use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;
use crate::photo::Taken;

/// The most that is counted.
const COUNT_MAX: u32 = 100_000;
/// The longest reason, and the longest line on who was told, in characters.
const REASON_MAX: usize = 200;

/// Notes how many came of a line. What its client agreed to before is shown to them again where it
/// differs.
///
/// # Errors
/// Refused where the order is not the actor's to deliver, and where the number cannot be.
pub async fn count(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, line): (OrderId, u32),
    came: u32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut kept = load_to_deliver(deed, id)?;
        if came > COUNT_MAX {
            return Err(Refusal::invalid("count", "order-quantity-unfit").into());
        }
        let by = deed.actor.name.clone();
        // Each count has a mark of its own, also where the clock was set back: its client says by it what
        // they saw.
        let now = deed.now.max(counted_last(&kept.standing_lines()) + 1);
        let known = kept.line_mut(line)?;
        if known.progress.counted == Some(came) {
            return Ok(Answer::about(id));
        }
        if known.progress.done.is_some() {
            return Err(Refusal::conflict("order-line-served")
                .with("line", line)
                .into());
        }
        known.progress.counted = Some(came);
        known.progress.counted_at = Some(now);
        known.progress.counted_by = by;
        let known = known.clone();
        store::order::put_line(deed.db, &deed.site.id, &known)?;
        if kept.record.order.plan_agreed.take().is_some() {
            store::order::change(deed.db, &deed.site.id, &kept.record)?;
        }
        if kept.is_all_there() {
            settle_and_follow(deed, &kept, Start::OrderGoods)?;
        } else {
            follow(deed, &kept)?;
        }
        let entry = entry(deed, "order-counted", &kept)
            .detail("line", line)
            .detail("count", came)
            .detail("ordered", known.line.quantity);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Adds a photo of what came, for its client to see.
///
/// # Errors
/// Refused where the order is not the actor's to deliver, or has its photos already.
pub async fn add_photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: OrderId,
    photo: Taken,
) -> Result<Answer, Error> {
    let photo_id = PhotoId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let kept = load_to_deliver(deed, id)?;
        if crate::photo::add(deed, (kept.subject(), photo_id), &photo, PHOTOS_MAX)? {
            let entry = entry(deed, "order-photographed", &kept);
            deed.write(&entry)?;
        }
        Ok(Answer::about(id))
    })
    .await
}

/// Notes that the client was told that something was done: to whom it was said, and how.
///
/// # Errors
/// Refused where the order is not the actor's, where nothing waits, and where it is not said who was told.
pub async fn tell(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, what): (OrderId, Served),
    whom: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let kept = load_to_tell(deed, id)?;
        answer_for(deed, kept, what, (How::Told, &whom))?;
        Ok(Answer::about(id))
    })
    .await
}

/// Closes what was done and nobody answers, with a reason; counted apart.
///
/// # Errors
/// Refused to whoever may not, where nothing waits, and where the reason is empty.
pub async fn settle_word(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, what): (OrderId, Served),
    reason: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Order, Action::Approve)?;
        let kept = load(deed, id)?;
        answer_for(deed, kept, what, (How::Settled, &reason))?;
        Ok(Answer::about(id))
    })
    .await
}

fn answer_for(
    deed: &mut crate::command::Deed<'_>,
    mut kept: super::Kept,
    what: Served,
    (how, words): (How, &str),
) -> Result<(), Error> {
    let words = words.trim();
    text::check_filled("words", words, REASON_MAX)?;
    let (now, progress) = (deed.now, kept.progress_mut(what)?);
    if !progress.awaits_word() {
        return Err(Refusal::conflict("order-nothing-waits").into());
    }
    // Over the client's objection it is closed by their word, or by a leader's reason.
    if how == How::Told && progress.how == Some(How::Wrong) {
        return Err(Refusal::conflict("order-said-wrong").into());
    }
    (progress.answered, progress.how) = (Some(now), Some(how));
    kept.keep_progress(deed.db, &deed.site.id, what)?;
    let (kind, act) = match how {
        How::Settled if kept.order().cancelled.is_some() => {
            (WordKind::Settled, "order-cancellation-settled")
        }
        How::Settled => (WordKind::Settled, "order-settled"),
        _ if kept.order().cancelled.is_some() => (WordKind::Told, "order-cancellation-told"),
        _ => (WordKind::Told, "order-told"),
    };
    let saying = Saying {
        kind,
        voice: Voice::Team,
        name: "",
        words,
        line: kept.line_of(what),
    };
    keep_word(deed, &mut kept, &saying)?;
    settle_duty(deed, &kept, what)?;
    follow(deed, &kept)?;
    let line = kept.line_of(what).unwrap_or_default();
    let entry = entry(deed, act, &kept).detail("line", line);
    deed.write(&entry)?;
    Ok(())
}
