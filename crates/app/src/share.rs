//! Evenness when somebody comes on duty: whoever was first does not keep the whole day.
//!
//! Only what has not begun moves, and a meeting moves whole, so that it keeps one face. What a
//! leader gave to somebody stays with them.

use std::collections::BTreeMap;

use domain::AccountId;
use domain::duty::DutyRecord;
use standards::DutyState;

use crate::command::Deed;
use crate::error::Error;
use crate::giving::write_given;

/// What moves together: the duties of one meeting, or a duty of the day by itself.
struct Share {
    holder: AccountId,
    duties: Vec<DutyRecord>,
}

/// Gives `newcomer` a fair share of the day's duties that their colleagues have not begun.
pub(crate) fn share_with(deed: &mut Deed<'_>, newcomer: AccountId, day: &str) -> Result<(), Error> {
    let team_mates = team_mates(deed, newcomer)?;
    let duties = store::duty::of_day(deed.db, &deed.site.id, day)?;
    let mut loads: BTreeMap<AccountId, usize> = BTreeMap::new();
    for duty in duties.iter().filter(|duty| duty.duty.outcome.is_none()) {
        if let Some(holder) = duty.assignee {
            *loads.entry(holder).or_default() += 1;
        }
    }
    let mut moved = 0;
    for share in movable(deed, duties)? {
        let own = loads.get(&newcomer).copied().unwrap_or(0);
        let theirs = loads.get(&share.holder).copied().unwrap_or(0);
        let size = share.duties.len();
        let all_teams = share
            .duties
            .iter()
            .all(|duty| team_mates.iter().any(|(team, _)| Some(*team) == duty.team));
        let mate = team_mates
            .iter()
            .any(|(_, members)| members.contains(&share.holder));
        // It moves only where that leaves the two nearer to each other than they were.
        if share.holder == newcomer || !mate || !all_teams || own + size > theirs - size {
            continue;
        }
        for mut duty in share.duties {
            duty.assignee = Some(newcomer);
            store::duty::change(deed.db, &deed.site.id, &duty)?;
        }
        loads.insert(newcomer, own + size);
        loads.insert(share.holder, theirs - size);
        moved += size;
    }
    if moved > 0 {
        write_given(deed, newcomer, moved as u32)?;
    }
    Ok(())
}

fn team_mates(
    deed: &mut Deed<'_>,
    newcomer: AccountId,
) -> Result<Vec<(domain::TeamId, Vec<AccountId>)>, Error> {
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    Ok(teams
        .into_iter()
        .filter(|team| team.members.contains(&newcomer))
        .map(|team| (team.id, team.members))
        .collect())
}

/// What may move, the latest first: what is soonest is best known to whoever has it.
fn movable(deed: &mut Deed<'_>, duties: Vec<DutyRecord>) -> Result<Vec<Share>, Error> {
    let now = domain::serving::instant(deed.now);
    let mut groups: BTreeMap<String, Vec<DutyRecord>> = BTreeMap::new();
    for duty in duties.into_iter().filter(|duty| !duty.is_personal()) {
        let group = duty
            .meeting
            .map_or_else(|| duty.id.to_string(), |id| id.to_string());
        groups.entry(group).or_default().push(duty);
    }
    let mut shares = Vec::new();
    for duties in groups.into_values() {
        let Some(holder) = duties.first().and_then(|duty| duty.assignee) else {
            continue;
        };
        let untouched = duties.iter().all(|duty| {
            duty.assignee == Some(holder) && duty.duty.state(now) == DutyState::Planned
        });
        if untouched && !any_given_by_hand(deed, &duties)? {
            shares.push(Share { holder, duties });
        }
    }
    shares.sort_by_key(|share| {
        std::cmp::Reverse(share.duties.iter().map(|duty| duty.duty.opens).min())
    });
    Ok(shares)
}

fn any_given_by_hand(deed: &mut Deed<'_>, duties: &[DutyRecord]) -> Result<bool, Error> {
    for duty in duties {
        if store::journal::tells(deed.db, &deed.site.id, duty.id, "duty-assigned")? {
            return Ok(true);
        }
    }
    Ok(false)
}
