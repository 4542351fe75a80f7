//! The proof of a whole database: every site's chain, and that what is kept and what the journal
//! tells say the same.

use domain::SiteId;
use domain::journal::{Fault, Hash};
use store::Database;
use store::proof::Mismatch;

use crate::error::Error;
use crate::house::House;

/// What is wrong at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The chain is broken.
    Chain(Fault),
    /// The chain is whole, but what is kept is not what it tells.
    State(Mismatch),
    /// There are entries of it, and no such site.
    Gone,
}

/// A site that was proven, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The short name of the site.
    pub site: String,
    /// How many entries its journal has and the hash of the last, or what is wrong.
    pub outcome: Result<(i64, Hash), Trouble>,
}

/// Proves every site of the database.
///
/// # Errors
/// When the database fails.
pub async fn prove(house: &House) -> Result<Vec<Proven>, Error> {
    let read = |db: &mut Database| {
        let mut proven = Vec::new();
        for site in store::proof::sites_gone(db)? {
            let outcome = Err(Trouble::Gone);
            proven.push(Proven { site, outcome });
        }
        for site in store::site::all(db)? {
            proven.push(Proven {
                outcome: prove_site(db, &site.id)?,
                site: site.id.to_string(),
            });
        }
        Ok(proven)
    };
    Ok(house.store().read(read).await?)
}

fn prove_site(db: &mut Database, site: &SiteId) -> anyhow::Result<Result<(i64, Hash), Trouble>> {
    if let Err(fault) = store::journal::verify(db, site)? {
        return Ok(Err(Trouble::Chain(fault)));
    }
    if let Some(mismatch) = store::proof::mismatch(db, site)? {
        return Ok(Err(Trouble::State(mismatch)));
    }
    Ok(Ok(store::site::head(db, site)?))
}

/// The site whose entry of this number has this hash; `None` where none has. A hash names its site
/// and everything before it, so a head that was written down elsewhere proves that nothing up to it
/// was cut off or written anew.
///
/// # Errors
/// When the database fails.
pub async fn holder_of_head(
    house: &House,
    number: i64,
    hash: Hash,
) -> Result<Option<SiteId>, Error> {
    let read = move |db: &mut Database| {
        for site in store::site::all(db)? {
            if store::proof::hash_at(db, &site.id, number)? == Some(hash) {
                return Ok(Some(site.id));
            }
        }
        Ok(None)
    };
    Ok(house.store().read(read).await?)
}
