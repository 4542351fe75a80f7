//! Going on duty and off it. Duties go to who is on duty, so both move duties.

use domain::access::{Action, Actor, Object};
use domain::{AccountId, SiteId};

use crate::command::{Answer, Command, Deed, Notice, perform};
use crate::error::Error;
use crate::giving::distribute;
use crate::house::House;
use crate::share::share_with;

/// Goes on duty; the day's duties that nobody has are given out, and colleagues share theirs.
///
/// # Errors
/// Refused to whoever has no shifts at the site.
pub async fn start(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, |deed| {
        deed.reach(Object::Shift, Action::Do)?;
        let Some(account) = deed.actor.account else {
            return Ok(Answer::default());
        };
        let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
        if on_duty.iter().any(|(who, _)| *who == account) {
            let notice = Notice {
                key: "already-on-duty".to_owned(),
                arguments: Vec::new(),
            };
            return Ok(Answer {
                notice: Some(notice),
                ..Answer::about(account)
            });
        }
        // Whoever is planned takes the post with the check that the standard asks for.
        crate::roster::check_in(deed, account)?;
        begin(deed, account)?;
        Ok(Answer::about(account))
    })
    .await
}

/// Begins the actor's shift, unless it goes on already.
pub(crate) fn begin(deed: &mut Deed<'_>, account: AccountId) -> Result<(), Error> {
    let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
    if on_duty.iter().any(|(who, _)| *who == account) {
        return Ok(());
    }
    // Each shift of a person has a start of its own, however quick the thumb.
    if let Some(last) = store::shift::last_start(deed.db, &deed.site.id, account)? {
        deed.at = deed.at.max(last + 1);
    }
    store::shift::start(deed.db, &deed.site.id, account, deed.at)?;
    let entry = deed.entry("shift-started");
    deed.write(&entry)?;
    let today = deed.day_of(deed.now);
    distribute(deed, &today)?;
    share_with(deed, account, &today)?;
    crate::hand_over::ask_whoever_comes(deed, account)?;
    Ok(())
}

/// Goes off duty; what is still to be done goes to who stays.
///
/// # Errors
/// Refused to whoever has no shifts at the site, and from a planned shift that was not handed over (clause C2.9).
pub async fn end(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, |deed| {
        deed.reach(Object::Shift, Action::Do)?;
        let Some(account) = deed.actor.account else {
            return Ok(Answer::default());
        };
        crate::hand_over::check_made(deed, account)?;
        if !leave(deed, account)? {
            let notice = Notice {
                key: "already-off-duty".to_owned(),
                arguments: Vec::new(),
            };
            return Ok(Answer {
                notice: Some(notice),
                ..Answer::about(account)
            });
        }
        Ok(Answer::about(account))
    })
    .await
}

/// Ends somebody's shift; whether there was one. What is still to be done goes to who stays.
pub(crate) fn leave(deed: &mut Deed<'_>, account: AccountId) -> Result<bool, Error> {
    // Whoever goes off duty by a clock that stands wrong goes after they came.
    let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
    if let Some((_, since)) = on_duty.iter().find(|(who, _)| *who == account) {
        deed.at = deed.at.max(*since);
    }
    if !store::shift::end(deed.db, &deed.site.id, account, deed.at)? {
        return Ok(false);
    }
    for mut duty in store::duty::unsettled_of(deed.db, &deed.site.id, account)? {
        // What was assigned to them stays theirs: they read it back in their own words.
        if crate::assigned_matter::is_about_one(&duty) {
            continue;
        }
        // So does the check before their own next shift.
        if duty.is_personal() || crate::banquet::is_sign_off(&duty) {
            continue;
        }
        // And what they found, where their team is not the one that would get it.
        if crate::found_item::stays_with(deed, &duty, account)? {
            continue;
        }
        duty.assignee = crate::case::at_shift_end(deed, &duty, account)?;
        store::duty::change(deed.db, &deed.site.id, &duty)?;
    }
    crate::away_note::end_shift(deed, account)?;
    crate::roster::note_left(deed, account)?;
    let entry = deed.entry("shift-ended");
    deed.write(&entry)?;
    let today = deed.day_of(deed.now);
    distribute(deed, &today)?;
    Ok(true)
}
