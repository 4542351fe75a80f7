//! A version of an order as its client was shown it (clauses B5, C4.1.4): the text that they confirmed can be read
//! for as long as it is kept, by the team, by a client with an account, and by whoever confirmed it by the link.

use anyhow::Result;
use domain::access::Actor;
use domain::directory::Site;
use domain::order::{Line, Needs};
use domain::{Milliseconds, OrderId, Refusal, SiteId};
use store::Database;

use super::Kept;
use super::link::linked;
use super::sealed::open_version;
use super::shown::seen;
use crate::error::Error;
use crate::house::House;

/// A version as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionPage {
    /// The site.
    pub site: Site,
    /// The civil day on which the order was placed.
    pub day: String,
    /// The order's number of that day.
    pub number: i32,
    /// The version's number, from 1.
    pub revision: i32,
    /// Since when it was shown.
    pub at: Milliseconds,
    /// Who wrote it; empty for whoever holds the link.
    pub changed_by: String,
    /// When the client confirmed it; `None` where they did not.
    pub agreed: Option<Milliseconds>,
    /// The hash of the exact text.
    pub fingerprint: String,
    /// What it is for; masked where the reader may not know it.
    pub title: String,
    /// Where.
    pub room: String,
    /// From when to when.
    pub time: (Milliseconds, Milliseconds),
    /// Its lines, with nothing but what the client was shown.
    pub lines: Vec<Line>,
    /// What its meeting asked for; `None` of an order by itself. Its note is empty where the reader may not know it.
    pub needs: Option<Needs>,
    /// The order's note; empty where the reader may not know it.
    pub note: String,
}

/// A version of an order that the reader sees; `None` where there is none or its text is no longer kept.
///
/// # Errors
/// When the database fails.
pub async fn version(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (id, revision): (OrderId, i32),
) -> Result<Option<VersionPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some((reader, kept)) = seen(db, &owned, &actor, &site, id)? else {
            return Ok(None);
        };
        let masked = reader.view(db, &kept)?.masked;
        read_version(db, &owned, (&reader.sight.site, &kept), (revision, masked))
    };
    Ok(house.store().read(read).await?)
}

/// A version that the client of a link confirmed. `address` is where the request comes from.
///
/// # Errors
/// Missing where the link leads nowhere, and where nobody confirmed such a version.
pub async fn client_version(
    house: &House,
    (code, address): (&str, &str),
    revision: i32,
) -> Result<VersionPage, Error> {
    let linked = linked(house, code, address).await?;
    let owned = house.clone();
    let read = move |db: &mut Database| {
        let actor = Actor::house();
        let Some((reader, kept)) = seen(db, &owned, &actor, &linked.site, linked.order)? else {
            return Ok(None);
        };
        read_version(db, &owned, (&reader.sight.site, &kept), (revision, false))
    };
    let found = house.store().read(read).await?;
    let confirmed = found.filter(|page| page.agreed.is_some());
    let mut page = confirmed.ok_or_else(|| Refusal::missing("order-version-unknown"))?;
    // Who of the house wrote it is the house's.
    page.changed_by.clear();
    Ok(page)
}

fn read_version(
    db: &mut Database,
    house: &House,
    (site, kept): (&Site, &Kept),
    (revision, masked): (i32, bool),
) -> Result<Option<VersionPage>> {
    let order = kept.order();
    let Some(version) = store::order::version(db, &site.id, order.id, revision)? else {
        return Ok(None);
    };
    let Some(sealed) = &version.sealed else {
        return Ok(None);
    };
    let mut text = open_version(house, &site.id, (order.id, revision), sealed)?;
    if masked {
        text.mask();
    }
    let mut words = kept.words.iter().map(|one| &one.word);
    let agreed = words.find(|word| word.kind.is_agreement() && word.revision == revision);
    Ok(Some(VersionPage {
        site: site.clone(),
        day: order.day.clone(),
        number: order.number,
        revision,
        at: version.at,
        changed_by: version.changed_by,
        agreed: agreed.map(|word| word.at),
        fingerprint: version.fingerprint,
        title: text.title,
        room: text.room,
        time: (text.starts, text.ends),
        lines: text.lines,
        needs: text.needs,
        note: text.note.unwrap_or_default(),
    }))
}
