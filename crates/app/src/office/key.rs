//! The keys to leaders' offices, booked out and in, and missed.

use domain::access::{Action, Actor, Object, Reach, Role};
use domain::directory::{Room, Site};
use domain::office::{OfficeKey, key_is_missing};
use domain::{AccountId, CommandId, Milliseconds, Refusal, RoomId, SiteId, Uid};
use standards::Start;
use store::Database;

use super::ground::today;
use super::{by_the_house, entry, reaches};
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
            missed: None,
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

/// Somebody's own keys that are out: the office of each, and since when.
pub(crate) fn keys_of(
    db: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> anyhow::Result<Vec<(Room, Milliseconds)>> {
    let mut keys = store::office::keys_out(db, site)?;
    keys.retain(|key| key.holder_account == Some(account));
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let rooms = store::directory::rooms(db, site)?;
    let of = |key: &OfficeKey| rooms.iter().find(|room| room.id == key.room).cloned();
    let keys = keys.iter().filter_map(|key| Some((of(key)?, key.out)));
    Ok(keys.collect())
}

/// Whether a key is missed of an office whose window ends at `due`.
pub(super) fn is_missing(
    db: &mut Database,
    site: &SiteId,
    (key, due): (&OfficeKey, Milliseconds),
    (on_duty, now): (&[AccountId], Milliseconds),
) -> anyhow::Result<bool> {
    // Whoever was on no shift when they took it has none that could end.
    let gone = match key.holder_account {
        Some(account) if !on_duty.contains(&account) => {
            store::shift::ended_since(db, site, account, key.out)?
        }
        _ => false,
    };
    Ok(key_is_missing(key.out, due, !gone, now))
}

/// Tells whoever leads, once, that a key is missed: its holder went home with it, or it should have been back.
pub(super) async fn follow(house: &House, site: &SiteId) -> Result<(), Error> {
    let (owned, asked, now) = (house.clone(), site.clone(), house.now());
    // A turn that changes nothing must write nothing: it comes every second.
    let read = move |db: &mut Database| -> anyhow::Result<bool> {
        let Some(site) = store::site::find(db, &asked)? else {
            return Ok(false);
        };
        Ok(!newly_missed(db, &owned, &site, now)?.is_empty())
    };
    if !house.store().read(read).await? {
        return Ok(());
    }
    let command = Command {
        id: CommandId::derived(&["office-keys", site.as_str(), &now.to_string()]),
        at: now,
        fingerprint: [0; 32],
    };
    let carry = move |deed: &mut Deed<'_>| {
        let site = deed.site.clone();
        for key in newly_missed(deed.db, deed.house, &site, deed.now)? {
            tell_missed(deed, key)?;
        }
        Ok(Answer::default())
    };
    perform(house, &Actor::house(), site, &command, carry).await?;
    Ok(())
}

/// The keys that are missed and of which nobody was told yet.
fn newly_missed(
    db: &mut Database,
    house: &House,
    site: &Site,
    now: Milliseconds,
) -> anyhow::Result<Vec<OfficeKey>> {
    let mut keys = store::office::keys_out(db, &site.id)?;
    keys.retain(|key| key.missed.is_none());
    if keys.is_empty() {
        return Ok(keys);
    }
    let standard = house.standard(db, &site.id, site.standard_version)?;
    let (_, windows) = today(site, standard.rules(), now)?;
    let rooms = store::directory::rooms(db, &site.id)?;
    let on_duty = store::shift::on_duty(db, &site.id)?.into_iter();
    let on_duty: Vec<AccountId> = on_duty.map(|(account, _)| account).collect();
    let mut missed = Vec::new();
    for key in keys {
        let room = rooms.iter().find(|room| room.id == key.room);
        let window = room.and_then(|room| windows.get(&room.kind));
        // What is no office any more has no window to wait for.
        let due = window.map_or(key.out, |(_, due)| *due);
        if is_missing(db, &site.id, (&key, due), (&on_duty, now))? {
            missed.push(key);
        }
    }
    Ok(missed)
}

fn tell_missed(deed: &mut Deed<'_>, mut key: OfficeKey) -> Result<(), Error> {
    let office = deed.room(key.room)?;
    key.missed = Some(deed.now);
    store::office::change_key(deed.db, &deed.site.id, &key)?;
    for account in store::account::holders(deed.db, &deed.site.id, Role::TeamLeader)? {
        let (id, who) = (key.id.to_string(), account.to_string());
        let notice = store::notice::Notice {
            id: Uid::derived(&["office-key", &id, &who]),
            account,
            words: "key-missed".to_owned(),
            details: vec![
                ("number".to_owned(), office.number.clone()),
                ("name".to_owned(), office.name.clone()),
                ("holder".to_owned(), key.holder.clone()),
            ],
            at: deed.now,
        };
        store::notice::leave(deed.db, &deed.site.id, &notice)?;
    }
    let entry = entry(deed, "key-missed", &office, None).detail("holder", &key.holder);
    deed.write(&by_the_house(entry))?;
    Ok(())
}
