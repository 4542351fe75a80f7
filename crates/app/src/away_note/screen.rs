//! The screens at the doors of teams' offices: each knows one address, and shows nothing but the note.

use domain::access::{Action, Actor, Object};
use domain::{DeviceId, Milliseconds, Refusal, SiteId, TeamId};
use store::Database;
use store::away::DoorScreen;

use crate::chance::secret;
use crate::command::{About, Answer, Command, check_unused, perform};
use crate::error::Error;
use crate::hall::device::is_code;
use crate::house::House;

/// How many screens a site has at most.
const MOST: usize = 50;
/// How often it is written down that a screen asked, at most.
const NOTE_MS: Milliseconds = 30_000;

/// Puts a screen at the door of a team's office.
///
/// # Errors
/// Refused to whoever may not, and where the team or the name is unfit.
pub async fn add_screen(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (team, name): (TeamId, String),
) -> Result<Answer, Error> {
    let id = DeviceId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AwayNote, Action::Create)?;
        domain::text::check_filled("name", &name, 50)?;
        let teams = store::directory::teams(deed.db, &deed.site.id)?;
        if !teams.iter().any(|known| known.id == team) {
            return Err(Refusal::invalid("team", "team-unknown").into());
        }
        let known = store::away::screens(deed.db, &deed.site.id)?;
        if known.len() >= MOST {
            return Err(Refusal::invalid("name", "hall-too-many")
                .with("most", MOST)
                .into());
        }
        check_unused(store::away::knows_screen(deed.db, &deed.site.id, id)?)?;
        let screen = DoorScreen {
            id,
            team,
            name: name.trim().to_owned(),
            code: secret(deed.house.chance()),
            added: deed.now,
            added_by: deed.actor.name.clone(),
            asked: None,
        };
        store::away::add_screen(deed.db, &deed.site.id, &screen)?;
        let entry = deed.entry("door-screen-added").detail("name", &screen.name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Revokes a screen: its address leads nowhere from then on.
///
/// # Errors
/// Refused where there is no such screen.
pub async fn revoke_screen(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: DeviceId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AwayNote, Action::Edit)?;
        let known = store::away::screens(deed.db, &deed.site.id)?;
        let screen = known.into_iter().find(|screen| screen.id == id);
        let screen = screen.ok_or_else(|| Refusal::missing("device-unknown"))?;
        store::away::revoke_screen(deed.db, &deed.site.id, id, deed.now)?;
        let entry = deed
            .entry("door-screen-revoked")
            .detail("name", &screen.name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The screen of an address, with its site; `None` where nobody has such an address.
pub(super) async fn of_code(
    house: &House,
    code: &str,
) -> Result<Option<(SiteId, DoorScreen)>, Error> {
    if !is_code(code) {
        return Ok(None);
    }
    let code = code.to_owned();
    let read = move |db: &mut Database| store::away::screen_of_code(db, &code);
    Ok(house.store().read(read).await?)
}

/// Notes that the screen of an address asked for what to show: while it does, it shows the note. It is no act,
/// and has no journal entry.
///
/// # Errors
/// When the database fails.
pub async fn heard_of(house: &House, code: &str) -> Result<(), Error> {
    let Some((site, screen)) = of_code(house, code).await? else {
        return Ok(());
    };
    let now = house.now();
    let noted = |asked: Milliseconds| (0..NOTE_MS).contains(&(now - asked));
    if screen.asked.is_some_and(noted) {
        return Ok(());
    }
    let of = site.clone();
    let note = move |db: &mut Database| -> Result<(), Error> {
        Ok(store::away::note_asked(db, &of, screen.id, now)?)
    };
    Ok(house.store().write(Some(&site), note).await?)
}
