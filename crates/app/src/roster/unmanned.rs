//! A post whose holder was let stay away: nobody is asked to come, so that nobody can be late. As its shift begins with
//! nobody there, each leader is told, once (clause A2.2).

use domain::access::{Actor, Role};
use domain::roster::PlannedShift;
use domain::{AccountId, CommandId, Milliseconds, SiteId, Uid};
use store::Database;
use store::notice::Notice;

use crate::command::{Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// What began earlier than this is no news: whoever granted a leave of a shift that is under way knows of its post.
const TOLD_WITHIN_MS: Milliseconds = 30 * 60 * 1_000;

/// Tells of the shifts that have just begun with nobody there. Twice in a row it changes nothing.
///
/// # Errors
/// When the database fails; the next turn tries again.
pub(crate) async fn follow_time(house: &House, site: &SiteId) -> Result<(), Error> {
    let (asked, now) = (site.clone(), house.now());
    // A turn that changes nothing must write nothing: it comes every second.
    let read = move |db: &mut Database| untold(db, &asked, now);
    if house.store().read(read).await?.is_empty() {
        return Ok(());
    }
    let command = Command {
        id: CommandId::derived(&["posts-unmanned", site.as_str(), &now.to_string()]),
        at: now,
        fingerprint: [0; 32],
    };
    let carry = move |deed: &mut Deed<'_>| {
        let site = deed.site.id.clone();
        for shift in untold(deed.db, &site, deed.now)? {
            tell(deed, &shift)?;
        }
        Ok(Answer::default())
    };
    perform(house, &Actor::house(), site, &command, carry).await?;
    Ok(())
}

/// The shifts that have just begun with nobody there, and of which no leader knows yet.
fn untold(
    db: &mut Database,
    site: &SiteId,
    now: Milliseconds,
) -> anyhow::Result<Vec<PlannedShift>> {
    let span = (now - TOLD_WITHIN_MS, now + 1);
    let mut begun = store::planned_shift::between(db, site, span)?;
    if begun.is_empty() {
        return Ok(begun);
    }
    let leaves = store::leave::granted(db, site, span)?;
    begun.retain(|shift| {
        let there = shift.there(&leaves);
        there.first().is_none_or(|(from, _)| *from > shift.starts)
    });
    if begun.is_empty() {
        return Ok(begun);
    }
    // Where a colleague is on duty somebody is there.
    let on_duty = store::shift::on_duty(db, site)?;
    let mut manned = store::directory::teams(db, site)?;
    manned.retain(|team| on_duty.iter().any(|(who, _)| team.members.contains(who)));
    begun.retain(|shift| !manned.iter().any(|team| team.id == shift.team));
    if begun.is_empty() {
        return Ok(begun);
    }
    let leaders = store::account::holders(db, site, Role::TeamLeader)?;
    let mut untold = Vec::new();
    for shift in begun {
        let mut known = leaders.is_empty();
        for leader in &leaders {
            known |= store::notice::is_left(db, site, notice_id(&shift, *leader))?;
        }
        if !known {
            untold.push(shift);
        }
    }
    Ok(untold)
}

/// One for each leader, of whoever was to come and when: given to somebody else, or moved, a shift is another.
fn notice_id(shift: &PlannedShift, leader: AccountId) -> Uid {
    let parts = [
        "post-unmanned",
        &shift.id.to_string(),
        &shift.account.to_string(),
        &shift.starts.to_string(),
        &leader.to_string(),
    ];
    Uid::derived(&parts)
}

fn tell(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    let by = super::name_of(deed, shift.account)?;
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.into_iter().find(|team| team.id == shift.team);
    let post = team.map_or_else(String::new, |team| team.name);
    for leader in store::account::holders(deed.db, &deed.site.id, Role::TeamLeader)? {
        let notice = Notice {
            id: notice_id(shift, leader),
            account: leader,
            words: "post-unmanned".to_owned(),
            details: vec![
                ("by".to_owned(), by.clone()),
                ("post".to_owned(), post.clone()),
                ("at".to_owned(), shift.starts.to_string()),
            ],
            at: deed.now,
        };
        store::notice::leave(deed.db, &deed.site.id, &notice)?;
    }
    let entry = super::entry(deed, "post-unmanned", shift)?;
    deed.write(&entry)?;
    Ok(())
}
