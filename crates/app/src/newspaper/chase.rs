//! What is missing at the end of a day and was not asked for becomes a duty of the next working day; what is said of
//! each issue settles it.

use domain::access::{Action, Object};
use domain::booking::LATEST_MS;
use domain::duty::DutyRecord;
use domain::subject::{Register, Subject};
use domain::{Refusal, Uid};
use jiff::civil::{Date, Time};
use standards::Start;

use super::today;
use crate::command::{About, Deed};
use crate::duty::Settlement;
use crate::error::Error;
use crate::subject::{Begun, begin};

/// How many issues are missing of which nobody asked for what did not come.
fn left(deed: &mut Deed<'_>) -> Result<usize, Error> {
    let (today, now) = (today(deed), deed.now);
    let open = store::newspaper::open_issues(deed.db, &deed.site.id)?;
    let left = open
        .iter()
        .filter(|issue| issue.is_to_be_chased(today, now));
    Ok(left.count())
}

/// The duties that ask for it and are not settled.
fn asked(deed: &mut Deed<'_>) -> Result<Vec<DutyRecord>, Error> {
    let site = &deed.site.id;
    let found = store::duty::unsettled_of_register(deed.db, site, Register::Newspaper, LATEST_MS)?;
    Ok(found)
}

/// Asks for what is missing since a day that is over, unless that is asked for already.
pub(super) fn ask(deed: &mut Deed<'_>, day: Date) -> Result<(), Error> {
    let left = left(deed)?;
    if left == 0 || !asked(deed)?.is_empty() {
        return Ok(());
    }
    // The next working day is that after the day that is over, whenever it is closed.
    let after = day.tomorrow().map_err(anyhow::Error::from)?;
    let ended = standards::day::instant(&deed.zone, after, Time::midnight());
    let parts = [
        "newspapers-missing",
        deed.site.id.as_str(),
        &day.to_string(),
    ];
    let begun = Begun {
        subject: Subject {
            register: Register::Newspaper,
            id: Uid::derived(&parts),
            number: left as u32,
        },
        room: None,
        at: ended.as_millisecond() - 1,
        agreed: None,
        assignee: None,
    };
    if begin(deed, Start::NewspapersMissing, &begun)?.is_empty() {
        return Ok(());
    }
    let entry = deed
        .entry("newspapers-to-chase")
        .detail("day", day)
        .detail("count", left);
    deed.write(&entry)?;
    Ok(())
}

/// It is done once all that is missing was asked for, came or was given up.
pub(super) fn settle_where_chased(deed: &mut Deed<'_>) -> Result<(), Error> {
    let asked = asked(deed)?;
    if asked.is_empty() || left(deed)? > 0 {
        return Ok(());
    }
    for duty in asked {
        crate::duty::note_done(deed, duty)?;
    }
    Ok(())
}

/// Nobody taps it away as long as something is left to be asked for; whoever leads may let it be.
pub(super) fn keep(deed: &mut Deed<'_>, settlement: &Settlement) -> Result<(), Error> {
    let left = left(deed)?;
    let leads = deed.reach(Object::Newspaper, Action::Edit).is_ok();
    if left == 0 || leads && matches!(settlement, Settlement::Waived(_)) {
        return Ok(());
    }
    Err(Refusal::conflict("newspapers-to-chase")
        .with("count", left)
        .into())
}
