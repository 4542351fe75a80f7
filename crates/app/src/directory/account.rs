//! Whose account it is that somebody means by a name.

use domain::{AccountId, PersonId};
use store::visit::HostFound;

use crate::command::Deed;
use crate::error::Error;

/// The account of a person: the one that the directory says is theirs, else the only one of their
/// name, unless it is another's.
pub(crate) fn account_of(
    deed: &mut Deed<'_>,
    person: &HostFound,
) -> Result<Option<AccountId>, Error> {
    match person.account {
        Some(account) => Ok(Some(account)),
        None => only_of_name(deed, &person.name, Some(person.person)),
    }
}

/// The account of whom a name means: of the one person of the directory so named, else the only
/// account of that name. Of two namesakes it is neither's: told to nobody rather than to the wrong one.
pub(crate) fn account_named(deed: &mut Deed<'_>, name: &str) -> Result<Option<AccountId>, Error> {
    let mut found = store::visit::hosts_named(deed.db, &deed.site.id, name)?;
    found.retain(|person| person.name == name);
    match &found[..] {
        [] => only_of_name(deed, name, None),
        [one] => account_of(deed, one),
        [_, ..] => Ok(None),
    }
}

fn only_of_name(
    deed: &mut Deed<'_>,
    name: &str,
    person: Option<PersonId>,
) -> Result<Option<AccountId>, Error> {
    let site = deed.site.id.clone();
    let names = store::account::names(deed.db, &site)?;
    let mut alike = names.iter().filter(|(_, known)| known.trim() == name);
    let (Some((account, _)), None) = (alike.next(), alike.next()) else {
        return Ok(None);
    };
    let owner = store::directory::person_of_account(deed.db, &site, *account)?;
    Ok((owner.is_none() || owner == person).then_some(*account))
}
