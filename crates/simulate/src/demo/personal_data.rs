//! What visitors asked about the data kept of them: one waits for an answer, one was refused, and the
//! leader has a register to fetch.

use anyhow::{Context, Result};
use app::personal_data::{Asking, AskingRegister, approve, ask, ask_register, refuse};
use app::{Command, House, Role};
use domain::access::Object;
use domain::personal_data::Kind;
use domain::{CommandId, PersonalDataRequestId};

use crate::building::Building;

/// Lets it be asked and answered at the building.
pub(super) async fn tell(house: &House, building: &Building) -> Result<()> {
    let site = &building.site.id;
    let leader = &building.first(Role::TeamLeader).actor;
    let manager = &building.first(Role::OwnersManager).actor;
    let command = |name: &str| Command {
        id: CommandId::derived(&["demo", "personal-data", site.as_str(), name]),
        at: house.now(),
        fingerprint: [0; 32],
    };
    let id = |name: &str| PersonalDataRequestId(command(name).id.0);
    let mut visits = building.content.visits.iter();
    let left = visits.find(|visit| visit.left.is_some());
    let left = left.context("somebody has left the demo's site")?;
    for (name, kind, identified) in [
        ("refused", Kind::Export, "called-back"),
        ("erase", Kind::Erase, "document-seen"),
        ("show", Kind::Show, "document-seen"),
    ] {
        let asking = Asking {
            kind,
            ground: kind.grounds()[0].to_owned(),
            identified: identified.to_owned(),
            telephone: left.telephone.clone(),
            document_number: String::new(),
            name: String::new(),
        };
        ask(house, leader, site, &command(name), asking).await?;
    }
    let day = domain::serving::instant(house.now());
    let zone = jiff::tz::TimeZone::get(&building.site.time_zone)?;
    let day = day.to_zoned_datetime(zone).date().to_string();
    let register = AskingRegister {
        ground: "inspection".to_owned(),
        from: day.clone(),
        until: day,
    };
    ask_register(house, leader, site, &command("register"), register).await?;
    let refused = (Object::PersonalDataRequest, id("refused"));
    let reason = "not-identified".to_owned();
    refuse(house, manager, site, &command("refusal"), refused, reason).await?;
    let given = (Object::RegisterExport, id("register"));
    approve(house, manager, site, &command("approval"), given).await?;
    Ok(())
}
