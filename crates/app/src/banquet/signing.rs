//! Signing a banquet off (clause A3.3) is a duty of whoever may: it is brought to them when the table is over,
//! turns overdue, and is settled by the sign-off alone.

use domain::AccountId;
use domain::access::{Action, Object, Reach, Role, right};
use domain::banquet::Banquet;
use domain::duty::DutyRecord;
use domain::subject::Register;
use domain::{PersonId, Refusal};
use standards::{Rule, Start};

use super::subject;
use crate::command::Deed;
use crate::error::Error;
use crate::subject::{Begun, Places, begin_round};

/// Asks for the sign-off when the banquet is over, or moves what was asked for.
pub(super) fn ask(deed: &mut Deed<'_>, banquet: &Banquet) -> Result<(), Error> {
    let signer = signer(deed, banquet)?;
    let begun = Begun {
        subject: subject(banquet),
        room: banquet.room,
        at: banquet.ends,
        agreed: None,
        assignee: signer,
    };
    let places = Places::read(deed)?;
    for id in begin_round(deed, &places, (Start::BanquetOver, &begun), (1, None))? {
        let Some(mut duty) = store::duty::find(deed.db, &deed.site.id, id)? else {
            continue;
        };
        if duty.duty.outcome.is_none() {
            // It belongs to no team: who serves at table has no say in what it came to.
            (duty.team, duty.assignee) = (None, signer);
            store::duty::change(deed.db, &deed.site.id, &duty)?;
        }
    }
    Ok(())
}

/// Who signs a banquet off: who booked it, or its host, where they may; else whoever may sign for all.
fn signer(deed: &mut Deed<'_>, banquet: &Banquet) -> Result<Option<AccountId>, Error> {
    let host: Vec<PersonId> = banquet.host.into_iter().collect();
    let hosts = store::directory::persons(deed.db, &deed.site.id, &host)?;
    let host = hosts.iter().find_map(|row| row.particulars.account);
    let own = [banquet.booked_account, host];
    let mut for_all = None;
    for role in Role::ALL {
        let Some(right) = right(role, Object::Banquet, Action::Approve) else {
            continue;
        };
        let fit = store::account::holders(deed.db, &deed.site.id, role)?;
        if let Some(one) = own.into_iter().flatten().find(|one| fit.contains(one)) {
            return Ok(Some(one));
        }
        if right.reach == Reach::Site {
            for_all = for_all.or(fit.first().copied());
        }
    }
    Ok(for_all)
}

/// Whether a duty is a banquet's sign-off: it belongs to whoever signs, and to no team.
pub(crate) fn is_sign_off(duty: &DutyRecord) -> bool {
    let about = duty.subject.map(|about| about.register);
    about == Some(Register::Banquet) && duty.team.is_none()
}

/// A banquet is signed off with what it came to, never by a tap.
pub(crate) fn keep_for_the_register(duty: &DutyRecord, rule: &Rule) -> Result<(), Refusal> {
    match duty.subject {
        Some(about) if rule.starts == Start::BanquetOver => {
            Err(Refusal::conflict("banquet-settles").with("number", about.number))
        }
        _ => Ok(()),
    }
}
