//! The keys to leaders' offices, booked out and in.

use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Room;
use domain::office::OfficeKey;
use domain::{Refusal, RoomId, SiteId};
use standards::Start;

use super::{entry, reaches};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;

/// Books the key to an office out to the actor.
///
/// # Errors
/// Refused when somebody has it, and for a room that is no leader's office of theirs.
pub async fn take_key(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    room: RoomId,
) -> Result<Answer, Error> {
    let id = command.id.0;
    perform(house, actor, site, command, move |deed| {
        // Who had a key before whom is told by the house's clock.
        deed.at = deed.now;
        let office = office(deed, room)?;
        check_unused(store::office::find_key(deed.db, &deed.site.id, id)?.is_some())?;
        let out = store::office::keys_out(deed.db, &deed.site.id)?;
        if let Some(held) = out.iter().find(|key| key.room == room) {
            return Err(Refusal::conflict("key-is-out")
                .with("holder", &held.holder)
                .into());
        }
        let key = OfficeKey {
            id,
            room,
            holder: deed.actor.name.clone(),
            holder_account: deed.actor.account,
            out: deed.at,
            back: None,
            back_by: String::new(),
        };
        store::office::take_key(deed.db, &deed.site.id, &key)?;
        let entry = entry(deed, "key-out", &office, None);
        deed.write(&entry)?;
        Ok(Answer::about(room))
    })
    .await
}

/// Books the key to an office in; somebody else's, for whoever may. What was taken is given back, whatever became
/// of the room since.
///
/// # Errors
/// Refused when it is not out, when it is somebody else's, and for a room that is no leader's office of theirs.
pub async fn give_back_key(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    room: RoomId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::OfficeCleaning, Action::Do)?;
        let out = store::office::keys_out(deed.db, &deed.site.id)?;
        let found = out.into_iter().find(|key| key.room == room);
        let own = |key: &OfficeKey| {
            key.holder_account.is_some() && key.holder_account == deed.actor.account
        };
        let held = found.as_ref().map(|key| key.holder.clone());
        let may = found.as_ref().is_some_and(own)
            || deed.reach(Object::OfficeCleaning, Action::Edit).is_ok();
        let Some(mut key) = found.filter(|_| may) else {
            // What is no office of theirs tells nobody whose key is out.
            office(deed, room)?;
            let refusal = match held {
                Some(holder) => Refusal::conflict("key-of-another").with("holder", holder),
                None => Refusal::conflict("key-not-out"),
            };
            return Err(refusal.into());
        };
        let office = deed.room(room)?;
        // A key is never back before it was out, whatever a clock says.
        key.back = Some(deed.at.max(key.out));
        key.back_by.clone_from(&deed.actor.name);
        store::office::change_key(deed.db, &deed.site.id, &key)?;
        let entry = entry(deed, "key-in", &office, None).detail("holder", &key.holder);
        deed.write(&entry)?;
        Ok(Answer::about(room))
    })
    .await
}

/// The office, where its key is the actor's to take.
fn office(deed: &mut Deed<'_>, room: RoomId) -> Result<Room, Error> {
    let unknown = || Refusal::missing("office-unknown");
    let reach: Reach = deed.reach(Object::OfficeCleaning, Action::Do)?;
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    let found = rooms.into_iter().find(|one| one.id == room);
    let found = found.ok_or_else(unknown)?;
    let mut rules = standard.rules().iter();
    let is_office =
        rules.any(|rule| rule.starts == Start::OfficeFree && rule.place == found.kind.as_str());
    let site = deed.site.id.clone();
    if !is_office || !reaches(deed.db, deed.actor, &site, reach, &found)? {
        return Err(unknown().into());
    }
    Ok(found)
}
