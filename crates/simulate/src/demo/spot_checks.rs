//! The weeks before today, as far as spot checks go: every few days a leader looks at somebody, and it goes
//! better from week to week. One of those checked says something of it.

use anyhow::{Context, Result};
use app::spot_check::Asked;
use app::{House, Role};
use domain::spot_check::Score;

use crate::act::command;
use crate::building::Building;

/// How many weeks of days are told.
const DAYS: i64 = 28;
/// From this day on it goes better.
const BETTER_DAYS: i64 = 14;
/// What is noted where something was not done, and where it may go better.
const NOTES: [&str; 4] = [
    "高峰时靠在台面上",
    "接待时没有抬头",
    "笑容少，声音偏小",
    "经提醒已改正",
];
/// What somebody said of a check.
const SAID: &str = "当时正在帮来访人找材料，以后注意";

/// The score of an item: dice without a sum, so that every demo tells the same.
fn score(before: i64, place: usize, item: usize) -> Score {
    let roll = (before.unsigned_abs() as usize * 7 + place * 3 + item * 5) % 10;
    match (roll, before > BETTER_DAYS) {
        (0 | 1, true) => Score::Lacking,
        (2..=5, true) | (0 | 1, false) => Score::ToImprove,
        _ => Score::Good,
    }
}

/// What the leader of the building looked at, so many days before today.
pub(super) async fn tell(house: &House, building: &Building, before: i64) -> Result<()> {
    let date = building.civil(house.now()).date();
    if before > DAYS || before % 2 == 0 || !building.calendar.is_working(date) {
        return Ok(());
    }
    let leader = &building.first(Role::TeamLeader).actor;
    let site = &building.site.id;
    let page = app::spot_check::new_page(house, leader, site).await?;
    let page = page.context("the demo's leaders check")?;
    let (people, standard_version) = (page.people, page.standard_version);
    let some = (before.unsigned_abs() as usize) % people.len().max(1);
    for (place, person) in people.iter().cycle().skip(some).take(2).enumerate() {
        let turn = (before.unsigned_abs() as usize + place) % person.rules.len().max(1);
        let Some(rule) = person.rules.get(turn) else {
            continue;
        };
        let items = rule.items.iter().enumerate().map(|(item, _)| {
            let score = score(before, place, item);
            let note = match score {
                Score::Good => "",
                _ => NOTES[(item + some + place) % NOTES.len()],
            };
            (Some(score), note.to_owned())
        });
        let asked = Asked {
            account: person.staff.account,
            team: person.team.0,
            standard_version,
            rule: rule.id.clone(),
            items: items.collect(),
        };
        let name = format!("{before} {place}");
        let act = command(&["demo", "spot", site.as_str(), &name], house.now());
        let taken = app::spot_check::take(house, leader, site, &act, asked).await?;
        let worker = building.worker(person.staff.account);
        if place == 0
            && before % 5 == 0
            && let (Some(worker), Some(id)) = (worker, taken.subject)
        {
            let act = command(&["demo", "said", site.as_str(), &name], house.now());
            let (id, words) = (id.parse()?, SAID.to_owned());
            app::spot_check::answer(house, &worker.actor, site, &act, id, words).await?;
        }
    }
    Ok(())
}
