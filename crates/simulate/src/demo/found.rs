//! What was found at the demo's sites the evening before, put away, and looked for by somebody who called.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::found_item::{Act, After, NewItem};
use app::{House, Role};
use domain::found_item::lost::{Loss, Told};
use domain::found_item::{Finding, Kind, Said, Step};
use domain::{FoundItemId, Milliseconds};

use crate::act::command;
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;

/// What it is, what it looks like, where it lay.
type Found = (Kind, &'static str, &'static str);

const AT_THE_BUREAU: [Found; 2] = [
    (Kind::Umbrella, "黑色长柄雨伞", "衣帽架"),
    (Kind::Document, "蓝色卡套的银行卡", "第二排桌面"),
];
const AT_THE_COURT: [Found; 2] = [
    (Kind::Umbrella, "格子折叠伞", "等候区座椅下"),
    (Kind::Document, "红色封皮的户口簿", "填单台"),
];
const SHELF: &str = "前台 2 号柜";

/// Tells what was found the evening before the story begins.
pub(super) async fn tell(
    house: &House,
    clock: &SetClock,
    building: &Building,
    evening: Milliseconds,
) -> Result<()> {
    let site = &building.site.id;
    let attendant = &building.first(Role::Attendant).actor;
    let desk = building.first(Role::Receptionist);
    let (number, found, missed) = match building.place {
        Place::Bureau => ("701", AT_THE_BUREAU, "长柄雨伞"),
        Place::Court => ("大厅", AT_THE_COURT, "折叠雨伞"),
    };
    let room = building.room(number).context("the room is there")?.id;
    for (minute, (kind, description, spot)) in (0..).zip(found) {
        let at = evening + minute * MINUTE_MS;
        clock.set(at);
        let act = |what: &str| command(&["demo", "found", site.as_str(), what, kind.word()], at);
        let new = NewItem {
            finding: Finding {
                kind,
                description: description.to_owned(),
                room: Some(room),
                spot: spot.to_owned(),
                found: at - 5 * MINUTE_MS,
            },
            after: After::Nothing,
            visit: None,
            duty: None,
        };
        let taken = act("take-down");
        let done = app::found_item::take_down(house, attendant, site, &taken, new, None).await?;
        let id: FoundItemId = done.subject.context("a thing has an id")?.parse()?;
        let stored = Act {
            said: Said {
                shelf: SHELF.to_owned(),
                witness: Some(desk.account),
                ..Said::default()
            },
            ..Act::default()
        };
        let next = (id, Step::Store);
        app::found_item::step(house, attendant, site, &act("store"), next, stored).await?;
    }
    let at = evening + 10 * MINUTE_MS;
    clock.set(at);
    let loss = Loss {
        kind: Kind::Umbrella,
        told: Told {
            description: missed.to_owned(),
            name: "周建华".to_owned(),
            telephone: "13805710000".to_owned(),
        },
        room: Some(room),
        spot: String::new(),
        from: at - 8 * 60 * MINUTE_MS,
        until: at - 10 * MINUTE_MS,
    };
    let asked = command(&["demo", "lost", site.as_str(), "umbrella"], at);
    app::found_item::lost::take(house, &desk.actor, site, &asked, loss).await?;
    Ok(())
}
