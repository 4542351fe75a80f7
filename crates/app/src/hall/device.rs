//! Kiosks, hall screens and signs: devices that know one address and may do next to nothing.

use domain::access::{Action, Actor, Object};
use domain::{DeviceId, Refusal, SiteId};
use store::hall::Device;

use super::Wanted;
use crate::chance::secret;
use crate::command::{About, Answer, Command, check_unused, perform};
use crate::error::Error;
use crate::house::House;

/// How many devices a hall has at most.
const MOST: usize = 50;
/// The longest code of an address, in bytes.
pub(super) const CODE_BYTES_MAX: usize = 100;

/// Adds a device. Its kind is `kiosk`, `screen` or `sign` (a code on the wall for visitors' own
/// telephones).
///
/// # Errors
/// Refused where the kind or the name is unfit.
pub async fn add(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    kind: String,
    name: String,
) -> Result<Answer, Error> {
    let id = DeviceId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Configure)?;
        if !matches!(kind.as_str(), "kiosk" | "screen" | "sign") {
            return Err(Refusal::invalid("kind", "device-kind-unknown").into());
        }
        domain::text::check_filled("name", &name, 50)?;
        let known = store::hall::devices(deed.db, &deed.site.id)?;
        if known.len() >= MOST {
            return Err(Refusal::invalid("name", "hall-too-many")
                .with("most", MOST)
                .into());
        }
        check_unused(known.iter().any(|device| device.id == id))?;
        let device = Device {
            id,
            kind: kind.clone(),
            name: name.clone(),
            code: secret(deed.house.chance()),
            added: deed.now,
            added_by: deed.actor.name.clone(),
        };
        store::hall::add_device(deed.db, &deed.site.id, &device)?;
        let entry = deed.entry("device-added").detail("name", &name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Revokes a device: its address leads nowhere from then on.
///
/// # Errors
/// Refused where there is no such device.
pub async fn revoke(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: DeviceId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Configure)?;
        let known = store::hall::devices(deed.db, &deed.site.id)?;
        let device = known.into_iter().find(|device| device.id == id);
        let device = device.ok_or_else(|| Refusal::missing("device-unknown"))?;
        store::hall::revoke_device(deed.db, &deed.site.id, id, deed.now)?;
        let entry = deed.entry("device-revoked").detail("name", &device.name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The device of an address, with its site; `None` where nobody has such an address.
///
/// # Errors
/// When the database fails.
pub async fn of_code(house: &House, code: &str) -> Result<Option<(SiteId, Device)>, Error> {
    if !is_code(code) {
        return Ok(None);
    }
    let code = code.to_owned();
    let read = move |db: &mut store::Database| store::hall::device_of_code(db, &code);
    Ok(house.store().read(read).await?)
}

/// What no code can be is not asked for.
pub(crate) fn is_code(code: &str) -> bool {
    let lawful = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_');
    code.len() <= CODE_BYTES_MAX && code.chars().all(lawful)
}

/// Takes a ticket at a kiosk, or by the code of a sign.
///
/// # Errors
/// Refused where there is no such device.
pub async fn take(
    house: &House,
    code: &str,
    command: &Command,
    wanted: Wanted,
) -> Result<Answer, Error> {
    let (site, device) = of_code(house, code)
        .await?
        .filter(|(_, device)| device.kind != "screen")
        .ok_or_else(|| Refusal::missing("device-unknown"))?;
    let actor = Actor::at_a_kiosk(site.clone(), &device.name);
    super::take(house, &actor, &site, command, wanted).await
}
