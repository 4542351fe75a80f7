//! The one tap of whoever goes out and comes back without a duty that would tell of it.

use domain::access::{Action, Actor, Object};
use domain::away::{AwayWord, Said, check_out};
use domain::{AccountId, Milliseconds, Refusal, SiteId};

use super::follow;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// Says that the actor goes out: where, and back when.
///
/// # Errors
/// Refused to whoever may not or is not on duty, where the place is unfit, and where they would be back before
/// they go or after any shift.
pub async fn go_out(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (place, back): (String, Milliseconds),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let account = on_duty(deed)?;
        check_out(&place, back, deed.at)?;
        let said = Said::Out {
            place: place.trim().to_owned(),
            back,
        };
        let civil = domain::serving::instant(back).to_zoned_datetime(deed.zone.clone());
        let entry = deed
            .entry("went-out")
            .detail("back", civil.strftime("%H:%M"));
        deed.write(&entry)?;
        say(deed, account, said)
    })
    .await
}

/// Says that the actor is back in the office.
///
/// # Errors
/// Refused to whoever may not or is not on duty.
pub async fn come_back(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let account = on_duty(deed)?;
        let entry = deed.entry("came-back");
        deed.write(&entry)?;
        say(deed, account, Said::In)
    })
    .await
}

/// The actor's account, if they are on duty. Whoever says something by a clock that stands wrong says it after
/// they came.
fn on_duty(deed: &mut Deed<'_>) -> Result<AccountId, Error> {
    deed.reach(Object::AwayNote, Action::Do)?;
    let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
    let mut own = on_duty.into_iter();
    let found = own.find(|(who, _)| Some(*who) == deed.actor.account);
    let (account, since) = found.ok_or_else(|| Refusal::conflict("away-not-on-duty"))?;
    deed.at = deed.at.max(since);
    Ok(account)
}

/// Keeps the word, unless a later one is known, and does what follows.
fn say(deed: &mut Deed<'_>, account: AccountId, said: Said) -> Result<Answer, Error> {
    let words = store::away::words(deed.db, &deed.site.id)?;
    let known = words.iter().find(|word| word.account == account);
    if known.is_none_or(|known| known.at <= deed.at) {
        let word = AwayWord {
            account,
            at: deed.at,
            said,
        };
        store::away::put_word(deed.db, &deed.site.id, &word)?;
    }
    follow(deed)?;
    Ok(Answer::about(account))
}
