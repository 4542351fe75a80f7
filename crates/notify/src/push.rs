//! Web push (RFC 8030): a few notices to each browser of an account, each sealed for that browser alone. A service
//! learns that something was told, how urgent it is and how long it counts, and no word of what.

mod notice;
mod seal;
mod voucher;

use std::collections::BTreeMap;
use std::time::Duration;

use app::House;
use app::alert::{Browser, Failure, Fared, Parcel, PushTarget};
use domain::alert::address::Private;
use domain::alert::push::{Service, seconds_kept, urgency};
use domain::{Milliseconds, PushSubscriptionId};
use tokio::task::JoinSet;

use self::notice::notices;
use self::seal::{Sealing, sealed};
use self::voucher::voucher;
use crate::format::Answer;
use crate::webhook::{Network, Posted};
use crate::{Ways, message};

/// How it fared with a browser: its id, its host, and whether it came there.
type FaredThere = (PushSubscriptionId, String, Result<(), Failure>);

/// Tells every browser of an account; one that fails or hangs keeps no other. Browsers of one maker are told one after
/// the other: a service sees one connection, and each browser has its share of the time.
pub(crate) async fn tell(
    house: &House,
    ways: &Ways,
    parcel: &Parcel,
    target: &PushTarget,
) -> Fared {
    let private = house.reaching().push_inside;
    // A little less than the whole may last, so that what came to the others is not lost with it.
    let patience = ways.patience * 9 / 10;
    let mut going = JoinSet::new();
    for browsers in by_maker(&target.browsers) {
        let posted = browsers.into_iter().map(|browser| {
            let posted = messages(parcel, target, browser, house.now());
            (browser.clone(), posted)
        });
        let posted: Vec<(Browser, Result<Vec<Posted>, Failure>)> = posted.collect();
        let network = ways.network.clone();
        going.spawn(tell_by_one(network, posted, (private, patience)));
    }
    let mut browsers = Vec::new();
    while let Some(fared) = going.join_next().await {
        match fared {
            Ok(fared) => browsers.extend(fared),
            Err(error) => tracing::error!(%error, "a push ended by a bug"),
        }
    }
    Fared {
        came: of_all(browsers.iter().map(|(.., came)| came)),
        browsers,
    }
}

/// The browsers of each maker together.
fn by_maker(browsers: &[Browser]) -> Vec<Vec<&Browser>> {
    let mut makers: BTreeMap<&str, Vec<&Browser>> = BTreeMap::new();
    for browser in browsers {
        let maker = Service::of_host(&browser.host);
        let maker = maker.map_or(browser.host.as_str(), |maker| maker.name());
        makers.entry(maker).or_default().push(browser);
    }
    makers.into_values().collect()
}

/// Tells browsers one after the other.
async fn tell_by_one(
    network: Network,
    posted: Vec<(Browser, Result<Vec<Posted>, Failure>)>,
    (private, patience): (Private, Duration),
) -> Vec<FaredThere> {
    let until = tokio::time::Instant::now() + patience;
    let mut left = u32::try_from(posted.len()).unwrap_or(u32::MAX);
    let mut fared = Vec::new();
    for (browser, posted) in posted {
        // What one did not need is the others'.
        let share = until.saturating_duration_since(tokio::time::Instant::now()) / left.max(1);
        left = left.saturating_sub(1);
        let sent = tokio::time::timeout(share, send(&network, posted, private)).await;
        let came = sent.unwrap_or_else(|_| Err(Failure::of_way("slow")));
        fared.push((browser.id, browser.host, came));
    }
    fared
}

/// One browser that was told is enough: its holder has it. Where none was, what may pass goes before what is for good.
fn of_all<'one>(all: impl Iterator<Item = &'one Result<(), Failure>>) -> Result<(), Failure> {
    let mut found = Err(Failure::of_recipient("push-gone"));
    for came in all {
        match came {
            Ok(()) => return Ok(()),
            Err(failure) if !failure.is_for_good() => found = Err(failure.clone()),
            Err(_) => {}
        }
    }
    found
}

/// What is posted for one browser, the most urgent first.
fn messages(
    parcel: &Parcel,
    target: &PushTarget,
    browser: &Browser,
    now: Milliseconds,
) -> Result<Vec<Posted>, Failure> {
    // A browser whose keys are none is told nothing, today or tomorrow.
    let unfit = |_| Failure::of_recipient("push-gone");
    let address = &browser.subscription.endpoint;
    let voucher = voucher(target, address, now);
    let voucher = voucher.map_err(|_| Failure::of_way("push-refused"))?;
    let told = notices(parcel, message::language_of(Some(&browser.language)));
    let posted = told.into_iter().map(|notice| {
        let sealing = Sealing::begin(&browser.subscription).map_err(unfit)?;
        Ok(Posted {
            address: address.clone(),
            kind: "application/octet-stream",
            headers: vec![
                ("authorization", voucher.clone()),
                ("content-encoding", "aes128gcm".to_owned()),
                (
                    "ttl",
                    seconds_kept(notice.stage, notice.due, now).to_string(),
                ),
                ("urgency", urgency(notice.stage).to_owned()),
                ("topic", notice.topic),
            ],
            body: sealed(&sealing, notice.text.as_bytes()).map_err(unfit)?,
        })
    });
    posted.collect()
}

async fn send(
    network: &Network,
    posted: Result<Vec<Posted>, Failure>,
    private: Private,
) -> Result<(), Failure> {
    for one in posted? {
        understood(&network.post(one, private).await?)?;
    }
    Ok(())
}

/// Whether a service took a message.
fn understood(answer: &Answer) -> Result<(), Failure> {
    match answer.status {
        200..=299 => Ok(()),
        // It knows the browser no more: its holder took it back, or it was set up anew.
        404 | 410 => Err(Failure::of_recipient("push-gone")),
        300..=399 => Err(Failure::of_way("redirect")),
        429 => Err(Failure::of_way("too-often")),
        // Of this browser, as far as it says: whether it takes nothing of the house's is seen by the others.
        400..=499 => Err(Failure::of_browser("push-refused")),
        _ => Err(Failure::of_way("broken-there")),
    }
}
