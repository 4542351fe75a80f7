//! What is kept of a client in orders, for who asks what the house keeps of them.

use anyhow::Result;
use domain::order::{Client, Order, Standing, Voice, standing};
use domain::{Milliseconds, SiteId};
use store::Database;

use super::Kept;
use super::told::{told, words_of};
use crate::house::House;

/// An order with all that is kept of its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatheredOrder {
    /// The order.
    pub order: Order,
    /// Whom it is for.
    pub client: Client,
    /// What else was to be known.
    pub note: String,
    /// What its client said in their own words, with a rating too, and when.
    pub words: Vec<(Milliseconds, String)>,
    /// Whether something of it is still to be done or to be answered.
    pub open: bool,
}

/// The orders of the telephone's mark of which something is still told, the newest first.
pub(crate) fn of_telephone(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    mark: &str,
    limit: i64,
) -> Result<Vec<GatheredOrder>> {
    let mut gathered = Vec::new();
    for record in store::order::of_telephone(db, site, mark, limit)? {
        let Some(kept) = Kept::read(db, site, record.order.id)? else {
            continue;
        };
        let told = told(house, site, &kept)?;
        let words = words_of(db, house, site, &kept)?.into_iter();
        // Of an agreement the name under which it was given is all that is told.
        let own =
            words.filter(|one| one.word.voice != Voice::Team || one.word.kind.is_confirmation());
        let own = own.map(|one| {
            let text = if one.words.is_empty() {
                one.name
            } else {
                one.words
            };
            (one.word.at, text)
        });
        let mut said: Vec<(Milliseconds, String)> =
            own.filter(|(_, text)| !text.is_empty()).collect();
        for rating in store::case::ratings_of_order(db, site, record.order.id)? {
            let rated = crate::feedback::opened(house, site, &rating)?;
            said.extend((!rated.words.is_empty()).then_some((rated.at, rated.words)));
        }
        let (lines, calls) = (kept.standing_lines(), kept.calls());
        let called_for = kept.called_for(db, house, site)?;
        let standing = standing(kept.order(), &lines, &calls, called_for);
        let waits = !matches!(standing, Standing::Closed | Standing::Cancelled);
        let called = calls.iter().any(|(_, call)| call.done.is_none());
        // Of what is cancelled its client is still to be told, by the telephone that is kept of them.
        let untold = calls.iter().any(|(_, call)| call.awaits_word());
        let goes_on = kept.order().matter.ends > house.now();
        gathered.push(GatheredOrder {
            client: told.client,
            note: told.note,
            words: said,
            open: untold || standing == Standing::Done || goes_on && (waits || called),
            order: record.order,
        });
    }
    Ok(gathered)
}
