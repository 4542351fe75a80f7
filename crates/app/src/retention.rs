//! What the registers were told is erased when its time of keeping is over, by the house itself.

use domain::access::Actor;
use domain::retention::{CALL_DAYS, INQUIRY_DAYS, PHOTO_DAYS, RATING_DAYS, before};
use domain::{Milliseconds, SiteId};
use store::Database;

use crate::command::{About, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// A register as far as its time of keeping goes.
struct Kept {
    register: &'static str,
    days: i64,
    keeps: fn(&mut Database, &SiteId, Milliseconds) -> anyhow::Result<bool>,
    forget: fn(&mut Database, &SiteId, Milliseconds) -> anyhow::Result<usize>,
}

/// The registers that keep what people told.
const REGISTERS: [Kept; 4] = [
    Kept {
        register: "call",
        days: CALL_DAYS,
        keeps: store::call::keeps_before,
        forget: store::call::forget_told,
    },
    Kept {
        register: "inquiry",
        days: INQUIRY_DAYS,
        keeps: store::inquiry::keeps_before,
        forget: store::inquiry::forget_told,
    },
    Kept {
        register: "rating",
        days: RATING_DAYS,
        keeps: store::hall::rating::keeps_before,
        forget: store::hall::rating::forget_told,
    },
    Kept {
        register: "photo",
        days: PHOTO_DAYS,
        keeps: store::photo::keeps_of_faults_before,
        forget: store::photo::forget_of_faults,
    },
];

/// Erases what has been kept long enough, with an entry that says of how many records.
///
/// # Errors
/// When the database fails; the next turn tries again.
pub(crate) async fn sweep(house: &House) -> Result<(), Error> {
    for site in crate::site::all(house).await? {
        for kept in &REGISTERS {
            erase(house, &site.id, kept).await?;
        }
    }
    Ok(())
}

async fn erase(house: &House, site: &SiteId, kept: &'static Kept) -> Result<(), Error> {
    let limit = before(house.now(), kept.days);
    let asked = site.clone();
    let due = house
        .store()
        .read(move |db| (kept.keeps)(db, &asked, limit))
        .await?;
    if !due {
        return Ok(());
    }
    let command = Command {
        id: domain::CommandId(house.new_id()),
        at: house.now(),
        fingerprint: [0; 32],
    };
    let erase = move |deed: &mut Deed<'_>| {
        let count = (kept.forget)(deed.db, &deed.site.id, limit)?;
        let entry = deed
            .entry("register-erased")
            .detail("register", kept.register)
            .detail("count", count);
        deed.write(&entry)?;
        Ok(crate::Answer::default())
    };
    perform(house, &Actor::house(), site, &command, erase).await?;
    Ok(())
}
