//! Where the leaders of the demo's sites are, as their receptionists have heard this morning.

use anyhow::Result;
use app::{House, Role};
use domain::Milliseconds;
use domain::presence::{Presence, Whereabouts};

use crate::act::command;
use crate::building::{Building, Place};

const MINUTE_MS: Milliseconds = 60_000;

/// Says where those leaders are of whom something is known.
///
/// # Errors
/// When the house refuses.
pub(super) async fn say(house: &House, building: &Building) -> Result<()> {
    let desk = &building.first(Role::Receptionist).actor;
    let now = house.now();
    let leaders: Vec<_> = building
        .people
        .iter()
        .filter(|person| person.precedence.is_some())
        .collect();
    let [meets_in, travels_to, is_out_at] = match building.place {
        Place::Court => ["八层审委会会议室", "省高院", "市委大楼"],
        Place::Bureau => ["七层党组会议室", "大桥工地", "市政府"],
    };
    let known = [
        (Whereabouts::AtPost, None, ""),
        (Whereabouts::InMeeting, Some(80), meets_in),
        (Whereabouts::Travelling, Some(2 * 24 * 60), travels_to),
        (Whereabouts::AtPost, None, ""),
        (Whereabouts::BrieflyAway, Some(1), ""),
        (Whereabouts::OutOnBusiness, Some(200), is_out_at),
        (Whereabouts::OnLeave, Some(24 * 60), ""),
    ];
    for (leader, (whereabouts, minutes, note)) in leaders.iter().zip(known) {
        let said = Presence {
            whereabouts,
            back_at: minutes.map(|minutes| now + minutes * MINUTE_MS),
            note: note.to_owned(),
        };
        let site = &building.site.id;
        let id = command(&["presence", site.as_str(), &leader.name], now);
        app::directory::say_presence(house, desk, site, &id, leader.id, said).await?;
    }
    Ok(())
}
