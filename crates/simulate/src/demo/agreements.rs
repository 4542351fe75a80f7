//! The owner's office of the demo has confirmed in the morning what the meetings of the next hours ask for;
//! those after that, and what changes since, are left for the visitor.

use anyhow::{Context, Result};
use app::{House, Role};
use domain::Milliseconds;

use crate::act::command;
use crate::building::Building;
use crate::day::MINUTE_MS;

/// Until how long after now meetings are confirmed.
const AHEAD_MS: Milliseconds = 2 * 60 * MINUTE_MS;

/// Whoever manages for the owner confirms what begins soon after `now`.
pub(super) async fn agree(house: &House, building: &Building, now: Milliseconds) -> Result<()> {
    let (manager, site) = (
        &building.first(Role::OwnersManager).actor,
        &building.site.id,
    );
    let awaited = app::agreement::awaited(house, manager, site).await?;
    let awaited = awaited.context("the owner's office sees what waits")?;
    for view in awaited.meetings {
        let (id, revision) = (view.meeting.id, view.meeting.revision);
        if view.meeting.requirement.starts >= now + AHEAD_MS {
            continue;
        }
        let parts = ["demo", "agree", site.as_str(), &id.to_string()];
        let command = command(&parts, house.now());
        app::agreement::agree(house, manager, site, &command, id, revision)
            .await
            .with_context(|| format!("confirming {id} at {site}"))?;
    }
    Ok(())
}
